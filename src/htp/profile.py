"""The company profile: the facts that the rules ask for, checked as they come in.

Everything but `company` may be missing: a missing fact is a question for the rules, not an error.
Amounts are exact fractions, in `revenue.currency` unless they name a currency of their own.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Self, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from htp import countries, currencies
from htp.document import Data
from htp.errors import Problem, UnusableText
from htp.location import KeyPath
from htp.money import Money, parse_amount
from htp.spelling import nearest

HOME_MARKET = "KG"
LONGEST_TEXT = 500
"""Characters that a name or an activity may have."""


class LegalForm(StrEnum):
    """The forms in which a company can become a resident."""

    LEGAL_ENTITY = "legal_entity"
    INDIVIDUAL_ENTREPRENEUR = "individual_entrepreneur"
    BRANCH = "branch"


class ResidencyStatus(StrEnum):
    """Whether the company wants to be a resident or is one."""

    APPLICANT = "applicant"
    RESIDENT = "resident"


class Quarter(StrEnum):
    """A calendar quarter."""

    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year, half-year, quarter or month; both ends belong to it."""

    text: str
    year: int
    first_month: int
    last_month: int

    @property
    def months(self) -> int:
        return self.last_month - self.first_month + 1

    @property
    def end(self) -> date:
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that the period touches."""
        first, last = (self.first_month - 1) // 3, (self.last_month - 1) // 3
        return tuple(Quarter)[first : last + 1]

    def __str__(self) -> str:
        return self.text


def _refused(problem: str, remedy: str, *, at: KeyPath = ()) -> PydanticCustomError:
    return PydanticCustomError("htp", "{problem}", {"problem": problem, "remedy": remedy, "at": at})


def _text_of(value: object, what: str, example: str) -> str:
    if isinstance(value, str):
        return value
    found = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else None
    found = found or (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, Mapping) else "a number"
    )
    raise _refused(f"{found} is not {what}", f"write {example}")


def _quoted(text: str) -> str:
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


def _read_text(value: object) -> str:
    text = _text_of(value, "a text", "a text, in quotation marks if it looks like something else").strip()
    if not text:
        raise _refused("the text is empty", "write the text or remove the key")
    if len(text) > LONGEST_TEXT:
        raise _refused(f"the text has {len(text)} characters", f"write at most {LONGEST_TEXT} characters")
    return text


def _read_amount(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _text_of(value, "an amount", "digits with a point for decimals, e.g. 12_500_000.00")
    try:
        return parse_amount(text.strip())
    except UnusableText as error:
        raise _refused(error.problem, error.remedy) from error


def _read_rate(value: object) -> Fraction:
    rate = _read_amount(value)
    if rate == 0:
        raise _refused("an exchange rate of zero", "write how much of revenue.currency one unit costs, e.g. 69.0")
    return rate


def _read_count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    text = _text_of(value, "a number of people", "a whole number, e.g. 12").strip()
    if re.fullmatch(r"(?:0|[1-9][0-9]{0,2}(?:_?[0-9]{3}){0,2}|[1-9][0-9]{0,8})", text, re.ASCII):
        return int(text)
    raise _refused(f"{_quoted(text)} is not a number of people", "write a whole number, e.g. 12")


def _read_country(value: object) -> str:
    text = _text_of(value, "a country", "its two letters, e.g. US").strip()
    if text in countries.NAME_BY_CODE:
        return text
    if text.upper() in countries.NAME_BY_CODE:
        raise _refused(f"{_quoted(text)} is not a country code", f"write it in capitals: {text.upper()}")
    code_by_name = {name: code for code, name in countries.NAME_BY_CODE.items()}
    meant = [code_by_name[name] for name in nearest(text, code_by_name, likeness=0.8)]
    hint = f"did you mean {meant[0]} ({countries.NAME_BY_CODE[meant[0]]})?" if meant else "write two letters, e.g. US"
    raise _refused(f"{_quoted(text)} is not a country code of ISO 3166-1", hint)


def _read_currency(value: object) -> str:
    text = _text_of(value, "a currency", "its three letters, e.g. USD").strip()
    if text in currencies.CODES:
        return text
    if text.upper() in currencies.CODES:
        raise _refused(f"{_quoted(text)} is not a currency code", f"write it in capitals: {text.upper()}")
    meant = nearest(text.upper(), sorted(currencies.CODES), likeness=0.6)
    hint = f"did you mean {meant[0]}?" if meant else "write three letters, e.g. KGS or USD"
    raise _refused(f"{_quoted(text)} is not a currency code of ISO 4217", hint)


def _read_tax_id(value: object) -> str:
    text = _text_of(value, "a tax id", 'its 14 digits in quotation marks, e.g. "01234567890123"').strip()
    if re.fullmatch(r"[0-9]{14}", text, re.ASCII):
        return text
    raise _refused(f"{_quoted(text)} is not a tax id", 'write its 14 digits, e.g. "01234567890123"')


def _read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _text_of(value, "a date", "year-month-day, e.g. 2016-07-15").strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        raise _refused(f"{_quoted(text)} is not a date", "write year-month-day, e.g. 2016-07-15")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _refused(f"there is no {text} in the calendar", "write a date that exists, e.g. 2016-07-15") from error


_MONTHS_BY_PART = {
    "H1": (1, 6),
    "H2": (7, 12),
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    **{f"{month:02}": (month, month) for month in range(1, 13)},
}


def _read_period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _text_of(value, "a period", "a year, half-year, quarter or month, e.g. 2016-Q3").strip()
    year, _, part = text.partition("-")
    months = _MONTHS_BY_PART.get(part) if part else (1, 12) if text == year else None
    if months is None or not re.fullmatch(r"[12][0-9]{3}", year, re.ASCII):
        raise _refused(f"{_quoted(text)} is not a period", "write 2016, 2016-H1, 2016-Q3 or 2016-07")
    return Period(text, int(year), *months)


def _read_activities(value: object) -> object:
    if isinstance(value, str):
        raise _refused("the activities are not a list", f"write a list: [{value[:60]}]")
    return value


PositiveAmount = Annotated[Fraction, BeforeValidator(_read_amount)]
Rate = Annotated[Fraction, BeforeValidator(_read_rate)]
Name = Annotated[str, BeforeValidator(_read_text)]
CountryCode = Annotated[str, BeforeValidator(_read_country)]
CurrencyCode = Annotated[str, BeforeValidator(_read_currency)]


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Company(_Facts):
    """Who the profile is about."""

    name: Name
    legal_form: LegalForm | None = None
    country: CountryCode | None = None
    """Where the company is registered."""
    tax_id: Annotated[str, BeforeValidator(_read_tax_id)] | None = None


class RevenueLine(_Facts):
    """Revenue of one kind: what it was earned with, from where, when."""

    amount: PositiveAmount
    activity: Name | None = None
    market: CountryCode | None = None
    """The customer's country."""
    currency: CurrencyCode | None = None
    """The currency of `amount`, where it is not `revenue.currency`."""
    quarter: Quarter | None = None


class Revenue(_Facts):
    """What the company earned in the period: as two totals, or line by line."""

    currency: CurrencyCode | None = None
    total: PositiveAmount | None = None
    export: PositiveAmount | None = None
    lines: tuple[RevenueLine, ...] | None = None

    @model_validator(mode="after")
    def _totals_agree(self) -> Self:
        if self.lines is not None and (self.total is not None or self.export is not None):
            key = "total" if self.total is not None else "export"
            raise _refused(
                f"revenue.{key} stands beside revenue.lines",
                "keep either the lines or the totals: the totals of lines are added up for you",
                at=(key,),
            )
        if self.total is not None and self.export is not None and self.export > self.total:
            raise _refused(
                "the export is larger than the total revenue of which it is a part",
                "correct revenue.export or revenue.total: the total includes the export",
                at=("export",),
            )
        for index, line in enumerate(self.lines or ()):
            if line.currency is not None and self.currency is None:
                raise _refused(
                    "a line names its currency while revenue.currency is missing",
                    "write in revenue.currency the currency that the total is to be in, e.g. KGS",
                    at=("lines", index, "currency"),
                )
        return self


class Staff(_Facts):
    """The people employed in the period."""

    employees: Annotated[int, BeforeValidator(_read_count)] | None = None
    payroll: PositiveAmount | None = None
    """Gross pay of the period, in `revenue.currency`."""


class Residency(_Facts):
    """Where the company stands with the park."""

    status: ResidencyStatus = ResidencyStatus.APPLICANT
    initial_registration: Annotated[date, BeforeValidator(_read_date)] | None = None
    final_registration: Annotated[date, BeforeValidator(_read_date)] | None = None
    fees_paid: PositiveAmount | None = None
    """Paid to the park for the period, in `revenue.currency`."""

    @model_validator(mode="after")
    def _registrations_follow(self) -> Self:
        first, last = self.initial_registration, self.final_registration
        if first is not None and last is not None and last < first:
            raise _refused(
                f"the final registration ({last}) is before the initial one ({first})",
                "correct one of the two dates",
                at=("final_registration",),
            )
        return self


class AverageWage(_Facts):
    """A monthly wage."""

    amount: PositiveAmount
    currency: CurrencyCode


class Assumptions(_Facts):
    """What to use instead of a figure of the rulebook."""

    average_monthly_wage: AverageWage | None = None


@dataclass(frozen=True, slots=True)
class ConvertedLine:
    """A revenue line with its amount in the currency of the total."""

    index: int
    amount: Fraction
    activity: str | None
    market: str | None
    quarter: Quarter | None

    @property
    def is_export(self) -> bool | None:
        """Whether the customer is abroad; None where the market is missing."""
        return None if self.market is None else self.market != HOME_MARKET


class Profile(_Facts):
    """The facts about one company in one period."""

    company: Company
    period: Annotated[Period, BeforeValidator(_read_period)] | None = None
    activities: Annotated[tuple[Name, ...], BeforeValidator(_read_activities)] | None = None
    revenue: Revenue = Revenue()
    exchange_rates: Mapping[CurrencyCode, Rate] = Field(default_factory=lambda: MappingProxyType({}))
    """Units of `revenue.currency` for one unit of the other."""
    staff: Staff = Staff()
    residency: Residency = Residency()
    assumptions: Assumptions = Assumptions()

    @model_validator(mode="after")
    def _currencies_have_rates(self) -> Self:
        home = self.revenue.currency
        if home is not None and self.exchange_rates.get(home, 1) != 1:
            raise _refused(
                f"a rate other than 1 for {home}, the currency of the revenue itself",
                "remove the rate, or correct revenue.currency",
                at=("exchange_rates", home),
            )
        for index, line in enumerate(self.revenue.lines or ()):
            if line.currency not in (None, home) and line.currency not in self.exchange_rates:
                raise _refused(
                    f"there is no exchange rate for {line.currency}",
                    f"add exchange_rates: {{{line.currency}: …}}, in {home} for 1 {line.currency}",
                    at=("revenue", "lines", index, "currency"),
                )
        return self

    @model_validator(mode="after")
    def _quarters_are_in_the_period(self) -> Self:
        if self.period is None:
            return self
        for index, line in enumerate(self.revenue.lines or ()):
            if line.quarter is not None and line.quarter not in self.period.quarters:
                raise _refused(
                    f"{line.quarter} is not in the period {self.period}",
                    "correct the quarter or the period",
                    at=("revenue", "lines", index, "quarter"),
                )
        return self

    @property
    def is_resident(self) -> bool:
        return self.residency.status is ResidencyStatus.RESIDENT

    @cached_property
    def lines(self) -> tuple[ConvertedLine, ...] | None:
        """The revenue lines in the currency of the total; None where the revenue is given as totals or not at all."""
        if self.revenue.lines is None:
            return None
        return tuple(
            ConvertedLine(
                index,
                line.amount * self.rate_of(line.currency),
                line.activity,
                line.market,
                line.quarter,
            )
            for index, line in enumerate(self.revenue.lines)
        )

    def rate_of(self, currency: str | None) -> Fraction:
        """Units of the revenue's currency for one unit of `currency`."""
        if currency is None or currency == self.revenue.currency:
            return Fraction(1)
        return self.exchange_rates[currency]

    @cached_property
    def total(self) -> Fraction | None:
        """The total revenue of the period in `revenue.currency`, or None."""
        if self.lines is None:
            return self.revenue.total
        return sum((line.amount for line in self.lines), Fraction(0))

    @cached_property
    def declared_activities(self) -> tuple[str, ...]:
        """Each activity that the profile names, in the list or in a line, once and in that order."""
        named = [*(self.activities or ()), *(line.activity for line in self.lines or () if line.activity)]
        return tuple(dict.fromkeys(named))

    def money(self, amount: Fraction) -> Money:
        """The amount in the currency of the revenue; without a currency where the profile names none."""
        return Money(amount, self.revenue.currency or "")


class InvalidProfile(ValueError):
    """The data is no profile; `problems` has everything that is wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(each.problem for each in problems))
        self.problems = problems


def profile_from(data: Data) -> Profile:
    """The profile that the data of a document describes; raises InvalidProfile."""
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a text"
        remedy = "write keys such as  company: {name: …}  and, for several companies, a line --- between them"
        raise InvalidProfile((Problem((), f"the document is {kind}, not a profile", remedy),))
    try:
        return Profile.model_validate(_without_nothing(data))
    except ValidationError as error:
        raise InvalidProfile(tuple(_all_problems(data, error))) from error


def _without_nothing(data: Data) -> Any:
    """The data without the keys that have no value: a key left empty is a fact that is missing."""
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nothing(value) for value in data]
    return data


def _all_problems(data: Data, error: ValidationError) -> list[Problem]:
    """The problems that were found, and those that only show once the faulty facts are taken out."""
    problems: list[Problem] = []
    rest = deepcopy(_without_nothing(data))
    while True:
        found = [_problem(details) for details in error.errors(include_url=False, include_input=True)]
        problems += [each for each in found if each not in problems]
        if len(problems) > 100 or not all([_take_out(rest, each.keys) for each in found]):
            return problems
        try:
            Profile.model_validate(rest)
        except ValidationError as next_error:
            error = next_error
        else:
            return problems


def _take_out(data: Any, keys: KeyPath) -> bool:
    """Remove the value at the keys, or the nearest thing around it that a profile can do without."""
    for key in keys[:-1]:
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return False
    if not keys or data is None:
        return False
    if isinstance(data, dict) and keys[-1] in data:
        del data[keys[-1]]
        if keys == ("company", "name"):
            data["name"] = "unnamed"
        elif keys == ("company",):
            data["company"] = {"name": "unnamed"}
        return True
    if isinstance(data, list) and isinstance(keys[-1], int) and keys[-1] < len(data):
        data[keys[-1]] = {"amount": "0"} if keys[0] == "revenue" else "unnamed"
        return True
    if isinstance(data, dict) and keys in (("company",), ("company", "name")):
        data[keys[-1]] = "unnamed" if keys[-1] == "name" else {"name": "unnamed"}
        return True
    if isinstance(data, dict) and keys[-1] == "amount" and keys[0] == "revenue":
        data["amount"] = "0"
        return True
    if isinstance(data, dict) and keys[0] == "assumptions":
        data[keys[-1]] = "KGS" if keys[-1] == "currency" else "0"
        return True
    return False


_SECTIONS: Mapping[str, type[_Facts]] = MappingProxyType(
    {
        "": Profile,
        "company": Company,
        "revenue": Revenue,
        "revenue.lines": RevenueLine,
        "staff": Staff,
        "residency": Residency,
        "assumptions": Assumptions,
        "assumptions.average_monthly_wage": AverageWage,
    }
)


def _keys_of(section: KeyPath) -> list[str]:
    """The keys that may stand in the section."""
    model = _SECTIONS.get(".".join(key for key in section if isinstance(key, str)))
    return list(model.model_fields) if model else []


def _problem(details: ErrorDetails) -> Problem:
    """What pydantic found, in our words."""
    keys = tuple(key for key in details["loc"] if key != "[key]")
    kind = details["type"]
    if kind == "htp":
        context = cast(dict[str, Any], details["ctx"])
        is_about_key = "[key]" in details["loc"]
        return Problem((*keys, *context["at"]), context["problem"], context["remedy"], is_about_key)
    if kind == "missing":
        return Problem(keys, f"{keys[-1]} is missing", f"add {keys[-1]}: …")
    if kind == "extra_forbidden":
        known = _keys_of(keys[:-1])
        meant = nearest(str(keys[-1]), known)
        remedy = f"did you mean {meant[0]}?" if meant else f"use one of: {', '.join(known)}"
        return Problem(keys, f"unknown key {_quoted(str(keys[-1]))}", remedy, is_about_key=True)
    if kind == "enum":
        return _not_a_choice(keys, details["input"])
    if kind in ("model_type", "model_attributes_type", "mapping_type", "dict_type"):
        known = _keys_of(keys)
        example = f"{keys[-1]}: {{{known[0]}: …}}" if known else f"{keys[-1]}: {{USD: 69.0}}"
        return Problem(keys, f"{keys[-1]} needs keys of its own", f"write {example}")
    if kind in ("tuple_type", "list_type"):
        return Problem(keys, f"{keys[-1]} is not a list", "begin each entry with a dash on a line of its own")
    return Problem(keys, details["msg"], "see the description of the profile")


def _not_a_choice(keys: KeyPath, found: object) -> Problem:
    choices: Mapping[str | int, type[StrEnum]] = {
        "legal_form": LegalForm,
        "status": ResidencyStatus,
        "quarter": Quarter,
    }
    known = [choice.value for choice in choices[keys[-1]]]
    shown = _quoted(found) if isinstance(found, str) else "this"
    meant = nearest(found, known, likeness=0.6) if isinstance(found, str) else []
    remedy = f"did you mean {meant[0]}?" if meant else f"write one of: {', '.join(known)}"
    return Problem(keys, f"{shown} is not a {str(keys[-1]).replace('_', ' ')}", remedy)
