"""Changes that were tried: alone, several together, and what no change within reach meets."""

from typing import Any

import pytest
from support.builders import END_OF_2016, facts_of, line, lines, rulebook

from htp.assessing.assessment import assess
from htp.assessing.profiles import ProfileRead
from htp.assessing.tried_changes import (
    OutOfReach,
    changes_for,
    combinations_for,
    out_of_reach,
)
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Money, Number
from htp.verdict import Eligibility


class Tried:
    """What was tried for a company of 2016."""

    def __init__(self, **facts: Any) -> None:
        data: Data = facts_of(period="2016", **facts)
        read = ProfileRead("a.yaml", 1, profile_from(data), data)
        assessment = assess(read.profile, rulebook(), END_OF_2016)
        self.single = changes_for(read, assessment, rulebook())
        self.together = combinations_for(read, assessment, self.single, rulebook())
        self.out_of_reach = out_of_reach(read, assessment, self.single, self.together)

    def alone(self) -> list[tuple[str, str, Eligibility, tuple[str, ...]]]:
        return [(each.rule, each.remedy.name, each.verdict, each.missing) for each in self.single]


def software_and_retail(at_home: str, abroad: str) -> dict[str, Any]:
    """Software is sold at home alone, goods abroad alone."""
    sold = lines(line(at_home, activity="saas", market="KG"), line(abroad, activity="retail", market="US"))
    return {"activities": ["saas", "retail"], "lines": sold}


ELIGIBLE, NOT_ELIGIBLE = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE
IN_GRACE = {"status": "resident", "initial_registration": "2014-01-15", "final_registration": "2016-07-01"}


@pytest.mark.parametrize(
    "facts, alone",
    [
        ({"total": "100", "export": "80"}, []),
        ({"total": "100"}, []),
        (
            {"total": "100", "export": "79"},
            [("export-share", name, ELIGIBLE, ()) for name in ("win", "shrink", "instead")],
        ),
        (
            {"total": "100", "export": "10", **IN_GRACE},
            [("export-share", name, ELIGIBLE, ()) for name in ("win", "instead")],
        ),
        (
            {"activities": ["restaurant"], "total": "100"},
            [("activity", "take-up", Eligibility.UNDETERMINED, ("revenue.lines", "revenue.export"))],
        ),
        (
            {"activities": ["restaurant"], "total": "100", "export": "79"},
            [
                ("activity", "take-up", NOT_ELIGIBLE, ("revenue.lines",)),
                *(("export-share", name, NOT_ELIGIBLE, ()) for name in ("win", "shrink", "instead")),
            ],
        ),
    ],
)
def test_each_remedy_that_meets_its_criterion_is_told_with_what_it_makes_of_the_company(
    facts: dict[str, Any], alone: list[object]
) -> None:
    tried = Tried(**facts)
    assert tried.alone() == alone
    assert tried.together == ()


def test_a_change_has_the_title_of_its_rule_and_the_remedy_as_it_was_found() -> None:
    change = Tried(total="100", export="79").single[0]
    assert change.title == rulebook().rules["export-share"].title
    assert change.remedy.changes == {"revenue.total": "105.00", "revenue.export": "84.00"}


def test_where_no_single_change_is_enough_the_shortest_lists_of_changes_that_are_come_first() -> None:
    tried = Tried(**software_and_retail("450", "550"))
    assert {each.verdict for each in tried.single} == {NOT_ELIGIBLE}
    goods = ("activity-share", "shrink")
    assert [[(step.rule, step.remedy.name) for step in each.steps] for each in tried.together] == [
        [goods, ("export-share", "win-with")],
        [goods, ("export-share", "instead-with")],
    ]
    new_line = {"revenue.lines.2.market": "US", "revenue.lines.2.activity": "saas"}
    assert [each.changes for each in tried.together] == [
        {"revenue.lines.1.amount": "50.00", "revenue.lines.2.amount": "1750.00", **new_line},
        {
            "revenue.lines.1.amount": "50.00",
            "revenue.lines.0.amount": "100.00",
            "revenue.lines.2.amount": "350.00",
            **new_line,
        },
    ]
    assert tried.out_of_reach == ()


def test_what_no_change_within_reach_meets_is_told_with_what_would_be_needed() -> None:
    tried = Tried(**software_and_retail("100", "900"))
    assert tried.alone() == []
    part, whole, needed = (Money(Number(each), "KGS") for each in (100, 1000, 900))
    assert tried.out_of_reach == (OutOfReach("activity-share", part, whole, needed, Number("0.9")),)


def test_what_is_undetermined_has_no_lists_and_a_failed_activity_is_no_share() -> None:
    assert Tried(activities=["restaurant"]).out_of_reach == ()
    assert Tried(total="100").together == ()
