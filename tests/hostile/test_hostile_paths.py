"""Paths that are not what they look like: answered, never waited for, and the files beside them are checked."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.contract_checks import look_at_terminal
from support.given_files import ELIGIBLE, UNDETERMINED
from support.reading import read_profiles
from support.run_htp import Run, htp

from htp.assessing.profiles import ProfileRead
from htp.reading.documents import StandardInput

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has paths of its own")


def make_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as each:
            each.bind(path.name)
    finally:
        os.chdir(before)


NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "it is a pipe, a socket or a device"),
    "socket": (make_socket, "it is a pipe, a socket or a device"),
    "link to itself": (lambda path: path.symlink_to(path.name), "the file cannot be read"),
    "link to nothing": (lambda path: path.symlink_to("nothing"), "there is no such file or folder"),
}


def told(run: Run) -> tuple[list[str], list[tuple[str, str]]]:
    """The names of the files that were judged, and of those that were not, with the reason."""
    assert "Traceback" not in run.stderr
    look_at_terminal(run.stdout)
    look_at_terminal(run.stderr)
    report = json.loads(run.stdout)
    judged = [Path(each["path"]).name for each in report["results"]]
    return judged, [(Path(each["path"]).name, each["message"]) for each in report["errors"]]


@pytest.mark.parametrize("suffix", ["yaml", "json", "csv"])
@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_in_a_folder_is_told_and_not_waited_for(kind: str, suffix: str, tmp_path: Path) -> None:
    make, problem = NO_FILES[kind]
    make(tmp_path / f"b.{suffix}")
    for name in ("a.yaml", "c.yaml"):
        (tmp_path / name).write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", "--format", "json", tmp_path)
    judged, ((name, told_problem),) = told(run)
    assert (run.exit_code, judged, name) == (4, ["a.yaml", "c.yaml"], f"b.{suffix}")
    assert told_problem.startswith(problem)


@pytest.mark.parametrize("suffix", ["yaml", "json", "csv"])
def test_a_link_to_a_device_leads_out_of_the_folder(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ELIGIBLE, encoding="utf-8")
    (tmp_path / f"b.{suffix}").symlink_to("/dev/zero")
    run = htp("check", "--format", "json", tmp_path)
    assert (run.exit_code, *told(run)) == (0, ["a.yaml"], [])
    (left_out,) = json.loads(run.stdout)["left_out"]
    assert (left_out["path"], left_out["id"]) == (str(tmp_path / f"b.{suffix}"), "link-out")


def test_a_pipe_that_is_named_itself_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "company.yaml"
    os.mkfifo(pipe)
    if os.fork() == 0:  # a pipe can be opened only when somebody is at its other end
        with pipe.open("w", encoding="utf-8") as end:
            end.write(ELIGIBLE)
        os._exit(0)
    assert htp("check", "-q", pipe).exit_code == 0
    os.wait()


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "/dev/full", "/proc/self/mem"])
def test_a_device_that_is_named_itself_is_answered(path: str) -> None:
    if not Path(path).exists():
        pytest.skip("this system does not have it")
    run = htp("check", "--format", "json", path)
    judged, errors = told(run)
    assert (run.exit_code, judged, len(errors)) == (4, [], 1)


def test_a_socket_that_is_named_itself_is_answered(tmp_path: Path) -> None:
    make_socket(tmp_path / "a.yaml")
    run = htp("check", "--format", "json", tmp_path / "a.yaml")
    assert (run.exit_code, told(run)[0]) == (4, [])


def test_a_folder_may_have_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "a.yaml" / "b.yaml").write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", "--format", "json", tmp_path)
    assert (run.exit_code, told(run)) == (0, (["b.yaml"], []))


def test_folders_that_links_lead_back_to_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "company.yaml").write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", "--format", "json", tmp_path)
    assert (run.exit_code, told(run)) == (0, (["company.yaml"], []))


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ELIGIBLE, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    run = htp("check", "--format", "json", path)
    assert (run.exit_code, told(run)) == (4, ([], [("a.yaml", "reading it is not permitted")]))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not UTF-8")
def test_the_name_of_a_file_need_not_be_utf_8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")).write_text(ELIGIBLE, encoding="utf-8")
    for options in (["--format", "json"], ["--format", "jsonl"], ["--format", "csv"], []):
        run = htp("check", *options, tmp_path)
        assert (run.exit_code, run.stderr) == (0, "")
        look_at_terminal(run.stdout)


def test_a_file_that_changes_while_the_folder_is_read_is_answered_as_it_is_then(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.yaml").write_text(ELIGIBLE, encoding="utf-8")
    results = read_profiles([str(tmp_path)], StandardInput(lambda _: b""))
    first = next(results)
    (tmp_path / "b.yaml").unlink()
    (tmp_path / "c.yaml").unlink()
    (tmp_path / "c.yaml").mkdir()
    (tmp_path / "d.yaml").write_text(UNDETERMINED, encoding="utf-8")
    gone, folder, changed = results
    assert isinstance(first, ProfileRead)
    assert isinstance(changed, ProfileRead)
    assert changed.profile != first.profile
    assert [each.diagnostics[0].problem for each in (gone, folder) if not isinstance(each, ProfileRead)] == [
        "there is no such file or folder",
        "the file cannot be read: Is a directory",
    ]
