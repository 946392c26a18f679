"""Inputs from a list of paths, and what the environment presets."""

import json
from pathlib import Path

import pytest
from support.given_files import written
from support.run_htp import htp


def names(run_stdout: str) -> list[str]:
    return [Path(each["path"]).name for each in json.loads(run_stdout)["results"]]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\0"])
def test_the_paths_of_a_list_come_after_those_that_are_named(separator: str, tmp_path: Path) -> None:
    first, second, third = written(tmp_path, "eligible", "not-eligible", "undetermined")
    paths = tmp_path / "paths.txt"
    paths.write_bytes(separator.join([str(second), str(third), ""]).encode())
    run = htp("check", "--format", "json", first, "--files-from", paths)
    assert names(run.stdout) == [Path(each).name for each in (first, second, third)]
    assert htp("check", "--format", "json", "--files-from", "-", first, stdin=paths.read_bytes()).stdout == run.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_of_paths_can_begin_with_the_mark_of_its_encoding(encoding: str, tmp_path: Path) -> None:
    (file,) = written(tmp_path, "eligible")
    renamed = Path(file).rename(tmp_path / "Ысык-Көл.yaml")
    paths = tmp_path / "paths.txt"
    paths.write_bytes(f"{renamed}\r\n".encode(encoding))
    assert htp("check", "-q", "--files-from", paths).exit_code == 0


def test_a_report_says_the_paths_and_not_the_list(tmp_path: Path) -> None:
    (file,) = written(tmp_path, "eligible")
    report = json.loads(htp("check", "-f", "json", "--files-from", "-", stdin=str(file)).stdout)
    assert report["provenance"]["paths"] == [str(file)]


def test_without_a_path_and_without_a_list_the_usage_is_wrong() -> None:
    run = htp("check")
    assert run.exit_code == 2
    assert "name a profile, a table or a folder, e.g. company.yaml" in run.stderr


def test_an_empty_list_is_nothing_to_check() -> None:
    assert htp("check", "--files-from", "-").exit_code == 4
    assert htp("check", "--files-from", "-", "--allow-empty").exit_code == 0


def test_a_list_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    run = htp("check", "--files-from", tmp_path / "none.txt")
    assert run.exit_code == 2
    assert "the paths in it cannot be read: No such file or directory" in " ".join(run.stderr.split())


def test_the_list_and_a_profile_cannot_both_come_through_standard_input() -> None:
    run = htp("check", "-", "--files-from", "-")
    assert run.exit_code == 2
    assert "standard input is a profile already" in run.stderr


def test_the_environment_presets_the_format_and_what_is_typed_comes_first(tmp_path: Path) -> None:
    (file,) = written(tmp_path, "eligible")
    preset = htp("check", file, HTP_FORMAT="json").stdout
    assert preset == htp("check", file, "--format", "json").stdout
    assert htp("check", file, "--format", "csv", HTP_FORMAT="json").stdout == htp("check", file, "-f", "csv").stdout
    report = tmp_path / "report.csv"
    htp("check", file, "-o", report, HTP_FORMAT="json")
    assert report.read_bytes().startswith(b"\xef\xbb\xbfpath,")


def test_a_format_of_the_environment_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    run = htp("check", *written(tmp_path, "eligible"), HTP_FORMAT="pdf")
    assert run.exit_code == 2
    assert "pdf is none of table, json, jsonl" in run.stderr


def test_the_environment_presets_the_number_of_processes(tmp_path: Path) -> None:
    (file,) = written(tmp_path, "eligible")
    assert htp("check", file, HTP_JOBS="1").stdout == htp("check", file).stdout
    assert htp("check", file, HTP_JOBS="many").exit_code == 2
