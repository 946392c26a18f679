"""Work shared among processes: in order, whatever their number, and nothing lost but the piece a process died on."""

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import active_children
from time import sleep
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from htp.assessing.workers import WorkerFailed, Workers
from htp.language import speaking, spoken

DEADLY, FAULTY = -1, -2
LOST = 10**6
"""What is done instead of a deadly piece: this and the number of the signal."""


def doubled(numbers: Iterable[int]) -> list[int]:
    results = []
    for each in numbers:
        if each == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        if each == FAULTY:
            raise RuntimeError("a fault")
        results.append(2 * each)
    return results


class Doubling:
    """All pieces are taken before something is done with the first, so that a death says nothing of which it was."""

    def __call__(self, numbers: Iterable[int]) -> list[int]:
        return doubled([*numbers])

    def one_by_one(self, numbers: Iterable[int]) -> list[int]:
        return doubled(numbers)

    def instead(self, number: int, signal_number: int) -> int:
        del number
        return LOST + signal_number

    def is_spent(self, number: int) -> bool:
        del number
        return False


def doubling(count: int) -> Workers[int, list[int]]:
    return Workers(count, Doubling())


def mapped(bundles: Sequence[Sequence[int]], count: int) -> list[list[int]]:
    with doubling(count) as workers:
        return list(workers.map(iter(bundles)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 99), max_size=4), max_size=30), st.integers(1, 5))
def test_the_results_come_in_the_order_of_the_bundles_whatever_the_number_of_processes(
    bundles: list[list[int]], count: int
) -> None:
    assert mapped(bundles, count) == [doubled(each) for each in bundles]


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_process_that_dies_loses_only_the_piece_that_it_was_at(count: int) -> None:
    bundles = [[1, 2, 3], [4, DEADLY, 6], [DEADLY], [7, DEADLY, DEADLY, 8], [9]]
    lost = 2 * (LOST + signal.SIGKILL)
    assert mapped(bundles, count) == [[2, 4, 6], [8, lost, 12], [lost], [14, lost, lost, 16], [18]]


def test_processes_that_are_killed_from_outside_lose_at_most_the_pieces_that_they_were_at() -> None:
    def slowly() -> Iterator[list[int]]:
        yield from ([each] for each in range(8))
        for child in active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            child.join()
        yield from ([each] for each in range(8, 40))

    with doubling(2) as workers:
        found = [each for harvest in workers.map(slowly()) for each in harvest]
    lost = 2 * (LOST + signal.SIGKILL)
    assert all(each in (2 * number, lost) for number, each in enumerate(found))
    assert len(found) == 40
    assert found.count(lost) <= 2


def test_a_fault_of_the_program_is_no_lost_piece(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WorkerFailed):
        mapped([[1], [FAULTY], [2]], 2)
    assert "RuntimeError: a fault" in capfd.readouterr().err


class Speaking(Doubling):
    def __call__(self, numbers: Iterable[int]) -> list[Any]:
        return [spoken() for _ in numbers]


def test_a_process_that_starts_anew_speaks_the_same_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: multiprocessing.context.SpawnContext())
    with speaking("ky"), Workers(1, Speaking()) as workers:
        assert list(workers.map(iter([[1, 2]]))) == [["ky", "ky"]]


def test_no_process_is_left_when_the_block_is_left() -> None:
    with suppress(KeyError), doubling(3) as workers:
        next(workers.map(iter([[each] for each in range(100)])))
        assert len(active_children()) == 3
        raise KeyError
    assert not active_children()


def test_no_more_bundles_are_taken_than_are_soon_handed_out() -> None:
    taken = 0

    def bundles() -> Iterator[list[int]]:
        nonlocal taken
        for each in range(1000):
            taken += 1
            yield [each]

    with doubling(2) as workers:
        harvests = workers.map(bundles())
        next(harvests)
        sleep(0.05)
        assert taken <= 10
