"""A customer in words, `+50000 EUR DE`: how much, in which currency, from which country, and perhaps for what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from htp.company import amounts, facts, words
from htp.company.units import is_in_thousands
from htp.errors import UnusableText
from htp.money import Number

_MINUS = "-−–"  # the first one stands first between brackets
_SIGNED = re.compile(rf"\s*([{_MINUS}+]?)\s*([^0-9:]*?)\s*([0-9][0-9 .,'’_\u00a0\u2007\u2009\u202f]*)([^:]*)(?::(.*))?")


class Customer(NamedTuple):
    """A customer that a company would have besides those it has, or no longer."""

    is_more: bool
    amount: Number
    currency: str | None
    """None for the currency of the revenue."""
    market: str
    activity: str | None
    """What is paid for; None where it is not said."""


def customer_in(text: str) -> Customer:
    """The customer, where the text has one reading; raises UnusableText.

    The currency may be left out. It stands before the number or on either side of the country. What is paid for
    follows a colon: `+50 000 € Germany: web development`. A comma may stand between the currency and the country.
    """
    found = _SIGNED.fullmatch(text)
    if found is None:
        raise UnusableText("customer.unreadable", {"text": text})
    sign, before, number, after, activity = found.groups()
    meant = tuple(dict.fromkeys(_meanings(before, after.split())))
    meant = meant or tuple(dict.fromkeys(_meanings(before, after.replace(",", " ").split())))
    if len(meant) > 1:
        raise UnusableText("customer.several", {"text": text, "meant": tuple(" ".join(filter(None, e)) for e in meant)})
    if not meant and is_in_thousands(f"{before} {after}"):
        raise UnusableText("customer.in-thousands", {"text": text})
    if not meant:
        raise UnusableText("customer.no-country", {"text": text})
    currency, market = meant[0]
    return Customer(sign not in _MINUS or not sign, _amount(number), currency, market, _name(activity))


def _amount(text: str) -> Number:
    plain = text.strip(" .,'’_\u00a0\u2007\u2009\u202f")
    readings = amounts.readings(plain)
    return facts.amount(readings[0] if len(readings) == 1 else plain)


def _name(activity: str | None) -> str | None:
    return facts.name(activity) if activity and activity.strip() else None


def _meanings(before: str, after: list[str]) -> Iterator[tuple[str | None, str]]:
    """Every currency and country that the words around the number can mean."""
    for place in range(len(after) + 1):
        first, second = " ".join(after[:place]), " ".join(after[place:])
        for currency, country in dict.fromkeys(((first, second), (second, first))):
            if before and currency:
                continue
            yield from _pairs(before or currency, country)


def _pairs(currency: str, country: str) -> Iterator[tuple[str | None, str]]:
    currencies = words.currency_codes(currency) if currency else (None,)
    yield from ((one, other) for one in currencies for other in words.country_codes(country))
