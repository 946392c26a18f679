"""One document of an input as its source gives it, before anybody knows what it means."""

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from htp.errors import TextProblem, UnusableText

Data = dict[str, "Data"] | list["Data"] | str | bool | None
"""Mappings, lists and text; numbers stay text, and only JSON can say true or false."""

MAX_DEPTH = 40
"""Levels of nesting that a document may have; a profile has five."""

MAX_VALUES = 60_000
"""Keys, texts, lists and mappings in a document, with those that references stand for; a profile has a few dozen."""
TOO_MANY_VALUES = (f"more than {MAX_VALUES:,} values in one company", "add up lines of revenue that are alike")

MAX_PROBLEMS = 100
"""Problems of one kind that are reported of one document: the others are likely to be the same mistake again."""


class Document(NamedTuple):
    """What stands in a document, and what is wrong with the way it stands there."""

    number: int
    """Counted from 1 within the input."""
    data: Data
    problems: tuple[TextProblem, ...] = ()
    text: str = ""
    """What it was read from, in whole lines."""
    first_line: int = 1
    """The line of the input that `text` begins with."""


class Place(NamedTuple):
    """Where a key and its value begin; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]

    def lines_later(self, count: int) -> "Place":
        """The same place where so many lines stand before the text."""
        return Place((self.key[0] + count, self.key[1]), (self.value[0] + count, self.value[1]))


def with_facts(data: Data, facts: Mapping[str, Data]) -> Data:
    """The data with the values at those dotted keys; a list index one past the end appends, None takes a fact away.

    Raises UnusableText where a key leads through a text or past the end of a list.
    """
    changed = deepcopy(data)
    for dotted_key, value in facts.items():
        _set(changed, dotted_key.split("."), value, dotted_key)
    return changed


def _set(data: Data, keys: list[str], value: Data, dotted_key: str) -> None:
    key, *rest = keys
    if isinstance(data, dict):
        if rest:
            if data.get(key) is None:
                data[key] = [] if rest[0].isdecimal() else {}
            _set(data[key], rest, value, dotted_key)
        else:
            data[key] = value
    elif isinstance(data, list):
        index = int(key) if key.isascii() and key.isdecimal() and len(key) < 8 else len(data) + 1
        if index > len(data):
            raise UnusableText(
                f"{dotted_key}: the list has no entry {key}", f"write a number from 0 to {len(data)}, counted from 0"
            )
        if index == len(data):
            data.append([] if rest and rest[0].isdecimal() else {})
        if rest:
            _set(data[index], rest, value, dotted_key)
        else:
            data[index] = value
    else:
        raise UnusableText(f"{dotted_key}: there are no keys below a text", "check the key")
