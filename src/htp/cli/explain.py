"""`htp explain`: what one entry of the rulebook says and rests on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.messages import wrong_usage
from htp.cli.options import RulesRequest
from htp.cli.suggestions import suggested_entries

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class ExplainRequest(RulesRequest):
    """The options of `htp explain`."""

    HELP = "Explain a rule, figure, activity, reading, step or source."
    EXAMPLES = (
        ("htp explain export-share", "what a rule rests on"),
        ("htp explain export-share-for-applicants", "a contested point and its readings"),
    )

    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A rule, contested point, figure, permitted activity, step or source.",
            autocompletion=suggested_entries,
        ),
    ]


def explain(request: ExplainRequest) -> None:
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook.index import entries_named, names_like

    rulebook = rulebook_with(request.rulebook_file)
    found = entries_named(rulebook, request.name)
    if not found:
        raise _no_entry(request.name, names_like(rulebook, request.name))
    day = day_or_today(request.as_of)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_entries(found, rulebook, day, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import explanation as answer

        return answer.blocks(found, rulebook, day)

    write_in_format(request.format_, request.color, rulebook, json, blocks)


def _no_entry(name: str, near: Sequence[str]) -> typer.BadParameter:
    from htp.reports.wording.messages import message

    if near:
        return wrong_usage("no-entry-near", "NAME", name=name, near=message("or").join(near))
    return wrong_usage("no-entry", "NAME", name=name)
