"""Where in an input something stands: as keys, and as line and column."""

from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The way from the root of a document to a value: `("revenue", "lines", 0, "amount")`."""


def dotted(keys: KeyPath) -> str:
    """The key path as a person writes it: `revenue.lines.0.amount`."""
    return ".".join(str(key) for key in keys)


class Location(NamedTuple):
    """A place in an input; lines and columns count from 1 and are None where there is no text to point at.

    A cell of a table has no column: the problem names the header.
    """

    path: str
    document: int = 1
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        if self.line is None:
            return self.path
        return f"{self.path}:{self.line}" if self.column is None else f"{self.path}:{self.line}:{self.column}"
