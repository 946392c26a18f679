"""The one matcher: what people call their activities, and what it is read as."""

import string
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import rulebook
from support.examples import examples

from htp.rulebook import matching
from htp.rulebook.matching import Match, MatchedBy, Meaning, match
from htp.rulebook.model import Category, CategoryKind
from htp.rulebook.phrases import Phrases
from htp.rulebook.words import Role

DESCRIPTIONS = Path(__file__).parent.parent / "cases" / "descriptions.tsv"


class Description(NamedTuple):
    """A line of descriptions.tsv."""

    expected: str
    text: str


def descriptions(expected: str | None = None) -> list[Description]:
    lines = DESCRIPTIONS.read_text(encoding="utf-8").splitlines()
    found = [Description(*each.split("\t")) for each in lines if not each.startswith("#")]
    return [each for each in found if expected in (None, each.expected)]


def read(text: str) -> Match:
    return match(rulebook(), text)


def ids(text: str) -> list[str]:
    return [each.id for each in read(text).categories]


def answer(text: str) -> str:
    """The class of descriptions.tsv that the text is read as."""
    found = read(text)
    if found.meaning is not Meaning.RECOGNISED:
        return "asked"
    if found.permitted:
        return "permitted"
    return "outside" if found.is_outside else "open"


# ---- Everyday descriptions -------------------------------------------------------------------------------------------


def test_no_plainly_permitted_description_is_read_as_another_trade_and_nine_in_ten_are_recognised() -> None:
    answers = Counter(answer(each.text) for each in descriptions("permitted"))
    assert answers["outside"] == 0
    assert answers["permitted"] >= 0.9 * answers.total()


def test_no_open_description_is_taken_for_another_trade_and_none_is_permitted_without_a_doubt() -> None:
    """What is recognised as permitted has a note that names the doubt."""
    for each in descriptions("open"):
        assert answer(each.text) != "outside", each.text
        assert all(category.note for category in read(each.text).permitted), each.text


def test_no_other_trade_is_permitted_and_nine_in_ten_are_recognised() -> None:
    answers = Counter(answer(each.text) for each in descriptions("outside"))
    assert answers["permitted"] == 0
    assert answers["outside"] >= 0.9 * answers.total()


def test_what_each_description_is_read_as_is_kept(assert_snapshot: Callable[[str, str], None]) -> None:
    lines = ("\t".join((each.text, *_read_as(read(each.text)))) for each in descriptions())
    assert_snapshot("descriptions_read.tsv", "\n".join(lines) + "\n")


def _read_as(found: Match) -> tuple[str, ...]:
    """How far it is known, by what, and as which categories, those of a part of the text alone marked so."""
    categories = " ".join(each.id for each in found.categories)
    return found.meaning, found.matched_by or "", f"{categories} and more" if found.is_partial else categories


@pytest.mark.parametrize(
    "text",
    [
        "analysis, design and development of information systems",
        "анализ, проектирование и разработка информационных систем",
        "маалыматтык системаларды долбоорлоо жана иштеп чыгуу",
        "analysis of information needs and user problems",
        "анализ информационных потребностей и проблем пользователей",
        "design, development, supply and documentation of software",
        "проектирование, разработка, поставка и документирование программного обеспечения",
        "fixing software at the request of users",
        "исправление программного обеспечения по запросам пользователей",
        "export of information technologies and software",
        "экспорт информационных технологий и программного обеспечения",
        "маалыматтык технологияларды жана программалык камсыздоону экспорттоо",
        "setting up interactive service (call) centres and providing such services",
        "создание и обслуживание интерактивных сервисных центров",
        "создание интерактивных сервисных (call) центров",
        "интерактивдүү тейлөө борборлорун түзүү",
        "handling of incoming and outgoing calls",
        "обработка входящих и исходящих вызовов",
        "virtual office", "виртуальный офис", "technical support", "техническая поддержка", "техникалык колдоо",
        "renting out software", "аренда программного обеспечения",
    ],
)  # fmt: skip
def test_the_words_of_the_list_and_of_the_law_are_recognised(text: str) -> None:
    assert answer(text) == "permitted"


@pytest.mark.parametrize("text", [each.text for each in descriptions("asked")])
def test_what_is_not_clear_is_asked(text: str) -> None:
    assert answer(text) == "asked"


def test_at_most_a_third_of_the_permitted_descriptions_are_names_of_the_catalogue() -> None:
    permitted = descriptions("permitted")
    exact = [each.text for each in permitted if read(each.text).is_exact]
    assert len(exact) <= len(permitted) / 3


@pytest.mark.parametrize(
    "change", [str.upper, str.title, lambda text: f"  {text} ", lambda text: text.replace("ё", "е")]
)
def test_case_and_blanks_do_not_matter(change: object) -> None:
    assert callable(change)
    for each in descriptions():
        assert answer(change(each.text)) == answer(each.text), each.text


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Курсы по Java и тестированию", ["it-education"]),
        ("курсы программирования и тестирования", ["it-education"]),
        ("курсы программирования и тестирование", ["it-education", "software-development"]),
        ("курсы программирования, разработка сайтов", ["it-education", "web-development"]),
        ("дизайн сайтов и приложений", ["design"]),
        ("дизайн сайтов и мобильные приложения", ["design", "web-development"]),
        ("website and app design", ["design"]),
        ("websites and SEO", ["web-development", "internet-promotion"]),
        ("branding and web development", ["design", "web-development"]),
        ("training in Java and QA", ["it-education"]),
        ("Java жана тестирлөө курстары", ["it-education"]),
        ("выращивание яблок и абрикосов", ["agriculture"]),
    ],
)
def test_a_word_that_changes_the_trade_holds_for_all_that_is_joined_to_its_thing(
    text: str, expected: list[str]
) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize("change", [("ө", "о"), ("ү", "у"), ("ң", "н")])
def test_kyrgyz_is_read_where_the_keyboard_has_russian_letters_alone(change: tuple[str, str]) -> None:
    letters = str.maketrans("өүңӨҮҢ", "оунОУН")
    kyrgyz = [each for each in descriptions() if change[0] in each.text]
    assert len(kyrgyz) > 5
    for each in kyrgyz:
        assert answer(each.text.translate(letters)) in (answer(each.text), "asked"), each.text
    assert read("программа тузуу").is_permitted
    assert ids("уй куруу, сутту кайра иштетуу") == ids("үй куруу, сүттү кайра иштетүү")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("server leasing", "open"),
        ("серверлерди ижарага берүү", "open"),
        ("renting out powerful servers", "asked"),
        ("домен сатуу", "open"),
        ("прокат ноутбуков", "outside"),
        ("аренда офисов", "outside"),
    ],
)
def test_what_is_let_may_be_servers(text: str, expected: str) -> None:
    assert answer(text) == expected


# ---- Names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("category", rulebook().categories.values(), ids=lambda each: each.id)
def test_a_category_is_recognised_by_each_of_its_names_and_codes(category: Category) -> None:
    for name in (category.id, *category.titles.values(), *category.aliases):
        assert (name, ids(name), ids(f" {name.upper()} ")) == (name, [category.id], [category.id])
    for code in category.codes:
        if "." in code:
            assert (code, ids(code)) == (code, [category.id])


@pytest.mark.parametrize("category", rulebook().permitted.values(), ids=lambda each: each.id)
def test_the_words_of_a_name_are_recognised_in_another_order(category: Category) -> None:
    for name in (category.title, *category.aliases):
        swapped = " ".join(reversed(name.replace("-", " ").split()))
        assert category.id in ids(swapped) or not read(swapped).is_outside, swapped


@pytest.mark.parametrize("category", rulebook().permitted.values(), ids=lambda each: each.id)
def test_a_misspelt_name_is_never_recognised_as_something_else(category: Category) -> None:
    for name in category.names:
        word = max(name.replace("-", " ").split(), key=len)
        middle = len(word) // 2
        misspelt = name.replace(word, word[:middle] + word[middle + 1 :])
        assert not read(misspelt).is_outside, misspelt


@pytest.mark.parametrize(
    "text, meant",
    [
        ("sofware development", "software-development"),
        ("разработка програмного обеспечения", "software-development"),
        ("моблильные приложения", "web-development"),
        ("contact cetner", "call-centre"),
        ("тестирование прилжений", "software-testing"),
    ],
)
def test_a_misspelling_is_likely_and_never_recognised(text: str, meant: str) -> None:
    assert read(text).meaning is Meaning.LIKELY
    assert meant in ids(text)


@pytest.mark.parametrize("text", ["рестаран", "stomatologya", "парикмахрская", "restourant"])
def test_a_misspelt_other_trade_is_a_question(text: str) -> None:
    assert not read(text).is_outside


@pytest.mark.parametrize(
    "text, matched_by",
    [
        ("Software_Development", MatchedBy.ID),
        ("Услуги колл-центра", MatchedBy.TITLE),
        ("saas", MatchedBy.ALIAS),
        ("62.01.0", MatchedBy.CODE),
        ("сайты на заказ", MatchedBy.WORDS),
    ],
)
def test_it_is_told_how_a_text_was_recognised(text: str, matched_by: MatchedBy) -> None:
    assert read(text).matched_by is matched_by


# ---- Codes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "62.01", "6201", "62.1", "62,01", "62 .01", "J62.01", "J 62.01.1", "j6201", "62.01.0", "62.01.11.100",
        "62.01 Title", "62.01 - Разработка компьютерных программ",
        "ОКЭД 62.01", "ГКЭД: 62.01", "код ОКВЭД 62.01", "NACE 62.01",
        "NACE Rev. 2 62.01", "62.10", "62.01; 62.10",
    ],
)  # fmt: skip
def test_a_code_is_read_however_people_and_spreadsheets_write_it(text: str) -> None:
    assert (read(text).is_permitted, ids(text)) == (True, ["software-development"])


@pytest.mark.parametrize("text", ["62", "J62", "раздел 62", "62.0", "ОКЭД 62"])
def test_a_division_whose_classes_are_of_several_categories_is_asked(text: str) -> None:
    named = ["software-development", "other-it-services", "it-infrastructure", "it-consulting"]
    assert (read(text).meaning, ids(text)) == (Meaning.LIKELY, named)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("62.02", "it-consulting"),
        ("6202", "it-consulting"),
        ("62.02 Computer consultancy activities", "it-consulting"),
        ("62.02 анализ информационных потребностей", "likely it-consulting"),
        ("59.11", "video-and-channels"),
        ("J58", "likely software-publishing game-development printing"),
    ],
)
def test_a_code_that_covers_more_than_the_list_is_not_permitted(text: str, expected: str) -> None:
    meaning, _, named = _read_as(read(text))
    assert named == expected if meaning == Meaning.RECOGNISED else f"{meaning} {named}".strip() == expected


@pytest.mark.parametrize("text", ["янв.62", "Jan-62", "01.01.1962", "1962-01-01 00:00:00", "01/01/1962"])
def test_a_code_that_a_spreadsheet_made_a_date_of_is_asked(text: str) -> None:
    assert (read(text).meaning, ids(text)) == (Meaning.LIKELY, ["software-development"])


@pytest.mark.parametrize(
    "text", ["2016", "1995", "47", "10", "25 сайтов", "3", "24/7", "99.99.99x", "62.011", "62.01x", "40.10"]
)
def test_a_number_that_may_be_no_code_never_fails(text: str) -> None:
    assert not read(text).is_outside


def test_a_code_beside_words_that_say_something_else_is_asked() -> None:
    beside = read("62.01 Розничная торговля")
    assert (beside.meaning, beside.matched_by) == (Meaning.LIKELY, MatchedBy.CODE)
    assert read("47.11 Разработка программ").meaning is Meaning.LIKELY


def test_several_codes_are_several_activities() -> None:
    assert ids("62.01, 82.20") == ["software-development", "call-centre"]
    assert ids("62.01; 47.11") == ["software-development", "retail"]
    assert not read("62.01; 47.11").is_permitted


# ---- Placeholders and what is too general ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["n/a", "N/A", "-", "—", "?", "...", "nan", "NULL",
     "#N/A", "#Н/Д", "не указано", "нет", "none", "TBD", "TBA", "жок", "н/д"]
)  # fmt: skip
def test_a_placeholder_is_a_missing_fact(text: str) -> None:
    assert read(text).is_missing


@pytest.mark.parametrize(
    "text", ["IT", "ИТ", "айти", "IT-услуги", "IT company", "ИТ сфера", "услуги", "development", "центр"]
)
def test_what_is_too_general_is_asked(text: str) -> None:
    assert read(text).meaning in (Meaning.GENERAL, Meaning.LIKELY)


# ---- Words that change the trade -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("разработка сайтов", "permitted"),
        ("курсы разработки сайтов", "open"),
        ("дизайн сайтов", "open"),
        ("продвижение сайтов", "open"),
        ("продажа сайтов", "open"),
        ("ремонт сайтов", "asked"),
        ("программирование", "permitted"),
        ("обучение программированию", "open"),
        ("приложение для такси", "permitted"),
        ("такси", "outside"),
        ("такси приложение", "asked"),
        ("компьютерные игры разработка", "permitted"),
        ("компьютерный клуб", "outside"),
        ("продажа компьютеров", "outside"),
        ("ремонт компьютеров", "outside"),
        ("software for sale of tickets", "permitted"),
        ("ticket sales", "outside"),
        ("sale of own software", "permitted"),
        ("resale of software", "open"),
        ("hardware repair", "outside"),
        ("call center training", "open"),
        ("не разработка ПО", "asked"),
        ("сдача ПО в аренду", "asked"),
        ("разработка ПО на заказ", "permitted"),
        ("ПО для аптек", "permitted"),
        ("туры по Кыргызстану", "outside"),
        ("доставка по Бишкеку", "outside"),
        ("доставка еды по заказу", "outside"),
        ("обучение нейросетям", "open"),
        ("обучение нейросетей", "permitted"),
        ("экспорт компьютеров", "outside"),
        ("аренда по Бишкеку", "asked"),
        ("экспорт продуктов по заявкам", "outside"),
        ("экспорт ПО в США", "permitted"),
        ("разработка ПО любой сложности", "permitted"),
        ("сдача в аренду рабочих мест", "open"),
        ("renting out workplaces", "open"),
        ("app for sale of tickets", "permitted"),
        ("office space for sale", "outside"),
    ],
)
def test_a_word_that_changes_the_trade_is_never_passed_over(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("экспорт по странам СНГ", "asked"),
        ("разработка по чертежам", "asked"),
        ("доработка по заказам", "asked"),
        ("продажа по телефону", "asked"),
        ("разработка ПО по договорам", "permitted"),
        ("разработка ПО по городам", "permitted"),
        ("исправление программного обеспечения по запросам", "permitted"),
        ("по исправлению ошибок", "permitted"),
    ],
)
def test_the_two_letters_of_software_are_a_question_where_they_may_be_a_preposition(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("учетные системы для магазинов и складов, ремонт телефонов", "information-systems repair"),
        ("software for banks and shops", "software-development retail"),
        ("доставка и магазин", "transport retail"),
        ("продажа, книги", "retail"),
        ("ремонт, крокодил", "unknown"),
        ("доставка книг и крокодилов", "unknown"),
        ("licensing, bots and sale", "software-publishing software-resale and more"),
        ("invoicing and software localization", "localisation and more"),
        ("ai chatbot and brand identity", "machine-learning design"),
        ("sale of sites and books", "software-resale"),
        (".net and for lease", "software-development and more"),
        ("боттор жана окутуу", "likely software-development it-education"),
        ("порталдар жана окутуу", "likely web-development it-education"),
        ("repair of a marketplace", "marketplaces"),
        ("digital & nuxt.js courses", "it-education and more"),
        ("техническая поддержка по телефонам", "likely technical-support"),
        ("game's development", "game-development"),
        ("по исправлению сайтов", "software-maintenance"),
        ("создание бота маркетплейса", "software-development"),
        ("экспорт видеокарт", "wholesale"),
        ("выращивание видеокарт", "unknown"),
        ("call centr", "likely call-centre"),
        ("маркетплейз", "likely marketplaces"),
        ("веб-дезайн", "likely design"),
        ("web-desing", "likely design"),
        ("developmnet of software", "likely software-development"),
        ("аутсорсиг", "likely business-process-outsourcing"),
        ("услуги по тестировнию", "likely software-testing"),
        ("gaame development", "likely game-development"),
        ("ресторан тестриование", "unknown"),
        ("crm-система с техподдержкой", "technical-support"),
        ("design of sites and development of apps", "design software-development"),
        ("SEO agency and software", "internet-promotion software-development"),
        ("courses online and restaurant", "it-education catering"),
        ("выращивание", "unknown"),
        ("ресторан, студия", "catering"),
        ("тестирование разработка сайтов, боты", "web-development software-testing"),
        ("продажа ремонт телефонов, ноутбуки", "repair retail"),
        ("website hotel software", "web-development"),
        ("ｗｅｂｓｉｔｅｓ ｔｏ ｏｒｄｅｒ", "web-development"),
    ],
)
def test_each_part_of_a_text_is_read_with_the_words_that_it_shares(text: str, expected: str) -> None:
    meaning, _, named = _read_as(read(text))
    assert named == expected if meaning == Meaning.RECOGNISED else f"{meaning} {named}".strip() == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("сайты и приложения под ключ", ["web-development"]),
        ("создание и продвижение сайтов", ["web-development", "internet-promotion"]),
        ("software development, restaurant", ["software-development", "catering"]),
        ("разработка сайтов для кафе и ресторанов", ["web-development"]),
        ("разработка сайтов для кафе, торговля", ["web-development", "retail"]),
        ("продажа компьютеров и комплектующих", ["retail"]),
    ],
)
def test_several_activities_in_one_text_are_each_read(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_an_unknown_part_makes_the_whole_not_wholly_permitted() -> None:
    found = read("software development, lorem ipsum")
    assert (bool(found.permitted), found.is_partial, found.is_permitted) == (True, True, False)
    assert not read("restaurant, lorem ipsum").is_outside


# ---- Properties ------------------------------------------------------------------------------------------------------

_LETTERS = string.ascii_lowercase + "абвгдежзийклмнопрстуфхцчшщъыьэюяөүң"


@cache
def _phrases() -> Phrases:
    return Phrases(rulebook().categories, rulebook().words)


@examples(300)
@given(st.lists(st.text(_LETTERS, min_size=1, max_size=12), min_size=1, max_size=6))
def test_a_text_that_shares_no_word_with_the_catalogue_never_fails_and_never_passes(words: list[str]) -> None:
    text = " ".join(words)
    if all(token.roles.keys() <= {Role.UNKNOWN} for token in _phrases().tokens(text)):
        assert read(text).meaning not in (Meaning.RECOGNISED,)


@examples(300)
@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    assert read(text).meaning in Meaning


@examples(200)
@given(st.data())
def test_joining_a_permitted_activity_to_another_trade_is_neither_wholly_permitted_nor_outside(
    data: st.DataObject,
) -> None:
    permitted = data.draw(st.sampled_from([each.id for each in rulebook().permitted.values()]))
    outside = data.draw(
        st.sampled_from(
            [each.titles["ru"] for each in rulebook().categories.values() if each.kind is CategoryKind.OUTSIDE]
        )
    )
    found = read(f"{rulebook().categories[permitted].title}; {outside}")
    assert not found.is_outside
    assert not found.is_permitted


@examples(500)
@given(st.data())
def test_what_names_something_permitted_in_one_part_with_another_trade_never_fails(data: st.DataObject) -> None:
    things = [
        word for group in rulebook().words.groups if group.role in (Role.FIRM_THING, Role.TRADE) for word in group.words
    ]
    others = [
        name
        for each in rulebook().categories.values()
        if each.kind is CategoryKind.OUTSIDE
        for name in (*each.titles.values(), *each.aliases)
    ]
    words = [data.draw(st.sampled_from(things)), data.draw(st.sampled_from(others))]
    text = data.draw(st.sampled_from([" ", " в ", " of "])).join(data.draw(st.permutations(words)))
    assert not read(text).is_outside


# ---- The words themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["agency", "обучение", "автоматизация", "construction of", "studio", "sale of goods for us"]
)
def test_a_word_that_says_too_little_is_no_name_however_many_words_that_add_nothing_stand_beside_it(text: str) -> None:
    assert not read(text).permitted


def test_a_catalogue_without_words_knows_its_names_alone() -> None:
    bare = replace(rulebook(), categories=dict(rulebook().categories), words=type(rulebook().words)())
    assert match(bare, "software development").is_permitted
    assert [match(bare, text).meaning for text in ("cooking", "программистам")] == [Meaning.UNKNOWN] * 2


def test_of_two_categories_of_one_name_in_another_order_the_one_that_is_not_on_the_list_is_taken() -> None:
    on_the_list, first, second = (rulebook().categories[each] for each in ("web-development", "hosting", "design"))
    named = [
        on_the_list._replace(aliases=("zebra platform keeping",)),
        first._replace(aliases=("keeping zebra platform",)),
        second._replace(aliases=("zebra keeping platform",)),
    ]
    for categories, expected in ((named, first), (named[::-1], second)):
        book = replace(rulebook(), categories={each.id: each for each in categories})
        assert [each.id for each in match(book, "platform keeping zebra").categories] == [expected.id]


def test_the_matchers_of_the_rulebooks_asked_last_are_kept() -> None:
    books = [replace(rulebook(), categories=dict(rulebook().categories)) for _ in range(5)]
    first, *others = [matching._matcher_of(each) for each in books]
    assert [matching._matcher_of(each) for each in books[1:]] == others
    assert matching._matcher_of(books[0]) is not first


def test_rulebooks_that_differ_in_figures_alone_share_one_matcher() -> None:
    other = replace(rulebook(), version="other")
    assert matching._matcher_of(other) is matching._matcher_of(rulebook())


@pytest.mark.parametrize(
    "text",
    [
        "software for banks and insurance companies", "software for hotels and restaurants",
        "software for insurance and healthcare", "software for public and private sector",
        "software for accounting and payroll", "web development for clients in the USA and Europe",
        "mobile apps for App Store and Google Play", "разработка ПО для Windows и Linux",
        "программа для банков и страховых компаний",
        "разработка приложений для фермеров и сельского хозяйства", "разработка игр для детей и взрослых",
        "разработка ПО для школ и клиник", "разработка ПО для банков и туризма",
        "разработка ПО для медицины и логистики",        "разработка ПО для бизнеса и сотовой связи",
        "разработка ПО для кафе и ресторана", "software for hotels and companies and restaurants",
    ],
)  # fmt: skip
def test_what_is_plainly_joined_to_those_for_whom_decides_nothing(text: str) -> None:
    assert read(text).is_permitted


@pytest.mark.parametrize(
    "text, expected",
    [
        ("программа для банков и банкинг", "software-development fintech"),
        ("разработка сайтов для магазинов и розничная торговля", "web-development retail"),
        ("разработка ПО для ресторанов и доставка еды", "software-development catering"),
        ("разработка ПО для клиник и медицинские услуги", "software-development medicine"),
        ("разработка ПО для банков и рестораны", "software-development catering"),
        ("разработка ПО для банков и ресторан", "software-development catering"),
        ("разработка ПО для кафе и ресторану", "software-development catering"),
        ("разработка ПО для банков и логистики", "software-development transport"),
        ("разработка ПО для иностранных клиентов и майнинг", "software-development crypto-assets"),
        ("разработка ПО для клиентов и отдых", "software-development and more"),
        ("разработка ПО для клиентов и база отдыха", "software-development tourism"),
        ("разработка ПО для ресторанов и шаурма", "software-development and more"),
        ("банктар үчүн программалар жана банкинг", "software-development fintech"),
        ("software for banks and banking", "software-development fintech"),
        ("software for clients and accounting services", "software-development law-and-accounting"),
        ("software for clients and insurance", "software-development finance-and-insurance"),
        ("software for banks and online stores", "software-development online-shops"),
        ("software for insurance and tours", "software-development tourism"),
        ("software for insurance and IT company", "software-development and more"),
        ("software for banks and telecommunications", "software-development telecommunications"),
    ],
)
def test_what_may_be_a_trade_beside_those_for_whom_is_a_part_of_its_own(text: str, expected: str) -> None:
    meaning, _, named = _read_as(read(text))
    assert (meaning, named) == (Meaning.RECOGNISED, expected)


@pytest.mark.parametrize("text", ["software development, {}", "разработка ПО для клиентов и {}", "{} и ИТ-услуги"])
def test_beside_software_no_name_of_another_trade_is_taken_for_software(text: str) -> None:
    others = [each for each in rulebook().categories.values() if each.kind is not CategoryKind.PERMITTED]
    names = [name for each in others for name in (each.id, *each.aliases)]
    assert [name for name in names if read(text.format(name)).is_permitted] == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("software development with retail", "software-development retail"),
        ("разработка ПО с рестораном", "software-development catering"),
        ("ресторан с разработкой ПО", "catering software-development"),
        ("marketplace with software development", "marketplaces software-development"),
        ("разработка сайтов с дизайном", "web-development design"),
        ("разработка сайтов с интеграцией", "web-development"),
        ("software development with AI", "machine-learning"),
        ("software and customs services", "software-development transport"),
        ("software development restaurant", "likely software-development"),
        ("restaurant software development", "software-development"),
        ("development of restaurant software", "software-development"),
        ("разработка ПО ресторан", "likely software-development"),
        ("ресторан разработка ПО", "likely software-development"),
        ("разработка ПО ресторанов", "software-development"),
        ("ресторан программасын иштеп чыгуу", "software-development"),
        ("разработка ПО криптовалюта", "likely software-development"),
        ("разработка ПО оборудование", "likely software-development"),
        ("software development equipment", "likely software-development"),
        ("desktop app development windows", "software-development"),
        ("инвестиции в разработку ПО", "likely software-development"),
        ("франшиза веб-студии", "likely web-development"),
        ("investments in software development", "likely software-development"),
        ("планируем разработку ПО", "unknown"),
        ("ранее разработка ПО", "unknown"),
        ("enterprise resource planning systems development", "information-systems"),
        ("software development marketplace", "likely software-development"),
        ("development of a marketplace", "web-development"),
    ],
)
def test_another_trade_beside_software_is_told_from_a_word_that_describes_it(text: str, expected: str) -> None:
    meaning, _, named = _read_as(read(text))
    assert named == expected if meaning == Meaning.RECOGNISED else f"{meaning} {named}".strip() == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("62.01 и 56.10", "software-development catering"),
        ("62.01/56.10", "software-development catering"),
        ("code 62.01 and 56.10", "software-development catering"),
        ("62.01 основной, 56.10", "likely software-development"),
        ("62.01, 40.11", "software-development and more"),
        ("62.01, 40.11, 82.20", "software-development call-centre and more"),
        ("62.0, 62.10", "likely software-development other-it-services it-infrastructure it-consulting"),
        ("4711", "retail"),
        ("раздел 47", "retail"),
        ("47", "unknown"),
        ("62.01 не используется", "likely software-development"),
        ("62.01 отменён", "likely software-development"),
        ("62.01 нет", "likely software-development"),
        ("62.01 разработка ПО", "software-development"),
        ("62.01 основной вид", "software-development"),
        ("62.01 и другие", "likely software-development"),
        ("62.01 and more", "likely software-development"),
        ("разработка ПО (ОКЭД 62.01)", "software-development"),
        ("разработка ПО, 47.91", "software-development and more"),
        ("software development 56.10", "software-development and more"),
        ("розничная торговля 62.01", "likely software-development"),
        ("розничная торговля 47.11", "retail"),
        ("разработка ПО на Python 3.12", "software-development"),
        ("62.01 и сайты", "software-development"),
    ],
)
def test_what_follows_a_code_may_join_another_or_take_it_back(text: str, expected: str) -> None:
    meaning, _, named = _read_as(read(text))
    assert named == expected if meaning == Meaning.RECOGNISED else f"{meaning} {named}".strip() == expected


@pytest.mark.parametrize(
    "text",
    [
        "разработка ПО и прочее", "разработка ПО, прочее", "разработка сайтов и другие услуги", "software etc",
        "software development and other services", "разработка ПО, любая деятельность", "apps, etc.",
        "разработка ПО, ИТ", "software development, IT services", "разработка сайтов и т. д.", "сайты и пр.",
    ],
)  # fmt: skip
def test_what_is_left_unsaid_beside_software_is_not_permitted_with_it(text: str) -> None:
    found = read(text)
    assert (bool(found.permitted), found.is_permitted) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Other software development", "прочая разработка ПО", "software, mobile games and other apps",
        "сайты и другие программные продукты", "разработка программ для банков и других организаций",
        "IT company: software development", "ИТ-компания, разработка сайтов",
    ],
)  # fmt: skip
def test_other_software_is_software_and_other_customers_decide_nothing(text: str) -> None:
    assert read(text).is_permitted


@pytest.mark.parametrize(
    "text, expected",
    [
        ("разработка систем отопления", "asked"),
        ("development of irrigation systems", "asked"),
        ("внедрение систем менеджмента качества", "asked"),
        ("разработка программ питания", "asked"),
        ("разработка моделей одежды", "asked"),
        ("разработка настольных игр", "asked"),
        ("board game development", "asked"),
        ("разработка банковских систем", "permitted"),
        ("разработка системы бронирования", "permitted"),
        ("разработка мобильных игр", "permitted"),
        ("разработка систем для теплиц", "permitted"),
        ("development of booking systems", "permitted"),
        ("кодирование от алкоголизма", "asked"),
        ("medical coding", "asked"),
        ("нейролингвистическое программирование", "asked"),
        ("подарочные коды", "asked"),
        ("прошивка телефонов", "asked"),
        ("разработка прошивки", "permitted"),
        ("construction site", "asked"),
        ("visa applications", "asked"),
        ("property developer", "outside"),
        ("программирование для детей", "asked"),
        ("coding for kids", "asked"),
        ("детское программирование", "asked"),
        ("балдар үчүн программалоо", "asked"),
        ("игры для детей: разработка", "permitted"),
        ("разработка приложений для школьников", "permitted"),
    ],
)
def test_a_word_of_software_that_others_have_as_well_is_asked_in_another_sense(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    "text",
    ["смарт-ресторан", "кибер-кафе", "e-pharmacy", "ресторан в метавселенной", "ресторан порталы", "датчики для ферм"],
)
def test_another_trade_by_technical_means_never_fails(text: str) -> None:
    assert not read(text).is_outside


@pytest.mark.parametrize(
    "text, expected",
    [
        ("медицинские услуги", "outside"),
        ("медицинская компания", "outside"),
        ("медицинские решения", "asked"),
        ("логистические решения", "asked"),
        ("legal services", "outside"),
        ("legal solutions", "asked"),
        ("mobile", "asked"),
        ("mobile solutions", "asked"),
        ("security solutions", "asked"),
        ("сервисная компания", "asked"),
        ("горячая линия", "permitted"),
        ("горячие работы", "asked"),
        ("contact centre services", "permitted"),
        ("contact", "asked"),
        ("AI", "asked"),
        ("AI solutions", "permitted"),
    ],
)
def test_one_word_of_a_name_is_that_name_only_beside_what_its_other_words_say(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("разработка технологий", "asked"),
        ("technology development", "asked"),
        ("экспорт технологий", "asked"),
        ("экспорт информационных технологий", "permitted"),
        ("разработка интернет-технологий", "permitted"),
        ("IT development", "permitted"),
        ("automation", "asked"),
        ("applications", "asked"),
        ("development of medical applications", "permitted"),
        ("patent applications", "asked"),
    ],
)
def test_technologies_that_are_not_said_to_be_of_information_are_asked(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Курсы: Python, Java, английский", "asked"),
        ("Обучение: веб-разработка, тестирование", "asked"),
        ("IT-школа (frontend, backend)", "asked"),
        ("IT-школа (frontend, backend), разработка сайтов", "permitted"),
        ("Окуу борбору: программалоо, англис тили", "asked"),
        ("Дизайн: сайты, логотипы, приложения", "asked"),
        ("Дизайн-студия: разработка сайтов, логотипы", "permitted"),
        ("Recruiting: developers, QA", "asked"),
        ("Магазин - игры, софт", "asked"),
        ("Ремонт: компьютеры; разработка сайтов", "permitted"),
        ("Вакансии: Java разработчик, QA", "asked"),
        ("IT-компания: сайты, приложения", "permitted"),
        ("ИП Асанов: программирование, сайты", "permitted"),
        ("обучение программированию, тестированию, дизайну", "open"),
        ("реклама сайтов, приложений", "open"),
        ("реклама сайтов, мобильные приложения", "permitted"),
    ],
)
def test_what_is_written_over_a_list_holds_for_what_is_in_it(text: str, expected: str) -> None:
    assert answer(text) == expected


def test_three_categories_at_most_are_near_a_text_and_permitted_ones_come_first() -> None:
    found = [each.id for each in matching.near(rulebook(), "ресторан, такси, дизайн, сайты")]
    assert found == ["web-development", "design", "catering"]


@pytest.mark.parametrize(
    "text", ["автоматизация и ресторан", "development, restaurant", "тестирование банков", "support of farmers"]
)
def test_a_verb_that_names_no_thing_beside_another_trade_is_asked_about(text: str) -> None:
    assert answer(text) == "asked"
