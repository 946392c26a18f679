"""Codes of the classifier at the beginning of a text, and what is left of the text."""

import pytest
from support.builders import rulebook

from htp.rulebook.classifier import categories_of, code_at_start, code_made_a_date


@pytest.mark.parametrize(
    "text, code",
    [
        ("62.01", ("62.01", "", False)),
        ("62,01", ("62.01", "", False)),
        (" 62 . 01 ", ("62.01", "", False)),
        ("6201", ("62.01", "", True)),
        ("62011", ("62.01", "", True)),
        ("J6201", ("62.01", "", False)),
        ("62", ("62", "", True)),
        ("J62", ("62", "", False)),
        ("62.1", ("62.1", "", False)),
        ("J62.01.0", ("62.01.0", "", False)),
        ("ОКЭД № 62.01", ("62.01", "", False)),
        ("62.01 – XX (games)", ("62.01", "XX (games", False)),
        ("62.01; 62.02", ("62.01", "62.02", False)),
        ("6201 games", ("62.01", "games", True)),
        ("раздел 62: игры", ("62", "игры", False)),
        ("62 games", None),
        ("2016", None),
        ("2016 games", None),
        ("класс 2016", ("20.16", "", False)),
        ("62.01games", None),
        ("620", None),
        ("620111", None),
        ("games 62.01", None),
    ],
)
def test_a_code_is_taken_from_the_beginning_of_a_text(text: str, code: tuple[str, str, bool] | None) -> None:
    assert code_at_start(text) == code


@pytest.mark.parametrize(
    "text, code",
    [
        ("Jan-62", "62.01"),
        ("дек.62", "62.12"),
        ("01.12.1962", "62.12"),
        ("1962-12-01 00:00:00", "62.12"),
        ("12/1/62", "62.12"),
        ("01.13.1962", None),
        ("0/1/62", None),
        ("02.01.1962", None),
    ],
)
def test_a_code_that_was_made_a_date_is_its_year_and_month(text: str, code: str | None) -> None:
    assert code_made_a_date(text) == code


@pytest.mark.parametrize(
    "code, expected",
    [
        ("62.01", "software-development"),
        ("62.9", "other-it-services"),
        ("62.9.1", ""),
        ("62.0", "software-development other-it-services it-infrastructure it-consulting"),
        ("58.21.1", "game-development"),
        ("63.1.1", "data-centres data-processing web-portals"),
        ("47.1.1", "retail"),
        ("47", "retail"),
        ("40.11", ""),
    ],
)
def test_a_digit_may_lack_a_zero_only_where_nothing_comes_behind_it(code: str, expected: str) -> None:
    by_code = {code: each for each in rulebook().categories.values() for code in each.codes}
    assert " ".join(each.id for each in categories_of(code, by_code)) == expected
