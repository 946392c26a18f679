"""At least one declared activity is on the list of permitted activities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.rulebook.model import Rulebook
from htp.rules.parts.permitted import declared_by, keys_of
from htp.rules.parts.rule import Outcome, Situation, remedy, situation
from htp.verdict import RuleVerdict

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "activity"
SITUATIONS: Mapping[str, Situation] = {
    "pass": situation(RuleVerdict.PASS, "permitted"),
    "pass-some": situation(RuleVerdict.PASS, "permitted", "other"),
    "fail": situation(RuleVerdict.FAIL, "other"),
    "none-given": situation(RuleVerdict.UNDETERMINED),
    "slip": situation(RuleVerdict.UNDETERMINED, "unclear", "meant"),
    "lines-unclear": situation(RuleVerdict.UNDETERMINED, "other"),
}
REMEDIES: Mapping[str, frozenset[str]] = {"take-up": frozenset({"suggested"})}
CAVEATS: Mapping[str, frozenset[str]] = {}

_COMMONEST = "software-development"


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """One permitted activity is enough; a name that only resembles one is a question, not a guess."""
    del as_of  # the list has no dates of its own
    declared = declared_by(profile, rulebook)
    if not profile.declared_activities:
        return Outcome("none-given", missing=("activities",))
    if declared.permitted:
        permitted = tuple(dict.fromkeys(each.title for each in declared.permitted.values()))
        others = (*declared.unclear, *declared.unlisted)
        if others:
            return Outcome("pass-some", {"permitted": permitted, "other": others}, used=declared.used)
        return Outcome("pass", {"permitted": permitted}, used=declared.used)
    if declared.unclear:
        meant = tuple(dict.fromkeys(each.id for each in declared.unclear.values()))
        keys = [key for each in declared.unclear for key in keys_of(each, profile)]
        missing = (*keys, *declared.open_keys)
        return Outcome("slip", {"unclear": tuple(declared.unclear), "meant": meant}, missing=missing)
    if declared.open_keys:
        return Outcome("lines-unclear", {"other": declared.unlisted}, missing=declared.open_keys)
    near = rulebook.categories_near(declared.unlisted) or (rulebook.categories[_COMMONEST],)
    named = [*(profile.activities or ()), near[0].id]
    changes = {f"activities.{len(named) - 1}": near[0].id}
    return Outcome(
        "fail",
        {"other": declared.unlisted},
        remedies=(remedy(ID, "take-up", {"suggested": tuple(each.id for each in near[:3])}, changes),),
    )
