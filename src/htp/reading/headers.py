"""The headers of a table: the key of each column, what they say of every row, and what is wrong with them."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from htp.company.amount_headers import AmountHeader, amount_header, period_or_part
from htp.company.dates import periods_in
from htp.company.headers import glued_to, guessed_from, is_per_month, key_of, meant_by, misspelt, part_of_revenue, shown
from htp.company.keys import is_column, unknown_column
from htp.company.units import is_in_thousands, is_unit_in_thousands, says_thousands
from htp.document import MAX_PROBLEMS
from htp.errors import Fault, TextProblem
from htp.reading.choices import NO_MAPPING, ListMapping
from htp.reading.header_facts import HeaderFacts, header_facts
from htp.reading.shape import Record, Refused, Shape

NAME = "company.name"
_MAX_NAMED = 20
"""Headers that a message names."""
_DOTTED_KEY = re.compile(r"[A-Za-z_]+(?:\.\w+)+")
"""What somebody wrote as a key; `Ед. изм.` is none."""
_OWN_REPORT = ("path", "document", "company", "as_of", "verdict")
"""What the headers of a table begin with that this program has written as a report."""


class Header(NamedTuple):
    """A column's name as it is written, and where it stands in its line, counted from 1."""

    name: str
    column: int
    key: str | None
    """The dotted key; nothing for a column that is left out on purpose, None where nobody says what it is."""
    of_amount: AmountHeader | None = None
    """What it says of the amounts below it besides which they are."""


class Title(NamedTuple):
    """What stands in a cell above the headers."""

    line: int
    text: str


def is_of_own_report(names: tuple[str, ...]) -> bool:
    return names[: len(_OWN_REPORT)] == _OWN_REPORT


class Headers(NamedTuple):
    """The headers of a table."""

    headers: tuple[Header, ...]
    shape: Shape
    number: int
    line: int
    text: str
    """As they stand in the file."""
    rows_above: int
    """Rows before them that are not empty: a title, a date."""
    mapping: ListMapping = NO_MAPPING
    titles: tuple[Title, ...] = ()
    """What stands above them."""
    facts: HeaderFacts = HeaderFacts()
    """What they say of every row."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.headers)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key or "" for each in self.headers)

    @property
    def constants(self) -> Mapping[str, str]:
        """Facts of every row whose own cell does not say otherwise, by dotted key."""
        return {**self.facts.constants, **self.mapping.constants}

    @property
    def title_in_thousands(self) -> Title | None:
        """The first title that says that the amounts are in thousands or millions."""
        return next((each for each in self.titles if says_thousands(each.text)), None)

    @property
    def period_above(self) -> tuple[str, Title] | None:
        """The period that the titles name and nothing else says, with the title; None where they name several."""
        if "period" in self.keys or "period" in self.constants:
            return None
        named = [(period, each) for each in self.titles for period in periods_in(each.text)]
        return named[0] if len({period for period, _ in named}) == 1 else None

    @property
    def is_own_report(self) -> bool:
        """Whether the table is a report that this program has written."""
        return is_of_own_report(self.names)

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are nobody's: a phone number, a remark."""
        return tuple(each.name for each in self.headers if each.name and not each.key)

    @property
    def guesses(self) -> tuple[tuple[str, str], ...]:
        """Columns of nobody that may be a fact which no other column has, each with its key."""
        unsaid = (each.name for each in self.headers if each.name and each.key is None)
        return tuple((name, key) for name in unsaid if (key := _fact_guessed(name, self.keys)))

    def faults(self, below: Record | Refused | None = None) -> list[TextProblem]:
        """What is wrong with them; they may go on in the row below."""
        if names := self._names_in(below):
            return [TextProblem(self.line, 1, "table.headers-in-two-rows", {"names": names})]
        return sorted(islice(self._faults(), MAX_PROBLEMS), key=lambda each: (each.line, each.column))

    def _names_in(self, row: Record | Refused | None) -> tuple[str, ...]:
        """The names of facts in the row below the headers, if it is another row of headers."""
        if row is None or row.number != self.number + 1:
            return ()
        cells = row.cells if isinstance(row, Record) else tuple(row.text.split(self.shape.delimiter or ";"))
        texts = tuple(map(shown, cells))
        names = tuple(each for each in texts if each and keyed(each))
        return names if len(names) > 1 and texts != self.names else ()

    def _faults(self) -> Iterator[TextProblem]:
        """What is wrong with the headers; one without a name is none, and stands above empty cells only."""
        keys = frozenset(self.keys)
        if title := self.title_in_thousands:
            yield TextProblem(title.line, 1, "table.in-thousands", {"title": title.text})
        if "revenue.total" not in keys and (periods := [each for each in self.headers if _is_period(each)]):
            named = tuple(each.name for each in periods)
            yield TextProblem(self.line, periods[0].column, "column.period-alone", {"named": named})
        for said, fault in self.facts.faults(keys, self.mapping.constants):
            yield TextProblem(self.line, self.headers[said.column].column, *fault)
        yield from self._faults_of_known()
        yield from self._faults_of_unknown(keys)
        for name, key in self.mapping.key_by_header.items():
            if key and name not in self.names:
                values = {"header": name, "mapping": self.mapping.path}
                yield TextProblem(self.line, 1, "column.of-mapping-missing", values)

    def _faults_of_known(self) -> Iterator[TextProblem]:
        seen: dict[str, str] = {}
        for index, (name, column, key, _) in enumerate(self.headers):
            if not key or (key in seen and index in self.facts.contradicting):
                continue
            if seen.get(key) == name:
                yield TextProblem(self.line, column, "column.twice", {"key": name})
            elif key in seen:
                values = {"key": name, "other": seen[key], "meant": key}
                yield TextProblem(self.line, column, "column.both", values)
            else:
                seen[key] = name
                if key in self.mapping.constants:
                    values = {"key": key, "mapping": self.mapping.path}
                    yield TextProblem(self.line, column, "column.constant-too", values)

    def _faults_of_unknown(self, keys: Collection[str]) -> Iterator[TextProblem]:
        """Where no column has the names of companies, nothing shows that those of no key are meant to be left out."""
        unsaid = ((name, column) for name, column, key, _ in self.headers if key is None and name)
        faults = [(name, column, _fault_of_unknown(name, column, keys)) for name, column in unsaid]
        alike: dict[object, tuple[str, ...]] = {}
        first: dict[object, int] = {}
        for name, column, fault in faults:
            if fault.id == "column.may-mean":
                first.setdefault(fault.values["meant"], column)
                alike[fault.values["meant"]] = (*alike.get(fault.values["meant"], ()), name)
        unknown = []
        for name, column, fault in faults:
            same = alike.get(fault.values["meant"], ()) if fault.id == "column.may-mean" else ()
            if len(same) > 1:
                if column == first[fault.values["meant"]]:
                    values = {"named": same, "meant": fault.values["meant"]}
                    yield TextProblem(self.line, column, "column.several-may-mean", values)
            elif fault.id != "column.unknown" or _DOTTED_KEY.fullmatch(name):
                yield TextProblem(self.line, column, *fault)
            else:
                unknown.append(name)
        if unknown and NAME not in keys:
            named = tuple(unknown) if len(unknown) <= _MAX_NAMED else (*unknown[:_MAX_NAMED], "…")
            yield TextProblem(self.line, 1, "table.no-names", {"named": named})


def _fault_of_unknown(name: str, column: int, taken: Collection[str]) -> Fault:
    """What is wrong with a header of no key; `column.unknown` where nothing shows what it may mean."""
    fault = unknown_column(name) or Fault("column.unknown", {"key": name})
    if is_unit_in_thousands(name):
        return Fault("table.in-thousands", {"title": name})
    meant = meant_by(name) or _meant_by_slip(name, column, taken)
    if is_in_thousands(name) and (meant := meant or _fact_guessed(name, taken)):
        return Fault("column.in-thousands", {"key": name, "meant": meant})
    if meant and meant in taken and is_per_month(name):
        return Fault("column.unknown", {"key": name})
    if meant and is_per_month(name) and meant.startswith(("revenue.", "staff.payroll", "profit")):
        return Fault("column.per-month", {"key": name, "meant": meant})
    if part_of_revenue(name):
        return Fault("column.part-of-revenue", {"key": name})
    if meant == "activities" and re.search(r"\d\W*$", name):
        return Fault("column.activity-of-several", {"key": name})
    if fault.id == "column.unknown" and meant:
        return Fault("column.may-mean", {"key": name, "meant": meant})
    return fault


def _fact_guessed(name: str, taken: Collection[str]) -> str | None:
    """What the column may be that no other one is, if an answer can turn on it."""
    key = guessed_from(name)
    return key if key and not key.startswith(("company.", "period")) and key not in taken else None


def _is_period(header: Header) -> bool:
    """Whether it is a period and names no amount: `1 кв. 2025`."""
    return header.key is None and bool(header.name) and period_or_part(header.name) is not None


def _meant_by_slip(name: str, column: int, taken: Collection[str]) -> str | None:
    """The key that no other column has, and this one may have but for a letter, or for the title before it."""
    key = misspelt(name) or (glued_to(name) if column == 1 else None)
    return None if key in taken else key


def keyed(header: str, mapping: ListMapping = NO_MAPPING) -> str | None:
    """The key of the column with that header, of one that the mapping leaves out nothing; None where it has none."""
    name = shown(header)
    if name in mapping.key_by_header:
        return mapping.key_by_header[name]
    if is_column(name):
        return name
    return key_of(name) or (said.key if (said := amount_header(name)) else None)


def header_of(name: str, column: int, mapping: ListMapping) -> Header:
    header, key = shown(name), keyed(name, mapping)
    said = amount_header(header) if key and key != key_of(header) else None
    return Header(header, column, key, said if said and said.key == key else None)


def with_facts(headers: tuple[Header, ...]) -> tuple[tuple[Header, ...], HeaderFacts]:
    """The headers, of which pay in a currency of its own has another key, and what they say of every row."""
    facts = header_facts(((each.name, each.of_amount) for each in headers), {each.key for each in headers if each.key})
    key_by_index = {each.column: facts.key_of(each) for each in facts.all}
    return tuple(each._replace(key=key_by_index.get(index, each.key)) for index, each in enumerate(headers)), facts
