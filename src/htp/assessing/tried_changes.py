"""Changes that were tried: a remedy counts only if the changed profile, assessed again, meets what was missed."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from htp.assessing.findings import criteria_of, verdict_of
from htp.assessing.profiles import ProfileRead, with_changes
from htp.document import Rejected
from htp.money import Money, Number, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.changes import is_within_reach
from htp.verdict import Assessment, Eligibility, Finding, Remedy, RuleVerdict

_UNMET = (RuleVerdict.FAIL, RuleVerdict.DEFERRED)
_MET = (RuleVerdict.PASS,)
MAX_STEPS = 4
"""Changes in one combination: one for each criterion, and one for what the others undid."""
MAX_COMBINATIONS = 3
"""Combinations that are shown; the shortest come first."""


class TriedRemedy(NamedTuple):
    """A single change that meets a criterion, seen to do so when the changed profile was assessed."""

    rule: str
    title: str
    remedy: Remedy
    verdict: Eligibility
    """What the whole assessment says with this change alone."""
    missing: tuple[str, ...] = ()
    """The facts that criteria wait for after the change."""


class Step(NamedTuple):
    """One change of a combination; its figures are those after the changes before it."""

    rule: str
    remedy: Remedy


class Combination(NamedTuple):
    """Changes that only together make the company eligible, seen to do so when all of them were made."""

    steps: tuple[Step, ...]
    changes: Mapping[str, str]
    """What all of them come to: new values by dotted key."""


class OutOfReach(NamedTuple):
    """A criterion that no change within reach meets, and what its figures are and would have to be."""

    rule: str
    part: Money
    whole: Money
    needed: Money
    required: Number


def changes_for(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> tuple[TriedRemedy, ...]:
    """Every remedy of an unmet criterion that, applied to the profile and assessed again, meets it."""
    return tuple(
        change
        for finding in assessment.criteria
        if finding.verdict in _UNMET
        for remedy in finding.remedies
        for change in _tried(read, finding, remedy, rulebook, assessment)
    )


def _tried(
    read: ProfileRead, finding: Finding, remedy: Remedy, rulebook: Rulebook, before: Assessment
) -> Iterator[TriedRemedy]:
    changed = with_changes(read, remedy.changes)
    if isinstance(changed, Rejected):
        return
    after = criteria_of(changed.profile, rulebook, before.as_of)
    if any(each.rule == finding.rule and each.verdict in _MET for each in after):
        missing = tuple(dict.fromkeys(key for each in after for key in each.missing))
        yield TriedRemedy(finding.rule, finding.title, remedy, _verdict_of(after), missing)


def combinations_for(
    read: ProfileRead, assessment: Assessment, single: Sequence[TriedRemedy], rulebook: Rulebook
) -> tuple[Combination, ...]:
    """Changes of several criteria that together are enough, where no single one is; the shortest first."""
    if assessment.verdict is not Eligibility.NOT_ELIGIBLE or any(_is_enough(each.verdict) for each in single):
        return ()
    found: list[Combination] = []
    for each in _eligible_after(read, assessment, rulebook):
        if not any(_names(other) <= _names(each) for other in found):
            found.append(each)
        if len(found) == MAX_COMBINATIONS:
            break
    return tuple(found)


def _verdict_of(criteria: Iterable[Finding]) -> Eligibility:
    return verdict_of([each.verdict for each in criteria])


def _is_enough(verdict: Eligibility) -> bool:
    return verdict is Eligibility.ELIGIBLE


def _names(combination: Combination) -> set[tuple[str, str]]:
    return {(each.rule, each.remedy.name) for each in combination.steps}


def _eligible_after(read: ProfileRead, assessment: Assessment, rulebook: Rulebook) -> Iterator[Combination]:
    """The first criterion that fails is met by each of its remedies in turn, then the first that still fails."""
    open_ones = deque([(Combination((), {}), assessment.criteria)])
    while open_ones:
        before, found = open_ones.popleft()
        failed = next(each for each in found if each.verdict is RuleVerdict.FAIL)
        for remedy in failed.remedies:
            tried = Combination((*before.steps, Step(failed.rule, remedy)), {**before.changes, **remedy.changes})
            changed = with_changes(read, tried.changes)
            if isinstance(changed, Rejected) or not _is_reached(read, changed):
                continue
            after = criteria_of(changed.profile, rulebook, assessment.as_of)
            verdict = _verdict_of(after)
            if _is_enough(verdict):
                yield tried
            elif verdict is Eligibility.NOT_ELIGIBLE and len(tried.steps) < MAX_STEPS:
                open_ones.append((tried, after))


def _is_reached(read: ProfileRead, changed: ProfileRead) -> bool:
    before, after = read.profile.total, changed.profile.total
    return not before or after is None or is_within_reach(before, after)


def out_of_reach(
    read: ProfileRead, assessment: Assessment, single: Sequence[TriedRemedy], together: Sequence[Combination]
) -> tuple[OutOfReach, ...]:
    """The failed shares for which no change was found."""
    if together:
        return ()
    met = {each.rule for each in single}
    return tuple(
        OutOfReach(
            each.rule,
            read.profile.money(each.measured.part),
            read.profile.money(each.measured.whole),
            read.profile.money(times(each.required, each.measured.whole)),
            each.required,
        )
        for each in assessment.criteria
        if each.verdict is RuleVerdict.FAIL and each.rule not in met
        if each.measured is not None and each.required is not None
    )
