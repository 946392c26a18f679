"""Pages about companies as texts, and a folder of them with an index."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from htp import __version__
from htp.assessing.pipeline import AssessedProfile, assess_input, assessed_under
from htp.assessing.totals import Portfolio
from htp.cli.answering import typed_in
from htp.cli.formats import provenance_of
from htp.cli.inputs import count_of_inputs_for, inputs_for, report_nothing_to_check, settings_for
from htp.cli.language_choice import languages_asked
from htp.cli.options import PageFormat, ProfilesRequest
from htp.cli.progress import Progress
from htp.cli.rulebook_file import rulebook_with
from htp.cli.whole_folder import WholeFolder
from htp.document import FileNote, LeftOut, Rejected
from htp.language import speaking, spoken
from htp.reading.documents import STANDARD_INPUT
from htp.reading.formats import is_table
from htp.reports import diagnostic_report
from htp.reports.answers.index import ClientLine, index, line_of, line_of_rejected
from htp.reports.answers.page import page
from htp.reports.canvas import Canvas
from htp.reports.formats import FORMAT_BY_NAME, page_drawn, report_on_companies
from htp.reports.page_names import PATTERN, page_name
from htp.reports.page_origin import INDEX, PageOrigin
from htp.reports.provenance import Given
from htp.rulebook.model import Rulebook

Found = AssessedProfile | Rejected

SUMMARY = "summary.xlsx"
"""The same companies for a spreadsheet."""


def rulebooks_for(request: ProfilesRequest) -> tuple[Rulebook, ...]:
    """The rulebook that the request asks for, in each language that it asks for."""
    rulebooks = []
    for language in languages_asked(request.lang) or (spoken(),):
        with speaking(language):
            rulebooks.append(rulebook_with(request.rulebook_file, request.readings))
    return tuple(rulebooks)


def page_text(
    company: AssessedProfile, request: ProfilesRequest, rulebooks: Sequence[Rulebook], format_: PageFormat
) -> str:
    """The page about the company that the request asks for alone, in the language of each rulebook."""
    typed, origin = typed_in(request), origin_of_page(company, request, rulebooks[0], format_)
    pages = []
    for number, rulebook in enumerate(rulebooks):
        with speaking(rulebook.language):
            said = assessed_under(company, rulebook) if number else company
            pages.append((page(said, rulebook, typed, origin), rulebook))
    return page_drawn(format_, pages)


def _index_text(
    lines: Sequence[ClientLine], portfolio: Portfolio, rulebooks: Sequence[Rulebook], format_: PageFormat
) -> str:
    """The page that leads to the others, in the language of each rulebook."""
    pages = []
    for rulebook in rulebooks:
        with speaking(rulebook.language):
            pages.append((index(lines, portfolio, SUMMARY), rulebook))
    return page_drawn(format_, pages)


def origin_of_page(
    company: AssessedProfile, request: ProfilesRequest, rulebook: Rulebook, format_: PageFormat
) -> PageOrigin:
    """The origin of the page; the command in it writes a page of a usual name."""
    given: list[Given] = [("--output", f"page{_suffix(format_)}")]
    if STANDARD_INPUT in request.paths:
        given.append(("--stdin-filename", request.stdin_filename))
    return PageOrigin(provenance_of("report", request, rulebook, given), __version__, company.result)


def _suffix(format_: PageFormat) -> str:
    return FORMAT_BY_NAME[format_].suffixes[0]


class WrittenFolder(NamedTuple):
    """The result of writing a folder."""

    index_file: Path | None
    """None where there was no company, and so no folder."""
    invalid: int
    """Inputs that could not be used."""


class _NoCompany(Exception):
    """There is nothing to write a folder about."""


def write_folder(path: Path, request: ProfilesRequest, format_: PageFormat) -> WrittenFolder:
    """A page for each company, written as it is assessed, and an index; says on standard error what cannot be used.

    Of each company only a line for the index is kept. Raises ForeignFolder and FileNotWritten.
    """
    rulebooks = rulebooks_for(request)
    portfolio = Portfolio()
    lines: list[ClientLine] = []
    index_name = f"index{_suffix(format_)}"
    try:
        with (
            Progress(lambda: count_of_inputs_for(request), answer_runs=False) as progress,
            WholeFolder(path, index_name, INDEX, PATTERN) as folder,
        ):
            summary = report_on_companies("xlsx", rulebooks[0], __version__, Canvas())
            summary.opening()
            for each, is_alone in _with_neighbours(_found(request, portfolio, progress)):
                summary.entry(summary.item(each if isinstance(each, Rejected) else each.result))
                if isinstance(each, Rejected):
                    lines.append(line_of_rejected(each))
                    continue
                name = page_name(len(lines) + 1, each.result.assessment.company, _suffix(format_))
                folder.write(name, page_text(each, _request_for(each, request, is_alone=is_alone), rulebooks, format_))
                lines.append(line_of(each, name))
            if not portfolio.companies.total():
                raise _NoCompany
            folder.write(SUMMARY, summary.closing(portfolio))
            folder.write(index_name, _index_text(lines, portfolio, rulebooks, format_))
    except _NoCompany:
        if not portfolio.inputs:
            report_nothing_to_check()
        return WrittenFolder(None, portfolio.invalid)
    return WrittenFolder(path / index_name, portfolio.invalid)


def _found(request: ProfilesRequest, portfolio: Portfolio, progress: Progress) -> Iterator[Found]:
    """Every company and every input that cannot be used, in their order; remarks go to standard error."""
    settings = settings_for(request)
    for source in inputs_for(request):
        for each in assess_input(source, settings):
            if isinstance(each, FileNote | LeftOut):
                portfolio.note(each)
                progress.say(diagnostic_report.line_of(each) if isinstance(each, FileNote) else "")
                continue
            portfolio.take(each if isinstance(each, Rejected) else each.result)
            progress.say(diagnostic_report.render(each.diagnostics) if isinstance(each, Rejected) else "")
            progress.show(portfolio.inputs)
            yield each
    progress.say(diagnostic_report.lines_on_left_out(portfolio.left_out))


def _with_neighbours(found: Iterator[Found]) -> Iterator[tuple[Found, bool]]:
    """Each with whether it is the only one of its file; no more than the next one is read ahead."""
    before = ""
    for each, following in pairwise(chain(found, (None,))):
        assert each is not None
        after = "" if following is None else _path_of(following)
        yield each, _path_of(each) not in (before, after)
        before = _path_of(each)


def _path_of(found: Found) -> str:
    return found.path if isinstance(found, Rejected) else found.read.path


def _request_for(company: AssessedProfile, request: ProfilesRequest, *, is_alone: bool) -> ProfilesRequest:
    """The request that asks for this company alone."""
    path, document = company.read.path, company.read.document
    if request.client is not None or STANDARD_INPUT in request.paths:
        return request
    client = f"row:{document}" if is_table(path) or not is_alone else None
    return type(request)(**{**vars(request), "paths": [path], "client": client})
