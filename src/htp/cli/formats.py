"""The formats of `htp check`, and the order in which each of them usually has the companies."""

from htp import __version__
from htp.cli.options import CheckFormat, Order
from htp.cli.streams import ColorChoice
from htp.reports.canvas import Canvas
from htp.reports.formats import FORMAT_BY_NAME, report_on_companies
from htp.reports.report import Report
from htp.rulebook.model import Rulebook


def report_for(format_: CheckFormat, rulebook: Rulebook, color: ColorChoice | None) -> Report:
    """An empty report of that format; without a choice of colour it is for a file, the same whatever the terminal."""
    from htp.cli.canvas import canvas_for

    canvas = Canvas() if color is None else canvas_for(color)
    return report_on_companies(format_, rulebook, __version__, canvas)


def usual_order(format_: CheckFormat) -> Order:
    """A person wants to see first what needs work; a program gets the results as they come."""
    return Order.INPUT if FORMAT_BY_NAME[format_].draw is None else Order.WORK
