"""Which files and folders below a folder are excluded by patterns, as Git reads them."""

import os
from collections.abc import Iterable

from pathspec import GitIgnoreSpec

from htp.errors import UnusableText
from htp.reading.choices import Exclusions

_MAX_BYTES = 1024 * 1024
_FILE = ".gitignore"


class NoPattern(ValueError):
    """The text is no pattern."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def spec_of(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns, ready to be compared; raises NoPattern."""
    usable = []
    for each in patterns:
        if not _is_pattern(each):
            raise NoPattern(each)
        usable.append(each)
    return GitIgnoreSpec.from_lines(usable)


def _is_pattern(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


class Excluded:
    """What is excluded below one folder; each folder below is entered before anything in it is asked for."""

    def __init__(self, top: str, exclusions: Exclusions) -> None:
        """Raises OSError and UnusableText for a `.gitignore` above that cannot be read."""
        self._top = top.rstrip(os.sep) or os.sep
        self._patterns = spec_of(exclusions.patterns)
        self._uses_gitignore = exclusions.uses_gitignore
        self._ignored: list[tuple[str, str, GitIgnoreSpec]] = []
        """Of each `.gitignore`, from the top down: what a path below the top begins with to be below it, the path
        from it to the top, and its patterns."""
        if self._uses_gitignore:
            self._enter_folders_above()

    def enter(self, folder: str) -> None:
        """Follows the `.gitignore` of the folder; raises OSError and UnusableText where it cannot be read."""
        if self._uses_gitignore:
            below = self._relative(folder)
            self._follow(folder, f"{below}/" if below else "", "")

    def reason(self, path: str, *, is_folder: bool) -> str | None:
        """The id of why the file or folder is left out; None where nothing excludes it."""
        relative = self._relative(path) + ("/" if is_folder else "")
        if self._patterns.check_file(relative).include:
            return "left-out.excluded"
        for below, above, spec in reversed(self._ignored):  # the nearest that says anything decides
            if relative.startswith(below):
                is_ignored = spec.check_file(above + relative[len(below) :]).include
                if is_ignored is not None:
                    return "left-out.ignored" if is_ignored else None
        return None

    def _relative(self, path: str) -> str:
        return path[len(self._top) :].replace(os.sep, "/").strip("/")

    def _enter_folders_above(self) -> None:
        """The folders up to the one that is the whole repository."""
        folder, way = os.path.realpath(self._top), ""
        above = []
        while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118 - as in the walk
            parent, name = os.path.split(folder)
            if parent == folder:
                return  # no repository: only what stands below the top counts
            folder, way = parent, f"{name}/{way}"
            above.append((folder, way))
        for each, to_top in reversed(above):
            self._follow(each, "", to_top)

    def _follow(self, folder: str, below: str, above: str) -> None:
        path = os.path.join(folder, _FILE)  # noqa: PTH118
        if not os.path.isfile(path):  # noqa: PTH113
            return
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read(_MAX_BYTES + 1)
        if len(content) > _MAX_BYTES:
            raise UnusableText("file.too-large")
        lines = content.decode(errors="surrogateescape").removeprefix("\ufeff").splitlines()
        patterns = GitIgnoreSpec.from_lines(filter(_is_pattern, lines))  # Git passes over a line that is none
        self._ignored.append((below, above, patterns))
