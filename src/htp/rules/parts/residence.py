"""Which part of a period a company was a resident for, and what the rulebook says of the months in it.

Fees, taxes and contributions run from the initial registration on. A value belongs to the months on whose last day it
is in force, whatever the day of assessment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from htp.rulebook.model import DatedValue, Rulebook
from htp.rules.parts.rule import Used

if TYPE_CHECKING:
    from htp.company.profile import Profile


class Residence(Enum):
    """How much of the period lies in the residency; of an applicant, all that it would be one for."""

    WHOLE = "whole"
    PART = "part"
    """The company was registered within the period."""
    NONE = "none"
    """The company was registered after the period."""
    NO_PERIOD = "no-period"
    """The period is not stated, and the registration is too recent for every possible one to lie after it."""


def residence_in(profile: Profile, as_of: date) -> Residence:
    """A resident that does not say when it was registered is taken to have been one for the whole period."""
    first = _registered(profile)
    if first is None:
        return Residence.WHOLE
    period = profile.period
    if period is None:
        return Residence.WHOLE if _is_long_ago(first, as_of) else Residence.NO_PERIOD
    if first <= period.begin:
        return Residence.WHOLE
    return Residence.PART if first <= period.end else Residence.NONE


def missing_registration(profile: Profile, as_of: date) -> tuple[str, ...]:
    """The key of the registration, where a resident leaves open whether the whole period lies after it."""
    if not profile.is_resident or _registered(profile) is not None:
        return ()
    final, period = profile.residency.final_registration, profile.period
    is_proved = final is not None and (_is_long_ago(final, as_of) if period is None else final <= period.begin)
    return () if is_proved else ("residency.initial_registration",)


def has_initial_stage_in_period(profile: Profile) -> bool:
    """As far as its days are stated, the initial registration lasted into the period."""
    final, period = profile.residency.final_registration, profile.period
    return _registered(profile) is not None and period is not None and (final is None or final > period.begin)


def _registered(profile: Profile) -> date | None:
    return profile.residency.initial_registration if profile.is_resident else None


def _is_long_ago(day: date, as_of: date) -> bool:
    """The last whole year, the earliest that figures without a period are taken to be of, lies after the day."""
    is_last_day = (as_of.month, as_of.day) == (12, 31)
    return day <= date(as_of.year if is_last_day else as_of.year - 1, 1, 1)


def months_of_residence(profile: Profile) -> tuple[date, ...]:
    """The last day of each month of the period that the company was a resident in, the month of registration whole."""
    if profile.period is None:
        return ()
    first, days = _registered(profile), profile.period.last_days
    return days if first is None or first <= days[0] else tuple(day for day in days if day >= first)


def entries_for(rulebook: Rulebook, parameter_id: str, profile: Profile, as_of: date) -> tuple[DatedValue, ...]:
    """What the rulebook says of each of those months, or of the day of assessment where there is no period.

    Raises NoValue in a declared gap. Of months before the law it says what it says of the law's first day.
    """
    return _entries_on(rulebook, parameter_id, months_of_residence(profile) or (as_of,))


@lru_cache(maxsize=1_000)
def _entries_on(rulebook: Rulebook, parameter_id: str, days: tuple[date, ...]) -> tuple[DatedValue, ...]:
    """Kept, because companies share the same few periods."""
    entry = rulebook.entry_on(parameter_id, max(days[0], rulebook.in_force_from))
    if entry.covers(max(days[-1], rulebook.in_force_from)):
        return (entry,) * len(days)
    return tuple(rulebook.entry_on(parameter_id, max(day, rulebook.in_force_from)) for day in days)


def used_in(parameter_id: str, entries: Sequence[DatedValue]) -> Used:
    """Each different value once, however many months or entries have it."""
    if entries and entries.count(entries[0]) == len(entries):
        return ((parameter_id, entries[0]),)
    different = {each._replace(first=date.min, last=None): each for each in reversed(entries)}
    return tuple((parameter_id, each) for each in reversed(different.values()))
