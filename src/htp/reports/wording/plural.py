"""A text that names a count, in the forms that a language has for it."""

from collections.abc import Mapping
from typing import NamedTuple

COUNT = "count"
"""The value that decides."""


class Plural(NamedTuple):
    """The two forms of English; a language with more brings a class with the same method."""

    one: str
    several: str

    def form(self, values: Mapping[str, object]) -> str:
        return self.one if values[COUNT] == 1 else self.several
