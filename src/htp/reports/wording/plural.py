"""A text that names a count, in the forms that a language has for it."""

from collections.abc import Mapping
from typing import NamedTuple

from htp.language import translated, translated_for_count

COUNT = "count"
"""The value that decides."""


class Plural(NamedTuple):
    """The two forms of English."""

    one: str
    several: str

    def form(self, id_: str, values: Mapping[str, object]) -> str:
        """The form for the count among the values, in the language that is spoken."""
        count = values[COUNT]
        assert isinstance(count, int)
        return translated_for_count(id_, self.one, self.several, count)


def template(id_: str, english: str | Plural, values: Mapping[str, object]) -> str:
    """The text of that id in the language that is spoken, in the form for its count if it has one."""
    return english.form(id_, values) if isinstance(english, Plural) else translated(id_, english)
