"""What whoever asks for an answer says of the inputs."""

from typing import NamedTuple


class Choices(NamedTuple):
    """How inputs are to be read where they do not show it themselves."""

    encoding: str | None = None
    """That of texts, as Python spells it."""
    sheet: str | None = None
    """That of workbooks which has the companies."""


NO_CHOICES = Choices()
