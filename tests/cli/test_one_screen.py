"""`htp check` of one company fits a screen of 80 columns and 24 lines, whatever there is to say of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.run_htp import Run, htp
from typer.testing import CliRunner

from htp.assessing.assessment import shipped_rulebook
from htp.cli.app import app
from htp.language import CODES, ENGLISH, missing, speaking

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
FOLDERS = ("eligible", "not_eligible", "undetermined", "park_2016")
VALID = sorted(each for folder in FOLDERS for each in (SAMPLES / folder).iterdir())
LATER = "export-share-for-applicants=year-after-final-registration"
STATES = (["--set", "revenue.export="], ["--reading", LATER], ["--as-of", "2010-01-01"], ["--as-of", "2026-11-28"])
OTHER_LANGUAGES = [each for each in CODES if each != ENGLISH]
CRITERIA = ("permitted activity", "permitted share", "export share")
CROWDED = """
company: {name: "The Company of a Very Long Name Indeed, Limited Liability, of the Free Economic Zone of Naryn"}
activities: [virtual-office, technical-support, web-development, software-testing, video-production, it-outsourcing]
revenue:
  currency: KGS
  lines:
    - {amount: 79_999_999.99, market: KZ, activity: virtual-office}
    - {amount: 20_000_000.01, market: KG, activity: technical-support}
staff: {employees: 7, payroll: 9_000_000.55}
"""


def shown(*arguments: object) -> Run:
    return htp("check", *map(str, arguments), width=80, LINES="24")


def height(screen: str) -> int:
    """Lines of the screen; a command is whole, and the terminal breaks it."""
    return sum(max(1, -(-len(each) // 80)) for each in screen.splitlines())


@pytest.mark.parametrize("sample", VALID, ids=lambda each: each.name)
def test_every_sample_fits_a_screen_and_has_a_row_for_each_condition(sample: Path) -> None:
    run = shown(sample)
    lines = run.stdout.splitlines()
    assert height(run.stdout) <= 23
    assert max(len(each) for each in lines if not each.startswith(" htp ")) <= 80
    for name in CRITERIA:
        assert sum(line[3:].startswith(name) for line in lines) == 1
    assert any("ELIGIBLE" in line or "UNDETERMINED" in line for line in lines[:4])  # below a long name


STATE_BY_FILE: dict[str, list[str]] = {
    "eligible": ["eligible/exactly_80_percent.yaml"],
    "not_eligible": ["not_eligible/local_web_studio.yaml"],
    "undetermined": ["undetermined/slip_of_the_pen.yaml"],
    "no_revenue_yet": ["undetermined/start_up_before_first_sale.yaml"],
    "resident_in_grace": ["eligible/resident_first_year.yaml"],
    "in_arrears": ["eligible/resident_in_arrears.yaml"],
    "turning": ["eligible/game_studio.yaml"],
    "what_if": ["not_eligible/local_web_studio.yaml", "--if", "+9 300 000 som Germany"],
    "other_reading": ["not_eligible/local_web_studio.yaml", "--reading", LATER],
}


@pytest.mark.parametrize("state", STATE_BY_FILE)
def test_the_screen_of_each_state(state: str, assert_snapshot: Callable[[str, str], None]) -> None:
    run = htp("check", *STATE_BY_FILE[state], width=80, LINES="24", folder=SAMPLES)
    assert height(run.stdout) <= 23
    assert_snapshot(f"screen_{state}.txt", run.stdout)


def said_in(language: str, *arguments: str | Path) -> str:
    """The screen in that language, in this process: of every sample in every language others would take long."""
    variables = {"COLUMNS": "80", "LINES": "24", "FORCE_COLOR": None}
    with speaking(language):
        return CliRunner().invoke(app, ["check", *map(str, arguments)], env=variables).stdout


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
@pytest.mark.parametrize("state", STATE_BY_FILE)
def test_the_screen_of_each_state_in_other_languages(
    state: str, language: str, assert_snapshot: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES)
    screen = said_in(language, *STATE_BY_FILE[state])
    assert_fits(screen)
    assert_snapshot(f"screen_{state}_{language}.txt", screen)


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_every_sample_and_state_fits_a_screen_in_other_languages(language: str) -> None:
    before = missing()
    screens = [said_in(language, each) for each in VALID]
    screens += [said_in(language, SAMPLES / "not_eligible" / "local_web_studio.yaml", *each) for each in STATES]
    for screen in screens:
        assert_fits(screen)
    assert missing() == before


def assert_fits(screen: str) -> None:
    assert 0 < height(screen) <= 23
    assert max(len(each) for each in screen.splitlines() if not each.startswith(" htp ")) <= 80


@pytest.mark.parametrize("width", [40, 60, 80])
def test_what_is_left_out_is_counted_right_where_no_question_is_left_out(width: int) -> None:
    shown = htp("check", SAMPLES / "undetermined" / "slip_of_the_pen.yaml", width=width, LINES="24").words
    assert "1. activities.0: May mean software-development. Write the one that is meant." in shown
    assert "more question" not in shown


@pytest.mark.parametrize("options", STATES)
def test_every_state_fits_a_screen(options: list[str]) -> None:
    for name in ("not_eligible/local_web_studio.yaml", "eligible/resident_in_arrears.yaml"):
        assert height(shown(SAMPLES / name, *options).stdout) <= 23


def test_where_there_is_too_little_room_notes_and_costs_and_changes_are_counted_and_no_doubt_is_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(CROWDED, encoding="utf-8")
    run = shown(path)
    assert "What residency costs: 4 lines in htp check -v" in run.stdout
    assert "changes that would be enough: htp plan" in run.stdout
    for name in CRITERIA:
        assert f" {name}" in run.stdout
    assert "(a)" in run.stdout
    assert "whether it is enough on its own was not found" in run.words
    larger = htp("check", str(path), width=80, LINES="80").words
    assert "fee to the park" in larger
    assert "What would have to change" in larger


def test_an_overlay_and_the_facts_that_were_set_are_named_and_stand_in_the_commands() -> None:
    sample, bill = SAMPLES / "not_eligible" / "one_tyiyn_under.yaml", SAMPLES / "rulebooks" / "proposal_of_2021.yaml"
    options = ["--set", "company.name=Tasma Code", "--rulebook", str(bill), "--as-of", "2022-01-01"]
    run = htp("check", str(sample), *options, width=300)
    assert "WHAT IF company.name=Tasma Code" in run.words
    assert "Overlaid by Proposal of 2021 to drop the export threshold, never adopted" in run.words
    command = f"htp plan --set 'company.name=Tasma Code' --as-of 2022-01-01 --rulebook {bill} {sample}"
    assert command in run.words
    assert htp("plan", *options, str(sample)).exit_code == run.exit_code


def test_the_questions_of_an_undetermined_company_are_numbered() -> None:
    run = htp("check", "-", stdin="company: {name: Nobody}\n", width=100)
    assert "1. activities: What does the company do?" in run.words
    assert "htp ask -" in run.words


def test_in_full_the_answer_has_its_sources_and_ends_with_the_verdict() -> None:
    run = htp("check", "-v", str(SAMPLES / "not_eligible" / "one_tyiyn_under.yaml"))
    assert "Sources" in run.stdout
    assert run.stdout.splitlines()[-1].startswith("NOT ELIGIBLE")


def test_every_rule_has_a_name_and_every_situation_a_reason_of_one_line() -> None:
    for rule in shipped_rulebook().rules.values():
        assert 0 < len(rule.name) <= 18
        assert all(0 < len(reason) <= 80 for reason in rule.reasons.values())
        assert rule.reasons.keys() == rule.texts.keys()


def test_a_resident_in_its_first_six_months_is_told_what_comes() -> None:
    profile = (
        "company: {name: Tong Code}\nperiod: 2016\nactivities: [software-development]\n"
        "revenue: {currency: KGS, total: 100, export: 90}\n"
        "residency: {status: resident, initial_registration: 2016-09-01, fees_paid: 0}\n"
    )
    words = htp("check", "-", stdin=profile, width=80, LINES="60").words
    assert "A report and the final registration come then." in words
    assert "the standard taxes are due for all of its time" in words


def test_costs_in_two_currencies_name_each_their_own(tmp_path: Path) -> None:
    """A payroll may have a currency of its own, and no rate: the heading would give the fee the currency of the tax."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "company: {name: Tash Code}\nperiod: 2025\nactivities: [software-development]\n"
        "revenue: {currency: KGS, total: 100_000, export: 90_000}\n"
        "staff: {payroll: {amount: 10_000, currency: USD}}\n",
        encoding="utf-8",
    )
    lines = shown(path).stdout.splitlines()
    start = lines.index(" Costs as a resident")
    assert [line[:36].rstrip() for line in lines[start + 1 : start + 3]] == [
        " ~ fee to the park     1,000.00 KGS",
        " ~ income tax            500.00 USD",
    ]


TOTALS = "total: 100, export: 100"
APPLICANT = f"""
company: {{name: Talas Code}}
period: 2016
activities: [software-development]
revenue: {{currency: KGS, {TOTALS}}}
"""


def _screen_of(profile: str, *options: str) -> str:
    return htp("check", "-", *options, stdin=profile, width=80, LINES="24").words


def test_what_is_overdue_and_a_first_stage_that_is_over_stand_above_the_table() -> None:
    a_year_later = ("--as-of", "2017-06-30")
    begun = "residency: {status: resident, initial_registration: 2015-12-01"
    words = _screen_of(f"{APPLICANT}{begun}, fees_paid: 0.4}}\n", *a_year_later)
    assert "In arrears: fee to the park, 0.60 KGS. Its initial registration lasted to 31 May 2016;" in words
    words = _screen_of(f"{APPLICANT}{begun}, final_registration: 2016-06-01, fees_paid: 1}}\n", *a_year_later)
    assert "In arrears" not in words
    assert "no final one is stated" not in words


def test_readings_that_each_turn_the_verdict_into_the_same_are_one_line() -> None:
    sold = "lines: [{amount: 60, market: US, through: a shop}, {amount: 20, market: KZ}, {amount: 20, market: KG}]"
    words = _screen_of(APPLICANT.replace(TOTALS, sold))
    assert "Turns on (a): under the other reading it is not eligible." in words
    assert "Turns on (b): under the other reading it is undetermined." in words
    assert "State revenue.lines.0.through_country, or ask the Directorate." in words
    words = _screen_of(APPLICANT.replace(TOTALS, sold.replace("a shop", "a shop, through_country: KG")))
    assert "Turns on (a) and (b), each alone: under the other reading it is not eligible." in words


@pytest.mark.parametrize(
    "revenue, is_said",
    [(TOTALS, True), ("total: 100, export: 79", False), ("lines: [{amount: 1, market: US}]", False)],
)
def test_an_export_in_one_sum_does_not_tell_what_went_to_the_union(revenue: str, *, is_said: bool) -> None:
    words = _screen_of(APPLICANT.replace(TOTALS, revenue))
    assert ("sales to the EAEU" in words) is is_said
