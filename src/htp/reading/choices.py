"""What whoever asks for an answer says of the inputs."""

from collections.abc import Mapping
from typing import Any, NamedTuple

_NOTHING: Mapping[str, Any] = {}  # travels to other processes, which a proxy cannot


class ListMapping(NamedTuple):
    """What the columns and words of a list mean, by the word of whoever has it."""

    path: str
    key_by_header: Mapping[str, str] = _NOTHING
    """The dotted key of each header that is named, on one line; nothing for a column that is left out."""
    constants: Mapping[str, str] = _NOTHING
    """Facts of every company in the list, by dotted key."""
    words: Mapping[str, Mapping[str, str]] = _NOTHING
    """By dotted key, what each normalised word of the list means; nothing where it means that the fact is missing."""


NO_MAPPING = ListMapping("")


class Exclusions(NamedTuple):
    """What is not read in a folder that was named; a file that was named itself is read."""

    patterns: tuple[str, ...] = ()
    """As in a `.gitignore` file of that folder."""
    uses_gitignore: bool = False
    """Whether the `.gitignore` files there, below and above are followed."""


class Choices(NamedTuple):
    """How inputs are to be read where they do not show it themselves, and which are not."""

    encoding: str | None = None
    """That of texts, as Python spells it."""
    sheet: str | None = None
    """That of workbooks which has the companies."""
    mapping: ListMapping = NO_MAPPING
    known_headers_only: bool = True
    """Whether the line of the headers has to have one that is known."""
    exclusions: Exclusions = Exclusions()


NO_CHOICES = Choices()
