"""The activities of a company one by one: what each was recognised as, and what it earned."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from htp.money import Number, exact_sum
from htp.rulebook import search
from htp.rulebook.model import Category, Rulebook
from htp.rulebook.search import MatchedBy
from htp.rules.parts.permitted import Declared

if TYPE_CHECKING:
    from htp.company.profile import Profile


class Recognition(Enum):
    """How far it is known what an activity is."""

    PERMITTED = "permitted"
    UNCLEAR = "unclear"
    """Not recognised, but close to the name of a category."""
    UNLISTED = "unlisted"


class DeclaredActivity(NamedTuple):
    """An activity in the words of the profile."""

    name: str
    recognition: Recognition
    categories: tuple[Category, ...]
    """The permitted one, the one that may be meant, or those that come near."""
    matched_by: MatchedBy | None
    earned: Number | None
    """In the currency of the revenue; None where the revenue is not broken down."""


class UnnamedRevenue(NamedTuple):
    """What the revenue lines earned that name no activity."""

    earned: Number
    open_keys: tuple[str, ...]
    """Where an activity is missing; empty where the lines are of one of the activities that are listed."""


def declared_activities(profile: Profile, declared: Declared, rulebook: Rulebook) -> tuple[DeclaredActivity, ...]:
    """In the order of the profile."""
    return tuple(_activity(profile, name, declared, rulebook) for name in profile.declared_activities)


def _activity(profile: Profile, name: str, declared: Declared, rulebook: Rulebook) -> DeclaredActivity:
    earned = _earned(profile, name)
    if category := declared.permitted.get(name):
        matched = search.matched_by(category, name)
        return DeclaredActivity(name, Recognition.PERMITTED, (category,), matched, earned)
    if category := declared.unclear.get(name):
        return DeclaredActivity(name, Recognition.UNCLEAR, (category,), None, earned)
    return DeclaredActivity(name, Recognition.UNLISTED, tuple(search.near(rulebook, name)), None, earned)


def unnamed_revenue(profile: Profile, declared: Declared) -> UnnamedRevenue | None:
    """None where every line names its activity."""
    unnamed = [line.amount for line in profile.lines or () if line.activity is None]
    return UnnamedRevenue(exact_sum(unnamed), declared.open_keys) if unnamed else None


def _earned(profile: Profile, name: str) -> Number | None:
    if profile.lines is not None:
        return exact_sum(line.amount for line in profile.lines if line.activity == name)
    return profile.total if len(profile.declared_activities) == 1 else None
