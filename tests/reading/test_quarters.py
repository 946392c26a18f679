"""A company in a row for each quarter of a year is one company, where its rows can be read in one way."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from support.builders import rulebook
from support.examples import examples
from support.reading import SaidOf, read_profiles

from htp.assessing.assessment import assess
from htp.assessing.profiles import ProfileRead
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data, with_facts
from htp.reading.documents import StandardInput

HEADERS = "company.name;company.tax_id;period;activities;revenue.currency"
TASH = "Tash Code;01234567890123"
FACTS = "62.01;KGS"


def read(text: str) -> list[ProfileRead | SaidOf]:
    return list(read_profiles(["-"], StandardInput(BytesIO(text.encode()).read, "clients.csv")))


def the_one_in(text: str) -> ProfileRead:
    (found,) = read(text)
    assert isinstance(found, ProfileRead), found
    return found


def refused(text: str) -> list[tuple[int, str, str | None]]:
    """Row, problem and remedy of everything that is refused; nothing else was read."""
    found = read(text)
    assert not [each for each in found if isinstance(each, ProfileRead)]
    diagnostics = [diagnostic for each in found if isinstance(each, SaidOf) for diagnostic in each.diagnostics]
    return [(each.location.document, each.problem, each.remedy) for each in diagnostics]


def rows_of(quarters: Sequence[str], *cells: str) -> str:
    """A row of Tash Code for each quarter of 2016, with its further cells."""
    rows = zip(quarters, cells, strict=True)
    return "".join(f"{TASH};{quarter} кв. 2016;{FACTS};{further}\n" for quarter, further in rows)


def test_the_amounts_of_four_quarters_are_those_of_the_year() -> None:
    headers = (
        f"{HEADERS};revenue.total;revenue.export;staff.employees;staff.payroll;staff.employee_months;"
        "residency.fees_paid;profit\n"
    )
    cells = (
        *("1 000 000,50;900000;5;300000;15;10000;1", "200;100;5;300000;15;0;2"),
        *("300;0;5;300000;14;3;3", "400,5;100;5;300000;13;4;4"),
    )
    found = the_one_in(headers + rows_of(("I", "2", "3", "4"), *cells))
    assert found.document == 2
    assert found.data == {
        "company": {"name": "Tash Code", "tax_id": "01234567890123"},
        "period": "2016",
        "activities": ["62.01"],
        "revenue": {"currency": "KGS", "total": "1000901.00", "export": "900200"},
        "staff": {"employees": "5", "payroll": "1200000", "employee_months": "57"},
        "residency": {"fees_paid": "10007"},
        "profit": "10",
    }
    first, *others = found.notes
    assert (first.kind, first.id, first.line) == ("read-as", "note.rows-of-quarters", 2)
    assert first.values == {"rows": ("2", "3", "4", "5"), "period": "2016"}
    assert [(each.id, each.line, each.values["read"]) for each in others] == [
        ("note.read-as", 2, "1000000.50"),
        ("note.read-as", 5, "400.5"),
    ]


@pytest.mark.parametrize(
    "quarters, period", [("12", "2016-H1"), ("21", "2016-H1"), ("34", "2016-H2"), ("1234", "2016"), ("4132", "2016")]
)
def test_the_period_is_the_one_that_the_quarters_come_to(quarters: str, period: str) -> None:
    cells = ["100;90"] * len(quarters)
    found = the_one_in(f"{HEADERS};revenue.total;revenue.export\n{rows_of(quarters, *cells)}")
    assert str(found.profile.period) == period
    assert str(found.profile.revenue.total) == str(100 * len(quarters))
    assert str(found.profile.revenue.export) == str(90 * len(quarters))


@pytest.mark.parametrize("quarters", ["13", "23", "24", "123", "234"])
def test_quarters_that_come_to_no_period_are_refused(quarters: str) -> None:
    cells = ["100;90"] * len(quarters)
    found = refused(f"{HEADERS};revenue.total;revenue.export\n{rows_of(quarters, *cells)}")
    numbers = ", ".join(str(number) for number in range(2, len(quarters) + 2))
    said = f"the company stands in several rows, whose quarters come to no half-year or year: {numbers}"
    assert [(row, problem) for row, problem, _ in found] == [(row, said) for row in range(2, len(quarters) + 2)]


def test_the_same_quarter_twice_is_refused() -> None:
    text = f"{HEADERS};revenue.total\n{rows_of('1122', '1', '2', '3', '4')}"
    assert {problem for _, problem, _ in refused(text)} == {"the company stands in several rows: 2, 3, 4, 5"}


def test_quarters_of_two_years_are_two_companies() -> None:
    rows = rows_of("12", "1", "2") + rows_of("12", "3", "4").replace("2016", "2017")
    found = read(f"{HEADERS};revenue.total\n{rows}")
    assert [str(each.profile.period) for each in found if isinstance(each, ProfileRead)] == ["2016-H1", "2017-H1"]


@pytest.mark.parametrize(
    "header, cells, named",
    [
        ("Статус", ("заявитель", "резидент"), "Статус"),
        ("Статус", ("резидент", ""), "Статус"),
        ("exchange_rates.USD", ("69", "70"), "exchange_rates.USD"),
        (
            "company.legal_form;residency.status",
            ("ОсОО;резидент", "ИП;заявитель"),
            "company.legal_form, residency.status",
        ),
        ("residency.payments.2016-Q1", ("10", "20"), "residency.payments.2016-Q1"),
        ("staff.employees;Статус", ("5;резидент", "6;"), "staff.employees, Статус"),
    ],
)
def test_what_has_to_be_the_same_and_is_not_is_named(header: str, cells: tuple[str, str], named: str) -> None:
    found = refused(f"{HEADERS};revenue.total;{header}\n{rows_of('12', *(f'100;{each}' for each in cells))}")
    said = "the company stands in a row for each quarter, and not only the amounts differ: rows 2, 3; "
    assert [(row, problem) for row, problem, _ in found] == [(2, said + named), (3, said + named)]


def test_currencies_and_activities_that_differ_are_never_added_up() -> None:
    for other in ("62.01;USD", "62.02;KGS", ";KGS"):
        rows = f"{TASH};2016-Q1;{FACTS};1\n{TASH};2016-Q2;{other};1\n"
        assert [row for row, _, _ in refused(f"{HEADERS};revenue.total\n{rows}")] == [2, 3]


def test_a_number_of_employees_that_changed_is_asked_for_in_months() -> None:
    rows = rows_of("12", "100;5;", "100;6;")
    found = refused(f"{HEADERS};revenue.total;staff.employees;staff.employee_months\n{rows}")
    assert found[0] == (
        2,
        "the company stands in a row for each quarter with other numbers of employees: 2, 3",
        "leave the number empty and write the months of employment as staff.employee_months: they are added up",
    )
    rows = rows_of("12", "100;;15", "100;;18")
    with_months = the_one_in(f"{HEADERS};revenue.total;staff.employees;staff.employee_months\n{rows}")
    assert with_months.profile.staff.employee_months == 33


@pytest.mark.parametrize(
    "header, cells, named",
    [
        ("Выручка всего", ("100", ""), "Выручка всего"),
        ("revenue.total;revenue.export", ("100;", "100;50"), "revenue.export"),
        ("revenue.total;staff.payroll;profit", ("100;1;", "100;;1"), "staff.payroll, profit"),
        (
            "revenue.lines.0.amount;revenue.lines.0.market",
            ("100;KG", ";"),
            "revenue.lines.0.amount, revenue.lines.0.market",
        ),
    ],
)
def test_an_amount_that_is_missing_in_a_quarter_is_no_zero(header: str, cells: tuple[str, str], named: str) -> None:
    found = refused(f"{HEADERS};{header}\n{rows_of('12', *cells)}")
    said = "the company stands in a row for each quarter, and some of its cells are empty: rows 2, 3; "
    assert [problem for _, problem, _ in found] == [said + named] * 2


def test_a_loss_is_not_added_up_as_zero() -> None:
    found = refused(f"{HEADERS};profit\n{rows_of('12', '0', '5')}")
    said = "the profit of the quarters cannot be added up, because 0 stands for a loss too: rows 2, 3"
    assert [problem for _, problem, _ in found] == [said] * 2
    assert the_one_in(f"{HEADERS};profit\n{rows_of('12', '0', '0')}").profile.profit == 0


def test_payments_are_put_together_by_their_quarter() -> None:
    headers = f"{HEADERS};residency.payments.2016-Q1;residency.payments.2016-Q2"
    found = the_one_in(f"{headers}\n{rows_of('12', '10;', ';20')}")
    payments = found.profile.residency.payments or {}
    assert {str(quarter): amount for quarter, amount in payments.items()} == {"2016-Q1": 10, "2016-Q2": 20}


def test_the_pay_of_the_quarters_is_added_up_beside_revenue_lines_too() -> None:
    headers = f"{HEADERS};revenue.lines.0.amount;revenue.lines.0.market;revenue.lines.2.amount;staff.payroll"
    found = the_one_in(f"{headers}\n{rows_of('12', '100;KG;5;70', '200;US;;80')}")
    assert found.profile.staff.payroll is not None
    assert found.profile.staff.payroll.amount == 150
    lines = found.profile.revenue.lines or ()
    assert [(str(each.amount), each.market, each.quarter) for each in lines] == [
        *(("100", "KG", "Q1"), ("5", None, "Q1"), ("200", "US", "Q2")),
    ]


@pytest.mark.parametrize(
    "cells, said",
    [
        ("1,234;0", 'revenue.total: "1,234" can be 1234 or 1.234'),
        ("100;x", 'revenue.export: "x" is not an amount'),
        # less export than revenue in both quarters together, but not in this one
        ("100;200", "revenue.export: the export is larger than the total revenue of which it is a part"),
    ],
)
def test_a_quarter_that_cannot_be_read_keeps_the_company_from_being_read(cells: str, said: str) -> None:
    found = refused(f"{HEADERS};revenue.total;revenue.export\n{rows_of('12', '1000;0', cells)}")
    assert [(row, problem) for row, problem, _ in found] == [
        (2, "the company may have another row, which cannot be read: row 3"),
        (3, said),
    ]


def test_a_sum_with_three_decimals_has_one_reading() -> None:
    found = the_one_in(f"{HEADERS};revenue.total\n{rows_of('12', '1.5', '2.0005')}")
    assert str(found.profile.revenue.total) == "3.5005"
    found = the_one_in(f"{HEADERS};revenue.total\n{rows_of('12', '1.5', '200.0010')}")
    assert str(found.profile.revenue.total) == "201.5010"


def test_the_cells_of_a_workbook_are_added_up_as_excel_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Наименование", "Отчетный период", "Валюта", "Выручка всего"])
    book.active.append(["Tash Code", "1 кв. 2016", "сом", 0.1])
    book.active.append(["Tash Code", "2 кв. 2016", "сом", 0.2])
    book.save(tmp_path / "clients.xlsx")
    (found,) = read_profiles([str(tmp_path / "clients.xlsx")], StandardInput(BytesIO().read))
    assert isinstance(found, ProfileRead)
    assert str(found.profile.revenue.total) == "0.3"


# ---- The same facts in a profile -------------------------------------------------------------------------------------


def _random_quarters(chance: Random) -> tuple[str, list[dict[str, str]]]:
    """A period, and what is known of the company in each of its quarters."""
    period, quarters = chance.choice((("2016", "1234"), ("2016-H1", "12"), ("2016-H2", "34")))
    common = {
        "company.name": "Tash Code",
        "activities": chance.choice(("software-development", "call-centre", "retail")),
        "revenue.currency": chance.choice(("KGS", "USD")),
        "staff.employees": str(chance.randrange(1, 9)),
        "residency.status": chance.choice(("applicant", "resident")),
    }
    added = [key for key in ("revenue.export", "staff.payroll", "residency.fees_paid") if chance.random() < 0.8]
    rows = []
    for quarter in quarters:
        total = chance.randrange(10**9)
        amounts = {
            key: chance.choice((total, total * 8 // 10, total * 9 // 10, chance.randrange(total + 1))) for key in added
        }
        facts = {"revenue.total": total, **amounts}
        exact = {key: f"{amount // 100}.{amount % 100:02}" for key, amount in facts.items()}
        rows.append({**common, "period": f"2016-Q{quarter}", **exact})
    chance.shuffle(rows)
    return period, rows


def _as_table(rows: list[dict[str, str]]) -> str:
    file = StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def _as_profile(period: str, rows: list[dict[str, str]]) -> Profile:
    """The same company written down for the whole period, its amounts added up in whole tyiyns."""

    def sums() -> Iterator[tuple[str, str]]:
        for key in rows[0]:
            if key in ("revenue.total", "revenue.export", "staff.payroll", "residency.fees_paid"):
                tyiyns = sum(int(row[key].replace(".", "")) for row in rows)
                yield key, f"{tyiyns // 100}.{tyiyns % 100:02}"

    facts: dict[str, Data] = {**rows[0], **dict(sums()), "period": period, "activities": [rows[0]["activities"]]}
    return profile_from(with_facts({"company": {}}, facts))


@examples(100)
@given(st.integers(0, 2**64 - 1).map(Random))
def test_rows_by_quarter_have_the_answer_of_the_same_facts_in_a_profile(chance: Random) -> None:
    period, rows = _random_quarters(chance)
    read_profile, written = the_one_in(_as_table(rows)).profile, _as_profile(period, rows)
    assert read_profile == written
    day = date(2026, 11, 28)
    assert assess(read_profile, rulebook(), day) == assess(written, rulebook(), day)
