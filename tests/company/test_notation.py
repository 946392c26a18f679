"""What has one reading is read and noted; what has two is left to be asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htp.company import notation
from htp.company.countries import NAME_BY_CODE
from htp.company.country_names import code_by_name
from htp.company.notation import amount, canonical, count, country_code, currency_code, day, period, quarter, tax_id
from htp.company.validation import profile_from
from htp.document import Data, NumberText, with_facts


@pytest.mark.parametrize(
    "text, read",
    [
        ("22 632 048,00", "22632048.00"),
        ("12\u00a0500\u202f000,5", "12500000.5"),
        ("1 000", "1000"),
        ("12500000,50", "12500000.50"),
        ("0,5", "0.5"),
        ("0,125", "0.125"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250.000,75", "1250000.75"),
        ("1,250.75", "1250.75"),
        ("1 250,75 сом", "1250.75"),
        ("1250 KGS", "1250"),
        ("1 250 сомов.", "1250"),
    ],
)
def test_an_amount_with_one_reading(text: str, read: str) -> None:
    assert amount(text, "KGS") == read


@pytest.mark.parametrize(
    "text",
    [
        *("1,234", "950.000", "12,345", "1234,567", "12 34", "1 2345", "01 000", "1 000,123", "1,25E+07", "-1 000"),
        *("1.25.000", "1,2,3", "1 250 USD", "1 250 $", "1 250 м", "сом", "", "12 500 000 000 сом сом", "1 000,"),
    ],
)
def test_no_amount_with_two_readings_or_none(text: str) -> None:
    assert amount(text, "KGS") is None


@given(cents=st.integers(0, 10**12), blank=st.sampled_from([" ", "\u00a0", "\u202f"]), with_unit=st.booleans())
def test_an_amount_of_money_in_russian_notation_is_exactly_that(cents: int, blank: str, *, with_unit: bool) -> None:
    grouped = f"{cents // 100:,}".replace(",", blank)
    text = f"{grouped},{cents % 100:02}{' сом' if with_unit else ''}"
    assert Decimal(amount(text, "KGS") or "-1") == Decimal(cents) / 100


@pytest.mark.parametrize("text, read", [("1.25E7", "12500000"), ("1e-2", "0.01"), ("1.50e0", "1.5"), ("0E5", "0")])
def test_a_number_with_an_exponent_is_exactly_that_number(text: str, read: str) -> None:
    assert notation.number(NumberText(text)) == read


@given(st.integers(0, 10**9), st.integers(-30, 30))
def test_any_number_with_an_exponent_is_exactly_that_number(digits: int, exponent: int) -> None:
    text = f"{digits}E{exponent:+}"
    assert Decimal(notation.number(NumberText(text)) or "-1") == Decimal(text)


@pytest.mark.parametrize(
    "text, read",
    [
        ("18.02.2023", "2023-02-18"),
        ("1.2.2016", "2016-02-01"),
        ("2016-07-15 00:00:00", "2016-07-15"),
        ("2016/7/5", "2016-07-05"),
        ("15/07/2016", "2016-07-15"),
        ("07/15/2016", "2016-07-15"),
        ("05/05/2016", "2016-05-05"),
        ("01/02/2016", None),
        ("01-02-2016", None),
        ("31.02.2016", None),
        ("15.07.16", None),
        ("2016-07-15 10:30:00", None),
    ],
)
def test_a_day(text: str, read: str | None) -> None:
    assert day(text) == read


@pytest.mark.parametrize(
    "text, read",
    [
        ("2025 год", "2025"),
        ("2025г.", "2025"),
        ("2025-жыл", "2025"),
        ("2016.0", "2016"),
        ("1 кв. 2016", "2016-Q1"),
        ("III квартал 2016 г.", "2016-Q3"),
        ("2016 Q4", "2016-Q4"),
        ("Q1 2016", "2016-Q1"),
        ("2016q1", "2016-Q1"),
        ("2 полугодие 2016", "2016-H2"),
        ("07.2016", "2016-07"),
        ("июл.16", None),
        ("01.07.2016", None),
        ("2016-7", None),
        ("5 кв. 2016", None),
        ("16", None),
    ],
)
def test_a_period(text: str, read: str | None) -> None:
    assert period(text) == read


@pytest.mark.parametrize(
    "text, read", [("1", "Q1"), ("iv", "Q4"), ("2 кв.", "Q2"), ("q3", "Q3"), ("5", None), ("", None)]
)
def test_a_quarter(text: str, read: str | None) -> None:
    assert quarter(text) == read


@pytest.mark.parametrize(
    "text, read",
    [("12 чел.", "12"), ("12.0", "12"), ("1 200", "1200"), ("12 employees", "12"), ("1,234", None), ("12.5", None)],
)
def test_a_number_of_people(text: str, read: str | None) -> None:
    assert count(text) == read


@pytest.mark.parametrize(
    "text, code",
    [
        ("kg", "KG"),
        ("Кыргызстан", "KG"),
        ("Кыргызская Республика", "KG"),
        ("США", "US"),
        ("АКШ", "US"),
        ("Great Britain", "GB"),
        ("  германия ", "DE"),
        ("KAZ", "KZ"),
        ("Объединённые Арабские Эмираты", "AE"),
        ("КZ", None),  # the first letter is Cyrillic
        ("Конго", None),
        ("Корея", None),
        ("Казакстан", "KZ"),  # so in Kyrgyz
        ("", None),
    ],
)
def test_a_country(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_every_country_has_its_english_name_and_no_name_is_a_code_of_another() -> None:
    names = code_by_name()
    assert {country_code(name) for name in NAME_BY_CODE.values()} == {*NAME_BY_CODE}
    assert [name for name, code in names.items() if name.upper() in NAME_BY_CODE and name.upper() != code] == []


@pytest.mark.parametrize(
    "text, code",
    [("kgs", "KGS"), ("сом", "KGS"), ("$", "USD"), ("долл. США", "USD"), ("€", "EUR"), ("¥", None), ("сум", None)],
)
def test_a_currency(text: str, code: str | None) -> None:
    assert currency_code(text) == code


@pytest.mark.parametrize("text", ['="01234567890123"', "'01234567890123", "0123 4567 8901 23", "01234567890123"])
def test_a_tax_id_in_the_guards_of_a_spreadsheet(text: str) -> None:
    assert tax_id(text) == "01234567890123"


WRITTEN: Data = {
    "company": {"name": "Таш Код", "legal_form": "ОсОО", "country": "Кыргызстан"},
    "period": "2016 год",
    "revenue": {
        "currency": "сом",
        "lines": [
            {"amount": "1 000,50", "market": "США", "currency": "доллар", "quarter": "1 кв."},
            {"amount": "2 000 сом", "market": "Кыргызстан"},
        ],
    },
    "exchange_rates": {"$": "69,5"},
    "staff": {"employees": "12 чел.", "payroll": "9 600 000"},
    "residency": {"status": "Резидент", "initial_registration": "15.01.2016"},
}
CANONICAL: Data = {
    "company": {"name": "Таш Код", "legal_form": "legal_entity", "country": "KG"},
    "period": "2016",
    "revenue": {
        "currency": "KGS",
        "lines": [
            {"amount": "1000.50", "market": "US", "currency": "USD", "quarter": "Q1"},
            {"amount": "2000", "market": "KG"},
        ],
    },
    "exchange_rates": {"USD": "69.5"},
    "staff": {"employees": "12", "payroll": "9600000"},
    "residency": {"status": "resident", "initial_registration": "2016-01-15"},
}


def test_a_whole_profile_is_read_and_each_way_of_writing_is_noted_once() -> None:
    data, notes = canonical(WRITTEN)
    assert data == CANONICAL
    assert profile_from(WRITTEN) == profile_from(CANONICAL)
    noted = {".".join(map(str, each.keys)): (each.values["text"], each.values["read"]) for each in notes}
    assert noted["revenue.lines.0.amount"] == ("1 000,50", "1000.50")
    assert noted["exchange_rates.$"] == ("$", "USD")
    assert "company.country" in noted
    assert "revenue.lines.1.market" not in noted, "the same words were noted before"
    assert {(each.kind, each.id) for each in notes} == {("read-as", "note.read-as")}


def test_what_is_canonical_stays_and_is_not_noted() -> None:
    assert canonical(CANONICAL) == (CANONICAL, ())


def test_a_unit_is_that_of_the_line_before_that_of_the_revenue() -> None:
    def read(written: str) -> object:
        data: Data = {"revenue": {"currency": "KGS", "lines": [{"amount": written, "currency": "USD"}]}}
        return canonical(data).data

    assert read("1 000 $") == {"revenue": {"currency": "KGS", "lines": [{"amount": "1000", "currency": "USD"}]}}
    assert read("1 000 сом") == {"revenue": {"currency": "KGS", "lines": [{"amount": "1 000 сом", "currency": "USD"}]}}


def test_a_currency_that_stands_twice_among_the_rates_stays_as_it_is_written() -> None:
    data: Data = {"exchange_rates": {"USD": "1", "доллар": "2", "EUR": "3"}}
    assert canonical(data).data == data


def test_numbers_of_programs_keep_their_decimals() -> None:
    data: Data = {"company": {"name": "A"}, "revenue": {"total": NumberText("950.000"), "export": NumberText("1.25E2")}}
    profile = profile_from(data)
    assert (str(profile.revenue.total), str(profile.revenue.export)) == ("950.000", "125")
    changed = with_facts(data, {"profit": "1"})
    assert str(profile_from(changed).revenue.total) == "950.000"


def test_payments_and_pay_are_amounts_like_all_others() -> None:
    data: Data = {
        "revenue": {"currency": "KGS"},
        "staff": {"payroll": {"amount": "1 250,75 USD", "currency": "USD"}},
        "residency": {"payments": {"2016-Q1": "12 000,50 сом"}},
    }
    assert canonical(data).data == {
        "revenue": {"currency": "KGS"},
        "staff": {"payroll": {"amount": "1250.75", "currency": "USD"}},
        "residency": {"payments": {"2016-Q1": "12000.50"}},
    }
