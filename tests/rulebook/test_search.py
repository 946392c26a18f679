"""Finding permitted activities by what people call them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.builders import rulebook

from htp.rulebook import search
from htp.rulebook.model import Category, Rulebook
from htp.rulebook.search import MatchedBy


def found(query: str) -> list[str]:
    return [each.id for each in search.found(rulebook(), query)]


def as_it_stands(name: str) -> str:
    return name


def swapped(name: str) -> str:
    return " ".join(reversed(name.split()))


def misspelt(name: str) -> str:
    """Two letters in the middle of the longest word change places."""
    word = max(name.replace("-", " ").split(), key=len)
    middle = len(word) // 2
    return name.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :])


def with_a_letter_lost(name: str) -> str:
    word = max(name.replace("-", " ").split(), key=len)
    middle = len(word) // 2
    return name.replace(word, word[:middle] + word[middle + 1 :])


def misspelt_and_swapped(name: str) -> str:
    return swapped(misspelt(name))


@pytest.mark.parametrize(
    "written", [as_it_stands, str.upper, swapped, misspelt, with_a_letter_lost, misspelt_and_swapped]
)
def test_a_category_is_found_first_by_its_own_names(written: Callable[[str], str]) -> None:
    for category in rulebook().categories.values():
        assert {name: found(written(name))[0] for name in category.names} == dict.fromkeys(category.names, category.id)


def test_a_category_is_found_first_by_its_own_codes() -> None:
    for category in rulebook().categories.values():
        assert {code: found(code)[0] for code in category.codes} == dict.fromkeys(category.codes, category.id)


@pytest.mark.parametrize("category", rulebook().categories.values(), ids=lambda each: each.id)
def test_a_category_is_found_by_what_it_includes(category: Category) -> None:
    for text in category.includes:
        assert category.id in found(text)


def test_another_ending_of_a_russian_word_is_the_same_word() -> None:
    assert found("игры")[0] == "game-development"
    assert "call-centre" in found("колл-центров")


def test_words_written_together_are_found() -> None:
    assert found("callcenter")[0] == "call-centre"
    assert found("колцентр")[0] == "call-centre"


def test_a_code_finds_its_class_and_a_division_all_its_classes() -> None:
    assert found("62.01.1") == ["software-development"]
    assert found("62") == ["software-development", "it-needs-analysis"]
    assert found("69.20") == []


@pytest.mark.parametrize("query", ["restaurant", "bank", "translation", "  ", "!!!", "е", "ремонт автомобилей"])
def test_what_is_not_on_the_list_is_not_found(query: str) -> None:
    assert found(query) == []


def test_what_shares_a_word_is_near_but_not_found() -> None:
    assert found("data centre") == []
    assert search.near(rulebook(), "data centre")[0].id == "call-centre"


def test_three_categories_are_near_at_most() -> None:
    names = ("abcd one", "abcd two", "abcd six", "abcd ten")
    assert [each.id for each in search.near(tiny(*names), "abcd xyz")] == list(names[:3])


def test_a_very_long_query_is_answered_soon() -> None:
    assert found("software development " * 100_000)[0] == "software-development"


def tiny(*names: str) -> Rulebook:
    """A rulebook with a category of each of those names, and of none other."""
    template = rulebook().categories["game-development"]
    bare = template._replace(includes=(), aliases=(), codes=())
    return replace(rulebook(), categories={name: bare._replace(id=name, title=name, title_ru=name) for name in names})


@pytest.mark.parametrize(
    "word, name",
    [
        ("tail", "tailoring"),
        ("sew", "sewings"),
        ("abcdxy", "abcduv"),
        ("abcdefwxyz", "abcdefghij"),
        ("abc", "xabcy"),
        ("abcd", "abce"),
        ("abcdeqfgh", "abcdezfgh"),
    ],
    ids=[
        "its beginning",
        "a beginning of three letters",
        "four letters of six in common",
        "six letters of ten in common",
        "six of eight letters, within the word",
        "six of eight letters, but for the last",
        "a letter in the middle",
    ],
)
def test_a_word_is_found_by_one_that_is_like_it(word: str, name: str) -> None:
    assert [each.id for each in search.found(tiny(name), word)] == [name]
    assert [each.id for each in search.found(tiny(word), name)] == [word]


@pytest.mark.parametrize(
    "word, name",
    [
        ("ta", "tailoring"),
        ("abcxy", "abcuv"),
        ("abcdefghijkl", "abcdzyxwvuts"),
        ("abcdefvwxyz", "abcdefghijk"),
        ("abcdef", "defabc"),
        ("abcde", "xyabc"),
    ],
    ids=[
        "two letters",
        "three letters of five",
        "four letters of twelve",
        "six letters of eleven",
        "the same letters in another order",
        "six of ten letters",
    ],
)
def test_a_word_that_is_less_like_it_is_not_even_near(word: str, name: str) -> None:
    assert search.near(tiny(name), word) == []
    assert search.near(tiny(word), name) == []


@pytest.mark.parametrize("query, name", [("defghijk", "de fghi jk"), ("de fghi jk", "defghijk")])
def test_words_are_found_however_they_are_written_together(query: str, name: str) -> None:
    assert [each.id for each in search.found(tiny(name), query)] == [name]


@pytest.mark.parametrize("query, name", [("учет", "учёт"), ("учёт", "учет")])
def test_two_dots_above_a_letter_make_no_other_word(query: str, name: str) -> None:
    assert [each.id for each in search.found(tiny("учот", name), query)] == [name, "учот"]


def test_small_words_do_not_matter_beside_others() -> None:
    assert [each.id for each in search.found(tiny("sewing"), "the sewing of a")] == ["sewing"]
    assert [each.id for each in search.found(tiny("on and"), "and on")] == ["on and"]


def test_a_name_without_letters_is_found_by_itself_alone() -> None:
    book = tiny("!!!", "sewing")
    assert [each.id for each in search.found(book, "sewing")] == ["sewing"]
    assert search.near(book, "cooking stew") == []


@pytest.mark.parametrize(
    "activity, naming",
    [
        ("Software_Development", MatchedBy.ID),
        ("Услуги колл-центра", MatchedBy.TITLE),
        ("saas", MatchedBy.ALIAS),
        ("62.01.0", MatchedBy.CODE),
    ],
)
def test_it_is_told_by_which_name_a_category_was_recognised(activity: str, naming: MatchedBy) -> None:
    category = rulebook().find_category(activity)
    assert category is not None
    assert search.matched_by(category, activity) is naming
