"""A long answer at a terminal, shown by the pager of the person who reads it."""

import os
import shlex
import subprocess
from collections.abc import Callable
from contextlib import suppress

from htp.cli.streams import OutputClosed, is_shown_at_terminal, write_part_of_answer

_PAGER = "less -FIRX"
"""Shows at once what fits the screen, keeps colours, and leaves the text on the screen."""


def paged(height: int) -> Callable[[str], None]:
    """What writes an answer: through the pager where it is longer than the terminal is high."""

    def write(text: str) -> None:
        command = shlex.split(os.environ.get("PAGER") or _PAGER)
        if text.count("\n") < height or not is_shown_at_terminal() or not _page(command, text):
            write_part_of_answer(text)

    return write


def write_paged(text: str, height: int) -> None:
    """The whole answer at once; a reader who has left is no error."""
    with suppress(OutputClosed):
        paged(height)(text)


def _page(command: list[str], text: str) -> bool:
    """Whether the pager could be started; leaving it early is no loss."""
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE)
    except (OSError, IndexError):
        return False
    with suppress(BrokenPipeError), pager:
        assert pager.stdin is not None
        with suppress(KeyboardInterrupt):  # it is the pager that answers Ctrl-C
            pager.stdin.write(text.encode("utf-8", "backslashreplace"))
            pager.stdin.close()
            pager.wait()
    return True
