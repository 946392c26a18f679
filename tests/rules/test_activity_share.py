"""Share of permitted activities: at least 90 % of the revenue, and all of it where every activity is permitted."""

import pytest
from support.builders import END_OF_2016, a_company, findings, line, lines, remedies, rulebook, situation_of
from support.overlays import laid_over

from htp.assessing.assessment import assess
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Number
from htp.verdict import Finding, Share

SLIP = "sofware-development"


def activity_share(profile: Profile) -> Finding:
    return findings(profile)["activity-share"]


def a_mix(permitted: str, other: str, *unnamed: str) -> Profile:
    """A company with permitted and other revenue, and some that names no activity."""
    return a_company(
        activities=["software-development", "restaurant"],
        lines=lines(
            line(permitted, activity="software-development"),
            line(other, activity="restaurant"),
            *(line(each) for each in unnamed),
        ),
    )


@pytest.mark.parametrize(
    "permitted, other, verdict",
    [("899999.99", "100000.01", "fail"), ("900000.00", "100000.00", "pass"), ("900000.01", "99999.99", "pass")],
)
def test_exactly_90_percent_is_enough(permitted: str, other: str, verdict: str) -> None:
    finding = activity_share(a_mix(permitted, other))
    assert (finding.verdict, situation_of(finding)) == (verdict, verdict)
    assert finding.measured == Share(Number(permitted), Number(1_000_000))
    assert finding.required == Number("0.9")
    assert finding.missing == ()
    at_the_line = ("activity-share-line",) if permitted == "900000.00" else ()
    assert finding.readings == (*at_the_line, "other-activities")


def test_where_every_activity_is_permitted_all_the_revenue_counts() -> None:
    finding = activity_share(a_company(activities=["software-development", "62.01", "call-centre"], total="0.01"))
    assert (finding.verdict, situation_of(finding)) == ("pass", "all-permitted")
    assert finding.measured == Share(Number("0.01"), Number("0.01"))


def test_a_line_without_an_activity_is_of_a_declared_one() -> None:
    finding = activity_share(a_company(activities=["call-centre"], lines=lines(line("1"), line("99"))))
    assert (finding.verdict, situation_of(finding)) == ("pass", "all-permitted")


def test_where_no_activity_is_permitted_there_is_no_permitted_revenue() -> None:
    finding = activity_share(a_company(activities=["restaurant"], total="100"))
    assert (finding.verdict, situation_of(finding)) == ("fail", "none-permitted")
    assert finding.measured == Share(Number(0), Number(100))
    assert finding.remedies == ()


def test_where_no_activity_is_permitted_no_figure_is_asked_for() -> None:
    finding = activity_share(a_company(activities=["restaurant"]))
    assert (finding.verdict, finding.measured, finding.missing) == ("fail", None, ())


def test_a_list_without_a_permitted_activity_settles_the_lines_that_name_none() -> None:
    finding = activity_share(
        a_company(activities=["restaurant"], lines=lines(line("1", activity="restaurant"), line("99")))
    )
    assert (finding.verdict, situation_of(finding)) == ("fail", "none-permitted")


def test_without_any_activity_the_share_is_not_known() -> None:
    finding = activity_share(a_company(activities=None, total="100"))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-activities")
    assert finding.missing == ("activities",)


@pytest.mark.parametrize(
    "activities, missing",
    [(["software-development"], "revenue.total"), (["software-development", "restaurant"], "revenue.lines")],
)
def test_without_revenue_the_key_that_would_answer_is_named(activities: list[str], missing: str) -> None:
    finding = activity_share(a_company(activities=[*activities]))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "no-revenue")
    assert finding.missing == (missing,)


def test_a_total_of_zero_has_no_share() -> None:
    finding = activity_share(a_company(total="0"))
    assert (finding.verdict, situation_of(finding), finding.missing) == (
        "undetermined",
        "total-zero",
        ("revenue.total",),
    )


def test_lines_that_add_up_to_zero_have_no_share() -> None:
    finding = activity_share(a_company(lines=[]))
    assert (finding.verdict, situation_of(finding), finding.missing) == (
        "undetermined",
        "total-zero",
        ("revenue.lines",),
    )


def test_permitted_beside_other_activities_needs_the_revenue_broken_down() -> None:
    finding = activity_share(a_company(activities=["software-development", "restaurant"], total="100"))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "not-broken-down")
    assert finding.missing == ("revenue.lines",)


def test_a_slip_beside_other_activities_is_named_with_the_lines() -> None:
    finding = activity_share(a_company(activities=[SLIP, "restaurant"], total="100"))
    assert situation_of(finding) == "not-broken-down"
    assert finding.missing == ("activities.0", "revenue.lines")


def test_a_slip_leaves_the_share_of_a_total_open() -> None:
    finding = activity_share(a_company(activities=["call-centre", SLIP], total="100"))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "unclear")
    assert finding.missing == ("activities.1", "revenue.lines")


def test_a_slip_alone_is_answered_by_its_name_alone() -> None:
    finding = activity_share(a_company(activities=[SLIP], total="100"))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "unclear", ("activities.0",))


def test_a_slip_beside_permitted_and_other_activities_answers_nothing() -> None:
    finding = activity_share(a_company(activities=["call-centre", "restaurant", SLIP], total="100"))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "not-broken-down")
    assert finding.missing == ("revenue.lines",)


@pytest.mark.parametrize(
    "activities, missing",
    [
        (None, ("activities", "revenue.total")),
        (["call-centre"], ("revenue.total",)),
        ([SLIP], ("activities.0", "revenue.total")),
        (["call-centre", SLIP], ("activities.1", "revenue.lines")),
        (["restaurant", SLIP], ("activities.1", "revenue.lines")),
        (["call-centre", "restaurant"], ("revenue.lines",)),
        (["call-centre", "restaurant", SLIP], ("revenue.lines",)),
    ],
)
@pytest.mark.parametrize("total", [None, "0"])
def test_without_revenue_everything_is_asked_for_that_leads_to_an_answer(
    activities: list[Data] | None, missing: tuple[str, ...], total: str | None
) -> None:
    finding = activity_share(a_company(activities=activities, total=total))
    assert (finding.verdict, finding.missing) == ("undetermined", missing)


@pytest.mark.parametrize(
    "activities, given, missing",
    [
        ([SLIP], [line("100")], ("activities.0", "revenue.lines.0.activity")),
        (["call-centre", SLIP], [line("100")], ("activities.1", "revenue.lines.0.activity")),
        (["restaurant", SLIP], [line("100")], ("activities.1", "revenue.lines.0.activity")),
        (["call-centre", "restaurant", SLIP], [line("100")], ("revenue.lines.0.activity",)),
        ([SLIP], [line("10", activity="bar"), line("90")], ("activities.0", "revenue.lines.1.activity")),
        (["62.01"], [line("1"), line("0", activity=SLIP)], ("revenue.lines.0.activity", "revenue.lines.1.activity")),
        ([SLIP], [line("89", activity="call-centre"), line("11", activity=SLIP)], ("revenue.lines.1.activity",)),
    ],
)
def test_a_slip_is_to_be_corrected_where_it_tells_what_the_lines_without_activity_are(
    activities: list[Data], given: list[Data], missing: tuple[str, ...]
) -> None:
    finding = activity_share(a_company(activities=activities, lines=given))
    assert (finding.verdict, situation_of(finding), finding.missing) == ("undetermined", "lines-unclear", missing)


OTHER_SLIP = "call-center servises"


@pytest.mark.parametrize(
    "activities, given, missing",
    [
        # Without a list, a line without an activity may be of anything: no name could tell.
        (None, [line("5", activity=SLIP), line("95")], ("revenue.lines.1.activity",)),
        # Were all permitted, the share would be reached without the line that names none.
        (
            ["call-centre", OTHER_SLIP],
            [line("50", activity="call-centre"), line("42", activity=SLIP), line("8")],
            ("revenue.lines.1.activity",),
        ),
        (
            ["call-centre", OTHER_SLIP],
            [line("50", activity="call-centre"), line("40", activity=SLIP), line("10")],
            ("revenue.lines.1.activity",),
        ),
        # Were all permitted, the line that names none would be needed for the share.
        (
            ["call-centre", SLIP],
            [line("85", activity="call-centre"), line("3", activity=SLIP), line("12")],
            ("activities.1", "revenue.lines.1.activity", "revenue.lines.2.activity"),
        ),
        # Were this one alone permitted, it and the line that names none would not be enough.
        (
            [OTHER_SLIP, "restaurant"],
            [line("5.50", activity=SLIP), line("89.50"), line("5", activity="restaurant")],
            ("revenue.lines.0.activity", "revenue.lines.1.activity"),
        ),
    ],
)
def test_a_slip_is_named_only_where_it_can_tell(
    activities: list[Data] | None, given: list[Data], missing: tuple[str, ...]
) -> None:
    finding = activity_share(a_company(activities=activities, lines=given))
    assert (situation_of(finding), finding.missing) == ("lines-unclear", missing)


def test_a_slip_in_the_list_does_not_matter_where_every_line_is_clear() -> None:
    company = a_company(activities=[SLIP], lines=lines(line("90", activity="call-centre"), line("10", activity="bar")))
    assert activity_share(company).verdict == "pass"


@pytest.mark.parametrize(
    "permitted, other, unnamed, verdict",
    [
        ("90", "0", "10", "pass"),
        ("89.99", "0", "10.01", "undetermined"),
        ("80", "10", "10", "undetermined"),
        ("80", "10.01", "9.99", "fail"),
    ],
)
def test_a_line_without_an_activity_matters_only_where_it_can_tip_the_balance(
    permitted: str, other: str, unnamed: str, verdict: str
) -> None:
    finding = activity_share(a_mix(permitted, other, unnamed))
    assert finding.verdict == verdict
    assert finding.missing == (("revenue.lines.2.activity",) if verdict == "undetermined" else ())
    assert situation_of(finding) == ("lines-unclear" if verdict == "undetermined" else verdict)


def test_a_line_with_a_slip_may_fall_on_either_side() -> None:
    company = a_company(activities=None, lines=lines(line("90", activity=SLIP), line("10", activity="restaurant")))
    finding = activity_share(company)
    assert (situation_of(finding), finding.missing) == ("lines-unclear", ("revenue.lines.0.activity",))


def test_of_two_unclear_lines_only_the_one_that_can_decide_is_named() -> None:
    assert activity_share(a_mix("0", "5", "90", "5")).missing == ("revenue.lines.2.activity",)
    assert activity_share(a_mix("0", "5", "85", "10")).missing == (
        "revenue.lines.2.activity",
        "revenue.lines.3.activity",
    )
    assert activity_share(a_mix("0", "5", "95", "0")).missing == ("revenue.lines.2.activity",)


def test_without_a_list_a_line_that_names_no_activity_is_not_taken_for_a_permitted_one() -> None:
    company = a_company(activities=None, lines=lines(line("50", activity="call-centre"), line("50")))
    finding = activity_share(company)
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "lines-unclear")
    assert finding.missing == ("revenue.lines.1.activity",)


def test_without_a_list_a_line_that_names_no_activity_may_be_a_permitted_one() -> None:
    company = a_company(activities=None, lines=lines(line("10", activity="restaurant"), line("90")))
    assert activity_share(company).missing == ("revenue.lines.1.activity",)


def test_mixed_currencies_are_added_at_their_rates() -> None:
    def company(at_home: str) -> Profile:
        return a_company(
            activities=None,
            lines=lines(
                line("9", activity="call-centre", currency="USD"),
                line("3", activity="saas", currency="JPY"),
                line(at_home, activity="restaurant"),
            ),
            rates={"USD": "69.5", "JPY": "0.6"},
        )

    assert activity_share(company("69.7")).verdict == "pass"
    assert activity_share(company("69.7010")).verdict == "fail"


def test_the_ways_to_close_the_gap() -> None:
    finding = activity_share(a_mix("80", "20"))
    assert remedies(finding) == {
        "win": {"revenue.lines.0.amount": "180.00"},
        "shrink": {"revenue.lines.1.amount": "8.88"},
    }


@pytest.mark.parametrize(
    "permitted, others, ways",
    [
        ("50.00", "50.00", ["win", "shrink"]),
        ("49.99", "50.01", ["shrink"]),
        ("18.01", "81.99", ["shrink"]),
        ("17.99", "82.01", []),
        ("1", "99", []),
    ],
)
def test_no_company_is_told_to_earn_over_four_times_its_revenue_more_or_to_keep_less_than_a_fifth(
    permitted: str, others: str, ways: list[str]
) -> None:
    finding = activity_share(a_mix(permitted, others))
    assert (finding.verdict, list(remedies(finding))) == ("fail", ways)


def test_more_of_permitted_activities_is_won_abroad_where_it_can_be() -> None:
    mixed = lines(
        line("40", activity="call-centre", market="KG"),
        line("40", activity="call-centre", market="JP"),
        line("20", activity="restaurant", market="KG"),
    )
    finding = activity_share(a_company(activities=None, lines=mixed))
    assert remedies(finding)["win"] == {"revenue.lines.1.amount": "140.00"}
    only_at_home = lines(line("80", activity="call-centre", market="KG"), line("20", activity="restaurant"))
    finding = activity_share(a_company(activities=None, lines=only_at_home))
    assert remedies(finding)["win-with"] == {
        "revenue.lines.2.amount": "100.00",
        "revenue.lines.2.market": "US",
        "revenue.lines.2.activity": "call-centre",
    }


def test_a_permitted_activity_without_revenue_is_far_out_of_reach() -> None:
    finding = activity_share(a_company(activities=["call-centre"], lines=lines(line("10", activity="restaurant"))))
    assert remedies(finding) == {}


def test_under_a_smaller_minimum_a_permitted_activity_without_revenue_is_given_some_and_named() -> None:
    book = laid_over({"activity-share-minimum": [("2011-07-08", None, "0.5")]})
    company = a_company(activities=["call-centre"], lines=lines(line("10", activity="restaurant")))
    finding = assess(company, book, END_OF_2016).finding("activity-share")
    assert remedies(finding) == {
        "win-with": {
            "revenue.lines.1.amount": "10.00",
            "revenue.lines.1.market": "US",
            "revenue.lines.1.activity": "call-centre",
        }
    }
    (way,) = finding.remedies
    assert way.text.values["activity"] == "call-centre"


# ---- The readings of the law -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "permitted, other, option, verdict",
    [
        ("89.99", "10.01", "at-least", "fail"),
        ("90", "10", "at-least", "pass"),
        ("90", "10", "more-than", "fail"),
        ("90.01", "9.99", "more-than", "pass"),
    ],
)
def test_exactly_the_minimum_is_enough_or_not_by_the_reading(
    permitted: str, other: str, option: str, verdict: str
) -> None:
    company = a_company(
        activities=None, lines=lines(line(permitted, activity="call-centre"), line(other, activity="restaurant"))
    )
    under = rulebook().under({"activity-share-line": option})
    assert assess(company, under, END_OF_2016).finding("activity-share").verdict == verdict


@pytest.mark.parametrize("option, verdict", [("up-to-tenth", "pass"), ("none", "fail")])
def test_a_little_other_business_is_allowed_or_not_by_the_reading(option: str, verdict: str) -> None:
    company = a_company(
        activities=None, lines=lines(line("99", activity="call-centre"), line("1", activity="restaurant"))
    )
    under = rulebook().under({"other-activities": option})
    finding = assess(company, under, END_OF_2016).finding("activity-share")
    assert (finding.verdict, "other-activities" in finding.readings) == (verdict, True)


def test_without_other_business_an_unclear_activity_leaves_the_stricter_reading_open() -> None:
    company = a_company(
        activities=None, lines=lines(line("99", activity="call-centre"), line("1", activity="web hosting"))
    )
    under = rulebook().under({"other-activities": "none"})
    assert assess(company, under, END_OF_2016).finding("activity-share").verdict == "undetermined"
    unnamed = a_company(activities=None, lines=lines(line("99", activity="call-centre"), line("1")))
    finding = assess(unnamed, under, END_OF_2016).finding("activity-share")
    assert (situation_of(finding), finding.missing) == ("unclear", ("revenue.lines.1.activity",))


@pytest.mark.parametrize(
    "permitted, other, unclear, is_contested", [("50", "10", "40", True), ("50", "9.99", "40.01", False)]
)
def test_the_reading_of_the_minimum_is_named_where_unclear_revenue_may_come_to_it(
    permitted: str, other: str, unclear: str, *, is_contested: bool
) -> None:
    finding = activity_share(a_mix(permitted, other, unclear))
    assert situation_of(finding) == "lines-unclear"
    assert ("activity-share-line" in finding.readings) is is_contested


def test_other_business_beside_permitted_activities_is_said_to_be_contested() -> None:
    company = a_company(
        activities=None, lines=lines(line("99", activity="call-centre"), line("1", activity="restaurant"))
    )
    assert "activity-share.caveat.other-business" in [each.subject for each in activity_share(company).caveats]


# ---- Less than a year ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part, other, situation", [("90", "10", "pass"), ("89.99", "10.01", "short-period")])
def test_over_less_than_a_year_too_small_a_share_is_asked_for_a_whole_year(
    part: str, other: str, situation: str
) -> None:
    company = a_company(
        period="2016-Q4",
        activities=None,
        lines=lines(line(part, activity="software-development"), line(other, activity="restaurant")),
    )
    finding = activity_share(company)
    assert situation_of(finding) == situation
    assert finding.missing == (() if situation == "pass" else ("period",))
    assert finding.remedies == ()


def test_over_less_than_a_year_an_unclear_activity_alone_may_turn_out_to_be_another_trade() -> None:
    company = a_company(
        period="2016-Q4",
        activities=None,
        lines=lines(line("10", activity="IT"), line("90", activity="restaurant")),
    )
    finding = activity_share(company)
    assert (situation_of(finding), finding.missing) == ("short-period", ("revenue.lines.0.activity", "period"))
