"""Results on their way to the reports: which of them are shown, in which order, and where each report goes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, NamedTuple

from htp.assessing.batch import Chunk
from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.cli.options import Order
from htp.cli.progress import Progress
from htp.cli.sorting import Key, key_of
from htp.cli.streams import OutputClosed
from htp.document import FileNote, LeftOut, Rejected, Remark
from htp.errors import Diagnostic
from htp.reports import diagnostic_report
from htp.reports.report import Report
from htp.vocabulary import Eligibility


class SortedReport(NamedTuple):
    """A report and the order of its entries."""

    report: Report
    order: Order
    takes_all: bool = False
    """Whether it has every result, also those that are not to be shown."""

    def entry(self, result: Result) -> "Entry":
        return Entry(key_of(result, self.order), self.report.item(result))


_WRITTEN_AT_ONCE = 32
"""Entries of a report that are written together."""


class Entry(NamedTuple):
    """What a report keeps of a result, and what that is sorted by."""

    key: Key
    item: Any


class Prepared(NamedTuple):
    """What is left of a result when it has been made ready for the reports."""

    said: FileNote | tuple[Diagnostic, ...]
    """What standard error says of the input."""
    entries: tuple[Entry | None, ...]
    """One for each report; None where the report does not have the result."""


class Selection(NamedTuple):
    """Which results are shown. What could not be used is shown always; nobody may take it for judged."""

    only: frozenset[Eligibility]
    """Empty for all."""
    is_summary: bool

    def has(self, result: Result) -> bool:
        if isinstance(result, Rejected):
            return True
        return not self.is_summary and (not self.only or result.assessment.verdict in self.only)


@dataclass(slots=True, eq=False, repr=False)
class Preparer:
    """Makes results ready where they are judged, so that little travels between processes."""

    reports: tuple[SortedReport, ...]
    selection: Selection

    def __call__(self, result: Result | Remark) -> Prepared:
        if isinstance(result, LeftOut):
            return Prepared((), ())  # all of them are said at the end, those of one reason together
        if isinstance(result, FileNote):
            return Prepared(result, ())
        diagnostics = result.diagnostics if isinstance(result, Rejected) else ()
        is_shown = self.selection.has(result)
        entries = tuple(each.entry(result) if is_shown or each.takes_all else None for each in self.reports)
        return Prepared(diagnostics, entries)


@dataclass(slots=True, eq=False, repr=False)
class Sink:
    """Where a report is written; entries wait only where their order is not that of the inputs."""

    sorted_report: SortedReport
    write: Callable[[Any], None]
    """Takes a text; of a format that is none, bytes."""
    _waiting: list[Entry] = field(default_factory=list)
    _is_open: bool = False

    def take(self, entries: Iterable[Entry]) -> None:
        if self.sorted_report.order is Order.INPUT:
            self._write(entries)
        else:
            self._waiting += entries

    def close(self, portfolio: Portfolio) -> None:
        self._waiting.sort(key=lambda entry: entry.key)
        self._write(self._waiting)
        self.write(self.sorted_report.report.closing(portfolio))

    def _write(self, entries: Iterable[Entry]) -> None:
        report = self.sorted_report.report
        opening = "" if self._is_open else report.opening()
        self._is_open = True
        texts = chain((opening,), (report.entry(entry.item) for entry in entries))
        while several := tuple(islice(texts, _WRITTEN_AT_ONCE)):  # the whole of a large report need not exist twice
            self.write("".join(several))


@dataclass(slots=True, eq=False, repr=False)
class ReportWriter:
    """A run on its way: writes what is assessed to its reports, and counts it."""

    sinks: tuple[Sink, ...]
    progress: Progress
    inputs: int = 0
    portfolio: Portfolio = field(default_factory=Portfolio)
    _log: diagnostic_report.DiagnosticLog = field(default_factory=diagnostic_report.DiagnosticLog)

    def run(self, chunks: Iterator[Chunk[Prepared]]) -> None:
        """Takes everything to its reports; raises OutputClosed if a reader did before all was judged."""
        try:
            for chunk in chunks:
                self._take(chunk)
        except OutputClosed:
            if next(chunks, None) is not None:
                raise
        self.progress.clear()
        self.progress.say(self._log.end())
        self.progress.say(diagnostic_report.lines_on_left_out(self.portfolio.left_out))
        for sink in self.sinks:
            with suppress(OutputClosed):  # the others are to be whole
                sink.close(self.portfolio)

    def _take(self, chunk: Chunk[Prepared]) -> None:
        self.inputs += chunk.inputs
        self.portfolio.add(chunk.portfolio)
        self.progress.say("".join(self._said(each) for each in chunk.results))
        for number, sink in enumerate(self.sinks):
            entries = (each.entries[number] for each in chunk.results if each.entries)
            sink.take([entry for entry in entries if entry is not None])
        self.progress.show(self.inputs)

    def _said(self, prepared: Prepared) -> str:
        if isinstance(prepared.said, FileNote):
            return diagnostic_report.line_of(prepared.said)
        return self._log.text_about(prepared.said)
