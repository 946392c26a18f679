"""What is read in each text that may be a fact, a header or a key, and all that is said of a profile: every field."""

import pickle
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from htp.company import (
    amount_headers,
    amounts,
    contradictions,
    customers,
    dates,
    facts,
    headers,
    keys,
    notation,
    units,
    words,
)
from htp.company.intent import is_meant_as_profile
from htp.company.period import Period, Quarter, QuarterOfYear
from htp.company.plausibility import oddities
from htp.company.stated_facts import stated_facts
from htp.company.validation import InvalidProfile, faults_of_fact, read_facts
from htp.document import Data, NumberText
from htp.errors import UnusableText

Compare = Callable[[str, str], None]

AMOUNTS = (
    *(
        "0",
        "1",
        "01",
        "1_000",
        "1 000",
        "1\u00a0000",
        "1\u202f000,5",
        "1.000",
        "1,000",
        "1.000,00",
        "1,000.00",
        "1'000",
    ),
    *("1.000.000", "12,5", "12.50", "1 234,567", "1234,567", "1e3", "1.5E+3", "1.25E2", "1,5е3", "1.0E-3", "1.2345E1"),
    *(
        "-5",
        "−5",
        "(5)",
        "–",
        "-",
        "",
        " 7 ",
        "1 000 сом",
        "сом 1 000",
        "$1,000.50",
        "5$",
        "5 USD",
        "5 тыс",
        "5%",
        "5 x",
    ),
    *(
        "1 00",
        "1,00",
        "1.0.0",
        "0.001",
        "0,001",
        "1000000000000000000000",
        "1" * 141,
        "1 000 000,123 сом",
        "x",
        "5 сом.",
    ),
    *("1,234.567", "1 234.567", "12 345,678", "1.234,5", "1’000’000.5", "1E400", "1.0E15", "12.345E3"),
)
COUNTS = (
    "0",
    "12",
    "12 чел.",
    "1 200",
    "1_200",
    "1,200",
    "12.0",
    "12.5",
    "-1",
    "x",
    "",
    "12 сотрудников",
    "1.200",
    "1e3",
)
DAYS = (
    *("2016-07-15", "2016-7-5", "2016/07/15", "2016.07.15", "15.07.2016", "15.07.2016 г.", "01/02/2016", "15/07/2016"),
    *("05/05/2016", "07/15/2016", "32.01.2016", "2016-02-30", "30/02/2016", "15 июля 2016 г.", "«15» июля 2016 года"),
    *(
        "July 15, 2016",
        "15th of July 2016",
        "2016 жылдын 15 июлу",
        "2016-07-15 00:00:00",
        "2016-07-15T00:00",
        "15 июля",
    ),
    *("2016", "", "15 foo 2016", "1 мая 2016", "31 апреля 2016", "3 sept 2016", "2016-07-15 09:00", "02.13.2016"),
)
PERIODS = (
    *("2016", "2016 год", "за 2016 г.", "год 2016", "year 2016", "2016.0", "2016,00", "2016-H1", "2016-H3", "2016-Q1"),
    *(
        "2016-Q5",
        "1 кв. 2016",
        "I квартал 2016 г.",
        "2016 Q3",
        "Q3/2016",
        "3Q 2016",
        "второе полугодие 2016",
        "h2 2016",
    ),
    *(
        "2016-жыл, биринчи чейрек",
        "2016-07",
        "07.2016",
        "7.2016",
        "июль 2016",
        "2016 июль",
        "2016-5",
        "2016-1",
        "2016-13",
    ),
    *(
        "3016",
        "1999-Q4",
        "16",
        "",
        "4 полугодие 2016",
        "Q2",
        "3 кв.",
        "first quarter",
        "кв 2",
        "5 кв.",
        "iv",
        "IV квартал",
    ),
)
COUNTRIES = (
    *(
        "KG",
        "kg",
        " KG ",
        "Кыргызстан",
        "КР",
        "США",
        "usa",
        "U.S.A.",
        "Korea",
        "Конго",
        "КZ",
        "XX",
        "no",
        "NO",
        "na",
        "",
    ),
    *(
        "Jappan",
        "Kazahstan",
        "England",
        "Виргинские о-ва",
        "Saint Martin",
        "Germany ",
        "Trinidad & Tobago",
        "Атлантида",
    ),
)
CURRENCIES = (
    *(
        "KGS",
        "kgs",
        "сом",
        "$",
        "US$",
        "доллар",
        "руб.",
        "₽",
        "¥",
        "фунт",
        "КGS",
        "somm",
        "XXX",
        "all",
        "ALL",
        "",
        "евро",
    ),
    *("тыс. сом", "dolar", "EURR", "манат", "UDS", "Кыргыз сому", "rubls"),
)
CUSTOMERS = (
    *(
        "+50000 EUR DE",
        "-5 KGS KG",
        "−5 KG",
        "–5 KG",
        "5 US",
        "+€50,000.00 Germany",
        "+50 000 евро, Германия",
        "+5 $ US",
    ),
    *("+5 EUR Korea", "+5 $ Korea", "+1,234 EUR DE", "+5 EUR USD DE", "+5", "", "x", "$5 million US", "+5 тыс EUR DE"),
    *("+5 GBP GB: call centre", "+5 GBP GB:  ", "+5 GB: a: b", "+5 United States USD", "+5, EUR, DE", "+$5 EUR US"),
    *(
        "+5 Congo CG",
        "+1.000 KG",
        "+10_000 US",
        "+5 руб Россия",
        "+ 5 . US",
        "+5 US dollars United States",
        "+5 United States US dollars",
        "+5 EUR Iran, Islamic Republic of",
    ),
)
HEADERS = (
    *(
        "company.name",
        "Название",
        "ИНН",
        "  Период ",
        "Выручка\nвсего",
        "Экспорт",
        "в т.ч. экспорт",
        "Экспорт, %",
        "Название\u200b",
    ),
    *(
        "Выручка, тыс. сом",
        "Общая выручка компании",
        "Имя директора",
        "Год основания",
        "Выручк",
        "Вырука",
        "Экспрот",
        "ФОТ",
    ),
    *(
        "за 2016 годПериод",
        "за 2016 год Период",
        "Период",
        "годПериод",
        "Оборот",
        "Оборот за год",
        "Страна",
        "Страна заказчика",
    ),
    *(
        "Регномер",
        "Заказчик (юрлицо)",
        "Телефон",
        "",
        "name",
        "nam",
        "profi",
        "profitt",
        "Profit before tax",
        "Прибыль, USD",
    ),
    *(
        "Выручка (сом)",
        "Сумма",
        "Курс USD",
        "Оплата, USD и EUR",
        "revenue",
        "revenue.lines.0.amount",
        "revenue.totl",
        "статус",
    ),
    *(
        "Резидент",
        "сотрудники в штате",
        "Количество сотрудников на конец года",
        "x" * 101,
        "ПериодПериод",
        "Доход, $",
        "Отчётный год",
    ),
    *(
        "за 2016 год_Период",
        "Δ Выручка",
        "Выручка за 2016",
        "Клиент (название)",
        "Название проекта",
        "за 2016 годФирма",
        "Чем занимается фирма",
        "ИНН директора",
        *(
            "Выручка за 2025 год, сом",
            "Экспорт за год, USD",
            "Прибыль за январь",
            "ФОТ за II кв. 2024, US$",
            "Выручка, доллары",
        ),
        *(
            "Выручка, сом, USD",
            "Выручка 2024 2025",
            "Сумма за 2025",
            "Выручка по клиенту",
            "USD выручка",
            "Годовая выручка",
        ),
        *(
            "Выручка за отчетный период, с.",
            "Жылдык түшүм, сом",
            "Annual revenue in EUR",
            "Выручка за 2025 год и 2024 год",
        ),
        *(
            "Выручка, сом " + "в " * 9,
            "Выручка, сом " + "в " * 10,
            "Выручка, сом " + "в " * 11,
            "Выручка, сом" + "." * 88,
            "Выручка, сом" + "." * 89,
        ),
        "периоды",
        "Дата окончательной регистрации в ПВТ",
        "Страна регистрации компании",
    ),
)
TITLES = (
    *(
        "Отчёт за 2024 год",
        "(2024)",
        "2024 2025",
        "за 1 квартал 2025 г., и II кв. 2024",
        "«2016»",
        "на 1 января 2024 г.",
    ),
    *(
        "2024-03",
        "Q1",
        "1 квартал",
        "январь",
        "год",
        "2024",
        "",
        "Клиенты",
        "2016 год, первое полугодие",
        "20",
        "I",
        "1",
    ),
    *("2-е полугодие", "март 2025", "за период 2024 год", "XXI век: 2024", "12.2024", "2024 г. 2024 год"),
)
UNITS = (
    *(
        "тыс. сом",
        "в тыс. сом",
        "млн",
        "5 млн",
        "до 8 миллионов",
        "2016 тыс. сом",
        "USD k",
        "k",
        "т. р.",
        "'000",
        "5 000",
        "000",
    ),
    *(
        "USD '000",
        "х1000",
        "in 1,000",
        "сом",
        "kgs",
        "kusd",
        "mn EUR",
        "EUR m",
        "Сумма, тыс. сом",
        "в процентах",
        "%",
        "10 ‰",
    ),
    *(
        "Доля в пайыз",
        "единица измерения: тыс. сом",
        "тыс",
        "тыс. шт.",
        "00",
        "b",
        "$ b",
        "Number of thousands",
        "thousandth",
    ),
    *("1 миң сом", "миң сом", "× 1 000 000", "по 1000", "x 10000", "per cent", "percentage", "percent of total"),
)
KEYS = (
    *(
        "revenue.total",
        "revenue",
        "revenue.totl",
        "staff.payroll",
        "staff.payroll.amount",
        "revenue.lines.0.amount",
        "x",
    ),
    *(
        "revenue.lines.01.amount",
        "revenue.lines.0.x",
        "revenue.lines.1000000.amount",
        "exchange_rates.USD",
        "exchange_rates",
    ),
    *(
        "residency.payments.2025-Q1",
        "residency.payments",
        "assumptions.average_monthly_wage",
        "company",
        "period",
        "nam",
    ),
)


def said(read: Callable[[Any], object], text: object) -> str:
    """What is read, or what is wrong, with its values; nothing where nothing is read."""
    try:
        found = read(text)
    except UnusableText as error:
        return f"{error.fault.id} {dict(error.fault.values)}"
    if isinstance(found, frozenset):
        found = sorted(found)
    return f"{found!s}" if isinstance(found, date) else repr(found) if found or found == 0 else ""


def in_lines(texts: Iterable[str], *readers: Callable[[str], object]) -> str:
    """Each text, with a line for each reader that finds something in it."""
    return "".join(
        f"{text!r}\n"
        + "".join(
            f"    {_name(each)}: {found}\n" for each in readers if (found := said(each, text)) not in ("", "False")
        )
        for text in texts
    )


def _name(reader: Callable[[Any], object]) -> str:
    return f"{reader.__module__.rpartition('.')[2]}.{reader.__name__}"


def _amount_in_som(text: str) -> object:
    return amounts.amount(text, lambda unit: unit == "сом")


def _number(text: str) -> object:
    return facts.amount(NumberText(text))


def test_of_every_text_it_is_known_what_it_can_be(assert_snapshot: Compare) -> None:
    parts = {
        "amounts": in_lines(
            AMOUNTS,
            *(facts.amount, _number, facts.rate, amounts.readings, amounts.number_in, amounts.unit_in),
            *(_amount_in_som, amounts.written_out),
        ),
        "counts": in_lines(COUNTS, facts.count, amounts.count, amounts.people_in),
        "days": in_lines(DAYS, facts.day, dates.day, dates.readings_of_day),
        "periods": in_lines(
            PERIODS, facts.period, dates.period, dates.quarter, dates.quarter_of_year, facts.quarter_of_year
        ),
        "countries": in_lines(COUNTRIES, facts.country, words.country_codes, notation.country_code, words.is_word_too),
        "currencies": in_lines(CURRENCIES, facts.currency, words.currency_codes, notation.currency_code),
        "customers": in_lines(CUSTOMERS, customers.customer_in),
        "headers": in_lines(
            HEADERS,
            *(headers.key_of, headers.misspelt, headers.glued_to, headers.meant_by, headers.guessed_from),
            *(headers.shown, headers.header_words, headers.currency_of, headers.is_share, amount_headers.amount_header),
        ),
        "titles": in_lines(TITLES, dates.periods_in, amount_headers.period_or_part),
        "units": in_lines(
            UNITS, units.is_in_thousands, units.says_thousands, units.is_unit_in_thousands, units.is_in_per_cent
        ),
        "keys": in_lines(KEYS, keys.is_column, keys.unknown_column, keys.sections_with),
        "others": in_lines(
            ("01234567890123", "1234567890123", "1.2E13", "0123 4567 890123", '="01234567890123"', "", "A", "x" * 501),
            *(facts.tax_id, notation.tax_id, facts.name, words.legal_form, words.status),
        ),
        "forms": in_lines(
            ("ОсОО", "OOO", "L.L.C.", "ип", "филиал", "gmbh", "Резидент ПВТ", "нет"), words.legal_form, words.status
        ),
    }
    of_headers = ("headers", "titles", "units", "keys")
    for name, chosen in (("texts.txt", parts.keys() - of_headers), ("headers.txt", of_headers)):
        assert_snapshot(name, "\n".join(f"=== {part}\n{parts[part]}" for part in parts if part in chosen))


LINES = [{"amount": "5", "market": "US", "currency": "USD", "quarter": "Q1", "activity": "a", "customer": "b"}]
PROFILES: Mapping[str, dict[str, Any]] = {
    "totals that disagree": {"revenue": {"currency": "KGS", "total": "1", "export": "2", "lines": LINES}},
    "currencies without rate": {
        "revenue": {"currency": "KGS", "lines": [*LINES, *LINES, {"amount": "1", "currency": "EUR"}, {"amount": "1"}]},
        "exchange_rates": {"KGS": "2", "EUR": "80"},
    },
    "a rate of one": {"revenue": {"currency": "KGS"}, "exchange_rates": {"KGS": "1.0"}},
    "no currency of the total": {"revenue": {"lines": [{"amount": "1"}, *LINES, {"amount": "1", "currency": "EUR"}]}},
    "quarters outside": {
        "period": "2016-H2",
        "revenue": {"currency": "USD", "lines": [*LINES, {"amount": "1", "quarter": "Q3"}]},
    },
    "an entrepreneur abroad": {"company": {"name": "A", "country": "KZ", "legal_form": "individual_entrepreneur"}},
    "a branch abroad": {"company": {"name": "A", "country": "DE", "legal_form": "branch"}},
    "an entity abroad": {"company": {"name": "A", "country": "DE", "legal_form": "legal_entity"}},
    "a branch at home": {"company": {"name": "A", "country": "KG", "legal_form": "branch"}},
    "pay of nobody": {"staff": {"employees": "0", "payroll": "1"}},
    "pay without months": {"staff": {"employees": "0", "payroll": "1", "employee_months": "0"}},
    "pay of somebody without months": {"staff": {"employees": "1", "payroll": "1", "employee_months": "0"}},
    "pay of months": {"staff": {"employees": "0", "payroll": "1", "employee_months": "2"}},
    "no pay of nobody": {"staff": {"employees": "0", "payroll": "0", "employee_months": "0"}},
    "payments and their total": {"period": "2016-H1", "residency": {"fees_paid": "1", "payments": {"2016-Q1": "1"}}},
    "payments of other quarters": {
        "period": "2016-H1",
        "residency": {"payments": {"2016-Q2": "1", "2016-Q3": "1", "2015-Q1": "2"}},
    },
    "payments of any quarters": {"residency": {"payments": {"2016-Q2": "1"}}},
    "registrations in the wrong order": {
        "residency": {"initial_registration": "2016-07-15", "final_registration": "2016-07-14"}
    },
    "days of a program": {
        "residency": {"initial_registration": datetime(2016, 7, 15), "final_registration": date(2016, 7, 15)}  # noqa: DTZ001
    },
    "registrations on one day": {
        "residency": {"initial_registration": "2016-07-15", "final_registration": "2016-07-15"}
    },
    "too many activities": {"activities": [f"a{number}" for number in range(4)]},
    "too many activities in lines": {
        "activities": [f"a{number}" for number in range(3)],
        "revenue": {"currency": "KGS", "lines": [{"amount": "1"}, {"amount": "1", "activity": "b"}]},
    },
    "as many activities as there may be": {
        "activities": [f"a{number}" for number in range(3)],
        "revenue": {"currency": "KGS", "lines": [{"amount": "1", "activity": "a1"}]},
    },
    "mistakes and what disagrees beside them": {
        "company": {"nam": "A", "country": "DE", "legal_form": "branch"},
        "revenue": {
            "currency": "KGS",
            "total": "1",
            "export": "2",
            "lines": [{"amount": "x", "currency": "USD"}, {"market": "US"}],
        },
        "staff": {"employees": "0", "payroll": {"amount": "1", "currency": "KGSS"}},
        "exchange_rates": {"KGS": "2", "XX": "1", "EUR": "0"},
        "profit": ["1"],
    },
    "a currency that is no one": {"revenue": {"currency": "zz", "lines": LINES}},
    "a rate that is none": {"revenue": {"currency": "KGS", "lines": LINES}, "exchange_rates": {"USD": "x"}},
    "a key like the currency": {"revenue": {"curency": "KGS", "lines": LINES}},
    "keys of other kinds": {
        "revenue": {"totl": "1", "name": "x", "5": "1", "total:5": "1", "lines": "1"},
        "activities": "a",
        "period": {"a": "b"},
        "residency": {
            "status": "residnt",
            "payments": {"2016": "1", "2016-Q1": "x", "1 кв. 2017": "1", "2017-Q1": "2"},
        },
        "staff": "5",
    },
    "choices": {
        "company": {"name": "A", "legal_form": "gmbh"},
        "residency": {"status": ["x"]},
        "revenue": {"currency": "KGS", "lines": [{"amount": "1", "quarter": "Q7"}, "x", None]},
    },
    "a wage": {"assumptions": {"average_monthly_wage": {"amount": "1"}, "x": "1"}},
    "rates twice": {"exchange_rates": {"USD": "1", "доллар США": "2"}},
    "empty keys": {"company": {"name": "A", "country": None, "x": None}, "period": None, "revenue": None},
    "too fine amounts": {"revenue": {"currency": "KGS", "total": "10.001", "export": "1.001"}},
    "a too fine line": {"revenue": {"currency": "KGS", "lines": [{"amount": "1.00"}, {"amount": "1.0010"}]}},
    "too fine pay": {"staff": {"payroll": "1.001"}, "profit": "1.001"},
    "a too fine profit": {"profit": "1.001"},
    "a too fine fee": {"residency": {"fees_paid": "1.001"}},
    "a too fine payment": {"residency": {"payments": {"2016-Q1": "1.001"}}},
    "a too fine wage": {"assumptions": {"average_monthly_wage": {"amount": "1.001", "currency": "KGS"}}},
    "an export like a share": {"revenue": {"currency": "KGS", "total": "10000", "export": "100"}},
    "an export of a little more": {"revenue": {"currency": "KGS", "total": "10000", "export": "101"}},
    "an export of a little less": {"revenue": {"currency": "KGS", "total": "9999", "export": "100"}},
    "no export": {"revenue": {"currency": "KGS", "total": "10000", "export": "0"}},
    "a country like a language": {
        "company": {"name": "A", "country": "KY"},
        "revenue": {"lines": [{"amount": "1", "market": "NA"}]},
    },
    "a period to come": {"period": "2016-12"},
    "a period that begins today": {"period": "2016-11"},
    "rates": {
        "revenue": {"currency": "KGS"},
        "exchange_rates": {
            "USD": "69",
            "EUR": "0.0145",
            "KZT": "16.5",
            "JPY": "0.05",
            "UZS": "9",
            "TJS": "1",
            "RUB": "6",
        },
    },
    "rates at the bounds": {
        "revenue": {"currency": "USD"},
        "exchange_rates": {"EUR": "6", "GBP": "5.99", "CHF": "0.16", "KGS": "0.0858", "RUB": "0.0857", "INR": "1.1"},
    },
    "rates of far too many units": {
        "revenue": {"currency": "USD"},
        "exchange_rates": {"EUR": "6000", "GBP": "5999", "CHF": "60"},
    },
    "rates of a currency that is not known": {"revenue": {"currency": "TJS"}, "exchange_rates": {"USD": "0.001"}},
    "other notations": {
        "company": {"name": " Таш Код ", "legal_form": "ОсОО", "country": "КР", "tax_id": "'0123 4567 8901 23"},
        "period": "1 кв. 2016",
        "activities": ["62.01"],
        "revenue": {
            "currency": "сом",
            "lines": [
                {"amount": "1 000,50 $", "currency": "$", "market": "США", "quarter": "1 кв."},
                {"amount": "5 сом"},
            ],
        },
        "exchange_rates": {"US$": "69,5", " EUR ": "80"},
        "staff": {
            "employees": "12 чел.",
            "payroll": {"amount": "1 000 руб", "currency": "руб."},
            "employee_months": "36,0",
        },
        "profit": NumberText("1.5E3"),
        "residency": {
            "status": "Заявитель",
            "payments": {"I кв. 2016": "1 000 сом"},
            "initial_registration": "15.01.2016",
        },
    },
    "a mistake in another notation": {"exchange_rates": {"US$": "x"}, "residency": {"payments": {"1 кв. 2016": "x"}}},
    "numbers of programs": {
        "period": NumberText("2016.0"),
        "profit": NumberText("1.234"),
        "staff": {"employees": NumberText("1e1")},
    },
}


def _all_of(facts: dict[str, Any]) -> str:
    """The facts that a profile states and what is noted of them, or what is wrong."""
    try:
        read = read_facts({"company": {"name": "A"}, **facts})
    except InvalidProfile as error:
        return "".join(f"    {tuple(each)}\n" for each in error.problems)
    notes = [*read.notes, *oddities(read.profile, date(2016, 11, 1))]
    stated = "".join(f"    {key}: {text}\n" for key, text in stated_facts(read.profile).items())
    return stated + "".join(f"    note {tuple(each)}\n" for each in notes)


VALUES: tuple[object, ...] = (
    *(None, True, 5, -1, 10**9, 1.5, [], ["a"], {}, {"a": "b"}, Decimal("1.50"), Decimal("NaN"), date(2016, 7, 15)),
    *(datetime(2016, 7, 15), datetime(2016, 7, 15, 9, 30), datetime(2016, 7, 15, tzinfo=UTC)),  # noqa: DTZ001
    *(Period("2016", 2016, 1, 12), QuarterOfYear(2016, Quarter.Q1), NumberText("1.000"), NumberText("1e3")),
    *({"2016-Q1": "1", "2016-Q2": None}, {"USD": "1", "EUR": None}, {"1 кв. 2016": "1", "I кв. 2016": "2"}),
    *({"2016-Q1": "1", "2016-Q2": "1", "2016-Q3": "2"}, {"usd": "1", "доллар США": "2"}),
)
READERS: tuple[Callable[[Any], object], ...] = (
    *(facts.name, facts.amount, facts.rate, facts.count, facts.country, facts.currency, facts.tax_id, facts.day),
    *(facts.period, facts.quarter_of_year, facts.payments, facts.activities, facts.exchange_rates),
)


def test_of_every_value_of_a_program_it_is_known_what_it_is(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "MAX_PAYMENTS", 2)
    found = (
        f"{value!r}\n" + "".join(f"    {_name(read)}: {said(read, value)}\n" for read in READERS) for value in VALUES
    )
    assert_snapshot("values.txt", "".join(found))


def test_of_every_profile_it_is_known_what_it_states_or_what_is_wrong(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contradictions, "MAX_ACTIVITIES", 3)
    assert_snapshot("profiles.txt", "\n".join(f"=== {what}\n{_all_of(facts)}" for what, facts in PROFILES.items()))


FACTS: tuple[tuple[str, Data], ...] = (
    ("revenue.total", "x"),
    ("revenue.total", "1 000 сом"),
    ("revenue.total", "1 000,5"),
    ("revenue.currency", "KGSS"),
    ("revenue.lines.7.amount", "x"),
    ("revenue.lines.7.market", "XX"),
    ("revenue.lines.7.market", "US"),
    ("company.country", "XX"),
    ("company.name", ""),
    ("company.name", "A"),
    ("activities", ["62.01"]),
    ("activities", "62.01"),
    ("staff.payroll", "x"),
    ("staff.payroll.amount", "x"),
    ("staff.payroll.currency", "XX"),
    ("exchange_rates.USD", "0"),
    ("exchange_rates.XX", "1"),
    ("residency.payments.2016-Q1", "x"),
    ("residency.status", "maybe"),
    ("period", "2016-Q1"),
)


def test_of_a_fact_by_itself_it_is_known_what_is_wrong(assert_snapshot: Compare) -> None:
    said_of = (f"{key} {value!r}: {[tuple(each) for each in faults_of_fact(key, value)]}\n" for key, value in FACTS)
    assert_snapshot("facts.txt", "".join(said_of))


@pytest.mark.parametrize(
    "data, is_meant",
    [
        ({"company": 1}, True),
        ({"Компания": 1}, True),
        ({"companies": 1}, True),
        ({"compani": 1}, True),
        ({"name": 1}, False),
        ({"name": 1, "client": 1}, False),
        ({"name": 1, "status": 1}, True),
        ({"profile": 1}, False),
        ({"profit": 1}, True),
        ({"command": 1, "x": 2}, False),
        ([{"x": 1}, "company", {"company": 1}], True),
        ([["company"]], False),
        ("company", False),
        (None, False),
    ],
)
def test_what_has_a_key_of_a_profile_or_one_like_it_is_meant_as_one(data: Data, *, is_meant: bool) -> None:
    assert is_meant_as_profile(data) is is_meant


def test_what_is_wrong_with_a_profile_is_said_in_another_process_too() -> None:
    with pytest.raises(InvalidProfile) as refused:
        read_facts({"company": {"name": "A"}, "profit": "x"})
    said_in_words = InvalidProfile(refused.value.problems, "profit: write digits")
    for error in (refused.value, said_in_words):
        there = pickle.loads(pickle.dumps(error))
        assert (there.problems, there.words, str(there)) == (error.problems, error.words, str(error))


def test_of_very_many_problems_the_first_are_said() -> None:
    data: Data = {"company": {"name": "A"}, "period": "x", "profit": "y", "revenue": {"total": "z"}}
    for most, ids in ((0, ["profile.more-problems"]), (1, ["period.unreadable"]), (3, ["period.unreadable"])):
        with pytest.raises(InvalidProfile) as refused:
            read_facts(data, most=most)
        assert [each.id for each in refused.value.problems][: len(ids)] == ids
        assert len(refused.value.problems) == max(1, most)
