"""`htp check` beside an earlier report: what changed since, and whether the exit code is only about that."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from htp.cli.messages import wrong_usage
from htp.cli.options import CheckFormat, InputOptions, Options, Order
from htp.vocabulary import Eligibility

if TYPE_CHECKING:
    from htp.assessing.compared_reports import Comparison
    from htp.cli.delivery import Sink
    from htp.cli.streams import ColorChoice
    from htp.reports.read_back import ReadReport
    from htp.rulebook.model import Rulebook


class FailOn(StrEnum):
    """The verdicts that can be a failure, and none of them."""

    NOT_ELIGIBLE = "not-eligible"
    UNDETERMINED = "undetermined"
    NONE = "none"


class EarlierOptions(Options):
    """What the companies are compared with, and what the exit code is about."""

    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="REPORT", help="Show what changed since that report of json or jsonl, too."),
    ] = None
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="REPORT",
            help="Let the exit code be about companies only that are worse than in that report, or new.",
        ),
    ] = None
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option(
            metavar="VERDICT",
            help="Let the exit code be about that verdict only: not-eligible, undetermined or none; can be given "
            "several times. What could not be read still ends with 4.",
        ),
    ] = None


class Earlier:
    """The reports that a run is compared with."""

    def __init__(self, options: EarlierOptions) -> None:
        """Ends the program with exit code 4 where a report cannot be used."""
        fails = [each for each in options.fail_on or () if each is not FailOn.NONE]
        if fails and FailOn.NONE in (options.fail_on or ()):
            raise wrong_usage("fail-on-none-and-other", "--fail-on", other=fails[0])
        self._options = options
        self._fails = frozenset(Eligibility(each) for each in fails) if options.fail_on else frozenset(Eligibility)
        self._since = None if options.since is None else _read(options.since)
        self._baseline = None if options.baseline is None else _read(options.baseline)
        self._spool: IO[bytes] | None = None

    def sinks(self, request: InputOptions, rulebook: "Rulebook") -> "Iterator[Sink]":
        """Where the results go that are to be compared: all of them, whatever is shown."""
        if self._since is None and self._baseline is None:
            return
        from htp.cli.delivery import Sink, SortedReport
        from htp.cli.formats import provenance_of, report_for
        from htp.cli.spooled import new_spool, writer_to
        from htp.reports.formats import Target

        self._spool = new_spool()
        made_from = provenance_of("check", request, rulebook, ())
        report = report_for(CheckFormat.JSONL, rulebook, None, None, Target(made_from))
        yield Sink(SortedReport(report, Order.INPUT, takes_all=True), writer_to(self._spool))

    def show(self, format_: CheckFormat, color: "ColorChoice", most: int | None) -> None:
        """What changed, below the report; at most so many companies are named, and the others counted."""
        if self._since is None:
            return
        from htp.cli.answering import write_in_format
        from htp.cli.options import Format
        from htp.cli.streams import write_answer
        from htp.reports.answers import compared
        from htp.rules import shipped_rulebook
        from htp.verdict import Text

        comparison = self._compared_with(self._since)
        names = (str(self._options.since), Text("compared.now"))
        rulebook = shipped_rulebook()
        write_answer("\n")
        write_in_format(
            Format(format_), color, rulebook, str, lambda: compared.blocks(comparison, names, rulebook, most)
        )

    def judged(self, verdicts: Iterable[Eligibility]) -> list[Eligibility]:
        """The verdicts that the exit code is about; the others count as eligible."""
        found = list(verdicts)
        if self._baseline is not None:
            worse = list(_worse(self._compared_with(self._baseline)))
            found = worse + [Eligibility.ELIGIBLE] * bool(found)
        return [each if each in self._fails else Eligibility.ELIGIBLE for each in found]

    def _compared_with(self, earlier: "ReadReport") -> "Comparison":
        """The end of the program where a company of the earlier report cannot be read."""
        from htp.assessing.compared_reports import compare_reports
        from htp.cli.report_files import ending_where_unreadable
        from htp.reading.report_file import report_at
        from htp.reports.read_back import ReadReport

        spool = self._spool
        assert spool is not None
        with ending_where_unreadable():
            return compare_reports(earlier, ReadReport(report_at("", lambda: spool)))


def _read(path: Path) -> "ReadReport":
    from htp.cli.report_files import ending_where_unreadable, report_of_path
    from htp.reports.read_back import ReadReport

    with ending_where_unreadable():
        return ReadReport(report_of_path(str(path)))


def _worse(comparison: "Comparison") -> Iterator[Eligibility]:
    """The verdicts of companies that are worse, or that the earlier report does not have for certain."""
    from htp.assessing.comparison import Direction

    for change in comparison.changes:
        if change.after is not None and change.direction in (Direction.WORSE, Direction.NEW):
            yield change.after.verdict
    for each in comparison.ambiguous:
        yield from each.verdicts
