"""The whole program, run as users run it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from held import hold_run


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
_VARIABLES_THAT_MATTER = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "LANG")


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what the program listens to, but for the variables given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _VARIABLES_THAT_MATTER and not name.startswith(("LC_", "_HTP", "_TYPER", "PYTHONIO"))
    }
    return {**kept, "PYTHONUTF8": "1", **more}


def htp(
    *arguments: str | Path, width: int | None = 80, stdin: str | bytes = b"", folder: Path | None = None, **more: str
) -> Run:
    """The program with those arguments, in that folder; `more` are variables of its environment.

    Whatever it reports keeps to the schema of the report.
    """
    words = [*map(str, arguments)]
    variables = environment(**({} if width is None else {"COLUMNS": str(width)}), **more)
    done = subprocess.run(
        [sys.executable, "-m", "htp", *words],
        capture_output=True,
        check=False,
        cwd=folder,
        env=variables,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        timeout=PATIENCE_SECONDS,
    )
    encoding = variables.get("PYTHONIOENCODING", "utf-8")
    run = Run(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
    hold_run(words, folder, run.exit_code, run.stdout)
    return run


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
