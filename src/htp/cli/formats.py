"""The formats of `htp check`: one line each, and nothing imported but what the format asked for needs."""

from collections.abc import Callable, Mapping

from htp import __version__
from htp.cli.options import CheckFormat, Order
from htp.cli.streams import ColorChoice
from htp.reports.report import Report
from htp.rulebook.model import Rulebook


def report_for(format_: CheckFormat, rulebook: Rulebook, color: ColorChoice | None) -> Report:
    """An empty report of that format; without a choice of colour it is for a file, the same whatever the terminal."""
    return FORMATS[format_](rulebook, color)


def usual_order(format_: CheckFormat) -> Order:
    """A person wants to see first what needs work; a program gets the results as they come."""
    return Order.WORK if format_ is CheckFormat.TABLE else Order.INPUT


def _table(rulebook: Rulebook, color: ColorChoice | None) -> Report:
    from htp.cli.canvas import canvas_for
    from htp.reports.drawing import Canvas
    from htp.reports.table_report import TableReport

    return TableReport(rulebook, Canvas() if color is None else canvas_for(color))


def _json(rulebook: Rulebook, _: ColorChoice | None) -> Report:
    from htp.reports.json_report import JsonReport

    return JsonReport(rulebook, __version__)


def _json_lines(rulebook: Rulebook, _: ColorChoice | None) -> Report:
    from htp.reports.json_lines_report import JsonLinesReport

    return JsonLinesReport(rulebook, __version__)


def _csv(rulebook: Rulebook, _: ColorChoice | None) -> Report:
    from htp.reports.csv_report import CsvReport

    return CsvReport(rulebook)


FORMATS: Mapping[CheckFormat, Callable[[Rulebook, ColorChoice | None], Report]] = {
    CheckFormat.TABLE: _table,
    CheckFormat.JSON: _json,
    CheckFormat.JSONL: _json_lines,
    CheckFormat.CSV: _csv,
}
