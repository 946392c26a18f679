"""The keys of a profile as a person writes them: `revenue.total`, and what somebody meant who wrote another one."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from htp.company.profile import Assumptions, AverageWage, Company, Pay, Profile, Residency, Revenue, RevenueLine, Staff
from htp.errors import Fault
from htp.location import KeyPath
from htp.spelling import nearest

SECTIONS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "": Profile,
        "company": Company,
        "revenue": Revenue,
        "revenue.lines": RevenueLine,
        "staff": Staff,
        "staff.payroll": Pay,
        "residency": Residency,
        "assumptions": Assumptions,
        "assumptions.average_monthly_wage": AverageWage,
    }
)
"""The models of a profile, by the dotted key at which each is found."""

_NO_CELLS = frozenset({*SECTIONS, "exchange_rates", "residency.payments"} - {"staff.payroll"})
"""Sections whose facts have a cell each; pay can be a single amount."""


@cache
def dotted_keys() -> tuple[str, ...]:
    """Where the facts of a profile stand that can be a cell of a table; but for lines, exchange rates and payments."""
    keys = [
        f"{section}.{key}" if section else key
        for section, model in SECTIONS.items()
        for key in model.model_fields
        if section != "revenue.lines"
    ]
    return tuple(key for key in keys if key not in _NO_CELLS)


def is_column(dotted_key: str) -> bool:
    """Whether a single fact of a profile stands at that dotted key."""
    line = rf"revenue\.lines\.(0|[1-9][0-9]{{0,5}})\.({'|'.join(RevenueLine.model_fields)})"
    of_many = rf"{line}|exchange_rates\.\w+|residency\.payments\.[\w-]+"
    return dotted_key in dotted_keys() or re.fullmatch(of_many, dotted_key) is not None


def unknown_column(dotted_key: str) -> Fault | None:
    """What is wrong with the header of a column at whose dotted key no single fact of a profile stands."""
    if is_column(dotted_key):
        return None
    known = dotted_keys()
    below = tuple(key for key in known if key.startswith(f"{dotted_key}."))
    if below:
        return Fault("column.several-facts", {"key": dotted_key, "keys": below})
    if meant := nearest(dotted_key, known):
        return Fault("column.unknown-but-like", {"key": dotted_key, "meant": meant[0]})
    return Fault("column.unknown", {"key": dotted_key})


def keys_in(section: KeyPath) -> tuple[str, ...]:
    """The keys that may stand in the section."""
    model = SECTIONS.get(".".join(key for key in section if isinstance(key, str)))
    return tuple(model.model_fields) if model else ()


def keys_like(unknown_key: KeyPath) -> list[str]:
    """The key that somebody meant who wrote this one, if there is one like it."""
    return nearest(str(unknown_key[-1]).partition(":")[0], keys_in(unknown_key[:-1]))


def sections_with(key: str) -> list[str]:
    """The sections in which a key of that name may stand."""
    return [section for section, model in SECTIONS.items() if section and key in model.model_fields]
