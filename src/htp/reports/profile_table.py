"""A list for many profiles, to be filled in: the headers, and one example row to be replaced.

A spreadsheet opens it, and it can be checked as it stands.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from htp.company.example import EXAMPLE
from htp.company.notation import AMOUNTS

_WHOLE_NUMBERS = frozenset({"period", "staff.employees"})
_UTF_8_MARK = "\ufeff"


def template(delimiter: str) -> str:
    """The list as text, for programs: decimals with a point."""
    return _table([EXAMPLE.keys(), EXAMPLE.values()], delimiter)


def template_for_excel() -> str:
    """The same for an Excel whose decimals have a comma."""
    example = [text.replace(".", ",") if _is_amount(key) else text for key, text in EXAMPLE.items()]
    return _UTF_8_MARK + _table([EXAMPLE.keys(), example], ";")


def template_workbook() -> bytes:
    """The list as a workbook, with numbers as numbers."""
    from htp.reports.company_row import AmountText, Value
    from htp.reports.wording.workbook_sentences import WORKBOOK
    from htp.reports.workbook import WorkbookFile

    def cell(key: str, text: str) -> Value:
        return AmountText(text) if _is_amount(key) else int(text) if key in _WHOLE_NUMBERS else text

    book = WorkbookFile()
    widths = [max(len(key), len(text)) + 4 for key, text in EXAMPLE.items()]
    sheet = book.sheet(WORKBOOK["workbook.companies"], tuple(EXAMPLE), widths, fixed=1, texts=("company.tax_id",))
    sheet.append(cell(key, text) if text else None for key, text in EXAMPLE.items())
    return book.content()


def _is_amount(key: str) -> bool:
    return key.rpartition(".")[2] in AMOUNTS


def _table(rows: Iterable[Iterable[str]], delimiter: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()
