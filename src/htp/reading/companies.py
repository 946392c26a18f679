"""Which rows of a table are companies: not totals, headings or the template's example; several of one are put together.

A table is gone through twice. The first time little is kept of each row: what shows whether its company comes again.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from htp.company.headers import shown
from htp.document import NumberText
from htp.errors import Fault
from htp.reading.shape import Record, Refused
from htp.spelling import normalised

LINE_COLUMN = re.compile(r"revenue\.lines\.(0|[1-9][0-9]*)\.(\w+)")
FIRST_LINE = "revenue.lines.0."
MAX_ROWS_OF_A_COMPANY = 1_000
_MAX_ROWS_NAMED = 20
_TOTALS = (
    r"(?:итого|всего|общий итог|итог|total|grand total|totals|subtotal|sum|жыйынтыгы|жыйынтык|бардыгы|баары|жалпы)"
    r"(?: (?:по|за|for|of) .*)?"
)
_NAME_OF_COMPANY = r"[a-z«»\"„“]|\b(?:осоо|ооо|зао|оао|пао|ао|жчк|ип|жи|филиал|компани\w*|фирма|студия)\b"
"""What names of companies have, and headings such as `г. Ош` have not."""
_MIN_FACTS = 3
"""Columns with facts that a table has at least in which a row with nothing but a name may be a heading."""


def stripped(cell: str) -> str:
    """The cell without blanks around it; a number stays one."""
    return cell if isinstance(cell, NumberText) else cell.strip()


class Joined(NamedTuple):
    """The rows of one company, to be read as one; usually a single one."""

    records: tuple[Record, ...]


class NoCompany(NamedTuple):
    """A row that is left out, and why."""

    record: Record
    id: str


class Columns(NamedTuple):
    """What is known of the columns where rows are told apart."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    example: Mapping[str, str]
    """The facts of the example in the template."""
    constants: Mapping[str, str] = MappingProxyType({})
    """Facts of every company in the table."""

    def facts(self, record: Record) -> dict[str, str]:
        """What is known of the row's company, by key."""
        return {**self.constants, **self.stated(record)}

    def stated(self, record: Record) -> dict[str, str]:
        """What stands in the row, by key; empty cells are no facts."""
        return {
            key: text for key, cell in zip(self.keys, record.cells, strict=False) if key and (text := stripped(cell))
        }

    def no_company(self, record: Record) -> str | None:
        """Why the row is no company; None where it may be one."""
        facts = self.stated(record)
        if tuple(map(shown, record.cells)) == self.names:
            return "note.headers-again"
        if "company.tax_id" not in facts and re.fullmatch(_TOTALS, _words(facts.get("company.name", ""))):
            return "note.row-of-totals"
        if facts == {key: value for key, value in self.example.items() if value and key in self.keys}:
            return "note.example-of-template"
        return None

    def is_heading(self, record: Record) -> bool:
        facts = self.stated(record)
        enough = sum(map(bool, self.keys)) >= _MIN_FACTS
        filled = sum(bool(each.strip()) for each in record.cells)
        if not enough or filled != 1 or "company.name" not in facts:
            return False
        return not re.search(_NAME_OF_COMPANY, facts["company.name"], re.IGNORECASE)


def _words(name: str) -> str:
    return " ".join(re.findall(r"[\w.]+", normalised(name))).rstrip(".")


class Identity(NamedTuple):
    """What shows that rows are of the same company in the same year: its tax id, or where one has none its name."""

    by_name: int
    by_tax_id: int | None


def _identity(facts: Mapping[str, str]) -> Identity:
    year = re.search(r"[12][0-9]{3}", facts.get("period", ""))
    when = year[0] if year else ""
    tax_id = "".join(re.findall(r"\d", facts.get("company.tax_id", "")))
    name = hash(("name", normalised(facts.get("company.name", "")), when))
    return Identity(name, hash(("tax id", tax_id, when)) if tax_id and when else None)


class Survey:
    """What the first reading of a table keeps: at most 25 bytes for each row, besides the companies that come again."""

    def __init__(self, columns: Columns, rows: Iterable[Record | Refused]) -> None:
        names, tax_ids, without_tax_id = array("q"), array("q"), array("q")
        self.companies = 0
        """Rows that are companies, whether or not their facts are sound; an example is not counted."""
        for row in rows:
            if isinstance(row, Refused):
                self.companies += 1
            elif not columns.no_company(row):
                self.companies += 1
                facts = columns.facts(row)
                if "company.name" not in facts:
                    continue
                by_name, by_tax_id = _identity(facts)
                names.append(by_name)
                (without_tax_id if by_tax_id is None else tax_ids).append(by_tax_id or by_name)
        named_only = set(_repeated(names)) & set(without_tax_id)
        self._rows_by_name = {key: number for key, number in _repeated(names).items() if key in named_only}
        self._rows_by_tax_id = _repeated(tax_ids)

    def group_of(self, facts: Mapping[str, str]) -> tuple[int, int] | None:
        """What the rows of a company that comes again have in common, and how many there are; None for any other."""
        if "company.name" not in facts:
            return None
        by_name, by_tax_id = _identity(facts)
        if by_name in self._rows_by_name:
            return by_name, self._rows_by_name[by_name]
        if by_tax_id in self._rows_by_tax_id:
            return by_tax_id, self._rows_by_tax_id[by_tax_id]
        return None


def _repeated(hashes: "array[int]") -> dict[int, int]:
    counts = ((key, sum(1 for _ in same)) for key, same in groupby(sorted(hashes)))
    return {key: number for key, number in counts if number > 1}


def companies_in(
    columns: Columns, rows: Iterable[Record | Refused], survey: Survey
) -> Iterator[Joined | NoCompany | Refused]:
    """The companies of the table; one that stands in several rows comes with the last of them."""
    waiting: dict[int, list[Record]] = {}
    for row in rows:
        if isinstance(row, Refused):
            yield row
        elif (reason := columns.no_company(row)) and (reason != "note.example-of-template" or survey.companies):
            yield NoCompany(row, reason)
        elif columns.is_heading(row):
            yield Refused(row.number, row.line, Fault("table.row-has-only-name"))
        elif group := survey.group_of(columns.facts(row)):
            key, number = group
            if number > MAX_ROWS_OF_A_COMPANY:
                yield Refused(row.number, row.line, Fault("table.company-in-many-rows", {"rows": number}))
                continue
            waiting.setdefault(key, []).append(row)
            if len(waiting[key]) == number:
                yield from _together(columns, waiting.pop(key))
        else:
            yield Joined((row,))
    for records in waiting.values():
        yield from _together(columns, records)


def _together(columns: Columns, records: list[Record]) -> Iterator[Joined | Refused]:
    """The rows as one company where they differ in one revenue line or its quarter alone; else none of them."""
    if len(records) == 1 or _can_be_joined(columns, records):
        yield Joined(tuple(records))
        return
    numbers = [str(each.number) for each in records]
    if len(numbers) > _MAX_ROWS_NAMED:
        numbers = [*numbers[:_MAX_ROWS_NAMED], "…"]
    for each in records:
        yield Refused(each.number, each.line, Fault("table.company-again", {"rows": tuple(numbers)}))


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
