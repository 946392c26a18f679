"""The formats of input: a line each. What is found in folders, read, and named in help and messages follows from it.

Nothing of a format is imported before an input in it is read.
"""

import os
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import IO

    from htp.document import Document, Rejected, Remark
    from htp.reading.choices import Choices
    from htp.reading.row import Row
    from htp.reading.table import OpenTable


class Interpreter(Protocol):
    """A module that knows a format in which a file is a text of one or several documents."""

    def read_documents(self, text: str, path: str) -> "Iterator[Document]":
        """Every document of the text; raises BrokenDocument where the text is not well formed."""

    def lines(self, text: str) -> list[str]:
        """The lines of the text as the format counts them."""


RowReader = Callable[[str, "IO[bytes]", "Choices"], "Iterator[Row | Remark | Rejected]"]
"""Gives the companies of a table one by one, of a path, the file found there and the choices made."""


TableOpener = Callable[[str, "IO[bytes]", "Choices"], "AbstractContextManager[OpenTable]"]
"""Finds the headers of a table; raises UnusableText and BrokenDocument."""


def _yaml() -> Interpreter:
    from htp.reading import yaml_text

    return yaml_text


def _json() -> Interpreter:
    from htp.reading import json_text

    return json_text


def _delimited() -> RowReader:
    from htp.reading.delimited import read_rows

    return read_rows


def _workbook() -> RowReader:
    from htp.reading.workbook import read_rows

    return read_rows


def _delimited_opener() -> TableOpener:
    from htp.reading.delimited import open_table

    return open_table


def _workbook_opener() -> TableOpener:
    from htp.reading.workbook import open_table

    return open_table


class TextFormat(NamedTuple):
    """A format of profiles: its files are read as a whole."""

    suffixes: tuple[str, ...]
    interpreter: Callable[[], Interpreter]


class TableFormat(NamedTuple):
    """A format of tables: their rows are read one by one, however many there are."""

    suffixes: tuple[str, ...]
    row_reader: Callable[[], RowReader]
    opener: Callable[[], TableOpener]


YAML = TextFormat((".yaml", ".yml"), _yaml)
JSON = TextFormat((".json", ".jsonl", ".ndjson"), _json)
DELIMITED = TableFormat((".csv", ".tsv"), _delimited, _delimited_opener)
WORKBOOK = TableFormat((".xlsx", ".xlsm"), _workbook, _workbook_opener)
TEXT_FORMATS = (YAML, JSON)
TABLE_FORMATS = (DELIMITED, WORKBOOK)

PROFILE_SUFFIXES = tuple(suffix for each in TEXT_FORMATS for suffix in each.suffixes)
TABLE_SUFFIXES = tuple(suffix for each in TABLE_FORMATS for suffix in each.suffixes)
SUFFIXES = (*PROFILE_SUFFIXES, *TABLE_SUFFIXES)

MAPPING_SUFFIX = ".htp-mapping.yaml"
"""What the file of a mapping ends with that stands beside its list."""

_LOOKS_LIKE_JSON = r'\s*(?:\{\s*["}]|\[\s*\{\s*")'


def is_table(path: str) -> bool:
    """Whether the input is a table, whose documents are its rows, counted as a spreadsheet shows them."""
    return path.lower().endswith(TABLE_SUFFIXES)


def table_format(path: str) -> TableFormat | None:
    """The format of a table by the name of its file; None where the name is not that of a table."""
    lowered = path.lower()
    return next((each for each in TABLE_FORMATS if lowered.endswith(each.suffixes)), None)


def text_format(path: str, text: str) -> TextFormat:
    """The format of a profile by the name of its file; where that says nothing, by its first characters."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - measurably cheaper than Path for thousands of files
    named = next((each for each in TEXT_FORMATS if suffix in each.suffixes), None)
    return named or (JSON if re.match(_LOOKS_LIKE_JSON, text) else YAML)
