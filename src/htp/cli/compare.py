"""`htp compare`: what changed between two reports, or for the same companies on another day or under another law."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.clock import day_typed
from htp.cli.exit_codes import ExitCode
from htp.cli.messages import wrong_usage
from htp.cli.options import Format, FormatOption, InputOptions, JobsOption, ProfilesRequest, RulesOptions, options_given

if TYPE_CHECKING:
    from htp.assessing.compared_reports import Comparison
    from htp.reports.answers.compared import Name
    from htp.reports.blocks import Blocks


class CompareRequest(ProfilesRequest, JobsOption):
    """The options of `htp compare`."""

    HELP = (
        "Say what changed between two reports, and what did it.\n\n"
        "Or between two days, two rulebooks or two readings of the law, for the same companies."
    )
    EXAMPLES = (
        ("htp compare last.jsonl today.jsonl", "better, worse, new, gone"),
        ("htp compare clients.xlsx --and-as-of 2027-01-01", "what another day changes"),
        ("htp compare clients.xlsx --and-rulebook bill.yaml", "what a bill would change"),
    )
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="BEFORE AFTER | PATH...",
            help="Two reports of htp check --format json or jsonl; or profiles, with one of the options --and-….",
        ),
    ]
    format_: FormatOption = Format.TABLE
    and_as_of: Annotated[
        datetime | None,
        typer.Option("--and-as-of", parser=day_typed, metavar="YYYY-MM-DD", help="Compare with that day."),
    ] = None
    and_rulebook: Annotated[
        Path | None, typer.Option("--and-rulebook", metavar="FILE", help="Compare with the values of FILE.")
    ] = None
    and_readings: Annotated[
        list[str] | None,
        typer.Option("--and-reading", metavar="ID=OPTION", help="Compare with the law read in that way."),
    ] = None
    show_all: Annotated[bool, typer.Option("--all", help="Name every company, however many there are.")] = False

    @property
    def of_after(self) -> dict[str, object]:
        """The options of the second run that are other ones than those of the first."""
        others = {"as_of": self.and_as_of, "rulebook_file": self.and_rulebook, "readings": self.and_readings}
        return {name: value for name, value in others.items() if value}


def compare(request: CompareRequest) -> None:
    from htp.cli.report_files import ending_where_unreadable

    with ending_where_unreadable():
        comparison, names = _of_two_runs(request) if request.of_after else _of_two_reports(request)
    _write(request, comparison, names)
    if request.of_after and any(comparison.unusable):
        raise typer.Exit(ExitCode.INVALID)
    is_well = comparison.nothing_got_worse or request.exit_zero
    raise typer.Exit(ExitCode.ELIGIBLE if is_well else ExitCode.DIFFERENT)


def _of_two_reports(request: CompareRequest) -> "tuple[Comparison, tuple[str, str]]":
    if len(request.paths) != 2:
        raise wrong_usage("compare-what", "BEFORE AFTER")
    if given := options_given(request, InputOptions, RulesOptions):
        raise wrong_usage("compare-options", given[0][0])
    from htp.assessing.compared_reports import compare_reports
    from htp.cli.report_files import report_of_path
    from htp.reports.read_back import ReadReport

    before, after = (ReadReport(report_of_path(path)) for path in request.paths)
    return compare_reports(before, after), (request.paths[0], request.paths[1])


def _of_two_runs(request: CompareRequest) -> "tuple[Comparison, tuple[str, str]]":
    from htp.assessing.compared_reports import compare_reports
    from htp.assessing.pairing import paired_by_place
    from htp.cli.spooled import SpooledRequest, spooled
    from htp.reading.documents import STANDARD_INPUT
    from htp.reading.report_file import report_at
    from htp.reports.read_back import ReadReport

    if STANDARD_INPUT in request.paths:
        raise wrong_usage("compare-standard-input", "PATH")
    requests = [SpooledRequest(**request.__dict__), SpooledRequest(**{**request.__dict__, **request.of_after})]
    said = set[str]()
    first, second = (spooled(each, said) for each in requests)
    names = tuple(_options_in(each, request) for each in requests)
    before = ReadReport(report_at(names[0], lambda: first))
    after = ReadReport(report_at(names[1], lambda: second))
    return compare_reports(before, after, paired_by_place), (names[0], names[1])


def _options_in(run: InputOptions, request: CompareRequest) -> str:
    """The options in which this run differs from the other, as typed: `--as-of 2025-12-31`; empty for none."""
    from htp.reports.provenance import as_typed

    names = {_OPTIONS[each] for each in request.of_after}
    return " ".join(as_typed(each) for each in options_given(run, InputOptions, RulesOptions) if each[0] in names)


_OPTIONS = {"as_of": "--as-of", "rulebook_file": "--rulebook", "readings": "--reading"}


def _write(request: CompareRequest, comparison: "Comparison", names: tuple[str, str]) -> None:
    if request.quiet:
        return
    from htp.cli.answering import write_in_format
    from htp.rules import shipped_rulebook

    rulebook = shipped_rulebook()

    def json() -> str:
        from htp.reports import compared_json_report

        return compared_json_report.render(comparison, names, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import compared
        from htp.verdict import Text

        left_out = Text("compared.without", {"options": tuple(_OPTIONS[each] for each in request.of_after)})
        shown: list[Name] = [each or left_out for each in names]
        return compared.blocks(comparison, (shown[0], shown[1]), rulebook, _most(request, comparison))

    write_in_format(request.format_, request.color, rulebook, json, blocks)


_LINES_AROUND = 11
_LINES_OF_LIST, _LINES_OF_COMPANY = 2, 2


def _most(request: CompareRequest, comparison: "Comparison") -> int | None:
    """The companies that fit a terminal; a file or a pipe has all."""
    from htp.cli.canvas import canvas_for
    from htp.cli.streams import is_shown_at_terminal

    if request.show_all or request.format_ is not Format.TABLE or not is_shown_at_terminal():
        return None
    left = canvas_for(request.color).height - 1 - _LINES_AROUND
    directions = [each.direction for each in comparison.changes]
    lines = (len({*directions[:most]}) * _LINES_OF_LIST + most * _LINES_OF_COMPANY for most in range(1, left))
    return max(1, sum(each <= left for each in lines))
