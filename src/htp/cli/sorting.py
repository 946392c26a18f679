"""The orders of a report on companies."""

from collections.abc import Callable, Mapping
from typing import Any

from htp.assessing.results import Assessed, Result
from htp.assessing.urgency import work_key
from htp.cli.options import Order
from htp.document import Rejected
from htp.rules import export_share

Key = tuple[Any, ...]
"""What a result is sorted by."""


def key_of(result: Result, order: Order) -> Key:
    """Inputs that could not be used come first."""
    if isinstance(result, Rejected):
        return (False,)
    return (True, *_KEY_BY_ORDER[order](result))


def _by_company(result: Assessed) -> Key:
    company = result.assessment.company
    return (company.casefold(), company)


def _by_export(result: Assessed) -> Key:
    """The smallest share first; companies whose share is not known come last."""
    measured = result.assessment.finding(export_share.ID).measured
    return (True,) if measured is None else (False, measured)


_KEY_BY_ORDER: Mapping[Order, Callable[[Assessed], Key]] = {
    Order.INPUT: lambda _: (),
    Order.WORK: work_key,
    Order.COMPANY: _by_company,
    Order.EXPORT: _by_export,
}
