"""Files that are written whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_file(path: Path, content: str | bytes, mode: int | None = None) -> None:
    """This as the whole content of the file, or the file as it was: never half of it. Raises FileNotWritten.

    With a mode, the file has these permissions whatever it had before.
    """
    with WholeFile(path, mode=mode) as file:
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

    def __init__(self, path: Path, mode: int | None = None) -> None:
        self._path, self._mode = path, mode
        self._temporary: Path | None = None

    @_as_not_written()
    def __enter__(self) -> "WholeFile":
        target: int | Path = self._path
        if not self._path.exists() or stat.S_ISREG(self._path.stat().st_mode):
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
        return self._path.stat().st_mode & 0o7777 if self._path.exists() else 0o666 & ~_umask()

    def _discard(self) -> None:
        if self._temporary:
            with suppress(OSError):
                self._temporary.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
