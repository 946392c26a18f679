"""Enough of the revenue comes from permitted activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from htp.money import ZERO, Number, exact_sum, minus, plus, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.changes import (
    cap_lines,
    is_within_reach,
    max_remainder,
    new_line,
    raise_line,
    shortfall_to_add,
)
from htp.rules.parts.permitted import IN_PRACTICE, Declared, activity_key, declared_by, keys_of
from htp.rules.parts.pivotal import pivotal_lines
from htp.rules.parts.rule import Outcome, ShareInForce, Situation, Used, caveat, minimum_on, remedy, situation
from htp.verdict import PeriodName, Remedy, RuleVerdict, Share, Value

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile

ID = "activity-share"
MINIMUM = "activity-share-minimum"
LINE = "activity-share-line"
"""The reading of whether exactly the minimum is enough."""
OTHER_BUSINESS = "other-activities"
"""The reading of whether any other business is allowed."""
SITUATIONS: Mapping[str, Situation] = {
    "all-permitted": situation(RuleVerdict.PASS, "total"),
    "pass": situation(RuleVerdict.PASS, "part", "total", "measured", "required"),
    "fail": situation(RuleVerdict.FAIL, "part", "total", "measured", "required"),
    "none-permitted": situation(RuleVerdict.FAIL, "required"),
    "no-activities": situation(RuleVerdict.UNDETERMINED),
    "no-revenue": situation(RuleVerdict.UNDETERMINED),
    "total-zero": situation(RuleVerdict.UNDETERMINED),
    "not-broken-down": situation(RuleVerdict.UNDETERMINED, "other"),
    "unclear": situation(RuleVerdict.UNDETERMINED, "unclear"),
    "lines-unclear": situation(RuleVerdict.UNDETERMINED, "unclear", "total", "required"),
    "other-business": situation(RuleVerdict.FAIL, "other"),
    "short-period": situation(RuleVerdict.UNDETERMINED, "part", "total", "measured", "required", "period"),
    "lifted": situation(RuleVerdict.PASS),
}
REMEDIES: Mapping[str, frozenset[str]] = {
    "win": frozenset({"amount"}),
    "win-with": frozenset({"amount", "activity"}),
    "shrink": frozenset({"amount"}),
}
CAVEATS: Mapping[str, frozenset[str]] = {"other-business": frozenset(), "short-period": frozenset({"period"})}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """The permitted part is at least the minimum of the total; what is not known to be permitted may be or not."""
    required = minimum_on(rulebook, MINIMUM, as_of)
    if required is None:
        return Outcome("lifted", used=((MINIMUM, rulebook.entry_on(MINIMUM, as_of)),))
    declared = declared_by(profile, rulebook)
    outcome = _outcome(profile, rulebook, required, declared)
    has_other = declared.unlisted or declared.uncertain or declared.open_keys
    readings = [
        *outcome.readings,
        *((OTHER_BUSINESS,) if has_other else ()),
        *((IN_PRACTICE,) if declared.rests_on_practice else ()),
    ]
    return outcome._replace(readings=tuple(readings))


def _outcome(profile: Profile, rulebook: Rulebook, required: ShareInForce, declared: Declared) -> Outcome:
    if not declared.named:
        revenue = () if profile.total else (_revenue_key(profile, declared),)
        return Outcome("no-activities", missing=("activities", *revenue))
    if not declared.permitted and not declared.uncertain and not declared.open_keys:
        return _none_permitted(profile, required)
    allows_other = rulebook.reading(OTHER_BUSINESS) != "none"
    if not allows_other and declared.unlisted:
        return Outcome("other-business", {"other": tuple(declared.unlisted)})
    if not profile.total:
        missing = (*_keys_of_uncertain(profile, declared), _revenue_key(profile, declared))
        return Outcome("no-revenue" if profile.total is None else "total-zero", missing=missing)
    if not declared.unlisted and not declared.uncertain and not declared.open_keys:
        return Outcome(
            "all-permitted",
            {"total": profile.money(profile.total)},
            used=((MINIMUM, required.entry), *declared.used),
            measured=Share(profile.total, profile.total),
            required=required.minimum,
        )
    if not allows_other or profile.lines is None:
        return _not_broken_down(profile, declared)
    needs_more = rulebook.reading(LINE) == "more-than"
    return _by_lines(profile, profile.lines, required, declared, needs_more=needs_more)


def _none_permitted(profile: Profile, required: ShareInForce) -> Outcome:
    total = profile.total or ZERO
    measured = Share(ZERO, total) if total else None
    return Outcome(
        "none-permitted",
        {"required": required.minimum},
        used=((MINIMUM, required.entry),),
        measured=measured,
        required=required.minimum,
    )


def _not_broken_down(profile: Profile, declared: Declared) -> Outcome:
    keys = _keys_of_uncertain(profile, declared)
    if declared.unlisted:
        return Outcome("not-broken-down", {"other": tuple(declared.unlisted)}, missing=(*keys, "revenue.lines"))
    needs_lines = profile.lines is None and (declared.permitted or declared.mixed)
    breakdown = ("revenue.lines",) if needs_lines else ()
    missing = (*keys, *declared.open_keys, *breakdown)
    return Outcome("unclear", {"unclear": tuple(declared.uncertain)}, missing=missing)


def _keys_of_uncertain(profile: Profile, declared: Declared) -> tuple[str, ...]:
    """Where a name is to be made clear; nowhere if permitted activities stand beside others whatever it means."""
    if declared.permitted and declared.unlisted:
        return ()
    return keys_of(declared.uncertain, profile)


def _revenue_key(profile: Profile, declared: Declared) -> str:
    """Where the revenue is to be stated; a total says enough only of activities of one kind."""
    of_several_kinds = declared.unlisted or declared.mixed or (declared.permitted and declared.unclear)
    return "revenue.lines" if profile.lines is not None or of_several_kinds else "revenue.total"


def _by_lines(
    profile: Profile, lines: Sequence[ConvertedLine], required: ShareInForce, declared: Declared, *, needs_more: bool
) -> Outcome:
    """Under the reading that asks for more than the minimum, exactly the minimum is too little."""
    permitted = [line for line in lines if line.activity in declared.permitted]
    unclear = [
        line for line in lines if not (line.activity in declared.permitted or line.activity in declared.unlisted)
    ]
    assert profile.total is not None  # lines have a sum, be it of none
    part, total, open_part = _sum(permitted), profile.total, _sum(unclear)
    minimum = required.minimum
    needed = times(minimum, total)
    most = plus(part, open_part)
    readings = (LINE,) if needed in (part, most) else ()
    used: Used = ((MINIMUM, required.entry), *declared.used)
    is_enough, can_be_enough = (part > needed, most > needed) if needs_more else (part >= needed, most >= needed)
    if can_be_enough and not is_enough:
        values: dict[str, Value] = {
            "unclear": profile.money(open_part),
            "total": profile.money(total),
            "required": minimum,
        }
        keys = _deciding_keys(profile, declared, unclear, part, needed)
        return Outcome("lines-unclear", values, used=used, required=minimum, missing=keys, readings=readings)
    measured = Share(part, total)
    figures: dict[str, Value] = {
        "part": profile.money(part),
        "total": profile.money(total),
        "measured": measured,
        "required": minimum,
    }
    outcome = Outcome("pass", figures, used=used, measured=measured, required=minimum, readings=readings)
    short: dict[str, Value] = {}
    if profile.period is not None and profile.is_for_part_of_year:
        short = {"period": PeriodName(profile.period.text)}
    if is_enough:
        caveats = (caveat(ID, "other-business"),) if declared.unlisted else ()
        return outcome._replace(caveats=(*caveats, caveat(ID, "short-period", short)) if short else caveats)
    if short and most:  # other trades alone are no question of the period
        named = () if part else keys_of(declared.uncertain, profile)  # it may turn out to be other trades alone
        unnamed = () if part else [activity_key(each) for each in unclear if each.activity not in declared.uncertain]
        missing = (*named, *unnamed, "period")
        return outcome._replace(situation="short-period", values={**figures, **short}, missing=missing)
    others = [line for line in lines if line.activity not in declared.permitted]
    remedies = partial(_remedies, profile, permitted, others, minimum, next(iter(declared.permitted), None))
    return outcome._replace(situation="fail", remedies=remedies)


def _deciding_keys(
    profile: Profile, declared: Declared, unclear: Sequence[ConvertedLine], part: Number, needed: Number
) -> tuple[str, ...]:
    """The names to correct and the lines to name an activity for that can still change whether `needed` is reached."""
    listed = [
        f"activities.{index}" for index, each in enumerate(profile.activities or ()) if each in declared.uncertain
    ]
    amount_by_key = dict.fromkeys(listed, ZERO) | {activity_key(line): line.amount for line in unclear}
    decisive = {activity_key(line) for line in pivotal_lines(unclear, part, needed)}
    unnamed = [line for line in unclear if line.activity not in declared.uncertain]
    if unnamed and not declared.open_keys:
        decisive |= _telling_slips(declared, amount_by_key, unnamed, minus(needed, part))
    return tuple(key for key in amount_by_key if key in decisive)


def _telling_slips(
    declared: Declared, amount_by_key: Mapping[str, Number], unnamed: Sequence[ConvertedLine], short: Number
) -> set[str]:
    """The misspelt names that, corrected, could tell what the lines without an activity were earned with.

    They do where every activity turns out to be permitted, or none does. `short` is what is missing to the share.
    """
    slips = amount_by_key.keys() - {activity_key(line) for line in unnamed}
    of_slips, of_unnamed = exact_sum(amount_by_key[key] for key in slips), _sum(unnamed)
    return {
        key
        for key in slips
        if (not declared.unlisted and minus(of_slips, amount_by_key[key]) < short)
        or (not declared.permitted and plus(amount_by_key[key], of_unnamed) >= short)
    }


def _remedies(
    profile: Profile,
    permitted: Sequence[ConvertedLine],
    others: Sequence[ConvertedLine],
    minimum: Number,
    activity: str | None,
) -> tuple[Remedy, ...]:
    part, total = _sum(permitted), _sum([*permitted, *others])
    remedies = []
    more = shortfall_to_add(part, total, minimum)
    if more is not None and activity is not None and is_within_reach(total, plus(total, more)):
        remedies.append(_remedy_to_win(profile, permitted, more, activity))
    most = max_remainder(part, minimum)
    if most is not None and is_within_reach(total, plus(part, most)):
        remedies.append(remedy(ID, "shrink", {"amount": profile.money(most)}, cap_lines(profile, others, most)))
    return tuple(remedies)


def _remedy_to_win(profile: Profile, permitted: Sequence[ConvertedLine], more: Number, activity: str) -> Remedy:
    """So much more from permitted activities, but not from customers at home: that would lower the export share."""
    values: dict[str, Value] = {"amount": profile.money(more)}
    not_at_home = sorted(
        (each for each in permitted if each.is_export is not False), key=lambda each: not each.is_export
    )
    if not_at_home:
        return remedy(ID, "win", values, raise_line(profile, not_at_home[0], more))
    return remedy(ID, "win-with", {**values, "activity": activity}, new_line(profile, more, activity))


def _sum(lines: Sequence[ConvertedLine]) -> Number:
    return exact_sum(line.amount for line in lines)
