"""The taxes that the regime lifts, and how long a residency and the regime last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from htp.company.facts import LegalForm
from htp.rulebook.model import NoValue, Rulebook
from htp.rules.parts.calendar import months_after
from htp.rules.parts.permitted import declared_by
from htp.rules.parts.residence import Residence, residence_in
from htp.rules.parts.rule import Outcome, Situation, caveat, months_on, situation
from htp.verdict import Note, NoteKind, RuleVerdict, Text

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "exemptions"
INITIAL_REGISTRATION = "initial-registration"
REGIME_TERM = "regime-term"
FIRST_RESIDENTS = date(2013, 10, 1)
"""Nobody was a resident before late 2013 (interview-2017); what is said to be earlier looks wrong."""
SITUATIONS: Mapping[str, Situation] = {
    "resident": situation(RuleVerdict.EXEMPT),
    "from-registration": situation(RuleVerdict.EXEMPT, "registered"),
    "applicant": situation(RuleVerdict.EXEMPT),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {
    "other-business": frozenset({"other"}),
    "entrepreneur": frozenset(),
    "initial-stage": frozenset({"ends"}),
    "stage-over": frozenset({"registered", "ends"}),
    "regime-end": frozenset({"ended"}),
}
_ONE_DAY = timedelta(days=1)


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Sales tax, profit tax and value-added tax, from the registration on: nothing to work out."""
    stage = _stage(profile, rulebook, as_of)
    return _situation(profile, as_of)._replace(
        missing=("residency.final_registration",) if stage and stage.id.endswith("stage-over") else (),
        caveats=(*_scope(profile, rulebook), *((stage,) if stage else ()), *_regime_end(rulebook, as_of)),
        notes=tuple(_notes(profile, rulebook, as_of)),
    )


def _situation(profile: Profile, as_of: date) -> Outcome:
    if not profile.is_resident:
        return Outcome("applicant")
    registered = profile.residency.initial_registration
    if registered is not None and residence_in(profile, as_of) is not Residence.WHOLE:
        return Outcome("from-registration", {"registered": registered})
    return Outcome("resident")


def _scope(profile: Profile, rulebook: Rulebook) -> Iterator[Text]:
    """Revenue and residents of which the source says nothing."""
    declared = declared_by(profile, rulebook)
    if declared.permitted and declared.unlisted:
        yield caveat(ID, "other-business", {"other": tuple(declared.unlisted)})
    if profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR:
        yield caveat(ID, "entrepreneur")


def _stage(profile: Profile, rulebook: Rulebook, as_of: date) -> Text | None:
    """What is to be said of a resident that has its initial registration only."""
    registered = profile.residency.initial_registration
    if not profile.is_resident or registered is None or profile.residency.final_registration is not None:
        return None
    try:
        months, entry = months_on(rulebook, INITIAL_REGISTRATION, as_of)
    except NoValue:
        return None
    if entry.is_lifted:
        return None
    over = months_after(registered, months)
    ends = over - _ONE_DAY
    if as_of < over:
        return caveat(ID, "initial-stage", {"ends": ends})
    return caveat(ID, "stage-over", {"registered": registered, "ends": ends})


def _regime_end(rulebook: Rulebook, as_of: date) -> Iterator[Text]:
    try:
        months, entry = months_on(rulebook, REGIME_TERM, as_of)
    except NoValue:
        return
    over = months_after(rulebook.in_force_from, months)
    if not entry.is_lifted and as_of >= over:
        yield caveat(ID, "regime-end", {"ended": over - _ONE_DAY})


def _day_of(version: str) -> date | None:
    try:
        return date.fromisoformat(version)
    except ValueError:
        return None


def _notes(profile: Profile, rulebook: Rulebook, as_of: date) -> Iterator[Note]:
    """What looks wrong about the days, or is not known of them."""
    written = _day_of(rulebook.version)
    if written is not None and as_of > written:
        yield Note(NoteKind.CHECK, Text("note.after-rulebook", {"as_of": as_of, "version": written}))
    for key in ("initial_registration", "final_registration"):
        day = getattr(profile.residency, key)
        if day is not None and day < FIRST_RESIDENTS:
            yield Note(NoteKind.CHECK, Text("note.before-first-residents", {"day": day}), f"residency.{key}")
            return
