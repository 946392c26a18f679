"""An answer on standard output, in the format that was asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from htp.cli.options import Format
from htp.cli.streams import ColorChoice, write_answer, write_data
from htp.rulebook.model import Rulebook

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


def write_in_format(
    format_: Format, color: ColorChoice, rulebook: Rulebook, json: Callable[[], str], blocks: "Callable[[], Blocks]"
) -> None:
    """Only what the format needs is made, and imported."""
    if format_ is Format.JSON:
        write_data(json())
        return
    from htp.cli.canvas import canvas_for
    from htp.reports.formats import drawn

    write_answer(drawn(format_, blocks(), rulebook, canvas_for(color)))
