"""JSON as text: numbers stay what was written, duplicate keys are refused, and every value has a line and a column."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, cast

from htp.document import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, TOO_DEEP, TOO_MANY_VALUES, Data, Document, NumberText
from htp.errors import NO_VALUES, BrokenDocument, TextProblem, Values
from htp.location import KeyPath
from htp.reading.layout import Place, TextLayout, marks_in

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_OPENING, _CLOSING = "{[", "}]"
_NO_VALUES = "}],:"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile("\n")
_NO_BLANK = re.compile(r"[^ \t\n\r]")
_LIST_OF_OBJECTS = re.compile(r"\s*\[\s*\{")
_NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_ID_BY_COMPLAINT = {
    "Expecting property name enclosed in double quotes": "json.no-key",
    "Expecting value": "json.no-value",
    "Expecting ',' delimiter": "json.value-has-ended",
    "Expecting ':' delimiter": "json.key-without-colon",
    "Unterminated string starting at": "json.quote-not-closed",
    "Invalid control character at": "json.text-ends-with-line",
    "Extra data": "json.goes-on-after-end",
}
"""By what Python's parser says; it has other words for some mistakes from version to version."""


def read_documents(text: str, path: str) -> Iterator[Document]:
    """Every company of the text: one object, several after each other, or those of a list; raises BrokenDocument."""
    if not text.strip():
        return
    _refuse_unreadable(text)
    line_and_column = marks_in(text, _LINE_BREAK)
    for number, (start, end, data, has_duplicates) in enumerate(_values(text), start=1):
        if data is None:
            continue
        line, column = line_and_column(start)
        own = text if number == 1 and not text[end:].strip() else " " * (column - 1) + text[start:end]
        first_line = 1 if own is text else line
        problems = tuple(islice(_duplicate_keys(own, first_line), MAX_PROBLEMS)) if has_duplicates else ()
        yield Document(path, number, data, TextLayout(own, first_line, places, lines), problems)


class _Value(NamedTuple):
    """A value that is no part of another one but a list of companies, and where it stands."""

    start: int
    end: int
    data: Data
    has_duplicates: bool


def _values(text: str) -> Iterator[_Value]:
    duplicates: list[str] = []

    def build(pairs: list[tuple[str, Data]]) -> Data:
        built: dict[str, Data] = {}
        for key, value in pairs:
            if key in built:
                duplicates.append(key)
            built.setdefault(key, value)
        return built

    decoder = json.JSONDecoder(parse_int=NumberText, parse_float=NumberText, object_pairs_hook=build)
    is_list = _LIST_OF_OBJECTS.match(text) is not None
    at = _skip(text, text.index("[") + 1 if is_list else 0)
    while True:
        duplicates.clear()
        data, end = _decoded(decoder, text, at)
        if "\\ud" in text[at:end].lower():
            _refuse_half_characters(text)
        yield _Value(at, end, data, bool(duplicates))
        at = _skip(text, end)
        if is_list and text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif is_list and text[at : at + 1] == "]":
            at = _skip(text, at + 1)
            if at < len(text):
                raise _broken(text, at, "json.goes-on-after-end")
            return
        elif is_list:
            raise _broken(text, at, "json.value-has-ended")
        if at == len(text):
            return
        if not is_list and not (isinstance(data, dict) and text[at] == "{"):
            raise _broken(text, at, "json.goes-on-after-end")


def _decoded(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Data, int]:
    try:
        return cast(tuple[Data, int], decoder.raw_decode(text, at))
    except json.JSONDecodeError as error:
        raise BrokenDocument(broken_json(error)) from error


def broken_json(error: json.JSONDecodeError) -> TextProblem:
    """What Python's parser complains of, and where."""
    return TextProblem(error.lineno, error.colno, _ID_BY_COMPLAINT.get(error.msg, "json.unreadable"))


def _skip(text: str, at: int) -> int:
    """Where the next character stands that is no blank."""
    found = _NO_BLANK.search(text, at)
    return found.start() if found else len(text)


def _broken(text: str, at: int, id_: str, values: Values = NO_VALUES) -> BrokenDocument:
    return BrokenDocument(TextProblem(*marks_in(text, _LINE_BREAK)(at), id_, values))


def places(text: str, first_line: int = 1) -> dict[KeyPath, Place]:
    """Where every key of well-formed JSON stands whose text begins on that line; the whole document is `()`."""
    return {path: place.lines_later(first_line - 1) for path, place, is_repeated in _walk(text) if not is_repeated}


def lines(text: str) -> list[str]:
    """The lines of the text as JSON counts them."""
    return text.split("\n")


def _duplicate_keys(text: str, first_line: int) -> Iterator[TextProblem]:
    for path, place, is_repeated in _walk(text):
        if is_repeated:
            line, column = place.lines_later(first_line - 1).key
            yield TextProblem(line, column, "key.twice", {"key": str(path[-1])})


def _refuse_unreadable(text: str) -> None:
    """Raises BrokenDocument for what is too large for a company, and for what Python reads beyond JSON."""
    within_list = 1 if _LIST_OF_OBJECTS.match(text) else 0
    depth, count = 0, -within_list
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        count += first not in _NO_VALUES
        if count > MAX_VALUES:
            raise _broken(text, token.start(), *TOO_MANY_VALUES)
        depth += (first in _OPENING) - (first in _CLOSING)
        if depth > MAX_DEPTH + within_list:
            raise _broken(text, token.start(), *TOO_DEEP)
        if depth <= within_list and first in _CLOSING:
            count = 0
        if token[0] in _NO_NUMBERS:
            raise _broken(text, token.start(), "json.no-number", {"text": token[0]})


def _refuse_half_characters(text: str) -> None:
    """JSON can write half of a character as an escape; no text with such a half can be shown or saved."""
    line_and_column = marks_in(text, _LINE_BREAK)
    for token in _TOKEN.finditer(text):
        if token[0][0] == '"' and _HALF_CHARACTER.search(json.loads(token[0])):
            raise BrokenDocument(TextProblem(*line_and_column(token.start()), "json.half-character"))


def _walk(text: str) -> Iterator[tuple[KeyPath, Place, bool]]:
    """Every value of well-formed JSON with its path, and whether that path was there before."""
    path: list[str | int] = []
    containers: list[str] = []
    seen: set[KeyPath] = set()
    key_mark = (1, 1)
    awaits_key = False
    line_and_column = marks_in(text, _LINE_BREAK)
    for token in _TOKEN.finditer(text):
        word, mark = token[0], line_and_column(token.start())
        if word in _CLOSING:
            containers.pop()
            path.pop()
        elif word == ",":
            awaits_key = containers[-1] == "{"
            if not awaits_key:
                path[-1] = int(path[-1]) + 1
        elif word == ":":
            awaits_key = False
        elif awaits_key:
            path[-1] = json.loads(word)
            key_mark = mark
        else:
            here = tuple(path)
            at_key = key_mark if containers and containers[-1] == "{" else mark
            yield here, Place(at_key, mark), here in seen
            seen.add(here)
            if word in _OPENING:
                containers.append(word)
                path.append(0)  # in an object its first key takes the place
                awaits_key = word == "{"
