"""The income tax withheld from the employees of a resident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.company.facts import LegalForm
from htp.money import Money, Number, rounded_half_up, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.residence import Residence, entries_for, missing_registration, residence_in, used_in
from htp.rules.parts.rule import Outcome, Situation, Used, caveat, situation
from htp.verdict import Note, NoteKind, RuleVerdict, Text, TextValue, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "income-tax"
RATE = "income-tax-rate"
_FAR_BEYOND = Number(10)
"""How many times the revenue a payroll must be to look wrong."""
_FIGURES = ("rate", "payroll", "amount")
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, *_FIGURES),
    "due": situation(RuleVerdict.DUE, *_FIGURES),
    "entrepreneur": situation(RuleVerdict.UNDETERMINED),
    "entrepreneur-with-employees": situation(RuleVerdict.UNDETERMINED, *_FIGURES),
    "registered-within": situation(RuleVerdict.UNDETERMINED, "registered"),
    "not-yet-resident": situation(RuleVerdict.UNDETERMINED, "registered"),
    "no-period": situation(RuleVerdict.UNDETERMINED, "registered"),
    "rate-changes": situation(RuleVerdict.UNDETERMINED),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {"registration-missing": frozenset()}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """The rate of the payroll, rounded half up to 0.01; what an entrepreneur owes for himself is not worked out."""
    entries = entries_for(rulebook, RATE, profile, as_of)
    used = used_in(RATE, entries)
    rates = {entry.value for entry in entries}
    if rates == {None}:
        return Outcome("lifted", used=used)
    payroll = profile.payroll
    is_entrepreneur = profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR
    if is_entrepreneur and (payroll is None or not payroll.amount or not payroll.currency):
        return Outcome("entrepreneur", used=used)
    if payroll is None or not payroll.currency:
        return Outcome("no-figures", missing=_missing(profile))
    if payroll.amount > 0 and (outside := _outside_residency(profile, used, as_of)):
        return outside
    if len(rates) > 1:
        return Outcome("rate-changes", used=used, missing=("period",))
    (rate,) = rates
    assert isinstance(rate, Number)
    amount = Money(rounded_half_up(times(rate, payroll.amount)), payroll.currency)
    values: dict[str, Value] = {"rate": rate, "payroll": payroll, "amount": amount}
    if is_entrepreneur:
        return Outcome("entrepreneur-with-employees", values, used)
    missing = missing_registration(profile, as_of) if payroll.amount else ()
    caveats = (caveat(ID, "registration-missing"),) if missing else ()
    standing = "due" if profile.is_resident else "estimate"
    notes = tuple(_notes(profile, payroll))
    return Outcome(standing, values, used, amount=amount, missing=missing, caveats=caveats, notes=notes)


def _notes(profile: Profile, payroll: Money) -> Iterator[Note]:
    """Pay whose currency is not stated, and that is far beyond the revenue, may be in another one."""
    pay, total = profile.staff.payroll, profile.total
    if pay is not None and pay.currency is None and total and payroll.amount > times(_FAR_BEYOND, total):
        values: dict[str, TextValue] = {"payroll": payroll, "total": profile.money(total)}
        yield Note(NoteKind.CHECK, Text("note.pay-above-revenue", values), "staff.payroll")


def _missing(profile: Profile) -> tuple[str, ...]:
    payroll = () if profile.payroll is not None else ("staff.payroll",)
    return payroll if profile.revenue.currency is not None else (*payroll, "revenue.currency")


def _outside_residency(profile: Profile, used: Used, as_of: date) -> Outcome | None:
    """The pay, or part of it, is from before the registration, and one figure of it cannot be split."""
    residence = residence_in(profile, as_of)
    if residence is Residence.WHOLE:
        return None
    values: dict[str, Value] = {"registered": profile.residency.initial_registration or as_of}
    if residence is Residence.NO_PERIOD:
        return Outcome("no-period", values, used, missing=("period",))
    return Outcome("registered-within" if residence is Residence.PART else "not-yet-resident", values, used)
