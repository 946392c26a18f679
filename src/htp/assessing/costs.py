"""What residency costs a company: the fee by quarter, what is paid towards it, and everything by currency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from htp.money import ZERO, Money, Number, minus, plus, rounded_half_up, times
from htp.rulebook.model import DatedValue, Rulebook
from htp.rules import fee, income_tax, social_contributions
from htp.rules.parts.instalments import schedule
from htp.rules.parts.residence import entries_for, used_in
from htp.verdict import Assessment, Finding, RuleVerdict

if TYPE_CHECKING:
    from htp.company.profile import Profile

COSTS = (fee.ID, income_tax.ID, social_contributions.ID)
"""The rules that say what is paid."""


Findings = Mapping[str, Finding]
"""The findings about one company by their rule."""


class QuarterlyFee(NamedTuple):
    """The fee on the revenue of one quarter, in the currency of the revenue."""

    quarter: str | None
    """None for revenue that names no quarter."""
    revenue: Number
    fee: Number
    paid: Number | None
    """What of the payments counts towards it; None where nothing is known of payments."""
    is_over: bool | None = None
    """Whether the quarter has ended before the day of assessment; None where that cannot be told."""

    @property
    def open(self) -> Number | None:
        return None if self.paid is None else minus(self.fee, self.paid)


class Instalments(NamedTuple):
    """The fee of the period by quarter; a payment without a quarter counts towards the oldest open one."""

    quarters: tuple[QuarterlyFee, ...]
    total: QuarterlyFee
    """All quarters together."""
    overpaid: Number
    """What has been paid beyond all that is owed."""


class PerHead(NamedTuple):
    """The social contributions for one employee and one month."""

    rate: Number
    wage: Money
    amount: Money
    """Rounded half up to 0.01."""


class CostsTogether(NamedTuple):
    """What is paid in the period by currency; unlike currencies are added only at a rate of the profile."""

    amounts: tuple[Money, ...]
    unknown: tuple[str, ...]
    """The rules whose amount is not known."""
    without_rate: tuple[str, ...]
    """The currencies for which the profile has no exchange rate; empty where everything is added up."""

    @property
    def is_nothing_known(self) -> bool:
        return len(self.unknown) == len(COSTS)


class MissingForCosts(NamedTuple):
    """The keys that are needed for what is not known."""

    by_rule: tuple[tuple[str, tuple[str, ...]], ...]
    to_add_up: tuple[str, ...]
    to_compare: tuple[str, ...]


def findings_by_rule(assessment: Assessment) -> Findings:
    return {each.rule: each for each in assessment.findings}


def instalments(profile: Profile, finding: Finding, as_of: date) -> Instalments | None:
    """The fee by quarter; None where the fee is not known or no revenue names its quarter."""
    owed, rate = finding.amount, finding.explanation.values.get("rate")
    if owed is None or not isinstance(rate, Number):
        return None
    found = schedule(profile, rate, as_of)
    if not any(each.quarter for each in found.instalments):
        return None
    all_paid = found.paid if profile.is_resident else None
    quarters = tuple(
        QuarterlyFee(
            each.quarter.value if each.quarter else None,
            each.revenue,
            each.fee,
            None if all_paid is None else each.paid,
            each.is_over,
        )
        for each in found.instalments
    )
    paid = None if all_paid is None else minus(all_paid, found.overpaid)
    total = QuarterlyFee(None, profile.total or ZERO, owed.amount, paid)
    return Instalments(quarters, total, ZERO if all_paid is None else found.overpaid)


def together(profile: Profile, findings: Findings) -> CostsTogether:
    """Everything that is known, by currency."""
    amounts: dict[str, Number] = {}
    for rule in COSTS:
        amount = findings[rule].amount
        if amount is not None:
            converted = in_revenue_currency(profile, amount)
            in_one = amount if converted is None else profile.money(converted)
            amounts[in_one.currency] = plus(amounts.get(in_one.currency, ZERO), in_one.amount)
    foreign = tuple(each for each in amounts if each != profile.revenue.currency)
    return CostsTogether(
        tuple(Money(amount, currency) for currency, amount in amounts.items()),
        tuple(rule for rule in COSTS if _is_unknown(findings[rule])),
        foreign if len(amounts) > 1 else (),
    )


def _is_unknown(finding: Finding) -> bool:
    return finding.amount is None and finding.verdict is not RuleVerdict.SETTLED


def missing_for_costs(profile: Profile, findings: Findings, for_comparison: tuple[str, ...] = ()) -> MissingForCosts:
    """What would have to be filled in, `for_comparison` apart from what is asked for anyway."""
    by_rule = tuple((rule, findings[rule].missing) for rule in COSTS if findings[rule].missing)
    foreign = [amount for rule in COSTS if (amount := findings[rule].amount) is not None]
    to_add_up = [f"exchange_rates.{each.currency}" for each in foreign if in_revenue_currency(profile, each) is None]
    asked_for = {key for _, keys in by_rule for key in keys}
    to_compare = [key for key in for_comparison if key not in asked_for]
    return MissingForCosts(by_rule, tuple(dict.fromkeys(to_add_up)), tuple(dict.fromkeys(to_compare)))


def wage_entry(profile: Profile, findings: Findings, rulebook: Rulebook, as_of: date) -> DatedValue | None:
    """The wage of the rulebook that the contributions were worked out from; None where they rest on others."""
    if findings[social_contributions.ID].amount is None or profile.assumptions.average_monthly_wage is not None:
        return None
    wage = social_contributions.wage_parameter(rulebook)
    if rulebook.reading(social_contributions.BASE) == social_contributions.OWN_PAY:
        return None
    entries = entries_for(rulebook, wage, profile, as_of)
    return entries[0] if len(used_in(wage, entries)) == 1 else None


def per_head(contributions: Finding) -> PerHead | None:
    """The contributions by employee and month; None where they are not the same in each month, or not of a wage."""
    rate, wage = (contributions.explanation.values.get(each) for each in ("rate", "wage"))
    if not isinstance(rate, Number) or not isinstance(wage, Money):
        return None
    return PerHead(rate, wage, Money(rounded_half_up(times(rate, wage.amount)), wage.currency))


def entry_on(rulebook: Rulebook, parameter: str, as_of: date) -> DatedValue | None:
    """What the rulebook says of the parameter on that day, also where that is a gap; None before the law."""
    return next((each for each in rulebook.parameters[parameter].values if each.covers(as_of)), None)


def in_revenue_currency(profile: Profile, money: Money) -> Number | None:
    """The amount in the currency of the revenue, rounded half up to 0.01; None without a rate to convert it at."""
    if money.currency == profile.revenue.currency:
        return money.amount
    rate = profile.exchange_rates.get(money.currency)
    return None if rate is None or profile.revenue.currency is None else rounded_half_up(times(money.amount, rate))
