"""`htp fees`: what residency costs a company, in depth."""

from typing import Annotated

import typer

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


def fees(
    paths: Paths,
    compare: Annotated[
        bool,
        typer.Option("--compare", help="Put the same company outside the park beside it; uses profit and payroll."),
    ] = False,
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
    """Show the fee to the park by quarter, paid and outstanding, the taxes on pay, and what the regime exempts.

    The exit code is that of the criteria, as in `htp check`: arrears do not change it.

    Example: htp fees company.yaml --compare --set profit=4_000_000
    """
    from htp.cli.inquiry import assess_paths

    inquiry = assess_paths(paths, rulebook_file, as_of, facts, stdin_filename)
    if not quiet and format_ is Format.JSON:
        from htp import __version__
        from htp.reports import fees_json_report

        write_answer(fees_json_report.render(inquiry.found, inquiry.rulebook, __version__, with_comparison=compare))
    elif not quiet:
        from htp.cli.canvas import canvas_for
        from htp.reports.answers import fees as answer
        from htp.reports.formats import drawn

        blocks = answer.blocks(inquiry.assessed_profiles, inquiry.rulebook, with_comparison=compare)
        write_answer(drawn(format_, blocks, inquiry.rulebook, canvas_for(color)))
    raise inquiry.exit(exit_zero=exit_zero, allow_empty=allow_empty)
