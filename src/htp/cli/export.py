"""`htp export`: the export share of a company in depth."""

from htp.cli.options import (
    AllowEmpty,
    AsOf,
    Color,
    ExitZero,
    Facts,
    Format,
    FormatOption,
    Paths,
    Quiet,
    RulebookFile,
    StdinFilename,
)
from htp.cli.streams import ColorChoice, write_answer


def export(
    paths: Paths,
    format_: FormatOption = Format.TABLE,
    facts: Facts = None,
    as_of: AsOf = None,
    rulebook_file: RulebookFile = None,
    quiet: Quiet = False,
    exit_zero: ExitZero = False,
    allow_empty: AllowEmpty = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = ColorChoice.AUTO,
) -> None:
    """Show the revenue by market, how far it is from the export share required, and what would close the gap.

    The exit code is that of all criteria together, as in `htp check`.

    Example: htp export company.yaml
    """
    from htp.cli.inquiry import assess_paths

    inquiry = assess_paths(paths, rulebook_file, as_of, facts, stdin_filename)
    if not quiet and format_ is Format.JSON:
        from htp import __version__
        from htp.reports import export_json_report

        write_answer(export_json_report.render(inquiry.found, inquiry.rulebook, __version__))
    elif not quiet:
        from htp.cli.canvas import canvas_for
        from htp.reports.answers import export as answer
        from htp.reports.formats import drawn

        blocks = answer.blocks(inquiry.assessed_profiles, inquiry.rulebook)
        write_answer(drawn(format_, blocks, inquiry.rulebook, canvas_for(color)))
    raise inquiry.exit(exit_zero=exit_zero, allow_empty=allow_empty)
