"""`htp init`: at a real pseudo-terminal it asks; elsewhere it writes an example."""

import json
import re
import stat
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from support.builders import END_OF_2016, rulebook
from support.profiles import profiles
from support.reading import read_profiles
from support.run_htp import htp
from support.terminal import Terminal

from htp.assessing.assessment import assess, day_to_assess
from htp.assessing.profiles import ProfileRead
from htp.assessing.questions import questions_for
from htp.cli.interview import Interview
from htp.cli.transcript import Transcript
from htp.company.contradictions import contradictions_on
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data
from htp.reading.documents import StandardInput
from htp.reading.yaml_text import read_documents
from htp.reports import profile_yaml
from htp.reports.wording.questions import QUESTIONS

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)


def test_a_whole_interview_with_mistakes_ends_in_a_profile_and_its_verdict(tmp_path: Path) -> None:
    at = Terminal(tmp_path, "init")
    at.answer("What is the company called?")
    at.sees("The name is the one fact that is needed.")
    at.answer("What is the company called?", 'Ala-Too: "Software" #1 [bold]')
    at.answer("What does the company do?", "моблильные приложения")
    at.sees("is not known for certain to be on the list of permitted activities.")
    at.sees("1  Web and mobile application development (web-development)")
    at.answer("Type a number", "1")
    at.answer("What else does it do?", "62.01")
    at.sees("Software development (software-development).")
    at.answer("What else does it do?", "cookery school")
    at.answer("Type a number", "website development")
    at.sees("Web and mobile application development (web-development).")
    at.answer("What else does it do?", "zzz")
    at.sees('1  keep "zzz"')
    at.answer("Type a number")
    at.answer("What else does it do?")
    at.answer("3  by activity and market", "four")
    at.answer("Type a number from 1 to 3.", "1")
    at.answer("In which currency are the figures?", "somm")
    at.answer("did you mean", "som")
    at.sees('"som" read as KGS')
    at.answer("all together?", "12,5 M")
    at.answer("write digits with a point", "950.000")
    at.answer("write 950000 for thousands", "10 000 000,00")
    at.sees('"10 000 000,00" read as 10000000.00')
    at.answer("How much of that did customers abroad pay?", "11_000_000")
    at.sees("the export is larger than the total revenue")
    at.answer("correct revenue.export or revenue.total", "8_500_000")
    at.answer("Which period", "2016-Q5")
    at.answer("write 2016, 2016-H1, 2016-Q3 or 2016-07", "2016")
    at.answer("2  yes, a resident", "yes, a resident")
    at.answer("When was it first registered?", "2016-02-30")
    at.answer("write a date that exists", "2016-01-15")
    at.answer("When was its final registration?", "2015-07-15")
    at.answer("correct one of the two dates", "2016-07-15")
    at.answer("How much has it paid to the park", "100_000")
    at.answer("3  branch of a company", "limited")
    at.answer("Type a number from 1 to 3.", "3")
    at.answer("In which country", "Кыргызстан")
    at.sees('"Кыргызстан" read as KG')
    at.answer("How many people are employed?", "twelve")
    at.answer("write a whole number", "12")
    at.answer("gross pay", "5_760_000")
    at.answer("On which national average wage", "16_427")
    at.sees("Together 10,000,000.00 KGS; from customers abroad 8,500,000.00 KGS, 85%.")
    at.answer("Enter if they are right")
    at.sees("Wrote company.yaml.")
    exit_code, shown = at.ends()
    assert exit_code == 0
    written = (tmp_path / "company.yaml").read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=.htp.schema.json\n")
    assert next(read_documents(written)).data == {
        "company": {
            "name": 'Ala-Too: "Software" #1 [bold]',
            "legal_form": "branch",
            "country": "KG",
        },
        "activities": ["web-development", "software-development"],
        "revenue": {"currency": "KGS", "total": "10000000.00", "export": "8_500_000"},
        "period": "2016",
        "staff": {"employees": "12", "payroll": "5_760_000"},
        "assumptions": {"average_monthly_wage": {"amount": "16_427", "currency": "KGS"}},
        "residency": {
            "status": "resident",
            "initial_registration": "2016-01-15",
            "final_registration": "2016-07-15",
            "fees_paid": "100_000",
        },
    }
    checked = htp("check", "--color", "always", "company.yaml", folder=tmp_path, width=120, LINES="60")
    assert checked.stdout.strip() in shown


def test_revenue_can_be_given_line_by_line_with_the_rates_it_needs(tmp_path: Path) -> None:
    at = Terminal(tmp_path, "init", "--color", "never", "studio.yaml")
    at.answer("What is the company called?", "Студия")
    at.answer("What does the company do?", "call-centre")
    at.answer("What else", "drawing courses")
    at.sees('keep "drawing courses"')
    at.answer("Type a number", "no such thing")
    at.sees("1  ")
    at.answer("Type a number", "drawing courses")
    kept = _number_before(at, 'keep "drawing courses"')
    at.answer("Type a number", kept)
    at.answer("What else")
    at.answer("How do you want to give the revenue?", "3")
    at.answer("In which currency are the figures?", "KGS")
    at.answer("Which period", "2016-H1")
    at.answer("Line 1: how much?", "5_200_000")
    at.answer("With which activity?", "1")
    at.answer("From which country", "Jappan")
    at.answer("did you mean JP (Japan)?", "Japan")
    at.sees('"Japan" read as JP')
    at.answer("In which currency? Enter if in KGS.", "a.b")
    at.answer('"a.b" is not a currency code', "JPY")
    at.answer("How much KGS does 1 JPY cost", "0")
    at.answer("an exchange rate of zero")
    at.answer("Without that, nothing in JPY can be added up.", "JPY")
    at.answer("How much KGS does 1 JPY cost", "0.64")
    at.answer("In which quarter?", "Q3")
    at.answer("write a quarter of the period: Q1, Q2", "Q2")
    at.answer("Line 2: how much?", "300_000")
    at.answer("With which activity?", "2")
    at.answer("From which country", "KG")
    at.answer("In which currency? Enter if in KGS.")
    at.answer("In which quarter?")
    at.answer("Line 3: how much?")
    at.answer("Is it a resident of the park already?")
    at.answer("In which form is it registered?")
    at.answer("How many people", "0")
    at.answer("Enter if they are right")
    exit_code, shown = at.ends()
    assert exit_code == 0
    assert "ELIGIBLE  Every condition is met." in shown
    (read,) = read_profiles([str(tmp_path / "studio.yaml")], StandardInput(lambda _: b""))
    assert isinstance(read, ProfileRead)
    assert read.data == {
        "company": {"name": "Студия"},
        "period": "2016-H1",
        "activities": ["call-centre", "drawing courses"],
        "revenue": {
            "currency": "KGS",
            "lines": [
                {
                    "amount": "5_200_000",
                    "activity": "call-centre",
                    "market": "JP",
                    "currency": "JPY",
                    "quarter": "Q2",
                },
                {"amount": "300_000", "activity": "drawing courses", "market": "KG"},
            ],
        },
        "exchange_rates": {"JPY": "0.64"},
        "staff": {"employees": "0"},
    }


def _number_before(at: Terminal, text: str) -> str:
    at.sees(text)
    return str(at._program.before.split()[-1])


def test_a_name_alone_is_enough(tmp_path: Path) -> None:
    at = Terminal(tmp_path, "init", "--color", "never")
    at.answer("What is the company called?", "Ala-Too")
    for question in ("do?", "revenue?"):
        at.answer(question)
    at.answer("Enter for", "-")
    for question in ("park", "form", "employed", "pay", "Enter if they are right"):
        at.answer(question)
    exit_code, shown = at.ends()
    assert exit_code == 0
    assert "UNDETERMINED  Facts are missing" in shown
    assert next(read_documents((tmp_path / "company.yaml").read_text())).data == {"company": {"name": "Ala-Too"}}


def conversation(*answers: str) -> tuple[list[str], Any]:
    """What is said and the facts; every question after the last answer is answered with Enter."""
    said: list[str] = []
    left = [*answers]
    transcript = Transcript(lambda: left.pop(0) if left else "", said.append)
    facts = Interview(transcript=transcript, rulebook=rulebook(), today=date(2017, 3, 1)).facts()
    assert left == []
    return said, facts


def interview(*answers: str) -> tuple[list[str], dict[str, Data]]:
    """The keys that are asked for, in their order, and the facts."""
    said, facts = conversation(*answers)
    key_by_text = {text: key for key, text in QUESTIONS.items() if not {":", "="} & set(key)}
    return [key_by_text[each] for each in said if each in key_by_text], facts


def test_a_registration_that_check_would_refuse_is_asked_for_again() -> None:
    said, facts = conversation("A", "", "", "2015", "2", "2016-01-01", "2011-07-07", "2015-12-31", "2016-07-15", "")
    assert facts["residency"] == {"status": "resident", "initial_registration": "2015-12-31"}
    assert [each for each in said if each.startswith("  registered")] == [
        "  registered on 2016-01-01, after the day of assessment, 2015-12-31",
        "  registered on 2011-07-07, before the law on the park, which is of 2011-07-08",
        "  registered on 2016-07-15, after the day of assessment, 2015-12-31",
    ]


def test_the_most_decisive_facts_are_asked_for_first_in_the_order_of_ask() -> None:
    asked, facts = interview("Ala-Too", "", "1", "KGS", "100", "70")
    read = ProfileRead("a.yaml", 1, profile_from({"company": {"name": "Ala-Too"}}), {"company": {"name": "Ala-Too"}})
    decisive = [
        each.key for each in questions_for(read, assess(read.profile, rulebook(), END_OF_2016), rulebook()).questions
    ]
    assert [each for each in asked if each in decisive] == decisive
    assert asked.index("residency.status") < asked.index("company.legal_form") < asked.index("staff.employees")
    assert facts["revenue"] == {"currency": "KGS", "total": "100", "export": "70"}


@pytest.mark.parametrize("total", ["0", "0.00", ""])
def test_without_revenue_nobody_is_asked_for_the_export(total: str) -> None:
    assert "revenue.export" not in interview("Ala-Too", "", "1", "KGS", total)[0]
    assert "revenue.export" in interview("Ala-Too", "", "1", "KGS", "1")[0]


@pytest.mark.parametrize(
    "form, is_asked", [("legal_entity", False), ("individual_entrepreneur", True), ("branch", True), ("", False)]
)
def test_the_country_is_asked_for_where_it_matters(form: str, *, is_asked: bool) -> None:
    asked, _ = interview("Ala-Too", "", "", "", "", form)
    assert ("company.country" in asked) == is_asked


def test_dates_and_payments_are_asked_of_residents_alone_and_a_currency_where_there_is_an_amount() -> None:
    of_residents = ["residency.initial_registration", "residency.final_registration", "residency.fees_paid"]
    asked, _ = interview("Ala-Too")
    assert not {*of_residents, "revenue.currency"} & {*asked}
    asked, _ = interview("Ala-Too", "", "", "", "resident")
    assert [each for each in asked if each in of_residents] == of_residents
    asked, _ = interview("Ala-Too", "", "", "", "", "", "", "100")
    assert asked[-3:] == ["staff.payroll", "revenue.currency", "page"]


@pytest.mark.parametrize("key", [pytest.param("c", id="Ctrl-C"), pytest.param("d", id="Ctrl-D")])
def test_an_interview_that_is_stopped_before_the_first_answer_leaves_nothing(tmp_path: Path, key: str) -> None:
    at = Terminal(tmp_path, "init")
    at.sees("What is the company called?")
    at.waits()
    at.presses(key)
    exit_code, shown = at.ends()
    assert exit_code == 130
    assert "Stopped; nothing is written." in shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


CUSTOMERS = (
    *("Ala-Too", "software development", "", "customer by customer", "2", "", ""),
    *("Acme Ltd", "США", "120 000,00", "USD", "87,5"),
    *("Кафе Нават", "KG", "", "1 234 000,50", ""),
    "",
)


def test_a_choice_can_be_a_word_for_it_and_is_kept_as_a_profile_has_it() -> None:
    said, facts = conversation("Ala-Too", "", "", "", "нет", "ОсОО")
    assert facts["residency"] == {"status": "applicant"}
    assert facts["company"] == {"name": "Ala-Too", "legal_form": "legal_entity"}
    assert '  "нет" read as applicant' in said


def test_revenue_can_be_given_customer_by_customer() -> None:
    said, facts = conversation(*CUSTOMERS)
    assert facts == {
        "company": {"name": "Ala-Too"},
        "activities": ["software-development"],
        "period": "2016",
        "revenue": {
            "currency": "KGS",
            "lines": [
                {
                    "customer": "Acme Ltd",
                    "amount": "120000.00",
                    "market": "US",
                    "activity": "software-development",
                    "currency": "USD",
                },
                {
                    "customer": "Кафе Нават",
                    "amount": "1234000.50",
                    "market": "KG",
                    "activity": "software-development",
                },
            ],
        },
        "exchange_rates": {"USD": "87.5"},
    }
    for each in ('  "США" read as US', "  Without the amount the customer does not count. < goes back."):
        assert each in said


def test_the_last_page_shows_every_answer_with_the_total_and_what_comes_from_abroad() -> None:
    said, _ = conversation(*CUSTOMERS)
    assert said[said.index("These are your answers:") :] == [
        "These are your answers:",
        "\n".join(
            (
                "  1  Name                  Ala-Too",
                "  2  Activities            software-development",
                "  3  Revenue given         customer by customer",
                "  4  Currency              KGS",
                "  5  Period                2016",
                "  6  Customer 1            Acme Ltd, US, 120000.00 USD",
                "  7  Customer 2            Кафе Нават, KG, 1234000.50 KGS",
                "  8  Customer 3            no more",
                "  9  Resident of the park  –",
                " 10  Form                  –",
                " 11  People employed       –",
                " 12  Gross pay             –",
            )
        ),
        "     Together 11,734,000.50 KGS; from customers abroad 10,500,000.00 KGS, 89.48%.",
        "Enter if they are right; the number of a line changes it.",
    ]


@pytest.mark.parametrize(
    "typed, changed",
    [
        (("1", "Ala-Archa"), {"company": {"name": "Ala-Archa"}}),
        (("2", "call-centre", ""), {"activities": ["call-centre"]}),
        (("99", "5", "2015"), {"period": "2015"}),
        (("5", "-"), {"period": None}),
        (("9", "1", "10", "3", "KG"), {"residency": {"status": "applicant"}}),
        (("3", "1", "10", "8"), {"revenue": {"currency": "KGS", "total": "10", "export": "8"}}),
    ],
)
def test_each_answer_can_be_changed_on_the_last_page(typed: tuple[str, ...], changed: dict[str, Data]) -> None:
    _, facts = conversation(*CUSTOMERS, "", "", "", "", *typed)
    assert {key: facts.get(key) for key in changed} == changed


def test_a_customer_can_be_changed_left_out_and_added_on_the_last_page() -> None:
    for typed, customers in (
        (("6", "Beta", "DE", "5", ""), ["Beta", "Кафе Нават"]),
        (("6", "-"), ["Кафе Нават"]),
        (("8", "Beta", "DE", "5", "", ""), ["Acme Ltd", "Кафе Нават", "Beta"]),
    ):
        _, facts = conversation(*CUSTOMERS, "", "", "", "", *typed)
        assert [each["customer"] for each in facts["revenue"]["lines"]] == customers


def test_back_asks_the_question_before_again_as_often_as_wanted() -> None:
    _, facts = conversation(
        "Ala-To", "<", "Ala-Too", "call-centre", "", "1", "KGS", "12,5 M", "<", "<", "2", "<", "1", "USD"
    )
    assert facts["company"] == {"name": "Ala-Too"}
    assert facts["revenue"] == {"currency": "USD"}
    _, facts = conversation("<", "Ala-Too", "zzz", "<", "call-centre")
    assert (facts["company"], facts["activities"]) == ({"name": "Ala-Too"}, ["call-centre"])
    _, facts = conversation(*CUSTOMERS, "", "", "", "", "<", "<", "12")
    assert facts["staff"] == {"employees": "12"}


def test_what_was_answered_is_kept_and_taken_up_again_after_an_interruption(tmp_path: Path) -> None:
    part = tmp_path / "company.yaml.part"
    at = Terminal(tmp_path, "init")
    at.sees("your answers are kept in company.yaml.part until company.yaml is written.")
    at.answer("What is the company called?", "Ала-Тоо: #1")
    at.answer("What does the company do?", "zzz")
    at.answer("Type a number", "call-centre")
    at.sees("What else")
    at.waits()
    at.presses("c")
    exit_code, shown = at.ends()
    assert exit_code == 130
    assert "Stopped; your answers are kept in company.yaml.part." in shown
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert not (tmp_path / "company.yaml").exists()
    at = Terminal(tmp_path, "init")
    at.sees("Going on with the answers in company.yaml.part.")
    at.sees("> Ала-Тоо: #1")
    at.answer("What else")
    at.answer("revenue?")
    at.answer("Enter for", "-")
    for question in ("park", "form", "employed", "pay", "Enter if they are right"):
        at.answer(question)
    assert at.ends()[0] == 0
    assert [each.name for each in tmp_path.iterdir()] == ["company.yaml"]
    assert next(read_documents((tmp_path / "company.yaml").read_text(encoding="utf-8"))).data == {
        "company": {"name": "Ала-Тоо: #1"},
        "activities": ["call-centre"],
    }


@pytest.mark.parametrize("text", ["", "a: [", "- a\n", "a: {b: c}\n", "a: 1\na: 2\n", "\x00"])
def test_a_file_that_has_no_answers_is_refused_and_stays(text: str, tmp_path: Path) -> None:
    (tmp_path / "company.yaml.part").write_text(text, encoding="utf-8")
    exit_code, shown = Terminal(tmp_path, "init").ends()
    assert exit_code == 2
    assert "company.yaml.part: this has no answers of htp init" in shown
    assert (tmp_path / "company.yaml.part").read_text(encoding="utf-8") == text


def test_answers_to_questions_that_are_not_asked_are_passed_over() -> None:
    transcript = Transcript(lambda: "", lambda _: None, known={"company.name": ["A"], "no such question": ["B"]})
    assert Interview(transcript=transcript, rulebook=rulebook(), today=date(2017, 3, 1)).facts()["company"] == {
        "name": "A"
    }


def test_an_existing_file_is_refused_before_the_first_question_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("company: {name: Old}\n", encoding="utf-8")
    exit_code, shown = Terminal(tmp_path, "init").ends()
    assert exit_code == 2
    assert "company.yaml: this file exists already, and it stays as it is" in shown
    assert "What is the company called?" not in shown
    assert (tmp_path / "company.yaml").read_text(encoding="utf-8") == "company: {name: Old}\n"


def test_a_file_that_appears_during_the_interview_is_not_overwritten_and_no_answer_is_lost(tmp_path: Path) -> None:
    at = Terminal(tmp_path, "init")
    at.answer("What is the company called?", "Ala-Too")
    at.sees("What does the company do?")
    (tmp_path / "company.yaml").write_text("company: {name: Other}\n", encoding="utf-8")
    for _ in range(8):
        at.answer("")
    exit_code, shown = at.ends()
    assert exit_code == 2
    assert "company:\n  name: Ala-Too\n" in shown
    assert (tmp_path / "company.yaml").read_text(encoding="utf-8") == "company: {name: Other}\n"


def test_a_template_can_be_had_at_a_terminal(tmp_path: Path) -> None:
    exit_code, _ = Terminal(tmp_path, "init", "--template").ends()
    assert exit_code == 0
    assert (tmp_path / "company.yaml").read_text(encoding="utf-8") == profile_yaml.template()


def test_elsewhere_the_template_goes_to_standard_output() -> None:
    run = htp("init")
    assert run.exit_code == 0
    assert run.stdout == profile_yaml.template()
    assert run.stderr == ""


def test_the_template_is_an_eligible_profile_that_says_it_is_an_example(tmp_path: Path) -> None:
    run = htp("init", tmp_path / "a.yaml")
    assert (run.exit_code, run.stdout) == (0, "")
    assert "an example to be replaced" in run.stderr
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "# AN EXAMPLE: an invented company. Replace every fact" in text
    checked = htp("check", tmp_path / "a.yaml")
    assert checked.exit_code == 0
    assert checked.stdout.startswith("Example LLC (replace me)")


def test_the_template_is_valid_with_every_fact_that_it_only_mentions(tmp_path: Path) -> None:
    """Totals and lines exclude each other; the one is taken out where the other is put in."""
    lines = profile_yaml.template().split("\n")
    said = [line.replace("# ", "", 1) if _is_fact(line) else line for line in lines]
    instead = ("total:", "export:", "fees_paid:", "payroll: 9")
    whole = "\n".join(line for line in said if not line.strip().removeprefix("# ").startswith(instead))
    data = next(read_documents(whole)).data
    profile_from(data)
    mentioned = _keys(data) | {"revenue.total", "revenue.export", "residency.fees_paid"}
    assert sorted(set(_keys_of(Profile)) - mentioned) == []


def _is_fact(line: str) -> bool:
    """The line is a fact that is commented out: a key or an entry of a list, and no sentence."""
    return re.match(r" *# +(- |[a-zA-Z_]+:( |$))", line) is not None and "AN EXAMPLE:" not in line


def _keys(data: Any, before: str = "") -> set[str]:
    if isinstance(data, list):
        return {key for each in data for key in _keys(each, before)}
    if not isinstance(data, dict):
        return set()
    here = {f"{before}{key}" for key in data}
    return here.union(*(_keys(value, f"{before}{key}.") for key, value in data.items()))


def _keys_of(model: type[BaseModel], before: str = "") -> list[str]:
    """Every dotted key of the model; an entry of a list has no key of its own."""
    keys = []
    for key, fact in model.model_fields.items():
        keys.append(f"{before}{key}")
        for section in _sections_in(fact.annotation):
            keys += _keys_of(section, f"{before}{key}.")
    return keys


def _sections_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [section for part in getattr(annotation, "__args__", ()) for section in _sections_in(part)]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_template_in_json_is_a_profile_that_says_it_is_an_example(name: str, tmp_path: Path) -> None:
    assert htp("init", "--template", name, folder=tmp_path).exit_code == 0
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads(written)["company"]["name"] == "An example to be replaced LLC"
    assert (written.count("\n") == 1) is (name == "a.jsonl")
    assert htp("check", "-q", name, folder=tmp_path).exit_code == 0


def test_answers_go_into_json_where_the_file_is_named_so(tmp_path: Path) -> None:
    at = Terminal(tmp_path, "init", "a.json")
    at.answer("What is the company called?", "Ала-Тоо")
    for question in ("do?", "revenue?"):
        at.answer(question)
    at.answer("Enter for", "-")
    for question in ("park", "form", "employed", "pay", "Enter if they are right"):
        at.answer(question)
    assert at.ends()[0] == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"company": {"name": "Ала-Тоо"}}
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    "arguments, problem",
    [
        (["a.yaml"], "this file exists already"),
        (["."], "this is a folder"),
        (["no/such/folder.yaml"], "there is no folder no/such"),
        (["x" * 300 + ".yaml"], "the profile cannot be written"),
        (["link.yaml"], "this file exists already"),
    ],
    ids=lambda each: "",
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("old", encoding="utf-8")
    Path("link.yaml").symlink_to("nowhere.yaml")
    run = htp("init", *arguments)
    assert run.exit_code == 2
    assert problem in run.stderr
    assert Path("a.yaml").read_text(encoding="utf-8") == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml", "link.yaml"]


def test_force_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old", encoding="utf-8")
    assert htp("init", "--force", tmp_path / "a.yaml").exit_code == 0
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == profile_yaml.template()


@pytest.mark.parametrize(
    "name",
    [
        "Ala-Too: Software",
        "A #1",
        "[bold]x[/bold]",
        "{a: b}",
        "NO",
        "null",
        "~",
        "12:30",
        "0o17",
        "1_000",
        "=",
        "<<",
        "- a",
        "---",
        "...",
        "*a",
        "&a",
        "!tag",
        "%x",
        "@x",
        "'",
        '"',
        "\\n",
        "a\\",
        "trailing:",
        "Студия «Ала-Тоо»",
        "株式会社",
        "😀",
        "\x1b[2J",
        "a\u2028b\u0085c\ufeff\u200bd\u00a0e",
        "x " * 240,
    ],
)
def test_a_hostile_name_is_read_back_exactly(name: str) -> None:
    facts: Any = {"company": {"name": name, "country": "NO"}, "activities": [name], "period": "2016-07"}
    assert next(read_documents(profile_yaml.render(facts))).data == facts


@given(profiles(), st.text(st.characters(codec="utf-8"), max_size=60))
def test_every_profile_is_read_back_exactly(facts: dict[str, Any], name: str) -> None:
    facts["company"]["name"] = name
    assert next(read_documents(profile_yaml.render(facts))).data == facts


TYPED = st.sampled_from(
    (
        *("", "", "<", "-", "1", "2", "3", "10", "0", "нет", "да", "резидент", "ИП", "KGS", "сом", "$", "USD", "87,5"),
        *("12 000,50", "1,234", "США", "KG", "Грузия", "2016", "1 кв. 2016", "Q1", "18.02.2016", "01/02/2016"),
        *("Ala-Too", "call-centre", "сайты", "кафе", "zzz", "?", "=1+1", "[bold]"),
    )
)


@given(st.lists(TYPED, max_size=40), st.integers(0, 1_000_000))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_the_interview_ends_in_a_profile(answers: list[str], seed: int) -> None:
    left, random = [*answers], Random(seed)
    transcript = Transcript(lambda: left.pop(0) if left else random.choice(("", "", "1")), lambda _: None)
    facts = Interview(transcript=transcript, rulebook=rulebook(), today=date(2017, 3, 1)).facts()
    profile = profile_from(facts)
    assert not [*contradictions_on(profile, rulebook().in_force_from, day_to_assess(profile, None, date(2017, 3, 1)))]
