"""Work shared among processes, with its results in the order of the work whatever their number.

A process that dies takes one piece of work with it: another process does its bundle again, one piece after the other,
until it is known which piece it was.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ctypes import c_long, sizeof
from dataclasses import dataclass
from mmap import mmap
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from htp.language import speak, spoken

Piece = TypeVar("Piece")
Result = TypeVar("Result", covariant=True)

_AHEAD = 4
"""Bundles for each process that may be under way or wait for their turn: what bounds the memory."""
_IDLE = -1
_MAX_FALSE_STARTS = 10


class WorkerFailed(Exception):
    """A process came upon a fault of the program; its traceback stands on standard error."""


class Job(Protocol[Piece, Result]):
    """What is done with the pieces of a bundle; it travels between processes, as pieces and results do."""

    def __call__(self, pieces: Iterable[Piece], /) -> Result: ...

    def one_by_one(self, pieces: Iterable[Piece], /) -> Result:
        """The same, but a piece is taken when it is done with the one before it."""

    def instead(self, piece: Piece, signal_number: int, /) -> Piece:
        """The piece to do in place of one that a process died on, ended by that signal."""

    def is_spent(self, piece: Piece, /) -> bool:
        """Whether a piece that was taken cannot be taken again, to find out whether it was the one."""


class _Bundle(NamedTuple, Generic[Piece]):
    """Pieces to be done together; with care, one after the other, once a process has died on them."""

    number: int
    pieces: Sequence[Piece]
    with_care: bool = False


@dataclass(slots=True)
class _Worker(Generic[Piece]):
    """A process and the bundle that it is at."""

    process: BaseProcess
    connection: Connection
    place: Any
    """The place of the piece that it is doing in its bundle: an integer that the process writes."""
    bundle: _Bundle[Piece] | None = None
    """None while it has nothing to do."""


class Workers(Generic[Piece, Result]):
    """So many processes that do one job; leaving the `with` block ends them, whatever happened in it."""

    def __init__(self, count: int, job: Job[Piece, Result]) -> None:
        self._count, self._job = count, job
        self._workers: list[_Worker[Piece]] = []
        self._waiting: deque[_Bundle[Piece]] = deque()
        self._false_starts = 0
        known = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("fork" if "fork" in known else None)

    def __enter__(self) -> "Workers[Piece, Result]":
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def map(self, bundles: Iterator[Sequence[Piece]]) -> Iterator[Result]:
        """What the work gives for each bundle, in the order of the bundles; raises WorkerFailed."""
        done: dict[int, Result] = {}
        taken = due = 0
        while True:
            while taken - due < _AHEAD * self._count and (bundle := next(bundles, None)) is not None:
                self._waiting.append(_Bundle(taken, bundle))
                taken += 1
            if due == taken:
                return
            self._hand_out()
            if not self._workers:  # not one can be had
                first = self._waiting.popleft()
                done[first.number] = self._job(first.pieces)
            else:
                done.update(self._finished())
            while due in done:
                yield done.pop(due)
                due += 1

    def _hand_out(self) -> None:
        while self._waiting and (worker := self._idle_worker()) is not None:
            worker.bundle = self._waiting.popleft()
            worker.place.value = _IDLE
            with suppress(BrokenPipeError):  # it has died meanwhile, as its end of the connection will say
                worker.connection.send(worker.bundle)

    def _idle_worker(self) -> _Worker[Piece] | None:
        idle = next((each for each in self._workers if each.bundle is None), None)
        if idle is None and len(self._workers) < self._count:
            try:
                idle = self._start_worker()
            except OSError:  # of files, processes or memory there are no more: as many as go
                self._count = len(self._workers)
            else:
                self._workers.append(idle)
        return idle

    def _start_worker(self) -> _Worker[Piece]:
        ours, theirs = self._context.Pipe()
        is_fork = self._context.get_start_method() == "fork"
        place = _shared_integer() if is_fork else self._context.RawValue(c_long, _IDLE)
        inherited = [ours, *(each.connection for each in self._workers)] if is_fork else []
        arguments = (spoken(), self._job, theirs, place, inherited)
        process = self._context.Process(target=_worker_loop, args=arguments, daemon=True)
        try:
            with _interrupts_held_back():
                process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return _Worker(process, ours, place)

    def _finished(self) -> Iterator[tuple[int, Result]]:
        """Waits for news; gives the bundles that are done, by their numbers."""
        ready = wait([each.connection for each in self._workers if each.bundle is not None])
        for worker in self._workers[:]:
            bundle = worker.bundle
            if bundle is None or worker.connection not in ready:
                continue
            try:
                yield bundle.number, worker.connection.recv()
                worker.bundle = None
            except (EOFError, ConnectionResetError):
                self._replace_dead_worker(worker, bundle)

    def _replace_dead_worker(self, worker: _Worker[Piece], bundle: _Bundle[Piece]) -> None:
        """Puts what a dead process leaves undone in front of all that is waiting."""
        self._workers.remove(worker)
        worker.process.join()
        worker.connection.close()
        ended_by = -(worker.process.exitcode or 0)
        if ended_by <= 0:
            raise WorkerFailed("a worker process failed")
        pieces, place = list(bundle.pieces), worker.place.value
        if place == _IDLE:
            self._false_starts += 1
            if self._false_starts > _MAX_FALSE_STARTS:
                raise WorkerFailed(f"worker processes end before they begin (signal {ended_by})")
        elif bundle.with_care or self._job.is_spent(pieces[place]):
            pieces[place] = self._job.instead(pieces[place], ended_by)
        with_care = bundle.with_care or place != _IDLE
        self._waiting.appendleft(_Bundle(bundle.number, pieces, with_care))


def _shared_integer() -> Any:
    """An integer that a process copied from this one shares with it; it needs no file, in /dev/shm or elsewhere."""
    place = c_long.from_buffer(mmap(-1, sizeof(c_long)))
    place.value = _IDLE
    return place


def _worker_loop(
    language: str, job: Job[Any, Any], connection: Connection, place: Any, inherited: Sequence[Connection]
) -> None:
    """The life of a process: it speaks as its parent does and ends with it, which alone hears of interrupts."""
    speak(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The parent may answer these in its own way, a worker just ends; unless the run is to outlive its terminal.
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    for each in inherited:
        each.close()
    with suppress(EOFError, ConnectionError):
        while True:
            _, pieces, with_care = connection.recv()
            do = job.one_by_one if with_care else job
            connection.send(do(_noted(pieces, place)))


def _noted(bundle: Sequence[Piece], place: Any) -> Iterator[Piece]:
    for number, piece in enumerate(bundle):
        place.value = number
        yield piece


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process that is being born must not answer Ctrl-C before it knows that it should not."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
