"""What build servers are told: annotations, results of tests, and code scanning, read as their tools read them."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from junitparser import Error, Failure, JUnitXml, Skipped
from support.run_htp import htp

from htp.reading.formats import SUFFIXES

SCHEMA = Path(__file__).parents[1] / "reports" / "schemas" / "sarif-2.1.0.json"
"""That of the OASIS standard, without its descriptions."""
FORMATS = ("github", "junit", "sarif")
SHORT = """\
company: {name: "NAME"}
period: 2016
activities: [software development]
revenue:
  currency: KGS
  total: 1_000
  export: 799.99
"""
OPEN = "company: {name: Kün}\nactivities: [software development]\n"
ENOUGH = SHORT.replace("799.99", "800")
BROKEN = "company: {name: A}\nperiod: 2016-Q5\n"
HOSTILE = "]]><a>&amp;::error file=x,line=1::%0A\\n'\\\"</testcase>\\u202e\\ufffe\\u0007 =1+1"

Command = tuple[str, dict[str, str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a short.yaml": SHORT, "b.yaml": OPEN, "c.yaml": ENOUGH, "d.yaml": BROKEN}.items():
        (tmp_path / name).write_text(text.replace("NAME", "Ala-Too Soft"), encoding="utf-8")
    return tmp_path


def commands(text: str) -> list[Command]:
    """Workflow commands as the runner of GitHub Actions takes them apart."""
    found = []
    for line in text.splitlines():
        name, properties, data = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        pairs = (each.partition("=") for each in properties.split(","))
        found.append((name, {key: unescaped(value) for key, _, value in pairs}, unescaped(data)))
    return found


def unescaped(text: str) -> str:
    for written, meant in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(written, meant)
    return text


def sarif(text: str) -> list[dict[str, Any]]:
    """The results of a log that is valid."""
    log = json.loads(text)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    (run,) = log["runs"]
    results: list[dict[str, Any]] = run["results"]
    assert {each["ruleId"] for each in results} <= {each["id"] for each in run["tool"]["driver"]["rules"]}
    return results


def test_github_shows_what_is_wrong_beside_the_line_that_decides(folder: Path) -> None:
    run = htp("check", "--format", "github", ".", folder=folder)
    first, *others = commands(run.stdout)
    assert run.exit_code == 4
    assert first == (
        "error",
        {"file": "a short.yaml", "line": "6", "col": "10", "title": "Ala-Too Soft: Export share"},
        first[2],
    )
    assert first[2].startswith(
        "799.99 KGS of 1,000.00 KGS comes from customers abroad. That is 79.99%; at least 80% is required"
    )
    assert [(name, where["file"], where.get("line")) for name, where, _ in others] == [
        ("warning", "b.yaml", "2"),
        ("warning", "b.yaml", None),
        ("error", "d.yaml", "2"),
    ]


def test_the_summary_of_the_job_has_all_companies_behind_what_is_there(folder: Path) -> None:
    summary = folder / "summary.md"
    summary.write_text("# The build\n\n", encoding="utf-8")
    htp("check", "a short.yaml", "c.yaml", folder=folder, HTP_FORMAT="github", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text("utf-8")
    assert text.startswith("# The build\n\n")
    assert (
        text.removeprefix("# The build\n\n")
        == htp("check", "--format", "markdown", "a short.yaml", "c.yaml", folder=folder).stdout
    )


def test_a_summary_that_cannot_be_written_ends_with_2(folder: Path) -> None:
    run = htp("check", "--format", "github", "c.yaml", folder=folder, GITHUB_STEP_SUMMARY=str(folder))
    assert run.exit_code == 2


def test_junit_has_a_case_a_company_and_its_verdict_as_a_property(folder: Path) -> None:
    report = folder / "results.xml"
    htp("check", "--format", "junit", "-o", report, ".", folder=folder)
    (suite,) = JUnitXml.fromfile(str(report))
    assert [(case.name, [type(each) for each in case.result]) for case in suite] == [
        ("Ala-Too Soft", [Failure]),
        ("Kün", [Skipped]),
        ("Ala-Too Soft", []),
        ("d.yaml (1)", [Error]),
    ]
    verdicts = re.findall(r'<property name="verdict" value="([a-z-]+)"/>', report.read_text("utf-8"))
    assert verdicts == ["not-eligible", "undetermined", "eligible", "invalid"]
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (4, 1, 1, 1)


def test_sarif_has_missed_criteria_as_errors_and_open_ones_as_open(folder: Path) -> None:
    log = htp("check", "--format", "sarif", ".", "--lang", "ru", folder=folder).stdout
    assert json.loads(log)["runs"][0]["language"] == "ru"
    results = sarif(log)
    assert [(each["ruleId"], each["kind"], each["level"]) for each in results] == [
        ("export-share", "fail", "error"),
        ("activity-share", "open", "none"),
        ("export-share", "open", "none"),
        ("input", "fail", "error"),
    ]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a%20short.yaml"},
        "region": {"startLine": 6, "startColumn": 10},
    }


def test_nothing_wrong_is_nothing_said(folder: Path) -> None:
    assert htp("check", "--format", "github", "c.yaml", folder=folder).stdout == ""
    assert sarif(htp("check", "--format", "sarif", "c.yaml", folder=folder).stdout) == []


def test_hostile_names_act_in_none_of_them(tmp_path: Path) -> None:
    file = tmp_path / "x,line=9::b%.yaml"
    file.write_text(SHORT.replace("NAME", HOSTILE), encoding="utf-8")
    texts = {each: htp("check", "--format", each, file.name, folder=tmp_path).stdout for each in FORMATS}
    ((_, where, _),) = commands(texts["github"])
    assert where["file"] == file.name
    assert r"]]><a>&amp;\x3a:error file=x,line=1::%0A" in where["title"]
    (suite,) = JUnitXml.fromstring(texts["junit"].encode())
    (case,) = suite
    assert case.name.startswith(r"]]><a>&amp;\x3a:error")
    (result,) = sarif(texts["sarif"])
    assert result["message"]["text"].startswith(r"]]><a>&amp;\x3a:error")
    assert all("\u202e" not in each and "\a" not in each for each in texts.values())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_report_is_the_same_whatever_the_number_of_processes(format_: str, folder: Path) -> None:
    alone, several = (htp("check", "-f", format_, "-j", jobs, ".", folder=folder) for jobs in ("1", "2"))
    assert alone == several


def test_the_hook_checks_every_file_that_the_program_reads_and_so_does_its_recipe() -> None:
    (hook,) = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    recipe = next(each for each in htp("help", "ci").stdout.split("\n") if "files: ^companies/" in each)
    files = (hook["files"], recipe.partition("files: ")[2].strip())
    assert hook["entry"] == "htp check"
    for pattern in files:
        assert [each for each in SUFFIXES if not re.search(pattern, f"companies/a/b{each}")] == []
        assert not re.search(pattern, "companies/README.md")
    assert re.search(hook["files"], "CLIENTS.XLSX")
