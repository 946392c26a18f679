"""The whole program, run as users run it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


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


def htp(*arguments: str | Path, width: int = 80) -> Run:
    environment = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    environment |= {"COLUMNS": str(width), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "htp", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def modules_loaded_by(*arguments: str) -> frozenset[str]:
    """The modules that are loaded when the program has answered."""
    script = "import sys; from htp.cli.app import app; app(standalone_mode=False); print('|'.join(sys.modules))"
    program = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(program, capture_output=True, check=True, encoding="utf-8")
    return frozenset(done.stdout.rpartition("}\n")[2].strip().split("|"))
