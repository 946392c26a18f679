"""Amounts are exact, are read in one notation only, and are rounded only where a rule says so."""

from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htp.errors import UnusableText
from htp.money import (
    MAX_DIGITS,
    Number,
    amount_from,
    decimal_text,
    exact_sum,
    is_exact_quotient,
    minus,
    negated,
    parse_amount,
    plus,
    quotient_down,
    quotient_up,
    rounded_half_up,
    rounded_up,
    times,
)
from htp.reports.wording.problems import sentences

numbers = st.builds(
    lambda digits, places: Number(f"{digits}e-{places}"),
    st.one_of(st.integers(0, 10**6), st.integers(0, 10 ** (2 * MAX_DIGITS))),
    st.integers(0, MAX_DIGITS),
)
"""Every number that an amount can be, and longer ones; each operation is compared with that of fractions."""
positive = numbers.filter(bool)
NEGATIVE = "write an amount of zero or more; subtract a refund from the amount that it reverses"
EXPONENT = "write the amount out in digits, e.g. 12_500_000; a spreadsheet may have dropped some"
EXAMPLE = "write digits with a point for decimals, e.g. 12_500_000.00"


@pytest.mark.parametrize(
    "text, value",
    [
        ("0", Number(0)),
        ("0.00", Number(0)),
        ("7", Number(7)),
        ("0.1", Number("0.1")),
        ("10000000.00", Number(10_000_000)),
        ("10_000_000", Number(10_000_000)),
        ("1_0", Number(10)),
        ("0.000_001", Number("0.000001")),
        ("12_500_000.50", Number("12500000.5")),
        ("12345678901234567890123456789012345678.9", Number("12345678901234567890123456789012345678.9")),
        ("9" * MAX_DIGITS + "." + "9" * MAX_DIGITS, Number(f"{10**200 - 1}e-100")),
    ],
)
def test_an_amount_is_read_exactly(text: str, value: Number) -> None:
    assert parse_amount(text) == value


@pytest.mark.parametrize(
    "text, problem, remedy",
    [
        ("-5", "-5 is negative", NEGATIVE),
        ("-0.01", "-0.01 is negative", NEGATIVE),
        ("12,5", '"12,5" is not an amount: a comma can mean thousands or decimals', EXAMPLE),
        ("1,000,000", '"1,000,000" is not an amount: a comma can mean thousands or decimals', EXAMPLE),
        ("1e6", "1e6 is written with an exponent", EXPONENT),
        ("1.5E+6", "1.5E+6 is written with an exponent", EXPONENT),
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
    assert sentences(refused.value.fault) == (problem, remedy)


@given(st.text())
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except UnusableText:
        return
    assert Fraction(amount) == Fraction(text)


@given(numbers.filter(lambda number: number < 10**MAX_DIGITS), st.integers(0, 4))
def test_what_is_written_out_is_read_back_the_same(number: Number, places: int) -> None:
    text = decimal_text(number, least_places=places)
    assert parse_amount(text) == number
    assert len(text.partition(".")[2]) >= places


@pytest.mark.parametrize(
    "number, places, text",
    [
        (Number(0), 0, "0"),
        (Number(0), 2, "0.00"),
        (Number(5), 0, "5"),
        (Number(5), 2, "5.00"),
        (Number("0.5"), 2, "0.50"),
        (Number("0.125"), 2, "0.125"),
        (Number("0.001"), 0, "0.001"),
        (Number("-0.25"), 0, "-0.25"),
        (Number(-3), 1, "-3.0"),
        (Number("2.5000"), 0, "2.5"),
        (Number("2.5000"), 2, "2.50"),
        (Number("-0.00"), 2, "0.00"),
        (Number("1E+3"), 0, "1000"),
        (Number(f"{10**30 + 1}e-1"), 0, "100000000000000000000000000000.1"),
    ],
)
def test_a_number_is_written_out_with_every_decimal(number: Number, places: int, text: str) -> None:
    assert decimal_text(number, least_places=places) == text


def test_a_separator_stands_between_thousands_and_not_after_the_point() -> None:
    assert decimal_text(Number("1234567.00001"), separator=",") == "1,234,567.00001"
    assert decimal_text(Number(-1234), least_places=2, separator=",") == "-1,234.00"
    assert decimal_text(Number(123), separator=",") == "123"


@given(numbers, numbers)
def test_operations_give_every_digit(one: Number, other: Number) -> None:
    assert Fraction(plus(one, other)) == Fraction(one) + Fraction(other)
    assert Fraction(minus(one, other)) == Fraction(one) - Fraction(other)
    assert Fraction(times(one, other)) == Fraction(one) * Fraction(other)
    assert Fraction(negated(one)) == -Fraction(one)


@given(numbers, numbers, numbers, numbers)
def test_an_amount_at_a_rate_times_a_share_less_another_keeps_every_digit(
    amount: Number, rate: Number, share: Number, other: Number
) -> None:
    exact = Fraction(amount) * Fraction(rate) * Fraction(share) - Fraction(other)
    assert Fraction(minus(times(times(amount, rate), share), other)) == exact


def test_operations_leave_the_context_of_the_process_alone() -> None:
    before = getcontext().copy()
    times(Number("9" * 50), Number("9" * 50))
    quotient_up(Number(1), Number(3))
    assert (getcontext().prec, getcontext().traps, getcontext().flags) == (before.prec, before.traps, before.flags)


def test_a_result_too_long_for_every_digit_raises_and_is_not_rounded() -> None:
    long = Number("9" * 2000)
    with pytest.raises(ArithmeticError):
        times(long, long)


@given(st.lists(numbers, max_size=8))
def test_a_sum_is_exact(amounts: list[Number]) -> None:
    assert Fraction(exact_sum(iter(amounts))) == sum(map(Fraction, amounts), Fraction(0))


@pytest.mark.parametrize("written", ["0", "12.50", "1.25E7", "1E2", "1E-50", "9" * 100])
def test_a_decimal_of_a_program_is_an_amount(written: str) -> None:
    assert amount_from(Decimal(written)) == Decimal(written)


@pytest.mark.parametrize("written", ["1E400000", "1E100", "1E-101", "-1", "-0.01", "NaN", "Infinity", "sNaN"])
def test_a_decimal_that_no_amount_can_be_is_refused(written: str) -> None:
    with pytest.raises(UnusableText):
        amount_from(Decimal(written))


@given(numbers, positive, st.integers(0, 8))
def test_quotients_are_rounded_to_the_promised_side(dividend: Number, divisor: Number, places: int) -> None:
    exact = Fraction(dividend) / Fraction(divisor)
    down, up = quotient_down(dividend, divisor, places), quotient_up(dividend, divisor, places)
    assert Fraction(down) <= exact <= Fraction(up)
    assert Fraction(up) - Fraction(down) in (0, Fraction(1, 10**places))
    assert is_exact_quotient(dividend, divisor, places) == (down == up == exact)


@pytest.mark.parametrize(
    "amount, half_up, up",
    [
        ("0", "0", "0"),
        ("0.004999", "0", "0.01"),
        ("0.005", "0.01", "0.01"),
        ("0.010", "0.01", "0.01"),
        ("0.015", "0.02", "0.02"),
        ("0.025", "0.03", "0.03"),
        ("2.675", "2.68", "2.68"),
    ],
)
def test_a_half_goes_up_whatever_digit_stands_before_it(amount: str, half_up: str, up: str) -> None:
    exact = Number(amount)
    assert (rounded_half_up(exact), rounded_up(exact)) == (Number(half_up), Number(up))


@given(numbers)
def test_rounding_gives_the_nearest_cent_on_the_promised_side(amount: Number) -> None:
    cents = Fraction(amount) * 100
    up, nearest = Fraction(rounded_up(amount)) * 100, Fraction(rounded_half_up(amount)) * 100
    assert (up.denominator, nearest.denominator) == (1, 1)
    assert cents <= up < cents + 1
    assert -Fraction(1, 2) < nearest - cents <= Fraction(1, 2)
