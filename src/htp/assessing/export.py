"""Where the revenue of a company comes from: by market, by quarter, and what was converted into its currency."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from htp.company.countries import NAME_BY_CODE
from htp.company.profile import HOME_MARKET
from htp.money import ZERO, Number, exact_sum, minus, negated, plus, times
from htp.verdict import Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from htp.company.profile import ConvertedLine, Profile


class Distance(NamedTuple):
    """How far the export is from the least that is enough, in the currency of the revenue."""

    export: Number
    needed: Number

    @property
    def short_by(self) -> Number:
        """Negative where there is more than is needed."""
        return minus(self.needed, self.export)


class Markets(NamedTuple):
    """The revenue by market, or the two totals where it is not broken down."""

    total: Number
    abroad: Number
    at_home: Number
    unclear: Number | None
    """The revenue that names no market; None where there is none."""
    countries: tuple[tuple[str, Number], ...] | None
    """The markets abroad by ISO 3166-1 code, largest first; None where only the totals are known."""


class Quarter(NamedTuple):
    """What one quarter brought; `quarter` is None for lines that name none."""

    quarter: str | None
    abroad: Number
    unclear: Number
    """The part whose market is not stated."""
    total: Number


class Remark(Enum):
    """What there is to point out about the share of a quarter."""

    BELOW = "below"
    MARKET_MISSING = "market-missing"
    """It may be below: that depends on markets that are not stated."""


class Conversion(NamedTuple):
    """What was earned in a foreign currency, and what that is in the currency of the revenue."""

    currency: str
    earned: Number
    rate: Number
    """Units of the revenue's currency for one unit of the other."""
    converted: Number


def distance(measured: Share, required: Number) -> Distance:
    return Distance(measured.part, times(required, measured.whole))


def markets(profile: Profile) -> Markets | None:
    """None where the total or the export is not known, or there is no revenue."""
    total, lines = profile.total, profile.lines
    if not total:
        return None
    if lines is None:
        export = profile.revenue.export
        return None if export is None else Markets(total, export, minus(total, export), None, None)
    amounts: dict[str | None, Number] = {}
    for line in lines:
        amounts[line.market] = plus(amounts.get(line.market, ZERO), line.amount)
    home, unclear = amounts.pop(HOME_MARKET, ZERO), amounts.pop(None, None)
    abroad = sorted(((code, amount) for code, amount in amounts.items() if code), key=_largest_first)
    return Markets(total, exact_sum(amount for _, amount in abroad), home, unclear, tuple(abroad))


def _largest_first(market: tuple[str, Number]) -> tuple[Number, str]:
    code, amount = market
    return negated(amount), NAME_BY_CODE[code]


def quarters(profile: Profile) -> tuple[Quarter, ...]:
    """The quarters in their order and then what names none; empty where no line names its quarter."""
    lines = profile.lines or ()
    named = sorted({line.quarter for line in lines if line.quarter is not None})
    if not named:
        return ()
    by_quarter = [(quarter, [line for line in lines if line.quarter == quarter]) for quarter in (*named, None)]
    return tuple(_quarter(quarter.value if quarter else None, own) for quarter, own in by_quarter if own)


def _quarter(name: str | None, lines: Iterable[ConvertedLine]) -> Quarter:
    own = list(lines)
    return Quarter(
        name,
        exact_sum(line.amount for line in own if line.is_export),
        exact_sum(line.amount for line in own if line.is_export is None),
        exact_sum(line.amount for line in own),
    )


def remark_on(quarter: Quarter, required: Number | None) -> Remark | None:
    """The share is asked for over the whole period, so this decides nothing."""
    if required is None or quarter.abroad >= times(required, quarter.total):
        return None
    is_unclear = plus(quarter.abroad, quarter.unclear) >= times(required, quarter.total)
    return Remark.MARKET_MISSING if is_unclear else Remark.BELOW


def conversions(profile: Profile) -> tuple[Conversion, ...]:
    """Each foreign currency of the revenue lines, in their order."""
    earned: dict[str, Number] = {}
    for line in profile.revenue.lines or ():
        if line.currency is not None and line.currency != profile.revenue.currency:
            earned[line.currency] = plus(earned.get(line.currency, ZERO), line.amount)
    rates = {currency: profile.rate_of(currency) for currency in earned}
    return tuple(
        Conversion(currency, amount, rates[currency], times(amount, rates[currency]))
        for currency, amount in earned.items()
    )
