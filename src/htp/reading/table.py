"""Tables as profiles: one company a row, each header a key of the profile or a name for it, every cell text.

An empty cell is a fact that is missing. A table is gone through twice: first to see its encoding, and which companies
stand in several rows; then its rows come one by one, however long it is, counted as a spreadsheet shows them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from htp.company.example import EXAMPLE
from htp.company.headers import answers_to
from htp.company.notation import READ_AS
from htp.document import Document, FileNote, InputNote, LeftOut, Rejected, Remark
from htp.errors import BrokenDocument, Diagnostic, Fault, Problem, TextProblem, UnusableText
from htp.location import Location
from htp.reading.columns import LIST_KEYS, Columns, data_of, in_columns
from htp.reading.companies import NoCompany, companies_in
from htp.reading.headers import Headers
from htp.reading.joining import Joined
from htp.reading.row import Row
from htp.reading.shape import Record, Refused
from htp.reading.survey import Survey
from htp.reading.text import ENCODING_NOTE, UTF_8, Encoding, letters_lost
from htp.spelling import normalised

MAX_COLUMNS_NAMED = 20


class RowLayout(NamedTuple):
    """A row has a line; what stands in which cell is told by the names of the columns."""

    first_line: int
    line_numbers: tuple[int, ...] = ()
    """The number that each revenue line has among the columns; those without a cell are passed over."""

    def diagnostics(self, document: Document, problems: tuple[Problem, ...]) -> tuple[Diagnostic, ...]:
        place = Location(document.path, document.number, self.first_line)
        return tuple(
            Diagnostic(place, each.id, each.values, each.keys)
            for each in (in_columns(problem, self.line_numbers) for problem in problems)
        )


class OpenTable(NamedTuple):
    """A table whose headers are found, while its file is open."""

    headers: Headers
    read_again: Callable[[], Iterator[Record | Refused]]
    """Gives the rows below the headers, each time from the first one on."""
    encoding: Encoding = UTF_8
    notes: tuple[FileNote, ...] = ()


def companies_of(path: str, table: OpenTable) -> Iterator[Row | Remark | Rejected]:
    """The companies of the table, whatever is wrong with its headers and rows, and what is left out of it."""
    headers, read_again, encoding, notes = table
    if headers.is_own_report:
        yield LeftOut(path, "left-out.own-report")
        return
    yield from notes
    number = headers.number
    is_empty = True
    try:
        if faults := headers.faults(next(read_again(), None)):
            yield _rejected(path, headers, faults)
            return
        columns = Columns(headers.keys, headers.names, EXAMPLE, headers.constants)
        survey = Survey(columns, _in_our_words(read_again(), headers))
        if unit := survey.unit_row:
            yield Rejected.at(Location(path, unit.number, unit.line), Fault("table.unit-row", {"unit": unit.text}))
            return
        yield from _notes_of_file(path, headers, encoding)
        for each in companies_in(columns, _in_our_words(read_again(), headers), survey):
            match each:
                case Refused():
                    number = each.number
                    place = Location(path, each.number, each.line)
                    yield Rejected(path, each.number, (Diagnostic(place, *each.fault, each.keys),))
                    is_empty = False
                case NoCompany():
                    number = each.record.number
                    note = InputNote("left-out", each.id, {"row": number}, line=each.record.line)
                    yield FileNote(path, number, note)
                case Joined():
                    number = each.records[-1].number
                    yield _row(path, columns, each, encoding)
                    is_empty = False
        if is_empty:
            yield _rejected(path, headers, [TextProblem(headers.line, 1, "table.empty")])
    except BrokenDocument as error:
        yield broken_at(path, number + 1, error)


def broken_at(path: str, number: int, error: BrokenDocument) -> Rejected:
    """A table that cannot be read from that place on."""
    line, column, id_, values = error.place
    return Rejected.at(Location(path, number, line, column), Fault(id_, values))


def _in_our_words(rows: Iterator[Record | Refused], headers: Headers) -> Iterator[Record | Refused]:
    """The rows with each word of the list, whose meaning the mapping or its header says, as a profile has it.

    A row that says otherwise than the headers is refused.
    """
    words = headers.mapping.words
    of_columns = {index: words[key] for index, key in enumerate(headers.keys) if key in words}
    for index, each in enumerate(headers.headers):
        if each.key == "residency.status" and (answers := answers_to(each.name)):
            of_columns[index] = {**answers, **of_columns.get(index, {})}
    translated = (_translated(row, of_columns, headers.keys) for row in rows) if of_columns else rows
    return headers.facts.checked(translated, headers.keys)


def _translated(
    row: Record | Refused, words: Mapping[int, Mapping[str, str]], keys: tuple[str, ...]
) -> Record | Refused:
    if isinstance(row, Refused):
        return row
    cells, notes = list(row.cells), list(row.notes)
    for index, meanings in words.items():
        written = cells[index].split(";") if keys[index] in LIST_KEYS else [cells[index]]
        read = []
        for word in written:
            meaning = meanings.get(normalised(word), word) if word.strip() else word
            read.append(meaning)
            if meaning != word:
                id_ = "note.read-as" if meaning else "note.read-as-missing"
                values = {"text": word.strip(), "read": meaning}
                notes.append(InputNote("read-as", id_, values, tuple(keys[index].split(".")), row.line))
        if read != written:
            cells[index] = ";".join(read)
    return row._replace(cells=tuple(cells), notes=tuple(notes))


def _notes_of_file(path: str, headers: Headers, encoding: Encoding) -> Iterator[FileNote]:
    if headers.mapping.path:
        values = {"mapping": headers.mapping.path}
        yield FileNote(path, headers.number, InputNote("read-as", "note.mapping", values, line=headers.line))
    for name, _, key, said in headers.headers:
        if said and key:
            values = {"text": name, "read": ", ".join(filter(None, (key, said.currency, said.stated_period)))}
            yield FileNote(path, headers.number, InputNote("read-as", READ_AS, values, line=headers.line))
    if encoding.is_recognised:
        yield FileNote(path, headers.number, ENCODING_NOTE)
    if headers.rows_above:
        note = InputNote("left-out", "note.rows-above-headers", {"row": headers.number}, line=headers.line)
        yield FileNote(path, headers.number, note)
    if headers.unused:
        note = InputNote("left-out", "note.columns-of-nobody", {"columns": _first(headers.unused)}, line=headers.line)
        yield FileNote(path, headers.number, note)
    for name, guess in headers.guesses:
        note = InputNote("check", "note.column-may-be", {"header": name, "key": guess}, line=headers.line)
        yield FileNote(path, headers.number, note)
    if above := headers.period_above:
        period, title = above
        note = InputNote("check", "note.period-above", {"title": title.text, "period": period}, line=title.line)
        yield FileNote(path, headers.number, note)


def _first(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, of very many the first."""
    return names if len(names) <= MAX_COLUMNS_NAMED else (*names[:MAX_COLUMNS_NAMED], "…")


def _row(path: str, columns: Columns, company: Joined, encoding: Encoding) -> Row:
    """One row, or those of one company as if they were one with a revenue line for each."""
    first, *more = company.records
    notes = tuple(_notes(columns, company, encoding))
    if not more:
        constants = columns.constants_for(columns.stated(first)) if columns.constants else {}
        keys, cells = (*constants, *columns.keys), (*constants.values(), *first.cells)
        return Row(path, keys, cells, first.number, first.line, notes)
    return Row(path, tuple(company.facts), tuple(company.facts.values()), first.number, first.line, notes)


def _notes(columns: Columns, company: Joined, encoding: Encoding) -> Iterator[InputNote]:
    if encoding.is_recognised:
        name = columns.facts(company.records[0]).get("company.name", "")
        for note in letters_lost({"company": {"name": name}}):
            yield note._replace(line=company.records[0].line)
    yield from company.notes
    for each in company.records:
        if each.may_be_cut and columns.keys[len(each.cells) - 1] and each.cells[-1].strip():
            yield InputNote("check", "note.no-line-end", line=each.line)
        yield from each.notes


def _rejected(path: str, headers: Headers, found: list[TextProblem]) -> Rejected:
    """The table rejected for what is wrong in the line of its headers, or above it."""
    diagnostics = (
        Diagnostic(
            Location(path, headers.number, line, column),
            id_,
            values,
            excerpt=(headers.text or None) if line == headers.line else None,
        )
        for line, column, id_, values in found
    )
    return Rejected(path, headers.number, tuple(diagnostics))


def document_of(row: Row) -> Document | Rejected:
    """The row as a document; rejected where two columns cannot stand beside each other."""
    try:
        data, line_numbers = data_of(zip(row.headers, row.cells, strict=False))
        return Document(row.path, row.number, data, RowLayout(row.line, line_numbers), notes=row.notes)
    except UnusableText as error:
        return Rejected.at(row.place, error.fault)
