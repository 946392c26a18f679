"""Answers to what a profile leaves open: every missing fact told at random, or single keys told for or against it."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from htp.rules.parts.calendar import months_after
from support.builders import Facts, changed
from support.independent import OTHER, PERMITTED, UNCLEAR, number, written
from support.profiles import MARKETS, amounts

MONTHS_OF_INITIAL_REGISTRATION = 6
_LONG_AGO = 3 * 366
_recognised = st.sampled_from(sorted(PERMITTED | OTHER))


# ---- Everything told -------------------------------------------------------------------------------------------------


@st.composite
def completions(draw: st.DrawFn, data: Facts, as_of: date) -> Facts:
    """The same company with every missing fact told and every unclear name made clear; what is known stays.

    A list of activities is complete: lines are of those declared. A final registration takes six months at least.
    """
    told = deepcopy(data)
    revenue: Facts = told.setdefault("revenue", {})
    _tell_activities(draw, told)
    if "lines" in revenue:
        for line in revenue["lines"]:
            line.setdefault("market", draw(st.sampled_from(MARKETS)))
    else:
        _tell_totals(draw, revenue)
        if draw(st.booleans()) or not (
            PERMITTED.issuperset(told["activities"]) or OTHER.issuperset(told["activities"])
        ):
            _break_down(draw, told)
    revenue.setdefault("currency", "KGS")
    told.setdefault("period", "2016")
    staff = told.setdefault("staff", {})
    if staff.get("employees") == "0":
        staff.setdefault("payroll", "0")
    staff.setdefault("payroll", draw(amounts))
    staff.setdefault("employees", str(draw(st.integers(1, 5000))))
    _tell_residency(draw, told.setdefault("residency", {}), as_of)
    return told


def _tell_activities(draw: st.DrawFn, told: Facts) -> None:
    def corrected(name: str) -> str:
        return draw(_recognised) if name in UNCLEAR else name

    lines = told["revenue"].get("lines", [])
    if told.get("activities"):
        told["activities"] = [corrected(each) for each in told["activities"]]
    elif not any("activity" in line for line in lines) and (not lines or draw(st.booleans())):
        told["activities"] = draw(st.lists(_recognised, min_size=1, max_size=3, unique=True))
    declared = st.sampled_from(told["activities"]) if told.get("activities") else _recognised
    for line in lines:
        line["activity"] = corrected(line["activity"]) if "activity" in line else draw(declared)


def _tell_totals(draw: st.DrawFn, revenue: Facts) -> None:
    export = number(revenue.get("export", "0"))
    if "total" not in revenue:
        at_home = draw(st.one_of(st.just(Fraction(0)), st.just(export / 4), amounts.map(number)))
        revenue["total"] = written(export + at_home)
    total = number(revenue["total"])
    revenue.setdefault("export", written(total * draw(st.integers(0, 10)) / 10))


def _break_down(draw: st.DrawFn, told: Facts) -> None:
    """The totals as lines that add up to them."""
    revenue: Facts = told["revenue"]
    total, export = number(revenue.pop("total")), number(revenue.pop("export"))
    lines = []
    for market, amount in (("US", export), ("KG", total - export)):
        parts = draw(st.integers(0, 10))
        for part in (amount * parts / 10, amount * (10 - parts) / 10):
            activity = draw(st.sampled_from(told["activities"]))
            lines.append({"activity": activity, "market": market, "amount": written(part)})
    revenue["lines"] = lines


def _tell_residency(draw: st.DrawFn, residency: Facts, as_of: date) -> None:
    residency.setdefault("status", "resident" if residency else "applicant")
    residency.setdefault("fees_paid", draw(amounts))
    some_day = st.dates(as_of - timedelta(days=_LONG_AGO), as_of)
    if "final_registration" in residency:
        residency.setdefault("initial_registration", residency["final_registration"])
        return
    initial = residency.setdefault("initial_registration", draw(some_day).isoformat())
    earliest = months_after(date.fromisoformat(initial), MONTHS_OF_INITIAL_REGISTRATION)
    if earliest <= as_of:
        later = draw(st.integers(0, (as_of - earliest).days))
        residency["final_registration"] = (earliest + timedelta(days=later)).isoformat()


# ---- Single keys told ------------------------------------------------------------------------------------------------


def open_keys(data: Facts) -> list[str]:
    """Every key with a fact that is missing, or with an unclear name."""
    revenue, listed = data["revenue"], data.get("activities")
    keys = [f"activities.{index}" for index, each in enumerate(listed or ()) if each in UNCLEAR]
    for index, line in enumerate(revenue.get("lines", ())):
        keys += [f"revenue.lines.{index}.market"] if "market" not in line else []
        keys += [f"revenue.lines.{index}.activity"] if line.get("activity") in {None, *UNCLEAR} else []
    if "lines" not in revenue:
        keys += [f"revenue.{each}" for each in ("total", "export") if each not in revenue]
        keys += ["revenue.lines"] if not {"total", "export"} & revenue.keys() else []
    sections = [each.split(".") for each in _ANSWER_BY_KEY if each.partition(".")[0] in ("staff", "residency")]
    keys += [f"{section}.{key}" for section, key in sections if key not in data[section]]
    keys += [each for each in ("activities", "period") if not data.get(each)]
    keys += ["revenue.currency"] if "currency" not in revenue else []
    return keys + ([] if "assumptions" in data else ["assumptions.average_monthly_wage"])


def told(data: Facts, answers: Mapping[str, bool], as_of: date) -> Facts:
    """The data with each of those keys told: in favour of the company, or against it."""
    result = deepcopy(data)
    for key in sorted(answers, key=_order):
        answer = _answer_to(key)(result, answers[key], as_of)
        if key == "revenue.lines":  # they stand instead of the totals
            result["revenue"] = {name: each for name, each in result["revenue"].items() if name == "currency"}
        result = changed(result, {key: answer})
    return result


_ORDER = ("activities", "revenue.lines", "revenue.total", "revenue.export", "residency.initial", "residency.final", "")
"""What an answer depends on is told before it."""


def _order(key: str) -> tuple[int, str]:
    return next(index for index, start in enumerate(_ORDER) if key.startswith(start)), key


Answerer = Callable[[Facts, bool, date], Any]
"""What to write for one key, given what is told already, whether it is to be in favour, and the day."""


def _answer_to(key: str) -> Answerer:
    if key in _ANSWER_BY_KEY:
        return _ANSWER_BY_KEY[key]
    return _market if key.endswith(".market") else lambda _data, is_for, _as_of: _name(is_for)


def _name(is_for: bool, known: Iterable[str] = ()) -> str:  # noqa: FBT001 - an answer is yes or no
    """A permitted activity or another one, out of those declared if there are any."""
    wanted = PERMITTED if is_for else OTHER
    declared = list(known) or ["software-development", "restaurant"]
    return next((each for each in declared if each in wanted), declared[0])


def _market(_data: Facts, is_for: bool, _as_of: date) -> str:  # noqa: FBT001
    return "US" if is_for else "KG"


def _lines(data: Facts, is_for: bool, as_of: date) -> list[Facts]:  # noqa: FBT001
    """One line of all the revenue."""
    revenue = data["revenue"]
    amount = revenue.get("total", "100")
    named = [line["activity"] for line in revenue.get("lines", ()) if "activity" in line]
    activity = _name(is_for, [*(data.get("activities") or ()), *named])
    market = _market(data, is_for, as_of)
    return [{"amount": amount if number(amount) else "100", "activity": activity, "market": market}]


def _total(data: Facts, is_for: bool, _as_of: date) -> str:  # noqa: FBT001
    export = number(data["revenue"].get("export", "0"))
    return written((export if is_for else 10 * export) or Fraction(100))


def _export(data: Facts, is_for: bool, _as_of: date) -> str:  # noqa: FBT001
    return str(data["revenue"].get("total", "100")) if is_for else "0"


def _initial_registration(_data: Facts, is_for: bool, as_of: date) -> str:  # noqa: FBT001
    return (as_of - timedelta(days=30 if is_for else _LONG_AGO)).isoformat()


def _final_registration(data: Facts, is_for: bool, as_of: date) -> str:  # noqa: FBT001
    initial = data["residency"].get("initial_registration")
    long_ago = as_of - timedelta(days=_LONG_AGO)
    earliest = months_after(date.fromisoformat(initial), MONTHS_OF_INITIAL_REGISTRATION) if initial else long_ago
    return (as_of if is_for else min(earliest, as_of)).isoformat()


def _always(value: Any) -> Answerer:
    """For what can only be told, not be in favour."""
    return lambda _data, _is_for, _as_of: value


_ANSWER_BY_KEY: Mapping[str, Answerer] = {
    "activities": lambda _data, is_for, _as_of: [_name(is_for)],
    "revenue.lines": _lines,
    "revenue.total": _total,
    "revenue.export": _export,
    "revenue.currency": _always("KGS"),
    "period": lambda _data, is_for, as_of: f"{as_of.year}-01" if is_for else str(as_of.year),
    "staff.employees": _always("100"),
    "staff.payroll": _always("100"),
    "residency.status": lambda _data, is_for, _as_of: "resident" if is_for else "applicant",
    "residency.fees_paid": _always("100"),
    "residency.initial_registration": _initial_registration,
    "residency.final_registration": _final_registration,
    "assumptions.average_monthly_wage": _always({"amount": "16427", "currency": "KGS"}),
}
