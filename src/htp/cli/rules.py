"""`htp rules`: what is in force on a day."""

from htp import __version__
from htp.cli.clock import day_or_today
from htp.cli.options import Color, Format, FormatOption, RulebookFile, RulesOfDay
from htp.cli.streams import ColorChoice, write_answer


def rules(
    format_: FormatOption = Format.TABLE,
    as_of: RulesOfDay = None,
    rulebook_file: RulebookFile = None,
    color: Color = ColorChoice.AUTO,
) -> None:
    """List the rules and figures in force today or on another day, one line each.

    Example: htp rules --as-of 2016-12-31
    """
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(rulebook_file)
    day = day_or_today(as_of)
    if format_ is Format.JSON:
        from htp.reports import rulebook_json_report

        write_answer(rulebook_json_report.render_rules(rulebook, day, __version__))
        return
    from htp.cli.canvas import canvas_for
    from htp.reports.answers import rules as answer
    from htp.reports.formats import drawn

    write_answer(drawn(format_, answer.blocks(rulebook, day), rulebook, canvas_for(color)))
