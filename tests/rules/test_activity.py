"""Permitted activity: one activity of the list is enough, and nothing is guessed."""

import pytest
from support.builders import END_OF_2016, a_company, findings, line, lines, remedies, rulebook, situation_of

from htp.assessing.assessment import assess
from htp.company.profile import Profile
from htp.document import Data
from htp.rulebook.matching import match
from htp.verdict import Finding, Note, NoteKind, Text


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
        "62.1",
        "call-centre",
        "call center",
        "Колл-центр",
        "82.20",
    ],
)
def test_a_permitted_activity_is_found_by_id_title_alias_and_code(name: str) -> None:
    assert activity(a_company(activities=[name])).verdict == "pass"


@pytest.mark.parametrize("name", ["restaurant", "торговля одеждой", "47.11", "кафе на Чуй", "ремонт ноутбуков"])
def test_what_is_plainly_another_trade_fails(name: str) -> None:
    finding = activity(a_company(activities=[name]))
    assert (finding.verdict, situation_of(finding)) == ("fail", "fail")
    assert finding.explanation.values["other"] == (name,)


@pytest.mark.parametrize(
    "name, situation",
    [
        ("hardware development", "open"),
        ("62.03", "open"),
        ("62.02", "open"),
        ("59.11", "open"),
        ("62", "likely"),
        ("онлайн-школа", "open"),
        ("62.011", "general"),
        ("IT", "general"),
        ("Аманат Плюс", "unknown"),
        ("restaurant and lorem ipsum", "unknown"),
        ("такси-приложение", "likely"),
        ("Jan-62", "likely"),
    ],
)
def test_what_is_not_known_to_be_another_trade_is_a_question(name: str, situation: str) -> None:
    finding = activity(a_company(activities=[name, "restaurant"]))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", situation)
    assert finding.explanation.values["unclear"] == (name,)
    assert (finding.missing, finding.remedies) == (("activities.0",), ())


def test_an_open_activity_is_answered_with_its_note() -> None:
    finding = activity(a_company(activities=["web hosting"]))
    assert finding.explanation.values["categories"] == ("Hosting and rental of servers",)
    assert [each.place for each in finding.caveats] == [rulebook().categories["hosting"].note]


@pytest.mark.parametrize("name", ["n/a", "-", "не указано", "#N/A", "нет"])
def test_a_placeholder_is_no_activity(name: str) -> None:
    assert situation_of(activity(a_company(activities=[name]))) == "none-given"
    finding = activity(a_company(activities=[name], lines=lines(line("1", activity="restaurant"), line("2"))))
    assert finding.missing == ("revenue.lines.1.activity",)


def test_what_is_permitted_in_practice_alone_is_not_said_to_be_on_the_list() -> None:
    finding = activity(a_company(activities=["видео для youtube"]))
    assert (finding.verdict, situation_of(finding)) == ("pass", "pass-in-practice")
    assert finding.readings == ("activities-in-practice",)
    share = findings(a_company(activities=["видео для youtube"], total="1"))["activity-share"]
    assert (share.verdict, share.readings) == ("pass", ("activities-in-practice",))
    under = rulebook().under({"activities-in-practice": "open"})
    other = assess(a_company(activities=["видео для youtube"]), under, END_OF_2016).finding("activity")
    assert (other.verdict, situation_of(other)) == ("undetermined", "open")


@pytest.mark.parametrize("name, is_noted", [("software-development", False), ("сайты на заказ", True), ("62.01", True)])
def test_it_is_noted_how_a_text_was_read_that_is_no_exact_name(name: str, *, is_noted: bool) -> None:
    notes = activity(a_company(activities=["call-centre", name])).notes
    assert [(each.kind, each.text.id, each.key) for each in notes] == (
        [("read-as", "note.activity-read", "activities.1")] if is_noted else []
    )


def test_ten_names_are_noted_each_and_the_rest_are_counted() -> None:
    notes = activity(a_company(activities=[f"сайты на заказ {number}" for number in range(13)])).notes
    assert [each.text.id for each in notes] == ["note.activity-read"] * 10 + ["note.activities-read"]
    assert (notes[-1].text.values, notes[-1].key) == ({"count": 3}, "activities")
    titles = (rulebook().categories["web-development"].title,)
    assert notes[9].text.values == {
        "activity": "сайты на заказ 9",
        "categories": titles,
        "category_ids": ("web-development",),
    }
    assert {each.kind for each in notes} == {NoteKind.READ_AS}
    eleven = activity(a_company(activities=[f"сайты на заказ {number}" for number in range(11)])).notes
    assert eleven[10:] == (Note(NoteKind.READ_AS, Text("note.activities-read", {"count": 1}), "activities"),)


@pytest.mark.parametrize("name, is_doubted", [("software-development", False), ("62.01", True)])
def test_that_a_code_stands_for_an_activity_is_our_own_mapping(name: str, *, is_doubted: bool) -> None:
    caveats = activity(a_company(activities=[name])).caveats
    assert ("activity.caveat.code-mapping" in [each.subject for each in caveats]) is is_doubted


@pytest.mark.parametrize("name", ["виртуальный офис", "разработка сайтов", "58.29"])
def test_a_category_whose_own_status_is_doubtful_passes_with_the_doubt(name: str) -> None:
    finding = activity(a_company(activities=[name]))
    (category,) = match(rulebook(), name).categories
    assert finding.verdict == "pass"
    assert category.note in [each.place for each in finding.caveats]


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
        ("разработка програмного обеспечения", "software-development"),
        ("моблильная разработка", "web-development"),
        ("call-center servises", "call-centre"),
    ],
)
def test_a_misspelling_is_undetermined_and_not_a_refusal(slip: str, meant: str) -> None:
    finding = activity(a_company(activities=["restaurant", slip]))
    assert (finding.verdict, situation_of(finding)) == ("undetermined", "likely")
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
    assert situation_of(finding) == "likely"
    assert finding.missing == ("revenue.lines.1.activity", "revenue.lines.0.activity")


def test_a_list_of_activities_is_complete_so_a_line_without_one_changes_nothing() -> None:
    finding = activity(a_company(activities=["restaurant"], lines=lines(line("1", activity="restaurant"), line("2"))))
    assert (finding.verdict, finding.missing) == ("fail", ())


def test_the_remedy_adds_an_activity_of_the_list() -> None:
    finding = activity(a_company(activities=["restaurant", "hotel"]))
    assert list(remedies(finding)["take-up"]) == ["activities.2"]


def test_the_remedy_suggests_the_commonest_activity() -> None:
    finding = activity(a_company(activities=["shoe shop"]))
    assert remedies(finding) == {"take-up": {"activities.1": "software-development"}}


def test_the_remedy_begins_a_list_where_there_is_none() -> None:
    finding = activity(a_company(activities=None, lines=lines(line("1", activity="restaurant"))))
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
