"""The whole decision: every rule asked about one company, and what the criteria together say."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from htp.company.profile import Profile
from htp.rulebook.model import Category, DatedValue, NoValue, Rulebook, RuleEntry, common_text, situation_text
from htp.rules import RULES
from htp.rules import shipped_rulebook as shipped_rulebook
from htp.rules.parts.rule import Outcome, Rule
from htp.verdict import Assessment, Caveat, Eligibility, Finding, Kind, RuleVerdict, Status, Text, Value


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
    found = {
        _OBSTACLE_BY_TEXT.get(each.explanation.id, Obstacle.FACT)
        for each in assessment.findings
        if each.kind is Kind.CRITERION and each.verdict is RuleVerdict.UNDETERMINED
    }
    if not found:
        return None
    return found.pop() if len(found) == 1 else Obstacle.SEVERAL


def day_to_assess(profile: Profile, as_of: date | None, today: date) -> date:
    """The day whose rules apply: the one asked for, else the end of the profile's period, else today."""
    return as_of or (profile.period.end if profile.period else today)


def assess(profile: Profile, rulebook: Rulebook, as_of: date) -> Assessment:
    """Every rule's finding about the company under the rules in force on that day.

    A failed criterion decides, whatever else is missing; then a missing fact; a deferred criterion counts as met.
    """
    findings = tuple(_finding(rule, profile, rulebook, as_of) for rule in RULES)
    criteria = {each.verdict for each in findings if each.kind is Kind.CRITERION}
    if RuleVerdict.FAIL in criteria:
        verdict = Eligibility.NOT_ELIGIBLE
    elif RuleVerdict.UNDETERMINED in criteria:
        verdict = Eligibility.UNDETERMINED
    else:
        verdict = Eligibility.ELIGIBLE
    return Assessment(profile.company.name, as_of, verdict, findings)


def _finding(rule: Rule, profile: Profile, rulebook: Rulebook, as_of: date) -> Finding:
    entry = rulebook.rules[rule.ID]
    if as_of < rulebook.in_force_from:
        values = {"as_of": as_of, "in_force_from": rulebook.in_force_from}
        return _undetermined(entry, Text(common_text("before-law"), values), entry.sources)
    try:
        outcome = rule.check(profile, rulebook, as_of)
    except NoValue as gap:
        text = Text(common_text("no-value"), {"as_of": as_of, "reason": gap.reason})
        return _undetermined(entry, text, (*entry.sources, *gap.entry.sources))
    return _explained(entry, rule.SITUATIONS[outcome.situation].verdict, outcome, rulebook, as_of)


def _undetermined(entry: RuleEntry, explanation: Text, sources: tuple[str, ...]) -> Finding:
    """No fact of the profile can answer this: the rulebook does not know."""
    return Finding(
        entry.id, entry.title, entry.kind, RuleVerdict.UNDETERMINED, explanation, sources=_each_once(sources)
    )


def _explained(entry: RuleEntry, verdict: RuleVerdict, outcome: Outcome, rulebook: Rulebook, as_of: date) -> Finding:
    common: Mapping[str, Value] = {"as_of": as_of}
    return Finding(
        entry.id,
        entry.title,
        entry.kind,
        verdict,
        Text(situation_text(entry.id, outcome.situation), {**common, **outcome.values}),
        measured=outcome.measured,
        required=outcome.required,
        amount=outcome.amount,
        remedies=tuple(
            each._replace(text=each.text._replace(values={**common, **each.text.values})) for each in outcome.remedies
        ),
        missing=outcome.missing,
        sources=_each_once(entry.sources, *[used.sources for _, used in outcome.used]),
        caveats=tuple(_caveat(id_, used, rulebook) for id_, used in outcome.used if used.status is not Status.VERIFIED),
    )


@lru_cache(maxsize=1_000)
def _each_once(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources in the order in which they are cited; kept, because companies share the same few."""
    return tuple(dict.fromkeys(chain.from_iterable(sources)))


def _caveat(id_: str, used: DatedValue | Category, rulebook: Rulebook) -> Caveat:
    if isinstance(used, Category):
        return Caveat(id_, used.title, used.status, used.sources, used.note or used.place)
    title = rulebook.parameters[id_].title
    shown: Value = "lifted" if used.value is None else used.value
    return Caveat(title, shown, used.status, used.sources, used.place)
