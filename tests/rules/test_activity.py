"""Permitted activity: one activity of the list is enough, and nothing is guessed."""

import pytest
from support.builders import a_company, findings, line, lines, remedies, situation_of

from htp.company.profile import Profile
from htp.document import Data
from htp.verdict import Finding


def activity(profile: Profile) -> Finding:
    return findings(profile)["activity"]


@pytest.mark.parametrize(
    "name",
    [
        "software-development",
        "Software development",
        "SOFTWARE_DEVELOPMENT",
        "  software   development ",
        "custom software",
        "Разработка программного обеспечения",
        "разработка ПО",
        "62.01",
        "62.01.0",
        "62.01.11.100",
        "call-centre",
        "call center",
        "Колл-центр",
        "82.20",
    ],
)
def test_a_permitted_activity_is_found_by_id_title_alias_and_code(name: str) -> None:
    assert activity(a_company(activities=[name])).verdict == "pass"


@pytest.mark.parametrize(
    "name",
    ["restaurant", "hardware development", "торговля одеждой", "62.03", "62.1", "62", "62.011", "62.01.x", "62.01."],
)
def test_what_is_not_on_the_list_fails(name: str) -> None:
    finding = activity(a_company(activities=[name]))
    assert (finding.verdict, situation_of(finding)) == ("fail", "fail")
    assert finding.explanation.values["other"] == (name,)


def test_one_permitted_activity_among_others_is_enough() -> None:
    finding = activity(a_company(activities=["restaurant", "call-centre", "sofware-development"]))
    assert (finding.verdict, situation_of(finding)) == ("pass", "pass-some")
    assert finding.explanation.values["permitted"] == ("Call centre services",)
    assert finding.explanation.values["other"] == ("sofware-development", "restaurant")


def test_two_names_of_one_category_are_shown_as_one() -> None:
    finding = activity(a_company(activities=["software-development", "62.01"]))
    assert situation_of(finding) == "pass"
    assert finding.explanation.values["permitted"] == ("Software development",)


def test_an_activity_named_only_in_a_line_counts_as_declared() -> None:
    company = a_company(activities=None, lines=lines(line("100", activity="call-centre")))
    assert activity(company).verdict == "pass"


def test_a_line_of_no_amount_declares_its_activity_all_the_same() -> None:
    company = a_company(activities=["restaurant"], lines=lines(line("0", activity="call-centre")))
    assert activity(company).verdict == "pass"


@pytest.mark.parametrize("declared", [None, []])
def test_without_any_activity_the_answer_is_undetermined(declared: Data) -> None:
    finding = activity(a_company(activities=declared))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "none-given")
    assert finding.missing == ("activities",)


@pytest.mark.parametrize(
    "slip, meant",
    [
        ("sofware-development", "software-development"),
        ("softwear development", "software-development"),
        ("разработка програмного обеспечения", "software-development"),
        ("мобильная разработк", "web-development"),
        ("call-center servises", "call-centre"),
    ],
)
def test_a_slip_of_the_pen_is_undetermined_and_not_a_refusal(slip: str, meant: str) -> None:
    finding = activity(a_company(activities=["restaurant", slip]))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "slip")
    assert finding.explanation.values == {
        "as_of": finding.explanation.values["as_of"],
        "unclear": (slip,),
        "meant": (meant,),
    }
    assert finding.missing == ("activities.1",)
    assert finding.remedies == ()


def test_a_slip_is_named_at_every_place_where_it_stands() -> None:
    slip = "sofware-development"
    company = a_company(activities=[slip], lines=lines(line("1", activity="restaurant"), line("2", activity=slip)))
    assert activity(company).missing == ("activities.0", "revenue.lines.1.activity")


def test_a_line_without_an_activity_may_be_of_a_permitted_one_where_there_is_no_list() -> None:
    finding = activity(a_company(activities=None, lines=lines(line("1", activity="restaurant"), line("2"))))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "lines-unclear")
    assert finding.missing == ("revenue.lines.1.activity",)


def test_a_line_without_an_activity_is_named_beside_a_slip() -> None:
    finding = activity(a_company(activities=None, lines=lines(line("1"), line("2", activity="sofware-development"))))
    assert situation_of(finding) == "slip"
    assert finding.missing == ("revenue.lines.1.activity", "revenue.lines.0.activity")


def test_a_list_of_activities_is_complete_so_a_line_without_one_changes_nothing() -> None:
    finding = activity(a_company(activities=["restaurant"], lines=lines(line("1", activity="restaurant"), line("2"))))
    assert (finding.verdict, finding.missing) == ("fail", ())


def test_the_remedy_adds_an_activity_of_the_list() -> None:
    finding = activity(a_company(activities=["restaurant", "hotel"]))
    assert list(remedies(finding)["take-up"]) == ["activities.2"]


def test_the_remedy_suggests_what_resembles_the_declared_activity() -> None:
    finding = activity(a_company(activities=["game shop"]))
    assert remedies(finding) == {"take-up": {"activities.1": "game-development"}}


def test_the_remedy_suggests_three_activities_at_most() -> None:
    finding = activity(a_company(activities=["game shop", "call shop", "video shop", "web shop"]))
    (way,) = finding.remedies
    suggested = way.text.values["suggested"]
    assert isinstance(suggested, tuple)
    assert len(suggested) == 3
    assert way.changes == {"activities.4": suggested[0]}


def test_the_remedy_begins_a_list_where_there_is_none() -> None:
    finding = activity(a_company(activities=None, lines=lines(line("1", activity="qqqq"))))
    assert remedies(finding) == {"take-up": {"activities.0": "software-development"}}


def test_a_category_that_no_official_text_names_is_marked() -> None:
    finding = activity(a_company(activities=["game-development", "software-development"]))
    assert [(each.subject, each.status) for each in finding.caveats] == [("game-development", "secondary")]


def test_a_category_that_no_official_text_names_is_marked_beside_other_activities_too() -> None:
    finding = activity(a_company(activities=["restaurant", "game-development"]))
    assert situation_of(finding) == "pass-some"
    assert [each.subject for each in finding.caveats] == ["game-development"]
    assert finding.sources == ("law-84-2011", "park-residents-page", "interview-2017")


def test_the_sources_of_the_matched_category_are_cited() -> None:
    assert activity(a_company()).sources == ("law-84-2011", "park-residents-page")
    assert "interview-2017" in activity(a_company(activities=["game-development"])).sources
