"""`--format json` of `activity`, `export` and `fees`: the head of `check`, its findings, and the figures in depth."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.given_files import written
from support.run_htp import htp
from support.schema_checks import hold_finding

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
RULES = {
    "activity": ["activity", "activity-share"],
    "export": ["export-share"],
    "fees": ["fee", "income-tax", "social-contributions", "exemptions"],
}


def report(command: str, *arguments: str | Path) -> dict[str, Any]:
    run = htp(command, "--format", "json", *arguments)
    assert run.stdout.isascii()
    found: dict[str, Any] = json.loads(run.stdout, parse_float=lambda text: pytest.fail(f"a float: {text}"))
    return found


@pytest.mark.parametrize("command", RULES)
def test_it_has_the_head_of_check_and_the_findings_of_its_rules(command: str) -> None:
    checked = report("check", SAMPLES / "eligible", SAMPLES / "undetermined")
    found = report(command, SAMPLES / "eligible", SAMPLES / "undetermined")
    assert found["format"] == f"htp/{command}/1"
    assert [found[key] for key in ("generator", "rulebook")] == [checked[key] for key in ("generator", "rulebook")]
    for each, other in zip(found["results"], checked["results"], strict=True):
        assert {key: each[key] for key in ("path", "document", "company", "as_of", "verdict")} == {
            key: other[key] for key in ("path", "document", "company", "as_of", "verdict")
        }
        by_rule = {finding["rule"]: finding for finding in other["findings"]}
        assert each["findings"] == [by_rule[rule] for rule in RULES[command]]
        for finding in each["findings"]:
            hold_finding(finding)


@pytest.mark.parametrize("command", RULES)
def test_what_cannot_be_used_is_an_error_in_it(command: str, tmp_path: Path) -> None:
    found = report(command, *written(tmp_path, "eligible", "invalid"))
    assert (len(found["results"]), len(found["errors"])) == (1, 1)
    assert found["errors"][0].keys() == {"path", "document", "line", "column", "message", "hint", "id", "values"}


LINES = """
company: {name: Ala-Too}
period: 2016
activities: [software-development, restaurant]
revenue:
  currency: KGS
  lines:
    - {activity: software-development, market: US, amount: 10, currency: USD, quarter: Q1}
    - {activity: restaurant, market: KG, amount: 150, quarter: Q2}
    - {market: JP, amount: 50}
exchange_rates: {USD: 70}
staff: {payroll: 1000, employees: 2}
profit: 100
residency: {status: resident, initial_registration: 2015-01-15, final_registration: 2015-07-15, fees_paid: 8}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "company.yaml"
    file.write_text(LINES, encoding="utf-8")
    return file


def som(value: str) -> dict[str, str]:
    return {"value": value, "currency": "KGS"}


def test_export_has_the_distance_the_markets_the_quarters_and_what_was_converted(path: Path) -> None:
    (found,) = report("export", path)["results"]
    assert found["distance"] == {
        "export": som("750.00"),
        "needed": som("720.00"),
        "short_by": som("0.00"),
        "above_by": som("30.00"),
    }
    assert [found["markets"][key] for key in ("total", "abroad", "at_home")] == [
        som("900.00"),
        som("750.00"),
        som("150.00"),
    ]
    assert [each["market"] for each in found["markets"]["countries"]] == ["US", "JP"]
    assert len(found["quarters"]) == 3
    (converted,) = found["conversions"]
    assert som("700.00") in converted.values()


def test_activity_has_each_activity_with_what_it_earned(path: Path) -> None:
    (found,) = report("activity", path)["results"]
    assert "software-development" in json.dumps(found["activities"])
    assert som("700.00") in [each for activity in found["activities"] for each in activity.values()]


def test_fees_have_the_instalments_and_the_comparison_where_it_is_asked_for(path: Path) -> None:
    (found,) = report("fees", path)["results"]
    assert [each["fee"] for each in found["instalments"]["quarters"]] == [som("7.00"), som("1.50"), som("0.50")]
    assert found["comparison"] is None
    (compared,) = report("fees", "--compare", "--as-of", "2026-12-31", path)["results"]
    assert compared["comparison"]["single_tax"].keys() == compared["comparison"].keys() - {"single_tax"}
