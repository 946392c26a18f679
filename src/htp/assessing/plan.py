"""What a company can change: single changes that were tried and work, and the facts that are still missing."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from htp.assessing.assessment import Obstacle, assess, obstacle_to
from htp.assessing.profiles import ProfileRead, with_changes
from htp.document import Rejected
from htp.rulebook.model import Rulebook, Step
from htp.verdict import Assessment, Eligibility, Finding, Kind, Remedy, RuleVerdict

_UNMET = (RuleVerdict.FAIL, RuleVerdict.DEFERRED)
_MET = (RuleVerdict.PASS,)


class TriedRemedy(NamedTuple):
    """A single change that meets a criterion, seen to do so when the changed profile was assessed."""

    rule: str
    title: str
    remedy: Remedy
    verdict: Eligibility
    """What the whole assessment says with this change alone."""


class MissingFact(NamedTuple):
    """A key to fill in, and the rules that wait for it."""

    key: str
    rules: tuple[str, ...]
    is_decisive: bool
    """A criterion waits for it."""


class Plan(NamedTuple):
    """What lies ahead of one company: changes to make, facts to fill in, steps to registration."""

    company: str
    verdict: Eligibility
    changes: tuple[TriedRemedy, ...]
    missing: tuple[MissingFact, ...]
    steps: tuple[Step, ...]
    has_deferred: bool = False
    """A criterion is not met, and not required yet."""
    obstacle: Obstacle | None = None
    """What an undetermined company waits for."""


def changes_for(read: ProfileRead, assessment: Assessment, rulebook: Rulebook, as_of: date) -> tuple[TriedRemedy, ...]:
    """Every remedy of an unmet criterion that, applied to the profile and assessed again, meets it."""
    return tuple(
        change
        for finding in assessment.findings
        if finding.kind is Kind.CRITERION and finding.verdict in _UNMET
        for remedy in finding.remedies
        for change in _tried(read, finding, remedy, rulebook, as_of)
    )


def _tried(
    read: ProfileRead, finding: Finding, remedy: Remedy, rulebook: Rulebook, as_of: date
) -> Iterator[TriedRemedy]:
    changed = with_changes(read, remedy.changes)
    if isinstance(changed, Rejected):
        return
    assessment = assess(changed.profile, rulebook, as_of)
    if assessment.finding(finding.rule).verdict in _MET:
        yield TriedRemedy(finding.rule, finding.title, remedy, assessment.verdict)


def missing_facts(assessment: Assessment) -> tuple[MissingFact, ...]:
    """The keys to fill in: those that a criterion waits for first, then those that most rules wait for."""
    rules_by_key: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        if finding.verdict is RuleVerdict.UNDETERMINED:
            for key in finding.missing:
                rules_by_key.setdefault(key, []).append(finding)
    facts = [
        MissingFact(key, tuple(each.rule for each in waiting), any(each.kind is Kind.CRITERION for each in waiting))
        for key, waiting in rules_by_key.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (not fact.is_decisive, -len(fact.rules))))


def steps_ahead(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> tuple[Step, ...]:
    """The road to registration of a company that meets every criterion, from where it stands."""
    if assessment.verdict is not Eligibility.ELIGIBLE:
        return ()
    form = read.profile.company.legal_form
    return tuple(
        step
        for step in rulebook.steps
        if (form is None or not step.legal_forms or form.value in step.legal_forms)
        and (step.stage == "resident" or not read.profile.is_resident)
    )


def plan_for(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> Plan:
    """What lies ahead of the company under the rules that it was assessed by."""
    return Plan(
        assessment.company,
        assessment.verdict,
        changes_for(read, assessment, rulebook, assessment.as_of),
        missing_facts(assessment),
        steps_ahead(read, assessment, rulebook),
        assessment.has_deferred,
        obstacle_to(assessment),
    )
