"""A second reckoning of every verdict, written apart from the rules and by another road.

Where a fact is missing it tries every answer that the fact could have and looks at what they have in common.
It reads plain data with plain fractions and knows nothing of the rulebook but the figures written here.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

PERMITTED = frozenset(
    {"software-development", "call-centre", "62.01", "62.01.0", "Колл-центр", "software testing", "сайты под ключ"}
)
UNCLEAR = frozenset(
    {"sofware-development", "разработка програм", "call-center servises", "web hosting", "IT", "Аманат Плюс"}
)
"""Misspelt, open, too general or unknown: permitted or not."""
OTHER = frozenset({"restaurant", "cattle breeding", "торговля одеждой", "стоматология в центре"})

EXPORT_MINIMUM = Fraction(8, 10)
ACTIVITY_MINIMUM = Fraction(9, 10)
WAGE_BY_YEAR = {2017: (Fraction(240), "USD"), 2020: (Fraction(16427), "KGS"), 2026: (Fraction(36047), "KGS")}

WAGES = {
    "national-average": WAGE_BY_YEAR,
    "bishkek-average": {2024: (Fraction(30749), "KGS"), 2026: (Fraction(44074), "KGS")},
}

Answer = tuple[str, frozenset[str] | None]
"""A verdict, and the missing facts that can change it; None where that is not reckoned here."""
_NONE: frozenset[str] = frozenset()


def number(text: str) -> Fraction:
    return Fraction(text.replace("_", ""))


def written(amount: Fraction) -> str:
    """The amount as a profile states it, with every decimal; three of them could be thousands, so four are written."""
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    places += places == 3
    digits = str(abs(int(amount * 10**places))).rjust(places + 1, "0")
    sign = "-" if amount < 0 else ""
    return f"{sign}{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else sign + digits


def revenue_lines(data: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The lines with their amounts in the currency of the revenue."""
    revenue = data.get("revenue", {})
    if "lines" not in revenue:
        return None
    rates = {key: number(rate) for key, rate in data.get("exchange_rates", {}).items()}
    rates[revenue.get("currency")] = rates[None] = Fraction(1)
    return [{**line, "amount": number(line["amount"]) * rates[line.get("currency")]} for line in revenue["lines"]]


def total_of(data: dict[str, Any]) -> Fraction | None:
    lines = revenue_lines(data)
    if lines is not None:
        return sum((line["amount"] for line in lines), Fraction(0))
    total = data.get("revenue", {}).get("total")
    return None if total is None else number(total)


def _over_all_worlds(choices: dict[str, list[bool]], verdict: Callable[[dict[str, bool]], str]) -> Answer:
    """The verdict common to all answers, else undetermined with those facts that make a difference somewhere."""
    worlds = [dict(zip(choices, world, strict=True)) for world in product(*choices.values())]
    verdicts = [verdict(world) for world in worlds]
    if len(set(verdicts)) == 1:
        return verdicts[0], _NONE
    return "undetermined", frozenset(
        key
        for key in choices
        if any(verdict({**world, key: True}) != verdict({**world, key: False}) for world in worlds)
    )


# ---- Activities ------------------------------------------------------------------------------------------------------


def _named(data: dict[str, Any]) -> list[str]:
    return [
        *data.get("activities", []),
        *(line["activity"] for line in data.get("revenue", {}).get("lines", []) if "activity" in line),
    ]


def _open_lines(data: dict[str, Any]) -> list[int]:
    """Lines without an activity, in a profile without a list from which it could come."""
    if data.get("activities"):
        return []
    return [index for index, line in enumerate(data.get("revenue", {}).get("lines", [])) if "activity" not in line]


def activity(data: dict[str, Any]) -> Answer:
    named = _named(data)
    if not named:
        return "undetermined", None
    if any(each in PERMITTED for each in named):
        return "pass", _NONE
    lines = data.get("revenue", {}).get("lines", [])
    open_keys = {
        *(f"activities.{index}" for index, each in enumerate(data.get("activities", [])) if each in UNCLEAR),
        *(f"revenue.lines.{index}.activity" for index, each in enumerate(lines) if each.get("activity") in UNCLEAR),
        *(f"revenue.lines.{index}.activity" for index in _open_lines(data)),
    }
    return "undetermined" if open_keys else "fail", frozenset(open_keys)


def activity_share(data: dict[str, Any]) -> Answer:
    named, total, lines = _named(data), total_of(data), revenue_lines(data)
    if not named:
        return "undetermined", None
    if all(each in OTHER for each in named) and not _open_lines(data):
        return "fail", _NONE
    if not total:
        return "undetermined", None
    if all(each in PERMITTED for each in named) and not _open_lines(data):
        return "pass", _NONE
    if lines is None:
        return "undetermined", None
    choices = {}
    for index, line in enumerate(lines):
        if line.get("activity") not in PERMITTED | OTHER:
            choices[f"revenue.lines.{index}.activity"] = [True, False]

    def verdict(world: dict[str, bool]) -> str:
        permitted = sum(
            line["amount"]
            for index, line in enumerate(lines)
            if world.get(f"revenue.lines.{index}.activity", line.get("activity") in PERMITTED)
        )
        return "pass" if permitted / total >= ACTIVITY_MINIMUM else "fail"

    common, deciding = _over_all_worlds(choices, verdict)
    if common == "fail" and _is_short(data):  # a whole year may say otherwise, unless all of it is of other trades
        permitted = sum(line["amount"] for line in lines if line.get("activity") in PERMITTED)
        possible = permitted + sum(lines[int(key.split(".")[2])]["amount"] for key in choices)
        if possible:
            return "undetermined", frozenset({"period"}) if permitted else None
    if common != "undetermined":
        return common, _NONE
    return common, (deciding or _NONE) | _slips_that_tell_lines(data, verdict)


def _slips_that_tell_lines(data: dict[str, Any], verdict: Callable[[dict[str, bool]], str]) -> frozenset[str]:
    """The names that, corrected, can make a difference while lines without an activity stay open.

    Such a line is of one of the activities declared, so that it is known where they are all of one kind.
    """
    lines, listed = data["revenue"]["lines"], data.get("activities", [])
    unnamed = [f"revenue.lines.{index}.activity" for index, line in enumerate(lines) if "activity" not in line]
    named = {f"activities.{index}": each for index, each in enumerate(listed)}
    named |= {
        f"revenue.lines.{index}.activity": each["activity"] for index, each in enumerate(lines) if "activity" in each
    }
    slips = [key for key, each in named.items() if each in UNCLEAR]

    def possible(told: dict[str, bool]) -> set[str]:
        kinds = {told.get(key, each in PERMITTED) for key, each in named.items()}
        answers = product(kinds, repeat=len(unnamed))
        return {verdict({**told, **dict(zip(unnamed, each, strict=True))}) for each in answers}

    def tells(slip: str) -> bool:
        others = [each for each in slips if each != slip]
        worlds = [dict(zip(others, world, strict=True)) for world in product([True, False], repeat=len(others))]
        return any(possible({**told, slip: True}) != possible({**told, slip: False}) for told in worlds)

    return frozenset(each for each in slips if unnamed and listed and tells(each))


# ---- Export ----------------------------------------------------------------------------------------------------------


def days_after(day: date, years: int, months: int) -> date:
    """The day with that number so much later; 1 March stands for a 29, 30 or 31 February."""
    count = day.year * 12 + day.month - 1 + 12 * years + months
    year, month = divmod(count, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 2, 1)


def _is_status_open(data: dict[str, Any]) -> bool:
    """Dates or payments of a resident are given, and not whether it is one."""
    return set(data.get("residency", {})) - {"status"} != set() and "status" not in data["residency"]


def _when_too_little(data: dict[str, Any], as_of: date) -> str:
    if _is_status_open(data):
        as_resident = {**data, "residency": {**data["residency"], "status": "resident"}}
        return "fail" if _when_too_little(as_resident, as_of) == "fail" else "undetermined"
    residency = data.get("residency", {})
    if residency.get("status") != "resident":
        return "fail"
    if "final_registration" in residency:
        final = date.fromisoformat(residency["final_registration"])
        return "deferred" if as_of < days_after(final, 1, 0) else "fail"
    if "initial_registration" in residency:
        initial = date.fromisoformat(residency["initial_registration"])
        return "deferred" if as_of < days_after(initial, 1, 6) else "undetermined"
    return "undetermined"


def _dates(data: dict[str, Any], as_of: date) -> frozenset[str]:
    """What a resident is asked for whose share is or may be too small: its dates, or whether it is one."""
    status = {"residency.status"} if _is_status_open(data) else set()
    as_resident = {**data, "residency": {**data["residency"], "status": "resident"}}
    both = {"residency.final_registration", "residency.initial_registration"}
    dates = both if _when_too_little(as_resident, as_of) == "undetermined" else set()
    return frozenset(status | {key for key in dates if key.partition(".")[2] not in data["residency"]})


def export_share(data: dict[str, Any], as_of: date) -> Answer:
    """The verdict, and what is missing for it."""
    verdict, missing = _export_share(data, as_of)
    if verdict == "fail" and _is_short(data):
        verdict, missing = "undetermined", _NONE
    if verdict == "undetermined" and missing is not None and _when_too_little(data, as_of) != "deferred":
        missing |= _dates(data, as_of) if _when_too_little(data, as_of) == "undetermined" else _NONE
        missing |= {"period"} if _is_short(data) else _NONE
    return verdict, missing


def _is_short(data: dict[str, Any]) -> bool:
    """The figures are for a half-year, a quarter or a month: `2016-H1`, `2016-Q1`, `2016-01`."""
    return len(data.get("period", "2016")) > len("2016")


def _export_share(data: dict[str, Any], as_of: date) -> Answer:
    total, lines = total_of(data), revenue_lines(data)
    if not total:
        return "undetermined", None
    if lines is None:
        if "export" not in data["revenue"]:
            return "undetermined", frozenset({"revenue.export"})
        is_enough = number(data["revenue"]["export"]) / total >= EXPORT_MINIMUM
        answer: Answer = ("pass" if is_enough else "fail"), _NONE
    else:
        choices = {f"revenue.lines.{i}.market": [True, False] for i, line in enumerate(lines) if "market" not in line}

        def verdict(world: dict[str, bool]) -> str:
            abroad = sum(
                line["amount"]
                for index, line in enumerate(lines)
                if world.get(f"revenue.lines.{index}.market", line.get("market") != "KG")
            )
            return "pass" if abroad / total >= EXPORT_MINIMUM else "fail"

        answer = _over_all_worlds(choices, verdict)
    if answer[0] == "fail":
        return _when_too_little(data, as_of), _NONE
    return answer


# ---- What residency costs --------------------------------------------------------------------------------------------


def _half_up(amount: Fraction) -> Fraction:
    tyiyn, rest = divmod(amount * 100, 1)
    return Fraction(tyiyn + (1 if rest * 2 >= 1 else 0), 100)


Money = tuple[Fraction, str]
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_MONTHS = {"": (1, 12), "H1": (1, 6), "H2": (7, 12), **{f"Q{each}": (3 * each - 2, 3 * each) for each in range(1, 5)}}


def _period(data: dict[str, Any]) -> tuple[int, int, int] | None:
    """The year, and the first and last month."""
    if "period" not in data:
        return None
    year, _, part = data["period"].partition("-")
    first, last = _MONTHS.get(part) or (int(part), int(part))
    return int(year), first, last


def _registered(data: dict[str, Any]) -> date | None:
    """When a resident says that it was first registered."""
    residency = data.get("residency", {})
    if residency.get("status") != "resident" or "initial_registration" not in residency:
        return None
    return date.fromisoformat(residency["initial_registration"])


def _days(data: dict[str, Any]) -> list[date]:
    """Every day of the period."""
    period = _period(data)
    if period is None:
        return []
    year, first, last = period
    end = days_after(date(year, last, 1), 0, 1)
    return [day for n in range(366) if (day := date(year, first, 1) + timedelta(n)) < end]


def _days_before(data: dict[str, Any]) -> list[date]:
    """The days of the period before the registration."""
    registered = _registered(data)
    return [] if registered is None else [day for day in _days(data) if day < registered]


def _is_too_recent_without_period(data: dict[str, Any], as_of: date) -> bool:
    registered = _registered(data)
    return "period" not in data and registered is not None and (as_of - registered) < timedelta(366)


def _quarter(day: date) -> str:
    return QUARTERS[(day.month - 1) // 3]


def fee_is_asked(data: dict[str, Any], as_of: date) -> bool:
    """The figures do not tell what was earned since the registration."""
    if _is_too_recent_without_period(data, as_of):
        return True
    before = _days_before(data)
    if not before or len(before) == len(_days(data)) or not total_of(data):
        return False
    unsplit = {_quarter(day) for day in before} & {_quarter(day) for day in _days(data) if day not in before}
    of_period = {_quarter(day) for day in _days(data)}
    lines = [line for line in revenue_lines(data) or [{"amount": total_of(data)}] if line["amount"]]
    return any(
        line.get("quarter") in unsplit or ("quarter" not in line and (len(of_period) > 1 or unsplit)) for line in lines
    )


def _instalments(data: dict[str, Any]) -> dict[str, tuple[Fraction, Fraction]]:
    """The revenue and the fee by quarter, each as much as all quarters so far owe more; "" without a quarter."""
    before = {_quarter(day) for day in _days_before(data)}
    lines = revenue_lines(data)
    if lines is None:
        lines = [{"amount": total_of(data) or Fraction(0)}]
    found: dict[str, tuple[Fraction, Fraction]] = {}
    charged = owed = Fraction(0)
    for quarter in (*QUARTERS, ""):
        own = [line["amount"] for line in lines if line.get("quarter", "") == quarter]
        revenue = sum(own, Fraction(0))
        charged += Fraction(0) if quarter in before else revenue
        if own:
            found[quarter] = revenue, _half_up(charged / 100) - owed
            owed = _half_up(charged / 100)
    return found


def _ended(data: dict[str, Any], quarter: str, as_of: date) -> bool | None:
    """Whether that quarter, or every quarter that it may be, ended before the day; None where some did."""
    period = _period(data)
    if period is None:
        return None
    before = _days_before(data)
    since = {_quarter(day) for day in _days(data) if day not in before} or {_quarter(day) for day in _days(data)}
    ends = {
        days_after(date(period[0], 3 * QUARTERS.index(each) + 1, 1), 0, 3) <= as_of
        for each in ([quarter] if quarter else since)
    }
    return ends.pop() if len(ends) == 1 else None


class Fee(NamedTuple):
    """What is found about the fee: verdict, amount, and due, paid, to_pay and not_yet_due."""

    verdict: str
    amount: Fraction | None
    figures: tuple[Fraction | None, ...] | None = None


def fee(data: dict[str, Any], as_of: date) -> Fee:
    total, currency = total_of(data), data.get("revenue", {}).get("currency")
    if total is None or currency is None or _is_status_open(data):
        return Fee("undetermined", None)
    residency = data.get("residency", {})
    if residency.get("status") != "resident":
        return Fee("estimate", _half_up(total / 100))
    paid = _paid(residency)
    nothing = Fraction(0)
    if _days(data) and len(_days_before(data)) == len(_days(data)):
        return Fee("settled", nothing, (nothing, paid, nothing, nothing))
    if fee_is_asked(data, as_of):
        return Fee("undetermined", None)
    by_quarter = {each: owed for each, (_, owed) in _instalments(data).items()}
    owed = sum(by_quarter.values(), nothing)
    ended = {each: _ended(data, each, as_of) if each_fee else True for each, each_fee in by_quarter.items()}
    due = None if None in ended.values() else sum((by_quarter[each] for each in ended if ended[each]), nothing)
    if paid is None:
        return Fee("due", owed, (due, None, None, None if due is None else owed - due))
    still = _open_by_quarter(by_quarter, data, paid)
    to_pay = sum((still[each] for each in still if ended[each]), nothing)
    rest = sum(still.values(), nothing) - to_pay
    if not (to_pay or rest):
        return Fee("settled", owed, (due, paid, nothing, nothing))
    if to_pay and _is_registration_known(data, as_of):
        return Fee("arrears", owed, (due, paid, to_pay, None if due is None else rest))
    if to_pay or due is None:
        return Fee("due", owed, (None, paid, None, None))
    return Fee("due", owed, (due, paid, nothing, rest))


def _is_registration_known(data: dict[str, Any], as_of: date) -> bool:
    """The whole period is known to lie after the first registration, or that is known itself."""
    residency = data["residency"]
    if "initial_registration" in residency:
        return True
    if "final_registration" not in residency:
        return False
    final = date.fromisoformat(residency["final_registration"])
    return final <= _days(data)[0] if _days(data) else as_of - final >= timedelta(366)


def _paid(residency: dict[str, Any]) -> Fraction | None:
    if "payments" in residency:
        return sum(map(number, residency["payments"].values()), Fraction(0))
    return number(residency["fees_paid"]) if "fees_paid" in residency else None


def _open_by_quarter(by_quarter: dict[str, Fraction], data: dict[str, Any], paid: Fraction) -> dict[str, Fraction]:
    """What each quarter is short of: payments go to their own quarter, what is left of all to the oldest."""
    still, left = dict(by_quarter), paid
    for key, payment in data["residency"].get("payments", {}).items():
        quarter = key[5:]
        if _period(data) is not None and quarter in still:
            towards = min(number(payment), still[quarter])
            still[quarter] -= towards
            left -= towards
    for quarter in still:
        towards = min(left, still[quarter])
        still[quarter] -= towards
        left -= towards
    return still


def _standing(data: dict[str, Any]) -> str:
    return "due" if data.get("residency", {}).get("status") == "resident" else "estimate"


def _is_entrepreneur(data: dict[str, Any]) -> bool:
    return bool(data["company"].get("legal_form") == "individual_entrepreneur")


def payroll(data: dict[str, Any]) -> tuple[Fraction | None, str | None]:
    """The pay and its currency."""
    staff, home = data.get("staff", {}), data.get("revenue", {}).get("currency")
    pay = staff.get("payroll", "0" if number(staff.get("employees", "1")) == 0 else None)
    if isinstance(pay, dict):
        return number(pay["amount"]), pay.get("currency", home)
    return (None if pay is None else number(pay)), home


def income_tax(data: dict[str, Any], as_of: date) -> tuple[str, Money | None]:
    pay, currency = payroll(data)
    is_split = bool(_days_before(data)) or _is_too_recent_without_period(data, as_of)
    if pay is None or currency is None or _is_entrepreneur(data) or (pay and is_split):
        return "undetermined", None
    return _standing(data), (_half_up(pay / 20), currency)


def social_contributions(data: dict[str, Any], as_of: date, base: str = "national-average") -> tuple[str, Money | None]:
    """On the average wage of the republic or of Bishkek, or on the pay itself."""
    staff = data.get("staff", {})
    if _is_entrepreneur(data):
        return "undetermined", None
    if staff.get("employee_months", staff.get("employees")) == "0":
        return "settled", None
    if base == "own-pay":
        pay, currency = payroll(data)
        if pay is None or currency is None or _days_before(data) or _is_too_recent_without_period(data, as_of):
            return "undetermined", None
        return _standing(data), (_half_up(pay * 12 / 100), currency)
    registered, days = _registered(data), _days(data)
    months = sorted({day.replace(day=1) for day in days if registered is None or day >= registered})
    are_all = len(months) == len({day.replace(day=1) for day in days})
    if not months or not {"employees", "employee_months"} & staff.keys():
        return "undetermined", None
    if "employee_months" in staff and not are_all:
        return "undetermined", None
    assumed = data.get("assumptions", {}).get("average_monthly_wage")
    wage = (number(assumed["amount"]), assumed["currency"]) if assumed else WAGES[base].get(months[0].year)
    if wage is None:
        return "undetermined", None
    people = (
        number(staff["employee_months"]) if "employee_months" in staff else number(staff["employees"]) * len(months)
    )
    return _standing(data), (_half_up(wage[0] * people * 12 / 100), wage[1])


def overall(criteria: Iterator[str] | list[str]) -> str:
    verdicts = list(criteria)
    if "fail" in verdicts:
        return "not-eligible"
    return "undetermined" if "undetermined" in verdicts else "eligible"
