"""What the format of a cell says about its number: a share in per cent, a currency, thousands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from htp.company.units import is_in_thousands
from htp.company.words import currency_codes
from htp.errors import Fault

_FIRST_OF_USERS = 164
"""The formats with lower numbers are of the spreadsheet, which shows the currency of its own country in some."""
_UNIT = re.compile(r'\[\$([^\]\-]*)(?:-[^\]]*)?\]|"([^"]*)"|([$€£¥₽₸⃀])')
_SHOWS_FEWER_DIGITS = re.compile(r"[0#?],+(?![0#?,])")


class Unit(NamedTuple):
    """What stands beside the number on the screen."""

    text: str = ""
    currencies: tuple[str, ...] = ()
    """Those that the text can mean."""
    is_per_cent: bool = False
    is_in_thousands: bool = False
    """A number of thousands or millions; not one that is written out and shown in short."""


NO_UNIT = Unit()
PER_CENT = Unit(is_per_cent=True)


class Amount(NamedTuple):
    """A number in a row, which may be an amount of money."""

    cell: str
    stated: str
    """The currency that the row states for it, as it is written; empty where none is stated."""
    unit: Unit


def unit_of(number: int, code: str) -> Unit:
    """What a format with that number shows beside a number that is not negative; NO_UNIT itself for nothing."""
    shown = code.partition(";")[0]
    if number < _FIRST_OF_USERS:
        return PER_CENT if "%" in shown else NO_UNIT
    texts = ["".join(found).strip() for found in _UNIT.findall(shown)]
    text, codes = next(((text, codes) for text in texts if (codes := currency_codes(text))), ("", ()))
    is_short = _SHOWS_FEWER_DIGITS.search(_UNIT.sub("", shown)) is not None
    unit = Unit(text, codes, "%" in shown, not is_short and any(map(is_in_thousands, texts)))
    return NO_UNIT if unit == NO_UNIT else unit


def contradiction_among(amounts: Sequence[Amount]) -> Fault | None:
    """An amount that is shown in another currency than is stated for it, or than another one without a statement.

    Each of them is shown in one.
    """
    first: Amount | None = None
    for each in amounts:
        stated = currency_codes(each.stated)
        if stated and not set(stated) & set(each.unit.currencies):
            values = {"cell": each.cell, "unit": each.unit.text, "stated": each.stated}
            return Fault("workbook.shown-in-other-currency", values)
        if each.stated:
            continue
        first = first or each
        if not set(first.unit.currencies) & set(each.unit.currencies):
            values = {"cell": first.cell, "unit": first.unit.text, "other": each.cell, "other_unit": each.unit.text}
            return Fault("workbook.shown-in-two-currencies", values)
    return None
