"""`htp report`: a page about a company, to be printed or sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.exit_codes import ExitCode
from htp.cli.files import FileNotWritten, write_file
from htp.cli.messages import report_message, wrong_usage
from htp.cli.options import PageFormat, ProfilesRequest
from htp.cli.streams import termination_as_interruption, write_answer

if TYPE_CHECKING:
    from htp.assessing.pipeline import AssessedProfile
    from htp.reports.provenance import Given
    from htp.rulebook.model import Rulebook

STANDARD_OUTPUT = "-"


class PageRequest(ProfilesRequest):
    """What `htp report` is asked for."""

    EXAMPLES = (
        ("htp report company.yaml -o page.html", "a page to print or to send"),
        ("htp report company.yaml -o page.md", "for a wiki or a ticket"),
        ("htp report company.yaml -o page.html --open", "shown in a browser"),
    )

    judges = False
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, .html or .md; - is standard output.")
    ]
    format_: Annotated[
        PageFormat | None, typer.Option("--format", "-f", help="How to write the page; the name of FILE says it else.")
    ] = None
    is_shown: Annotated[bool, typer.Option("--open", help="Show the page in a browser.")] = False


def report(request: PageRequest) -> None:
    """Write a page about a company, to print or to send.

    The answer, how sure it is, the costs and the road. The page is one file. It needs no network and no script, and
    says what it was made from.
    """
    from htp.cli.inputs import assess_paths

    format_ = _format_of(request)
    inputs = assess_paths(request)
    if len(inputs.companies) > 1:
        raise wrong_usage("page-of-several", "--output", file=request.output)
    for each in inputs.companies:
        _write(_page_of(each, request, inputs.rulebook, format_), request)
    if len(inputs.companies) < len(inputs.found) or not (inputs.found or request.allow_empty):
        raise typer.Exit(ExitCode.INVALID)


def _format_of(request: PageRequest) -> PageFormat:
    """As asked for, else as the name of the file says; refuses a name of another format."""
    from htp.reports.formats import FORMATS

    suffix = Path(request.output).suffix.lower()
    by_suffix = {each: entry for entry in FORMATS for each in entry.suffixes}
    named = by_suffix.get(suffix)
    if request.format_ is None:
        if named is not None and named.page is not None:
            return PageFormat(named.name)
        if request.output == STANDARD_OUTPUT:
            return PageFormat.HTML
        suffixes = ", ".join(each for each, entry in by_suffix.items() if entry.page)
        raise wrong_usage("page-suffix", "--output", file=request.output, suffixes=suffixes)
    if named is not None and named.name != request.format_:
        raise wrong_usage("page-other-suffix", "--output", file=request.output, format=request.format_)
    return request.format_


def _page_of(company: "AssessedProfile", request: PageRequest, rulebook: "Rulebook", format_: PageFormat) -> str:
    from htp.cli.formats import provenance_of, typed_in
    from htp.reports.answers.page import page
    from htp.reports.formats import FORMAT_BY_NAME, page_drawn
    from htp.reports.page_origin import PageOrigin

    named = f"page{FORMAT_BY_NAME[format_].suffixes[0]}"
    made_from = provenance_of("report", request, rulebook, (*_usual_name_of_input(request), ("--output", named)))
    origin = PageOrigin(made_from, __version__, company.result)
    return page_drawn(format_, page(company, rulebook, typed_in(request), origin), rulebook)


def _usual_name_of_input(request: PageRequest) -> "Iterator[Given]":
    from htp.reading.documents import STANDARD_INPUT

    if STANDARD_INPUT in request.paths:
        yield "--stdin-filename", request.stdin_filename


def _write(text: str, request: PageRequest) -> None:
    if request.output == STANDARD_OUTPUT:
        write_answer(text)
        return
    file = Path(request.output)
    try:
        with termination_as_interruption():
            write_file(file, text)
    except FileNotWritten as error:
        report_message("report-not-written", file=file, reason=error.strerror)
        raise typer.Exit(ExitCode.USAGE) from error
    if not request.quiet:
        report_message("page-written", file=file)
    if request.is_shown:
        import webbrowser

        if not webbrowser.open(file.resolve().as_uri()):
            report_message("page-not-shown", file=file)
