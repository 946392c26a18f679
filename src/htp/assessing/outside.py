"""What the same company would pay outside the park, beside what it pays inside; no rule, and no part of any verdict.

Outside it a company has a choice: the general regime, or the single tax instead of profit tax and sales tax.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from htp.assessing.costs import in_revenue_currency
from htp.company.facts import LegalForm
from htp.money import ZERO, Number, exact_sum, minus, rounded_half_up, times
from htp.rulebook.model import DatedValue, NoValue, Rulebook
from htp.rules import fee, income_tax, social_contributions
from htp.rules.parts.residence import Residence, residence_in
from htp.rules.parts.rule import share_on
from htp.verdict import Finding, RuleVerdict, Text

if TYPE_CHECKING:
    from htp.company.profile import Profile

VALUE_ADDED_TAX = "general-value-added-tax"
"""Known, and left out: what a company bears of it depends on its purchases and its customers."""


BEFORE_LAW = Text("compare.before-law")
ENTREPRENEUR = Text("compare.own-tax")
"""An individual entrepreneur pays no profit tax; what he pays of his own is not worked out, in the park or outside."""


class Charge(StrEnum):
    """Something that a company or its employees pay, in the park or outside it."""

    FEE = "fee"
    PROFIT_TAX = "profit-tax"
    SALES_TAX = "sales-tax"
    SINGLE_TAX = "single-tax"
    INCOME_TAX = "income-tax"
    INSURANCE = "insurance"


class Regime(StrEnum):
    """A way to be taxed outside the park."""

    GENERAL = "general"
    SINGLE_TAX = "single-tax"


RATES: dict[Charge, tuple[str, ...]] = {
    Charge.PROFIT_TAX: ("general-profit-tax",),
    Charge.SALES_TAX: ("general-sales-tax-lowest", "general-sales-tax-highest"),
    Charge.SINGLE_TAX: ("general-single-tax-lowest", "general-single-tax-highest"),
    Charge.INCOME_TAX: ("general-income-tax",),
    Charge.INSURANCE: ("general-insurance-lowest", "general-insurance-highest"),
}
"""The parameter of the rate, or those of its lowest and its highest end."""

TAXES_BY_REGIME: dict[Regime, tuple[Charge, ...]] = {
    Regime.GENERAL: (Charge.PROFIT_TAX, Charge.SALES_TAX, Charge.INCOME_TAX, Charge.INSURANCE),
    Regime.SINGLE_TAX: (Charge.SINGLE_TAX, Charge.INCOME_TAX, Charge.INSURANCE),
}


@dataclass(frozen=True, slots=True)
class Range:
    """An amount between two ends; both are the same where it is certain."""

    least: Number
    most: Number


NOTHING = Range(ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class OutsideTax:
    """The charges outside the park on one base."""

    charge: Charge
    base: Number | None
    """In the currency of the revenue."""
    rates: tuple[Number, ...]
    """Those in force in the period that are known, the lowest first."""
    amount: Range | None
    """From the lowest rate to the highest, rounded half up to 0.01; None where a fact or a rate is missing."""
    missing: tuple[str, ...]
    """The keys of the facts that are missing; none where no fact could make up for the rate."""
    gaps: tuple[str | Text, ...]
    """Why a rate is not known; in the words of the rulebook, or a text."""
    entries: tuple[DatedValue, ...]
    least_base: Number | None = None
    """The part of the base that is charged for certain, to which the lowest rate is applied; None for all of it."""

    @property
    def is_base_open(self) -> bool:
        return self.least_base is not None and self.least_base != self.base


@dataclass(frozen=True, slots=True)
class Line:
    """One charge inside and outside the park, in the currency of the revenue; None where it is not known."""

    charge: Charge
    inside: Number | None
    outside: Range | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every charge inside the park and under one regime outside, and what those known on both sides come to."""

    regime: Regime
    lines: tuple[Line, ...]
    taxes: tuple[OutsideTax, ...]
    is_of_entrepreneur: bool
    """The own tax and contributions of an individual entrepreneur are on neither side, so nothing is compared."""

    @property
    def unknown_charges(self) -> tuple[Charge, ...]:
        """Those that one side is not known of, and that are therefore in no sum."""
        return tuple(each.charge for each in self.lines if each.inside is None or each.outside is None)

    @property
    def has_comparable_tax(self) -> bool:
        """Some tax is known on both sides: a fee alone, or a tax on nothing, says nothing of a saving."""
        if self.is_of_entrepreneur:
            return False
        taxes = [each for each in self.lines if each.charge in RATES and each.charge not in self.unknown_charges]
        return not self.unknown_charges or any(each.inside or each.outside != NOTHING for each in taxes)

    @property
    def inside(self) -> Number:
        return exact_sum(inside for inside, _ in self._known())

    @property
    def outside(self) -> Range:
        ranges = [outside for _, outside in self._known()]
        return Range(exact_sum(each.least for each in ranges), exact_sum(each.most for each in ranges))

    @property
    def saved(self) -> Range:
        """How much less is paid inside the park; negative where it is more."""
        return Range(minus(self.outside.least, self.inside), minus(self.outside.most, self.inside))

    def _known(self) -> list[tuple[Number, Range]]:
        sides = [(each.inside, each.outside) for each in self.lines]
        return [(inside, outside) for inside, outside in sides if inside is not None and outside is not None]


def compared(profile: Profile, findings: Iterable[Finding], rulebook: Rulebook, as_of: date) -> tuple[Comparison, ...]:
    """What the findings about the company say is paid in the park, beside what each regime outside it charges."""
    found = {finding.rule: finding for finding in findings}
    taxes = taxes_outside(profile, rulebook, as_of)
    is_of_entrepreneur = profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR
    lifted = ZERO if residence_in(profile, as_of) is Residence.WHOLE else None
    inside = {
        Charge.FEE: _paid_inside(profile, found[fee.ID]),
        Charge.PROFIT_TAX: None if is_of_entrepreneur else lifted,
        Charge.SALES_TAX: lifted,
        Charge.SINGLE_TAX: lifted,
        Charge.INCOME_TAX: _paid_inside(profile, found[income_tax.ID]),
        Charge.INSURANCE: _paid_inside(profile, found[social_contributions.ID]),
    }
    comparisons = []
    for regime, charges in TAXES_BY_REGIME.items():
        outside = {tax.charge: tax.amount for tax in taxes if tax.charge in charges}
        lines = tuple(Line(each, inside[each], outside.get(each, NOTHING)) for each in (Charge.FEE, *charges))
        of_regime = tuple(tax for tax in taxes if tax.charge in charges)
        comparisons.append(Comparison(regime, lines, of_regime, is_of_entrepreneur))
    return tuple(comparisons)


def taxes_outside(profile: Profile, rulebook: Rulebook, as_of: date) -> tuple[OutsideTax, ...]:
    """Every tax of RATES at the rates of the period, else of the day; without employees there is no payroll."""
    payroll, payroll_key = _payroll(profile)
    bases = {
        Charge.PROFIT_TAX: ("profit", profile.profit),
        Charge.SALES_TAX: ("revenue.total", profile.total),
        Charge.SINGLE_TAX: ("revenue.total", profile.total),
        Charge.INCOME_TAX: (payroll_key, payroll),
        Charge.INSURANCE: (payroll_key, payroll),
    }
    before_law = as_of < rulebook.in_force_from
    days = profile.period.last_days if profile.period and not before_law else (as_of,)
    taxes = []
    for charge, parameters in RATES.items():
        rates = _Rates.on(rulebook, parameters, days)
        if charge is Charge.PROFIT_TAX and profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR:
            rates = _Rates((), (ENTREPRENEUR,), ())
        least_base = _sold_at_home(profile) if charge is Charge.SALES_TAX else None
        taxes.append(_tax(charge, *bases[charge], profile.revenue.currency, rates, least_base))
    return tuple(taxes)


def _sold_at_home(profile: Profile) -> Number | None:
    """What is known to come from customers at home; whether sales abroad are charged too was not found."""
    total, export = profile.total, profile.revenue.export
    if total is None:
        return None
    if profile.lines is not None:
        return exact_sum(line.amount for line in profile.lines if line.is_export is False)
    return ZERO if export is None else minus(total, export)


def _payroll(profile: Profile) -> tuple[Number | None, str]:
    """The payroll in the currency of the revenue, and the key of what is missing for it."""
    pay = profile.payroll
    if pay is None or pay.currency in ("", profile.revenue.currency):
        return (None if pay is None else pay.amount), "staff.payroll"
    return in_revenue_currency(profile, pay), f"exchange_rates.{pay.currency}"


def _paid_inside(profile: Profile, finding: Finding) -> Number | None:
    if finding.amount is not None:
        return in_revenue_currency(profile, finding.amount)
    return ZERO if finding.verdict is RuleVerdict.SETTLED else None


@dataclass(frozen=True, slots=True)
class _Rates:
    known: tuple[Number, ...]
    gaps: tuple[str | Text, ...]
    entries: tuple[DatedValue, ...]

    @classmethod
    def on(cls, rulebook: Rulebook, parameters: Sequence[str], days: Sequence[date]) -> _Rates:
        """The rates of all those days together: pay and revenue are not known month by month."""
        if min(days) < rulebook.in_force_from:
            return cls((), (BEFORE_LAW,), ())
        known: set[Number] = set()
        gaps: list[str] = []
        entries: list[DatedValue] = []
        for parameter, day in product(parameters, days):
            try:
                rate = share_on(rulebook, parameter, day)
            except NoValue as gap:
                gaps.append(gap.reason)
                entries.append(gap.entry)
            else:
                known.add(ZERO if rate is None else rate.minimum)
                entries.append(rulebook.entry_on(parameter, day))
        return cls(tuple(sorted(known)), tuple(dict.fromkeys(gaps)), tuple(dict.fromkeys(entries)))


def _tax(
    charge: Charge, key: str, base: Number | None, currency: str | None, rates: _Rates, least_base: Number | None
) -> OutsideTax:
    missing = tuple(each for each, value in ((key, base), ("revenue.currency", currency)) if value is None)
    amount = None
    if base is not None and not missing and not rates.gaps:
        least = base if least_base is None else least_base
        amount = Range(rounded_half_up(times(rates.known[0], least)), rounded_half_up(times(rates.known[-1], base)))
    missing = () if rates.gaps else missing
    return OutsideTax(charge, base, rates.known, amount, missing, rates.gaps, rates.entries, least_base)
