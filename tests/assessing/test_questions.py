"""What is asked can change the verdict, and where nothing is asked nothing that could be added changes it."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations, product
from typing import cast

import pytest
from hypothesis import example, given
from support.answers import open_keys, told
from support.builders import END_OF_2016, Facts, changed, facts_of, line, lines, rulebook
from support.examples import examples
from support.overlays import laid_over
from support.profiles import assessment_days, profiles

from htp.assessing.assessment import assess
from htp.assessing.profiles import ProfileRead
from htp.assessing.questions import Inquiry, Question, questions_for
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data
from htp.rulebook.model import Rulebook
from htp.verdict import Eligibility

STATUS, PERIOD = "residency.status", "period"
FEW = 4
"""Questions of which all answers are tried."""


def inquiry(
    data: Facts, as_of: date = END_OF_2016, book: Rulebook | None = None, *, is_day_given: bool = True
) -> Inquiry:
    profile, book = profile_from(cast(Data, data)), book or rulebook()
    read = ProfileRead("a.yaml", 1, profile, cast(Data, data))
    return questions_for(read, assess(profile, book, as_of), book, is_day_given=is_day_given)


def asked(**facts: Data) -> list[str]:
    return [each.key for each in inquiry(facts_of(**{"period": "2016", **facts})).questions]


def verdict(
    data: Facts, answers: Mapping[str, bool], as_of: date, *, in_favour_but_at_home: bool = False
) -> Eligibility | None:
    """None where the answers contradict the profile; lines that are told may be of a permitted activity at home."""
    rest = {key: answer for key, answer in answers.items() if key not in (STATUS, PERIOD)}
    try:
        data = told(data, rest, as_of)
        if in_favour_but_at_home:
            data = changed(data, {"revenue.lines.0.market": "KG"})
        if PERIOD in answers:
            data = changed(data, {PERIOD: "2016" if answers[PERIOD] else "2016-01"})
        if STATUS in answers:
            data = changed(data, {STATUS: "resident" if answers[STATUS] else "applicant"})
        return assess(profile_from(cast(Data, data)), rulebook(), as_of).verdict
    except InvalidProfile:
        return None


def verdicts(data: Facts, keys: Iterable[str], as_of: date) -> set[Eligibility]:
    """What the answers to all of the keys, or to some, can make of it."""
    keys = list(keys)
    found = set()
    for answers in product([None, True, False], repeat=len(keys)):
        given_ = {key: answer for key, answer in zip(keys, answers, strict=True) if answer is not None}
        found.add(verdict(data, given_, as_of))
    return cast(set[Eligibility], found - {None})


def could_be_added(data: Facts) -> list[str]:
    """Every missing fact; a line that names no activity is of one that a list names."""
    keys = [
        key
        for key in open_keys(data)
        if not (data.get("activities") and key.endswith(".activity") and _names_no_activity(data, key))
    ]
    return keys + ([] if "status" in data["residency"] else [STATUS])


def _names_no_activity(data: Facts, key: str) -> bool:
    return "activity" not in data["revenue"]["lines"][int(key.split(".")[2])]


NO_EXPORT: Facts = {
    "company": {"name": "A"},
    "period": "2016",
    "activities": ["62.01", "call-center servises"],
    "revenue": {"export": "0"},
    "residency": {},
    "staff": {},
}
"""Whatever it earned, it misses the export share, so that the misspelt activity decides nothing."""


@examples(40)
@given(profiles(), assessment_days)
@example({**NO_EXPORT, "activities": ["restaurant", "62.01"]}, END_OF_2016)
@example(
    {**NO_EXPORT, "activities": [], "revenue": {"lines": [{"activity": "restaurant", "amount": "0"}]}}, END_OF_2016
)
def test_where_nothing_is_asked_no_fact_that_is_added_changes_the_verdict(data: Facts, as_of: date) -> None:
    if inquiry(data, as_of).questions:
        return
    before = verdict(data, {}, as_of)
    keys = [each for each in could_be_added(data) if not each.startswith(("staff", "assumptions", "revenue.currency"))]
    for pair in combinations(keys, 2):
        assert verdicts(data, pair, as_of) == {before}, pair


@examples(60)
@given(profiles(), assessment_days)
@example(NO_EXPORT, END_OF_2016)
def test_what_is_asked_can_change_the_verdict(data: Facts, as_of: date) -> None:
    keys = [each.key for each in inquiry(data, as_of).questions]
    if len(keys) > FEW:
        return
    for key in keys:
        others = [each for each in keys if each != key]
        assert any(_makes_a_difference(data, key, rest, as_of) for rest in _answers_to(others)), key


def _makes_a_difference(data: Facts, key: str, rest: dict[str, bool], as_of: date) -> bool:
    answers: list[dict[str, bool]] = [{}, {key: True}, {key: False}]
    return any(
        len({verdict(data, {**rest, **each}, as_of, in_favour_but_at_home=at_home) for each in answers} - {None}) > 1
        for at_home in ((False, True) if rest.get("revenue.lines") else (False,))
    )


def _answers_to(keys: list[str]) -> Iterable[dict[str, bool]]:
    for answers in product([None, True, False], repeat=len(keys)):
        yield {key: answer for key, answer in zip(keys, answers, strict=True) if answer is not None}


@examples(60)
@given(profiles(), assessment_days)
@example({"company": {"name": "A"}, "revenue": {}, "residency": {}, "staff": {}}, END_OF_2016)
def test_an_answer_that_is_said_to_decide_alone_does(data: Facts, as_of: date) -> None:
    present = verdict(data, {}, as_of)
    for each in inquiry(data, as_of).questions:
        assert present not in each.alone
        if each.key in could_be_added(data):
            reached = {verdict(data, {each.key: answer}, as_of) for answer in (True, False)} - {None, present}
            assert reached <= set(each.alone), each.key


# ---- Single companies ------------------------------------------------------------------------------------------------


def test_the_most_decisive_fact_is_asked_first() -> None:
    found = inquiry({"company": {"name": "A"}}).questions
    assert [each.key for each in found] == ["activities", "revenue.total", "revenue.export", PERIOD, STATUS]
    assert found[0] == Question("activities", ("activity", "activity-share"), (Eligibility.NOT_ELIGIBLE,))


@pytest.mark.parametrize("verdict_, export", [("eligible", "80"), ("not-eligible", "79.99")])
def test_of_an_applicant_with_all_its_figures_nothing_is_asked(verdict_: str, export: str) -> None:
    data = facts_of(period="2016", total="100", export=export, status="applicant")
    assert verdict(data, {}, END_OF_2016) == verdict_
    assert inquiry(data).questions == ()


def test_whoever_misses_the_share_and_does_not_say_whether_it_is_a_resident_is_asked() -> None:
    assert asked(total="100", export="79") == [STATUS]
    assert asked(total="100", export="80") == []


def test_a_failed_activity_is_not_mended_by_any_answer() -> None:
    assert asked(activities=["restaurant"]) == []


def test_a_misspelt_activity_beside_another_is_asked_for() -> None:
    names: list[Data] = ["software-development", "sofware-development"]
    assert asked(activities=names, total="100", export="90") == ["activities.1"]
    assert asked(activities=names, total="100", status="applicant") == ["revenue.export", "activities.1"]


def test_an_empty_list_of_lines_asks_for_lines_and_a_total_of_zero_for_nothing() -> None:
    assert asked(lines=[], status="applicant") == ["revenue.lines"]
    found = inquiry(facts_of(period="2016", total="0"))
    assert (found.questions, found.has_no_revenue) == ((), True)


def test_lines_tell_the_total_and_the_export_so_that_those_are_not_asked_for() -> None:
    assert asked(activities=["software-development", "restaurant"], status="applicant") == ["revenue.lines"]


@pytest.mark.parametrize(
    "dates, keys",
    [
        ({}, ["residency.final_registration", "residency.initial_registration"]),
        ({"initial_registration": "2014-01-15"}, ["residency.final_registration"]),
        ({"initial_registration": "2016-01-15"}, []),
        ({"final_registration": "2014-07-15"}, []),
    ],
)
def test_a_resident_below_the_share_is_asked_for_its_registration(dates: dict[str, str], keys: list[str]) -> None:
    assert asked(total="100", export="1", status="resident", **dates) == keys


def test_of_lines_the_largest_is_asked_for_first() -> None:
    amounts = ["22", "28", "24", "26"]
    assert asked(lines=lines(*(line(each) for each in amounts)), status="applicant") == [
        "revenue.lines.1.market",
        "revenue.lines.3.market",
        "revenue.lines.2.market",
        "revenue.lines.0.market",
    ]


def test_a_period_that_is_left_out_is_asked_for_where_the_figures_of_a_month_would_leave_it_open() -> None:
    assert asked(total="100", export="79", status="applicant", period=None) == ["period"]
    assert asked(total="100", export="79", status="applicant", period="2016-01") == ["period"]
    assert asked(total="100", export="80", status="applicant", period=None) == []


def test_the_period_is_asked_for_where_another_year_has_another_answer() -> None:
    book = laid_over({"export-share-minimum": [("2011-07-08", "2014-12-31", "0.9"), ("2015-01-01", None, "0.8")]})
    data = facts_of(total="100", export="85", status="applicant")
    assert [each.key for each in inquiry(data, book=book, is_day_given=False).questions] == ["period"]
    assert inquiry(data, book=book).questions == ()
    assert inquiry(data, is_day_given=False).questions == ()


def test_what_the_rulebook_does_not_know_is_asked_of_nobody() -> None:
    book = laid_over({"export-share-minimum": [("2011-07-08", None, None)]})
    found = inquiry(facts_of(total="100", export="100", status="applicant"), book=book)
    assert found.questions == ()
    assert found.obstacle == "no-value"


def test_a_fact_that_can_only_be_in_favour_is_not_asked_for_where_the_rulebook_leaves_the_answer_open() -> None:
    book = laid_over({"export-share-minimum": [("2011-07-08", None, None)]})
    assert [each.key for each in inquiry(facts_of(export="1", status="applicant"), book=book).questions] == []
