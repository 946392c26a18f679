"""Every language says the same: each sentence with the same values, each answer with the same verdict and figures."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date
from babel.messages import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from random_profiles import write_profiles
from support.run_htp import htp
from write_catalogues import Sentence, catalogues_made, sentences

from htp import language
from htp.language import CODES, ENGLISH, FOLDER, speaking
from htp.money import Brief, Money, Number
from htp.reports.wording import figures
from htp.rulebook import translation
from htp.rulebook.loader import load_rulebook
from htp.rules import signatures

OTHERS = [each for each in CODES if each != ENGLISH]
SAMPLES = Path(__file__).parents[1] / "sample_inputs"


def catalogue(code: str) -> Catalog:
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def _first(texts: str | Sequence[str]) -> str:
    return _all(texts)[0]


def _all(texts: str | Sequence[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else [*(texts or ())]


def values_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_is_translated_with_the_same_values_and_forms(code: str) -> None:
    translations = catalogue(code)
    known = {(str(each.context), _first(each.id)): each for each in translations if each.id}
    wrong: list[object] = []
    for each in sentences():
        found = known.get((each.id, each.english))
        strings = [] if found is None else _all(found.string)
        forms = 1 if each.several is None else translations.num_plurals
        if len(strings) != forms or not all(strings) or any(not _says_the_values_of(each, text) for text in strings):
            wrong.append((each, strings))
    assert wrong == []
    assert known.keys() == {(each.id, each.english) for each in sentences()}, "run: python tests/write_catalogues.py"


def _says_the_values_of(sentence: Sentence, text: str) -> bool:
    """A form for one may leave out the count, as the English one does, or say it."""
    return values_of(text) in (values_of(sentence.english), values_of(sentence.several or sentence.english))


@pytest.mark.parametrize("code", OTHERS)
def test_the_texts_of_the_rulebook_have_the_same_situations_and_values(code: str) -> None:
    prose: set[tuple[str, str]] = set()

    def noted(id_: str, english: str) -> str:
        prose.add((id_, english))
        return english

    load_rulebook(signatures(), prose=noted)
    translation.check(code, prose)


def test_what_is_compiled_is_what_people_wrote() -> None:
    for file, content in catalogues_made().items():
        assert said_by(file.read_bytes()) == said_by(content), "run: python tests/write_catalogues.py"


def said_by(compiled: bytes) -> Mapping[str, str]:
    """All but the head, which names the program that compiled it."""
    known: Mapping[str, str] = vars(GNUTranslations(BytesIO(compiled)))["_catalog"]
    return {id_: text for id_, text in known.items() if id_}


def test_english_needs_no_catalogue_and_says_nothing_of_one() -> None:
    language._catalogue.cache_clear()
    with speaking(ENGLISH):
        assert figures.percent(Number("0.8")) == "80%"
        assert language.translated("an-id", "a sentence") == "a sentence"
    assert language._catalogue.cache_info().currsize == 0


def test_what_a_catalogue_lacks_is_said_in_english_and_counted() -> None:
    with speaking("ru"):
        assert language.translated("no-such-id", "a sentence") == "a sentence"
    missing = language.Missing("ru", "no-such-id", "a sentence")
    assert missing in language.missing()
    language._missing.remove(missing)


NUMBERS = ("0", "5", "999.5", "12500000", "1234567890123.25")


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_written_as_the_cldr_says(code: str, number: str) -> None:
    with speaking(code):
        assert figures.brief(Brief(Number(number))).rstrip("0") == format_decimal(number, locale=code).rstrip("0")
        assert figures.amount(Money(Number(number), "USD")).endswith("\u00a0USD")
        assert figures.amount(Money(Number(number), "KGS")).endswith("\u00a0сом")


def test_a_share_in_russian_is_written_as_the_cldr_says_and_in_kyrgyz_likewise() -> None:
    assert format_percent(Number("0.8"), locale="ru") == "80\u00a0%"
    for code in OTHERS:
        with speaking(code):
            assert figures.percent(Number("0.8")) == "80\u00a0%"
            assert figures.percent(Number("0.1225")) == "12,25\u00a0%"


@pytest.mark.parametrize("month", range(1, 13))
def test_days_have_the_months_of_the_cldr(month: int) -> None:
    day = date(2016, month, 9)
    with speaking("ru"):
        assert figures.day(day) == format_date(day, "long", locale="ru").replace("\u202f", "\u00a0").replace(
            f"9 {_month('ru', month)}", f"9\u00a0{_month('ru', month)}"
        )
    with speaking("ky"):
        assert f"{figures.WrittenDay(day):bare}" == f"2016-жылдын 9-{_month('ky', month)}"
        assert figures.day(day).startswith(f"2016-жылдын 9-{_month('ky', month)[:-1]}")


def _month(code: str, number: int) -> str:
    return str(Locale(code).months["format"]["wide"][number])


@pytest.mark.parametrize("code", OTHERS)
def test_a_quotation_has_the_marks_of_the_language(code: str) -> None:
    with speaking(code):
        assert figures.quoted("Ала-Тоо") == "«Ала-Тоо»"


def test_a_list_is_written_with_the_word_of_the_language() -> None:
    words = ["а", "б", "в"]
    listed = {}
    for code in CODES:
        with speaking(code):
            listed[code] = figures.listing(words)
    assert listed == {"en": "а, б and в", "ru": "а, б и в", "ky": "а, б жана в"}


_SAID = frozenset(
    {
        *("explanation", "remedy", "message", "hint", "value", "place", "subject", "reason", "language", "provenance"),
        *("permitted", "categories"),
    }
)
"""Keys of a report whose values are said in its language, titles of activities among them."""


def test_verdicts_and_figures_are_the_same_in_all_languages(tmp_path: Path) -> None:
    write_profiles(tmp_path / "companies", 250, seed=17)
    english, *others = (
        htp("check", "companies", "-f", "jsonl", "--lang", code, folder=tmp_path) for code in (ENGLISH, *OTHERS)
    )
    said = [_without_sentences(json.loads(line)) for line in english.stdout.splitlines()]
    assert len(said) > 250
    for run in others:
        assert [_without_sentences(json.loads(line)) for line in run.stdout.splitlines()] == said
        assert run.exit_code == english.exit_code


def _without_sentences(value: Any) -> Any:
    """The value without what is said in a language; an amount of money has a `value` that is a figure."""
    if isinstance(value, list):
        return [_without_sentences(each) for each in value]
    if isinstance(value, dict):
        is_amount = value.keys() == {"value", "currency"}
        return {key: _without_sentences(each) for key, each in value.items() if is_amount or key not in _SAID}
    return value
