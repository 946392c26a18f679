"""The orders of a report on companies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from htp.cli.options import Order
from htp.rules import export_share
from htp.verdict import Assessment, Rejected, Result, Share
from htp.vocabulary import NEEDING_WORK_FIRST

Key = tuple[Any, ...]
"""What a result is sorted by."""


def key_of(result: Result, order: Order) -> Key:
    """Inputs that could not be used come first."""
    if isinstance(result, Rejected):
        return (False,)
    return (True, *_KEY_BY_ORDER[order](result.assessment))


@dataclass(frozen=True, slots=True, eq=False)
class _ShareKey:
    """A share as a fraction of whole numbers: two are compared exactly, by cross-multiplication."""

    numerator: int
    denominator: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ShareKey) and self._times(other) == other._times(self)

    def __lt__(self, other: "_ShareKey") -> bool:
        return self._times(other) < other._times(self)

    __hash__ = None  # type: ignore[assignment] # equal shares are not written alike

    def _times(self, other: "_ShareKey") -> int:
        return self.numerator * other.denominator


def _share_key(share: Share) -> _ShareKey:
    part, part_of = share.part.as_integer_ratio()
    whole, whole_of = share.whole.as_integer_ratio()
    return _ShareKey(part * whole_of, whole * part_of)


def _by_work(assessment: Assessment) -> Key:
    return (NEEDING_WORK_FIRST.index(assessment.verdict),)


def _by_company(assessment: Assessment) -> Key:
    return (assessment.company.casefold(), assessment.company)


def _by_export(assessment: Assessment) -> Key:
    """The smallest share first; companies whose share is not known come last."""
    measured = assessment.finding(export_share.ID).measured
    return (True,) if measured is None else (False, _share_key(measured))


_KEY_BY_ORDER: Mapping[Order, Callable[[Assessment], Key]] = {
    Order.INPUT: lambda _: (),
    Order.WORK: _by_work,
    Order.COMPANY: _by_company,
    Order.EXPORT: _by_export,
}
