"""Tables on the command line: samples, templates, places in the reports."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from support.run_htp import htp

TABLES = Path(__file__).parent.parent.parent / "sample_inputs" / "tables"


def verdicts(*arguments: str | Path) -> list[tuple[int, str]]:
    report = json.loads(htp("check", "-f", "json", *arguments).stdout)
    assert not report["errors"]
    return [(each["document"], each["verdict"]) for each in report["results"]]


def test_each_company_of_a_table_is_judged_and_counted_as_the_spreadsheet_shows_it() -> None:
    assert verdicts(TABLES / "clients.csv") == [(2, "eligible"), (3, "not-eligible"), (4, "undetermined")]
    assert verdicts(TABLES / "from_excel.csv") == [(2, "eligible"), (3, "eligible")]
    files = ("by_quarter.csv", "clients.csv", "clients.xlsx", "from_excel.csv")
    assert verdicts(TABLES) == [each for name in files for each in verdicts(TABLES / name)]


def test_a_person_is_told_the_row() -> None:
    run = htp("check", "-v", "clients.csv", folder=TABLES, width=120)
    assert "clients.csv (row 3)" in run.stdout
    assert "document" not in run.stdout
    assert run.exit_code == 1


def test_a_fact_can_be_set_in_every_row() -> None:
    assert {verdict for _, verdict in verdicts(TABLES / "clients.csv", "--set", "revenue.export=1")} == {"not-eligible"}


def test_a_table_comes_through_standard_input_under_its_name() -> None:
    table = (TABLES / "clients.csv").read_bytes()
    run = htp("check", "-", "--stdin-filename", "clients.csv", "-f", "json", stdin=table)
    assert [each["path"] for each in json.loads(run.stdout)["results"]] == ["clients.csv"] * 3


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_rows_are_shared_among_processes_too(jobs: str, tmp_path: Path) -> None:
    rows = [f"Company {number},software-development,KGS,100,{number}" for number in range(101)]
    rows[50] = rows[50].replace("100", "-100")
    text = "company.name,activities,revenue.currency,revenue.total,revenue.export\n" + "\n".join(rows)
    (tmp_path / "clients.csv").write_text(text, encoding="utf-8")
    report = json.loads(htp("check", "-f", "json", "-j", jobs, tmp_path / "clients.csv").stdout)
    found = [(each["document"], each["verdict"]) for each in report["results"]]
    expected = [(number + 2, "eligible" if number >= 80 else "not-eligible") for number in range(101)]
    assert found == [each for each in expected if each[0] != 52]
    assert [(each["document"], each["line"], each["column"]) for each in report["errors"]] == [(52, 52, None)]


@pytest.mark.parametrize("name, delimiter", [("clients.csv", ","), ("clients.TSV", "\t")])
def test_init_writes_a_table_that_can_be_checked_as_it_stands(name: str, delimiter: str, tmp_path: Path) -> None:
    run = htp("init", "--template", name, folder=tmp_path)
    assert (run.exit_code, run.stdout) == (0, "")
    headers, example = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    assert headers.split(delimiter)[:2] == ["company.name", "company.legal_form"]
    assert example.startswith("An example to be replaced LLC")
    assert verdicts(tmp_path / name) == [(2, "eligible")]
    assert htp("init", "--template", name, folder=tmp_path).exit_code == 2


@pytest.mark.parametrize("options", [["clients.xlsx"], ["clients.csv", "--csv-for", "excel"]])
def test_a_template_for_excel_is_checked_as_it_stands_and_left_out_once_a_company_is_added(
    options: list[str], tmp_path: Path
) -> None:
    path = tmp_path / options[0]
    assert htp("init", "--template", *options, folder=tmp_path).exit_code == 0
    assert verdicts(path) == [(2, "eligible")]
    company = {"company.name": "Чолпон", "period": "2016", "revenue.currency": "KGS"}
    if path.suffix == ".xlsx":
        workbook = load_workbook(path)
        (sheet,) = workbook.worksheets
        headers, example = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
        assert dict(zip(headers, example, strict=True))["revenue.total"] == 10_000_000
        sheet.append([company.get(key) for key in headers])
        workbook.save(path)
    else:
        text = path.read_text(encoding="utf-8-sig")
        headers = text.splitlines()[0].split(";")
        assert ";10000000,00;" in text
        path.write_text(text + ";".join(company.get(key, "") for key in headers) + "\n", encoding="utf-8-sig")
    report = json.loads(htp("check", "-f", "json", path).stdout)
    assert [each["company"] for each in report["results"]] == ["Чолпон"]
    assert "example-of-template" in [each["id"] for each in report["notes"]]


def test_only_a_table_in_csv_is_for_excel(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.xlsx", "a.tsv", "-"):
        run = htp("init", "--template", name, "--csv-for", "excel", folder=tmp_path)
        assert (run.exit_code, list(tmp_path.iterdir())) == (2, [])
    run = htp("init", "--template", "a.xlsm", folder=tmp_path)
    assert (run.exit_code, run.stderr) == (2, "a.xlsm: what is written has no macros\n  name it a.xlsx\n")


def test_payments_pay_with_its_currency_and_a_customer_are_columns(tmp_path: Path) -> None:
    columns = {
        "company.name": "Ala-Too",
        "period": "2016",
        "activities": "software-development",
        "revenue.currency": "USD",
        "revenue.lines.0.amount": "10000",
        "revenue.lines.0.market": "US",
        "revenue.lines.0.quarter": "Q1",
        "revenue.lines.0.customer": "a bank",
        "revenue.lines.0.through": "App Store",
        "staff.payroll.amount": "480000",
        "staff.payroll.currency": "KGS",
        "staff.employee_months": "9",
        "residency.status": "resident",
        "residency.initial_registration": "2014-02-10",
        "residency.payments.2016-Q1": "40",
        "residency.payments.2016-Q2": "",
    }
    (tmp_path / "clients.csv").write_text(f"{','.join(columns)}\n{','.join(columns.values())}\n", encoding="utf-8")
    report = json.loads(htp("check", "-f", "json", tmp_path / "clients.csv").stdout)
    found = {each["rule"]: each for each in report["results"][0]["findings"]}
    assert found["fee"]["to_pay"] == {"value": "60.00", "currency": "USD"}
    assert found["income-tax"]["amount"] == {"value": "24000.00", "currency": "KGS"}
    assert report["summary"]["totals"][0]["fee_to_pay"] == "60.00"


# ---- The client list of a consultant ---------------------------------------------------------------------------------

LIST_HEADERS = (
    *("№", "Наименование", "Форма", "ИНН", "Период", "Вид деятельности", "Валюта", "Выручка, всего", "В т.ч. экспорт"),
    *("Сотрудников", "Статус", "Первичная регистрация", "Окончательная регистрация", "Телефон"),
)


def client_list(*, typed: bool) -> list[tuple[object, ...]]:
    """Sixty clients as a workbook has them, or as a Russian Excel writes the same cells into a text."""
    rows = []
    for number in range(1, 61):
        total, export = 1_000_000 * number + 0.5, 10_000 * number * (60 + number // 2)
        first = date(2014 + number % 3, 1 + number % 12, 15)
        is_resident = number % 3 == 0
        last = first + timedelta(days=170)
        rows.append(
            (
                number,
                f"ОсОО «Клиент {number}» (выдумано)",
                ("ОсОО", "ИП", "филиал")[number % 3 if number % 5 == 0 else 0],
                f"{number:014}",
                2019 if typed else "2019 год",
                "разработка программного обеспечения" if number % 4 else "розничная торговля",
                "сом",
                total if typed else f"{total:,.2f}".replace(",", "\xa0").replace(".", ","),
                export if typed else f"{export:,}".replace(",", "\xa0"),
                number if typed else f"{number} чел.",
                "резидент" if is_resident else "заявитель",
                (first if typed else f"{first:%d.%m.%Y}") if is_resident else "",
                (last if typed else f"{last:%d.%m.%Y}") if is_resident else "",
                "0555 000000",
            )
        )
    return [("Список клиентов за 2019 год",), LIST_HEADERS, *rows]


def test_a_workbook_of_sixty_clients_and_what_excel_makes_of_it_are_checked_without_an_edit(tmp_path: Path) -> None:
    book = Workbook()
    for row in client_list(typed=True):
        book.active.append(row)
    book.save(tmp_path / "clients.xlsx")
    text = StringIO()
    width = len(LIST_HEADERS)
    rows = ([*row, *[""] * (width - len(row))] for row in client_list(typed=False))
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    (tmp_path / "clients.csv").write_bytes(text.getvalue().encode("cp1251"))

    def found(name: str) -> list[tuple[object, ...]]:
        run = htp("check", "-f", "json", name, folder=tmp_path)
        report = json.loads(run.stdout)
        assert report["errors"] == [], run.stderr
        assert {each["id"] for each in report["notes"]} >= {"rows-above-headers", "columns-of-nobody"}
        return [
            (each["document"], each["company"], each["verdict"], [one["measured"] for one in each["findings"]])
            for each in report["results"]
        ]

    from_workbook = found("clients.xlsx")
    assert len(from_workbook) == 60
    assert {verdict for _, _, verdict, _ in from_workbook} >= {"eligible", "not-eligible"}
    assert found("clients.csv") == from_workbook
