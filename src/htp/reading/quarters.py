"""The rows of one company for the quarters of a year: what is the same in each, and what is added up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from htp.document import InputNote, NumberText
from htp.errors import Problem, UnusableText
from htp.location import dotted
from htp.money import exact_sum
from htp.reading.columns import LINE_COLUMN, data_of, in_columns

if TYPE_CHECKING:
    from htp.company.profile import Profile
    from htp.company.validation import FactsRead

Facts = Mapping[str, str]
"""The cells of a row, by key; an empty cell is no fact."""
_AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        **{key: key for key in ("revenue.total", "revenue.export", "residency.fees_paid", "profit")},
        **dict.fromkeys(("staff.payroll", "staff.payroll.amount"), "staff.payroll.amount"),
    }
)
"""Amounts of a period that are sums of those of its quarters: where a profile has each, by the key of the column."""
_MONTHS = "staff.employee_months"
_PAYMENT = "residency.payments."
_PERIOD_OF = MappingProxyType({("Q1", "Q2", "Q3", "Q4"): "", ("Q1", "Q2"): "-H1", ("Q3", "Q4"): "-H2"})


def periods_of(rows: Iterable[Facts]) -> tuple[str, ...]:
    """The period of each row as a profile has it, however it is written; what is no period stays as it is."""
    from htp.company import dates  # wanted only where a company comes again

    written = [row.get("period", "") for row in rows]
    return tuple(dates.period(each) or each for each in written)


def are_quarters(periods: Sequence[str]) -> bool:
    """Whether they are different quarters of one year."""
    found = [re.fullmatch("([12][0-9]{3})-Q[1-4]", each) for each in periods]
    years = {each[1] for each in found if each}
    return all(found) and len(years) == 1 and len(set(periods)) == len(periods)


class OnePeriod(NamedTuple):
    """Rows for quarters as one company."""

    period: str
    facts: Facts
    notes: tuple[tuple[InputNote, ...], ...]
    """On what was added up of each row."""


class Apart(NamedTuple):
    """Why rows are not read as one company."""

    id: str
    keys: tuple[str, ...] = ()
    """Of the columns that the problem is about."""
    problems: Mapping[int, Problem] = MappingProxyType({})
    """What is wrong with one of the rows itself, by its place among them."""


def as_one_period(rows: Sequence[Facts], quarters: Sequence[str]) -> OnePeriod | Apart:
    """The company in the period that its quarters come to: amounts added up, lines after each other."""
    if apart := _why_apart(rows, quarters):
        return apart
    read = [_profile_of(row) for row in rows]
    if problems := {place: each for place, each in enumerate(read) if isinstance(each, Problem)}:
        return Apart("table.company-in-refused-row", problems=problems)
    profiles = [each for each in read if not isinstance(each, Problem)]
    if any(each.profile.profit for each in profiles) and any(each.profile.profit == 0 for each in profiles):
        return Apart("table.loss-of-quarter", ("profit",))
    period = _period_of(quarters) or ""
    facts = {key: text for row in rows for key, text in row.items() if not _is_of_quarter(key)}
    facts |= {"period": period, **_sums(rows[0], [each.profile for each in profiles])}
    facts |= lines_of(rows, [each[5:] for each in quarters])
    notes = (tuple(note for note in each.notes if _is_added(dotted(note.keys))) for each in profiles)
    return OnePeriod(period, facts, tuple(notes))


def _period_of(quarters: Sequence[str]) -> str | None:
    """The period that the quarters of one year come to; None where they come to none."""
    rest = _PERIOD_OF.get(tuple(sorted(each[5:] for each in quarters)))
    return None if rest is None else f"{quarters[0][:4]}{rest}"


def _why_apart(rows: Sequence[Facts], quarters: Sequence[str]) -> Apart | None:
    """Why the rows for these quarters are not one company, as far as that shows before their amounts are read."""
    stated = tuple(dict.fromkeys(key for row in rows for key in row if key != "period"))
    if any(LINE_COLUMN.fullmatch(key) and key.endswith(".quarter") for key in stated):
        return Apart("table.company-again")
    if _period_of(quarters) is None:
        return Apart("table.quarters-of-no-period")
    if different := tuple(key for key in stated if not _is_of_quarter(key) and not _is_alike(rows, key)):
        is_of_employees = different == ("staff.employees",)
        return Apart("table.employees-by-quarter" if is_of_employees else "table.quarters-differ", different)
    of_lines = tuple(key for key in stated if LINE_COLUMN.fullmatch(key))
    missing = tuple(key for key in stated if _is_added(key) and not all(key in row for row in rows))
    if not all(row.keys() & of_lines for row in rows):
        missing += of_lines
    return Apart("table.quarters-incomplete", missing) if missing else None


def _is_added(key: str) -> bool:
    return key in _AMOUNTS or key == _MONTHS


def _is_of_quarter(key: str) -> bool:
    return _is_added(key) or LINE_COLUMN.fullmatch(key) is not None


def _is_alike(rows: Sequence[Facts], key: str) -> bool:
    """Whether each row says the same; what was paid for a quarter need not be said in the rows of the others."""
    said = {row.get(key) for row in rows}
    return len(said - {None} if key.startswith(_PAYMENT) else said) == 1


def _profile_of(row: Facts) -> "FactsRead | Problem":
    """The row as the profile of its quarter, or the first thing that is wrong with it."""
    from htp.company.validation import InvalidProfile, read_facts  # likewise

    line_numbers: tuple[int, ...] = ()
    try:
        data, line_numbers = data_of(row.items())
        return read_facts(data, most=1)
    except InvalidProfile as error:
        return in_columns(error.problems[0], line_numbers)
    except UnusableText as error:
        return Problem((), *error.fault)


def _sums(stated: Facts, profiles: "Sequence[Profile]") -> dict[str, str]:
    """What the quarters come to; as numbers, of which no point is one between thousands."""
    sums: dict[str, str] = {}
    for key in stated:
        if key in _AMOUNTS:
            sums[key] = NumberText(f"{exact_sum(map(attrgetter(_AMOUNTS[key]), profiles)):f}")
        elif key == _MONTHS:
            sums[key] = NumberText(sum(each.staff.employee_months or 0 for each in profiles))
    return sums


def lines_of(rows: Iterable[Facts], quarters: Sequence[str] = ()) -> dict[str, str]:
    """The revenue lines of all rows after each other, each in the quarter of its row."""
    facts: dict[str, str] = {}
    count = 0
    for index, row in enumerate(rows):
        numbers: dict[str, int] = {}
        for key, text in row.items():
            if of_line := LINE_COLUMN.fullmatch(key):
                number = numbers.setdefault(of_line[1], count + len(numbers))
                facts[f"revenue.lines.{number}.{of_line[2]}"] = text
        count += len(numbers)
        if quarters:
            facts |= {f"revenue.lines.{number}.quarter": quarters[index] for number in numbers.values()}
    return facts
