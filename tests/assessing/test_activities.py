"""The activities of a company one by one: what each was read as, and what it earned."""

from support.builders import a_company, line, lines, rulebook

from htp.assessing.activities import DeclaredActivity, UnnamedRevenue, declared_activities, unnamed_revenue
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Number
from htp.rulebook.matching import MatchedBy, Recognition
from htp.rulebook.model import Category
from htp.rules.parts.permitted import declared_by

SOME = ["call-centre", "сайты на заказ и ресторан", "restaurant", "web hosting", "sofware development", "IT", "n/a"]


def read(profile: Profile, option: str = "count") -> tuple[DeclaredActivity, ...]:
    book = rulebook().under({"activities-in-practice": option})
    return declared_activities(profile, declared_by(profile, book), book)


def categories(*ids: str) -> tuple[Category, ...]:
    return tuple(rulebook().categories[each] for each in ids)


def test_each_activity_is_told_as_it_was_read_in_the_order_of_the_profile_without_placeholders() -> None:
    found = read(a_company(activities=[*SOME]))
    permitted, outside = Recognition.PERMITTED, Recognition.UNLISTED
    assert found[:5] == (
        DeclaredActivity(SOME[0], permitted, categories("call-centre"), MatchedBy.ID, None),
        DeclaredActivity(SOME[1], Recognition.MIXED, categories("web-development", "catering"), MatchedBy.WORDS, None),
        DeclaredActivity(SOME[2], outside, categories("catering"), MatchedBy.ALIAS, None),
        DeclaredActivity(SOME[3], Recognition.OPEN, categories("hosting"), MatchedBy.ALIAS, None),
        DeclaredActivity(SOME[4], Recognition.UNCLEAR, categories("software-development"), None, None),
    )
    assert [(each.name, each.recognition) for each in found[5:]] == [("IT", Recognition.GENERAL)]


def test_what_is_asked_about_has_the_categories_that_come_near() -> None:
    (unknown,) = read(a_company(activities=["restaurant and lorem ipsum"]))
    assert unknown.recognition is Recognition.UNKNOWN
    assert unknown.categories == categories("catering")


def test_what_is_permitted_in_practice_alone_is_open_where_that_does_not_count() -> None:
    company = a_company(activities=["видео для youtube"])
    assert [each.recognition for each in (*read(company), *read(company, "open"))] == [
        Recognition.PERMITTED,
        Recognition.OPEN,
    ]


def test_each_activity_has_what_its_lines_earned_and_one_alone_the_total() -> None:
    sold = lines(line("5", activity="call-centre"), line("7", activity="restaurant"), line("2", activity="call-centre"))
    company = a_company(activities=["saas"], lines=sold)
    assert [(each.name, each.earned) for each in read(company)] == [
        ("saas", Number(0)),
        ("call-centre", Number(7)),
        ("restaurant", Number(7)),
    ]
    assert [each.earned for each in read(a_company(activities=["saas"], total="9"))] == [Number(9)]
    assert [each.earned for each in read(a_company(activities=["saas", "bots"], total="9"))] == [None, None]


def test_revenue_of_lines_without_an_activity_is_told_with_the_keys_that_are_open() -> None:
    def unnamed(**facts: Data) -> UnnamedRevenue | None:
        company = a_company(**facts)
        return unnamed_revenue(company, declared_by(company, rulebook()))

    sold = lines(line("5", activity="saas"), line("7"), line("2", activity="n/a"))
    assert unnamed(activities=["saas"], lines=sold) == UnnamedRevenue(Number(9), ())
    keys = ("revenue.lines.1.activity", "revenue.lines.2.activity")
    assert unnamed(activities=None, lines=sold) == UnnamedRevenue(Number(9), keys)
    assert unnamed(activities=["saas"], lines=sold[:1]) is None
    assert unnamed(activities=["saas"], total="1") is None
