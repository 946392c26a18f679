"""The fee by quarter: what is charged since the registration, what is due by now, what payments count towards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from htp.company.period import Period, Quarter, QuarterOfYear
from htp.money import ZERO, Number, exact_sum, minus, plus, rounded_half_up, times
from htp.rules.parts.residence import Residence, residence_in

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine, Profile


class Charged(NamedTuple):
    """The revenue that the fee is charged on."""

    amount: Number
    is_unclear: bool = False
    """It cannot be told what was earned since the registration."""
    missing: tuple[str, ...] = ()
    """The keys that would tell it; none where a quarter has revenue from before and after the registration."""


class Instalment(NamedTuple):
    """The fee on the revenue of one quarter; `quarter` is None for revenue that names none."""

    quarter: Quarter | None
    revenue: Number
    fee: Number
    is_over: bool | None = None
    """Whether the quarter has ended before the day of assessment; None where that cannot be told."""
    paid: Number = ZERO
    """What of the payments counts towards it."""

    @property
    def open(self) -> Number:
        return minus(self.fee, self.paid)


@dataclass(frozen=True)
class Schedule:
    """The fee of the period in instalments, and all that has been paid; what was asked of it once is kept."""

    instalments: tuple[Instalment, ...]
    paid: Number | None
    """None where nothing is known of payments."""
    unclear_keys: tuple[str, ...] = ()
    """The keys that would tell which fee is due by now; none where that is known."""

    @property
    def fee(self) -> Number:
        return exact_sum(each.fee for each in self.instalments)

    @cached_property
    def open(self) -> Number:
        return exact_sum(each.open for each in self.instalments)

    @cached_property
    def fee_due(self) -> Number | None:
        """The fee of the quarters that are over; None where that cannot be told."""
        return None if self.unclear_keys else exact_sum(each.fee for each in self.instalments if each.is_over)

    @cached_property
    def open_by_now(self) -> Number:
        """What is open of the quarters that are over for certain."""
        return exact_sum(each.open for each in self.instalments if each.is_over)

    @property
    def overpaid(self) -> Number:
        """What has been paid beyond all that is owed."""
        return ZERO if self.paid is None else minus(self.paid, exact_sum(each.paid for each in self.instalments))


def charged_revenue(profile: Profile, as_of: date) -> Charged:
    """All of it, or that of the quarters from the registration on where the company was registered in the period."""
    total, period, first = profile.total or ZERO, profile.period, profile.residency.initial_registration
    if residence_in(profile, as_of) is not Residence.PART or total == 0:
        return Charged(total)
    assert period is not None
    assert first is not None
    registered = _quarter_of(first)
    if len(period.quarters) == 1:
        return Charged(ZERO, is_unclear=True)
    if profile.lines is None:
        return Charged(ZERO, is_unclear=True, missing=("revenue.lines",))
    earned = [line for line in profile.lines if line.amount > 0]
    begins_quarter = first == QuarterOfYear(first.year, registered).begin
    if not begins_quarter and any(line.quarter is registered for line in earned):
        return Charged(ZERO, is_unclear=True)
    if unnamed := _keys_without_quarter(earned):
        return Charged(ZERO, is_unclear=True, missing=unnamed)
    return Charged(exact_sum(line.amount for line in earned if (line.quarter or "") >= registered))


def schedule(profile: Profile, rate: Number, as_of: date) -> Schedule:
    """The fee by quarter, revenue without a quarter last; the instalments add up to the fee of the period exactly.

    Each is what the fee has grown by since the quarter before, so that no tyiyn is lost or charged twice in rounding.
    """
    first_charged = None
    if residence_in(profile, as_of) is Residence.PART and profile.residency.initial_registration is not None:
        first_charged = _quarter_of(profile.residency.initial_registration)
    so_far = charged = ZERO
    parts = []
    for quarter, revenue in _revenue_by_quarter(profile):
        is_charged = quarter is None or first_charged is None or quarter >= first_charged
        so_far = plus(so_far, revenue) if is_charged else so_far
        fee = minus(rounded_half_up(times(rate, so_far)), charged)
        charged = plus(charged, fee)
        parts.append(Instalment(quarter, revenue, fee, _is_over(profile.period, quarter, first_charged, as_of)))
    unclear = any(each.is_over is None and each.fee > 0 for each in parts)
    keys = _keys_of_quarters(profile) if unclear else ()
    return Schedule(tuple(_with_payments(profile, parts)), all_paid(profile), keys)


def _revenue_by_quarter(profile: Profile) -> Iterable[tuple[Quarter | None, Number]]:
    if profile.lines is None:
        return ((None, profile.total or ZERO),)
    revenue: dict[Quarter | None, Number] = {}
    for line in profile.lines:
        revenue[line.quarter] = plus(revenue.get(line.quarter, ZERO), line.amount)
    return sorted(revenue.items(), key=lambda each: each[0] or "Q9")


@lru_cache(maxsize=1_000)
def _is_over(period: Period | None, quarter: Quarter | None, first_charged: Quarter | None, as_of: date) -> bool | None:
    """Kept, because companies share the same few periods."""
    if period is None:
        return None
    possible = [each for each in period.quarters if each == (quarter or each) and each >= (first_charged or each)]
    are_over = {as_of > QuarterOfYear(period.year, each).end for each in possible}
    return are_over.pop() if len(are_over) == 1 else None


def _keys_of_quarters(profile: Profile) -> tuple[str, ...]:
    if profile.period is None:
        return ("period",)
    if profile.lines is None:
        return ("revenue.lines",)
    return _keys_without_quarter(line for line in profile.lines if line.amount > 0)


def _keys_without_quarter(lines: Iterable[ConvertedLine]) -> tuple[str, ...]:
    return tuple(f"revenue.lines.{line.position}.quarter" for line in lines if line.quarter is None)


def all_paid(profile: Profile) -> Number | None:
    """All that has been paid to the park for the period; None where nothing is known of it."""
    payments = profile.residency.payments
    return profile.residency.fees_paid if payments is None else exact_sum(payments.values())


def _with_payments(profile: Profile, parts: Sequence[Instalment]) -> list[Instalment]:
    """A payment counts towards its own quarter; what is left of all counts towards the oldest open one."""
    for_own = [_paid_for(profile, part) for part in parts]
    left = minus(all_paid(profile) or ZERO, exact_sum(for_own))
    counted = []
    for part, own in zip(parts, for_own, strict=True):
        towards = min(left, minus(part.fee, own))
        left = minus(left, towards)
        counted.append(Instalment(part.quarter, part.revenue, part.fee, part.is_over, plus(own, towards)))
    return counted


def _paid_for(profile: Profile, part: Instalment) -> Number:
    """What was paid for the quarter itself, and is not more than its fee."""
    if profile.residency.payments is None or part.quarter is None or profile.period is None:
        return ZERO
    return min(profile.residency.payments.get(QuarterOfYear(profile.period.year, part.quarter), ZERO), part.fee)


def _quarter_of(day: date) -> Quarter:
    return tuple(Quarter)[(day.month - 1) // 3]
