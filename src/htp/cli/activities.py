"""`htp activities`: what a resident may earn its income from."""

from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.options import Format, FormatOption, RulebookOption, ScreenOptions

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


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
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook import search

    rulebook = rulebook_with(request.rulebook_file)
    query = " ".join(request.words or ()).strip()
    found = search.found(rulebook, query) if query else list(rulebook.categories.values())
    near = [] if found else search.near(rulebook, query)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_catalogue(query or None, found, near, rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import catalogue as answer

        return answer.blocks_of_found(query, found, near, rulebook) if query else answer.blocks_of_all(rulebook)

    write_in_format(request.format_, request.color, rulebook, json, blocks)
