"""Answers that a fact could get, to be tried on a profile: in favour of the company first, against it last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from htp.company.profile import HOME_MARKET, Profile
from htp.document import Data
from htp.money import ZERO, Number, minus, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.changes import amount_text
from htp.rules.parts.permitted import declared_by
from htp.verdict import Kind

Answer = Mapping[str, Data]
"""New values by dotted key."""

_ABROAD = "US"
_ANOTHER_TRADE = "retail"
_SOME_AMOUNT, _TEN = Number(100), Number(10)
_LONG_AGO = timedelta(days=3 * 366)
"""Longer than any time that a resident has to reach a share."""


def answers_to(key: str, profile: Profile, rulebook: Rulebook, as_of: date) -> Sequence[Answer]:
    """What to try for that key; nothing where no answer to it is known here."""
    make = _ANSWERS.get(key) or _ANSWERS.get(key.rpartition(".")[2] if key.startswith("revenue.lines.") else "")
    if make is None and key.startswith("activities."):
        make = _an_activity
    return [] if make is None else make(key, profile, rulebook, as_of)


def periods_to_try(profile: Profile, rulebook: Rulebook, as_of: date) -> Sequence[Answer]:
    """Years in which the rules or what is asked of a resident may have been others, and a month of the last one."""
    first, last = rulebook.in_force_from.year, as_of.year
    deciding = {used for rule in rulebook.rules.values() if rule.kind is Kind.CRITERION for used in rule.uses}
    changes = {entry.first.year for each in deciding for entry in rulebook.parameters[each].values}
    registered = (profile.residency.initial_registration, profile.residency.final_registration)
    for day in filter(None, registered):
        changes |= {day.year, day.year + 1, day.year + 2}
    years = {year + step for year in changes for step in (-1, 0)} | {last - 1, last}
    return [*({"period": str(year)} for year in sorted(years) if first <= year <= last), {"period": f"{last}-01"}]


def _activities(_key: str, _profile: Profile, rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    return [{"activities": [_permitted(rulebook)]}, {"activities": [_ANOTHER_TRADE]}]


def _an_activity(key: str, profile: Profile, rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    """A line that names no activity is of one of those that a list names."""
    lines = profile.revenue.lines or ()
    is_unnamed = key.startswith("revenue.") and lines[int(key.split(".")[2])].activity is None
    permitted, other = _names(profile, rulebook) if is_unnamed else (_permitted(rulebook), _ANOTHER_TRADE)
    return [{key: permitted}, {key: other}]


def _names(profile: Profile, rulebook: Rulebook) -> tuple[str, str]:
    """A permitted activity and another one, out of those listed if there is a list."""
    listed = profile.activities or (_permitted(rulebook), _ANOTHER_TRADE)
    declared = declared_by(profile, rulebook)
    permitted = next((each for each in listed if each in declared.permitted), listed[0])
    return permitted, next((each for each in listed if each in declared.unlisted), listed[-1])


def _permitted(rulebook: Rulebook) -> str:
    return next(iter(rulebook.permitted))


def _market(key: str, _profile: Profile, _rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    return [{key: _ABROAD}, {key: HOME_MARKET}]


def _total(key: str, profile: Profile, _rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    export = profile.revenue.export
    if not export:
        return [{key: amount_text(_SOME_AMOUNT)}]
    return [{key: amount_text(export)}, {key: amount_text(times(export, _TEN))}]


def _export(key: str, profile: Profile, _rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    total = profile.revenue.total
    return [{key: amount_text(_SOME_AMOUNT if total is None else total)}, {key: "0"}]


def _lines(key: str, profile: Profile, rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    """Revenue from abroad and at home that agrees with the totals that are known, of each activity."""
    total, export = profile.revenue.total, profile.revenue.export
    if export is None:
        whole = _SOME_AMOUNT if total is None else total
        amounts = [(whole, ZERO), (ZERO, whole)]
    elif total is None:
        amounts = [(export, ZERO), (export, times(export, _TEN) or _SOME_AMOUNT)]
    else:
        amounts = [(export, minus(total, export))]
    return [
        {
            "revenue.total": None,
            "revenue.export": None,
            key: [
                {"amount": amount_text(amount), "activity": activity, "market": market}
                for amount, market in ((abroad, _ABROAD), (at_home, HOME_MARKET))
            ],
        }
        for activity in _names(profile, rulebook)
        for abroad, at_home in amounts
    ]


def _status(key: str, _profile: Profile, _rulebook: Rulebook, _as_of: date) -> Sequence[Answer]:
    return [{key: "resident"}, {key: "applicant"}]


def _registration(key: str, _profile: Profile, _rulebook: Rulebook, as_of: date) -> Sequence[Answer]:
    return [{key: as_of.isoformat()}, {key: (as_of - _LONG_AGO).isoformat()}]


_ANSWERS: Mapping[str, Callable[[str, Profile, Rulebook, date], Sequence[Answer]]] = {
    "activities": _activities,
    "revenue.total": _total,
    "revenue.export": _export,
    "revenue.lines": _lines,
    "activity": _an_activity,
    "market": _market,
    "through_country": _market,
    "residency.status": _status,
    "residency.initial_registration": _registration,
    "residency.final_registration": _registration,
}
