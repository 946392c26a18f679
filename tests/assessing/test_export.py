"""Where the revenue comes from: by market and by quarter, and what foreign currencies come to."""

import pytest
from support.builders import a_company, line, lines

from htp.assessing.export import (
    Conversion,
    Distance,
    Markets,
    Quarter,
    Remark,
    conversions,
    distance,
    markets,
    quarters,
    remark_on,
)
from htp.money import Number
from htp.verdict import Share


def test_the_distance_is_what_is_missing_to_the_least_that_is_enough_and_negative_beyond_it() -> None:
    found = distance(Share(Number(70), Number(100)), Number("0.8"))
    assert (found, found.short_by) == (Distance(Number(70), Number(80)), Number(10))
    assert distance(Share(Number(90), Number(100)), Number("0.8")).short_by == Number(-10)


def test_markets_abroad_come_largest_first_and_by_name_where_they_are_equal() -> None:
    sold = lines(
        line("5", market="US"),
        line("9", market="KG"),
        line("7", market="JP"),
        line("1"),
        line("2", market="US"),
        line("7", market="DE"),
        line("3"),
    )
    assert markets(a_company(lines=sold)) == Markets(
        total=Number(34),
        abroad=Number(21),
        at_home=Number(9),
        unclear=Number(4),
        countries=(("DE", Number(7)), ("JP", Number(7)), ("US", Number(7))),
    )


def test_without_sales_at_home_or_to_unknown_markets_there_are_none() -> None:
    found = markets(a_company(lines=lines(line("5", market="JP"), line("6", market="US"))))
    assert found == Markets(Number(11), Number(11), Number(0), None, (("US", Number(6)), ("JP", Number(5))))


def test_totals_alone_tell_abroad_from_home() -> None:
    assert markets(a_company(total="100", export="70")) == Markets(Number(100), Number(70), Number(30), None, None)
    for facts in ({}, {"total": "100"}, {"export": "70"}, {"total": "0", "export": "0"}, {"lines": lines()}):
        assert markets(a_company(**facts)) is None


def test_quarters_come_in_their_order_and_what_names_none_after_them() -> None:
    sold = lines(
        line("1"),
        line("4", quarter="Q3", market="KG"),
        line("2", quarter="Q1", market="US"),
        line("8", quarter="Q3", market="JP"),
        line("16", quarter="Q3"),
        line("32", quarter="Q3", market="US"),
    )
    assert quarters(a_company(lines=sold)) == (
        Quarter("Q1", Number(2), Number(0), Number(2)),
        Quarter("Q3", Number(40), Number(16), Number(60)),
        Quarter(None, Number(0), Number(1), Number(1)),
    )
    assert quarters(a_company(lines=sold[1:])) == quarters(a_company(lines=sold))[:2]


def test_where_no_line_names_its_quarter_there_are_none() -> None:
    assert quarters(a_company(lines=lines(line("1", market="US")))) == ()
    assert quarters(a_company(total="1")) == ()


@pytest.mark.parametrize(
    "abroad, unclear, required, remark",
    [
        ("80", "0", "0.8", None),
        ("79.99", "0", "0.8", Remark.BELOW),
        ("79.99", "0.01", "0.8", Remark.MARKET_MISSING),
        ("70", "9.99", "0.8", Remark.BELOW),
        ("0", "0", None, None),
    ],
)
def test_a_quarter_below_the_share_is_remarked_on(
    abroad: str, unclear: str, required: str | None, remark: Remark | None
) -> None:
    quarter = Quarter("Q1", Number(abroad), Number(unclear), Number(100))
    assert remark_on(quarter, None if required is None else Number(required)) is remark


def test_each_foreign_currency_is_added_up_and_converted_at_its_rate() -> None:
    sold = lines(
        line("10", currency="USD"),
        line("7"),
        line("1", currency="EUR"),
        line("5", currency="USD"),
        line("3", currency="KGS"),
    )
    company = a_company(lines=sold, rates={"USD": "87.5", "EUR": "95"})
    assert conversions(company) == (
        Conversion("USD", Number(15), Number("87.5"), Number("1312.5")),
        Conversion("EUR", Number(1), Number(95), Number(95)),
    )
    assert conversions(a_company(total="1")) == ()
