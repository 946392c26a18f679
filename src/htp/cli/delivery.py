"""Results on their way to the reports: which of them are shown, in which order, and where each report goes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from htp.assessing.batch import Chunk
from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.cli.options import Order
from htp.cli.progress import Progress
from htp.cli.streams import OutputClosed
from htp.document import Rejected
from htp.reports import diagnostic_report
from htp.reports.report import Report
from htp.rules import export_share
from htp.verdict import Assessment
from htp.vocabulary import NEEDING_WORK_FIRST, Eligibility

Key = tuple[Any, ...]
"""What results are sorted by; inputs that could not be used come first."""


def _by_work(assessment: Assessment) -> Key:
    return (NEEDING_WORK_FIRST.index(assessment.verdict),)


def _by_company(assessment: Assessment) -> Key:
    return (assessment.company.casefold(), assessment.company)


def _by_export(assessment: Assessment) -> Key:
    measured = assessment.finding(export_share.ID).measured
    return (True,) if measured is None else (False, measured)


_KEY_BY_ORDER: Mapping[Order, Callable[[Assessment], Key]] = {
    Order.INPUT: lambda _: (),
    Order.WORK: _by_work,
    Order.COMPANY: _by_company,
    Order.EXPORT: _by_export,
}


class SortedReport(NamedTuple):
    """A report and the order of its entries."""

    report: Report
    order: Order

    def prepared(self, result: Result) -> tuple[Key, Any]:
        """The entry of a result and what it is sorted by."""
        if isinstance(result, Rejected):
            key: Key = (False,)
        else:
            key = (True, *_KEY_BY_ORDER[self.order](result.assessment))
        return key, self.report.item(result)


class Prepared(NamedTuple):
    """What is left of a result when it has been made ready for the reports."""

    diagnostics: str
    entries: tuple[tuple[Key, Any], ...]
    """One for each report; none where the result is not to be shown."""


class Selection(NamedTuple):
    """Which results are shown. What could not be used is shown always; nobody may take it for judged."""

    only: frozenset[Eligibility]
    """Empty for all."""
    is_summary: bool

    def has(self, result: Result) -> bool:
        if isinstance(result, Rejected):
            return True
        return not self.is_summary and (not self.only or result.assessment.verdict in self.only)


@dataclass(frozen=True, slots=True)
class Preparer:
    """Makes results ready where they are judged, so that little travels between processes."""

    ordered: tuple[SortedReport, ...]
    selection: Selection

    def __call__(self, result: Result) -> Prepared:
        diagnostics = diagnostic_report.render(result.diagnostics) if isinstance(result, Rejected) else ""
        entries = tuple(each.prepared(result) for each in self.ordered) if self.selection.has(result) else ()
        return Prepared(diagnostics, entries)


@dataclass(slots=True)
class Sink:
    """A report on its way out; entries wait only where their order is not that of the inputs."""

    ordered: SortedReport
    write: Callable[[str], None]
    _waiting: list[tuple[Key, Any]] = field(default_factory=list)
    _is_open: bool = False

    def take(self, entries: Iterable[tuple[Key, Any]]) -> None:
        if self.ordered.order is Order.INPUT:
            self._write(entries)
        else:
            self._waiting += entries

    def close(self, portfolio: Portfolio) -> None:
        self._waiting.sort(key=lambda each: each[0])
        self._write(self._waiting)
        self.write(self.ordered.report.closing(portfolio))

    def _write(self, entries: Iterable[tuple[Key, Any]]) -> None:
        report = self.ordered.report
        opening = "" if self._is_open else report.opening()
        self._is_open = True
        self.write("".join((opening, *(report.entry(item) for _, item in entries))))


@dataclass(slots=True)
class ReportWriter:
    """A run on its way: the reports that it goes to, and what has been judged so far."""

    destinations: tuple[Sink, ...]
    progress: Progress
    inputs: int = 0
    portfolio: Portfolio = field(default_factory=Portfolio)

    def run(self, chunks: Iterator[Chunk[Prepared]]) -> None:
        """Takes everything to its reports; raises OutputClosed if a reader did before all was judged."""
        try:
            for chunk in chunks:
                self._take(chunk)
        except OutputClosed:
            if next(chunks, None) is not None:
                raise
        self.progress.clear()
        with suppress(OutputClosed):
            for each in self.destinations:
                each.close(self.portfolio)

    def _take(self, chunk: Chunk[Prepared]) -> None:
        self.inputs += chunk.inputs
        self.portfolio.add(chunk.portfolio)
        self.progress.say("".join(each.diagnostics for each in chunk.results))
        for number, destination in enumerate(self.destinations):
            destination.take([each.entries[number] for each in chunk.results if each.entries])
        self.progress.show(self.inputs)
