"""The activities of a company one by one: what each was read as, and what it earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from htp.money import Number, exact_sum
from htp.rulebook.matching import Match, MatchedBy, Recognition, near
from htp.rulebook.model import Category, Rulebook
from htp.rules.parts.permitted import Declared

if TYPE_CHECKING:
    from htp.company.profile import Profile


class DeclaredActivity(NamedTuple):
    """An activity in the words of the profile."""

    name: str
    recognition: Recognition
    categories: tuple[Category, ...]
    """What it is, what it is likely to be, or what comes near."""
    matched_by: MatchedBy | None
    earned: Number | None
    """In the currency of the revenue; None where the revenue is not broken down."""


class UnnamedRevenue(NamedTuple):
    """What the revenue lines earned that name no activity."""

    earned: Number
    open_keys: tuple[str, ...]
    """Where an activity is missing; empty where the lines are of one of the activities that are listed."""


def declared_activities(profile: Profile, declared: Declared, rulebook: Rulebook) -> tuple[DeclaredActivity, ...]:
    """In the order of the profile, without placeholders."""
    return tuple(
        _activity(profile, name, declared, rulebook) for name in profile.declared_activities if name in declared.named
    )


def _activity(profile: Profile, name: str, declared: Declared, rulebook: Rulebook) -> DeclaredActivity:
    read = declared.named[name]
    recognition = _recognition(name, read, declared)
    is_asked = recognition in (Recognition.UNKNOWN, Recognition.GENERAL)
    categories = near(rulebook, name) if is_asked else read.categories
    return DeclaredActivity(name, recognition, categories, read.matched_by, _earned(profile, name))


def _recognition(name: str, read: Match, declared: Declared) -> Recognition:
    if name in declared.permitted:
        return Recognition.PERMITTED
    if name in declared.mixed:
        return Recognition.MIXED
    return Recognition.OPEN if name in declared.unclear and read.permitted else read.recognition


def unnamed_revenue(profile: Profile, declared: Declared) -> UnnamedRevenue | None:
    """None where every line names its activity."""
    unnamed = [line.amount for line in profile.lines or () if line.activity not in declared.named]
    return UnnamedRevenue(exact_sum(unnamed), declared.open_keys) if unnamed else None


def _earned(profile: Profile, name: str) -> Number | None:
    if profile.lines is not None:
        return exact_sum(line.amount for line in profile.lines if line.activity == name)
    return profile.total if len(profile.declared_activities) == 1 else None
