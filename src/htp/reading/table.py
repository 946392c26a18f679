"""Tables as profiles: one company a row, each header a dotted key of the profile, every cell text.

The delimiter (comma, semicolon or tab) is the one that the headers use. An empty cell is a fact that is missing. Rows
are read one by one, however long the table is, and counted as a spreadsheet shows them: the headers are row 1.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from htp.document import Data, with_facts
from htp.errors import BrokenDocument, TextProblem

LIST_KEYS = frozenset({"activities"})
"""The columns whose cells hold several entries, between semicolons."""
MAX_LINE_LENGTH = 1024 * 1024
"""Characters that a line may have."""
MAX_LINES_OF_A_ROW = 100
"""Lines that a row may have, where its cells hold line breaks."""
_DELIMITERS = ",;\t"
_NOT_CLOSED = "a quotation mark is not closed"
_EXCEL_DELIMITER = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)
_NO_TEXT = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte that is not UTF-8 when it is asked to go on (surrogateescape)."""


class Header(NamedTuple):
    """A column's name, and where it stands in its line, counted from 1."""

    key: str
    column: int


class Row(NamedTuple):
    """One company of a table; it can be read apart from the others."""

    headers: tuple[str, ...]
    """Empty for a column that has none."""
    cells: tuple[str, ...]
    number: int
    line: int
    """The line of the file that the row begins in, counted from 1."""
    problem: tuple[str, str] | None = None
    """What is wrong with the row as a whole, and what to write instead."""


class Table(NamedTuple):
    """The headers, and the rows as they are read."""

    headers: tuple[Header, ...]
    line: int
    """The line of the headers."""
    text: str
    rows: Iterator[Row]


def read_table(lines: Iterable[str]) -> Table:
    """The table whose lines these are, read with `errors="surrogateescape"`.

    Raises BrokenDocument where it has no headers, and while the rows are read, where a line cannot be read at all.
    """
    numbered = _Lines(lines)
    first = next(numbered, "").removeprefix("\ufeff")
    named = _EXCEL_DELIMITER.fullmatch(first)
    if named:  # a line that Excel writes and reads
        first = next(numbered, "")
    text = first.rstrip("\n")
    if not text.strip(" \t,;"):
        remedy = "write the keys of the profile as headers, e.g. company.name; htp init --template clients.csv does it"
        raise BrokenDocument(TextProblem(max(numbered.count, 1), 1, "the table has no headers", remedy))
    delimiter = named[1] if named else max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", text).count)
    headers = tuple(_headers(text, delimiter, numbered.count))
    return Table(headers, numbered.count, text, _rows(tuple(each.key for each in headers), numbered, delimiter))


def data_of(row: Row) -> Data:
    """The profile's data that the row holds; raises UnusableText where two columns cannot stand beside each other."""
    facts: dict[str, Data] = {}
    for header, cell in zip(row.headers, row.cells, strict=False):
        text = cell.strip()
        if text:
            facts[header] = [each.strip() for each in text.split(";") if each.strip()] if header in LIST_KEYS else text
    return with_facts({"company": {}}, facts)


class _Lines:
    """Lines that are counted, refused where they are too long or no text, and taken back where a row went wrong."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._of_this_row: list[str] = []
        self._taken_back: list[str] = []
        self.count = 0

    def begin_row(self) -> None:
        self._of_this_row = []

    def take_back_all_but_one(self) -> None:
        """What follows the first line of this row is read again: a quotation mark that nobody closes hides no row."""
        following = self._of_this_row[1:]
        self.count -= len(following)
        self._taken_back += reversed(following)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self._of_this_row) >= MAX_LINES_OF_A_ROW:
            raise csv.Error("unexpected end of data")
        line = self._taken_back.pop() if self._taken_back else next(self._lines)
        self.count += 1
        self._of_this_row.append(line)
        if len(line) > MAX_LINE_LENGTH:
            problem = f"the line has more than {MAX_LINE_LENGTH:,} characters"
            raise BrokenDocument(
                TextProblem(self.count, 1, problem, "check that this is a table, with a company a line")
            )
        if not line.isascii() and (byte := _NO_TEXT.search(line)):
            problem = f"not UTF-8 text: byte 0x{ord(byte[0]) - 0xDC00:02X}; nothing from here on is read"
            remedy = 'save the table again as "CSV UTF-8": "Save as" in the spreadsheet program offers it'
            raise BrokenDocument(TextProblem(self.count, byte.start() + 1, problem, remedy))
        return line


def _headers(text: str, delimiter: str, line: int) -> Iterator[Header]:
    column = 1
    try:
        names = next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        problem, remedy = f"the headers are not well formed: {error}", "write them without quotation marks"
        raise BrokenDocument(TextProblem(line, 1, problem, remedy)) from error
    for name in names:
        yield Header(name.strip(), column)
        column += len(name) + 1  # headers in quotation marks are rare enough


def _rows(headers: tuple[str, ...], lines: _Lines, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = lines.count
    while True:
        line = lines.count + 1
        number += 1
        lines.begin_row()
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            is_open = "end of data" in str(error)
            problem = _NOT_CLOSED if is_open else f"the row is not well formed: {error}"
            remedy = "put a cell that holds quotation marks in quotation marks, and write each of its own twice"
            lines.take_back_all_but_one()
            yield Row(headers, (), number, line, (problem, remedy))
            continue
        if any(cell.strip() for cell in cells):
            yield Row(headers, cells, number, line, _misfit(headers, cells))


def _misfit(headers: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, str] | None:
    """A row that has something where no column is: often an amount with a decimal comma."""
    for header, cell in zip(headers, cells, strict=False):
        if cell.strip() and not header:
            remedy = "write a key of the profile above it, or empty the cell"
            return f'the cell "{cell.strip()[:40]}" has no header', remedy
    if any(cell.strip() for cell in cells[len(headers) :]):
        return (
            f"the row has {len(cells)} cells, the headers are {len(headers)}",
            "write decimals with a point, and put a cell that holds the delimiter in quotation marks",
        )
    return None
