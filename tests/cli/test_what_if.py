"""WHAT IF: an answer to facts that were set, or to a customer more or less, says so first, with now and then."""

import csv
import json
from pathlib import Path

import pytest
from support.run_htp import htp

TOTALS = """
company: {name: Tasma Code}
period: 2016
activities: [software-development]
revenue: {currency: KGS, total: 1000, export: 700}
exchange_rates: {EUR: 80}
"""
LINES = """
company: {name: Tasma Code}
period: 2016
revenue:
  currency: KGS
  lines:
    - {amount: 700, market: US, activity: software-development}
    - {amount: 200, market: KG, activity: software-development}
    - {amount: 100, market: KG, activity: software-development}
exchange_rates: {EUR: 80}
"""


@pytest.fixture
def totals(tmp_path: Path) -> str:
    return _written(tmp_path / "totals.yaml", TOTALS)


@pytest.fixture
def lines(tmp_path: Path) -> str:
    return _written(tmp_path / "lines.yaml", LINES)


def _written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_now_and_then_stand_side_by_side_above_everything_else(totals: str) -> None:
    run = htp(
        "check", totals, "--set", "revenue.export=800", "--if", "+10 EUR DE", "--set", "staff.employees=", width=100
    )
    assert [" ".join(each.split()) for each in run.stdout.splitlines()][:8] == [
        "WHAT IF revenue.export=800, staff.employees left out and 10.00 EUR more from Germany",
        "Tasma Code · not a resident · 2016 · rules of 31 December 2016",
        "ELIGIBLE Every condition is met.",
        "Now What if",
        "verdict not eligible eligible",
        "export share 70% 88.88%",
        "fee to the park 10.00 KGS 18.00 KGS",
        "Condition Yours Needed Why",
    ]


def test_a_rule_with_the_same_figure_and_another_answer_is_named(tmp_path: Path) -> None:
    resident = TOTALS.replace("700", "800") + "residency: {status: resident, initial_registration: 2015-01-01}\n"
    run = htp("check", _written(tmp_path / "resident.yaml", resident), "--set", "residency.fees_paid=10")
    assert "fee to the park due settled" in run.words


@pytest.mark.parametrize("command", ["check -v", "plan", "ask", "activity", "export", "fees"])
@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_every_command_heads_its_answer_with_what_is_supposed(command: str, format_: str, totals: str) -> None:
    run = htp(*command.split(), totals, "--if", "+10 EUR DE", "--format", format_)
    first, *rest = run.stdout.splitlines()
    assert "WHAT IF 10.00 EUR more from Germany" in first
    assert any("Now" in each and "What if" in each for each in rest[:4])
    assert any("not eligible" in each and "verdict" in each for each in rest[:6])


def test_without_options_nothing_is_supposed(totals: str) -> None:
    assert "WHAT IF" not in htp("check", totals).stdout
    assert json.loads(htp("check", totals, "--format", "json").stdout)["results"][0]["what_if"] is None


@pytest.mark.parametrize("command", ["check", "ask", "activity", "export", "fees", "plan"])
def test_json_has_the_answer_without_it(command: str, totals: str) -> None:
    run = htp(command, totals, "--if", "+10 EUR DE: games", "--set", "staff.employees=4", "--format", "json")
    report = json.loads(run.stdout)
    what_if = report["plans" if command == "plan" else "results"][0]["what_if"]
    assert what_if["set"] == {"staff.employees": "4"}
    assert what_if["customers"] == [
        {"is_more": True, "amount": {"value": "10.00", "currency": "EUR"}, "market": "DE", "activity": "games"}
    ]
    assert what_if["now"]["verdict"] == "not-eligible"
    assert [each["measured"] for each in what_if["now"]["findings"]][2] == "0.7"


def test_a_table_for_spreadsheets_has_the_verdict_of_now(totals: str) -> None:
    run = htp("check", totals, "--if", "+10 EUR DE", "--format", "csv")
    (row,) = csv.DictReader(run.stdout.splitlines())
    assert row["verdict_now"] == "not-eligible"


def test_of_many_companies_it_is_said_above_how_many_had_which_verdict(totals: str, lines: str) -> None:
    words = htp("check", totals, lines, "--if", "+50 EUR DE").words
    assert "WHAT IF 50.00 EUR more from Germany Now: 2 not eligible, 0 undetermined, 0 eligible. 2 companies" in words


def test_where_the_facts_of_now_contradict_each_other_there_is_no_answer_for_now(tmp_path: Path) -> None:
    text = TOTALS + "residency: {status: resident, initial_registration: 2019-01-01}\n"
    run = htp("check", _written(tmp_path / "c.yaml", text), "--set", "residency.initial_registration=2015-01-01")
    assert "the facts contradict each other" in run.stdout


def measured(run_of: str) -> str | None:
    result = json.loads(run_of)["results"][0]
    found: str | None = result["findings"][2]["measured"]
    return found


@pytest.mark.parametrize(
    "customer, share",
    [
        ("+10 EUR DE", "0.833333"),  # 1500 of 1800
        ("+200 KG", "0.583333"),  # 700 of 1200
        ("-200 som Kyrgyzstan", "0.875"),  # 700 of 800
        ("-700 US", "0"),  # 0 of 300
    ],
)
def test_totals_are_raised_and_lowered(customer: str, share: str, totals: str) -> None:
    assert measured(htp("check", totals, "--if", customer, "--format", "json").stdout) == share


@pytest.mark.parametrize("customer, share", [("+10 EUR DE", "0.833333"), ("-700 US", "0"), ("-200 US", "0.625")])
def test_lines_are_added_and_lowered(customer: str, share: str, lines: str) -> None:
    run = htp("check", lines, "--if", customer, "--format", "json")
    assert measured(run.stdout) == share
    assert json.loads(run.stdout)["results"][0]["findings"][1]["verdict"] == "pass"


def test_customers_come_one_after_the_other(totals: str) -> None:
    run = htp("check", totals, "--if", "+10 EUR DE", "--if", "-300 KG", "--format", "json")
    assert measured(run.stdout) == "1"


def test_what_is_paid_for_is_not_known_where_the_company_does_several_things(tmp_path: Path) -> None:
    text = LINES.replace("200, market: KG, activity: software-development", "200, market: KG, activity: retail")
    path = _written(tmp_path / "two.yaml", text)
    assert "revenue.lines.3.activity" in htp("check", path, "--if", "+100 EUR DE").words
    named = htp("check", path, "--if", "+10 EUR DE: software-development", "--format", "json")
    assert json.loads(named.stdout)["results"][0]["findings"][1]["measured"] == "0.888888"


@pytest.mark.parametrize(
    "customer, problem",
    [
        ("+5 USD US", "there is no exchange rate for USD"),
        ("-2000 KG", "more is taken away than there is: 1000.00"),
        ("-800 US", "more is taken away than there is: 700.00"),
    ],
)
def test_what_totals_cannot_take_is_said(customer: str, problem: str, totals: str) -> None:
    run = htp("check", totals, "--if", customer)
    assert run.exit_code == 4
    assert f"with the facts that were set, revenue: {problem}" in run.stderr


@pytest.mark.parametrize(
    "customer, problem",
    [
        ("-50 KG", "several revenue lines are of customers from KG: revenue.lines.1.amount, revenue.lines.2.amount"),
        ("-50 DE", "no revenue line is of a customer from DE in that currency"),
        ("-800 US", "more is taken away than there is: 700.00"),
        ("+5 USD US", "there is no exchange rate for USD"),
    ],
)
def test_what_lines_cannot_take_is_said(customer: str, problem: str, lines: str) -> None:
    run = htp("check", lines, "--if", customer)
    assert run.exit_code == 4
    assert problem in run.stderr


@pytest.mark.parametrize(
    "profile, problem",
    [
        ("company: {name: A}", "there is no revenue that a customer can be added to"),
        ("company: {name: A}\nrevenue: {total: 5}", "the currency of the revenue is not known, so EUR cannot be added"),
    ],
)
def test_a_customer_needs_a_revenue_to_be_added_to(profile: str, problem: str) -> None:
    run = htp("check", "-", "--if", "+10 EUR DE", stdin=profile)
    assert (run.exit_code, run.stdout) == (4, "")
    assert problem in run.stderr


def test_a_customer_that_cannot_be_read_is_wrong_usage(totals: str) -> None:
    run = htp("check", totals, "--if", "+5 $ US")
    assert run.exit_code == 2
    assert '"+5 $ US" can mean several things: USD US, CAD US' in run.stderr


def test_the_commands_to_go_on_with_suppose_the_same(totals: str) -> None:
    words = htp("check", totals, "--if", "+10 EUR DE", width=300).words
    assert f"htp plan --if '+10 EUR DE' {totals}" in words
