"""What people call countries, currencies, legal forms and statuses, in English, Russian and Kyrgyz.

A word of several meanings has all of them here: what has one is read, what has several is asked.
"""

import re
from collections.abc import Callable, Container, Mapping
from functools import cache

from htp.company import countries, country_names, currencies, currency_names
from htp.spelling import normalised

_COUNTRIES = """
KG Kirghizia; Kirgizia; Кыргызская Республика; Киргизстан; КР; Кыргыз Республикасы; Bishkek; Бишкек; г Бишкек
RU РФ; Российская Федерация; Россия Федерациясы; Орусия
US U.S.; U.S.A.; USA; United States of America; America; США; Соединенные Штаты Америки; Америка; АКШ
GB UK; U.K.; Great Britain; Britain; England; Scotland; Wales; Англия; Британия; Шотландия; Соединенное Королевство
AE UAE; U.A.E.; Dubai; Emirates; Объединенные Арабские Эмираты; Эмираты; Арабские Эмираты; Дубай; БАЭ
KZ Республика Казахстан; Респ Казахстан; РК; Казакстан Республикасы
UZ Республика Узбекистан; Респ Узбекистан; РУз; Узбекстан
TJ RU РТ
TJ Республика Таджикистан; Респ Таджикистан
BY Белоруссия; Республика Беларусь; РБ
MD Молдавия; Республика Молдова
DE ФРГ; Федеративная Республика Германия
CN КНР; PRC; Китайская Народная Республика
KR South Korea; Republic of Korea; S. Korea; Южная Корея; Ю. Корея; Юж. Корея; Республика Корея; Респ Корея; Р. Корея
KP North Korea; Северная Корея; Корейская Народно-Демократическая Республика
KR KP Korea; Корея
CG CD Congo; Конго
TR Turkey; Туркия
CZ Czech Republic; Чешская Республика
NL Holland; Голландия
HK Hong Kong; Hongkong; Гонконг
MO Macau; Macao; Макао
AU Австралийский Союз
CH Швейцарская Конфедерация
MM Burma; Myanmar; Мьянма; Бирма
CI Ivory Coast; Кот д'Ивуар
MK Macedonia; Македония
SZ Swaziland; Свазиленд
VA Vatican; Holy See
TW Taiwan; Тайвань
PS Palestine; Палестина
VG VI Virgin Islands; Виргинские острова; Виргинские о-ва
MF SX Saint Martin; Сен-Мартен
ZA ЮАР; South African Republic
CF ЦАР
ER Eritrea
KY Кайманы; Каймановы острова; Кайман
XK Kosova
"""
_CURRENCIES = """
KGS som; soms; сом; сома; сомов; сомы; сому; сомах; с; кырг сом; кыргызский сом; кыргызских сомов; кыргыз сому; ⃀
USD us$; usd$; доллар сша; доллары сша; долл сша; долларов сша; долларах сша; us dollars; акш доллар
USD американский доллар; американских долларов
USD CAD AUD NZD SGD HKD $; dollar; dollars; доллар; доллары; доллара; долларов; долларах; долл
EUR €; euro; euros; евро
RUB ₽; rur; rub; руб; рубль; рубли; рубля; рублей; рублях; рос руб; росс руб
RUB российский рубль; ruble; rubles; rouble; roubles
BYN бел руб; белорусский рубль
KZT ₸; тенге; теңге; tenge; тг
UZS сум; сумов; узбекский сум; so'm; сўм
CNY rmb; юань; юаня; юаней; юани; юанях; yuan; renminbi
JPY иена; йена; иен; йен; yen
CNY JPY ¥
GBP фунт стерлингов; фунтов стерлингов; pound sterling; pounds sterling; sterling; british pound
GBP EGP LBP SYP £; pound; pounds; фунт; фунты; фунтов
CHF швейцарский франк; swiss franc
CHF XAF XOF XPF DJF франк; франков; franc; francs
SEK NOK DKK CZK ISK крона; крон; krona; krone; kr
AZN TMT манат; manat
AZN ₼
AED MAD дирхам; дирхамов; dirham; dirhams
UAH ₴; гривна; гривен; гривня; hryvnia
GEL ₾; лари; lari
TRY ₺; лира; турецкая лира; lira
INR ₹
INR PKR IDR LKR NPR рупия; рупий; rupee; rupees
KRW ₩; won
KRW KPW вона; вон
ILS ₪; шекель; shekel
VND ₫; донг; dong
TJS сомони; somoni
MNT тугрик; tugrik
AMD драм; dram
PLN злотый; злотых; zloty; zł
"""
"""Kyrgyzstan's rouble is Russia's; what other currencies are called has their country in it."""
_FORMS = """
legal_entity ОсОО; ООО; АО; ОАО; ЗАО; ПАО; ОАК; ЖЧК; ААК; ЖАК; АК; LLC; L.L.C.; Ltd; JSC; OJSC; CJSC; Inc; Corp
legal_entity юридическое лицо; юрлицо; юр лицо; юридикалык жак; legal entity; limited liability company
legal_entity общество с ограниченной ответственностью; жоопкерчилиги чектелген коом; joint stock company
legal_entity акционерное общество; открытое акционерное общество; закрытое акционерное общество; акционердик коом
individual_entrepreneur ИП; ЖИ; индивидуальный предприниматель; жеке ишкер; individual entrepreneur; sole proprietor
individual_entrepreneur sole trader; entrepreneur; предприниматель
branch филиал; branch; филиал иностранной компании; branch of a foreign company; филиал юридического лица
"""
_STATUSES = """
resident resident; резидент; действующий резидент; резидент ПВТ; резидент парка; резидент ПВТ КР; ЖТП резиденти
resident парктын резиденти; resident of the park
applicant заявитель; соискатель; кандидат; кандидат в резиденты; applicant; арыз берүүчү; арыз ээси; талапкер
applicant нет; не резидент; нерезидент; не резидент ПВТ; нерезидент ПВТ; не является резидентом; no; not a resident
applicant non-resident; nonresident; жок; резидент эмес; жтп резиденти эмес; подана заявка; подал заявление
"""

_WORDS_TOO = frozenset({"no", "na", "it", "all"})
"""Codes that are words of their own in small letters."""


def country_codes(text: str) -> tuple[str, ...]:
    """The countries that the text can mean: by their code, in any case, or by what they are called."""
    return _codes(text, countries.NAME_BY_CODE, _country_meanings)


def currency_codes(text: str) -> tuple[str, ...]:
    """The currencies that the text can mean: by their code, in any case, by their sign or by what they are called."""
    return _codes(text, currencies.CODES, _currency_meanings)


def is_word_too(text: str) -> bool:
    """Whether a code in small letters is a word as well: `no` can be Norway, or an answer."""
    return text.lower() in _WORDS_TOO and not text.isupper()


def without_legal_form(compared_name: str) -> str:
    """The name, as it is compared, without its legal form: `осоо ала-тоо` and `ала-тоо` may be one company."""
    return _FORM_IN_NAME.sub("", compared_name) or compared_name


_SHORT_FORMS = (  # without АК, which is white too, as in Ак-Суу
    "осоо|ооо|оао|зао|пао|ао|жчк|аак|жак|оак|ип|жи|чп|llc|l\\.l\\.c\\.|ltd\\.?|jsc|ojsc|cjsc|inc\\.?|corp\\.?|gmbh"
)
_FORM_IN_NAME = re.compile(rf"^(?:{_SHORT_FORMS}) +|,? +(?:{_SHORT_FORMS})$")


def legal_form(text: str) -> str | None:
    return _only(_form_meanings().get(_compared(text), ()))


def form_in_name(name: str) -> str | None:
    """The form that an abbreviation at one end of a company's name says: `ОсОО Ала-Тоо`, `Ala-Too LLC`."""
    words = name.split()
    ends = {words[0], words[-1]} if len(words) > 1 else set()
    forms = {legal_form(each) for each in ends if sum(letter.isupper() for letter in each) > 1} - {None}
    return forms.pop() if len(forms) == 1 else None


def status(text: str) -> str | None:
    return _only(_status_meanings().get(_compared(text), ()))


def _only(meanings: tuple[str, ...]) -> str | None:
    return meanings[0] if len(meanings) == 1 else None


def _codes(text: str, codes: Container[str], meanings: Callable[[], Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    if (code := text.strip().upper()) in codes:
        return () if is_word_too(text.strip()) else (code,)
    return meanings().get(_compared(text), ())


def _compared(text: str) -> str:
    """The text as it is compared: without points, and with one spelling of marks and letters that have two."""
    compared = normalised(text).replace(".", " ").replace("ё", "е").replace("’", "'").replace("&", " and ")
    return " ".join(compared.split())


@cache
def _country_meanings() -> Mapping[str, tuple[str, ...]]:
    english = "\n".join(f"{code} {name}" for code, name in countries.NAME_BY_CODE.items())
    return _meanings(_COUNTRIES, f"{english}\n{country_names.NAMES.strip()}")


@cache
def _currency_meanings() -> Mapping[str, tuple[str, ...]]:
    return _meanings(_CURRENCIES, currency_names.NAMES)


@cache
def _form_meanings() -> Mapping[str, tuple[str, ...]]:
    return _meanings("", _FORMS)


@cache
def _status_meanings() -> Mapping[str, tuple[str, ...]]:
    return _meanings("", _STATUSES)


def _meanings(usual: str, names: str) -> Mapping[str, tuple[str, ...]]:
    """What each word can mean: usual ones are said first whose they are, for all others it is found from the names."""
    meanings: dict[str, tuple[str, ...]] = {}
    for line in names.strip().splitlines():
        code, called = line.split(" ", 1)
        for word in map(_compared, called.split(";")):
            meanings[word] = tuple(dict.fromkeys([*meanings.get(word, ()), code]))
    said: dict[str, tuple[str, ...]] = {}
    for line in usual.strip().splitlines():
        codes, called = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]  # the lines above are such
        for word in map(_compared, called.split(";")):
            said[word] = tuple(dict.fromkeys([*said.get(word, ()), *codes.split()]))
    return {**meanings, **said}


_LINE = re.compile(r"((?:[A-Z]{2,3} )+)(.*)")
