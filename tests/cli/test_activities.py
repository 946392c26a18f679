"""`htp activities`: the catalogue, whole and searched."""

import json

import pytest
from support.builders import rulebook
from support.run_htp import htp, modules_loaded_by

from htp.rulebook.model import Category

CATEGORIES = list(rulebook().categories.values())


def ids(*query: str) -> list[str]:
    report = json.loads(htp("activities", *query, "--format", "json").stdout)
    return [each["id"] for each in report["activities"]]


def test_the_whole_catalogue_stands_in_the_groups_of_the_law() -> None:
    run = htp("activities")
    lines = run.stdout.splitlines()
    headings = ["Software", "Export of information technologies and software", "Call centres"]
    places = [lines.index(each) for each in headings]
    assert run.exit_code == 0
    assert places == sorted(places)
    assert places[0] < lines.index("  software-development") < places[1] < lines.index("  it-export") < places[2]


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda each: each.id)
def test_the_catalogue_shows_each_category_in_both_languages_with_its_basis(category: Category) -> None:
    words = htp("activities", category.id).words
    assert category.title in words
    assert category.title_ru in words
    assert ("admitted in practice" if category.basis == "practice" else "by law") in words.lower()
    assert category.place in words


@pytest.mark.parametrize(
    "query, first",
    [
        (["mobile", "apps"], "web-development"),
        (["moblie apsp"], "web-development"),
        (["centre", "call"], "call-centre"),
        (["разработка", "игры"], "game-development"),
        (["РАЗРАБОТКА САЙТОВ"], "web-development"),
        (["82.20"], "call-centre"),
        (["62.01.1"], "software-development"),
        (["subscription"], "web-development"),
    ],
)
def test_a_query_is_understood_in_both_languages_misspelt_and_as_a_code(query: list[str], first: str) -> None:
    assert ids(*query)[0] == first


@pytest.mark.parametrize("query", ["restaurant", "data centre", "69.20", "!!!"])
def test_an_empty_result_says_that_the_list_is_closed_and_whom_to_ask_and_is_no_failure(query: str) -> None:
    run = htp("activities", query)
    assert run.exit_code == 0
    assert run.words.startswith(f'No permitted activity was found for "{query}". The list is closed:')
    assert "ask the Directorate" in run.words


def test_an_empty_result_suggests_what_comes_near() -> None:
    assert "What comes near it: call-centre" in htp("activities", "data centre").words
    assert "What the list covers: software" in htp("activities", "restaurant").words
    report = json.loads(htp("activities", "data centre", "--format", "json").stdout)
    assert report["activities"] == []
    assert report["suggestions"][0] == "call-centre"


def test_a_query_cannot_act_on_the_terminal() -> None:
    run = htp("activities", "\x1b[2Jno [/] such")
    assert '"\\x1b[2Jno [/] such"' in run.words


def test_the_catalogue_as_json_has_every_category_in_full() -> None:
    report = json.loads(htp("activities", "--format", "json").stdout)
    assert report["format"] == "htp/activities/1"
    assert report["query"] is None
    assert [each["id"] for each in report["activities"]] == list(rulebook().categories)
    assert report["activities"][0]["title"]["ru"] == "Разработка программного обеспечения"
    assert report["activities"][0]["codes"] == ["62.01", "62.10"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, htp("activities", width=width).stdout.splitlines())) <= width


def test_the_json_needs_neither_the_profile_model_nor_the_drawing_library() -> None:
    assert not {"pydantic", "rich"} & modules_loaded_by("activities", "--format", "json")


def test_help_shows_an_example() -> None:
    assert "Example: htp activities mobile apps" in htp("activities", "--help").words
