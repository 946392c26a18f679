"""The shell completions are current, and shells complete with them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from support.run_htp import environment
from write_completions import FOLDER, completions

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

_READY = "ready for Tab"
_ZSH_START = f"fpath=('{FOLDER}' $fpath); autoload -Uz compinit; compinit -u -D; PS1='> '"
_ANSWER_BY_LINE = {
    "htp ch": "htp check ",
    "htp check --exit": "htp check --exit-zero ",
    "htp check --format ta": "htp check --format table ",
    "htp check compa": "htp check company.yaml ",
    "htp check --output my": r"htp check --output my\ company.yaml ",
    "htp check --format=ta": "htp check --format=table ",
    "htp check --set revenue.ex": "htp check --set revenue.export=",
    "htp check --set=revenue.ex": "htp check --set=revenue.export=",
    "htp check --reading other": "htp check --reading other-activities=",
    "htp explain export-share-for-a": "htp explain export-share-for-applicants ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home with an `htp` to run and two files to complete."""
    program = tmp_path / "bin" / "htp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m htp "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("company.yaml", "my company.yaml"):
        (tmp_path / name).touch()
    return tmp_path


def variables(folder: Path) -> dict[str, str]:
    path = f"{folder / 'bin'}:{environment()['PATH']}"
    return environment(PATH=path, HOME=str(folder), ZDOTDIR=str(folder), TERM="dumb", LC_ALL="C.UTF-8")


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_page_is_well_formed() -> None:
    done = subprocess.run(["groff", "-man", "-ww", "-z", str(FOLDER / "htp.1")], capture_output=True, check=True)
    assert done.stderr == b""


def test_the_files_are_current() -> None:
    stored = {each.name: each.read_text(encoding="utf-8") for each in FOLDER.iterdir()}
    assert stored == completions(), "run: python tests/write_completions.py"


@pytest.mark.parametrize(
    "words, answer",
    [("htp ch", ["check"]), ("htp check --exit", ["--exit-zero"]), ("htp check compa", [])],
)
def test_a_bash_script_gets_the_words_that_fit(words: str, answer: list[str], folder: Path) -> None:
    script = f"""
        source '{FOLDER / "htp.bash"}'
        COMP_WORDS=({words})
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _htp_completion htp
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, check=True, encoding="utf-8", env=variables(folder)
    )
    assert (done.stdout.split(), done.stderr) == (answer, "")


@pytest.mark.parametrize("line, answer", _ANSWER_BY_LINE.items())
@pytest.mark.parametrize(
    "shell, options, start",
    [
        ("bash", ["--norc", "--noprofile", "-i"], f"source '{FOLDER / 'htp.bash'}'; PS1='> '"),
        ("zsh", ["-f", "-i"], _ZSH_START),
        ("fish", ["--no-config", "-i"], f"source '{FOLDER / 'htp.fish'}'"),
    ],
    ids=["bash", "zsh", "fish"],
)
def test_tab_completes(shell: str, options: list[str], start: str, line: str, answer: str, folder: Path) -> None:
    if shutil.which(shell) is None and not os.environ.get("HTP_TEST_SHELLS"):
        pytest.skip(f"{shell} is not installed")
    terminal: Any = pexpect.spawn(
        shell, options, cwd=str(folder), env=variables(folder), encoding="utf-8", timeout=60, dimensions=(40, 200)
    )
    terminal.sendline(start)
    terminal.sendline("echo 'ready for' Tab")
    terminal.expect_exact(f"{_READY}\r\n")
    terminal.send(f"{line}\t")
    terminal.expect_exact(answer)
    terminal.close(force=True)
