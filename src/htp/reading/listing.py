"""From a path to the files that it stands for: itself, or the profiles and tables in a folder and what is left out."""

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from htp.document import LeftOut, Rejected
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading.choices import NO_CHOICES, Choices, Exclusions
from htp.reading.formats import SUFFIXES
from htp.reading.opening import unreadable

if TYPE_CHECKING:
    from htp.reading.exclusion import Excluded

MAX_NAMED = 20
"""Files of a folder that are named one by one where they are left out for one reason."""
_OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlt", ".xltx", ".ods", ".fods", ".ots", ".sxc", ".numbers", ".et")
_PACKAGES = "node_modules"
_OF_OPEN_WORKBOOK = "~$"
"""What Excel puts before the name of a workbook that is open somewhere, for a small file beside it."""


class File(NamedTuple):
    """A file to be read; nobody has looked into it."""

    path: str
    choices: Choices = NO_CHOICES
    is_found: bool = False
    """Whether it was found in a folder, not named itself."""
    size: int = 0
    """Bytes, as far as they are known before it is read."""


def files_at(path: str, exclusions: Exclusions = NO_CHOICES.exclusions) -> Iterator[File | LeftOut | Rejected]:
    """The file of that path, or the files below that folder by name; what is no file is rejected."""
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a path is too long or forbidden
        yield File(path)
        return
    try:
        walk = _Walk(path, exclusions)
    except UnusableText as error:
        yield Rejected.at(Location(path), error.fault)
    except OSError as error:
        yield unreadable(path, error)
    else:
        yield from walk.files()


FileId = tuple[int, int]
"""What two paths to one file have in common."""


def identity_of(path: str) -> FileId | None:
    """The identity of a regular file; None where there is none, or where each reading gives something new."""
    found = regular_file(path)
    return None if found is None else id_of(found)


def id_of(found: os.stat_result) -> FileId:
    return found.st_dev, found.st_ino


def regular_file(path: str) -> os.stat_result | None:
    """What the system says of a regular file; None where there is none, as for a pipe."""
    try:
        found = os.stat(path)  # noqa: PTH116 - measurably cheaper than Path for thousands of files
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def is_read_once(path: str) -> bool:
    """Whether the path is a pipe or the like, of which nothing comes a second time."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


class _Walk:
    """The way through a folder and those below it."""

    def __init__(self, top: str, exclusions: Exclusions) -> None:
        """Raises OSError and UnusableText for a `.gitignore` that cannot be read."""
        self._top = top
        self._real_top = os.path.realpath(top)
        self._excluded = _excluded_below(top, exclusions)

    def files(self) -> Iterator[File | LeftOut | Rejected]:
        """The profile files by name, and what is left out; a folder that links lead to again is read once."""
        seen: set[FileId] = set()
        waiting: list[tuple[str, list[str]]] = [("", [self._top + os.sep])]
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
                if (identity.st_dev, identity.st_ino) in seen:
                    continue
                if self._excluded:
                    self._excluded.enter(path)
                below, left_out = self._contents(path)
            except UnusableText as error:
                yield Rejected.at(Location(path), error.fault)
                continue
            except OSError as error:
                yield unreadable(path, error)
                continue
            seen.add((identity.st_dev, identity.st_ino))
            waiting.append((path, below))
            yield from left_out

    def _contents(self, folder: str) -> tuple[list[str], list[LeftOut]]:
        """The names of the files and folders to visit, the last first, and what is left out.

        Only names of folders end with a separator. Of a hundred thousand files nothing but the names is kept.
        """
        names: list[str] = []
        names_by_reason: dict[str, list[str]] = {}
        with os.scandir(folder) as entries:
            for entry in entries:
                is_folder = _is_folder(entry)
                name = entry.name
                if name.startswith(".") and not is_folder and not name.lower().endswith(SUFFIXES):
                    continue  # settings of programs, of which nobody expects companies
                reason = self._reason(entry, folder, is_folder=is_folder)
                if reason is None:
                    names.append(name + os.sep if is_folder else name)
                else:
                    names_by_reason.setdefault(reason, []).append(name)
        names.sort(key=lambda name: name.removesuffix(os.sep), reverse=True)
        return names, [
            each for reason, left_out in sorted(names_by_reason.items()) for each in _left_out(folder, reason, left_out)
        ]

    def _reason(self, entry: os.DirEntry[str], folder: str, *, is_folder: bool) -> str | None:
        """The id of why the file or folder is left out; None where it is to be read."""
        name = entry.name
        lowered = name.lower()
        if name.startswith("."):
            return "left-out.hidden"
        if is_folder and lowered == _PACKAGES:
            return "left-out.packages"
        path = os.path.join(folder, name)  # noqa: PTH118
        if self._excluded and (excluded := self._excluded.reason(path, is_folder=is_folder)):
            return excluded
        if entry.is_symlink() and self._leads_out(path):
            return "left-out.link-out"
        if is_folder:
            return None
        if name.startswith(_OF_OPEN_WORKBOOK):
            return "left-out.open-workbook"
        if lowered.endswith(SUFFIXES):
            return None
        return "left-out.other-workbook" if lowered.endswith(_OTHER_WORKBOOKS) else "left-out.other-kind"

    def _leads_out(self, link: str) -> bool:
        target = os.path.realpath(link)
        return target != self._real_top and not target.startswith(self._real_top.rstrip(os.sep) + os.sep)


def _excluded_below(top: str, exclusions: Exclusions) -> "Excluded | None":
    if exclusions == NO_CHOICES.exclusions:
        return None
    from htp.reading.exclusion import Excluded

    return Excluded(top, exclusions)


def _left_out(folder: str, reason: str, names: list[str]) -> Iterator[LeftOut]:
    """What is left out for that reason: of very many files the first, and then the folder for the others."""
    names.sort()
    for name in names[:MAX_NAMED]:
        yield LeftOut(os.path.join(folder, name), reason)  # noqa: PTH118
    rest = len(names) - MAX_NAMED
    if rest > 0:
        yield LeftOut(folder, reason, rest)


def _found(path: str) -> File | Rejected:
    """The file, unless it is none: a pipe in a folder of profiles might never end, and nobody has asked to read it."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except OSError:  # opening it says why
        return File(path, is_found=True)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # a folder that was a file a moment ago: opening it says so
        return File(path, is_found=True)
    return Rejected.at(Location(path), Fault("file.no-file"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: reading it as a file says so
        return False
