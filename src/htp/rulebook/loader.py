"""Reads the rulebook's four files and refuses what a lawyer could not check or a rule could not use.

Refused are: a value without source and status, an unknown source, dates that overlap or leave an undeclared gap, a name
that two categories share, a text that names a value its rule does not return, a rule with no function and a function
with no rule. Everything wrong is reported at once, with its place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import TypeVar

from htp.company import currencies
from htp.document import Data, Document
from htp.errors import BrokenDocument, Diagnostic, InvalidInput, Problem, TextProblem, UnusableText
from htp.location import KeyPath, Location, dotted
from htp.money import Money, parse_amount
from htp.reading import yaml_text as yaml_source
from htp.rulebook.model import (
    Category,
    DatedValue,
    Parameter,
    ParameterValue,
    Rulebook,
    RuleEntry,
    Signature,
    Source,
    Step,
)
from htp.spelling import nearest, normalised
from htp.verdict import Kind, Status

SHIPPED_FILES = ("sources.yaml", "parameters.yaml", "activities.yaml", "rules.yaml", "procedure.yaml")
COMMON_VALUES = frozenset({"as_of"})
"""Values that every text can name."""
_COMMON_TEXTS = {"before-law": frozenset({"in_force_from"}), "no-value": frozenset({"reason"})}
_SOURCE_KINDS = ("law", "official", "interview", "press", "adviser")
UNREADABLE_DAY = date.min
"""Stands for a date that was refused."""
_GROUPS = ("software", "it-export", "call-centres", "practice")
_STAGES = ("applicant", "resident")
_BASES = ("law", "practice")

Choice = TypeVar("Choice", bound=StrEnum)
Built = TypeVar("Built")


def load_rulebook(signatures: Mapping[str, Signature], texts: Mapping[str, str] | None = None) -> Rulebook:
    """The rulebook of the package, or of `texts` by file name; raises InvalidInput with everything that is wrong."""
    texts = texts if texts is not None else {name: _shipped(name) for name in SHIPPED_FILES}
    problems: dict[str, list[Problem]] = {name: [] for name in SHIPPED_FILES}
    documents = {name: document_of(name, texts[name]) for name in SHIPPED_FILES}
    entries = {name: Entry(documents[name].data, (), problems[name]) for name in SHIPPED_FILES}
    rulebook = _built(entries, signatures)
    diagnostics = [
        found
        for name in SHIPPED_FILES
        for found in diagnostics_of(name, texts[name], documents[name].problems, problems[name])
    ]
    if diagnostics:
        raise InvalidInput(tuple(diagnostics))
    return rulebook


def _shipped(name: str) -> str:
    return (Path(__file__).with_name("data") / name).read_text(encoding="utf-8")


def document_of(name: str, text: str) -> Document:
    try:
        documents = list(yaml_source.read_documents(text))
    except BrokenDocument as error:
        raise InvalidInput(tuple(diagnostics_of(name, text, (error.place,), []))) from error
    if len(documents) > 1:
        raise InvalidInput(
            (Diagnostic(Location(name), "holds several documents", "remove the lines --- between them"),)
        )
    return documents[0] if documents else Document(1, {})


def diagnostics_of(
    name: str, text: str, found_in_text: tuple[TextProblem, ...], found_at_keys: list[Problem]
) -> Iterator[Diagnostic]:
    lines = text.split("\n")
    places = yaml_source.places(text) if found_at_keys else {}
    for found in found_in_text:
        yield Diagnostic(
            Location(name, 1, found.line, found.column), found.problem, found.remedy, lines[found.line - 1]
        )
    for problem in found_at_keys:
        keys = problem.keys
        while keys and keys not in places:
            keys = keys[:-1]
        line, column = places[keys].key if keys in places else (1, 1)
        message = f"{dotted(problem.keys)}: {problem.problem}" if problem.keys else problem.problem
        yield Diagnostic(Location(name, 1, line, column), message, problem.remedy, lines[line - 1])


class Entry:
    """One mapping of a rulebook file; hands out its values and notes what is wrong or left over."""

    def __init__(self, data: Data, keys: KeyPath, problems: list[Problem]) -> None:
        self.keys = keys
        self.problems = problems
        self._data: dict[str, Data] = {}
        self._asked: set[str] = set()
        if isinstance(data, dict):
            self._data = data
        else:
            self.refuse("needs keys of its own", "indent its entries below it")

    def refuse(self, problem: str, remedy: str, *at: str | int) -> None:
        self.problems.append(Problem((*self.keys, *at), problem, remedy))

    def has(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str) -> str:
        value = self._take(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if key in self._data:
            self.refuse("is not a text", "write a text", key)
        return ""

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(str(each) for each in value)
        if key in self._data:
            self.refuse("is not a list of texts", "write a list, [] if it is empty", key)
        return ()

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.text(key)
        if value and value not in choices:
            self.refuse(f'"{value}" is none of {", ".join(choices)}', "write one of them", key)
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        value = self.one_of(key, tuple(each.value for each in choices))
        return choices(value) if value in list(choices) else next(iter(choices))

    def day(self, key: str) -> date:
        value = self.text(key)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        if value:
            self.refuse(f'"{value}" is not a date', "write year-month-day", key)
        return UNREADABLE_DAY

    def entry(self, key: str) -> "Entry":
        value = self._take(key)
        return Entry({} if value is None else value, (*self.keys, key), self.problems)

    def optional_entry(self, key: str) -> "Entry":
        """The entry of that key, or an empty one."""
        self._asked.add(key)
        return self.entry(key) if self.has(key) else Entry({}, (*self.keys, key), self.problems)

    def value(self, key: str) -> Data:
        return self._take(key)

    def is_empty_list(self, key: str) -> bool:
        return self._data.get(key) == []

    def entries(self) -> Iterator[tuple[str, "Entry"]]:
        for key in self._data:
            yield key, self.entry(key)

    def mapping_of_texts(self, key: str) -> dict[str, str]:
        inner = self.entry(key)
        return {name: inner.text(name) for name in inner._data}

    def finish(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in [each for each in self._data if each not in self._asked]:
            meant = nearest(key, self._asked)
            self.refuse("is not known here", f"did you mean {meant[0]}?" if meant else "remove it", key)

    def _take(self, key: str) -> Data:
        self._asked.add(key)
        if key not in self._data:
            self.refuse(f"{key} is missing", f"add {key}: …")
        return self._data.get(key)


def _built(entries: Mapping[str, Entry], signatures: Mapping[str, Signature]) -> Rulebook:
    head = entries["rules.yaml"].entry("rulebook")
    in_force_from = head.day("in_force_from")
    identity, version = head.text("id"), head.text("version")
    head.finish()
    sources = each_built(entries["sources.yaml"], source_from)
    parameters = each_built(
        entries["parameters.yaml"], lambda id_, entry: _parameter(id_, entry, in_force_from, sources)
    )
    categories = each_built(entries["activities.yaml"], lambda id_, entry: category_from(id_, entry, sources))
    refuse_shared_names(categories, entries["activities.yaml"])
    common = entries["rules.yaml"].entry("common")
    common_texts = {name: common.text(name) for name, _ in _COMMON_TEXTS.items()}
    for name, values in _COMMON_TEXTS.items():
        _check_text(common, name, common_texts[name], values)
    common.finish()
    rules = each_built(
        entries["rules.yaml"].entry("rules"),
        lambda id_, entry: _rule(id_, entry, signatures, sources, parameters),
    )
    for missing in [each for each in signatures if each not in rules]:
        entries["rules.yaml"].refuse(f"there is no entry for the rule {missing}", f"add {missing}: …", "rules")
    entries["rules.yaml"].finish()
    steps = tuple(each_built(entries["procedure.yaml"], lambda id_, entry: _step(id_, entry, sources)).values())
    return Rulebook(identity, version, in_force_from, sources, parameters, categories, rules, common_texts, steps)


def each_built(section: Entry, build: Callable[[str, Entry], Built]) -> dict[str, Built]:
    built = {}
    for id_, entry in section.entries():
        built[id_] = build(id_, entry)
        entry.finish()
    return built


def source_from(id_: str, entry: Entry) -> Source:
    return Source(
        id_,
        entry.text("title"),
        entry.one_of("kind", _SOURCE_KINDS),
        entry.text("citation"),
        entry.text("url"),
        entry.day("read_on"),
    )


def _cited(entry: Entry, sources: Mapping[str, Source], key: str = "sources") -> tuple[str, ...]:
    cited = entry.texts(key) if key == "sources" else tuple(filter(None, (entry.text(key),)))
    if entry.is_empty_list(key):
        entry.refuse("cites no source", "name at least one id of sources.yaml", key)
    for each in cited:
        if each not in sources:
            meant = nearest(each, sources)
            remedy = f"did you mean {meant[0]}?" if meant else "add it to sources.yaml"
            entry.refuse(f'there is no source "{each}"', remedy, key)
    return cited


def _parameter(id_: str, entry: Entry, in_force_from: date, sources: Mapping[str, Source]) -> Parameter:
    title = entry.text("title")
    unit = entry.one_of("unit", tuple(_READ_BY_UNIT))
    listed = entry.value("values")
    if not isinstance(listed, list) or not listed:
        if entry.has("values"):
            entry.refuse("has no values", "list at least one value with its date", "values")
        listed = []
    values = []
    for index, each in enumerate(listed):
        dated = Entry(each, (*entry.keys, "values", index), entry.problems)
        values.append(dated_value_from(dated, unit, sources))
        dated.finish()
    _refuse_holes(values, entry, in_force_from)
    return Parameter(id_, title, unit, tuple(values))


def dated_value_from(entry: Entry, unit: str, sources: Mapping[str, Source]) -> DatedValue:
    gap = entry.optional_text("gap")
    value: ParameterValue | None = None
    is_lifted = False
    if gap is None:
        written = entry.value("value")
        is_lifted = written is None
        read = _READ_BY_UNIT.get(unit)
        if written is not None and read is not None:
            try:
                value = read(written)
            except UnusableText as error:
                entry.refuse(error.problem, error.remedy, "value")
    elif entry.has("value"):
        entry.refuse("has both a value and a gap", "keep one of the two", "value")
        entry.value("value")
    first, last = entry.day("from"), entry.day("to") if entry.has("to") else None
    if last is not None and UNREADABLE_DAY not in (first, last) and last < first:
        entry.refuse(f"ends on {last} before it begins", "correct from or to")
    return DatedValue(
        first,
        last,
        value,
        is_lifted,
        gap,
        _cited(entry, sources),
        entry.text("place"),
        entry.choice("status", Status),
    )


def _share(written: Data) -> ParameterValue:
    share = parse_amount(written) if isinstance(written, str) else None
    if share is None or share > 1:
        raise UnusableText("is not a share", "write a number from 0 to 1, e.g. 0.80")
    return share


def _months(written: Data) -> ParameterValue:
    if isinstance(written, str) and re.fullmatch(r"[0-9]{1,3}", written):
        return int(written)
    raise UnusableText("is not a number of months", "write a whole number, e.g. 12")


def _money(written: Data) -> ParameterValue:
    if isinstance(written, dict) and written.keys() == {"amount", "currency"}:
        amount, currency = written["amount"], written["currency"]
        if isinstance(amount, str) and isinstance(currency, str) and currency in currencies.CODES:
            return Money(parse_amount(amount), currency)
    raise UnusableText("is not an amount of money", "write {amount: 36047, currency: KGS}")


_READ_BY_UNIT: Mapping[str, Callable[[Data], ParameterValue]] = {
    "share": _share,
    "months": _months,
    "money a month": _money,
}


def _refuse_holes(values: list[DatedValue], entry: Entry, in_force_from: date) -> None:
    if UNREADABLE_DAY in (in_force_from, *(day for each in values for day in (each.first, each.last))):
        return  # reported already, and nothing follows from it
    if values and values[0].first != in_force_from:
        entry.refuse(
            f"begins on {values[0].first}, the regime on {in_force_from}",
            "begin with the first day of the regime, with a gap if no value is known",
            "values",
            0,
        )
    for index, (earlier, later) in enumerate(pairwise(values), start=1):
        if earlier.last is None or later.first <= earlier.last:
            end = earlier.last or "an open end"
            entry.refuse(
                f"begins on {later.first} before the entry above has ended ({end})",
                "give the entry above the day before as its last day (to)",
                "values",
                index,
            )
        elif later.first != earlier.last + timedelta(days=1):
            entry.refuse(
                f"leaves the days from {earlier.last + timedelta(days=1)} on without an entry",
                "declare a gap for them and say why no value is known",
                "values",
                index,
            )
    if values and values[-1].last is not None:
        entry.refuse(
            f"ends on {values[-1].last}",
            "leave the last day (to) out, or declare a gap after it",
            "values",
            len(values) - 1,
        )


def category_from(id_: str, entry: Entry, sources: Mapping[str, Source]) -> Category:
    title = entry.entry("title")
    english, russian = title.text("en"), title.text("ru")
    title.finish()
    codes = entry.texts("codes")
    for code in codes:
        if not re.fullmatch(r"[0-9]{2}\.[0-9]{2}", code):
            entry.refuse(f'"{code}" is not a class of the classifier', 'write four digits such as "62.01"', "codes")
    return Category(
        id_,
        entry.one_of("group", _GROUPS),
        entry.one_of("basis", _BASES),
        english,
        russian,
        entry.texts("includes"),
        entry.texts("excludes"),
        entry.texts("aliases"),
        codes,
        _cited(entry, sources, "source"),
        entry.text("place"),
        entry.choice("status", Status),
        entry.optional_text("note"),
    )


def _step(id_: str, entry: Entry, sources: Mapping[str, Source]) -> Step:
    return Step(
        id_,
        entry.text("title"),
        entry.text("text"),
        entry.texts("for"),
        entry.one_of("stage", _STAGES),
        _cited(entry, sources),
        entry.text("place"),
        entry.choice("status", Status),
    )


def refuse_shared_names(categories: Mapping[str, Category], section: Entry) -> None:
    owner_by_name: dict[str, str] = {}
    for each in categories.values():
        for name in dict.fromkeys([*map(normalised, each.names), *each.codes]):
            owner = owner_by_name.setdefault(name, each.id)
            if owner != each.id:
                section.refuse(f'"{name}" also stands for {owner}', "keep it in one category only", each.id)


def _rule(
    id_: str,
    entry: Entry,
    signatures: Mapping[str, Signature],
    sources: Mapping[str, Source],
    parameters: Mapping[str, Parameter],
) -> RuleEntry:
    signature = signatures.get(id_)
    if signature is None:
        meant = nearest(id_, signatures)
        remedy = f"did you mean {meant[0]}?" if meant else "remove the entry or write the rule"
        entry.refuse("no rule of the program has this id", remedy)
    uses = entry.texts("uses")
    for each in uses:
        if each not in parameters:
            entry.refuse(f'there is no parameter "{each}"', "add it to parameters.yaml", "uses")
    texts, remedies = entry.mapping_of_texts("texts"), entry.mapping_of_texts("remedies")
    if signature is not None:
        _check_texts(entry, "texts", texts, signature.situations)
        _check_texts(entry, "remedies", remedies, signature.remedies)
    return RuleEntry(
        id_,
        entry.text("title"),
        entry.text("question"),
        entry.choice("kind", Kind),
        entry.texts("needs"),
        uses,
        _cited(entry, sources),
        entry.text("place"),
        entry.choice("status", Status),
        entry.text("interpretation"),
        entry.text("alternative"),
        texts,
        remedies,
    )


def _check_texts(
    entry: Entry, key: str, texts: Mapping[str, str], values_by_name: Mapping[str, frozenset[str]]
) -> None:
    for missing in sorted(values_by_name.keys() - texts.keys()):
        entry.refuse(f"there is no text for {missing}", f"add {missing}: …", key)
    for name, text in texts.items():
        if name in values_by_name:
            _check_text(entry, name, text, values_by_name[name], key)
        else:
            entry.refuse("the rule never uses this text", "remove it", key, name)


def _check_text(entry: Entry, name: str, text: str, values: frozenset[str], *section: str) -> None:
    known = values | COMMON_VALUES
    try:
        named = list(Formatter().parse(text))
    except ValueError:
        entry.refuse("has a brace that is not closed", "write {name}", *section, name)
        return
    for _, value, form, conversion in named:
        if value is not None and (value not in known or form or conversion):
            remedy = f"it can name: {', '.join(sorted(known))}"
            entry.refuse(f"names {{{value}}}, which the rule does not return here", remedy, *section, name)
