"""The formats of `htp check`, and the order in which each of them usually has the companies."""

from shlex import quote

from htp import __version__
from htp.cli.options import CheckFormat, InputOptions, Order
from htp.cli.streams import ColorChoice
from htp.reports.canvas import Canvas
from htp.reports.formats import FORMAT_BY_NAME, report_on_companies
from htp.reports.report import Report, Typed
from htp.rulebook.model import Rulebook


def report_for(format_: CheckFormat, rulebook: Rulebook, color: ColorChoice | None, typed: Typed | None) -> Report:
    """An empty report of that format; without a choice of colour it is for a file, the same whatever the terminal.

    `typed` asks for one company on one screen.
    """
    from htp.cli.canvas import canvas_for

    canvas = Canvas() if color is None else canvas_for(color)
    return report_on_companies(format_, rulebook, __version__, canvas, typed)


def typed_in(request: InputOptions) -> Typed:
    """How the program was called, so that another command can be given the same."""
    options = [("--client", request.client)] if request.client else []
    options += [("--set", each) for each in request.facts or ()]
    options += [("--as-of", request.as_of.date().isoformat())] if request.as_of else []
    options += [("--rulebook", str(request.rulebook_file))] if request.rulebook_file else []
    options += [("--reading", each) for each in request.readings or ()]
    options += [("--encoding", request.encoding)] if request.encoding else []
    written = tuple(f"{name} {quote(value)}" for name, value in options)
    return Typed(" ".join(map(quote, request.paths)), written, tuple(request.facts or ()))


def usual_order(format_: CheckFormat) -> Order:
    """A person wants to see first what needs work; a program gets the results as they come."""
    return Order.INPUT if FORMAT_BY_NAME[format_].draw is None else Order.WORK
