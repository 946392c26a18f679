"""A file that the program writes is whole or as it was, whatever becomes of the disk, and nothing is left beside it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from support.audit_events import tree
from support.given_files import ELIGIBLE, written
from support.run_htp import environment, htp, running, wait_for_a_reader_of

from htp.cli.files import WholeFile
from htp.reports import profile_yaml

if sys.platform == "win32":
    pytest.skip("limits, mounts and signals are those of Unix", allow_module_level=True)

import resource

OLD = "the old content\n"
CHECK = ("check", "-q", "-f", "json", "clients")
"""Its report is longer than what is written at a time."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with clients, and with a report and a profile from before."""
    (tmp_path / "clients").mkdir()
    written(tmp_path / "clients", "eligible", "not-eligible", "undetermined")
    for name in ("report.json", "company.yaml"):
        (tmp_path / name).write_text(OLD, encoding="utf-8")
    return tmp_path


def limit_files_to(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    "arguments, name, what, exit_code",
    [
        ((*CHECK, "-o", "report.json"), "report.json", "report", 1),
        ((*CHECK, "-o", "new.json"), "new.json", "report", 1),
        (("init", "--force", "company.yaml"), "company.yaml", "profile", 0),
        (("init", "new.csv"), "new.csv", "profile", 0),
    ],
    ids=["an old report", "a new report", "an old profile", "a new profile"],
)
def test_a_disk_that_is_full_at_some_byte(
    arguments: tuple[str, ...], name: str, what: str, exit_code: int, folder: Path
) -> None:
    before = tree(folder)
    assert htp(*arguments, folder=folder).exit_code == exit_code
    size = (folder / name).stat().st_size
    after = tree(folder)
    (folder / name).unlink()
    if name in before:
        (folder / name).write_text(OLD, encoding="utf-8")
    for room in (0, size // 2, size - 1):
        run = htp(*arguments, folder=folder, at_start=partial(limit_files_to, room))
        assert (run.exit_code, run.stdout) == (2, "")
        assert run.stderr.startswith(f"{name}: the {what} cannot be written: File too large\n")
        assert tree(folder) == before
    assert htp(*arguments, folder=folder, at_start=partial(limit_files_to, size)).exit_code == exit_code
    assert tree(folder) == after


MOUNTS = {
    "full": "mount -t tmpfs -o size=64k none disk && cp report.json company.yaml disk && (yes > disk/rest || true)",
    "read-only": "cp report.json company.yaml disk && mount --bind disk disk && mount -o remount,ro,bind disk",
}
PROBLEMS = {
    "full": {"No space left on device": 4},
    "read-only": {"Read-only file system": 2, "writing in that folder is not permitted": 2},
}
PRIVATELY = ("unshare", "--mount", "--map-root-user", "sh", "-c")
"""Whatever is mounted by the script that follows is mounted for it alone, and gone when it ends."""


@pytest.mark.parametrize("disk", MOUNTS)
def test_a_disk_that_takes_nothing(disk: str, folder: Path) -> None:
    (folder / "disk").mkdir()
    if (
        shutil.which("unshare") is None
        or subprocess.run([*PRIVATELY, MOUNTS[disk]], cwd=folder, capture_output=True, check=False).returncode
    ):
        pytest.skip("nothing can be mounted here")
    script = f"""{MOUNTS[disk]} 2> mounting
        ls -A disk > before
        for writing in "{" ".join(CHECK)} -o disk/report.json" "{" ".join(CHECK)} -o disk/new.json" \\
                       "init --force disk/company.yaml" "init disk/new.yaml"
        do "$0" -m htp $writing; echo $? >> codes
        done
        ls -A disk | diff before - && cmp report.json disk/report.json && cmp company.yaml disk/company.yaml"""
    command = [*PRIVATELY, script, sys.executable]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", env=environment(), timeout=60
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (folder / "codes").read_text(encoding="utf-8").split() == ["2", "2", "2", "2"]
    assert {problem: done.stderr.count(problem) for problem in PROBLEMS[disk]} == PROBLEMS[disk]


@pytest.mark.parametrize("target", ["/proc/report.yaml", "/dev/full", "company.yaml/report.yaml"])
@pytest.mark.parametrize("arguments", [(*CHECK, "-o"), ("init", "--force")], ids=["check", "init"])
def test_a_place_that_takes_no_files(arguments: tuple[str, ...], target: str, folder: Path) -> None:
    if target.startswith("/") and not Path("/proc/self").exists():
        pytest.skip("such places are those of Linux")
    before = tree(folder)
    run = htp(*arguments, target, folder=folder)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.startswith(f"{target}: ")
    assert tree(folder) == before


def test_an_existing_profile_stays_unless_it_is_to_be_overwritten(folder: Path) -> None:
    before = tree(folder)
    run = htp("init", "company.yaml", folder=folder)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.startswith("company.yaml: this file exists already, and it stays as it is\n")
    assert tree(folder) == before
    assert htp("init", "--force", "company.yaml", folder=folder).exit_code == 0
    assert (folder / "company.yaml").read_text(encoding="utf-8") == profile_yaml.template()


def slow_client(folder: Path) -> Path:
    """A pipe for a profile, at which the program waits when it has judged the clients before."""
    pipe = folder / "slow.yaml"
    os.mkfifo(pipe)
    return pipe


@pytest.mark.parametrize(
    "number, report",
    [
        (signal.SIGINT, "report.txt"),
        (signal.SIGINT, "report.csv"),
        (signal.SIGTERM, "report.json"),
        (signal.SIGTERM, "report.xlsx"),
        (signal.SIGHUP, "report.jsonl"),
        (signal.SIGKILL, "report.json"),
    ],
)
def test_an_end_while_the_report_is_being_written(number: signal.Signals, report: str, folder: Path) -> None:
    pipe = slow_client(folder)
    (folder / report).write_text(OLD, encoding="utf-8")
    (folder / "clients" / "more.csv").write_text(
        "".join(["company.name\n", *(f"Client {number}\n" for number in range(40))]), encoding="utf-8"
    )
    before = tree(folder)
    with running("check", "-q", "-j", "1", "-o", report, "clients", pipe, cwd=folder) as program:
        end = wait_for_a_reader_of(pipe)
        begun = tree(folder).keys() - before.keys()
        program.send_signal(number)
        stdout, stderr = program.communicate(timeout=30)
        os.close(end)
    (temporary,) = begun
    assert temporary.startswith(f".{report}.")
    if number is signal.SIGKILL:  # which nothing can be done about
        assert program.returncode == -number
        (folder / temporary).unlink()
    else:
        assert program.returncode == 130
        assert stderr == b"Stopped after 32 inputs: the report is not complete.\n"
    assert stdout == b""
    assert tree(folder) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_a_folder_that_vanishes_while_the_report_is_being_written(folder: Path, *, is_new: bool) -> None:
    gone = folder / "gone"
    gone.mkdir()
    if not is_new:
        (gone / "report.json").write_text(OLD, encoding="utf-8")
    pipe = slow_client(folder)
    with running(*CHECK, pipe, "-o", "gone/report.json", cwd=folder) as program:
        end = wait_for_a_reader_of(pipe)
        shutil.rmtree(gone)
        os.write(end, ELIGIBLE.encode())
        os.close(end)
        stdout, stderr = program.communicate(timeout=30)
    assert (program.returncode, stdout) == (2, b"")
    *_, last = stderr.splitlines()
    assert last == b"gone/report.json: the report cannot be written: No such file or directory", stderr
    assert not gone.exists()


def test_a_report_that_somebody_else_writes_meanwhile_is_replaced_whole(folder: Path) -> None:
    pipe = slow_client(folder)
    with running(*CHECK, pipe, "-o", "report.json", cwd=folder) as program:
        end = wait_for_a_reader_of(pipe)
        (folder / "report.json").write_text("of somebody else", encoding="utf-8")
        os.write(end, ELIGIBLE.encode())
        os.close(end)
        program.communicate(timeout=30)
    assert program.returncode == 1
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["companies"] == 4


@pytest.mark.parametrize("name", ["report.json", "new.json"])
@pytest.mark.parametrize("step", ["write", "fsync"])
def test_an_interrupt_at_any_step_leaves_the_file_as_it_was(
    step: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    def write() -> None:
        with WholeFile(folder / name) as file:
            file.write("half")
            if step == "write":
                interrupted(file)

    before = tree(folder)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write()
    assert tree(folder) == before
