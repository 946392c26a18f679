"""Profiles from data that a program hands over, and what is suggested for what was misspelt."""

from copy import deepcopy
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest
from support.builders import changed
from support.run_htp import htp

from htp.company.contradictions import contradictions_on
from htp.company.currencies import CODES
from htp.company.facts import MAX_TEXT_LENGTH
from htp.company.keys import dotted_keys, unknown_column
from htp.company.period import Period, Quarter, QuarterOfYear
from htp.company.profile import Profile
from htp.company.validation import InvalidProfile, profile_from
from htp.document import MAX_PROBLEMS, Data
from htp.errors import Problem
from htp.location import dotted
from htp.money import Money, Number
from htp.reports.wording.problems import sentences

COMPANY: dict[str, Any] = {"company": {"name": "Ala-Too"}}


def profile(**facts: Any) -> Profile:
    """The profile with those facts, each key written with two underscores for a point."""
    return profile_from(cast(Data, changed(COMPANY, {key.replace("__", "."): value for key, value in facts.items()})))


def problems(**facts: Any) -> tuple[Problem, ...]:
    with pytest.raises(InvalidProfile) as refused:
        profile(**facts)
    return refused.value.problems


def problem(**facts: Any) -> tuple[str, str]:
    """The only problem, and what to write instead."""
    (only,) = problems(**facts)
    return sentences(only)


# ---- Values that are no text -----------------------------------------------------------------------------------------


def test_amounts_counts_periods_and_days_may_be_values_of_python() -> None:
    given = profile(
        period=2016,
        revenue__total=5,
        revenue__export=Number("2.5"),
        staff__employees=12,
        residency__initial_registration=date(2016, 1, 15),
    )
    assert given.period == Period("2016", 2016, 1, 12)
    assert (given.revenue.total, given.revenue.export) == (Number(5), Number("2.5"))
    assert given.staff.employees == 12
    assert given.residency.initial_registration == date(2016, 1, 15)
    assert profile(period=given.period).period == given.period


KINDS = [(True, "true"), (False, "false"), (Fraction(5, 2), "a number"), ([], "a list"), ({}, "a mapping")]


@pytest.mark.parametrize("value, kind", KINDS)
@pytest.mark.parametrize(
    "fact, wanted, example",
    [
        ("company__name", "a text", "a text, in quotation marks if it looks like something else"),
        ("company__country", "a country", "its two letters, e.g. US"),
        ("company__tax_id", "a tax id", 'its 14 digits in quotation marks, e.g. "01234567890123"'),
        ("company__legal_form", "a legal form", "one of: legal_entity, individual_entrepreneur, branch"),
        ("period", "a period", "a year, half-year, quarter or month, e.g. 2016-Q3"),
        ("revenue__currency", "a currency", "its three letters, e.g. USD"),
        ("revenue__total", "an amount", "digits with a point for decimals, e.g. 12_500_000.00"),
        ("staff__employees", "a number of people", "a whole number, e.g. 12"),
        ("residency__initial_registration", "a date", "year-month-day, e.g. 2016-07-15"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(fact: str, wanted: str, example: str, value: object, kind: str) -> None:
    assert problem(**{fact: value}) == (f"{kind} is not {wanted}", f"write {example}")


@pytest.mark.parametrize("fact", ["revenue__total", "staff__payroll"])
def test_a_float_is_no_amount_since_it_is_not_exact(fact: str) -> None:
    assert problem(**{fact: 2.5}) == (
        "2.5 is a float, which holds most decimals only nearly",
        'hand over a Decimal, an int or a text: Decimal("1250.50")',
    )


def test_a_tax_id_keeps_its_zeros() -> None:
    assert profile(company__tax_id=" 01234567890123 ").company.tax_id == "01234567890123"
    for digits in ("012345678901", "012345678901234", "0123456789012x"):
        assert problem(company__tax_id=digits) == (
            f'"{digits}" is not a tax id',
            'write its 14 digits, e.g. "01234567890123"',
        )
    assert problem(company__tax_id="1234567890123") == (
        '"1234567890123" is not a tax id: it has 13 digits',
        "write all 14 digits: 01234567890123, if a spreadsheet dropped the zero at the front; "
        "format the column as text",
    )
    assert problem(company__tax_id="1,23457E+12") == (
        '"1,23457E+12" is not a tax id: a spreadsheet dropped digits of it',
        "take its 14 digits from the source, and format the column as text",
    )


def test_a_text_has_so_many_characters_and_no_more() -> None:
    assert profile(activities=["x" * MAX_TEXT_LENGTH]).activities == ("x" * MAX_TEXT_LENGTH,)
    assert problem(activities=["x" * (MAX_TEXT_LENGTH + 1)]) == (
        "the text has 501 characters",
        "write at most 500 characters",
    )


def test_there_may_be_a_rate_for_every_currency_and_no_more() -> None:
    rates = dict.fromkeys(CODES, "2")
    assert profile(exchange_rates=rates).exchange_rates == dict.fromkeys(CODES, Number(2))
    assert problem(exchange_rates={**rates, "XXX1": "2"}) == (
        "more exchange rates than there are currencies",
        "keep the rates of the lines' currencies",
    )


def test_a_text_is_no_list_of_activities() -> None:
    for text, shown in (("x" * 60, "x" * 60), ("x" * 61, "x" * 60)):
        assert problem(activities=text) == ("the activities are not a list", f"write a list: [{shown}]")


@pytest.mark.parametrize("count", [0, 1, 999_999_999])
def test_a_count_is_whole_and_below_a_thousand_million(count: int) -> None:
    assert (
        profile(staff__employees=count).staff.employees == profile(staff__employees=str(count)).staff.employees == count
    )


@pytest.mark.parametrize("written", [-1, "-1", 10**9, "0x1"])
def test_another_count_is_none(written: int | str) -> None:
    found, remedy = problem(staff__employees=written)
    assert found.endswith("is not a number of people")
    assert remedy == "write a whole number, e.g. 12"


# ---- Pay, payments, months -------------------------------------------------------------------------------------------


def test_pay_is_an_amount_or_an_amount_and_its_currency() -> None:
    assert profile(revenue__currency="USD", staff__payroll="5").payroll == Money(Number(5), "USD")
    apart = {"amount": "5", "currency": "KGS"}
    assert profile(revenue__currency="USD", staff__payroll=apart).payroll == Money(Number(5), "KGS")
    assert profile(revenue__currency="USD", staff__payroll={"amount": "5"}).payroll == Money(Number(5), "USD")
    assert profile(revenue__currency="USD", staff__employees=0).payroll == Money(Number(0), "USD")
    assert profile(revenue__currency="USD").payroll is None


@pytest.mark.parametrize(
    "pay, keys",
    [
        ("x", ("staff", "payroll")),
        (True, ("staff", "payroll")),
        ([], ("staff", "payroll")),
        ({"amount": "x"}, ("staff", "payroll", "amount")),
        ({"currency": "KGS"}, ("staff", "payroll", "amount")),
        ({"amount": "1", "currency": "zzz"}, ("staff", "payroll", "currency")),
        ({"amount": "1", "currencies": "KGS"}, ("staff", "payroll", "currencies")),
    ],
)
def test_pay_that_cannot_be_read_is_told_in_its_place(pay: Any, keys: tuple[str, ...]) -> None:
    assert [each.keys for each in problems(staff__payroll=pay)] == [keys]


def test_payments_are_by_quarter_of_a_year() -> None:
    given = profile(residency__payments={"2025-Q1": "12000.00", "2025-Q2": None}).residency.payments
    assert given == {QuarterOfYear(2025, Quarter.Q1): Number("12000.00")}
    assert profile(residency__payments=given).residency.payments == given


@pytest.mark.parametrize("quarter", ["Q1", "2025", "2025-Q5", "2025 год", "2025-01", "0999-Q1"])
def test_another_key_of_payments_is_refused(quarter: str) -> None:
    (found,) = problems(residency__payments={quarter: "1"})
    assert (found.keys, found.is_about_key) == (("residency", "payments", quarter), True)
    assert sentences(found) == (f'"{quarter}" is not a quarter of a year', "write year and quarter, e.g. 2025-Q1")


def test_payments_are_no_list_and_no_more_than_a_century() -> None:
    assert problem(residency__payments=["1"])[1] == "write payments: {2025-Q1: 12_000}"
    many = {f"{year}-Q1": "1" for year in range(1000, 1401)}
    assert problem(residency__payments=many) == ("payments for more than 400 quarters", "keep those of the period")


@pytest.mark.parametrize(
    "facts, key, id_",
    [
        (
            {"residency__payments": {"2016-Q1": "1"}, "residency__fees_paid": "1"},
            "residency.fees_paid",
            "payments.and-total",
        ),
        (
            {"residency__payments": {"2015-Q4": "1"}, "period": "2016"},
            "residency.payments.2015-Q4",
            "quarter.outside-period",
        ),
        (
            {"residency__payments": {"2016-Q3": "1"}, "period": "2016-H1"},
            "residency.payments.2016-Q3",
            "quarter.outside-period",
        ),
        ({"staff__employees": 0, "staff__payroll": "1"}, "staff.payroll", "payroll.without-employees"),
        (
            {"staff__employees": 1, "staff__employee_months": 0, "staff__payroll": "1"},
            "staff.employee_months",
            "payroll.without-employee-months",
        ),
        (
            {"company__country": "US", "company__legal_form": "individual_entrepreneur"},
            "company.country",
            "country.of-individual-entrepreneur",
        ),
        ({"company__country": "KZ", "company__legal_form": "branch"}, "company.country", "country.of-branch"),
    ],
)
def test_facts_that_cannot_both_be_right_are_refused(facts: dict[str, Any], key: str, id_: str) -> None:
    (found,) = problems(**facts)
    assert (dotted(found.keys), found.id) == (key, id_)
    assert all(sentences(found))


@pytest.mark.parametrize(
    "facts",
    [
        {"residency__payments": {"2016-Q1": "1"}, "period": "2016"},
        {"staff__employees": 0, "staff__payroll": "0"},
        {"staff__employees": 0, "staff__employee_months": 3, "staff__payroll": "1"},
        {"company__country": "KG", "company__legal_form": "individual_entrepreneur"},
        {"company__country": "US", "company__legal_form": "legal_entity"},
        {"company__legal_form": "branch"},
    ],
)
def test_facts_that_go_together_are_taken(facts: dict[str, Any]) -> None:
    profile(**facts)


LAW = date(2011, 7, 8)


@pytest.mark.parametrize(
    "key, day, as_of, id_",
    [
        ("initial_registration", "2016-12-31", date(2016, 12, 31), None),
        ("initial_registration", "2017-01-01", date(2016, 12, 31), "residency.registered-later"),
        ("final_registration", "2017-01-01", date(2016, 12, 31), "residency.registered-later"),
        ("initial_registration", "2011-07-08", date(2016, 12, 31), None),
        ("initial_registration", "2011-07-07", date(2016, 12, 31), "residency.registered-before-law"),
        ("final_registration", "2011-07-07", date(2016, 12, 31), "residency.registered-before-law"),
    ],
)
def test_a_registration_lies_between_the_law_and_the_day_of_assessment(
    key: str, day: str, as_of: date, id_: str | None
) -> None:
    found = [*contradictions_on(profile(**{f"residency__{key}": day}), LAW, as_of)]
    assert [(each.keys, each.id) for each in found] == ([(("residency", key), id_)] if id_ else [])
    assert all(all(sentences(each)) for each in found)


# ---- What is suggested -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "country, remedy",
    [
        ("Kazakstan", "did you mean KZ (Kazakhstan)?"),
        ("Englend", "did you mean GB (United Kingdom)?"),
        ("Irania", "write two letters, e.g. US"),
        ("XX", "write two letters, e.g. US"),
    ],
)
def test_a_country_is_suggested_where_the_name_is_close(country: str, remedy: str) -> None:
    assert problem(company__country=country) == (f'"{country}" is not a country code of ISO 3166-1', remedy)


@pytest.mark.parametrize(
    "currency, remedy",
    [
        ("somm", "did you mean KGS?"),
        ("dolar", "did you mean USD?"),
        ("KGX", "did you mean KGS?"),
        ("kgx", "did you mean KGS?"),
        ("USDD", "did you mean USD?"),
        ("CHFF", "did you mean CHF?"),
        ("chff", "did you mean CHF?"),
        ("tengers", "write three letters, e.g. KGS or USD"),
        ("XQX", "write three letters, e.g. KGS or USD"),
    ],
)
def test_a_currency_is_suggested_by_word_then_of_the_usual_ones_then_of_all(currency: str, remedy: str) -> None:
    assert problem(revenue__currency=currency) == (f'"{currency}" is not a currency code of ISO 4217', remedy)


@pytest.mark.parametrize(
    "status, remedy",
    [("applied", "did you mean applicant?"), ("guest", "write one of: applicant, resident")],
)
def test_a_choice_is_suggested_where_the_word_is_close(status: str, remedy: str) -> None:
    assert problem(residency__status=status) == (f'"{status}" is not a status', remedy)


def test_an_unknown_key_that_resembles_none_is_told_those_of_its_section() -> None:
    assert problem(company__zzzzzz="1") == (
        'unknown key "zzzzzz"',
        "use one of: name, legal_form, country, tax_id",
    )


def test_a_key_that_has_its_value_in_it_wants_a_space() -> None:
    assert problem(**{"company__legal_form:limited company": "x"}) == (
        'unknown key "legal_form:limited company"',
        "write a space after the colon: legal_form: …",
    )


# ---- Several mistakes at once ----------------------------------------------------------------------------------------


def test_only_the_first_line_in_a_currency_without_a_rate_is_told_whatever_stands_before_it() -> None:
    lines = [{"amount": "1"}, {"amount": "2", "currency": "USD"}, {"amount": "3", "currency": "USD"}]
    assert [each.keys for each in problems(revenue__currency="KGS", revenue__lines=lines)] == [
        ("revenue", "lines", 1, "currency")
    ]


@pytest.mark.parametrize("faults, told", [(1, 2), (MAX_PROBLEMS, MAX_PROBLEMS + 1), (MAX_PROBLEMS + 1, MAX_PROBLEMS)])
def test_contradictions_are_looked_for_where_the_faults_are_few(faults: int, told: int) -> None:
    found = problems(activities=[[]] * faults, revenue__total="5", revenue__export="6")
    assert len(found) == told
    assert (found[-1].keys == ("revenue", "export")) is (faults <= MAX_PROBLEMS)


IN_DOLLARS = [{"amount": "1", "currency": "USD"}]


@pytest.mark.parametrize(
    "facts, keys",
    [
        ({"period": "x"}, ("period",)),
        ({"revenue__total": "x"}, ("revenue", "total")),
        ({"company__nam": "B"}, ("company", "nam")),
        ({"exchange_rates": {"EUR": "x"}}, ("exchange_rates", "EUR")),
        ({"revenue__curency": "KGS"}, ("revenue", "curency")),
        ({"exchange_rate": {"USD": "2"}}, ("exchange_rate",)),
    ],
)
def test_a_missing_rate_is_told_beside_faults_unless_one_of_them_may_hide_it(
    facts: dict[str, Any], keys: tuple[str, ...]
) -> None:
    may_hide_it = keys[-1] in ("EUR", "curency", "exchange_rate")
    found = problems(revenue__currency="KGS", revenue__lines=IN_DOLLARS, **facts)
    told = [each.keys for each in found if each.id != "revenue.total-and-lines"]
    assert told == [keys] + ([] if may_hide_it else [("revenue", "lines", 0, "currency")])


def test_a_rate_for_the_currency_of_the_revenue_is_told_beside_a_faulty_rate() -> None:
    found = problems(revenue__currency="KGS", exchange_rates={"KGS": "2", "USD": "x"})
    assert [each.keys for each in found] == [("exchange_rates", "USD"), ("exchange_rates", "KGS")]


def test_the_error_names_all_the_problems() -> None:
    with pytest.raises(InvalidProfile) as refused:
        profile(period="x", profit="y")
    assert str(refused.value) == "period: period.unreadable {'text': 'x'}; profit: amount.unreadable {'text': 'y'}"


# ---- Keys of columns -------------------------------------------------------------------------------------------------


def test_the_facts_that_can_be_a_cell_are_told_in_the_order_of_the_profile() -> None:
    assert dotted_keys() == (
        "period",
        "activities",
        "profit",
        "company.name",
        "company.legal_form",
        "company.country",
        "company.tax_id",
        "revenue.currency",
        "revenue.total",
        "revenue.export",
        "staff.employees",
        "staff.payroll",
        "staff.employee_months",
        "staff.payroll.amount",
        "staff.payroll.currency",
        "residency.status",
        "residency.initial_registration",
        "residency.final_registration",
        "residency.fees_paid",
        "assumptions.average_monthly_wage.amount",
        "assumptions.average_monthly_wage.currency",
    )


def test_a_column_that_no_profile_has_is_told_what_may_be_one() -> None:
    for column, said in {
        "revenue": (
            "revenue is several facts",
            "make a column of each: revenue.currency, revenue.total, revenue.export",
        ),
        "revenu.total": ('there is no key "revenu.total" in a profile', "did you mean revenue.total?"),
        "phone": (
            'there is no key "phone" in a profile',
            "say which column is which with htp import, or write a key above it; htp help profile shows them",
        ),
    }.items():
        fault = unknown_column(column)
        assert fault is not None
        assert sentences(fault) == said


# ---- The data --------------------------------------------------------------------------------------------------------


def test_the_data_stays_as_it_was_where_it_is_refused() -> None:
    data = changed(
        COMPANY, {"revenue.lines": [{"amount": "x", "currency": "USD"}, "no line"], "exchange_rates": {"USD": "x"}}
    )
    before = deepcopy(data)
    with pytest.raises(InvalidProfile):
        profile_from(data)
    assert data == before


def test_decimals_after_a_comma_within_braces_are_told_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text("company: {name: A}\nrevenue: {currency: KGS, total: 12 500,50}\n", encoding="utf-8")
    run = htp("check", path)
    assert run.exit_code == 4
    assert 'revenue.50: "50" stands after a comma, which ends a value within braces' in run.stderr
    assert "put the amount in quotation marks, or write a point for its decimals" in run.stderr
