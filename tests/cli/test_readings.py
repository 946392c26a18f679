"""`--reading ID=OPTION` reads a contested point of the law in another way, on every command that reads profiles."""

import csv
import json

import pytest
from support.run_htp import htp

APPLICANT = "company: {name: Talas Code}\nperiod: 2016\nactivities: [software-development]\n"
BELOW = f"{APPLICANT}revenue: {{currency: KGS, total: 100, export: 79}}\n"
LATER = "export-share-for-applicants=year-after-final-registration"


@pytest.mark.parametrize("command", ["check", "activity", "export", "fees", "plan"])
def test_every_command_that_reads_profiles_takes_a_reading(command: str) -> None:
    missed = 1 if command == "check" else 0
    assert htp(command, "-", stdin=BELOW).exit_code == missed
    assert htp(command, "-", "--reading", LATER, stdin=BELOW).exit_code == 0
    assert htp(command, "-", "--reading", "export-share-for-applicants=at-once", stdin=BELOW).exit_code == missed


def test_the_other_reading_is_shown_beside_the_verdict_with_the_question_to_ask() -> None:
    words = htp("check", "-v", "-", stdin=BELOW).words
    assert (
        "NOT ELIGIBLE A condition is not met: export share. "
        "Under another reading it is eligible: The export share is asked only from one year after the final "
        "registration on. Ask the Directorate: Must a company have reached the export share when it applies, or only "
        "one year after its final registration?"
    ) in words


def test_a_reading_that_was_asked_for_is_named() -> None:
    words = htp("check", "-v", "-", "--reading", LATER, stdin=BELOW).words
    assert "Taken as you asked: The export share is asked only from one year after the final registration on." in words
    assert "Under another reading it is not eligible: The export share is asked of an applicant at once." in words


def test_a_verdict_that_holds_says_so() -> None:
    by_market = "revenue: {currency: KGS, lines: [{market: US, amount: 80}, {market: KG, amount: 20}]}"
    words = htp("check", "-v", "-", stdin=f"{APPLICANT}{by_market}").words
    assert "This holds under every reading of the law that we know." in words


def test_one_that_rests_on_an_export_in_one_sum_says_what_that_does_not_tell() -> None:
    words = htp("check", "-v", "-", "--set", "revenue.export=80", stdin=BELOW).words
    assert "that we know, if none of the export comes from Armenia, Belarus, Kazakhstan or Russia" in words


def test_json_has_the_readings_that_matter() -> None:
    (result,) = json.loads(htp("check", "-", "--format", "json", stdin=BELOW).stdout)["results"]
    assert result["readings"] == [
        {
            "id": "export-share-for-applicants",
            "chosen": "at-once",
            "default": "at-once",
            "alternatives": [{"option": "year-after-final-registration", "verdict": "eligible"}],
        }
    ]
    assert result["turning"] == [[{"id": "export-share-for-applicants", "option": "year-after-final-registration"}]]
    assert result["holds_under_all_readings"] is False


def test_a_report_names_the_readings_that_were_asked_for() -> None:
    assert f"Read as asked: {LATER}." in htp("check", "-v", "-", "--reading", LATER, stdin=BELOW).words
    assert "Read as asked" not in htp("check", "-v", "-", stdin=BELOW).words
    head = json.loads(htp("check", "-", "--reading", LATER, "--format", "json", stdin=BELOW).stdout)["rulebook"]
    assert head["readings"] == {"export-share-for-applicants": "year-after-final-registration"}


@pytest.mark.parametrize("command, is_concerned", [("export", True), ("activity", False), ("fees", False)])
def test_a_question_in_depth_names_the_readings_of_its_own_rules(command: str, *, is_concerned: bool) -> None:
    words = htp(command, "-", stdin=BELOW).words
    assert ("Under another reading it is eligible" in words) is is_concerned


@pytest.mark.parametrize(
    "reading, message",
    [
        ("export-share", "there is no reading export-share; write ID=OPTION with one of"),
        (
            "export-share-for-applicants=never",
            'the reading export-share-for-applicants has no option "never"; write one of at-once, '
            "year-after-final-registration",
        ),
        ("export-share-for-applicants", 'the reading export-share-for-applicants has no option ""'),
    ],
)
def test_a_reading_that_does_not_exist_is_wrong_usage(reading: str, message: str) -> None:
    done = htp("check", "-", "--reading", reading, stdin=BELOW)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


def test_a_reading_taken_in_two_ways_is_wrong_usage() -> None:
    other = "export-share-for-applicants=at-once"
    assert htp("check", "-", "--reading", LATER, "--reading", other, stdin=BELOW).exit_code == 2
    assert htp("check", "-", "--reading", LATER, "--reading", LATER, stdin=BELOW).exit_code == 0


def test_an_eligible_company_is_told_what_was_not_looked_at() -> None:
    words = htp("check", "-v", "-", "--set", "revenue.export=80", stdin=BELOW).words
    assert (
        "Not looked at: whether the work is done in the Republic, the statutes, the contract with the Directorate, "
        "tax debts."
    ) in words
    assert "Not looked at" not in htp("check", "-v", "-", stdin=BELOW).words


def test_readings_that_turn_the_verdict_only_together_are_said_to() -> None:
    shares = {"software-development": 95, "video-production": 5}
    lines = ", ".join(f"{{amount: {amount}, market: US, activity: {name}}}" for name, amount in shares.items())
    company = f"company: {{name: Talas Code}}\nperiod: 2016\nrevenue: {{currency: KGS, lines: [{lines}]}}\n"
    assert (
        "Turns on (a) and (b) together: under these other readings it is undetermined."
        in htp("check", "-", stdin=company).words
    )
    assert (
        "Under other readings, taken together, it is undetermined: No other activity is allowed."
        in htp("check", "-v", "-", stdin=company).words
    )


def test_a_table_for_spreadsheets_names_the_readings_that_turn_the_verdict() -> None:
    run = htp("check", "-f", "csv", "-", stdin=BELOW)
    (row,) = csv.DictReader(run.stdout.splitlines())
    assert row["turning"] == LATER
    (held,) = csv.DictReader(
        htp("check", "-f", "csv", "-", "--set", "revenue.export=80", stdin=BELOW).stdout.splitlines()
    )
    assert held["turning"] == ""
