"""What a list has above and below its headers: for whoever says which column is which fact."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from htp.company.headers import guessed_from
from htp.company.units import is_in_thousands
from htp.document import Rejected
from htp.errors import BrokenDocument, UnusableText
from htp.location import Location
from htp.reading.choices import Choices
from htp.reading.formats import TableFormat
from htp.reading.headers import NAME, Headers
from htp.reading.opening import table_at, unreadable
from htp.reading.row_labels import are_column_numbers
from htp.reading.shape import Record
from htp.reading.table import OpenTable, broken_at

_NOTHING: Mapping[str, str] = MappingProxyType({})
_MAX_WORDS = 12
"""Different texts of a column that are kept; what has more is no choice of a few words."""


class ColumnOutline(NamedTuple):
    """A column of a list."""

    header: str
    key: str
    """The dotted key that the header is known for; nothing where it is none, or another column has that key."""
    guess: str
    """The key that it may mean, for a person to confirm; nothing where nothing is likely."""
    sample: str
    """The first cell in which something stands."""
    words: tuple[str, ...]
    """The different texts below it, where they are few."""


class ListOutline(NamedTuple):
    """A list that is still to be read."""

    path: str
    row_of_headers: int
    rows: int
    columns: tuple[ColumnOutline, ...]
    constants: Mapping[str, str] = _NOTHING
    """Facts of every row that headers say: `Выручка за 2025 год, сом`."""
    period_above: tuple[str, str] | None = None
    """The period that a title above the headers names, and that title."""

    @property
    def has_names(self) -> bool:
        """Whether it is known which column has the names of the companies."""
        return any(each.key == NAME for each in self.columns)


def outline_of(path: str, table: TableFormat, choices: Choices) -> ListOutline | Rejected:
    """The columns of the list in that file, whether its headers are known or not."""
    try:
        with table_at(path) as file, table.opener()(path, file, choices._replace(known_headers_only=False)) as opened:
            return _outline(path, opened)
    except UnusableText as error:
        return Rejected.at(Location(path), error.fault)
    except BrokenDocument as error:
        return broken_at(path, 1, error)
    except (OSError, ValueError) as error:
        return unreadable(path, error)


def _outline(path: str, opened: OpenTable) -> ListOutline:
    headers = opened.headers
    words: list[dict[str, None]] = [{} for _ in headers.headers]
    rows = 0
    for row in opened.read_again():
        if isinstance(row, Record) and are_column_numbers("", row.cells):
            continue
        rows += 1
        if isinstance(row, Record):
            for of_column, cell in zip(words, row.cells, strict=False):
                if len(of_column) <= _MAX_WORDS and (text := cell.strip()):
                    of_column.setdefault(text)
    above = headers.period_above
    constants = {key: text for key, text in headers.facts.constants.items() if key not in headers.keys}
    if headers.facts.has_several_periods:
        constants.pop("period", None)
    of_title = (above[0], above[1].text) if above else None
    return ListOutline(path, headers.number, rows, tuple(_columns(headers, words)), constants, of_title)


def _columns(headers: Headers, words: list[dict[str, None]]) -> Iterable[ColumnOutline]:
    taken = {key for key in headers.keys if key}
    seen: set[str] = set()
    for (header, _, key, said), texts in zip(headers.headers, words, strict=True):
        if not header:
            continue
        known = key if key and key not in seen and not (said and said.is_of_part) else ""
        guess = "" if known or key or is_in_thousands(header) else (guessed_from(header) or "")
        seen.add(known)
        few = tuple(texts) if len(texts) <= _MAX_WORDS else ()
        yield ColumnOutline(header, known, "" if guess in taken else guess, next(iter(texts), ""), few)
        taken.add(guess)
