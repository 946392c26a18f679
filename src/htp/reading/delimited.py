"""Tables in lines with delimiters, as spreadsheets save them: their encoding, headers and rows."""

from collections.abc import Iterator
from typing import IO

from htp.document import FileNote, Rejected
from htp.errors import BrokenDocument, UnusableText
from htp.location import Location
from htp.reading.choices import Choices, ListMapping
from htp.reading.headers import Headers, headers_of
from htp.reading.lines import Lines
from htp.reading.opening import OLD_OFFICE, ZIP
from htp.reading.row import Row
from htp.reading.shape import Record, Refused, certain_rows
from htp.reading.table import broken_at, companies_of
from htp.reading.text import Encoding, encoding_of, lines_of


def read_rows(path: str, file: IO[bytes], choices: Choices) -> Iterator[Row | FileNote | Rejected]:
    """The companies of the table, whatever is wrong with it, and what is left out of it."""
    try:
        if file.read(len(OLD_OFFICE)).startswith((ZIP, OLD_OFFICE)):
            raise UnusableText("file.is-workbook")
        file.seek(0)
        encoding = encoding_of(file, choices.encoding)
        headers, _ = _begun(file, encoding, choices.mapping)
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)
        return
    except BrokenDocument as error:
        yield broken_at(path, 1, error)
        return

    def read_again() -> Iterator[Record | Refused]:
        _, lines = _begun(file, encoding, choices.mapping)
        return certain_rows(lines, headers.shape, headers.number)

    yield from companies_of(path, headers, read_again, encoding)


def _begun(file: IO[bytes], encoding: Encoding, mapping: ListMapping) -> tuple[Headers, Lines]:
    """The table from its beginning: its headers, and the lines after them."""
    file.seek(0)
    lines = Lines(lines_of(file.read, encoding))
    return headers_of(lines, mapping), lines
