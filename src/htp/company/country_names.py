"""Names of countries in English, Russian and Kyrgyz, from the Unicode CLDR and ISO; by `tests/write_names.py`."""

NAMES = """
AD AND; Principality of Andorra; Андорра
AE ARE; ОАЭ; Бириккен Араб Эмираттары
AF AFG; Islamic Republic of Afghanistan; Афганистан
AG ATG; Антигуа и Барбуда; Антигуа жана Барбуда; Antigua & Barbuda
AI AIA; Ангилья
AL ALB; Republic of Albania; Албания
AM ARM; Republic of Armenia; Армения
AO AGO; Republic of Angola; Ангола
AQ ATA; Антарктида
AR ARG; Argentine Republic; Аргентина
AS ASM; Американское Самоа; Америкалык Самоа
AT AUT; Republic of Austria; Австрия
AU AUS; Австралия
AW ABW; Аруба
AX ALA; Аландские о-ва; Аланд аралдары
AZ AZE; Republic of Azerbaijan; Азербайджан; Азербайжан
BA BIH; Republic of Bosnia and Herzegovina; Босния и Герцеговина; Босния жана Герцеговина; Bosnia & Herzegovina
BB BRB; Барбадос
BD BGD; People's Republic of Bangladesh; Бангладеш
BE BEL; Kingdom of Belgium; Бельгия
BF BFA; Буркина-Фасо
BG BGR; Republic of Bulgaria; Болгария
BH BHR; Kingdom of Bahrain; Бахрейн
BI BDI; Republic of Burundi; Бурунди
BJ BEN; Republic of Benin; Бенин
BL BLM; Saint Barthélemy; Сен-Бартелеми; Сент Бартелеми
BM BMU; Бермудские о-ва; Бермуд аралдары
BN BRN; Brunei Darussalam; Бруней
BO BOL; Bolivia, Plurinational State of; Plurinational State of Bolivia; Боливия
BQ BES; Bonaire, Sint Eustatius and Saba; Бонэйр, Синт-Эстатиус и Саба; Кариб Нидерланддары
BR BRA; Federative Republic of Brazil; Бразилия
BS BHS; Commonwealth of the Bahamas; Багамы; Багама аралдары
BT BTN; Kingdom of Bhutan; Бутан
BV BVT; о-в Буве; Буве аралы
BW BWA; Republic of Botswana; Ботсвана
BY BLR; Republic of Belarus; Беларусь
BZ BLZ; Белиз
CA CAN; Канада
CC CCK; Кокосовые о-ва; Кокос (Килинг) аралдары
CD COD; Congo, The Democratic Republic of the; Конго - Киншаса; Конго-Киншаса
CF CAF; Центрально-Африканская Республика; Борбордук Африка Республикасы
CG COG; Congo; Republic of the Congo; Конго - Браззавиль; Конго-Браззавил
CH CHE; Swiss Confederation; Швейцария
CI CIV; Côte d'Ivoire; Republic of Côte d'Ivoire; Кот-д’Ивуар
CK COK; о-ва Кука; Кук аралдары
CL CHL; Republic of Chile; Чили
CM CMR; Republic of Cameroon; Камерун
CN CHN; People's Republic of China; Китай; Кытай
CO COL; Republic of Colombia; Колумбия
CR CRI; Republic of Costa Rica; Коста-Рика
CU CUB; Republic of Cuba; Куба
CV CPV; Cabo Verde; Republic of Cabo Verde; Кабо-Верде
CW CUW; Кюрасао
CX CXR; о-в Рождества; Рождество аралы
CY CYP; Republic of Cyprus; Кипр
CZ CZE; Czech Republic; Чехия
DE DEU; Federal Republic of Germany; Германия
DJ DJI; Republic of Djibouti; Джибути
DK DNK; Kingdom of Denmark; Дания
DM DMA; Commonwealth of Dominica; Доминика
DO DOM; Доминиканская Республика; Доминика Республикасы
DZ DZA; People's Democratic Republic of Algeria; Алжир
EC ECU; Republic of Ecuador; Эквадор
EE EST; Republic of Estonia; Эстония
EG EGY; Arab Republic of Egypt; Египет
EH ESH; Западная Сахара; Батыш Сахара
ER ERI; the State of Eritrea; Эритрея
ES ESP; Kingdom of Spain; Испания
ET ETH; Federal Democratic Republic of Ethiopia; Эфиопия
FI FIN; Republic of Finland; Финляндия
FJ FJI; Republic of Fiji; Фиджи
FK FLK; Falkland Islands (Malvinas); Фолклендские о-ва; Фолкленд аралдары
FM FSM; Micronesia, Federated States of; Federated States of Micronesia; Федеративные Штаты Микронезии; Микронезия
FO FRO; Фарерские о-ва; Фарер аралдары
FR FRA; French Republic; Франция
GA GAB; Gabonese Republic; Габон
GB GBR; United Kingdom of Great Britain and Northern Ireland; Великобритания; Улуу Британия
GD GRD; Гренада
GE GEO; Грузия
GF GUF; Французская Гвиана; Франция Гвианасы
GG GGY; Гернси
GH GHA; Republic of Ghana; Гана
GI GIB; Гибралтар
GL GRL; Гренландия
GM GMB; Republic of the Gambia; Гамбия
GN GIN; Republic of Guinea; Гвинея
GP GLP; Гваделупа
GQ GNQ; Republic of Equatorial Guinea; Экваториальная Гвинея; Экватордук Гвинея
GR GRC; Hellenic Republic; Греция
GS SGS; South Georgia and the South Sandwich Islands; Южная Георгия и Южные Сандвичевы о-ва
GS Түштүк Жоржия жана Түштүк Сэндвич аралдары; South Georgia & South Sandwich Islands
GT GTM; Republic of Guatemala; Гватемала
GU GUM; Гуам
GW GNB; Republic of Guinea-Bissau; Гвинея-Бисау
GY GUY; Republic of Guyana; Гайана
HK HKG; Hong Kong; Hong Kong Special Administrative Region of China; Гонконг (САР); Гонконг Кытай ААА
HM HMD; Heard Island and McDonald Islands; о-ва Херд и Макдональд; Херд жана Макдональд аралдары
HM Heard Island & McDonald Islands
HN HND; Republic of Honduras; Гондурас
HR HRV; Republic of Croatia; Хорватия
HT HTI; Republic of Haiti; Гаити
HU HUN; Венгрия
ID IDN; Republic of Indonesia; Индонезия
IE IRL; Ирландия
IL ISR; State of Israel; Израиль
IM IMN; о-в Мэн; Мэн аралы
IN IND; Republic of India; Индия
IO IOT; Британская территория в Индийском океане; Инди океанындагы Британ территориясы
IQ IRQ; Republic of Iraq; Ирак
IR IRN; Iran, Islamic Republic of; Islamic Republic of Iran; Иран
IS ISL; Republic of Iceland; Исландия
IT ITA; Italian Republic; Италия
JE JEY; Джерси; Жерси
JM JAM; Ямайка
JO JOR; Hashemite Kingdom of Jordan; Иордания
JP JPN; Япония; Жапония
KE KEN; Republic of Kenya; Кения
KG KGZ; Kyrgyz Republic; Киргизия; Кыргызстан
KH KHM; Kingdom of Cambodia; Камбоджа
KI KIR; Republic of Kiribati; Кирибати
KM COM; Union of the Comoros; Коморы; Коморос
KN KNA; Saint Kitts and Nevis; Сент-Китс и Невис; Сент-Китс жана Невис; St. Kitts & Nevis
KP PRK; Korea, Democratic People's Republic of; Democratic People's Republic of Korea; КНДР; Түндүк Корея
KR KOR; Korea, Republic of; Республика Корея; Түштүк Корея
KW KWT; State of Kuwait; Кувейт
KY CYM; о-ва Кайман; Кайман аралдары
KZ KAZ; Republic of Kazakhstan; Казахстан; Казакстан
LA LAO; Lao People's Democratic Republic; Лаос
LB LBN; Lebanese Republic; Ливан
LC LCA; Saint Lucia; Сент-Люсия
LI LIE; Principality of Liechtenstein; Лихтенштейн
LK LKA; Democratic Socialist Republic of Sri Lanka; Шри-Ланка
LR LBR; Republic of Liberia; Либерия
LS LSO; Kingdom of Lesotho; Лесото
LT LTU; Republic of Lithuania; Литва
LU LUX; Grand Duchy of Luxembourg; Люксембург
LV LVA; Republic of Latvia; Латвия
LY LBY; Ливия
MA MAR; Kingdom of Morocco; Марокко
MC MCO; Principality of Monaco; Монако
MD MDA; Moldova, Republic of; Republic of Moldova; Молдова
ME MNE; Черногория
MF MAF; Saint Martin (French part); Сен-Мартен; Сент-Мартин
MG MDG; Republic of Madagascar; Мадагаскар
MH MHL; Republic of the Marshall Islands; Маршалловы о-ва; Маршалл аралдары
MK MKD; Republic of North Macedonia; Северная Македония; Түндүк Македония
ML MLI; Republic of Mali; Мали
MM MMR; Myanmar; Republic of Myanmar; Мьянма (Бирма)
MN MNG; Монголия
MO MAC; Macao; Macao Special Administrative Region of China; Макао (САР); Макао Кытай ААА
MP MNP; Commonwealth of the Northern Mariana Islands; Северные Марианские о-ва; Түндүк Мариана аралдары
MQ MTQ; Мартиника
MR MRT; Islamic Republic of Mauritania; Мавритания
MS MSR; Монтсеррат
MT MLT; Republic of Malta; Мальта
MU MUS; Republic of Mauritius; Маврикий
MV MDV; Republic of Maldives; Мальдивы; Мальдив
MW MWI; Republic of Malawi; Малави
MX MEX; United Mexican States; Мексика
MY MYS; Малайзия
MZ MOZ; Republic of Mozambique; Мозамбик
NA NAM; Republic of Namibia; Намибия
NC NCL; Новая Каледония; Жаңы Каледония
NE NER; Republic of the Niger; Нигер
NF NFK; о-в Норфолк; Норфолк аралы
NG NGA; Federal Republic of Nigeria; Нигерия
NI NIC; Republic of Nicaragua; Никарагуа
NL NLD; Kingdom of the Netherlands; Нидерланды; Нидерланд
NO NOR; Kingdom of Norway; Норвегия
NP NPL; Federal Democratic Republic of Nepal; Непал
NR NRU; Republic of Nauru; Науру
NU NIU; Ниуэ
NZ NZL; Новая Зеландия; Жаңы Зеландия
OM OMN; Sultanate of Oman; Оман
PA PAN; Republic of Panama; Панама
PE PER; Republic of Peru; Перу
PF PYF; Французская Полинезия; Полинезия (франциялык)
PG PNG; Independent State of Papua New Guinea; Папуа — Новая Гвинея; Папуа-Жаңы Гвинея
PH PHL; Republic of the Philippines; Филиппины; Филиппин
PK PAK; Islamic Republic of Pakistan; Пакистан
PL POL; Republic of Poland; Польша
PM SPM; Saint Pierre and Miquelon; Сен-Пьер и Микелон; Сен-Пьер жана Микелон; St. Pierre & Miquelon
PN PCN; Pitcairn; о-ва Питкэрн; Питкэрн аралдары
PR PRI; Пуэрто-Рико
PS PSE; Palestine, State of; the State of Palestine; Палестинские территории; Палестина аймактары
PT PRT; Portuguese Republic; Португалия
PW PLW; Republic of Palau; Палау
PY PRY; Republic of Paraguay; Парагвай
QA QAT; State of Qatar; Катар
RE REU; Реюньон
RO ROU; Румыния
RS SRB; Republic of Serbia; Сербия
RU RUS; Russian Federation; Россия
RW RWA; Rwandese Republic; Руанда
SA SAU; Kingdom of Saudi Arabia; Саудовская Аравия; Сауд Арабиясы
SB SLB; Соломоновы о-ва; Соломон аралдары
SC SYC; Republic of Seychelles; Сейшельские о-ва; Сейшел аралдары
SD SDN; Republic of the Sudan; Судан
SE SWE; Kingdom of Sweden; Швеция
SG SGP; Republic of Singapore; Сингапур
SH SHN; Saint Helena, Ascension and Tristan da Cunha; о-в Св. Елены; Ыйык Елена
SH St. Helena, Ascension & Tristan da Cunha
SI SVN; Republic of Slovenia; Словения
SJ SJM; Шпицберген и Ян-Майен; Шпицберген жана Ян-Майен; Svalbard & Jan Mayen
SK SVK; Slovak Republic; Словакия
SL SLE; Republic of Sierra Leone; Сьерра-Леоне
SM SMR; Republic of San Marino; Сан-Марино; Сан Марино
SN SEN; Republic of Senegal; Сенегал
SO SOM; Federal Republic of Somalia; Сомали
SR SUR; Republic of Suriname; Суринам
SS SSD; Republic of South Sudan; Южный Судан; Түштүк Судан
ST STP; Sao Tome and Principe; Democratic Republic of Sao Tome and Principe; Сан-Томе и Принсипи
ST Сан-Томе жана Принсипи; São Tomé & Príncipe
SV SLV; Republic of El Salvador; Сальвадор; Эль-Сальвадор
SX SXM; Sint Maarten (Dutch part); Синт-Мартен
SY SYR; Syrian Arab Republic; Сирия
SZ SWZ; Kingdom of Eswatini; Эсватини; Свазиленд
TC TCA; Тёркс и Кайкос; Түркс жана Кайкос аралдары; Turks & Caicos Islands
TD TCD; Republic of Chad; Чад
TF ATF; Французские Южные территории; Франциянын Түштүктөгү аймактары; French Southern and Antarctic Lands
TG TGO; Togolese Republic; Того
TH THA; Kingdom of Thailand; Таиланд; Тайланд
TJ TJK; Republic of Tajikistan; Таджикистан; Тажикстан
TK TKL; Токелау
TL TLS; Democratic Republic of Timor-Leste; Восточный Тимор; Тимор-Лесте
TM TKM; Туркменистан; Түркмөнстан
TN TUN; Republic of Tunisia; Тунис
TO TON; Kingdom of Tonga; Тонга
TR TUR; Republic of Türkiye; Турция; Түркия
TT TTO; Republic of Trinidad and Tobago; Тринидад и Тобаго; Тринидад жана Тобаго; Trinidad & Tobago
TV TUV; Тувалу
TW TWN; Taiwan, Province of China; Тайвань
TZ TZA; Tanzania, United Republic of; United Republic of Tanzania; Танзания
UA UKR; Украина
UG UGA; Republic of Uganda; Уганда
UM UMI; United States Minor Outlying Islands; Внешние малые о-ва (США); АКШнын сырткы аралдары
US USA; United States of America; Соединенные Штаты; Кошмо Штаттар
UY URY; Eastern Republic of Uruguay; Уругвай
UZ UZB; Republic of Uzbekistan; Узбекистан; Өзбекстан
VA VAT; Holy See (Vatican City State); Ватикан
VC VCT; Saint Vincent and the Grenadines; Сент-Винсент и Гренадины; Сент-Винсент жана Гренадиндер
VC St. Vincent & Grenadines
VE VEN; Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela; Венесуэла
VG VGB; Virgin Islands, British; Виргинские о-ва (Великобритания); Виргин аралдары (Британия)
VI VIR; Virgin Islands, U.S.; Virgin Islands of the United States; Виргинские о-ва (США); Виргин аралдары (АКШ)
VN VNM; Viet Nam; Socialist Republic of Viet Nam; Вьетнам
VU VUT; Republic of Vanuatu; Вануату
WF WLF; Уоллис и Футуна; Уоллис жана Футуна; Wallis & Futuna
WS WSM; Independent State of Samoa; Самоа
XK Косово
YE YEM; Republic of Yemen; Йемен
YT MYT; Майотта
ZA ZAF; Republic of South Africa; Южно-Африканская Республика; Түштүк-Африка Республикасы
ZM ZMB; Republic of Zambia; Замбия
ZW ZWE; Republic of Zimbabwe; Зимбабве
"""
"""A code and its names, with semicolons between them; where a line is full, the code stands again."""
