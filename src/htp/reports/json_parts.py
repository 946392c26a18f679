"""What several JSON reports have in common."""

from typing import Any

from htp.rulebook.model import Rulebook


def rulebook_object(rulebook: Rulebook) -> dict[str, Any]:
    """Which rules the report rests on."""
    overlay = rulebook.overlay
    return {
        "id": rulebook.id,
        "version": rulebook.version,
        "overlay": None
        if overlay is None
        else {"id": overlay.id, "version": overlay.version, "title": overlay.title, "path": overlay.path},
    }
