"""Income tax of employees: 5 % of the payroll, rounded half up to 0.01."""

import pytest
from support.builders import END_OF_2016, a_company, findings, situation_of
from support.overlays import laid_over

from htp.assessing.assessment import assess
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Money, Number
from htp.verdict import Finding


def income_tax(profile: Profile) -> Finding:
    return findings(profile)["income-tax"]


@pytest.mark.parametrize(
    "payroll, tax",
    [("9600000", "480000"), ("0", "0"), ("0.09", "0"), ("0.10", "0.01"), ("0.29", "0.01"), ("0.30", "0.02")],
)
def test_the_tax_is_five_percent_rounded_half_up(payroll: str, tax: str) -> None:
    finding = income_tax(a_company(payroll=payroll))
    assert (finding.verdict, situation_of(finding)) == ("estimate", "estimate")
    assert finding.amount == Money(Number(tax), "KGS")


def test_a_resident_withholds_it() -> None:
    finding = income_tax(a_company(period="2016", payroll="100", status="resident", initial_registration="2014-02-10"))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("due", "due", ())


def test_a_resident_that_does_not_say_since_when_is_asked() -> None:
    finding = income_tax(a_company(period="2016", payroll="100", status="resident"))
    assert (finding.verdict, finding.missing) == ("due", ("residency.initial_registration",))


@pytest.mark.parametrize(
    "final_registration, missing", [("2016-01-01", ()), ("2016-01-02", ("residency.initial_registration",))]
)
@pytest.mark.parametrize("period", [None, "2016"])
def test_a_final_registration_before_all_that_the_pay_can_be_of_proves_enough(
    final_registration: str, missing: tuple[str, ...], period: str | None
) -> None:
    company = a_company(period=period, payroll="100", status="resident", final_registration=final_registration)
    assert (situation_of(income_tax(company)), income_tax(company).missing) == ("due", missing)


@pytest.mark.parametrize(
    "day, period, situation",
    [
        ("2016-01-01", "2016", "due"),
        ("2016-01-02", "2016", "registered-within"),
        ("2016-12-31", "2016", "registered-within"),
        ("2016-12-01", "2016-H1", "not-yet-resident"),
        ("2016-01-01", None, "due"),
        ("2016-01-02", None, "no-period"),
    ],
)
def test_one_figure_of_pay_cannot_be_split_at_the_registration(day: str, period: str | None, situation: str) -> None:
    facts: dict[str, Data] = {"period": period, "status": "resident", "initial_registration": day}
    finding = income_tax(a_company(payroll="100", **facts))
    assert situation_of(finding) == situation
    assert (finding.verdict == "due") is (situation == "due")
    assert finding.missing == (("period",) if situation == "no-period" else ())
    assert income_tax(a_company(payroll="0", **facts)).verdict == "due"


def test_the_payroll_may_have_a_currency_of_its_own() -> None:
    company = a_company(payroll={"amount": "4800000", "currency": "KGS"}, currency="USD")
    assert income_tax(company).amount == Money(Number(240_000), "KGS")
    alone = a_company(payroll={"amount": "100"}, currency="USD")
    assert income_tax(alone).amount == Money(Number(5), "USD")
    assert income_tax(a_company(payroll={"amount": "100", "currency": "USD"}, currency=None)).missing == ()


def test_the_own_tax_of_an_entrepreneur_is_not_worked_out() -> None:
    for facts in ({}, {"employees": "0"}, {"payroll": "0"}):
        finding = income_tax(a_company(legal_form="individual_entrepreneur", **facts))
        assert (finding.verdict, situation_of(finding)) == ("undetermined", "entrepreneur")
        assert (finding.amount, finding.missing) == (None, ())
    finding = income_tax(a_company(legal_form="individual_entrepreneur", payroll="100"))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "entrepreneur-with-employees")
    assert (finding.amount, finding.explanation.values["amount"]) == (None, Money(Number(5), "KGS"))


def test_a_rate_that_changes_within_the_period_is_not_applied_to_one_figure() -> None:
    book = laid_over({"income-tax-rate": [("2016-07-01", None, "0.1")]})
    finding = assess(a_company(period="2016", payroll="100"), book, END_OF_2016).finding("income-tax")
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "rate-changes", ("period",))
    half = assess(a_company(period="2016-H1", payroll="100"), book, END_OF_2016).finding("income-tax")
    assert half.amount == Money(Number(5), "KGS")


def test_the_tax_is_in_the_currency_of_the_revenue() -> None:
    assert income_tax(a_company(payroll="100", currency="USD")).amount == Money(Number(5), "USD")


def test_a_company_without_employees_has_no_payroll() -> None:
    assert income_tax(a_company(employees="0")).amount == Money(Number(0), "KGS")


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({}, ("staff.payroll",)),
        ({"employees": "12"}, ("staff.payroll",)),
        ({"payroll": "100", "currency": None}, ("revenue.currency",)),
        ({"currency": None}, ("staff.payroll", "revenue.currency")),
        ({"employees": "0", "currency": None}, ("revenue.currency",)),
    ],
)
def test_without_payroll_or_currency_the_tax_is_undetermined(
    facts: dict[str, str | None], missing: tuple[str, ...]
) -> None:
    finding = income_tax(a_company(**facts))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "no-figures", missing)
    assert finding.amount is None


@pytest.mark.parametrize(
    "payroll, total, noted",
    [
        ("100", "10", []),
        ("100.01", "10", ["staff.payroll"]),
        ({"amount": "100.01", "currency": "USD"}, "10", []),
        ("100.01", None, []),
        ("100.01", "0", []),
    ],
)
def test_pay_ten_times_the_revenue_may_be_in_another_currency_unless_it_says_its_own(
    payroll: Data, total: str | None, noted: list[str]
) -> None:
    notes = income_tax(a_company(payroll=payroll, total=total)).notes
    assert [each.key for each in notes] == noted
    values = {"payroll": Money(Number("100.01"), "KGS"), "total": Money(Number("10"), "KGS")}
    assert [each.text.values for each in notes] == [values for _ in noted]
