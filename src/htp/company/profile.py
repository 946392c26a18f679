"""The company profile: the facts that the rules ask for, checked as they come in.

Everything but `company` may be missing: a missing fact is a question for the rules, not an error.
Amounts are exact fractions, in `revenue.currency` unless they name a currency of their own.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import PlainValidatorFunctionSchema, no_info_plain_validator_function

from htp.company import countries, currencies
from htp.document import MAX_PROBLEMS, Data
from htp.errors import Problem, UnusableText
from htp.location import KeyPath
from htp.money import ONE, Money, Number, amount_from, exact_sum, parse_amount, times
from htp.spelling import nearest, quoted

HOME_MARKET = "KG"
MAX_TEXT_LENGTH = 500
"""Characters that a name or an activity may have."""
MAX_ACTIVITIES = 200
"""Different activities that a profile may name, in the list and in its lines."""


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


class Period(NamedTuple):
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


def _refused(problem: str, remedy: str | Callable[[], str]) -> PydanticCustomError:
    """The error for a value; a remedy that has to be looked for is looked for when the problem is told."""
    return PydanticCustomError("refused", "{problem}", {"problem": problem, "remedy": remedy})


def _text_of(value: object, what: str, example: str) -> str:
    if isinstance(value, str):
        return value
    raise _refused(f"{_kind_of(value)} is not {what}", f"write {example}")


def _kind_of(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "an empty entry"
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, Mapping) else "a number"


def _read_text(value: object) -> str:
    text = _text_of(value, "a text", "a text, in quotation marks if it looks like something else").strip()
    if not text:
        raise _refused("the text is empty", "write the text or remove the key")
    if len(text) > MAX_TEXT_LENGTH:
        raise _refused(f"the text has {len(text)} characters", f"write at most {MAX_TEXT_LENGTH} characters")
    return text


def _read_amount(value: object) -> Number:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    try:
        if isinstance(value, Decimal):
            return amount_from(value)
        text = _text_of(value, "an amount", "digits with a point for decimals, e.g. 12_500_000.00")
        return parse_amount(text.strip())
    except UnusableText as error:
        raise _refused(error.problem, error.remedy) from error


def _read_rate(value: object) -> Number:
    rate = _read_amount(value)
    if rate == 0:
        raise _refused("an exchange rate of zero", "write how much of revenue.currency one unit costs, e.g. 69.0")
    return rate


def _read_count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    text = _text_of(value, "a number of people", "a whole number, e.g. 12").strip()
    if re.fullmatch(r"(?:0|[1-9][0-9]{0,2}(?:_?[0-9]{3}){0,2}|[1-9][0-9]{0,8})", text):
        return int(text)
    raise _refused(f"{quoted(text)} is not a number of people", "write a whole number, e.g. 12")


_COUNTRY_BY_OTHER_NAME = {"UK": "GB", "England": "GB", "USA": "US", "UAE": "AE", "Turkey": "TR", "Россия": "RU"}
_CURRENCY_BY_WORD = {
    **dict.fromkeys(("som", "soms", "сом", "сомов"), "KGS"),
    **dict.fromkeys(("dollar", "dollars", "US dollars", "$", "доллар", "долларов"), "USD"),
    **dict.fromkeys(("euro", "euros", "€", "евро"), "EUR"),
    **dict.fromkeys(("rouble", "ruble", "roubles", "rubles", "RUR", "рубль", "рублей"), "RUB"),
    **dict.fromkeys(("tenge", "тенге"), "KZT"),
    **dict.fromkeys(("yen", "иена"), "JPY"),
}
_USUAL_CURRENCIES = ("KGS", "USD", "EUR", "RUB", "KZT", "JPY", "CNY", "GBP")


def _read_country(value: object) -> str:
    text = _text_of(value, "a country", "its two letters, e.g. US").strip()
    if text in countries.NAME_BY_CODE:
        return text
    if text.upper() in countries.NAME_BY_CODE:
        raise _refused(f"{quoted(text)} is not a country code", f"write it in capitals: {text.upper()}")
    raise _refused(f"{quoted(text)} is not a country code of ISO 3166-1", lambda: _country_to_write(text))


def _country_to_write(text: str) -> str:
    code_by_name = {name: code for code, name in countries.NAME_BY_CODE.items()} | _COUNTRY_BY_OTHER_NAME
    meant = [code_by_name[name] for name in nearest(text, code_by_name, likeness=0.85)]
    return f"did you mean {meant[0]} ({countries.NAME_BY_CODE[meant[0]]})?" if meant else "write two letters, e.g. US"


def _read_currency(value: object) -> str:
    text = _text_of(value, "a currency", "its three letters, e.g. USD").strip()
    if text in currencies.CODES:
        return text
    if text.upper() in currencies.CODES:
        raise _refused(f"{quoted(text)} is not a currency code", f"write it in capitals: {text.upper()}")
    raise _refused(f"{quoted(text)} is not a currency code of ISO 4217", lambda: _currency_to_write(text))


def _currency_to_write(text: str) -> str:
    words = [_CURRENCY_BY_WORD[word] for word in nearest(text, _CURRENCY_BY_WORD, likeness=0.85)]
    meant = words or nearest(text, _USUAL_CURRENCIES, likeness=0.6) or nearest(text, currencies.CODES)
    return f"did you mean {meant[0]}?" if meant else "write three letters, e.g. KGS or USD"


def _read_tax_id(value: object) -> str:
    text = _text_of(value, "a tax id", 'its 14 digits in quotation marks, e.g. "01234567890123"').strip()
    if re.fullmatch(r"[0-9]{14}", text):
        return text
    raise _refused(f"{quoted(text)} is not a tax id", 'write its 14 digits, e.g. "01234567890123"')


def _read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _text_of(value, "a date", "year-month-day, e.g. 2016-07-15").strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise _refused(f"{quoted(text)} is not a date", "write year-month-day, e.g. 2016-07-15")
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
    if months is None or not re.fullmatch(r"[12][0-9]{3}", year):
        raise _refused(f"{quoted(text)} is not a period", "write 2016, 2016-H1, 2016-Q3 or 2016-07")
    return Period(text, int(year), *months)


def _read_activities(value: object) -> object:
    if isinstance(value, str):
        raise _refused("the activities are not a list", f"write a list: [{value[:60]}]")
    return value


def _read_rates(value: object) -> object:
    if isinstance(value, dict):
        if len(value) > len(currencies.CODES):
            raise _refused("more exchange rates than there are currencies", "keep the rates of the lines' currencies")
        return {currency: rate for currency, rate in value.items() if rate is not None}
    return value


class _Fact:
    """How a fact is read, after which pydantic has nothing left to check, and what an editor is told of it.

    An editor gives facts types before it looks at them: a figure is a number there, or a text if it has underscores.
    """

    def __init__(self, read: Callable[[object], object], schema: dict[str, Any]) -> None:
        self._read = read
        self._schema = schema

    def __get_pydantic_core_schema__(self, *_: object) -> PlainValidatorFunctionSchema:
        return no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, Any]:
        return dict(self._schema)


_AMOUNT_PATTERN = r"(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]+(?:_[0-9]+)*)?"
PositiveAmount = Annotated[
    Number,
    _Fact(
        _read_amount,
        {
            "type": ["number", "string"],
            "minimum": 0,
            "pattern": f"^{_AMOUNT_PATTERN}$",
            "examples": [12_500_000, "12_500_000.00"],
        },
    ),
]
Rate = Annotated[
    Number,
    _Fact(
        _read_rate,
        {
            "type": ["number", "string"],
            "exclusiveMinimum": 0,
            "pattern": rf"^(?!0(?:\.[0_]+)?$){_AMOUNT_PATTERN}$",
            "examples": [69.0],
        },
    ),
]
Count = Annotated[
    int,
    _Fact(
        _read_count,
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": 999_999_999,
            "pattern": "^(?:0|[1-9][0-9]{0,2}(?:_?[0-9]{3}){0,2}|[1-9][0-9]{0,8})$",
            "examples": [12],
        },
    ),
]
Name = Annotated[str, _Fact(_read_text, {"type": ["string", "number"], "pattern": r"\S", "maxLength": MAX_TEXT_LENGTH})]
CountryCode = Annotated[
    str,
    _Fact(
        _read_country,
        {
            "title": "Country",
            "type": "string",
            "enum": list(countries.NAME_BY_CODE),
            "enumDescriptions": list(countries.NAME_BY_CODE.values()),
            "examples": [HOME_MARKET, "US"],
        },
    ),
]
CurrencyCode = Annotated[
    str,
    _Fact(
        _read_currency,
        {"title": "Currency", "type": "string", "enum": sorted(currencies.CODES), "examples": ["KGS", "USD"]},
    ),
]
TaxId = Annotated[
    str,
    _Fact(
        _read_tax_id,
        {
            "type": ["string", "integer"],
            "pattern": "^[0-9]{14}$",
            "minimum": 10**13,  # as a number it would lose the zeros at the front
            "maximum": 10**14 - 1,
            "examples": ["01234567890123"],
        },
    ),
]
Day = Annotated[
    date,
    _Fact(
        _read_date,
        {
            "type": "string",
            "format": "date",
            "pattern": "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$",
            "examples": ["2016-07-15"],
        },
    ),
]
PeriodOfFigures = Annotated[
    Period,
    _Fact(
        _read_period,
        {
            "type": ["integer", "string"],
            "minimum": 1000,
            "maximum": 2999,
            "pattern": f"^[12][0-9]{{3}}(?:-(?:{'|'.join(_MONTHS_BY_PART)}))?$",
            "examples": [2016, "2016-H1", "2016-Q3", "2016-07"],
        },
    ),
]


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _empty_is_missing(cls, data: Any) -> Any:
        """A key left empty is a fact that is missing; one that is unknown stays an error."""
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


class Company(_Facts):
    """Who the profile is about."""

    name: Name
    """What the company is called."""
    legal_form: LegalForm | None = None
    """The form in which it is registered."""
    country: CountryCode | None = None
    """Where the company is registered, as two letters: KG."""
    tax_id: TaxId | None = None
    """Its tax number: 14 digits in quotation marks, which keep the zeros at the front."""


class RevenueLine(_Facts):
    """Revenue of one kind: what it was earned with, from where, when."""

    amount: PositiveAmount
    """How much was earned."""
    activity: Name | None = None
    """What it was earned with: a category of `htp activities`, or any other words."""
    market: CountryCode | None = None
    """The customer's country, as two letters: US. All but KG are export."""
    currency: CurrencyCode | None = None
    """The currency of `amount`, where it is not `revenue.currency`."""
    quarter: Quarter | None = None
    """When it was earned; with quarters, the park's fee is shown quarter by quarter."""


class Revenue(_Facts):
    """What the company earned in the period: as two totals, or line by line."""

    currency: CurrencyCode | None = None
    """The currency of every amount that names no other: KGS."""
    total: PositiveAmount | None = None
    """Everything that was earned in the period, export included."""
    export: PositiveAmount | None = None
    """The part of the total that customers abroad paid."""
    lines: tuple[RevenueLine, ...] | None = None
    """The revenue by activity and market, instead of `total` and `export`: they are added up for you."""


class Staff(_Facts):
    """The people employed in the period."""

    employees: Count | None = None
    """How many people are employed."""
    payroll: PositiveAmount | None = None
    """Gross pay of the period, in `revenue.currency`."""


class Residency(_Facts):
    """Where the company stands with the park."""

    status: ResidencyStatus = ResidencyStatus.APPLICANT
    """Whether the company is a resident already; an applicant, unless you say otherwise."""
    initial_registration: Day | None = None
    """The day of the first registration as a resident."""
    final_registration: Day | None = None
    """The day of the final registration; the export share is required one year after it."""
    fees_paid: PositiveAmount | None = None
    """Paid to the park for the period, in `revenue.currency`."""


class AverageWage(_Facts):
    """A monthly wage."""

    amount: PositiveAmount
    """The wage of one month."""
    currency: CurrencyCode
    """The currency of `amount`."""


class Assumptions(_Facts):
    """What to use instead of a figure of the rulebook."""

    average_monthly_wage: AverageWage | None = None
    """The national average monthly wage, on which the social contributions are reckoned."""


@dataclass(frozen=True, slots=True)
class ConvertedLine:
    """A revenue line with its amount in the currency of the total."""

    index: int
    amount: Number
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
    """Who the profile is about; the only thing that is required."""
    period: PeriodOfFigures | None = None
    """What the figures are for: a year, half-year, quarter or month. Its last day decides which rules are in force."""
    activities: Annotated[tuple[Name, ...], BeforeValidator(_read_activities)] | None = None
    """What the company does: categories of `htp activities`, classifier codes such as 62.01, or any other words."""
    revenue: Revenue = Revenue()
    """What was earned in the period: as two totals, or line by line."""
    exchange_rates: Annotated[Mapping[CurrencyCode, Rate], BeforeValidator(_read_rates)] = Field(
        default_factory=lambda: MappingProxyType({})
    )
    """Units of `revenue.currency` for one unit of the other."""
    staff: Staff = Staff()
    """The people employed in the period."""
    profit: PositiveAmount | None = None
    """Profit of the period before tax, in `revenue.currency`, 0 for a loss; only `htp fees --compare` asks for it."""
    residency: Residency = Residency()
    """Where the company stands with the park."""
    assumptions: Assumptions = Assumptions()
    """What to use instead of a figure of the rulebook."""

    @model_validator(mode="after")
    def _facts_agree(self) -> Self:
        if contradictions := tuple(islice(_contradictions(self), MAX_PROBLEMS)):
            raise PydanticCustomError("contradictions", "the facts contradict each other", {"found": contradictions})
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
                line.amount if line.currency is None else times(line.amount, self.rate_of(line.currency)),
                line.activity,
                line.market,
                line.quarter,
            )
            for index, line in enumerate(self.revenue.lines)
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


def _contradictions(profile: Profile) -> Iterator[Problem]:
    """Where two facts, each possible in itself, cannot both be right."""
    yield from _totals_that_disagree(profile.revenue)
    yield from _currencies_without_rate(profile)
    yield from _quarters_outside(profile)
    yield from _too_many_activities(profile)
    first, last = profile.residency.initial_registration, profile.residency.final_registration
    if first is not None and last is not None and last < first:
        yield Problem(
            ("residency", "final_registration"),
            f"the final registration ({last}) is before the initial one ({first})",
            "correct one of the two dates",
        )


def _totals_that_disagree(revenue: Revenue) -> Iterator[Problem]:
    if revenue.total is not None and revenue.export is not None and revenue.export > revenue.total:
        yield Problem(
            ("revenue", "export"),
            "the export is larger than the total revenue of which it is a part",
            "correct revenue.export or revenue.total: the total includes the export",
        )
    for key in ("total", "export"):
        if revenue.lines is not None and getattr(revenue, key) is not None:
            yield Problem(
                ("revenue", key),
                f"revenue.{key} stands beside revenue.lines",
                f"remove {key} or the lines: the totals of lines are added up for you",
                is_about_key=True,
            )


def _currencies_without_rate(profile: Profile) -> Iterator[Problem]:
    home, rates = profile.revenue.currency, profile.exchange_rates
    if home is not None and rates.get(home, 1) != 1:
        yield Problem(
            ("exchange_rates", home),
            f"a rate other than 1 for {home}, the currency of the revenue itself",
            "remove the rate, or correct revenue.currency",
        )
    asked: set[str] = set()
    for index, line in enumerate(profile.revenue.lines or ()):
        if line.currency is None or line.currency in asked:
            continue
        asked.add(line.currency)  # one answer is enough for all lines in a currency
        at = ("revenue", "lines", index, "currency")
        if home is None:
            problem = "a line names its currency while revenue.currency is missing"
            yield Problem(at, problem, "add the currency that the total is to be in, e.g. revenue: {currency: KGS}")
            return
        if line.currency != home and line.currency not in rates:
            remedy = f"add exchange_rates: {{{line.currency}: …}}, in {home} for 1 {line.currency}"
            yield Problem(at, f"there is no exchange rate for {line.currency}", remedy)


def _quarters_outside(profile: Profile) -> Iterator[Problem]:
    if profile.period is None:
        return
    quarters = profile.period.quarters
    for index, line in enumerate(profile.revenue.lines or ()):
        if line.quarter is not None and line.quarter not in quarters:
            at = ("revenue", "lines", index, "quarter")
            remedy = f"write a quarter of the period: {', '.join(quarters)}, or correct the period"
            yield Problem(at, f"{line.quarter} is not in the period {profile.period}", remedy)


def _too_many_activities(profile: Profile) -> Iterator[Problem]:
    """No contradiction, but no company either; each activity that is not on the list is compared with all that are."""
    if len(profile.declared_activities) > MAX_ACTIVITIES:
        excess = profile.declared_activities[MAX_ACTIVITIES]
        in_list, in_lines = list(profile.activities or ()), [line.activity for line in profile.revenue.lines or ()]
        yield Problem(
            ("activities", in_list.index(excess))
            if excess in in_list
            else ("revenue", "lines", in_lines.index(excess), "activity"),
            f"more than {MAX_ACTIVITIES} different activities",
            "a company has a few: name those on the list by their id, and the others together",
        )


class InvalidProfile(ValueError):
    """The data is no profile; `problems` has everything that is wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(each.problem for each in problems))
        self.problems = problems


def profile_from(data: Data) -> Profile:
    """The profile that the data of a document describes; raises InvalidProfile."""
    if not isinstance(data, dict):
        problem = f"the document is {'a list' if isinstance(data, list) else 'a text'}, not a profile"
        remedy = "write keys such as  company: {name: …}  (several companies: in YAML, a line --- between them)"
        raise InvalidProfile((Problem((), problem, remedy),))
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        raise InvalidProfile(tuple(_all_problems(data, error))) from error


def _all_problems(data: dict[str, Data], error: ValidationError) -> Iterator[Problem]:
    """The faulty facts, and the contradictions among those that are left."""
    errors = error.errors(include_url=False)
    faults = [fault for details in errors[:MAX_PROBLEMS] for fault in _problems(details)]
    meant_by_slip = {(*each.keys[:-1], meant) for each in faults if each.is_about_key for meant in _meant_by(each.keys)}
    for fault in faults:
        if fault.problem != MISSING or fault.keys not in meant_by_slip:
            yield fault
    if errors[0]["type"] != "contradictions" and len(errors) <= MAX_PROBLEMS:
        try:
            Profile.model_validate(_without_faults(data, faults))
        except ValidationError as next_error:
            for details in next_error.errors(include_url=False):
                yield from _problems(details)


def _without_faults(data: dict[str, Data], faults: list[Problem]) -> dict[str, Any]:
    """The facts that can contradict each other, as far as they are sound; the rest of a profile is made up."""
    sound: dict[str, Any] = _copied({key: data[key] for key in _FACTS_THAT_CAN_CONTRADICT if key in data})
    for fault in faults:
        *sections, last = fault.keys
        section: Any = sound
        for key in sections:
            section = section[int(key)] if isinstance(section, list) else section.get(key, {})
        if isinstance(section, list):
            section[int(last)] = {"amount": "0"}
        elif last == "amount":
            section[last] = "0"
        else:
            section.pop(last, None)
    if any(fault.keys[0] == "exchange_rates" or fault.keys == ("revenue", "currency") for fault in faults) or any(
        fault.is_about_key and fault.keys[:-1] in ((), ("revenue",)) for fault in faults
    ):
        for line in sound.get("revenue", {}).get("lines", ()):
            line.pop("currency", None)  # its rate may be among the faults
    return {**sound, "company": {"name": "unnamed"}}


_FACTS_THAT_CAN_CONTRADICT = ("period", "revenue", "exchange_rates", "residency")


def _copied(data: Data) -> Any:
    """A copy without empty keys that shares nothing, also where an alias stands for the same data twice."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items() if value is not None}
    return [_copied(value) for value in data] if isinstance(data, list) else data


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


def dotted_keys() -> tuple[str, ...]:
    """Where the facts of a profile stand that can be one cell of a table, but for revenue lines and exchange rates."""
    keys = [
        f"{section}.{key}" if section else key
        for section, model in _SECTIONS.items()
        for key in model.model_fields
        if section != "revenue.lines"
    ]
    return tuple(key for key in keys if key not in _SECTIONS and key != "exchange_rates")


def unknown_key_problem(dotted_key: str) -> tuple[str, str] | None:
    """What is wrong with a dotted key at which no single fact of a profile stands, and what to write."""
    known = dotted_keys()
    line_or_rate = rf"revenue\.lines\.[0-9]{{1,6}}\.({'|'.join(RevenueLine.model_fields)})|exchange_rates\.\w+"
    if dotted_key in known or re.fullmatch(line_or_rate, dotted_key):
        return None
    below = [key for key in known if key.startswith(f"{dotted_key}.")]
    if below:
        return f"{dotted_key} is several facts", f"make a column of each: {', '.join(below)}"
    meant = nearest(dotted_key, known)
    remedy = f"did you mean {meant[0]}?" if meant else f"remove the column, or use one of: {', '.join(known)}"
    return f"there is no key {quoted(dotted_key)} in a profile", remedy


def _keys_of(section: KeyPath) -> list[str]:
    """The keys that may stand in the section."""
    model = _SECTIONS.get(".".join(key for key in section if isinstance(key, str)))
    return list(model.model_fields) if model else []


def _meant_by(unknown_key: KeyPath) -> list[str]:
    """The key that somebody meant who wrote this one, if there is one like it."""
    return nearest(str(unknown_key[-1]).partition(":")[0], _keys_of(unknown_key[:-1]))


MISSING = "it is missing or empty"
_EXAMPLE_BY_KEY: Mapping[str, str] = MappingProxyType(
    {
        "company": "company: {name: Ala-Too Software}",
        "name": "name: Ala-Too Software",
        "revenue": "revenue: {currency: KGS, total: 10_000_000, export: 8_500_000}",
        "lines": "lines: [{market: US, amount: 120_000}]",
        "amount": "amount: 120_000",
        "currency": "currency: KGS",
        "exchange_rates": "exchange_rates: {USD: 69.0}",
        "activities": "activities: [software-development]",
        "staff": "staff: {employees: 12, payroll: 9_600_000}",
        "residency": "residency: {status: applicant}",
        "assumptions": "assumptions: {average_monthly_wage: {amount: 16_427, currency: KGS}}",
        "average_monthly_wage": "average_monthly_wage: {amount: 16_427, currency: KGS}",
    }
)


def _problems(details: ErrorDetails) -> Iterator[Problem]:
    """What pydantic found, in our words."""
    keys, kind, found = details["loc"], details["type"], details["input"]
    is_about_key = keys[:1] == ("exchange_rates",) and len(keys) == 3
    if is_about_key:  # pydantic adds a word of its own to tell the key from the value
        keys = keys[:-1]
    if kind == "contradictions":
        yield from details["ctx"]["found"]
    elif kind == "refused":
        remedy = details["ctx"]["remedy"]
        yield Problem(keys, details["ctx"]["problem"], remedy if isinstance(remedy, str) else remedy(), is_about_key)
    elif kind == "extra_forbidden":
        yield _unknown_key(keys)
    elif kind == "enum":
        yield _not_a_choice(keys, found)
    elif kind == "missing":
        yield Problem(keys, MISSING, f"add {_EXAMPLE_BY_KEY[str(keys[-1])]}")
    elif isinstance(keys[-1], int):
        yield Problem(keys, f"{_kind_of(found)} is not a line of revenue", "write {market: US, amount: 120_000}")
    else:
        wanted = "a list" if keys[-1] in ("activities", "lines") else "a section with keys of its own"
        yield Problem(keys, f"{_kind_of(found)} is not {wanted}", f"write {_EXAMPLE_BY_KEY[str(keys[-1])]}")


def _unknown_key(keys: KeyPath) -> Problem:
    key = str(keys[-1])
    known, meant = _keys_of(keys[:-1]), _meant_by(keys)
    homes = [section for section, model in _SECTIONS.items() if section and key in model.model_fields]
    if meant and ":" in key:
        remedy = f"write a space after the colon: {meant[0]}: …"
    elif meant:
        remedy = f"did you mean {meant[0]}?"
    elif homes:
        remedy = f"write it below {homes[0]}"
    else:
        remedy = f"use one of: {', '.join(known)}"
    return Problem(keys, f"unknown key {quoted(key)}", remedy, is_about_key=True)


def _not_a_choice(keys: KeyPath, found: object) -> Problem:
    choices: Mapping[str | int, type[StrEnum]] = {
        "legal_form": LegalForm,
        "status": ResidencyStatus,
        "quarter": Quarter,
    }
    known = [choice.value for choice in choices[keys[-1]]]
    meant = nearest(found, known, likeness=0.6) if isinstance(found, str) else []
    remedy = f"did you mean {meant[0]}?" if meant else f"write one of: {', '.join(known)}"
    return Problem(keys, f"{_kind_of(found)} is not a {str(keys[-1]).replace('_', ' ')}", remedy)
