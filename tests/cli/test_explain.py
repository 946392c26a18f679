"""`htp explain`: one entry of the rulebook with everything it rests on."""

import json

import pytest
from support.builders import rulebook
from support.run_htp import Run, htp, modules_loaded_by

from htp.reports.wording.figures import day
from htp.reports.wording.writing import Wording
from htp.rulebook.index import users_of
from htp.rulebook.model import Category, RuleEntry, Step
from htp.verdict import Status, Text

RULES = rulebook().rules
PARAMETERS = rulebook().parameters
CATEGORIES = rulebook().categories
SOURCES = rulebook().sources


def words_of(status: Status) -> str:
    return Wording(rulebook()).write(Text(f"status.{status}"))


def explained(name: str) -> Run:
    run = htp("explain", name, "--as-of", "2026-11-24", width=400)
    assert run.exit_code == 0
    return run


def assert_states(run: Run, place: str, status: str, sources: tuple[str, ...]) -> None:
    words = run.words
    assert f"{status}: {place.removesuffix('.')}".lower() in words.lower()
    for each in sources:
        assert SOURCES[each].citation in words
        assert SOURCES[each].url in words


@pytest.mark.parametrize("id_", RULES)
def test_every_rule_states_its_source_place_status_reading_and_the_alternative(id_: str) -> None:
    rule = RULES[id_]
    run = explained(id_)
    assert_states(run, rule.place, words_of(rule.status), rule.sources)
    for text in (rule.question, rule.interpretation, rule.alternative, *rule.texts.values(), *rule.remedies.values()):
        assert text in run.words
    for used in rule.uses:
        for value in PARAMETERS[used].values:
            assert_states(run, value.place, words_of(value.status), value.sources)


@pytest.mark.parametrize("id_", PARAMETERS)
def test_every_value_states_its_days_source_place_and_status(id_: str) -> None:
    run = explained(id_)
    for value in PARAMETERS[id_].values:
        assert day(value.first) in run.words
        assert value.last is None or day(value.last) in run.words
        assert_states(run, value.place, words_of(value.status), value.sources)
    for rule in (each for each in RULES.values() if id_ in each.uses):
        assert f"{rule.id} {rule.question}" in run.words
        assert rule.interpretation in run.words
        assert rule.alternative in run.words


@pytest.mark.parametrize("id_", CATEGORIES)
def test_every_category_states_its_source_place_status_and_what_is_open(id_: str) -> None:
    category = CATEGORIES[id_]
    run = explained(id_)
    assert_states(run, category.place, words_of(category.status), category.sources)
    for text in (category.title, category.title_ru, category.note or "", *category.includes, *category.aliases):
        assert text in run.words
    assert RULES["activity"].interpretation in run.words
    assert f"activity {RULES['activity'].question}" in run.words


@pytest.mark.parametrize("id_", SOURCES)
def test_every_source_states_where_it_was_found_and_what_rests_on_which_place_of_it(id_: str) -> None:
    source = SOURCES[id_]
    run = explained(id_)
    for text in (source.title, source.citation, source.url, day(source.read_on), day(source.checked_on)):
        assert text in run.words
    users = users_of(source, rulebook())
    for each in users:
        assert each.id in run.words
    entries: list[RuleEntry | Category | Step] = [*RULES.values(), *CATEGORIES.values(), *rulebook().steps]
    for entry in entries:
        if id_ in entry.sources:
            assert f"{words_of(entry.status)}: {entry.place.removesuffix('.')}" in run.words
    assert ("no other entry" in run.words) is not bool(users)


def test_each_step_to_residency_can_be_explained_too() -> None:
    for step in rulebook().steps:
        assert_states(explained(step.id), step.place, words_of(step.status), step.sources)


def test_a_category_is_found_by_its_alias_and_its_code() -> None:
    assert explained("разработка сайтов").stdout == explained("web-development").stdout
    assert explained("82.20").stdout == explained("call-centre").stdout


def test_a_name_that_stands_for_two_entries_explains_both() -> None:
    words = explained("initial-registration").words
    assert "initial-registration figure" in words
    assert "initial-registration step to residency" in words


def test_the_day_asked_for_decides_which_value_is_in_force() -> None:
    run = htp("explain", "average-monthly-wage", "--as-of", "2020-06-30", width=200)
    assert "On 30 June 2020 16,427.00 KGS a month" in run.words
    before = htp("explain", "average-monthly-wage", "--as-of", "2010-01-01", width=200)
    assert "On 1 January 2010 not known The regime began on 8 July 2011." in before.words


@pytest.mark.parametrize(
    "name, meant",
    [
        ("exprot-share", "did you mean export-share or"),
        ("sofware testing", "software-testing"),
        ("qqqq", "`htp rules`"),
    ],
)
def test_an_unknown_name_suggests_and_is_wrong_usage(name: str, meant: str) -> None:
    run = htp("explain", name, width=200)
    assert (run.exit_code, run.stdout) == (2, "")
    assert f'there is no entry "{name}"' in run.stderr
    assert meant in run.stderr


def test_an_unknown_name_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in htp("explain", "\x1b[2J").stderr


def test_the_json_has_the_entry_with_its_users() -> None:
    report = json.loads(htp("explain", "fee-rate", "--format", "json").stdout)
    assert report["format"] == "htp/explanation/1"
    [entry] = report["entries"]
    assert (entry["entry"], entry["values"][0]["value"], entry["used_by"]) == ("parameter", "0.01", ["fee"])


def test_the_profile_model_is_not_loaded_and_for_json_no_drawing_library_either() -> None:
    assert not {"pydantic", "rich", "htp.company.profile"} & modules_loaded_by("explain", "fee", "--format", "json")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, htp("explain", "social-fund-2020", width=width).stdout.splitlines())) <= width


def test_help_shows_an_example() -> None:
    assert "Example: htp explain export-share" in htp("explain", "--help").words
