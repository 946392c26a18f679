"""The formats of `htp check`, and the order in which each of them usually has the companies."""

from collections.abc import Iterable
from shlex import quote

from htp import __version__
from htp.cli.options import CheckFormat, InputOptions, Order, RulesOptions, options_given
from htp.cli.streams import ColorChoice
from htp.reports.canvas import Canvas
from htp.reports.formats import FORMAT_BY_NAME, report_on_companies
from htp.reports.provenance import Given, Provenance, as_typed
from htp.reports.report import Report, Typed
from htp.rulebook.model import Rulebook


def report_for(
    format_: CheckFormat,
    rulebook: Rulebook,
    color: ColorChoice | None,
    typed: Typed | None,
    provenance: Provenance | None,
) -> Report:
    """An empty report of that format; without a choice of colour it is for a file, the same whatever the terminal.

    `typed` asks for one company on one screen.
    """
    from htp.cli.canvas import canvas_for

    canvas = Canvas() if color is None else canvas_for(color)
    return report_on_companies(format_, rulebook, __version__, canvas, typed, provenance)


def typed_in(request: InputOptions) -> Typed:
    """How the program was called, so that another command can be given the same."""
    written = tuple(map(as_typed, options_given(request, InputOptions, RulesOptions)))
    return Typed(" ".join(map(quote, request.paths)), written)


def provenance_of(command: str, request: InputOptions, rulebook: Rulebook, own_options: Iterable[Given]) -> Provenance:
    """What a report of that command is made from; `own_options` are those of the command that it depends on too."""
    from htp.rulebook.loader import shipped_sha256

    options = (*options_given(request, InputOptions, RulesOptions), *own_options)
    overlay = rulebook.overlay
    return Provenance(command, tuple(request.paths), options, shipped_sha256(), overlay and overlay.sha256)


def usual_order(format_: CheckFormat) -> Order:
    """A person wants to see first what needs work; a program gets the results as they come."""
    return Order.INPUT if FORMAT_BY_NAME[format_].draw is None else Order.WORK
