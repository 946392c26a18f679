"""Amounts of money, exactly: fractions built from text, never a float, rounded only where a rule says so."""

import re
from dataclasses import dataclass
from fractions import Fraction

from htp.errors import UnusableText

CENT = Fraction(1, 100)
MOST_DIGITS = 100
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
        if max(len(whole), len(decimals)) > MOST_DIGITS:
            raise UnusableText(
                f"an amount of {len(whole) + len(decimals)} digits is too long",
                f"write at most {MOST_DIGITS} digits before and after the point",
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
    if re.fullmatch(r"[0-9_.]+[eE][+-]?[0-9]+", text, re.ASCII):
        raise UnusableText(f"{shown} is written with an exponent", "write the amount out in digits, e.g. 12_500_000")
    if re.fullmatch(r"0[0-9_]+(\.[0-9]+)?", text, re.ASCII):
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


def decimal_text(number: Fraction, *, least_places: int = 0) -> str:
    """The number written out exactly, with at least so many decimals; ValueError if its decimals never end."""
    if number.denominator == 1:
        return f"{number.numerator}.{'0' * least_places}" if least_places else str(number.numerator)
    places = least_places
    denominator = number.denominator
    twos = (denominator & -denominator).bit_length() - 1
    fives, rest = 0, denominator >> twos
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        raise ValueError(f"{number} has no end as a decimal")
    places = max(places, twos, fives)
    digits = str(abs(number.numerator) * 10**places // denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
