"""Whole workbooks, with every field of what is read of them: companies, notes, what is refused and where."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.records import everything, of_all
from support.workbooks import SHEET, changed

from htp.reading import headers, sheet_text, workbook
from htp.reading.choices import NO_CHOICES, Choices, ListMapping
from htp.reading.sheet_text import SheetFacts, facts_of_sheet

HEADERS = ("company.name", "period", "revenue.currency", "revenue.total", "revenue.export")
Rows = Sequence[Sequence[Any]]
Change = Callable[[Worksheet], object]


def saved(rows: Rows, *changes: Change, **more_sheets: Rows) -> bytes:
    book = Workbook()
    book.active.title = "Clients"
    for title, of_sheet in {"Clients": rows, **more_sheets}.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in of_sheet:
            sheet.append(list(row))
    for change in changes:
        change(book.active)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def shown_as(**format_by_cell: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for cell, format_ in format_by_cell.items():
            sheet[cell].number_format = format_

    return change


def hidden(*rows: int) -> Change:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def not_shown(sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden"


def merged(content: bytes, *cells: str) -> bytes:
    of_all = "".join(f'<mergeCell ref="{each}"/>' for each in cells)
    return changed(content, SHEET, "</sheetData>", f"</sheetData><mergeCells>{of_all}</mergeCells>")


A = ("A", 2016, "KGS", 1000.5, 900)
B = ("B", 2016, "KGS", 5, 4)
LIST = (HEADERS, A)
WIDE = tuple(f"c{number}" for number in range(26))
more_digits = saved((("company.name", "profit", "Remark"), ("A", 0.25, 0.25), ("B", 0.25, 2)))
more_digits = changed(more_digits, SHEET, "0.25", repr(0.1 + 0.2))
WORKBOOKS: Mapping[str, bytes] = {
    "a list": saved(LIST),
    "a title, columns of nobody and empty rows": saved(
        (("Clients",), (), (*HEADERS, "Phone", None, "№"), A, (), (" ", None), ("B", None, None, "1 000,50", "", 5))
    ),
    "headers alone": saved((HEADERS,)),
    "no sheet with a list": saved((("a", "b"), ("c", "d")), Notes=(("x",),)),
    "several lists": saved((("Notes",),), One=LIST, Two=LIST, Three=LIST),
    "a hidden list": saved(LIST, not_shown, Notes=(("x",),)),
    "a list and a hidden one": saved(LIST, not_shown, New=(HEADERS, ("B",))),
    "headers in a row after very many": saved((*[()] * 39, *LIST)),
    "headers in a row after too many": saved((*[()] * 40, *LIST)),
    "a title in thousands": saved((("in thousands of som",), *LIST)),
    "headers twice and wrong ones": saved(((*HEADERS, "Название", "revenue.totl", "revenue"), A)),
    "a report of this program": saved((("path", "document", "company", "as_of", "verdict"), ("x", 1, "A", "", ""))),
    "cells without headers": saved(
        ((*HEADERS, None), A, (*B, " stray "), ("C", *A[1:], None, "x" * 41), ("D", *A[1:], " ", " "))
    ),
    "rows of lines": saved(
        (
            ("company.name", "revenue.currency", "revenue.lines.0.amount", "revenue.lines.0.market"),
            ("A", "KGS", 100, "US"),
            ("A", "KGS", 200.25, "KG"),
            ("Итого", None, 300.25),
        )
    ),
    "numbers": saved(
        (
            ("company.name", "profit", "revenue.total", "Remark"),
            ("A", 0.1 + 0.2, 1e15 - 1, 0.1 + 0.2),
            ("B", 1e15, 1, 1),
            ("C", 100, 1e-7, 2.50),
            ("D", -1e15, 0, True),
        )
    ),
    "numbers with more digits than Excel shows": more_digits,
    "errors": saved((("company.name", "profit", "Remark"), ("A", "#N/A", "#N/A"), ("B", 1, "#DIV/0!"))),
    "formulas without values": saved(
        (("company.name", *WIDE, "profit", "Remark"), ("A", *WIDE, "=1+1", "=1+1"), ("B", *WIDE, 1, "=1+1"))
    ),
    "hidden rows": saved((("Clients",), *LIST, B), hidden(1, 2, 3, 4)),
    "merged cells": merged(saved((("Clients",), *LIST, B)), "A1:B1", "A2:B2", "D3:E4", "E4"),
    "merged cells to the row of the headers": merged(saved((("Clients",), *LIST)), "A1:A2"),
    "hidden columns": changed(
        saved(LIST),
        SHEET,
        "<sheetData>",
        '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols><sheetData>',
    ),
    "shares": saved(LIST, shown_as(E2="0%")),
    "thousands": saved(LIST, shown_as(D2='0" тыс."', E2="0%")),
    "shown in another currency than stated": saved(LIST, shown_as(D2="0.00", E2="[$€-1] 0.00")),
    "shown in two currencies": saved((HEADERS, ("A", 2016, None, 1, 2)), shown_as(D2="[$$-409] 0", E2='0 "€"')),
    "shown in the currency that is stated": saved((HEADERS, A, B), shown_as(D2='0 "сом"', E2="[$KGS] 0", E3="0.0")),
    "a format of a text": saved((HEADERS, ("A", 2016, "KGS", "1", "2")), shown_as(E2="0%", D2="[$€-1] 0.00")),
    "a contradiction after pay in a currency of its own": saved(
        ((HEADERS[0], "staff.payroll.amount", "staff.payroll.currency", *HEADERS[2:]), ("A", 5, "USD", "сом", 7, 6)),
        shown_as(B2="[$$-409]0", E2="0.00", F2="[$€-1] 0"),
    ),
    "a formula without a value in the last column": saved((("company.name", "profit"), ("A", "=1+1"), ("B", 1))),
    "pay in a currency of its own": saved(
        (
            ("company.name", "revenue.currency", "staff.payroll.amount", "staff.payroll.currency", "Share", "profit"),
            ("A", "KGS", 5, "USD", 0.5, 1),
            ("B", "KGS", 5, None, 0.5, 1),
        ),
        shown_as(C2="[$$-409]0", C3="[$$-409]0", E2="0%", E3="0%", F2='"KGS" 0', F3="0%"),
    ),
}
NAMED = {
    "no sheet of that name": ("Klients", WORKBOOKS["several lists"]),
    "another": ("Two", WORKBOOKS["several lists"]),
}


def read(content: bytes, choices: Choices = NO_CHOICES) -> str:
    return everything(content, "clients.xlsx", choices)


Compare = Callable[[str, str], None]


def test_of_every_kind_of_workbook_everything_is_read(assert_snapshot: Compare) -> None:
    found = {what: read(content) for what, content in WORKBOOKS.items()}
    found |= {what: read(content, Choices(sheet=sheet)) for what, (sheet, content) in NAMED.items()}
    assert_snapshot("workbooks.txt", of_all(found))


@pytest.mark.parametrize("part", [SHEET, f"/{SHEET}"])
def test_of_a_sheet_with_very_much_in_it_the_first_is_found(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (HEADERS, *((f"A{number}", 2016, "KGS", "=1+1", "=2+2") for number in range(2, 30)))
    file = BytesIO(merged(saved(rows, hidden(*range(2, 30))), "A1:B1"))
    file.seek(5)
    found = facts_of_sheet(file, part)
    assert found == SheetFacts(tuple(range(2, 30)), (), ("A1:B1",), dict.fromkeys(range(2, 30), (4, 5)))
    assert file.tell() == 5
    for portion in (50, 333, 1000):
        monkeypatch.setattr(sheet_text, "_CHUNK", portion)
        monkeypatch.setattr(sheet_text, "_OVERLAP", 400)
        assert facts_of_sheet(file, part) == found
    monkeypatch.setattr(sheet_text, "_CHUNK", 50)
    monkeypatch.setattr(sheet_text, "_MAX_FOUND", 6)
    assert facts_of_sheet(file, part) == SheetFacts((2, 3, 4, 5), (), (), dict.fromkeys((2, 3, 4), (4, 5)))


def test_a_workbook_with_a_mapping_is_read_with_its_constants(assert_snapshot: Compare) -> None:
    mapping = ListMapping(
        "list.htp-mapping.yaml",
        {"Name": "company.name", "Sum": "revenue.total", "Export": "revenue.export", "Phone": ""},
        {"revenue.currency": "KGS"},
        {"revenue.total": {"none": ""}},
    )
    rows = (("Clients",), ("Name", "Sum", "Export", "Phone"), ("A", 5, 2, 1), ("B", "none", None, "#N/A"), ("C", 1, 1))
    content = saved(rows, shown_as(B3="[$€-1] 0.00", C5='0 "сом"'))
    assert_snapshot("mapped_workbook.txt", of_all({"a mapping": read(content, Choices(mapping=mapping))}))


def test_a_workbook_has_as_much_as_it_may_have_and_no_more(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_TITLE_LINES", 3)
    monkeypatch.setattr(headers, "MAX_PROBLEMS", 2)
    monkeypatch.setattr(workbook, "_MAX_NAMED", 2)
    found = {
        "headers in the last row that is looked at": read(saved(((), (), *LIST))),
        "headers below": read(saved(((), (), (), *LIST))),
        "hidden rows that are all named": read(saved((HEADERS, A, B), hidden(2, 3))),
        "more hidden rows": read(saved((HEADERS, A, ("B",), ("C",)), hidden(2, 3, 4))),
        "merged cells that are all named": read(merged(saved((HEADERS, A, B)), "D2:E2", "D3:E3")),
        "more merged cells": read(merged(saved((HEADERS, A, B)), "D2:E2", "D3:E3", "D2:D3")),
        "mistakes in headers": read(saved((("company.name", "revenue", "staff", "residency"),))),
    }
    assert_snapshot("bounds_of_workbooks.txt", of_all(found))
