"""A row of a table on its way to the process that reads it; apart, so that who reads no table loads none of that."""

from typing import NamedTuple

from htp.document import InputNote
from htp.location import Location

ONE_COMPANY, QUARTERS = "note.rows-of-one-company", "note.rows-of-quarters"
ROWS_OF_ONE_COMPANY = frozenset({ONE_COMPANY, QUARTERS})
"""The notes that name the rows which a company was put together from."""


class Row(NamedTuple):
    """One company of a table; it can be read apart from the others, in another process too."""

    path: str
    headers: tuple[str, ...]
    """The key of each column; empty for one that has none."""
    cells: tuple[str, ...]
    number: int
    line: int
    """The line of the file that the row begins in, counted from 1."""
    notes: tuple[InputNote, ...] = ()
    table_sha256: str | None = None
    """Of the bytes of the whole table."""

    @property
    def place(self) -> Location:
        return Location(self.path, self.number, self.line)
