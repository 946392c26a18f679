"""What several JSON reports have in common."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from htp.errors import Shape
from htp.language import spoken
from htp.money import Brief, Money, Number
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook
from htp.verdict import Share, Text, TextValue


def report_head(format_: str, rulebook: Rulebook, version: str) -> dict[str, Any]:
    """What every report for programs begins with."""
    return {
        "format": format_,
        "generator": {"name": "htp", "version": version},
        "rulebook": rulebook_object(rulebook),
        "language": spoken(),
    }


def text_object(text: Text) -> dict[str, Any]:
    """A sentence by its id, with the values that it names; names of the rulebook are in the language of the report."""
    return {"id": text.id, "values": values_object(text.values)}


def values_object(values: Mapping[str, TextValue | Shape]) -> dict[str, Any]:
    """The values of a sentence as data: amounts and shares as decimals, days as in ISO 8601."""
    return {name: _value(each) for name, each in values.items()}


def _value(value: TextValue | Shape) -> Any:
    if value.__class__ is str:  # as most are
        return value
    match value:
        case Money():
            return amount_object(value)
        case Brief():
            return figures.amount_decimal(Money(value.amount, ""))
        case Share():
            return figures.share_decimal(value, None)
        case Number():
            return figures.rate_decimal(value)
        case date():
            return value.isoformat()
        case Shape():
            return value.value
        case Text():
            return text_object(value)
        case tuple():
            return [_value(each) for each in value]
        case _:
            return value


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
