"""`htp activities`: what a resident may earn its income from."""

from typing import Annotated

import typer

from htp import __version__
from htp.cli.options import Format, FormatOption, RulebookOption, ScreenOptions
from htp.cli.streams import write_answer


class ActivitiesRequest(ScreenOptions):
    """What `htp activities` is asked for."""

    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help="What to look for, in English or Russian, or a classifier code."),
    ] = None
    format_: FormatOption = Format.TABLE
    rulebook_file: RulebookOption = None


def activities(request: ActivitiesRequest) -> None:
    """List the permitted activities, or those that a query is about, in English or Russian.

    Example: htp activities mobile apps
    """
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook import search

    rulebook = rulebook_with(request.rulebook_file)
    query = " ".join(request.words or ()).strip()
    found = search.found(rulebook, query) if query else list(rulebook.categories.values())
    near = [] if found else search.near(rulebook, query)
    if request.format_ is Format.JSON:
        from htp.reports import rulebook_json_report

        write_answer(rulebook_json_report.render_catalogue(query or None, found, near, rulebook, __version__))
        return
    from htp.cli.canvas import canvas_for
    from htp.reports import catalogue_report

    canvas = canvas_for(request.color)
    if query:
        write_answer(catalogue_report.render_found(query, found, near, rulebook, canvas))
    else:
        write_answer(catalogue_report.render_all(rulebook, canvas))
