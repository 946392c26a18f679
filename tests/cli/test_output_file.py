"""The file of --output: never an input, never what could not be replaced as it is; links and permissions stay."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from support.audit_events import tree
from support.given_files import ELIGIBLE, written
from support.run_htp import htp

if sys.platform == "win32":
    pytest.skip("links, owners and permissions are those of Unix", allow_module_level=True)

OLD = "the old content\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clients").mkdir()
    written(tmp_path / "clients", "eligible", "undetermined")
    (tmp_path / "report.json").write_text(OLD, encoding="utf-8")
    return tmp_path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def is_refused(folder: Path, *arguments: str, because: str) -> bool:
    before = tree(folder)
    run = htp("check", *arguments, folder=folder)
    assert (run.exit_code, run.stdout) == (2, "")
    assert because in run.stderr, run.stderr
    return tree(folder) == before


INPUT = "clients/eligible.yaml"


@pytest.mark.parametrize("paths", [INPUT, "clients", "clients/undetermined.yaml clients"])
@pytest.mark.parametrize("name", [INPUT, "clients/../clients/eligible.yaml", "link.json", "hard.json"])
def test_an_input_is_not_written_over_by_whatever_name(paths: str, name: str, folder: Path) -> None:
    (folder / "link.json").symlink_to(INPUT)
    (folder / "hard.json").hardlink_to(folder / INPUT)
    because = f"{name}: it is an input, clients/eligible.yaml: name another file"
    assert is_refused(folder, *paths.split(), "-f", "json", "-o", name, because=because)


@pytest.mark.parametrize("command", ["check", "report"])
def test_no_command_writes_over_what_it_reads(command: str, folder: Path) -> None:
    (folder / "overlay.md").write_text("rulebook: {id: a, version: 2016-01-01, title: t}\n", encoding="utf-8")
    (folder / "company.md").write_text(ELIGIBLE, encoding="utf-8")
    before = tree(folder)
    for output in ("overlay.md", "company.md"):
        run = htp(command, "company.md", "--rulebook", "overlay.md", "-o", output, folder=folder)
        assert (run.exit_code, run.stdout) == (2, "")
        assert f"{output}: it is an input, {output}: name another file" in run.stderr
        assert tree(folder) == before


@pytest.mark.parametrize("name", ["report.json", "report.csv", "report.xlsx", "report.jsonl", "report.md"])
def test_a_report_in_the_folder_that_is_checked_can_be_written_anew_and_is_no_input(name: str, folder: Path) -> None:
    for _ in range(2):
        assert htp("check", "clients", "-q", "-o", f"clients/{name}", folder=folder).exit_code == 3
    summary = json.loads(htp("check", "clients", "-f", "json", folder=folder).stdout)["summary"]
    assert (summary["companies"], summary["invalid"]) == (2, 0)


def test_a_report_that_was_named_itself_is_an_input(folder: Path) -> None:
    htp("check", "clients", "-q", "-o", "report.json", folder=folder)
    assert is_refused(folder, "report.json", "-o", "report.json", because="report.json: it is an input, report.json")


def test_what_is_no_file_to_be_replaced_is_refused(folder: Path) -> None:
    (folder / "hard.json").hardlink_to(folder / "report.json")
    because = "hard.json: the report cannot be written: the file has other names too"
    assert is_refused(folder, "clients", "-o", "hard.json", because=because)
    (folder / "hard.json").unlink()
    (folder / "report.json").chmod(0o444)
    because = "report.json: the report cannot be written: the file is read-only\n"
    assert is_refused(folder, "clients", "-o", "report.json", because=because)
    because = "/dev/null: the report cannot be written: it is a device; -o - is standard output\n"
    assert is_refused(folder, "clients", "-f", "json", "-o", "/dev/null", because=because)
    (folder / "loop.json").symlink_to("loop.json")
    because = "loop.json: the report cannot be written: Too many levels of symbolic links\n"
    assert is_refused(folder, "clients", "-o", "loop.json", because=because)


def test_standard_output_has_its_own_name(folder: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("there is no such name here")
    because = "/dev/stdout: it is standard output: write -o -"
    assert is_refused(folder, "clients", "-f", "json", "-o", "/dev/stdout", because=because)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_not_replaced(folder: Path) -> None:
    os.chown(folder / "report.json", 12345, 12345)
    because = "report.json: the report cannot be written: the file belongs to another user\n"
    assert is_refused(folder, "clients", "-o", "report.json", because=because)


def test_a_link_stays_and_its_target_is_written(folder: Path) -> None:
    (folder / "link.json").symlink_to("report.json")
    (folder / "new.json").symlink_to("later.json")
    for link, target in (("link.json", "report.json"), ("new.json", "later.json")):
        assert htp("check", "clients", "-q", "-o", link, folder=folder).exit_code == 3
        assert (folder / link).is_symlink()
        assert not (folder / target).is_symlink()
        assert json.loads((folder / target).read_text(encoding="utf-8"))["summary"]["companies"] == 2


@pytest.mark.parametrize("output", ["new.json", "new.csv", "new.xlsx", "page.html"])
def test_a_new_report_can_be_read_by_its_owner_alone(output: str, folder: Path) -> None:
    command, path = ("report", INPUT) if output.endswith(".html") else ("check", "clients")
    assert htp(command, path, "-q", "-o", output, folder=folder).exit_code in (0, 3)
    assert mode_of(folder / output) == 0o600


def test_a_report_that_is_there_keeps_its_permissions(folder: Path) -> None:
    (folder / "report.json").chmod(0o640)
    assert htp("check", "clients", "-q", "-o", "report.json", folder=folder).exit_code == 3
    assert mode_of(folder / "report.json") == 0o640
