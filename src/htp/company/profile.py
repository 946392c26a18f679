"""The company profile: the facts that the rules ask for.

Everything but `company` may be missing: a missing fact is a question for the rules, not an error.
Amounts are exact decimals, in `revenue.currency` unless they name a currency of their own.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ModelWrapValidatorHandler, model_validator

from htp.company import facts
from htp.company.fact_types import (
    Count,
    CountryCode,
    CurrencyCode,
    Day,
    Name,
    PaymentQuarter,
    PeriodOfFigures,
    PositiveAmount,
    Rate,
    TaxId,
    refusing,
)
from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.period import Quarter
from htp.money import ONE, ZERO, Money, Number, exact_sum, times

HOME_MARKET = "KG"
_MONTHS_OF_YEAR = 12


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __hash__(self) -> int:
        facts = (getattr(self, name) for name in type(self).model_fields)
        return hash(tuple(frozenset(each.items()) if isinstance(each, Mapping) else each for each in facts))

    @model_validator(mode="before")
    @classmethod
    def _empty_is_missing(cls, data: Any) -> Any:
        """A key left empty is a fact that is missing; one that is unknown stays an error."""
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


class Company(_Section):
    """Who the profile is about."""

    name: Name = Field(description="What the company is called.")
    legal_form: LegalForm | None = Field(default=None, description="The form in which it is registered.")
    country: CountryCode | None = Field(
        default=None, description="Where the company is registered, as two letters: KG."
    )
    tax_id: TaxId | None = Field(
        default=None, description="Its tax number: 14 digits in quotation marks, which keep the zeros at the front."
    )


class RevenueLine(_Section):
    """Revenue of one kind: what it was earned with, from where, when."""

    amount: PositiveAmount = Field(description="How much was earned.")
    activity: Name | None = Field(
        default=None, description="What it was earned with: a category of `htp activities`, or any other words."
    )
    market: CountryCode | None = Field(
        default=None, description="The customer's country, as two letters: US. All but KG are export."
    )
    currency: CurrencyCode | None = Field(
        default=None, description="The currency of `amount`, where it is not `revenue.currency`."
    )
    quarter: Quarter | None = Field(
        default=None, description="When it was earned; with quarters, the park's fee is shown quarter by quarter."
    )
    customer: Name | None = Field(default=None, description="Who paid, in any words.")
    through: Name | None = Field(
        default=None,
        description="The platform that it was sold through, if one stands between: an app store. "
        "`market` is then the country of its users.",
    )
    through_country: CountryCode | None = Field(
        default=None, description="The country of that platform, as two letters: IE."
    )


class Revenue(_Section):
    """What the company earned in the period: as two totals, or line by line."""

    currency: CurrencyCode | None = Field(
        default=None, description="The currency of every amount that names no other: KGS."
    )
    total: PositiveAmount | None = Field(
        default=None, description="Everything that was earned in the period, export included."
    )
    export: PositiveAmount | None = Field(default=None, description="The part of the total that customers abroad paid.")
    lines: tuple[RevenueLine, ...] | None = Field(
        default=None,
        description="The revenue by activity and market, instead of `total` and `export`: they are added up for you.",
    )


class Pay(_Section):
    """Pay and its currency; an amount alone is in the currency of the revenue."""

    amount: PositiveAmount = Field(description="How much was paid.")
    currency: CurrencyCode | None = Field(
        default=None, description="The currency of `amount`, where it is not `revenue.currency`."
    )

    @model_validator(mode="wrap")
    @classmethod
    def _amount_alone(cls, data: Any, handler: ModelWrapValidatorHandler["Pay"]) -> "Pay":
        return handler(data if isinstance(data, dict | Pay) else {"amount": _read_amount(data)})


_read_amount = refusing(facts.amount)


class Staff(_Section):
    """The people employed in the period."""

    employees: Count | None = Field(default=None, description="How many people are employed.")
    payroll: Pay | None = Field(
        default=None,
        description="Gross pay of the period: an amount in `revenue.currency`, or `{amount: 4_800, currency: USD}`.",
    )
    employee_months: Count | None = Field(
        default=None,
        description="Months of employment in the period, all people together, where their number changed: "
        "one person for 12 months and one for 3 are 15.",
    )


class Residency(_Section):
    """Where the company stands with the park."""

    status: ResidencyStatus | None = Field(
        default=None,
        description="Whether the company is a resident already; an applicant, unless you say otherwise.",
    )
    initial_registration: Day | None = Field(
        default=None, description="The day of the first registration as a resident."
    )
    final_registration: Day | None = Field(
        default=None, description="The day of the final registration; the export share is required one year after it."
    )
    fees_paid: PositiveAmount | None = Field(
        default=None, description="Paid to the park for the period, in `revenue.currency`."
    )
    payments: Annotated[Mapping[PaymentQuarter, PositiveAmount], BeforeValidator(facts.payments)] | None = Field(
        default=None,
        description="The same by the quarter that each payment was for, instead of `fees_paid`: `{2025-Q1: 12_000}`.",
    )

    @property
    def has_traces_of_resident(self) -> bool:
        """Facts are given that only a resident has."""
        return any(
            each is not None
            for each in (self.initial_registration, self.final_registration, self.fees_paid, self.payments)
        )


class AverageWage(_Section):
    """A monthly wage."""

    amount: PositiveAmount = Field(description="The wage of one month.")
    currency: CurrencyCode = Field(description="The currency of `amount`.")


class Assumptions(_Section):
    """What to use instead of a figure of the rulebook."""

    average_monthly_wage: AverageWage | None = Field(
        default=None, description="The national average monthly wage, on which the social contributions are worked out."
    )


class ConvertedLine(NamedTuple):
    """A revenue line with its amount in the currency of the total."""

    position: int
    """Among the lines of the profile, from 0."""
    amount: Number
    activity: str | None
    market: str | None
    quarter: Quarter | None

    @property
    def is_export(self) -> bool | None:
        """Whether the customer is abroad; None where the market is missing."""
        return None if self.market is None else self.market != HOME_MARKET


class Profile(_Section):
    """The facts about one company in one period."""

    company: Company = Field(description="Who the profile is about; the only thing that is required.")
    period: PeriodOfFigures | None = Field(
        default=None,
        description="What the figures are for: a year, half-year, quarter or month. "
        "Its last day decides which rules are in force.",
    )
    activities: Annotated[tuple[Name, ...], BeforeValidator(facts.activities)] | None = Field(
        default=None,
        description="What the company does: categories of `htp activities`, classifier codes such as 62.01, "
        "or any other words.",
    )
    revenue: Revenue = Field(
        default=Revenue.model_construct(), description="What was earned in the period: as two totals, or line by line."
    )
    exchange_rates: Annotated[Mapping[CurrencyCode, Rate], BeforeValidator(facts.exchange_rates)] = Field(
        default_factory=dict,
        description="Units of `revenue.currency` for one unit of the other.",
    )
    staff: Staff = Field(default=Staff.model_construct(), description="The people employed in the period.")
    profit: PositiveAmount | None = Field(
        default=None,
        description="Profit of the period before tax, in `revenue.currency`, 0 for a loss; "
        "only `htp fees --compare` asks for it.",
    )
    residency: Residency = Field(
        default=Residency.model_construct(), description="Where the company stands with the park."
    )
    assumptions: Assumptions = Field(
        default=Assumptions.model_construct(), description="What to use instead of a figure of the rulebook."
    )

    @property
    def is_resident(self) -> bool:
        return self.residency.status is ResidencyStatus.RESIDENT

    @property
    def is_status_open(self) -> bool:
        """The status is not stated, and other facts are those of a resident."""
        return self.residency.status is None and self.residency.has_traces_of_resident

    @property
    def is_for_part_of_year(self) -> bool:
        """The figures are for less than a year; where no period is given they are taken as a year's."""
        return self.period is not None and self.period.months < _MONTHS_OF_YEAR

    @cached_property
    def payroll(self) -> Money | None:
        """Gross pay of the period in its own currency; nothing where nobody is employed."""
        pay = self.staff.payroll
        if pay is None:
            return self.money(ZERO) if self.staff.employees == 0 else None
        return Money(pay.amount, pay.currency or self.revenue.currency or "")

    @cached_property
    def lines(self) -> tuple[ConvertedLine, ...] | None:
        """The revenue lines in the currency of the total; None where the revenue is given as totals or not at all."""
        if self.revenue.lines is None:
            return None
        return tuple(
            ConvertedLine(
                position,
                line.amount if line.currency is None else times(line.amount, self.rate_of(line.currency)),
                line.activity,
                line.market,
                line.quarter,
            )
            for position, line in enumerate(self.revenue.lines)
        )

    def rate_of(self, currency: str | None) -> Number:
        """Units of the revenue's currency for one unit of `currency`."""
        if currency is None or currency == self.revenue.currency:
            return ONE
        return self.exchange_rates[currency]

    @cached_property
    def total(self) -> Number | None:
        """The total revenue of the period in `revenue.currency`, or None."""
        if self.lines is None:
            return self.revenue.total
        return exact_sum(line.amount for line in self.lines)

    @cached_property
    def declared_activities(self) -> tuple[str, ...]:
        """Each activity that the profile names, in the list or in a line, once and in that order."""
        named = [*(self.activities or ()), *(line.activity for line in self.revenue.lines or () if line.activity)]
        return tuple(dict.fromkeys(named))

    def money(self, amount: Number) -> Money:
        """The amount in the currency of the revenue; without a currency where the profile names none."""
        return Money(amount, self.revenue.currency or "")
