"""The social contributions for the employees of a resident, reckoned on the national average wage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.money import Money, Number, rounded_half_up, times
from htp.rulebook.model import NoValue, Rulebook
from htp.rules.parts.rule import Outcome, Situation, Used, share_on, situation
from htp.verdict import RuleVerdict, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "social-contributions"
RATE = "social-contribution-rate"
WAGE = "average-monthly-wage"
_FIGURES = ("rate", "wage", "employees", "months", "amount")
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, *_FIGURES),
    "due": situation(RuleVerdict.DUE, *_FIGURES),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "no-wage": situation(RuleVerdict.UNDETERMINED, "reason"),
    "no-employees": situation(RuleVerdict.SETTLED),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Rate × average wage × employees × months, rounded half up to 0.01, in the currency of the wage."""
    rate = share_on(rulebook, RATE, as_of)
    used: Used = ((RATE, rulebook.entry_on(RATE, as_of)),)
    if rate is None:
        return Outcome("lifted", used=used)
    employees, period = profile.staff.employees, profile.period
    if employees == 0:
        return Outcome("no-employees")
    missing = [key for key, value in (("staff.employees", employees), ("period", period)) if value is None]
    if employees is None or period is None:
        return Outcome("no-figures", missing=tuple(missing))
    assumed = profile.assumptions.average_monthly_wage
    if assumed is not None:
        wage = Money(assumed.amount, assumed.currency)
    else:
        try:
            entry = rulebook.entry_on(WAGE, as_of)
        except NoValue as gap:
            values = {"reason": gap.reason}
            return Outcome("no-wage", values, used=used, missing=("assumptions.average_monthly_wage",))
        if entry.is_lifted:
            return Outcome("lifted", used=(*used, (WAGE, entry)))
        assert isinstance(entry.value, Money)
        wage = entry.value
        used = (*used, (WAGE, entry))
    of_one_month = times(rate.minimum, wage.amount)
    amount = Money(rounded_half_up(times(of_one_month, Number(employees * period.months))), wage.currency)
    figures: dict[str, Value] = {
        "rate": rate.minimum,
        "wage": wage,
        "employees": employees,
        "months": period.months,
        "amount": amount,
    }
    return Outcome("due" if profile.is_resident else "estimate", figures, used=used, amount=amount)
