"""Income tax of employees: 5 % of the payroll, rounded half up to 0.01."""

import pytest
from support.builders import a_company, findings, situation_of

from htp.company.profile import Profile
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
    finding = income_tax(a_company(payroll="100", status="resident"))
    assert (finding.verdict, situation_of(finding)) == ("due", "due")


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
