"""What several JSON reports have in common."""

from typing import Any

from htp.money import Money
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook


def report_head(format_: str, rulebook: Rulebook, version: str) -> dict[str, Any]:
    """What every report for programs begins with."""
    return {
        "format": format_,
        "generator": {"name": "htp", "version": version},
        "rulebook": rulebook_object(rulebook),
    }


def amount_object(amount: Money | None) -> dict[str, Any] | None:
    return None if amount is None else {"value": figures.amount_decimal(amount), "currency": amount.currency}


def rulebook_object(rulebook: Rulebook) -> dict[str, Any]:
    """Which rules the report rests on."""
    overlay = rulebook.overlay
    return {
        "id": rulebook.id,
        "version": rulebook.version,
        "overlay": None
        if overlay is None
        else {"id": overlay.id, "version": overlay.version, "title": overlay.title, "path": overlay.path},
        "readings": dict(rulebook.chosen),
    }
