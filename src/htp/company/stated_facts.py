"""The facts of a profile by dotted key, each as a text of one notation: what a report keeps of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
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
    return dict(_below("", profile))


def _below(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            fact = value.__dict__[name]
            if fact is not None and name not in _LEFT_OUT:
                yield from _below(f"{key}.{name}" if key else name, fact)
    elif isinstance(value, Mapping):
        for name, fact in value.items():
            yield from _below(f"{key}.{name}", fact)
    elif type(value) is tuple:
        if not value:
            yield key, ""
        for number, fact in enumerate(value):
            yield from _below(f"{key}.{number}", fact)
    elif isinstance(value, Decimal):
        yield key, decimal_text(cast(Number, value))
    elif isinstance(value, date):
        yield key, value.isoformat()
    else:
        yield key, str(value)
