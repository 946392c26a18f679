"""Amounts, shares, days, counts and lists written out, and the characters that act on a terminal escaped."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from string import Formatter

from htp.language import spoken
from htp.money import HUNDRED, Brief, Money, Number, decimal_text, is_exact_quotient, quotient_down, times
from htp.reports.wording.notation import NOTATIONS, notation
from htp.verdict import Share, TextValue

_LEAST_PLACES = 2
_SHARE_PLACES = 6
_MAX_QUOTED = 40
_BEGINNING_OF_COMMAND = re.compile(r":(?=:[A-Za-z])|#(?=#[A-Za-z]*\[)")


def value_text(value: TextValue) -> str:
    """A single value, as it stands in sentences; no character of it can act on a terminal."""
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, Brief):
        return brief(value)
    if isinstance(value, Share):
        return share(value)
    if isinstance(value, Number):
        return percent(value)
    if isinstance(value, date):
        return WrittenDay(value)
    if isinstance(value, tuple):
        return listing([escape_controls(str(each)) for each in value])
    return escape_controls(str(value))


def filled_in(template: str, values: Mapping[str, TextValue], write: Callable[[TextValue], str] = value_text) -> str:
    """The template with its values written out; a share has as many decimals as the rates beside it."""
    return template.format_map({name: _written(values[name], values, write) for name in _names_in(template)})


@lru_cache(maxsize=1_000)
def _names_in(template: str) -> tuple[str, ...]:
    """The names of values in the template, each once; kept, because templates are few and to take one apart is slow."""
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name is not None))


def _written(value: TextValue, values: Mapping[str, TextValue], write: Callable[[TextValue], str]) -> str:
    return share(value, places_of_rates(values.values())) if isinstance(value, Share) else write(value)


def percent(rate: Number) -> str:
    """`80%`: exact."""
    return _percent(rate, spoken())


@lru_cache(maxsize=100)
def _percent(rate: Number, language: str) -> str:
    """Kept, because the rates of a rulebook are few and stand in the report of every company."""
    own = NOTATIONS[language]
    return own.number(decimal_text(times(rate, HUNDRED))) + own.percent


@lru_cache(maxsize=100)
def rate_decimal(rate: Number) -> str:
    """The share or rate as a decimal for programs: exact."""
    return decimal_text(rate)


def places_of_rates(values: Iterable[TextValue]) -> int:
    """Decimals that a share is shown with, so that it can be told from the requirement beside it."""
    return max([_LEAST_PLACES, *(_places_in_percent(value) for value in values if isinstance(value, Number))])


@lru_cache(maxsize=100)
def _places_in_percent(rate: Number) -> int:
    """Kept like the rate itself."""
    return _places_of(decimal_text(times(rate, HUNDRED)))


def _places_of(decimal: str) -> int:
    return len(decimal.partition(".")[2])


def brief(value: Brief) -> str:
    """`10,000,000`, `1,234,567.90`: with two decimals at least where there is any."""
    whole = decimal_text(value.amount, separator=",")
    exact = decimal_text(value.amount, least_places=_LEAST_PLACES, separator=",") if "." in whole else whole
    return notation().number(exact)


def count(number: int) -> str:
    """`12,500`."""
    return notation().number(f"{number:,}")


def currency(code: str) -> str:
    """`KGS`, or what the language says for it."""
    return notation().currency(code)


def amount(money: Money) -> str:
    """`10,000,000.00 KGS`: exact, with at least two decimals."""
    own = notation()
    number = own.number(decimal_text(money.amount, least_places=2, separator=","))
    return f"{number}{own.before_currency}{own.currency(money.currency)}".rstrip()


def amount_decimal(money: Money) -> str:
    """The amount for programs: exact, with at least two decimals."""
    return decimal_text(money.amount, least_places=2)


def share(measured: Share, places: int = _LEAST_PLACES) -> str:
    """The share in per cent, rounded down, so that what fails never reads as what passes."""
    exact = decimal_text(quotient_down(times(measured.part, HUNDRED), measured.whole, places))
    return notation().number(exact) + notation().percent


def places_beside(required: Number | None) -> int:
    """Decimals of a share in per cent that stands beside the share required, if there is one."""
    return places_of_rates(() if required is None else (required,))


def share_in_full(measured: Share, required: Number | None = None) -> tuple[str, bool]:
    """The share with six decimals, or as many as the requirement has, and whether that is all of it."""
    places = max(_SHARE_PLACES, places_beside(required))
    is_exact = is_exact_quotient(times(measured.part, HUNDRED), measured.whole, places)
    return share(measured, places), is_exact


def share_decimal(measured: Share, required: Number | None) -> str:
    """The share as a decimal for programs, rounded down to six places or as many as the requirement has."""
    places = _SHARE_PLACES if required is None else max(_SHARE_PLACES, _places_of(rate_decimal(required)))
    return decimal_text(quotient_down(measured.part, measured.whole, places))


def day(when: date) -> str:
    """`31 December 2016`."""
    return notation().written_day(when)


class WrittenDay(str):
    """A day as text; `{day:bare}` is how it stands before a noun that has the ending, as Kyrgyz needs it."""

    _when: date

    def __new__(cls, when: date) -> "WrittenDay":
        written = super().__new__(cls, day(when))
        written._when = when
        return written

    def __format__(self, form: str) -> str:
        return notation().written_day(self._when, is_before_noun=True) if form == "bare" else format(str(self), form)


def listing(words: list[str]) -> str:
    """`a, b and c`."""
    return notation().last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def capitalised(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return capitalised(text) + ("" if text.endswith((".", "?", "!")) else ".")


def quoted(text: str) -> str:
    """The text in quotation marks, on one line, and cut where it is too long for a message."""
    return notation().quotation.format(cut("⏎".join(text.splitlines())))


def cut(text: str) -> str:
    """So much of the text as a message has room for."""
    return text if len(text) <= _MAX_QUOTED else f"{text[: _MAX_QUOTED - 1]}…"


def escape_controls(text: str) -> str:
    """The text with everything that could act on a terminal, or hide in it, written as an escape.

    So is the beginning of what a build server takes for a command in its log: `::error::`, `##[group]`, `##vso[…]`.
    """
    if "::" in text or "##" in text:
        text = _BEGINNING_OF_COMMAND.sub(lambda found: rf"\x{ord(found[0]):02x}", text)
    return escape_characters(text)


def escape_characters(text: str) -> str:
    """The text with every character that is seen nowhere, or does something else there, written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(each) if _is_unsafe(each) else each for each in text)


def _is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def display_width(text: str) -> int:
    """Columns of a terminal that the text takes; East Asian characters take two."""
    if text.isascii():
        return len(text)
    return sum(_width_of(each) for each in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):  # drawn onto the character before it
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
