"""`htp explain`: what one entry of the rulebook says and rests on."""

from typing import Annotated

import typer

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import Color, Format, FormatOption, RulebookFile, RulesOfDay
from htp.cli.streams import ColorChoice, write_answer


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A rule, figure, permitted activity, step or source."),
    ],
    format_: FormatOption = Format.TABLE,
    as_of: RulesOfDay = None,
    rulebook_file: RulebookFile = None,
    color: Color = ColorChoice.AUTO,
) -> None:
    """Explain a rule, figure, permitted activity or source: its text, history, sources and how it was read.

    Example: htp explain export-share
    """
    from htp.cli.rulebook_file import rulebook_with
    from htp.reports.wording import escape_controls
    from htp.rulebook.index import entries_named, names_like

    rulebook = rulebook_with(rulebook_file)
    entries = entries_named(rulebook, name)
    if not entries:
        meant = names_like(rulebook, name)
        hint = f"did you mean {' or '.join(meant)}?" if meant else "see `htp rules` and `htp activities`"
        raise typer.BadParameter(f'there is no entry "{escape_controls(name)}"; {hint}', param_hint="NAME")
    day = day_or_today(as_of)
    if format_ is Format.JSON:
        from htp.reports import rulebook_json_report

        write_answer(rulebook_json_report.render_entries(entries, rulebook, day, __version__))
        return
    from htp.cli.canvas import canvas_for
    from htp.reports.answers import explanation as answer
    from htp.reports.formats import drawn

    write_answer(drawn(format_, answer.blocks(entries, rulebook, day), rulebook, canvas_for(color)))
