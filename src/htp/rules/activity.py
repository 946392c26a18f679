"""At least one declared activity is on the list of permitted activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from htp.rulebook.matching import Meaning, near
from htp.rulebook.model import CategoryKind, Rulebook
from htp.rules.parts.permitted import IN_PRACTICE, Declared, declared_by, keys_by_activity, keys_of
from htp.rules.parts.rule import Outcome, Situation, caveat, remedy, situation
from htp.verdict import Note, NoteKind, Remedy, RuleVerdict, Text, TextValue, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "activity"
SITUATIONS: Mapping[str, Situation] = {
    "pass": situation(RuleVerdict.PASS, "permitted", "permitted_ids"),
    "pass-in-practice": situation(RuleVerdict.PASS, "permitted", "permitted_ids"),
    "pass-some": situation(RuleVerdict.PASS, "permitted", "permitted_ids", "other"),
    "fail": situation(RuleVerdict.FAIL, "other"),
    "none-given": situation(RuleVerdict.UNDETERMINED),
    "open": situation(RuleVerdict.UNDETERMINED, "unclear", "categories", "category_ids"),
    "likely": situation(RuleVerdict.UNDETERMINED, "unclear", "meant"),
    "unknown": situation(RuleVerdict.UNDETERMINED, "unclear"),
    "general": situation(RuleVerdict.UNDETERMINED, "unclear"),
    "lines-unclear": situation(RuleVerdict.UNDETERMINED, "other"),
}
REMEDIES: Mapping[str, frozenset[str]] = {"take-up": frozenset({"suggested"})}
CAVEATS: Mapping[str, frozenset[str]] = {"code-mapping": frozenset({"codes"})}

_COMMONEST = "software-development"
_MOST_NOTES = 10
"""Names of one company that are each noted; the rest are counted."""


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """One permitted activity is enough; only what is plainly another trade fails."""
    del as_of  # the list has no dates of its own
    declared = declared_by(profile, rulebook)
    readings = (IN_PRACTICE,) if declared.rests_on_practice else ()
    notes = tuple(_notes(profile, declared))
    if not declared.named:
        return Outcome("none-given", missing=("activities",))
    if declared.categories:
        return _permitted(declared)._replace(notes=notes, readings=readings)
    if declared.unclear:
        return _unclear(profile, declared)._replace(notes=notes, readings=readings)
    other = tuple(declared.unlisted)
    if declared.open_keys:
        return Outcome("lines-unclear", {"other": other}, missing=declared.open_keys, notes=notes)
    remedies = partial(_remedies, profile, declared, rulebook)
    return Outcome("fail", {"other": other}, remedies=remedies, notes=notes)


def _remedies(profile: Profile, declared: Declared, rulebook: Rulebook) -> tuple[Remedy, ...]:
    """To take up an activity of the list, in place behind those that are declared."""
    suggested = _suggested(declared, rulebook)
    changes = {f"activities.{len(profile.activities or ())}": suggested[0]}
    return (remedy(ID, "take-up", {"suggested": suggested}, changes),)


def _permitted(declared: Declared) -> Outcome:
    permitted: dict[str, Value] = {
        "permitted": tuple(each.title for each in declared.categories),
        "permitted_ids": tuple(each.id for each in declared.categories),
    }
    caveats = (caveat(ID, "code-mapping", {"codes": declared.codes}),) if declared.codes else ()
    outcome = Outcome("pass", permitted, used=declared.used, caveats=caveats)
    others = (*declared.mixed, *declared.unclear, *declared.unlisted)
    if others:
        return outcome._replace(situation="pass-some", values={**permitted, "other": others})
    if all(each.basis == "practice" for each in declared.categories):
        return outcome._replace(situation="pass-in-practice")
    return outcome


def _unclear(profile: Profile, declared: Declared) -> Outcome:
    """What is asked, by the one thing that brings an answer nearest: a meaning, a word, or the Directorate."""
    unclear = tuple(declared.unclear)
    missing = (*keys_of(declared.unclear, profile), *declared.open_keys)
    outcome = Outcome("unknown", {"unclear": unclear}, missing=missing)
    meanings = {each.meaning for each in declared.unclear.values()}
    likely = [
        each for match in declared.unclear.values() if match.meaning is Meaning.LIKELY for each in match.categories
    ]
    if likely:
        meant = tuple(dict.fromkeys(each.id for each in likely))
        return outcome._replace(situation="likely", values={"unclear": unclear, "meant": meant})
    if meanings == {Meaning.RECOGNISED}:
        categories = declared.open_categories
        return outcome._replace(
            situation="open",
            values={
                "unclear": unclear,
                "categories": tuple(each.title for each in categories),
                "category_ids": tuple(each.id for each in categories),
            },
            used=tuple((each.id, each) for each in categories),
        )
    return outcome._replace(situation="general") if meanings == {Meaning.GENERAL} else outcome


def _suggested(declared: Declared, rulebook: Rulebook) -> tuple[str, ...]:
    found = [
        each.id for name in declared.unlisted for each in near(rulebook, name) if each.kind is CategoryKind.PERMITTED
    ]
    return tuple(dict.fromkeys(found))[:3] or (_COMMONEST,)


def _notes(profile: Profile, declared: Declared) -> Iterator[Note]:
    """What was recognised by more than its exact name."""
    read_as = {
        activity: read
        for activity, read in declared.named.items()
        if read.meaning is Meaning.RECOGNISED and not read.is_exact
    }
    keys_by_name = keys_by_activity(read_as, profile)
    for activity, keys in list(keys_by_name.items())[:_MOST_NOTES]:
        categories = read_as[activity].categories
        values: dict[str, TextValue] = {
            "activity": activity,
            "categories": tuple(each.title for each in categories),
            "category_ids": tuple(each.id for each in categories),
        }
        yield Note(NoteKind.READ_AS, Text("note.activity-read", values), keys[0])
    if (left := len(keys_by_name) - _MOST_NOTES) > 0:
        yield Note(NoteKind.READ_AS, Text("note.activities-read", {"count": left}), "activities")
