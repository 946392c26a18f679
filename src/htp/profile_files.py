"""Profiles from files, folders and standard input, one broken one never in the way of the others."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from htp import json_source, yaml_source
from htp.document import Data, Document, Place, with_facts
from htp.errors import BrokenDocument, Diagnostic, Problem, TextProblem, UnusableText
from htp.location import KeyPath, Location, dotted
from htp.profile import InvalidProfile, Profile, profile_from
from htp.verdict import Rejected

STANDARD_INPUT = "-"
LARGEST_BYTES = 1024 * 1024
SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """A profile and where it was read."""

    path: str
    document: int
    profile: Profile
    data: Data
    """What the profile was read from; changes of it can be tried with `with_changes`."""


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What came in through standard input and the name that it goes by."""

    read: Callable[[int], bytes]
    name: str = "<stdin>"


def read_profiles(paths: Iterable[str], standard_input: StandardInput) -> Iterator[ProfileRead | Rejected]:
    """Every profile below the paths, in the order given and by name within a folder."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read(standard_input.name, standard_input.read)
        elif Path(path).is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


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
    return Rejected(
        read.path,
        read.document,
        tuple(Diagnostic(place, f"with the facts that were set, {problem}", remedy) for problem, remedy in problems),
    )


def _read_folder(folder: str) -> Iterator[ProfileRead | Rejected]:
    for path in _files_below(folder, frozenset()):
        yield from (_read_file(path) if isinstance(path, str) else (path,))


def _files_below(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[str | Rejected]:
    """The profile files below a folder by name, without hidden ones; `above` holds the folders that led here."""
    try:
        identity = os.stat(folder)  # noqa: PTH116 - the walk keeps to plain strings
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    here = (identity.st_dev, identity.st_ino)
    if here in above:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _files_below(entry.path, above | {here})
        elif entry.name.lower().endswith(SUFFIXES):
            yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: reading it as a file says so
        return False


def _read_file(path: str) -> Iterator[ProfileRead | Rejected]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - measurably cheaper than Path for thousands of files
            content = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    yield from _read(path, lambda _: content)


def _unreadable(path: str, error: OSError | ValueError) -> Rejected:
    if isinstance(error, FileNotFoundError):
        problem, remedy = "there is no such file or folder", "check the path"
    elif isinstance(error, PermissionError):
        problem, remedy = "the file may not be read", "ask for the permission to read it"
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        problem, remedy = f"the file cannot be read: {reason}", "check the path"
    return Rejected(path, 1, (Diagnostic(Location(path), problem, remedy),))


def _read(path: str, read: Callable[[int], bytes]) -> Iterator[ProfileRead | Rejected]:
    try:
        text = _decoded(read(LARGEST_BYTES + 1))
    except _UnusableContent as error:
        yield Rejected(
            path,
            1,
            (Diagnostic(Location(path, 1, *error.place), error.problem, error.remedy, error.excerpt),),
        )
        return
    source = _source_of(path, text)
    number = 0
    try:
        for document in source.read_documents(text):
            number = document.number
            yield _interpreted(path, text, source, document)
    except BrokenDocument as error:
        yield Rejected(path, number + 1, (_located(path, number + 1, text, error.place),))
        return
    if number == 0:
        remedy = "write a profile, e.g. company: {name: …}"
        yield Rejected(path, 1, (Diagnostic(Location(path, 1, 1, 1), "there is no company in it", remedy, ""),))


class _UnusableContent(Exception):
    def __init__(self, problem: str, remedy: str, place: tuple[int, int] | tuple[()] = (), excerpt: str | None = None):
        super().__init__(problem)
        self.problem, self.remedy, self.place, self.excerpt = problem, remedy, place, excerpt


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        raise _UnusableContent("larger than 1 MiB", "a profile has a few lines: split the file or check the path")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        excerpt = content.splitlines()[line - 1][:500].decode("utf-8", "replace") if content else ""
        encoding = "UTF-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else None
        problem = f"not UTF-8 text: {'it looks like ' + encoding if encoding else f'byte 0x{content[error.start]:02X}'}"
        raise _UnusableContent(problem, "save the file as UTF-8", (line, column), excerpt) from error


def _source_of(path: str, text: str) -> ModuleType:
    suffix = Path(path).suffix.lower()
    if suffix == ".json" or (suffix not in SUFFIXES and text.lstrip()[:1] == "{"):
        return json_source
    return yaml_source


def _interpreted(path: str, text: str, source: ModuleType, document: Document) -> ProfileRead | Rejected:
    problems: tuple[Problem, ...] = ()
    try:
        profile = profile_from(document.data)
    except InvalidProfile as error:
        problems = error.problems
    else:
        if not document.problems:
            return ProfileRead(path, document.number, profile, document.data)
    places = source.places(text, document.number) if problems else {}
    found = [*document.problems, *(_placed(each, places) for each in problems)]
    found.sort(key=lambda each: (each.line, each.column))
    return Rejected(path, document.number, tuple(_located(path, document.number, text, each) for each in found))


def _placed(problem: Problem, places: dict[KeyPath, Place]) -> TextProblem:
    """The problem at its place in the text; a key that is missing is reported where it should stand."""
    keys = problem.keys
    while keys not in places and keys:
        keys = keys[:-1]
    place = places.get(keys, Place((1, 1), (1, 1)))
    at_key = problem.is_about_key or len(keys) < len(problem.keys)
    return TextProblem(*(place.key if at_key else place.value), _named(problem), problem.remedy)


def _named(problem: Problem) -> str:
    return f"{dotted(problem.keys)}: {problem.problem}" if problem.keys else problem.problem


def _located(path: str, document: int, text: str, place: TextProblem) -> Diagnostic:
    lines = text.split("\n")
    excerpt = lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else ""
    return Diagnostic(Location(path, document, place.line, place.column), place.problem, place.remedy, excerpt)
