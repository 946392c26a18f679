"""What each exit code says, and that nothing else ends with it."""

import os
import signal
import subprocess
import sys
import time
from array import array
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest
from support.given_files import written
from support.run_htp import environment, htp

from htp.cli.exit_codes import MEANINGS


@pytest.mark.parametrize(
    "files, code",
    [
        ("eligible", 0),
        ("not-eligible", 1),
        ("undetermined", 3),
        ("invalid", 4),
        ("missing", 4),
        ("eligible undetermined", 3),
        ("eligible undetermined not-eligible", 1),
        ("eligible undetermined not-eligible invalid", 4),
        ("missing eligible", 4),
    ],
)
def test_the_most_serious_of_all_files_decides(files: str, code: int, tmp_path: Path) -> None:
    paths = written(tmp_path, *files.split())
    assert htp("check", "-q", *paths).exit_code == code
    assert htp("check", "-q", *reversed(paths)).exit_code == code


@pytest.mark.parametrize("command", ["plan", "ask", "activity", "export", "fees"])
def test_a_command_that_judges_nobody_says_whether_there_is_an_answer_for_each_input(
    command: str, tmp_path: Path
) -> None:
    answered = written(tmp_path, "eligible", "not-eligible", "undetermined")
    assert htp(command, "-q", *answered).exit_code == 0
    assert htp(command, "-q", *answered, *written(tmp_path, "invalid")).exit_code == 4
    assert htp(command, "-q", *written(tmp_path, "missing")).exit_code == 4
    assert htp(command, "-q", *written(tmp_path, "missing"), "--exit-zero").exit_code == 0


@pytest.mark.parametrize("file", ["not-eligible", "undetermined", "invalid", "missing"])
def test_exit_zero_reports_the_same_and_exits_0(file: str, tmp_path: Path) -> None:
    paths = written(tmp_path, file)
    plain, lenient = htp("check", *paths), htp("check", "--exit-zero", *paths)
    assert plain.exit_code != 0
    assert (lenient.exit_code, lenient.stdout, lenient.stderr) == (0, plain.stdout, plain.stderr)


@pytest.mark.parametrize("option", ["", "--exit-zero"])
@pytest.mark.parametrize(
    "arguments",
    [
        "check",
        "check {} --no-such-option",
        "check {} --as-of 01/02/2016",
        "check {} --as-of 2016-02-30",
        "check {} --format xml",
        "check {} --color sometimes",
        "check {} --set export",
        "no-such-command",
    ],
)
def test_wrong_usage_is_2_whatever_else_is_asked_for(arguments: str, option: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp(*arguments.format(path).split(), *option.split())
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.startswith("Usage: htp")


@pytest.mark.parametrize("arguments, code", [([], 4), (["--allow-empty"], 0), (["--exit-zero"], 0)])
def test_nothing_to_check_is_no_success_unless_it_is_allowed(arguments: list[str], code: int, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no profile", encoding="utf-8")
    run = htp("check", tmp_path, *arguments)
    assert (run.exit_code, run.stdout) == (code, "")
    suffixes = ".yaml, .yml, .json, .jsonl, .ndjson, .csv, .tsv, .xlsx or .xlsm"
    assert run.stderr == (
        f"{tmp_path / 'notes.txt'}: left out: neither a profile nor a table, by the name\n"
        f"There is nothing to check: no profile or table was found. Their names end in {suffixes}.\n"
    )


def test_allow_empty_allows_nothing_else(tmp_path: Path) -> None:
    assert htp("check", "-q", "--allow-empty", *written(tmp_path, "missing")).exit_code == 4
    assert htp("check", "-q", "--allow-empty", *written(tmp_path, "not-eligible")).exit_code == 1


@pytest.mark.parametrize("option", [[], ["--exit-zero"]])
def test_a_fault_of_the_program_is_70_with_its_traceback_and_never_1(option: list[str], tmp_path: Path) -> None:
    fault = "import htp.rules.fee\n\ndef check(*_): raise RuntimeError('a fault')\n\nhtp.rules.fee.check = check\n"
    (tmp_path / "sitecustomize.py").write_text(fault, encoding="utf-8")
    found = environment().get("PYTHONPATH", "")
    run = htp("check", *written(tmp_path, "eligible"), *option, PYTHONPATH=f"{tmp_path}:{found}".rstrip(":"))
    assert (run.exit_code, run.stdout) == (70, "")
    assert run.stderr.startswith("Traceback (most recent call last):\n")
    assert run.stderr.endswith("\nRuntimeError: a fault\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interruption_is_130() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "htp", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert program.stdin is not None
    program.stdin.write(b"company:")
    program.stdin.flush()
    _wait_until_read(program.stdin)
    code = None
    while code is None:  # a signal between two system calls is noticed only at the next one
        program.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            code = program.wait(timeout=5)
    stdout, stderr = program.communicate()  # only this closes its standard input
    assert (code, stdout) == (130, b"")
    assert b"Traceback" not in stderr


def _wait_until_read(pipe: IO[bytes]) -> None:
    import fcntl
    import termios

    unread = array("i", [1])
    while unread[0]:
        fcntl.ioctl(pipe, termios.FIONREAD, unread)
        time.sleep(0.01)


def test_standard_input_that_was_closed_is_an_empty_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "htp", "check", "-q"]
    closed = ["sh", "-c", '"$@" <&-', "sh"]
    for arguments, code in ((written(tmp_path, "eligible"), 0), (["-"], 4)):
        done = subprocess.run([*closed, *command, *arguments], capture_output=True, check=False, env=environment())
        assert done.returncode == code
        assert b"Traceback" not in done.stderr


def test_where_python_cannot_begin_it_says_so_and_there_is_no_answer(tmp_path: Path) -> None:
    """As `htp help exit-codes` says: nothing of the program runs, and the code is that of Python."""
    command = [sys.executable, "-m", "htp", "check", *written(tmp_path, "eligible")]
    folder = os.open(tmp_path, os.O_RDONLY)
    for stdin, variables in ((folder, {}), (subprocess.DEVNULL, {"PYTHONIOENCODING": "none"})):
        done = subprocess.run(command, stdin=stdin, capture_output=True, check=False, env=environment(**variables))
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"Fatal Python error: ")
    os.close(folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_an_answer_that_cannot_be_written_is_no_answer(tmp_path: Path) -> None:
    for arguments in (["check", *written(tmp_path, "eligible")], ["--version"]):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "htp", *arguments]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=environment())
        assert (done.returncode, done.stderr) == (2, b"The answer cannot be written: No space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_diagnostics_that_cannot_be_written_leave_the_exit_code_as_it_is(tmp_path: Path) -> None:
    for file, code in (("invalid", 4), ("eligible", 0)):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "htp", "check", "-q", *written(tmp_path, file)]
            assert subprocess.run(command, stderr=full, check=False, env=environment()).returncode == code


def test_the_help_lists_every_exit_code() -> None:
    words = htp("check", "--help").words
    for code, meaning in MEANINGS.items():
        assert f" {code.value} {meaning}" in words
