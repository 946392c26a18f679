"""What a report is drawn on."""

from typing import NamedTuple


class Canvas(NamedTuple):
    width: int = 100
    has_color: bool = False
    has_unicode: bool = True
    height: int = 24
    """Lines that can be seen at once, the one of the prompt included."""
