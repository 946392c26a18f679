"""Which files and folders below a folder are excluded by patterns, as Git reads them."""

import os
from pathlib import Path
from typing import NamedTuple

from htp.errors import UnusableText
from htp.reading.choices import Exclusions
from htp.reading.ignore_patterns import Patterns, patterns_of, patterns_of_file

_MAX_BYTES = 1024 * 1024
_FILE = ".gitignore"


class _Followed(NamedTuple):
    """A `.gitignore` file."""

    below: tuple[str, ...]
    """The names on the way from the top to it; none where it is above."""
    above: tuple[str, ...]
    """The names on the way from it to the top; none where it is below."""
    patterns: Patterns


class Excluded:
    """What is excluded below one folder; each folder below is entered before anything in it is asked for."""

    def __init__(self, top: str, exclusions: Exclusions) -> None:
        """Raises OSError and UnusableText for a `.gitignore` above that cannot be read."""
        self._top = top.rstrip(os.sep) or os.sep
        self._patterns = patterns_of(exclusions.patterns)
        self._uses_gitignore = exclusions.uses_gitignore
        self._followed: list[_Followed] = []
        """From the top down."""
        if self._uses_gitignore:
            self._enter_folders_above()
        self._is_top_ignored = self._is_folder_above_ignored()

    def enter(self, folder: str) -> None:
        """Follows the `.gitignore` of the folder; raises OSError and UnusableText where it cannot be read."""
        if self._uses_gitignore:
            self._follow(folder, self._names(folder), ())

    def reason(self, path: str, *, is_folder: bool) -> str | None:
        """The id of why the file or folder is left out; None where nothing excludes it."""
        names = self._names(path)
        if self._patterns.exclude(names, is_folder=is_folder):
            return "left-out.excluded"
        if self._is_top_ignored:
            return "left-out.ignored"
        for below, above, patterns in reversed(self._followed):  # the nearest that says anything decides
            if names[: len(below)] == below:
                is_ignored = patterns.exclude((*above, *names[len(below) :]), is_folder=is_folder)
                if is_ignored is not None:
                    return "left-out.ignored" if is_ignored else None
        return None

    def _names(self, path: str) -> tuple[str, ...]:
        """The names on the way from the top."""
        return Path(path[len(self._top) :].lstrip(os.sep)).parts

    def _enter_folders_above(self) -> None:
        """The folders up to the one that is the whole repository."""
        folder = os.path.realpath(self._top)
        way: tuple[str, ...] = ()
        above = []
        while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118 - as in the walk
            parent, name = os.path.split(folder)
            if parent == folder:
                return  # no repository: only what stands below the top counts
            folder, way = parent, (name, *way)
            above.append((folder, way))
        for each, to_top in reversed(above):
            self._follow(each, (), to_top)

    def _is_folder_above_ignored(self) -> bool:
        """Whether the top is excluded, or a folder above it is: Git then looks at nothing below."""
        longest = max((len(each.above) for each in self._followed), default=0)
        for left in reversed(range(longest)):
            for _, above, patterns in reversed(self._followed):
                names = above[: len(above) - left]
                said = patterns.exclude(names, is_folder=True) if names else None
                if said is not None:
                    if said:
                        return True
                    break
        return False

    def _follow(self, folder: str, below: tuple[str, ...], above: tuple[str, ...]) -> None:
        path = os.path.join(folder, _FILE)  # noqa: PTH118
        if not os.path.isfile(path):  # noqa: PTH113
            return
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read(_MAX_BYTES + 1)
        if len(content) > _MAX_BYTES:
            raise UnusableText("file.too-large")
        patterns = patterns_of_file(content.decode(errors="surrogateescape"))
        self._followed.append(_Followed(below, above, patterns))
