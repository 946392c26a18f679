"""Tables in lines with delimiters, as spreadsheets save them: their encoding, headers and rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from htp.document import Rejected, Remark
from htp.errors import BrokenDocument, UnusableText
from htp.location import Location
from htp.reading.choices import Choices
from htp.reading.header_line import headers_of
from htp.reading.headers import Headers
from htp.reading.lines import Lines
from htp.reading.opening import MAX_BYTES, refuse_other_kinds
from htp.reading.row import Row
from htp.reading.shape import Record, Refused, certain_rows
from htp.reading.table import OpenTable, broken_at, companies_of
from htp.reading.text import Encoding, encoding_of, lines_of


def read_rows(path: str, file: IO[bytes], choices: Choices) -> Iterator[Row | Remark | Rejected]:
    """The companies of the table, whatever is wrong with it, and what is left out of it."""
    try:
        with open_table(path, file, choices) as table:
            yield from companies_of(path, table)
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)
    except BrokenDocument as error:
        yield broken_at(path, 1, error)


@contextmanager
def open_table(_: str, file: IO[bytes], choices: Choices) -> Iterator[OpenTable]:
    """The table with its headers; raises UnusableText and BrokenDocument."""
    refuse_other_kinds(file.read(MAX_BYTES))
    file.seek(0)
    encoding = encoding_of(file, choices.encoding)
    headers = _begun(file, encoding, choices)[0]

    def read_again() -> Iterator[Record | Refused]:
        lines = _begun(file, encoding, choices)[1]
        return certain_rows(lines, headers.shape, headers.number)

    yield OpenTable(headers, read_again, encoding)


def _begun(file: IO[bytes], encoding: Encoding, choices: Choices) -> tuple[Headers, Lines]:
    """The table from its beginning: its headers, and the lines after them."""
    file.seek(0)
    lines = Lines(lines_of(file.read, encoding))
    return headers_of(lines, choices.mapping, known_only=choices.known_headers_only), lines
