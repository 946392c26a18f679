"""The companies of a table: a row each, or several rows that are put together.

A table is gone through twice. The first time little is kept of each row: what shows whether its company comes again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from htp.errors import Fault
from htp.reading.columns import LINE_COLUMN, Columns
from htp.reading.shape import Record, Refused, refused_record
from htp.reading.survey import Survey

FIRST_LINE = "revenue.lines.0."
MAX_ROWS_OF_A_COMPANY = 1_000
_MAX_ROWS_NAMED = 20


class Joined(NamedTuple):
    """The rows of one company, to be read as one; usually a single one."""

    records: tuple[Record, ...]


class NoCompany(NamedTuple):
    """A row that is left out, and why."""

    record: Record
    id: str


def companies_in(
    columns: Columns, rows: Iterable[Record | Refused], survey: Survey
) -> Iterator[Joined | NoCompany | Refused]:
    """The companies of the table; one that stands in several rows comes with the last of them."""
    waiting: dict[int, list[Record]] = {}
    for row in rows:
        if isinstance(row, Refused):
            yield row
            continue
        stated = columns.stated(row)
        reason = columns.no_company(row, stated)
        if "company.name" not in stated and survey.is_of_sums(row, stated):
            reason = "note.row-of-totals"
        if reason and (reason != "note.example-of-template" or survey.companies):
            yield NoCompany(row, reason)
        elif columns.is_heading(row, stated):
            yield refused_record(row, Fault("table.row-has-only-name"))
        else:
            yield from _company(columns, row, columns.with_constants(stated), survey, waiting)
    for records in waiting.values():
        yield from _refused_together(records)


def _company(
    columns: Columns, row: Record, facts: Mapping[str, str], survey: Survey, waiting: dict[int, list[Record]]
) -> Iterator[Joined | Refused]:
    """The company of the row with these facts; if it has several rows, with the last, until which they are waiting."""
    group = survey.group_of(facts)
    if survey.is_of_sums(row, facts):
        yield refused_record(row, Fault("table.row-of-sums"))
    elif below := survey.row_without_name_below(row):
        yield refused_record(row, Fault("table.row-without-name-below", {"row": below}))
    elif refused := survey.refused_row_of(facts):
        yield refused_record(row, Fault("table.company-in-refused-row", {"row": refused}))
    elif group is None:
        yield Joined((row,))
    elif group[1] > MAX_ROWS_OF_A_COMPANY:
        yield refused_record(row, Fault("table.company-in-many-rows", {"rows": group[1]}))
    else:
        key, number = group
        records = waiting.setdefault(key, [])
        records.append(row)
        if len(records) == number:
            yield from _together(columns, waiting.pop(key))


def _together(columns: Columns, records: list[Record]) -> Iterator[Joined | Refused]:
    """The rows as one company where they differ in one revenue line or its quarter alone; else none of them."""
    if _can_be_joined(columns, records):
        yield Joined(tuple(records))
    else:
        yield from _refused_together(records)


def _refused_together(records: list[Record]) -> Iterator[Refused]:
    numbers = [str(each.number) for each in records]
    if len(numbers) > _MAX_ROWS_NAMED:
        numbers = [*numbers[:_MAX_ROWS_NAMED], "…"]
    for each in records:
        yield refused_record(each, Fault("table.company-again", {"rows": tuple(numbers)}))


def _can_be_joined(columns: Columns, records: list[Record]) -> bool:
    rows = [columns.facts(each) for each in records]
    lines = [{key: text for key, text in row.items() if key.startswith(FIRST_LINE)} for row in rows]
    others = [
        {key: text for key, text in row.items() if not key.startswith(FIRST_LINE) and key != "period"} for row in rows
    ]
    periods = periods_of(rows)
    has_one_line = all(lines) and not any(LINE_COLUMN.match(key) for row in others for key in row)
    are_alike = all(each == others[0] for each in others)
    if not has_one_line or not are_alike:
        return False
    if len(set(periods)) == 1:
        return max(Counter(tuple(sorted(each.items())) for each in lines).values()) == 1
    return period_of_quarters(periods) is not None and not any(f"{FIRST_LINE}quarter" in each for each in lines)


_PERIOD_OF = {
    ("Q1", "Q2", "Q3", "Q4"): "",
    ("Q1", "Q2"): "-H1",
    ("Q3", "Q4"): "-H2",
}


def periods_of(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The period of each row as a profile has it, however it is written; what is no period stays as it is."""
    from htp.company import dates  # wanted only where a company comes again

    written = [row.get("period", "") for row in rows]
    return [dates.period(each) or each for each in written]


def period_of_quarters(periods: Iterable[str]) -> str | None:
    """The period that different quarters of one year come to; None where they are none, or come to no period."""
    found = [re.fullmatch(r"([12][0-9]{3})-(Q[1-4])", each) for each in periods]
    quarters = sorted(each[0] for each in found if each)
    if len(quarters) < len(found) or len(set(quarters)) < len(quarters):
        return None
    years = {each[:4] for each in quarters}
    rest = _PERIOD_OF.get(tuple(each[5:] for each in quarters))
    return None if len(years) > 1 or rest is None else f"{years.pop()}{rest}"
