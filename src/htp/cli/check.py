"""`htp check`: profiles in, verdicts out."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import typer

from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.options import (
    AllowEmpty,
    AsOf,
    CheckFormat,
    CheckFormatOption,
    Color,
    ExitZero,
    Facts,
    Jobs,
    Only,
    Output,
    Paths,
    Quiet,
    RulebookFile,
    Sort,
    StdinFilename,
    Summary,
)
from htp.cli.streams import (
    ColorChoice,
    FileNotWritten,
    OutputClosed,
    WholeFile,
    read_standard_input,
    termination_as_interruption,
    write_diagnostics,
    write_part_of_answer,
)


def check(
    paths: Paths,
    format_: CheckFormatOption = CheckFormat.TABLE,
    output: Output = None,
    only: Only = None,
    sort: Sort = None,
    summary: Summary = False,
    facts: Facts = None,
    as_of: AsOf = None,
    rulebook_file: RulebookFile = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    exit_zero: ExitZero = False,
    allow_empty: AllowEmpty = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = ColorChoice.AUTO,
) -> None:
    """Say whether companies qualify, why, what would have to change, and what residency costs.

    Example: htp check company.yaml
    """
    if summary and format_ is CheckFormat.CSV:
        raise typer.BadParameter("a table of companies has no summary: use --format json", param_hint="--summary")
    from htp.assessing.batch import Work, assess_in_chunks
    from htp.cli.delivery import Preparer, ReportWriter, Selection, Sink, SortedReport
    from htp.cli.formats import report_for, usual_order
    from htp.cli.inquiry import say_nothing_to_check, settings_for
    from htp.cli.progress import Progress
    from htp.reading.documents import StandardInput, count_of_inputs, inputs_below

    terms = settings_for(rulebook_file, as_of, facts)
    on_screen = CheckFormat.TABLE if output else format_
    with termination_as_interruption(), ExitStack() as stack:
        destinations = []
        if output is not None:
            file = stack.enter_context(_report_file(output, format_))
            report = report_for(format_, terms.rulebook, None)
            destinations.append(Sink(SortedReport(report, sort or usual_order(format_)), file.write))
        if not quiet:
            report = report_for(on_screen, terms.rulebook, color)
            destinations.append(Sink(SortedReport(report, sort or usual_order(on_screen)), write_part_of_answer))
        answer_runs = not quiet and on_screen is not CheckFormat.TABLE
        progress = stack.enter_context(Progress(lambda: count_of_inputs(paths), answer_runs=answer_runs))
        presenter = Preparer(tuple(each.ordered for each in destinations), Selection(frozenset(only or ()), summary))
        inputs = inputs_below(paths, StandardInput(read_standard_input, stdin_filename))
        found = stack.enter_context(closing(assess_in_chunks(inputs, Work(terms, presenter), jobs)))
        delivery = ReportWriter(tuple(destinations), progress)
        try:
            delivery.run(found)
        except OutputClosed:
            raise typer.Exit(ExitCode.USAGE) from None
        except KeyboardInterrupt:
            progress.clear()
            write_diagnostics(f"Stopped after {delivery.inputs:,} inputs: the report is not complete.\n")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
    portfolio = delivery.portfolio
    if not portfolio.inputs:
        say_nothing_to_check()
    code = exit_code_of(portfolio.companies, portfolio.invalid, allow_empty=allow_empty)
    raise typer.Exit(ExitCode.ELIGIBLE if exit_zero else code)


@contextmanager
def _report_file(path: Path, format_: CheckFormat) -> Iterator[WholeFile]:
    """The file of `--output`; if it cannot be written, that ends the program with exit code 2."""
    from htp.reports.wording import escape_controls

    try:
        # A spreadsheet takes a table for UTF-8 only if it begins with a byte order mark.
        with WholeFile(path, "utf-8-sig" if format_ is CheckFormat.CSV else "utf-8") as file:
            yield file
    except FileNotWritten as error:
        write_diagnostics(f"{escape_controls(str(path))}: the report cannot be written: {error.strerror}\n")
        raise typer.Exit(ExitCode.USAGE) from error
