"""Facts as people write them, in the one way in which a profile has them: what has one reading is read, and noted.

Nothing is concluded here from a text with two readings: it stays as it is, and `facts` says what it could mean.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from htp.company import amounts, countries, currencies, dates
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


Reader = Callable[[str], str | None]
_READER_BY_KEY: Mapping[str, Reader] = MappingProxyType(
    {
        "legal_form": _word(_FORM_BY_WORD),
        "country": country_code,
        "market": country_code,
        "currency": currency_code,
        "tax_id": tax_id,
        "period": dates.period,
        "quarter": dates.quarter,
        "employees": amounts.count,
        "employee_months": amounts.count,
        "status": _word(_STATUS_BY_WORD),
        "initial_registration": dates.day,
        "final_registration": dates.day,
    }
)
_READER_OF_KEYS: Mapping[KeyPath, Reader] = MappingProxyType(
    {("exchange_rates",): currency_code, ("residency", "payments"): dates.quarter_of_year}
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
            if keys in _READER_OF_KEYS:
                return self._with_keys(data, keys, currency)
            own = data.get("currency")
            here = (currency_code(own) if isinstance(own, str) else None) or currency
            return {key: self.read(value, (*keys, key), here) for key, value in data.items()}
        if isinstance(data, list):
            return [self.read(value, (*keys, index), currency) for index, value in enumerate(data)]
        return self.fact(data, keys, currency) if isinstance(data, str) and keys else data

    def _with_keys(self, data: dict[str, Data], keys: KeyPath, currency: str | None) -> Data:
        """Facts whose keys are facts too; where one stands twice, all keys stay as they are written."""
        read = _READER_OF_KEYS[keys]
        if twice_among(data, read):
            return dict(data)
        facts: dict[str, Data] = {}
        for name, value in data.items():
            if not isinstance(name, str):  # a program may hand over quarters
                return data
            plain, written = read(name) or name, (*keys, name)
            if plain != name.strip():
                self._note(written, name.strip(), plain)
            if plain != name:
                self.written_keys[*keys, plain] = written
            facts[plain] = self.fact(value, written, currency) if isinstance(value, str) else value
        return facts

    def fact(self, text: str, keys: KeyPath, currency: str | None) -> str:
        if isinstance(text, NumberText):
            if exact := amounts.written_out(text):
                return NumberText(exact)
            if not text.endswith(".0"):
                return text
        key, written = keys[-1], text.strip()
        if len(written) > _MAX_LENGTH:
            return text
        if key in _AMOUNTS or keys[:-1] in _READER_OF_KEYS:
            own = None if keys[0] == "exchange_rates" else currency
            read = amounts.amount(written, lambda unit: own is not None and currency_code(unit) == own)
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


def twice_among(names: Iterable[object], read: Reader) -> str | None:
    """What stands among the keys in two spellings."""
    seen: set[str] = set()
    for name in map(str, names):
        plain = read(name) or name
        if plain in seen:
            return plain
        seen.add(plain)
    return None
