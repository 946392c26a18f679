"""`htp activities`: what a resident may earn its income from."""

from typing import Annotated

import typer

from htp import __version__
from htp.cli.options import Color, Format, FormatOption, RulebookFile
from htp.cli.streams import ColorChoice, write_answer


def activities(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help="What to look for, in English or Russian, or a classifier code."),
    ] = None,
    format_: FormatOption = Format.TABLE,
    rulebook_file: RulebookFile = None,
    color: Color = ColorChoice.AUTO,
) -> None:
    """List the permitted activities, or those that a query is about, in English or Russian.

    Example: htp activities mobile apps
    """
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook import search

    rulebook = rulebook_with(rulebook_file)
    query = " ".join(words or ()).strip()
    found = search.found(rulebook, query) if query else list(rulebook.categories.values())
    near = [] if found else search.near(rulebook, query)
    if format_ is Format.JSON:
        from htp.reports import rulebook_json_report

        write_answer(rulebook_json_report.render_catalogue(query or None, found, near, rulebook, __version__))
        return
    from htp.cli.canvas import canvas_for
    from htp.reports.answers import catalogue
    from htp.reports.formats import drawn

    blocks = catalogue.blocks_of_found(query, found, near, rulebook) if query else catalogue.blocks_of_all(rulebook)
    write_answer(drawn(format_, blocks, rulebook, canvas_for(color)))
