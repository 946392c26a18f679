"""`--format csv`: a row for each company and each input that could not be used, safe to open in a spreadsheet.

For programs it has commas and points. `--csv-for excel` has what Excel expects where decimals have a comma, as in
Russia and Kyrgyzstan: semicolons, decimal commas, and the mark by which it knows UTF-8.
"""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.reports.company_row import AmountText, CompanyRow, ShareText, Value, is_kept_by_excel
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook

UTF_8_MARK = "\ufeff"
"""A spreadsheet takes a text for UTF-8 only if it begins with it."""
_SEPARATORS = ",;\t|"
_SIGNS = "=+@＝＋－＠-"
"""What a formula begins with; a spreadsheet may take the wide signs for the others."""
_FORMULA = re.compile(rf"(?:^|(?<=[{_SEPARATORS}]))([\s\"]*)(?=[{_SIGNS}])")
_TAKEN_FOR_A_NUMBER = re.compile(r"(?=.*\d)[\d\s.,:/\\%()+eE\u2212-]+")
"""A text that Excel may read as a number, a date, a time or a share, and would show otherwise than it is."""


class CsvReport:
    """Commas between the cells, lines that end with a line feed, a first row of headers."""

    delimiter = ","

    def __init__(self, rulebook: Rulebook, *, has_mark: bool = False) -> None:
        self._row = CompanyRow(rulebook)
        self._mark = UTF_8_MARK if has_mark else ""

    def opening(self) -> str:
        return self._mark + self._line(self._row.columns)

    def item(self, result: Result) -> str:
        return self._line(self._row.cells(result))

    def entry(self, item: str) -> str:
        return item

    def closing(self, portfolio: Portfolio) -> str:
        del portfolio  # totals among the rows would be counted as a company
        return ""

    def cell(self, value: Value) -> str:
        return str(value) if isinstance(value, AmountText | ShareText | int) else _harmless(str(value))

    def _line(self, values: Iterable[Value]) -> str:
        line = StringIO()
        csv.writer(line, delimiter=self.delimiter, lineterminator="\n").writerow(map(self.cell, values))
        return line.getvalue()


class ExcelCsvReport(CsvReport):
    """The same for an Excel whose decimals have a comma; what it would change is a text, after an apostrophe."""

    delimiter = ";"

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__(rulebook, has_mark=True)

    def cell(self, value: Value) -> str:
        if isinstance(value, AmountText | ShareText):
            shown = value.replace(".", ",")
            return shown if is_kept_by_excel(value) else f"'{shown}"
        if isinstance(value, str) and _TAKEN_FOR_A_NUMBER.fullmatch(value):
            return f"'{value}"
        return super().cell(value)


def _harmless(text: str) -> str:
    """The text so that no spreadsheet runs it, whichever character it takes for the end of a cell.

    What would begin a formula gets an apostrophe before it, a character that acts on a terminal is escaped.
    """
    shown = figures.escape_controls(text)
    return _FORMULA.sub(r"'\1", shown) if any(sign in shown for sign in _SIGNS) else shown
