"""Standard streams and the terminal behind them."""

import errno
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import cache
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, NamedTuple, TextIO

from htp.cli.exit_codes import ExitCode

STANDARD_OUTPUT = Path("-")
"""As it is called where the name of a file can be given."""


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
    height: int


_WIDTH_WITHOUT_TERMINAL = 100
_LEAST_WIDTH = 40
_MOST_WIDTH = 1_000
"""No line is read that is longer, whatever COLUMNS says."""
_LEAST_HEIGHT = 24


def screen(choice: ColorChoice, environment: Mapping[str, str]) -> Screen:
    """What standard output can show, by the option, the environment and what it is connected to."""
    is_terminal = is_shown_at_terminal()
    fallback = (80 if is_terminal else _WIDTH_WITHOUT_TERMINAL, 24)
    size = get_terminal_size(fallback)
    width = size.columns if is_terminal or "COLUMNS" in environment else fallback[0]
    height = max(size.lines, _LEAST_HEIGHT)
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    has_color = _has_color(choice, environment, is_terminal)
    return Screen(min(max(width, _LEAST_WIDTH), _MOST_WIDTH), has_color, encoding.startswith("utf"), height)


def is_shown_at_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_encoding() -> str | None:
    """That of the terminal which shows the answer; None where there is none."""
    return (sys.stdout.encoding or "ascii") if is_shown_at_terminal() else None


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


def open_missing_streams() -> None:
    """Where the program was started without a standard stream, no file that it opens takes its number."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(handle)


class OutputClosed(Exception):
    """Nobody reads standard output any more."""


def write_answer(text: str) -> None:
    """The text on standard output for a person; a reader who has left is no error.

    What the encoding of standard output lacks is escaped, which standard error says once. An answer that cannot be
    written otherwise, to a full disk say, ends the program as a report file would.
    """
    with suppress(OutputClosed):
        write_part_of_answer(text)


def write_data(text: str) -> None:
    """The same of a text for programs: its bytes are the same whatever the terminal."""
    with suppress(OutputClosed):
        write_part_of_data(text)


def write_part_of_answer(text: str) -> None:
    """A text for a person where more is to follow, which OutputClosed says is in vain."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        content = text.encode(encoding, "backslashreplace")
        _say_once_that_letters_are_escaped(encoding)
    _write_or_end(content)


def write_part_of_data(content: str | bytes) -> None:
    """Data where more is to follow, a text of it in UTF-8."""
    _write_or_end(content.encode() if isinstance(content, str) else content)


def _write_or_end(content: bytes) -> None:
    try:
        _write(sys.stdout, content)
    except BrokenPipeError:
        raise OutputClosed from None
    except OSError as error:
        from htp.reports.wording.messages import message

        write_diagnostics(f"{message('answer-not-written', reason=error.strerror or error)}\n")
        sys.exit(ExitCode.USAGE)


@cache
def _say_once_that_letters_are_escaped(encoding: str) -> None:
    """In English where standard error lacks the letters of the language too."""
    from htp.language import ENGLISH, speaking
    from htp.reports.wording.messages import message

    said = message("letters-escaped", encoding=encoding)
    if not has_letters(getattr(sys.stderr, "encoding", None) or "utf-8", said):
        with speaking(ENGLISH):
            said = message("letters-escaped", encoding=encoding)
    write_diagnostics(f"{said}\n")


def has_letters(encoding: str, text: str) -> bool:
    """Whether that encoding has every character of the text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def write_diagnostics(text: str) -> None:
    """The text on standard error; where even that cannot be written, the exit code alone has to say it."""
    if not text:
        return
    with suppress(OSError):
        _write(sys.stderr, text.encode(getattr(sys.stderr, "encoding", None) or "utf-8", "backslashreplace"))


def _write(stream: TextIO | None, content: bytes) -> None:
    """All the bytes, whether the stream is buffered or not; raises OSError, also where there is no stream."""
    if not content:
        return
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        stream.flush()
        if not hasattr(stream, "buffer"):  # of a program that holds what is printed as a text
            stream.write(content.decode())
            return
        raw = getattr(stream.buffer, "raw", stream.buffer)
        rest = memoryview(content)
        while rest:
            written = raw.write(rest)
            if written is None:  # a pipe that does not wait is full
                _wait_until_it_takes_more(raw)
            else:
                rest = rest[written:]
    except OSError:
        # What is left in the buffer must not fail a second time when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def _wait_until_it_takes_more(raw: Any) -> None:
    import select

    select.select([], [raw], [])


@contextmanager
def termination_as_interruption() -> Iterator[None]:
    """Within the block a request to end is answered as Ctrl-C is: what was begun is cleared away first.

    A terminal that closes is such a request too, unless the program was started to outlive it.
    """
    asked_by = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {each: signal.getsignal(each) for each in asked_by}
    heard = [each for each in asked_by if before[each] is not signal.SIG_IGN]
    for each in heard:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in heard:
            signal.signal(each, before[each])
