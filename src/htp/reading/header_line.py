"""The line of a table that has its headers: found below titles, with the delimiter between them."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from htp.company.headers import misspelt, shown, visible
from htp.errors import BrokenDocument, TextProblem
from htp.reading.choices import ListMapping
from htp.reading.headers import NAME, Header, Headers, Title, header_of, is_of_own_report, keyed, with_facts
from htp.reading.lines import Lines
from htp.reading.shape import DELIMITERS, Shape

MAX_TITLE_LINES = 40
"""Lines at the top of a table among which its headers are looked for."""
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has."""
_MAX_TITLE_CELLS = 2
_EXCEL_DELIMITER = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)


class _Candidate(NamedTuple):
    """A line that may be that of the headers, cut at one of the delimiters."""

    names: tuple[str, ...]
    number: int
    first_line: int
    rows_above: int = 0
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


def headers_of(lines: Lines, mapping: ListMapping, *, known_only: bool) -> Headers:
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
        known = _widest(candidates) if not known_only or _begins_with_title(candidates) else None
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
    titles = _titles(candidates, known)
    columns, facts = with_facts(columns)
    return Headers(columns, shape, known.number, known.first_line, text, known.rows_above, mapping, titles, facts)


def headers_in(
    rows: Iterable[tuple[int, tuple[str, ...]]], sheet: str, mapping: ListMapping, *, known_only: bool
) -> Headers | None:
    """The headers among the first rows of a sheet, each with its number; None where no row names companies.

    The name of the sheet is a title too. Where they need not be known, the first row with most cells may be theirs.
    """
    candidates, rows_above = [], 0
    for number, cells in rows:
        filled = sum(bool(visible(each)) for each in cells)
        candidates.append(_Candidate(cells, number, number, rows_above))
        if filled > _MAX_TITLE_CELLS:
            break
        rows_above += filled > 0
    known = max(candidates, key=lambda each: each.rank(mapping), default=None)
    if known and not known.rank(mapping)[0] and not is_of_own_report(known.names):
        known = None if known_only else _widest(candidates)
    if known is None:
        return None
    columns = tuple(header_of(name, number, mapping) for number, name in enumerate(known.names, start=1))
    shape = Shape(tuple(bool(each.name) for each in columns))
    titles = (Title(1, sheet), *_titles(candidates, known))
    columns, facts = with_facts(columns)
    return Headers(columns, shape, known.number, known.number, "", known.rows_above, mapping, titles, facts)


def _titles(candidates: Iterable[_Candidate], headers: _Candidate) -> tuple[Title, ...]:
    above = (each for each in candidates if each.delimiter == headers.delimiter and each.number < headers.number)
    return tuple(Title(each.first_line, text) for each in above for cell in each.names if (text := shown(cell)))


def _begins_with_title(candidates: Iterable[_Candidate]) -> bool:
    """Whether the first line is one cell, however it is cut, and another one has several."""
    first = [each for each in candidates if each.rows_above == 0 and each.filled]
    return bool(first) and max(each.filled for each in first) == 1


def _widest(candidates: Iterable[_Candidate]) -> _Candidate | None:
    """The row with most cells, the first of those that are alike; None where none has several."""
    widest = max(candidates, key=lambda each: (each.filled, -each.number))
    return widest if widest.filled > 1 else None


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
    return _Candidate(tuple(names), line, line, last_line=line, delimiter=delimiter)


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
        headers.append(header_of(name, column, mapping))
        column += len(name) + 1  # headers in quotation marks are rare enough
    return tuple(headers)
