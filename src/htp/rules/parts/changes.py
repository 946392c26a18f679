"""What a remedy changes in a profile: totals or single revenue lines, as new values by dotted key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from htp.company.facts import THOUSANDS_OR_DECIMALS
from htp.money import (
    ONE,
    Number,
    decimal_text,
    minus,
    plus,
    quotient_down,
    quotient_up,
    rounded_up,
    times,
)

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile, RevenueLine

EXAMPLE_MARKET = "US"
"""Stands for any customer abroad; whether sales within the Eurasian Economic Union count was not found."""

MAX_GROWTH = 4
"""No company is advised to earn more than so many times its revenue in addition, or to keep less than a fifth of it."""
_MAX_FACTOR = Number(1 + MAX_GROWTH)


def is_within_reach(total: Number, changed: Number) -> bool:
    """Whether a company can be advised to go from the one total to the other."""
    return changed <= times(total, _MAX_FACTOR) and times(changed, _MAX_FACTOR) >= total


def amount_text(amount: Number) -> str:
    """The amount as a profile has it; its decimals get a nought where `900.125` could be thousands."""
    text = decimal_text(amount, least_places=2)
    return f"{text}0" if re.fullmatch(THOUSANDS_OR_DECIMALS, text) else text


def raise_line(profile: Profile, line: ConvertedLine, by: Number) -> dict[str, str]:
    """The line raised by that much, rounded up to 0.01 of its own currency."""
    stated = _line(profile, line.position)
    more = quotient_up(by, profile.rate_of(stated.currency))
    return {f"revenue.lines.{line.position}.amount": amount_text(plus(stated.amount, more))}


def new_line(profile: Profile, by: Number, activity: str | None) -> dict[str, str]:
    """A new line of that much for a customer abroad, rounded up to 0.01."""
    index = len(profile.revenue.lines or ())
    changes = {f"revenue.lines.{index}.amount": amount_text(rounded_up(by))}
    changes[f"revenue.lines.{index}.market"] = EXAMPLE_MARKET
    if activity is not None:
        changes[f"revenue.lines.{index}.activity"] = activity
    return changes


def cap_lines(profile: Profile, lines: Iterable[ConvertedLine], to: Number) -> dict[str, str]:
    """The lines cut down, last ones first, until they come to that much together.

    Rounded down to 0.01 of each line's own currency.
    """
    changes = {}
    left = to
    for each in lines:
        if each.amount > left:
            rate = profile.rate_of(_line(profile, each.position).currency)
            kept = quotient_down(left, rate)
            changes[f"revenue.lines.{each.position}.amount"] = amount_text(kept)
            left = minus(left, times(kept, rate))
        else:
            left = minus(left, each.amount)
    return changes


def shortfall_to_add(part: Number, total: Number, minimum: Number) -> Number | None:
    """What must be added to the part, and so to the total, to reach the minimum; None if nothing is enough."""
    if minimum == 1:
        return None
    return quotient_up(minus(times(minimum, total), part), minus(ONE, minimum))


def max_remainder(part: Number, minimum: Number) -> Number | None:
    """The most that may stand beside the part for it to be the minimum of the whole; None if the part is nothing."""
    if part == 0:
        return None
    return quotient_down(times(part, minus(ONE, minimum)), minimum)


def shortfall_to_shift(part: Number, total: Number, minimum: Number) -> Number:
    """What must go from the rest to the part; never more than the rest, however small the unit."""
    return min(rounded_up(minus(times(minimum, total), part)), minus(total, part))


def _line(profile: Profile, index: int) -> RevenueLine:
    assert profile.revenue.lines is not None
    return profile.revenue.lines[index]
