"""What a rule is: a module with an id, its situations and a `check` that compares facts with the rulebook.

A rule returns an Outcome: which of its situations holds and the values that the rulebook's text about it can name.
It knows no sentences and no date but the one it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from htp.money import Money, Number
from htp.rulebook.model import Category, DatedValue, Rulebook, Signature
from htp.rulebook.text_ids import caveat_text, remedy_text
from htp.verdict import FeeFigures, Note, Remedy, RuleVerdict, Share, Text, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile


_NO_VALUES: Mapping[str, Value] = {}


class Situation(NamedTuple):
    """A verdict, and the values that the text about it can name."""

    verdict: RuleVerdict
    values: frozenset[str] = frozenset()


def situation(verdict: RuleVerdict, *values: str) -> Situation:
    return Situation(verdict, frozenset(values))  # pragma: no mutate - it runs while the program is loaded


def remedy(rule: str, name: str, values: Mapping[str, Value], changes: Mapping[str, str]) -> Remedy:
    """The remedy of that name in the rule's entry of the rulebook; `changes` are new values by dotted key."""
    return Remedy(name, Text(remedy_text(rule, name), values), changes)


def caveat(rule: str, name: str, values: Mapping[str, Value] = _NO_VALUES) -> Text:
    """The doubt of that name in the rule's entry of the rulebook."""
    return Text(caveat_text(rule, name), values)


Used = tuple[tuple[str, DatedValue | Category], ...]
"""What of the rulebook an answer rests on, by the id of the parameter or category."""


def no_remedies() -> tuple[Remedy, ...]:
    return ()


class Outcome(NamedTuple):
    """Which situation of a rule holds for a company, with its figures."""

    situation: str
    values: Mapping[str, Value] = _NO_VALUES
    used: Used = ()
    measured: Share | None = None
    required: Number | None = None
    amount: Money | None = None
    fee: FeeFigures | None = None
    remedies: Callable[[], tuple[Remedy, ...]] = no_remedies
    """What would meet the criterion; worked out where somebody asks, since the verdict alone takes half the time."""
    missing: tuple[str, ...] = ()
    """The keys that can still change the answer."""
    caveats: tuple[Text, ...] = ()
    """The doubts of the rule's entry that can decide this answer."""
    notes: tuple[Note, ...] = ()
    readings: tuple[str, ...] = ()
    """The readings that this answer took a side on: under another option it might be another one."""


class Rule(Protocol):
    """The shape of a rule's module."""

    ID: str
    SITUATIONS: Mapping[str, Situation]
    REMEDIES: Mapping[str, frozenset[str]]
    CAVEATS: Mapping[str, frozenset[str]]

    def check(self, profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome: ...


def signature_of(rule: Rule) -> Signature:
    """What the loader holds the rule's texts against."""
    return Signature({name: each.values for name, each in rule.SITUATIONS.items()}, rule.REMEDIES, rule.CAVEATS)


class ShareInForce(NamedTuple):
    """A share or rate that the rulebook asks for on a day."""

    minimum: Number
    entry: DatedValue


def share_on(rulebook: Rulebook, parameter_id: str, as_of: date) -> ShareInForce | None:
    """The share in force on that day, or None where it is lifted; raises NoValue in a declared gap."""
    entry = rulebook.entry_on(parameter_id, as_of)
    if entry.is_lifted:
        return None
    assert isinstance(entry.value, Number)
    return ShareInForce(entry.value, entry)


def minimum_on(rulebook: Rulebook, parameter_id: str, as_of: date) -> ShareInForce | None:
    """The smallest share that will do on that day, or None where none is required: lifted, or a minimum of zero."""
    required = share_on(rulebook, parameter_id, as_of)
    return required if required is not None and required.minimum > 0 else None


def months_on(rulebook: Rulebook, parameter_id: str, as_of: date) -> tuple[int, DatedValue]:
    """The number of months in force on that day, 0 where it is lifted; raises NoValue in a declared gap."""
    entry = rulebook.entry_on(parameter_id, as_of)
    if entry.is_lifted:
        return 0, entry
    assert isinstance(entry.value, int)
    return entry.value, entry
