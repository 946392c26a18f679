"""JSON as text: numbers stay what was written, duplicate keys are refused, and every value has a line and a column."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice

from htp.document import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, TOO_DEEP, TOO_MANY_VALUES, Data, Document, NumberText
from htp.errors import BrokenDocument, TextProblem
from htp.location import KeyPath
from htp.reading.layout import Place, TextLayout

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_OPENING, _CLOSING = "{[", "}]"
_NO_VALUES = "}],:"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
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


def read_documents(text: str, path: str = "") -> Iterator[Document]:
    """The one document of the text; raises BrokenDocument if it is not JSON."""
    if not text.strip():
        return
    _refuse_excess(text)
    duplicates: list[str] = []

    def build(pairs: list[tuple[str, Data]]) -> Data:
        built: dict[str, Data] = {}
        for key, value in pairs:
            if key in built:
                duplicates.append(key)
            built.setdefault(key, value)
        return built

    try:
        data: Data = json.loads(
            text, parse_int=NumberText, parse_float=NumberText, parse_constant=str, object_pairs_hook=build
        )
    except json.JSONDecodeError as error:
        place = TextProblem(error.lineno, error.colno, _ID_BY_COMPLAINT.get(error.msg, "json.unreadable"))
        raise BrokenDocument(place) from error
    if "\\ud" in text.lower():
        _refuse_half_characters(text)
    if data is not None:
        problems = tuple(islice(_duplicate_keys(text), MAX_PROBLEMS)) if duplicates else ()
        yield Document(path, 1, data, TextLayout(text, 1, places, lines), problems)


def places(text: str, first_line: int = 1) -> dict[KeyPath, Place]:
    """Where every key of well-formed JSON stands whose text begins on that line; the whole document is `()`."""
    return {path: place.lines_later(first_line - 1) for path, place, is_repeated in _walk(text) if not is_repeated}


def lines(text: str) -> list[str]:
    """The lines of the text as JSON counts them."""
    return text.split("\n")


def _duplicate_keys(text: str) -> Iterator[TextProblem]:
    for path, place, is_repeated in _walk(text):
        if is_repeated:
            yield TextProblem(*place.key, "key.twice", {"key": str(path[-1])})


def _refuse_excess(text: str) -> None:
    depth = count = 0
    line_and_column = _marks(text)
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        count += first not in _NO_VALUES
        if count > MAX_VALUES:
            raise BrokenDocument(TextProblem(*line_and_column(token.start()), *TOO_MANY_VALUES))
        depth += (first in _OPENING) - (first in _CLOSING)
        if depth > MAX_DEPTH:
            raise BrokenDocument(TextProblem(*line_and_column(token.start()), *TOO_DEEP))


def _refuse_half_characters(text: str) -> None:
    """JSON can write half of a character as an escape; no text with such a half can be shown or saved."""
    line_and_column = _marks(text)
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
    line_and_column = _marks(text)
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


def _marks(text: str) -> Callable[[int], tuple[int, int]]:
    """A function from an offset in the text to its line and column."""
    line_starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def line_and_column(offset: int) -> tuple[int, int]:
        line = bisect_right(line_starts, offset)
        return line, offset - line_starts[line - 1] + 1

    return line_and_column
