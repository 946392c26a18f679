"""Standard streams, the terminal behind them, and report files: the only place that writes."""

import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple, TextIO

from htp.cli.exit_codes import ExitCode


class ColorChoice(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Screen(NamedTuple):
    """What standard output can show."""

    width: int
    has_color: bool
    has_unicode: bool


_WIDTH_WITHOUT_TERMINAL = 100
_LEAST_WIDTH = 40


def screen(choice: ColorChoice, environment: Mapping[str, str]) -> Screen:
    """What standard output can show, by the option, the environment and what it is connected to."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    fallback = (80 if is_terminal else _WIDTH_WITHOUT_TERMINAL, 24)
    width = get_terminal_size(fallback).columns if is_terminal or "COLUMNS" in environment else fallback[0]
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return Screen(max(width, _LEAST_WIDTH), _has_color(choice, environment, is_terminal), encoding.startswith("utf"))


def _has_color(choice: ColorChoice, environment: Mapping[str, str], is_terminal: bool) -> bool:
    """The option first, then NO_COLOR, then the variables that force colour, then the terminal."""
    if choice is not ColorChoice.AUTO:
        return choice is ColorChoice.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    forced = environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0")
    if forced not in ("", "0"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def read_standard_input(most_bytes: int) -> bytes:
    """What comes in, up to so many bytes; nothing where the program was started without standard input."""
    return sys.stdin.buffer.read(most_bytes) if sys.stdin else b""


class OutputClosed(Exception):
    """Nobody reads standard output any more."""


def write_answer(text: str) -> None:
    """The text on standard output; what its encoding lacks is escaped, and a reader who has left is no error.

    An answer that cannot be written otherwise, to a full disk say, ends the program as a report file would.
    """
    with suppress(OutputClosed):
        write_part_of_answer(text)


def write_part_of_answer(text: str) -> None:
    """The same where more is to follow, which OutputClosed says is in vain."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        raise OutputClosed from None
    except OSError as error:
        write_diagnostics(f"The answer cannot be written: {error.strerror or error}.\n")
        sys.exit(ExitCode.USAGE)


def write_diagnostics(text: str) -> None:
    """The text on standard error; where even that cannot be written, the exit code alone has to say it."""
    with suppress(OSError):
        _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None or not text:
        return
    with suppress(AttributeError):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        # What is left in the buffer must not fail a second time when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def write_file(path: Path, text: str) -> None:
    """The text as the whole content of the file, or the file as it was: never half of it. Raises FileNotWritten."""
    with WholeFile(path) as file:
        file.write(text)


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

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self._path, self._encoding = path, encoding
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
            self._file = open(target, "w", encoding=self._encoding, newline="\n")  # noqa: PTH123 - a handle
        except BaseException:
            self._discard()
            raise
        return self

    @_as_not_written()
    def write(self, text: str) -> None:
        self._file.write(text)

    @_as_not_written()
    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            with self._file:
                if kind is None and self._temporary:
                    self._file.flush()
                    os.fsync(self._file.fileno())
            if kind is None and self._temporary:
                is_new = not self._path.exists()
                self._temporary.chmod(0o666 & ~_umask() if is_new else self._path.stat().st_mode & 0o7777)
                self._temporary.replace(self._path)
                self._temporary = None
        finally:
            self._discard()

    def _discard(self) -> None:
        if self._temporary:
            with suppress(OSError):
                self._temporary.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def termination_as_interruption() -> Iterator[None]:
    """Within the block a request to end (SIGTERM) is answered as Ctrl-C is: what was begun is cleared away first."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
