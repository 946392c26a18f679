"""An answer on standard output, in the format that was asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from htp.cli.language_choice import languages_to_go_on
from htp.cli.options import Format, InputOptions, RulesOptions, options_given
from htp.cli.streams import ColorChoice, write_answer, write_data
from htp.rulebook.model import Rulebook

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks
    from htp.reports.report import Typed


_SUPPOSING = ("--set", "--if")


def write_in_format(
    format_: Format,
    color: ColorChoice,
    rulebook: Rulebook,
    json: Callable[[], str],
    blocks: "Callable[[], Blocks]",
    *,
    is_paged: bool = False,
) -> None:
    """Only what the format needs is made, and imported; `is_paged` is for a long answer at a terminal."""
    if format_ is Format.JSON:
        write_data(json())
        return
    from htp.cli.canvas import canvas_for
    from htp.reports.formats import drawn

    canvas = canvas_for(color)
    text = drawn(format_, blocks(), rulebook, canvas)
    if is_paged and format_ is Format.TABLE:
        from htp.cli.pager import write_paged

        write_paged(text, canvas.height)
    else:
        write_answer(text)


def typed_in(request: InputOptions, most: int | None = None) -> "Typed":
    """How the program was called, so that another command can be given the same; `most` companies fit its answer."""
    from shlex import quote

    from htp.reports.provenance import as_typed
    from htp.reports.report import Typed

    given = options_given(request, InputOptions, RulesOptions)
    supposed = tuple(as_typed(each) for each in given if each[0] in _SUPPOSING)
    others = tuple(as_typed(each) for each in given if each[0] not in _SUPPOSING)
    named, of_page = languages_to_go_on(request.lang)
    return Typed(" ".join(map(quote, request.paths)), (*others, *named), supposed, most, of_page)
