"""`htp rules`: what is in force on a day, and which sources have to be checked again."""

from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import RulesRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class RulesInForceRequest(RulesRequest):
    """The options of `htp rules`."""

    HELP = "List the rules and figures in force on a day."
    EXAMPLES = (
        ("htp rules", "today"),
        ("htp rules --as-of 2016-12-31", "on another day"),
        ("htp rules --stale 180", "sources not checked for half a year"),
    )

    stale: Annotated[
        int | None,
        typer.Option(
            "--stale", metavar="DAYS", min=0, help="List the sources that were not checked in the last DAYS days."
        ),
    ] = None


def rules(request: RulesInForceRequest) -> None:
    if request.stale is None:
        _write_rules(request)
    else:
        _write_stale_sources(request, request.stale)


def _write_rules(request: RulesInForceRequest) -> None:
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(request.rulebook_file)
    day = day_or_today(request.as_of)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_rules(rulebook, day, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import rules as answer

        return answer.blocks(rulebook, day)

    write_in_format(request.format_, request.color, rulebook, json, blocks)


def _write_stale_sources(request: RulesInForceRequest, days: int) -> None:
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with
    from htp.rulebook.index import sources_unchecked_for

    rulebook = rulebook_with(request.rulebook_file)
    day = day_or_today(request.as_of)
    sources = sources_unchecked_for(days, rulebook, day)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_sources(sources, rulebook, day, days, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import rules as answer

        return answer.stale_blocks(sources, days, day)

    write_in_format(request.format_, request.color, rulebook, json, blocks)
