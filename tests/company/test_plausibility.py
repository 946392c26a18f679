"""What can be right and looks wrong is noted, and changes no answer."""

from datetime import date
from typing import Any

import pytest
from support.builders import changed

from htp.company.plausibility import oddities
from htp.company.validation import profile_from
from htp.document import InputNote
from htp.location import dotted
from htp.reports.wording.notes import message

TODAY = date(2026, 11, 28)


def notes(**facts: Any) -> list[InputNote]:
    """The notes on a profile with those facts, each key written with two underscores for a point."""
    data = changed({"company": {"name": "Bazaar Code"}}, {key.replace("__", "."): facts[key] for key in facts})
    return list(oddities(profile_from(data), TODAY))


def said(**facts: Any) -> list[str]:
    return [message(each) for each in notes(**facts)]


def test_the_code_of_the_language_is_taken_for_that_of_the_country() -> None:
    lines = [{"market": "KG", "amount": "1"}, {"market": "KY", "amount": "5"}, {"market": "KY", "amount": "5"}]
    sentence = "check the country KY: it is the Cayman Islands; Kyrgyzstan is KG"
    assert [(each.keys, message(each)) for each in notes(company__country="KY")] == [(("company", "country"), sentence)]
    assert [(each.kind, each.keys, message(each)) for each in notes(revenue__lines=lines)] == [
        ("check", ("revenue", "lines", 1, "market"), sentence),
        ("check", ("revenue", "lines", 2, "market"), sentence),
    ]


def test_no_country_is_taken_for_namibia() -> None:
    (only,) = notes(revenue__lines=[{"market": "NA", "amount": "1"}])
    assert message(only) == "check the country NA: it is Namibia; where it is not known, leave it empty"


def in_dollars(rates: dict[str, str], home: str = "USD") -> dict[str, Any]:
    return {"revenue__currency": home, "exchange_rates": rates}


def test_a_rate_upside_down() -> None:
    assert said(**in_dollars({"KGS": "69.0"})) == [
        "check the rate of KGS: 1 KGS would be 69 USD; if 1 USD is 69 KGS, write KGS: 0.014493"
    ]
    assert said(**in_dollars({"USD": "0.0145"}, "KGS")) == [
        "check the rate of USD: 1 USD would be 0.0145 KGS; if 1 KGS is 0.0145 USD, write USD: 68.965518"
    ]


def test_a_rate_for_a_hundred_units() -> None:
    assert said(**in_dollars({"KZT": "16.5"}, "KGS")) == [
        "check the rate of KZT: 1 KZT would be 16.5 KGS; if that is the rate of 100 KZT, divide it by 100"
    ]


@pytest.mark.parametrize(
    "home, rates",
    [
        (
            "KGS",
            {"USD": "46", "EUR": "101", "RUB": "0.69", "KZT": "0.165", "JPY": "0.58", "CNY": "12.1", "UZS": "0.007"},
        ),
        ("USD", {"KGS": "0.0114", "RUB": "0.0125", "EUR": "1.1", "GBP": "1.6"}),
        ("KGS", {"USD": "87.45", "THB": "1000", "XPF": "0.001"}),
        ("KGS", {"KGS": "1"}),
        ("ISK", {"USD": "0.1"}),
    ],
)
def test_rates_of_the_usual_size_and_those_nobody_knows_are_not_noted(home: str, rates: dict[str, str]) -> None:
    assert notes(**in_dollars(rates, home)) == []


def test_a_period_that_has_not_begun() -> None:
    assert said(period="2106") == ["check the period: 2106 has not begun"]
    assert said(period="2026") == said(period="2026-11") == []
    assert said(period="2026-12") == ["check the period: 2026-12 has not begun"]


def test_an_amount_with_more_decimals_than_money_has_is_noted_once() -> None:
    lines = [{"amount": "1.10"}, {"amount": "1.1000"}, {"amount": "2.0005"}, {"amount": "2.0005"}]
    (only,) = notes(revenue__lines=lines)
    assert (only.keys, message(only)) == (
        ("revenue", "lines", 2, "amount"),
        "check the amount 2.0005: money has two decimals",
    )
    assert notes(revenue__total="10.10", revenue__export="5") == []


@pytest.mark.parametrize(
    "key, value",
    [
        ("staff.payroll", "1.0001"),
        ("staff.payroll", {"amount": "1.0001", "currency": "USD"}),
        ("profit", "1.0001"),
        ("residency.fees_paid", "1.0001"),
        ("residency.payments", {"2025-Q1": "1.0001"}),
        ("assumptions.average_monthly_wage", {"amount": "1.0001", "currency": "KGS"}),
    ],
)
def test_so_is_any_other_amount(key: str, value: Any) -> None:
    (only,) = notes(**{key: value})
    assert dotted(only.keys).startswith(key)
    assert message(only) == "check the amount 1.0001: money has two decimals"


def test_a_usual_company_has_no_note() -> None:
    assert notes(period="2025", revenue__currency="KGS", revenue__total="100", revenue__export="90") == []


@pytest.mark.parametrize("export", ["0.85", "85", "100"])
def test_an_export_that_may_be_a_share(export: str) -> None:
    assert said(revenue__total="10000", revenue__export=export) == [
        f"check the export: {export} is very little; if it is the share in per cent, write the amount"
    ]


@pytest.mark.parametrize(("total", "export"), [("10000", "0"), ("10000", "100.01"), ("9999.99", "85")])
def test_no_export_and_small_companies_are_no_shares(total: str, export: str) -> None:
    assert said(revenue__total=total, revenue__export=export) == []


@pytest.mark.parametrize(
    "key",
    [
        *("revenue.total", "revenue.export", "staff.payroll", "profit", "residency.fees_paid"),
        *("residency.payments.2016-Q1", "assumptions.average_monthly_wage.amount"),
    ],
)
def test_an_amount_finer_than_money_is_noted_at_its_key(key: str) -> None:
    home = {"assumptions__average_monthly_wage__currency": "KGS"} if key.startswith("assumptions") else {}
    (only,) = notes(**{key.replace(".", "__"): "2.0005"}, **home)
    assert (only.id, dotted(only.keys)) == ("note.amount-too-fine", key)
