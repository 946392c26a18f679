"""What looks wrong is noted by every command that reads profiles, and refused with `--strict`."""

import json
from pathlib import Path

import pytest
from support.given_files import ELIGIBLE
from support.run_htp import htp

READING = ("check", "plan", "ask", "activity", "export", "fees")
DOUBTFUL = """\
company: {name: Bazaar Code}
period: 2016
activities: [software-development]
revenue: {currency: KGS, total: 100, export: 99.0001}
"""
PAY_IN_SOM = """\
company: {name: Bazaar Code}
period: 2016
activities: [software-development]
revenue: {currency: USD, total: 120_000, export: 110_000}
staff: {employees: 10, payroll: 4_800_000}
"""
REMEDY = "  = correct it; if it is right, leave out --strict\n"


@pytest.fixture(autouse=True)
def _in_folder_of_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(DOUBTFUL, encoding="utf-8")


@pytest.mark.parametrize("command", READING)
def test_a_note_is_shown_by_every_command(command: str) -> None:
    note = "check the amount 99.0001: money has two decimals"
    assert note in " ".join(htp(command, "a.yaml").stdout.split())
    report = json.loads(htp(command, "a.yaml", "-f", "json").stdout)
    (of_company,) = report.get("results") or report["plans"]
    assert [(each["key"], each["line"], each["message"]) for each in of_company["notes"]] == [
        ("revenue.export", 4, note)
    ]


@pytest.mark.parametrize("command", READING[1:])
def test_of_several_companies_those_with_notes_are_counted(command: str) -> None:
    Path("b.yaml").write_text(ELIGIBLE, encoding="utf-8")
    assert "\n1 company has notes, 1 to check\n" in htp(command, "a.yaml", "b.yaml").stdout


def test_notes_of_rules_are_counted_too() -> None:
    Path("b.yaml").write_text(PAY_IN_SOM, encoding="utf-8")
    assert "2 companies have notes, 2 to check" in htp("check", "a.yaml", "b.yaml").stdout


@pytest.mark.parametrize("command", READING)
def test_strictly_what_looks_wrong_is_refused_with_its_place(command: str) -> None:
    Path("b.yaml").write_text(ELIGIBLE, encoding="utf-8")
    run = htp(command, "-q", "--strict", "a.yaml", "b.yaml")
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr == (
        "a.yaml:4:46: revenue.export: check the amount 99.0001: money has two decimals\n"
        "    |\n"
        "  4 | revenue: {currency: KGS, total: 100, export: 99.0001}\n"
        "    |                                              ^\n" + REMEDY
    )
    assert htp(command, "-q", "--strict", "b.yaml").exit_code == 0


def test_strictly_a_company_that_looks_wrong_has_no_verdict() -> None:
    report = json.loads(htp("check", "--strict", "a.yaml", "-f", "json").stdout)
    assert (report["results"], report["summary"]["invalid"]) == ([], 1)
    (error,) = report["errors"]
    assert (error["line"], error["column"], error["hint"]) == (4, 46, "correct it; if it is right, leave out --strict")


def test_strictly_a_note_of_a_rule_is_refused_in_its_own_words() -> None:
    Path("b.yaml").write_text(PAY_IN_SOM, encoding="utf-8")
    run = htp("check", "-q", "--strict", "b.yaml")
    assert (run.exit_code, run.stderr) == (
        4,
        "b.yaml:5:33: staff.payroll: check the currency of the payroll: 4,800,000.00 USD is more than ten times the "
        "revenue, 120,000.00 USD; write staff.payroll: {amount: …, currency: …} if it is another one\n"
        "    |\n"
        "  5 | staff: {employees: 10, payroll: 4_800_000}\n"
        "    |                                 ^\n" + REMEDY,
    )


def test_strictly_a_fact_that_was_set_has_no_place() -> None:
    Path("b.yaml").write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", "-q", "--strict", "b.yaml", "--set", "company.country=KY")
    assert (run.exit_code, run.stderr) == (
        4,
        "b.yaml: with the facts that were set, company.country: check the country KY: it is the Cayman Islands; "
        "Kyrgyzstan is KG\n" + REMEDY,
    )


ALIKE = """
company: {name: Ala-Too, country: KY}
revenue: {currency: KGS, lines: [{market: KY, amount: 1}, {market: KY, amount: 2}]}
"""


@pytest.mark.parametrize("options", [("check",), ("check", "-v"), ("plan",), ("report", "-o", "-", "-f", "markdown")])
def test_the_same_note_on_several_facts_is_said_once(options: tuple[str, ...]) -> None:
    Path("b.yaml").write_text(ALIKE, encoding="utf-8")
    assert " ".join(htp(*options, "b.yaml").stdout.split()).count("check the country KY") == 1


def test_the_same_note_on_several_facts_has_each_of_their_keys_in_a_report_for_programs() -> None:
    Path("b.yaml").write_text(ALIKE, encoding="utf-8")
    (result,) = json.loads(htp("check", "b.yaml", "-f", "json").stdout)["results"]
    assert [(each["key"], each["line"]) for each in result["notes"] if each["id"] == "country-or-language"] == [
        ("company.country", 2),
        ("revenue.lines.0.market", 3),
        ("revenue.lines.1.market", 3),
    ]


def test_what_was_read_as_something_else_is_no_reason_to_refuse() -> None:
    Path("b.yaml").write_text(ELIGIBLE.replace("10_000_000", "'10 000 000,00'"), encoding="utf-8")
    assert htp("check", "-q", "--strict", "b.yaml").exit_code == 0


def test_strictly_a_table_whose_last_line_may_be_cut_is_refused() -> None:
    Path("b.csv").write_text("company.name,revenue.total\nAla-Too,1\nNaryn,2", encoding="utf-8")
    run = htp("check", "-q", "--strict", "b.csv")
    assert run.exit_code == 4
    assert run.stderr == "b.csv:3: check the last cell: the file ends within the row, without a line end\n" + REMEDY


def test_strictly_a_day_after_that_of_the_rulebook_is_still_a_note() -> None:
    Path("b.yaml").write_text(ELIGIBLE.replace("2016", "2026"), encoding="utf-8")
    run = htp("check", "-f", "json", "--strict", "b.yaml", "--as-of", "2027-01-01")
    assert run.exit_code == 0
    (result,) = json.loads(run.stdout)["results"]
    assert "after-rulebook" in [each["id"] for each in result["notes"]]


AGAIN = "b.csv: check for doubles: the same company and period stand in b.csv:2, c.yaml\n"
LIST = "company.name,period\nАла-Тоо,2016\nNaryn,2016\n"


@pytest.mark.parametrize("command", READING)
def test_a_company_in_two_files_is_noted_and_strictly_refused(command: str) -> None:
    Path("b.csv").write_text(LIST, encoding="utf-8")
    Path("c.yaml").write_text("company: {name: '«АЛА-ТОО»'}\nperiod: 2016\n", encoding="utf-8")
    note = AGAIN.replace("b.csv: ", "c.yaml: ")
    assert htp(command, "-q", "b.csv", "c.yaml").stderr == note
    strictly = htp(command, "-q", "--strict", "b.csv", "c.yaml")
    assert (strictly.exit_code, strictly.stderr) == (4, note + REMEDY)
    report = json.loads(htp(command, "-f", "json", "b.csv", "c.yaml").stdout)
    assert [(each["kind"], each["id"], each["path"]) for each in report["notes"]] == [
        ("check", "company-again", "c.yaml")
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_doubles_are_found_whatever_the_number_of_processes(jobs: str) -> None:
    for folder in "bc":
        Path(folder).mkdir()
        for number in range(40):
            text = f"company: {{name: Company {number}}}\nperiod: 2016\n"
            Path(folder, f"{number:02}.yaml").write_text(text, encoding="utf-8")
    run = htp("check", "b", "c", "-f", "jsonl", "-j", jobs)
    *_, summary = map(json.loads, run.stdout.splitlines())
    assert len(summary["notes"]) == len(run.stderr.splitlines()) == 40
    assert run.stderr.splitlines()[0] == (
        "c/00.yaml: check for doubles: the same company and period stand in b/00.yaml, c/00.yaml"
    )
