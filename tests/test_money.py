"""Amounts are exact, are read in one notation only, and are rounded only where a rule says so."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htp.errors import UnusableText
from htp.money import MAX_DIGITS, decimal_text, exact_sum, parse_amount, rounded_down, rounded_half_up, rounded_up

fractions = st.fractions(min_value=0, max_value=10**20)
decimals = st.builds(lambda number, places: Fraction(number, 10**places), st.integers(0, 10**40), st.integers(0, 30))
EXAMPLE = "write digits with a point for decimals, e.g. 12_500_000.00"


@pytest.mark.parametrize(
    "text, value",
    [
        ("0", Fraction(0)),
        ("0.00", Fraction(0)),
        ("7", Fraction(7)),
        ("0.1", Fraction(1, 10)),
        ("10000000.00", Fraction(10_000_000)),
        ("10_000_000", Fraction(10_000_000)),
        ("1_0", Fraction(10)),
        ("0.000_001", Fraction(1, 1_000_000)),
        ("12_500_000.50", Fraction(25_000_001, 2)),
        ("12345678901234567890123456789012345678.9", Fraction(123456789012345678901234567890123456789, 10)),
        ("9" * MAX_DIGITS + "." + "9" * MAX_DIGITS, Fraction(10**200 - 1, 10**100)),
    ],
)
def test_an_amount_is_read_exactly(text: str, value: Fraction) -> None:
    assert parse_amount(text) == value


@pytest.mark.parametrize(
    "text, problem, remedy",
    [
        ("-5", "-5 is negative", "write an amount of zero or more"),
        ("-0.01", "-0.01 is negative", "write an amount of zero or more"),
        ("12,5", '"12,5" is not an amount: a comma can mean thousands or decimals', EXAMPLE),
        ("1,000,000", '"1,000,000" is not an amount: a comma can mean thousands or decimals', EXAMPLE),
        ("1e6", "1e6 is written with an exponent", "write the amount out in digits, e.g. 12_500_000"),
        ("1.5E+6", "1.5E+6 is written with an exponent", "write the amount out in digits, e.g. 12_500_000"),
        ("007", "007 begins with a zero", "write the amount without leading zeros"),
        ("00.5", "00.5 begins with a zero", "write the amount without leading zeros"),
        ("0_1", "0_1 begins with a zero", "write the amount without leading zeros"),
        *(
            (text, f'"{text}" is not an amount', EXAMPLE)
            for text in [
                "",
                " ",
                "+5",
                ".5",
                "5.",
                "1__0",
                "_1",
                "1_",
                "1._5",
                "1_.5",
                "1.2.3",
                "--1",
                "-",
                "1:30",
                "0o17",
                "0x1F",
                "1 000",
                "1\u00a0000",
                "5\n",
                "٣",
                "１",
                "1/2",
                "12.5 M",
                "$5",
                "nan",
                "inf",
                "ten",
            ]
        ),
        (
            "1" + "0" * MAX_DIGITS,
            "an amount of 101 digits is too long",
            "write at most 100 digits before and after the point",
        ),
        (
            "1." + "0" * (MAX_DIGITS + 1),
            "an amount of 102 digits is too long",
            "write at most 100 digits before and after the point",
        ),
        ("x" * 40, f'"{"x" * 40}" is not an amount', EXAMPLE),
        ("x" * 41, f'"{"x" * 39}…" is not an amount', EXAMPLE),
    ],
)
def test_any_other_notation_is_refused_with_what_to_write(text: str, problem: str, remedy: str) -> None:
    with pytest.raises(UnusableText) as refused:
        parse_amount(text)
    assert (refused.value.problem, refused.value.remedy) == (problem, remedy)


@given(st.text())
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except UnusableText:
        return
    assert amount == Fraction(text)


@given(decimals, st.integers(0, 4))
def test_what_is_written_out_is_read_back_the_same(number: Fraction, places: int) -> None:
    text = decimal_text(number, least_places=places)
    assert parse_amount(text) == number
    assert len(text.partition(".")[2]) >= places


@pytest.mark.parametrize(
    "number, places, text",
    [
        (Fraction(0), 0, "0"),
        (Fraction(0), 2, "0.00"),
        (Fraction(5), 0, "5"),
        (Fraction(5), 2, "5.00"),
        (Fraction(1, 2), 2, "0.50"),
        (Fraction(1, 8), 2, "0.125"),
        (Fraction(1, 1000), 0, "0.001"),
        (Fraction(-1, 4), 0, "-0.25"),
        (Fraction(-3), 1, "-3.0"),
        (Fraction(10**30 + 1, 10), 0, "100000000000000000000000000000.1"),
    ],
)
def test_a_number_is_written_out_with_every_decimal(number: Fraction, places: int, text: str) -> None:
    assert decimal_text(number, least_places=places) == text


def test_a_separator_stands_between_thousands_and_not_after_the_point() -> None:
    assert decimal_text(Fraction("1234567.00001"), separator=",") == "1,234,567.00001"
    assert decimal_text(Fraction(-1234), least_places=2, separator=",") == "-1,234.00"
    assert decimal_text(Fraction(123), separator=",") == "123"


@pytest.mark.parametrize("number", [Fraction(1, 3), Fraction(7, 30)])
def test_a_number_whose_decimals_never_end_is_not_written_out(number: Fraction) -> None:
    with pytest.raises(ValueError, match=f"^{number} has no end as a decimal$"):
        decimal_text(number)


@given(st.lists(st.one_of(decimals, fractions, st.integers(-9, 9).map(Fraction)), max_size=8))
def test_a_sum_is_exact(amounts: list[Fraction]) -> None:
    total = exact_sum(iter(amounts))
    assert isinstance(total, Fraction)
    assert total == sum(amounts)


def test_a_sum_counts_every_amount_once_whatever_its_denominator() -> None:
    amounts = [Fraction(each) for each in ("0.50", "0.25", "1/3", "0.50", "7", "0.25", "2/3")]
    assert exact_sum(amounts) == Fraction("9.5")


@pytest.mark.parametrize(
    "amount, half_up, up, down",
    [
        ("0", "0", "0", "0"),
        ("0.004999", "0", "0.01", "0"),
        ("0.005", "0.01", "0.01", "0"),
        ("0.010", "0.01", "0.01", "0.01"),
        ("0.015", "0.02", "0.02", "0.01"),
        ("0.025", "0.03", "0.03", "0.02"),
        ("2.675", "2.68", "2.68", "2.67"),
    ],
)
def test_a_half_goes_up_whatever_digit_stands_before_it(amount: str, half_up: str, up: str, down: str) -> None:
    exact = Fraction(amount)
    assert (rounded_half_up(exact), rounded_up(exact), rounded_down(exact)) == tuple(map(Fraction, (half_up, up, down)))


@given(fractions, st.fractions(min_value="0.000001", max_value=1000))
def test_rounding_gives_the_nearest_multiple_on_the_promised_side(amount: Fraction, unit: Fraction) -> None:
    down, up, nearest = rounded_down(amount, unit), rounded_up(amount, unit), rounded_half_up(amount, unit)
    assert all((each / unit).denominator == 1 for each in (down, up, nearest))
    assert down <= amount <= up
    assert up - down in (0, unit)
    assert nearest == (down if amount - down < unit / 2 else up if up > amount else amount)
