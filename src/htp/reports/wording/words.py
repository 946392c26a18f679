"""What a report says in one place, before it is written out."""

from typing import NamedTuple

from htp.verdict import Text

NOT_FOUND = "not found"
"""Stands for the value of a caveat that rests on none."""


class Enumeration(NamedTuple):
    """Several names or texts with a separator between them, and no word."""

    items: tuple[str | Text, ...]
    separator: str = ", "


Words = str | Text | Enumeration | tuple[str | Text | Enumeration, ...]
"""A name as it is, a text of the catalogue, an enumeration, or several of them one after the other."""


def period_in_words(period: str) -> Text:
    """The period as it is called: `2025`, `2025-H1`."""
    year, _, part = period.partition("-")
    return Text(f"period.{part or 'year'}", {"year": year})
