"""`htp activities`: what a resident may earn its income from."""

from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.options import Format, FormatOption, RulebookOption, ScreenOptions

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class ActivitiesRequest(ScreenOptions):
    """The options of `htp activities`."""

    HELP = "List the activities, or say what a text is read as."
    EXAMPLES = (
        ("htp activities", "all of them, by kind"),
        ("htp activities mobile apps", "what these words are read as"),
        ("htp activities 62.01", "a classifier code"),
    )

    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY]", help="What to look for, in English, Russian or Kyrgyz, or a classifier code."
        ),
    ] = None
    format_: FormatOption = Format.TABLE
    rulebook_file: RulebookOption = None


def activities(request: ActivitiesRequest) -> None:
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook import matching
    from htp.rulebook.matching import MAX_QUERY_LENGTH, Meaning

    rulebook = rulebook_with(request.rulebook_file)
    query = " ".join(request.words or ()).strip()[:MAX_QUERY_LENGTH]
    read = matching.match(rulebook, query) if query else None
    is_recognised = read is not None and read.meaning is Meaning.RECOGNISED
    found = tuple(rulebook.categories.values()) if read is None else read.categories if is_recognised else ()
    near = () if read is None or is_recognised else read.categories or matching.near(rulebook, query)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_catalogue(query or None, read, found, near, rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import catalogue as answer

        return answer.blocks_of_all(rulebook) if read is None else answer.blocks_of_query(query, read, near, rulebook)

    write_in_format(request.format_, request.color, rulebook, json, blocks)
