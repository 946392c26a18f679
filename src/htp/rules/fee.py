"""What the company owes the park for its administration: a share of total revenue, paid by quarter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.money import ZERO, Number, minus, rounded_half_up, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.instalments import Schedule, all_paid, charged_revenue, schedule
from htp.rules.parts.residence import (
    Residence,
    entries_for,
    has_initial_stage_in_period,
    missing_registration,
    residence_in,
    used_in,
)
from htp.rules.parts.rule import Outcome, Situation, Used, caveat, situation
from htp.verdict import FeeFigures, RuleVerdict, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "fee"
RATE = "fee-rate"
_FEE = ("rate", "total", "amount")
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, *_FEE),
    "due": situation(RuleVerdict.DUE, *_FEE),
    "paid-so-far": situation(RuleVerdict.DUE, *_FEE, "paid", "later"),
    "part-paid": situation(RuleVerdict.DUE, *_FEE, "paid", "open"),
    "settled": situation(RuleVerdict.SETTLED, *_FEE, "paid"),
    "arrears": situation(RuleVerdict.ARREARS, *_FEE, "paid", "to_pay", "later"),
    "not-yet-resident": situation(RuleVerdict.SETTLED, "registered"),
    "registered-within": situation(RuleVerdict.UNDETERMINED, "registered"),
    "rate-changes": situation(RuleVerdict.UNDETERMINED),
    "status-unknown": situation(RuleVerdict.UNDETERMINED),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "no-period": situation(RuleVerdict.UNDETERMINED, "registered"),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {
    "due-day": frozenset(),
    "since-registration": frozenset({"registered", "total"}),
    "initial-stage": frozenset(),
    "registration-missing": frozenset(),
}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """The rate of the revenue since the registration, rounded half up to 0.01, against what has been paid."""
    entries = entries_for(rulebook, RATE, profile, as_of)
    used = used_in(RATE, entries)
    rates = {entry.value for entry in entries}
    if rates == {None}:
        return Outcome("lifted", used=used)
    total, currency = profile.total, profile.revenue.currency
    missing = [key for key, value in (("total", total), ("currency", currency)) if value is None]
    if total is None or currency is None:
        return Outcome("no-figures", missing=tuple(f"revenue.{key}" for key in missing))
    if profile.is_status_open:
        return Outcome("status-unknown", missing=("residency.status",))
    if len(rates) > 1:
        return Outcome("rate-changes", used=used, missing=("period",))
    (rate,) = rates
    assert isinstance(rate, Number)
    return _outcome(profile, rate, used, as_of)


def _outcome(profile: Profile, rate: Number, used: Used, as_of: date) -> Outcome:
    """What the fee is at the one rate of the period."""
    registered: dict[str, Value] = {"registered": profile.residency.initial_registration or as_of}
    residence = residence_in(profile, as_of)
    if residence is Residence.NO_PERIOD:
        return Outcome("no-period", registered, used, missing=("period",))
    if residence is Residence.NONE:
        nothing = profile.money(ZERO)
        paid = all_paid(profile)
        figures = FeeFigures(nothing, None if paid is None else profile.money(paid), nothing, nothing)
        return Outcome("not-yet-resident", registered, used, amount=nothing, fee=figures)
    charged = charged_revenue(profile, as_of)
    if charged.is_unclear:
        return Outcome("registered-within", registered, used, missing=charged.missing)
    amount = profile.money(rounded_half_up(times(rate, charged.amount)))
    values: dict[str, Value] = {"rate": rate, "total": profile.money(charged.amount), "amount": amount}
    if not profile.is_resident:
        return Outcome("estimate", values, used, amount=amount)
    found = schedule(profile, rate, as_of)
    registration = missing_registration(profile, as_of)
    name, missing = _of_resident(found, registration)
    figures = _figures(profile, found, is_certain=name != "part-paid")
    if found.paid is not None:
        later = profile.money(minus(found.open, found.open_by_now))
        open_ = {"to_pay": profile.money(found.open_by_now), "later": later, "open": profile.money(found.open)}
        values = {**values, "paid": profile.money(found.paid), **open_}
    caveats = []
    if name in ("arrears", "paid-so-far", "part-paid"):
        caveats.append(caveat(ID, "due-day"))
    if residence is Residence.PART:
        caveats.append(caveat(ID, "since-registration", {**registered, "total": values["total"]}))
    elif has_initial_stage_in_period(profile):
        caveats.append(caveat(ID, "initial-stage"))
    if registration:
        caveats.append(caveat(ID, "registration-missing"))
    named = {key: value for key, value in values.items() if key in SITUATIONS[name].values}
    return Outcome(name, named, used, amount=amount, fee=figures, missing=missing, caveats=tuple(caveats))


def _of_resident(found: Schedule, registration: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The situation of a resident, and the keys that can still change it; none is in arrears for sure without them."""
    if found.paid is None:
        return "due", ("residency.fees_paid", *registration)
    if found.open == 0:
        return "settled", registration
    if found.open_by_now > 0 and not registration:
        return "arrears", found.unclear_keys
    unclear = (*found.unclear_keys, *(registration if found.open_by_now > 0 else ()))
    return ("part-paid", unclear) if unclear else ("paid-so-far", registration)


def _figures(profile: Profile, found: Schedule, *, is_certain: bool) -> FeeFigures:
    """In money; None where a fact is missing for it."""
    due, is_all_paid = found.fee_due if is_certain else None, found.paid is not None and found.open == 0
    to_pay = later = None
    if found.paid is not None and is_certain:
        to_pay = found.open_by_now
    if due is not None or is_all_paid:
        later = minus(found.open, found.open_by_now)
    return FeeFigures(*(None if each is None else profile.money(each) for each in (due, found.paid, to_pay, later)))
