"""The periods that figures are for."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple


class Quarter(StrEnum):
    """A calendar quarter."""

    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"


class QuarterOfYear(NamedTuple):
    """A quarter of one year."""

    year: int
    quarter: Quarter

    @property
    def last_month(self) -> int:
        return 3 * int(self.quarter[1])

    @property
    def first_month(self) -> int:
        return self.last_month - 2

    @property
    def begin(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        return _last_day(self.year, self.last_month)

    def __str__(self) -> str:
        return f"{self.year}-{self.quarter}"


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
    def begin(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        return _last_day(self.year, self.last_month)

    @property
    def last_days(self) -> tuple[date, ...]:
        """The last day of each of its months."""
        return _last_days(self.year, self.first_month, self.last_month)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that the period touches."""
        first, last = (self.first_month - 1) // 3, (self.last_month - 1) // 3
        return tuple(Quarter)[first : last + 1]

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1_000)
def _last_day(year: int, month: int) -> date:
    """Kept, because companies share the same few months."""
    return date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=100)
def _last_days(year: int, first_month: int, last_month: int) -> tuple[date, ...]:
    """Likewise of periods."""
    return tuple(_last_day(year, month) for month in range(first_month, last_month + 1))


MONTHS_BY_PART: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "H1": (1, 6),
        "H2": (7, 12),
        **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
        **{f"{month:02}": (month, month) for month in range(1, 13)},
    }
)
"""The first and the last month of each part of a year, by what is written after the year."""
