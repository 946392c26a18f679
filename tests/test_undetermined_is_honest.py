"""An answer given with facts missing holds whatever they are; `undetermined` names just what can still change it."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product
from typing import cast

from hypothesis import assume, example, given
from hypothesis import strategies as st
from support.answers import completions, open_keys, told
from support.builders import CRITERIA, END_OF_2016, Facts, rulebook
from support.examples import examples
from support.independent import PERMITTED, number, total_of
from support.profiles import assessment_days, profiles

from htp.assessing.assessment import assess
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data
from htp.verdict import Assessment, Eligibility, Finding, Kind, RuleVerdict

FEW = 4
"""Missing keys of which all answers are tried: in favour, against and none, for each."""


def assessed(data: Facts, as_of: date) -> Assessment:
    return assess(profile_from(cast(Data, data)), rulebook(), as_of)


def by_rule(data: Facts, as_of: date) -> dict[str, Finding]:
    return {each.rule: each for each in assessed(data, as_of).findings}


def verdicts(data: Facts, rule: str, as_of: date, keys: Iterable[Mapping[str, bool]]) -> list[str]:
    """What the rule says with each set of answers, those left out that contradict the profile."""
    found = []
    for answers in keys:
        try:
            found.append(by_rule(told(data, answers, as_of), as_of)[rule].verdict.value)
        except InvalidProfile:
            continue
    return found


@examples(150)
@given(profiles(), assessment_days, st.data())
def test_what_is_answered_with_facts_missing_holds_whatever_they_are(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    before = assessed(data, as_of)
    complete = rest.draw(completions(data, as_of))
    after = assessed(complete, as_of)
    for early, late in zip(before.findings, after.findings, strict=True):
        if early.kind is Kind.CRITERION and early.verdict is not RuleVerdict.UNDETERMINED:
            assert (early.rule, early.verdict, early.measured) == (late.rule, late.verdict, early.measured)
        if early.amount is not None and "residency.initial_registration" not in early.missing:
            assert (early.rule, early.amount) == (late.rule, late.amount)
    assert before.verdict in (Eligibility.UNDETERMINED, after.verdict)


@examples(100)
@given(profiles(), assessment_days, st.data())
def test_a_company_with_revenue_that_tells_everything_is_answered(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    complete = rest.draw(completions(data, as_of))
    assume(total_of(complete))
    if "period" in complete:
        complete["period"] = complete["period"][:4]
    findings = by_rule(complete, as_of)
    assert [(rule, findings[rule].missing) for rule in CRITERIA] == [(rule, ()) for rule in CRITERIA]
    assert assessed(complete, as_of).verdict is not Eligibility.UNDETERMINED


def _answers_but_none(rule: str, data: Facts) -> set[str]:
    """The answers that there can be where the only other case is a revenue of nothing, which has no share."""
    named = [*data.get("activities", ()), *(each.get("activity") for each in data["revenue"].get("lines", ()))]
    if rule == "activity-share" and data.get("activities") and PERMITTED.issuperset(filter(None, named)):
        return {"pass"}
    if rule == "export-share" and "total" not in data["revenue"] and number(data["revenue"].get("export", "1")) == 0:
        return {"fail", "deferred"}
    is_short = len(data.get("period", "2016")) > len("2016")
    if rule == "export-share" and is_short:
        return {"fail"}  # or what the figures of the whole year say, which nobody knows
    if rule == "activity-share" and is_short:
        return {"pass", "fail"}  # likewise, but for other trades alone
    return set()


@examples(120)
@given(profiles(), assessment_days)
def test_the_missing_keys_alone_lead_to_either_answer(data: Facts, as_of: date) -> None:
    for rule in CRITERIA:
        finding = by_rule(data, as_of)[rule]
        if finding.verdict is not RuleVerdict.UNDETERMINED:
            continue
        facts, dates = (
            [each for each in finding.missing if ("registration" in each) == is_date] for is_date in (False, True)
        )
        tried = [
            dict.fromkeys(facts, yes) | dict.fromkeys(dates, early) for yes, early in product([True, False], repeat=2)
        ]
        reached = {*verdicts(data, rule, as_of, tried)} - {"undetermined"}
        is_either = len(reached) > 1 or (reached and reached <= _answers_but_none(rule, data))
        assert is_either, (rule, finding.missing, reached)


@examples(80)
@given(profiles(), assessment_days)
def test_each_missing_key_can_change_the_answer(data: Facts, as_of: date) -> None:
    findings = by_rule(data, as_of)
    for rule in CRITERIA:
        missing = findings[rule].missing
        if len(missing) <= FEW:
            assert [key for key in missing if not _can_change(data, key, missing, rule, as_of)] == []


def _can_change(data: Facts, key: str, missing: Iterable[str], rule: str, as_of: date) -> bool:
    others = [each for each in missing if each != key]
    for answers in product([None, True, False], repeat=len(others)):
        rest = {other: answer for other, answer in zip(others, answers, strict=True) if answer is not None}
        if len({*verdicts(data, rule, as_of, [rest, {**rest, key: True}, {**rest, key: False}])}) > 1:
            return True
    return False


def _goes_beyond_the_list(key: str, data: Facts) -> bool:
    """Whether the key would name the activity of a line where a list, which is complete, says what it may be of."""
    line = key.split(".")[2] if key.endswith(".activity") else ""
    return bool(data.get("activities") and line and "activity" not in data["revenue"]["lines"][int(line)])


def _is_told_by(key: str, missing: Iterable[str]) -> bool:
    """Whether the key is among the missing ones, or is another place for a fact that is.

    Lines tell the totals and the activities; a list of activities tells what lines without one are of.
    """
    starts = {"activities"} if key == "activities" or key.endswith(".activity") else {key}
    places = {each: each for each in missing}
    if key == "revenue.lines":
        starts |= {"revenue.total", "revenue.export", "activities"}
    if key == "activities":
        return any(each.startswith("activities") or each.endswith(".activity") for each in places)
    return any(each in starts or key == each or key.startswith(f"{each}.") for each in places)


@examples(100)
@given(profiles(), assessment_days)
@example(
    {
        "company": {"name": "A"},
        "revenue": {"total": "3", "export": "1"},
        "residency": {"status": "resident"},
        "staff": {},
    },
    END_OF_2016,
)
def test_a_fact_that_is_not_named_as_missing_changes_no_open_answer(data: Facts, as_of: date) -> None:
    before = by_rule(data, as_of)
    keys = [each for each in open_keys(data) if not _goes_beyond_the_list(each, data)]
    for key, answer in product(keys, [True, False]):
        try:
            after = by_rule(told(data, {key: answer}, as_of), as_of)
        except InvalidProfile:
            continue
        for rule, finding in before.items():
            if finding.verdict is RuleVerdict.UNDETERMINED and not _is_told_by(key, finding.missing):
                assert (key, rule, after[rule].verdict) == (key, rule, RuleVerdict.UNDETERMINED)
