"""Headers that say of which currency and period the amounts below them are: `Выручка за 2025 год, сом`."""

import re
from functools import lru_cache
from typing import NamedTuple

from htp.company import dates
from htp.company.headers import is_share, key_of, visible
from htp.company.notation import AMOUNTS
from htp.company.units import is_in_thousands
from htp.company.words import currency_codes

YEAR = "year"
"""The period of a header that says the amounts are of a whole year, and not of which."""
_PART = re.compile(r"[A-Za-z]{2,3}\$|[^\W_]+(?:[-'’][^\W_]+)*\.?|[$€£¥₽₸₴₾₼₺₹₩₪₫⃀]")
_LINKING = frozenset({"в", "во", "in", "for", "за", "по", "итого", "всего", "менен"})
_OF_YEAR = frozenset(
    {
        *("год", "весь год", "отчетный год", "календарный год", "финансовый год", "годовая", "годовой"),
        *("annual", "the year", "year", "per year", "жылдык", "жыл ичинде", "бир жылдык"),
    }
)
_OF_PERIOD = frozenset({"период", "отчетный период", "the period"})
_ANY_YEAR = "2000"
_PART_OF_YEAR = "-"
_MAX_LENGTH = 100
_MAX_PARTS = 12


class AmountHeader(NamedTuple):
    """What a header says of the amounts below it."""

    key: str
    currency: str = ""
    period: str = ""
    """As a profile has it, or YEAR; for a quarter, half-year or month without its year only the part: `-Q1`."""

    @property
    def stated_period(self) -> str:
        """The period in full; nothing where the header does not say all of it."""
        return "" if self.period == YEAR or self.is_of_part else self.period

    @property
    def is_of_part(self) -> bool:
        """Whether the amounts are of a part of a year, and it does not say of which year."""
        return self.period.startswith(_PART_OF_YEAR)


@lru_cache(maxsize=1_000)
def amount_header(header: str) -> AmountHeader | None:
    """The amount, its currency and period, if the header says that and nothing else; None for any other header.

    Of two readings there is none: `Выручка, доллары` can be those of several countries.
    """
    if len(header) > _MAX_LENGTH or is_share(header) or is_in_thousands(header):
        return None
    parts = _PART.findall(visible(header))
    if not 1 < len(parts) <= _MAX_PARTS:
        return None
    for length in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - length + 1):
            key = key_of(" ".join(parts[start : start + length]))
            if key and key.rpartition(".")[2] in AMOUNTS:
                said = _said([*parts[:start], *parts[start + length :]])
                if said is not None:
                    return AmountHeader(key, *said)
    return None


def _said(parts: list[str]) -> tuple[str, str] | None:
    """The currency and the period that the parts of a header come to; None where one of them says something else."""
    currencies: set[str] = set()
    periods: set[str] = set()
    place = 0
    while place < len(parts):
        for length in range(len(parts) - place, 0, -1):
            text = " ".join(parts[place : place + length])
            if _is_said(text, currencies, periods):
                place += length
                break
        else:
            return None
    if len(currencies) > 1 or len(periods) > 1:
        return None
    return "".join(currencies), "".join(periods)


def _is_said(text: str, currencies: set[str], periods: set[str]) -> bool:
    """Whether the text is one thing that a header can say; it is added to what was said."""
    words = text.casefold().replace("ё", "е").rstrip(".")
    if words in _LINKING or words in _OF_PERIOD:
        return True
    if words in _OF_YEAR:
        periods.add(YEAR)
        return True
    if len(codes := currency_codes(text)) == 1:
        currencies.update(codes)
        return True
    if period := period_or_part(text):
        periods.add(period)
        return True
    return False


def period_or_part(text: str) -> str | None:
    """The period that the text names, or the part of a year without its year, `-Q1`; None where it names none."""
    if period := dates.period(text):
        return period
    of_any_year = None if text.isdecimal() else dates.period(f"{text} {_ANY_YEAR}")
    return of_any_year.removeprefix(_ANY_YEAR) if of_any_year and _PART_OF_YEAR in of_any_year else None
