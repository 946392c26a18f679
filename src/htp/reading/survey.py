"""The first reading of a table: which companies come again, which rows may be another row of one, or sums of others."""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from htp.company.units import is_in_thousands, is_unit_in_thousands, says_thousands
from htp.errors import BrokenDocument
from htp.reading.columns import Columns
from htp.reading.refused_rows import RefusedRows, folded, letters_of
from htp.reading.row_labels import without_quotes
from htp.reading.shape import Record, Refused
from htp.reading.sums import AMOUNT_KEYS, Sums


class Identity(NamedTuple):
    """What shows that rows are of the same company: its tax id, or where one has none its name; and the year."""

    name: str
    """Its letters and digits: a quotation mark or a blank too many makes no other company."""
    tax_id: str
    year: str


def _identity(facts: Mapping[str, str]) -> Identity:
    year = re.search(r"[12][0-9]{3}", without_quotes(facts.get("period", "")))
    tax_id = "".join(re.findall(r"\d", facts.get("company.tax_id", "")))
    name = folded(facts.get("company.name", ""))
    return Identity(letters_of(name) or name, tax_id, year[0] if year else "")


class UnitRow(NamedTuple):
    """A row below the headers that says that amounts are in thousands or millions."""

    number: int
    line: int
    text: str
    """`тыс. сом`."""


class Survey:
    """What the first reading of a table keeps: at most 64 bytes for each row, besides the companies that come again
    and the rows that could not be read.
    """

    def __init__(self, columns: Columns, rows: Iterable[Record | Refused]) -> None:
        self._refused = RefusedRows()
        self._cut_off_at: int | None = None
        self.companies = 0
        """Rows that are companies, whether or not their facts are sound; an example is not counted."""
        self._rows_of_sums: set[int] = set()
        self._continued: dict[int, int] = {}
        """Rows below which one has facts and no name, as below a merged cell."""
        self.unit_row: UnitRow | None = None
        number, first, last_named = 1, 0, 0
        seen, sums = _Seen(), Sums()
        of_nobody = [index for index, key in enumerate(columns.keys) if not key]
        try:
            for row in rows:
                number = row.number
                if isinstance(row, Refused):
                    if columns.reason_of_refused(row):
                        continue
                    self.companies += 1
                    self._refused.add(row)
                    if row.is_cut:
                        self._cut_off_at = number
                    continue
                stated = columns.stated(row)
                unit = None if first and "company.name" in stated else _thousands_for_amount(stated)
                if unit := unit or _thousands_beside(row, stated, of_nobody):
                    self.unit_row = self.unit_row or UnitRow(number, row.line, unit)
                if columns.no_company(row, stated):
                    continue
                self.companies += 1
                facts = columns.with_constants(stated)
                if "company.name" not in facts:
                    if stated and sums.has(facts):
                        self._rows_of_sums.add(number)
                    elif stated and last_named:
                        self._continued[last_named] = number
                elif not (columns.is_heading(row, stated) or columns.doubt_about(stated)):
                    last_named = number
                    first = first or number
                    if sums.has(facts):
                        self._rows_of_sums.add(number)
                    seen.add(_identity(facts))
        except BrokenDocument:  # that is said when the table is read again
            self._cut_off_at = number + 1
        if sums.are_in_first_row():
            self._rows_of_sums.add(first)
        self._rows = seen.repeated()
        """How many rows a company has that comes again."""

    def group_of(self, facts: Mapping[str, str]) -> tuple[int, int] | None:
        """What the rows of a company that comes again have in common, and how many there are; None for any other."""
        if self._rows and "company.name" in facts:
            for key in _keys_of(_identity(facts)):
                if key in self._rows:
                    return key, self._rows[key]
        return None

    def is_of_sums(self, row: Record, facts: Mapping[str, str]) -> bool:
        """Whether the row has the sums of others, and no tax id."""
        return row.number in self._rows_of_sums and "company.tax_id" not in facts

    def row_without_name_below(self, row: Record) -> int | None:
        """The number of a row below that may be of the same company, because it has facts and no name."""
        return self._continued.get(row.number)

    def refused_row_of(self, facts: Mapping[str, str]) -> int | None:
        """The number of a row that could not be read and may be of the same company.

        Where companies have several rows and the table is cut off, rows of any may be missing.
        """
        if self._rows and self._cut_off_at:
            return self._cut_off_at
        return self._refused.row_of(*_identity(facts)) if self._refused else None


def _thousands_for_amount(stated: Mapping[str, str]) -> str | None:
    """The unit that stands where an amount would; None where no cell has one."""
    units = (text for key, text in stated.items() if AMOUNT_KEYS.fullmatch(key) and not re.search(r"\d", text))
    return next(filter(is_in_thousands, units), None)


def _thousands_beside(row: Record, stated: Mapping[str, str], of_nobody: Sequence[int]) -> str | None:
    """The unit in a column that is nobody's, or what says so in a row of one cell; None where nothing does."""
    beside = [text for index in of_nobody if index < len(row.cells) and (text := row.cells[index].strip())]
    if len(stated) + len(beside) == 1:
        (text,) = (*stated.values(), *beside)
        return text if says_thousands(text) and not text.isdigit() else None
    units = (text for text in beside if len(text) <= _MAX_UNIT and not text[0].isdigit())
    return next(filter(is_unit_in_thousands, units), None)


_MAX_UNIT = 40
"""Characters of a unit; what is longer is a remark."""


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
