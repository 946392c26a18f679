"""The whole decision: what the criteria say together, and what a rule says where the rulebook itself knows nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from support.builders import END_OF_2016, Facts, a_company, rulebook
from support.examples import examples
from support.profiles import assessment_days, profiles

from htp.assessing.assessment import Obstacle, assess, assess_in_short, day_to_assess, obstacle_to
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Number
from htp.rulebook.model import Rulebook
from htp.rules import RULES
from htp.verdict import Caveat, Eligibility, Finding, RuleVerdict, Status, Text

EVE_OF_THE_LAW = date(2011, 7, 7)
COMPANY = a_company(period="2016", total="100", export="80", payroll="5", employees="1", status="resident")


@pytest.mark.parametrize(
    "as_of, period, day",
    [
        (date(2015, 1, 1), "2016-H1", date(2015, 1, 1)),
        (None, "2016-H1", date(2016, 6, 30)),
        (None, None, date(2020, 2, 2)),
    ],
)
def test_the_day_is_the_one_asked_for_then_the_end_of_the_period_then_today(
    as_of: date | None, period: str | None, day: date
) -> None:
    assert day_to_assess(a_company(period=period), as_of, today=date(2020, 2, 2)) == day


@pytest.mark.parametrize(
    "facts, verdict",
    [
        ({"total": "100", "export": "80"}, Eligibility.ELIGIBLE),
        ({"total": "100", "export": "79"}, Eligibility.NOT_ELIGIBLE),
        ({"total": "100"}, Eligibility.UNDETERMINED),
        ({"activities": ["restaurant"], "total": "100"}, Eligibility.NOT_ELIGIBLE),
        (
            {"total": "100", "export": "79", "status": "resident", "final_registration": "2016-07-15"},
            Eligibility.ELIGIBLE,
        ),
        ({"total": "100", "export": "80", "status": "resident", "fees_paid": "0"}, Eligibility.ELIGIBLE),
    ],
    ids=["met", "one not met", "one open", "one not met and one open", "one deferred", "arrears are no criterion"],
)
def test_a_criterion_that_is_not_met_decides_then_a_missing_fact(facts: dict[str, Data], verdict: Eligibility) -> None:
    assessment = assess(a_company(name="Ala-Too", **facts), rulebook(), END_OF_2016)
    assert (assessment.company, assessment.as_of, assessment.verdict) == ("Ala-Too", END_OF_2016, verdict)
    assert [each.rule for each in assessment.findings] == [rule.ID for rule in RULES]


@pytest.mark.parametrize("rule_id", [rule.ID for rule in RULES])
def test_a_finding_names_its_rule_as_the_rulebook_does(rule_id: str) -> None:
    entry, finding = rulebook().rules[rule_id], assess(COMPANY, rulebook(), END_OF_2016).finding(rule_id)
    assert (finding.title, finding.kind) == (entry.title, entry.kind)


@pytest.mark.parametrize("rule_id", [rule.ID for rule in RULES])
def test_before_the_law_a_finding_says_when_it_begins(rule_id: str) -> None:
    entry = rulebook().rules[rule_id]
    assert assess(COMPANY, rulebook(), EVE_OF_THE_LAW).finding(rule_id) == Finding(
        rule_id,
        entry.title,
        entry.kind,
        RuleVerdict.UNDETERMINED,
        Text(
            "common.before-law",
            {"as_of": EVE_OF_THE_LAW, "in_force_from": rulebook().in_force_from},
        ),
        sources=entry.sources,
    )


@pytest.mark.parametrize(
    "parameter_id, rule_id",
    [
        ("export-share-minimum", "export-share"),
        ("activity-share-minimum", "activity-share"),
        ("fee-rate", "fee"),
        ("income-tax-rate", "income-tax"),
        ("social-contribution-rate", "social-contributions"),
    ],
)
def test_where_the_rulebook_has_a_gap_a_finding_gives_the_reason_and_its_sources(
    parameter_id: str, rule_id: str
) -> None:
    parameter, entry = rulebook().parameters[parameter_id], rulebook().rules[rule_id]
    gap = parameter.values[0]._replace(
        last=None, value=None, gap="nobody has found it", sources=(entry.sources[0], "law-88-2022", "law-88-2022")
    )
    book = replace(rulebook(), parameters={**rulebook().parameters, parameter_id: parameter._replace(values=(gap,))})
    assert assess(COMPANY, book, END_OF_2016).finding(rule_id) == Finding(
        rule_id,
        entry.title,
        entry.kind,
        RuleVerdict.UNDETERMINED,
        Text("common.no-value", {"as_of": END_OF_2016, "reason": "nobody has found it"}),
        sources=(*entry.sources, "law-88-2022"),
    )


def without(*parameter_ids: str) -> Rulebook:
    """The rulebook in which nobody has found these figures."""
    parameters = dict(rulebook().parameters)
    for each in parameter_ids:
        gap = parameters[each].values[0]._replace(last=None, value=None, gap="nobody has found it")
        parameters[each] = parameters[each]._replace(values=(gap,))
    return replace(rulebook(), parameters=parameters)


@pytest.mark.parametrize(
    "facts, as_of, gaps, obstacle",
    [
        ({"total": "100", "export": "80"}, END_OF_2016, (), None),
        ({"total": "100", "export": "79"}, END_OF_2016, (), None),
        ({"total": "100"}, END_OF_2016, (), Obstacle.FACT),
        ({"activities": None}, END_OF_2016, (), Obstacle.FACT),
        ({"total": "100", "export": "80"}, EVE_OF_THE_LAW, (), Obstacle.BEFORE_LAW),
        ({"total": "100", "export": "80"}, END_OF_2016, ("export-share-minimum",), Obstacle.NO_VALUE),
        ({}, END_OF_2016, ("export-share-minimum",), Obstacle.SEVERAL),
    ],
)
def test_what_an_open_answer_waits_for(
    facts: dict[str, Data], as_of: date, gaps: tuple[str, ...], obstacle: Obstacle | None
) -> None:
    assert obstacle_to(assess(a_company(**facts), without(*gaps), as_of)) is obstacle


def test_a_doubt_that_no_source_settles_has_no_value_and_comes_before_those_about_figures() -> None:
    first, second = assess(a_company(total="100", export="80"), rulebook(), END_OF_2016).finding("export-share").caveats
    written = rulebook().rules["export-share"].caveats["no-period"]
    doubt = Text("export-share.caveat.no-period")
    assert first == Caveat(doubt.id, Text("not-found"), Status.ASSUMED, written.sources, written.place, doubt)
    minimum = rulebook().parameters["export-share-minimum"]
    entry = rulebook().entry_on(minimum.id, END_OF_2016)
    assert second == Caveat(minimum.title, Number("0.80"), entry.status, entry.sources, entry.place)


def test_a_category_that_no_official_text_names_is_marked_with_its_note_or_else_its_place() -> None:
    company = a_company(activities=["video-production", "game-development"], total="1", export="1")
    categories = [rulebook().categories[each] for each in ("video-production", "game-development")]
    assert [each.note is None for each in categories] == [False, True]
    assert assess(company, rulebook(), END_OF_2016).finding("activity").caveats == tuple(
        Caveat(
            each.id,
            each.title,
            each.status,
            each.sources,
            each.note or each.place,
            doubt=Text(f"activity.{each.id}.note") if each.note else None,
        )
        for each in categories
    )


def test_a_figure_that_no_official_text_has_is_marked_with_its_place() -> None:
    rate = rulebook().entry_on("fee-rate", END_OF_2016)
    assert rate.status is Status.SECONDARY
    assert assess(COMPANY, rulebook(), END_OF_2016).finding("fee").caveats[-1] == (
        Caveat(rulebook().parameters["fee-rate"].title, rate.value or "", rate.status, rate.sources, rate.place)
    )


@examples(100)
@given(profiles(), assessment_days)
def test_the_verdict_in_short_is_that_of_all_that_is_found(data: Facts, as_of: date) -> None:
    profile = profile_from(data)
    assert assess_in_short(profile, rulebook(), as_of).verdict is assess(profile, rulebook(), as_of).verdict
