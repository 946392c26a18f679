"""Companies for tests: each test writes down only the facts that matter to it."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any, cast

from htp.assessing.assessment import assess, shipped_rulebook
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data
from htp.rulebook.model import Rulebook
from htp.verdict import Finding

END_OF_2016 = date(2016, 12, 31)
CRITERIA = ("activity", "activity-share", "export-share")
Facts = dict[str, Any]
"""A profile as YAML gives it: mappings, lists and text."""

_KEYS_BY_FACT: Mapping[str, tuple[str, ...]] = {
    "name": ("company", "name"),
    "legal_form": ("company", "legal_form"),
    "period": ("period",),
    "activities": ("activities",),
    "currency": ("revenue", "currency"),
    "total": ("revenue", "total"),
    "export": ("revenue", "export"),
    "lines": ("revenue", "lines"),
    "rates": ("exchange_rates",),
    "employees": ("staff", "employees"),
    "payroll": ("staff", "payroll"),
    "employee_months": ("staff", "employee_months"),
    "status": ("residency", "status"),
    "initial_registration": ("residency", "initial_registration"),
    "final_registration": ("residency", "final_registration"),
    "fees_paid": ("residency", "fees_paid"),
    "payments": ("residency", "payments"),
    "wage": ("assumptions", "average_monthly_wage"),
}
_USUAL: Mapping[str, Data] = {"name": "Ala-Too", "activities": ["software-development"], "currency": "KGS"}


@cache
def rulebook() -> Rulebook:
    return shipped_rulebook()


def facts_of(**facts: Data) -> Facts:
    """A profile's data; a fact given as None is left out, one not given is the usual one or left out."""
    data: Facts = {}
    for fact, value in {**_USUAL, **facts}.items():
        if value is not None:
            *sections, key = _KEYS_BY_FACT[fact]
            section = data
            for each in sections:
                section = section.setdefault(each, {})
            section[key] = value
    return data


def a_company(**facts: Data) -> Profile:
    return profile_from(facts_of(**facts))


def line(amount: str, **facts: str) -> dict[str, Data]:
    return {"amount": amount, **facts}


def lines(*each: dict[str, Data]) -> list[Data]:
    return list(each)


def findings(profile: Profile, as_of: date = END_OF_2016) -> dict[str, Finding]:
    """What every rule finds, by its id."""
    return {each.rule: each for each in assess(profile, rulebook(), as_of).findings}


def found(data: Facts, as_of: date = END_OF_2016) -> dict[str, Finding]:
    """What every rule finds about the company that the data describes, by its id."""
    return findings(profile_from(cast(Data, data)), as_of)


def situation_of(finding: Finding) -> str:
    """The situation that a rule found, by the text that explains it."""
    rule, _, situation = finding.explanation.id.partition(".")
    assert rule == finding.rule
    return situation


def changed(data: Facts, changes: Mapping[str, Any]) -> Facts:
    """A copy of the data with new values at dotted keys; parents are created, an index past the end appends."""
    result = deepcopy(data)
    for dotted_key, value in changes.items():
        *parents, last = dotted_key.split(".")
        place: Any = result
        for parent, child in zip(parents, [*parents, last][1:], strict=True):
            place = _step(place, parent, [] if child.isdecimal() else {})
        if isinstance(place, list):
            place[int(last) :] = [value, *place[int(last) + 1 :]]
        else:
            place[last] = value
    return result


def _step(place: Any, key: str, absent: Data) -> Any:
    if isinstance(place, list):
        if int(key) == len(place):
            place.append(absent)
        return place[int(key)]
    return place.setdefault(key, absent)


def remedies(finding: Finding) -> dict[str, Mapping[str, str]]:
    """What each way changes, by its name."""
    return {each.name: each.changes for each in finding.remedies}


def all_pass(data: Facts, finding: Finding, as_of: date) -> bool:
    """Whether each way that the finding proposes, applied to the facts, meets the rule."""
    return all(found(changed(data, way.changes), as_of)[finding.rule].verdict == "pass" for way in finding.remedies)
