"""Profiles from files, folders and standard input, one broken one never in the way of the others."""

import os
import re
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import IncrementalNewlineDecoder
from itertools import islice
from types import ModuleType
from typing import NamedTuple

from htp.company.profile import MISSING, InvalidProfile, Profile, profile_from, unknown_key_problem
from htp.document import MAX_PROBLEMS, Data, Document, Place, with_facts
from htp.errors import BrokenDocument, Diagnostic, Problem, TextProblem, UnusableText
from htp.location import TABLE_SUFFIXES, KeyPath, Location, dotted, is_table
from htp.reading import table as table_source
from htp.reading import yaml_text as yaml_source
from htp.reading.table import Row
from htp.verdict import Rejected

STANDARD_INPUT = "-"
MAX_BYTES = 1024 * 1024
MAX_COMPANIES = 5_000
"""Companies in one file of YAML; a table holds any number."""
SUFFIXES = (".yaml", ".yml", ".json", *TABLE_SUFFIXES)
_CHUNK_BYTES = 64 * 1024
_SAVE_AS_UTF_8 = 'save the file again with the encoding UTF-8: "Save as" in the editor offers it'
_TOO_MANY_COMPANIES = (
    f"more than {MAX_COMPANIES:,} companies in one file: the rest is not read",
    "split the file, or write a table with a row for each",
)
_LOOKS_LIKE_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*\{\s*")')


class ProfileRead(NamedTuple):
    """A profile and where it was read."""

    path: str
    document: int
    profile: Profile
    data: Data
    """What the profile was read from; changes of it can be tried with `with_changes`."""


class StandardInput(NamedTuple):
    """What came in through standard input and the name that it goes by."""

    read: Callable[[int], bytes]
    name: str = "<stdin>"


class Content(NamedTuple):
    """What an input holds, read already."""

    path: str
    data: bytes


class TableRow(NamedTuple):
    """A row of a table, and where the table was found."""

    path: str
    row: Row


Input = str | Content | TableRow | Rejected
"""A file by its path, a content that cannot be read twice, a row of a table, or what could not even be opened."""


def read_profiles(paths: Iterable[str], standard_input: StandardInput) -> Iterator[ProfileRead | Rejected]:
    """Every profile below the paths, in the order given and by name within a folder."""
    for each in inputs_below(paths, standard_input):
        yield from profiles_in(each)


def inputs_below(paths: Iterable[str], standard_input: StandardInput) -> Iterator[Input]:
    """What there is to read below the paths, in the order given and by name within a folder."""
    for path in paths:
        if path != STANDARD_INPUT:
            yield from _inputs_at(path)
        elif is_table(standard_input.name):
            yield from _rows(standard_input.name, standard_input.read)
        else:
            yield Content(standard_input.name, standard_input.read(MAX_BYTES + 1))


def count_of_inputs(paths: Iterable[str]) -> int | None:
    """How many inputs there are below the paths; None where that shows only when they are read."""
    chosen = tuple(paths)
    if STANDARD_INPUT in chosen:
        return None
    return sum(1 for path in chosen for _ in _inputs_at(path))


def _inputs_at(path: str) -> Iterator[Input]:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a path is too long or forbidden
        for below in _files_below(path):
            yield from _inputs_of(below)
    else:
        yield from _inputs_of(path)


def profiles_in(source: Input) -> Iterator[ProfileRead | Rejected]:
    """The profiles of one input; each input can be read apart from the others, in another process too."""
    if isinstance(source, Rejected):
        yield source
    elif isinstance(source, Content):
        yield from _read(source.path, source.data)
    elif isinstance(source, TableRow):
        yield _profile_of(source)
    else:
        yield from _read_file(source)


def with_changes(read: ProfileRead, facts: Mapping[str, Data]) -> ProfileRead | Rejected:
    """The same profile with other facts at those dotted keys, checked anew."""
    try:
        data = with_facts(read.data, facts)
        return ProfileRead(read.path, read.document, profile_from(data), data)
    except UnusableText as error:
        problems: tuple[tuple[str, str], ...] = ((error.problem, error.remedy),)
    except InvalidProfile as error:
        problems = tuple((_named(each), each.remedy) for each in error.problems)
    place = Location(read.path, read.document)
    return Rejected.at(place, *((f"with the facts that were set, {problem}", remedy) for problem, remedy in problems))


def _files_below(top: str) -> Iterator[str | Rejected]:
    """The profile files below a folder by name, without hidden ones; a folder that links lead to again is left out."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[str, list[str]]] = [("", [top + os.sep])]
    while waiting:
        folder, names = waiting[-1]
        if not names:
            waiting.pop()
            continue
        path = os.path.join(folder, names.pop())  # noqa: PTH118 - the walk keeps to plain strings
        if not path.endswith(os.sep):
            yield _found(path)
            continue
        path = path.removesuffix(os.sep)
        try:
            identity = os.stat(path)  # noqa: PTH116 - as above
            below = _names_in(path)
        except OSError as error:
            yield _unreadable(path, error)
            continue
        if (identity.st_dev, identity.st_ino) not in seen:
            seen.add((identity.st_dev, identity.st_ino))
            waiting.append((path, below))


def _names_in(folder: str) -> list[str]:
    """The names of the profiles and folders to visit, the last first; only those of folders end with a separator.

    Of a hundred thousand files nothing but the names is kept.
    """
    names = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                if _is_folder(entry):
                    names.append(entry.name + os.sep)
                elif entry.name.lower().endswith(SUFFIXES):
                    names.append(entry.name)
    names.sort(key=lambda name: name.removesuffix(os.sep), reverse=True)
    return names


def _found(path: str) -> str | Rejected:
    """The file, unless it is none: a pipe in a folder of profiles might never end, and nobody has asked to read it."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except OSError:  # opening it says why
        return path
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # a folder that was a file a moment ago: opening it says so
        return path
    return Rejected.at(Location(path), ("it is a pipe, a socket or a device", "name it itself to have it read"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: reading it as a file says so
        return False


def _inputs_of(found: str | Rejected) -> Iterator[Input]:
    """The rows of a table, anything else as it is."""
    if isinstance(found, Rejected) or not is_table(found):
        yield found
        return
    try:
        with open(found, "rb") as file:  # noqa: PTH123 - raises no more than OSError and ValueError
            yield from _rows(found, file.read)
    except (OSError, ValueError) as error:
        yield _unreadable(found, error)


def _rows(path: str, read: Callable[[int], bytes]) -> Iterator[TableRow | Rejected]:
    """The rows of a table as they are read."""
    number = 0
    try:
        table = table_source.read_table(_lines_of(read))
        number = 1
        if faults := list(islice(_faults_of(table.headers, table.line), MAX_PROBLEMS)):
            yield _rejected(path, 1, [table.text], table.line, faults)
            return
        for row in table.rows:
            number = row.number
            yield TableRow(path, row)
        if number == 1:
            nothing = TextProblem(table.line, 1, "there is no company in it", "write a company in each row below")
            yield _rejected(path, 1, [table.text], table.line, [nothing])
    except _UnusableContent as error:
        yield Rejected.at(Location(path), (error.problem, error.remedy))
    except BrokenDocument as error:
        place = Location(path, number + 1, error.place.line, error.place.column)
        yield Rejected.at(place, (error.place.problem, error.place.remedy))


def _faults_of(headers: tuple[table_source.Header, ...], line: int) -> Iterator[TextProblem]:
    """What is wrong with the headers; one without a name is none, and stands above empty cells only."""
    seen: set[str] = set()
    for header in headers:
        if header.key in seen:
            yield TextProblem(line, header.column, f"the column {header.key} stands twice", "keep one of the two")
        elif header.key:
            seen.add(header.key)
            if unknown := unknown_key_problem(header.key):
                yield TextProblem(line, header.column, *unknown)


def _lines_of(read: Callable[[int], bytes]) -> Iterator[str]:
    """The text in lines that end with a line feed; bytes that are not UTF-8 are kept as surrogates."""
    decoder = IncrementalNewlineDecoder(getincrementaldecoder("utf-8")("surrogateescape"), translate=True)
    pending, chunk = "", read(_CHUNK_BYTES)
    _refuse_utf_16(chunk)
    while chunk:
        *lines, pending = (pending + decoder.decode(chunk)).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(pending) > table_source.MAX_LINE_LENGTH:
            yield pending
            return
        chunk = read(_CHUNK_BYTES)
    pending += decoder.decode(b"", final=True)
    if pending:
        yield pending


def _profile_of(source: TableRow) -> ProfileRead | Rejected:
    """The company of the row; what is wrong with it is told by the names of the columns."""
    path, row = source
    if row.problem:
        found = [row.problem]
    else:
        try:
            data = table_source.data_of(row)
            return ProfileRead(path, row.number, profile_from(data), data)
        except UnusableText as error:
            found = [(error.problem, error.remedy)]
        except InvalidProfile as error:
            found = [(_named(each), _remedy_in_table(each)) for each in error.problems]
    return Rejected.at(Location(path, row.number, row.line), *found)


def _remedy_in_table(problem: Problem) -> str:
    return f"fill in the column {dotted(problem.keys)}" if problem.problem == MISSING else problem.remedy


def _read_file(path: str) -> Iterator[ProfileRead | Rejected]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - measurably cheaper than Path for thousands of files
            content = file.read(_CHUNK_BYTES)  # few are larger, and room for the largest costs more than the reading
            if len(content) == _CHUNK_BYTES:
                content += file.read(MAX_BYTES + 1 - _CHUNK_BYTES)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    yield from _read(path, content)


def _unreadable(path: str, error: OSError | ValueError) -> Rejected:
    if isinstance(error, FileNotFoundError):
        problem, remedy = "there is no such file or folder", "check the path"
    elif isinstance(error, PermissionError):
        problem, remedy = "reading it is not permitted", "ask for the permission to read it"
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        problem, remedy = f"the file cannot be read: {reason}", "check the path"
    return Rejected.at(Location(path), (problem, remedy))


def _read(path: str, content: bytes) -> Iterator[ProfileRead | Rejected]:
    try:
        text = _decoded(content)
    except _UnusableContent as error:
        place = Location(path, 1, error.line, error.column)
        yield Rejected(path, 1, (Diagnostic(place, error.problem, error.remedy, error.excerpt),))
        return
    source = _source_of(path, text)
    number = 0
    try:
        for document in source.read_documents(text):
            if number >= MAX_COMPANIES:
                raise BrokenDocument(TextProblem(document.first_line, 1, *_TOO_MANY_COMPANIES))
            number = document.number
            yield _interpreted(path, source, document)
    except BrokenDocument as error:
        yield _rejected(path, number + 1, source.lines(text), 1, [error.place])
        return
    if number == 0:
        nothing = TextProblem(1, 1, "there is no company in it", "write a profile, e.g. company: {name: …}")
        yield _rejected(path, 1, source.lines(text), 1, [nothing])


class _UnusableContent(Exception):
    def __init__(
        self, problem: str, remedy: str, line: int | None = None, column: int | None = None, excerpt: str | None = None
    ):
        self.problem, self.remedy = problem, remedy
        self.line, self.column, self.excerpt = line, column, excerpt


def _decoded(content: bytes) -> str:
    """The content as text with line feeds alone between its lines."""
    if len(content) > MAX_BYTES:
        raise _UnusableContent("larger than 1 MiB", "a profile has a few lines: split the file or check the path")
    _refuse_utf_16(content)
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = _with_line_feeds(content[: error.start].decode()).split("\n")
        excerpt = _with_line_feeds(content.decode(errors="replace")).split("\n")[len(before) - 1]
        problem = f"not UTF-8 text: byte 0x{content[error.start]:02X}"
        raise _UnusableContent(problem, _SAVE_AS_UTF_8, len(before), len(before[-1]) + 1, excerpt) from error
    return _with_line_feeds(text)


def _refuse_utf_16(content: bytes) -> None:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[:2].count(0) == 1 < len(content):
        raise _UnusableContent("not UTF-8 text: it looks like UTF-16", _SAVE_AS_UTF_8)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _source_of(path: str, text: str) -> ModuleType:
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - measurably cheaper than Path for thousands of files
    if suffix == ".json" or (suffix not in SUFFIXES and _LOOKS_LIKE_JSON.match(text)):
        from htp.reading import json_text as json_source

        return json_source
    return yaml_source


def _interpreted(path: str, source: ModuleType, document: Document) -> ProfileRead | Rejected:
    problems: tuple[Problem, ...] = ()
    try:
        profile = profile_from(document.data)
    except InvalidProfile as error:
        problems = error.problems
    else:
        if not document.problems:
            return ProfileRead(path, document.number, profile, document.data)
    places = source.places(document.text, document.first_line) if problems else {}
    found = list(document.problems)
    told = {(each.line, each.column) for each in found}  # what is badly written is not also judged for what it says
    found += [
        each for each in (_placed(problem, places) for problem in problems) if (each.line, each.column) not in told
    ]
    return _rejected(path, document.number, source.lines(document.text), document.first_line, found)


def _rejected(path: str, document: int, lines: list[str], first_line: int, found: list[TextProblem]) -> Rejected:
    """What was found, in the order of the text, with the lines that it was found in."""
    diagnostics = (
        Diagnostic(
            Location(path, document, each.line, each.column), each.problem, each.remedy, lines[each.line - first_line]
        )
        for each in sorted(found)
    )
    return Rejected(path, document, tuple(diagnostics))


def _placed(problem: Problem, places: dict[KeyPath, Place]) -> TextProblem:
    """The problem at its place in the text; a key that is missing is reported where it should stand."""
    keys = problem.keys
    while keys and keys not in places:
        keys = keys[:-1]
    place = places[keys]
    at_key = problem.is_about_key or len(keys) < len(problem.keys)
    return TextProblem(*(place.key if at_key else place.value), _named(problem), problem.remedy)


def _named(problem: Problem) -> str:
    return f"{dotted(problem.keys)}: {problem.problem}" if problem.keys else problem.problem
