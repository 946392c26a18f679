"""How the program starts: its version, its help, and nothing loaded that the answer does not need."""

import subprocess
import sys
from pathlib import Path

import pytest
from given_files import written
from program import environment, htp

from htp import __version__

HEAVY = {"rich", "pydantic", "yaml"}
_LIST_MODULES = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("".join(f"{name}\\n" for name in sys.modules)))
from htp.cli.app import main
main()
"""


def loaded(*arguments: str, **variables: str) -> set[str]:
    """The top-level packages that are loaded when the program ends."""
    command = [sys.executable, "-c", _LIST_MODULES, *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=environment(**variables))
    names = set(done.stderr.splitlines())
    assert "htp.cli.app" in names
    return {name.partition(".")[0] for name in names}


def test_the_version_is_printed() -> None:
    run = htp("--version")
    assert (run.exit_code, run.stdout, run.stderr) == (0, f"htp {__version__}\n", "")


def test_the_installed_program_and_the_module_are_the_same() -> None:
    program = Path(sys.executable).with_name("htp")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    done = subprocess.run([program, "--help"], capture_output=True, check=True, encoding="utf-8", env=environment())
    assert done.stdout == htp("--help", width=None).stdout
    assert done.stdout.startswith("Usage: htp [OPTIONS] COMMAND")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], ["check"]])
def test_help_has_a_short_and_a_long_name(command: list[str], option: str) -> None:
    run = htp(*command, option)
    assert run.exit_code == 0
    assert run.stdout.startswith("Usage: htp")


def test_without_a_command_the_help_is_shown() -> None:
    run = htp()
    assert run.exit_code == 2
    assert "check" in run.stdout + run.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_what_asks_no_rules_loads_none_of_the_large_packages(arguments: list[str]) -> None:
    assert not loaded(*arguments) & HEAVY


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_what_asks_no_rules_knows_the_words_of_a_verdict_but_no_figures(arguments: list[str]) -> None:
    assert "fractions" not in loaded(*arguments)


def test_completion_loads_none_of_the_large_packages() -> None:
    for words, number in (("htp ch", "1"), ("htp check --", "2"), ("htp check --format ", "3")):
        assert not loaded(_HTP_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number) & HEAVY


def test_without_a_table_nothing_is_drawn(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "not-eligible", "undetermined", "invalid", "missing")
    assert "rich" not in loaded("check", "-q", *paths)
    assert "rich" not in loaded("check", "-f", "json", *paths)
    assert "rich" in loaded("check", *paths)
