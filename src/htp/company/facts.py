"""One fact from what people write: a name, an amount, a count, a country, a currency, a date, a period.

Each reader takes a text, or the value itself from a program, and raises UnusableText for everything else.
The other notations are imported only to say what is wrong with a text: most programs and files write the plain one.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from htp.company import countries, currencies
from htp.company.period import MONTHS_BY_PART, Period, Quarter, QuarterOfYear
from htp.errors import UnusableText, shape_of
from htp.money import Number, amount_from, parse_amount

MAX_TEXT_LENGTH = 500
"""Characters that a name or an activity may have."""
MAX_COUNT = 10**9 - 1
"""People, or months of employment; anything longer is another number."""
MAX_PAYMENTS = 400
"""Quarters for which payments may be given: a hundred years."""
THOUSANDS_OR_DECIMALS = r"[1-9][0-9]{0,2}\.[0-9]{3}"
"""Thousands to one person, decimals to another."""
_DASHES = frozenset("-–—")
_EXPONENT = r"[0-9]+(?:[.,][0-9]+)?[eEеЕ][+-]?[0-9]+"
"""The letter may be Cyrillic."""
QUARTER_PATTERN = "[12][0-9]{3}-Q[1-4]"
COUNT_PATTERN = r"(?:0|[1-9][0-9]{0,2}(?:_?[0-9]{3}){0,2}|[1-9][0-9]{0,8})"


_LATIN_BY_LOOK = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
"""Cyrillic letters that look like others."""


class LegalForm(StrEnum):
    """The forms in which a company can become a resident."""

    LEGAL_ENTITY = "legal_entity"
    INDIVIDUAL_ENTREPRENEUR = "individual_entrepreneur"
    BRANCH = "branch"


class ResidencyStatus(StrEnum):
    """Whether the company wants to be a resident or is one."""

    APPLICANT = "applicant"
    RESIDENT = "resident"


def _text(value: object, if_not: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise UnusableText(if_not, {"found": shape_of(value)})


def name(value: object) -> str:
    text = _text(value, "text.not-text")
    if not text:
        raise UnusableText("text.empty")
    if len(text) > MAX_TEXT_LENGTH:
        raise UnusableText("text.too-long", {"length": len(text), "most": MAX_TEXT_LENGTH})
    return text


def amount(value: object) -> Number:
    if value.__class__ is not str:
        return _number(value)
    text = value.strip()
    if text[-4:-3] == "." and re.fullmatch(THOUSANDS_OR_DECIMALS, text):
        raise _with_two_readings(text)
    return _number_in(text)


def _number(value: object) -> Number:
    """The number that a program hands over, or that was written as a number."""
    if isinstance(value, Decimal):
        return amount_from(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, float):
        raise UnusableText("amount.float", {"text": repr(value)})
    return _number_in(_text(value, "amount.not-text"))


def _number_in(text: str) -> Number:
    try:
        return parse_amount(text)
    except UnusableText as error:
        raise _no_amount(text) or error from error


def _no_amount(text: str) -> UnusableText | None:
    """Why an amount cannot be read that is written as people write amounts; None where there is nothing to add."""
    from htp.company import amounts, units, words

    if text in _DASHES:
        return UnusableText("amount.dash", {"text": text})
    if units.is_in_per_cent(text):
        return UnusableText("amount.per-cent", {"text": text})
    if units.is_in_thousands(text):
        return UnusableText("amount.in-thousands", {"text": text})
    if re.fullmatch(r"\([0-9].*\)|[-−–][0-9].*", text):
        return UnusableText("amount.negative", {"text": text})
    if re.fullmatch(_EXPONENT, text):
        return UnusableText("amount.exponent", {"text": text})
    if len(amounts.readings(amounts.number_in(text))) > 1:
        return _with_two_readings(amounts.number_in(text))
    if (unit := amounts.unit_in(text)) and words.currency_codes(unit) and amounts.readings(amounts.number_in(text)):
        return UnusableText("amount.other-unit", {"text": text})
    return None


def _with_two_readings(text: str) -> UnusableText:
    from htp.company import amounts

    whole, decimals = amounts.readings(text)[:2]
    return UnusableText("amount.two-readings", {"text": text, "whole": whole, "decimals": decimals})


def rate(value: object) -> Number:
    read = _number(value)
    if read == 0:
        raise UnusableText("rate.zero")
    return read


def count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT:
        return value
    text = _text(value, "count.not-text")
    if re.fullmatch(COUNT_PATTERN, text):
        return int(text)
    from htp.company import amounts

    if re.fullmatch(r"[1-9][0-9]{9,}", text):
        raise UnusableText("count.too-large", {"text": text, "most": MAX_COUNT})
    if len(found := amounts.readings(amounts.people_in(text))) > 1:
        raise UnusableText("count.two-readings", {"text": text, "whole": found[0], "decimals": found[1]})
    raise UnusableText("count.unreadable", {"text": text})


def country(value: object) -> str:
    text = _text(value, "country.not-text")
    if text in countries.NAME_BY_CODE:
        return text
    from htp.company import words

    if len(codes := words.country_codes(text)) > 1:
        meant = tuple(f"{code} ({countries.NAME_BY_CODE[code]})" for code in codes)
        raise UnusableText("country.several", {"text": text, "meant": meant})
    raise _no_code(text, "country")


def currency(value: object) -> str:
    text = _text(value, "currency.not-text")
    if text in currencies.CODES:
        return text
    from htp.company import units, words

    if len(codes := words.currency_codes(text)) > 1:
        raise UnusableText("currency.several", {"text": text, "meant": codes})
    if units.is_in_thousands(text):
        raise UnusableText("currency.in-thousands", {"text": text})
    raise _no_code(text, "currency")


def _no_code(text: str, kind: str) -> UnusableText:
    from htp.company import words

    if words.is_word_too(text):
        return UnusableText(f"{kind}.word-too", {"text": text, "code": text.upper()})
    in_latin = text.upper().translate(_LATIN_BY_LOOK)
    if in_latin in (countries.NAME_BY_CODE if kind == "country" else currencies.CODES):
        letters = "".join(dict.fromkeys(each for each in text if not each.isascii()))
        values = {"text": text, "letters": letters, "code": in_latin}
        if kind == "country":
            values["country"] = countries.NAME_BY_CODE[in_latin]
        return UnusableText(f"{kind}.cyrillic", values)
    return UnusableText(f"{kind}.unknown", {"text": text})


def tax_id(value: object) -> str:
    text = _text(value, "tax-id.not-text")
    if re.fullmatch(r"[0-9]{14}", text):
        return text
    if re.fullmatch(r"[0-9]{13}", text):
        raise UnusableText("tax-id.thirteen-digits", {"text": text, "meant": f"0{text}"})
    if re.fullmatch(_EXPONENT, text):
        raise UnusableText("tax-id.exponent", {"text": text})
    raise UnusableText("tax-id.unreadable", {"text": text})


def day(value: object) -> date:
    if isinstance(value, datetime):  # a table of a program has days with the time of midnight
        from htp.company import dates

        value = dates.day(value.isoformat()) or value.isoformat()
    elif isinstance(value, date):
        return value
    text = _text(value, "date.not-text")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        from htp.company import dates

        if len(readings := dates.readings_of_day(text)) > 1:
            raise UnusableText("date.two-readings", {"text": text, "first": readings[0], "second": readings[1]})
        if meant := dates.day_numbered(text):
            raise UnusableText("date.day-number", {"text": text, "meant": meant})
        raise UnusableText("date.unreadable", {"text": text})
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UnusableText("date.not-in-calendar", {"text": text}) from error


def period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _text(value, "period.not-text")
    year, _, part = text.partition("-")
    months = MONTHS_BY_PART.get(part) if part else (1, 12) if text == year else None
    if months is None or not re.fullmatch(r"[12][0-9]{3}", year):
        from htp.company import dates

        if in_month := dates.day(text):
            raise UnusableText("period.is-day", {"text": text, "year": in_month[:4], "month": in_month[:7]})
        raise UnusableText("period.unreadable", {"text": text})
    return Period(text, int(year), *months)


def quarter_of_year(value: object) -> QuarterOfYear:
    if isinstance(value, QuarterOfYear):
        return value
    text = _text(value, "quarter-of-year.unreadable")
    year, _, quarter = text.partition("-")
    if quarter not in list(Quarter) or not re.fullmatch(r"[12][0-9]{3}", year):
        raise UnusableText("quarter-of-year.unreadable", {"found": text})
    return QuarterOfYear(int(year), Quarter(quarter))


def payments(value: object) -> object:
    """The value without empty entries, in which each quarter and amount is still to be read."""
    if isinstance(value, dict):
        if len(value) > MAX_PAYMENTS:
            raise UnusableText("payments.too-many", {"most": MAX_PAYMENTS})
        if not all(re.fullmatch(QUARTER_PATTERN, str(quarter)) for quarter in value):
            from htp.company import dates, notation

            if twice := notation.twice_among(value, dates.quarter_of_year):
                raise UnusableText("payments.twice", {"quarter": twice})
        return {quarter: each for quarter, each in value.items() if each is not None}
    return value


def activities(value: object) -> object:
    """The value, in which each entry is still to be read."""
    if isinstance(value, str):
        raise UnusableText("activities.not-list", {"start": value[:60]})
    return value


def exchange_rates(value: object) -> object:
    """The value without empty entries, in which each currency and rate is still to be read."""
    if isinstance(value, dict):
        if len(value) > len(currencies.CODES):
            raise UnusableText("exchange-rates.too-many")
        if not value.keys() <= currencies.CODES:
            from htp.company import notation

            if twice := notation.twice_among(value, notation.currency_code):
                raise UnusableText("exchange-rates.twice", {"currency": twice})
        return {code: each for code, each in value.items() if each is not None}
    return value
