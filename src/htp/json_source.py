"""JSON as text: numbers stay what was written, duplicate keys are refused, and every value has a line and a column."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from htp.document import DEEPEST, Data, Document, Place
from htp.errors import BrokenDocument, TextProblem
from htp.location import KeyPath

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


def read_documents(text: str) -> Iterator[Document]:
    """The one document of the text; raises BrokenDocument if it is not JSON."""
    if not text.strip():
        return
    _refuse_depth(text)
    duplicates: list[str] = []

    def build(pairs: list[tuple[str, Data]]) -> Data:
        built: dict[str, Data] = {}
        for key, value in pairs:
            if key in built:
                duplicates.append(key)
            built.setdefault(key, value)
        return built

    try:
        data: Data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=build)
    except json.JSONDecodeError as error:
        remedy = "check the quotation marks, commas and brackets of this line and the one before"
        problem = TextProblem(error.lineno, error.colno, f"not well-formed JSON: {error.msg}", remedy)
        raise BrokenDocument(problem) from error
    if data is not None:
        problems = tuple(_duplicate_keys(text)) if duplicates else ()
        yield Document(1, data, problems)


def places(text: str, number: int = 1) -> dict[KeyPath, Place]:
    """Where every key of well-formed JSON stands; the whole document is `()`."""
    return {path: place for path, place, is_repeated in _walk(text) if not is_repeated}


def _duplicate_keys(text: str) -> Iterator[TextProblem]:
    for path, place, is_repeated in _walk(text):
        if is_repeated:
            yield TextProblem(*place.key, f'the key "{path[-1]}" stands twice', "keep one of the two")


def _refuse_depth(text: str) -> None:
    depth = 0
    line_and_column = _marks(text)
    for token in _TOKEN.finditer(text):
        first = token[0][0]
        depth += (first in "{[") - (first in "}]")
        if depth > DEEPEST:
            remedy = "a profile has five levels; remove the brackets"
            raise BrokenDocument(
                TextProblem(*line_and_column(token.start()), f"nested more than {DEEPEST} levels deep", remedy)
            )


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
        if word in "}]":
            containers.pop()
            path.pop()
            awaits_key = False
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
            if word in "{[":
                containers.append(word)
                path.append("" if word == "{" else 0)
                awaits_key = word == "{"


def _marks(text: str) -> Callable[[int], tuple[int, int]]:
    """A function from an offset in the text to its line and column."""
    line_starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def line_and_column(offset: int) -> tuple[int, int]:
        line = bisect_right(line_starts, offset)
        return line, offset - line_starts[line - 1] + 1

    return line_and_column
