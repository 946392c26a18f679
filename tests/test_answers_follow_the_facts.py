"""How an answer follows a change of the facts: in proportion, one way only, or not at all."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO
from itertools import groupby
from json import dumps
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from support.builders import CRITERIA, END_OF_2016, Facts, a_company, changed, facts_of, findings, found, rulebook
from support.examples import examples
from support.independent import OTHER, number, revenue_lines, total_of, written
from support.overlays import laid_over
from support.profiles import (
    MARKETS,
    QUARTERS_BY_PERIOD,
    activities,
    amounts,
    assessment_days,
    decimals,
    permitted_activities,
    profiles,
    residencies,
    revenues_by_line,
)
from support.render import whole

from htp.assessing.assessment import assess
from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.company.keys import dotted_keys
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Money, Number, exact_sum
from htp.reading.documents import STANDARD_INPUT, StandardInput, inputs_below
from htp.reports.json_lines_report import JsonLinesReport
from htp.rules.parts.instalments import Instalment, schedule
from htp.verdict import Finding, Share, Text, TextValue

with_lines = profiles(told=revenues_by_line)
factors = st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(1, 10**6), st.integers(0, 6))
positive = amounts.map(number).filter(bool)

grown = st.sampled_from(["amounts", "rates"])
"""What grows of revenue in another currency."""


def ratio(share: Share | None) -> Fraction | None:
    return None if share is None else Fraction(share.part) / Fraction(share.whole)


CENT = Fraction(1, 100)


def scaled_money(money: Money, factor: Fraction) -> Money:
    return Money(Number(written(Fraction(money.amount) * factor)), money.currency)


def is_half_up(rounded: Fraction, exact: Fraction) -> bool:
    """Whether the one is the other rounded to 0.01, a half up."""
    return (rounded / CENT).denominator == 1 and -CENT / 2 < rounded - exact <= CENT / 2


def bare(finding: Finding) -> Finding:
    """The finding without its sentences: what it decides and what that rests on."""
    return finding._replace(explanation=Text("", {}), remedies=())


def ways(finding: Finding) -> list[tuple[str, TextValue | None]]:
    """Each way to meet the criterion, with how much it takes."""
    return [(each.name, each.text.values.get("amount")) for each in finding.remedies]


def figures(finding: Finding) -> dict[str, TextValue]:
    """What the sentence shows of the company's own, names apart."""
    return {name: value for name, value in finding.explanation.values.items() if not isinstance(value, tuple)}


# ---- In proportion ---------------------------------------------------------------------------------------------------


def scaled(data: Facts, factor: Fraction, what: str) -> Facts:
    """Every amount in the revenue's currency times the factor; of the others, their amounts or their rates.

    An assumed wage stays: it is an amount of the country and not of the company.
    """
    result = deepcopy(data)
    revenue: Facts = result["revenue"]
    home = revenue.get("currency")
    for each in revenue.get("lines", ()):
        if what == "amounts" or each.get("currency", home) == home:
            _scale(each, factor, "amount")
    _scale(revenue, factor, "total", "export")
    _scale(result["staff"], factor, "payroll")
    _scale(result["residency"], factor, "fees_paid")
    rates: Facts = result.get("exchange_rates", {})
    _scale(rates, factor if what == "rates" else Fraction(1), *rates)
    return result


def _scale(section: Facts, factor: Fraction, *keys: str) -> None:
    for key in keys:
        if key in section:
            section[key] = written(number(section[key]) * factor)


@examples(60)
@given(profiles(), assessment_days, factors, grown)
def test_amounts_in_proportion_change_no_criterion_and_no_share(
    data: Facts, as_of: date, factor: Fraction, what: str
) -> None:
    before, after = found(data, as_of), found(scaled(data, factor, what), as_of)
    for rule in CRITERIA:
        early, late = before[rule], after[rule]
        assert (late.verdict, late.required, late.missing) == (early.verdict, early.required, early.missing)
        assert ratio(late.measured) == ratio(early.measured)
        for name, value in figures(early).items():
            expected = scaled_money(value, factor) if isinstance(value, Money) else value
            if not isinstance(value, Share):
                assert (name, late.explanation.values[name]) == (name, expected)


@examples(60)
@given(profiles(), assessment_days, factors, grown)
def test_amounts_in_proportion_change_each_remedy_in_proportion_but_for_a_tyiyn(
    data: Facts, as_of: date, factor: Fraction, what: str
) -> None:
    """Each remedy is rounded once, up where more is to be had and down where less: by less than a tyiyn."""
    before, after = found(data, as_of), found(scaled(data, factor, what), as_of)
    for rule in CRITERIA:
        proposed, in_proportion = dict(ways(before[rule])), dict(ways(after[rule]))
        # at the limit of what is within reach, the rounding decides whether it is proposed
        assert {each.removesuffix("-with") for each in proposed.keys() ^ in_proportion.keys()} <= {"win", "shrink"}
        for name in proposed.keys() & in_proportion.keys():
            early, late = proposed[name], in_proportion[name]
            if isinstance(early, Money) and isinstance(late, Money):
                difference = Fraction(early.amount) * factor - Fraction(late.amount)
                if name == "shrink":
                    difference = -difference
                assert -CENT < difference < CENT * factor
                assert late.currency == early.currency


@examples(60)
@given(profiles(), assessment_days, factors, grown)
def test_amounts_in_proportion_change_what_is_owed_in_proportion_rounded_once(
    data: Facts, as_of: date, factor: Fraction, what: str
) -> None:
    before, after = found(data, as_of), found(scaled(data, factor, what), as_of)
    for rule, base in (("fee", "total"), ("income-tax", "payroll")):
        early, late = before[rule], after[rule]
        if early.amount is None:
            assert (late.verdict, late.missing) == (early.verdict, early.missing)
            continue
        if "rate" not in early.explanation.values:
            assert late.amount == early.amount
            continue
        rate, whole_base = early.explanation.values["rate"], early.explanation.values[base]
        assert isinstance(rate, Number)
        assert isinstance(whole_base, Money)
        assert late.amount is not None
        exact = Fraction(rate) * Fraction(whole_base.amount)
        assert is_half_up(Fraction(early.amount.amount), exact)
        assert is_half_up(Fraction(late.amount.amount), factor * exact)
        paid = data["residency"].get("fees_paid")
        if rule == "fee" and paid is not None and data["residency"].get("status") == "resident":
            assert (late.verdict == "settled") is (number(paid) * factor >= late.amount.amount)
        else:
            assert (late.verdict, late.missing) == (early.verdict, early.missing)
    for rule in ("social-contributions", "exemptions"):
        assert after[rule] == before[rule]


@examples(60)
@given(with_lines, assessment_days, st.sampled_from(["0.5", "2", "0.125", "80", "1.25", "0.0001", "1024"]), st.data())
def test_amounts_stated_in_another_currency_at_its_exact_rate_change_nothing(
    data: Facts, as_of: date, rate: str, rest: st.DataObject
) -> None:
    data["revenue"].setdefault("currency", "KGS")
    home, restated = data["revenue"]["currency"], deepcopy(data)
    for each in restated["revenue"]["lines"]:
        if each.get("currency", home) == home and rest.draw(st.booleans()):
            each.update(amount=written(number(each["amount"]) / number(rate)), currency="CHF")
    restated["exchange_rates"] = {**data.get("exchange_rates", {}), "CHF": rate}
    before, after = found(data, as_of), found(restated, as_of)
    for rule, early in before.items():
        assert after[rule]._replace(remedies=()) == early._replace(remedies=())
        assert ways(after[rule]) == ways(early)


# ---- Not at all: another order ---------------------------------------------------------------------------------------


class Told(NamedTuple):
    """What a finding says, whatever the order in which the profile names things.

    Only names in sentences follow that order, and so do the three activities that a remedy suggests and the places
    where a remedy would change the profile.
    """

    verdict: str
    measured: Share | None
    required: Number | None
    amount: Money | None
    values: Mapping[str, Any]
    ways: list[tuple[str, TextValue | None]]
    missing: frozenset[str]
    sources: frozenset[str]
    caveats: frozenset[str]


def told(finding: Finding, renamed: Mapping[str, str] | None = None) -> Told:
    """`renamed` has other names for some of the missing keys."""
    return Told(
        finding.verdict,
        finding.measured,
        finding.required,
        finding.amount,
        {
            name: frozenset(value) if isinstance(value, tuple) else value
            for name, value in finding.explanation.values.items()
        },
        ways(finding),
        frozenset((renamed or {}).get(key, key) for key in finding.missing),
        frozenset(finding.sources),
        frozenset(_in_any_order(each.doubt) if each.doubt else str(each) for each in finding.caveats),
    )


def _in_any_order(doubt: Text) -> str:
    """The doubt with its values; activities that it names follow the order of the profile."""
    values = {name: sorted(value) if isinstance(value, tuple) else value for name, value in doubt.values.items()}
    return f"{doubt.id} {values}"


@examples(60)
@given(profiles(), assessment_days, st.data())
def test_the_order_of_lines_and_activities_changes_no_verdict_and_no_figure(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    reordered = deepcopy(data)
    old_key_by_new: dict[str, str] = {}
    for section, key in ((reordered, "activities"), (reordered["revenue"], "lines")):
        if section.get(key):
            order = rest.draw(st.permutations(range(len(section[key]))))
            section[key] = [section[key][index] for index in order]
            for new, old in enumerate(order):
                old_key_by_new |= {
                    f"activities.{new}" if key == "activities" else f"revenue.lines.{new}.{fact}": (
                        f"activities.{old}" if key == "activities" else f"revenue.lines.{old}.{fact}"
                    )
                    for fact in ("activity", "market")
                }
    before, after = found(data, as_of), found(reordered, as_of)
    assert {rule: told(each, old_key_by_new) for rule, each in after.items()} == {
        rule: told(each) for rule, each in before.items()
    }


def _shuffled(value: Any, draw: Any) -> Any:
    """The same with the keys of every mapping in another order."""
    if isinstance(value, dict):
        return {key: _shuffled(value[key], draw) for key in draw(st.permutations(list(value)))}
    return [_shuffled(each, draw) for each in value] if isinstance(value, list) else value


@examples(60)
@given(with_lines, assessment_days, st.data())
def test_the_order_of_keys_and_exchange_rates_changes_nothing_at_all(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    assert found(_shuffled(data, rest.draw), as_of) == found(data, as_of)


def _judged(documents: Iterable[Facts]) -> tuple[dict[str, object], str]:
    """What is found of each company of a file, by its name, and the sums of all of them."""
    content = "\n---\n".join(dumps(each, ensure_ascii=False) for each in documents).encode()
    (source,) = inputs_below([STANDARD_INPUT], StandardInput(BytesIO(content).read, "companies.yaml"))
    results = [
        each
        for each in assess_input(source, RunSettings(rulebook(), None, END_OF_2016))
        if isinstance(each, AssessedProfile)
    ]
    summary = whole(JsonLinesReport(rulebook(), "1"), [each.result for each in results]).splitlines()[-1]
    by_name = {each.read.profile.company.name: (each.result.assessment, each.result.figures) for each in results}
    return dict(by_name), summary


@examples(25)
@given(st.lists(profiles(), min_size=2, max_size=4), st.data())
def test_the_order_of_the_documents_of_a_file_changes_no_company_and_no_sum(
    companies: list[Facts], rest: st.DataObject
) -> None:
    named = [{**each, "company": {"name": f"Company {index}"}} for index, each in enumerate(companies)]
    by_name, summary = _judged(named)
    assume(len(by_name) == len(companies))  # a registration after the company's period is refused
    assert _judged(rest.draw(st.permutations(named))) == (by_name, summary)


# ---- Not at all: the same revenue told in other parts ----------------------------------------------------------------


@examples(60)
@given(with_lines, assessment_days, st.data())
def test_a_line_told_as_two_changes_no_answer_and_no_figure(data: Facts, as_of: date, rest: st.DataObject) -> None:
    """Read backwards: equal lines that are joined. Only which keys are missing follows the lines that there are."""
    assume(data["revenue"]["lines"])
    index = rest.draw(st.integers(0, len(data["revenue"]["lines"]) - 1))
    amount = number(data["revenue"]["lines"][index]["amount"])
    first = amount * rest.draw(st.integers(0, 100)) / 100
    split = changed(data, {f"revenue.lines.{index}.amount": written(first)})
    parts: list[Facts] = split["revenue"]["lines"]
    parts.append({**parts[index], "amount": written(amount - first)})
    before, after = found(data, as_of), found(split, as_of)
    twins = {f"revenue.lines.{len(parts) - 1}.{key}": f"revenue.lines.{index}.{key}" for key in ("activity", "market")}
    for rule, early in before.items():
        late = told(after[rule], twins)
        assert late._replace(missing=frozenset()) == told(early)._replace(missing=frozenset())
        assert late.missing >= frozenset(early.missing)


@examples(60)
@given(with_lines, assessment_days)
def test_lines_that_differ_in_nothing_but_the_amount_can_be_joined(data: Facts, as_of: date) -> None:
    def all_but_amount(each: Facts) -> list[tuple[str, str]]:
        return sorted((key, value) for key, value in each.items() if key != "amount")

    joined = deepcopy(data)
    joined["revenue"]["lines"] = [
        {**dict(rest), "amount": written(sum((number(each["amount"]) for each in same), Fraction(0)))}
        for rest, same in groupby(sorted(data["revenue"]["lines"], key=all_but_amount), all_but_amount)
    ]
    before, after = found(data, as_of), found(joined, as_of)
    for rule, early in before.items():
        assert told(after[rule])._replace(missing=frozenset()) == told(early)._replace(missing=frozenset())
        assert bool(after[rule].missing) == bool(early.missing)


def _in_quarters(data: Facts, draw: Any) -> Facts:
    """The same with a quarter of the period, or none, in each line."""
    result = deepcopy(data)
    quarters = [f"Q{each}" for each in QUARTERS_BY_PERIOD.get(data.get("period", ""), "1234")]
    for each in result["revenue"]["lines"]:
        if quarter := draw(st.sampled_from([None, *quarters])):
            each["quarter"] = quarter
    return result


def _instalments(data: Facts) -> tuple[Instalment, ...]:
    return schedule(profile_from(cast(Data, data)), Number("0.01"), END_OF_2016).instalments


@examples(60)
@given(with_lines, assessment_days, st.data())
def test_quarters_change_no_answer_and_their_fees_add_up_however_the_lines_are_told(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    by_quarter = _in_quarters(data, rest.draw)
    for rule, finding in found(data, as_of).items():
        if rule != "fee":
            assert found(by_quarter, as_of)[rule] == finding
    parts = _instalments(by_quarter)
    owed = found({**by_quarter, "revenue": {"currency": "KGS", **by_quarter["revenue"]}}, END_OF_2016)["fee"].amount
    if owed is not None:
        assert exact_sum(each.fee for each in parts) == owed.amount
    assert exact_sum(each.revenue for each in parts) == total_of(data)
    halved = deepcopy(by_quarter)
    halved["revenue"]["lines"] = [
        {**each, "amount": written(number(each["amount"]) / 2)}
        for each in rest.draw(st.permutations([*by_quarter["revenue"]["lines"]] * 2))
    ]
    assert _instalments(halved) == parts


@examples(60)
@given(
    st.one_of(
        profiles(permitted_activities, told=revenues_by_line),
        profiles(st.sampled_from(sorted(OTHER)), told=revenues_by_line),
    ),
    assessment_days,
    st.data(),
)
def test_lines_of_activities_of_one_kind_say_no_more_than_total_and_export(
    data: Facts, as_of: date, rest: st.DataObject
) -> None:
    """Where every market is known, and every line of some activity: mixed kinds of activities need the lines."""
    for each in data["revenue"]["lines"]:
        each.setdefault("market", rest.draw(st.sampled_from(MARKETS)))
    named = [each["activity"] for each in data["revenue"]["lines"] if "activity" in each]
    assume(data.get("activities") or len(named) == len(data["revenue"]["lines"]))
    converted = revenue_lines(data) or []
    summed_up = deepcopy(data)
    summed_up["activities"] = list(dict.fromkeys([*data.get("activities", ()), *named]))
    del summed_up["revenue"]["lines"]
    summed_up["revenue"] |= {
        "total": written(sum((each["amount"] for each in converted), Fraction(0))),
        "export": written(sum((each["amount"] for each in converted if each["market"] != "KG"), Fraction(0))),
    }
    before, after = found(data, as_of), found(summed_up, as_of)
    for rule, early in before.items():
        late, expected = told(after[rule]), told(early)
        if total_of(data) == 0 or rule == "fee":  # what to fill in is the totals or the lines, as the profile has them
            late, expected = (each._replace(missing=frozenset()) for each in (late, expected))
        if rule == "export-share":  # totals do not say which customers abroad are in the Eurasian Economic Union
            late, expected = (each._replace(caveats=frozenset()) for each in (late, expected))
        if rule == "activity-share":  # with lines there is a line to write into
            late, expected = (each._replace(ways=[]) for each in (late, expected))
        if rule == "export-share":  # a new line has to name what it is for
            ways = [(name.removesuffix("-with"), amount) for name, amount in expected.ways]
            expected = expected._replace(ways=ways)
        assert late == expected


# ---- Not at all: facts that a rule does not need ---------------------------------------------------------------------

_PLACES = {
    "revenue.lines.activity": {"activities"},
    "revenue.lines.market": {"revenue.export"},
    "revenue.lines": {"activities", "revenue.total", "revenue.export"},
    "exchange_rates": {"revenue.total", "revenue.export"},
}
"""Where lines tell what else is told by keys of its own."""


def _facts_at(key: str) -> set[str]:
    """The facts that a key tells, in the words of the rulebook's `needs`."""
    without_indexes = ".".join(each for each in key.split(".") if not each.isdecimal())
    return _PLACES.get(without_indexes, {without_indexes})


_NEW_VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "company.legal_form": st.sampled_from(["legal_entity", "individual_entrepreneur", "branch"]),
    "company.country": st.sampled_from(["KG", "US"]),
    "company.tax_id": st.just("01234567890123"),
    "period": st.sampled_from(["2016", "2017-H1", "2020-Q3", "2026-07"]),
    "profit": amounts,
    "staff.employees": st.sampled_from(["0", "1", "5000"]),
    "residency.status": st.sampled_from(["applicant", "resident"]),
    "residency.fees_paid": amounts,
    "residency.initial_registration": st.dates(date(2011, 7, 8), date(2011, 12, 31)).map(str),
    "residency.final_registration": st.just("2016-12-31"),
    "assumptions.average_monthly_wage": st.fixed_dictionaries({"amount": amounts, "currency": st.just("KGS")}),
}
"""Facts whose values need not agree with those of any other; the registrations keep their order."""


def _without(data: Facts, dotted_key: str) -> Facts:
    result = deepcopy(data)
    section, _, key = dotted_key.rpartition(".")
    (result.get(section, {}) if section else result).pop(key, None)
    return result


FACTS_BY_CHANGE: Mapping[str, set[str]] = {
    **{each: {each} for each in _NEW_VALUES},
    "every amount of the revenue": {"revenue.total", "revenue.export"},
    "what of it is export": {"revenue.export"},
    "every activity": {"activities"},
    "revenue.currency": {"revenue.currency"},
    "a rate that no line needs": set(),
}
"""Changes of a single fact, or of two that cannot be told apart, in the words of the rulebook's `needs`."""


@st.composite
def with_a_change(draw: st.DrawFn, data: Facts, change: str) -> Facts:
    """The data with that told otherwise, added or left out."""
    if change in _NEW_VALUES:
        new = draw(st.one_of(st.none(), _NEW_VALUES[change]))
        return _without(data, change) if new is None else changed(data, {change: new})
    if change == "every amount of the revenue":
        result = scaled(data, draw(factors), "amounts")
        return {**result, "staff": data["staff"], "residency": data["residency"]}
    if change == "what of it is export":
        return _with_other_export(draw, data)
    if change == "every activity":
        return _with_other_activities(draw, data)
    if change == "revenue.currency":
        # a line that says that it is in the currency of the revenue would need a rate if it no longer were
        assume(not any("currency" in each for each in data["revenue"].get("lines", ())))
        currency = draw(st.sampled_from([None, "RUB"]))
        return changed(data, {change: currency}) if currency else _without(data, change)
    return changed(data, {"exchange_rates.CHF": "123.45"})


def _with_other_export(draw: st.DrawFn, data: Facts) -> Facts:
    result = deepcopy(data)
    revenue: Facts = result["revenue"]
    for each in revenue.get("lines", ()):
        each["market"] = draw(st.sampled_from(MARKETS))
    if "total" in revenue:
        revenue["export"] = written(number(revenue["total"]) * draw(st.integers(0, 10)) / 10)
    return result


def _with_other_activities(draw: st.DrawFn, data: Facts) -> Facts:
    result = deepcopy(data)
    result["activities"] = draw(st.lists(activities, max_size=3, unique=True))
    for each in result["revenue"].get("lines", ()):
        each["activity"] = draw(activities)
    return result


@pytest.mark.parametrize("change", FACTS_BY_CHANGE)
@examples(12)
@given(profiles(), assessment_days, st.data())
def test_a_fact_that_a_rule_does_not_need_never_changes_its_finding(
    change: str, data: Facts, as_of: date, rest: st.DataObject
) -> None:
    """But for the currency that a criterion shows its amounts in, and the activity that a remedy would be of."""
    late = found(rest.draw(with_a_change(data, change)), as_of)
    for rule, early in found(data, as_of).items():
        if FACTS_BY_CHANGE[change].isdisjoint(rulebook().rules[rule].needs):
            assert bare(late[rule]) == bare(early)
            if FACTS_BY_CHANGE[change].isdisjoint({"revenue.currency", "activities"}):
                assert late[rule] == early


@examples(60)
@given(profiles(), assessment_days)
def test_a_rule_asks_for_no_fact_that_its_entry_does_not_name(data: Facts, as_of: date) -> None:
    for rule, finding in found(data, as_of).items():
        needs = set(rulebook().rules[rule].needs)
        assert [key for key in finding.missing if not _facts_at(key) & needs] == []


@pytest.mark.parametrize("rule", sorted(rulebook().rules))
def test_the_facts_that_a_rule_needs_are_keys_of_a_profile(rule: str) -> None:
    keys = {*dotted_keys(), "assumptions.average_monthly_wage", "residency.payments"}
    assert set(rulebook().rules[rule].needs) <= keys


# ---- One way only ----------------------------------------------------------------------------------------------------

_RANK = {"fail": 0, "undetermined": 1, "deferred": 1, "pass": 2}


def assert_no_worse(early: Finding, late: Finding) -> None:
    assert _RANK[late.verdict] >= _RANK[early.verdict], (early.verdict, late.verdict)
    if early.measured is not None and late.measured is not None:
        assert (ratio(late.measured) or 0) >= (ratio(early.measured) or 0)


@examples(60)
@given(profiles(), assessment_days, positive, st.data())
def test_more_export_never_makes_the_export_share_worse(
    data: Facts, as_of: date, more: Fraction, rest: st.DataObject
) -> None:
    """New revenue from abroad, or revenue from abroad instead of from home."""
    early, after = found(data, as_of)["export-share"], deepcopy(data)
    revenue: Facts = after["revenue"]
    is_instead = rest.draw(st.booleans())
    at_home = [each for each in revenue.get("lines", ()) if each.get("market") == "KG"]
    if at_home and is_instead:
        rest.draw(st.sampled_from(at_home))["market"] = "US"
    elif "lines" in revenue:
        revenue["lines"].append({"amount": written(more), "market": "US"})
    elif {"total", "export"} <= revenue.keys():
        total, export = number(revenue["total"]), number(revenue["export"])
        if export < total and is_instead:
            revenue["export"] = written(min(export + more, total))
        else:
            revenue.update(total=written(total + more), export=written(export + more))
    assert_no_worse(early, found(after, as_of)["export-share"])


@examples(60)
@given(with_lines, assessment_days, positive, permitted_activities, st.data())
def test_more_permitted_revenue_never_makes_the_share_of_permitted_activities_worse(
    data: Facts, as_of: date, more: Fraction, activity: str, rest: st.DataObject
) -> None:
    """A new line of a permitted activity, or a permitted activity instead of another one."""
    before, after = found(data, as_of), deepcopy(data)
    is_instead = rest.draw(st.booleans())
    revenue_of_others = [each for each in after["revenue"]["lines"] if each.get("activity") in OTHER]
    if revenue_of_others and is_instead:
        rest.draw(st.sampled_from(revenue_of_others))["activity"] = activity
    else:
        after["revenue"]["lines"].append({"amount": written(more), "activity": activity})
    late = found(after, as_of)
    assert late["activity"].verdict == "pass"
    assert_no_worse(before["activity-share"], late["activity-share"])


@examples(60)
@given(profiles(), amounts.map(number), amounts.map(number))
def test_more_paid_never_makes_the_fee_worse(data: Facts, paid: Fraction, more: Fraction) -> None:
    resident = changed(data, {"residency.status": "resident"})
    early, late = (
        found(changed(resident, {"residency.fees_paid": written(each)}))["fee"] for each in (paid, paid + more)
    )
    assert (early.verdict, late.verdict) != ("settled", "arrears")
    assert early.amount == late.amount
    if late.verdict == "arrears":
        values = late.explanation.values
        to_pay, later = values["to_pay"], values["later"]
        assert isinstance(to_pay, Money)
        assert isinstance(later, Money)
        assert late.amount is not None
        assert to_pay.amount > 0
        assert Fraction(to_pay.amount) + Fraction(later.amount) == Fraction(late.amount.amount) - paid - more


def owed(finding: Finding) -> Fraction:
    return Fraction(finding.amount.amount) if finding.amount is not None else Fraction(0)


@examples(60)
@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    amounts,
    st.sampled_from([("2020-07", "2020-Q3"), ("2020-Q3", "2020-H2"), ("2020-H2", "2020"), ("2020", "2020")]),
)
@example(0, 1, "16427", ("2020", "2020"))
def test_more_people_wages_or_months_never_lower_the_contributions(
    employees: int, more: int, wage: str, periods: tuple[str, str]
) -> None:
    few, many = ({"employees": str(each)} for each in (employees, employees + more))
    shorter, longer = periods
    higher = written(number(wage) + 1)

    def contributions(staff: Mapping[str, str], period: str, assumed: str) -> Fraction:
        average: dict[str, Data] = {"amount": assumed, "currency": "KGS"}
        return owed(findings(a_company(period=period, wage=average, **staff))["social-contributions"])

    least = contributions(few, shorter, wage)
    assert least <= contributions(many, shorter, wage)
    assert least <= contributions(few, longer, wage)
    assert least <= contributions(few, shorter, higher)


@examples(60)
@given(amounts.map(number), amounts.map(number))
def test_more_revenue_never_lowers_the_fee_and_more_pay_never_the_tax(amount: Fraction, more: Fraction) -> None:
    less, greater = (
        findings(a_company(total=written(each), payroll=written(each))) for each in (amount, amount + more)
    )
    for rule in ("fee", "income-tax"):
        assert owed(less[rule]) <= owed(greater[rule])


@examples(60)
@given(residencies(), st.sampled_from(["3", "4"]), st.lists(st.integers(0, 1500), min_size=2, max_size=6).map(sorted))
def test_no_later_day_gives_a_resident_time_again(residency: Facts, export: str, later: list[int]) -> None:
    """First the share is deferred, then perhaps not known, then required; what is met is met on every day."""
    resident = {**facts_of(total="5", export=export), "residency": {**residency, "status": "resident"}}
    days = [date(2012, 1, 1) + timedelta(days=each) for each in later]
    if any(key.endswith("_registration") for key in residency):
        begin = min(str(day) for key, day in residency.items() if key.endswith("_registration"))
        days = [date.fromisoformat(begin) + timedelta(days=each) for each in later]
    verdicts = [verdict for verdict, _ in groupby(found(resident, day)["export-share"].verdict for day in days)]
    assert verdicts in (
        ["pass"],
        ["undetermined"],
        ["deferred"],
        ["fail"],
        ["deferred", "fail"],
        ["deferred", "undetermined"],
    )


@examples(40)
@given(profiles(), assessment_days, st.lists(st.integers(0, 1000), min_size=2, max_size=2).map(sorted))
def test_a_lower_minimum_never_makes_a_share_worse(data: Facts, as_of: date, thousandths: list[int]) -> None:
    high, low = (_found_with_minima(data, as_of, decimals(each, 3)) for each in reversed(thousandths))
    for rule in ("activity-share", "export-share"):
        assert _RANK[low[rule].verdict] >= _RANK[high[rule].verdict]


def _found_with_minima(data: Facts, as_of: date, minimum: str) -> dict[str, Finding]:
    first_day = str(rulebook().in_force_from)
    rules = ("activity-share", "export-share")
    book = laid_over({f"{rule}-minimum": [(first_day, None, minimum)] for rule in rules})
    return {each.rule: each for each in assess(profile_from(cast(Data, data)), book, as_of).findings}


@examples(60)
@given(profiles(), assessment_days)
def test_a_resident_is_never_held_to_more_than_an_applicant(data: Facts, as_of: date) -> None:
    applicant, resident = (
        found(changed(data, {"residency.status": status}), as_of) for status in ("applicant", "resident")
    )
    for rule in CRITERIA:
        assert_no_worse(applicant[rule], resident[rule])
