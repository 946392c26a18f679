"""A conversation at a terminal: what is said fits its width, and what is typed is text."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from htp.cli.streams import ColorChoice, screen, write_answer
from htp.reports.wording import display_width, escape_controls

_PROMPT = "> "
_BEGINNING = re.compile(r" *(?:[0-9]+  )?")
"""What the lines that a text goes on with leave free."""


def is_at_terminal() -> bool:
    """Whether somebody can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def begin() -> None:
    """Lets the arrow keys move within an answer."""
    with suppress(ImportError):
        import readline  # noqa: F401 - input() uses it where it is there


def say(text: str) -> None:
    """One or more lines, each broken between words where the screen ends."""
    width = screen(ColorChoice.NEVER, os.environ).width
    lines = (part for line in text.split("\n") for part in broken(escape_controls(line), width))
    write_answer("".join(f"{line}\n" for line in lines))


def broken(line: str, width: int) -> list[str]:
    """The line in parts that are no wider; what has no blank in it stays whole. A no-break blank is none."""
    beginning = _BEGINNING.match(line)
    first = beginning[0] if beginning else ""
    parts = [first]
    is_empty = True
    for word in line[len(first) :].split(" "):
        if not is_empty and display_width(parts[-1]) + 1 + display_width(word) > width:
            parts.append(" " * len(first))
            is_empty = True
        parts[-1] += word if is_empty else f" {word}"
        is_empty = False
    return parts


def answer() -> str:
    """The next line that is typed; one that is no text in the terminal's encoding is asked for again."""
    from htp.reports.wording.questions import question

    while True:
        with suppress(UnicodeError):
            typed = input(_PROMPT)
            typed.encode("utf-8")  # a byte that was no text may have come through as half a surrogate pair
            return typed
        say(f"  {question('unreadable')}")


def number_in(typed: str, most: int) -> int | None:
    """The index that a number from 1 to `most` stands for."""
    if typed.isascii() and typed.isdecimal() and len(typed) < 6 and 1 <= int(typed) <= most:
        return int(typed) - 1
    return None


_MAX_WIDTH = 30
"""Of a column but the last, in cells of the terminal."""


def aligned(rows: Sequence[Sequence[str]], width: int, heading: Sequence[str] = ()) -> Iterator[str]:
    """The rows below each other, each with its number; what is too long is cut."""
    cells = [[str(number), *row] for number, row in enumerate(rows, start=1)]
    if heading:
        cells.insert(0, ["", *heading])
    widths = [min(max(map(display_width, column)), _MAX_WIDTH) for column in zip(*cells, strict=True)][:-1]
    left = width - sum(widths) - 2 * len(widths) - 1
    for number, *rest, last in cells:
        fixed = (_padded(_cut(each, size), size) for each, size in zip(rest, widths[1:], strict=True))
        yield f" {'  '.join([number.rjust(widths[0]), *fixed])}  {_cut(last, left)}".rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _cut(text: str, width: int) -> str:
    shown = " ".join(text.split())
    while display_width(shown) > max(width, 1):
        shown = f"{shown.removesuffix('…')[:-1]}…"
    return shown
