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
from htp.errors import BrokenDocument, Fault
from htp.reading.refused_rows import RefusedRows, letters_of
from htp.reading.shape import Record, Refused, refused_record
from htp.spelling import normalised

LINE_COLUMN = re.compile(r"revenue\.lines\.(0|[1-9][0-9]*)\.(\w+)")
FIRST_LINE = "revenue.lines.0."
MAX_ROWS_OF_A_COMPANY = 1_000
_MAX_ROWS_NAMED = 20
_LABEL_OF_TOTALS = (
    r"(?:итого|итоги|всего|общий ?итог|итог|общая ?сумма|сумма|промежуточный ?итог|среднее|в ?среднем|"
    r"total|grand ?total|totals|sub ?totals?|sum|average|"
    r"жыйынтыгы|жыйынтык|бардыгы|баардыгы|баары|жалпы|жалпысынан)"
)
_TOTALS = re.compile(
    rf"{_LABEL_OF_TOTALS}(?: (?:по|за|на|в|для|for|of|in|by|сом|kgs|usd|eur|боюнча|тыс|"
    r"клиентов|компаний|организаций|предприятий|резидентов|заявителей|кардарлар|clients|companies|residents|rows|"
    r"amount|revenue|выручка|сумма|[0-9]+)(?: .*)?)?"
)
_SUBTOTAL = re.compile(rf".{{2,60}} {_LABEL_OF_TOTALS}")
"""`Бишкек Итог`, as a spreadsheet names the rows that it puts in."""
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
        if "company.tax_id" not in facts and self._is_of_totals(record, facts):
            return "note.row-of-totals"
        return "note.example-of-template" if self._is_example(facts) else None

    def _is_example(self, facts: Mapping[str, str]) -> bool:
        if _without_quotes(facts.get("company.name", "")) != self.example["company.name"]:
            return False
        as_template = {key: _without_quotes(text) for key, text in facts.items()}
        return as_template == {key: value for key, value in self.example.items() if value and key in self.keys}

    def _is_of_totals(self, record: Record, facts: Mapping[str, str]) -> bool:
        """Whether the name says so, or where there is none another cell, often the one of the number."""
        name = facts.get("company.name")
        if name is None:
            return any(map(_is_totals, record.cells))
        is_subtotal = not {"period", "activities"} & facts.keys() and _SUBTOTAL.fullmatch(_words(name))
        return bool(is_subtotal) or _is_totals(name)

    def is_heading(self, record: Record) -> bool:
        facts = self.stated(record)
        enough = sum(map(bool, self.keys)) >= _MIN_FACTS
        filled = sum(bool(each.strip()) for each in record.cells)
        if not enough or filled != 1 or "company.name" not in facts:
            return False
        return not re.search(_NAME_OF_COMPANY, facts["company.name"], re.IGNORECASE)


def _is_totals(text: str) -> bool:
    if not text or text[0].isdigit():
        return False
    words = _words(_without_quotes(text))
    return bool(_TOTALS.fullmatch(words) or re.fullmatch(_LABEL_OF_TOTALS, letters_of(words)))


def _words(name: str) -> str:
    return " ".join(re.findall(r"[\w.]+", normalised(name))).rstrip(".")


def _without_quotes(text: str) -> str:
    return re.sub("[\"'«»“”„‘’]", "", text)


class Identity(NamedTuple):
    """What shows that rows are of the same company: its tax id, or where one has none its name; and the year."""

    name: str
    """Its letters and digits: a quotation mark or a blank too many makes no other company."""
    tax_id: str
    year: str


def _identity(facts: Mapping[str, str]) -> Identity:
    year = re.search(r"[12][0-9]{3}", _without_quotes(facts.get("period", "")))
    tax_id = "".join(re.findall(r"\d", facts.get("company.tax_id", "")))
    name = normalised(facts.get("company.name", ""))
    return Identity(letters_of(name) or name, tax_id, year[0] if year else "")


class Survey:
    """What the first reading of a table keeps: at most 64 bytes for each row, besides the companies that come again
    and the rows that could not be read.
    """

    def __init__(self, columns: Columns, rows: Iterable[Record | Refused]) -> None:
        self._rows: dict[int, int] = {}
        """How many rows a company has that comes again."""
        self._refused = RefusedRows()
        self._cut_off_at: int | None = None
        self.companies = 0
        """Rows that are companies, whether or not their facts are sound; an example is not counted."""
        number = 1
        seen = _Seen()
        try:
            for row in rows:
                number = row.number
                if isinstance(row, Refused):
                    self.companies += 1
                    self._refused.add(row)
                    if row.is_cut:
                        self._cut_off_at = number
                elif not columns.no_company(row):
                    self.companies += 1
                    facts = columns.facts(row)
                    if "company.name" in facts and not columns.is_heading(row):
                        seen.add(_identity(facts))
        except BrokenDocument:  # that is said when the table is read again
            self._cut_off_at = number + 1
        self._rows = seen.repeated()

    def group_of(self, facts: Mapping[str, str]) -> tuple[int, int] | None:
        """What the rows of a company that comes again have in common, and how many there are; None for any other."""
        if self._rows and "company.name" in facts:
            for key in _keys_of(_identity(facts)):
                if key in self._rows:
                    return key, self._rows[key]
        return None

    def refused_row_of(self, facts: Mapping[str, str]) -> int | None:
        """The number of a row that could not be read and may be of the same company.

        Where companies have several rows and the table is cut off, rows of any may be missing.
        """
        if self._rows and self._cut_off_at:
            return self._cut_off_at
        return self._refused.row_of(*_identity(facts)) if self._refused else None


def _keys_of(identity: Identity) -> tuple[int, int, int, int]:
    """What rows of one company have in common, the widest first: the name or the tax id, in whatever year or in one."""
    name, tax_id, year = identity
    return hash((name,)), hash((tax_id or name,)), hash((name, year)), hash((tax_id or name, year))


class _Seen:
    """The rows that were seen, by each of their keys.

    A key without a tax id or a year is that of one company only if it is missing in one of its rows.
    """

    def __init__(self) -> None:
        self._by_key = tuple(array("q") for _ in range(4))
        self._incomplete = tuple(array("q") for _ in range(4))

    def add(self, identity: Identity) -> None:
        has_tax_id, has_year = bool(identity.tax_id), bool(identity.year)
        is_wider = (not has_tax_id and not has_year, not has_year, not has_tax_id, True)
        for key, is_of_company, keys, incomplete in zip(
            _keys_of(identity), is_wider, self._by_key, self._incomplete, strict=True
        ):
            keys.append(key)
            if is_of_company:
                incomplete.append(key)

    def repeated(self) -> dict[int, int]:
        """How many rows have each key of a company that comes again."""
        found: dict[int, int] = {}
        for keys, incomplete in zip(self._by_key, self._incomplete, strict=True):
            counts = _repeated(keys)
            found |= {key: counts[key] for key in incomplete if key in counts}
        return found


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
            yield refused_record(row, Fault("table.row-has-only-name"))
        elif refused := survey.refused_row_of(columns.facts(row)):
            yield refused_record(row, Fault("table.company-in-refused-row", {"row": refused}))
        elif group := survey.group_of(columns.facts(row)):
            key, number = group
            if number > MAX_ROWS_OF_A_COMPANY:
                yield refused_record(row, Fault("table.company-in-many-rows", {"rows": number}))
                continue
            waiting.setdefault(key, []).append(row)
            if len(waiting[key]) == number:
                yield from _together(columns, waiting.pop(key))
        else:
            yield Joined((row,))
    for records in waiting.values():
        yield from _refused_together(records)


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
