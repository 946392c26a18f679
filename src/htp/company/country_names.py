"""What people call countries: names of the Unicode CLDR in Russian and Kyrgyz, three letters, usual names."""

from collections.abc import Mapping
from functools import cache

from htp.company.countries import NAME_BY_CODE
from htp.spelling import normalised

_USUAL_NAMES = """
KG Кыргызская Республика; КР; Киргизия; Кыргыз Республикасы; Kyrgyz Republic; Kirghizia
RU РФ; Российская Федерация; Russian Federation
US США; USA; U.S.A.; U.S.; United States of America; Соединённые Штаты; Соединённые Штаты Америки; Америка; АКШ
GB UK; U.K.; Great Britain; Britain; England; Англия; Британия; Соединённое Королевство
AE UAE; Объединённые Арабские Эмираты; Эмираты; Арабские Эмираты; Дубай; БАЭ
KZ Республика Казахстан; РК
UZ Республика Узбекистан
DE ФРГ; Federal Republic of Germany
CN КНР; PRC; People's Republic of China
KR South Korea; Republic of Korea; Южная Корея; Республика Корея
KP North Korea; Северная Корея; КНДР
TR Turkey; Türkiye; Турция
CZ Чехия; Czech Republic; Чешская Республика
NL Holland; Голландия
BY Белоруссия; Республика Беларусь
MD Молдавия
VN Vietnam; Viet Nam
HK Hong Kong; Гонконг
"""
_NAMES = """
AD AND Андорра
AE ARE ОАЭ; Бириккен Араб Эмираттары
AF AFG Афганистан
AG ATG Антигуа и Барбуда; Антигуа жана Барбуда
AI AIA Ангилья
AL ALB Албания
AM ARM Армения
AO AGO Ангола
AQ ATA Антарктида
AR ARG Аргентина
AS ASM Американское Самоа; Америкалык Самоа
AT AUT Австрия
AU AUS Австралия
AW ABW Аруба
AX ALA Аландские о-ва; Аланд аралдары
AZ AZE Азербайджан; Азербайжан
BA BIH Босния и Герцеговина; Босния жана Герцеговина
BB BRB Барбадос
BD BGD Бангладеш
BE BEL Бельгия
BF BFA Буркина-Фасо
BG BGR Болгария
BH BHR Бахрейн
BI BDI Бурунди
BJ BEN Бенин
BL BLM Сен-Бартелеми; Сент Бартелеми
BM BMU Бермудские о-ва; Бермуд аралдары
BN BRN Бруней
BO BOL Боливия
BQ BES Бонэйр, Синт-Эстатиус и Саба; Кариб Нидерланддары
BR BRA Бразилия
BS BHS Багамы; Багама аралдары
BT BTN Бутан
BV BVT о-в Буве; Буве аралы
BW BWA Ботсвана
BY BLR Беларусь
BZ BLZ Белиз
CA CAN Канада
CC CCK Кокосовые о-ва; Кокос (Килинг) аралдары
CD COD Конго - Киншаса; Конго-Киншаса
CF CAF Центрально-Африканская Республика; Борбордук Африка Республикасы
CG COG Конго - Браззавиль; Конго-Браззавил
CH CHE Швейцария
CI CIV Кот-д’Ивуар
CK COK о-ва Кука; Кук аралдары
CL CHL Чили
CM CMR Камерун
CN CHN Китай; Кытай
CO COL Колумбия
CR CRI Коста-Рика
CU CUB Куба
CV CPV Кабо-Верде
CW CUW Кюрасао
CX CXR о-в Рождества; Рождество аралы
CY CYP Кипр
CZ CZE Чехия
DE DEU Германия
DJ DJI Джибути
DK DNK Дания
DM DMA Доминика
DO DOM Доминиканская Республика; Доминика Республикасы
DZ DZA Алжир
EC ECU Эквадор
EE EST Эстония
EG EGY Египет
EH ESH Западная Сахара; Батыш Сахара
ER ERI Эритрея
ES ESP Испания
ET ETH Эфиопия
FI FIN Финляндия
FJ FJI Фиджи
FK FLK Фолклендские о-ва; Фолкленд аралдары
FM FSM Федеративные Штаты Микронезии; Микронезия
FO FRO Фарерские о-ва; Фарер аралдары
FR FRA Франция
GA GAB Габон
GB GBR Великобритания; Улуу Британия
GD GRD Гренада
GE GEO Грузия
GF GUF Французская Гвиана; Франция Гвианасы
GG GGY Гернси
GH GHA Гана
GI GIB Гибралтар
GL GRL Гренландия
GM GMB Гамбия
GN GIN Гвинея
GP GLP Гваделупа
GQ GNQ Экваториальная Гвинея; Экватордук Гвинея
GR GRC Греция
GS SGS Южная Георгия и Южные Сандвичевы о-ва; Түштүк Жоржия жана Түштүк Сэндвич аралдары
GT GTM Гватемала
GU GUM Гуам
GW GNB Гвинея-Бисау
GY GUY Гайана
HK HKG Гонконг (САР); Гонконг Кытай ААА
HM HMD о-ва Херд и Макдональд; Херд жана Макдональд аралдары
HN HND Гондурас
HR HRV Хорватия
HT HTI Гаити
HU HUN Венгрия
ID IDN Индонезия
IE IRL Ирландия
IL ISR Израиль
IM IMN о-в Мэн; Мэн аралы
IN IND Индия
IO IOT Британская территория в Индийском океане; Инди океанындагы Британ территориясы
IQ IRQ Ирак
IR IRN Иран
IS ISL Исландия
IT ITA Италия
JE JEY Джерси; Жерси
JM JAM Ямайка
JO JOR Иордания
JP JPN Япония; Жапония
KE KEN Кения
KG KGZ Киргизия; Кыргызстан
KH KHM Камбоджа
KI KIR Кирибати
KM COM Коморы; Коморос
KN KNA Сент-Китс и Невис; Сент-Китс жана Невис
KP PRK КНДР; Түндүк Корея
KR KOR Республика Корея; Түштүк Корея
KW KWT Кувейт
KY CYM о-ва Кайман; Кайман аралдары
KZ KAZ Казахстан; Казакстан
LA LAO Лаос
LB LBN Ливан
LC LCA Сент-Люсия
LI LIE Лихтенштейн
LK LKA Шри-Ланка
LR LBR Либерия
LS LSO Лесото
LT LTU Литва
LU LUX Люксембург
LV LVA Латвия
LY LBY Ливия
MA MAR Марокко
MC MCO Монако
MD MDA Молдова
ME MNE Черногория
MF MAF Сен-Мартен; Сент-Мартин
MG MDG Мадагаскар
MH MHL Маршалловы о-ва; Маршалл аралдары
MK MKD Северная Македония; Түндүк Македония
ML MLI Мали
MM MMR Мьянма (Бирма)
MN MNG Монголия
MO MAC Макао (САР); Макао Кытай ААА
MP MNP Северные Марианские о-ва; Түндүк Мариана аралдары
MQ MTQ Мартиника
MR MRT Мавритания
MS MSR Монтсеррат
MT MLT Мальта
MU MUS Маврикий
MV MDV Мальдивы; Мальдив
MW MWI Малави
MX MEX Мексика
MY MYS Малайзия
MZ MOZ Мозамбик
NA NAM Намибия
NC NCL Новая Каледония; Жаңы Каледония
NE NER Нигер
NF NFK о-в Норфолк; Норфолк аралы
NG NGA Нигерия
NI NIC Никарагуа
NL NLD Нидерланды; Нидерланд
NO NOR Норвегия
NP NPL Непал
NR NRU Науру
NU NIU Ниуэ
NZ NZL Новая Зеландия; Жаңы Зеландия
OM OMN Оман
PA PAN Панама
PE PER Перу
PF PYF Французская Полинезия; Полинезия (франциялык)
PG PNG Папуа — Новая Гвинея; Папуа-Жаңы Гвинея
PH PHL Филиппины; Филиппин
PK PAK Пакистан
PL POL Польша
PM SPM Сен-Пьер и Микелон; Сен-Пьер жана Микелон
PN PCN о-ва Питкэрн; Питкэрн аралдары
PR PRI Пуэрто-Рико
PS PSE Палестинские территории; Палестина аймактары
PT PRT Португалия
PW PLW Палау
PY PRY Парагвай
QA QAT Катар
RE REU Реюньон
RO ROU Румыния
RS SRB Сербия
RU RUS Россия
RW RWA Руанда
SA SAU Саудовская Аравия; Сауд Арабиясы
SB SLB Соломоновы о-ва; Соломон аралдары
SC SYC Сейшельские о-ва; Сейшел аралдары
SD SDN Судан
SE SWE Швеция
SG SGP Сингапур
SH SHN о-в Св. Елены; Ыйык Елена
SI SVN Словения
SJ SJM Шпицберген и Ян-Майен; Шпицберген жана Ян-Майен
SK SVK Словакия
SL SLE Сьерра-Леоне
SM SMR Сан-Марино; Сан Марино
SN SEN Сенегал
SO SOM Сомали
SR SUR Суринам
SS SSD Южный Судан; Түштүк Судан
ST STP Сан-Томе и Принсипи; Сан-Томе жана Принсипи
SV SLV Сальвадор; Эль-Сальвадор
SX SXM Синт-Мартен
SY SYR Сирия
SZ SWZ Эсватини; Свазиленд
TC TCA Тёркс и Кайкос; Түркс жана Кайкос аралдары
TD TCD Чад
TF ATF Французские Южные территории; Франциянын Түштүктөгү аймактары
TG TGO Того
TH THA Таиланд; Тайланд
TJ TJK Таджикистан; Тажикстан
TK TKL Токелау
TL TLS Восточный Тимор; Тимор-Лесте
TM TKM Туркменистан; Түркмөнстан
TN TUN Тунис
TO TON Тонга
TR TUR Турция; Түркия
TT TTO Тринидад и Тобаго; Тринидад жана Тобаго
TV TUV Тувалу
TW TWN Тайвань
TZ TZA Танзания
UA UKR Украина
UG UGA Уганда
UM UMI Внешние малые о-ва (США); АКШнын сырткы аралдары
US USA Соединенные Штаты; Кошмо Штаттар
UY URY Уругвай
UZ UZB Узбекистан; Өзбекстан
VA VAT Ватикан
VC VCT Сент-Винсент и Гренадины; Сент-Винсент жана Гренадиндер
VE VEN Венесуэла
VG VGB Виргинские о-ва (Великобритания); Виргин аралдары (Британия)
VI VIR Виргинские о-ва (США); Виргин аралдары (АКШ)
VN VNM Вьетнам
VU VUT Вануату
WF WLF Уоллис и Футуна; Уоллис жана Футуна
WS WSM Самоа
YE YEM Йемен
YT MYT Майотта
ZA ZAF Южно-Африканская Республика; Түштүк-Африка Республикасы
ZM ZMB Замбия
ZW ZWE Зимбабве
"""
"""A line a country: its code of two letters, that of three, its names in Russian and in Kyrgyz."""


def country_words(text: str) -> str:
    """The name as it is compared."""
    return normalised(text).replace("ё", "е").replace("’", "'").replace(".", "")


@cache
def code_by_name() -> Mapping[str, str]:
    """The code of each country by what it is called; a name of two countries is in it for neither."""
    called: dict[str, set[str]] = {}
    for code, name in NAME_BY_CODE.items():
        called.setdefault(country_words(name), set()).add(code)
    for line in _NAMES.strip().splitlines():
        code, three_letters, names = line.split(" ", 2)
        for name in (three_letters, *names.split(";")):
            called.setdefault(country_words(name), set()).add(code)
    for line in _USUAL_NAMES.strip().splitlines():
        code, names = line.split(" ", 1)
        for name in names.split(";"):
            called.setdefault(country_words(name), set()).add(code)
    return {name: codes.pop() for name, codes in called.items() if name and len(codes) == 1}
