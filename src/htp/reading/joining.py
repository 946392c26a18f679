"""Several rows of a table as one company: the lines of its revenue, or the quarters of a year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from htp.document import InputNote
from htp.errors import NO_VALUES, Fault, Values
from htp.reading.columns import LINE_COLUMN, Columns
from htp.reading.quarters import Apart, Facts, OnePeriod, are_quarters, as_one_period, lines_of, periods_of
from htp.reading.row import ONE_COMPANY, QUARTERS
from htp.reading.shape import Record, Refused, refused_record

_FIRST_LINE = "revenue.lines.0."
_MAX_ROWS_NAMED = 20


class Joined(NamedTuple):
    """The rows of one company, to be read as one; usually a single one."""

    records: tuple[Record, ...]
    facts: Facts = MappingProxyType({})
    """Of several rows as of one."""
    notes: tuple[InputNote, ...] = ()
    """On several rows as one."""


def put_together(columns: Columns, records: Sequence[Record]) -> Iterator[Joined | Refused]:
    """The rows as one company where they differ in one revenue line, or in the quarter and its amounts; else none."""
    rows = columns.facts_of_one(records)
    periods = periods_of(rows)
    if len(set(periods)) == 1 and _are_lines(rows):
        note = InputNote("read-as", ONE_COMPANY, {"rows": _numbers(records)}, line=records[0].line)
        yield Joined(tuple(records), {**_without_line(rows[0]), **lines_of(rows)}, (note,))
    elif are_quarters(periods):
        yield from _quarters_together(columns, records, as_one_period(rows, periods))
    else:
        yield from refused_together(records)


def refused_together(
    records: Sequence[Record], id_: str = "table.company-again", values: Values = NO_VALUES
) -> Iterator[Refused]:
    """Each of the rows, naming all."""
    numbers = _numbers(records)
    if len(numbers) > _MAX_ROWS_NAMED:
        numbers = (*numbers[:_MAX_ROWS_NAMED], "…")
    return (refused_record(each, Fault(id_, {"rows": numbers, **values})) for each in records)


def _numbers(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(str(each.number) for each in records)


def _are_lines(rows: Sequence[Facts]) -> bool:
    """Whether each has one line of revenue, another one than all others, and everything else is alike."""
    lines = [tuple(sorted(row.items() - _without_line(row).items())) for row in rows]
    others = [{key: text for key, text in _without_line(row).items() if key != "period"} for row in rows]
    if not all(lines) or any(LINE_COLUMN.fullmatch(key) for key in others[0]):
        return False
    return all(each == others[0] for each in others) and max(Counter(lines).values()) == 1


def _without_line(row: Facts) -> dict[str, str]:
    return {key: text for key, text in row.items() if not key.startswith(_FIRST_LINE)}


def _quarters_together(
    columns: Columns, records: Sequence[Record], found: OnePeriod | Apart
) -> Iterator[Joined | Refused]:
    if isinstance(found, OnePeriod):
        values: Values = {"rows": _numbers(records), "period": found.period}
        note = InputNote("read-as", QUARTERS, values, line=records[0].line)
        of_rows = zip(records, found.notes, strict=True)
        notes = (note._replace(line=record.line) for record, said in of_rows for note in said)
        yield Joined(tuple(records), found.facts, (note, *notes))
    elif found.problems:
        first = records[min(found.problems)].number
        for place, record in enumerate(records):
            if problem := found.problems.get(place):
                yield refused_record(record, Fault(problem.id, problem.values), problem.keys)
            else:
                yield refused_record(record, Fault(found.id, {"row": first}))
    else:
        names = dict(zip(columns.keys, columns.names, strict=True))
        values = {"columns": tuple(names.get(key, key) for key in found.keys)} if found.keys else NO_VALUES
        yield from refused_together(records, found.id, values)
