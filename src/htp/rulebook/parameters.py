"""Reads the figures of the law: each with values that are dated, sourced and leave no day out."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from htp.company import currencies
from htp.document import Data
from htp.errors import UnusableText
from htp.money import Money, parse_amount
from htp.rulebook.entries import UNREADABLE_DAY, Entry, cited_in
from htp.rulebook.model import DatedValue, Parameter, ParameterValue, Source
from htp.verdict import Status


def parameter_from(id_: str, entry: Entry, in_force_from: date, sources: Mapping[str, Source]) -> Parameter:
    title = entry.prose("title")
    unit = entry.one_of("unit", tuple(_READ_BY_UNIT))
    listed = entry.value("values")
    if not isinstance(listed, list) or not listed:
        if entry.has("values"):
            entry.refuse("parameter.no-values", "values")
        listed = []
    values = []
    for index, each in enumerate(listed):
        dated = entry.entry_of(each, "values", index)
        values.append(dated_value_from(dated, unit, sources))
        dated.finish()
    _refuse_holes(values, entry, in_force_from)
    return Parameter(id_, title, unit, tuple(values))


def dated_value_from(entry: Entry, unit: str, sources: Mapping[str, Source]) -> DatedValue:
    gap = entry.optional_prose("gap")
    value: ParameterValue | None = None
    is_lifted = False
    if gap is None:
        written = entry.value("value")
        is_lifted = written is None
        read = _READ_BY_UNIT.get(unit)
        if written is not None and read is not None:
            try:
                value = read(written)
            except UnusableText as error:
                entry.refuse(error.fault.id, "value", **error.fault.values)
    elif entry.has("value"):
        entry.refuse("parameter.value-and-gap", "value")
        entry.value("value")
    first, last = entry.day("from"), entry.day("to") if entry.has("to") else None
    if last is not None and UNREADABLE_DAY not in (first, last) and last < first:
        entry.refuse("parameter.ends-before-it-begins", last=last)
    return DatedValue(
        first,
        last,
        value,
        is_lifted,
        gap,
        cited_in(entry, sources),
        entry.prose("place"),
        entry.choice("status", Status),
        entry.has("about") and entry.one_of("about", ("true",)) == "true",
    )


def _share(written: Data) -> ParameterValue:
    share = parse_amount(written) if isinstance(written, str) else None
    if share is None or share > 1:
        raise UnusableText("parameter.not-share")
    return share


def _months(written: Data) -> ParameterValue:
    if isinstance(written, str) and re.fullmatch(r"[0-9]{1,3}", written):
        return int(written)
    raise UnusableText("parameter.not-months")


def _money(written: Data) -> ParameterValue:
    if isinstance(written, dict) and written.keys() == {"amount", "currency"}:
        amount, currency = written["amount"], written["currency"]
        if isinstance(amount, str) and isinstance(currency, str) and currency in currencies.CODES:
            return Money(parse_amount(amount), currency)
    raise UnusableText("parameter.not-money")


_READ_BY_UNIT: Mapping[str, Callable[[Data], ParameterValue]] = {
    "share": _share,
    "months": _months,
    "money a month": _money,
}


def _refuse_holes(values: list[DatedValue], entry: Entry, in_force_from: date) -> None:
    if UNREADABLE_DAY in (in_force_from, *(day for each in values for day in (each.first, each.last))):
        return  # reported already, and nothing follows from it
    if values and values[0].first != in_force_from:
        entry.refuse("parameter.begins-after-regime", "values", 0, first=values[0].first, regime=in_force_from)
    for index, (earlier, later) in enumerate(pairwise(values), start=1):
        if earlier.last is None:
            entry.refuse("parameter.begins-after-open-end", "values", index, first=later.first)
        elif later.first <= earlier.last:
            entry.refuse("parameter.overlaps", "values", index, first=later.first, last=earlier.last)
        elif later.first != earlier.last + timedelta(days=1):
            entry.refuse("parameter.leaves-days-out", "values", index, day=earlier.last + timedelta(days=1))
    if values and values[-1].last is not None:
        entry.refuse("parameter.ends", "values", len(values) - 1, last=values[-1].last)
