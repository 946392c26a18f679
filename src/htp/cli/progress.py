"""Progress on standard error: only at a terminal, only when the work takes long, and never into the answer."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from htp.cli.streams import write_diagnostics

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_LATE_SECONDS = 1.0
"""How long a run may take before anybody wants to know how it gets on."""
_PAUSE_SECONDS = 0.1


class Progress:
    """How many inputs are done; `count` is asked for the number of all, if it is known, once that is of interest.

    While the answer runs over the same terminal, nothing is shown: it is progress enough.
    """

    def __init__(self, count: Callable[[], int | None], *, answer_runs: bool) -> None:
        self._count = count
        self._is_wanted = _is_terminal(sys.stderr) and not (answer_runs and _is_terminal(sys.stdout))
        self._began = self._shown = monotonic()
        self._bar: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *exception: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar off the terminal."""
        if self._bar:
            self._bar[0].stop()
            self._bar = None

    def show(self, done: int) -> None:
        """So many inputs are done."""
        now = monotonic()
        if not self._is_wanted or now - self._began < _LATE_SECONDS or now - self._shown < _PAUSE_SECONDS:
            return
        self._shown = now
        if self._bar is None:
            self._bar = self._started()
        bar, task = self._bar
        bar.update(task, completed=done, rate=f"{done / (now - self._began):,.0f}/s")
        bar.refresh()

    def say(self, text: str) -> None:
        """The text on standard error, above the bar if there is one."""
        if text and self._bar:
            self._bar[0].console.print(text, end="", markup=False, highlight=False, emoji=False, soft_wrap=True)
        else:
            write_diagnostics(text)

    def _started(self) -> "tuple[Bar, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        from htp.reports.wording.messages import message

        bar = Bar(
            TextColumn(message("progress")),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            auto_refresh=False,  # a thread of its own would live through the birth of worker processes
            transient=True,
        )
        bar.start()
        return bar, bar.add_task("", total=self._count(), rate="", start=True)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
