"""Colour, width and encoding: what the program makes of the terminal it finds."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from rich.cells import cell_len
from support.given_files import ELIGIBLE, NOT_ELIGIBLE, written
from support.run_htp import environment, htp

ESCAPE = "\x1b["
COLOR_CASES = [
    ({}, [], False),
    ({"FORCE_COLOR": "1"}, [], True),
    ({"FORCE_COLOR": "3"}, [], True),
    ({"FORCE_COLOR": ""}, [], False),
    ({"FORCE_COLOR": "0"}, [], False),
    ({"CLICOLOR_FORCE": "1"}, [], True),
    ({"CLICOLOR_FORCE": "0"}, [], False),
    ({"FORCE_COLOR": "1", "TERM": "dumb"}, [], True),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
    ({"FORCE_COLOR": "1", "NO_COLOR": ""}, [], True),
    ({"TERM": "xterm"}, ["--color", "always"], True),
    ({"NO_COLOR": "1", "TERM": "dumb"}, ["--color", "always"], True),
    ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
]
TERMINAL_CASES = [
    ({"TERM": "xterm"}, [], True),
    ({"TERM": "dumb"}, [], False),
    ({"TERM": "xterm", "NO_COLOR": "1"}, [], False),
    ({"TERM": "xterm", "NO_COLOR": ""}, [], True),
    ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, [], True),
    ({"TERM": "xterm"}, ["--color", "never"], False),
    ({"TERM": "dumb"}, ["--color", "always"], True),
]


@pytest.mark.parametrize("variables, options, is_colored", COLOR_CASES)
def test_colour_elsewhere_than_at_a_terminal(
    variables: dict[str, str], options: list[str], *, is_colored: bool, tmp_path: Path
) -> None:
    more: Any = variables
    run = htp("check", *written(tmp_path, "not-eligible"), *options, **more)
    assert (ESCAPE in run.stdout) is is_colored
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("variables, options, is_colored", TERMINAL_CASES)
def test_colour_at_a_terminal(
    variables: dict[str, str], options: list[str], *, is_colored: bool, tmp_path: Path
) -> None:
    shown = shown_at_a_terminal(tmp_path, 100, options, variables)
    assert "NOT ELIGIBLE" in shown
    assert (ESCAPE in shown) is is_colored


def shown_at_a_terminal(folder: Path, width: int, options: list[str], variables: dict[str, str]) -> str:
    arguments = ["-m", "htp", "check", *written(folder, "not-eligible"), *options]
    terminal: Any = pexpect.spawn(
        sys.executable, arguments, env=environment(**variables), encoding="utf-8", timeout=60, dimensions=(40, width)
    )
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 1
    return str(terminal.before).replace("\r\n", "\n")


def test_colour_only_underlines_what_the_words_say(tmp_path: Path) -> None:
    paths = written(tmp_path, "not-eligible", "eligible")
    for files in (paths, paths[:1]):
        plain, colored = (htp("check", *files, "--color", choice).stdout for choice in ("never", "always"))
        without_color = re.sub(r"\x1b\[[0-9;]*m", "", colored)
        assert [line.rstrip() for line in without_color.split("\n")] == plain.split("\n")


def test_json_is_never_coloured(tmp_path: Path) -> None:
    run = htp("check", "-f", "json", "--color", "always", *written(tmp_path, "eligible"), FORCE_COLOR="1")
    assert ESCAPE not in run.stdout


def widest(text: str) -> int:
    """Columns of the widest line but for commands, which can be copied whole."""
    lines = (re.sub(r"\x1b\[[0-9;]*m", "", line) for line in text.split("\n"))
    return max(cell_len(line) for line in lines if not line.startswith(" htp "))


UNBREAKABLE = "Unbreakable" * 30
NAMES = ["Ala-Too", UNBREAKABLE, "株式会社アラトー" * 12]


@pytest.mark.parametrize("width", [40, 60, 79, 80, 109, 110, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int, tmp_path: Path) -> None:
    texts = [NOT_ELIGIBLE.replace("Too Little", name) for name in NAMES]
    texts[0] = texts[0].replace("10_000_000", f"1{'0' * 60}")
    texts[1] = texts[1].replace("[software-development]", f"[software-development, {UNBREAKABLE}]")
    paths = [tmp_path / f"{number}{'a' * 60}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    for options in ([paths[0]], [paths[1]], [paths[2]], paths, ["--color", "always", paths[0]]):
        assert 30 < widest(htp("check", *options, width=width, TERM="dumb").stdout) <= width


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100, 110, 200])
def test_nothing_is_cut_off_where_there_is_little_room(width: int, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    name, activity = UNBREAKABLE, "Restaurant" * 20
    text = NOT_ELIGIBLE.replace("Too Little", name).replace("[software", f"[{activity}, software")
    path.write_text(text.replace("10_000_000", "1" * 40), encoding="utf-8")
    run = htp("check", "-v", path, width=width)
    shown = "".join(run.stdout.split())
    assert "…" not in run.stdout
    assert name in shown
    assert activity in shown
    assert f"{int('1' * 40):,}.00KGS" in shown or width >= 110


@pytest.mark.parametrize("width", [1, 0, -5, 39])
def test_a_terminal_is_taken_to_have_at_least_40_columns(width: int, tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible")
    expected = 40 if width > 0 else 100
    assert htp("check", *paths, width=width).stdout == htp("check", *paths, width=expected).stdout


def test_elsewhere_than_at_a_terminal_there_are_100_columns(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible")
    assert htp("check", *paths, width=None).stdout == htp("check", *paths, width=100).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("width", [60, 120])
def test_the_width_of_the_terminal_is_used(width: int, tmp_path: Path) -> None:
    shown = shown_at_a_terminal(tmp_path, width, [], {"TERM": "dumb"})
    assert shown == htp("check", *written(tmp_path, "not-eligible"), width=width, LINES="40").stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp866", "latin-1"])
def test_a_console_that_cannot_draw_boxes_gets_plain_characters(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(NOT_ELIGIBLE.replace("Too Little", "Ала-Тоо №1 – 会社"), encoding="utf-8")
    several = [path, *written(tmp_path, "eligible", "invalid")]
    runs = [htp("check", "-v", *each, PYTHONIOENCODING=encoding) for each in ([path], several, [tmp_path / "нет.yaml"])]
    for run in runs:
        assert run.exit_code in (1, 4)
        assert "Traceback" not in run.stderr
        assert not re.search("[─│✔✘…–]", run.stdout)
    table = runs[0].stdout
    assert "x fail" in table
    assert "+---" in table
    if encoding == "ascii":
        assert r"\u0410\u043b\u0430" in table


def test_the_help_is_shown_on_every_console() -> None:
    run = htp("check", "--help", PYTHONIOENCODING="ascii")
    assert (run.exit_code, run.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["check", "-"], ["check", "-", "-f", "json"], ["--version"], ["help", "law"]])
def test_a_reader_who_has_left_is_no_error(arguments: list[str]) -> None:
    """The verdict stays the verdict, and nothing is printed about it."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "htp", *arguments],
        input=(ELIGIBLE + "---\n" + NOT_ELIGIBLE).encode(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=environment(),
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1 if "check" in arguments else 0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell to pipe in")
def test_a_reader_may_leave_in_the_middle_of_a_long_answer(tmp_path: Path) -> None:
    (tmp_path / "many.yaml").write_text("---\n".join([ELIGIBLE] * 100), encoding="utf-8")
    script = '"$0" -m htp check -f json many.yaml | head -n 1'
    command = ["sh", "-c", script, sys.executable]
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=environment())
    assert (done.stdout, done.stderr) == (b"{\n", b"")
