"""Workbooks: the sheet with the companies, cells as they are typed, and what is wrong with them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from support.reading import SaidOf, read_profiles
from support.run_htp import htp
from support.workbooks import SHEET, changed

from htp.assessing.profiles import ProfileRead
from htp.document import FileNote, NumberText
from htp.reading import workbook as reader
from htp.reading.choices import Choices
from htp.reading.documents import StandardInput, documents_in, inputs_below

HEADERS = ("company.name", "period", "activities", "revenue.currency", "revenue.total", "revenue.export")
TASH = ("Tash Code", 2016, "62.01", "KGS", 12_500_000.5, 11_000_000)

DAY = datetime(2016, 7, 15)  # noqa: DTZ001 - a cell has no zone
Rows = Sequence[Sequence[Any]]


def saved(workbook: Workbook) -> bytes:
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def workbook_of(rows: Rows, **more_sheets: Rows) -> bytes:
    book = Workbook()
    book.active.title = "Clients"
    for title, of_sheet in {"Clients": rows, **more_sheets}.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in of_sheet:
            sheet.append(list(row))
    return saved(book)


def read(content: bytes, sheet: str | None = None) -> list[ProfileRead | SaidOf]:
    read_profiles_of = StandardInput(BytesIO(content).read, "clients.xlsx")
    return list(read_profiles(["-"], read_profiles_of, Choices(sheet=sheet)))


def data(content: bytes, sheet: str | None = None) -> list[Any]:
    found = read(content, sheet)
    assert all(isinstance(each, ProfileRead) for each in found), found
    return [each.data for each in found if isinstance(each, ProfileRead)]


def problems(content: bytes, sheet: str | None = None) -> list[tuple[str, str]]:
    return [
        (str(diagnostic.location), diagnostic.problem)
        for each in read(content, sheet)
        if isinstance(each, SaidOf)
        for diagnostic in each.diagnostics
    ]


def noted(content: bytes) -> list[tuple[str, str, dict[str, object]]]:
    inputs = inputs_below(["-"], StandardInput(BytesIO(content).read, "clients.xlsx"))
    found = [each for source in inputs for each in documents_in(source)]
    return [(each.note.kind, each.note.id, dict(each.note.values)) for each in found if isinstance(each, FileNote)]


def test_cells_keep_their_type() -> None:
    assert data(workbook_of([HEADERS, TASH])) == [
        {
            "company": {"name": "Tash Code"},
            "period": "2016",
            "activities": ["62.01"],
            "revenue": {"currency": "KGS", "total": "12500000.5", "export": "11000000"},
        }
    ]


def test_a_number_cell_with_three_decimals_has_one_reading_and_a_text_has_two() -> None:
    headers = ("company.name", "revenue.total")
    assert data(workbook_of([headers, ("A", 950.125)]))[0]["revenue"] == {"total": "950.125"}
    assert problems(workbook_of([headers, ("A", "950.125")])) == [
        ("clients.xlsx:2", 'revenue.total: "950.125" can be 950125 or 950.125')
    ]


def test_a_day_is_a_day_and_titles_and_russian_headers_are_known() -> None:
    rows = [
        ("Список клиентов",),
        (),
        ("Наименование", "Статус", "Окончательная регистрация", "Первичная регистрация", "Телефон"),
        ("Таш Код", "резидент", DAY, date(2016, 1, 15), "0555"),
    ]
    (found,) = read(workbook_of(rows))
    assert isinstance(found, ProfileRead)
    assert found.document == 4
    assert found.data == {
        "company": {"name": "Таш Код"},
        "residency": {
            "status": "resident",
            "final_registration": "2016-07-15",
            "initial_registration": "2016-01-15",
        },
    }
    assert [id_ for _, id_, _ in noted(workbook_of(rows))] == ["note.rows-above-headers", "note.columns-of-nobody"]


@pytest.mark.parametrize("sum_, shown", [(0.1 + 0.2, "0.3"), (1.1 + 2.2, "3.3"), (8.2 - 0.2, "8")])
def test_no_binary_noise_decides(sum_: float, shown: str) -> None:
    content = workbook_of([("company.name", "profit"), ("A", 12345)])
    (found,) = read(changed(content, SHEET, "<v>12345</v>", f"<v>{sum_!r}</v>"))
    assert isinstance(found, ProfileRead)
    assert found.data == {"company": {"name": "A"}, "profit": shown}
    is_noisy = repr(sum_) not in (shown, f"{shown}.0")
    assert [each.id for each in found.notes] == (["note.more-digits-stored"] if is_noisy else [])


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 4))
def test_a_decimal_of_15_digits_is_read_exactly(digits: int, places: int) -> None:
    number = float(Decimal(digits).scaleb(-places))
    assert Decimal(reader._digits(number)) == Decimal(digits).scaleb(-places)


def test_a_number_of_more_digits_than_excel_keeps_is_refused() -> None:
    rows = [("company.name", "company.tax_id"), ("A", 10**15 - 1), ("B", 10**15), ("C", "01234567890123")]
    assert problems(workbook_of(rows)) == [
        ("clients.xlsx:2", 'company.tax_id: "999999999999999" is not a tax id'),
        ("clients.xlsx:3", "the cell B3 is a number of more than 15 digits, of which Excel keeps 15"),
    ]


def test_an_error_of_the_spreadsheet_is_one() -> None:
    rows = [("company.name", "profit"), ("A", "#N/A"), ("B", 1)]
    assert problems(workbook_of(rows)) == [("clients.xlsx:2", "the cell B2 is an error of the spreadsheet: #N/A")]
    assert [each["company"]["name"] for each in data(workbook_of([*rows[:1], *rows[2:]]))] == ["B"]


def test_what_stands_in_a_column_of_nobody_refuses_no_row() -> None:
    rows = [
        ("company.name", "profit", "Remark"),
        ("A", 1, "#N/A"),
        ("B", 2, 1_180_000_012_345_678),
        ("C", 5, 0.1 + 0.2),
    ]
    assert [each["profit"] for each in data(workbook_of(rows))] == ["1", "2", "5"]
    assert [id_ for _, id_, _ in noted(workbook_of(rows))] == ["note.columns-of-nobody"]


def formatted(total: str, export: str, currency: str | None = None) -> bytes:
    """A list of one company whose amounts are shown in these formats."""
    book = Workbook()
    book.active.append(HEADERS)
    book.active.append(("Tash Code", 2016, "62.01", currency, 1000, 0.85))
    book.active["E2"].number_format, book.active["F2"].number_format = total, export
    return saved(book)


@pytest.mark.parametrize(
    ("total", "export", "currency", "problem"),
    [
        *(("0.00", each, "KGS", "a share in per cent") for each in ("0%", "0.00%", '0.0" %"')),
        ("0.00", '#,##0" тыс. сом"', "KGS", "in thousands"),
        ("0.00", "#,##0.00\\ [$€-1]", "KGS", "in €, but the row says KGS"),
        ("0.00", '#,##0.00\\ "₽"', "сом", "in ₽, but the row says сом"),
        ("[$$-409]#,##0.00", "#,##0.00\\ [$€-1]", None, "in $, and the cell F2 in €"),
    ],
)
def test_what_the_format_of_a_cell_says_is_not_passed_over(
    total: str, export: str, currency: str | None, problem: str
) -> None:
    [(place, said)] = problems(formatted(total, export, currency))
    assert place == "clients.xlsx:2"
    assert problem in said


@pytest.mark.parametrize(
    ("total", "export", "currency"),
    [
        ("0.00", "#,##0.00", "KGS"),
        (BUILTIN_FORMATS[44], BUILTIN_FORMATS[5], "KGS"),  # of the spreadsheet, which shows what its country pays in
        ('#,##0.00" сом"', "#,##0.00\\ [$KGS]", "KGS"),
        ("[$$-409]#,##0.00", "[$$-409]#,##0.00", "USD"),
        ('#,##0,.0" тыс."', '#,##0," тыс. сом"', "KGS"),  # shown in short, and written out in full
        ("[$€-1] 0.00", "[$€-1] 0.00", None),
        ("[Red]0.00;-0.00%", "[$-419]0.00", "KGS"),
    ],
)
def test_a_format_that_contradicts_nothing_changes_nothing(total: str, export: str, currency: str | None) -> None:
    [company] = data(formatted(total, export, currency))
    assert company["revenue"]["export"] == "0.85"


def test_a_share_in_a_column_of_nobody_is_as_good_as_any_remark() -> None:
    book = Workbook()
    book.active.append(("company.name", "profit", "Share"))
    book.active.append(("A", 1, 0.85))
    book.active["C2"].number_format = "0%"
    assert [each["profit"] for each in data(saved(book))] == ["1"]


def test_a_formula_whose_value_was_never_calculated_is_told() -> None:
    rows = [("company.name", "profit", "Remark"), ("A", "=1+1", None), ("B", 2, "=1+1")]
    assert problems(workbook_of(rows)) == [
        ("clients.xlsx:2", "the value of the formula for profit was never calculated")
    ]
    calculated = changed(workbook_of(rows), SHEET, r"<f>1\+1</f><v ?/>|<f>1\+1</f><v></v>", "<f>1+1</f><v>2</v>")
    assert [each["profit"] for each in data(calculated)] == ["2", "2"]


@pytest.mark.parametrize("label", ["ИТОГО", "Всего по списку", None])
def test_a_row_of_totals_whose_formulas_were_never_calculated_is_one_of_totals(label: str | None) -> None:
    content = workbook_of([("company.name", "profit", "Заметка"), ("A", 1), ("B", 2), (label, "=SUM(B2:B3)")])
    assert [each["company"]["name"] for each in data(content)] == ["A", "B"]
    assert noted(content)[-1] == ("left-out", "note.row-of-totals", {"row": 4})


def test_an_error_in_a_row_of_totals_refuses_nothing() -> None:
    content = workbook_of([("company.name", "profit"), ("A", 1), ("Итого", "#REF!")])
    assert [each["company"]["name"] for each in data(content)] == ["A"]


def test_the_name_of_the_sheet_is_a_title_too() -> None:
    def of_sheet(title: str) -> bytes:
        book = Workbook()
        book.active.title = title
        for row in (("company.name", "profit"), ("A", 1)):
            book.active.append(row)
        return saved(book)

    assert noted(of_sheet("2025")) == [("check", "note.period-above", {"title": "2025", "period": "2025"})]
    assert problems(of_sheet("тыс. сом")) == [
        ("clients.xlsx:1:1", 'the title "тыс. сом" says that the amounts are in thousands or millions')
    ]


def test_hidden_columns_with_facts_are_said() -> None:
    book = Workbook()
    for row in (("company.name", "profit", "Телефон", "activities"), ("A", 1, "0555", "62.01")):
        book.active.append(row)
    for letter in "BC":
        book.active.column_dimensions[letter].hidden = True
    assert [each for each in noted(saved(book)) if each[0] == "check"] == [
        ("check", "note.hidden-columns", {"columns": ("profit",)})
    ]


def test_hidden_rows_and_merged_cells_are_said() -> None:
    book = Workbook()
    for row in (("company.name", "profit"), ("A", 1), ("B", 2), ("C", 3)):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.merge_cells("B3:B4")
    assert noted(saved(book)) == [
        ("check", "note.hidden-rows", {"rows": ("3",)}),
        ("check", "note.merged-cells", {"cells": ("B3:B4",)}),
    ]
    assert len(data(saved(book))) == 3


def test_a_title_over_several_columns_above_the_headers_is_no_reason_to_check() -> None:
    book = Workbook()
    for row in (("Clients",), (), ("company.name", "profit"), ("A", 1)):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    assert noted(saved(book)) == [("left-out", "note.rows-above-headers", {"row": 3})]


def test_the_first_sheet_that_is_a_list_is_read_or_the_one_that_is_named() -> None:
    list_ = [("company.name",), ("A",)]
    content = workbook_of([("Notes",)], Others=list_, More=[*list_[:1], ("B",)])
    assert [each["company"]["name"] for each in data(content)] == ["A"]
    assert noted(content) == [("left-out", "note.other-sheets", {"sheets": ("More",)})]
    (named,) = read(content, "More")
    assert isinstance(named, ProfileRead)
    assert named.profile.company.name == "B"
    assert problems(content, "Klients") == [("clients.xlsx", 'there is no sheet "Klients" in the workbook')]
    assert problems(content, "Clients") == [
        ("clients.xlsx", "no sheet has a column with the names of companies: Clients, Others, More")
    ]


def test_a_sheet_that_nobody_sees_is_read_last_and_never_without_a_word() -> None:
    book = Workbook()
    book.active.title = "Old"
    book.active.sheet_state = "hidden"
    book.active.append(HEADERS)
    book.active.append(TASH)
    new = book.create_sheet("New")
    assert noted(saved(book)) == [("check", "note.hidden-sheet", {"sheet": "Old"})]
    new.append(HEADERS)
    new.append(("Naryn Apps", *TASH[1:]))
    assert [each["company"]["name"] for each in data(saved(book))] == ["Naryn Apps"]
    assert noted(saved(book)) == [("left-out", "note.other-sheets", {"sheets": ("Old",)})]
    assert [each["company"]["name"] for each in data(saved(book), "Old")] == ["Tash Code"]


def test_rows_of_one_company_totals_and_cells_without_header_are_as_in_any_table() -> None:
    rows = [
        ("company.name", "period", "revenue.lines.0.amount", "revenue.lines.0.market"),
        ("A", 2016, 100, "US"),
        ("A", 2016, 200, "KG"),
        ("Итого", None, 300, None),
        ("B", 2016, 1, "US", "stray"),
    ]
    (joined, refused) = read(workbook_of(rows))
    assert isinstance(joined, ProfileRead)
    assert len(joined.profile.revenue.lines or ()) == 2
    assert isinstance(refused, SaidOf)
    assert refused.diagnostics[0].problem == 'the cell "stray" has no header'
    assert [id_ for _, id_, _ in noted(workbook_of(rows))] == ["note.row-of-totals"]


# ---- What is no workbook, or does harm -------------------------------------------------------------------------------

TOO_LARGE = "the workbook unpacks to more than is read here, or is not what it looks like"
GOOD = workbook_of([HEADERS, TASH])


def test_other_files_are_told_apart() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert problems(b"company.name\nA\n") == [("clients.xlsx", "this is no workbook of Excel")]
    assert problems(old) == [("clients.xlsx", "this is a workbook of Excel of before 2007")]
    assert problems(old + "EncryptedPackage".encode("utf-16-le")) == [("clients.xlsx", "the workbook has a password")]
    for name in ("clients.csv", "clients.yaml", "clients"):
        (found,) = read_profiles(["-"], StandardInput(BytesIO(GOOD).read, name))
        assert isinstance(found, SaidOf)
        assert found.diagnostics[0].problem == "this is a workbook of Excel, not a text"


@pytest.mark.parametrize("at", range(4, len(GOOD), 97))
def test_a_workbook_that_is_cut_off_or_damaged_is_refused_or_read(at: int) -> None:
    assert problems(GOOD[:at]) == [("clients.xlsx", "the workbook is not well formed")]
    damaged = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
    for each in read(damaged):
        if isinstance(each, ProfileRead):
            assert each.data == data(GOOD)[0]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"])
def test_no_entity_is_ever_resolved(part: str) -> None:
    entity = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><'
    hostile = changed(GOOD, part, r"\A(<\?xml[^>]*\?>\s*)?<", entity)
    assert problems(hostile) == [("clients.xlsx", "the workbook is not well formed")]


def test_a_part_that_unpacks_to_very_much_is_not_unpacked() -> None:
    bomb = changed(GOOD, SHEET, "</sheetData>", "</sheetData>" + " " * 20_000_000)
    assert len(bomb) < 100_000
    assert problems(bomb) == [
        ("clients.xlsx", "the workbook unpacks to more than is read here, or is not what it looks like")
    ]


LARGEST_PART = max(each.file_size for each in ZipFile(BytesIO(GOOD)).infolist())
ALL_PARTS = sum(each.file_size for each in ZipFile(BytesIO(GOOD)).infolist())


@pytest.mark.parametrize(
    "bound, enough",
    [
        ("MAX_ENTRIES", len(ZipFile(BytesIO(GOOD)).infolist())),
        ("MAX_UNPACKED_BYTES", ALL_PARTS),
        ("MAX_ROWS", 2),
    ],
)
def test_a_workbook_is_as_large_as_it_may_be_and_no_larger(
    bound: str, enough: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, bound, enough)
    assert data(GOOD) != []
    monkeypatch.setattr(reader, bound, enough - 1)
    assert problems(GOOD) == [("clients.xlsx", TOO_LARGE)]


@pytest.mark.parametrize("flag, is_refused", [(0x01, True), (0x02, False)])
def test_a_part_that_is_encrypted_is_not_looked_at(flag: int, *, is_refused: bool) -> None:
    marked = bytearray(GOOD)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(mark), GOOD):
            marked[found.start() + at] |= flag
    assert (problems(bytes(marked)) == [("clients.xlsx", TOO_LARGE)]) is is_refused


def test_a_part_is_packed_as_well_as_it_may_be_and_no_better(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_RATIO", 1)
    monkeypatch.setattr(reader, "_SMALL_BYTES", LARGEST_PART)
    assert data(GOOD) != []
    monkeypatch.setattr(reader, "_SMALL_BYTES", LARGEST_PART - 1)
    assert problems(GOOD) == [("clients.xlsx", TOO_LARGE)]


def test_the_currency_of_the_revenue_is_that_of_every_amount_without_one_of_its_own() -> None:
    book = Workbook()
    book.active.append(("company.name", "revenue.currency", "staff.payroll.amount"))
    book.active.append(("A", "KGS", 5))
    book.active["C2"].number_format = "[$$-409]#,##0.00"
    ((_, said),) = problems(saved(book))
    assert "in $, but the row says KGS" in said


def test_true_false_and_a_time_of_day_are_kept() -> None:
    rows = [("company.name", "period", "activities"), ("A", DAY, True), ("B", DAY.replace(hour=9), False)]
    assert problems(workbook_of([("company.name", "profit"), ("A", True), ("B", False)])) == [
        ("clients.xlsx:2", 'profit: "TRUE" is not an amount'),
        ("clients.xlsx:3", 'profit: "FALSE" is not an amount'),
    ]
    read_of = [problem for _, problem in problems(workbook_of(rows))]
    assert read_of == ['period: "2016-07-15" is a day, not a period', 'period: "2016-07-15 09:00:00" is not a period']


@pytest.mark.parametrize("hidden, named", [(20, 20), (21, 21)])
def test_of_very_many_hidden_rows_the_first_are_named(hidden: int, named: int) -> None:
    book = Workbook()
    for row in (("company.name",), *((f"A{number}",) for number in range(hidden))):
        book.active.append(row)
    for number in range(hidden):
        book.active.row_dimensions[number + 2].hidden = True
    ((kind, id_, values),) = noted(saved(book))
    rows = tuple(str(number + 2) for number in range(20))
    assert (kind, id_, values) == ("check", "note.hidden-rows", {"rows": rows if named == 20 else (*rows, "…")})


def test_what_a_program_wrote_of_the_size_of_a_sheet_is_not_believed() -> None:
    for size in ("A1:XFD1048576", "A1"):
        assert data(changed(GOOD, SHEET, r'<dimension ref="[^"]*"', f'<dimension ref="{size}"')) == data(GOOD)


# ---- As a user runs it -----------------------------------------------------------------------------------------------


def test_a_workbook_is_checked_in_one_command(tmp_path: Path) -> None:
    (tmp_path / "clients.xlsx").write_bytes(GOOD)
    run = htp("check", "clients.xlsx", folder=tmp_path)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "Tash Code" in run.stdout
    run = htp("check", ".", "--sheet", "Clients", "-f", "csv", folder=tmp_path)
    assert "clients.xlsx,2,Tash Code,2016-12-31,eligible" in run.stdout


def test_numbers_of_cells_are_numbers() -> None:
    (found,) = read(workbook_of([("company.name", "profit"), ("A", 1)]))
    assert isinstance(found, ProfileRead)
    assert isinstance(found.data, dict)
    assert isinstance(found.data["profit"], NumberText)
