"""Figures and words: exact where they can be, and never in contradiction to a verdict."""

import re
import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from support.builders import a_company, findings, rulebook

from htp.money import Money, Number, plus, times
from htp.reports import wording
from htp.reports.answers.parts import MAX_KEYS, keys
from htp.reports.wording import figures
from htp.reports.wording.english import TEXTS
from htp.reports.wording.plural import Plural
from htp.reports.wording.writing import Wording
from htp.verdict import Share, Value

amounts = st.builds(lambda digits, places: Number(f"{digits}e-{places}"), st.integers(0, 10**20), st.integers(0, 4))
percentages = st.builds(lambda digits: Number(f"{digits}e-8"), st.integers(1, 10**8))


@pytest.mark.parametrize(
    "written, shown",
    [
        ("0", "0.00 KGS"),
        ("0.005", "0.005 KGS"),
        ("1", "1.00 KGS"),
        ("999.9", "999.90 KGS"),
        ("1000", "1,000.00 KGS"),
        ("10000000", "10,000,000.00 KGS"),
        ("1234567.8901", "1,234,567.8901 KGS"),
        ("9" * 40, f"9{',999' * 13}.00 KGS"),
    ],
)
def test_amounts_are_exact_with_at_least_two_decimals(written: str, shown: str) -> None:
    assert figures.amount(Money(Number(written), "KGS")) == shown


def test_an_amount_without_a_currency_is_a_number() -> None:
    assert figures.amount(Money(Number(1000), "")) == "1,000.00"


@given(amounts)
def test_an_amount_can_be_read_back_exactly(value: Number) -> None:
    assert Fraction(figures.amount_decimal(Money(value, "KGS"))) == Fraction(value)
    assert Fraction(figures.amount(Money(value, "KGS")).replace(",", "").removesuffix(" KGS")) == Fraction(value)


@pytest.mark.parametrize(
    "part, whole, shown",
    [
        ("80", "100", "80%"),
        ("79.996", "100", "79.99%"),
        ("79.99999999", "100", "79.99%"),
        ("987654.31", "1234567.90", "79.99%"),
        ("1", "3", "33.33%"),
        ("2", "3", "66.66%"),
        ("0.001", "100", "0%"),
        ("0", "5", "0%"),
        ("5", "5", "100%"),
        ("99.999", "100", "99.99%"),
    ],
)
def test_a_share_is_rounded_down(part: str, whole: str, shown: str) -> None:
    assert figures.share(Share(Number(part), Number(whole))) == shown


@given(amounts, amounts, percentages)
def test_what_is_shown_never_contradicts_the_verdict(part: Number, rest: Number, required: Number) -> None:
    whole = plus(part, rest)
    if whole == 0:
        return
    measured, is_met = Share(part, whole), part >= times(required, whole)
    text = figures.filled_in("{measured} of {required}", {"measured": measured, "required": required})
    shown_measured, _, shown_required = text.partition(" of ")
    assert Fraction(shown_required.removesuffix("%")) == Fraction(required) * 100
    assert (Fraction(shown_measured.removesuffix("%")) >= Fraction(required) * 100) is is_met
    assert (Fraction(figures.share_decimal(measured, required)) >= Fraction(required)) is is_met


@pytest.mark.parametrize(
    "export, measured, explained",
    [("79.9999", "79.99%", "That is 79.99%;"), ("80", "80%", "That is 80%;"), ("80.0001", "80%", "That is 80%;")],
)
def test_the_table_and_the_sentence_show_the_same_share(export: str, measured: str, explained: str) -> None:
    finding = findings(a_company(total="100", export=export))["export-share"]
    assert finding.measured is not None
    assert figures.share(finding.measured, figures.places_beside(finding.required)) == measured
    assert explained in wording.explanation(finding)


@pytest.mark.parametrize(
    "part, whole, shown",
    [("7", "32", ("21.875%", True)), ("1", "3", ("33.333333%", False)), ("1", "1000000000", ("0%", False))],
)
def test_a_share_in_full_says_whether_that_is_all_of_it(part: str, whole: str, shown: tuple[str, bool]) -> None:
    assert figures.share_in_full(Share(Number(part), Number(whole))) == shown


@pytest.mark.parametrize(
    "when, shown",
    [
        (date(2016, 12, 31), "31 December 2016"),
        (date(2017, 1, 1), "1 January 2017"),
        (date(2016, 2, 29), "29 February 2016"),
        (date(1, 7, 8), "8 July 1"),
    ],
)
def test_days_are_written_out(when: date, shown: str) -> None:
    assert figures.day(when) == shown


@pytest.mark.parametrize(
    "words, shown", [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listings_end_with_and(words: list[str], shown: str) -> None:
    assert figures.listing(words) == shown


@pytest.mark.parametrize("count, shown", [(0, "several"), (1, "one"), (2, "several"), (1234, "several")])
def test_a_text_that_names_a_count_has_two_forms(count: int, shown: str) -> None:
    assert Plural("one", "several").form("an-id", {"count": count}) == shown


def test_braces_and_percent_signs_in_a_value_stay_what_they_are() -> None:
    values: dict[str, Value] = {"name": "{rate} %s {0}", "rate": Number("0.01")}
    assert figures.filled_in("{name} {rate}", values) == "{rate} %s {0} 1%"


def test_a_quoted_text_stays_short_and_on_one_line() -> None:
    assert figures.quoted("Ala-Too") == '"Ala-Too"'
    assert figures.quoted("x" * 40) == f'"{"x" * 40}"'
    assert figures.quoted("x" * 41) == f'"{"x" * 39}…"'
    assert figures.quoted("one\ntwo\r\nthree\u2028") == '"one⏎two⏎three"'


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Ala-Too LLC", "Ala-Too LLC"),
        ("Ала-Тоо №1 «株式会社» é 👍", "Ала-Тоо №1 «株式会社» é 👍"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("a\u202eb\u2069c\u200bd\u00ade", r"a\u202eb\u2069c\u200bd\xade"),
        ("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d"),
        ("a\udcffb", r"a\udcffb"),
        ("a\ue000b\U0010ffffc", r"a\ue000b\U0010ffffc"),
    ],
)
def test_characters_that_act_or_hide_are_written_as_escapes(text: str, shown: str) -> None:
    assert figures.escape_controls(text) == shown


@given(st.text(st.characters(codec=None)))
def test_nothing_printable_acts(text: str) -> None:
    shown = figures.escape_controls(text)
    assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert figures.escape_controls(shown) == shown


@pytest.mark.parametrize("text", ["", "abc", "Ала-Тоо", "株式会社", "ﾊﾝｶｸ", "Ｆｕｌｌ", "e\u0301", "ไทย ที่", "👍", "ё"])
def test_display_width_is_counted_as_terminals_do(text: str) -> None:
    assert figures.display_width(text) == cell_len(text)


@pytest.mark.parametrize(
    "count, end",
    [
        (1, "k0"),
        (MAX_KEYS, "k28, k29"),
        (MAX_KEYS + 1, "k28, k29 and 1 more, which `htp check --format json` names"),
        (MAX_KEYS + 5000, "k28, k29 and 5,000 more, which `htp check --format json` names"),
    ],
)
def test_of_very_many_keys_to_fill_in_the_first_are_shown(count: int, end: str) -> None:
    shown = Wording(rulebook()).write(keys([f"k{number}" for number in range(count)]))
    assert shown.endswith(end)
    assert shown.startswith("k0")
    assert len(re.findall(r"\bk[0-9]+", shown)) == min(count, MAX_KEYS)


def test_no_text_of_the_rulebook_has_the_id_of_another_text() -> None:
    assert TEXTS.keys().isdisjoint(rulebook().texts)
