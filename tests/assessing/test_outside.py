"""The same company outside the park, worked out again here with the rates as the sources state them."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

import pytest
from support.builders import END_OF_2016, facts_of, line, lines, rulebook

from htp.assessing.assessment import assess
from htp.assessing.outside import (
    BEFORE_LAW,
    ENTREPRENEUR,
    RATES,
    TAXES_BY_REGIME,
    Charge,
    Comparison,
    OutsideTax,
    Range,
    Regime,
    compared,
    taxes_outside,
)
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Number, exact_sum, minus, plus
from htp.rulebook.model import DatedValue
from htp.verdict import Eligibility

END_OF_2026 = date(2026, 12, 31)
CENT = Decimal("0.01")


def a_company(**facts: Any) -> Profile:
    profit = facts.pop("profit", None)
    return profile_from(cast(Data, {**facts_of(**facts), **({} if profit is None else {"profit": profit})}))


def comparison(profile: Profile, as_of: date = END_OF_2026, regime: Regime = Regime.GENERAL) -> Comparison:
    found = compared(profile, assess(profile, rulebook(), as_of).findings, rulebook(), as_of)
    return next(each for each in found if each.regime is regime)


def product(rate: str, base: str) -> Number:
    return Number((Decimal(rate) * Decimal(base)).quantize(CENT, ROUND_HALF_UP))


def outside(profile: Profile, charge: Charge, as_of: date = END_OF_2026) -> Range | None:
    return next(each.amount for each in taxes_outside(profile, rulebook(), as_of) if each.charge is charge)


@pytest.mark.parametrize("total, profit, payroll", [("14500000", "4000000", "5760000"), ("333.33", "7.77", "100.05")])
def test_everything_is_compared_where_everything_is_known(total: str, profit: str, payroll: str) -> None:
    profile = a_company(period="2026", total=total, export=total, profit=profit, payroll=payroll, employees="12")
    found = comparison(profile)
    wage = product("0.12", str(Decimal("36047") * 12 * 12))
    inside = exact_sum([product("0.01", total), product("0.05", payroll), wage])
    always = [product("0.10", profit), product("0.10", payroll)]
    least = exact_sum([*always, product("0.1225", payroll)])  # all of it is sold abroad, so perhaps free of sales tax
    most = exact_sum([*always, product("0.05", total), product("0.1225", payroll)])
    assert found.unknown_charges == ()
    assert (found.inside, found.outside) == (inside, Range(least, most))
    assert found.saved == Range(minus(least, inside), minus(most, inside))


def test_pay_in_another_currency_is_compared_in_that_of_the_revenue() -> None:
    pay = {"amount": "1000", "currency": "USD"}
    profile = a_company(period="2026", total="14500000", payroll=pay, rates={"USD": "87.5"})
    assert outside(profile, Charge.INCOME_TAX) == outside(
        a_company(period="2026", total="14500000", payroll="87500"), Charge.INCOME_TAX
    )
    assert outside(a_company(period="2026", total="14500000", payroll=pay), Charge.INCOME_TAX) is None


@pytest.mark.parametrize("total, payroll", [("14500000", "5760000"), ("333.33", "100.05")])
def test_the_single_tax_stands_in_place_of_profit_tax_and_sales_tax_and_asks_no_profit(
    total: str, payroll: str
) -> None:
    profile = a_company(period="2026", total=total, export=total, payroll=payroll, employees="12")
    found = comparison(profile, regime=Regime.SINGLE_TAX)
    on_pay = [product("0.10", payroll), product("0.1225", payroll)]
    least, most = (exact_sum([*on_pay, product(rate, total)]) for rate in ("0.02", "0.04"))
    assert [each.charge for each in found.lines] == ["fee", "single-tax", "income-tax", "insurance"]
    assert found.unknown_charges == ()
    assert found.outside == Range(least, most)
    assert found.inside == exact_sum(each.inside for each in comparison(profile).lines if each.inside is not None)


def test_every_tax_belongs_to_a_regime_and_every_regime_has_taxes_of_its_own() -> None:
    assert {tax for taxes in TAXES_BY_REGIME.values() for tax in taxes} == RATES.keys()
    assert TAXES_BY_REGIME.keys() == set(Regime)


@pytest.mark.parametrize("regime", Regime)
def test_nothing_is_promised_to_an_individual_entrepreneur(regime: Regime) -> None:
    facts: dict[str, Any] = {"period": "2026", "total": "1000", "profit": "1000", "payroll": "1000", "employees": "1"}
    found = comparison(a_company(**facts, legal_form="individual_entrepreneur"), regime=regime)
    assert not found.has_comparable_tax
    assert comparison(a_company(**facts), regime=regime).has_comparable_tax
    taxes = taxes_outside(a_company(legal_form="individual_entrepreneur"), rulebook(), END_OF_2026)
    (profit_tax,) = (each for each in taxes if each.charge is Charge.PROFIT_TAX)
    assert (profit_tax.amount, profit_tax.gaps, profit_tax.missing) == (None, (ENTREPRENEUR,), ())


@pytest.mark.parametrize(
    "period, lowest, highest",
    [
        ("2024-07", "0.14", "0.2725"),
        ("2024-08", "0.1225", "0.1225"),
        ("2024", "0.1225", "0.2725"),
        ("2022", "0.14", "0.2725"),
        ("2022-11", "0.2725", "0.2725"),
    ],
)
@pytest.mark.parametrize("as_of", [END_OF_2016, END_OF_2026])
def test_the_rates_are_those_of_the_months_of_the_period_whatever_the_day(
    period: str, lowest: str, highest: str, as_of: date
) -> None:
    profile = a_company(period=period, payroll="1000")
    expected = Range(product(lowest, "1000"), product(highest, "1000"))
    assert outside(profile, Charge.INSURANCE, as_of) == expected


def test_a_period_that_reaches_into_a_gap_or_before_the_law_has_no_rate() -> None:
    before_the_law = a_company(period="2011", total="1", payroll="1")
    assert all(each.gaps == (BEFORE_LAW,) for each in taxes_outside(before_the_law, rulebook(), END_OF_2016))
    second_half = taxes_outside(a_company(period="2011-H2", payroll="1"), rulebook(), END_OF_2016)
    assert [each.charge for each in second_half if each.rates] == [Charge.INSURANCE]


def test_a_rate_that_is_a_range_gives_both_ends_and_a_single_rate_one() -> None:
    profile = a_company(period="2026", total="1000", profit="1000", payroll="1000")
    ranges = {charge: outside(profile, charge) for charge in RATES}
    assert ranges == {
        Charge.PROFIT_TAX: Range(Number(100), Number(100)),
        Charge.SALES_TAX: Range(Number(0), Number(50)),
        Charge.SINGLE_TAX: Range(Number(20), Number(40)),
        Charge.INCOME_TAX: Range(Number(100), Number(100)),
        Charge.INSURANCE: Range(Number("122.5"), Number("122.5")),
    }


def test_the_park_can_cost_more_than_it_saves() -> None:
    profile = a_company(period="2026", total="0", profit="0", payroll="1000", employees="1")
    saved = comparison(profile).saved
    assert saved.most < 0


@pytest.mark.parametrize(
    "given, charge, key",
    [
        ({"payroll": "1"}, Charge.PROFIT_TAX, "profit"),
        ({"profit": "1"}, Charge.INCOME_TAX, "staff.payroll"),
        ({"profit": "1"}, Charge.INSURANCE, "staff.payroll"),
        ({"profit": "1"}, Charge.SALES_TAX, "revenue.total"),
        ({"profit": "1"}, Charge.SINGLE_TAX, "revenue.total"),
    ],
)
def test_a_missing_fact_is_named_and_not_guessed(given: dict[str, str], charge: Charge, key: str) -> None:
    taxes = {each.charge: each for each in taxes_outside(a_company(**given), rulebook(), END_OF_2026)}
    assert taxes[charge].amount is None
    assert taxes[charge].missing == (key,)


def test_without_a_currency_nothing_is_worked_out() -> None:
    profile = a_company(currency=None, total="10", profit="1", payroll="1")
    assert {each.missing for each in taxes_outside(profile, rulebook(), END_OF_2026)} == {("revenue.currency",)}
    assert not comparison(profile).has_comparable_tax


def test_a_company_without_employees_has_no_payroll() -> None:
    assert outside(a_company(employees="0"), Charge.INSURANCE) == Range(Number(0), Number(0))


def test_revenue_by_line_is_the_base_of_the_sales_tax_in_the_currency_of_the_total() -> None:
    profile = a_company(lines=lines(line("100", currency="USD"), line("1")), rates={"USD": "69.5"})
    assert outside(profile, Charge.SALES_TAX) == Range(Number(0), product("0.05", "6951"))


@pytest.mark.parametrize(
    "facts, at_home",
    [
        ({"total": "1000"}, "0"),
        ({"total": "1000", "export": "800"}, "200"),
        ({"lines": lines(line("800", market="US"), line("150", market="KG"), line("50"))}, "150"),
    ],
)
def test_sales_tax_is_certain_of_sales_at_home_only(facts: dict[str, Any], at_home: str) -> None:
    """Whether sales abroad are charged was not found."""
    (tax,) = (
        each
        for each in taxes_outside(a_company(period="2026", **facts), rulebook(), END_OF_2026)
        if each.charge is Charge.SALES_TAX
    )
    assert (tax.base, tax.least_base) == (Number(1000), Number(at_home))
    assert tax.amount == Range(product("0.01", at_home), Number(50))


@pytest.mark.parametrize(
    "as_of, known",
    [
        (END_OF_2016, {Charge.INSURANCE}),
        (date(2018, 1, 1), {Charge.INSURANCE, Charge.INCOME_TAX}),
        (date(2019, 1, 1), {Charge.INSURANCE}),
        (date(2021, 12, 31), {Charge.INSURANCE}),
        (date(2022, 1, 1), RATES.keys() - {Charge.SINGLE_TAX}),
        (date(2024, 12, 31), RATES.keys() - {Charge.SINGLE_TAX}),
        (date(2025, 1, 1), set(RATES)),
    ],
)
def test_a_rate_that_was_not_found_for_the_day_is_a_gap_and_no_fact_is_asked_for(
    as_of: date, known: set[Charge]
) -> None:
    profile = a_company(total="10", profit="1", payroll="1")
    taxes = taxes_outside(profile, rulebook(), as_of)
    assert {each.charge for each in taxes if each.amount is not None} == known
    assert {each.charge for each in taxes if each.gaps} == set(RATES) - known
    assert all(each.missing == () for each in taxes_outside(a_company(), rulebook(), as_of) if each.gaps)


def test_what_a_tax_is_worked_out_from_is_told_with_its_entries() -> None:
    def value(parameter_id: str) -> DatedValue:
        return rulebook().entry_on(parameter_id, END_OF_2026)

    profile = a_company(period="2026", total="1000", profit="200", payroll="100", employees="1")
    lowest, highest = value("general-sales-tax-lowest"), value("general-sales-tax-highest")
    sales_tax = OutsideTax(
        Charge.SALES_TAX,
        Number(1000),
        (Number("0.01"), Number("0.05")),
        Range(Number(0), Number(50)),
        missing=(),
        gaps=(),
        entries=(lowest, highest),
        least_base=Number(0),
    )
    found = comparison(profile)
    assert found.taxes[1] == sales_tax
    assert set(found.taxes) <= set(taxes_outside(profile, rulebook(), END_OF_2026))
    assert [(each.charge, each.base, each.entries[0]) for each in found.taxes] == [
        (Charge.PROFIT_TAX, Number(200), value("general-profit-tax")),
        (Charge.SALES_TAX, Number(1000), lowest),
        (Charge.INCOME_TAX, Number(100), value("general-income-tax")),
        (Charge.INSURANCE, Number(100), value("general-insurance-lowest")),
    ]


def test_where_a_rate_is_not_known_the_reason_and_the_entry_are_told() -> None:
    (gap, *_) = rulebook().parameters["general-profit-tax"].values
    tax = taxes_outside(a_company(profit="1"), rulebook(), END_OF_2016)[0]
    assert tax == OutsideTax(Charge.PROFIT_TAX, Number(1), (), None, missing=(), gaps=(gap.gap or "",), entries=(gap,))


def test_a_tax_that_was_lifted_costs_nothing() -> None:
    parameter = rulebook().parameters["general-profit-tax"]
    entry = parameter.values[-1]._replace(value=None, is_lifted=True)
    lifted = parameter._replace(values=(*parameter.values[:-1], entry))
    book = replace(rulebook(), parameters={**rulebook().parameters, "general-profit-tax": lifted})
    tax = taxes_outside(a_company(profit="100"), book, END_OF_2026)[0]
    assert (tax.rates, tax.amount) == ((Number(0),), Range(Number(0), Number(0)))


def test_what_is_settled_in_the_park_costs_nothing_there_and_what_is_open_is_not_known() -> None:
    def inside(employees: str | None) -> dict[Charge, Number | None]:
        profile = a_company(period="2026", total="1000", payroll="0", employees=employees)
        return {each.charge: each.inside for each in comparison(profile).lines}

    nothing = Number(0)
    known = {
        Charge.FEE: Number(10),
        Charge.PROFIT_TAX: nothing,
        Charge.SALES_TAX: nothing,
        Charge.INCOME_TAX: nothing,
    }
    assert inside("0") == {**known, Charge.INSURANCE: nothing}
    assert inside(None) == {**known, Charge.INSURANCE: None}


def test_one_end_of_a_rate_does_not_stand_for_both() -> None:
    lowest = rulebook().parameters["general-insurance-lowest"]
    gap = lowest.values[-1]._replace(value=None, gap="not found")
    book = replace(
        rulebook(),
        parameters={**rulebook().parameters, lowest.id: lowest._replace(values=(*lowest.values[:-1], gap))},
    )
    taxes = taxes_outside(a_company(payroll="1000"), book, END_OF_2026)
    tax = next(each for each in taxes if each.charge is Charge.INSURANCE)
    assert (tax.rates, tax.amount, tax.gaps) == ((Number("0.1225"),), None, ("not found",))


def test_before_the_law_nothing_is_known() -> None:
    taxes = taxes_outside(a_company(total="10", profit="1", payroll="1"), rulebook(), date(2011, 7, 7))
    gaps = (BEFORE_LAW,)
    assert [(each.rates, each.amount, each.gaps, each.entries) for each in taxes] == [((), None, gaps, ())] * len(RATES)
    of_the_year = taxes_outside(a_company(period="2026", payroll="100"), rulebook(), date(2011, 7, 7))
    assert all(each.gaps == gaps for each in of_the_year)
    on_that_day = taxes_outside(a_company(period="2026", payroll="100"), rulebook(), date(2011, 7, 8))
    assert [each.amount is not None for each in on_that_day if each.charge is Charge.INSURANCE] == [True]
    assert on_that_day == taxes_outside(a_company(period="2026", payroll="100"), rulebook(), END_OF_2026)
    on_its_first_day = taxes_outside(a_company(), rulebook(), date(2011, 7, 8))
    assert all(each.entries and each.gaps != gaps for each in on_its_first_day)


def test_contributions_in_another_currency_are_compared_only_at_a_rate_of_the_profile() -> None:
    facts: dict[str, Any] = {
        "period": "2026",
        "employees": "2",
        "total": "100",
        "payroll": "100",
        "profit": "1",
        "wage": {"amount": "240", "currency": "USD"},
    }
    without = comparison(a_company(**facts))
    assert without.unknown_charges == (Charge.INSURANCE,)
    assert without.inside == plus(product("0.01", "100"), product("0.05", "100"))
    converted = comparison(a_company(**facts, rates={"USD": "87.53"}))
    assert converted.unknown_charges == ()
    assert minus(converted.inside, without.inside) == product("87.53", str(Decimal("0.12") * 240 * 2 * 12))


def test_a_fee_alone_says_nothing_of_what_the_park_saves() -> None:
    found = comparison(a_company(period="2016", total="100", employees="0"), END_OF_2016)
    assert found.inside == product("0.01", "100")
    assert not found.has_comparable_tax


def test_the_profit_changes_no_verdict_and_no_finding() -> None:
    facts = {"period": "2016", "total": "100", "export": "80", "payroll": "5"}
    with_profit = assess(a_company(**facts, profit="50"), rulebook(), END_OF_2016)
    assert with_profit == assess(a_company(**facts), rulebook(), END_OF_2016)
    assert with_profit.verdict is Eligibility.ELIGIBLE


def test_the_rates_of_profit_and_sales_have_their_gap_before_the_tax_code_of_2022() -> None:
    for parameter in (*RATES[Charge.PROFIT_TAX], *RATES[Charge.SALES_TAX]):
        first = rulebook().parameters[parameter].values[0]
        assert (first.last, first.gap is None) == (date(2021, 12, 31), False)
