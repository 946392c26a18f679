"""Enough of the revenue comes from customers abroad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from htp.money import Number, minus, plus, times
from htp.rulebook.model import DatedValue, NoValue, Rulebook
from htp.rules.parts.calendar import months_after
from htp.rules.parts.changes import (
    amount_text,
    cap_lines,
    is_within_reach,
    max_remainder,
    new_line,
    raise_line,
    shortfall_to_add,
    shortfall_to_shift,
)
from htp.rules.parts.exported import Exported, exported
from htp.rules.parts.permitted import declared_by
from htp.rules.parts.pivotal import pivotal_lines
from htp.rules.parts.rule import Outcome, Situation, caveat, minimum_on, months_on, no_remedies, remedy, situation
from htp.verdict import PeriodName, Remedy, RuleVerdict, Share, Text, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "export-share"
MINIMUM = "export-share-minimum"
GRACE = "export-share-grace"
INITIAL_REGISTRATION = "initial-registration"
FOR_APPLICANTS = "export-share-for-applicants"
_AT_ONCE = "at-once"
FOR_NEW_RESIDENTS = "export-share-for-new-residents"
_FROM_REGISTRATION = "from-registration"
_FIGURES = ("export", "total", "measured", "required")
SITUATIONS: Mapping[str, Situation] = {
    "pass": situation(RuleVerdict.PASS, *_FIGURES),
    "fail": situation(RuleVerdict.FAIL, *_FIGURES, "needed"),
    "deferred": situation(RuleVerdict.DEFERRED, *_FIGURES, "required_from"),
    "applicant-deferred": situation(RuleVerdict.DEFERRED, *_FIGURES),
    "grace-unknown": situation(RuleVerdict.UNDETERMINED, *_FIGURES),
    "short-period": situation(RuleVerdict.UNDETERMINED, *_FIGURES, "period"),
    "status-unknown": situation(RuleVerdict.UNDETERMINED, *_FIGURES),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "total-zero": situation(RuleVerdict.UNDETERMINED),
    "lines-unclear": situation(RuleVerdict.UNDETERMINED, "unclear", "total", "required"),
    "lifted": situation(RuleVerdict.PASS),
}
REMEDIES: Mapping[str, frozenset[str]] = {
    "win": frozenset({"amount"}),
    "win-with": frozenset({"amount", "activity"}),
    "shrink": frozenset({"amount"}),
    "instead": frozenset({"amount"}),
    "instead-with": frozenset({"amount", "activity"}),
}
CAVEATS: Mapping[str, frozenset[str]] = {
    "no-period": frozenset(),
    "short-period": frozenset({"period"}),
    "no-named-ground": frozenset(),
}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Export is at least the minimum of the total, compared by multiplying; a missing figure is undetermined."""
    required = minimum_on(rulebook, MINIMUM, as_of)
    used = ((MINIMUM, rulebook.entry_on(MINIMUM, as_of)),)
    if required is None:
        return Outcome("lifted", used=used)
    figures = exported(profile, rulebook)
    if figures is None:
        missing = [f"revenue.{key}" for key in ("export", "total") if getattr(profile.revenue, key) is None]
        return Outcome("no-figures", missing=(*missing, *_excusing_facts(profile, rulebook, as_of)))
    if figures.total == 0:
        revenue = ("revenue.export", "revenue.total") if profile.lines is None else ("revenue.lines",)
        return Outcome("total-zero", missing=(*revenue, *_excusing_facts(profile, rulebook, as_of)))
    needed = times(required.minimum, figures.total)
    readings = figures.readings(needed)
    if figures.export < needed <= plus(figures.export, figures.unclear):
        unclear: dict[str, Value] = {
            "unclear": profile.money(figures.unclear),
            "total": profile.money(figures.total),
            "required": required.minimum,
        }
        decisive = pivotal_lines(figures.unclear_lines, figures.export, needed)
        keys = tuple(figures.key_of_country(line) for line in decisive)
        missing = [*keys, *_excusing_facts(profile, rulebook, as_of)]
        return Outcome(
            "lines-unclear", unclear, used, required=required.minimum, missing=tuple(missing), readings=readings
        )
    measured = Share(figures.export, figures.total)
    values: dict[str, Value] = {
        "export": profile.money(figures.export),
        "total": profile.money(figures.total),
        "measured": measured,
        "required": required.minimum,
    }
    caveats = tuple(_period_caveats(profile))
    if figures.export >= needed:
        return Outcome("pass", values, used, measured, required.minimum, caveats=caveats, readings=readings)
    found = Outcome(
        "fail",
        {**values, "needed": profile.money(needed)},
        used,
        measured,
        required.minimum,
        remedies=partial(_remedies, profile, rulebook, figures, required.minimum),
        caveats=caveats,
        readings=readings,
    )
    return _below_minimum(profile, rulebook, as_of, found)


def _below_minimum(profile: Profile, rulebook: Rulebook, as_of: date, found: Outcome) -> Outcome:
    """What too small a share means for the company; `found` is the failure, if it is one."""
    figures = {name: value for name, value in found.values.items() if name != "needed"}
    grace = _grace(profile, rulebook, as_of)
    readings = (*(() if profile.is_resident else (FOR_APPLICANTS,)), *grace.readings, *found.readings)
    if not (profile.is_resident or profile.is_status_open) and rulebook.reading(FOR_APPLICANTS) != _AT_ONCE:
        return found._replace(situation="applicant-deferred", values=figures, caveats=(), readings=readings)
    found = found._replace(used=(*found.used, *grace.used), readings=readings)
    asked = found._replace(
        values=figures, caveats=(), remedies=no_remedies, missing=_excusing_facts(profile, rulebook, as_of)
    )
    if _needs_status(profile, rulebook, grace):
        return asked._replace(situation="status-unknown")
    if grace.is_over and profile.period is not None and profile.is_for_part_of_year:
        return asked._replace(situation="short-period", values={**figures, "period": PeriodName(profile.period.text)})
    if grace.is_over:
        grounds = (caveat(ID, "no-named-ground"),) if profile.is_resident else ()
        return found._replace(caveats=(*found.caveats, *grounds))
    if grace.required_from is None:
        return asked._replace(situation="grace-unknown")
    deferred: dict[str, Value] = {**figures, "required_from": grace.required_from}
    return found._replace(situation="deferred", values=deferred, caveats=())


def _period_caveats(profile: Profile) -> Iterator[Text]:
    if profile.period is None:
        yield caveat(ID, "no-period")
    elif profile.is_for_part_of_year:
        yield caveat(ID, "short-period", {"period": PeriodName(profile.period.text)})


class _Grace(NamedTuple):
    """The time that a resident has to reach the share; an applicant has none."""

    used: tuple[tuple[str, DatedValue], ...] = ()
    required_from: date | None = None
    """None where the share is required already, or where it cannot be told from when on it is."""
    is_over: bool = False
    """The share is required by now."""
    readings: tuple[str, ...] = ()
    """Whether there is such a time at all, where that decides."""


def _grace(profile: Profile, rulebook: Rulebook, as_of: date) -> _Grace:
    """What there is of it on that day; raises NoValue in a declared gap."""
    if not (profile.is_resident or profile.is_status_open):
        return _Grace(is_over=True)
    grace = _year_of_grace(profile, rulebook, as_of)
    if grace.is_over:
        return grace
    if rulebook.reading(FOR_NEW_RESIDENTS) == _FROM_REGISTRATION:
        grace = _Grace(is_over=True)
    return grace._replace(readings=(FOR_NEW_RESIDENTS,))


def _year_of_grace(profile: Profile, rulebook: Rulebook, as_of: date) -> _Grace:
    months, entry = months_on(rulebook, GRACE, as_of)
    used: tuple[tuple[str, DatedValue], ...] = ((GRACE, entry),)
    if entry.is_lifted:
        return _Grace(used, is_over=True)
    final = profile.residency.final_registration
    if final is not None and final <= as_of:
        required_from = months_after(final, months)
        return _Grace(used, required_from) if as_of < required_from else _Grace(used, is_over=True)
    initial = profile.residency.initial_registration
    if initial is None:
        return _Grace(used)
    initial_months, entry = months_on(rulebook, INITIAL_REGISTRATION, as_of)
    earliest = months_after(initial, initial_months + months)
    used = (*used, (INITIAL_REGISTRATION, entry))
    return _Grace(used, earliest if as_of < earliest else None)


def _needs_status(profile: Profile, rulebook: Rulebook, grace: _Grace) -> bool:
    """The status is open, and the share is not required both of the resident and of the applicant that it may be."""
    return profile.is_status_open and not (grace.is_over and rulebook.reading(FOR_APPLICANTS) == _AT_ONCE)


def _excusing_facts(profile: Profile, rulebook: Rulebook, as_of: date) -> tuple[str, ...]:
    """The facts that decide whether too small a share is a failure; none where that is known or nobody knows."""
    try:
        grace = _grace(profile, rulebook, as_of)
    except NoValue:
        return ()
    status = ("residency.status",) if _needs_status(profile, rulebook, grace) else ()
    if grace.required_from is not None and not status:
        return ()
    period = ("period",) if profile.is_for_part_of_year else ()
    if grace.is_over or grace.required_from is not None:
        return (*status, *period)
    initial = () if profile.residency.initial_registration else ("residency.initial_registration",)
    return (*status, "residency.final_registration", *initial, *period)


def _remedies(profile: Profile, rulebook: Rulebook, figures: Exported, minimum: Number) -> tuple[Remedy, ...]:
    """More from abroad, less from home, or customers abroad instead of those at home: what each would take."""
    total = figures.total
    more = shortfall_to_add(figures.export, total, minimum)
    most = max_remainder(figures.export, minimum)
    shifted = shortfall_to_shift(figures.export, total, minimum)
    remedies = []
    if more is not None and is_within_reach(total, plus(total, more)):
        remedies.append(_remedy_abroad("win", profile, rulebook, figures, more, {}))
    abroad = [line.position for line in profile.lines or () if line.is_export]
    if abroad != [line.position for line in figures.export_lines]:
        return tuple(remedies)  # what is not export is not the revenue at home that the other ways speak of
    if most is not None and is_within_reach(total, plus(figures.export, most)):
        changes = _changes_to_shrink(profile, figures, most)
        remedies.append(remedy(ID, "shrink", {"amount": profile.money(most)}, changes))
    left = minus(minus(total, figures.export), shifted)
    fewer = {} if profile.lines is None else _changes_to_shrink(profile, figures, left)
    remedies.append(_remedy_abroad("instead", profile, rulebook, figures, shifted, fewer))
    return tuple(remedies)


def _remedy_abroad(
    name: str, profile: Profile, rulebook: Rulebook, figures: Exported, more: Number, fewer: Mapping[str, str]
) -> Remedy:
    """So much more from abroad: in a line that the profile has or, naming the activity assumed, in a new one.

    `fewer` are the changes of revenue at home that go with it.
    """
    values: dict[str, Value] = {"amount": profile.money(more)}
    if profile.lines is None:
        changes = {"revenue.export": amount_text(plus(figures.export, more))}
        if name == "win":
            changes = {"revenue.total": amount_text(plus(figures.total, more)), **changes}
        return remedy(ID, name, values, changes)
    permitted = declared_by(profile, rulebook).permitted
    abroad = figures.export_lines
    counting = [line for line in abroad if line.activity is None or line.activity in permitted] or (
        [] if permitted else list(abroad)
    )
    if counting:
        return remedy(ID, name, values, {**fewer, **raise_line(profile, counting[0], more)})
    activity = next(iter(permitted), None)
    changes = {**fewer, **new_line(profile, more, activity)}
    if activity is None:
        return remedy(ID, name, values, changes)
    return remedy(ID, f"{name}-with", {**values, "activity": activity}, changes)


def _changes_to_shrink(profile: Profile, figures: Exported, most: Number) -> dict[str, str]:
    if profile.lines is None:
        return {"revenue.total": amount_text(plus(figures.export, most))}
    return cap_lines(profile, [line for line in profile.lines if not line.is_export], most)
