"""Two answers about the same company side by side: which verdict, rule or figure changed, and what may have done it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from htp.money import Money, Number
from htp.rules import fee
from htp.vocabulary import NEEDING_WORK_FIRST, Eligibility, RuleVerdict


class RuleAnswer(NamedTuple):
    """What one rule says of a company, in its figures."""

    rule: str
    verdict: RuleVerdict
    measured: Number | None = None
    """The share, rounded down as a report has it."""
    required: Number | None = None
    amount: Money | None = None
    to_pay: Money | None = None
    """What is open of the fee."""


class Outcome(NamedTuple):
    """What a report says of one company."""

    path: str
    document: int
    company: str
    as_of: date
    verdict: Eligibility
    answers: tuple[RuleAnswer, ...]
    facts: Mapping[str, str] | None
    """By dotted key; None where a report of an older version has none."""
    readings: Mapping[str, str]
    """The option that was taken of each reading that matters to the company."""
    turning: frozenset[frozenset[tuple[str, str]]]
    """The sets of other options that turn the verdict."""

    @property
    def tax_id(self) -> str | None:
        return (self.facts or {}).get("company.tax_id")

    @property
    def period(self) -> str:
        """What the figures are for; where a report does not say, the day whose rules were applied."""
        return (self.facts or {}).get("period") or self.as_of.isoformat()

    def answer(self, rule: str) -> RuleAnswer | None:
        return next((each for each in self.answers if each.rule == rule), None)


class Basis(NamedTuple):
    """What every answer of a report rests on."""

    program: str
    """Its version."""
    rulebook: str
    rulebook_version: str
    rulebook_sha256: str | None
    """None where the report does not say."""
    overlay: tuple[str, str, str | None] | None
    """Id, version and SHA-256."""

    def has_law_of(self, other: "Basis") -> bool:
        """Whether the rulebooks are the same, as far as the reports say."""
        same = (self.rulebook, self.rulebook_version, self.overlay) == (
            other.rulebook,
            other.rulebook_version,
            other.overlay,
        )
        return same and (None in (self.rulebook_sha256, other.rulebook_sha256) or self._files_are(other))

    def _files_are(self, other: "Basis") -> bool:
        return self.rulebook_sha256 == other.rulebook_sha256


class Direction(StrEnum):
    """What became of a company: better or worse is only what the verdict says."""

    WORSE = "worse"
    UNREADABLE = "unreadable"
    """Its input can no longer be used."""
    OTHER = "other"
    """The verdict is the same, and a rule or a figure is not: another fee is neither better nor worse."""
    NEW = "new"
    BETTER = "better"
    GONE = "gone"


class Cause(StrEnum):
    """What differs between the two answers and may have changed them."""

    FACTS = "facts"
    DAY = "day"
    """The rules of another day were applied."""
    READINGS = "readings"
    LAW = "law"
    """The rulebook, or what was laid over it, is another one."""
    PROGRAM = "program"
    UNKNOWN_FACTS = "unknown-facts"
    """A report of an older version does not say which facts it rests on."""


class RuleChange(NamedTuple):
    """A rule that says something else; None where one of the reports does not have it."""

    rule: str
    before: RuleAnswer | None
    after: RuleAnswer | None

    @property
    def has_other_verdict(self) -> bool:
        return (self.before and self.before.verdict) != (self.after and self.after.verdict)


class FactChange(NamedTuple):
    """A fact that is another one; None where it is not stated. An entry of a list has the key of the list."""

    key: str
    before: str | None
    after: str | None


class Change(NamedTuple):
    """What became of one company."""

    direction: Direction
    before: Outcome | None
    after: Outcome | None
    rules: tuple[RuleChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    causes: tuple[Cause, ...] = ()
    """Everything that differs; where it is one thing alone, that did it."""

    @property
    def company(self) -> str:
        outcome = self.after or self.before
        assert outcome is not None
        return outcome.company

    @property
    def has_new_arrears(self) -> bool:
        """A resident owes the park a fee that is due, and did not."""
        return any(
            each.rule == fee.ID
            and each.after is not None
            and each.after.verdict is RuleVerdict.ARREARS
            and each.has_other_verdict
            for each in self.rules
        )

    @property
    def urgency(self) -> tuple[int, int, bool]:
        """The worst first: what got worse by its verdict now, then the others in the order of the directions."""
        verdict = None if self.after is None else self.after.verdict
        worst = 0 if verdict is None else NEEDING_WORK_FIRST.index(verdict)
        return list(Direction).index(self.direction), worst, not self.has_new_arrears


def compared(before: Outcome, after: Outcome, bases: tuple[Basis, Basis]) -> Change | None:
    """What is another answer about the company, and everything that may have changed it; None where nothing is."""
    rules = tuple(_rule_changes(before, after))
    if before.verdict is after.verdict and not rules and before.turning == after.turning:
        return None
    facts = tuple(_fact_changes(before.facts or {}, after.facts or {})) if _are_known(before, after) else ()
    return Change(
        _direction(before.verdict, after.verdict),
        before,
        after,
        rules,
        facts,
        tuple(_causes(before, after, bases, has_other_facts=bool(facts))),
    )


def _direction(before: Eligibility, after: Eligibility) -> Direction:
    """Eligible is better than undetermined, and that is better than not eligible."""
    if before is after:
        return Direction.OTHER
    is_better = NEEDING_WORK_FIRST.index(after) > NEEDING_WORK_FIRST.index(before)
    return Direction.BETTER if is_better else Direction.WORSE


def _rule_changes(before: Outcome, after: Outcome) -> Iterator[RuleChange]:
    """Those of another verdict first."""
    rules = dict.fromkeys(each.rule for each in (*before.answers, *after.answers))
    changes = [RuleChange(each, before.answer(each), after.answer(each)) for each in rules]
    yield from sorted(
        (each for each in changes if each.before != each.after), key=lambda each: not each.has_other_verdict
    )


def _are_known(before: Outcome, after: Outcome) -> bool:
    return before.facts is not None and after.facts is not None


def _causes(before: Outcome, after: Outcome, bases: tuple[Basis, Basis], *, has_other_facts: bool) -> Iterator[Cause]:
    of_before, of_after = bases
    if has_other_facts:
        yield Cause.FACTS
    if not _are_known(before, after):
        yield Cause.UNKNOWN_FACTS
    if before.as_of != after.as_of:
        yield Cause.DAY
    if any(after.readings.get(each, option) != option for each, option in before.readings.items()):
        yield Cause.READINGS
    if not of_before.has_law_of(of_after):
        yield Cause.LAW
    if of_before.program != of_after.program:
        yield Cause.PROGRAM


_LINES = "revenue.lines"
_ACTIVITIES = "activities"


def _fact_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FactChange]:
    """Single facts by their key; entries of a list by what they say, because their numbers shift."""
    of_lists = tuple(f"{each}." for each in (_LINES, _ACTIVITIES))
    for key in dict.fromkeys((*before, *after)):
        if not key.startswith(of_lists) and before.get(key) != after.get(key):
            yield FactChange(key, before.get(key), after.get(key))
    yield from _entry_changes(_ACTIVITIES, _entries(_ACTIVITIES, before), _entries(_ACTIVITIES, after))
    yield from _entry_changes(_LINES, _entries(_LINES, before), _entries(_LINES, after))


def _entries(list_key: str, facts: Mapping[str, str]) -> Counter[str]:
    """How often each entry of the list is stated: `120000 US software-development`."""
    by_number: dict[str, list[str]] = {}
    for key, value in facts.items():
        if key.startswith(f"{list_key}."):
            by_number.setdefault(key[len(list_key) + 1 :].partition(".")[0], []).append(value)
    return Counter(" ".join(each) for each in by_number.values())


def _entry_changes(list_key: str, before: Counter[str], after: Counter[str]) -> Iterator[FactChange]:
    gone, new = list((before - after).elements()), list((after - before).elements())
    for number in range(max(len(gone), len(new))):
        yield FactChange(
            list_key,
            gone[number] if number < len(gone) else None,
            new[number] if number < len(new) else None,
        )
