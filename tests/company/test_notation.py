"""What has one reading is read and noted; what has two is left to be asked about."""

from typing import Any, cast

import pytest
from hypothesis import given
from support.builders import Facts
from support.examples import examples
from support.profiles import profiles

from htp.company.notation import READ_AS, as_read, plain_facts, tax_id
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data, InputNote, NumberText, with_facts
from htp.reports.wording.problems import sentences


@pytest.mark.parametrize("text", ['="01234567890123"', "'01234567890123", "0123 4567 8901 23", "01234567890123"])
def test_a_tax_id_in_the_guards_of_a_spreadsheet(text: str) -> None:
    assert tax_id(text) == "01234567890123"


WRITTEN: Data = {
    "company": {"name": "Таш Код", "legal_form": "ОсОО", "country": "Кыргызстан"},
    "period": "2016 год",
    "revenue": {
        "currency": "сом",
        "lines": [
            {"amount": "1 000,50", "market": "США", "currency": "доллар США", "quarter": "1 кв."},
            {"amount": "2 000 сом", "market": "Кыргызстан"},
        ],
    },
    "exchange_rates": {"US$": "69,5"},
    "staff": {"employees": "12 чел.", "payroll": "9 600 000"},
    "residency": {"status": "Резидент", "initial_registration": "15.01.2016"},
}
PLAIN: Data = {
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
    data, notes, _ = plain_facts(WRITTEN)
    assert data == PLAIN
    assert profile_from(WRITTEN) == profile_from(PLAIN)
    noted = {".".join(map(str, each.keys)): (each.values["text"], each.values["read"]) for each in notes}
    assert noted["revenue.lines.0.amount"] == ("1 000,50", "1000.50")
    assert {("US$", "USD"), ("69,5", "69.5")} <= {(each.values["text"], each.values["read"]) for each in notes}
    assert "company.country" in noted
    assert "revenue.lines.1.market" not in noted, "the same words were noted before"
    assert {(each.kind, each.id) for each in notes} == {("read-as", "note.read-as")}


def test_what_is_plain_stays_and_is_not_noted() -> None:
    assert plain_facts(PLAIN) == (PLAIN, (), {})


def test_a_unit_is_that_of_the_line_before_that_of_the_revenue() -> None:
    def read(written: str) -> object:
        data: Data = {"revenue": {"currency": "KGS", "lines": [{"amount": written, "currency": "USD"}]}}
        return plain_facts(data).data

    assert read("1 000 $") == {"revenue": {"currency": "KGS", "lines": [{"amount": "1000", "currency": "USD"}]}}
    assert read("1 000 сом") == {"revenue": {"currency": "KGS", "lines": [{"amount": "1 000 сом", "currency": "USD"}]}}


def test_a_currency_that_stands_twice_among_the_rates_stays_as_it_is_written() -> None:
    data: Data = {"exchange_rates": {"USD": "1", "доллар США": "2", "EUR": "3"}}
    assert plain_facts(data).data == data


def test_the_currency_of_the_revenue_follows_from_no_rate_but_that_of_a_line_does() -> None:
    rates: Data = {"USD": "69"}
    data: Data = {"revenue": {"currency": "$", "lines": [{"currency": "$"}]}, "exchange_rates": rates}
    assert plain_facts(data).data == {
        "revenue": {"currency": "$", "lines": [{"currency": "USD"}]},
        "exchange_rates": rates,
    }


def test_a_whole_number_of_a_program_is_a_year_or_a_count() -> None:
    data: Data = {"period": NumberText("2016.0"), "staff": {"employees": NumberText("12.0")}}
    assert plain_facts(data).data == {"period": "2016", "staff": {"employees": "12"}}


@pytest.mark.parametrize(
    "key, text, currency, read",
    [
        ("revenue.total", "1 000,50 сом", "KGS", "1000.50"),
        ("revenue.total", "1 000,50 сом", None, "1 000,50 сом"),
        ("revenue.total", "1000.50", "KGS", "1000.50"),
        ("revenue.total", "1000$", "KGS", "1000$"),
        ("revenue.currency", "$", "USD", "$"),
        ("revenue.lines.0.currency", "$", "USD", "USD"),
        ("revenue.lines.0.currency", "$", None, "$"),
        ("company.name", "США", None, "США"),
        ("company.country", "США", None, "US"),
    ],
)
def test_one_fact_is_read_as_a_profile_has_it(key: str, text: str, currency: str | None, read: str) -> None:
    note = InputNote("read-as", READ_AS, {"text": text, "read": read}, tuple(key.split(".")))
    assert as_read(key, text, currency) == (read, () if read == text else (note,))


@pytest.mark.parametrize("decimals, shown", [(38, "1,{0}"), (39, "1,{0:.37}…")])
def test_a_note_shows_at_most_40_characters_of_what_was_written(decimals: int, shown: str) -> None:
    _, (note,), _ = plain_facts({"profit": f"1,{'0' * decimals}"})
    assert note.values["text"] == shown.format("0" * decimals)


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
    assert plain_facts(data).data == {
        "revenue": {"currency": "KGS"},
        "staff": {"payroll": {"amount": "1250.75", "currency": "USD"}},
        "residency": {"payments": {"2016-Q1": "12000.50"}},
    }


def test_the_keys_of_rates_and_payments_are_read_too_and_placed_where_they_are_written() -> None:
    payments: Data = {"1 кв. 2016": "100 сом", "2016-Q2": "50"}
    data: Data = {"revenue": {"currency": "KGS"}, "residency": {"payments": payments}}
    read, notes, written_keys = plain_facts(data)
    assert read == {"revenue": {"currency": "KGS"}, "residency": {"payments": {"2016-Q1": "100", "2016-Q2": "50"}}}
    assert ("residency", "payments", "1 кв. 2016") in [each.keys for each in notes]
    assert written_keys == {("residency", "payments", "2016-Q1"): ("residency", "payments", "1 кв. 2016")}


@pytest.mark.parametrize(
    "facts, problem",
    [
        ({"exchange_rates": {"USD": "1", "usd": "2"}}, "the currency USD stands twice among the exchange rates"),
        ({"exchange_rates": {"USD": "1", "USD ": "2"}}, "the currency USD stands twice among the exchange rates"),
        (
            {"residency": {"payments": {"2016-Q1": "1", "1 кв. 2016": "2"}}},
            "the quarter 2016-Q1 stands twice among the payments",
        ),
    ],
)
def test_a_fact_in_two_spellings_is_one_fact_twice(facts: dict[str, Data], problem: str) -> None:
    with pytest.raises(InvalidProfile) as refused:
        profile_from({"company": {"name": "A"}, **facts})
    assert [sentences(each).problem for each in refused.value.problems] == [problem]


MARKETS = {"KG": "Кыргызстан", "US": "США", "JP": "Japan", "KZ": "казахстан", "NO": "Норвегия"}
CURRENCIES = {"KGS": "сом", "USD": "доллар США", "EUR": "€", "JPY": "jpy"}
PERIODS = {"2016": "2016 год", "2017": "2017.0", "2017-H1": "I полугодие 2017", "2020-Q3": "3 кв. 2020 г."}


def in_the_notation_of_offices(key: str, value: Any) -> Any:
    """The fact as an office writes it: 12 500 000,50 and Казахстан."""
    if isinstance(value, dict):
        of_rates = key == "exchange_rates"
        return {CURRENCIES[name] if of_rates else name: in_the_notation_of_offices(name, value[name]) for name in value}
    if isinstance(value, list):
        return [in_the_notation_of_offices(key, each) for each in value]
    if key in ("total", "export", "amount", "payroll", "fees_paid", "employees"):
        whole, point, decimals = value.partition(".")
        return f"{int(whole):,}".replace(",", "\u00a0") + ("," if point else "") + decimals
    words = {"market": MARKETS, "currency": CURRENCIES, "period": PERIODS}.get(key, {})
    if key.endswith("registration"):
        return ".".join(reversed(value.split("-")))
    return words.get(value, value)


@examples(150)
@given(profiles())
def test_any_profile_in_the_notation_of_offices_is_the_same_profile(data: Facts) -> None:
    assert profile_from(cast(Data, in_the_notation_of_offices("", data))) == profile_from(cast(Data, data))
