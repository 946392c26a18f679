"""One document of an input as its source gives it, before anybody knows what it means."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, Protocol

from htp.errors import NO_VALUES, Diagnostic, Fault, Problem, TextProblem, UnusableText, Values
from htp.location import KeyPath, Location

Data = dict[str, "Data"] | list["Data"] | str | bool | None
"""Mappings, lists and text; numbers stay text, and only JSON can say true or false."""


class NumberText(str):
    """The digits of a number that was written as one, in JSON or in a cell of a workbook, not as a text."""

    __slots__ = ()


_INDEX = re.compile("0|[1-9][0-9]{0,6}")
"""The one way to write it: two keys for one place would be two facts, of which the last counts."""
MAX_DEPTH = 40
"""Levels of nesting that a document may have; a profile has five."""
TOO_DEEP = Fault("document.too-deep", {"most": MAX_DEPTH})

MAX_VALUES = 60_000
"""Keys, texts, lists and mappings in a document, with those that references stand for; a profile has a few dozen."""
TOO_MANY_VALUES = Fault("document.too-many-values", {"most": MAX_VALUES})

MAX_PROBLEMS = 100
"""Problems of one kind that are reported of one document: the others are likely to be the same mistake again."""


MAX_PROBLEMS_OF_FILE = 1_000
"""Problems that are reported of one file; of its other companies it is said that something is wrong with them."""


class Rejected(NamedTuple):
    """An input, or one document of it, that cannot be used."""

    path: str
    document: int
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def at(cls, place: Location, *faults: Fault) -> "Rejected":
        """Rejected for faults that are all at one place."""
        return cls(place.path, place.document, tuple(Diagnostic(place, *each) for each in faults))


class InputNote(NamedTuple):
    """What was read otherwise than it is written (read-as), looks wrong (check), or was not read (left-out)."""

    kind: str
    id: str
    """`note.…`; its sentence stands in the reports' wording."""
    values: Values = NO_VALUES
    keys: KeyPath = ()
    line: int | None = None
    column: int | None = None


class FileNote(NamedTuple):
    """A note on an input that belongs to no company in it: how it was read, which of its rows are left out."""

    path: str
    document: int
    note: InputNote


class LeftOut(NamedTuple):
    """A file or folder that is not read, and why."""

    path: str
    id: str
    """`left-out.…`; its sentence stands in the reports' wording."""
    files: int = 1
    """How many it stands for: one, or those in the folder `path` that are not named one by one."""


Remark = FileNote | LeftOut
"""What there is to say of inputs that is about none of the companies in them."""


class Original:
    """The bytes of an input as they were read, all documents of a file having the same."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self._content)

    @cached_property
    def sha256(self) -> str:
        """Worked out where somebody asks for it."""
        from hashlib import sha256

        return sha256(self._content).hexdigest()


class Document(NamedTuple):
    """What an input holds of one company, and what is wrong with the way it is written there."""

    path: str
    number: int
    """Counted from 1 within the input."""
    data: Data
    layout: "Layout"
    problems: tuple[TextProblem, ...] = ()
    notes: tuple[InputNote, ...] = ()
    original: Original | str | None = None
    """What it was read from; of a table only the SHA-256, because its rows travel to other processes."""

    def rejected(self, problems: Iterable[Problem] = ()) -> Rejected:
        """Rejected for what is wrong with its text and for these problems of its data, each in its place."""
        return Rejected(self.path, self.number, self.layout.diagnostics(self, tuple(problems)))


class Layout(Protocol):
    """Where the facts of a document stand; looked up only where there is a problem to be placed."""

    @property
    def first_line(self) -> int:
        """The line of the input that the document begins in."""

    def diagnostics(self, document: Document, problems: tuple[Problem, ...]) -> tuple[Diagnostic, ...]:
        """The problems of the document's text and these of its data, each in its place."""


def with_facts(data: Data, facts: Mapping[str, Data]) -> Data:
    """The data with the values at those dotted keys; a list index one past the end appends, None takes a fact away.

    Raises UnusableText where a key leads through a text or past the end of a list.
    """
    for dotted_key, value in facts.items():
        data = _with(data, dotted_key.split("."), value, dotted_key)
    return data


def _with(data: Data, keys: list[str], value: Data, dotted_key: str) -> Data:
    """A copy in which only what the keys lead through is new: what aliases share stays as it is in the other places."""
    if not keys:
        return value
    key, *rest = keys
    if isinstance(data, dict):
        return {**data, key: _with(_or_empty(data.get(key), rest), rest, value, dotted_key)}
    if isinstance(data, list):
        index = int(key) if _INDEX.fullmatch(key) else len(data) + 1
        if index > len(data):
            raise UnusableText("facts.no-entry", {"key": dotted_key, "entry": key, "most": len(data)})
        before = data[index] if index < len(data) else None
        return [*data[:index], _with(_or_empty(before, rest), rest, value, dotted_key), *data[index + 1 :]]
    raise UnusableText("facts.below-text", {"key": dotted_key})


def _or_empty(data: Data, keys: list[str]) -> Data:
    """The data, or where there is none an empty list or mapping for the first of the keys."""
    if data is not None or not keys:
        return data
    return [] if keys[0].isdecimal() else {}
