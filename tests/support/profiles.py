"""Random profiles as plain data, the way YAML gives them: every scalar is text, every fact may be missing."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from support.builders import END_OF_2016, Facts
from support.independent import OTHER, PERMITTED, SLIPS, total_of

CURRENCIES = ("KGS", "USD", "EUR", "JPY")
MARKETS = ("KG", "US", "JP", "KZ", "NO")
DAYS = st.dates(date(2012, 1, 1), date(2022, 12, 31))
assessment_days = st.one_of(st.just(END_OF_2016), DAYS, st.dates(date(2026, 1, 1), date(2026, 12, 31)))


def decimals(number: int, places: int) -> str:
    """The number of hundredths, thousandths … written with its point."""
    digits = str(number).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _text(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.builds(decimals, numbers, st.sampled_from([0, 0, 2, 2, 2, 4]))


small = st.integers(0, 20)
large = st.integers(1, 10**17)
amounts = _text(st.one_of(small, st.integers(0, 10**6), large))
rates = _text(st.integers(1, 10**6))
permitted_activities = st.sampled_from(sorted(PERMITTED))
activities = st.sampled_from(sorted(PERMITTED | SLIPS | OTHER))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(values, values, st.none())


def _present(facts: dict[str, Any]) -> Facts:
    return {key: value for key, value in facts.items() if value is not None}


@st.composite
def revenue_lines(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> list[Facts]:
    """Up to five lines with or without activity, market, currency; often of amounts that meet the 80 % or 90 %."""
    sizes = draw(st.sampled_from([amounts, st.sampled_from(["10", "20", "40", "80", "90", "160", "0"])]))
    is_home_only = draw(st.booleans())
    each = st.fixed_dictionaries(
        {
            "amount": sizes,
            "activity": maybe(named),
            "market": maybe(st.sampled_from(MARKETS)),
            "currency": st.none() if is_home_only else st.sampled_from([None, *CURRENCIES]),
        }
    )
    return [_present(line) for line in draw(st.lists(each, max_size=5))]


@st.composite
def revenues_by_line(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> tuple[Facts, dict[str, str]]:
    """The revenue as lines, and the exchange rates it needs."""
    lines = draw(revenue_lines(named))
    currency = draw(st.sampled_from(CURRENCIES)) if any("currency" in line for line in lines) else None
    currency = currency or draw(maybe(st.sampled_from(CURRENCIES)))
    needed = {line["currency"] for line in lines if "currency" in line} - {currency}
    return _present({"currency": currency, "lines": lines}), {each: draw(rates) for each in sorted(needed)}


@st.composite
def revenues(draw: st.DrawFn, named: st.SearchStrategy[str] = activities) -> tuple[Facts, dict[str, str]]:
    """The revenue, as totals or as lines, and the exchange rates it needs."""
    if draw(st.booleans()):
        return draw(revenues_by_line(named))
    places = draw(st.sampled_from([0, 2]))
    total = draw(st.one_of(small, large))
    export = draw(st.one_of(st.integers(0, total), st.just(total * 8 // 10), st.just(max(total * 8 // 10 - 1, 0))))
    facts = {
        "currency": draw(maybe(st.sampled_from(CURRENCIES))),
        "total": draw(maybe(st.just(decimals(total, places)))),
        "export": draw(maybe(st.just(decimals(export, places)))),
    }
    return _present(facts), {}


@st.composite
def residencies(draw: st.DrawFn) -> Facts:
    initial = draw(maybe(DAYS))
    first = initial or date(2012, 1, 1)
    final = draw(maybe(st.dates(first, first + timedelta(days=900))))
    return _present(
        {
            "status": draw(st.sampled_from([None, "applicant", "resident", "resident"])),
            "initial_registration": initial and initial.isoformat(),
            "final_registration": final and final.isoformat(),
            "fees_paid": draw(maybe(amounts)),
        }
    )


@st.composite
def profiles(
    draw: st.DrawFn,
    named: st.SearchStrategy[str] = activities,
    told: Callable[[st.SearchStrategy[str]], st.SearchStrategy[tuple[Facts, dict[str, str]]]] = revenues,
) -> Facts:
    """Any valid profile; `named` are the activities that it may declare, `told` is how it tells its revenue."""
    revenue, exchange_rates = draw(told(named))
    period = draw(maybe(st.sampled_from(["2016", "2017", "2017-H1", "2020-Q3", "2026-07"])))
    wage = draw(st.one_of(st.none(), st.fixed_dictionaries({"amount": amounts, "currency": st.just("KGS")})))
    staff = {"employees": draw(maybe(st.integers(0, 5000).map(str))), "payroll": draw(maybe(amounts))}
    return _present(
        {
            "company": {"name": "Ala-Too"},
            "period": period,
            "activities": draw(
                st.one_of(st.lists(named, min_size=1, max_size=3, unique=True), st.sampled_from([None, None, []]))
            ),
            "revenue": revenue,
            "exchange_rates": exchange_rates or None,
            "staff": _present(staff),
            "residency": draw(residencies()),
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
        at_home = {"market": "KG", "activity": draw(st.sampled_from(sorted(OTHER)))}
        revenue["lines"].insert(
            draw(st.integers(0, len(revenue["lines"]))), {"amount": decimals(hundredths, 2), **at_home}
        )
    else:
        total = draw(st.one_of(st.integers(1, 20), large))
        revenue.update(total=decimals(total, 2), export=decimals(draw(st.integers(0, (8 * total - 1) // 10)), 2))
    return data
