"""The house keeps its own rules: floors, types, style."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check"], id="ruff finds nothing to mend"),
        pytest.param(["ruff", "format", "--check"], id="the code is formatted"),
        pytest.param(["mypy"], id="mypy strict finds nothing in src and tests"),
        pytest.param(["importlinter"], id="imports go down the floors only"),
    ],
)
def test_the_code_passes(command: list[str]) -> None:
    program = ["-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"]
    arguments = program if command == ["importlinter"] else ["-m", *command]
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
