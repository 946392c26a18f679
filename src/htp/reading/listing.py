"""From a path to the files that it stands for: itself, or the profiles and tables in a folder."""

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from htp.document import Rejected
from htp.errors import Fault
from htp.location import Location
from htp.reading.choices import NO_CHOICES, Choices
from htp.reading.formats import SUFFIXES
from htp.reading.opening import unreadable


class File(NamedTuple):
    """A file to be read; nobody has looked into it."""

    path: str
    choices: Choices = NO_CHOICES


def files_at(path: str) -> Iterator[File | Rejected]:
    """The file of that path, or the files below that folder by name; what is no file is rejected."""
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a path is too long or forbidden
        yield from _files_below(path)
    else:
        yield File(path)


FileId = tuple[int, int]
"""What two paths to one file have in common."""


def identity_of(path: str) -> FileId | None:
    """The identity of a regular file; None where there is none, or where each reading gives something new."""
    try:
        found = os.stat(path)  # noqa: PTH116 - measurably cheaper than Path for thousands of files
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def is_read_once(path: str) -> bool:
    """Whether the path is a pipe or the like, of which nothing comes a second time."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _files_below(top: str) -> Iterator[File | Rejected]:
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
            yield unreadable(path, error)
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


def _found(path: str) -> File | Rejected:
    """The file, unless it is none: a pipe in a folder of profiles might never end, and nobody has asked to read it."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except OSError:  # opening it says why
        return File(path)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # a folder that was a file a moment ago: opening it says so
        return File(path)
    return Rejected.at(Location(path), Fault("file.no-file"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: reading it as a file says so
        return False
