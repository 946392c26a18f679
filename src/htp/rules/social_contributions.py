"""The social contributions for the employees of a resident, worked out from an average wage or, as read, the pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from htp.company.facts import LegalForm
from htp.money import ZERO, Money, Number, exact_sum, rounded_half_up, times
from htp.rulebook.model import DatedValue, NoValue, Rulebook
from htp.rules.parts.residence import (
    Residence,
    entries_for,
    missing_registration,
    months_of_residence,
    residence_in,
    used_in,
)
from htp.rules.parts.rule import Outcome, Situation, Used, caveat, situation
from htp.verdict import RuleVerdict, Value

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "social-contributions"
RATE = "social-contribution-rate"
WAGE = "average-monthly-wage"
BISHKEK_WAGE = "average-monthly-wage-bishkek"
BASE = "contribution-base"
"""The reading that says on which wage they are worked out."""
OWN_PAY = "own-pay"
_WAGE_BY_BASE = {"national-average": WAGE, "bishkek-average": BISHKEK_WAGE}
_FIGURES = ("rate", "wage", "employee_months", "amount")
SITUATIONS: Mapping[str, Situation] = {
    "estimate": situation(RuleVerdict.ESTIMATE, *_FIGURES),
    "due": situation(RuleVerdict.DUE, *_FIGURES),
    "estimate-by-month": situation(RuleVerdict.ESTIMATE, "employee_months", "amount"),
    "due-by-month": situation(RuleVerdict.DUE, "employee_months", "amount"),
    "estimate-own-pay": situation(RuleVerdict.ESTIMATE, "rate", "payroll", "amount"),
    "due-own-pay": situation(RuleVerdict.DUE, "rate", "payroll", "amount"),
    "no-payroll": situation(RuleVerdict.UNDETERMINED),
    "entrepreneur": situation(RuleVerdict.UNDETERMINED),
    "registered-within": situation(RuleVerdict.UNDETERMINED, "registered"),
    "not-yet-resident": situation(RuleVerdict.UNDETERMINED, "registered"),
    "months-unknown": situation(RuleVerdict.UNDETERMINED),
    "no-figures": situation(RuleVerdict.UNDETERMINED),
    "no-wage": situation(RuleVerdict.UNDETERMINED, "reason"),
    "several-currencies": situation(RuleVerdict.UNDETERMINED),
    "no-employees": situation(RuleVerdict.SETTLED),
    "lifted": situation(RuleVerdict.SETTLED),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {"about": frozenset({"wage"}), "registration-missing": frozenset()}


class _Month(NamedTuple):
    """What one month asks for each person employed in it; nothing where it is lifted."""

    rate: Number
    wage: Money | None

    @property
    def for_each(self) -> Number:
        return ZERO if self.wage is None else times(self.rate, self.wage.amount)


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Rate × average wage of each month × people employed, rounded half up to 0.01, in the currency of the wage."""
    rates = entries_for(rulebook, RATE, profile, as_of)
    used = used_in(RATE, rates)
    if all(each.is_lifted for each in rates):
        return Outcome("lifted", used=used)
    if profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR:
        return Outcome("entrepreneur", used=used)
    employees, period, employee_months = profile.staff.employees, profile.period, profile.staff.employee_months
    if employee_months == 0 or (employees == 0 and employee_months is None):
        return Outcome("no-employees")
    people = employees if employee_months is None else employee_months
    is_of_pay = rulebook.reading(BASE) == OWN_PAY
    missing = [key for key, value in (("staff.employees", people), ("period", period)) if value is None]
    if missing and not is_of_pay:
        return Outcome("no-figures", missing=tuple(missing), readings=() if profile.payroll is None else (BASE,))
    if outside := _outside_residency(profile, rulebook, used, as_of):
        return outside._replace(readings=(BASE,))
    if is_of_pay or people is None:
        outcome = _of_own_pay(profile, rates, used)
    else:
        outcome = _of_average_wage(profile, rulebook, rates, people, as_of)
    registration = missing_registration(profile, as_of)
    if outcome.amount is not None and registration:
        caveats = (*outcome.caveats, caveat(ID, "registration-missing"))
        outcome = outcome._replace(missing=registration, caveats=caveats)
    return outcome._replace(readings=(BASE,))


def wage_parameter(rulebook: Rulebook) -> str:
    """The parameter of the wage that the contributions are worked out from; the national one where they are not."""
    return _WAGE_BY_BASE.get(rulebook.reading(BASE), WAGE)


def _of_own_pay(profile: Profile, rates: tuple[DatedValue, ...], used: Used) -> Outcome:
    payroll = profile.payroll
    if payroll is None or not payroll.currency:
        return Outcome(
            "no-payroll", used=used, missing=("staff.payroll",) if payroll is None else ("revenue.currency",)
        )
    different = {each.value for each in rates}
    if len(different) > 1:
        return Outcome("months-unknown", used=used, missing=("period",))
    (rate,) = different
    assert isinstance(rate, Number)
    amount = Money(rounded_half_up(times(rate, payroll.amount)), payroll.currency)
    values: dict[str, Value] = {"rate": rate, "payroll": payroll, "amount": amount}
    return Outcome("due-own-pay" if profile.is_resident else "estimate-own-pay", values, used, amount=amount)


def _of_average_wage(
    profile: Profile, rulebook: Rulebook, rates: tuple[DatedValue, ...], people: int, as_of: date
) -> Outcome:
    used, parameter = used_in(RATE, rates), wage_parameter(rulebook)
    try:
        wages = _wages(profile, rulebook, parameter, as_of)
    except NoValue as gap:
        return Outcome("no-wage", {"reason": gap.reason}, used, missing=("assumptions.average_monthly_wage",))
    entries = [each for each in wages if isinstance(each, DatedValue)]
    used = (*used, *used_in(parameter, entries))
    if entries and all(each.is_lifted for each in entries):
        return Outcome("lifted", used=used)
    months = [_month(*each) for each in zip(rates, wages, strict=True)]
    about = {each.value for each in entries if each.is_about and isinstance(each.value, Money)}
    caveats = tuple(caveat(ID, "about", {"wage": wage}) for wage in about)
    return _worked_out(profile, months, people, used)._replace(caveats=caveats)


def _outside_residency(profile: Profile, rulebook: Rulebook, used: Used, as_of: date) -> Outcome | None:
    """The month of the registration counts whole; months of employment, and of pay, are not known one by one."""
    residence = residence_in(profile, as_of)
    values: dict[str, Value] = {"registered": profile.residency.initial_registration or as_of}
    if residence is Residence.NO_PERIOD:
        return Outcome("no-figures", used=used, missing=("period",))
    if residence is Residence.NONE:
        return Outcome("not-yet-resident", values, used)
    is_split = len(months_of_residence(profile)) < (profile.period.months if profile.period else 0)
    is_of_pay = rulebook.reading(BASE) == OWN_PAY
    if (is_of_pay and residence is Residence.PART) or (is_split and profile.staff.employee_months is not None):
        return Outcome("registered-within", values, used)
    return None


def _wages(profile: Profile, rulebook: Rulebook, parameter: str, as_of: date) -> tuple[DatedValue | Money, ...]:
    """The wage of each month of the residency, the profile's own before the rulebook's; raises NoValue."""
    assumed = profile.assumptions.average_monthly_wage
    if assumed is not None:
        return (Money(assumed.amount, assumed.currency),) * len(months_of_residence(profile))
    return entries_for(rulebook, parameter, profile, as_of)


def _month(rate: DatedValue, wage: DatedValue | Money) -> _Month:
    value = wage.value if isinstance(wage, DatedValue) else wage
    if rate.is_lifted or value is None:
        return _Month(ZERO, None)
    assert isinstance(rate.value, Number)
    assert isinstance(value, Money)
    return _Month(rate.value, value)


def _worked_out(profile: Profile, months: list[_Month], people: int, used: Used) -> Outcome:
    """`people` are those employed in each month, or the months of employment of all where the profile gives those."""
    standing = "due" if profile.is_resident else "estimate"
    is_one_for_all = len(set(months)) == 1
    currencies = {each.wage.currency for each in months if each.wage is not None}
    if len(currencies) > 1:
        return Outcome("several-currencies", used=used, missing=("assumptions.average_monthly_wage",))
    employee_months = people
    if profile.staff.employee_months is None:
        employee_months = people * len(months)
        exact = times(exact_sum(each.for_each for each in months), Number(people))
    elif is_one_for_all:
        exact = times(months[0].for_each, Number(people))
    else:
        return Outcome("months-unknown", used=used, missing=("period",))
    amount = Money(rounded_half_up(exact), currencies.pop())
    values: dict[str, Value] = {"employee_months": employee_months, "amount": amount}
    if not is_one_for_all:
        return Outcome(f"{standing}-by-month", values, used, amount=amount)
    assert months[0].wage is not None
    values = {**values, "rate": months[0].rate, "wage": months[0].wage}
    return Outcome(standing, values, used, amount=amount)
