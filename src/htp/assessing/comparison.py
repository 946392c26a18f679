"""What the same company would pay outside the park, beside what it pays inside; no rule, and no part of any verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from htp.assessing.costs import in_revenue_currency
from htp.money import ZERO, Number, exact_sum, minus, rounded_half_up, times
from htp.rulebook.model import DatedValue, NoValue, Rulebook
from htp.rules import fee, income_tax, social_contributions
from htp.rules.parts.rule import share_on
from htp.verdict import Finding, RuleVerdict, Text

if TYPE_CHECKING:
    from htp.company.profile import Profile

VALUE_ADDED_TAX = "general-value-added-tax"
"""Known, and left out: what a company bears of it depends on its purchases and its customers."""


BEFORE_LAW = Text("compare.before-law")


class Charge(StrEnum):
    """Something that a company or its employees pay, in the park or outside it."""

    FEE = "fee"
    PROFIT_TAX = "profit-tax"
    SALES_TAX = "sales-tax"
    INCOME_TAX = "income-tax"
    INSURANCE = "insurance"


RATES: dict[Charge, tuple[str, ...]] = {
    Charge.PROFIT_TAX: ("general-profit-tax",),
    Charge.SALES_TAX: ("general-sales-tax-lowest", "general-sales-tax-highest"),
    Charge.INCOME_TAX: ("general-income-tax",),
    Charge.INSURANCE: ("general-insurance-lowest", "general-insurance-highest"),
}
"""The parameter of the rate, or those of its lowest and its highest end."""


def parameters_compared() -> tuple[str, ...]:
    """Everything of the rulebook that a comparison names."""
    return (*(each for both in RATES.values() for each in both), VALUE_ADDED_TAX)


@dataclass(frozen=True, slots=True)
class Range:
    """An amount between two ends; both are the same where it is certain."""

    least: Number
    most: Number


NOTHING = Range(ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class GeneralTax:
    """What the general regime charges on one base."""

    charge: Charge
    base: Number | None
    """In the currency of the revenue."""
    rates: tuple[Number, ...]
    """Those of the rate's ends that are known."""
    amount: Range | None
    """Each end rounded half up to 0.01; None where a fact or an end of the rate is missing."""
    missing: tuple[str, ...]
    """The keys of the facts that are missing; none where no fact could make up for the rate."""
    gaps: tuple[str | Text, ...]
    """Why an end of the rate is not known; in the words of the rulebook, or BEFORE_LAW."""
    entries: tuple[DatedValue, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One charge inside and outside the park, in the currency of the revenue; None where it is not known."""

    charge: Charge
    inside: Number | None
    outside: Range | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every charge inside and outside the park, and what those come to that are known on both sides."""

    lines: tuple[Line, ...]
    taxes: tuple[GeneralTax, ...]

    @property
    def unknown_charges(self) -> tuple[Charge, ...]:
        """Those that one side is not known of, and that are therefore in no sum."""
        return tuple(each.charge for each in self.lines if each.inside is None or each.outside is None)

    @property
    def has_comparable_tax(self) -> bool:
        """Some tax of the general regime is known on both sides: a fee alone says nothing of what the park saves."""
        return any(each.charge in RATES and each.charge not in self.unknown_charges for each in self.lines)

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


def compared(profile: Profile, findings: Iterable[Finding], rulebook: Rulebook, as_of: date) -> Comparison:
    """What the findings about the company say is paid in the park, beside the taxes of the general regime that day."""
    found = {finding.rule: finding for finding in findings}
    taxes = general_taxes(profile, rulebook, as_of)
    outside = {tax.charge: tax.amount for tax in taxes}
    inside = {
        Charge.FEE: _paid_inside(profile, found[fee.ID]),
        Charge.PROFIT_TAX: ZERO,
        Charge.SALES_TAX: ZERO,
        Charge.INCOME_TAX: _paid_inside(profile, found[income_tax.ID]),
        Charge.INSURANCE: _paid_inside(profile, found[social_contributions.ID]),
    }
    return Comparison(tuple(Line(each, inside[each], outside.get(each, NOTHING)) for each in Charge), taxes)


def general_taxes(profile: Profile, rulebook: Rulebook, as_of: date) -> tuple[GeneralTax, ...]:
    """Profit tax, sales tax, income tax and insurance outside the park; without employees there is no payroll."""
    payroll = profile.staff.payroll
    if payroll is None and profile.staff.employees == 0:
        payroll = ZERO
    bases = {
        Charge.PROFIT_TAX: ("profit", profile.profit),
        Charge.SALES_TAX: ("revenue.total", profile.total),
        Charge.INCOME_TAX: ("staff.payroll", payroll),
        Charge.INSURANCE: ("staff.payroll", payroll),
    }
    return tuple(
        _tax(charge, *bases[charge], profile.revenue.currency, _Rates.on(rulebook, parameters, as_of))
        for charge, parameters in RATES.items()
    )


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
    def on(cls, rulebook: Rulebook, parameters: Sequence[str], as_of: date) -> _Rates:
        if as_of < rulebook.in_force_from:
            return cls((), (BEFORE_LAW,), ())
        known: list[Number] = []
        gaps: list[str] = []
        entries: list[DatedValue] = []
        for each in parameters:
            try:
                rate = share_on(rulebook, each, as_of)
            except NoValue as gap:
                gaps.append(gap.reason)
                entries.append(gap.entry)
            else:
                known.append(ZERO if rate is None else rate.minimum)
                entries.append(rulebook.entry_on(each, as_of))
        return cls(tuple(known), tuple(dict.fromkeys(gaps)), tuple(entries))


def _tax(charge: Charge, key: str, base: Number | None, currency: str | None, rates: _Rates) -> GeneralTax:
    missing = tuple(each for each, value in ((key, base), ("revenue.currency", currency)) if value is None)
    amount = None
    if base is not None and not missing and not rates.gaps:
        amount = Range(*(rounded_half_up(times(rate, base)) for rate in (min(rates.known), max(rates.known))))
    return GeneralTax(charge, base, rates.known, amount, () if rates.gaps else missing, rates.gaps, rates.entries)
