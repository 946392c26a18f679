"""`htp activity`: the activities of a company in depth."""

from pathlib import Path

import pytest
from support.run_htp import Run, htp

MIXED = """
company: {name: Ala-Too}
period: 2016
activities: [software-development, "82.20", разработка сайтов, Setting up call centres, youtube videos,
  restaurant, sofware testing]
revenue:
  currency: KGS
  lines:
    - {activity: software-development, market: US, amount: 8_000_000}
    - {activity: "82.20", market: JP, amount: 500_000}
    - {activity: restaurant, market: KG, amount: 1_500_000}
"""
ELIGIBLE = """
company: {name: Small}
period: 2016
activities: [saas]
revenue: {currency: KGS, total: 1000, export: 900}
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    profile = tmp_path / "company.yaml"
    profile.write_text(MIXED, encoding="utf-8")
    return htp("activity", profile, width=200)


def ran(tmp_path: Path, text: str, *options: str, width: int = 200) -> Run:
    profile = tmp_path / "company.yaml"
    profile.write_text(text, encoding="utf-8")
    return htp("activity", profile, *options, width=width)


def test_each_activity_is_shown_with_its_category_revenue_and_share(run: Run) -> None:
    assert "software-development Software development 8,000,000.00 KGS 80%" in run.words
    assert "82.20 Call centre services 500,000.00 KGS 5%" in run.words
    assert "restaurant another trade: Restaurants, cafés and catering 1,500,000.00 KGS 15%" in run.words


def test_it_says_how_each_activity_was_recognised(run: Run) -> None:
    assert "software-development Written as our list of activities has it." in run.words
    assert "82.20 The classifier code was read as this activity. That mapping is ours and part of no law." in run.words
    assert "разработка сайтов This is another name for it in our list." in run.words
    assert "Setting up call centres This is its name in our list of activities." in run.words


def test_in_full_it_says_whether_law_or_practice_permits_it_with_place_and_status(tmp_path: Path) -> None:
    run = ran(tmp_path, MIXED, "-v")
    law = "On the park's list of permitted activities, as we could read it. Read in an official text: list of permitted"
    practice = "Admitted in practice; the park's list, as we could read it, does not name it. Read in secondary sources"
    assert law in run.words
    assert practice in run.words
    assert "Not named in the park's list, but part of it as we read it. Our own reading:" in run.words


def test_the_permitted_total_stands_against_the_required_share(run: Run) -> None:
    assert "Permitted together required: at least 90% 8,500,000.00 KGS 85%" in run.words
    assert "✘ fail 8,500,000.00 KGS of 10,000,000.00 KGS comes from permitted activities. That is 85%" in run.words
    assert "What would have to change" in run.words


def test_what_is_open_and_what_is_another_trade_are_told_apart(tmp_path: Path) -> None:
    words = ran(tmp_path, ELIGIBLE.replace("saas", "website design, restaurant")).words
    assert (
        "website design Neither on the list of permitted activities, as we could read it, nor proved to be off" in words
    )
    assert "restaurant Plainly another trade, as we read the list: Restaurants, cafés and catering." in words
    assert "The park's list is closed, as we could read it: what is not on it does not count as permitted." in words


def test_a_slip_of_the_pen_is_a_question_not_a_guess(run: Run) -> None:
    assert "sofware testing Not recognised for certain. It may mean software-testing (Software testing)." in run.words


def test_a_single_activity_earns_the_whole_total(tmp_path: Path) -> None:
    run = ran(tmp_path, ELIGIBLE)
    assert run.exit_code == 0
    assert "saas Web and mobile application development 1,000.00 KGS 100%" in run.words


def test_several_activities_without_lines_have_no_shares_of_their_own(tmp_path: Path) -> None:
    words = ran(tmp_path, ELIGIBLE.replace("saas", "saas, call centre")).words
    assert "call centre Call centre services – –" in words
    assert "Permitted together required: at least 90% 1,000.00 KGS 100%" in words


def test_revenue_that_names_no_activity_has_its_own_line(tmp_path: Path) -> None:
    lines = "{currency: KGS, lines: [{amount: 600, market: US}, {amount: 400, market: US, activity: saas}]}"
    without_list = f"company: {{name: Small}}\nrevenue: {lines}\n"
    words = ran(tmp_path, without_list).words
    assert "(no activity named) not clear 600.00 KGS 60%" in words
    assert "revenue.lines.0.activity" in words
    assert "(no activity named) one of those above" in ran(tmp_path, f"{without_list}activities: [saas]\n").words


@pytest.mark.parametrize("facts", ["", "activities: [saas]\n", "revenue: {total: 0}\nactivities: [bar]\n"])
def test_little_is_known_and_nothing_breaks(tmp_path: Path, facts: str) -> None:
    run = ran(tmp_path, f"company: {{name: Small}}\n{facts}")
    assert run.exit_code == 0
    assert run.stderr == ""


def test_each_company_has_its_section_and_the_sources_stand_once_at_the_end(tmp_path: Path) -> None:
    run = ran(tmp_path, f"{MIXED}---\n{ELIGIBLE}", "-v")
    assert run.exit_code == 0
    assert "Ala-Too (rules in force on 31 December 2016)" in run.words
    assert "Small (rules in force on 31 December 2016)" in run.words
    assert run.stdout.count("\nSources\n") == 1


def test_before_the_law_nothing_is_claimed(tmp_path: Path) -> None:
    run = ran(tmp_path, MIXED, "--as-of", "2010-01-01")
    assert run.exit_code == 0
    assert "what held on 1 January 2010 is not known here" in run.words
    assert "Permitted category" not in run.words


def test_names_are_shown_as_they_stand_and_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    run = ran(tmp_path, 'company: {name: "Acme [/] [bold]"}\nactivities: ["[red] \\e[2J"]\n')
    assert "Acme [/] [bold]" in run.words
    assert "[red] \\x1b[2J" in run.words
    assert "\x1b" not in run.stdout


def test_set_quiet_and_exit_zero_work_as_in_check(tmp_path: Path) -> None:
    assert ran(tmp_path, MIXED, "--set", "activities=[saas]", "--set", "revenue.lines=").exit_code == 0
    quiet = ran(tmp_path, MIXED, "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    assert ran(tmp_path, MIXED, "--exit-zero").exit_code == 0


def test_nothing_to_check_is_no_success_unless_allowed(tmp_path: Path) -> None:
    assert htp("activity", tmp_path).exit_code == 4
    assert htp("activity", tmp_path, "--allow-empty").exit_code == 0


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, width: int) -> None:
    assert max(map(len, ran(tmp_path, MIXED, width=width).stdout.splitlines())) <= width
