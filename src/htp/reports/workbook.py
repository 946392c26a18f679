"""Workbooks of Excel with typed cells, written row by row: no cell is a formula, none depends on the hour.

What is not yet in the workbook is kept in memory or in files without a name, so that nothing is left if it breaks off.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import SEEK_END, BytesIO
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from weakref import finalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from htp.reports.company_row import AmountText, ShareText, Value, is_kept_by_excel
from htp.reports.wording.figures import escape_controls

MAX_ROWS = 1_048_576
"""Rows that a sheet may have; what comes after them stands on another one."""
MAX_TEXT = 32_767
"""Characters that a cell may have."""
_IN_MEMORY_BYTES = 8 * 1024 * 1024
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
_ESCAPE_OF_EXCEL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""How Excel writes a character; in a name it is meant as it stands."""
_CREATOR = "htp"
_ALWAYS = datetime(1980, 1, 1)  # noqa: DTZ001 - the day of a zip archive's parts whose day is not given


class _Rows(WorksheetWriter):  # type: ignore[misc] # no types
    """The rows of a sheet on their way, in a file without a name."""

    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet, out=SpooledTemporaryFile(_IN_MEMORY_BYTES))  # noqa: SIM115 - cleanup closes it

    def cleanup(self) -> None:
        self.out.close()


class _Archive(ZipFile):
    """The parts of a workbook, none of them with the time at which it was written."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        super().writestr(_part(name), data)

    def write(self, rows: IO[bytes], name: Any = None, *_: Any) -> None:  # type: ignore[override]
        part = _part(name)
        part.file_size = rows.seek(0, SEEK_END)  # by which it is seen whether the form for huge parts is needed
        rows.seek(0)
        with self.open(part, "w") as target:
            copyfileobj(rows, target)


def _part(name: str) -> ZipInfo:
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    return part


class Sheet:
    """A list with headers that stay in sight and can be filtered; `fixed` columns stay in sight too.

    What a person writes into an empty cell of the columns `texts` stays a text, with the zeros at its front.
    """

    def __init__(
        self,
        book: Any,
        title: str,
        headers: Sequence[str],
        widths: Sequence[int],
        fixed: int = 0,
        texts: Sequence[str] = (),
    ) -> None:
        self._book, self._title, self._headers, self._widths, self._fixed = book, title, headers, widths, fixed
        self._texts = tuple(map(headers.index, texts))
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._rows = 0
        title = self._title if self._number == 1 else f"{self._title} {self._number}"
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = f"{get_column_letter(self._fixed + 1)}2"
        for column, width in enumerate(self._widths, start=1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width
        for index in self._texts:
            self._sheet.column_dimensions[get_column_letter(index + 1)].number_format = "@"
        self._sheet._writer = _Rows(self._sheet)  # the library has no other way to say where rows wait
        self._sheet._writer.write_top()
        finalize(self, _end, self._sheet)
        self.append(self._headers, is_bold=True)

    def extend(self, rows: Iterable[Iterable[Value | None]]) -> None:
        for each in rows:
            self.append(each)

    def append(self, values: Iterable[Value | None], *, is_bold: bool = False) -> None:
        """A row; an empty text and None are empty cells."""
        if self._rows == MAX_ROWS:
            self._begin()
        self._rows += 1
        self._sheet.append([None if value in (None, "") else self._cell(value, is_bold=is_bold) for value in values])
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._headers))}{self._rows}"

    def _cell(self, value: Any, *, is_bold: bool) -> Any:
        cell = WriteOnlyCell(self._sheet)
        if isinstance(value, AmountText | ShareText) and is_kept_by_excel(value):
            cell._value, cell.data_type = str(value), "n"  # as digits, not as the double nearest to them
            cell.number_format = _format_of(value)
        elif isinstance(value, str):
            cell._value, cell.data_type = _harmless(value), "s"
            if value.startswith(_FORMULA_SIGNS):
                cell.quotePrefix = True  # a text even if somebody edits it
        elif isinstance(value, date):
            cell.value, cell.number_format = value, "yyyy-mm-dd"
        else:
            cell.value = value
        if is_bold:
            cell.font = Font(bold=True)
        return cell


def _end(sheet: Any) -> None:
    """Ends a sheet of a workbook that was broken off, in the order in which the library can bear it."""
    if not sheet.closed:
        sheet.close()
        sheet._writer.cleanup()


def _format_of(decimal: AmountText | ShareText) -> str:
    """A format with all the decimals that the number has, so that nothing shown is rounded."""
    decimals = len(decimal.partition(".")[2])
    if isinstance(decimal, ShareText):
        places = max(decimals - 2, 0)
        return "0%" if places == 0 else f"0.{'0' * places}%"
    return f"#,##0.{'0' * max(decimals, 2)}"


def _harmless(text: str) -> str:
    """The text without anything that acts, and as Excel writes it; cut where a cell can hold no more."""
    shown = _ESCAPE_OF_EXCEL.sub("_x005F_", escape_controls(text))
    return shown if len(shown) <= MAX_TEXT else f"{shown[: MAX_TEXT - 1]}…"


class WorkbookFile:
    """A workbook to which sheets are added."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        properties = DocumentProperties(creator=_CREATOR)
        properties.created = properties.modified = _ALWAYS
        self._book.properties = properties

    def sheet(
        self, title: str, headers: Sequence[str], widths: Sequence[int], fixed: int = 0, texts: Sequence[str] = ()
    ) -> Sheet:
        return Sheet(self._book, title, headers, widths, fixed, texts)

    def content(self) -> bytes:
        """The whole workbook, to which nothing can be added any more."""
        content = BytesIO()
        ExcelWriter(self._book, _Archive(content, "w", ZIP_DEFLATED)).save()
        return content.getvalue()
