"""The headers of a table: the key of each column, and what is wrong with them."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from htp.company.headers import glued_to, guessed_from, key_of, meant_by, misspelt, shown
from htp.company.keys import is_column, unknown_column
from htp.company.units import is_in_thousands, is_unit_in_thousands
from htp.document import MAX_PROBLEMS
from htp.errors import Fault, TextProblem
from htp.reading.choices import NO_MAPPING, ListMapping
from htp.reading.shape import Shape
from htp.reading.sums import AMOUNT_KEYS

NAME = "company.name"
_DOTTED_KEY = re.compile(r"[A-Za-z_]+(?:\.\w+)+")
"""What somebody wrote as a key; `Ед. изм.` is none."""
_OWN_REPORT = ("path", "document", "company", "as_of", "verdict")
"""What the headers of a table begin with that this program has written as a report."""


class Header(NamedTuple):
    """A column's name as it is written, and where it stands in its line, counted from 1."""

    name: str
    column: int
    key: str | None
    """The dotted key; nothing for a column that is left out on purpose, None where nobody says what it is."""


class Title(NamedTuple):
    """What stands in a cell above the headers."""

    line: int
    text: str


def is_of_own_report(names: tuple[str, ...]) -> bool:
    return names[: len(_OWN_REPORT)] == _OWN_REPORT


class Headers(NamedTuple):
    """The headers of a table."""

    headers: tuple[Header, ...]
    shape: Shape
    number: int
    line: int
    text: str
    """As they stand in the file."""
    rows_above: int
    """Rows before them that are not empty: a title, a date."""
    mapping: ListMapping = NO_MAPPING
    unit_above: Title | None = None
    """A title that says in which unit the amounts are, where that is thousands or millions."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.headers)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key or "" for each in self.headers)

    @property
    def is_own_report(self) -> bool:
        """Whether the table is a report that this program has written."""
        return is_of_own_report(self.names)

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are nobody's: a phone number, a remark."""
        return tuple(each.name for each in self.headers if each.name and not each.key)

    def faults(self) -> list[TextProblem]:
        return list(islice(self._faults(), MAX_PROBLEMS))

    def _faults(self) -> Iterator[TextProblem]:
        """What is wrong with the headers; one without a name is none, and stands above empty cells only.

        Where no column has the names of the companies, nothing shows that those of no key are meant to be left out.
        """
        seen: dict[str, str] = {}
        keys, names = frozenset(self.keys), frozenset(self.names)
        if self.unit_above is not None:
            yield TextProblem(self.unit_above.line, 1, "table.in-thousands", {"title": self.unit_above.text})
        for name, column, key in self.headers:
            if key and seen.get(key) == name:
                yield TextProblem(self.line, column, "column.twice", {"key": name})
            elif key and key in seen:
                values = {"key": name, "other": seen[key], "meant": key}
                yield TextProblem(self.line, column, "column.both", values)
            elif key:
                seen[key] = name
                if key in self.mapping.constants:
                    values = {"key": key, "mapping": self.mapping.path}
                    yield TextProblem(self.line, column, "column.constant-too", values)
            elif key is None and name:
                fault = _fault_of_unknown(name, column, keys)
                if fault.id != "column.unknown" or _DOTTED_KEY.fullmatch(name) or NAME not in keys:
                    yield TextProblem(self.line, column, *fault)
        for name, key in self.mapping.key_by_header.items():
            if key and name not in names:
                values = {"header": name, "mapping": self.mapping.path}
                yield TextProblem(self.line, 1, "column.of-mapping-missing", values)


def _fault_of_unknown(name: str, column: int, taken: Collection[str]) -> Fault:
    """What is wrong with a header of no key; `column.unknown` where nothing shows what it may mean."""
    fault = unknown_column(name) or Fault("column.unknown", {"key": name})
    if is_unit_in_thousands(name):
        return Fault("table.in-thousands", {"title": name})
    meant = meant_by(name) or _meant_by_slip(name, column, taken)
    if is_in_thousands(name) and (meant := meant or _amount_guessed(name, taken)):
        return Fault("column.in-thousands", {"key": name, "meant": meant})
    if fault.id == "column.unknown" and meant:
        return Fault("column.may-mean", {"key": name, "meant": meant})
    return fault


def _amount_guessed(name: str, taken: Collection[str]) -> str | None:
    """The amount that no other column has, and this one may have."""
    key = guessed_from(name)
    return key if key and AMOUNT_KEYS.fullmatch(key) and key not in taken else None


def _meant_by_slip(name: str, column: int, taken: Collection[str]) -> str | None:
    """The key that no other column has, and this one may have but for a letter, or for the title before it."""
    key = misspelt(name) or (glued_to(name) if column == 1 else None)
    return None if key in taken else key


def keyed(header: str, mapping: ListMapping = NO_MAPPING) -> str | None:
    """The key of the column with that header, of one that the mapping leaves out nothing; None where it has none."""
    name = shown(header)
    if name in mapping.key_by_header:
        return mapping.key_by_header[name]
    return name if is_column(name) else key_of(name)
