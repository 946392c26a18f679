"""What is shown never contradicts the verdict: in no format, whatever the threshold and however little is missing."""

import csv
import json
import math
import re
from datetime import date
from fractions import Fraction
from functools import cache
from io import StringIO
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from support.builders import END_OF_2016, Facts, changed, line, lines
from support.examples import examples
from support.independent import written
from support.overlays import laid_over
from support.profiles import decimals
from support.render import table_report, whole

from htp.assessing.assessment import assess
from htp.assessing.results import Assessed
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data
from htp.money import Money
from htp.reports.answers import activity, export
from htp.reports.canvas import Canvas
from htp.reports.csv_report import CsvReport
from htp.reports.formats import drawn
from htp.reports.json_lines_report import JsonLinesReport
from htp.reports.report import Report
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment, Finding

SHARES = ("activity-share", "export-share")
UNFOLDED = Canvas(width=2000)


@cache
def with_minimum(minimum: str) -> Rulebook:
    """The rulebook with another share required from its first day on, of export and of permitted activities alike."""
    return laid_over({f"{rule}-minimum": [("2011-07-08", None, minimum)] for rule in SHARES})


class Near(NamedTuple):
    """A minimum, and a revenue of which about that much is from abroad and of a permitted activity."""

    minimum: str
    part: str
    rest: str

    @property
    def is_enough(self) -> bool:
        part, rest = Fraction(self.part), Fraction(self.rest)
        return part >= Fraction(self.minimum) * (part + rest)

    def company(self, **residency: str) -> Facts:
        parts = lines(
            line(self.part, market="US", activity="software-development", quarter="Q1"),
            line(self.rest, market="KG", activity="restaurant", quarter="Q1"),
        )
        return {
            "company": {"name": "Ala-Too"},
            "revenue": {"currency": "KGS", "lines": parts},
            "residency": {**residency},
        }


@st.composite
def minima(draw: st.DrawFn) -> str:
    places = draw(st.sampled_from([1, 2, 3, 5, 8, 13, 40]))
    return decimals(draw(st.integers(1, 10**places)), places)


@st.composite
def near(draw: st.DrawFn) -> Near:
    """Exactly the minimum as often as the revenue allows, or a little beside it; from 1 to 10**98 units of any size."""
    minimum = draw(st.one_of(st.sampled_from(["0.8", "0.125", "0.8000000000001", "0.9999999", "1"]), minima()))
    whole_units = draw(st.one_of(st.integers(1, 20), st.integers(1, 10**30), st.integers(1, 10**58)))
    if draw(st.booleans()):
        whole_units *= Fraction(minimum).denominator
    units = int(Fraction(minimum) * whole_units) + draw(st.sampled_from([-1, 0, 0, 1]))
    units = min(max(units, 0), whole_units)
    places = draw(st.sampled_from([0, 2, 2, 30]))
    return Near(minimum, decimals(units, places), decimals(whole_units - units, places))


def assessed(data: Facts, book: Rulebook, as_of: date = END_OF_2016) -> tuple[Profile, Assessment]:
    profile = profile_from(cast(Data, data))
    return profile, assess(profile, book, as_of)


def percents(text: str) -> list[Fraction]:
    return [Fraction(each) for each in re.findall(r"([0-9.]+)%", text)]


def line_of(text: str, start: str) -> str:
    return next(each for each in text.splitlines() if each.strip().startswith(start))


def told(report: Report, assessment: Assessment) -> str:
    return whole(report, [Assessed("company.yaml", 1, assessment)])


status = st.sampled_from([{}, {"status": "resident", "final_registration": "2016-07-15"}, {"status": "resident"}])
A_HAIR_ABOVE = Near("0.8000000000001", "0.80000000000011", "0.19999999999989")
A_HAIR_BELOW = Near("0.8000000000001", "0.80000000000009", "0.19999999999991")


@examples(50)
@given(near(), status)
@example(A_HAIR_ABOVE, {})
@example(A_HAIR_BELOW, {})
def test_json_csv_table_and_sentences_show_a_share_on_the_side_of_the_line_on_which_it_is(
    revenue: Near, residency: dict[str, str]
) -> None:
    book = with_minimum(revenue.minimum)
    _, assessment = assessed(revenue.company(**residency), book)
    found = json.loads(told(JsonLinesReport(book, "1"), assessment).splitlines()[0])["findings"]
    headers, row = csv.reader(StringIO(told(CsvReport(book), assessment)))
    cells = dict(zip(headers, row, strict=True))
    table = told(table_report(book, UNFOLDED), assessment)
    for finding in (each for each in found if each["rule"] in SHARES):
        measured, required = finding["measured"], finding["required"]
        assert finding["verdict"] == "pass" or not revenue.is_enough
        assert (Fraction(measured) >= Fraction(required)) == revenue.is_enough
        assert Fraction(required) == Fraction(revenue.minimum)
        assert [cells[f"{finding['rule']}.{each}"] for each in ("measured", "required")] == [measured, required]
        if Fraction(revenue.part):  # else there may be no permitted activity to speak of
            shown, asked, *_ = percents(finding["explanation"])
            assert ((shown >= asked), asked) == (revenue.is_enough, 100 * Fraction(revenue.minimum))
        start = book.rules[finding["rule"]].title
        shown, asked, *_ = percents(line_of(table, start))
        assert ((shown >= asked), asked) == (revenue.is_enough, 100 * Fraction(revenue.minimum))


@examples(25)
@given(near(), st.sampled_from([60, 80, 2000]))
@example(A_HAIR_ABOVE, 2000)
@example(A_HAIR_BELOW, 2000)
def test_the_reports_in_depth_show_a_share_on_the_side_of_the_line_on_which_it_is(revenue: Near, width: int) -> None:
    book = with_minimum(revenue.minimum)
    company = assessed(revenue.company(), book)
    required = 100 * Fraction(revenue.minimum)
    in_depth = drawn("table", export.blocks([company], book), book, UNFOLDED)
    (whole_share,) = percents(line_of(in_depth, "Its share of the total"))
    assert (whole_share >= required) == revenue.is_enough
    for start in ("Customers abroad", "United States (US)", "Q1"):
        shown, *remark = percents(line_of(in_depth, start))
        assert (shown >= required) == revenue.is_enough
        assert remark == ([] if start != "Q1" or revenue.is_enough else [required])
    activities = drawn("table", activity.blocks([company], book), book, UNFOLDED)
    (share,) = percents(line_of(activities, "software-development  "))
    asked, together = percents(line_of(activities, "Permitted together"))
    assert asked == required
    assert (share >= required) == (together >= required) == revenue.is_enough
    assert drawn("table", export.blocks([company], book), book, Canvas(width=width))


def remedy_amounts(finding: Finding) -> dict[str, Fraction]:
    amounts = {each.name: each.text.values["amount"] for each in finding.remedies}
    return {name: Fraction(each.amount) for name, each in amounts.items() if isinstance(each, Money)}


def _shortfall(revenue: Near) -> Fraction | None:
    """What must be added to the part; None where that is more than four times the whole, or nothing is enough."""
    minimum, part = Fraction(revenue.minimum), Fraction(revenue.part)
    whole = part + Fraction(revenue.rest)
    if minimum == 1:
        return None
    more = Fraction(math.ceil(100 * (minimum * whole - part) / (1 - minimum)), 100)
    return more if more <= 4 * whole else None


def _most_beside(revenue: Near) -> Fraction:
    minimum = Fraction(revenue.minimum)
    return Fraction(math.floor(100 * Fraction(revenue.part) * (1 - minimum) / minimum), 100)


@examples(50)
@given(near())
@example(Near("0.8", "0.03", "0.02"))
@example(Near("0.9", "10", "90"))
@example(Near("0.9", "50", "50"))
@example(Near("0.9", "49", "51"))
@example(Near("0.9", "18", "82"))
def test_each_remedy_shows_what_is_just_enough_and_a_tyiyn_less_is_not(revenue: Near) -> None:
    assume(not revenue.is_enough)
    book = with_minimum(revenue.minimum)
    part, rest = Fraction(revenue.part), Fraction(revenue.rest)
    _, assessment = assessed(revenue.company(), book)

    def is_enough(part: Fraction, rest: Fraction, rule: str) -> bool:
        after = Near(revenue.minimum, written(max(part, Fraction(0))), written(max(rest, Fraction(0))))
        return assessed(after.company(), book)[1].finding(rule).verdict == "pass"

    for rule in SHARES:
        amounts = remedy_amounts(assessment.finding(rule))
        assert ("win" in amounts) == (_shortfall(revenue) is not None)
        assert ("shrink" in amounts) == (part > 0 and 5 * (part + _most_beside(revenue)) >= part + rest)
        assert ("instead" in amounts) == (rule == "export-share")
        for short, expected in ((Fraction(0), True), (Fraction(1, 100), False)):
            if "win" in amounts:
                assert is_enough(part + amounts["win"] - short, rest, rule) == expected
            if "shrink" in amounts:
                assert is_enough(part, amounts["shrink"] + short, rule) == expected
            if "instead" in amounts:
                moved = amounts["instead"] - short
                assert is_enough(part + moved, rest - moved, rule) == expected


@examples(40)
@given(near())
def test_each_remedy_applied_to_the_profile_passes_whatever_the_minimum(revenue: Near) -> None:
    book, company = with_minimum(revenue.minimum), revenue.company()
    for finding in assessed(company, book)[1].findings:
        for way in finding.remedies:
            after = assessed(changed(company, way.changes), book)[1]
            assert (finding.rule, way.name, after.finding(finding.rule).verdict) == (finding.rule, way.name, "pass")


@pytest.mark.parametrize("rate", ["0.0000000000001", "0.01", "0.12345678901234567", "1"])
@given(st.integers(0, 10**40), st.integers(0, 10**40), st.sampled_from([0, 2, 30]))
@examples(15)
def test_what_is_paid_and_what_is_open_add_up_to_the_fee_as_shown(
    rate: str, total: int, paid: int, places: int
) -> None:
    book = laid_over({"fee-rate": [("2011-07-08", None, rate)]})
    data: dict[str, Any] = {
        "company": {"name": "Ala-Too"},
        "period": "2015",
        "revenue": {"currency": "KGS", "total": decimals(total, places)},
        "residency": {
            "status": "resident",
            "initial_registration": "2014-01-15",
            "fees_paid": decimals(paid, places),
        },
    }
    _, assessment = assessed(data, book)
    found = json.loads(told(JsonLinesReport(book, "1"), assessment).splitlines()[0])["findings"]
    (fee,) = (each for each in found if each["rule"] == "fee")
    shown = [Fraction(each.replace(",", "")) for each in re.findall(r"([0-9,.]+) KGS", fee["explanation"])]
    assert percents(fee["explanation"]) == [100 * Fraction(rate)]
    assert shown[:3] == [Fraction(data["revenue"]["total"]), Fraction(fee["amount"]["value"]), *shown[2:3]]
    assert shown[2] == Fraction(data["residency"]["fees_paid"])
    assert (fee["verdict"] == "arrears") == (shown[2] < shown[1])
    assert shown[3:] == ([shown[1] - shown[2], 0] if fee["verdict"] == "arrears" else [])
