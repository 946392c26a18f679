"""From paths to documents, one broken input never in the way of the others.

There are two steps, because inputs may be read in other processes: `inputs_below` says what there is to read, and
`documents_in` reads one input. A row of a table is an input of its own.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import IO, NamedTuple, assert_never

from htp.company.intent import is_meant_as_profile
from htp.document import Data, Document, FileNote, InputNote, LeftOut, Original, Rejected, Remark
from htp.errors import BrokenDocument, Diagnostic, TextProblem, UnusableText
from htp.location import Location
from htp.reading.choices import NO_CHOICES, Choices
from htp.reading.formats import MAPPING_SUFFIX, TableFormat, table_format, text_format
from htp.reading.listing import File, FileId, files_at, id_of, identity_of, is_read_once, regular_file
from htp.reading.opening import content_from, content_of, limited, table_at, table_from, unreadable
from htp.reading.row import Row
from htp.reading.text import CHUNK_BYTES, ENCODING_NOTE, Encoding, Read, decoded, encoding_of, letters_lost

STANDARD_INPUT = "-"
MAX_COMPANIES = 5_000
"""Companies in one file of YAML; a table holds any number."""


class StandardInput(NamedTuple):
    """What comes in through standard input and the name that it goes by."""

    read: Read
    name: str = "<stdin>"


class Content(NamedTuple):
    """What came in through standard input, which cannot be read twice."""

    path: str
    data: bytes
    choices: Choices = NO_CHOICES


Input = File | Content | Row | Document | Remark | Rejected
"""What can be read apart from the rest; it can travel to another process."""


def inputs_below(paths: Iterable[str], standard_input: StandardInput, choices: Choices = NO_CHOICES) -> Iterator[Input]:
    """What there is to read below the paths, in the order given and by name within a folder."""
    chosen = tuple(paths)
    files = _Files(chosen)
    for path in chosen:
        if path != STANDARD_INPUT:
            yield from _inputs_at(path, choices, files)
        elif table := table_format(standard_input.name):
            opened = partial(table_from, standard_input.read)
            yield from _rows_in(standard_input.name, table, opened, choices)
        else:
            yield _content_of(standard_input, choices)


def _content_of(standard_input: StandardInput, choices: Choices) -> Content | Rejected:
    try:
        return Content(standard_input.name, content_from(standard_input.read), choices)
    except OSError as error:
        return unreadable(standard_input.name, error)


def count_of_inputs(paths: Iterable[str], choices: Choices = NO_CHOICES) -> int | None:
    """How many inputs there are below the paths; None where that shows only when they are read."""
    chosen = tuple(paths)
    if any(path == STANDARD_INPUT or (table_format(path) and is_read_once(path)) for path in chosen):
        return None
    files = _Files(chosen)
    return sum(not isinstance(each, Remark) for path in chosen for each in _inputs_at(path, choices, files))


class _Files:
    """Which files were named themselves, and which have been taken."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self._named = {identity_of(path) for path in paths} if len(paths) > 1 else set()
        self._taken: set[FileId] = set()

    def is_named(self, path: str) -> bool:
        """Whether the file was named itself: it is read, whatever becomes of it in a folder."""
        identity = identity_of(path) if self._named else None
        return identity is not None and identity in self._named

    def take(self, found: File) -> File | LeftOut:
        """The file, unless it has been taken before; one that was also named itself counts as named."""
        status = regular_file(found.path)
        if status is None:
            return found
        identity = id_of(status)
        if identity in self._taken:
            return LeftOut(found.path, "left-out.file-again")
        self._taken.add(identity)
        return found._replace(is_found=found.is_found and identity not in self._named, size=status.st_size)


def _inputs_at(path: str, choices: Choices, files: _Files) -> Iterator[Input]:
    """The files below the path, none of them a second time; of a table its rows."""
    for each in files_at(path, choices.exclusions):
        if isinstance(each, LeftOut) and files.is_named(each.path):
            continue
        found = files.take(each) if isinstance(each, File) else each
        if not isinstance(found, File):
            yield found
        elif found.path.endswith(MAPPING_SUFFIX):
            yield LeftOut(found.path, "left-out.mapping")
        elif table := table_format(found.path):
            if not choices.mapping.path and os.path.exists(mapping := found.path + MAPPING_SUFFIX):  # noqa: PTH110
                note = InputNote("left-out", "note.mapping-not-used", {"mapping": mapping})
                yield FileNote(found.path, 1, note)
            yield from _rows_in(found.path, table, partial(table_at, found.path), choices)
        else:
            yield found._replace(choices=choices)


def _rows_in(
    path: str, table: TableFormat, opened: Callable[[], IO[bytes]], choices: Choices
) -> Iterator[Row | Remark | Rejected]:
    try:
        with opened() as file:
            sha256 = _sha256_of(file)
            for found in table.row_reader()(path, file, choices):
                yield found._replace(table_sha256=sha256) if isinstance(found, Row) else found
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def _sha256_of(file: IO[bytes]) -> str:
    """The SHA-256 of the table, which is read from its beginning again afterwards."""
    from hashlib import sha256

    found = sha256()
    while chunk := file.read(CHUNK_BYTES):
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def documents_in(source: Input) -> Iterator[Document | Remark | Rejected]:
    """The documents of one input, in its order; what cannot be read is rejected with its place."""
    match source:
        case File() | Content():
            text = _text_in(source)
            if isinstance(text, Rejected):
                yield text
                return
            found = _interpreted(source.path, text)
            if isinstance(source, File) and source.is_found:
                found = _unless_foreign(source.path, found)
            for number, each in enumerate(found):
                if number == 0 and text.encoding.is_recognised and not isinstance(each, LeftOut):
                    yield FileNote(source.path, 1, ENCODING_NOTE)
                yield each
        case Row():
            from htp.reading.table import document_of

            document = document_of(source)
            yield document._replace(original=source.table_sha256) if isinstance(document, Document) else document
        case Document() | FileNote() | LeftOut() | Rejected():
            yield source
        case _:
            assert_never(source)


class _Text(NamedTuple):
    """The text of an input, and what it was read from."""

    text: str
    encoding: Encoding
    original: Original


def _text_in(source: File | Content) -> _Text | Rejected:
    try:
        content = content_of(source.path) if isinstance(source, File) else limited(source.data)
        encoding = encoding_of(BytesIO(content), source.choices.encoding)
        return _Text(decoded(content, encoding), encoding, Original(content))
    except UnusableText as error:
        return Rejected.at(Location(source.path), error.fault)
    except BrokenDocument as error:
        return _broken(source.path, 1, error.place, error.excerpt)
    except (OSError, ValueError) as error:
        return unreadable(source.path, error)


def _interpreted(path: str, source: _Text) -> Iterator[Document | LeftOut | Rejected]:
    text, encoding, original = source
    interpreter = text_format(path, text).interpreter()
    number = 0

    def broken(place: TextProblem) -> Rejected:
        return _broken(path, number + 1, place, interpreter.lines(text)[place.line - 1])

    try:
        for document in interpreter.read_documents(text, path):
            if number >= MAX_COMPANIES:
                yield broken(
                    TextProblem(document.layout.first_line, 1, "file.too-many-companies", {"most": MAX_COMPANIES})
                )
                return
            number = document.number
            if is_own_report(document.data):
                yield LeftOut(path, "left-out.own-report")
                return
            notes = letters_lost(document.data) if encoding.is_recognised else document.notes
            yield document._replace(notes=notes, original=original)
    except BrokenDocument as error:
        yield broken(error.place)
    else:
        if number == 0:
            yield broken(TextProblem(1, 1, "file.empty"))


def _unless_foreign(
    path: str, found: Iterator[Document | LeftOut | Rejected]
) -> Iterator[Document | LeftOut | Rejected]:
    """What was found in the file, unless all of it is well formed and none of it is meant as a profile."""
    foreign: list[Document] = []
    for each in found:
        if isinstance(each, Document) and not is_meant_as_profile(each.data):
            foreign.append(each)
            continue
        yield from foreign
        yield each
        yield from found
        return
    if foreign:
        yield LeftOut(path, "left-out.no-profile")


_TYPES_OF_LINES = ("result", "error", "summary")
"""Compared and not looked up: what stands there in a file of another kind may be anything."""


def is_own_report(data: Data) -> bool:
    """Whether it is a report that this program has written, or a line of one."""
    if not isinstance(data, dict):
        return False
    format_ = data.get("format")
    is_whole = isinstance(format_, str) and format_.startswith("htp/")
    return is_whole or (data.get("type") in _TYPES_OF_LINES and "company" not in _sections(data))


def _sections(data: dict[str, Data]) -> set[str]:
    """The keys that hold several facts, as `company` does in a profile."""
    return {key for key, value in data.items() if isinstance(value, dict)}


def _broken(path: str, number: int, problem: TextProblem, excerpt: str | None) -> Rejected:
    line, column, id_, values = problem
    return Rejected(path, number, (Diagnostic(Location(path, number, line, column), id_, values, excerpt=excerpt),))
