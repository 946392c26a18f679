"""What is supposed of a company for WHAT IF: facts set by key, and customers added or taken away in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from htp.assessing.profiles import ProfileRead, with_changes
from htp.company.profile import HOME_MARKET, Profile, RevenueLine
from htp.document import Data, Rejected
from htp.errors import Diagnostic, UnusableText
from htp.location import Location
from htp.money import Number, minus, plus, times
from htp.rules.parts.changes import amount_text

if TYPE_CHECKING:
    from htp.company.customers import Customer

REVENUE = "revenue"


class Supposed(NamedTuple):
    """What a run supposes of every company; nothing for an answer about the facts as they are."""

    facts: Mapping[str, Data] = {}
    """Set in every profile, by dotted key."""
    customers: tuple[Customer, ...] = ()
    """Added or taken away after that, one after the other."""

    def __bool__(self) -> bool:
        return bool(self.facts or self.customers)


NOTHING_SUPPOSED = Supposed()


class Changed(NamedTuple):
    """A profile as it would be."""

    read: ProfileRead
    facts: Mapping[str, Data]
    """What makes it so, customers included, by dotted key."""


def with_supposed(read: ProfileRead, supposed: Supposed) -> Changed | Rejected:
    """The profile as it would be, checked anew."""
    facts = dict(supposed.facts)
    changed: ProfileRead | Rejected = with_changes(read, facts) if facts else read
    for customer in supposed.customers:
        if isinstance(changed, Rejected):
            return changed
        try:
            changes = _changes(changed.profile, customer)
            facts |= changes
            changed = with_changes(changed, changes)
        except UnusableText as error:
            place = Location(read.path, read.document)
            fault = Diagnostic(place, *error.fault, keys=(REVENUE,), is_of_set_facts=True)
            return Rejected(read.path, read.document, (fault,))
    return changed if isinstance(changed, Rejected) else Changed(changed, facts)


def _changes(profile: Profile, customer: Customer) -> Mapping[str, Data]:
    """New values by dotted key; raises UnusableText where the profile has nothing to add to or to take from."""
    lines = profile.revenue.lines
    if lines is None:
        return dict(_totals(profile, customer))
    if customer.is_more:
        return {f"revenue.lines.{len(lines)}": _line(profile, customer)}
    return _less_of_line(lines, customer, profile.revenue.currency)


def _line(profile: Profile, customer: Customer) -> dict[str, Data]:
    """A line of its own. What is paid for is the one activity of the company where it has only one."""
    activities = profile.declared_activities
    activity = customer.activity or (activities[0] if len(activities) == 1 else None)
    line: dict[str, Data] = {"amount": amount_text(customer.amount), "market": customer.market}
    line |= {"currency": customer.currency} if customer.currency else {}
    return line | ({"activity": activity} if activity else {})


def _less_of_line(lines: Sequence[RevenueLine], customer: Customer, home: str | None) -> Mapping[str, Data]:
    """The one line that the customer can be in, lowered."""
    fitting = [
        (index, line)
        for index, line in enumerate(lines)
        if line.market == customer.market
        and (line.currency or home) == (customer.currency or home)
        and customer.activity in (None, line.activity)
    ]
    if not fitting:
        raise UnusableText("customer.no-line", {"market": customer.market})
    if len(fitting) > 1:
        keys = tuple(f"revenue.lines.{index}.amount" for index, _ in fitting)
        raise UnusableText("customer.several-lines", {"market": customer.market, "keys": keys, "first": keys[0]})
    index, line = fitting[0]
    return {f"revenue.lines.{index}.amount": _less(line.amount, customer.amount)}


def _totals(profile: Profile, customer: Customer) -> Iterator[tuple[str, Data]]:
    """The totals that are known, raised or lowered; one that is not known stays so."""
    revenue = profile.revenue
    known = {"revenue.total": revenue.total}
    if customer.market != HOME_MARKET:
        known["revenue.export"] = revenue.export
    if all(each is None for each in known.values()):
        raise UnusableText("customer.no-revenue")
    amount = _at_home(profile, customer)
    for key, value in known.items():
        if value is not None:
            yield key, amount_text(plus(value, amount)) if customer.is_more else _less(value, amount)
    if customer.activity and customer.activity not in profile.declared_activities:
        yield f"activities.{len(profile.activities or ())}", customer.activity


def _at_home(profile: Profile, customer: Customer) -> Number:
    currency, home = customer.currency, profile.revenue.currency
    if currency is not None:
        if home is None:
            raise UnusableText("customer.no-currency", {"currency": currency})
        if currency not in (home, *profile.exchange_rates):
            raise UnusableText("rate.missing", {"currency": currency, "home": home})
    return times(customer.amount, profile.rate_of(currency))


def _less(amount: Number, by: Number) -> str:
    if by > amount:
        raise UnusableText("customer.more-than-there-is", {"amount": amount_text(amount)})
    return amount_text(minus(amount, by))
