"""The cells of a row by key and as data, and whether the row is a company: no totals, part, heading, headers again."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from htp.company.headers import shown
from htp.company.problems import MISSING
from htp.document import Data, NumberText, with_facts
from htp.errors import Fault, Problem
from htp.location import dotted
from htp.reading import row_labels
from htp.reading.shape import Record, Refused

LINE_COLUMN = re.compile(r"revenue\.lines\.(0|[1-9][0-9]*)\.(\w+)")
LIST_KEYS = frozenset({"activities"})
"""The columns whose cells hold several entries, between semicolons."""
_OWN_PAY, _CURRENCY_OF_PAY = "staff.payroll.amount", "staff.payroll.currency"
_MIN_FACTS = 3
"""Columns with facts that a table has at least in which a row with nothing but a name may be a heading."""


def stripped(cell: str) -> str:
    """The cell without blanks around it; a number stays one."""
    return cell if isinstance(cell, NumberText) else cell.strip()


class Columns(NamedTuple):
    """What is known of the columns where rows are told apart."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    example: Mapping[str, str]
    """The facts of the example in the template."""
    constants: Mapping[str, str] = MappingProxyType({})
    """Facts of every company in the table."""

    def facts(self, record: Record) -> dict[str, str]:
        """The facts of the row's company, by key."""
        return self.with_constants(self.stated(record))

    def facts_of_one(self, records: Iterable[Record]) -> list[dict[str, str]]:
        """The facts of the rows of one company; its pay has its currency in each, if one of them gives any."""
        stated = [self.stated(each) for each in records]
        has_pay = any(_OWN_PAY in each for each in stated)
        return [{**self.constants, **each} if has_pay else self.with_constants(each) for each in stated]

    def with_constants(self, stated: dict[str, str]) -> dict[str, str]:
        return {**self.constants_for(stated), **stated} if self.constants else stated

    def constants_for(self, stated: Mapping[str, str]) -> Mapping[str, str]:
        """The facts of every company, without the currency of pay where a row states no pay."""
        if _CURRENCY_OF_PAY in self.constants and _OWN_PAY not in stated:
            return {key: text for key, text in self.constants.items() if key != _CURRENCY_OF_PAY}
        return self.constants

    def stated(self, record: Record) -> dict[str, str]:
        """The cells of the row, by key; empty cells are no facts."""
        return {
            key: text
            for key, cell in zip(self.keys, record.cells, strict=False)
            if key and (text := cell.strip() if cell.__class__ is str else stripped(cell))
        }

    def no_company(self, record: Record, stated: Mapping[str, str]) -> str | None:
        """Why the row in which that stands is no company; None where it may be one."""
        if all(shown(cell) == name for cell, name in zip(record.cells, self.names, strict=False)):
            return "note.headers-again"
        name = stated.get("company.name", "")
        if row_labels.are_column_numbers(name, record.cells):
            return "note.column-numbers"
        if len(stated) == 1 and row_labels.is_footnote(name):
            return "note.row-of-remark"
        if "company.tax_id" not in stated and self._is_of_totals(record, stated):
            return "note.row-of-totals"
        if not stated:
            return "note.row-without-facts"
        return "note.example-of-template" if self._is_example(stated) else None

    def reason_of_refused(self, row: Refused) -> str | None:
        """The same of a row that could not be read, as far as its cells are known; of formulas alone it has sums."""
        if row.record is None:
            return None
        stated = self.stated(row.record)
        return self.no_company(row.record, stated) if stated else "note.row-of-totals"

    def _is_example(self, facts: Mapping[str, str]) -> bool:
        if row_labels.without_quotes(facts.get("company.name", "")) != self.example["company.name"]:
            return False
        example = {key: _without_format(text) for key, text in self.example.items() if text and key in self.keys}
        return {key: _without_format(text) for key, text in facts.items()} == example

    def _is_of_totals(self, record: Record, facts: Mapping[str, str]) -> bool:
        """Whether the name says so, or where there is none another cell, often the one of the number."""
        name = facts.get("company.name")
        if name is None:
            return any(map(row_labels.is_totals, record.cells))
        others = {"period", "activities"}
        if not others & facts.keys() and (
            row_labels.is_subtotal(name) or (others & set(self.keys) and row_labels.is_statistic(name))
        ):
            return True
        return row_labels.is_totals(name)

    def is_heading(self, record: Record, stated: Mapping[str, str]) -> bool:
        if stated.keys() != {"company.name"} or sum(map(bool, self.keys)) < _MIN_FACTS:
            return False
        filled = sum(bool(each.strip()) for each in record.cells)
        return filled == 1 and not row_labels.is_like_company(stated["company.name"])

    def doubt_about(self, stated: Mapping[str, str]) -> Fault | None:
        """Why the name may be that of a part of another row, of a return or of a remark; None for any other."""
        name = stated.get("company.name", "")
        if not row_labels.may_be_label(name):
            return None
        if word := row_labels.return_in(name):
            return Fault("table.row-of-return", {"word": word})
        words = row_labels.part_or_remark(name)
        return Fault("table.row-of-part", {"words": words}) if words else None


def _without_format(text: str) -> str:
    """The text without what a spreadsheet adds to an amount or takes from it: `10 000 000,00` is `10000000.00`."""
    return re.sub(r"[.,]0+$", "", "".join(row_labels.without_quotes(text).split()))


def data_of(cells: Iterable[tuple[str, str]]) -> tuple[Data, tuple[int, ...]]:
    """The profile's data in a row, of which each cell has its key; with the numbers of its revenue lines.

    Raises UnusableText where two columns cannot stand beside each other.
    A revenue line without any cell is none, and the order of the columns is not that of the lines.
    """
    facts: dict[str, Data] = {}
    lines: dict[int, dict[str, Data]] = {}
    for header, cell in cells:
        text = stripped(cell)
        if not header or not text:
            continue
        if of_line := LINE_COLUMN.fullmatch(header):
            lines.setdefault(int(of_line[1]), {})[of_line[2]] = text
        elif header in LIST_KEYS:
            facts[header] = [each.strip() for each in text.split(";") if each.strip()]
        else:
            facts[header] = text
    if lines:
        facts["revenue.lines"] = [lines[number] for number in sorted(lines)]
    return _in_sections(facts), tuple(sorted(lines))


def _in_sections(facts: Mapping[str, Data]) -> Data:
    """The facts, by dotted key, where a profile has them; raises UnusableText where two cannot stand together."""
    data: dict[str, Data] = {"company": {}}
    for key, value in facts.items():
        *names, last = _names_in(key)
        section: Data = data
        for name in names:
            section = section.setdefault(name, {}) if isinstance(section, dict) and not name.isdecimal() else None
        if not isinstance(section, dict) or last.isdecimal():
            return with_facts({"company": {}}, facts)  # slower, and knows lists, and what to say
        section[last] = value
    return data


@lru_cache(maxsize=1_000)
def _names_in(key: str) -> tuple[str, ...]:
    """Kept, because the columns of a table are few."""
    return tuple(key.split("."))


def in_columns(problem: Problem, line_numbers: tuple[int, ...]) -> Problem:
    """The problem of a row's data as one of its columns, which count the revenue lines that have no cell too."""
    keys = problem.keys
    match keys:
        case ("revenue", "lines", int(index), *rest) if line_numbers:
            keys = ("revenue", "lines", line_numbers[index], *rest)
    if problem.id == MISSING:
        return Problem(keys, "column.empty", {"column": dotted(keys)})
    return problem._replace(keys=keys)
