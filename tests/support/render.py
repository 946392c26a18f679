"""Reports on results, written as a whole; what is written keeps to its schema."""

from collections.abc import Iterable, Mapping

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.cli.delivery import Sink, SortedReport
from htp.cli.options import CheckFormat, Order
from htp.reports.canvas import Canvas
from htp.reports.csv_report import CsvReport
from htp.reports.formats import report_on_companies
from htp.reports.json_lines_report import JsonLinesReport
from htp.reports.json_report import JsonReport
from htp.reports.report import Report
from htp.rulebook.model import Rulebook
from support.schema_checks import hold

_FORMATS: Mapping[type[Report], CheckFormat] = {
    JsonReport: CheckFormat.JSON,
    JsonLinesReport: CheckFormat.JSONL,
    CsvReport: CheckFormat.CSV,
}


def table_report(rulebook: Rulebook, canvas: Canvas = Canvas()) -> Report:  # noqa: B008 - a value that never changes
    """The report on companies that a terminal shows."""
    return report_on_companies("table", rulebook, "1", canvas)


def whole(report: Report, results: Iterable[Result], order: Order = Order.INPUT) -> str:
    """The text of the report; its entries in that order."""
    texts: list[str] = []
    sorted_report, portfolio = SortedReport(report, order), Portfolio()
    sink = Sink(sorted_report, texts.append)
    for each in results:
        portfolio.take(each)
        sink.take([sorted_report.entry(each)])
    sink.close(portfolio)
    text = "".join(texts)
    hold(_FORMATS.get(type(report), CheckFormat.TABLE), text)
    return text
