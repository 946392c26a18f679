"""The rulebook's texts in another language: files beside its own, with the same keys, that have nothing but texts.

`data/ru/rules.yaml` has in Russian what `data/rules.yaml` says to people. When the package is built they are compiled
into the catalogue of the language, from where a rulebook that is loaded takes them. A language is held to the same
situations and values as the English texts: what is missing, too much, or names other values is refused.
"""

from collections.abc import Container, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from htp.document import Data, Document
from htp.errors import Diagnostic, InvalidInput, Problem
from htp.location import KeyPath, dotted
from htp.rulebook.entries import diagnostics_of, document_of
from htp.rulebook.loader import DATA, FORMS, SHIPPED_FILES


class Pair(NamedTuple):
    """A text of the rulebook in two languages."""

    id: str
    english: str
    translated: str


def pairs(language: str) -> Iterator[Pair]:
    """Every text that the files of the language have, beside the English one in the same place."""
    for name in SHIPPED_FILES:
        if (file := DATA / language / name).exists():
            english = dict(_texts(_document(DATA / name).data))
            for keys, text in _texts(_document(file).data):
                if keys in english:
                    yield Pair(dotted(keys), english[keys], text)


def check(language: str, prose: Container[tuple[str, str]]) -> None:
    """Raises InvalidInput with all that is wrong; `prose` are the texts for people, with the loader's ids."""
    diagnostics = [found for name in SHIPPED_FILES for found in _wrong_in(name, language, prose)]
    if diagnostics:
        raise InvalidInput(tuple(diagnostics))


def _wrong_in(name: str, language: str, prose: Container[tuple[str, str]]) -> Iterator[Diagnostic]:
    english = {keys: text for keys, text in _texts(_document(DATA / name).data) if (dotted(keys), text) in prose}
    file = DATA / language / name
    if not english and not file.exists():
        return
    document = _document(file)
    translated = dict(_texts(document.data))
    missing = [keys for keys in english if keys not in translated]
    problems = [Problem(keys[:-1], "rule.text-missing", {"name": str(keys[-1])}) for keys in missing]
    for keys, text in translated.items():
        if keys in english:
            problems += _other_values(keys, english[keys], text)
        else:
            problems.append(Problem(keys, "rule.text-unused"))
    yield from diagnostics_of(str(file), file.read_text(encoding="utf-8"), document.problems, problems)


def _other_values(keys: KeyPath, english: str, translated: str) -> Iterator[Problem]:
    try:
        named = [(value, form) for _, value, form, _ in Formatter().parse(translated) if value is not None]
    except ValueError:
        yield Problem(keys, "rule.brace-not-closed")
        return
    known = {value for _, value, _, _ in Formatter().parse(english) if value is not None}
    for value, form in named:
        if value not in known or form not in FORMS:
            yield Problem(keys, "rule.unknown-value", {"value": value, "known": tuple(sorted(known))})
    for value in sorted(known - {value for value, _ in named}):
        yield Problem(keys, "rule.value-missing", {"value": value})


def _document(file: Path) -> Document:
    return document_of(str(file), file.read_text(encoding="utf-8"))


def _texts(data: Data, keys: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text below those keys, with its place."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from _texts(each, (*keys, key))
    elif isinstance(data, list):
        for index, each in enumerate(data):
            yield from _texts(each, (*keys, index))
    elif isinstance(data, str):
        yield keys, data.strip()
