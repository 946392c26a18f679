"""What is wrong with an input: its place, and the id of a text with the values that it names.

No sentence is written here. `reports/wording/problems.py` has for each id the problem and what to write instead.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from htp.location import KeyPath, Location


class Shape(Enum):
    """What a value is that is no text."""

    NOTHING = "nothing"
    TRUE = "true"
    FALSE = "false"
    NUMBER = "number"
    LIST = "list"
    MAPPING = "mapping"


def shape_of(value: object) -> str | Shape:
    """The value itself if it is a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Shape.TRUE if value else Shape.FALSE
    if value is None:
        return Shape.NOTHING
    if isinstance(value, list):
        return Shape.LIST
    return Shape.MAPPING if isinstance(value, Mapping) else Shape.NUMBER


Value = str | int | date | tuple[str, ...] | Shape
"""What the sentence of a problem can name."""
Values = Mapping[str, Value]
NO_VALUES: Values = {}


class Fault(NamedTuple):
    """What is wrong, before anyone has said where."""

    id: str
    values: Values = NO_VALUES


class Problem(NamedTuple):
    """Something wrong at a key, before anyone has looked up where in the text that key stands."""

    keys: KeyPath
    id: str
    values: Values = NO_VALUES
    is_about_key: bool = False
    """The key itself is wrong, not its value."""


class TextProblem(NamedTuple):
    """Something wrong at a place in a text; line and column count from 1."""

    line: int
    column: int
    id: str
    values: Values = NO_VALUES


class Diagnostic(NamedTuple):
    """A located problem, ready to be put into words."""

    location: Location
    id: str
    values: Values = NO_VALUES
    keys: KeyPath = ()
    """The fact that is wrong, if it is one."""
    excerpt: str | None = None
    """The line of the input that the location names."""
    is_of_set_facts: bool = False
    """It came up when other facts were set in a profile that is sound in itself."""


class UnusableText(ValueError):
    """The text cannot be read as what it should be."""

    def __init__(self, id_: str, values: Values = NO_VALUES) -> None:
        super().__init__(id_, values)
        self.fault = Fault(id_, values)


class BrokenDocument(Exception):
    """A document whose text is not well formed; nothing after this place can be read."""

    def __init__(self, place: TextProblem, excerpt: str | None = None) -> None:
        super().__init__(place)
        self.place = place
        self.excerpt = excerpt
        """The line of the place, where the lines of the text are not those of its format."""


class InvalidInput(Exception):
    """An input that cannot be used, with everything that is wrong in it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(f"{each.location}: {each.id} {dict(each.values)}" for each in diagnostics))
        self.diagnostics = diagnostics
