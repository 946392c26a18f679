"""Files that are written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OWNER_ALONE = 0o600
"""The permissions of a file that nobody else may read."""


def write_file(path: Path, content: str | bytes, mode: int | None = None, *, is_private: bool = False) -> None:
    """This as the whole content of the file, or the file as it was: never half of it. Raises FileNotWritten.

    With a mode, the file has these permissions whatever it had before.
    """
    with WholeFile(path, mode, is_private=is_private) as file:
        file.write(content)


class FileNotWritten(OSError):
    """A file stays as it was, because it could not be written."""


@contextmanager
def _as_not_written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileNotWritten(error.errno, error.strerror or str(error)) from error


class WholeFile:
    """A file that is written under another name and takes its own when the `with` block ends well.

    If that goes wrong, the file is as it was and nothing is left beside it. What is no file, such as a pipe, is written
    at once. Raises FileNotWritten.
    """

    def __init__(self, path: Path, mode: int | None = None, *, is_private: bool = False) -> None:
        """With a mode, the file has these permissions whatever it had before.

        A private file can be read by its owner alone if it is new; one that is there keeps its permissions.
        """
        self._path, self._mode, self._is_private = path, mode, is_private
        self._temporary: Path | None = None

    @_as_not_written()
    def __enter__(self) -> "WholeFile":
        target: int | Path = self._path
        before = _found_at(self._path)
        if before is not None and (unsuitable := _reason_against(before)):
            from htp.reports.wording.messages import message

            raise FileNotWritten(errno.EPERM, message(unsuitable))
        if before is None or stat.S_ISREG(before.st_mode):
            import tempfile

            self._path = self._path.resolve()
            target, name = tempfile.mkstemp(prefix=f".{self._path.name[:100]}.", dir=self._path.parent)
            self._temporary = Path(name)
        try:
            self._file = open(target, "wb")  # noqa: PTH123 - a handle, which is closed at the exit
        except BaseException:
            self._discard()
            raise
        return self

    @_as_not_written()
    def write(self, content: str | bytes) -> None:
        """A text is written in UTF-8."""
        self._file.write(content.encode() if isinstance(content, str) else content)

    @_as_not_written()
    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            with self._file:
                if kind is None and self._temporary:
                    self._file.flush()
                    os.fsync(self._file.fileno())
            if kind is None and self._temporary:
                self._temporary.chmod(self._usual_mode() if self._mode is None else self._mode)
                self._temporary.replace(self._path)
                self._temporary = None
        finally:
            self._discard()

    def _usual_mode(self) -> int:
        """That of the file which is replaced, or of a new one."""
        if self._path.exists():
            return self._path.stat().st_mode & 0o7777
        return OWNER_ALONE if self._is_private else 0o666 & ~_umask()

    def _discard(self) -> None:
        if self._temporary:
            with suppress(OSError):
                self._temporary.unlink()


def _found_at(path: Path) -> os.stat_result | None:
    """What stands at the path, or where a link there leads; raises OSError for a link that leads to itself."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _reason_against(found: os.stat_result) -> str | None:
    """Why it is not written, by the id of a message: it could not be replaced as it is, or is no file to be written."""
    if stat.S_ISCHR(found.st_mode) or stat.S_ISBLK(found.st_mode):
        return "file-is-device"
    if not stat.S_ISREG(found.st_mode):
        return None
    if found.st_nlink > 1:
        return "file-has-other-names"
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        return "file-of-another"
    return None if found.st_mode & stat.S_IWUSR else "file-read-only"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
