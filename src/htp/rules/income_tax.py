"""The income tax withheld from the employees of a resident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.money import ZERO, Money, rounded_half_up, times
from htp.rulebook.model import Rulebook
from htp.rules.parts.rule import Outcome, Situation, share_on, situation
from htp.verdict import RuleVerdict, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "income-tax"
RATE = "income-tax-rate"
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, "rate", "payroll", "amount"),
    "due": situation(RuleVerdict.DUE, "rate", "payroll", "amount"),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """The rate of the payroll, rounded half up to 0.01; a company without employees has no payroll."""
    rate = share_on(rulebook, RATE, as_of)
    used = ((RATE, rulebook.entry_on(RATE, as_of)),)
    if rate is None:
        return Outcome("lifted", used=used)
    currency = profile.revenue.currency
    payroll = profile.staff.payroll
    if payroll is None and profile.staff.employees == 0:
        payroll = ZERO
    missing = [key for key, value in (("staff.payroll", payroll), ("revenue.currency", currency)) if value is None]
    if payroll is None or currency is None:
        return Outcome("no-figures", missing=tuple(missing))
    amount = Money(rounded_half_up(times(rate.minimum, payroll)), currency)
    values: dict[str, Value] = {"rate": rate.minimum, "payroll": Money(payroll, currency), "amount": amount}
    return Outcome("due" if profile.is_resident else "estimate", values, used=used, amount=amount)
