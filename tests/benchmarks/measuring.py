"""Commands measured as whole processes, in turns, so that a busy machine slows all of them alike."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

Command = Sequence[str]

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An ordinary installation has its bytecode."""


class Cost(NamedTuple):
    """What one run of a command took."""

    seconds: float
    peak_kib: int
    """Of the process, or of its largest child where that was larger."""


class Ratios(NamedTuple):
    """How a command compares with another, over all turns."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f} to {self.most:.2f})"


def python(script: str, *arguments: str) -> Command:
    return (sys.executable, "-c", script, *arguments)


def htp(*arguments: str) -> Command:
    return (sys.executable, "-m", "htp", *arguments)


def cost(command: Command, **variables: str) -> Cost:
    """One run, its answer thrown away."""
    began = perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - it is no path of ours
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env={**_ENVIRONMENT, **variables})
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((0, 1, 3) if "htp" in command else (0,)):  # verdicts are no failures
        raise RuntimeError(f"{' '.join(command)[:200]} ended with exit code {process.returncode}")
    return Cost(perf_counter() - began, usage.ru_maxrss)


def costs(commands: Mapping[str, Command], turns: int, **variables: str) -> dict[str, list[Cost]]:
    """Each command so many times, in turns."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            found[name].append(cost(command, **variables))
    return found


def ratios(of: Sequence[Cost], to: Sequence[Cost]) -> Ratios:
    """The time of one command in that of another, turn by turn."""
    each = [one.seconds / other.seconds for one, other in zip(of, to, strict=True)]
    return Ratios(median(each), min(each), max(each))
