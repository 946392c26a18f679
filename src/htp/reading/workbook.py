"""Workbooks of Excel as tables: the sheet that has the companies, its cells as they are typed.

A number is what Excel shows and compares: its double at 15 significant digits. What a workbook may need is bounded
before it is opened, and nothing outside of it is ever looked at.
"""

import pickle
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from string import ascii_uppercase
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from htp.document import FileNote, InputNote, NumberText, Rejected, Remark
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading.choices import Choices
from htp.reading.header_line import MAX_TITLE_LINES, headers_in
from htp.reading.headers import NAME, Headers
from htp.reading.number_format import NO_UNIT, Amount, Unit, contradiction_among, unit_of
from htp.reading.opening import IN_MEMORY_BYTES, ZIP, refuse_open_document, refuse_other_kinds
from htp.reading.row import Row
from htp.reading.shape import Record, Refused
from htp.reading.sheet_text import SheetFacts, facts_of_sheet
from htp.reading.table import OpenTable, companies_of

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
MAX_TEXTS_BYTES = 64 * 1024 * 1024
"""Of the texts of all cells, which are held while the workbook is read."""
MAX_RATIO = 200
"""How many times larger a part may be than what it is packed into."""
MAX_ROWS = 1_048_576
"""As many as Excel has."""
_SMALL_BYTES = 1024 * 1024
"""A part of that size is harmless however well it is packed."""
_TEXTS = "xl/sharedStrings.xml"
_EXCEL_DIGITS = 15
_BROKEN = (
    *(BadZipFile, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, zlib.error),
    *(OverflowError, NotImplementedError, RuntimeError, AssertionError),
)
"""What the library raises for a workbook that is not well formed."""


class _Sheet(NamedTuple):
    name: str
    headers: Headers
    facts: SheetFacts
    is_hidden: bool
    units: dict[int, Unit]
    """What is shown beside a number, by the style of its cell."""


def read_rows(path: str, file: IO[bytes], choices: Choices) -> Iterator[Row | Remark | Rejected]:
    """The companies of the workbook, whatever is wrong with it, and what is left out of it."""
    try:
        with open_table(path, file, choices) as table:
            yield from companies_of(path, table)
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)


@contextmanager
def open_table(path: str, file: IO[bytes], choices: Choices) -> Iterator[OpenTable]:
    """The sheet that has the companies, with its headers; raises UnusableText."""
    _look_at(file)
    with _opened(file) as workbook, SpooledTemporaryFile(IN_MEMORY_BYTES) as rows:
        sheet, others = _sheet_with_companies(workbook, file, choices)
        rest = islice(_cells_of(workbook, sheet.name), sheet.headers.number, None)
        for row in _records(rest, sheet):
            pickle.dump(row, rows)
        yield OpenTable(sheet.headers, lambda: _again(rows), notes=tuple(_notes(path, sheet, others)))


def _look_at(file: IO[bytes]) -> None:
    """Raises UnusableText for what is no workbook that can be read, before anything in it is unpacked."""
    start = file.read(_SMALL_BYTES)
    if not start.startswith(ZIP):
        refuse_other_kinds(start)
        raise UnusableText("workbook.none")
    refuse_open_document(start)
    try:
        with ZipFile(file) as parts:
            entries = parts.infolist()
            if len(entries) > MAX_ENTRIES:
                raise UnusableText("workbook.too-large")
            for each in entries:
                largest = MAX_TEXTS_BYTES if each.filename == _TEXTS else MAX_UNPACKED_BYTES
                is_dense = each.file_size > _SMALL_BYTES and each.file_size > each.compress_size * MAX_RATIO
                if each.file_size > largest or is_dense or each.flag_bits & 1:
                    raise UnusableText("workbook.too-large")
            if sum(each.file_size for each in entries) > MAX_UNPACKED_BYTES:
                raise UnusableText("workbook.too-large")
            for each in entries:
                if each.filename.endswith((".xml", ".rels")):
                    with parts.open(each) as part:
                        if b"<!DOCTYPE" in part.read(4096):
                            raise UnusableText("workbook.unreadable")
    except _BROKEN as error:
        if isinstance(error, UnusableText):
            raise
        raise UnusableText("workbook.unreadable") from error
    file.seek(0)


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever the library makes of a workbook that is not well formed is one thing to whoever reads it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library speaks of styles and the like that it leaves out
            yield
    except _BROKEN as error:
        if isinstance(error, UnusableText):
            raise
        raise UnusableText("workbook.unreadable") from error


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[Any]:
    from openpyxl import load_workbook

    with _reading():
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        yield workbook
    finally:
        workbook.close()


def _sheet_with_companies(workbook: Any, file: IO[bytes], choices: Choices) -> tuple[_Sheet, list[str]]:
    """The sheet that was named, or the first list of companies that is not hidden; and the others that are one."""
    with _reading():
        hidden = {each.title: each.sheet_state != "visible" for each in workbook.worksheets}
    names = list(hidden)
    if choices.sheet is not None and choices.sheet not in names:
        raise UnusableText("workbook.no-such-sheet", {"sheet": choices.sheet, "sheets": tuple(names)})
    lists = []
    for name in names if choices.sheet is None else [choices.sheet]:
        first_rows = enumerate(islice(_cells_of(workbook, name), MAX_TITLE_LINES), start=1)
        texts = ((number, tuple(_text(cell) for cell in cells)) for number, cells in first_rows)
        headers = headers_in(texts, name, choices.mapping, known_only=choices.known_headers_only)
        if headers is not None:
            lists.append((name, headers))
    if not lists:
        raise UnusableText("workbook.no-list", {"sheets": tuple(names)})
    lists.sort(key=lambda each: (hidden[each[0]], NAME not in each[1].keys))
    (name, headers), *others = lists
    with _reading():
        facts = facts_of_sheet(file, workbook[name]._worksheet_path)  # the library has no other name for it
    return _Sheet(name, headers, facts, hidden[name], {}), [other for other, _ in others]


def _cells_of(workbook: Any, name: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet with their cells, those too in which nothing stands."""
    with _reading():
        sheet = workbook[name]
        sheet.reset_dimensions()  # what a program wrote there need not be so
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if number > MAX_ROWS:
                raise UnusableText("workbook.too-large")
            yield row


def _text(cell: Any) -> str:
    """What stands in a cell, whatever its type."""
    return "" if cell.value is None else str(cell.value)


def _records(rows: Iterable[tuple[Any, ...]], sheet: _Sheet) -> Iterator[Record | Refused]:
    full, keys = sheet.headers.shape.full, sheet.headers.keys
    for number, row in enumerate(rows, start=sheet.headers.number + 1):
        try:
            cells = [
                _typed(cell) if index >= len(keys) or keys[index] else _text(cell) for index, cell in enumerate(row)
            ]
            _refuse_other_units(row, cells, sheet)
        except UnusableText as error:
            yield _refused(number, list(map(_text, row)), error.fault)
            continue
        while len(cells) > full and not cells[-1].strip():
            cells.pop()
        cells += [""] * (full - len(cells))
        if uncalculated := [each for each in sheet.facts.uncalculated.get(number, ()) if _is_of_key(each, sheet)]:
            fault = Fault("workbook.not-calculated", {"column": sheet.headers.keys[uncalculated[0] - 1]})
            yield _refused(number, cells, fault)
        elif any(cell.strip() for cell in cells):
            stray = next((cell for cell, has in _with_header(cells, sheet) if cell.strip() and not has), None)
            if stray is not None:
                fault = Fault("table.cell-without-header", {"cell": stray.strip()[:40]})
                yield Refused(number, number, fault, ";".join(cells))
            else:
                yield Record(number, number, tuple(cells), notes=tuple(_more_digits(row, keys, number)))


def _refused(number: int, cells: list[str], fault: Fault) -> Refused:
    """The row with what stands in its other cells: of totals nobody needs the value."""
    return Refused(number, number, fault, ";".join(cells), record=Record(number, number, tuple(cells)))


def _refuse_other_units(row: tuple[Any, ...], texts: list[str], sheet: _Sheet) -> None:
    """Raises UnusableText for a number that the spreadsheet shows as something else than the row says it is."""
    keys, units = sheet.headers.keys, sheet.units
    shown = []
    for key, cell in zip(keys, row, strict=False):
        if key and cell.value is not None and (style := cell._style_id) and isinstance(cell.value, int | float):
            if style not in units:
                units[style] = unit_of(cell.style_array.numFmtId, cell.number_format)
            if (unit := units[style]) is not NO_UNIT:
                shown.append((key, cell.coordinate, unit))
    if not shown:
        return
    given = {**sheet.headers.constants, **dict(zip(keys, texts, strict=False))}
    for key, cell, unit in shown:
        if unit.is_per_cent or unit.is_in_thousands:
            id_ = "workbook.per-cent" if unit.is_per_cent else "workbook.in-thousands"
            raise UnusableText(id_, {"cell": cell, "key": key})
    if fault := contradiction_among([Amount(cell, _stated_currency(key, given), unit) for key, cell, unit in shown]):
        raise UnusableText(*fault)


def _stated_currency(key: str, given: Mapping[str, str]) -> str:
    """The currency that a row states for the amount, as it is written."""
    own = f"{key.rpartition('.')[0]}.currency"
    return (given.get(own) or given.get("revenue.currency") or "").strip()


def _with_header(cells: list[str], sheet: _Sheet) -> Iterator[tuple[str, bool]]:
    has_header = sheet.headers.shape.has_header
    for index, cell in enumerate(cells):
        yield cell, index < len(has_header) and has_header[index]


def _is_of_key(column: int, sheet: _Sheet) -> bool:
    return column <= len(sheet.headers.keys) and bool(sheet.headers.keys[column - 1])


def _typed(cell: Any) -> str:
    """The cell as a text that keeps whether it was a number; raises UnusableText."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise UnusableText("workbook.error-in-cell", {"cell": cell.coordinate, "error": str(value)})
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if abs(value) >= 10**_EXCEL_DIGITS:
            raise UnusableText("workbook.number-too-long", {"cell": cell.coordinate})
        return NumberText(_digits(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _digits(value: int | float) -> str:
    """The number as Excel shows it, exact from there on."""
    return format(Decimal(format(value, f".{_EXCEL_DIGITS}g")), "f")


def _more_digits(row: tuple[Any, ...], keys: tuple[str, ...], number: int) -> Iterator[InputNote]:
    """Notes on numbers that are stored with more digits than Excel shows."""
    for key, cell in zip(keys, row, strict=False):
        if key and isinstance(cell.value, float) and Decimal(repr(cell.value)) != Decimal(_digits(cell.value)):
            values = {"cell": cell.coordinate, "stored": repr(cell.value), "read": _digits(cell.value)}
            yield InputNote("read-as", "note.more-digits-stored", values, line=number)


def _again(rows: IO[bytes]) -> Iterator[Record | Refused]:
    rows.seek(0)
    while True:
        try:
            yield pickle.load(rows)
        except EOFError:
            return


def _notes(path: str, sheet: _Sheet, others: list[str]) -> Iterator[FileNote]:
    number = sheet.headers.number
    if others:
        yield FileNote(path, number, InputNote("left-out", "note.other-sheets", {"sheets": tuple(others)}))
    if sheet.is_hidden:
        yield FileNote(path, number, InputNote("check", "note.hidden-sheet", {"sheet": sheet.name}))
    if hidden := [each for each in sheet.facts.hidden_rows if each > number]:
        yield FileNote(path, number, InputNote("check", "note.hidden-rows", {"rows": _first(hidden)}))
    headers = enumerate(sheet.headers.headers, start=1)
    if hidden_columns := [each.name for column, each in headers if each.key and _is_hidden(column, sheet.facts)]:
        yield FileNote(path, number, InputNote("check", "note.hidden-columns", {"columns": _first(hidden_columns)}))
    if merged := [each for each in sheet.facts.merged if _last_row(each) >= number]:
        yield FileNote(path, number, InputNote("check", "note.merged-cells", {"cells": _first(merged)}))


def _is_hidden(column: int, facts: SheetFacts) -> bool:
    return any(column in hidden for hidden in facts.hidden_columns)


def _last_row(cells: str) -> int:
    """The row at which merged cells end: `A1:L1`."""
    return int(cells.rpartition(":")[2].lstrip(ascii_uppercase))


_MAX_NAMED = 20


def _first(named: Iterable[object]) -> tuple[str, ...]:
    """The names, of very many the first."""
    names = [str(each) for each in named]
    return tuple(names) if len(names) <= _MAX_NAMED else (*names[:_MAX_NAMED], "…")
