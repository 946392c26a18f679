"""`htp rules`: what is in force on a day."""

from typing import TYPE_CHECKING

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import RulesRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


def rules(request: RulesRequest) -> None:
    """List the rules and figures in force today or on another day, one line each.

    Example: htp rules --as-of 2016-12-31
    """
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
