"""Which of many companies needs work first, and how far each is from what is asked."""

from enum import IntEnum
from typing import Any

from htp.assessing.results import Assessed
from htp.money import HUNDRED, Number, minus, negated, quotient_down, times
from htp.verdict import Eligibility, Finding, RuleVerdict

NEARLY_POINTS = Number(10)
"""Points of a share up to which a company that misses it is nearly there."""
_PLACES = 2


class Urgency(IntEnum):
    """What is to be done about a company; the first comes first."""

    RESIDENT_FAILS = 0
    """A resident misses a condition."""
    ARREARS = 1
    NEARLY = 2
    """Every condition that is missed is a share, at most NEARLY_POINTS away."""
    GRACE = 3
    """A share is not reached, and not required yet."""
    ASK = 4
    """Facts are missing."""
    FAR = 5
    NOTHING = 6


def urgency_of(result: Assessed) -> Urgency:
    assessment = result.assessment
    fails = assessment.verdict is Eligibility.NOT_ELIGIBLE
    if fails and result.standing.is_resident:
        return Urgency.RESIDENT_FAILS
    if any(each.verdict is RuleVerdict.ARREARS for each in assessment.findings):
        return Urgency.ARREARS
    if fails:
        points = points_short(result)
        return Urgency.FAR if points is None or points > NEARLY_POINTS else Urgency.NEARLY
    if assessment.verdict is Eligibility.UNDETERMINED:
        return Urgency.ASK
    return Urgency.GRACE if assessment.has_deferred else Urgency.NOTHING


def points_short(result: Assessed) -> Number | None:
    """Points between the shares that are missed and those required, of the one that is farthest away.

    They agree with the shares as they are shown, rounded down to two decimals. None where something else is missed too.
    """
    missed = [each for each in result.assessment.criteria if each.verdict in (RuleVerdict.FAIL, RuleVerdict.DEFERRED)]
    points = [_points_of(each) for each in missed]
    known = [each for each in points if each is not None]
    return max(known) if known and len(known) == len(points) else None


def _points_of(finding: Finding) -> Number | None:
    measured, required = finding.measured, finding.required
    if measured is None or required is None:
        return None
    shown = quotient_down(times(measured.part, HUNDRED), measured.whole, _PLACES)
    return minus(times(required, HUNDRED), shown)


def work_key(result: Assessed) -> tuple[Any, ...]:
    """What results are sorted by for the most urgent to come first.

    Arrears: the largest first, within a currency. Shares: the nearest first. Questions: the fewest first.
    """
    urgency = urgency_of(result)
    match urgency:
        case Urgency.ARREARS:
            figures = result.figures
            return (urgency, figures.currency or "", negated(figures.fee_to_pay or Number(0)))
        case Urgency.ASK:
            return (urgency, len({key for each in result.assessment.open_criteria for key in each.missing}))
        case Urgency.NOTHING:
            return (urgency,)
        case _:
            points = points_short(result)
            return (urgency, points is None, points or Number(0))
