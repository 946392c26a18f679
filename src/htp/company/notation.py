"""Facts as people write them, in the one way in which a profile has them: what has one reading is read, and noted.

Nothing is concluded here from a text with two readings: it stays as it is, and `facts` says what it could mean.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from htp.company import amounts, dates, words
from htp.document import Data, InputNote, NumberText
from htp.location import KeyPath

READ_AS = "note.read-as"
"""The id of the note that a fact was read otherwise than it is written."""
_MAX_SHOWN = 40
_MAX_LENGTH = 100
"""Characters of a fact that is written in a usual notation; what is longer is no such fact."""
_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]+")


def country_code(text: str) -> str | None:
    return _only(words.country_codes(text))


def currency_code(text: str) -> str | None:
    return _only(words.currency_codes(text))


def _only(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def tax_id(text: str) -> str | None:
    """The digits in the guards of a spreadsheet, `="01234567890123"` or `'01234567890123`, or with blanks between."""
    guarded = re.fullmatch(r"=\"([0-9 ]+)\"|'([0-9 ]+)|([0-9 ]+)", _BLANKS.sub(" ", text).strip())
    digits = (guarded[1] or guarded[2] or guarded[3]).replace(" ", "") if guarded else ""
    return digits if len(digits) == 14 else None


Reader = Callable[[str], str | None]
_READER_BY_KEY: Mapping[str, Reader] = MappingProxyType(
    {
        "legal_form": words.legal_form,
        "country": country_code,
        "market": country_code,
        "through_country": country_code,
        "tax_id": tax_id,
        "period": dates.period,
        "quarter": dates.quarter,
        "employees": amounts.count,
        "employee_months": amounts.count,
        "status": words.status,
        "initial_registration": dates.day,
        "final_registration": dates.day,
    }
)
_READER_OF_KEYS: Mapping[KeyPath, Reader] = MappingProxyType(
    {("exchange_rates",): currency_code, ("residency", "payments"): dates.quarter_of_year}
)
AMOUNTS = frozenset({"amount", "total", "export", "payroll", "profit", "fees_paid"})
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
    walk = _Walk(frozenset(_currencies_named(data)))
    read = walk.read(data, (), currency_code(home) if isinstance(home, str) else None)
    return PlainFacts(read, tuple(walk.notes.values()), walk.written_keys)


def as_read(dotted_key: str, text: str, currency: str | None = None) -> tuple[str, tuple[InputNote, ...]]:
    """One fact as a profile has it, where amounts are in that currency; with a note if it was written otherwise."""
    walk = _Walk(frozenset({currency} if currency else ()))
    return walk.fact(text, tuple(dotted_key.split(".")), currency), tuple(walk.notes.values())


def _currencies_named(data: Data) -> Iterator[str]:
    """The currency of the revenue, and those of the rates."""
    if isinstance(data, dict):
        revenue, rates = data.get("revenue"), data.get("exchange_rates")
        home = revenue.get("currency") if isinstance(revenue, dict) else None
        for name in (home, *(rates if isinstance(rates, dict) else ())):
            if isinstance(name, str) and (code := currency_code(name)):
                yield code


class _Walk:
    """Goes through the data of a profile and keeps what is to be said of it."""

    def __init__(self, named: frozenset[str]) -> None:
        self._named = named
        """The currencies of the figures and of the rates."""
        self.notes: dict[tuple[str, str], InputNote] = {}
        self.written_keys: dict[KeyPath, KeyPath] = {}

    def read(self, data: Data, keys: KeyPath, currency: str | None) -> Data:
        if isinstance(data, dict):
            if keys in _READER_OF_KEYS:
                return self._with_keys(data, keys, currency)
            own = data.get("currency")
            here = (self._currency(own) if isinstance(own, str) else None) or currency
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
        if key in AMOUNTS or keys[:-1] in _READER_OF_KEYS:
            own = None if keys[0] == "exchange_rates" else currency
            read = amounts.amount(written, lambda unit: own is not None and own in words.currency_codes(unit))
        elif key == "currency":
            read = currency_code(written) if keys == ("revenue", "currency") else self._currency(written)
        elif isinstance(key, str) and key in _READER_BY_KEY:
            read = _READER_BY_KEY[key](written)
        else:
            return text
        if read is None or read == written:
            return text
        self._note(keys, written, read)
        return read

    def _currency(self, text: str) -> str | None:
        """The currency that the text means, among those named if it can mean several: `$` beside a rate of USD."""
        codes = words.currency_codes(text)
        return _only(codes) or _only(tuple(code for code in codes if code in self._named))

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
