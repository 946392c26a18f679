"""The whole decision: every rule asked about one company, and whether that holds under every reading of the law."""

from datetime import date
from enum import StrEnum

from htp.assessing.findings import finding_of, verdict_of, verdict_on
from htp.assessing.readings import other_readings
from htp.company.profile import Profile
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import common_text
from htp.rules import RULES
from htp.rules import shipped_rulebook as shipped_rulebook
from htp.verdict import Assessment, Kind


class Obstacle(StrEnum):
    """What stands between an undetermined company and an answer."""

    FACT = "fact"
    """The profile leaves something open."""
    BEFORE_LAW = "before-law"
    """The day lies before the first rules."""
    NO_VALUE = "no-value"
    """The rulebook knows no figure for the day."""
    SEVERAL = "several"


_OBSTACLE_BY_TEXT = {common_text("before-law"): Obstacle.BEFORE_LAW, common_text("no-value"): Obstacle.NO_VALUE}


def obstacle_to(assessment: Assessment) -> Obstacle | None:
    """What the open criteria of a company wait for; None where none is open."""
    found = {_OBSTACLE_BY_TEXT.get(each.explanation.id, Obstacle.FACT) for each in assessment.open_criteria}
    if not found:
        return None
    return found.pop() if len(found) == 1 else Obstacle.SEVERAL


def day_to_assess(profile: Profile, as_of: date | None, today: date) -> date:
    """The day whose rules apply: the one asked for, else the end of the profile's period, else today."""
    return as_of or (profile.period.end if profile.period else today)


def assess(profile: Profile, rulebook: Rulebook, as_of: date) -> Assessment:
    """Every rule's finding about the company under the rules of that day, and which readings turn the verdict."""
    findings = tuple(finding_of(rule, profile, rulebook, as_of) for rule in RULES)
    verdict = verdict_of(each.verdict for each in findings if each.kind is Kind.CRITERION)
    taken, turning = other_readings(profile, rulebook, as_of, findings)
    return Assessment(profile.company.name, as_of, verdict, findings, taken, turning)


def assess_in_short(profile: Profile, rulebook: Rulebook, as_of: date) -> Assessment:
    """The same verdict without anything that it rests on."""
    return Assessment(profile.company.name, as_of, verdict_on(profile, rulebook, as_of), ())
