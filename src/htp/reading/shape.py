"""The rows of a delimited table whose shape is certain, and a fault for each other one.

A row is as wide as its headers. Nothing is read from one that is not, nor from one that holds other rows in a cell,
nor from the one before a line that is too short: an amount may have been cut in two there.
"""

import csv
from collections.abc import Iterator
from typing import NamedTuple, TypeGuard

from htp.document import InputNote
from htp.errors import BrokenDocument, Fault
from htp.reading.lines import Lines

DELIMITERS = ",;\t"


class Shape(NamedTuple):
    """How the rows of a table are cut into cells."""

    delimiter: str
    has_header: tuple[bool, ...]
    """Of each cell in the line of the headers whether something stands in it."""

    @property
    def full(self) -> int:
        return len(self.has_header)

    @property
    def width(self) -> int:
        """The cells up to the last one that has a header."""
        return max((number for number, has in enumerate(self.has_header, start=1) if has), default=0)


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
    is_short: bool = False


def certain_rows(lines: Lines, shape: Shape, number: int) -> Iterator[Record | Refused]:
    """The rows below the headers, which are row `number`; rows without anything in them are passed over."""
    before: Record | Refused | None = None
    try:
        for row in _rows(lines, shape, number):
            if isinstance(row, Refused) and row.is_short and _is_right_before(before, row):
                before = Refused(before.number, before.line, Fault("table.row-before-short-line"))
            if before is not None:
                yield before
            before = row
    except BrokenDocument:
        if before is not None:
            yield before
        raise
    if before is not None:
        yield before


def _is_right_before(before: Record | Refused | None, row: Refused) -> TypeGuard[Record]:
    return isinstance(before, Record) and before.number == row.number - 1


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
            yield Refused(number, line, _not_well_formed(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if holds_rows(cells, shape):
            lines.take_back(1)
            yield Refused(number, line, Fault("table.rows-in-cell"))
        elif misfit := _misfit(cells, shape):
            is_short = misfit.id == "table.row-too-narrow"
            yield Refused(number, line, misfit, is_short)
        else:
            yield Record(number, line, cells, not lines.is_last_line_ended)


def _not_well_formed(error: csv.Error) -> Fault:
    if "end of data" in str(error):
        return Fault("table.quote-not-closed")
    return Fault("table.row-not-well-formed", {"reason": str(error)})


def holds_rows(cells: tuple[str, ...], shape: Shape) -> bool:
    """Whether cells that go over several lines have the delimiters of a row in them: a quotation mark swallowed it."""
    within = sum(cell.count(shape.delimiter) for cell in cells if "\n" in cell)
    return shape.full > 1 and within >= shape.full - 1


def _misfit(cells: tuple[str, ...], shape: Shape) -> Fault | None:
    """Why the row does not fit its headers: often an amount with a decimal comma.

    Only cells at the end that have no header either may be missing, as some spreadsheets write them.
    """
    count = {"cells": len(cells), "headers": shape.full}
    if len(cells) == 1 < shape.full and max(map(cells[0].count, DELIMITERS)) >= shape.width - 1:
        return Fault("table.row-wrapped")
    if len(cells) > shape.full:
        return Fault("table.row-too-wide", count)
    if len(cells) < shape.width or (len(cells) < shape.full and not cells[-1].strip()):
        return Fault("table.row-too-narrow", count)
    for has_header, cell in zip(shape.has_header, cells, strict=False):
        if cell.strip() and not has_header:
            return Fault("table.cell-without-header", {"cell": cell.strip()[:40]})
    return None
