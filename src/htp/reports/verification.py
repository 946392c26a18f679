"""A report beside what the program says now of the same inputs: whether it is the same, and what may be another one."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from htp.location import KeyPath, Location, dotted
from htp.reading.report_file import Object, Record, ReportFile

MAX_DIFFERENCES = 10
"""Differences that are named; the others are counted."""
_RULEBOOK = (("rulebook",), ("provenance", "rulebook_sha256"), ("provenance", "overlay_sha256"))
_VERSION = ("generator", "version")
_INPUT = ("input", "sha256")
_NAMES_OF_FILES = frozenset({"path", "message", "hint", "reason"})
"""The keys whose texts name files."""
Absent = type("Absent", (), {"__repr__": lambda _: "–"})
ABSENT = Absent()
"""Stands for a value that one side does not have."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the report states and the program does not say, or the other way round."""

    place: Location
    key: str
    stated: Any
    derived: Any


class Reason(StrEnum):
    """Why a report is not what the program says now, as far as that is known."""

    INPUT = "input"
    """An input is another file than the one that the report was made from."""
    RULEBOOK = "rulebook"
    PROGRAM = "program"
    COMPANIES = "companies"
    """The report has other companies, or the same in another order: it was changed, or there are other inputs now."""
    CHANGED = "changed"
    """None of these: the report was changed, or made by another build of the same version."""


@dataclass(slots=True)
class Verification:
    """The result of comparing a report with itself made again."""

    reasons: set[Reason] = field(default_factory=set)
    """None where the report is the same."""
    count: int = 0
    differences: list[Difference] = field(default_factory=list)
    """The first of them."""

    @property
    def is_same(self) -> bool:
        return not self.reasons


def verify(report: ReportFile, again: ReportFile, names: Mapping[str, str]) -> Verification:
    """Compares every value; `names` are those of the report by the names that its files have now."""
    found = Verification()
    places = {key: (number, each.at) for number, (key, each) in enumerate(_keyed(again, names))}
    last = -1
    for key, record in _keyed(report, {}):
        number, at = places.pop(key, (None, 0))
        if number is None or number < last:
            found.reasons.add(Reason.COMPANIES)
            _add(found, report, record, (), record.data, ABSENT)
        if number is None:
            continue
        last = number
        for keys, stated, derived in _differences(record.data, _renamed(again.record_at(at).data, names), ()):
            if keys == _INPUT:
                found.reasons.add(Reason.INPUT)
            _add(found, report, record, keys, stated, derived)
    for _, at in places.values():
        found.reasons.add(Reason.COMPANIES)
        _add(found, report, None, (), ABSENT, again.record_at(at).data)
    for keys, stated, derived in _differences(report.head, _renamed(again.head, names), ()):
        if any(keys[: len(each)] == each for each in _RULEBOOK):
            found.reasons.add(Reason.RULEBOOK)
        if keys == _VERSION:
            found.reasons.add(Reason.PROGRAM)
        _add(found, report, None, keys, stated, derived)
    if found.count and not found.reasons:
        found.reasons.add(Reason.CHANGED)
    return found


def _keyed(report: ReportFile, names: Mapping[str, str]) -> Iterator[tuple[Hashable, Record]]:
    """Each record with the place of its company; the errors of one place are counted."""
    counts = Counter[Hashable]()
    for record in report.records():
        path = _renamed_value("path", record.data.get("path"), names)
        place = (record.is_error, str(path), str(record.data.get("document")))
        counts[place] += 1
        yield (*place, counts[place]), record


def _add(
    found: Verification, report: ReportFile, record: Record | None, keys: KeyPath, stated: Any, derived: Any
) -> None:
    found.count += 1
    if len(found.differences) < MAX_DIFFERENCES:
        place = report.place(record, keys)
        found.differences.append(Difference(place, dotted(keys), stated, derived))


def _differences(stated: Any, derived: Any, keys: KeyPath) -> Iterator[tuple[KeyPath, Any, Any]]:
    """Every place where the two are not the same; 1 and "1" are not."""
    if isinstance(stated, dict) and isinstance(derived, dict):
        for key in dict.fromkeys((*stated, *derived)):
            yield from _differences(stated.get(key, ABSENT), derived.get(key, ABSENT), (*keys, key))
    elif isinstance(stated, list) and isinstance(derived, list):
        for number, (one, other) in enumerate(zip_longest(stated, derived, fillvalue=ABSENT)):
            yield from _differences(one, other, (*keys, number))
    elif type(stated) is not type(derived) or stated != derived:
        yield keys, stated, derived


def _renamed(data: Object, names: Mapping[str, str]) -> Object:
    """The data with the names that the report has for its files."""
    if not names:
        return data
    return {key: _renamed_value(key, value, names) for key, value in data.items()}


def _renamed_value(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return _renamed(value, names)
    if isinstance(value, list):
        return [_renamed_value(key, each, names) for each in value]
    if isinstance(value, str) and key in _NAMES_OF_FILES:
        for now, then in names.items():
            value = value.replace(now, then)
    return value
