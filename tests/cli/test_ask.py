"""`htp ask`: which facts can still change the verdict, and why each is asked."""

import json
from pathlib import Path

import pytest
from support.given_files import written
from support.run_htp import htp

SLIP = """
company: {name: Slip}
period: 2016
activities: [sofware-development]
revenue:
  currency: KGS
  lines:
    - {amount: 70, activity: software-developmnt, market: US}
    - {amount: 30, activity: software-developmnt}
residency: {status: applicant}
"""


def test_a_person_reads_the_questions_in_words_and_why_each_is_asked() -> None:
    run = htp("ask", "-", stdin="company: {name: Nobody}\n", width=200)
    assert (run.exit_code, run.stderr) == (0, "")
    assert (
        run.stdout.split("\n")[1] == "UNDETERMINED  These facts can still change the verdict, the most decisive first."
    )
    words = run.words
    assert "1. activities What does the company do?" in words
    assert "For Permitted activity and Share of permitted activities. One answer is enough to make the" in words
    assert "2. revenue.total How much was earned in the period, all together?" in words
    assert "5. residency.status Is it a resident of the park already?" in words
    assert "A resident has time to reach the export share." in words
    assert "No activity is declared, so nothing can be compared with the list. " in words


def test_a_question_about_a_line_names_the_line_and_what_is_written_there() -> None:
    words = htp("ask", "-", stdin=SLIP, width=200).words
    assert "activities.0" not in words, "whatever is meant by it, the lines decide"
    assert "revenue.lines.0.activity Line 1, 70.00 KGS: What is meant by software-developmnt?" in words
    assert "revenue.lines.1.market Line 2, 30.00 KGS: From which country are the customers?" in words
    in_list = SLIP.partition("  lines:")[0] + "  total: 10\n  export: 9\n"
    assert "1. activities.0 What is meant by sofware-development?" in htp("ask", "-", stdin=in_list, width=200).words


def test_the_json_has_the_head_of_the_other_reports_and_a_result_a_company(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "undetermined", "invalid")
    report = json.loads(htp("ask", "--format", "json", *paths).stdout)
    assert [*report] == ["format", "generator", "rulebook", "language", "results", "errors", "notes", "left_out"]
    assert report["format"] == "htp/ask/1"
    assert [(each["verdict"], bool(each["questions"]), each["text"]) for each in report["results"]] == [
        ("eligible", False, "ask.nothing"),
        ("undetermined", True, "ask.some"),
    ]
    assert len(report["errors"]) == 1
    for each in report["results"][1]["questions"]:
        assert [*each] == ["key", "rules", "alone", "question", "why"]
        assert each["question"]
        assert each["why"]


@pytest.mark.parametrize("kind, code", [("eligible", 0), ("not-eligible", 0), ("undetermined", 0), ("invalid", 4)])
def test_the_exit_code_says_whether_there_is_an_answer(kind: str, code: int, tmp_path: Path) -> None:
    paths = written(tmp_path, kind)
    run = htp("ask", *paths)
    assert run.exit_code == code == htp("plan", "-q", *paths).exit_code
    assert htp("ask", "--exit-zero", "-q", *paths).exit_code == 0
    assert ("Nothing that you could add changes the verdict." in run.words) == (kind == "eligible")


def test_an_answer_can_be_tried_and_is_asked_for_no_more() -> None:
    company = (
        "company: {name: A}\nperiod: 2016\nactivities: [software-development]\nrevenue: {total: 100, export: 79}\n"
    )
    assert "residency.status" in htp("ask", "-", stdin=company).stdout
    told = htp("ask", "-", "--set", "residency.status=applicant", stdin=company)
    assert "1. residency.status" not in told.stdout
    assert "Nothing that you could add changes the verdict" in told.words


AT_HOME = """
company: {name: At Home}
period: 2016
activities: [software-development]
revenue: {currency: KGS, total: 100, export: 79}
residency: {status: applicant}
"""


def test_a_question_to_the_directorate_that_turns_the_verdict_is_named() -> None:
    run = htp("ask", "-", stdin=AT_HOME, width=200)
    assert "Nothing that you could add changes the verdict; an answer of the Directorate could." in run.words
    assert "Must a company have reached the export share when it applies" in run.words
    assert "With another answer than the one taken here: eligible." in run.words
    (result,) = json.loads(htp("ask", "-", "--format", "json", stdin=AT_HOME).stdout)["results"]
    assert (result["text"], result["questions"]) == ("ask.nothing.readings", [])
    assert result["turning"] == [[{"id": "export-share-for-applicants", "option": "year-after-final-registration"}]]
    held = htp("ask", "-", "--set", "revenue.export=80", stdin=AT_HOME)
    assert "Nothing that you could add changes the verdict." in held.words


def test_a_start_up_without_revenue_is_sent_to_its_plan() -> None:
    company = "company: {name: A}\nactivities: [software-development]\nrevenue: {total: 0}\n"
    words = htp("ask", "-", stdin=company, width=200).words
    assert "there is no revenue yet, so no share can be worked out. See: htp plan" in words


def test_of_very_many_questions_the_first_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    lines = "    - {amount: 10}\n" * 100
    path.write_text(
        f"company: {{name: Many}}\nperiod: 2016\nactivities: [call-centre]\nrevenue:\n  lines:\n{lines}",
        encoding="utf-8",
    )
    shown = htp("ask", str(path)).stdout
    assert shown.count("From which country are the customers?") == 30
    assert "71 more, which `htp ask --format json` names" in shown


def test_the_example_of_the_help_runs(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "undetermined")
    assert htp("ask", path, "--set", "residency.status=applicant").exit_code == 0


def test_what_only_the_costs_wait_for_is_named_and_not_asked() -> None:
    told = "company: {name: A}\nperiod: 2016\nactivities: [software-development]\nresidency: {status: applicant}\n"
    words = htp("ask", "-", stdin=f"{told}revenue: {{currency: KGS, total: 1, export: 1}}\n", width=200).words
    assert "What residency costs waits for staff.payroll, staff.employees. That changes no verdict" in words


def test_a_fact_that_can_settle_a_contested_point_is_named_beside_it() -> None:
    sold = "{currency: KGS, lines: [{amount: 1, market: US, through: an app store}]}"
    told = "company: {name: A}\nperiod: 2016\nactivities: [software-development]\nresidency: {status: applicant}\n"
    words = htp("ask", "-", stdin=f"{told}revenue: {sold}\n", width=200).words
    assert "What the profile does not say can settle it: revenue.lines.0.through_country." in words
