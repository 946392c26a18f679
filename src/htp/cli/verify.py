"""`htp verify`: a report made again from its profiles, and every value of it compared."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, NamedTuple, cast

import typer

from htp import __version__
from htp.cli.exit_codes import ExitCode
from htp.cli.messages import wrong_usage
from htp.cli.options import (
    CheckFormat,
    Format,
    FormatOption,
    JobsOption,
    Order,
    RulebookOption,
    ScreenOptions,
)
from htp.language import speaking
from htp.vocabulary import Eligibility

if TYPE_CHECKING:
    from htp.cli.spooled import SpooledRequest
    from htp.errors import InvalidInput
    from htp.reading.report_file import ReportFile
    from htp.reports.blocks import Blocks
    from htp.reports.formats import PageFormat
    from htp.reports.read_back import Origin
    from htp.reports.verification import Verification


class VerifyRequest(JobsOption, ScreenOptions):
    """The options of `htp verify`."""

    HELP = (
        "Make a report again, and say whether it is the same.\n\n"
        "Every value is compared. Where one differs, the answer says whether the input, the rulebook or the "
        "program is another one, or the report was changed."
    )
    EXAMPLES = (
        ("htp verify report.json company.yaml", "made again, is it the same?"),
        ("htp verify report.jsonl clients/ -q", "only the exit code"),
        ("htp verify page.html company.yaml", "a page of htp report, or page.md"),
    )

    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report of htp check --format json or jsonl, or a page.")
    ]
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="What it was made from, in the order of that command.")
    ]
    format_: FormatOption = Format.TABLE
    rulebook_file: RulebookOption = None
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="The mapping that the report was made with.")
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but diagnostics.")] = False


def verify(request: VerifyRequest) -> None:
    from htp.cli.report_files import ending_where_unreadable, report_of_path
    from htp.reading.report_file import report_at
    from htp.reports import verification
    from htp.reports.read_back import origin_of

    with ending_where_unreadable():
        page = _page_at(request.report)
        if page is not None:
            found = _verified_page(request, *page)
        else:
            report = report_of_path(request.report)
            origin = origin_of(report)
            _refuse_missing(request.paths)
            with speaking(_language_of(report, origin)):
                again, names = _made_again(request, report, origin)
            found = verification.verify(report, report_at(request.report, lambda: again), names)
    _write(request, found)
    raise typer.Exit(ExitCode.ELIGIBLE if found.is_same else ExitCode.DIFFERENT)


_MAX_PAGE_BYTES = 64 * 1024 * 1024


def _page_at(path: str) -> "tuple[bytes, PageFormat] | None":
    """The page in that file with its format; None where it is no page, but a report for programs."""
    from htp.reports.page_read_back import LONGEST_BEGINNING, format_of

    if not os.path.isfile(path):  # noqa: PTH113 - no path is too long for it
        return None
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        format_ = format_of(file.read(LONGEST_BEGINNING))
        file.seek(0)
        return None if format_ is None else (file.read(_MAX_PAGE_BYTES), format_)


def _verified_page(request: VerifyRequest, content: bytes, format_: "PageFormat") -> "Verification":
    from htp.cli.report_files import languages_of
    from htp.cli.verified_page import verified
    from htp.errors import Diagnostic, Fault, InvalidInput
    from htp.location import Location
    from htp.reports.page_read_back import read_page

    page = read_page(request.report, content, format_)
    _refuse_missing(request.paths)
    try:
        run, names = _run(request, page.origin)
        language = languages_of(page.origin)[0]
    except (KeyError, ValueError) as error:
        raise InvalidInput((Diagnostic(Location(request.report), *Fault("report.not-our-page")),)) from error
    with speaking(language):
        return verified(page, run, names)


def _language_of(report: "ReportFile", origin: "Origin") -> str:
    from htp.cli.report_files import languages_of

    try:
        return languages_of(origin)[0]
    except ValueError as error:
        raise _unknown_options(report) from error


def _refuse_missing(paths: Sequence[str]) -> None:
    """Where there is no input at all, nobody can say whether the report is the same; raises InvalidInput."""
    from htp.errors import InvalidInput
    from htp.reading.documents import STANDARD_INPUT
    from htp.reading.opening import unreadable

    for each in paths:
        if each != STANDARD_INPUT and not os.path.exists(each):  # noqa: PTH110 - no path is too long for it
            raise InvalidInput(unreadable(each, FileNotFoundError()).diagnostics)


_FILES = {"--rulebook": "rulebook_file", "--mapping": "mapping"}
"""Options that name a file, which may be called otherwise here."""


def _made_again(
    request: VerifyRequest, report: "ReportFile", origin: "Origin"
) -> "tuple[IO[bytes], Mapping[str, str]]":
    """The report of the same options on the inputs of today, and what the report calls the files."""
    from htp.cli.delivery import Selection, SortedReport
    from htp.cli.formats import report_for, usual_order
    from htp.cli.inputs import settings_for
    from htp.cli.spooled import Silent, run_into_spool
    from htp.reports.formats import Target
    from htp.reports.provenance import Provenance
    from htp.rulebook.loader import shipped_sha256

    try:
        run, names = _run(request, origin)
    except (KeyError, ValueError) as error:
        raise _unknown_options(report) from error
    settings = settings_for(run)
    if origin.today is not None:
        settings = settings._replace(today=origin.today)
    overlay = settings.rulebook.overlay
    made_from = Provenance("check", origin.paths, origin.options, shipped_sha256(), overlay and overlay.sha256)
    shown = _shown(report, origin)
    made = report_for(shown.format_, settings.rulebook, None, None, Target(made_from))
    sorted_report = SortedReport(made, shown.order or usual_order(shown.format_))
    return run_into_spool(run, settings, sorted_report, Selection(shown.only, shown.is_summary), Silent()), names


class _Shown(NamedTuple):
    """How the companies were shown."""

    format_: CheckFormat
    order: Order | None
    only: frozenset[Eligibility]
    is_summary: bool


def _shown(report: "ReportFile", origin: "Origin") -> _Shown:
    single = dict(origin.options)
    try:
        return _Shown(
            CheckFormat(single["--format"] or ""),
            Order(single["--sort"] or "") if "--sort" in single else None,
            frozenset(Eligibility(value or "") for name, value in origin.options if name == "--only"),
            "--summary" in single,
        )
    except (KeyError, ValueError) as error:
        raise _unknown_options(report) from error


def _run(request: VerifyRequest, origin: "Origin") -> "tuple[SpooledRequest, Mapping[str, str]]":
    """The run with the options of the report, on the files that are named now; raises KeyError and ValueError."""
    from htp.cli.report_files import options_of
    from htp.cli.spooled import SpooledRequest
    from htp.reading.documents import STANDARD_INPUT

    if len(request.paths) != len(origin.paths):
        raise wrong_usage("verify-paths", "PATH", paths=", ".join(origin.paths))
    options = options_of(origin)
    names = dict[str, str]()
    for option, field in _FILES.items():
        here = getattr(request, field)
        if (field in options) != (here is not None):
            raise wrong_usage("verify-file" if field in options else "verify-no-file", option, option=option)
        if here is not None:
            names[str(here)] = str(options[field])
            options[field] = here
    stdin_filename = dict(origin.options).get("--stdin-filename") or SpooledRequest.stdin_filename
    for now, then in zip(request.paths, origin.paths, strict=True):
        name = stdin_filename if then == STANDARD_INPUT else then
        if now == STANDARD_INPUT:
            stdin_filename = name
        elif now.rstrip("/") != name.rstrip("/"):
            names[now.rstrip("/")] = name.rstrip("/")
    options |= {"paths": request.paths, "stdin_filename": stdin_filename, "jobs": request.jobs}
    return SpooledRequest(**cast(dict[str, Any], options)), names


def _unknown_options(report: "ReportFile") -> "InvalidInput":
    from htp.errors import Fault
    from htp.reading.report_file import refused

    keys = ("provenance", "options")
    return refused(report, None, keys, Fault("report.not-ours", {"key": ".".join(keys)}))


def _write(request: VerifyRequest, found: "Verification") -> None:
    if request.quiet:
        return
    from htp.cli.answering import write_in_format
    from htp.rules import shipped_rulebook

    def json() -> str:
        from htp.reports import verified_json_report

        return verified_json_report.render(found, request.report, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import verified

        return verified.blocks(found, request.report)

    write_in_format(request.format_, request.color, shipped_rulebook(), json, blocks)
