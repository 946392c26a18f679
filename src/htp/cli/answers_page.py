"""The last page of an interview: every answer on a line, and what the revenue comes to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from htp.assessing.export import markets
from htp.company.validation import InvalidProfile, profile_from
from htp.document import Data
from htp.reports.wording.figures import amount, share
from htp.reports.wording.questions import question
from htp.verdict import Share

_LINE = re.compile(r"(revenue\.lines|customers)\.([0-9]+)\.")


class Line(NamedTuple):
    """An answer, or several that belong together."""

    label: str
    value: str
    questions: str
    """What the ids of its questions begin with."""


def lines_of(asked: Sequence[str], facts: Mapping[str, Data]) -> list[Line]:
    """A line for each of the questions that were asked, in their order; those about one customer are one line."""
    lines: dict[str, Line] = {}
    number = 0
    for beginning in dict.fromkeys(map(_beginning, asked)):
        if line := _LINE.fullmatch(beginning):
            is_given = any(each.startswith(beginning) and each.endswith(".market") for each in asked)
            label = question("page:customer" if line[1] == "customers" else "page:line", number=int(line[2]) + 1)
            value = _line_of_revenue(facts, number) if is_given else question("page:no-more")
            number += is_given
        else:
            label = question(f"page:{beginning.partition(':')[0]}")
            value = _way(asked) if beginning == "revenue:way" else _value(beginning, facts)
        lines[beginning] = Line(label, value, beginning)
    return list(lines.values())


def _way(asked: Sequence[str]) -> str:
    """How the revenue is given."""
    beginnings = {"revenue.total": "totals", "customers.": "customers", "revenue.lines.": "lines"}
    found = (way for beginning, way in beginnings.items() if any(each.startswith(beginning) for each in asked))
    way = next(found, None)
    return question(f"revenue={way}") if way else question("page:left-out")


def _beginning(asked: str) -> str:
    if line := _LINE.match(asked):
        return line[0]
    return "activities" if asked.startswith("activities.") else asked


def _line_of_revenue(facts: Mapping[str, Data], number: int) -> str:
    """Who, where, how much: `Acme, US, 120000 USD`."""
    revenue = cast(dict[str, Data], facts["revenue"])
    line = cast(dict[str, str], cast(list[Data], revenue["lines"])[number])
    paid = f"{line['amount']} {line.get('currency') or revenue.get('currency') or ''}".strip()
    named = [line.get("customer"), line.get("activity"), line.get("market"), paid, line.get("quarter")]
    return ", ".join(filter(None, named if "customer" not in line else [named[0], named[2], named[3]]))


def _value(key: str, facts: Mapping[str, Data]) -> str:
    value: Data = dict(facts)
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return " ".join(map(str, value.values()))
    if key in ("residency.status", "company.legal_form") and value:
        return question(f"{key}={value}")
    return question("page:left-out") if value is None else str(value)


def total_of(facts: Mapping[str, Data]) -> Iterator[str]:
    """What the revenue comes to, and how much of it from abroad, where that is known."""
    try:
        profile = profile_from(dict(facts))
    except InvalidProfile:
        return
    found = markets(profile)
    if found is None:
        return
    total = amount(profile.money(found.total))
    if found.unclear is not None:
        yield question("page:unclear", total=total, unclear=amount(profile.money(found.unclear)))
    else:
        export, part = amount(profile.money(found.abroad)), share(Share(found.abroad, found.total))
        yield question("page:total", total=total, export=export, share=part)
