"""Export share: at least 80 % of the revenue from customers abroad, for a resident after its first year."""

from datetime import date

import pytest
from support.builders import END_OF_2016, a_company, findings, line, lines, remedies, rulebook, situation_of

from htp.assessing.assessment import assess
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Money, Number
from htp.rules.parts.calendar import months_after
from htp.verdict import Finding, Remedy, Share, Text, TextValue


def export_share(profile: Profile, as_of: date = END_OF_2016) -> Finding:
    return findings(profile, as_of)["export-share"]


def by_market(abroad: str, at_home: str, *unknown: str) -> Profile:
    return a_company(
        lines=lines(line(abroad, market="US"), line(at_home, market="KG"), *(line(each) for each in unknown))
    )


# ---- The share -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("export, verdict", [("799999.99", "fail"), ("800000.00", "pass"), ("800000.01", "pass")])
def test_exactly_80_percent_is_enough(export: str, verdict: str) -> None:
    finding = export_share(a_company(total="1000000.00", export=export))
    assert (finding.verdict, situation_of(finding)) == (verdict, verdict)
    assert finding.measured == Share(Number(export), Number(1_000_000))
    assert finding.required == Number("0.8")
    assert finding.missing == ()


@pytest.mark.parametrize("export, verdict", [("0", "fail"), ("0.04", "pass"), ("0.03", "fail"), ("0.05", "pass")])
def test_the_smallest_totals_are_compared_exactly(export: str, verdict: str) -> None:
    assert export_share(a_company(total="0.05", export=export)).verdict == verdict


def test_a_refusal_says_how_much_would_have_been_enough() -> None:
    finding = export_share(a_company(total="1000.01", export="800"))
    assert finding.explanation.values["needed"] == Money(Number("800.008"), "KGS")


def test_lines_are_added_up_by_market() -> None:
    assert export_share(by_market("80", "20")).verdict == "pass"
    assert export_share(by_market("79.99", "20.01")).verdict == "fail"


def test_every_market_but_the_kyrgyz_one_is_export() -> None:
    company = a_company(lines=lines(line("1", market="NO"), line("1", market="KZ"), line("2", market="RU")))
    assert export_share(company).measured == Share(Number(4), Number(4))


@pytest.mark.parametrize("at_home, verdict", [("6900.00", "pass"), ("6900.01", "fail")])
def test_mixed_currencies_are_added_at_their_rates(at_home: str, verdict: str) -> None:
    company = a_company(
        lines=lines(
            line("300", market="US", currency="USD"),
            line("6900", market="KZ"),
            line(at_home, market="KG", currency="KGS"),
        ),
        rates={"USD": "69.0"},
    )
    assert export_share(company).verdict == verdict


# ---- Missing facts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({}, ("revenue.export", "revenue.total")),
        ({"total": "100"}, ("revenue.export",)),
        ({"export": "100"}, ("revenue.total",)),
    ],
)
def test_a_missing_figure_is_undetermined_not_a_refusal(facts: dict[str, str], missing: tuple[str, ...]) -> None:
    finding = export_share(a_company(**facts))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-figures")
    assert finding.missing == missing


@pytest.mark.parametrize(
    "profile, missing",
    [
        (a_company(total="0", export="0"), ("revenue.export", "revenue.total")),
        (a_company(total="0"), ("revenue.export", "revenue.total")),
        (a_company(lines=[]), ("revenue.lines",)),
        (a_company(lines=lines(line("0", market="US"))), ("revenue.lines",)),
    ],
)
def test_a_total_of_zero_has_no_share(profile: Profile, missing: tuple[str, ...]) -> None:
    finding = export_share(profile)
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "total-zero", missing)


@pytest.mark.parametrize(
    "abroad, at_home, unknown, verdict",
    [
        ("80", "0", "20", "pass"),
        ("79.99", "0", "20.01", "undetermined"),
        ("70", "20", "10", "undetermined"),
        ("70", "20.01", "9.99", "fail"),
    ],
)
def test_a_line_without_a_market_matters_only_where_it_can_tip_the_balance(
    abroad: str, at_home: str, unknown: str, verdict: str
) -> None:
    finding = export_share(by_market(abroad, at_home, unknown))
    assert finding.verdict == verdict
    assert finding.missing == (("revenue.lines.2.market",) if verdict == "undetermined" else ())
    assert situation_of(finding) == ("lines-unclear" if verdict == "undetermined" else verdict)


def test_of_two_lines_without_a_market_only_the_one_that_can_decide_is_named() -> None:
    assert export_share(by_market("0", "15", "80", "5")).missing == ("revenue.lines.2.market",)
    assert export_share(by_market("0", "15", "75", "10")).missing == (
        "revenue.lines.2.market",
        "revenue.lines.3.market",
    )
    assert export_share(by_market("0", "15", "85", "0")).missing == ("revenue.lines.2.market",)


def test_a_line_without_a_market_may_decide_together_with_some_of_the_others() -> None:
    assert export_share(by_market("200", "8.75", "10", "50", "50")).missing == (
        "revenue.lines.2.market",
        "revenue.lines.3.market",
        "revenue.lines.4.market",
    )


def test_of_many_lines_without_a_market_all_with_an_amount_are_named() -> None:
    company = a_company(lines=lines(*(line(str(2**index)) for index in range(60)), line("0"), line("0.50")))
    finding = export_share(company)
    assert finding.verdict == "undetermined"
    assert "revenue.lines.59.market" in finding.missing
    assert "revenue.lines.60.market" not in finding.missing
    assert "revenue.lines.61.market" in finding.missing


@pytest.mark.parametrize("count, are_all_named", [(8, False), (9, True)])
def test_of_up_to_eight_lines_without_a_market_only_those_that_can_decide_are_named(
    count: int, *, are_all_named: bool
) -> None:
    """93 of 116.25 is enough whatever the small ones are, and they are not enough without it."""
    small = ["2"] * (count - 1)
    at_home = f"{116 - 93 - 2 * len(small)}.25"
    finding = export_share(by_market("0", at_home, "93", *small))
    assert finding.missing == tuple(
        f"revenue.lines.{index}.market" for index in range(2, 2 + (count if are_all_named else 1))
    )


# ---- The first year of a resident ------------------------------------------------------------------------------------


def a_resident(**dates: str) -> Profile:
    return a_company(total="100", export="79", status="resident", **dates)


@pytest.mark.parametrize(
    "final_registration, as_of, verdict",
    [
        ("2016-07-15", date(2016, 7, 15), "deferred"),
        ("2016-07-15", date(2017, 7, 14), "deferred"),
        ("2016-07-15", date(2017, 7, 15), "fail"),
        ("2016-07-15", date(2017, 7, 16), "fail"),
        ("2015-02-28", date(2016, 2, 28), "fail"),
        ("2016-02-29", date(2017, 2, 28), "deferred"),
        ("2016-02-29", date(2017, 3, 1), "fail"),
        ("2015-12-31", date(2016, 12, 30), "deferred"),
        ("2015-12-31", date(2016, 12, 31), "fail"),
    ],
)
def test_a_resident_has_a_year_from_its_final_registration(final_registration: str, as_of: date, verdict: str) -> None:
    finding = export_share(a_resident(final_registration=final_registration), as_of)
    assert (finding.verdict, situation_of(finding)) == (verdict, verdict)


@pytest.mark.parametrize(
    "initial_registration, as_of, verdict",
    [
        ("2016-01-15", date(2017, 7, 14), "deferred"),
        ("2016-01-15", date(2017, 7, 15), "undetermined"),
        ("2014-08-31", date(2016, 2, 29), "deferred"),
        ("2014-08-31", date(2016, 3, 1), "undetermined"),
        ("2015-08-29", date(2017, 2, 28), "deferred"),
        ("2015-08-29", date(2017, 3, 1), "undetermined"),
    ],
)
def test_without_a_final_registration_the_grace_runs_18_months_from_the_initial_one_at_least(
    initial_registration: str, as_of: date, verdict: str
) -> None:
    finding = export_share(a_resident(initial_registration=initial_registration), as_of)
    assert finding.verdict == verdict
    assert finding.missing == (("residency.final_registration",) if verdict == "undetermined" else ())


def test_a_final_registration_that_is_still_to_come_is_none() -> None:
    finding = export_share(a_resident(final_registration="2016-07-15"), date(2016, 7, 14))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "grace-unknown")


@pytest.mark.parametrize("final_registration, verdict", [("2015-12-31", "fail"), ("2016-01-01", "undetermined")])
def test_without_a_status_it_is_asked_whether_the_company_has_time(final_registration: str, verdict: str) -> None:
    finding = export_share(a_company(total="100", export="79", final_registration=final_registration))
    assert finding.verdict == verdict
    assert finding.missing == (("residency.status",) if verdict == "undetermined" else ())


def test_the_final_registration_goes_before_the_initial_one() -> None:
    company = a_resident(initial_registration="2015-01-15", final_registration="2015-02-15")
    assert export_share(company, date(2016, 2, 14)).verdict == "deferred"
    assert export_share(company, date(2016, 2, 15)).verdict == "fail"


def test_a_resident_without_dates_is_asked_for_both_registrations() -> None:
    """The initial one may be so late that the year cannot be over."""
    finding = export_share(a_resident())
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "grace-unknown")
    assert finding.missing == ("residency.final_registration", "residency.initial_registration")


@pytest.mark.parametrize(
    "facts, missing",
    [
        ({"total": "100"}, ("revenue.export",)),
        ({"total": "0"}, ("revenue.export", "revenue.total")),
        ({"lines": lines(line("100"))}, ("revenue.lines.0.market",)),
    ],
)
def test_a_resident_is_asked_for_figures_and_dates_at_once(facts: dict[str, Data], missing: tuple[str, ...]) -> None:
    final, initial = "residency.final_registration", "residency.initial_registration"
    resident = {**facts, "status": "resident"}
    assert export_share(a_company(**resident)).missing == (*missing, final, initial)
    assert export_share(a_company(**resident, initial_registration="2014-01-15")).missing == (*missing, final)
    assert export_share(a_company(**resident, initial_registration="2016-01-15")).missing == missing
    assert export_share(a_company(**resident, final_registration="2014-07-15")).missing == missing


def test_what_was_deferred_says_until_when_and_what_would_be_enough() -> None:
    finding = export_share(a_resident(final_registration="2016-07-15"))
    assert finding.explanation.values["required_from"] == date(2017, 7, 15)
    assert [each.name for each in finding.remedies] == ["win", "shrink", "instead"]


@pytest.mark.parametrize(
    "facts, situation",
    [
        ({}, "applicant-deferred"),
        ({"status": "applicant"}, "applicant-deferred"),
        ({"status": "resident", "final_registration": "2015-06-01"}, "fail"),
        ({"final_registration": "2015-06-01"}, "status-unknown"),
    ],
)
def test_where_the_share_is_asked_for_later_an_applicant_has_time_and_a_resident_after_its_year_has_none(
    facts: dict[str, Data], situation: str
) -> None:
    later = rulebook().under({"export-share-for-applicants": "year-after-final-registration"})
    company = a_company(period="2016", total="100", export="79", **facts)
    assert situation_of(assess(company, later, END_OF_2016).finding("export-share")) == situation


def test_an_applicant_has_no_grace() -> None:
    company = a_company(total="100", export="79", status="applicant", final_registration="2016-12-30")
    assert export_share(company).verdict == "fail"


def test_a_resident_that_meets_the_share_is_asked_for_no_date() -> None:
    finding = export_share(a_company(total="100", export="80", status="resident"))
    assert (finding.verdict, finding.missing) == ("pass", ())


@pytest.mark.parametrize(
    "day, months, later",
    [
        (date(2016, 1, 31), 1, date(2016, 3, 1)),
        (date(2015, 12, 31), 2, date(2016, 3, 1)),
        (date(2016, 3, 31), 9, date(2016, 12, 31)),
        (date(2016, 1, 15), 0, date(2016, 1, 15)),
        (date(2016, 8, 15), 5, date(2017, 1, 15)),
        (date(9998, 12, 15), 1, date(9999, 1, 15)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


# ---- Ways to close the gap -------------------------------------------------------------------------------------------


def test_the_three_ways_for_totals() -> None:
    assert remedies(export_share(a_company(total="1000", export="700"))) == {
        "win": {"revenue.total": "1500.00", "revenue.export": "1200.00"},
        "shrink": {"revenue.total": "875.00"},
        "instead": {"revenue.export": "800.00"},
    }


def test_without_any_export_there_is_nothing_to_shrink_to() -> None:
    assert list(remedies(export_share(a_company(total="1000", export="0")))) == ["win", "instead"]


def test_the_ways_for_lines_change_the_lines() -> None:
    assert remedies(export_share(by_market("70", "30"))) == {
        "win": {"revenue.lines.0.amount": "120.00"},
        "shrink": {"revenue.lines.1.amount": "17.50"},
        "instead": {"revenue.lines.1.amount": "20.00", "revenue.lines.0.amount": "80.00"},
    }


def test_a_company_without_a_line_abroad_is_given_one_of_a_permitted_activity() -> None:
    company = a_company(lines=lines(line("10", market="KG")))
    assert remedies(export_share(company))["win-with"] == {
        "revenue.lines.1.amount": "40.00",
        "revenue.lines.1.market": "US",
        "revenue.lines.1.activity": "software-development",
    }


def test_more_from_abroad_is_won_with_a_permitted_activity() -> None:
    mixed = lines(
        line("10", market="JP", activity="restaurant"),
        line("60", market="JP", activity="call-centre"),
        line("30", market="KG", activity="call-centre"),
    )
    assert remedies(export_share(a_company(activities=None, lines=mixed)))["win"] == {
        "revenue.lines.1.amount": "110.00"
    }
    only_other_abroad = lines(line("70", market="JP", activity="restaurant"), line("30", market="KG", activity="saas"))
    finding = export_share(a_company(activities=None, lines=only_other_abroad))
    assert list(remedies(finding)) == ["win-with", "shrink", "instead-with"]
    assert finding.remedies[0].text.values["activity"] == "saas"
    assert remedies(finding)["win-with"] == {
        "revenue.lines.2.amount": "50.00",
        "revenue.lines.2.market": "US",
        "revenue.lines.2.activity": "saas",
    }


def test_where_no_activity_is_permitted_none_is_named_for_more_from_abroad() -> None:
    finding = export_share(a_company(activities=["restaurant"], lines=lines(line("10", market="KG"))))
    values: dict[str, TextValue] = {"as_of": END_OF_2016, "amount": Money(Number(40), "KGS")}
    changes = {"revenue.lines.1.amount": "40.00", "revenue.lines.1.market": "US"}
    assert finding.remedies[0] == Remedy("win", Text("export-share.remedy.win", values), changes)


def test_where_no_activity_is_permitted_the_line_abroad_that_there_is_can_be_raised() -> None:
    sold = lines(line("30", market="KG"), line("20", market="JP", activity="restaurant"))
    finding = export_share(a_company(activities=["restaurant"], lines=sold))
    assert remedies(finding)["win"] == {"revenue.lines.1.amount": "120.00"}


def test_a_line_in_dollars_is_raised_in_dollars() -> None:
    company = a_company(
        lines=lines(line("1", market="US", currency="USD"), line("690", market="KG")), rates={"USD": "69.0"}
    )
    assert remedies(export_share(company))["win"] == {"revenue.lines.0.amount": "40.00"}


def test_an_amount_finer_than_a_tyiyn_is_never_moved_beyond_what_there_is() -> None:
    assert remedies(export_share(a_company(total="0.001", export="0")))["instead"] == {"revenue.export": "0.001"}
    assert remedies(export_share(a_company(total="0.003", export="0.001")))["instead"] == {"revenue.export": "0.003"}


@pytest.mark.parametrize(
    "at_home, changes",
    [
        (["60", "50", "5"], {"revenue.lines.2.amount": "40.00", "revenue.lines.3.amount": "0.00"}),
        (["100", "5"], {"revenue.lines.2.amount": "0.00"}),
        (["101"], {"revenue.lines.1.amount": "100.00"}),
    ],
)
def test_lines_at_home_are_cut_down_from_the_first_on_that_is_too_much(
    at_home: list[str], changes: dict[str, str]
) -> None:
    company = a_company(lines=lines(line("400", market="US"), *(line(each, market="KG") for each in at_home)))
    assert remedies(export_share(company))["shrink"] == changes


def test_what_rounding_leaves_of_one_line_at_home_goes_to_the_next() -> None:
    company = a_company(
        lines=lines(
            line("400", market="US"),
            line("10", market="KG", currency="USD"),
            line("50", market="KG"),
            line("1", market="KG"),
        ),
        rates={"USD": "69.0"},
    )
    assert remedies(export_share(company))["shrink"] == {
        "revenue.lines.1.amount": "1.44",
        "revenue.lines.2.amount": "0.64",
        "revenue.lines.3.amount": "0.00",
    }
