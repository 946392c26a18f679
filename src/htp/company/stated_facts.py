"""The facts of a profile by dotted key, each as a text of one notation: what a report keeps of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import cast

from pydantic import BaseModel

from htp.company.profile import Profile
from htp.money import Number, decimal_text

_LEFT_OUT = frozenset({"customer"})
"""Who paid decides nothing, and is the customer's own affair."""


def stated_facts(profile: Profile) -> dict[str, str]:
    """`{"revenue.total": "10000000", "revenue.lines.0.market": "US"}`: what the profile states, in its order.

    Two profiles that state the same have the same facts, however these were written.
    """
    facts: dict[str, str] = {}
    _take(profile, "", facts)
    return facts


def _take(section: BaseModel, prefix: str, facts: dict[str, str]) -> None:
    values = section.__dict__
    for name in _names_in(section.__class__):
        value = values[name]
        if value is not None:
            _take_value(value, prefix + name, facts)


@cache
def _names_in(section: type[BaseModel]) -> tuple[str, ...]:
    return tuple(each for each in section.model_fields if each not in _LEFT_OUT)


def _take_value(value: object, key: str, facts: dict[str, str]) -> None:
    if value.__class__ is str:
        facts[key] = value
    elif isinstance(value, Decimal):
        facts[key] = decimal_text(cast(Number, value))
    elif isinstance(value, BaseModel):
        _take(value, f"{key}.", facts)
    elif value.__class__ is tuple:
        if not value:
            facts[key] = ""
        for number, each in enumerate(cast(tuple[object, ...], value)):
            _take_value(each, f"{key}.{number}", facts)
    elif isinstance(value, date):
        facts[key] = value.isoformat()
    elif isinstance(value, Mapping):
        for name, each in value.items():
            _take_value(each, f"{key}.{name}", facts)
    else:
        facts[key] = str(value)
