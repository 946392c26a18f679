"""`htp explain`: what one entry of the rulebook says and rests on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import RulesRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


@dataclass(frozen=True, kw_only=True)
class ExplainRequest(RulesRequest):
    """What `htp explain` is asked for."""

    name: Annotated[str, typer.Argument(metavar="NAME", help="A rule, figure, permitted activity, step or source.")]


def explain(request: ExplainRequest) -> None:
    """Explain a rule, figure, permitted activity or source: its text, history, sources and how it was read.

    Example: htp explain export-share
    """
    from htp.cli.answering import write_in_format
    from htp.cli.rulebook_file import rulebook_with
    from htp.reports.wording import escape_controls
    from htp.rulebook.index import entries_named, names_like

    rulebook = rulebook_with(request.rulebook_file)
    entries = entries_named(rulebook, request.name)
    if not entries:
        meant = names_like(rulebook, request.name)
        hint = f"did you mean {' or '.join(meant)}?" if meant else "see `htp rules` and `htp activities`"
        raise typer.BadParameter(f'there is no entry "{escape_controls(request.name)}"; {hint}', param_hint="NAME")
    day = day_or_today(request.as_of)

    def json() -> str:
        from htp.reports import rulebook_json_report

        return rulebook_json_report.render_entries(entries, rulebook, day, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import explanation as answer

        return answer.blocks(entries, rulebook, day)

    write_in_format(request.format_, request.color, rulebook, json, blocks)
