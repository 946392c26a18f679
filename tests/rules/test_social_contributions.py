"""Social contributions: 12 % of the national average wage for each employee and month, rounded half up to 0.01."""

from datetime import date

import pytest
from support.builders import a_company, findings, situation_of

from htp.company.profile import Profile
from htp.money import Money, Number
from htp.verdict import Finding

END_OF_2017 = date(2017, 12, 31)
NO_AMOUNT = None


def social_contributions(profile: Profile, as_of: date = END_OF_2017) -> Finding:
    return findings(profile, as_of)["social-contributions"]


@pytest.mark.parametrize(
    "period, amount",
    [("2017", "4147.20"), ("2017-H2", "2073.60"), ("2017-Q4", "1036.80"), ("2017-12", "345.60")],
)
def test_rate_times_wage_times_employees_times_months(period: str, amount: str) -> None:
    finding = social_contributions(a_company(period=period, employees="12"))
    assert (finding.verdict, situation_of(finding)) == ("estimate", "estimate")
    assert finding.amount == Money(Number(amount), "USD")


def test_a_resident_owes_them() -> None:
    finding = social_contributions(a_company(period="2017", employees="12", status="resident"))
    assert (finding.verdict, situation_of(finding)) == ("due", "due")


@pytest.mark.parametrize(
    "as_of, amount",
    [
        (date(2016, 12, 31), NO_AMOUNT),
        (date(2017, 1, 1), Money(Number("28.80"), "USD")),
        (date(2017, 12, 31), Money(Number("28.80"), "USD")),
        (date(2018, 1, 1), NO_AMOUNT),
        (date(2019, 12, 31), NO_AMOUNT),
        (date(2020, 1, 1), Money(Number("1971.24"), "KGS")),
        (date(2020, 12, 31), Money(Number("1971.24"), "KGS")),
        (date(2021, 1, 1), NO_AMOUNT),
        (date(2025, 12, 31), NO_AMOUNT),
        (date(2026, 1, 1), Money(Number("4325.64"), "KGS")),
        (date(2026, 12, 31), Money(Number("4325.64"), "KGS")),
        (date(2027, 1, 1), NO_AMOUNT),
    ],
)
def test_the_wage_is_that_of_the_day_and_no_year_lends_another_its_own(as_of: date, amount: Money | None) -> None:
    finding = social_contributions(a_company(period="2016-01", employees="1"), as_of)
    assert finding.amount == amount
    if amount is None:
        assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-wage")
        assert finding.missing == ("assumptions.average_monthly_wage",)


def test_the_wage_of_the_profile_goes_before_that_of_the_rulebook() -> None:
    company = a_company(period="2017-01", employees="1", wage={"amount": "14000.04", "currency": "KGS"})
    assert social_contributions(company).amount == Money(Number("1680"), "KGS")


@pytest.mark.parametrize("wage, amount", [("0.04", "0"), ("0.0416", "0"), ("0.0417", "0.01"), ("0.125", "0.02")])
def test_the_amount_is_rounded_half_up_once_at_the_end(wage: str, amount: str) -> None:
    company = a_company(period="2017-01", employees="1", wage={"amount": wage, "currency": "KGS"})
    assert social_contributions(company).amount == Money(Number(amount), "KGS")


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({}, ("staff.employees", "period")),
        ({"period": "2017"}, ("staff.employees",)),
        ({"employees": "12"}, ("period",)),
    ],
)
def test_without_employees_or_period_they_are_undetermined(facts: dict[str, str], missing: tuple[str, ...]) -> None:
    finding = social_contributions(a_company(**facts))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "no-figures", missing)


@pytest.mark.parametrize("as_of", [date(2016, 12, 31), END_OF_2017])
def test_without_employees_nothing_is_due_and_nothing_is_asked(as_of: date) -> None:
    finding = social_contributions(a_company(employees="0"), as_of)
    assert (finding.verdict, situation_of(finding), finding.missing) == ("settled", "no-employees", ())


def test_a_wage_of_our_own_reading_is_marked() -> None:
    finding = social_contributions(a_company(period="2020", employees="1"), date(2020, 12, 31))
    assert [each.status for each in finding.caveats] == ["secondary", "assumed"]
    assert "social-fund-2020" in finding.sources
