"""The text of a rulebook file as entries that hand out their values and note what is wrong with them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from htp.document import Data, Document
from htp.errors import BrokenDocument, Diagnostic, InvalidInput, Problem, TextProblem, Value
from htp.location import KeyPath, Location, dotted
from htp.reading import yaml_text
from htp.reading.layout import TextLayout
from htp.rulebook.model import Source
from htp.spelling import nearest

UNREADABLE_DAY = date.min
"""Stands for a date that was refused."""

Choice = TypeVar("Choice", bound=StrEnum)
Built = TypeVar("Built")


class Entry:
    """One mapping of a rulebook file; hands out its values and notes what is wrong or left over."""

    def __init__(
        self, data: Data, keys: KeyPath, problems: list[Problem], prose: Callable[[str, str], str] | None = None
    ) -> None:
        self.keys = keys
        self.problems = problems
        self._prose = prose
        self._data: dict[str, Data] = {}
        self._asked: set[str] = set()
        if isinstance(data, dict):
            self._data = data
        else:
            self.refuse("entry.no-keys")

    def refuse(self, id_: str, *at: str | int, **values: Value) -> None:
        """Note what is wrong with the entry, or with what it has at those keys."""
        self.problems.append(Problem((*self.keys, *at), id_, values))

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys, in the order of the file."""
        return tuple(self._data)

    def has(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str) -> str:
        value = self._take(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if key in self._data:
            self.refuse("entry.not-text", key)
        return ""

    def prose(self, key: str) -> str:
        """A text for people, in the language that is spoken if it is the rulebook's own."""
        return self._said(self.text(key), key)

    def optional_prose(self, key: str) -> str | None:
        return self.prose(key) if self.has(key) else None

    def prose_list(self, key: str) -> tuple[str, ...]:
        return tuple(self._said(each, key, index) for index, each in enumerate(self.texts(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if isinstance(value, list) and set(map(type, value)) <= {str}:
            return tuple(cast(list[str], value))
        if key in self._data:
            self.refuse("entry.not-texts", key)
        return ()

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.text(key)
        if value and value not in choices:
            self.refuse("entry.not-a-choice", key, text=value, choices=choices)
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        value = self.text(key)
        try:
            return choices(value)
        except ValueError:
            known = tuple(choices)
            if value:
                self.refuse("entry.not-a-choice", key, text=value, choices=known)
            return known[0]

    def day(self, key: str) -> date:
        value = self.text(key)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        if value:
            self.refuse("entry.not-date", key, text=value)
        return UNREADABLE_DAY

    def entry(self, key: str) -> "Entry":
        value = self._take(key)
        return self.entry_of({} if value is None else value, key)

    def entry_of(self, data: Data, *keys: str | int) -> "Entry":
        """Data that stands at those keys below the entry, as an entry."""
        return Entry(data, (*self.keys, *keys), self.problems, self._prose)

    def optional_entry(self, key: str) -> "Entry":
        """The entry of that key, or an empty one."""
        self._asked.add(key)
        return self.entry(key) if self.has(key) else self.entry_of({}, key)

    def value(self, key: str) -> Data:
        return self._take(key)

    def is_empty_list(self, key: str) -> bool:
        return self._data.get(key) == []

    def entries(self) -> Iterator[tuple[str, "Entry"]]:
        for key in self._data:
            yield key, self.entry(key)

    def prose_by_key(self, key: str) -> dict[str, str]:
        inner = self.entry(key)
        return {name: inner.prose(name) for name in inner._data}

    def finish(self) -> None:
        """Refuse the keys that nobody asked for."""
        if self._asked.issuperset(self._data):
            return
        for key in [each for each in self._data if each not in self._asked]:
            if meant := nearest(key, self._asked):
                self.refuse("entry.unknown-key-but-like", key, meant=meant[0])
            else:
                self.refuse("entry.unknown-key", key)

    def _said(self, text: str, *at: str | int) -> str:
        return text if self._prose is None else self._prose(dotted((*self.keys, *at)), text)

    def _take(self, key: str) -> Data:
        self._asked.add(key)
        if key not in self._data:
            self.refuse("entry.key-missing", missing=key)
        return self._data.get(key)


def cited_in(entry: Entry, sources: Mapping[str, Source], key: str = "sources") -> tuple[str, ...]:
    """The sources that the entry cites at that key, each of them known."""
    cited = entry.texts(key) if key == "sources" else tuple(filter(None, (entry.text(key),)))
    if entry.is_empty_list(key):
        entry.refuse("source.none", key)
    for each in cited:
        if each not in sources:
            if meant := nearest(each, sources):
                entry.refuse("source.unknown-but-like", key, source=each, meant=meant[0])
            else:
                entry.refuse("source.unknown", key, source=each)
    return cited


def each_built(section: Entry, build: Callable[[str, Entry], Built]) -> dict[str, Built]:
    built = {}
    for id_, entry in section.entries():
        built[id_] = build(id_, entry)
        entry.finish()
    return built


def document_of(name: str, text: str) -> Document:
    """The one document of the file of that name; raises InvalidInput."""
    try:
        documents = list(yaml_text.read_documents(text, name))
    except BrokenDocument as error:
        raise InvalidInput(tuple(diagnostics_of(name, text, (error.place,), []))) from error
    if len(documents) > 1:
        raise InvalidInput((Diagnostic(Location(name), "rulebook.several-documents"),))
    layout = TextLayout(text, 1, yaml_text.places, yaml_text.lines)
    return documents[0] if documents else Document(name, 1, {}, layout)


def diagnostics_of(
    name: str, text: str, found_in_text: tuple[TextProblem, ...], found_at_keys: list[Problem]
) -> Iterator[Diagnostic]:
    """Each problem in its place: those of the text first, then those of what it says, at their keys."""
    lines = yaml_text.lines(text) if found_in_text or found_at_keys else []
    places = yaml_text.places(text) if found_at_keys else {}
    for found in found_in_text:
        place = Location(name, 1, found.line, found.column)
        yield Diagnostic(place, found.id, found.values, excerpt=lines[found.line - 1])
    for problem in found_at_keys:
        keys = problem.keys
        while keys and keys not in places:
            keys = keys[:-1]
        line, column = places[keys].key if keys in places else (1, 1)
        place = Location(name, 1, line, column)
        yield Diagnostic(place, problem.id, problem.values, problem.keys, lines[line - 1])
