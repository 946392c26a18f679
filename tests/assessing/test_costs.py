"""What residency costs, in figures: the fee by quarter, everything by currency, and what would have to be filled in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support.builders import END_OF_2016, a_company, findings, line, lines, rulebook

from htp.assessing import costs
from htp.assessing.assessment import assess
from htp.assessing.costs import COSTS, CostsTogether, Instalments, MissingForCosts, PerHead, QuarterlyFee
from htp.company.profile import Profile
from htp.money import Money, Number
from htp.rulebook.model import DatedValue, Rulebook

END_OF_2026 = date(2026, 12, 31)
APRIL = date(2026, 4, 1)
LATER = date(2027, 6, 30)
BY_QUARTER = lines(line("700", quarter="Q1"), line("300", quarter="Q2"), line("50"))
IN_DOLLARS: Any = {"amount": "100", "currency": "USD"}
WAGES = ("average-monthly-wage", "average-monthly-wage-bishkek")


def instalments(as_of: date = END_OF_2026, **facts: Any) -> Instalments | None:
    profile = a_company(period="2026", **facts)
    return costs.instalments(profile, findings(profile, as_of)["fee"], as_of)


def together(as_of: date = END_OF_2026, **facts: Any) -> CostsTogether:
    profile = a_company(period="2026", **facts)
    return costs.together(profile, findings(profile, as_of))


def missing(*for_comparison: str, **facts: Any) -> MissingForCosts:
    profile = a_company(period="2026", **facts)
    return costs.missing_for_costs(profile, findings(profile, END_OF_2026), for_comparison)


# ---- The fee by quarter ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts, paid, all_paid, overpaid",
    [
        ({"payments": {"2026-Q1": "7", "2026-Q2": "1"}}, ("7", "1", "0"), "8", "0"),
        ({"fees_paid": "9"}, ("7", "2", "0"), "9", "0"),
        ({"fees_paid": "0"}, ("0", "0", "0"), "0", "0"),
        ({"fees_paid": "20"}, ("7", "3", "0.5"), "10.5", "9.5"),
    ],
)
def test_what_a_resident_has_paid_stands_beside_the_fee_of_each_quarter(
    facts: dict[str, Any], paid: tuple[str, ...], all_paid: str, overpaid: str
) -> None:
    first, second, rest = map(Number, paid)
    assert instalments(APRIL, lines=BY_QUARTER, status="resident", **facts) == Instalments(
        (
            QuarterlyFee("Q1", Number(700), Number(7), first, is_over=True),
            QuarterlyFee("Q2", Number(300), Number(3), second, is_over=False),
            QuarterlyFee(None, Number(50), Number("0.5"), rest, is_over=None),
        ),
        QuarterlyFee(None, Number(1050), Number("10.5"), Number(all_paid)),
        Number(overpaid),
    )


def test_what_is_open_of_a_quarter_is_what_its_payments_leave() -> None:
    assert QuarterlyFee("Q1", Number(700), Number(7), Number(2)).open == Number(5)
    assert QuarterlyFee("Q1", Number(700), Number(7), None).open is None


@pytest.mark.parametrize("facts", [{}, {"status": "resident"}, {"status": "applicant", "fees_paid": "20"}])
def test_without_payments_of_a_resident_nothing_is_said_to_be_paid(facts: dict[str, Any]) -> None:
    found = instalments(lines=BY_QUARTER, **facts)
    assert found is not None
    assert [each.paid for each in (*found.quarters, found.total)] == [None] * 4
    assert found.overpaid == 0


def test_without_quarters_or_without_a_fee_there_are_no_instalments() -> None:
    assert instalments(total="1000") is None
    assert instalments(lines=lines(line("50"))) is None
    assert instalments(lines=BY_QUARTER, currency=None) is None
    assert instalments(lines=BY_QUARTER, fees_paid="2") is None  # whether it is a resident is asked
    assert instalments(lines=BY_QUARTER, status="resident", initial_registration="2027-01-01", as_of=LATER) is None


# ---- Everything ------------------------------------------------------------------------------------------------------


def test_everything_in_one_currency_is_one_sum() -> None:
    found = together(total="1000", payroll="100", employees="2")
    assert found == CostsTogether((Money(Number("103830.36"), "KGS"),), (), ())
    assert not found.is_nothing_known


def test_another_currency_is_added_at_a_rate_of_the_profile_rounded_half_up_and_else_stands_beside() -> None:
    facts: dict[str, Any] = {"total": "1000", "payroll": {"amount": "100.01", "currency": "USD"}}
    assert together(**facts, rates={"USD": "1.2988"}).amounts == (Money(Number("16.49"), "KGS"),)
    beside = together(**facts)
    assert beside.amounts == (Money(Number(10), "KGS"), Money(Number(5), "USD"))
    assert beside.without_rate == ("USD",)


def test_all_costs_in_one_foreign_currency_need_no_rate() -> None:
    found = together(total="1000", currency=None, payroll=IN_DOLLARS)
    assert found == CostsTogether((Money(Number(5), "USD"),), ("fee", "social-contributions"), ())


def test_what_is_not_known_is_named_and_what_is_settled_is_not() -> None:
    assert together(END_OF_2016, total="1000") == CostsTogether(
        (Money(Number(10), "KGS"),), ("income-tax", "social-contributions"), ()
    )
    assert together(employees="0").unknown == ("fee",)
    assert together().is_nothing_known
    assert together().unknown == COSTS


# ---- What would have to be filled in ---------------------------------------------------------------------------------


def test_what_is_missing_is_told_by_rule_and_for_the_sum_and_the_comparison_once_each() -> None:
    found = missing("profit", "staff.payroll", "profit", wage={"amount": "240", "currency": "USD"}, employees="2")
    assert found == MissingForCosts(
        (("fee", ("revenue.total",)), ("income-tax", ("staff.payroll",))), ("exchange_rates.USD",), ("profit",)
    )


def test_a_rate_is_asked_for_once_and_only_where_it_is_missing() -> None:
    facts: dict[str, Any] = {"total": "1", "payroll": IN_DOLLARS, "employees": "2"}
    in_dollars = {**facts, "wage": {"amount": "240", "currency": "USD"}}
    assert missing(**in_dollars) == MissingForCosts((), ("exchange_rates.USD",), ())
    assert missing(**in_dollars, rates={"USD": "87.5"}) == MissingForCosts((), (), ())


# ---- Contributions ---------------------------------------------------------------------------------------------------


def under(base: str) -> Rulebook:
    return rulebook().under({"contribution-base": base})


def wage_entry(profile: Profile, book: Rulebook) -> DatedValue | None:
    found = {each.rule: each for each in assess(profile, book, END_OF_2026).findings}
    return costs.wage_entry(profile, found, book, END_OF_2026)


def test_the_wage_is_the_entry_that_the_contributions_were_worked_out_from() -> None:
    year = a_company(period="2026", employees="2", payroll="100")
    national, bishkek = (rulebook().entry_on(each, END_OF_2026) for each in WAGES)
    found = [wage_entry(year, under(each)) for each in ("national-average", "bishkek-average", "own-pay")]
    assert found == [national, bishkek, None]


def test_no_wage_of_the_rulebook_is_named_where_it_was_not_used_or_several_were() -> None:
    year = a_company(period="2026", employees="2")
    assert wage_entry(a_company(period="2026"), rulebook()) is None
    assert wage_entry(a_company(period="2026", employees="2", wage=IN_DOLLARS), rulebook()) is None
    wages = rulebook().parameters[WAGES[0]]
    *before, of_2026, after = wages.values
    raised = of_2026._replace(first=date(2026, 7, 1), value=Money(Number(40_000), "KGS"))
    values = (*before, of_2026._replace(last=date(2026, 6, 30)), raised, after)
    changing = replace(rulebook(), parameters={**rulebook().parameters, WAGES[0]: wages._replace(values=values)})
    assert wage_entry(year, changing) is None
    assert wage_entry(a_company(period="2026-H2", employees="2"), changing) == raised


def per_head(book: Rulebook, **facts: Any) -> PerHead | None:
    found = assess(a_company(period="2026", **facts), book, END_OF_2026).finding("social-contributions")
    return costs.per_head(found)


def test_contributions_for_each_are_told_where_they_are_the_same_in_every_month_and_of_a_wage() -> None:
    rate = Number("0.12")
    own = {"amount": "240.13", "currency": "USD"}
    of_the_rulebook = PerHead(rate, Money(Number(36047), "KGS"), Money(Number("4325.64"), "KGS"))
    assert per_head(rulebook(), employees="2") == of_the_rulebook
    of_the_profile = PerHead(rate, Money(Number("240.13"), "USD"), Money(Number("28.82"), "USD"))
    assert per_head(rulebook(), employees="2", wage=own) == of_the_profile
    assert per_head(rulebook(), payroll="100") is None
    assert per_head(under("own-pay"), payroll="100") is None


def test_an_entry_is_found_also_where_it_is_a_gap_and_before_the_law_there_is_none() -> None:
    gap, wage, *_ = rulebook().parameters[WAGES[0]].values
    days = (date(2011, 7, 7), date(2011, 7, 8), END_OF_2016, date(2017, 1, 1))
    found = [costs.entry_on(rulebook(), WAGES[0], day) for day in days]
    assert found == [None, gap, gap, wage]
