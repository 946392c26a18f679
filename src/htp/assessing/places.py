"""Where the facts stand in its input that a finding rests on."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from htp.assessing.results import Assessed
from htp.document import Data
from htp.errors import Problem
from htp.location import KeyPath, dotted
from htp.rules import shipped_rulebook
from htp.verdict import RuleVerdict

_LINES: KeyPath = ("revenue", "lines")
_TOTALS: frozenset[KeyPath] = frozenset({("revenue", "total"), ("revenue", "export"), ("activities",)})
"""What lines of revenue can say instead."""

_COMPARED = frozenset({"revenue", "activities"})
"""What criteria compare; the period and the registration only say when and for whom."""


class FactPlace(NamedTuple):
    """A fact by its dotted key; line and column count from 1."""

    key: str
    line: int | None
    column: int | None


def deciding_places(result: Assessed) -> Mapping[str, tuple[FactPlace, ...]]:
    """For each criterion that is not met the facts that it looks at, as far as the input states them.

    Nothing where the company was not read from an input. Places are looked up in its text, which takes about as long
    as reading it.
    """
    document = result.source
    not_met = [each.rule for each in result.assessment.criteria if each.verdict is not RuleVerdict.PASS]
    if document is None or not not_met:
        return {}
    keys_by_rule = {rule: tuple(_stated_keys(document.data, rule)) for rule in not_met}
    wanted = dict.fromkeys(keys for stated in keys_by_rule.values() for keys in stated)
    found = document.layout.diagnostics(document, tuple(Problem(keys, dotted(keys)) for keys in wanted))
    place_of = {each.keys: FactPlace(dotted(each.keys), each.location.line, each.location.column) for each in found}
    return {rule: tuple(place_of[each] for each in stated if each in place_of) for rule, stated in keys_by_rule.items()}


def _stated_keys(data: Data, rule: str) -> Iterator[KeyPath]:
    needed = [tuple(key.split(".")) for key in shipped_rulebook().rules[rule].needs]
    needed.sort(key=lambda keys: keys[0] not in _COMPARED)
    if _is_stated(data, _LINES) and _TOTALS.intersection(needed):
        yield _LINES
    yield from (each for each in needed if _is_stated(data, each))


def _is_stated(data: Data, keys: KeyPath) -> bool:
    for key in keys:
        if not isinstance(data, dict):
            return False
        data = data.get(str(key))
    return data is not None
