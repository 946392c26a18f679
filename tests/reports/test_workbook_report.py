"""A workbook has typed cells and says what the other reports say; nothing in it acts or depends on the hour."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from support.builders import END_OF_2016, a_company, rulebook
from support.given_files import ELIGIBLE, INVALID, written
from support.run_htp import htp
from support.schema_checks import hold_workbook

from htp.assessing.assessment import assess
from htp.assessing.figures import figures_of
from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.reports import profile_table, workbook
from htp.reports.workbook_report import WorkbookReport

HOSTILE = ("=1+1", "+1", "-1+2", "@SUM(A1)", "＝1", "#N/A", "_x003D_1+1", "\x1b[2J\u202e", "a\x00b\nc", "'=1")


def assessed(**facts: Any) -> Assessed:
    company = a_company(**facts)
    assessment = assess(company, rulebook(), END_OF_2016)
    return Assessed("clients.yaml", 1, assessment, figures_of(company, assessment))


def content_of(*results: Result) -> bytes:
    report, portfolio = WorkbookReport(rulebook()), Portfolio()
    report.opening()
    for each in results:
        portfolio.take(each)
        report.entry(report.item(each))
    content = report.closing(portfolio)
    hold_workbook(content)
    return content


def rows_of(content: bytes, sheet: str) -> list[dict[str, Any]]:
    headers, *rows = load_workbook(BytesIO(content))[sheet].iter_rows()
    names = [each.value for each in headers]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_amounts_shares_and_days_are_what_they_are() -> None:
    (row,) = rows_of(content_of(assessed(total="1000000.10", export="799999.99", employees="3")), "Companies")
    assert (row["as_of"].value.date(), row["as_of"].number_format) == (END_OF_2016, "yyyy-mm-dd")
    assert (row["document"].value, row["verdict"].value) == (1, "not-eligible")
    assert (row["fee.amount"].value, row["fee.amount"].number_format) == (10000, "#,##0.00")
    share, required = row["export-share.measured"], row["export-share.required"]
    assert (share.value, share.number_format) == (0.799999, "0.0000%"), "what fails never reads as 80.00%"
    assert (required.value, required.number_format) == (0.8, "0%")
    assert row["errors"].value is None


@pytest.mark.parametrize(
    "total, fee",
    [
        ("99999999999999900", 999999999999999),
        ("100000000000000100", "1000000000000001.00"),
        ("1000000000000000000000", 10000000000000000000),
        ("12345678901234567890100", "123456789012345678901.00"),
    ],
)
def test_a_number_that_excel_cannot_keep_is_a_text_with_every_digit(total: str, fee: object) -> None:
    (row,) = rows_of(content_of(assessed(total=total, export="0")), "Companies")
    assert row["fee.amount"].value == fee


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_acts_in_a_workbook(name: str) -> None:
    found = assessed()
    content = content_of(found._replace(assessment=found.assessment._replace(company=name)))
    (row,) = rows_of(content, "Companies")
    assert row["company"].data_type == "s"
    assert str(row["company"].value).isprintable()
    assert row["company"].quotePrefix or not name.startswith(tuple("=+-@＝＋－＠'"))
    parts = ZipFile(BytesIO(content))
    assert {each.extract_version for each in parts.infolist()} == {20}, "the form for huge parts is not read everywhere"
    assert b"<f" not in parts.read("xl/worksheets/sheet1.xml")
    assert b">_x003D_" not in parts.read("xl/worksheets/sheet1.xml"), "Excel would read it as an escape"


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    found = assessed()
    for length in (32_766, 32_767, 32_768):
        content = content_of(found._replace(path="a" * length))
        (row,) = rows_of(content, "Companies")
        assert len(row["path"].value) == min(length, 32_767)
        assert row["path"].value.endswith("…") is (length > 32_767)


def test_the_headers_stay_in_sight_and_can_be_filtered() -> None:
    book = load_workbook(BytesIO(content_of(assessed(), assessed())))
    assert book.sheetnames == ["Companies", "Totals", "Problems", "Notes and left out"]
    assert [each.freeze_panes for each in book] == ["D2", "A2", "A2", "A2"]
    companies = book["Companies"]
    assert companies.auto_filter.ref == companies.dimensions
    assert companies["A1"].font.bold
    assert companies.column_dimensions["C"].width == 34


def test_more_companies_than_a_sheet_has_rows_go_on_on_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    book = load_workbook(BytesIO(content_of(*[assessed() for _ in range(5)])))
    assert [each for each in book.sheetnames if each.startswith("Companies")] == [
        "Companies",
        "Companies 2",
        "Companies 3",
    ]
    assert [book[f"Companies{number}"].max_row for number in ("", " 2", " 3")] == [3, 3, 2]


def test_totals_problems_and_notes_have_sheets_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        "company.name,revenue.currency,revenue.total,phone\nBroken,KGS,about 5,1\nWorse,KGS,about 6,2\n"
    )
    (tmp_path / "a.yaml").write_text(ELIGIBLE.replace("10_000_000", "'10 000 000,00'"))
    run = htp("check", ".", "-o", tmp_path / "report.xlsx", folder=tmp_path)
    assert run.exit_code == 4
    content = (tmp_path / "report.xlsx").read_bytes()
    companies = rows_of(content, "Companies")
    assert [(each["company"].value, each["verdict"].value) for each in companies] == [
        ("Ala-Too", "eligible"),
        (None, "invalid"),
        (None, "invalid"),
    ]
    problems = [{key: cell.value for key, cell in each.items()} for each in rows_of(content, "Problems")]
    assert [(each["path"], each["document"], each["message"]) for each in problems] == [
        ("./b.csv", 2, 'revenue.total: "about 5" is not an amount'),
        ("./b.csv", 3, 'revenue.total: "about 6" is not an amount'),
    ]
    notes = [
        (each["kind"].value, each["company"].value, each["key"].value)
        for each in rows_of(content, "Notes and left out")
    ]
    assert ("read-as", "Ala-Too", "revenue.total") in notes
    assert ("left-out", None, None) in notes
    totals = [[cell.value for cell in each.values()] for each in rows_of(content, "Totals")]
    assert ["Companies", None, None, 1, None] in totals
    assert ["Inputs that could not be read", None, None, 2, None] in totals
    assert ["Revenue", None, "KGS", 10_000_000, 1] in totals
    assert ["Export share", None, None, 0.85, None] in totals
    assert totals[-1][0].startswith("Rulebook kg-htp of ")


def test_the_same_report_is_the_same_workbook_to_the_byte(tmp_path: Path) -> None:
    written(tmp_path, "eligible", "not-eligible", "undetermined")
    for name, jobs in (("a", "1"), ("b", "3")):
        htp("check", "-q", ".", "-j", jobs, "-o", f"../{name}.xlsx", folder=tmp_path)
    assert (tmp_path.parent / "a.xlsx").read_bytes() == (tmp_path.parent / "b.xlsx").read_bytes()


def test_a_workbook_of_htp_is_no_list_of_companies(tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    (tmp_path / "broken.yaml").write_text(INVALID)
    for name in ("report.xlsx", "report.csv", "report.json", "report.jsonl"):
        assert htp("check", ".", "-q", "-o", name, folder=tmp_path).exit_code == 4
    htp("check", ".", "-q", "--csv-for", "excel", "-o", "excel.csv", folder=tmp_path)
    run = htp("check", ".", "-f", "json", folder=tmp_path)
    assert '"companies": 1,' in run.stdout
    assert '"invalid": 1,' in run.stdout
    left_out = json.loads(run.stdout)["left_out"]
    assert {(each["path"], each["id"]) for each in left_out} == {
        (f"./{name}", "own-report")
        for name in ("report.xlsx", "report.csv", "report.json", "report.jsonl", "excel.csv")
    }
    htp("check", ".", "-q", "-o", "report.xlsx", folder=tmp_path)
    notes = rows_of((tmp_path / "report.xlsx").read_bytes(), "Notes and left out")
    assert {each["id"].value for each in notes} == {"own-report"}


def test_its_verdicts_are_words_of_the_language_and_its_columns_stay(tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    htp("check", ".", "-q", "-o", "report.xlsx", "--lang", "ru", folder=tmp_path)
    (row,) = rows_of((tmp_path / "report.xlsx").read_bytes(), "Компании")
    assert (row["verdict"].value, row["activity"].value) == ("соответствует", "выполнено")


def test_a_tax_id_that_is_written_into_the_template_keeps_its_zeros() -> None:
    sheet = load_workbook(BytesIO(profile_table.template_workbook())).active
    (letter,) = [cell.column_letter for cell in sheet[1] if cell.value == "company.tax_id"]
    formats = {name: column.number_format for name, column in sheet.column_dimensions.items()}
    assert [name for name, format_ in formats.items() if format_ == "@"] == [letter]
