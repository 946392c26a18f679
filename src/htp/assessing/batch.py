"""Many inputs judged: in this process or several, in their order, with nothing held longer than needed."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

from htp.assessing.pipeline import AssessedProfile, Room, RunSettings, assess_document
from htp.assessing.results import Assessed, Result
from htp.assessing.roster import Roster, Seen, seen_of
from htp.assessing.totals import Portfolio
from htp.document import Document, Original, Rejected, Remark
from htp.errors import Fault
from htp.location import Location
from htp.reading.documents import Input, documents_in
from htp.reading.listing import File, is_read_once
from htp.reading.row import Row

Prepared = TypeVar("Prepared")
Item = TypeVar("Item")

_IN_A_BUNDLE = 32
"""Inputs that travel together to a process and back."""
_BYTES_AT_ONCE = 2**18
"""Of files that travel together, and of the inputs of documents that wait for each other: what bounds the memory."""
_PAYS_FROM = 400
"""Inputs from which on several processes are done sooner than one."""


@dataclass(slots=True, eq=False, repr=False)
class Chunk(Generic[Prepared]):
    """What came of some inputs that follow each other."""

    inputs: int = 0
    results: list[Prepared] = field(default_factory=list)
    portfolio: Portfolio = field(default_factory=Portfolio)
    seen: list[Seen] = field(default_factory=list)


class _Read(NamedTuple):
    """A document, or what takes its place, and the input that it is of."""

    document: Document | Remark | Rejected
    source: Input
    room: Room

    def size(self) -> int:
        """Bytes that it was read from, at most."""
        original = self.document.original if isinstance(self.document, Document) else None
        return original.size if isinstance(original, Original) else 0


@dataclass(slots=True, eq=False, repr=False)
class Work(Generic[Prepared]):
    """Judges inputs and keeps of each result only what `present` makes of it; both can be sent to a process."""

    terms: RunSettings
    present: Callable[[Result | Remark], Prepared]

    def __call__(self, inputs: Iterable[Input]) -> Chunk[Prepared]:
        """Several are read, then judged, then presented: that is faster than one after the other from end to end."""
        return self._done(inputs, _IN_A_BUNDLE)

    def one_by_one(self, inputs: Iterable[Input]) -> Chunk[Prepared]:
        """The same, but an input is taken when all is done with the one before it."""
        return self._done(inputs, 1)

    def instead(self, source: Input, signal_number: int) -> Rejected:
        """What to say of an input that a process died on."""
        return _lost(source, Fault("input.process-ended", {"signal": signal_number}))

    def is_spent(self, source: Input) -> bool:
        """A pipe can be read only once."""
        return isinstance(source, File) and is_read_once(source.path)

    def _done(self, inputs: Iterable[Input], at_once: int) -> Chunk[Prepared]:
        chunk = Chunk[Prepared]()
        for group in _groups(_read(inputs, chunk), at_once, _Read.size):
            for each, found in [(each, self._assessed(each)) for each in group]:
                try:
                    self._take(found, chunk)
                except MemoryError:
                    self._take(_out_of_memory(each.source), chunk)
        return chunk

    def _assessed(self, read: _Read) -> AssessedProfile | Remark | Rejected:
        try:
            return assess_document(read.document, self.terms, read.room)
        except MemoryError:
            return _out_of_memory(read.source)

    def _take(self, found: AssessedProfile | Remark | Rejected, chunk: Chunk[Prepared]) -> None:
        if isinstance(found, Remark):
            chunk.results.append(self.present(found))
            chunk.portfolio.note(found)
            return
        result = found.result if isinstance(found, AssessedProfile) else found
        chunk.results.append(self.present(result))
        chunk.portfolio.take(result)
        if isinstance(result, Assessed):
            chunk.seen.append(seen_of(result))


def _read(inputs: Iterable[Input], chunk: Chunk[Prepared]) -> Iterator[_Read]:
    """The documents of all inputs, which the chunk counts."""
    for source in inputs:
        chunk.inputs += not isinstance(source, Remark)
        room = Room()
        try:
            for document in documents_in(source):
                yield _Read(document, source, room)
        except MemoryError:
            yield _Read(_out_of_memory(source), source, room)


def _groups(all_of_them: Iterable[Item], at_once: int, size_of: Callable[[Item], int]) -> Iterator[Sequence[Item]]:
    """So many at a time, fewer where they are large."""
    group: list[Item] = []
    size = 0
    for each in all_of_them:
        group.append(each)
        size += size_of(each)
        if len(group) == at_once or size >= _BYTES_AT_ONCE:
            yield group
            group, size = [], 0
    if group:
        yield group


def assess_in_chunks(
    inputs: Iterable[Input], work: Work[Prepared], jobs: int | None = None
) -> Generator[Chunk[Prepared], None, None]:
    """What the work gives for all inputs, in their order: the same whatever the number of processes.

    Without `jobs` there are as many processes as the machine has processors for us, or none where that does not pay.
    The first inputs are always judged in this process. Raises WorkerFailed.
    """
    roster = Roster()
    with closing(_chunks(inputs, work, jobs)) as chunks:
        for chunk in chunks:
            roster.take(chunk.seen)
            yield chunk
    if notes := tuple(roster.notes()):
        yield work(notes)


def _chunks(inputs: Iterable[Input], work: Work[Prepared], jobs: int | None) -> Generator[Chunk[Prepared], None, None]:
    """The same without what shows only when all companies are seen together."""
    bundles = _groups(inputs, _IN_A_BUNDLE, _size_of)
    count = jobs or _processors()
    alone = 1 if jobs else _PAYS_FROM // _IN_A_BUNDLE
    yield from map(work, islice(bundles, None if count == 1 else alone))
    more = next(bundles, None)
    if more is None:
        return
    from htp.assessing.workers import Workers

    with Workers[Input, Chunk[Prepared]](count, work) as workers:
        yield from workers.map(chain((more,), bundles))


def _size_of(source: Input) -> int:
    """Bytes of a file; a row of a table was read before."""
    return source.size if isinstance(source, File) else 0


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _out_of_memory(source: Input) -> Rejected:
    return _lost(source, Fault("input.out-of-memory"))


def _lost(source: Input, fault: Fault) -> Rejected:
    place = source.place if isinstance(source, Row) else Location(source.path)
    return Rejected.at(place, fault)
