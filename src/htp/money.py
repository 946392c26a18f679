"""Amounts of money, exactly: fractions built from text, never a float, rounded only where a rule says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from htp.errors import UnusableText

Number = Fraction
"""What amounts, rates and shares are."""

CENT = Fraction(1, 100)
MAX_DIGITS = 100
"""Digits before, and after, the point that an amount may have: far beyond any currency, and quick to compute with."""

_AMOUNT = re.compile(r"(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]+(?:_[0-9]+)*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217; empty where it is not known)."""

    amount: Fraction
    currency: str


def parse_amount(text: str) -> Fraction:
    """The exact value of `10_000_000` or `10000000.00`; raises UnusableText for every other notation."""
    if _AMOUNT.fullmatch(text):
        whole, _, decimals = text.replace("_", "").partition(".")
        if max(len(whole), len(decimals)) > MAX_DIGITS:
            raise UnusableText(
                f"an amount of {len(whole) + len(decimals)} digits is too long",
                f"write at most {MAX_DIGITS} digits before and after the point",
            )
        return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else Fraction(int(whole))
    shown = text if len(text) <= 40 else text[:39] + "…"
    if text.startswith("-") and _AMOUNT.fullmatch(text[1:]):
        raise UnusableText(f"{shown} is negative", "write an amount of zero or more")
    if "," in text:
        raise UnusableText(
            f'"{shown}" is not an amount: a comma can mean thousands or decimals',
            "write digits with a point for decimals, e.g. 12_500_000.00",
        )
    if re.fullmatch(r"[0-9_.]+[eE][+-]?[0-9]+", text):
        raise UnusableText(f"{shown} is written with an exponent", "write the amount out in digits, e.g. 12_500_000")
    if re.fullmatch(r"0[0-9_]+(\.[0-9]+)?", text):
        raise UnusableText(f"{shown} begins with a zero", "write the amount without leading zeros")
    raise UnusableText(f'"{shown}" is not an amount', "write digits with a point for decimals, e.g. 12_500_000.00")


def rounded_half_up(amount: Fraction, unit: Fraction = CENT) -> Fraction:
    """The nearest multiple of `unit`; a half goes up."""
    units, one = _in_units(amount, unit)
    return Fraction((2 * units + one) // (2 * one) * unit.numerator, unit.denominator)


def rounded_up(amount: Fraction, unit: Fraction = CENT) -> Fraction:
    """The smallest multiple of `unit` that is at least `amount`."""
    units, one = _in_units(amount, unit)
    return Fraction(-(-units // one) * unit.numerator, unit.denominator)


def rounded_down(amount: Fraction, unit: Fraction = CENT) -> Fraction:
    """The largest multiple of `unit` that is at most `amount`."""
    units, one = _in_units(amount, unit)
    return Fraction(units // one * unit.numerator, unit.denominator)


def _in_units(amount: Fraction, unit: Fraction) -> tuple[int, int]:
    """How many units the amount is, as a number and what it has to be divided by: integers are quicker to round."""
    return amount.numerator * unit.denominator, amount.denominator * unit.numerator


def exact_sum(amounts: Iterable[Fraction]) -> Fraction:
    """The exact sum: as integers where amounts have a denominator in common, which makes it several times quicker."""
    numerator_by_denominator: dict[int, int] = {}
    for each in amounts:
        denominator = each.denominator
        numerator_by_denominator[denominator] = numerator_by_denominator.get(denominator, 0) + each.numerator
    return sum((Fraction(units, of) for of, units in numerator_by_denominator.items()), Fraction(0))


def decimal_text(number: Fraction, *, least_places: int = 0, separator: str = "") -> str:
    """The number written out exactly, with at least so many decimals; ValueError if its decimals never end.

    The separator, a comma or nothing, stands between each three digits before the point.
    """
    numerator, denominator = number.numerator, number.denominator
    places, one = least_places, 10**least_places
    while one % denominator:
        if places > least_places + denominator.bit_length():
            raise ValueError(f"{number} has no end as a decimal")
        places, one = places + 1, one * 10
    whole, decimals = divmod(abs(numerator) * (one // denominator), one)
    sign = "-" if numerator < 0 else ""
    return f"{sign}{whole:{separator}}.{decimals:0{places}}" if places else f"{sign}{whole:{separator}}"
