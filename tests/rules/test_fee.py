"""Fee to the park: 1 % of total revenue, rounded half up to 0.01, held against what has been paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import a_company, findings, line, lines, situation_of
from support.overlays import laid_over
from support.profiles import decimals

from htp.assessing.assessment import assess
from htp.company.period import Quarter
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Money, Number, decimal_text, exact_sum
from htp.rules.parts.instalments import Charged, Instalment, charged_revenue, schedule
from htp.verdict import Finding

ONE_PERCENT = Number("0.01")
NEW_YEAR = date(2017, 1, 1)
SINCE_2014 = {"period": "2016", "status": "resident", "initial_registration": "2014-02-10"}


def fee(profile: Profile, as_of: date = NEW_YEAR) -> Finding:
    return findings(profile, as_of)["fee"]


def instalments(profile: Profile, rate: Number) -> tuple[Instalment, ...]:
    return schedule(profile, rate, NEW_YEAR).instalments


def quarters(*amounts: str) -> list[Data]:
    """A line a quarter, the first quarter first."""
    return lines(*(line(each, quarter=f"Q{number}") for number, each in enumerate(amounts, start=1)))


def figures(finding: Finding) -> tuple[str | None, ...]:
    """Due, paid, to pay and not yet due."""
    assert finding.fee is not None
    return tuple(None if each is None else decimal_text(each.amount) for each in finding.fee)


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
    finding = fee(a_company(total="100", status="applicant", fees_paid="1"))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("estimate", "estimate", ())


def test_a_resident_that_does_not_say_what_it_has_paid_owes_the_fee() -> None:
    finding = fee(a_company(total="100", **SINCE_2014))
    assert (finding.verdict, situation_of(finding)) == ("due", "due")
    assert finding.missing == ("residency.fees_paid",)
    assert figures(finding) == ("1", None, None, "0")


@pytest.mark.parametrize(
    "paid, verdict, to_pay",
    [
        ("0", "arrears", "100000.00"),
        ("99999.99", "arrears", "0.01"),
        ("100000", "settled", "0.00"),
        ("100000.01", "settled", "0.00"),
    ],
)
def test_what_has_been_paid_is_held_against_the_fee_once_the_period_is_over(
    paid: str, verdict: str, to_pay: str
) -> None:
    finding = fee(a_company(total="10000000", fees_paid=paid, **SINCE_2014))
    assert (finding.verdict, situation_of(finding)) == (verdict, verdict)
    assert finding.amount == Money(Number(100_000), "KGS")
    assert finding.missing == ()
    assert Number(figures(finding)[2] or "") == Number(to_pay)


# ---- What is due by now ----------------------------------------------------------------------------------------------

OF_178_000 = quarters("4000000", "4500000", "4800000", "4500000")
"""Fees of 40,000, 45,000, 48,000 and 45,000."""


@pytest.mark.parametrize(
    "as_of, paid, verdict, expected",
    [
        (NEW_YEAR, "130000", "arrears", ("178000.00", "130000", "48000.00", "0")),
        (date(2016, 12, 31), "130000", "arrears", ("133000.00", "130000", "3000.00", "45000.00")),
        (date(2016, 12, 31), "132999.99", "arrears", ("133000.00", "132999.99", "0.01", "45000.00")),
        (date(2016, 12, 31), "133000", "due", ("133000.00", "133000", "0.00", "45000.00")),
        (date(2016, 12, 31), "133000.01", "due", ("133000.00", "133000.01", "0.00", "44999.99")),
        (date(2016, 12, 31), "178000", "settled", ("133000.00", "178000", "0.00", "0.00")),
        (date(2016, 9, 30), "85000", "due", ("85000.00", "85000", "0.00", "93000.00")),
        (date(2016, 10, 1), "85000", "arrears", ("133000.00", "85000", "48000.00", "45000.00")),
        (date(2016, 3, 31), "0", "due", ("0", "0", "0", "178000.00")),
        (date(2016, 4, 1), "0", "arrears", ("40000.00", "0", "40000.00", "138000.00")),
    ],
)
def test_a_quarter_is_over_from_the_day_after_its_last(
    as_of: date, paid: str, verdict: str, expected: tuple[str, ...]
) -> None:
    finding = fee(a_company(lines=OF_178_000, fees_paid=paid, **SINCE_2014), as_of)
    assert (finding.verdict, finding.missing) == (verdict, ())
    assert [Number(each or "") for each in figures(finding)] == [Number(each) for each in expected]


def test_of_a_total_alone_nobody_knows_how_much_is_due_before_its_period_is_over() -> None:
    company = a_company(total="10000000", fees_paid="99999.99", **SINCE_2014)
    finding = fee(company, date(2016, 12, 31))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("due", "part-paid", ("revenue.lines",))
    assert figures(finding) == (None, "99999.99", None, None)
    assert fee(company, date(2016, 3, 31)).explanation.values["later"] == Money(Number("0.01"), "KGS")


def test_a_total_of_one_quarter_is_due_when_that_is_over() -> None:
    company = a_company(total="100", fees_paid="0", **{**SINCE_2014, "period": "2016-11"})
    assert [fee(company, day).verdict for day in (date(2016, 12, 31), NEW_YEAR)] == ["due", "arrears"]


def test_revenue_without_a_quarter_may_be_of_the_quarter_that_is_not_over() -> None:
    company = a_company(lines=lines(line("100", quarter="Q1"), line("100")), fees_paid="1", **SINCE_2014)
    finding = fee(company, date(2016, 12, 31))
    assert (finding.verdict, finding.missing) == ("due", ("revenue.lines.1.quarter",))
    less = a_company(lines=lines(line("100", quarter="Q1"), line("100")), fees_paid="0.4", **SINCE_2014)
    finding = fee(less, date(2016, 12, 31))
    assert (finding.verdict, finding.missing) == ("arrears", ("revenue.lines.1.quarter",))
    assert figures(finding) == (None, "0.4", "0.6", None)
    with_nothing = a_company(lines=lines(line("100"), line("0"), line("0.01")), fees_paid="0", **SINCE_2014)
    missing = ("revenue.lines.0.quarter", "revenue.lines.2.quarter")
    assert fee(with_nothing, date(2016, 12, 31)).missing == missing


def test_without_the_period_it_is_asked_for() -> None:
    company = a_company(total="100", fees_paid="0", **{**SINCE_2014, "period": None})
    finding = fee(company)
    assert (finding.verdict, finding.missing) == ("due", ("period",))


def test_without_the_registration_nobody_is_said_to_be_in_arrears() -> None:
    company = a_company(period="2016", total="100", status="resident", fees_paid="0")
    finding = fee(company)
    assert (finding.verdict, finding.missing) == ("due", ("residency.initial_registration",))
    proved = a_company(period="2016", total="100", status="resident", final_registration="2016-01-01", fees_paid="0")
    assert fee(proved).verdict == "arrears"


# ---- From the registration on ----------------------------------------------------------------------------------------


def registered(day: str, **facts: Data) -> Profile:
    return a_company(**{**SINCE_2014, "initial_registration": day, **facts})


def test_no_fee_is_charged_for_quarters_before_the_registration() -> None:
    company = registered("2016-07-01", lines=quarters("4000000", "4000000", "1000000", "1000000"), fees_paid="20000")
    finding = fee(company)
    assert (finding.verdict, finding.amount) == ("settled", Money(Number(20_000), "KGS"))
    assert finding.explanation.values["total"] == Money(Number(2_000_000), "KGS")
    assert [each.fee for each in instalments(company, ONE_PERCENT)] == [0, 0, 10_000, 10_000]


@pytest.mark.parametrize("day, verdict", [("2016-07-01", "due"), ("2016-07-02", "undetermined")])
def test_a_quarter_with_revenue_and_the_registration_in_it_is_asked_about(day: str, verdict: str) -> None:
    finding = fee(registered(day, lines=quarters("0", "0", "1", "0")))
    assert finding.verdict == verdict
    assert (situation_of(finding) == "registered-within") is (verdict == "undetermined")


def test_a_quarter_without_revenue_needs_no_answer() -> None:
    assert fee(registered("2016-08-15", lines=quarters("7", "7", "0", "100"))).amount == Money(Number(1), "KGS")
    with_a_tyiyn = fee(registered("2016-08-15", lines=quarters("7", "7", "0.01", "100")))
    assert situation_of(with_a_tyiyn) == "registered-within"


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({"total": "100"}, ("revenue.lines",)),
        ({"lines": lines(line("1", quarter="Q4"), line("1"))}, ("revenue.lines.1.quarter",)),
        ({"lines": lines(line("1", quarter="Q3"), line("1"))}, ()),
        ({"total": "100", "period": "2016-Q3"}, ()),
        ({"total": "100", "period": "2016-08"}, ()),
    ],
)
def test_what_would_tell_the_revenue_since_the_registration_is_asked_for(
    facts: dict[str, Data], missing: tuple[str, ...]
) -> None:
    company = registered("2016-08-15", **facts)
    finding = fee(company)
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "registered-within", missing)
    assert charged_revenue(company, NEW_YEAR) == Charged(Number(0), is_unclear=True, missing=missing)


@pytest.mark.parametrize("day, amount", [("2015-12-31", "1"), ("2016-01-01", "1"), ("2017-01-01", "0")])
def test_a_registration_outside_the_period_splits_nothing(day: str, amount: str) -> None:
    finding = fee(registered(day, total="100", fees_paid="0"))
    assert finding.amount == Money(Number(amount), "KGS")
    assert (situation_of(finding) == "not-yet-resident") is (amount == "0")


@pytest.mark.parametrize("paid", [None, "0", "5"])
def test_of_a_period_before_the_registration_nothing_is_due_and_what_was_paid_is_told(paid: str | None) -> None:
    finding = fee(registered("2017-01-01", total="100", fees_paid=paid))
    assert figures(finding) == ("0", paid, "0", "0")


def test_no_revenue_needs_no_split() -> None:
    assert fee(registered("2016-08-15", total="0", fees_paid="0")).verdict == "settled"


@pytest.mark.parametrize("day, verdict", [("2016-01-01", "due"), ("2016-01-02", "undetermined")])
def test_without_a_period_a_registration_of_the_last_year_is_asked_about(day: str, verdict: str) -> None:
    finding = fee(registered(day, total="100", period=None))
    assert finding.verdict == verdict
    assert (finding.missing == ("period",)) is (verdict == "undetermined")


def test_a_status_that_is_not_stated_beside_the_facts_of_a_resident_is_asked_for() -> None:
    finding = fee(a_company(total="100", fees_paid="1"))
    assert (finding.verdict, finding.missing) == ("undetermined", ("residency.status",))


# ---- Payments by quarter ---------------------------------------------------------------------------------------------


def test_a_payment_counts_to_its_own_quarter_and_the_rest_to_the_oldest_open_one() -> None:
    payments: Data = {"2016-Q2": "46500", "2016-Q4": "45000"}
    company = a_company(lines=OF_178_000, payments=payments, **SINCE_2014)
    assert [each.paid for each in instalments(company, ONE_PERCENT)] == [1500, 45_000, 0, 45_000]
    assert figures(fee(company)) == ("178000", "91500", "86500", "0")


def test_payments_beside_a_total_are_added_up() -> None:
    company = a_company(total="10000", payments={"2016-Q1": "60", "2016-Q3": "40"}, **SINCE_2014)
    assert fee(company).verdict == "settled"


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
    assert [tuple(each)[:3] for each in instalments(company, ONE_PERCENT)] == [
        (Quarter.Q1, Number(200), Number(2)),
        (Quarter.Q3, Number(400), Number(4)),
        (None, Number(100), Number(1)),
    ]


def test_a_total_is_one_instalment_without_a_quarter() -> None:
    (only,) = instalments(a_company(total="100"), ONE_PERCENT)
    assert tuple(only)[:3] == (None, 100, 1)


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


def test_a_rate_that_changes_within_the_period_is_not_applied_to_all_of_it() -> None:
    book = laid_over({"fee-rate": [("2016-07-01", None, "0.02")]})
    finding = assess(a_company(period="2016", total="100"), book, NEW_YEAR).finding("fee")
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "rate-changes", ("period",))
    assert finding.sources[0] == "interview-2017"
    later = assess(registered("2016-07-01", lines=quarters("0", "0", "50", "50")), book, NEW_YEAR).finding("fee")
    assert later.amount == Money(Number(2), "KGS")


def test_the_rate_is_that_of_the_months_whatever_the_day_of_assessment() -> None:
    book = laid_over({"fee-rate": [("2017-01-01", None, "0.02")]})
    company = a_company(period="2016", total="100")
    found = [assess(company, book, day).finding("fee").amount for day in (date(2016, 12, 31), date(2020, 1, 1))]
    assert found == [Money(Number(1), "KGS")] * 2
