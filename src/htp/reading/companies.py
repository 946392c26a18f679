"""The companies of a table: a row each, or several rows that are put together.

A table is gone through twice. The first time little is kept of each row: what shows whether its company comes again.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from htp.errors import Fault
from htp.reading.columns import Columns
from htp.reading.joining import Joined, put_together, refused_together
from htp.reading.shape import Record, Refused, refused_record
from htp.reading.survey import Survey

MAX_ROWS_OF_A_COMPANY = 1_000


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
            reason = columns.reason_of_refused(row)
            yield NoCompany(row.record, reason) if row.record and reason else row
            continue
        stated = columns.stated(row)
        reason = columns.no_company(row, stated)
        if "company.name" not in stated and survey.is_of_sums(row, stated):
            reason = "note.row-of-totals"
        if reason and (reason != "note.example-of-template" or survey.companies):
            yield NoCompany(row, reason)
        elif fault := columns.doubt_about(stated):
            yield refused_record(row, fault)
        elif columns.is_heading(row, stated):
            yield refused_record(row, Fault("table.row-has-only-name"))
        else:
            yield from _company(columns, row, columns.with_constants(stated), survey, waiting)
    for records in waiting.values():
        yield from refused_together(records)


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
            yield from put_together(columns, waiting.pop(key))
