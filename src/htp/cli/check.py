"""`htp check`: profiles in, verdicts out."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from htp.cli.earlier import Earlier, EarlierOptions
from htp.cli.exit_codes import ExitCode
from htp.cli.files import FileNotWritten, WholeFile
from htp.cli.messages import report_message, wrong_usage
from htp.cli.options import CheckFormat, CheckFormatOption, CsvFor, JobsOption, Order, ProfilesRequest
from htp.cli.process import look_for_garbage_of_long_run
from htp.cli.streams import (
    STANDARD_OUTPUT,
    OutputClosed,
    is_shown_at_terminal,
    termination_as_interruption,
    write_part_of_answer,
    write_part_of_data,
)
from htp.reports.formats import FORMAT_BY_NAME, Answer, Target
from htp.vocabulary import Eligibility

if TYPE_CHECKING:
    from htp.cli.delivery import ReportWriter, Sink
    from htp.reports.provenance import Given, Provenance
    from htp.rulebook.model import Rulebook

MAX_SHOWN = 10
"""Companies of many that a terminal shows."""


class CheckRequest(EarlierOptions, ProfilesRequest, JobsOption):
    """The options of `htp check`."""

    HELP = "Say whether companies qualify, why, and what residency costs."
    judges = True
    EXAMPLES = (
        ("htp check company.yaml", "one company on one screen"),
        ("htp check clients.xlsx", "a list, by urgency"),
        ("htp check clients/ -o report.xlsx", "for a spreadsheet"),
        ("htp check company.yaml --set revenue.export=90", "what if it were so"),
        ("htp check clients.xlsx --since last.jsonl", "and what changed"),
    )

    format_: CheckFormatOption = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the report to FILE, - for standard output; where it is a file, the terminal gets the table.",
        ),
    ] = None
    csv_for: Annotated[
        CsvFor,
        typer.Option(
            "--csv-for", help="excel: a CSV that an Excel with decimal commas opens: semicolons, UTF-8 with its mark."
        ),
    ] = CsvFor.PROGRAMS
    only: Annotated[
        list[Eligibility] | None,
        typer.Option(
            metavar="VERDICT",
            help="Show only companies of that verdict: eligible, not-eligible or undetermined; "
            "can be given several times. Totals and exit code are still those of all.",
        ),
    ] = None
    sort: Annotated[
        Order | None,
        typer.Option(
            help="input: as they come; work: those that need it first (usual for the table); company: by name; "
            "export: smallest share first.",
        ),
    ] = None
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show one company in full, with every figure, reading and source.")
    ] = False
    is_all: Annotated[
        bool, typer.Option("--all", help="Show every company at a terminal too, not only the ten most urgent ones.")
    ] = False
    summary: Annotated[bool, typer.Option("--summary", help="Show the totals only.")] = False

    @property
    def file(self) -> Path | None:
        """Where the report goes besides standard output."""
        return None if self.output == STANDARD_OUTPUT else self.output

    @property
    def format_of_report(self) -> CheckFormat:
        """The format that was asked for, by its name or by the suffix of the file; wrong usage is refused."""
        from htp.cli.formats import format_of_answer

        return CheckFormat(format_of_answer(Answer.CHECK, self.format_, self.file))

    @property
    def format_on_screen(self) -> CheckFormat:
        """Where the report goes to a file, the terminal shows the table."""
        return CheckFormat.TABLE if self.file else self.format_of_report

    @property
    def most_shown(self) -> int | None:
        """How many companies of many are shown; a pipe has all."""
        return MAX_SHOWN if is_shown_at_terminal() and not self.is_all else None

    @property
    def is_answer_written_at_once(self) -> bool:
        """Whether standard output gets each result as it comes, not everything at the end."""
        return not self.quiet and not FORMAT_BY_NAME[self.format_on_screen].is_for_people


def check(request: CheckRequest) -> None:
    _refuse_what_does_not_fit(request)
    from htp.assessing.batch import Work, assess_in_chunks
    from htp.cli.delivery import Preparer, ReportWriter, Selection
    from htp.cli.inputs import count_of_inputs_for, end_of, inputs_for, report_nothing_to_check, settings_for
    from htp.cli.progress import Progress

    settings = settings_for(request)
    earlier = Earlier(request)
    with termination_as_interruption(), ExitStack() as stack:
        # What is compared comes first, so that it is whole where the reader of an answer has left.
        sinks = (*earlier.sinks(request, settings.rulebook), *_sinks(request, settings.rulebook, stack))
        progress = stack.enter_context(
            Progress(lambda: count_of_inputs_for(request), answer_runs=request.is_answer_written_at_once)
        )
        if not sinks and not request.strict:
            settings = settings._replace(is_verdict_enough=True)
        selection = Selection(frozenset(request.only or ()), request.summary)
        work = Work(settings, Preparer(tuple(each.sorted_report for each in sinks), selection))
        chunks = stack.enter_context(closing(assess_in_chunks(inputs_for(request), work, request.jobs)))
        writer = ReportWriter(sinks, progress)
        look_for_garbage_of_long_run()
        with _ending_early(writer):
            writer.run(chunks)
    portfolio = writer.portfolio
    if not portfolio.inputs:
        report_nothing_to_check()
    if not request.quiet:
        earlier.show(request.format_on_screen, request.color, request.most_shown)
    raise end_of(request, earlier.judged(portfolio.companies), portfolio.invalid)


def _refuse_what_does_not_fit(request: CheckRequest) -> None:
    """Options that say nothing together."""
    format_ = request.format_of_report
    if request.summary and format_ is CheckFormat.CSV:
        raise wrong_usage("csv-without-summary", "--summary")
    if request.csv_for is not CsvFor.PROGRAMS and format_ is not CheckFormat.CSV:
        raise wrong_usage("csv-for-without-csv", "--csv-for")
    if request.format_on_screen is CheckFormat.XLSX and not request.quiet and is_shown_at_terminal():
        raise wrong_usage("workbook-at-terminal", "--format")
    if request.since and not request.quiet and request.format_on_screen not in _FOR_PEOPLE:
        raise wrong_usage("since-for-programs", "--since", since=request.since)


def _sinks(request: CheckRequest, rulebook: "Rulebook", stack: ExitStack) -> "Iterator[Sink]":
    """Where the report goes: to a file if one is named, and to standard output; the stack closes the file."""
    from htp.cli.answering import typed_in
    from htp.cli.delivery import Sink, SortedReport
    from htp.cli.formats import provenance_of, report_for, usual_order
    from htp.cli.output_file import refuse_input

    def made_from(format_: CheckFormat) -> "Provenance | None":
        if format_ not in _WITH_PROVENANCE:
            return None
        return provenance_of("check", request, rulebook, (("--format", format_), *_selecting(request)))

    if request.file is not None:
        refuse_input(request.file, request)
        format_ = request.format_of_report
        file = stack.enter_context(_report_file(request.file))
        target = Target(made_from(format_), is_file=True, csv_for=request.csv_for)
        report = report_for(format_, rulebook, None, None, target)
        yield Sink(SortedReport(report, request.sort or usual_order(format_)), file.write)
    if not request.quiet:
        typed = None if request.verbose else typed_in(request, request.most_shown)
        format_ = request.format_on_screen
        target = Target(made_from(format_), csv_for=request.csv_for)
        report = report_for(format_, rulebook, request.color, typed, target)
        order = request.sort or usual_order(format_)
        yield Sink(SortedReport(report, order), _writer(request))
    if request.format_of_report is CheckFormat.GITHUB and (path := os.environ.get(_JOB_SUMMARY)):
        summary = stack.enter_context(_summary_of_job(Path(path)))
        report = report_for(CheckFormat.MARKDOWN, rulebook, None, None, Target(is_file=True))
        yield Sink(SortedReport(report, Order.WORK), summary)


_FOR_PEOPLE = (CheckFormat.TABLE, CheckFormat.MARKDOWN)
_WITH_PROVENANCE = (CheckFormat.JSON, CheckFormat.JSONL)


def _selecting(request: CheckRequest) -> "Iterator[Given]":
    """The options that say which companies a report shows, in which order, and what standard input is called."""
    from htp.reading.documents import STANDARD_INPUT

    yield from (("--only", each.value) for each in request.only or ())
    yield from [("--sort", request.sort.value)] if request.sort else []
    yield from [("--summary", None)] if request.summary else []
    yield from [("--stdin-filename", request.stdin_filename)] if STANDARD_INPUT in request.paths else []


def _writer(request: CheckRequest) -> Callable[[Any], None]:
    """What writes to standard output: data as it is, a report in full through the pager."""
    if not FORMAT_BY_NAME[request.format_on_screen].is_for_people:
        return write_part_of_data
    if not request.verbose or request.format_on_screen is not CheckFormat.TABLE:
        return write_part_of_answer
    from htp.cli.canvas import canvas_for
    from htp.cli.pager import paged

    return paged(canvas_for(request.color).height)


@contextmanager
def _ending_early(writer: "ReportWriter") -> Iterator[None]:
    """Where nobody reads the answer any more, or Ctrl-C was pressed, the program ends with the code for it."""
    try:
        yield
    except OutputClosed:
        raise typer.Exit(ExitCode.USAGE) from None
    except KeyboardInterrupt:
        writer.progress.clear()
        report_message("stopped", inputs=writer.inputs)
        raise typer.Exit(ExitCode.INTERRUPTED) from None


_JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable with which GitHub Actions names the file of which it makes the summary of a job."""


@contextmanager
def _summary_of_job(path: Path) -> Iterator[Callable[[str], None]]:
    """What writes behind the summary as it is; if that cannot be, it ends the program with exit code 2."""
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:

            def add(text: str) -> None:
                file.write(text)

            yield add
    except OSError as error:
        report_message("report-not-written", file=path, reason=error.strerror)
        raise typer.Exit(ExitCode.USAGE) from error


@contextmanager
def _report_file(path: Path) -> Iterator[WholeFile]:
    """The file of `--output`; if it cannot be written, that ends the program with exit code 2."""
    try:
        with WholeFile(path, is_private=True) as file:
            yield file
    except FileNotWritten as error:
        report_message("report-not-written", file=path, reason=error.strerror)
        raise typer.Exit(ExitCode.USAGE) from error
