"""`htp fees`: what residency costs a company, in depth."""

from typing import Annotated

import typer

from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.options import (
    AllowEmpty,
    AsOf,
    Color,
    ExitZero,
    Facts,
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
    from htp.cli.canvas import canvas_for
    from htp.cli.inquiry import Inquired, inquiries, report_rejected, result_of
    from htp.cli.rulebook_file import rulebook_with
    from htp.reports import fees_report

    rulebook = rulebook_with(rulebook_file)
    found = list(inquiries(paths, rulebook, as_of, facts, stdin_filename))
    report_rejected(found)
    if not quiet:
        companies = [(each.read.profile, each.result.assessment) for each in found if isinstance(each, Inquired)]
        write_answer(fees_report.render(companies, rulebook, canvas_for(color), with_comparison=compare))
    results = [result_of(each) for each in found]
    raise typer.Exit(ExitCode.ELIGIBLE if exit_zero else exit_code_of(results, allow_empty=allow_empty))
