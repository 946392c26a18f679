"""Standard streams and the terminal behind them."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
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
    height: int


_WIDTH_WITHOUT_TERMINAL = 100
_LEAST_WIDTH = 40
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
    return Screen(max(width, _LEAST_WIDTH), has_color, encoding.startswith("utf"), height)


def is_shown_at_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


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
        from htp.reports.wording.messages import message

        write_diagnostics(f"{message('answer-not-written', reason=error.strerror or error)}\n")
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


@contextmanager
def termination_as_interruption() -> Iterator[None]:
    """Within the block a request to end (SIGTERM) is answered as Ctrl-C is: what was begun is cleared away first."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
