"""The figures of one company that are added up over many."""

from typing import NamedTuple

from htp.company.profile import Profile
from htp.money import ZERO, Number, exact_sum, plus
from htp.rules import fee
from htp.verdict import Assessment


class Figures(NamedTuple):
    """The figures of a company that are added up over many; None where the profile does not give them."""

    currency: str | None = None
    revenue: Number | None = None
    export: Number | None = None
    fee: Number | None = None
    fee_to_pay: Number | None = None
    employees: int | None = None
    export_by_market: tuple[tuple[str, Number], ...] = ()
    """Empty where not all of the export is known by market."""

    @property
    def is_export_one_sum(self) -> bool:
        """The export is stated, and not from which countries it comes."""
        return bool(self.export) and not self.export_by_market


def figures_of(profile: Profile, assessment: Assessment) -> Figures:
    """The figures of one company that a portfolio adds up."""
    finding = assessment.finding(fee.ID)
    amount, to_pay = finding.amount, finding.fee and finding.fee.to_pay
    export, by_market = profile.revenue.export, dict[str, Number]()
    if profile.lines is not None and all(line.market is not None for line in profile.lines):
        for line in profile.lines:
            if line.is_export and line.market is not None:
                by_market[line.market] = plus(by_market.get(line.market, ZERO), line.amount)
        export = exact_sum(by_market.values())
    return Figures(
        profile.revenue.currency,
        profile.total,
        export,
        None if amount is None else amount.amount,
        None if to_pay is None else to_pay.amount,
        profile.staff.employees,
        tuple(by_market.items()),
    )
