"""Random profiles as plain data, the way YAML gives them: every scalar is text, every fact may be missing.

What can be drawn is put together once: for each example anew it takes longer than all that is done with the example.
"""

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from support.builders import END_OF_2016, Facts
from support.independent import OTHER, PERMITTED, UNCLEAR, total_of

Told = tuple[Facts, dict[str, str]]
"""A revenue and the exchange rates that it needs."""
CURRENCIES = ("KGS", "USD", "EUR", "JPY")
MARKETS = ("KG", "US", "JP", "KZ", "NO")
DAYS = st.dates(END_OF_2016, date(2022, 12, 31))
assessment_days = st.one_of(st.just(END_OF_2016), DAYS, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
REGISTRATIONS = st.dates(date(2013, 10, 1), END_OF_2016)
"""Days on which a company may have been registered, none of them after a day of assessment."""
QUARTERS_BY_PERIOD = {
    "2016": "1234",
    "2016-H2": "34",
    "2016-Q4": "4",
    "2016-11": "4",
    "2017": "1234",
    "2017-H1": "12",
    "2020-Q3": "3",
    "2026-07": "3",
}


def decimals(number: int, places: int) -> str:
    """The number of hundredths, thousandths … written with its point; three decimals get a fourth: 1.000 is asked."""
    digits = str(number).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}{'0' * (places == 3)}" if places else digits


def _text(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.builds(decimals, numbers, st.sampled_from([0, 0, 2, 2, 2, 4]))


small = st.integers(0, 20)
large = st.integers(1, 10**17)
amounts = _text(st.one_of(small, st.integers(0, 10**6), large))
rates = _text(st.integers(1, 10**6))
permitted_activities = st.sampled_from(sorted(PERMITTED))
activities = st.sampled_from(sorted(PERMITTED | UNCLEAR | OTHER))
other_activities = st.sampled_from(sorted(OTHER))
currencies = st.sampled_from(CURRENCIES)
markets = st.sampled_from(MARKETS)
_yes_or_no = st.booleans()
_is_known = st.sampled_from([True, True, False])
_days_later = st.integers(0, 900)
_at_the_line = st.sampled_from(["10", "20", "40", "80", "90", "160", "0"])
_sizes = st.sampled_from([amounts, _at_the_line])
_places = st.sampled_from([0, 2])
_totals = st.one_of(small, large)
_statuses = st.sampled_from([None, "applicant", "resident", "resident"])
_wages = st.one_of(st.none(), st.fixed_dictionaries({"amount": amounts, "currency": st.just("KGS")}))


@cache
def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(values, values, st.none())


def _present(facts: dict[str, Any]) -> Facts:
    return {key: value for key, value in facts.items() if value is not None}


_periods = maybe(st.sampled_from(sorted(QUARTERS_BY_PERIOD)))
_employees = maybe(st.integers(0, 5000).map(str))


@cache
def _some_lines(
    sizes: st.SearchStrategy[str], named: st.SearchStrategy[str], *, is_home_only: bool
) -> st.SearchStrategy[list[Facts]]:
    each = {
        "amount": sizes,
        "activity": maybe(named),
        "market": maybe(markets),
        "currency": st.none() if is_home_only else st.sampled_from([None, *CURRENCIES]),
    }
    return st.lists(st.fixed_dictionaries(each).map(_present), max_size=5)


@cache
def _lines(named: st.SearchStrategy[str]) -> st.SearchStrategy[list[Facts]]:
    return revenue_lines(named)


@cache
def _told(
    told: Callable[[st.SearchStrategy[str]], st.SearchStrategy[Told]], named: st.SearchStrategy[str]
) -> st.SearchStrategy[Told]:
    return told(named)


@cache
def _some_activities(named: st.SearchStrategy[str]) -> st.SearchStrategy[list[str] | None]:
    return st.one_of(st.lists(named, min_size=1, max_size=3, unique=True), st.sampled_from([None, None, []]))


@st.composite
def revenue_lines(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> list[Facts]:
    """Up to five lines with or without activity, market, currency; often of amounts that meet the 80 % or 90 %."""
    return draw(_some_lines(draw(_sizes), named, is_home_only=draw(_yes_or_no)))


@st.composite
def revenues_by_line(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> Told:
    """The revenue as lines, and the exchange rates it needs."""
    lines = draw(_lines(named))
    currency = draw(currencies) if any("currency" in line for line in lines) else None
    currency = currency or draw(maybe(currencies))
    needed = {line["currency"] for line in lines if "currency" in line} - {currency}
    return _present({"currency": currency, "lines": lines}), {each: draw(rates) for each in sorted(needed)}


@st.composite
def revenues(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> Told:
    """The revenue, as totals or as lines, and the exchange rates it needs."""
    if draw(_yes_or_no):
        return draw(_told(revenues_by_line, named))
    places = draw(_places)
    total = draw(_totals)
    export = draw(st.one_of(st.integers(0, total), st.just(total * 8 // 10), st.just(max(total * 8 // 10 - 1, 0))))
    facts = {
        "currency": draw(maybe(currencies)),
        "total": decimals(total, places) if draw(_is_known) else None,
        "export": decimals(export, places) if draw(_is_known) else None,
    }
    return _present(facts), {}


@st.composite
def residencies(draw: st.DrawFn) -> Facts:
    initial = draw(maybe(REGISTRATIONS))
    first = initial or date(2013, 10, 1)
    latest = (END_OF_2016 - first).days
    final = first + timedelta(days=min(draw(_days_later), latest)) if draw(_is_known) else None
    status = draw(_statuses)
    if status is None and draw(_yes_or_no):
        return {}
    return _present(
        {
            "status": status,
            "initial_registration": initial and initial.isoformat(),
            "final_registration": final and final.isoformat(),
            "fees_paid": draw(maybe(amounts)),
        }
    )


_residencies = residencies()


@st.composite
def with_quarters_and_payments(draw: st.DrawFn, data: Facts) -> Facts:
    """The same company with quarters, payments, months of employment, a currency of its pay and a legal form."""
    period = data.get("period")
    quarters = QUARTERS_BY_PERIOD[period] if period else "1234"
    for line in data["revenue"].get("lines", ()):
        if draw(st.integers(0, 3)):
            line["quarter"] = f"Q{draw(st.sampled_from(quarters))}"
    residency, staff = data["residency"], data["staff"]
    if residency and draw(st.booleans()):
        residency.pop("fees_paid", None)
        of_year = [f"{(period or '2016')[:4]}-Q{each}" for each in quarters]
        residency["payments"] = draw(st.dictionaries(st.sampled_from(of_year), amounts, max_size=4))
    if draw(st.booleans()) and staff.get("employees") != "0":
        staff["employee_months"] = str(draw(st.integers(1, 400)))
    if "payroll" in staff and draw(st.booleans()):
        staff["payroll"] = {"amount": staff["payroll"], "currency": draw(st.sampled_from(["KGS", "USD"]))}
    form = draw(st.sampled_from([None, None, "legal_entity", "individual_entrepreneur"]))
    data["company"] = _present({**data["company"], "legal_form": form})
    return data


@st.composite
def profiles(
    draw: st.DrawFn,
    named: st.SearchStrategy[str] = activities,
    told: Callable[[st.SearchStrategy[str]], st.SearchStrategy[Told]] = revenues,
) -> Facts:
    """Any valid profile; `named` are the activities that it may declare, `told` is how it tells its revenue."""
    revenue, exchange_rates = draw(_told(told, named))
    period = draw(_periods)
    wage = draw(_wages)
    employees = draw(_employees)
    staff = {"employees": employees, "payroll": "0" if employees == "0" else draw(maybe(amounts))}
    return _present(
        {
            "company": {"name": "Ala-Too"},
            "period": period,
            "activities": draw(_some_activities(named)),
            "revenue": revenue,
            "exchange_rates": exchange_rates or None,
            "staff": _present(staff),
            "residency": draw(_residencies),
            "assumptions": wage and {"average_monthly_wage": wage},
        }
    )


@st.composite
def failing_profiles(draw: st.DrawFn) -> Facts:
    """An applicant short of the export share and, where it has lines, of the share of permitted activities too."""
    data: Facts = draw(profiles())
    data["residency"]["status"] = "applicant"
    data["period"] = data.get("period", "2016")[:4]  # a share below the minimum is judged over a year
    revenue: Facts = data["revenue"]
    if "lines" in revenue:
        rest = total_of(data) or Fraction(0)
        # more than a quarter of the rest is more than a fifth of the whole
        hundredths = math.floor(rest * 25) + draw(st.integers(1, 100))
        at_home = {"market": "KG", "activity": draw(other_activities)}
        revenue["lines"].insert(
            draw(st.integers(0, len(revenue["lines"]))), {"amount": decimals(hundredths, 2), **at_home}
        )
    else:
        total = draw(st.one_of(st.integers(1, 20), large))
        revenue.update(total=decimals(total, 2), export=decimals(draw(st.integers(0, (8 * total - 1) // 10)), 2))
    return data
