"""The types of the facts: how pydantic reads each, and what an editor is told of it."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import PlainValidatorFunctionSchema, no_info_plain_validator_function

from htp.company import countries, currencies, facts
from htp.company.facts import COUNT_PATTERN, MAX_TEXT_LENGTH, QUARTER_PATTERN
from htp.company.period import MONTHS_BY_PART, Period, QuarterOfYear
from htp.errors import UnusableText
from htp.money import Number

_AMOUNT_PATTERN = r"(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]+(?:_[0-9]+)*)?"


def refusing(read: Callable[[object], object]) -> Callable[[object], object]:
    """The reader for pydantic, which keeps what is raised: without the frames that an exception holds on to."""

    def read_or_refuse(value: object) -> object:
        try:
            return read(value)
        except UnusableText as error:
            raise PydanticCustomError("refused", "", {"fault": error.fault}) from None

    return read_or_refuse


class FactType:
    """How a fact is read, after which pydantic has nothing left to check, and what an editor is told of it.

    An editor gives facts types before it looks at them: a figure is a number there, or a text if it has underscores.
    """

    def __init__(self, read: Callable[[object], object], schema: dict[str, Any]) -> None:
        self._read = refusing(read)
        self._schema = schema

    def __get_pydantic_core_schema__(self, *_: object) -> PlainValidatorFunctionSchema:
        return no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, Any]:
        return dict(self._schema)


AMOUNT_SCHEMA: Mapping[str, Any] = MappingProxyType(
    {
        "type": ["number", "string"],
        "minimum": 0,
        "pattern": rf"^(?![1-9][0-9]{{0,2}}\.[0-9]{{3}}$){_AMOUNT_PATTERN}$",
        "examples": [12_500_000, "12_500_000.00"],
    }
)
"""An amount for an editor."""
PositiveAmount = Annotated[Number, FactType(facts.amount, dict(AMOUNT_SCHEMA))]
Rate = Annotated[
    Number,
    FactType(
        facts.rate,
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
    FactType(
        facts.count,
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": 999_999_999,
            "pattern": f"^{COUNT_PATTERN}$",
            "examples": [12],
        },
    ),
]
Name = Annotated[
    str, FactType(facts.name, {"type": ["string", "number"], "pattern": r"\S", "maxLength": MAX_TEXT_LENGTH})
]
CountryCode = Annotated[
    str,
    FactType(
        facts.country,
        {
            "title": "Country",
            "type": "string",
            "enum": list(countries.NAME_BY_CODE),
            "enumDescriptions": list(countries.NAME_BY_CODE.values()),
            "examples": ["KG", "US"],
        },
    ),
]
CurrencyCode = Annotated[
    str,
    FactType(
        facts.currency,
        {"title": "Currency", "type": "string", "enum": sorted(currencies.CODES), "examples": ["KGS", "USD"]},
    ),
]
TaxId = Annotated[
    str,
    FactType(
        facts.tax_id,
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
    FactType(
        facts.day,
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
    FactType(
        facts.period,
        {
            "type": ["integer", "string"],
            "minimum": 1000,
            "maximum": 2999,
            "pattern": f"^[12][0-9]{{3}}(?:-(?:{'|'.join(MONTHS_BY_PART)}))?$",
            "examples": [2016, "2016-H1", "2016-Q3", "2016-07"],
        },
    ),
]
PaymentQuarter = Annotated[
    QuarterOfYear,
    FactType(facts.quarter_of_year, {"type": "string", "pattern": f"^{QUARTER_PATTERN}$", "examples": ["2025-Q1"]}),
]
