"""`htp export`: the export share of a company in depth."""

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


def export(
    paths: Paths,
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
    from htp.cli.canvas import canvas_for
    from htp.cli.inquiry import Inquired, inquiries, report_rejected, result_of
    from htp.cli.rulebook_file import rulebook_with
    from htp.reports import export_report

    rulebook = rulebook_with(rulebook_file)
    found = list(inquiries(paths, rulebook, as_of, facts, stdin_filename))
    report_rejected(found)
    if not quiet:
        companies = [(each.read.profile, each.result.assessment) for each in found if isinstance(each, Inquired)]
        write_answer(export_report.render(companies, rulebook, canvas_for(color)))
    results = [result_of(each) for each in found]
    raise typer.Exit(ExitCode.ELIGIBLE if exit_zero else exit_code_of(results, allow_empty=allow_empty))
