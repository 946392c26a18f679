"""Arithmetic that never rounds, and verdicts that a second reckoning confirms, for hundreds of random companies."""

from datetime import date
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import independent
from support.builders import END_OF_2016, Facts, a_company, all_pass, changed, findings, found, line, lines, rulebook
from support.examples import examples
from support.profiles import assessment_days, decimals, failing_profiles, profiles, with_quarters_and_payments

from htp.assessing.assessment import assess
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Number
from htp.reports import wording
from htp.reports.wording import figures
from htp.verdict import Kind

fifths_of_tyiyn = st.integers(1, 2 * 10**16)
"""A total of five times so many tyiyn, from 0.05 to a thousand million million som, has a whole number as its 80 %."""


@examples(300)
@given(fifths_of_tyiyn)
def test_exactly_80_percent_abroad_is_enough_and_one_tyiyn_less_is_not(fifth: int) -> None:
    total = decimals(5 * fifth, 2)
    exactly = a_company(total=total, export=decimals(4 * fifth, 2))
    below = a_company(total=total, export=decimals(4 * fifth - 1, 2))
    for company, verdict in ((exactly, "pass"), (below, "fail")):
        finding = findings(company)["export-share"]
        assert (finding.verdict, finding.required) == (verdict, Number("0.8"))
        assert finding.measured is not None
        measured = figures.share(finding.measured)
        assert (measured == "80%") == (verdict == "pass")
        assert (Fraction(measured.rstrip("%")) >= 80) == (verdict == "pass")
        assert f"That is {measured}" in wording.explanation(finding)


@examples(300)
@given(st.integers(1, 10**16))
def test_exactly_90_percent_from_permitted_activities_is_enough_and_one_tyiyn_less_is_not(tenth: int) -> None:
    def company(permitted: int) -> Facts:
        parts = lines(
            line(decimals(permitted, 2), activity="software-development"),
            line(decimals(10 * tenth - permitted, 2), activity="restaurant"),
        )
        return {"company": {"name": "Ala-Too"}, "revenue": {"currency": "KGS", "lines": parts}}

    assert found(company(9 * tenth), END_OF_2016)["activity-share"].verdict == "pass"
    assert found(company(9 * tenth - 1), END_OF_2016)["activity-share"].verdict == "fail"


@examples(300)
@given(st.integers(1, 10**18), st.integers(1, 10**9), st.sampled_from([0, 2, 4, 5, 6]), st.sampled_from([0, 1]))
def test_a_converted_line_that_makes_exactly_80_percent_is_enough(
    quarter: int, rate: int, places: int, short: int
) -> None:
    """Four parts in dollars against one part of the same value at home; then the dollars short by a hundredth.

    No number has three decimals: those may be thousands.
    """
    profile = a_company(
        lines=lines(
            line(decimals(4 * quarter - short, 2), market="US", currency="USD"),
            line(decimals(quarter * rate, 2 + places), market="KG"),
        ),
        rates={"USD": decimals(rate, places)},
    )
    assert findings(profile)["export-share"].verdict == ("fail" if short else "pass")


@examples(500)
@given(profiles().flatmap(with_quarters_and_payments), assessment_days)
def test_an_independent_reckoning_agrees(data: Facts, as_of: date) -> None:
    profile = profile_from(cast(Data, data))
    assessment = assess(profile, rulebook(), as_of)
    by_rule = {each.rule: each for each in assessment.findings}
    criteria = {
        "activity": independent.activity(data)[0],
        "activity-share": independent.activity_share(data)[0],
        "export-share": independent.export_share(data, as_of)[0],
    }
    assert {rule: by_rule[rule].verdict for rule in criteria} == criteria
    assert assessment.verdict == independent.overall(list(criteria.values()))
    for rule, expected in {
        "income-tax": independent.income_tax(data, as_of),
        "social-contributions": independent.social_contributions(data, as_of),
    }.items():
        money = by_rule[rule].amount
        assert (rule, by_rule[rule].verdict, money and (money.amount, money.currency)) == (rule, *expected)
    fee = by_rule["fee"]
    figures = fee.fee and tuple(each and each.amount for each in fee.fee)
    assert (fee.verdict, fee.amount and fee.amount.amount, figures) == independent.fee(data, as_of)


@examples(200)
@given(profiles().flatmap(with_quarters_and_payments), assessment_days)
def test_the_contributions_agree_whatever_they_are_worked_out_on(data: Facts, as_of: date) -> None:
    profile = profile_from(cast(Data, data))
    for base in ("national-average", "bishkek-average", "own-pay"):
        finding = assess(profile, rulebook().under({"contribution-base": base}), as_of).finding("social-contributions")
        money = finding.amount and (finding.amount.amount, finding.amount.currency)
        assert (base, finding.verdict, money) == (base, *independent.social_contributions(data, as_of, base))


@examples(200)
@given(profiles(), assessment_days)
def test_only_keys_that_can_change_the_answer_are_named_as_missing(data: Facts, as_of: date) -> None:
    by_rule = found(data, as_of)
    reckoned = {
        "activity": independent.activity(data)[1],
        "activity-share": independent.activity_share(data)[1],
        "export-share": independent.export_share(data, as_of)[1],
    }
    for rule, missing in reckoned.items():
        if missing is not None:
            assert (rule, frozenset(by_rule[rule].missing)) == (rule, missing)
    for rule, finding in by_rule.items():
        if finding.kind is Kind.CRITERION:
            assert (rule, finding.verdict == "undetermined") == (rule, bool(finding.missing))


@examples(200)
@given(profiles(), assessment_days)
def test_every_remedy_applied_to_the_profile_passes(data: Facts, as_of: date) -> None:
    for finding in found(data, as_of).values():
        assert all_pass(data, finding, as_of)


@examples(200)
@given(failing_profiles())
def test_every_remedy_of_a_failing_company_passes(data: Facts) -> None:
    by_rule = found(data, END_OF_2016)
    assert by_rule["export-share"].verdict == "fail"
    assert by_rule["export-share"].remedies
    assert all(all_pass(data, finding, END_OF_2016) for finding in by_rule.values())


def test_a_change_creates_what_it_needs_on_its_way() -> None:
    data = changed({"activities": ["restaurant"]}, {"activities.1": "saas", "revenue.lines.0.amount": "5"})
    assert data == {"activities": ["restaurant", "saas"], "revenue": {"lines": [{"amount": "5"}]}}


@pytest.mark.parametrize("total", ["0.05", "1000000000000000.00"])
def test_the_smallest_and_the_largest_total_are_compared_alike(total: str) -> None:
    export = {"0.05": "0.04", "1000000000000000.00": "800000000000000.00"}[total]
    assert findings(a_company(total=total, export=export))["export-share"].verdict == "pass"
