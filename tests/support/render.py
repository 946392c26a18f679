"""A report on some results as it is written when all of them have been judged; it keeps to its schema."""

from collections.abc import Iterable, Mapping

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.cli.delivery import Sink, SortedReport
from htp.cli.options import CheckFormat, Order
from htp.reports.csv_report import CsvReport
from htp.reports.json_lines_report import JsonLinesReport
from htp.reports.json_report import JsonReport
from htp.reports.report import Report
from support.schema_checks import hold

_FORMATS: Mapping[type[Report], CheckFormat] = {
    JsonReport: CheckFormat.JSON,
    JsonLinesReport: CheckFormat.JSONL,
    CsvReport: CheckFormat.CSV,
}


def whole(report: Report, results: Iterable[Result], order: Order = Order.INPUT) -> str:
    """The text of the report; its entries in that order."""
    texts: list[str] = []
    ordered, portfolio = SortedReport(report, order), Portfolio()
    destination = Sink(ordered, texts.append)
    for each in results:
        portfolio.take(each)
        destination.take([ordered.prepared(each)])
    destination.close(portfolio)
    text = "".join(texts)
    hold(_FORMATS.get(type(report), CheckFormat.TABLE), text)
    return text
