"""What holds every report that a test produces holds: it finds the report and notices what is wrong with it."""

import json
from functools import cache
from pathlib import Path

import pytest

from htp.cli.options import CheckFormat
from support.run_htp import htp
from support.schema_checks import FOR_PROGRAMS, hold, hold_run

SPELLINGS = ("--format {}", "--format={}", "-f {}", "-f{}", "-j 1 --summary -f {}")
SAMPLES = Path(__file__).parents[2] / "sample_inputs" / "undetermined"


@cache
def report_of(format_: CheckFormat) -> str:
    return htp("check", "--format", format_, SAMPLES).stdout


@pytest.mark.parametrize("format_", FOR_PROGRAMS)
def test_a_report_is_held_however_it_is_asked_for(format_: str, tmp_path: Path) -> None:
    for spelling in SPELLINGS:
        options = spelling.format(format_).split()
        with pytest.raises((AssertionError, json.JSONDecodeError)):
            hold_run(["check", "a.yaml", *options], None, 3, "no report\n")
    (tmp_path / "report").write_text("no report\n", encoding="utf-8")
    with pytest.raises((AssertionError, json.JSONDecodeError)):
        hold_run(["check", "-f", format_, "-qo", "report", "a.yaml"], tmp_path, 0, "")


def test_what_is_no_report_is_not_held() -> None:
    for arguments in (["check", "a.yaml"], ["check", "-q", "-f", "json", "a.yaml"], ["plan", "-f", "json", "a.yaml"]):
        hold_run(arguments, None, 0, "no report\n")
    for exit_code in (2, 70, 130):
        hold_run(["check", "-f", "json", "a.yaml"], None, exit_code, "broken off\n")
    hold_run(["check", "-f", "json", "--rulebook", "no_such_file.yaml", "a.yaml"], None, 4, "")


@pytest.mark.parametrize(
    "format_, right, wrong",
    [
        *((format_, "undetermined", "unknown") for format_ in FOR_PROGRAMS),
        *((format_, "activity-share", "Activity share") for format_ in FOR_PROGRAMS),
        *((format_, "Jany Start", "Жаны Старт") for format_ in (CheckFormat.JSON, CheckFormat.JSONL)),
        (CheckFormat.CSV, "Jany Start", "=Start"),
        (CheckFormat.CSV, "Jany Start", "Jany,Start"),
        (CheckFormat.JSON, '"document"', '"document": 1, "document"'),
    ],
)
def test_a_report_with_something_wrong_in_it_is_noticed(format_: CheckFormat, right: str, wrong: str) -> None:
    report = report_of(format_)
    hold(format_, report)
    assert right in report
    with pytest.raises(AssertionError):
        hold(format_, report.replace(right, wrong))


def test_a_report_of_lines_without_its_end_or_with_more_after_it_is_noticed() -> None:
    *lines, summary = report_of(CheckFormat.JSONL).splitlines()
    for wrong in (lines, [summary, *lines], [*lines, summary, summary], []):
        with pytest.raises(AssertionError):
            hold(CheckFormat.JSONL, "\n".join(wrong))
