"""The whole program, run as users run it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from support.loaded_program import MEASURING, Ended, LoadedProgram
from support.schema_checks import hold_run


@dataclass(frozen=True, slots=True)
class Run:
    """What the program printed and how it ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def words(self) -> str:
        """The answer with the line breaks of a narrow terminal taken out."""
        return " ".join(self.stdout.split())


PATIENCE_SECONDS = 120
"""A program that takes longer waits for something that never comes."""
_measured: set[tuple[str, ...]] = set()
_started: set[str] = set()
"""The commands that this process has started afresh."""
_VARIABLES_THAT_MATTER = (
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "LANG",
    "LANGUAGE",
)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what the program listens to, but for the variables given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _VARIABLES_THAT_MATTER and not name.startswith(("LC_", "_HTP", "_TYPER", "PYTHONIO", "COVERAGE"))
    }
    return {**kept, "PYTHONUTF8": "1", **more}


def htp(
    *arguments: str | Path,
    width: int | None = 80,
    stdin: str | bytes = b"",
    folder: Path | None = None,
    at_start: Callable[[], object] | None = None,
    **more: str,
) -> Run:
    """The program with those arguments, in that folder; `more` are variables of its environment.

    `at_start` is called in the new process before the program is. What it reports keeps to the schema of the report.
    The first run of each command, and each with variables that Python itself listens to, is started afresh; others are
    copies of one that has only been loaded.
    """
    words = [*map(str, arguments)]
    measuring = {} if more or at_start or not _is_first_of_its_kind(words) else _measuring()
    variables = environment(**({} if width is None else {"COLUMNS": str(width)}), **measuring, **more)
    input_ = stdin.encode() if isinstance(stdin, str) else stdin
    if at_start or any(each.startswith("PYTHON") for each in more) or _is_first_start_of(words):
        done = _started_afresh(words, folder, variables, input_, at_start)
    else:
        done = _loaded().run(words, folder, variables, input_, PATIENCE_SECONDS)
    encoding = variables.get("PYTHONIOENCODING", "utf-8")
    run = Run(done.code, done.stdout.decode(encoding), done.stderr.decode(encoding))
    hold_run(words, folder, run.exit_code, run.stdout)
    return run


def _started_afresh(
    words: Sequence[str],
    folder: Path | None,
    variables: dict[str, str],
    stdin: bytes,
    at_start: Callable[[], object] | None,
) -> Ended:
    done = subprocess.run(
        [sys.executable, "-m", "htp", *words],
        capture_output=True,
        check=False,
        cwd=folder,
        env=variables,
        preexec_fn=at_start,
        input=stdin,
        timeout=PATIENCE_SECONDS,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@cache
def _loaded() -> LoadedProgram:
    return LoadedProgram(environment())


def _is_first_start_of(words: Sequence[str]) -> bool:
    command = next(iter(words), "")
    is_first = command not in _started
    _started.add(command)
    return is_first


def hear_interrupts() -> None:
    """Called in a new process: it hears Ctrl-C even where this test does not, as in a job in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def running(*arguments: str | Path, **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    """The program while it runs."""
    program = subprocess.Popen(
        [sys.executable, "-m", "htp", *map(str, arguments)],
        env=environment(),
        preexec_fn=hear_interrupts,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        for stream in filter(None, (program.stdout, program.stderr)):
            stream.close()


def waited_for(what: str, find: Callable[[], int | None]) -> int:
    """What is found as soon as there is something to find."""
    until = monotonic() + 60
    while monotonic() < until:
        with suppress(OSError):  # not there yet, or not any more
            if (found := find()) is not None:
                return found
        sleep(0.01)
    raise TimeoutError(f"waited in vain for {what}")


def wait_for_a_reader_of(fifo: Path) -> int:
    """Waits until somebody reads from the pipe; gives its end for writing, which keeps the reader waiting."""
    return waited_for(f"a reader of {fifo}", lambda: os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))


def _measuring() -> dict[str, str]:
    return {MEASURING: os.environ[MEASURING]} if MEASURING in os.environ else {}


def _is_first_of_its_kind(words: Sequence[str]) -> bool:
    """Whether no run of the same test with the same options came before; to measure each would take too long."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").partition("[")[0]
    kind = (test, *words[:1], *sorted(each for each in words if each.startswith("-")))
    is_first = kind not in _measured
    _measured.add(kind)
    return is_first


_AT_EXIT = """
import atexit, sys
atexit.register(lambda: sys.stderr.write({what}))
from htp.cli.app import main
main()
"""


def _told_at_exit(what: str, arguments: tuple[str, ...], variables: dict[str, str]) -> list[str]:
    """The lines on standard error of the program that ends with the text of that expression."""
    command = [sys.executable, "-c", _AT_EXIT.format(what=what), *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=environment(**variables))
    assert done.returncode in range(5), done.stderr
    return done.stderr.splitlines()


def modules_loaded_by(*arguments: str, **variables: str) -> frozenset[str]:
    """The modules that are loaded when the program ends."""
    names = frozenset(_told_at_exit('"\\n".join(sys.modules)', arguments, variables))
    assert "htp.cli.app" in names
    return names


def peak_memory_of(*arguments: str) -> int:
    """The most memory that the program had at a time, in KiB; needs Linux."""
    *_, peak = _told_at_exit(r"""open("/proc/self/status").read().split("VmHWM:")[1].split()[0]""", arguments, {})
    return int(peak)
