"""Report files are whole or as they were."""

import builtins
import errno
import os
from pathlib import Path

import pytest

from htp.cli.files import write_file


@pytest.mark.parametrize("step", ["fsync", "open"])
def test_a_report_that_breaks_off_leaves_the_old_one_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    report = tmp_path / "report.json"
    report.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os if step == "fsync" else builtins, step, full)
    with pytest.raises(OSError, match="No space left on device"):
        write_file(report, "new")
    assert report.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [report]


def test_a_new_report_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_file(tmp_path / "report.json", "new")
    (tmp_path / "other").touch()
    assert (tmp_path / "report.json").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("name", ["r" * 250 + ".json", "отчёт" * 20 + ".txt", "-", " "])
def test_a_report_can_have_any_name(name: str, tmp_path: Path) -> None:
    write_file(tmp_path / name, "new")
    assert (tmp_path / name).read_text(encoding="utf-8") == "new"


def test_line_ends_are_the_same_everywhere(tmp_path: Path) -> None:
    write_file(tmp_path / "report.txt", "a\nb\n")
    assert (tmp_path / "report.txt").read_bytes() == b"a\nb\n"
