"""`htp activity --format json` (htp/activity/1): what each declared activity was recognised as and what it earned."""

from functools import partial

from htp.assessing.activities import DeclaredActivity, declared_activities, unnamed_revenue
from htp.assessing.pipeline import AssessedProfile
from htp.company.profile import Profile
from htp.money import Number
from htp.reports import json_answer
from htp.reports.json_answer import Found, Object, in_revenue, share_of
from htp.rulebook.model import Rulebook
from htp.rules import activity, activity_share
from htp.rules.parts.permitted import declared_by

FORMAT = "htp/activity/1"


def render(found: Found, rulebook: Rulebook, version: str) -> str:
    rules = (activity.ID, activity_share.ID)
    return json_answer.render(FORMAT, found, rulebook, version, rules, partial(_depth, rulebook=rulebook))


def _depth(company: AssessedProfile, rulebook: Rulebook) -> Object:
    """Before the law there is no list that activities could be compared with."""
    profile, assessment = company.read.profile, company.result.assessment
    if assessment.as_of < rulebook.in_force_from:
        return {"activities": [], "unnamed": None}
    declared = declared_by(profile, rulebook)
    required = assessment.finding(activity_share.ID).required
    unnamed = unnamed_revenue(profile, declared)
    return {
        "activities": [_activity(profile, each, required) for each in declared_activities(profile, declared, rulebook)],
        "unnamed": None
        if unnamed is None
        else {**_earned(profile, unnamed.earned, required), "missing": list(unnamed.open_keys)},
    }


def _activity(profile: Profile, declared: DeclaredActivity, required: Number | None) -> Object:
    matched = declared.matched_by
    return {
        "name": declared.name,
        "recognition": declared.recognition.value,
        "matched_by": None if matched is None else matched.name.lower(),
        "categories": [each.id for each in declared.categories],
        **_earned(profile, declared.earned, required),
    }


def _earned(profile: Profile, earned: Number | None, required: Number | None) -> Object:
    return {"earned": in_revenue(profile, earned), "share": share_of(earned, profile.total, required)}
