"""Amounts and counts in any notation: what has one reading is read, what has two is asked, with both written out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.examples import examples

from htp.company.amounts import amount, count, readings, written_out
from htp.company.validation import InvalidProfile, profile_from
from htp.money import Number
from htp.reports.wording.problems import Sentences, sentences
from htp.rules.parts.changes import amount_text


def in_som(text: str) -> str | None:
    return amount(text, lambda unit: unit in ("сом", "KGS", "сомов."))


def problem(text: str) -> Sentences:
    with pytest.raises(InvalidProfile) as refused:
        profile_from({"company": {"name": "Ala-Too"}, "revenue": {"currency": "KGS", "total": text}})
    (only,) = refused.value.problems
    return sentences(only)


@pytest.mark.parametrize(
    "text, read",
    [
        ("22 632 048,00", "22632048.00"),
        ("12\u00a0500\u202f000,5", "12500000.5"),
        ("1 000", "1000"),
        ("12500000,50", "12500000.50"),
        ("0,5", "0.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250.000,75", "1250000.75"),
        ("1,250.75", "1250.75"),
        ("1'250'000.75", "1250000.75"),
        ("12 500 000,5667", "12500000.5667"),
        ("1 250,75 сом", "1250.75"),
        ("1250 KGS", "1250"),
        ("KGS 1250.5", "1250.5"),
        ("1 250 сомов.", "1250"),
        ("1.25E7", "12500000"),
        ("1.09949E2", "109.9490"),
    ],
)
def test_an_amount_with_one_reading_is_read(text: str, read: str) -> None:
    assert in_som(text) == read


@pytest.mark.parametrize(
    "text, whole, decimals",
    [
        ("1,234", "1234", "1.234"),
        ("950.000", "950000", "950.000"),
        ("12,345", "12345", "12.345"),
        ("12345,678", "12345678", "12345.678"),
        ("1 000,123", "1000123", "1000.123"),
        ("1.000,123", "1000123", "1000.123"),
        ("1,250,000.123", "1250000123", "1250000.123"),
    ],
)
def test_an_amount_with_two_readings_is_asked_with_both_written_out(text: str, whole: str, decimals: str) -> None:
    assert in_som(text) is None
    asked = f"write {whole} for thousands, or {decimals}0 for decimals"
    assert problem(text) == (f'"{text}" can be {whole} or {decimals}', asked)
    assert problem(f"{text} сом") == (f'"{text}" can be {whole} or {decimals}', asked)


@pytest.mark.parametrize(
    "text",
    [
        *("12 34", "1 2345", "01 000", "1,25E+07", "1e7", "1.25E+07", "-1 000", "(1 234,00)", "1.25.000", "1,2,3"),
        *("1 250 USD", "1 250 $", "1 250 тыс", "12,5 млн сом", "сом", "", "12 500 сом сом", "1 000,", "1  000"),
        *("12,34,567", "1 000.000.000,", "1/2", "12%", "1_000,5", "１ ０００", "00,5"),
    ],
)
def test_no_amount_is_made_of_what_has_no_reading(text: str) -> None:
    assert in_som(text) is None


GROUPS = [" ", "\u00a0", "\u202f", ".", ",", "'"]


def grouped(number: int, group: str) -> str:
    return f"{number:,}".replace(",", group)


@examples(200)
@given(
    number=st.integers(0, 10**14),
    decimals=st.from_regex("[0-9]{1,2}|[0-9]{4,6}", fullmatch=True),
    group=st.sampled_from(["", *GROUPS]),
    point=st.sampled_from([".", ","]),
)
def test_an_amount_with_decimals_is_read_as_what_was_written(
    number: int, decimals: str, group: str, point: str
) -> None:
    if group != point:
        assert in_som(f"{grouped(number, group)}{point}{decimals}") == f"{number}.{decimals}"


@examples(100)
@given(number=st.integers(1, 10**14), group=st.sampled_from(["", *GROUPS]))
def test_an_amount_without_decimals_is_asked_only_where_its_only_group_can_be_decimals(number: int, group: str) -> None:
    text = grouped(number, group)
    is_asked = group in (".", ",") and 1_000 <= number < 1_000_000
    assert in_som(text) == (None if is_asked else str(number))
    assert str(number) in readings(text)


@examples(100)
@given(
    number=st.integers(1, 10**14),
    decimals=st.from_regex("[0-9]{3}", fullmatch=True),
    group=st.sampled_from(["", *GROUPS]),
    point=st.sampled_from([".", ","]),
)
def test_three_decimals_can_be_thousands(number: int, decimals: str, group: str, point: str) -> None:
    """But for a thousand and more without any group before the point, as a program writes it."""
    text = f"{grouped(number, group)}{point}{decimals}"
    if group == point:
        return
    if group == "" and point == "." and number >= 1_000:
        assert in_som(text) == f"{number}.{decimals}"
    else:
        assert (in_som(text), set(readings(text))) == (None, {f"{number}{decimals}", f"{number}.{decimals}"})


@given(cents=st.integers(0, 10**12), blank=st.sampled_from([" ", "\u00a0", "\u202f"]), with_unit=st.booleans())
def test_an_amount_of_money_in_russian_notation_is_exactly_that(cents: int, blank: str, *, with_unit: bool) -> None:
    grouped = f"{cents // 100:,}".replace(",", blank)
    text = f"{grouped},{cents % 100:02}{' сом' if with_unit else ''}"
    assert Decimal(in_som(text) or "-1") == Decimal(cents) / 100


def test_what_is_no_amount_is_told_with_the_way_out() -> None:
    other_unit = "write digits alone, in the currency of the line or revenue.currency, or correct the currency"
    refund = "write an amount of zero or more; subtract a refund from the amount that it reverses"
    assert problem("1 250 USD") == ('"1 250 USD" has a unit that is not the currency of the amount', other_unit)
    assert problem("(1 234,00)") == ("(1 234,00) is negative", refund)
    assert problem("−5") == ("−5 is negative", refund)
    assert problem(" - ") == ('"-" is not an amount', "write 0, or leave it empty if the amount is not known")


@pytest.mark.parametrize(
    "text, read", [("1.25E7", "12500000"), ("1e-2", "0.01"), ("1.50e0", "1.5"), ("1.2345E1", "12.3450"), ("0E5", "0")]
)
def test_a_number_with_an_exponent_is_exactly_that_number(text: str, read: str) -> None:
    assert written_out(text) == read


@given(st.integers(0, 10**9), st.integers(-30, 30))
def test_any_number_with_an_exponent_is_exactly_that_number(digits: int, exponent: int) -> None:
    text = f"{digits}E{exponent:+}"
    assert Decimal(written_out(text) or "-1") == Decimal(text)


@pytest.mark.parametrize(
    "text, read",
    [
        *(("12 чел.", "12"), ("12 человек", "12"), ("12.0", "12"), ("12,00", "12"), ("1 200", "1200")),
        *(("12 employees", "12"), ("1 200 сотрудников", "1200"), ("12 киши", "12"), ("0 чел.", "0")),
        *(("1,234", None), ("12.000", None), ("12.5", None), ("12 кв.", None), ("чел.", None), ("-1 чел.", None)),
    ],
)
def test_a_number_of_people(text: str, read: str | None) -> None:
    assert count(text) == read


def test_a_number_of_people_with_two_readings_is_asked() -> None:
    with pytest.raises(InvalidProfile) as refused:
        profile_from({"company": {"name": "Ala-Too"}, "staff": {"employees": "1,200 чел."}})
    asked = ('"1,200 чел." can be 1200 or 1.200', "write the number of people in digits alone, e.g. 1200")
    assert [sentences(each) for each in refused.value.problems] == [asked]


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_an_amount_that_the_program_proposes_can_be_typed(digits: int, places: int) -> None:
    proposal = Number(f"{digits}e-{places}")
    proposed = amount_text(proposal)
    facts = profile_from({"company": {"name": "Ala-Too"}, "revenue": {"currency": "KGS", "total": proposed}})
    assert facts.revenue.total == proposal


def test_the_guard_of_a_spreadsheet_before_a_number_is_none_of_it() -> None:
    assert amount("'12 500,50", lambda unit: False) == "12500.50"
    assert amount("''5", lambda unit: False) is None
