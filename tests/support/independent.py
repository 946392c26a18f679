"""A second reckoning of every verdict, written apart from the rules and by another road.

Where a fact is missing it tries every answer that the fact could have and looks at what they have in common.
It reads plain data with plain fractions and knows nothing of the rulebook but the figures written here.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

PERMITTED = frozenset({"software-development", "call-centre", "62.01", "62.01.0", "Колл-центр", "software testing"})
SLIPS = frozenset({"sofware-development", "разработка програм", "call-center servises"})
OTHER = frozenset({"restaurant", "cattle breeding", "торговля одеждой"})

EXPORT_MINIMUM = Fraction(8, 10)
ACTIVITY_MINIMUM = Fraction(9, 10)
WAGE_BY_YEAR = {2017: (Fraction(240), "USD"), 2020: (Fraction(16427), "KGS"), 2026: (Fraction(36047), "KGS")}

Answer = tuple[str, frozenset[str] | None]
"""A verdict, and the missing facts that can change it; None where that is not reckoned here."""
_NONE: frozenset[str] = frozenset()


def number(text: str) -> Fraction:
    return Fraction(text.replace("_", ""))


def written(amount: Fraction) -> str:
    """The amount as a profile states it, with every decimal."""
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
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
        *(f"activities.{index}" for index, each in enumerate(data.get("activities", [])) if each in SLIPS),
        *(f"revenue.lines.{index}.activity" for index, each in enumerate(lines) if each.get("activity") in SLIPS),
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
    slips = [key for key, each in named.items() if each in SLIPS]

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


def _when_too_little(data: dict[str, Any], as_of: date) -> str:
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


def _dates(data: dict[str, Any]) -> frozenset[str]:
    """The dates that a resident is asked for whose share is or may be too small."""
    both = {"residency.final_registration", "residency.initial_registration"}
    return frozenset(key for key in both if key.partition(".")[2] not in data["residency"])


def export_share(data: dict[str, Any], as_of: date) -> Answer:
    """The verdict, and what is missing for it."""
    verdict, missing = _export_share(data, as_of)
    if verdict == "fail" and _is_short(data):
        verdict, missing = "undetermined", _NONE
    if verdict == "undetermined" and missing is not None and _when_too_little(data, as_of) != "deferred":
        missing |= _dates(data) if _when_too_little(data, as_of) == "undetermined" else _NONE
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


def fee(data: dict[str, Any]) -> tuple[str, Fraction | None, frozenset[str]]:
    total, currency = total_of(data), data.get("revenue", {}).get("currency")
    missing = {"revenue.total": total, "revenue.currency": currency}
    if total is None or currency is None:
        return "undetermined", None, frozenset(key for key, value in missing.items() if value is None)
    owed = _half_up(total / 100)
    residency = data.get("residency", {})
    if residency.get("status") != "resident":
        return "estimate", owed, _NONE
    if "fees_paid" not in residency:
        return "due", owed, frozenset({"residency.fees_paid"})
    return ("settled" if number(residency["fees_paid"]) >= owed else "arrears"), owed, _NONE


def _standing(data: dict[str, Any]) -> str:
    return "due" if data.get("residency", {}).get("status") == "resident" else "estimate"


def income_tax(data: dict[str, Any]) -> tuple[str, Fraction | None, frozenset[str]]:
    staff = data.get("staff", {})
    payroll = staff.get("payroll", "0" if number(staff.get("employees", "1")) == 0 else None)
    missing = {"staff.payroll": payroll, "revenue.currency": data.get("revenue", {}).get("currency")}
    absent = frozenset(key for key, value in missing.items() if value is None)
    return ("undetermined", None, absent) if absent else (_standing(data), _half_up(number(payroll) / 20), _NONE)


def social_contributions(data: dict[str, Any], as_of: date) -> tuple[str, Fraction | None, frozenset[str]]:
    employees, period = data.get("staff", {}).get("employees"), data.get("period", "")
    if employees == "0":
        return "settled", None, _NONE
    missing = {"staff.employees": employees, "period": period}
    absent = frozenset(key for key, value in missing.items() if not value)
    if absent:
        return "undetermined", None, absent
    assumed = data.get("assumptions", {}).get("average_monthly_wage")
    if assumed:
        wage = number(assumed["amount"])
    elif as_of.year in WAGE_BY_YEAR:
        wage = WAGE_BY_YEAR[as_of.year][0]
    else:
        return "undetermined", None, frozenset({"assumptions.average_monthly_wage"})
    months = {4: 12, 7: {"H": 6, "Q": 3}.get(period[5:6], 1)}[len(period)]
    return _standing(data), _half_up(wage * number(employees) * months * 12 / 100), _NONE


def overall(criteria: Iterator[str] | list[str]) -> str:
    verdicts = list(criteria)
    if "fail" in verdicts:
        return "not-eligible"
    return "undetermined" if "undetermined" in verdicts else "eligible"
