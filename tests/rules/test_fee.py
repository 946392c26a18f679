"""Fee to the park: 1 % of total revenue, rounded half up to 0.01, held against what has been paid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_company, findings, line, lines, situation_of
from support.profiles import decimals

from htp.company.period import Quarter
from htp.company.profile import Profile
from htp.money import Money, Number, exact_sum
from htp.rules.fee import instalments
from htp.verdict import Finding

ONE_PERCENT = Number("0.01")


def fee(profile: Profile) -> Finding:
    return findings(profile)["fee"]


@pytest.mark.parametrize(
    "total, owed",
    [
        ("10000000", "100000"),
        ("0", "0"),
        ("0.49", "0"),
        ("0.50", "0.01"),
        ("1.49", "0.01"),
        ("1.50", "0.02"),
        ("1.4999", "0.01"),
        ("999999999999999999.50", "10000000000000000"),
    ],
)
def test_the_fee_is_one_percent_rounded_half_up(total: str, owed: str) -> None:
    assert fee(a_company(total=total)).amount == Money(Number(owed), "KGS")


def test_an_applicant_sees_an_estimate_whatever_it_has_paid() -> None:
    finding = fee(a_company(total="100", fees_paid="1"))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("estimate", "estimate", ())


def test_a_resident_that_does_not_say_what_it_has_paid_owes_the_fee() -> None:
    finding = fee(a_company(total="100", status="resident"))
    assert (finding.verdict, situation_of(finding)) == ("due", "due")
    assert finding.missing == ("residency.fees_paid",)


@pytest.mark.parametrize(
    "paid, verdict", [("0", "arrears"), ("99999.99", "arrears"), ("100000", "settled"), ("100000.01", "settled")]
)
def test_what_has_been_paid_is_held_against_the_fee(paid: str, verdict: str) -> None:
    finding = fee(a_company(total="10000000", status="resident", fees_paid=paid))
    assert (finding.verdict, situation_of(finding)) == (verdict, verdict)
    assert finding.amount == Money(Number(100_000), "KGS")
    assert finding.missing == ()


def test_arrears_say_how_much_is_open() -> None:
    finding = fee(a_company(total="10000000", status="resident", fees_paid="99999.99"))
    assert finding.explanation.values["outstanding"] == Money(Number("0.01"), "KGS")


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({}, ("revenue.total",)),
        ({"currency": None, "total": "100"}, ("revenue.currency",)),
        ({"currency": None}, ("revenue.total", "revenue.currency")),
    ],
)
def test_without_total_or_currency_the_fee_is_undetermined(
    facts: dict[str, str | None], missing: tuple[str, ...]
) -> None:
    finding = fee(a_company(**facts))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "no-figures", missing)
    assert finding.amount is None


def test_the_fee_of_lines_is_in_the_currency_of_the_revenue() -> None:
    company = a_company(lines=lines(line("100", currency="USD"), line("50")), rates={"USD": "69.05"})
    assert fee(company).amount == Money(Number("69.55"), "KGS")


def test_the_rate_is_marked_as_read_in_an_interview_and_with_an_adviser_only() -> None:
    assert [(each.status, each.sources) for each in fee(a_company(total="1")).caveats] == [
        ("secondary", ("interview-2017", "kgaccount-2025"))
    ]


def test_instalments_follow_the_quarters_and_revenue_without_one_comes_last() -> None:
    company = a_company(
        lines=lines(line("100"), line("300", quarter="Q3"), line("200", quarter="Q1"), line("100", quarter="Q3"))
    )
    assert [(each.quarter, each.revenue, each.fee) for each in instalments(company, ONE_PERCENT)] == [
        (Quarter.Q1, Number(200), Number(2)),
        (Quarter.Q3, Number(400), Number(4)),
        (None, Number(100), Number(1)),
    ]


def test_a_company_without_lines_has_no_instalments() -> None:
    assert instalments(a_company(total="100"), ONE_PERCENT) == ()


def test_rounding_loses_no_tyiyn_between_the_quarters() -> None:
    company = a_company(lines=lines(*(line("0.50", quarter=f"Q{quarter}") for quarter in range(1, 5))))
    assert [each.fee for each in instalments(company, ONE_PERCENT)] == [Number(fee).scaleb(-2) for fee in (1, 0, 1, 0)]


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["Q1", "Q2", "Q3", "Q4", ""])), max_size=8))
def test_the_instalments_add_up_to_the_fee_and_none_is_negative(earned: list[tuple[int, str]]) -> None:
    company = a_company(
        lines=lines(*(line(decimals(cents, 2), **({"quarter": each} if each else {})) for cents, each in earned))
    )
    parts = instalments(company, ONE_PERCENT)
    assert fee(company).amount == Money(exact_sum(each.fee for each in parts), "KGS")
    assert all(each.fee >= 0 for each in parts)
