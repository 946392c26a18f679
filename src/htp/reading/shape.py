"""The rows of a delimited table whose shape is certain, and a fault for each other one.

A row is as wide as its headers. Nothing is read from one that is not, nor from one that holds other rows in a cell,
nor from the one before a line that is too short: an amount may have been cut in two there.
"""

import csv
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from htp.document import InputNote
from htp.errors import BrokenDocument, Fault
from htp.location import KeyPath
from htp.reading.lines import Lines

DELIMITERS = ",;\t|"


@lru_cache(maxsize=8)
def _width(has_header: tuple[bool, ...]) -> int:
    return max((number for number, has in enumerate(has_header, start=1) if has), default=0)


class Shape(NamedTuple):
    """How the rows of a table are cut into cells."""

    has_header: tuple[bool, ...]
    """Of each cell in the line of the headers whether something stands in it."""
    delimiter: str = ""
    """Between the cells of a text."""

    @property
    def full(self) -> int:
        return len(self.has_header)

    @property
    def width(self) -> int:
        """The cells up to the last one that has a header."""
        return _width(self.has_header)


class Record(NamedTuple):
    """A row of a table with its cells."""

    number: int
    """The row as a spreadsheet counts it; the headers have a number too."""
    line: int
    """The line of the file that the row begins in; both count from 1."""
    cells: tuple[str, ...]
    may_be_cut: bool = False
    """It ends with the file, without a line end: its last cell may have lost characters."""
    notes: tuple[InputNote, ...] = ()


class Refused(NamedTuple):
    """A row that is not read."""

    number: int
    line: int
    fault: Fault
    text: str
    """What stands in it, as far as that is known."""
    cells: int | None = None
    """How many there are, if that is too few."""
    is_cut: bool = False
    """It ends with the file, and too early."""
    keys: KeyPath = ()
    """The fact that the fault is about."""
    record: Record | None = None
    """What is known of its cells, where that shows whether it is a company at all."""


def refused_record(record: Record, fault: Fault, keys: KeyPath = ()) -> Refused:
    return Refused(record.number, record.line, fault, ";".join(record.cells), keys=keys)


def certain_rows(lines: Lines, shape: Shape, number: int) -> Iterator[Record | Refused]:
    """The rows below the headers, which are row `number`; rows without anything in them are passed over."""
    before: Record | Refused | None = None
    try:
        for row in _rows(lines, shape, number):
            if before is None or before.number + 1 < row.number:
                following = row
            else:
                before, following = _in_doubt(before, row)
            if before is not None:
                yield before
            before = following
    except BrokenDocument:
        if before is not None:
            yield before
        raise
    if before is not None:
        yield before


def _in_doubt(row: Record | Refused, following: Record | Refused) -> tuple[Record | Refused, Record | Refused]:
    """Both rows; one is refused beside a line that is too short, which may have its end or its beginning."""
    if isinstance(row, Record) and isinstance(following, Refused) and following.cells is not None:
        return refused_record(row, Fault("table.row-before-short-line")), following
    if isinstance(row, Refused) and isinstance(following, Record) and _may_begin(row, following):
        return row, refused_record(following, Fault("table.row-after-short-line"))
    return row, following


def _may_begin(row: Refused, following: Record) -> bool:
    """Whether the line may have the beginning of the first cell of the next row: digits are none of a name."""
    first = following.cells[0].lstrip(' "«')[:1]
    return row.cells == 1 and not (first.isupper() and not any(map(str.isalpha, row.text)))


def _rows(lines: Lines, shape: Shape, number: int) -> Iterator[Record | Refused]:
    reader = csv.reader(lines, delimiter=shape.delimiter, strict=True)
    while True:
        line = lines.count + 1
        number += 1
        lines.begin_row()
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            lines.take_back(1)
            yield _refused(lines, number, line, _not_well_formed(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if holds_rows(cells, shape):
            lines.take_back(1)
            yield _refused(lines, number, line, Fault("table.rows-in-cell"))
        elif misfit := _misfit(cells, shape, is_ended=lines.is_last_line_ended):
            yield _refused(lines, number, line, misfit, len(cells) if misfit.id == "table.row-too-narrow" else None)
        else:
            yield Record(number, line, cells, not lines.is_last_line_ended)


def _refused(lines: Lines, number: int, line: int, fault: Fault, cells: int | None = None) -> Refused:
    text = lines.of_this_row
    is_cut = not text.endswith("\n") and (cells is not None or fault.id == "table.quote-not-closed")
    return Refused(number, line, fault, text, cells, is_cut)


def _not_well_formed(error: csv.Error) -> Fault:
    if "end of data" in str(error):
        return Fault("table.quote-not-closed")
    return Fault("table.row-not-well-formed", {"reason": str(error)})


def holds_rows(cells: tuple[str, ...], shape: Shape) -> bool:
    """Whether cells that go over several lines have the delimiters of a row in them: a quotation mark swallowed it."""
    within = sum(cell.count(shape.delimiter) for cell in cells if "\n" in cell)
    return shape.full > 1 and within >= shape.full - 1


def _misfit(cells: tuple[str, ...], shape: Shape, *, is_ended: bool) -> Fault | None:
    """Why the row does not fit its headers: often an amount with a decimal comma.

    Only cells at the end that have no header either may be missing, as some spreadsheets write them; not in a line
    without its end, which may be cut off before them.
    """
    if len(cells) == 1 < shape.full and max(map(cells[0].count, DELIMITERS)) >= shape.width - 1:
        return Fault("table.row-wrapped")
    if [cell.count('"') % 2 for cell in cells if '"' in cell].count(1) > 1:
        return Fault("table.quotes-over-cells")
    if len(cells) > shape.full:
        return Fault("table.row-too-wide", {"cells": len(cells), "headers": shape.full})
    if len(cells) < shape.width or (len(cells) < shape.full and not (is_ended and cells[-1].strip())):
        return Fault("table.row-too-narrow", {"cells": len(cells), "headers": shape.full})
    if all(shape.has_header):
        return None
    for has_header, cell in zip(shape.has_header, cells, strict=False):
        if cell.strip() and not has_header:
            return Fault("table.cell-without-header", {"cell": cell.strip()[:40]})
    return None
