"""`--set KEY=VALUE` tries a fact without editing the file, on every command that reads profiles."""

import json
from pathlib import Path

import pytest
from support.given_files import ELIGIBLE, written
from support.run_htp import htp

READING = ["check", "activity", "export", "fees", "plan", "ask"]


@pytest.mark.parametrize("command", READING)
def test_every_command_that_reads_profiles_tries_a_fact(command: str, tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible")
    before = (tmp_path / "eligible.yaml").read_bytes()
    assert htp(command, *paths).exit_code == 0
    judges = command == "check"
    assert htp(command, *paths, "--set", "revenue.export=7_999_999.99").exit_code == (1 if judges else 0)
    assert htp(command, *paths, "--set", "revenue.export=8_000_000").exit_code == 0
    assert htp(command, *paths, "--set", "revenue.export=").exit_code == (3 if judges else 0)
    assert (tmp_path / "eligible.yaml").read_bytes() == before


def test_a_list_is_set_by_index_and_an_index_past_its_end_appends() -> None:
    settings = ["revenue.total=", "revenue.export=", "revenue.lines.0.amount=100", "revenue.lines.0.market=US"]
    options = [word for each in [*settings, "activities.1=call-centre"] for word in ("--set", each)]
    report = json.loads(htp("check", "-", "--format", "json", *options, stdin=ELIGIBLE).stdout)
    by_rule = {each["rule"]: each for each in report["results"][0]["findings"]}
    assert by_rule["export-share"]["measured"] == "1"
    assert by_rule["activity"]["explanation"].endswith("Software development and Call centre services.")


def test_a_value_in_brackets_is_a_list() -> None:
    done = htp("check", "-", "--set", "activities=[restaurant, bakery]", stdin=ELIGIBLE)
    assert done.exit_code == 1
    assert "restaurant and bakery" in done.words


@pytest.mark.parametrize(
    "setting, message, remedy",
    [
        (
            "revenue.exports=5",
            'with the facts that were set, revenue.exports: unknown key "exports"',
            "did you mean export?",
        ),
        (
            "revenue.total.net=5",
            "with the facts that were set, revenue.total.net: there are no keys below a text",
            "check the key",
        ),
        (
            "activities.7=call-centre",
            "with the facts that were set, activities.7: the list has no entry 7",
            "write a number from 0 to 1, counted from 0",
        ),
        (
            "staff.employees=many",
            'with the facts that were set, staff.employees: "many" is not a number of people',
            "write a whole number, e.g. 12",
        ),
    ],
)
def test_a_fact_that_is_wrong_is_an_error_that_names_the_key(setting: str, message: str, remedy: str) -> None:
    done = htp("check", "-", "--stdin-filename", "a.yaml", "--set", setting, stdin=ELIGIBLE)
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr == f"a.yaml: {message}\n  = {remedy}\n"


@pytest.mark.parametrize(
    "setting, problem",
    [
        ("revenue.export", "'revenue.export' is not KEY=VALUE, e.g. revenue.export=9_000_000"),
        ("=5", "'=5' is not KEY=VALUE, e.g. revenue.export=9_000_000"),
        ("revenue..export=5", "'revenue..export=5' is not KEY=VALUE, e.g. revenue.export=9_000_000"),
        (
            "activities=[a",
            "activities: not well-formed YAML: the bracket [ is not closed, or a comma is missing after one of its "
            "entries; write the ] or the comma",
        ),
        (
            "activities=[a] b",
            "activities: not well-formed YAML: the text goes on after its end; remove this, or write a line --- before "
            "the next company",
        ),
        ("activities=[a]\n---\n[b]", "activities: several values; write one, and each fact in a --set of its own"),
        (
            "staff={employees: 1, employees: 2}",
            'staff: the key "employees" stands twice; keep one of the two',
        ),
        ("activities=[\udcff]", "activities: the character U+DCFF cannot stand in YAML; remove the character"),
        ("activities=[\x01]", "activities: the character U+0001 cannot stand in YAML; remove the character"),
    ],
)
def test_a_setting_that_cannot_be_read_is_wrong_usage(setting: str, problem: str) -> None:
    done = htp("check", "-", "--set", setting, stdin=ELIGIBLE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(f"Invalid value for --set: {problem}\n")


RESIDENT = """\
company: {name: Ala-Too}
period: 2016
activities: [software-development]
revenue: {currency: KGS, total: 100, export: 10}
residency:
  status: resident
  initial_registration: 2016-07-01
"""


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(
    "options, found",
    [
        (
            ("--as-of", "2016-06-30"),
            "<stdin>:7:25: residency.initial_registration: registered on 2016-07-01, after the day",
        ),
        (
            ("--set", "residency.initial_registration=2017-01-01"),
            "<stdin>: with the facts that were set, residency.initial_registration: registered on 2017-01-01",
        ),
        (
            ("--set", "residency={status: resident, initial_registration: 2011-07-07}"),
            "<stdin>: with the facts that were set, residency.initial_registration: registered on 2011-07-07",
        ),
    ],
)
def test_a_registration_that_the_day_of_assessment_rules_out_is_an_error(
    command: str, options: tuple[str, ...], found: str
) -> None:
    run = htp(command, "-", *options, stdin=RESIDENT)
    assert (run.exit_code, run.stdout) == (4, "")
    assert found in run.stderr
    assert htp(command, "-", stdin=RESIDENT).exit_code == 0


@pytest.mark.parametrize("key, value", [("staff.payroll.currency", "USD"), ("residency.payments.2016-Q3", "1")])
def test_facts_within_facts_are_set_by_their_keys(key: str, value: str) -> None:
    settings = ("--set", "staff.payroll.amount=5", "--set", f"{key}={value}", "--set", "residency.fees_paid=")
    assert htp("fees", "-", *settings, stdin=RESIDENT).exit_code == 0
