"""`htp report`: a page about a company, to be printed or sent, or a folder with a page for each of many."""

from pathlib import Path
from typing import Annotated

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.files import FileNotWritten, write_file
from htp.cli.messages import report_message, wrong_usage
from htp.cli.options import PageFormat, ProfilesRequest
from htp.cli.streams import termination_as_interruption, write_data

STANDARD_OUTPUT = "-"


class PageRequest(ProfilesRequest):
    """The options of `htp report`."""

    speaks_several = True
    HELP = (
        "Write a page about a company, to print or to send.\n\n"
        "The answer, how sure it is, the costs and the road. The page is one file. It needs no network and no "
        "script, and says what it was made from."
    )
    EXAMPLES = (
        ("htp report company.yaml -o page.html", "to print or to send"),
        ("htp report company.yaml -o page.md", "for a wiki or a ticket"),
        ("htp report company.yaml -o page.html --open", "shown in a browser"),
        ("htp report company.yaml -o page.html --lang ru,en", "in two languages"),
        ("htp report clients.xlsx -o reports/", "a page for each of many"),
    )

    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, .html or .md; - is standard output; of many companies to a folder: reports/.",
        ),
    ]
    format_: Annotated[
        PageFormat | None, typer.Option("--format", "-f", help="How to write the page; the name of FILE says it else.")
    ] = None
    is_shown: Annotated[bool, typer.Option("--open", help="Show the page in a browser.")] = False


def report(request: PageRequest) -> None:
    try:
        with termination_as_interruption():
            is_whole = _write_folder(request) if _is_folder(request.output) else _write_page(request)
    except FileNotWritten as error:
        report_message("report-not-written", file=request.output, reason=error.strerror)
        raise typer.Exit(ExitCode.USAGE) from error
    except KeyboardInterrupt:
        report_message("stopped-before-page", file=request.output)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if not is_whole:
        raise typer.Exit(ExitCode.INVALID)


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _write_page(request: PageRequest) -> bool:
    """The page of the one company; says whether everything could be read."""
    from htp.cli.inputs import assess_paths
    from htp.cli.output_file import refuse_input
    from htp.cli.pages import page_text, rulebooks_for
    from htp.document import Rejected

    format_ = _format_of(request)
    if request.output != STANDARD_OUTPUT:
        refuse_input(Path(request.output), request)
    inputs = assess_paths(request)
    if len(inputs.companies) > 1:
        raise wrong_usage("page-of-several", "--output", file=request.output)
    for each in inputs.companies:
        text = page_text(each, request, rulebooks_for(request), format_)
        if request.output == STANDARD_OUTPUT:
            write_data(text)
        else:
            write_file(Path(request.output), text, is_private=True)
            _end(Path(request.output), request)
    has_rejected = any(isinstance(each, Rejected) for each in inputs.found)
    return not has_rejected and bool(inputs.companies or request.allow_empty)


def _format_of(request: PageRequest) -> PageFormat:
    """As asked for, else as the name of the file says; refuses a name of another format."""
    from htp.cli.formats import format_of_answer
    from htp.reports.formats import Answer

    if request.output == STANDARD_OUTPUT:
        return request.format_ or PageFormat.HTML
    return PageFormat(format_of_answer(Answer.REPORT, request.format_, Path(request.output)))


def _write_folder(request: PageRequest) -> bool:
    """A page for each company, and the index; says whether everything could be read."""
    from htp.cli.pages import write_folder
    from htp.cli.whole_folder import ForeignFolder

    try:
        written = write_folder(Path(request.output), request, request.format_ or PageFormat.HTML)
    except ForeignFolder as error:
        report_message("folder-not-ours", folder=request.output, found=error.found)
        raise typer.Exit(ExitCode.USAGE) from error
    if written.index_file is not None:
        _end(written.index_file, request)
    return not written.invalid and (written.index_file is not None or request.allow_empty)


def _end(file: Path, request: PageRequest) -> None:
    """Says what was written, and shows it where that is asked for."""
    if not request.quiet:
        report_message("page-written", file=file)
    if request.is_shown:
        import webbrowser

        if not webbrowser.open(file.resolve().as_uri()):
            report_message("page-not-shown", file=file)
