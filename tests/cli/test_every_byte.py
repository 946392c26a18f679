"""Standard output takes every byte or the program ends with 2; exit code 1 is a verdict, whatever the streams do."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from support.given_files import ELIGIBLE, NOT_ELIGIBLE, written
from support.run_htp import environment, htp, running

if sys.platform == "win32":
    pytest.skip("limits, signals and pipes are those of Unix", allow_module_level=True)

BUFFERING = [{}, {"PYTHONUNBUFFERED": "1"}]
A_PIPE = 64 * 1024
"""Bytes that a pipe holds at most before its reader takes some."""


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """A list whose report of JSON lines is longer than a pipe holds."""
    table = tmp_path / "clients.csv"
    head = "company.name,period,activities,revenue.currency,revenue.total,revenue.export\n"
    rows = (f"Client {number},2016,software-development,KGS,100,90\n" for number in range(60))
    table.write_text(head + "".join(rows), encoding="utf-8")
    return table


def program(*arguments: str | Path, **streams: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "htp", *map(str, arguments)]
    more = streams.pop("variables", {})
    return subprocess.Popen(command, env=environment(**more), **streams)


def whole_report(clients: Path) -> bytes:
    text = htp("check", "-f", "jsonl", "-j", "1", clients).stdout
    assert len(text) > 2 * A_PIPE
    return text.encode()


@pytest.mark.parametrize("variables", BUFFERING, ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", [("check", "-f", "jsonl"), ("check",), ("check", "--help"), ("plan",)])
def test_a_disk_that_takes_a_part_of_the_answer(
    arguments: tuple[str, ...], variables: dict[str, str], tmp_path: Path
) -> None:
    (company,) = written(tmp_path, "eligible")
    given = arguments if "--help" in arguments else (*arguments, company)
    whole = htp(*given).stdout.encode()
    for room, code in ((100, 2), (len(whole) - 1, 2), (len(whole), 0)):
        with (tmp_path / "answer").open("wb") as answer:
            run = program(
                *given,
                stdout=answer,
                stderr=subprocess.PIPE,
                variables={"COLUMNS": "80", **variables},
                preexec_fn=lambda size=room: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
            )
            _, stderr = run.communicate(timeout=60)
        assert (run.returncode, (tmp_path / "answer").read_bytes()) == (code, whole[:room])
        assert (b"The answer cannot be written: File too large.\n" in stderr) is bool(code)


def slowly_read(handle: int) -> bytes:
    parts = []
    while part := os.read(handle, 5_000):
        parts.append(part)
        sleep(0.0005)
    os.close(handle)
    return b"".join(parts)


@pytest.mark.parametrize("variables", BUFFERING, ids=["buffered", "unbuffered"])
def test_a_pipe_that_does_not_wait_gets_every_byte(variables: dict[str, str], clients: Path) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    run = program("check", "-f", "jsonl", "-j", "1", clients, stdout=theirs, variables=variables)
    os.close(theirs)
    assert slowly_read(ours) == whole_report(clients)
    assert run.wait(timeout=60) == 0


@pytest.mark.parametrize("variables", BUFFERING, ids=["buffered", "unbuffered"])
def test_a_program_that_was_stopped_at_a_full_pipe_loses_nothing(variables: dict[str, str], clients: Path) -> None:
    ours, theirs = os.pipe()
    run = program("check", "-f", "jsonl", "-j", "1", clients, stdout=theirs, variables=variables)
    os.close(theirs)
    sleep(0.5)
    run.send_signal(signal.SIGSTOP)
    sleep(0.05)
    run.send_signal(signal.SIGCONT)
    assert slowly_read(ours) == whole_report(clients)
    assert run.wait(timeout=60) == 0


def closing(*handles: int) -> Callable[[], None]:
    def close() -> None:
        for each in handles:
            os.close(each)

    return close


def test_without_standard_output_an_answer_is_no_success(tmp_path: Path) -> None:
    (company,) = written(tmp_path, "eligible")
    for arguments in (("check", company), ("plan", company), ("check", "--help"), ("check", "-f", "json", company)):
        run = program(*arguments, stderr=subprocess.PIPE, preexec_fn=closing(1))
        _, stderr = run.communicate(timeout=60)
        assert (run.returncode, stderr) == (2, b"The answer cannot be written: Bad file descriptor.\n")
    run = program("check", "-q", company, preexec_fn=closing(0, 1, 2))
    assert run.wait(timeout=60) == 0, "there was nothing to print"
    report = tmp_path / "report.json"
    run = program("check", "-q", "-o", report, company, preexec_fn=closing(0, 1, 2))
    assert run.wait(timeout=60) == 0
    assert json.loads(report.read_text(encoding="utf-8"))["summary"]["eligible"] == 1


@pytest.mark.parametrize("arguments, code", [(("check", "--help"), 0), (("--help",), 0), (("check", "--nope"), 2)])
def test_a_reader_who_leaves_the_help_or_an_error_early_makes_no_verdict(arguments: tuple[str, ...], code: int) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    run = program(*arguments, stdout=theirs, stderr=theirs)
    os.close(theirs)
    assert run.wait(timeout=60) == code


def test_a_wrong_command_line_is_said_on_standard_error() -> None:
    run = htp("check", "--nope")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "\nError: No such option: --nope" in run.stderr
    assert htp("check", "--help").stdout.startswith("Usage: htp check ")


# ---- What comes in ---------------------------------------------------------------------------------------------------


def test_standard_input_that_cannot_be_read_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    (company,) = written(tmp_path, "eligible")
    with (tmp_path / "writable").open("wb") as only_to_write:
        run = program("check", "-q", "-", company, stdin=only_to_write, stderr=subprocess.PIPE)
        _, stderr = run.communicate(timeout=60)
    assert run.returncode == 4
    assert stderr.startswith(b"<stdin>: the file cannot be read: Bad file descriptor\n")


def test_a_rulebook_without_end_is_refused() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("it is a device of Unix")
    run = htp("check", "--rulebook", "/dev/zero", "-", stdin=ELIGIBLE)
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr.startswith("/dev/zero: larger than 1 MiB\n")


@pytest.mark.parametrize("parts, code", [(40, 4), (41, 2), (2_000, 2)])
def test_a_key_to_set_that_is_too_deep_is_refused(parts: int, code: int, tmp_path: Path) -> None:
    (company,) = written(tmp_path, "eligible")
    run = htp("check", company, "--set", ".".join(["a"] * parts) + "=1")
    assert (run.exit_code, run.stdout) == (code, "")
    assert ("has more than 40 parts; a profile has five levels" in run.stderr) is (code == 2)


@pytest.mark.parametrize("columns", ["1000000000", "99999999999999999999"])
def test_no_width_is_too_large(columns: str, tmp_path: Path) -> None:
    (company,) = written(tmp_path, "eligible")
    run = htp("check", "-v", company, width=None, COLUMNS=columns)
    assert run.exit_code == 0
    assert max(map(len, run.stdout.splitlines())) <= 1_000


# ---- Few files, no shared memory -------------------------------------------------------------------------------------


@pytest.mark.parametrize("files", [12, 25, 60])
def test_with_few_files_as_many_processes_work_as_go(files: int, clients: Path) -> None:
    run = program(
        *("check", "-f", "jsonl", "-j", "1000", clients),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
    )
    stdout, stderr = run.communicate(timeout=60)
    assert (run.returncode, stderr) == (0, b"")
    assert stdout == whole_report(clients)


def test_processes_need_no_shared_memory_of_the_system(clients: Path) -> None:
    privately = ("unshare", "--mount", "--map-root-user", "sh", "-c")
    mount = "mount -t tmpfs -o ro none /dev/shm"
    if (
        shutil.which("unshare") is None
        or subprocess.run([*privately, mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("nothing can be mounted here")
    command = [*privately, f'{mount} && "$0" -m htp check -f jsonl -j 2 "$1"', sys.executable, str(clients)]
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == whole_report(clients)


def test_workers_say_nothing_when_the_program_is_killed(clients: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "slow.yaml"
    os.mkfifo(pipe)
    with running("check", "-q", "-j", "2", clients, pipe, cwd=tmp_path) as run:
        end = os.open(pipe, os.O_WRONLY)
        run.kill()
        os.close(end)
        assert run.communicate(timeout=60) == (b"", b"")


# ---- Encodings -------------------------------------------------------------------------------------------------------

KYRGYZ = ELIGIBLE.replace("Ala-Too", "Ысык-Көл")


@pytest.mark.parametrize("format_", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("encoding", ["cp1251", "ascii", "utf-16"])
def test_data_is_the_same_whatever_the_console(format_: str, encoding: str, tmp_path: Path) -> None:
    company = tmp_path / "company.yaml"
    company.write_text(KYRGYZ, encoding="utf-8")

    def printed(**variables: str) -> tuple[bytes | None, bytes | None]:
        arguments = ("check", "-f", format_, company)
        run = program(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, variables=variables)
        return run.communicate(timeout=60)

    assert printed(PYTHONIOENCODING=encoding) == printed()


def test_a_text_for_people_is_adapted_and_says_so_once(tmp_path: Path) -> None:
    company = tmp_path / "company.yaml"
    company.write_text(KYRGYZ, encoding="utf-8")
    run = htp("check", company, PYTHONIOENCODING="cp1251")
    assert "Ысык-К\\u04e9л" in run.stdout
    assert run.stderr == (
        "Standard output is cp1251: letters that it lacks are written as \\u and their number. "
        "Set PYTHONIOENCODING=utf-8 to have them.\n"
    )
    company.write_text(KYRGYZ.replace("ө", "е"), encoding="utf-8")
    assert htp("check", company, PYTHONIOENCODING="cp1251").stderr == ""


@pytest.mark.parametrize(
    "option", [("--since",), ("--baseline",), ("--baseline", "-f", "jsonl"), ("--baseline", "-f", "csv")]
)
def test_what_is_compared_is_whole_though_nobody_reads_the_answer(option: tuple[str, ...], tmp_path: Path) -> None:
    (company,) = written(tmp_path, "eligible")
    htp("check", company, "-o", tmp_path / "last.json")
    Path(company).write_text(NOT_ELIGIBLE, encoding="utf-8")
    compare, *format_ = option
    arguments: tuple[str | Path, ...] = ("check", company, compare, tmp_path / "last.json", *format_)
    reader, writer = os.pipe()
    os.close(reader)
    run = program(*arguments, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, said = run.communicate()
    assert (run.returncode, said) == (htp(*arguments).exit_code, b"")
