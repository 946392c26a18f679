"""Which of the words we know somebody may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htp.spelling import nearest, normalised

KEYS = ["company", "period", "activities", "revenue", "exchange_rates"]


@pytest.mark.parametrize(
    "text",
    [
        "Software-Development",
        "software_development",
        " SOFTWARE   development ",
        "ｓｏｆｔｗａｒｅ\u00a0development",
        "software—development",
    ],
)
def test_case_hyphens_width_and_spacing_do_not_tell_words_apart(text: str) -> None:
    assert normalised(text) == "software development"


def test_russian_is_folded_like_english() -> None:
    assert normalised("Веб-Разработка") == "веб разработка"


@given(text=st.text())
def test_what_is_normalised_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    "slip, meant",
    [
        ("compny", "company"),
        ("perod", "period"),
        ("Revenue", "revenue"),
        ("exchange-rates", "exchange_rates"),
        ("activites", "activities"),
    ],
)
def test_a_slip_of_the_pen_finds_the_word(slip: str, meant: str) -> None:
    assert nearest(slip, KEYS) == [meant]


@pytest.mark.parametrize("other", ["", "colour", "x", "компания"])
def test_another_word_finds_none(other: str) -> None:
    assert nearest(other, KEYS) == []


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    known = ["call-centre", "call-centre-setup", "call-center"]
    assert nearest("call-centre", known, most=2) == ["call-centre", "call-center"]
    assert nearest("call-centre", known) == ["call-centre"]
    assert nearest("call-centre", known, likeness=0.99, most=3) == ["call-centre"]


def test_a_very_long_word_is_compared_by_its_beginning() -> None:
    assert nearest("company" + " " * 10_000, KEYS) == ["company"]
    assert nearest("x" * 1_000_000, KEYS) == []
    beginning = "".join(chr(ord("一") + number) for number in range(200))
    assert nearest(f"{beginning}丁", [beginning], likeness=1.0) == [beginning]
    assert nearest(beginning[:199], [beginning], likeness=1.0) == []


@given(word=st.text(), known=st.lists(st.text()))
def test_what_is_found_is_one_of_the_words_known(word: str, known: list[str]) -> None:
    assert set(nearest(word, known, likeness=0.1, most=5)) <= set(known)
