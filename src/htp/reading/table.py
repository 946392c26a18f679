"""Tables as profiles: one company a row, each header a dotted key of the profile, every cell text.

The delimiter (comma, semicolon or tab) is the one that the headers use. An empty cell is a fact that is missing. Rows
are read one by one, however long the table is, and counted as a spreadsheet shows them: the headers are row 1.
"""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from htp.company.keys import unknown_column
from htp.company.problems import MISSING
from htp.document import MAX_PROBLEMS, Data, Document, Rejected, with_facts
from htp.errors import BrokenDocument, Diagnostic, Fault, Problem, TextProblem, UnusableText
from htp.location import Location, dotted
from htp.reading.text import MAX_LINE_LENGTH, Read, lines_of

LIST_KEYS = frozenset({"activities"})
"""The columns whose cells hold several entries, between semicolons."""
MAX_LINES_OF_A_ROW = 100
"""Lines that a row may have, where its cells hold line breaks."""
_DELIMITERS = ",;\t"
_EXCEL_DELIMITER = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)
_NO_TEXT = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte that is not UTF-8 when it is asked to go on (surrogateescape)."""


class Header(NamedTuple):
    """A column's name, and where it stands in its line, counted from 1."""

    key: str
    column: int


class Row(NamedTuple):
    """One company of a table; it can be read apart from the others, in another process too."""

    path: str
    headers: tuple[str, ...]
    """Empty for a column that has none."""
    cells: tuple[str, ...]
    number: int
    line: int
    """The line of the file that the row begins in, counted from 1."""

    @property
    def place(self) -> Location:
        return Location(self.path, self.number, self.line)


class RowLayout(NamedTuple):
    """A row has a line; what stands in which cell is told by the names of the columns."""

    first_line: int

    def diagnostics(self, document: Document, problems: tuple[Problem, ...]) -> tuple[Diagnostic, ...]:
        place = Location(document.path, document.number, self.first_line)
        return tuple(
            Diagnostic(place, "column.empty", {"column": dotted(each.keys)}, each.keys)
            if each.id == MISSING
            else Diagnostic(place, each.id, each.values, each.keys)
            for each in problems
        )


def read_rows(path: str, read: Read) -> Iterator[Row | Rejected]:
    """The companies of the table as they are read, and whatever is wrong with its headers and rows."""
    lines = _Lines(lines_of(read))
    number = 0
    try:
        text, delimiter = _first_line(lines)
        line = lines.count
        headers = tuple(_headers(text, delimiter, line))
        number = 1
        if faults := list(islice(_faults_of(headers, line), MAX_PROBLEMS)):
            yield _rejected(path, text, faults)
            return
        for each in _rows(path, tuple(each.key for each in headers), lines, delimiter):
            number = each.document if isinstance(each, Rejected) else each.number
            yield each
        if number == 1:
            yield _rejected(path, text, [TextProblem(line, 1, "table.empty")])
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)
    except BrokenDocument as error:
        line, column, id_, values = error.place
        yield Rejected.at(Location(path, number + 1, line, column), Fault(id_, values))


def document_of(row: Row) -> Document | Rejected:
    """The row as a document; rejected where two columns cannot stand beside each other."""
    try:
        return Document(row.path, row.number, data_of(row), RowLayout(row.line))
    except UnusableText as error:
        return Rejected.at(row.place, error.fault)


def data_of(row: Row) -> Data:
    """The profile's data that the row holds; raises UnusableText."""
    facts: dict[str, Data] = {}
    for header, cell in zip(row.headers, row.cells, strict=False):
        text = cell.strip()
        if text:
            facts[header] = [each.strip() for each in text.split(";") if each.strip()] if header in LIST_KEYS else text
    return with_facts({"company": {}}, facts)


def _first_line(lines: "_Lines") -> tuple[str, str]:
    """The line of the headers, and the delimiter between them; raises BrokenDocument where there is none."""
    first = next(lines, "").removeprefix("\ufeff")
    named = _EXCEL_DELIMITER.fullmatch(first)
    if named:  # a line that Excel writes and reads
        first = next(lines, "")
    text = first.rstrip("\n")
    if not text.strip(" \t,;"):
        raise BrokenDocument(TextProblem(max(lines.count, 1), 1, "table.no-headers"))
    return text, named[1] if named else max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", text).count)


def _faults_of(headers: tuple[Header, ...], line: int) -> Iterator[TextProblem]:
    """What is wrong with the headers; one without a name is none, and stands above empty cells only."""
    seen: set[str] = set()
    for header in headers:
        if header.key in seen:
            yield TextProblem(line, header.column, "column.twice", {"key": header.key})
        elif header.key:
            seen.add(header.key)
            if unknown := unknown_column(header.key):
                yield TextProblem(line, header.column, *unknown)


def _rejected(path: str, text: str, found: list[TextProblem]) -> Rejected:
    """The table rejected for what is wrong in the line of its headers."""
    diagnostics = (
        Diagnostic(Location(path, 1, line, column), id_, values, excerpt=text) for line, column, id_, values in found
    )
    return Rejected(path, 1, tuple(diagnostics))


class _Lines:
    """Lines that are counted, refused where they are too long or no text, and taken back where a row went wrong."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
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
            raise BrokenDocument(TextProblem(self.count, 1, "table.line-too-long", {"most": MAX_LINE_LENGTH}))
        if not line.isascii() and (byte := _NO_TEXT.search(line)):
            values = {"byte": f"{ord(byte[0]) - 0xDC00:02X}"}
            raise BrokenDocument(TextProblem(self.count, byte.start() + 1, "table.not-utf-8", values))
        return line


def _headers(text: str, delimiter: str, line: int) -> Iterator[Header]:
    column = 1
    try:
        names = next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BrokenDocument(TextProblem(line, 1, "table.headers-not-well-formed", {"reason": str(error)})) from error
    for name in names:
        yield Header(name.strip(), column)
        column += len(name) + 1  # headers in quotation marks are rare enough


def _rows(path: str, headers: tuple[str, ...], lines: _Lines, delimiter: str) -> Iterator[Row | Rejected]:
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
            fault = Fault("table.quote-not-closed") if is_open else _not_well_formed(error)
            lines.take_back_all_but_one()
            yield Rejected.at(Location(path, number, line), fault)
            continue
        if any(cell.strip() for cell in cells):
            if misfit := _misfit(headers, cells):
                yield Rejected.at(Location(path, number, line), misfit)
            else:
                yield Row(path, headers, cells, number, line)


def _not_well_formed(error: csv.Error) -> Fault:
    return Fault("table.row-not-well-formed", {"reason": str(error)})


def _misfit(headers: tuple[str, ...], cells: tuple[str, ...]) -> Fault | None:
    """A row that has something where no column is: often an amount with a decimal comma."""
    for header, cell in zip(headers, cells, strict=False):
        if cell.strip() and not header:
            return Fault("table.cell-without-header", {"cell": cell.strip()[:40]})
    if any(cell.strip() for cell in cells[len(headers) :]):
        return Fault("table.row-too-wide", {"cells": len(cells), "headers": len(headers)})
    return None
