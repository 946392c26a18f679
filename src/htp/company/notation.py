"""Facts as people write them, in the one way in which a profile has them: what has one reading is read, and noted.

Nothing is concluded here from a text with two readings: it stays as it is, and `facts` says what it could mean.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from htp.company import countries, currencies
from htp.company.country_names import code_by_name, country_words
from htp.document import Data, InputNote, NumberText
from htp.location import KeyPath
from htp.spelling import normalised

_MAX_SHOWN = 40
_MAX_LENGTH = 100
"""Characters of a fact that is written in a usual notation; what is longer is no such fact."""
_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]+")
_GROUPED = (
    re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]{1,2}))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})(?:,([0-9]{1,2}))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?:\.([0-9]{1,2}))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]{1,2})"),
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]{1,2})"),
)
"""Amounts in groups of three digits, with decimals of money; a group alone (1,234) could be decimals."""
_DECIMAL_COMMA = re.compile(r"(0|[1-9][0-9]*),([0-9]{1,2})|(0),([0-9]+)")
_WITH_UNIT = re.compile(r"(.*[0-9])\s*([^\W\d_][\w. ]*|[$€₽₸£])|([$€₽₸£])\s*([0-9].*)")
_EXPONENT = re.compile(r"([0-9]+)(?:\.([0-9]+))?[eE]([+-]?[0-9]{1,2})")

_CURRENCY_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("сом", "сома", "сомов", "сомы", "som", "soms", "кыргызский сом", "кыргыз сому"), "KGS"),
        **dict.fromkeys(("$", "us$", "dollar", "dollars", "us dollar", "us dollars"), "USD"),
        **dict.fromkeys(("доллар", "доллары", "долларов", "доллар сша", "доллары сша", "долл", "долл сша"), "USD"),
        **dict.fromkeys(("€", "euro", "euros", "евро"), "EUR"),
        **dict.fromkeys(("₽", "rur", "руб", "рубль", "рубли", "рублей", "российский рубль", "российские рубли"), "RUB"),
        **dict.fromkeys(("₸", "тенге", "tenge"), "KZT"),
        **dict.fromkeys(("юань", "юани", "yuan"), "CNY"),
        **dict.fromkeys(("иена", "йена", "yen"), "JPY"),
        **dict.fromkeys(("£", "фунт стерлингов", "фунты стерлингов", "pound sterling"), "GBP"),
    }
)
_FORM_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("осоо", "ооо", "жчк", "ао", "оао", "зао", "пао", "llc", "ltd", "jsc"), "legal_entity"),
        **dict.fromkeys(("юридическое лицо", "юрлицо", "юр лицо", "юридикалык жак", "legal entity"), "legal_entity"),
        **dict.fromkeys(("общество с ограниченной ответственностью", "limited liability company"), "legal_entity"),
        **dict.fromkeys(("ип", "жи", "индивидуальный предприниматель", "жеке ишкер"), "individual_entrepreneur"),
        **dict.fromkeys(("individual entrepreneur", "sole proprietor"), "individual_entrepreneur"),
        **dict.fromkeys(("филиал", "branch"), "branch"),
    }
)
_STATUS_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("резидент", "резидент пвт", "жтп резиденти", "resident"), "resident"),
        **dict.fromkeys(("заявитель", "арыз берүүчү", "арыз ээси", "applicant"), "applicant"),
    }
)
_PEOPLE = re.compile(r"(.+?) ?(?:чел|человек|сотрудников|сотрудника|сотрудник|people|employees|адам|кызматкер)\.?")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PART = r"([1-4]|i{1,3}|iv)"
_YEAR = r"([12][0-9]{3})(?:[ -]?(?:год|года|г|жыл|жылы|year)\.?)?"
_QUARTER_WORD = r"(?:кв|квартал|чейрек|чейреги|quarter)\.?"
_QUARTER = rf"(?:q{_PART}|{_PART}[ -]?(?:й|ый|st|nd|rd|th)?[ -]?{_QUARTER_WORD}|{_QUARTER_WORD} ?{_PART})"
_HALF_WORD = r"(?:полугодие|пг|half|half-year|жарым жылдык)\.?"
_HALF = rf"(?:h([12])|([12]|ii?)[ -]?(?:е|ое|st|nd)?[ -]?{_HALF_WORD})"
_QUARTER_OF_YEAR = re.compile(rf"{_QUARTER}[ ,]*{_YEAR}|{_YEAR}[ ,-]*{_QUARTER}")
_HALF_OF_YEAR = re.compile(rf"{_HALF}[ ,]*{_YEAR}|{_YEAR}[ ,-]*{_HALF}")


def amount(text: str, currency: str | None = None) -> str | None:
    """The digits of an amount in a usual notation; a unit behind or before it has to be that currency."""
    core = _BLANKS.sub(" ", text).strip()
    if with_unit := _WITH_UNIT.fullmatch(core):
        number, unit = with_unit[1] or with_unit[4], with_unit[2] or with_unit[3]
        if currency is None or currency_code(unit.strip()) != currency:
            return None
        return number if re.fullmatch(r"[0-9]+(?:\.[0-9]{1,2})?", number) else amount(number)
    for pattern in _GROUPED:
        if found := pattern.fullmatch(core):
            whole = re.sub(r"[ .,]", "", found[1])
            return f"{whole}.{found[2]}" if found[2] else whole
    if _DECIMAL_COMMA.fullmatch(core):
        return core.replace(",", ".")
    return None


def number(text: NumberText) -> str | None:
    """A number that was written as one, without its exponent: exactly that value in digits."""
    found = _EXPONENT.fullmatch(text)
    if not found:
        return None
    decimals, shift = found[2] or "", int(found[3])
    digits = f"{found[1]}{decimals}"
    point = len(found[1]) + shift
    digits, point = digits.rjust(len(digits) + max(0, -point), "0"), max(point, 0)
    digits = digits.ljust(point, "0")
    rest = digits[point:].rstrip("0")
    whole = digits[:point].lstrip("0") or "0"
    return f"{whole}.{rest}" if rest else whole


def count(text: str) -> str | None:
    """The digits of a number of people, with blanks between thousands, a unit, or a nought after the point."""
    core = _BLANKS.sub(" ", text).strip().lower()
    if with_unit := _PEOPLE.fullmatch(core):
        core = with_unit[1]
        if core.isdecimal():
            return core
    if found := re.fullmatch(r"([0-9]{1,9})[.,]0+", core):
        return found[1]
    return re.sub(" ", "", core) if re.fullmatch(r"[1-9][0-9]{0,2}(?: [0-9]{3})+", core) else None


def country_code(text: str) -> str | None:
    stripped = text.strip()
    code = stripped.upper()
    return code if code in countries.NAME_BY_CODE else code_by_name().get(country_words(stripped))


def currency_code(text: str) -> str | None:
    stripped = text.strip()
    if stripped.upper() in currencies.CODES:
        return stripped.upper()
    return _CURRENCY_BY_WORD.get(normalised(stripped).replace(".", ""))


def _word(words: Mapping[str, str]) -> Callable[[str], str | None]:
    def meant(text: str) -> str | None:
        return words.get(re.sub(r"[.]", "", normalised(text)))

    return meant


def tax_id(text: str) -> str | None:
    """The digits in the guards of a spreadsheet, `="01234567890123"` or `'01234567890123`, or with blanks between."""
    guarded = re.fullmatch(r"=\"([0-9 ]+)\"|'([0-9 ]+)|([0-9 ]+)", _BLANKS.sub(" ", text).strip())
    digits = (guarded[1] or guarded[2] or guarded[3]).replace(" ", "") if guarded else ""
    return digits if len(digits) == 14 else None


def day(text: str) -> str | None:
    """The day as year-month-day; where the month could as well be the day, there is none."""
    core = re.sub(r"[ T]00:00(?::00(?:\.0+)?)?$", "", text.strip())
    if found := re.fullmatch(r"([12][0-9]{3})([-./])([0-9]{1,2})\2([0-9]{1,2})", core):
        return _in_calendar(found[1], found[3], found[4])
    if found := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([12][0-9]{3})(?: ?г\.?)?", core):
        return _in_calendar(found[3], found[2], found[1])
    if found := re.fullmatch(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([12][0-9]{3})", core):
        readings = {_in_calendar(found[4], found[3], found[1]), _in_calendar(found[4], found[1], found[3])} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def readings_of_day(text: str) -> tuple[str, ...]:
    """The days that `01/02/2016` can be."""
    if found := re.fullmatch(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([12][0-9]{3})", text.strip()):
        both = (_in_calendar(found[4], found[3], found[1]), _in_calendar(found[4], found[1], found[3]))
        return tuple(filter(None, both))
    return ()


def _in_calendar(year: str, month: str, of_month: str) -> str | None:
    try:
        return date(int(year), int(month), int(of_month)).isoformat()
    except ValueError:
        return None


def period(text: str) -> str | None:
    core = _BLANKS.sub(" ", text).strip().lower()
    if found := re.fullmatch(rf"{_YEAR}|([12][0-9]{{3}})[.,]0", core):
        return found[1] or found[2]
    for pattern, letter in ((_QUARTER_OF_YEAR, "Q"), (_HALF_OF_YEAR, "H")):
        if found := pattern.fullmatch(core):
            year, part = sorted(filter(None, found.groups()), key=len, reverse=True)
            return f"{year}-{letter}{_ROMAN.get(part, part)}"
    if found := re.fullmatch(r"(0[1-9]|1[0-2])[./]([12][0-9]{3})", core):
        return f"{found[2]}-{found[1]}"
    return None


def quarter(text: str) -> str | None:
    found = re.fullmatch(rf"{_QUARTER}|{_PART}", _BLANKS.sub(" ", text).strip().lower())
    part = next(filter(None, found.groups()), None) if found else None
    return f"Q{_ROMAN.get(part, part)}" if part else None


Reader = Callable[[str], str | None]
_READER_BY_KEY: Mapping[str, Reader] = MappingProxyType(
    {
        "legal_form": _word(_FORM_BY_WORD),
        "country": country_code,
        "market": country_code,
        "currency": currency_code,
        "tax_id": tax_id,
        "period": period,
        "quarter": quarter,
        "employees": count,
        "employee_months": count,
        "status": _word(_STATUS_BY_WORD),
        "initial_registration": day,
        "final_registration": day,
    }
)
_AMOUNTS = frozenset({"amount", "total", "export", "payroll", "profit", "fees_paid"})
"""The keys of amounts; a currency for them is the one beside them, or that of the revenue."""


class Canonical(NamedTuple):
    """The data of a profile in the one way of writing it, with a note for each fact that was written otherwise."""

    data: Data
    notes: tuple[InputNote, ...]


def canonical(data: Data) -> Canonical:
    """The same facts as a profile has them; what cannot be read so stays as it is."""
    revenue = data.get("revenue") if isinstance(data, dict) else None
    home = revenue.get("currency") if isinstance(revenue, dict) else None
    notes: dict[tuple[str, str], InputNote] = {}
    read = _walked(data, (), currency_code(home) if isinstance(home, str) else None, notes)
    return Canonical(read, tuple(notes.values()))


def as_read(dotted_key: str, text: str, currency: str | None = None) -> tuple[str, tuple[InputNote, ...]]:
    """One fact as a profile has it, where amounts are in that currency; with a note if it was written otherwise."""
    notes: dict[tuple[str, str], InputNote] = {}
    keys = tuple(dotted_key.split("."))
    return _fact(text, keys, currency, notes), tuple(notes.values())


def _walked(data: Data, keys: KeyPath, currency: str | None, notes: dict[tuple[str, str], InputNote]) -> Data:
    if isinstance(data, dict):
        own = data.get("currency")
        here = (currency_code(own) if isinstance(own, str) else None) or currency
        if keys == ("exchange_rates",):
            return dict(_rates(data, keys, notes))
        return {key: _walked(value, (*keys, key), here, notes) for key, value in data.items()}
    if isinstance(data, list):
        return [_walked(value, (*keys, index), currency, notes) for index, value in enumerate(data)]
    if isinstance(data, str) and keys:
        return _fact(data, keys, currency, notes)
    return data


def _rates(data: dict[str, Data], keys: KeyPath, notes: dict[tuple[str, str], InputNote]) -> Iterator[tuple[str, Data]]:
    """The rates by the code of their currency; one that stands twice stays as it is written, which is said."""
    codes = {name: currency_code(name) or name for name in data}
    for name, value in data.items():
        code = codes[name] if list(codes.values()).count(codes[name]) == 1 else name
        if code != name:
            _note(notes, (*keys, name), name, code)
        yield code, _fact(value, (*keys, code), None, notes) if isinstance(value, str) else value


def _fact(text: str, keys: KeyPath, currency: str | None, notes: dict[tuple[str, str], InputNote]) -> str:
    key = keys[-1]
    if len(text) > _MAX_LENGTH:
        return text
    if isinstance(text, NumberText) and not (key in _READER_BY_KEY and text.endswith(".0")):
        return NumberText(number(text) or text)
    if key in _AMOUNTS or keys[:1] == ("exchange_rates",) or keys[:2] == ("residency", "payments"):
        read = amount(text, currency)
    elif isinstance(key, str) and key in _READER_BY_KEY:
        read = _READER_BY_KEY[key](text)
    else:
        return text
    if read is None or read == text.strip():
        return text
    _note(notes, keys, text.strip(), read)
    return read


def _note(notes: dict[tuple[str, str], InputNote], keys: KeyPath, text: str, read: str) -> None:
    """Each way of writing is noted once, with the first fact that has it."""
    shown = text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
    notes.setdefault((text, read), InputNote("read-as", "note.read-as", {"text": shown, "read": read}, keys))
