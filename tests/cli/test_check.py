"""`htp check`: what it reads, what it prints, and where."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from support.given_files import ELIGIBLE, INVALID, NOT_ELIGIBLE, written
from support.run_htp import Run, htp

KEYS = {"format", "generator", "rulebook", "results", "errors", "summary"}


def report_of(run: Run) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def verdicts(run: Run) -> list[tuple[str, str]]:
    return [(each["company"], each["verdict"]) for each in report_of(run)["results"]]


def test_the_answer_is_on_standard_output_and_the_diagnostics_are_on_standard_error(tmp_path: Path) -> None:
    good = htp("check", "-v", *written(tmp_path, "eligible"))
    bad = htp("check", "-v", *written(tmp_path, "invalid"))
    both = htp("check", "-v", *written(tmp_path, "eligible", "invalid"))
    assert good.stdout.startswith("Ala-Too  (rules in force on 31 December 2016)\nELIGIBLE")
    assert good.stderr == ""
    assert bad.stdout == ""
    assert bad.stderr.startswith(f"{tmp_path}/invalid.yaml:4:53: revenue.export: -8_500_000 is negative")
    assert "Ala-Too" in both.stdout
    assert "1 company: 0 not eligible, 0 undetermined, 1 eligible. 1 input is invalid." in both.stdout
    assert both.stderr == bad.stderr


@pytest.mark.parametrize("format_", ["table", "json"])
def test_quiet_prints_nothing_but_diagnostics(format_: str, tmp_path: Path) -> None:
    good = htp("check", "-q", "--format", format_, *written(tmp_path, "eligible", "not-eligible", "undetermined"))
    bad = htp("check", "--quiet", "--format", format_, *written(tmp_path, "eligible", "invalid", "missing"))
    assert (good.stdout, good.stderr) == ("", "")
    assert bad.stdout == ""
    assert "invalid.yaml:4:53:" in bad.stderr
    assert "missing.yaml: there is no such file or folder" in bad.stderr


@pytest.mark.parametrize(
    "files",
    ["eligible", "missing", "invalid", "missing invalid undetermined not-eligible eligible", "invalid missing", ""],
)
def test_json_is_one_document_of_one_shape_whatever_the_inputs(files: str, tmp_path: Path) -> None:
    paths = written(tmp_path, *files.split())
    (tmp_path / "empty").mkdir()
    report = report_of(htp("check", "--format", "json", *(paths or [str(tmp_path / "empty")])))
    assert report.keys() >= KEYS
    rejected = [path for path in paths if "invalid" in path or "missing" in path]
    assert [each["path"] for each in report["results"]] == [path for path in paths if path not in rejected]
    assert [each["path"] for each in report["errors"]] == rejected
    assert report["summary"]["companies"] == len(paths) - len(rejected)
    assert report["summary"]["invalid"] == len(rejected)


def test_json_is_the_same_bytes_each_time_and_pure_ascii(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "invalid")
    first, second = (htp("check", "-f", "json", *paths, width=width) for width in (40, 200))
    assert first == second
    assert first.stdout.isascii()


def test_the_report_goes_into_the_file_and_the_table_to_the_terminal(tmp_path: Path) -> None:
    paths, report = written(tmp_path, "not-eligible"), tmp_path / "report.json"
    run = htp("check", "--format", "json", "--output", report, *paths)
    assert run.exit_code == 1
    assert run.stdout == htp("check", *paths).stdout
    assert report.read_text(encoding="utf-8") == htp("check", "--format", "json", *paths).stdout


def test_a_table_in_a_file_has_no_colour_and_its_own_width(tmp_path: Path) -> None:
    paths, report = written(tmp_path, "eligible"), tmp_path / "report.txt"
    run = htp("check", "--output", report, "--color", "always", *paths, width=60)
    assert "\x1b[" in run.stdout
    assert report.read_text(encoding="utf-8") == htp("check", "-v", *paths, width=100).stdout


def test_quiet_leaves_the_report_file_alone_in_the_world(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    run = htp("check", "-q", "--format", "json", "--output", report, *written(tmp_path, "eligible"))
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "")
    assert json.loads(report.read_text(encoding="utf-8")).keys() >= KEYS


def test_a_report_replaces_the_one_before_and_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    report = folder / "report.json"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    htp("check", "-q", "-f", "json", "--output", report, *written(tmp_path, "eligible"))
    assert json.loads(report.read_text(encoding="utf-8")).keys() >= KEYS
    assert report.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in folder.iterdir()] == ["report.json"]


def test_a_report_that_is_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    htp("check", "-q", "-f", "json", "--output", link, *written(tmp_path, "eligible"))
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8")).keys() >= KEYS


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_written_leaves_the_old_report(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    report = folder / "report.json"
    report.write_text("old", encoding="utf-8")
    folder.chmod(0o500)
    run = htp("check", "--output", report, *written(tmp_path, "eligible"))
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f"{report}: the report cannot be written: Permission denied\n"
    assert report.read_text(encoding="utf-8") == "old"
    folder.chmod(0o700)
    assert [each.name for each in folder.iterdir()] == ["report.json"]


@pytest.mark.parametrize("place, problem", [("none/report.json", "No such file or directory"), ("", "Is a directory")])
@pytest.mark.parametrize("option", [[], ["--exit-zero"]])
def test_a_report_that_cannot_be_written_is_wrong_usage(
    place: str, problem: str, option: list[str], tmp_path: Path
) -> None:
    run = htp("check", "-f", "json", "--output", tmp_path / place, *written(tmp_path, "eligible"), *option)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f"{tmp_path / place}: the report cannot be written: {problem}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["eligible.yaml"]


def test_the_rules_of_another_day_are_used_when_they_are_asked_for(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    before, after = (htp("check", "-v", "--as-of", day, path) for day in ("2011-07-07", "2011-07-08"))
    assert (before.exit_code, after.exit_code) == (3, 0)
    assert "(rules in force on 7 July 2011)\nUNDETERMINED" in before.stdout
    assert "(rules in force on 8 July 2011)\nELIGIBLE" in after.stdout


@pytest.mark.parametrize("day", ["08.07.2011", "8 июля 2011 г.", "2011/07/08", "8 July 2011"])
def test_a_day_is_taken_as_a_profile_may_have_it(day: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("check", "-v", "--as-of", day, path)
    assert (run.exit_code, run.stdout) == (0, htp("check", "-v", "--as-of", "2011-07-08", path).stdout)


@pytest.mark.parametrize("option", [("check", "--as-of"), ("rules", "--as-of"), ("compare", "--and-as-of")])
@pytest.mark.parametrize("day", ["07/08/2011", "2011-13-01", "31.02.2011", "2011", "08.07.11", ""])
def test_a_day_that_is_none_or_can_be_two_is_refused(option: tuple[str, str], day: str) -> None:
    run = htp(*option, day)
    said = f"'{option[1]}': \"{day}\" is no day, or can be two: write it as YYYY-MM-DD, e.g. 2025-12-31\n"
    assert (run.exit_code, run.stdout, run.stderr.endswith(said)) == (2, "", True)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_is_too_far_away(day: str, tmp_path: Path) -> None:
    assert htp("check", "--as-of", day, *written(tmp_path, "eligible")).exit_code in (0, 3)


def test_standard_input_is_read_where_a_dash_stands(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "not-eligible")
    run = htp("check", "--format", "json", path, "-", stdin=ELIGIBLE)
    assert verdicts(run) == [("Too Little", "not-eligible"), ("Ala-Too", "eligible")]
    assert [each["path"] for each in report_of(run)["results"]] == [path, "<stdin>"]
    assert run.exit_code == 1


def test_standard_input_goes_by_the_name_given() -> None:
    run = htp("check", "-", "--stdin-filename", "clients/a.yaml", stdin=INVALID)
    assert run.exit_code == 4
    assert run.stderr.startswith("clients/a.yaml:4:53: ")
    named = report_of(htp("check", "-", "--stdin-filename", "clients/a.yaml", "-f", "json", stdin=ELIGIBLE))
    assert named["results"][0]["path"] == "clients/a.yaml"


def test_the_name_of_standard_input_says_whether_it_is_json() -> None:
    profile = '{"company": {"name": "Tab\\u0301"}, "period": "2016", "activities": ["software-development"]}'
    for arguments in (["--stdin-filename", "a.json"], []):
        assert verdicts(htp("check", "-", "-f", "json", *arguments, stdin=profile)) == [("Tab\u0301", "undetermined")]
    assert htp("check", "-q", "-", "--stdin-filename", "a.json", stdin=ELIGIBLE).exit_code == 4


@pytest.mark.parametrize("text", ["", "\n", "# nothing but a comment\n", "---\n"])
def test_standard_input_without_a_company_is_invalid(text: str) -> None:
    run = htp("check", "-", stdin=text)
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr.startswith("<stdin>:1:1: ")


def test_every_document_of_a_file_is_a_company_and_a_broken_one_stands_in_nobodys_way() -> None:
    run = htp("check", "-", "-f", "json", stdin=f"{ELIGIBLE}---\n{INVALID}---\n{NOT_ELIGIBLE}")
    report = report_of(run)
    assert [(each["document"], each["verdict"]) for each in report["results"]] == [(1, "eligible"), (3, "not-eligible")]
    assert [(each["document"], each["line"], each["column"]) for each in report["errors"]] == [(2, 9, 53)]
    assert run.exit_code == 4
    table = htp("check", "-v", "-", stdin=f"{ELIGIBLE}---\n{NOT_ELIGIBLE}")
    assert "<stdin> (document 1)" in table.words
    assert "<stdin> (document 2)" in table.words


def test_several_companies_have_a_line_each_those_that_need_work_first(tmp_path: Path) -> None:
    run = htp("check", "-v", *written(tmp_path, "eligible", "undetermined", "not-eligible", "invalid"), width=200)
    rows = [line.split("  ") for line in run.stdout.splitlines() if f"{tmp_path}" in line]
    verdicts_shown = [next(word for word in row[2:] if word).strip() for row in rows]
    assert verdicts_shown == ["invalid", "not eligible", "undetermined", "eligible"]
    assert "3 companies: 1 not eligible, 1 undetermined, 1 eligible. 1 input is invalid." in run.stdout
    assert run.stdout.count("This is an interpretation of public sources, not the law and not legal advice.") == 1


def test_a_folder_is_read_with_its_folders_by_name(tmp_path: Path) -> None:
    for name, text in {"b/x.yml": NOT_ELIGIBLE, "a.yaml": ELIGIBLE, ".hidden.yaml": INVALID, "c.txt": INVALID}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = report_of(htp("check", "-f", "json", tmp_path))
    assert [each["path"] for each in report["results"]] == [f"{tmp_path}/a.yaml", f"{tmp_path}/b/x.yml"]
    assert report["errors"] == []
