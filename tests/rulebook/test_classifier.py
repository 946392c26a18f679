"""Codes of the classifier at the beginning of a text, and what is left of the text."""

import pytest

from htp.rulebook.classifier import Code, code_at_start


@pytest.mark.parametrize(
    "text, code",
    [
        ("62.01", Code("62.01", "", False)),
        ("62,01", Code("62.01", "", False)),
        (" 62 . 01 ", Code("62.01", "", False)),
        ("6201", Code("62.01", "", True)),
        ("62011", Code("62.01", "", True)),
        ("J6201", Code("62.01", "", False)),
        ("62", Code("62", "", True)),
        ("J62", Code("62", "", False)),
        ("62.1", Code("62.1", "", False)),
        ("J62.01.0", Code("62.01.0", "", False)),
        ("ОКЭД № 62.01", Code("62.01", "", False)),
        ("62.01 – XX (games)", Code("62.01", "XX (games", False)),
        ("62.01; 62.02", Code("62.01", "62.02", False)),
        ("6201 games", Code("62.01", "games", True)),
        ("раздел 62: игры", Code("62", "игры", False)),
        ("62 games", None),
        ("2016", None),
        ("2016 games", None),
        ("класс 2016", Code("20.16", "", False)),
        ("62.01games", None),
        ("620", None),
        ("620111", None),
        ("games 62.01", None),
    ],
)
def test_a_code_is_taken_from_the_beginning_of_a_text(text: str, code: Code | None) -> None:
    assert code_at_start(text) == code
