"""Where the facts of a document stand in a text with lines and columns."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from htp.document import Document
from htp.errors import Diagnostic, Fault, Problem
from htp.location import KeyPath, Location, dotted


class Place(NamedTuple):
    """Where a key and its value begin; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]

    def lines_later(self, count: int) -> "Place":
        """The same place where so many lines stand before the text."""
        return Place((self.key[0] + count, self.key[1]), (self.value[0] + count, self.value[1]))


def marks_in(text: str, line_break: re.Pattern[str]) -> Callable[[int], tuple[int, int]]:
    """A function from an offset in the text to its line and column."""
    line_starts = [0, *(each.end() for each in line_break.finditer(text))]

    def line_and_column(offset: int) -> tuple[int, int]:
        line = bisect_right(line_starts, offset)
        return line, offset - line_starts[line - 1] + 1

    return line_and_column


@dataclass(slots=True, eq=False, repr=False)
class PlacesByOffset(Mapping[KeyPath, Place]):
    """The places of keys by the offsets of key and value; only those that are asked for are worked out."""

    offsets: Mapping[KeyPath, tuple[int, int]]
    begin: int
    """The offset of the text that the first line begins with."""
    first_line: int
    line_and_column: Callable[[int], tuple[int, int]]

    def __getitem__(self, keys: KeyPath) -> Place:
        at_key, at_value = self.offsets[keys]
        place = Place(self.line_and_column(at_key - self.begin), self.line_and_column(at_value - self.begin))
        return place.lines_later(self.first_line - 1)

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self.offsets)

    def __len__(self) -> int:
        return len(self.offsets)


class _Located(NamedTuple):
    """A problem at its line and column; in this order they are shown."""

    line: int
    column: int
    key: str
    keys: KeyPath
    fault: Fault


class TextLayout(NamedTuple):
    """The text of a document, with the functions of its format that find places in it."""

    text: str
    """In whole lines."""
    first_line: int
    """The line of the input that the text begins with."""
    find_places: Callable[[str, int], Mapping[KeyPath, Place]]
    split_lines: Callable[[str], list[str]]

    def diagnostics(self, document: Document, problems: tuple[Problem, ...]) -> tuple[Diagnostic, ...]:
        """In the order of the text; what is badly written is not also judged for what it says."""
        found = [_Located(each.line, each.column, "", (), Fault(each.id, each.values)) for each in document.problems]
        if problems:
            places = self.find_places(self.text, self.first_line)
            taken = {(each.line, each.column) for each in found}
            located = (_located(each, places) for each in problems)
            found += [each for each in located if (each.line, each.column) not in taken]
        found.sort(key=lambda each: each[:3])
        lines = self.split_lines(self.text)
        return tuple(
            Diagnostic(
                Location(document.path, document.number, each.line, each.column),
                *each.fault,
                keys=each.keys,
                excerpt=lines[each.line - self.first_line],
            )
            for each in found
        )


def _located(problem: Problem, places: Mapping[KeyPath, Place]) -> _Located:
    """The problem at its place in the text; a key that is missing is reported where it should stand."""
    keys = problem.keys
    while keys and keys not in places:
        keys = keys[:-1]
    place = places[keys]
    at_key = problem.is_about_key or len(keys) < len(problem.keys)
    line, column = place.key if at_key else place.value
    return _Located(line, column, f"{dotted(problem.keys)}:", problem.keys, Fault(problem.id, problem.values))
