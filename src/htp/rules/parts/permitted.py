"""How the activities of a company stand with the list: permitted, plainly another trade, or not known to be either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from htp.rulebook.matching import Match, MatchedBy, Meaning, match
from htp.rulebook.model import Category, CategoryKind, Rulebook

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile

IN_PRACTICE = "activities-in-practice"
"""The reading of what was admitted in practice alone."""
_COUNT = "count"
_PRACTICE = "practice"


@dataclass(frozen=True)
class Declared:
    """The activities of a profile in its own words, each with what it was read as; placeholders are left out.

    Companies share it, and what was asked of it once is kept.
    """

    permitted: dict[str, Match]
    mixed: dict[str, Match]
    """Words that name something permitted and something else as well."""
    unclear: dict[str, Match]
    """What is neither known to be permitted nor to be another trade."""
    unlisted: dict[str, Match]
    """Plainly another trade."""
    open_keys: tuple[str, ...] = ()
    """Where a revenue line names no activity and no list says which ones it may be of."""
    rests_on_practice: bool = False
    """Something is or would be permitted by practice alone."""

    @cached_property
    def named(self) -> dict[str, Match]:
        return {**self.permitted, **self.mixed, **self.unclear, **self.unlisted}

    @cached_property
    def uncertain(self) -> dict[str, Match]:
        """What may be permitted or not, all of it or a part."""
        return {**self.mixed, **self.unclear}

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The permitted ones."""
        found = (each for match in (*self.permitted.values(), *self.mixed.values()) for each in match.permitted)
        return tuple(dict.fromkeys(found))

    @cached_property
    def open_categories(self) -> tuple[Category, ...]:
        """Those of which it is not known whether they are permitted."""
        found = (
            each
            for match in self.uncertain.values()
            if match.meaning is Meaning.RECOGNISED
            for each in match.categories
            if each.kind is CategoryKind.OPEN or match in self.unclear.values()
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def used(self) -> tuple[tuple[str, Category], ...]:
        return tuple((each.id, each) for each in self.categories)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The permitted activities that are named by a classifier code."""
        by_code = {**self.permitted, **self.mixed}
        return tuple(name for name, each in by_code.items() if each.matched_by is MatchedBy.CODE)


def declared_by(profile: Profile, rulebook: Rulebook) -> Declared:
    """Each activity that the profile names, in the list or in a revenue line, read by the catalogue.

    A list is taken to be complete: a line that names no activity is of one of those declared.
    """
    return _declared(profile.activities or (), tuple(line.activity for line in profile.lines or ()), rulebook)


@lru_cache(maxsize=1_000)
def _declared(listed: tuple[str, ...], of_lines: tuple[str | None, ...], rulebook: Rulebook) -> Declared:
    """Kept, because several rules ask it of a company, and companies share the same few words."""
    sides = Declared({}, {}, {}, {}, tuple(_open_keys(listed, of_lines, rulebook)))
    rests_on_practice = False
    counts_practice = rulebook.reading(IN_PRACTICE) == _COUNT
    for activity in dict.fromkeys([*listed, *filter(None, of_lines)]):
        read = match(rulebook, activity)
        if read.is_missing:
            continue
        in_practice = [each for each in read.permitted if each.basis == _PRACTICE]
        rests_on_practice |= bool(in_practice)
        doubted = () if counts_practice else in_practice
        _side(sides, read, doubted)[activity] = read
    return replace(sides, rests_on_practice=rests_on_practice)


def _side(declared: Declared, read: Match, doubted: Iterable[Category]) -> dict[str, Match]:
    """Where the activity belongs; `doubted` are those of its categories that do not count as permitted."""
    if read.is_outside:
        return declared.unlisted
    if not set(read.permitted) - set(doubted):
        return declared.unclear
    return declared.permitted if read.is_permitted and not doubted else declared.mixed


def is_placeholder(rulebook: Rulebook, activity: str | None) -> bool:
    """Whether the words stand for an activity that is not stated."""
    return activity is not None and match(rulebook, activity).is_missing


def activity_key(line: ConvertedLine) -> str:
    """Where a revenue line names its activity."""
    return _activity_key(line.position)


def _activity_key(index: int) -> str:
    return f"revenue.lines.{index}.activity"


def keys_of(activities: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """Where the profile names the activities, in their order."""
    return tuple(key for keys in keys_by_activity(activities, profile).values() for key in keys)


def keys_by_activity(activities: Iterable[str], profile: Profile) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {activity: [] for activity in activities}
    for index, activity in enumerate(profile.activities or ()):
        if activity in keys:
            keys[activity].append(f"activities.{index}")
    for line in profile.lines or ():
        if line.activity in keys:
            keys[line.activity].append(activity_key(line))
    return keys


def _open_keys(listed: Iterable[str], of_lines: Iterable[str | None], rulebook: Rulebook) -> Iterator[str]:
    if not all(is_placeholder(rulebook, each) for each in listed):
        return
    for index, activity in enumerate(of_lines):
        if activity is None or is_placeholder(rulebook, activity):
            yield _activity_key(index)
