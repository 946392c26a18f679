"""Social contributions: 12 % of the national average wage for each employee and month, rounded half up to 0.01."""

from datetime import date

import pytest
from support.builders import a_company, findings, rulebook, situation_of
from support.overlays import laid_over

from htp.assessing.assessment import assess
from htp.company.profile import Profile
from htp.money import Money, Number
from htp.rules.social_contributions import wage_parameter
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
    since = {"status": "resident", "initial_registration": "2017-01-01"}
    finding = social_contributions(a_company(period="2017", employees="12", **since))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("due", "due", ())


@pytest.mark.parametrize(
    "day, amount",
    [("2016-12-31", "345.60"), ("2017-01-31", "345.60"), ("2017-02-01", "316.80"), ("2017-12-31", "28.80")],
)
def test_the_month_of_the_registration_counts_whole(day: str, amount: str) -> None:
    finding = social_contributions(a_company(period="2017", employees="1", status="resident", initial_registration=day))
    assert finding.amount == Money(Number(amount), "USD")


def test_of_a_period_before_the_registration_nothing_is_worked_out() -> None:
    company = a_company(period="2017-01", employees="1", status="resident", initial_registration="2017-02-01")
    finding = social_contributions(company)
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "not-yet-resident", ())


def test_months_of_employment_stand_instead_of_employees_times_months() -> None:
    finding = social_contributions(a_company(period="2017", employees="12", employee_months="15"))
    assert finding.amount == Money(Number("432"), "USD")
    assert social_contributions(a_company(period="2017", employee_months="15")).amount == finding.amount
    none = social_contributions(a_company(period="2017", employees="12", employee_months="0"))
    assert (none.verdict, situation_of(none)) == ("settled", "no-employees")


def test_months_of_employment_of_a_period_with_the_registration_in_it_are_asked_about() -> None:
    since = {"status": "resident", "initial_registration": "2017-07-15"}
    finding = social_contributions(a_company(period="2017", employee_months="15", **since))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "registered-within")


def test_an_entrepreneur_is_never_told_that_nothing_is_owed() -> None:
    for employees in ("0", "3"):
        company = a_company(period="2017", employees=employees, legal_form="individual_entrepreneur")
        finding = social_contributions(company)
        assert (finding.verdict, situation_of(finding), finding.amount) == ("undetermined", "entrepreneur", None)


def by_month(**facts: str) -> Finding:
    """Under a wage of 100 in the first half of 2017 and of 200 in the second."""
    wages = ("{amount: 100, currency: KGS}", "{amount: 200, currency: KGS}")
    book = laid_over(
        {"average-monthly-wage": [("2017-01-01", "2017-06-30", wages[0]), ("2017-07-01", "2017-12-31", wages[1])]}
    )
    assessment = assess(a_company(period="2017", **facts), book, date(2020, 1, 1))
    return assessment.finding("social-contributions")


def test_each_month_has_the_wage_of_its_last_day() -> None:
    finding = by_month(employees="10")
    assert (situation_of(finding), finding.amount) == ("estimate-by-month", Money(Number("2160"), "KGS"))
    assert len([each for each in finding.caveats if each.subject.startswith("National average")]) == 2
    since = by_month(employees="10", status="resident", initial_registration="2017-07-31")
    assert (situation_of(since), since.amount) == ("due", Money(Number("1440"), "KGS"))


def test_months_of_employment_cannot_be_shared_out_among_different_wages() -> None:
    finding = by_month(employee_months="10")
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "months-unknown", ("period",))


def on_own_pay(*, changing: bool = False, **facts: str | None) -> Finding:
    """Of a resident of 2017, worked out on the pay itself; the rate may change in the middle of the year."""
    rates = [("2017-01-01", "2017-06-30", "0.12"), ("2017-07-01", "2017-12-31", "0.10" if changing else "0.12")]
    book = laid_over({"social-contribution-rate": rates}).under({"contribution-base": "own-pay"})
    resident = {"status": "resident", "initial_registration": "2017-01-01"}
    company = a_company(**{"period": "2017", "employees": "2", **resident, **facts})
    return assess(company, book, END_OF_2017).finding("social-contributions")


def test_contributions_on_the_pay_itself_are_a_share_of_it() -> None:
    finding = on_own_pay(payroll="1000.04")
    assert (situation_of(finding), finding.amount) == ("due-own-pay", Money(Number("120"), "KGS"))
    assert (finding.missing, finding.sources) == ((), ("interview-2017",))


def test_an_applicant_sees_an_estimate_of_contributions_on_the_pay() -> None:
    finding = on_own_pay(payroll="1000", status="applicant", initial_registration=None)
    assert (finding.verdict, situation_of(finding)) == ("estimate", "estimate-own-pay")


def test_pay_without_a_period_and_with_a_registration_of_the_last_year_asks_for_the_period() -> None:
    finding = on_own_pay(payroll="1000", period=None, initial_registration="2017-01-02")
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-figures")
    assert (finding.missing, finding.sources) == (("period",), ("interview-2017",))
    assert situation_of(on_own_pay(payroll="1000", period=None)) == "due-own-pay"


@pytest.mark.parametrize(
    "base, parameter",
    [
        ("national-average", "average-monthly-wage"),
        ("bishkek-average", "average-monthly-wage-bishkek"),
        ("own-pay", "average-monthly-wage"),
    ],
)
def test_the_wage_is_that_of_the_reading_and_the_national_one_where_none_is_used(base: str, parameter: str) -> None:
    assert wage_parameter(rulebook().under({"contribution-base": base})) == parameter


def test_pay_without_its_currency_asks_for_the_currency() -> None:
    finding = on_own_pay(payroll="1000", currency=None)
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-payroll")
    assert (finding.missing, finding.sources) == (("revenue.currency",), ("interview-2017",))


def test_the_pay_of_a_period_cannot_be_shared_out_among_different_rates() -> None:
    finding = on_own_pay(payroll="1000", changing=True)
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "months-unknown")
    assert (finding.missing, finding.sources) == (("period",), ("interview-2017",))


@pytest.mark.parametrize("payroll, readings", [(None, ()), ("1000", ("contribution-base",))])
def test_without_employees_the_pay_alone_may_tell(payroll: str | None, readings: tuple[str, ...]) -> None:
    finding = social_contributions(a_company(period="2017", payroll=payroll))
    assert (finding.missing, finding.readings) == (("staff.employees",), readings)


def test_wages_in_different_currencies_are_not_added() -> None:
    wage = "{amount: 200, currency: KGS}"
    book = laid_over({"average-monthly-wage": [("2017-07-01", "2017-12-31", wage)]})
    finding = assess(a_company(period="2017", employees="1"), book, END_OF_2017).finding("social-contributions")
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "several-currencies")


@pytest.mark.parametrize(
    "month, amount",
    [
        ("2016-12", NO_AMOUNT),
        ("2017-01", Money(Number("28.80"), "USD")),
        ("2017-12", Money(Number("28.80"), "USD")),
        ("2018-01", NO_AMOUNT),
        ("2019-12", NO_AMOUNT),
        ("2020-01", Money(Number("1971.24"), "KGS")),
        ("2020-12", Money(Number("1971.24"), "KGS")),
        ("2021-01", NO_AMOUNT),
        ("2025-12", NO_AMOUNT),
        ("2026-01", Money(Number("4325.64"), "KGS")),
        ("2026-12", Money(Number("4325.64"), "KGS")),
        ("2027-01", NO_AMOUNT),
    ],
)
@pytest.mark.parametrize("as_of", [date(2016, 1, 1), END_OF_2017, date(2030, 1, 1)])
def test_the_wage_is_that_of_the_month_whatever_the_day_of_assessment(
    month: str, amount: Money | None, as_of: date
) -> None:
    finding = social_contributions(a_company(period=month, employees="1"), as_of)
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
