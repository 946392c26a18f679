"""Named tuples of our own do what those of `typing` do."""

import pickle
import typing
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

import htp.errors
from htp.records import NamedTuple

Item = TypeVar("Item")


class Place(NamedTuple):
    """Where something is."""

    line: int
    """Counted from 1."""
    column: int = 1
    names: tuple[str, ...] = ()

    @property
    def is_first(self) -> bool:
        return self.line == 1


class PlaceOfTyping(typing.NamedTuple):
    """Where something is."""

    line: int
    column: int = 1
    names: tuple[str, ...] = ()


class Found(Place):
    """A place with room for what is worked out once."""

    @cached_property
    def doubled(self) -> int:
        return self.line * 2


class Pair(NamedTuple, Generic[Item]):
    """Two of a kind."""

    one: Item
    other: Item


def outcome(ask: Callable[[], object]) -> object:
    """What comes of it, or the error; the names of the two classes count as one."""
    try:
        return repr(ask()).replace("PlaceOfTyping", "Place")
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error).replace("PlaceOfTyping", "Place")


ASKED: Mapping[str, Callable[[Any], object]] = {
    "made by place": lambda place: place(1, 2, ("a",)),
    "made by name": lambda place: place(names=(), line=3),
    "defaults": lambda place: place(1),
    "too few": lambda place: place(),
    "too many": lambda place: place(1, 2, (), 4),
    "unknown name": lambda place: place(1, row=2),
    "twice": lambda place: place(1, line=2),
    "fields": lambda place: (place._fields, place._field_defaults, place.__match_args__),
    "make": lambda place: place._make([1, 2, ()]),
    "make of too few": lambda place: place._make([1]),
    "replace": lambda place: place(1)._replace(column=5),
    "replace unknown": lambda place: place(1)._replace(row=5),
    "as a dict": lambda place: place(1)._asdict(),
    "equal": lambda place: (place(1) == place(1, 1), place(1) == (1, 1, ()), hash(place(1)) == hash((1, 1, ()))),
    "taken apart": lambda place: [*place(1, 2)],
    "set": lambda place: setattr(place(1), "line", 2),
    "room": lambda place: vars(place(1)),
    "size": lambda place: place(1).__sizeof__(),
    "documentation": lambda place: (place.__doc__, place.__module__, place.__name__, place.__annotations__),
}


@pytest.mark.parametrize("asked", ASKED)
def test_they_answer_alike(asked: str) -> None:
    assert outcome(lambda: ASKED[asked](Place)) == outcome(lambda: ASKED[asked](PlaceOfTyping))


def test_they_are_pickled_matched_and_subclassed() -> None:
    found = Found(2, names=("a",))
    assert (found.doubled, found.is_first, found.column) == (4, False, 1)
    again = pickle.loads(pickle.dumps(found))
    assert (again, type(again)) == (found, Found)
    match Place(1, 7):
        case Place(line, column):
            assert (line, column) == (1, 7)
    assert Pair("a", "b").other == "b"


def test_a_constructor_is_compiled_at_the_first_call() -> None:
    class Counted(NamedTuple):
        number: int

    assert "__new__" not in vars(Counted)
    assert Counted(1) == (1,)
    assert "__new__" in vars(Counted)


def test_the_records_of_the_program_are_such_tuples() -> None:
    assert htp.errors.Fault.__mro__[1:-1] == Place.__mro__[1:-1]
