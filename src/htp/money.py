"""Amounts of money, exactly: decimals built from text, never from a float, rounded only where a function says so.

A `Number` is a decimal. Its operators would round to the 28 digits of Python's usual context, silently, so nothing here
uses them and the type checker refuses them: `plus`, `minus` and `times` give every digit. Comparing is always exact.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from functools import reduce
from typing import TYPE_CHECKING, Final, cast

from htp.errors import UnusableText

if TYPE_CHECKING:

    class Number(Decimal):
        """An amount, a rate or a share: a decimal whose operators the type checker refuses."""

        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = None  # type: ignore[assignment]
        __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __abs__ = __round__ = None  # type: ignore[assignment]
else:
    Number = Decimal

MAX_DIGITS = 100
"""Digits before, and after, the point that an amount may have: far beyond any currency, and quick to compute with."""

_PRECISION = 24 * MAX_DIGITS
"""Digits of a result. An amount at a rate times a share has six times MAX_DIGITS, and a sum of such a few more; a
quotient of two of them as many again. What had more would raise, not round."""
_EXACT = Context(prec=_PRECISION, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
_ROUNDING = Context(prec=_PRECISION, traps=[InvalidOperation, DivisionByZero, Overflow])

_Operation = Callable[[Number, Number], Number]
plus: Final = cast(_Operation, _EXACT.add)
minus: Final = cast(_Operation, _EXACT.subtract)
times: Final = cast(_Operation, _EXACT.multiply)


ZERO, ONE, HUNDRED = Number(0), Number(1), Number(100)
_CENT = Number("0.01")

_AMOUNT = re.compile(r"(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]+(?:_[0-9]+)*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217; empty where it is not known)."""

    amount: Number
    currency: str


@dataclass(frozen=True, slots=True)
class Brief:
    """An amount that is shown without its currency, and with decimals only where it has some."""

    amount: Number


def parse_amount(text: str) -> Number:
    """The exact value of `10_000_000` or `10000000.00`; raises UnusableText for every other notation."""
    if _AMOUNT.fullmatch(text):
        digits = text.replace("_", "")
        whole, _, decimals = digits.partition(".")
        if max(len(whole), len(decimals)) > MAX_DIGITS:
            raise UnusableText("amount.too-long", {"digits": len(whole) + len(decimals), "most": MAX_DIGITS})
        return Number(digits)
    raise UnusableText(_what_is_wrong(text), {"text": text})


def _what_is_wrong(text: str) -> str:
    """Which of the usual slips the text is."""
    if text.startswith("-") and _AMOUNT.fullmatch(text[1:]):
        return "amount.negative"
    if "," in text:
        return "amount.comma"
    if re.fullmatch(r"[0-9_.]+[eE][+-]?[0-9]+", text):
        return "amount.exponent"
    if re.fullmatch(r"0[0-9_]+(\.[0-9]+)?", text):
        return "amount.leading-zero"
    return "amount.unreadable"


def amount_from(value: Decimal) -> Number:
    """The decimal of a program as an amount; an exponent counts as the digits it writes out; raises UnusableText."""
    if value.is_finite() and value >= 0 and value.adjusted() < MAX_DIGITS and _decimals(value) <= MAX_DIGITS:
        return cast(Number, value)
    raise UnusableText("amount.out-of-range", {"text": str(value)[:40], "most": MAX_DIGITS})


def _decimals(value: Decimal) -> int:
    return -cast(int, value.as_tuple().exponent)


def exact_sum(amounts: Iterable[Number]) -> Number:
    """All of them added up, 0 if there are none."""
    return reduce(plus, amounts, ZERO)


def negated(amount: Number) -> Number:
    return minus(ZERO, amount)


def rounded_half_up(amount: Number) -> Number:
    """The amount to 0.01; a half goes up."""
    return cast(Number, amount.quantize(_CENT, ROUND_HALF_UP, _ROUNDING))


def rounded_up(amount: Number) -> Number:
    """The smallest multiple of 0.01 that is at least the amount."""
    return cast(Number, amount.quantize(_CENT, ROUND_CEILING, _ROUNDING))


def quotient_up(dividend: Number, divisor: Number, places: int = 2) -> Number:
    """The smallest number with so many decimals that is at least the quotient; both are zero or more."""
    whole, rest = _quotient(dividend, divisor, places)
    return _scaled(plus(whole, ONE) if rest else whole, -places)


def quotient_down(dividend: Number, divisor: Number, places: int = 2) -> Number:
    """The largest number with so many decimals that is at most the quotient; both are zero or more."""
    return _scaled(_quotient(dividend, divisor, places)[0], -places)


def is_exact_quotient(dividend: Number, divisor: Number, places: int) -> bool:
    """Whether the quotient has no more than so many decimals."""
    return not _quotient(dividend, divisor, places)[1]


def _quotient(dividend: Number, divisor: Number, places: int) -> tuple[Number, Number]:
    """How often the divisor goes into the dividend times 10 to the power of `places`, and what is left."""
    return cast(tuple[Number, Number], _EXACT.divmod(_scaled(dividend, places), divisor))


def _scaled(amount: Number, places: int) -> Number:
    return cast(Number, amount.scaleb(places, _EXACT))


def decimal_text(amount: Number, *, least_places: int = 0, separator: str = "") -> str:
    """The number written out exactly, with at least so many decimals and none that says nothing.

    The separator, a comma or nothing, stands between each three digits before the point.
    """
    written = format(amount or ZERO, f"{separator}f")
    if "." not in written:
        return f"{written}.{'0' * least_places}" if least_places else written
    whole, _, decimals = written.partition(".")
    decimals = decimals.rstrip("0").ljust(least_places, "0")
    return f"{whole}.{decimals}" if decimals else whole
