"""Where the facts stand in its input that a finding rests on."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from htp.assessing.results import Assessed
from htp.document import Data
from htp.errors import Problem
from htp.location import KeyPath
from htp.rules import shipped_rulebook
from htp.verdict import RuleVerdict

_TOTALS = frozenset({"revenue.total", "revenue.export", "activities"})
"""What lines of revenue can say instead."""

_COMPARED = frozenset({"revenue", "activities"})
"""What criteria compare; the period and the registration only say when and for whom."""


class _Fact(NamedTuple):
    """The keys of a fact, and the same as one."""

    keys: KeyPath
    key: str


_LINES = _Fact(("revenue", "lines"), "revenue.lines")


class FactPlace(NamedTuple):
    """A fact by its dotted key; line and column count from 1."""

    key: str
    line: int | None
    column: int | None


def deciding_places(result: Assessed) -> Mapping[str, tuple[FactPlace, ...]]:
    """For each criterion that is not met the facts that it looks at, as far as the input states them.

    Nothing where the company was not read from an input.
    """
    document = result.source
    not_met = [each.rule for each in result.assessment.criteria if each.verdict is not RuleVerdict.PASS]
    if document is None or not not_met:
        return {}
    stated = {rule: tuple(_stated(document.data, rule)) for rule in not_met}
    wanted = dict.fromkeys(chain.from_iterable(stated.values()))
    found = document.layout.diagnostics(document, tuple(Problem(each.keys, each.key) for each in wanted))
    place_of = {each.id: FactPlace(each.id, each.location.line, each.location.column) for each in found}
    return {rule: tuple(place_of[each.key] for each in facts if each.key in place_of) for rule, facts in stated.items()}


def _stated(data: Data, rule: str) -> Iterator[_Fact]:
    needed, can_be_lines = _needed(rule)
    if can_be_lines and _is_stated(data, _LINES.keys):
        yield _LINES
    yield from (each for each in needed if _is_stated(data, each.keys))


@cache
def _needed(rule: str) -> tuple[tuple[_Fact, ...], bool]:
    """The facts that the rule looks at, those that it compares first, and whether lines of revenue can say them."""
    needed = [_Fact(tuple(key.split(".")), key) for key in shipped_rulebook().rules[rule].needs]
    needed.sort(key=lambda each: each.keys[0] not in _COMPARED)
    return tuple(needed), not _TOTALS.isdisjoint(each.key for each in needed)


def _is_stated(data: Data, keys: KeyPath) -> bool:
    for key in keys:
        if not isinstance(data, dict):
            return False
        data = data.get(str(key))
    return data is not None
