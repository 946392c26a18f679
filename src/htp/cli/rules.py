"""`htp rules`: what is in force on a day."""

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import Format, RulesRequest
from htp.cli.streams import write_answer


def rules(request: RulesRequest) -> None:
    """List the rules and figures in force today or on another day, one line each.

    Example: htp rules --as-of 2016-12-31
    """
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(request.rulebook_file)
    day = day_or_today(request.as_of)
    if request.format_ is Format.JSON:
        from htp.reports import rulebook_json_report

        write_answer(rulebook_json_report.render_rules(rulebook, day, __version__))
        return
    from htp.cli.canvas import canvas_for
    from htp.reports import rulebook_report

    write_answer(rulebook_report.render_rules(rulebook, day, canvas_for(request.color)))
