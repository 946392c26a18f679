"""Facts as people write them, in the one way in which a profile has them: what has one reading is read, and noted.

Nothing is concluded here from a text with two readings: it stays as it is, and `facts` says what it could mean.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from htp.company import amounts, countries, currencies
from htp.company.country_names import code_by_name, country_words
from htp.document import Data, InputNote, NumberText
from htp.location import KeyPath
from htp.spelling import normalised

READ_AS = "note.read-as"
"""The id of the note that a fact was read otherwise than it is written."""
_MAX_SHOWN = 40
_MAX_LENGTH = 100
"""Characters of a fact that is written in a usual notation; what is longer is no such fact."""
_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]+")
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
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PART = r"([1-4]|i{1,3}|iv)"
_YEAR = r"([12][0-9]{3})(?:[ -]?(?:год|года|г|жыл|жылы|year)\.?)?"
_QUARTER_WORD = r"(?:кв|квартал|чейрек|чейреги|quarter)\.?"
_QUARTER = rf"(?:q{_PART}|{_PART}[ -]?(?:й|ый|st|nd|rd|th)?[ -]?{_QUARTER_WORD}|{_QUARTER_WORD} ?{_PART})"
_HALF_WORD = r"(?:полугодие|пг|half|half-year|жарым жылдык)\.?"
_HALF = rf"(?:h([12])|([12]|ii?)[ -]?(?:е|ое|st|nd)?[ -]?{_HALF_WORD})"
_QUARTER_OF_YEAR = re.compile(rf"{_QUARTER}[ ,]*{_YEAR}|{_YEAR}[ ,-]*{_QUARTER}")
_HALF_OF_YEAR = re.compile(rf"{_HALF}[ ,]*{_YEAR}|{_YEAR}[ ,-]*{_HALF}")


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
        "employees": amounts.count,
        "employee_months": amounts.count,
        "status": _word(_STATUS_BY_WORD),
        "initial_registration": day,
        "final_registration": day,
    }
)
_AMOUNTS = frozenset({"amount", "total", "export", "payroll", "profit", "fees_paid"})
"""The keys of amounts; a currency for them is the one beside them, or that of the revenue."""


class PlainFacts(NamedTuple):
    """The data of a profile in its plain notation, with a note for each way of writing that is another one."""

    data: Data
    notes: tuple[InputNote, ...]
    written_keys: Mapping[KeyPath, KeyPath]
    """Where a fact stands in what was written, by where it stands now; only of those that have moved."""


def plain_facts(data: Data) -> PlainFacts:
    """The same facts in the notation of profiles; what cannot be read so stays as it is."""
    revenue = data.get("revenue") if isinstance(data, dict) else None
    home = revenue.get("currency") if isinstance(revenue, dict) else None
    walk = _Walk()
    read = walk.read(data, (), currency_code(home) if isinstance(home, str) else None)
    return PlainFacts(read, tuple(walk.notes.values()), walk.written_keys)


def as_read(dotted_key: str, text: str, currency: str | None = None) -> tuple[str, tuple[InputNote, ...]]:
    """One fact as a profile has it, where amounts are in that currency; with a note if it was written otherwise."""
    walk = _Walk()
    return walk.fact(text, tuple(dotted_key.split(".")), currency), tuple(walk.notes.values())


class _Walk:
    """Goes through the data of a profile and keeps what is to be said of it."""

    def __init__(self) -> None:
        self.notes: dict[tuple[str, str], InputNote] = {}
        self.written_keys: dict[KeyPath, KeyPath] = {}

    def read(self, data: Data, keys: KeyPath, currency: str | None) -> Data:
        if isinstance(data, dict):
            if keys == ("exchange_rates",):
                return self._rates(data)
            own = data.get("currency")
            here = (currency_code(own) if isinstance(own, str) else None) or currency
            return {key: self.read(value, (*keys, key), here) for key, value in data.items()}
        if isinstance(data, list):
            return [self.read(value, (*keys, index), currency) for index, value in enumerate(data)]
        return self.fact(data, keys, currency) if isinstance(data, str) and keys else data

    def _rates(self, data: dict[str, Data]) -> Data:
        """The rates by the code of their currency; where one stands twice, all stay as they are written."""
        if twice_among(data):
            return dict(data)
        rates: dict[str, Data] = {}
        for name, value in data.items():
            code, keys = currency_code(name) or name, ("exchange_rates", name)
            if code != name.strip():
                self._note(keys, name.strip(), code)
            if code != name:
                self.written_keys["exchange_rates", code] = keys
            rates[code] = self.fact(value, keys, None) if isinstance(value, str) else value
        return rates

    def fact(self, text: str, keys: KeyPath, currency: str | None) -> str:
        if isinstance(text, NumberText):
            if exact := amounts.written_out(text):
                return NumberText(exact)
            if not text.endswith(".0"):
                return text
        key, written = keys[-1], text.strip()
        if len(written) > _MAX_LENGTH:
            return text
        if key in _AMOUNTS or keys[:1] == ("exchange_rates",) or keys[:2] == ("residency", "payments"):
            read = amounts.amount(written, lambda unit: currency is not None and currency_code(unit) == currency)
        elif isinstance(key, str) and key in _READER_BY_KEY:
            read = _READER_BY_KEY[key](written)
        else:
            return text
        if read is None or read == written:
            return text
        self._note(keys, written, read)
        return read

    def _note(self, keys: KeyPath, text: str, read: str) -> None:
        """Each way of writing is noted once, with the first fact that has it."""
        shown = text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
        self.notes.setdefault((text, read), InputNote("read-as", READ_AS, {"text": shown, "read": read}, keys))


def twice_among(rates: Mapping[str, object]) -> str | None:
    """A currency that stands among the rates in two spellings."""
    seen: set[str] = set()
    for name in rates:
        code = currency_code(name) or name
        if code in seen:
            return code
        seen.add(code)
    return None
