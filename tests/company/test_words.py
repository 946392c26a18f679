"""Countries, currencies, legal forms and statuses by what people call them; a word of several is asked."""

import pytest

from htp.company.countries import NAME_BY_CODE
from htp.company.currencies import CODES
from htp.company.notation import plain_facts
from htp.company.validation import InvalidProfile, profile_from
from htp.company.words import country_codes, currency_codes, form_in_name, legal_form, status
from htp.document import Data
from htp.reports.wording.problems import Sentences, sentences


@pytest.mark.parametrize(
    "text, code",
    [
        *(("kg", "KG"), ("Кыргызстан", "KG"), ("Кыргызская Республика", "KG"), ("Киргизия", "KG"), ("КР", "KG")),
        *(("США", "US"), ("АКШ", "US"), ("U.S.A.", "US"), ("Соединённые Штаты Америки", "US"), ("UK", "GB")),
        *(("  германия ", "DE"), ("KAZ", "KZ"), ("Казахстан", "KZ"), ("Казакстан", "KZ"), ("РФ", "RU"), ("ЮАР", "ZA")),
        *(("Объединённые Арабские Эмираты", "AE"), ("Кот д'Ивуар", "CI"), ("Republic of Korea", "KR"), ("NO", "NO")),
        *(("РК", "KZ"), ("РУз", "UZ"), ("Респ. Корея", "KR"), ("Ю. Корея", "KR"), ("г. Бишкек", "KG")),
        *(("Norway", "NO"), ("XK", "XK"), ("Косово", "XK"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Гвинея", "GN")),
    ],
)
def test_a_country_with_one_reading_is_read(text: str, code: str) -> None:
    assert country_codes(text) == (code,)


@pytest.mark.parametrize("text", ["", "-", "Европа", "СНГ", "EU", "КZ", "abroad", "экспорт", "no", "No", "na", "it"])
def test_what_names_no_country_is_none(text: str) -> None:
    assert country_codes(text) == ()


def test_every_country_is_read_by_its_code_in_any_case_and_by_its_english_name() -> None:
    for code, name in NAME_BY_CODE.items():
        assert country_codes(code) == country_codes(name) == (code,)
        assert country_codes(code.lower()) in ((code,), ())


def test_every_currency_is_read_by_its_code_in_any_case() -> None:
    for code in CODES:
        assert currency_codes(code) == (code,)
        assert currency_codes(code.lower()) in ((code,), ())


@pytest.mark.parametrize(
    "text, code",
    [
        *(("kgs", "KGS"), ("сом", "KGS"), ("Сомов", "KGS"), ("с.", "KGS"), ("som", "KGS"), ("Кыргыз сому", "KGS")),
        *(("доллар США", "USD"), ("долл. США", "USD"), ("US$", "USD"), ("US Dollars", "USD"), ("АКШ доллары", "USD")),
        *(("€", "EUR"), ("евро", "EUR"), ("руб.", "RUB"), ("российский рубль", "RUB"), ("₸", "KZT"), ("тенге", "KZT")),
        *(("сум", "UZS"), ("белорусский рубль", "BYN"), ("фунт стерлингов", "GBP"), ("юань", "CNY")),
    ],
)
def test_a_currency_with_one_reading_is_read(text: str, code: str) -> None:
    assert currency_codes(text) == (code,)


@pytest.mark.parametrize(
    "word, form",
    [
        *(("ОсОО", "legal_entity"), ("LLC", "legal_entity"), ("ЖЧК", "legal_entity"), ("L.L.C.", "legal_entity")),
        *(("Общество с ограниченной ответственностью", "legal_entity"), ("ИП", "individual_entrepreneur")),
        *(("жеке ишкер", "individual_entrepreneur"), ("Филиал", "branch"), ("физлицо", None), ("", None)),
    ],
)
def test_a_legal_form(word: str, form: str | None) -> None:
    assert legal_form(word) == form


@pytest.mark.parametrize(
    "word, read",
    [
        *(("Резидент", "resident"), ("RESIDENT", "resident"), ("Резидент ПВТ", "resident")),
        *(("заявитель", "applicant"), ("нет", "applicant"), ("не резидент", "applicant"), ("жок", "applicant")),
        *(("да", None), ("-", None), ("", None), ("бывший резидент", None)),
    ],
)
def test_a_status(word: str, read: str | None) -> None:
    assert status(word) == read


def problem(facts: dict[str, Data]) -> Sentences:
    with pytest.raises(InvalidProfile) as refused:
        profile_from({"company": {"name": "Ala-Too"}, **facts})
    (only,) = refused.value.problems
    return sentences(only)


def test_a_word_of_several_is_asked_with_all_of_them() -> None:
    assert problem({"company": {"name": "Ala-Too", "country": "Конго"}}) == (
        '"Конго" can be several countries',
        "write one of: CG (Congo - Brazzaville), CD (Congo - Kinshasa)",
    )
    assert problem({"revenue": {"currency": "$"}}) == (
        '"$" can be several currencies',
        "write one of: USD, CAD, AUD, NZD, SGD, HKD",
    )


def test_a_small_word_that_is_a_code_too_is_asked() -> None:
    assert problem({"company": {"name": "Ala-Too", "country": "no"}}) == (
        '"no" can be a country code or a word',
        "write NO in capitals if it is the country, or leave it empty",
    )
    assert problem({"revenue": {"currency": "all"}}) == (
        '"all" can be a currency code or a word',
        "write ALL in capitals if it is the currency, or leave it empty",
    )


def test_a_cyrillic_letter_in_a_code_is_named() -> None:
    assert problem({"company": {"name": "Ala-Too", "country": "КZ"}}) == (
        '"КZ" has a Cyrillic letter in a country code: К',
        "write KZ in Latin letters if it is Kazakhstan, else the name of the country",
    )
    assert problem({"company": {"name": "Ala-Too", "country": "РМ"}}) == (
        '"РМ" has a Cyrillic letter in a country code: РМ',
        "write PM in Latin letters if it is St. Pierre and Miquelon, else the name of the country",
    )
    assert problem({"revenue": {"currency": "КGS"}}) == (
        '"КGS" has a Cyrillic letter in a currency code: К',
        "write KGS in Latin letters",
    )


def test_a_sign_of_several_currencies_is_the_one_that_has_a_rate() -> None:
    lines: list[Data] = [{"amount": "$5,000.00", "currency": "$"}]
    data: Data = {"revenue": {"currency": "KGS", "lines": lines}, "exchange_rates": {"USD": "69"}}
    read = plain_facts(data).data
    assert read == {
        "revenue": {"currency": "KGS", "lines": [{"amount": "5000.00", "currency": "USD"}]},
        "exchange_rates": {"USD": "69"},
    }
    two_rates: Data = {"revenue": {"lines": lines}, "exchange_rates": {"USD": "69", "CAD": "50"}}
    assert plain_facts(two_rates).data == two_rates


@pytest.mark.parametrize(
    "name, form",
    [
        ("ОсОО Ала-Тоо", "legal_entity"),
        ("Ala-Too LLC", "legal_entity"),
        ("ИП Сыдыков А.", "individual_entrepreneur"),
        ("Olive Branch", None),
        ("Ала-Тоо", None),
        ("ОсОО", None),
        ("ИП Ала-Тоо LLC", None),
    ],
)
def test_an_abbreviation_at_one_end_of_a_name_says_the_form(name: str, form: str | None) -> None:
    assert form_in_name(name) == form
