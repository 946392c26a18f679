"""The orders of a report on companies."""

from collections.abc import Callable, Mapping
from typing import Any

from htp.assessing.results import Result
from htp.cli.options import Order
from htp.document import Rejected
from htp.rules import export_share
from htp.verdict import Assessment
from htp.vocabulary import NEEDING_WORK_FIRST

Key = tuple[Any, ...]
"""What a result is sorted by."""


def key_of(result: Result, order: Order) -> Key:
    """Inputs that could not be used come first."""
    if isinstance(result, Rejected):
        return (False,)
    return (True, *_KEY_BY_ORDER[order](result.assessment))


def _by_work(assessment: Assessment) -> Key:
    return (NEEDING_WORK_FIRST.index(assessment.verdict),)


def _by_company(assessment: Assessment) -> Key:
    return (assessment.company.casefold(), assessment.company)


def _by_export(assessment: Assessment) -> Key:
    """The smallest share first; companies whose share is not known come last."""
    measured = assessment.finding(export_share.ID).measured
    return (True,) if measured is None else (False, measured)


_KEY_BY_ORDER: Mapping[Order, Callable[[Assessment], Key]] = {
    Order.INPUT: lambda _: (),
    Order.WORK: _by_work,
    Order.COMPANY: _by_company,
    Order.EXPORT: _by_export,
}
