"""What the company owes the park for its administration: a share of total revenue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from htp.money import ZERO, Money, Number, minus, plus, rounded_half_up, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.rule import Outcome, Situation, share_on, situation
from htp.verdict import RuleVerdict, Value

if TYPE_CHECKING:
    from htp.company.period import Quarter
    from htp.company.profile import Profile

ID = "fee"
RATE = "fee-rate"
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, "rate", "total", "amount"),
    "due": situation(RuleVerdict.DUE, "rate", "total", "amount"),
    "settled": situation(RuleVerdict.SETTLED, "rate", "total", "amount", "paid"),
    "arrears": situation(RuleVerdict.ARREARS, "rate", "total", "amount", "paid", "outstanding"),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {}


class Instalment(NamedTuple):
    """The fee on the revenue of one quarter; `quarter` is None for lines that name none."""

    quarter: Quarter | None
    revenue: Number
    fee: Number


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """The rate of the total revenue, rounded half up to 0.01, against what has been paid."""
    rate = share_on(rulebook, RATE, as_of)
    used = ((RATE, rulebook.entry_on(RATE, as_of)),)
    if rate is None:
        return Outcome("lifted", used=used)
    total, currency = profile.total, profile.revenue.currency
    missing = [key for key, value in (("total", total), ("currency", currency)) if value is None]
    if total is None or currency is None:
        return Outcome("no-figures", missing=tuple(f"revenue.{key}" for key in missing))
    fee = rounded_half_up(times(rate.minimum, total))
    paid = profile.residency.fees_paid
    values: dict[str, Value] = {"rate": rate.minimum, "total": Money(total, currency), "amount": Money(fee, currency)}
    if not profile.is_resident:
        return Outcome("estimate", values, used=used, amount=Money(fee, currency))
    if paid is None:
        return Outcome("due", values, used=used, amount=Money(fee, currency), missing=("residency.fees_paid",))
    values["paid"] = Money(paid, currency)
    if paid >= fee:
        return Outcome("settled", values, used=used, amount=Money(fee, currency))
    values["outstanding"] = Money(minus(fee, paid), currency)
    return Outcome("arrears", values, used=used, amount=Money(fee, currency))


def instalments(profile: Profile, rate: Number) -> tuple[Instalment, ...]:
    """The fee by quarter, revenue without a quarter last; the instalments add up to the fee of the period exactly.

    Each is what the fee has grown by since the quarter before, so that no tyiyn is lost or charged twice in rounding.
    """
    revenue_by_quarter: dict[Quarter | None, Number] = {}
    for line in profile.lines or ():
        revenue_by_quarter[line.quarter] = plus(revenue_by_quarter.get(line.quarter, ZERO), line.amount)
    so_far = charged = ZERO
    parts = []
    for quarter in sorted(revenue_by_quarter, key=lambda each: each or "Q9"):
        so_far = plus(so_far, revenue_by_quarter[quarter])
        fee = minus(rounded_half_up(times(rate, so_far)), charged)
        charged = plus(charged, fee)
        parts.append(Instalment(quarter, revenue_by_quarter[quarter], fee))
    return tuple(parts)
