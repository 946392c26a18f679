"""What a report was made from, so that anyone can make it again and see whether it is the same."""

from shlex import join, quote
from typing import Any, NamedTuple

Given = tuple[str, str | None]
"""An option and its value as it was typed; None where it takes none."""


class Provenance(NamedTuple):
    """The inputs and options of a run, as they were typed, and the SHA-256 of the rulebook's files."""

    command: str
    """The command of the program: `check`."""
    paths: tuple[str, ...]
    options: tuple[Given, ...]
    """Those that the answer depends on, such as `("--as-of", "2026-12-31")`."""
    rulebook_sha256: str
    overlay_sha256: str | None

    @property
    def typed(self) -> str:
        """The whole command, to be copied: `htp check company.yaml --format json`."""
        return " ".join((f"htp {self.command}", join(self.paths), *map(as_typed, self.options)))


def provenance_object(provenance: Provenance) -> dict[str, Any]:
    """The same for programs; an option that was given several times has several entries."""
    return {
        "command": provenance.typed,
        "paths": list(provenance.paths),
        "options": [{"name": name, "value": value} for name, value in provenance.options],
        "rulebook_sha256": provenance.rulebook_sha256,
        "overlay_sha256": provenance.overlay_sha256,
    }


def as_typed(option: Given) -> str:
    """`--as-of 2026-12-31`: the option as a shell reads it."""
    name, value = option
    return name if value is None else f"{name} {quote(value)}"
