"""`htp activities`: the catalogue, whole and searched."""

import json

import pytest
from support.builders import a_company, findings, rulebook
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
    assert category.titles["ru"] in words
    by_basis = {
        "practice": "admitted in practice",
        "law": "the park's list",
        "open": "neither on the list",
        "outside": "another trade",
    }
    assert by_basis[category.basis] in words.lower()
    assert category.place in words


@pytest.mark.parametrize(
    "query, first",
    [
        (["mobile", "apps"], "web-development"),
        (["centre", "call"], "call-centre"),
        (["разработка", "игры"], "game-development"),
        (["РАЗРАБОТКА САЙТОВ"], "web-development"),
        (["мобилдик тиркемелер"], "web-development"),
        (["82.20"], "call-centre"),
        (["62.01.1"], "software-development"),
    ],
)
def test_a_query_is_understood_in_three_languages_and_as_a_code(query: list[str], first: str) -> None:
    assert ids(*query)[0] == first


def test_a_misspelt_query_is_a_question() -> None:
    report = json.loads(htp("activities", "moblie", "apps", "--format", "json").stdout)
    assert (report["read_as"], report["activities"], report["suggestions"]) == ("unclear", [], ["web-development"])
    assert htp("activities", "moblie apps").words.startswith(
        '"moblie apps" is not clear. Perhaps one of these is meant:'
    )


@pytest.mark.parametrize(
    "query, kind", [("retail", "outside"), ("restaurant", "outside"), ("69.20", "outside"), ("data centre", "open")]
)
def test_what_is_not_permitted_is_never_called_permitted(query: str, kind: str) -> None:
    run = htp("activities", query)
    assert run.exit_code == 0
    assert "is permitted" not in run.words
    report = json.loads(htp("activities", query, "--format", "json").stdout)
    assert report["activities"] == []
    assert [each["kind"] for each in report[kind]] == [kind]


def test_a_query_that_nobody_knows_says_so_and_what_the_list_covers() -> None:
    words = htp("activities", "Аманат Плюс").words
    assert words.startswith('"Аманат Плюс" is not known here. That does not mean that it is not permitted.')
    assert "What the list covers: software" in words


@pytest.mark.parametrize(
    "text", ["сайты под ключ", "IT", "web hosting", "такси", "такси-приложение", "62.1", "lorem ipsum"]
)
def test_it_agrees_with_check(text: str) -> None:
    report = json.loads(htp("activities", text, "--format", "json").stdout)
    finding = findings(a_company(activities=[text]))["activity"]
    expected = {"permitted": "pass", "unlisted": "fail"}.get(report["read_as"], "undetermined")
    assert finding.verdict == expected


def test_a_query_cannot_act_on_the_terminal() -> None:
    run = htp("activities", "\x1b[2Jno [/] such")
    assert '"\\x1b[2Jno [/] such"' in run.words


def test_the_catalogue_as_json_has_every_category_in_full() -> None:
    report = json.loads(htp("activities", "--format", "json").stdout)
    assert report["format"] == "htp/activities/1"
    assert report["query"] is None
    listed = [each["id"] for kind in ("activities", "open", "outside") for each in report[kind]]
    assert listed == list(rulebook().categories)
    assert report["activities"][0]["title"]["ru"] == "Разработка программного обеспечения"
    assert report["activities"][0]["codes"] == ["62.01", "62.10", "62.1"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, htp("activities", width=width).stdout.splitlines())) <= width


def test_the_json_needs_neither_the_profile_model_nor_the_drawing_library() -> None:
    assert not {"pydantic", "rich"} & modules_loaded_by("activities", "--format", "json")
