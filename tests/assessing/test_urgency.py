"""Which of many companies needs work first; how a list shows it is in cli/test_many_on_one_screen.py."""

from datetime import date
from typing import Any

import pytest
from support.builders import a_company, line, lines, rulebook

from htp.assessing.assessment import assess
from htp.assessing.figures import figures_of
from htp.assessing.results import Assessed, Standing
from htp.assessing.urgency import Urgency, points_short, urgency_of, work_key
from htp.money import Number

NEW_YEAR = date(2017, 1, 1)
RESIDENT = {"status": "resident", "initial_registration": "2014-01-15", "final_registration": "2014-07-01"}


def result(**facts: Any) -> Assessed:
    profile = a_company(period="2016", **facts)
    assessment = assess(profile, rulebook(), NEW_YEAR)
    standing = Standing(profile.is_resident)
    return Assessed("a.yaml", 1, assessment, figures_of(profile, assessment), standing=standing)


def a_mix(permitted: str, other: str, market: str = "US") -> list[Any]:
    return lines(
        line(permitted, activity="software-development", market=market),
        line(other, activity="restaurant", market=market),
    )


IN_GRACE = {**RESIDENT, "final_registration": "2016-07-01"}
OWING = {"total": "100", "export": "80", "fees_paid": "0", **RESIDENT}


@pytest.mark.parametrize(
    "facts, urgency, key",
    [
        ({"total": "100", "export": "75", **RESIDENT}, Urgency.RESIDENT_FAILS, (False, Number(5))),
        ({"activities": ["restaurant"], **RESIDENT}, Urgency.RESIDENT_FAILS, (True, Number(0))),
        ({**OWING, "export": "75"}, Urgency.RESIDENT_FAILS, (False, Number(5))),
        (OWING, Urgency.ARREARS, ("KGS", Number(-1))),
        ({**OWING, "total": "300", "export": "250"}, Urgency.ARREARS, ("KGS", Number(-3))),
        ({**OWING, **IN_GRACE, "export": "10"}, Urgency.ARREARS, ("KGS", Number(-1))),
        ({"total": "100", "export": "70"}, Urgency.NEARLY, (False, Number(10))),
        ({"total": "100", "export": "69.99"}, Urgency.FAR, (False, Number("10.01"))),
        ({"activities": ["restaurant"], "total": "100", "export": "75"}, Urgency.FAR, (True, Number(0))),
        ({"total": "100", "export": "10", **IN_GRACE}, Urgency.GRACE, (False, Number(70))),
        ({"total": "100"}, Urgency.ASK, (1,)),
        ({"activities": None}, Urgency.ASK, (3,)),
        ({"total": "100", "export": "80"}, Urgency.NOTHING, ()),
    ],
)
def test_what_is_to_be_done_about_a_company(facts: dict[str, Any], urgency: Urgency, key: tuple[object, ...]) -> None:
    found = result(**facts)
    assert urgency_of(found) is urgency
    assert work_key(found) == (urgency, *key)


@pytest.mark.parametrize(
    "facts, points",
    [
        ({"total": "1000", "export": "799.99"}, Number("0.01")),
        ({"total": "100000", "export": "79999.99"}, Number("0.01")),
        ({"lines": a_mix("850", "150")}, Number(5)),
        ({"lines": a_mix("850", "150", "KG")}, Number(80)),
        ({"activities": ["restaurant"], "lines": a_mix("0", "10", "KG")[1:]}, None),
        ({"total": "100", "export": "80"}, None),
        ({"total": "100"}, None),
    ],
)
def test_the_farthest_share_that_is_missed_says_how_far_off_a_company_is(
    facts: dict[str, Any], points: Number | None
) -> None:
    assert points_short(result(**facts)) == points


def test_arrears_of_a_program_that_gives_no_figures_come_first() -> None:
    owing = result(**OWING)
    in_dollars = owing._replace(figures=owing.figures._replace(currency=None, fee_to_pay=None))
    assert work_key(in_dollars) == (Urgency.ARREARS, "", 0)
