"""Facts that can be right and look wrong: the code of a language for a country, a rate upside down, a year to come.

None of them changes an answer; each is a note that asks to look again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from htp.company.profile import Profile
from htp.document import InputNote
from htp.errors import NO_VALUES, Values
from htp.location import KeyPath
from htp.money import ONE, Number, decimal_text, quotient_up, times

_DOUBTFUL_CODES = MappingProxyType({"KY": "note.country-or-language", "NA": "note.country-or-nothing"})
_FOR_ONE_DOLLAR: Mapping[str, Number] = MappingProxyType(
    {
        **dict.fromkeys(("USD", "EUR", "GBP", "CHF"), ONE),
        **dict.fromkeys(("CNY", "AED"), Number(5)),
        **dict.fromkeys(("KGS", "RUB", "INR"), Number(70)),
        **dict.fromkeys(("JPY",), Number(110)),
        **dict.fromkeys(("KZT",), Number(350)),
        **dict.fromkeys(("KRW",), Number(1_200)),
        **dict.fromkeys(("UZS",), Number(8_000)),
    }
)
"""Of what size a dollar was in these currencies since 2011: it tells 69 from 0.0145, and is no rate to convert at."""
_NEAR = Number(6)
"""A rate is of the usual size if it is less than so many times more or less."""
_UNITS = (10, 100, 1_000)
"""Some rates are published for so many units of a currency."""
_MOST_PER_CENT = Number(100)
_LEAST_TOTAL = Number(10_000)
"""In any currency, such a revenue has hardly an export of a hundred or less."""
_PLACES_OF_MONEY = 2


def oddities(profile: Profile, today: date) -> Iterator[InputNote]:
    """What looks wrong in the profile on that day."""
    yield from _doubtful_countries(profile)
    if profile.exchange_rates:
        yield from _doubtful_rates(profile)
    if profile.period is not None and profile.period.begin > today:
        yield _check(("period",), "note.period-to-come", {"period": profile.period.text})
    yield from _export_like_a_share(profile)
    yield from _too_fine_amounts(profile)


def _check(keys: KeyPath, id_: str, values: Values = NO_VALUES) -> InputNote:
    return InputNote("check", id_, values, keys)


def _doubtful_countries(profile: Profile) -> Iterator[InputNote]:
    if doubt := _DOUBTFUL_CODES.get(profile.company.country or ""):
        yield _check(("company", "country"), doubt)
    for index, line in enumerate(profile.revenue.lines or ()):
        if doubt := _DOUBTFUL_CODES.get(line.market or ""):
            yield _check(("revenue", "lines", index, "market"), doubt)


def _doubtful_rates(profile: Profile) -> Iterator[InputNote]:
    home = profile.revenue.currency
    if home is None or home not in _FOR_ONE_DOLLAR:
        return
    for currency, rate in profile.exchange_rates.items():
        if currency not in _FOR_ONE_DOLLAR or currency == home:
            continue
        worth, for_one = _FOR_ONE_DOLLAR[home], _FOR_ONE_DOLLAR[currency]
        told = times(rate, for_one)
        if _times_apart(told, worth) < _NEAR:
            continue
        apart, units = min((_times_apart(told, times(Number(each), worth)), each) for each in _UNITS)
        keys: KeyPath = ("exchange_rates", currency)
        values: Values = {"currency": currency, "home": home, "rate": decimal_text(rate)}
        if _times_apart(for_one, times(rate, worth)) < min(apart, _NEAR):
            inverse = decimal_text(quotient_up(ONE, rate, places=6))
            yield _check(keys, "note.rate-upside-down", {**values, "inverse": inverse})
        elif apart < _NEAR:
            yield _check(keys, "note.rate-for-several", {**values, "units": units})


def _times_apart(one: Number, other: Number) -> Number:
    """How many times the larger is the smaller."""
    return quotient_up(max(one, other), min(one, other))


def _export_like_a_share(profile: Profile) -> Iterator[InputNote]:
    """`0.85` or `85` of millions: a share in per cent where the amount was asked for."""
    total, export = profile.revenue.total, profile.revenue.export
    if total is None or export is None or not 0 < export <= _MOST_PER_CENT or total < _LEAST_TOTAL:
        return
    yield _check(("revenue", "export"), "note.export-like-a-share", {"export": decimal_text(export)})


def _too_fine_amounts(profile: Profile) -> Iterator[InputNote]:
    """The first amount with more decimals than money has."""
    revenue, residency, pay = profile.revenue, profile.residency, profile.staff.payroll
    wage = profile.assumptions.average_monthly_wage
    given: list[tuple[KeyPath, Number | None]] = [
        (("revenue", "total"), revenue.total),
        (("revenue", "export"), revenue.export),
        *((("revenue", "lines", index, "amount"), line.amount) for index, line in enumerate(revenue.lines or ())),
        (("staff", "payroll"), None if pay is None else pay.amount),
        (("profit",), profile.profit),
        (("residency", "fees_paid"), residency.fees_paid),
        *((("residency", "payments", str(quarter)), paid) for quarter, paid in (residency.payments or {}).items()),
        (("assumptions", "average_monthly_wage", "amount"), None if wage is None else wage.amount),
    ]
    for keys, amount in given:
        if amount is not None and len(decimal_text(amount).partition(".")[2]) > _PLACES_OF_MONEY:
            yield _check(keys, "note.amount-too-fine", {"amount": decimal_text(amount)})
            return
