"""One document of an input as its source gives it, before anybody knows what it means."""

from dataclasses import dataclass

from htp.errors import TextProblem

Data = dict[str, "Data"] | list["Data"] | str | bool | None
"""Mappings, lists and text; numbers stay text, and only JSON can say true or false."""

DEEPEST = 40
"""Levels of nesting that a document may have; a profile has five."""


@dataclass(frozen=True, slots=True)
class Document:
    """What stands in a document, and what is wrong with the way it stands there."""

    number: int
    """Counted from 1 within the input."""
    data: Data
    problems: tuple[TextProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value begin; lines and columns count from 1."""

    key: tuple[int, int]
    value: tuple[int, int]
