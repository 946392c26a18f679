"""What people write above the columns of a client list, in Russian, Kyrgyz and English, by the key that it means.

Each name has one meaning. Words that could be several facts (a sum of what?) are left out, as are those of sections.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from htp.company.keys import dotted_keys
from htp.spelling import normalised

_NAMES_BY_KEY: Mapping[str, str] = MappingProxyType(
    {
        "company.name": (
            "name, company, organization, organisation, firm, "
            "company name, name of the company, client, client name, customer name, название, "
            "наименование, название компании, наименование компании, наименование организации, "
            "наименование клиента, название организации, компания, организация, клиент, "
            "наименование предприятия, наименование налогоплательщика, аталышы, компаниянын аталышы, "
            "ишкананын аталышы, кардар, наим. организации, наименование фирмы, название фирмы, "
            "наименование юридического лица, полное наименование, предприятие, фирма, ишкана, ишкананын аты, "
            "компаниянын аты, уюмдун аталышы"
        ),
        "company.legal_form": (
            "legal form, правовая форма, организационно правовая форма, опф, форма собственности, "
            "уюштуруу укуктук формасы, укуктук формасы, орг. форма, орг. правовая форма, "
            "организационная форма"
        ),
        "company.country": "country of registration, страна регистрации, катталган өлкөсү, каттоо өлкөсү",
        "company.tax_id": (
            "tax id, tax number, tin, inn, инн, инн компании, инн организации, исн, салык номери, "
            "инн налогоплательщика, инн предприятия, инн юридического лица, инн/пин, пин, "
            "идентификационный номер налогоплательщика, идентификационный налоговый номер, "
            "персональный идентификационный номер, идентификациялык салык номери, жин, салык төлөөчүнүн инн"
        ),
        "period": (
            "period, year, reporting period, период, год, отчетный период, отчётный период, мезгил, жыл, "
            "отчеттук мезгил, отчетный год, отч. период, налоговый период, за период, quarter, квартал, "
            "отчетный квартал, month, месяц, отчетный месяц, полугодие, отчеттук жыл, чейрек, "
            "отчеттук чейрек, жарым жылдык"
        ),
        "activities": (
            "activity, activities, type of activity, вид деятельности, виды деятельности, деятельность, "
            "основной вид деятельности, оквэд, гкэд, код гкэд, иштин түрү, иштин түрлөрү, ишмердик түрү, "
            "ишмердиктин түрү, вид экономической деятельности, виды экономической деятельности, "
            "код деятельности, код вида деятельности, экономикалык ишмердик түрү, ишмердүүлүк түрү, "
            "ишкердик түрү"
        ),
        "revenue.currency": (
            "currency, currency of revenue, валюта, валюта выручки, валютасы, акча бирдиги, валюта учета, "
            "валюта отчета, валюта түрү"
        ),
        "revenue.total": (
            "revenue total, total revenue, turnover, выручка, выручка всего, общая выручка, выручка итого, "
            "всего выручка, вся выручка, выручка общая, түшүм, жалпы түшүм, бардык түшүм, "
            "общая сумма выручки, сумма выручки, объем выручки, выручка за период, түшүмдүн жалпы суммасы"
        ),
        "revenue.export": (
            "export, revenue export, export revenue, revenue from export, экспорт, экспортная выручка, "
            "выручка экспорт, выручка от экспорта, выручка на экспорт, в т.ч. экспорт, в том числе экспорт, "
            "из них экспорт, экспорт услуг, экспорттук түшүм, экспорттон түшүм, анын ичинде экспорт, "
            "в т.ч. на экспорт, в том числе на экспорт, сумма экспорта, экспорт (сумма), объем экспорта, "
            "экспорттун көлөмү, экспорт көлөмү"
        ),
        "staff.employees": (
            "employees, number of employees, staff, headcount, сотрудники, количество сотрудников, "
            "число сотрудников, численность, численность сотрудников, численность работников, "
            "количество работников, число работников, кол во сотрудников, сотрудников, работников, "
            "среднесписочная численность, кызматкерлер, кызматкерлердин саны, кол-во работников, "
            "к-во сотрудников, к-во работников, штатная численность, численность персонала, "
            "средняя численность, среднесписочная численность работников, кызматкерлер саны, "
            "сотр., кол-во сотр., число сотр., сотрудники (чел.), сотрудников (чел.), численность (чел.), "
            "количество сотрудников (чел.), кол-во сотрудников (чел.), "
            "жумушчулардын саны"
        ),
        "staff.payroll": (
            "payroll, wages, gross pay, фонд оплаты труда, фот, зарплата, фонд заработной платы, "
            "эмгек акы фонду, эмгек акы төлөө фонду, фзп, фонд зп, фонд з/п, фонд зарплаты, фот за период, "
            "расходы на оплату труда, начисленная заработная плата, начислено зп, начислено з/п, "
            "айлык акы фонду"
        ),
        "staff.employee_months": (
            "employee months, person months, человеко месяцы, человеко месяцев, чел. мес., отработано человеко месяцев"
        ),
        "profit": "profit, profit before tax, прибыль, прибыль до налога, прибыль до налогообложения, пайда",
        "residency.status": (
            "status, residency status, residency, статус, статус в пвт, статус резидента, "
            "статус резидентства, макамы, резидент макамы, жтп статусу, статус пвт, статус участника пвт, "
            "резидент пвт, резидент парка, является резидентом пвт, является резидентом парка, жтп резиденти, "
            "жтп резидентиби, resident of the park, htp resident, резидент пвт (да/нет), резидент парка (да/нет), "
            "htp resident (yes/no), жтп резиденти (ооба/жок)"
        ),
        "residency.initial_registration": (
            "initial registration, date of initial registration, первичная регистрация, "
            "дата первичной регистрации, первоначальная регистрация, предварительная регистрация, "
            "алгачкы каттоо, алгачкы каттоо күнү, дата первичной рег., дата первоначальной регистрации, "
            "дата предварительной регистрации"
        ),
        "residency.final_registration": (
            "final registration, date of final registration, окончательная регистрация, "
            "дата окончательной регистрации, акыркы каттоо, акыркы каттоо күнү, дата окончательной рег."
        ),
        "residency.fees_paid": (
            "fees paid, fee paid, paid to the park, уплачено в пвт, оплачено в пвт, уплачено парку, "
            "отчисления уплачено, уплаченные отчисления, отчисления в пвт уплачено, паркка төлөндү, "
            "жтпга төлөндү, уплачено взносов в пвт, оплачено взносов в пвт"
        ),
    }
)
"""Names with commas between them."""
_GUESSES_BY_KEY: Mapping[str, str] = MappingProxyType(
    {
        "company.name": "заказчик, контрагент, юр лицо, юридическое лицо, аты, customer, counterparty",
        "company.tax_id": "регномер, рег номер, регистрационный номер, registration number, каттоо номери",
        "company.country": "страна, country, өлкө",
        "activities": "отрасль, сфера деятельности, чем занимается, специализация, занятие, industry, тармак",
        "residency.status": "резидент, resident",
        "revenue.total": "оборот, доход, доходы, поступления, киреше, revenue, sales, income",
        "revenue.export": (
            "за рубеж, зарубежная выручка, иностранные клиенты, нерезиденты, выручка от нерезидентов, foreign revenue, "
            "abroad"
        ),
        "staff.employees": "штат, персонал, человек, кол во человек, people, team",
    }
)
"""Names that can mean something else as well."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


_ASKS_FOR_RESIDENTS = re.compile(
    r"(?:является )?резидент(?:ом)? (?:пвт|парка)(?: да нет)?|жтп резиденти(?:би)?(?: ооба жок)?|"
    r"resident of the park|htp resident(?: yes no)?"
)
_YES = ("да", "yes", "ооба", "true", "+", "✓", "✔", "☑", "есть", "бар")
_NO = ("нет", "no", "жок", "false")


def is_of_numbers(header: str) -> bool:
    """Whether the column counts the rows."""
    return header_words(header) in ("", "no", "no п п", "no пп", "п п", "пп", "n п п", "n", "порядковый номер", "катар")


def answers_to(header: str) -> Mapping[str, str]:
    """What yes and no mean below a header that is a question: `Резидент ПВТ`; nothing below any other."""
    return _ANSWERS if _ASKS_FOR_RESIDENTS.fullmatch(header_words(header)) else _NO_ANSWERS


_ANSWERS: Mapping[str, str] = MappingProxyType({**dict.fromkeys(_YES, "resident"), **dict.fromkeys(_NO, "applicant")})
_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def header_words(text: str) -> str:
    """The header as it is compared: its words alone, whatever stands between them, line breaks too."""
    return " ".join(re.findall(r"\w+", normalised(_INVISIBLE.sub("", text)).replace("ё", "е")))


@cache
def _key_by_words() -> Mapping[str, str]:
    by_words = {header_words(key): key for key in dotted_keys()}
    for key, names in _NAMES_BY_KEY.items():
        by_words |= {header_words(name): key for name in names.split(",")}
    return by_words


def visible(text: str) -> str:
    """The header without blanks around it and without the characters that nobody sees."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def shown(header: str) -> str:
    """The header on one line, as it is named in messages."""
    return " ".join(visible(header).split())


def key_of(header: str) -> str | None:
    """The key that a header names: the dotted key itself, or one of the names for it; None for any other."""
    shown = visible(header)
    if shown in dotted_keys():
        return shown
    return None if is_share(header) else _key_by_words().get(header_words(header))


_SHARE_OR_CHANGE = re.compile(r"[%‰Δ∆±]")


def is_share(header: str) -> bool:
    """Whether it names the share or the change of a fact, not the fact: `Экспорт, %`."""
    return _SHARE_OR_CHANGE.search(header) is not None


def currency_of(header: str) -> str | None:
    """The currency that the header names: `Выручка, сом`."""
    from htp.company.words import currency_codes  # wanted only where a mapping is made or read

    words = (word.strip(",.;:()") for word in header.split())
    named = {codes[0] for word in words if len(codes := currency_codes(word)) == 1}
    return named.pop() if len(named) == 1 else None


_MIN_LETTERS = 5
"""Letters of a name at least of which one can be wrong."""


def _with_one_less(letters: str) -> frozenset[str]:
    return frozenset({letters, *(letters[:place] + letters[place + 1 :] for place in range(len(letters)))})


@cache
def _key_by_letters() -> Mapping[str, str]:
    return {
        less: key
        for words, key in _key_by_words().items()
        for letters in (words.replace(" ", ""),)
        if len(letters) >= _MIN_LETTERS
        for less in _with_one_less(letters)
    }


def misspelt(header: str) -> str | None:
    """The key that a header would name with one letter more, less or other, or with other blanks."""
    letters = header_words(header[:_MAX_LENGTH]).replace(" ", "")
    if len(letters) < _MIN_LETTERS or is_share(header):
        return None
    return next((key for less in sorted(_with_one_less(letters)) if (key := _key_by_letters().get(less))), None)


def glued_to(header: str) -> str | None:
    """The key of which the name stands at the end of the header, without a blank before it: `за 2016 годПериод`."""
    words = header_words(header[-_MAX_LENGTH:])
    for name, key in _key_by_words().items():
        if len(name) >= _MIN_LETTERS and words.endswith(name) and not words.endswith((f" {name}", f"_{name}")):
            return key if words != name else None
    return None


_MAX_LENGTH = 100
"""Characters of a header in which misspellings are looked for."""


def meant_by(header: str) -> str | None:
    """The key of a fact that a header may mean which has more words than its name: `Выручка, тыс. сом`.

    A single word such as `name` or `year` in a longer header says little: `Имя директора`, `Год основания`; so does a
    period behind other words: `Обороты за период`.
    """
    if is_share(header):
        return None
    said_by_one_word = ("company.", "period")
    for key, words, start in _keys_within(header):
        if (words > 1 or not key.startswith(said_by_one_word)) and (key != "period" or start == 0):
            return key
    return None


_ABROAD = re.compile(
    r"зарубеж\w*|за рубежом|иностр\w*|нерезидент\w*|экспорт\w*|внешн\w*|чет ?өлкө\w*|abroad|foreign|export"
)
_AT_HOME = re.compile(r"внутр\w*|местн\w*|отечеств\w*|по кр|в кр|кыргыз\w*|ички|жергиликтүү|domestic|local|home")


def part_of_revenue(header: str) -> bool:
    """Whether it names the revenue from one side only: `Выручка, внутренний рынок`."""
    words = header_words(header)
    sides = (side.search(words) for side in (_ABROAD, _AT_HOME))
    return meant_by(header) == "revenue.total" and any(sides)


_PER_MONTH = re.compile(
    r"в месяц|за месяц|ежемесячн\w*|помесячн\w*|среднемесячн\w*|средн\w+|на (?:1|одного) \w+|"
    r"monthly|per month|average|avg|per employee|орточо|ай сайын|айына"
)


def is_per_month(header: str) -> bool:
    """Whether it names an amount of a month, or an average: `ФОТ в месяц`."""
    return _PER_MONTH.search(header_words(header)) is not None


def guessed_from(header: str) -> str | None:
    """The key that a person may confirm: its first word is enough, and words that have other meanings too.

    A country is that of the company only where nothing says whose it is: `Страна заказчика` is another.
    """
    if is_share(header) or is_per_month(header):
        return None
    if part_of_revenue(header):
        return "revenue.export" if _ABROAD.search(header_words(header)) else None
    words = header_words(header).split()
    guesses = {header_words(name): key for key, names in _GUESSES_BY_KEY.items() for name in names.split(",")}
    beginnings = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    found = (_key_by_words().get(each) or guesses.get(each) for each in beginnings)
    begun = next((key for key in found if key and key != "company.country"), None)
    return guesses.get(header_words(header)) or meant_by(header) or begun


def _keys_within(header: str) -> Iterator[tuple[str, int, int]]:
    """The keys that parts of the header are names of, each with its number of words and those before it."""
    words = header_words(header).split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if found := _key_by_words().get(" ".join(words[start : start + length])):
                yield found, length, start
