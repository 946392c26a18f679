"""Folders that are written whole or not at all."""

import os
import re
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from htp.cli.files import FileNotWritten

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # which Windows alone has


class ForeignFolder(Exception):
    """There is something at that place that we have not written, so it stays."""

    def __init__(self, found: Path) -> None:
        super().__init__(str(found))
        self.found = found


class WholeFolder:
    """A folder that is written under another name and takes its own when the `with` block ends well.

    An existing folder is replaced only if it has the index, a file with that mark in it, and no other file but those
    that `names` allows; an empty one too. If anything goes wrong, it is as it was and nothing is left beside it. Only
    the owner can read what is written. Raises ForeignFolder and FileNotWritten.
    """

    def __init__(self, path: Path, index: str, mark: str, names: re.Pattern[str]) -> None:
        self._path, self._index, self._mark, self._names = path.resolve(), index, mark, names

    def __enter__(self) -> "WholeFolder":
        self._refuse_foreign()
        try:
            self._temporary = Path(tempfile.mkdtemp(prefix=f".{self._path.name[:100]}.", dir=self._path.parent))
        except OSError as error:
            raise _not_written(error) from error
        return self

    def write(self, name: str, content: str | bytes) -> None:
        """A new file in the folder; a text is written in UTF-8."""
        try:
            with os.fdopen(os.open(self._temporary / name, _NEW, 0o600), "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
        except OSError as error:
            raise _not_written(error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self._refuse_foreign()  # somebody may have put something there in the meantime
                self._replace()
        except OSError as failed:
            raise _not_written(failed) from failed
        finally:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def _refuse_foreign(self) -> None:
        if not os.path.lexists(self._path):
            return
        if not self._path.is_dir():
            raise ForeignFolder(self._path)
        found = list(self._path.iterdir())
        for each in found:
            if not (each.is_file() and (each.name == self._index or self._names.fullmatch(each.name))):
                raise ForeignFolder(each)
        if found and not self._has_our_index():
            raise ForeignFolder(self._path)

    def _has_our_index(self) -> bool:
        try:
            return self._mark in (self._path / self._index).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False

    def _replace(self) -> None:
        """The new folder takes the name; the old one comes back where that fails."""
        if not self._path.exists():
            self._temporary.rename(self._path)
            return
        old = Path(tempfile.mkdtemp(prefix=f".{self._path.name[:100]}.", dir=self._path.parent))
        self._path.replace(old)
        try:
            self._temporary.rename(self._path)
        except BaseException:
            old.rename(self._path)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _not_written(error: OSError) -> FileNotWritten:
    return FileNotWritten(error.errno, error.strerror or str(error))
