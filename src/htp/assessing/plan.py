"""What lies ahead of a company: what to change, to fill in or to ask first, and then the road to residency."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from htp.assessing.assessment import Obstacle, obstacle_to
from htp.assessing.profiles import ProfileRead
from htp.assessing.tried_changes import (
    Combination,
    OutOfReach,
    TriedRemedy,
    changes_for,
    combinations_for,
    out_of_reach,
)
from htp.company.profile import Profile
from htp.company.words import form_in_name
from htp.rulebook.model import NoValue, Rulebook, Stage, Step
from htp.rules import export_share
from htp.rules.parts.calendar import months_after
from htp.rules.parts.rule import minimum_on, months_on
from htp.verdict import Assessment, Eligibility, Finding, Kind, RuleVerdict

_REVENUE = ("revenue.total", "revenue.export", "revenue.lines")


class MissingFact(NamedTuple):
    """A key to fill in, and the rules that wait for it."""

    key: str
    rules: tuple[str, ...]
    is_decisive: bool
    """A criterion waits for it."""


class FirstStep(StrEnum):
    """What comes before the steps of the procedure."""

    ASK_READING = "ask-reading"
    """Another reading of the law turns the verdict."""
    CHANGE = "change"
    """A criterion is missed, and changes meet it."""
    ASK_WHETHER = "ask-whether"
    """A criterion is missed, and no change within reach was found that meets it."""
    FILL_IN = "fill-in"
    """A criterion waits for facts."""
    ANOTHER_DAY = "another-day"
    """The rulebook cannot answer for this day."""
    CONFIRM = "confirm"
    """The criteria are met, and rest on values that no official text confirms."""


class First(NamedTuple):
    """Something to do before the steps of the procedure."""

    step: FirstStep
    names: tuple[str, ...] = ()
    """The readings, rules, keys or values that it is about."""


class TimeLine(NamedTuple):
    """How long the road is in months, and a resident's own days on it."""

    months_to_final: int
    months_to_export: int
    """From the final registration until the export share is asked; 0 where it is asked at once or never."""
    final: date | None = None
    """The final registration, or where that lies ahead the earliest day for it; None without a day to count from."""
    export_from: date | None = None
    """From this day on, inclusive, the export share is asked."""
    is_earliest: bool = False
    """The days are counted from the initial registration, so they can be later."""


class Plan(NamedTuple):
    """What lies ahead of one company."""

    company: str
    verdict: Eligibility
    changes: tuple[TriedRemedy, ...]
    missing: tuple[MissingFact, ...]
    steps: tuple[Step, ...]
    has_deferred: bool = False
    """A criterion is not met, and not required yet."""
    obstacle: Obstacle | None = None
    """What an undetermined company waits for."""
    combinations: tuple[Combination, ...] = ()
    """Where no single change is enough."""
    out_of_reach: tuple[OutOfReach, ...] = ()
    first: tuple[First, ...] = ()
    is_start_up: bool = False
    """It says that it has had no revenue yet."""
    is_resident: bool = False
    time_line: TimeLine | None = None
    """None where the rulebook does not know the months."""


def plan_for(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> Plan:
    """What lies ahead of the company under the rules that it was assessed by."""
    changes = changes_for(read, assessment, rulebook)
    combinations = combinations_for(read, assessment, changes, rulebook)
    far = out_of_reach(read, assessment, changes, combinations)
    missing = missing_facts(read, assessment)
    return Plan(
        assessment.company,
        assessment.verdict,
        changes,
        missing,
        steps_ahead(read, assessment, rulebook),
        assessment.has_deferred,
        obstacle_to(assessment),
        combinations,
        far,
        _first(assessment, missing, is_within_reach=not far),
        is_start_up(read),
        read.profile.is_resident,
        time_line(read.profile, rulebook, assessment.as_of),
    )


def time_line(profile: Profile, rulebook: Rulebook, as_of: date) -> TimeLine | None:
    """The months of the rulebook on that day; of a resident that states its registration, the days too."""
    if as_of < rulebook.in_force_from:
        return None
    try:
        to_final, _ = months_on(rulebook, export_share.INITIAL_REGISTRATION, as_of)
        to_export, _ = months_on(rulebook, export_share.GRACE, as_of)
        is_asked = minimum_on(rulebook, export_share.MINIMUM, as_of) is not None
    except NoValue:
        return None
    line = TimeLine(to_final, to_export if is_asked else 0)
    initial, final = profile.residency.initial_registration, profile.residency.final_registration
    is_final = final is not None and final <= as_of
    if not profile.is_resident or not (is_final or initial):
        return line
    first = final if is_final else months_after(initial, to_final) if initial else None
    assert first is not None
    export_from = months_after(first, line.months_to_export) if line.months_to_export else None
    return line._replace(final=first, export_from=export_from, is_earliest=not is_final)


def is_start_up(read: ProfileRead) -> bool:
    """An applicant that says that it has had no revenue: a total of zero, or no line with an amount."""
    return read.profile.total == 0 and not read.profile.is_resident


def missing_facts(read: ProfileRead, assessment: Assessment) -> tuple[MissingFact, ...]:
    """The keys to fill in: those that a criterion waits for first, then those that most rules wait for.

    A start-up has stated its revenue.
    """
    stated = _REVENUE if is_start_up(read) else ()
    rules_by_key: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        if finding.verdict is RuleVerdict.UNDETERMINED:
            for key in finding.missing:
                if key not in stated:
                    rules_by_key.setdefault(key, []).append(finding)
    facts = [
        MissingFact(key, tuple(each.rule for each in waiting), any(each.kind is Kind.CRITERION for each in waiting))
        for key, waiting in rules_by_key.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (not fact.is_decisive, -len(fact.rules))))


def steps_ahead(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> tuple[Step, ...]:
    """The steps of the procedure that lie ahead of the company, whatever the verdict."""
    profile = read.profile
    stages = {Stage.RESIDENT}
    final = profile.residency.final_registration
    if not profile.is_resident:
        stages |= {Stage.APPLICANT, Stage.INITIAL}
    elif final is None or final > assessment.as_of:
        stages.add(Stage.INITIAL)
    if is_start_up(read):
        stages.add(Stage.START_UP)
    form = profile.company.legal_form or form_in_name(profile.company.name)
    return tuple(
        step
        for step in rulebook.steps
        if (form is None or not step.legal_forms or form in step.legal_forms) and step.stage in stages
    )


def _first(assessment: Assessment, missing: Sequence[MissingFact], *, is_within_reach: bool) -> tuple[First, ...]:
    criteria = assessment.criteria
    readings = assessment.turning_readings
    steps = [First(FirstStep.ASK_READING, readings)] if readings else []
    if assessment.verdict is Eligibility.ELIGIBLE:
        doubtful = dict.fromkeys(caveat.subject for each in criteria for caveat in each.caveats if not caveat.doubt)
        return (*steps, *([First(FirstStep.CONFIRM, tuple(doubtful))] if doubtful else []))
    failed = tuple(each.rule for each in criteria if each.verdict is RuleVerdict.FAIL)
    if failed:
        steps.append(First(FirstStep.CHANGE if is_within_reach else FirstStep.ASK_WHETHER, failed))
    decisive = tuple(each.key for each in missing if each.is_decisive)
    if decisive:
        steps.append(First(FirstStep.FILL_IN, decisive))
    elif obstacle_to(assessment) in (Obstacle.BEFORE_LAW, Obstacle.NO_VALUE):
        steps.append(First(FirstStep.ANOTHER_DAY))
    return tuple(steps)
