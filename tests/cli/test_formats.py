"""Which format a report has: the one that is named, else that of the suffix of its file; and a CSV for Excel."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pexpect
import pytest
from support.builders import facts_of
from support.given_files import written
from support.run_htp import environment, htp

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
STARTS = {
    "txt": " ──",
    "json": '{\n  "format": "htp/assessment/1"',
    "jsonl": '{"type": "result"',
    "csv": "\ufeffpath,document,company",
    "md": "| Company | Verdict",
    "markdown": "| Company | Verdict",
    "JSON": '{\n  "format": "htp/assessment/1"',
}


@pytest.mark.parametrize("suffix", STARTS)
def test_the_suffix_of_the_file_says_in_which_format_the_report_is(suffix: str, tmp_path: Path) -> None:
    written(tmp_path, "eligible", "undetermined")
    report = tmp_path / f"report.{suffix}"
    run = htp("check", tmp_path, "-o", report)
    assert run.exit_code == 3
    assert report.read_text(encoding="utf-8").startswith(STARTS[suffix])
    assert run.stdout.startswith("2 companies: "), "a person is still shown the list"


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.json.gz", "json"])
def test_a_suffix_of_no_format_is_refused_unless_the_format_is_named(name: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("check", path, "-o", name, folder=tmp_path)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith(
        f"{name}: no format has that suffix: end the name with one of .txt, .json, .jsonl, .csv, .xlsx, .md, "
        ".markdown, .xml, .sarif, or add --format\n"
    )
    assert not (tmp_path / name).exists()
    assert htp("check", path, "-q", "-f", "json", "-o", name, folder=tmp_path).exit_code == 0
    assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["summary"]["eligible"] == 1


def test_who_wants_a_page_is_told_which_command_writes_it(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("check", path, "-o", "page.html", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith("page.html: htp report writes a page: htp report company.yaml -o page.html\n")


def test_a_format_does_not_go_into_a_file_with_the_suffix_of_another_one(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("check", path, "-f", "json", "-o", "report.csv", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith("report.csv: the suffix is that of csv, --format is json: change one of them\n")
    assert not (tmp_path / "report.csv").exists()


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    assert htp("check", path, "-f", "json", "-o", "-") == htp("check", path, "-f", "json")
    assert htp("check", path, "-o", "-", folder=tmp_path) == htp("check", path, folder=tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["eligible.yaml"]


def test_a_workbook_is_not_shown_at_a_terminal(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    arguments = ["-m", "htp", "check", "-f", "xlsx", path]
    terminal: Any = pexpect.spawn(sys.executable, arguments, env=environment(), encoding="utf-8", timeout=60)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 2
    assert "a workbook cannot be shown here: add -o report.xlsx" in terminal.before


EXCEL = """\
\ufeffpath;document;company;as_of;verdict;activity;activity.measured;activity.required;activity-share;\
activity-share.measured;activity-share.required;export-share;export-share.measured;export-share.required;fee;fee.amount;\
fee.currency;fee.due;fee.paid;fee.to_pay;fee.not_yet_due;income-tax;income-tax.amount;income-tax.currency;\
social-contributions;social-contributions.amount;social-contributions.currency;exemptions;missing;remedies;errors;turning;\
verdict_now;rulebook;overlay;readings
one_tyiyn_under.yaml;1;Threshold Software LLC;2016-12-31;not-eligible;pass;;;pass;1;0,9;fail;0,799999;0,8;estimate;\
12345,68;KGS;;;;;undetermined;;;undetermined;;;exempt;"staff.payroll; staff.employees";Win at least 0.05 KGS more from \
customers abroad. Have revenue of at most 246,913.57 KGS from customers at home. Win customers abroad instead of at \
home, for 0.01 KGS of the revenue of a later period.;;export-share-for-applicants=year-after-final-registration;\
;kg-htp 2026-11-28;;
"""


def test_a_csv_for_excel_has_semicolons_decimal_commas_and_the_mark_of_utf_8() -> None:
    folder = SAMPLES / "not_eligible"
    run = htp("check", "one_tyiyn_under.yaml", "-f", "csv", "--csv-for", "excel", folder=folder)
    assert run.stdout == EXCEL


def row_for_excel(folder: Path, **facts: Any) -> dict[str, str]:
    (folder / "company.json").write_text(json.dumps(facts_of(**facts)), encoding="utf-8")
    run = htp("check", "company.json", "-f", "csv", "--csv-for", "excel", folder=folder)
    (row,) = csv.DictReader(StringIO(run.stdout.removeprefix("\ufeff")), delimiter=";")
    return row


@pytest.mark.parametrize("name", ["1-2", "007", "1,5", "3/4", "1E5", "12:30", "(5)", "10 %"])
def test_a_name_that_excel_would_take_for_a_number_is_a_text(name: str, tmp_path: Path) -> None:
    assert row_for_excel(tmp_path, name=name)["company"] == f"'{name}"


def test_an_amount_that_excel_cannot_keep_is_a_text_with_every_digit(tmp_path: Path) -> None:
    assert row_for_excel(tmp_path, total="99999999999999900", export="1")["fee.amount"] == "999999999999999,00"
    assert row_for_excel(tmp_path, total="100000000000000100", export="1")["fee.amount"] == "'1000000000000001,00"


def test_only_a_table_of_companies_is_for_excel(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("check", path, "--csv-for", "excel")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "only a table of companies has it: add --format csv, or name the file .csv\n" in run.stderr


SEPARATED = ["A;=20+22;B", "A,=1", 'A;"=1"', "A; =1", "A|@SUM(1)", 'A,""-1', "A;+1", "=1", " =1"]


@pytest.mark.parametrize("name", SEPARATED)
@pytest.mark.parametrize("reader", ["programs", "excel"])
def test_no_cell_runs_whatever_a_spreadsheet_takes_for_the_end_of_a_cell(
    reader: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / "company.json").write_text(json.dumps(facts_of(name=name)), encoding="utf-8")
    run = htp("check", "company.json", "-f", "csv", "--csv-for", reader, folder=tmp_path)
    for delimiter in ",;\t|":
        for row in csv.reader(run.stdout.splitlines(), delimiter=delimiter):
            for cell in row:
                assert not cell.lstrip(' "').startswith(tuple("=+-@＝＋－＠")), (delimiter, cell)


OVERLAY = SAMPLES / "rulebooks" / "proposal_of_2021.yaml"


def test_the_rulebook_laid_over_is_named_in_every_format_for_programs(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "not-eligible")
    options = ("--rulebook", OVERLAY, "--as-of", "2022-01-01", "--reading", "activities-in-practice=open")
    (row,) = csv.DictReader(StringIO(htp("check", path, *options, "-f", "csv").stdout))
    assert row["overlay"] == f"proposal-2021 2021-12-08 {OVERLAY}"
    assert row["readings"] == "activities-in-practice=open"
    assert row["rulebook"].startswith("kg-htp 20")
    (row,) = csv.DictReader(StringIO(htp("check", path, "-f", "csv").stdout))
    assert (row["overlay"], row["readings"]) == ("", "")
    plan = json.loads(htp("plan", path, *options, "-f", "json").stdout)
    assert plan["rulebook"]["overlay"]["path"] == str(OVERLAY)
    assert plan["rulebook"]["readings"] == {"activities-in-practice": "open"}
