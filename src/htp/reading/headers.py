"""The line of a table that has its headers: found below titles, with the delimiter between them and their keys."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from htp.company.headers import glued_to, guessed_from, key_of, meant_by, misspelt, shown, visible
from htp.company.keys import is_column, unknown_column
from htp.company.units import is_in_thousands, is_unit_in_thousands, says_thousands
from htp.document import MAX_PROBLEMS
from htp.errors import BrokenDocument, Fault, TextProblem
from htp.reading.choices import NO_MAPPING, ListMapping
from htp.reading.lines import Lines
from htp.reading.shape import DELIMITERS, Shape
from htp.reading.sums import AMOUNT_KEYS

MAX_TITLE_LINES = 40
"""Lines at the top of a table among which its headers are looked for."""
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has."""
_MAX_TITLE_CELLS = 2
_EXCEL_DELIMITER = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)
NAME = "company.name"
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


class Title(NamedTuple):
    """What stands in a cell above the headers."""

    line: int
    text: str


def _is_of_own_report(names: tuple[str, ...]) -> bool:
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
    unit_above: Title | None = None
    """A title that says in which unit the amounts are, where that is thousands or millions."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.headers)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.key or "" for each in self.headers)

    @property
    def is_own_report(self) -> bool:
        """Whether the table is a report that this program has written."""
        return _is_of_own_report(self.names)

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are nobody's: a phone number, a remark."""
        return tuple(each.name for each in self.headers if each.name and not each.key)

    def faults(self) -> list[TextProblem]:
        return list(islice(self._faults(), MAX_PROBLEMS))

    def _faults(self) -> Iterator[TextProblem]:
        """What is wrong with the headers; one without a name is none, and stands above empty cells only.

        Where no column has the names of the companies, nothing shows that those of no key are meant to be left out.
        """
        seen: dict[str, str] = {}
        keys, names = frozenset(self.keys), frozenset(self.names)
        if self.unit_above is not None:
            yield TextProblem(self.unit_above.line, 1, "table.in-thousands", {"title": self.unit_above.text})
        for name, column, key in self.headers:
            if key and seen.get(key) == name:
                yield TextProblem(self.line, column, "column.twice", {"key": name})
            elif key and key in seen:
                values = {"key": name, "other": seen[key], "meant": key}
                yield TextProblem(self.line, column, "column.both", values)
            elif key:
                seen[key] = name
                if key in self.mapping.constants:
                    values = {"key": key, "mapping": self.mapping.path}
                    yield TextProblem(self.line, column, "column.constant-too", values)
            elif key is None and name:
                fault = _fault_of_unknown(name, column, keys)
                if fault.id != "column.unknown" or _DOTTED_KEY.fullmatch(name) or NAME not in keys:
                    yield TextProblem(self.line, column, *fault)
        for name, key in self.mapping.key_by_header.items():
            if key and name not in names:
                values = {"header": name, "mapping": self.mapping.path}
                yield TextProblem(self.line, 1, "column.of-mapping-missing", values)


def _fault_of_unknown(name: str, column: int, taken: Collection[str]) -> Fault:
    """What is wrong with a header of no key; `column.unknown` where nothing shows what it may mean."""
    fault = unknown_column(name) or Fault("column.unknown", {"key": name})
    if is_unit_in_thousands(name):
        return Fault("table.in-thousands", {"title": name})
    meant = meant_by(name) or _meant_by_slip(name, column, taken)
    if is_in_thousands(name) and (meant := meant or _amount_guessed(name, taken)):
        return Fault("column.in-thousands", {"key": name, "meant": meant})
    if fault.id == "column.unknown" and meant:
        return Fault("column.may-mean", {"key": name, "meant": meant})
    return fault


def _amount_guessed(name: str, taken: Collection[str]) -> str | None:
    """The amount that no other column has, and this one may have."""
    key = guessed_from(name)
    return key if key and AMOUNT_KEYS.fullmatch(key) and key not in taken else None


def _meant_by_slip(name: str, column: int, taken: Collection[str]) -> str | None:
    """The key that no other column has, and this one may have but for a letter, or for the title before it."""
    key = misspelt(name) or (glued_to(name) if column == 1 else None)
    return None if key in taken else key


def keyed(header: str, mapping: ListMapping = NO_MAPPING) -> str | None:
    """The key of the column with that header, of one that the mapping leaves out nothing; None where it has none."""
    name = shown(header)
    if name in mapping.key_by_header:
        return mapping.key_by_header[name]
    return name if is_column(name) else key_of(name)


class _Candidate(NamedTuple):
    """A line that may be that of the headers, cut at one of the delimiters."""

    names: tuple[str, ...]
    number: int
    first_line: int
    rows_above: int
    last_line: int = 0
    delimiter: str = ""
    """Where the line is one of a text."""

    @property
    def filled(self) -> int:
        """Cells in which something stands."""
        return sum(bool(visible(each)) for each in self.names)

    def rank(self, mapping: ListMapping) -> tuple[bool, int, int, int]:
        """The best has the names of companies, then most keys, then most cells; the first of those that are alike."""
        keys = {key for name in self.names if (key := keyed(name, mapping))}
        return NAME in keys, len(keys), -self.number, len(self.names)


def headers_of(lines: Lines, mapping: ListMapping = NO_MAPPING, *, known_only: bool = True) -> Headers:
    """The headers, after which the lines go on with the first row; raises BrokenDocument where there are none."""
    lines.begin_row()
    failure: BrokenDocument | None = None
    try:
        for _ in range(MAX_TITLE_LINES):
            next(lines)
    except StopIteration:
        pass
    except BrokenDocument as error:
        if not lines.of_this_row:
            raise
        failure = error
    head = lines.of_this_row.removeprefix("\ufeff").split("\n")
    named = _EXCEL_DELIMITER.fullmatch(head[0])
    if named:
        del head[0]
    before = 1 if named else 0
    candidates = [
        each for delimiter in (named[1] if named else DELIMITERS) for each in _candidates(head, delimiter, before)
    ]
    known = max(candidates, key=lambda each: each.rank(mapping), default=None)
    if known and not known.rank(mapping)[1]:
        known = None if known_only else _widest(candidates)
    if known is None:
        known = _first_line(head, named[1] if named else None, before)
    if failure is not None and failure.place.line <= known.last_line:
        raise failure  # what is wrong with a line below the headers is said when its row is read
    lines.take_back(known.last_line)
    columns = _columns(known, mapping)
    above, below = head[: known.first_line - 1 - before], head[known.last_line - before :]
    if _are_cut_in_two(columns, above[-1:], below[:1], known.delimiter, mapping):
        raise BrokenDocument(TextProblem(known.first_line, 1, "table.headers-cut-in-two"))
    has_header = tuple(bool(each.name) for each in columns)
    text = "\n".join(head[known.first_line - 1 - before : known.last_line - before])
    shape = Shape(has_header, known.delimiter)
    unit_above = _unit_above(candidates, known)
    return Headers(columns, shape, known.number, known.first_line, text, known.rows_above, mapping, unit_above)


def headers_in(
    rows: Iterable[tuple[int, tuple[str, ...]]], mapping: ListMapping = NO_MAPPING, *, known_only: bool = True
) -> Headers | None:
    """The headers among the first rows of a sheet, each with its number; None where no row names companies.

    Where they need not be known, the first row with most cells may be that of the headers.
    """
    candidates, rows_above = [], 0
    for number, cells in rows:
        filled = sum(bool(visible(each)) for each in cells)
        candidates.append(_Candidate(cells, number, number, rows_above))
        if filled > _MAX_TITLE_CELLS:
            break
        rows_above += filled > 0
    known = max(candidates, key=lambda each: each.rank(mapping), default=None)
    if known and not known.rank(mapping)[0] and not _is_of_own_report(known.names):
        known = None if known_only else _widest(candidates)
    if known is None:
        return None
    columns = tuple(
        Header(shown(name), number, keyed(name, mapping)) for number, name in enumerate(known.names, start=1)
    )
    shape = Shape(tuple(bool(each.name) for each in columns))
    unit_above = _unit_above(candidates, known)
    return Headers(columns, shape, known.number, known.number, "", known.rows_above, mapping, unit_above)


def _unit_above(candidates: Iterable[_Candidate], headers: _Candidate) -> Title | None:
    """The first title that says that the amounts are in thousands or millions."""
    above = (each for each in candidates if each.delimiter == headers.delimiter and each.number < headers.number)
    titles = (Title(each.first_line, shown(cell)) for each in above for cell in each.names)
    return next((each for each in titles if says_thousands(each.text)), None)


def _widest(candidates: Iterable[_Candidate]) -> _Candidate | None:
    """The row with most cells, the first of those that are alike; None where none has several."""
    widest = max(candidates, key=lambda each: (each.filled, -each.number), default=None)
    return widest if widest and widest.filled > 1 else None


def _candidates(head: list[str], delimiter: str, before: int) -> Iterator[_Candidate]:
    """Each row of the first lines, as long as those above it can be titles."""
    reader = csv.reader((f"{line}\n" for line in head), delimiter=delimiter, strict=True)
    rows_above, number, line = 0, before, 1
    try:
        for cells in reader:
            number += 1
            if len(cells) > MAX_COLUMNS:
                if number > before + 1:
                    return  # a row, which is refused when it is read
                raise BrokenDocument(TextProblem(line + before, 1, "table.too-many-columns", {"most": MAX_COLUMNS}))
            filled = sum(bool(visible(each)) for each in cells)
            yield _Candidate(tuple(cells), number, line + before, rows_above, reader.line_num + before, delimiter)
            if filled > _MAX_TITLE_CELLS:
                return
            rows_above += filled > 0
            line = reader.line_num + 1
    except csv.Error:
        return


def _first_line(head: list[str], delimiter: str | None, before: int) -> _Candidate:
    """The first line as that of headers of which none is known: what is wrong with them can be said."""
    text = head[0] if head else ""
    line = before + 1
    delimiter = delimiter or max(DELIMITERS, key=re.sub(r'"[^"]*"', "", text).count)
    try:
        names = next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BrokenDocument(TextProblem(line, 1, "table.headers-not-well-formed", {"reason": str(error)})) from error
    if not any(visible(each).strip(f"{DELIMITERS} ") for each in names):
        raise BrokenDocument(TextProblem(line if len(head) > 1 else max(before, 1), 1, "table.no-headers"))
    return _Candidate(tuple(names), line, line, 0, line, delimiter)


def _are_cut_in_two(
    columns: tuple[Header, ...], above: list[str], below: list[str], delimiter: str, mapping: ListMapping
) -> bool:
    """Whether the line above has the beginning of the first header, or the line below the rest of the last one."""
    first, last = columns[0], [each for each in columns if each.name][-1]
    cut = [(first, f"{only}{first.name}") for line in above if (only := _only_cell(line, delimiter))]
    cut += [(last, f"{last.name}{only}") for line in below if (only := _only_cell(line, delimiter))]
    return any(not header.key and (keyed(whole, mapping) or misspelt(whole)) for header, whole in cut)


def _only_cell(line: str, delimiter: str) -> str:
    """The first cell of the line, if nothing stands in the others."""
    first, *others = line.replace('"', "").split(delimiter)
    return "" if any(each.strip() for each in others) else visible(first)


def _columns(found: _Candidate, mapping: ListMapping) -> tuple[Header, ...]:
    column, headers = 1, []
    for name in found.names:
        headers.append(Header(shown(name), column, keyed(name, mapping)))
        column += len(name) + 1  # headers in quotation marks are rare enough
    return tuple(headers)
