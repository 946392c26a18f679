"""Two reports side by side: what became of every company, and what that comes to."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, Protocol

from htp.assessing.comparison import Basis, Change, Direction, Outcome, compared
from htp.assessing.pairing import Client, Group, paired
from htp.money import ZERO, Money, Number, minus, plus
from htp.rules import fee
from htp.vocabulary import Eligibility

Place = tuple[str, int]


class Side(Protocol):
    """One of the two reports; its companies can be read again."""

    @property
    def basis(self) -> Basis: ...

    def clients(self) -> tuple[list[Client], set[Place]]:
        """The companies, and the places of the inputs that could not be used."""

    def outcome(self, at: int) -> Outcome: ...


class Ambiguous(NamedTuple):
    """Companies of which nobody can say which is which."""

    company: str
    before: int
    after: int
    verdicts: tuple[Eligibility, ...]
    """Those of the later report."""


class FeeChange(NamedTuple):
    """How much the fees to the park changed, of the companies of one currency that are in both reports."""

    currency: str
    fee: Number
    """More than before; negative where it is less."""
    to_pay: Number


@dataclass(slots=True)
class Comparison:
    """The changes between two reports, company by company."""

    bases: tuple[Basis, Basis]
    changes: list[Change] = field(default_factory=list)
    """The worst first."""
    ambiguous: list[Ambiguous] = field(default_factory=list)
    unchanged: int = 0
    unusable: tuple[int, int] = (0, 0)
    """Inputs that could not be used, in either report."""
    newly_unusable: int = 0
    """Those that could be used before, or were not there."""

    @property
    def counts(self) -> Counter[Direction]:
        return Counter(each.direction for each in self.changes)

    @property
    def nothing_got_worse(self) -> bool:
        """Never said where it is not known: an ambiguous company, or one that is gone and may be an unusable input."""
        counts = self.counts
        may_be_hidden = self.newly_unusable and counts[Direction.GONE]
        return not (counts[Direction.WORSE] or counts[Direction.UNREADABLE] or self.ambiguous or may_be_hidden)

    def fees(self) -> Iterator[FeeChange]:
        """By how much the fee, and what is open of it, changed; by currency."""
        fees, to_pay = dict[str, Number](), dict[str, Number]()
        for change in self.changes:
            for each in change.rules:
                if each.rule == fee.ID and each.before and each.after:
                    _add(fees, each.before.amount, each.after.amount)
                    _add(to_pay, each.before.to_pay, each.after.to_pay)
        for currency in sorted(fees.keys() | to_pay.keys()):
            yield FeeChange(currency, fees.get(currency, ZERO), to_pay.get(currency, ZERO))


def _add(sums: dict[str, Number], before: Money | None, after: Money | None) -> None:
    if before and after and before.currency == after.currency and before.amount != after.amount:
        difference = minus(after.amount, before.amount)
        sums[after.currency] = plus(sums.get(after.currency, ZERO), difference)


Pairing = Callable[[Sequence[Client], Sequence[Client]], Iterator[Group]]


def compare_reports(before: Side, after: Side, pairing: Pairing = paired) -> Comparison:
    """Of companies whose answer is the same only their number is kept."""
    of_before, unusable_before = before.clients()
    of_after, unusable_after = after.clients()
    comparison = Comparison(
        (before.basis, after.basis),
        unusable=(len(unusable_before), len(unusable_after)),
        newly_unusable=len(unusable_after - unusable_before),
    )
    lost = _Lost(unusable_after, {each.place[0] for each in of_after})
    for group in pairing(of_before, of_after):
        were = [before.outcome(each.at) for each in group.before]
        are = [after.outcome(each.at) for each in group.after]
        if group.is_ambiguous:
            comparison.unchanged += _take_out_the_same(were, are)
        if were and are and len(were) + len(are) > 2:
            comparison.ambiguous.append(
                Ambiguous(are[0].company, len(were), len(are), tuple(each.verdict for each in are))
            )
            continue
        for was, now in zip_longest(were, are):
            change = _change(was, now, comparison.bases, lost)
            if change is None:
                comparison.unchanged += 1
            else:
                comparison.changes.append(change._replace(before=_slim(change.before), after=_slim(change.after)))
    comparison.changes.sort(key=lambda each: each.urgency)
    return comparison


def _take_out_the_same(were: list[Outcome], are: list[Outcome]) -> int:
    """Takes companies out of both that state the same and have the same answer; these are certainly the same ones."""
    waiting: dict[Hashable, list[Outcome]] = {}
    for each in were:
        waiting.setdefault(_stated(each), []).append(each)
    taken = [(waiting[_stated(each)].pop(), each) for each in are if waiting.get(_stated(each))]
    for was, now in taken:
        were.remove(was)
        are.remove(now)
    return len(taken)


def _stated(outcome: Outcome) -> Hashable:
    """The facts and the answer, wherever the company was read."""
    facts = frozenset((outcome.facts or {}).items())
    return outcome.company, facts, outcome.as_of, outcome.verdict, outcome.answers, outcome.turning


class _Lost(NamedTuple):
    """The inputs of the later report that could not be used."""

    places: set[Place]
    readable_paths: set[str]

    def has(self, outcome: Outcome) -> bool:
        if (outcome.path, outcome.document) in self.places:
            return True
        return outcome.path not in self.readable_paths and any(path == outcome.path for path, _ in self.places)


def _change(was: Outcome | None, now: Outcome | None, bases: tuple[Basis, Basis], lost: _Lost) -> Change | None:
    if was and now:
        return compared(was, now, bases)
    if was:
        return Change(Direction.UNREADABLE if lost.has(was) else Direction.GONE, was, None)
    return Change(Direction.NEW, None, now)


def _slim(outcome: Outcome | None) -> Outcome | None:
    """Without the facts but those that say which company it is."""
    if outcome is None or outcome.facts is None:
        return outcome
    kept = {key: outcome.facts[key] for key in ("company.tax_id", "period") if key in outcome.facts}
    return outcome._replace(facts=kept)
