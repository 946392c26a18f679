"""Texts of a rulebook in another language: what is missing, too much or names other values has its place."""

from pathlib import Path

import pytest

from htp.errors import Diagnostic, InvalidInput
from htp.location import Location
from htp.rulebook import translation
from htp.rulebook.translation import Pair, pairs

ENGLISH = """\
id: fee
rules:
  fee:
    text: "Pay {amount:bare} by {day}.  "
    short: Pay
  tax:
    text: No tax
steps: [One, {title: Two}]
"""
PROSE = {
    ("rules.fee.text", "Pay {amount:bare} by {day}."),
    ("rules.fee.short", "Pay"),
    ("rules.tax.text", "No tax"),
    ("steps.0", "One"),
    ("steps.1.title", "Two"),
}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ru").mkdir()
    (tmp_path / "rules.yaml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "words.yaml").write_text("verbs: [make]\n", encoding="utf-8")
    monkeypatch.setattr(translation, "DATA", tmp_path)
    monkeypatch.setattr(translation, "SHIPPED_FILES", ("rules.yaml", "words.yaml"))
    return tmp_path


def translate(data: Path, text: str, file: str = "rules.yaml") -> Path:
    path = data / "ru" / file
    path.write_text(text, encoding="utf-8")
    return path


WHOLE = """\
rules:
  fee: {text: "До {day} платите {amount:bare}.", short: Платите}
  tax: {text: Налога нет}
steps: [Раз, {title: Два}]
"""


def test_every_text_stands_beside_the_english_one_of_its_place(data: Path) -> None:
    translate(data, f"{WHOLE}more: ещё\n")
    assert list(pairs("ru")) == [
        Pair("rules.fee.text", "Pay {amount:bare} by {day}.", "До {day} платите {amount:bare}."),
        Pair("rules.fee.short", "Pay", "Платите"),
        Pair("rules.tax.text", "No tax", "Налога нет"),
        Pair("steps.0", "One", "Раз"),
        Pair("steps.1.title", "Two", "Два"),
    ]
    assert list(pairs("ky")) == []


def test_a_whole_translation_is_taken_and_a_file_without_prose_needs_none(data: Path) -> None:
    translate(data, WHOLE)
    translation.check("ru", PROSE)


def test_what_is_wrong_is_told_with_its_place_and_all_at_once(data: Path) -> None:
    file = translate(
        data,
        "rules:\n"
        '  fee: {text: "Платите {amount:percent} {sum}", short: "Платите {"}\n'
        "  due: {text: Срок}\n"
        "steps: [Раз]\n"
        "steps: [Раз]\n",
    )
    with pytest.raises(InvalidInput) as refused:
        translation.check("ru", PROSE)
    fee, known = '  fee: {text: "Платите {amount:percent} {sum}", short: "Платите {"}', ("amount", "day")

    def at(line: int, column: int) -> Location:
        return Location(str(file), 1, line, column)

    text = ("rules", "fee", "text")
    assert refused.value.diagnostics == (
        Diagnostic(at(5, 1), "key.twice", {"key": "steps"}, excerpt="steps: [Раз]"),
        Diagnostic(at(1, 1), "rule.text-missing", {"name": "text"}, ("rules", "tax"), "rules:"),
        Diagnostic(at(4, 1), "rule.text-missing", {"name": "title"}, ("steps", 1), "steps: [Раз]"),
        Diagnostic(at(2, 9), "rule.unknown-value", {"value": "amount", "known": known}, text, fee),
        Diagnostic(at(2, 9), "rule.unknown-value", {"value": "sum", "known": known}, text, fee),
        Diagnostic(at(2, 9), "rule.value-missing", {"value": "day"}, text, fee),
        Diagnostic(at(2, 49), "rule.brace-not-closed", {}, ("rules", "fee", "short"), fee),
        Diagnostic(at(3, 9), "rule.text-unused", {}, ("rules", "due", "text"), "  due: {text: Срок}"),
    )


def test_texts_of_a_file_without_prose_are_too_much(data: Path) -> None:
    translate(data, WHOLE)
    file = translate(data, "verbs: [делать]\n", "words.yaml")
    with pytest.raises(InvalidInput) as refused:
        translation.check("ru", PROSE)
    at = Location(str(file), 1, 1, 9)
    unused = Diagnostic(at, "rule.text-unused", {}, ("verbs", 0), "verbs: [делать]")
    assert refused.value.diagnostics == (unused,)


def test_a_file_that_is_not_well_written_is_refused_in_its_place(data: Path) -> None:
    file = translate(data, "rules:\n  fee: [\n")
    with pytest.raises(InvalidInput) as refused:
        list(pairs("ru"))
    (found,) = refused.value.diagnostics
    assert (found.location.path, found.location.line) == (str(file), 3)
