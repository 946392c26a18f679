"""`htp explain`: one entry of the rulebook with everything it rests on."""

import json
from pathlib import Path

import pytest
from support.builders import rulebook
from support.run_htp import Run, htp, modules_loaded_by

from htp.reports.wording.figures import day
from htp.reports.wording.writing import Wording
from htp.rulebook.index import users_of
from htp.rulebook.model import Category, RuleEntry, Step
from htp.verdict import Status, Text

RULES = rulebook().rules
READINGS = rulebook().readings
PARAMETERS = rulebook().parameters
CATEGORIES = rulebook().categories
SOURCES = rulebook().sources


WAY_OF_A_BILL = """
rulebook: {id: bill, version: 2026-12-01, title: A bill}
readings:
  export-share-for-applicants:
    options:
      half:
        text: A bill asks for half.
        like: at-once
        sources: [interview-2017]
        place: here
        status: assumed
        parameters:
          export-share-minimum:
            values:
              - {from: 2027-01-01, value: 0.50, sources: [interview-2017], place: here, status: assumed}
"""


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


@pytest.mark.parametrize("id_", READINGS)
def test_every_contested_point_states_its_question_its_default_and_each_way_with_its_sources(id_: str) -> None:
    reading = READINGS[id_]
    run = explained(id_)
    for text in (f"{id_} contested point", reading.title, reading.question, f"--reading {id_}=OPTION"):
        assert text in run.words
    for option in reading.options.values():
        assert (f"{option.text} This is the default." in run.words) is (option.id == reading.default)
        assert_states(run, option.place, words_of(option.status), option.sources)
    for rule in reading.rules:
        assert f"{rule} {RULES[rule].question}" in run.words
        assert f"{id_} {reading.question}" in explained(rule).words


def test_a_way_that_an_overlay_adds_is_shown_with_what_it_is_like_and_its_figures(tmp_path: Path) -> None:
    overlay = tmp_path / "bill.yaml"
    overlay.write_text(WAY_OF_A_BILL, encoding="utf-8")
    run = htp("explain", "export-share-for-applicants", "--rulebook", overlay, width=400)
    assert "half A bill asks for half. It is compared like at-once." in run.words
    assert "export-share-minimum since 1 January 2027: 50%." in run.words
    options = ("--format", "json", "--rulebook", overlay, "--as-of", "2027-01-01")
    (found,) = json.loads(htp("explain", "export-share-for-applicants", *options).stdout)["entries"]
    assert (found["entry"], found["default"], found["used_by"]) == ("reading", "at-once", ["export-share"])
    (half,) = (each for each in found["options"] if each["id"] == "half")
    assert (half["like"], half["parameters"][0]["in_force"]["value"]) == ("at-once", "0.5")


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
    for text in (
        category.titles["en"],
        category.titles["ru"],
        category.note or "",
        *category.includes,
        *category.aliases,
    ):
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
