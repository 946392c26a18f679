"""What a text is about where it names software and something else."""

import pytest
from support.builders import rulebook

from htp.rulebook.matching import Meaning, match


def is_firm(text: str) -> bool:
    return match(rulebook(), text).is_permitted


@pytest.mark.parametrize(
    "text",
    [
        "клуб программистов", "журнал о программировании", "налоги разработчиков ПО", "взлом мобильных приложений",
        "вакансии программистов", "обзоры видеоигр", "оценка ПО", "закупки программного обеспечения", "журнал Python",
        "конференция по разработке ПО", "создание обзоров игр", "проведение конкурсов программистов",
        "сообщество разработчиков", "история программирования", "импорт софта", "отдых программистов",
        "club of programmers", "magazine about programming", "conference on software development",
        "software development conference", "writing reviews of mobile apps", "software development students",
        "рейтинг веб-студий", "путь в программирование", "лицензирование деятельности в сфере разработки ПО",
        "программалоо боюнча журнал", "программа жазуу клубу", "программисттердин клубу", "оюн китептерин жазуу",
    ],
)  # fmt: skip
def test_what_software_only_describes_is_asked_about(text: str) -> None:
    assert match(rulebook(), text).meaning in (Meaning.LIKELY, Meaning.UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "талантливые программисты", "быстрая разработка сайтов", "банковское программное обеспечение",
        "разработка сайтов турфирм", "Аврора веб-студия", "на рынке с 2010 года разработка сайтов",
        "качественно разрабатываем сайты", "оказываем услуги программирования", "производство программного обеспечения",
        "опыт разработки сайтов", "широкий спектр разработки ПО", "отдел разработки ПО", "Альфа Python разработка",
        "разработка чат-ботов на базе ChatGPT", "сайты обзоров игр: разработка", "HR software solutions",
        "drone flight control software", "fintech software", "billing software", "biotech software development",
        "development of apps with unusual features", "specialising in software development",
        "desktop app development windows", "a wide range of software development services",
        "дарыкана программасын иштеп чыгуу", "окуучулар үчүн оюн жазабыз", "сапаттуу сайт жасайбыз",
    ],
)  # fmt: skip
def test_what_only_describes_software_decides_nothing(text: str) -> None:
    assert is_firm(text)


@pytest.mark.parametrize(
    "text",
    ["hosting software", "design software", "localisation of software", "training software", "HR for software firms"],
)
def test_what_may_be_done_with_software_is_no_use_of_it(text: str) -> None:
    assert not is_firm(text)


@pytest.mark.parametrize(
    "text",
    [
        "каталог ресторанов Бишкека", "рейтинг клиник", "отзывы о ресторанах", "поиск отелей", "запись к врачу",
        "запись клиентов в салон красоты", "бронирование отелей", "мониторинг транспорта", "учет склада", "карта кафе",
        "restaurant reviews", "hotel search", "hotel bookings", "clinic directory", "directory of clinics",
        "rating restaurants",        "taxi dispatch", "farm simulator", "ресторан издөө", "мейманкана издөө",
    ],
)  # fmt: skip
def test_what_another_trade_only_describes_does_not_fail(text: str) -> None:
    assert not match(rulebook(), text).is_outside


@pytest.mark.parametrize(
    "text",
    [
        "кафе на Чуй", "семейное кафе", "итальянский ресторан", "ресторан Барашек", "отель 3 звезды",
        "услуги нотариуса", "доставка цветов по городу", "грузоперевозки Бишкек Москва", "sushi restaurant",
        "family farm", "кафе Жаштык", "продажа цветов Айгуль",
    ],
)  # fmt: skip
def test_what_describes_another_trade_decides_nothing(text: str) -> None:
    assert match(rulebook(), text).is_outside


@pytest.mark.parametrize(
    "text, is_permitted",
    [
        ("тестирование программистов", False),
        ("тестирование программ", True),
        ("поддержка разработчиков", False),
        ("поддержка программного обеспечения", True),
        ("лицензирование программистов", False),
        ("лицензирование программ", True),
        ("support of developers", False),
        ("support of software", True),
    ],
)
def test_what_is_done_with_programmers_is_told_from_what_is_done_with_programs(
    text: str, *, is_permitted: bool
) -> None:
    assert is_firm(text) is is_permitted


@pytest.mark.parametrize(
    "text, meaning",
    [
        ("услуги для программистов", Meaning.LIKELY),
        ("services for call centres", Meaning.LIKELY),
        ("проекты для гостиниц", Meaning.UNKNOWN),
        ("колл-борборлор үчүн кызматтар", Meaning.LIKELY),
        ("көргөзмө программисттер үчүн", Meaning.LIKELY),
        ("услуги в сфере программирования", Meaning.RECOGNISED),
        ("services in the field of software development", Meaning.RECOGNISED),
        ("приложения для программистов", Meaning.RECOGNISED),
    ],
)
def test_what_is_done_for_somebody_is_asked_where_it_is_not_said(text: str, meaning: Meaning) -> None:
    assert match(rulebook(), text).meaning is meaning


def test_a_word_left_without_a_name_of_its_own_breaks_no_list() -> None:
    assert match(rulebook(), "мобилдик тиркемелерди ишеп чыгуу, экспорт по заказам и").meaning in Meaning
