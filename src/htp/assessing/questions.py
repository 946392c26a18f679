"""What still has to be asked: the fewest facts whose answers can change the verdict, the most decisive first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from htp.assessing.assessment import Obstacle, day_to_assess, obstacle_to
from htp.assessing.findings import verdict_on
from htp.assessing.profiles import ProfileRead, with_changes
from htp.assessing.trial_answers import Answer, answers_to, periods_to_try
from htp.document import Rejected
from htp.money import ZERO, Number, negated
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment, Eligibility

STATUS, PERIOD, LINES, ACTIVITIES = "residency.status", "period", "revenue.lines", "activities"
_TOTALS = ("revenue.total", "revenue.export")
MAX_TRIED = 12
"""Keys of which answers are tried alone; of more, those that decide least are only listed."""
MAX_TRIED_TOGETHER = 4
"""Keys of which every combination of answers is tried."""
MAX_LINES = 500
"""Revenue lines of a company of which answers are tried alone: each trial reads all of them anew."""


class Question(NamedTuple):
    """A fact to ask for."""

    key: str
    rules: tuple[str, ...]
    """The criteria that wait for it; none where the fact is read in a certain way if it is left out."""
    alone: tuple[Eligibility, ...]
    """The verdicts that an answer to it alone can lead to, the present one apart."""


class Inquiry(NamedTuple):
    """What to ask of one company; no question where nothing that could be added changes the verdict."""

    questions: tuple[Question, ...]
    obstacle: Obstacle | None
    """What an undetermined company waits for."""
    has_no_revenue: bool
    """The revenue is stated as zero, so no share can be worked out."""


def questions_for(
    read: ProfileRead, assessment: Assessment, rulebook: Rulebook, *, is_day_given: bool = False
) -> Inquiry:
    """The facts to ask for; `is_day_given` says that the day does not follow from the profile's period."""
    trial = _Trial(read, assessment, rulebook, is_day_given)
    rules_by_key = _rules_by_key(read, assessment)
    if LINES in rules_by_key:
        rules_by_key = trial.without_lines(rules_by_key) or _told_by_lines(rules_by_key)
    amounts = _amounts(read)
    keys = sorted(rules_by_key, key=lambda each: (-len(rules_by_key[each]), negated(amounts.get(each, ZERO))))
    # Of more keys than can be tried together the rules are taken at their word: they name only those that decide.
    is_stuck = obstacle_to(assessment) is not Obstacle.FACT or _states_no_revenue(read)
    if len(keys) <= (MAX_TRIED if is_stuck else MAX_TRIED_TOGETHER):
        keys = [each for each in keys if trial.can_change(each, rules_by_key)]
    tried = MAX_TRIED if len(read.profile.lines or ()) <= MAX_LINES else 0
    asked = [Question(each, rules_by_key[each], trial.alone(each)) for each in keys[:tried]]
    asked.sort(key=lambda each: not each.alone)
    asked += [Question(each, rules_by_key[each], ()) for each in keys[tried:]]
    asked += [
        Question(key, (), trial.alone(key))
        for key in _left_out(read)
        if key not in rules_by_key and trial.can_change(key, rules_by_key)
    ]
    return Inquiry(tuple(asked), obstacle_to(assessment), _states_no_revenue(read))


def _rules_by_key(read: ProfileRead, assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """The keys that open criteria wait for, where none has failed, each with the criteria."""
    if assessment.verdict is not Eligibility.UNDETERMINED:
        return {}
    rules_by_key: dict[str, tuple[str, ...]] = {}
    for finding in assessment.open_criteria:
        for key in finding.missing:
            rules_by_key[key] = (*rules_by_key.get(key, ()), finding.rule)
    if _states_no_revenue(read):
        return {key: rules for key, rules in rules_by_key.items() if key not in _TOTALS}
    return rules_by_key


def _told_by_lines(rules_by_key: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same without the totals, which the lines tell too."""
    rules = (*rules_by_key[LINES], *(rule for key in _TOTALS for rule in rules_by_key.get(key, ())))
    kept = {key: found for key, found in rules_by_key.items() if key not in _TOTALS}
    return {**kept, LINES: tuple(dict.fromkeys(rules))}


def _states_no_revenue(read: ProfileRead) -> bool:
    """The total is stated and is zero: nothing that could be added to it makes a share."""
    return read.profile.revenue.total == 0


def _left_out(read: ProfileRead) -> Iterator[str]:
    """Facts that are read in a certain way where they are left out, so that no rule waits for them."""
    if not read.profile.activities:
        yield ACTIVITIES
    if read.profile.period is None:
        yield PERIOD
    if "status" not in read.profile.residency.model_fields_set:
        yield STATUS


def _amounts(read: ProfileRead) -> Mapping[str, Number]:
    """How much revenue each key of a line is about."""
    return {
        f"revenue.lines.{each.position}.{key}": each.amount
        for each in read.profile.lines or ()
        for key in ("market", "through_country", "activity")
    }


@dataclass(frozen=True)
class _Trial:
    """Tries answers on one profile, each of them once."""

    read: ProfileRead
    assessment: Assessment
    rulebook: Rulebook
    is_day_given: bool
    _tried: dict[str, Eligibility | None] = field(default_factory=dict)

    def alone(self, key: str) -> tuple[Eligibility, ...]:
        """What the verdict can become with an answer to this key and no other."""
        found = {self._verdict(each) for each in self._answers(key)} - {None, self.assessment.verdict}
        return tuple(each for each in Eligibility if each in found)

    def without_lines(self, rules_by_key: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]] | None:
        """The keys without the revenue lines, where answers to them are enough for a yes; lines are more to write."""
        simpler = {key: rules for key, rules in rules_by_key.items() if key != LINES}
        in_favour = _together(found[0] for key in simpler if (found := self._answers(key)))
        return simpler if self._verdict(in_favour) is Eligibility.ELIGIBLE else None

    def can_change(self, key: str, rules_by_key: Mapping[str, Sequence[str]]) -> bool:
        """Whether an answer to the key changes the verdict, given some answers to the others."""
        others = {each: rules for each, rules in rules_by_key.items() if each != key}
        for background in self._backgrounds(others):
            found = {self._verdict(background)}
            found |= {self._verdict({**background, **answer}) for answer in self._answers(key)}
            if len(found - {None}) > 1:
                return True
        return False

    def _backgrounds(self, rules_by_key: Mapping[str, Sequence[str]]) -> Iterator[Answer]:
        """Every combination of answers to the other facts, or if there are too many of them, those that say most.

        These are: all left out, all in favour, and against one criterion after the other, in each way.
        """
        answers = {key: found for key in rules_by_key if (found := self._answers(key))}
        if len(answers) < MAX_TRIED_TOGETHER:
            yield from map(_together, product(*([{}, *found] for found in answers.values())))
            return
        yield {}
        yield _together(found[0] for found in answers.values())
        ways = max(map(len, answers.values()), default=1)
        for rule in dict.fromkeys(rule for rules in rules_by_key.values() for rule in rules):
            for way in range(1, ways):
                yield _together(
                    found[min(way, len(found) - 1)] if rule in rules_by_key[key] else found[0]
                    for key, found in answers.items()
                )

    def _answers(self, key: str) -> Sequence[Answer]:
        if key == PERIOD:
            return periods_to_try(self.read.profile, self.rulebook, self.assessment.as_of)
        return answers_to(key, self.read.profile, self.rulebook, self.assessment.as_of)

    def _verdict(self, answer: Answer) -> Eligibility | None:
        """None where the answer contradicts the profile."""
        if not answer:
            return self.assessment.verdict
        tried = repr(sorted(answer.items()))
        if tried not in self._tried:
            self._tried[tried] = self._assessed(answer)
        return self._tried[tried]

    def _assessed(self, answer: Answer) -> Eligibility | None:
        changed = with_changes(self.read, answer)
        if isinstance(changed, Rejected):
            return None
        day = self.assessment.as_of
        if not self.is_day_given:
            day = day_to_assess(changed.profile, None, day)
        return verdict_on(changed.profile, self.rulebook, day)


def _together(answers: Iterable[Answer]) -> Answer:
    return {key: value for answer in answers for key, value in answer.items()}
