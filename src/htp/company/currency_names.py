"""Names of currencies in English, Russian and Kyrgyz, from the Unicode CLDR and ISO; by `tests/write_names.py`."""

NAMES = """
AED дирхам ОАЭ; дирхама ОАЭ; дирхамов ОАЭ; Бириккен Араб Эмираттарынын дирхамы; БАЭ дирхамы
AED United Arab Emirates Dirham; UAE dirham; UAE dirhams
AFN афгани; Афганстан афганиси; Afghan Afghani; Afghan Afghanis
ALL албанский лек; албанских лека; албанских леков; албан леги; Albanian Lek; Albanian lek; Albanian lekë
AMD армянский драм; армянских драма; армянских драмов; Армения драмы; Armenian Dram; Armenian dram; Armenian drams
AOA ангольская кванза; ангольские кванзы; ангольских кванз; Ангола кванзасы; Angolan Kwanza; Angolan kwanza
AOA Angolan kwanzas
ARS аргентинский песо; аргентинских песо; аргентина песосу; Argentine Peso; Argentine peso; Argentine pesos
AUD австралийский доллар; австралийских доллара; австралийских долларов; Австралия доллары; Australian Dollar
AUD Australian dollar; Australian dollars
AWG арубанский флорин; арубанских флорина; арубанских флоринов; аруба флорини; Aruban Florin; Aruban florin
AZN азербайджанский манат; азербайджанских маната; азербайджанских манатов; Азербайжан манаты; Azerbaijani Manat
AZN Azerbaijani manat; Azerbaijani manats
BAM конвертируемая марка Боснии и Герцеговины; конвертируемые марки Боснии и Герцеговины
BAM конвертируемых марок Боснии и Герцеговины; босния-герцоговина конвертациялануучу маркасы
BAM Bosnia-Herzegovina Convertible Mark; Bosnia-Herzegovina convertible mark; Bosnia-Herzegovina convertible marks
BBD барбадосский доллар; барбадосских доллара; барбадосских долларов; барбадос доллары; Barbadian Dollar
BBD Barbadian dollar; Barbadian dollars
BDT бангладешская така; бангладешские таки; бангладешских так; Бангладеш такасы; Bangladeshi Taka; Bangladeshi taka
BDT Bangladeshi takas
BHD бахрейнский динар; бахрейнских динара; бахрейнских динаров; Бахрейн динары; Bahraini Dinar; Bahraini dinar
BHD Bahraini dinars
BIF бурундийский франк; бурундийских франка; бурундийских франков; Бурунди франкы; Burundian Franc; Burundian franc
BIF Burundian francs
BMD бермудский доллар; бермудских доллара; бермудских долларов; бермуд доллары; Bermudan Dollar; Bermudan dollar
BMD Bermudan dollars
BND брунейский доллар; брунейских доллара; брунейских долларов; Бруней доллары; Brunei Dollar; Brunei dollar
BND Brunei dollars
BOB боливийский боливиано; боливийских боливиано; боливия боливианосу; Bolivian Boliviano; Bolivian boliviano
BOB Bolivian bolivianos
BRL бразильский реал; бразильских реала; бразильских реалов; бразилия реалы; Brazilian Real; Brazilian real
BRL Brazilian reals
BSD багамский доллар; багамских доллара; багамских долларов; багама доллары; Bahamian Dollar; Bahamian dollar
BSD Bahamian dollars
BTN бутанский нгултрум; бутанских нгултрума; бутанских нгултрумов; Бутан нгултруму; Bhutanese Ngultrum
BTN Bhutanese ngultrum; Bhutanese ngultrums
BWP ботсванская пула; ботсванские пулы; ботсванских пул; Ботсвана пуласы; Botswanan Pula; Botswanan pula
BWP Botswanan pulas
BYN белорусский рубль; белорусских рубля; белорусских рублей; беларусь рублу; Belarusian Ruble; Belarusian ruble
BYN Belarusian rubles
BZD белизский доллар; белизских доллара; белизских долларов; белиз доллары; Belize Dollar; Belize dollar
BZD Belize dollars
CAD канадский доллар; канадских доллара; канадских долларов; канада доллары; Canadian Dollar; Canadian dollar
CAD Canadian dollars
CDF конголезский франк; конголезских франка; конголезских франков; Конго франкы; Congolese Franc; Congolese franc
CDF Congolese francs
CHF швейцарский франк; швейцарских франка; швейцарских франков; швейцария франкы; Swiss Franc; Swiss franc
CHF Swiss francs
CLP чилийский песо; чилийских песо; чили песосу; Chilean Peso; Chilean peso; Chilean pesos
CNY китайский юань; китайских юаня; китайских юаней; Кытай юаны; Chinese Yuan; Chinese yuan
COP колумбийский песо; колумбийских песо; колумбия песосу; Colombian Peso; Colombian peso; Colombian pesos
CRC костариканский колон; костариканских колона; костариканских колонов; коста-рика колону; Costa Rican Colón
CRC Costa Rican colón; Costa Rican colóns
CUP кубинский песо; кубинских песо; куба песосу; Cuban Peso; Cuban peso; Cuban pesos
CVE эскудо Кабо-Верде; Кабо-Верде эскудосу; Cape Verdean Escudo; Cape Verdean escudo; Cape Verdean escudos
CZK чешская крона; чешские кроны; чешских крон; чех кронасы; Czech Koruna; Czech koruna; Czech korunas
DJF франк Джибути; франка Джибути; франков Джибути; Жибути франкы; Djiboutian Franc; Djiboutian franc
DJF Djiboutian francs
DKK датская крона; датские кроны; датских крон; дания крону; Danish Krone; Danish krone; Danish kroner
DOP доминиканский песо; доминиканских песо; доминикан песосу; Dominican Peso; Dominican peso; Dominican pesos
DZD алжирский динар; алжирских динара; алжирских динаров; алжир динары; Algerian Dinar; Algerian dinar; Algerian dinars
EGP египетский фунт; египетских фунта; египетских фунтов; египет фунту; Egyptian Pound; Egyptian pound; Egyptian pounds
ERN эритрейская накфа; эритрейские накфы; эритрейских накф; Эритреа накфасы; Eritrean Nakfa; Eritrean nakfa
ERN Eritrean nakfas
ETB эфиопский быр; эфиопских быра; эфиопских быров; Эфиопия бирри; Ethiopian Birr; Ethiopian birr; Ethiopian birrs
EUR евро; Евро; Euro; euro; euros
FJD доллар Фиджи; доллара Фиджи; долларов Фиджи; Фижи доллары; Fijian Dollar; Fijian dollar; Fijian dollars
FKP фунт Фолклендских островов; фунта Фолклендских островов; фунтов Фолклендских островов; фолкленд аралдарынын фунту
FKP Falkland Islands Pound; Falkland Islands pound; Falkland Islands pounds
GBP британский фунт стерлингов; британских фунта стерлингов; британских фунтов стерлингов; британия фунт стерлинги
GBP British Pound; British pound; British pounds
GEL грузинский лари; грузинских лари; Грузия лариси; Georgian Lari; Georgian lari; Georgian laris
GHS ганский седи; ганских седи; Гана седиси; Ghanaian Cedi; Ghanaian cedi; Ghanaian cedis
GIP гибралтарский фунт; гибралтарских фунта; гибралтарских фунтов; гибралтар фунту; Gibraltar Pound; Gibraltar pound
GIP Gibraltar pounds
GMD гамбийский даласи; гамбийских даласи; Гамбия даласиси; Gambian Dalasi; Gambian dalasi; Gambian dalasis
GNF гвинейский франк; гвинейских франка; гвинейских франков; Гине франкы; Guinean Franc; Guinean franc; Guinean francs
GTQ гватемальский кетсаль; гватемальских кетсаля; гватемальских кетсалей; гватемала кетсалы; Guatemalan Quetzal
GTQ Guatemalan quetzal; Guatemalan quetzals
GYD гайанский доллар; гайанских доллара; гайанских долларов; гуйана доллары; Guyanaese Dollar; Guyanaese dollar
GYD Guyanaese dollars
HKD гонконгский доллар; гонконгских доллара; гонконгских долларов; Гонконг доллары; Hong Kong Dollar; Hong Kong dollar
HKD Hong Kong dollars
HNL гондурасская лемпира; гондурасские лемпиры; гондурасских лемпир; гондурас лемпирасы; Honduran Lempira
HNL Honduran lempira; Honduran lempiras
HTG гаитянский гурд; гаитянских гурда; гаитянских гурдов; гаити гурдусу; Haitian Gourde; Haitian gourde
HTG Haitian gourdes
HUF венгерский форинт; венгерских форинта; венгерских форинтов; венгр форинти; Hungarian Forint; Hungarian forint
HUF Hungarian forints
IDR индонезийская рупия; индонезийские рупии; индонезийских рупий; Индонезия рупийасы; Indonesian Rupiah
IDR Indonesian rupiah; Indonesian rupiahs
ILS новый израильский шекель; новых израильских шекеля; новых израильских шекелей; Израилдин жаңы шекели
ILS Israeli New Shekel; Israeli new shekel; Israeli new shekels
INR индийская рупия; индийские рупии; индийских рупий; Индия руписи; Indian Rupee; Indian rupee; Indian rupees
IQD иракский динар; иракских динара; иракских динаров; Ирак динары; Iraqi Dinar; Iraqi dinar; Iraqi dinars
IRR иранский риал; иранских риала; иранских риалов; Иран риалы; Iranian Rial; Iranian rial; Iranian rials
ISK исландская крона; исландские кроны; исландских крон; исландия крону; Icelandic Króna; Icelandic króna
ISK Icelandic krónur
JMD ямайский доллар; ямайских доллара; ямайских долларов; ямайка доллары; Jamaican Dollar; Jamaican dollar
JMD Jamaican dollars
JOD иорданский динар; иорданских динара; иорданских динаров; Йордания динары; Jordanian Dinar; Jordanian dinar
JOD Jordanian dinars
JPY японская иена; японские иены; японских иен; Жапан йени; Japanese Yen; Japanese yen
KES кенийский шиллинг; кенийских шиллинга; кенийских шиллингов; Кения шиллинги; Kenyan Shilling; Kenyan shilling
KES Kenyan shillings
KGS киргизский сом; киргизских сома; киргизских сомов; Кыргызстан сому; Kyrgyz Som; Kyrgyz som; Kyrgyz soms
KHR камбоджийский риель; камбоджийских риеля; камбоджийских риелей; Камбожа риели; Cambodian Riel; Cambodian riel
KHR Cambodian riels
KMF коморский франк; коморских франка; коморских франков; Коморос франкы; Comorian Franc; Comorian franc
KMF Comorian francs
KPW северокорейская вона; северокорейские воны; северокорейских вон; Түндүк Корея вону; Түндүк Корея уону
KPW North Korean Won; North Korean won
KRW южнокорейская вона; южнокорейские воны; южнокорейских вон; Түштүк Корея вону; South Korean Won; South Korean won
KWD кувейтский динар; кувейтских динара; кувейтских динаров; Кувейт динары; Kuwaiti Dinar; Kuwaiti dinar
KWD Kuwaiti dinars
KYD доллар Островов Кайман; доллара Островов Кайман; долларов Островов Кайман; кайман доллары; Cayman Islands Dollar
KYD Cayman Islands dollar; Cayman Islands dollars
KZT казахский тенге; казахских тенге; Казакстан теңгеси; Kazakhstani Tenge; Kazakhstani tenge; Kazakhstani tenges
LAK лаосский кип; лаосских кипа; лаосских кипов; Лаос киби; Laotian Kip; Laotian kip; Laotian kips
LBP ливанский фунт; ливанских фунта; ливанских фунтов; Ливан фунту; Lebanese Pound; Lebanese pound; Lebanese pounds
LKR шри-ланкийская рупия; шри-ланкийские рупии; шри-ланкийских рупий; Шри Ланка руписи; Sri Lankan Rupee
LKR Sri Lankan rupee; Sri Lankan rupees
LRD либерийский доллар; либерийских доллара; либерийских долларов; Либерия доллары; Liberian Dollar; Liberian dollar
LRD Liberian dollars
LSL лоти; Лесото лотиси; Lesotho Loti; Lesotho loti; Lesotho lotis
LYD ливийский динар; ливийских динара; ливийских динаров; ливия динары; Libyan Dinar; Libyan dinar; Libyan dinars
MAD марокканский дирхам; марокканских дирхама; марокканских дирхамов; марокко дирхамы; Moroccan Dirham; Moroccan dirham
MAD Moroccan dirhams
MDL молдавский лей; молдавских лея; молдавских леев; молдован лейи; Moldovan Leu; Moldovan leu; Moldovan lei
MGA малагасийский ариари; малагасийских ариари; Мадагаскар ариариси; Malagasy Ariary; Malagasy ariary
MGA Malagasy ariaries
MKD македонский денар; македонских денара; македонских денаров; македон денары; Macedonian Denar; Macedonian denar
MKD Macedonian denari
MMK мьянманский кьят; мьянманских кьята; мьянманских кьятов; Мйанмар кйаты; Myanmar Kyat; Myanmar kyat; Myanmar kyats
MNT монгольский тугрик; монгольских тугрика; монгольских тугриков; Монгол тугриги; Mongolian Tugrik; Mongolian tugrik
MNT Mongolian tugriks
MOP патака Макао; патаки Макао; патак Макао; Макау патакасы; Macanese Pataca; Macanese pataca; Macanese patacas
MRU мавританская угия; мавританские угии; мавританских угий; Мавритания угиясы; Mauritanian Ouguiya
MRU Mauritanian ouguiya; Mauritanian ouguiyas
MUR маврикийская рупия; маврикийские рупии; маврикийских рупий; Мавританий руписи; Mauritian Rupee; Mauritian rupee
MUR Mauritian rupees
MVR мальдивская руфия; мальдивские руфии; мальдивских руфий; Малдив руфийасы; Maldivian Rufiyaa; Maldivian rufiyaa
MVR Maldivian rufiyaas
MWK малавийская квача; малавийские квачи; малавийских квач; Малави квачасы; Malawian Kwacha; Malawian kwacha
MWK Malawian kwachas
MXN мексиканский песо; мексиканских песо; мексика песосу; Mexican Peso; Mexican peso; Mexican pesos
MYR малайзийский ринггит; малайзийских ринггита; малайзийских ринггитов; Малайзия ринггити; Malaysian Ringgit
MYR Malaysian ringgit; Malaysian ringgits
MZN мозамбикский метикал; мозамбикских метикала; мозамбикских метикалов; Мозамбик метикалы; Mozambican Metical
MZN Mozambican metical; Mozambican meticals
NAD доллар Намибии; доллара Намибии; долларов Намибии; Намибия доллары; Namibian Dollar; Namibian dollar
NAD Namibian dollars
NGN нигерийская найра; нигерийские найры; нигерийских найр; Нигерия найрасы; Nigerian Naira; Nigerian naira
NGN Nigerian nairas
NIO никарагуанская кордоба; никарагуанские кордобы; никарагуанских кордоб; никарагуа кордобасы; Nicaraguan Córdoba
NIO Nicaraguan córdoba; Nicaraguan córdobas
NOK норвежская крона; норвежские кроны; норвежских крон; норвегия крону; Norwegian Krone; Norwegian krone
NOK Norwegian kroner
NPR непальская рупия; непальские рупии; непальских рупий; Непал руписи; Nepalese Rupee; Nepalese rupee; Nepalese rupees
NZD новозеландский доллар; новозеландских доллара; новозеландских долларов; Жаңы Зеландия доллары; New Zealand Dollar
NZD New Zealand dollar; New Zealand dollars
OMR оманский риал; оманских риала; оманских риалов; Оман риалы; Omani Rial; Omani rial; Omani rials
PAB панамский бальбоа; панамских бальбоа; панама балбоасы; Panamanian Balboa; Panamanian balboa; Panamanian balboas
PEN перуанский соль; перуанских соля; перуанских солей; перу солу; Peruvian Sol; Peruvian sol; Peruvian soles
PGK кина Папуа – Новой Гвинеи; кины Папуа – Новой Гвинеи; кин Папуа – Новой Гвинеи; Папуа Жаңы Гвинея кинасы
PGK Papua New Guinean Kina; Papua New Guinean kina
PHP филиппинский песо; филиппинских песо; Филиппин песосу; Philippine Peso; Philippine peso; Philippine pesos
PKR пакистанская рупия; пакистанские рупии; пакистанских рупий; Пакистан руписи; Pakistani Rupee; Pakistani rupee
PKR Pakistani rupees
PLN польский злотый; польских злотых; польша злотыйы; Polish Zloty; Polish zloty; Polish zlotys
PYG парагвайский гуарани; парагвайских гуарани; парагвай гуараниси; Paraguayan Guarani; Paraguayan guarani
PYG Paraguayan guaranis
QAR катарский риал; катарских риала; катарских риалов; Катар риалы; Qatari Riyal; Qatari riyal; Qatari riyals
RON румынский лей; румынских лея; румынских леев; румын лейи; Romanian Leu; Romanian leu; Romanian lei
RSD сербский динар; сербских динара; сербских динаров; серб динары; Serbian Dinar; Serbian dinar; Serbian dinars
RUB российский рубль; российских рубля; российских рублей; орус рублу; Russian Ruble; Russian ruble; Russian rubles
RWF франк Руанды; франка Руанды; франков Руанды; Руанда франкы; Rwandan Franc; Rwandan franc; Rwandan francs
SAR саудовский риял; саудовских рияла; саудовских риялов; Сауд риалы; Saudi Riyal; Saudi riyal; Saudi riyals
SBD доллар Соломоновых Островов; доллара Соломоновых Островов; долларов Соломоновых Островов
SBD Соломон аралдарынын доллары; Solomon Islands Dollar; Solomon Islands dollar; Solomon Islands dollars
SCR сейшельская рупия; сейшельские рупии; сейшельских рупий; Сейшел руписи; Seychellois Rupee; Seychellois rupee
SCR Seychellois rupees
SDG суданский фунт; суданских фунта; суданских фунтов; судан фунту; Sudanese Pound; Sudanese pound; Sudanese pounds
SEK шведская крона; шведские кроны; шведских крон; швеция крону; Swedish Krona; Swedish krona; Swedish kronor
SGD сингапурский доллар; сингапурских доллара; сингапурских долларов; Сингапур доллары; Singapore Dollar
SGD Singapore dollar; Singapore dollars
SHP фунт острова Святой Елены; фунта острова Святой Елены; фунтов острова Святой Елены; Ыйык Елена аралынын фунту
SHP St. Helena Pound; St. Helena pound; St. Helena pounds
SLE леоне; Сиерра-Леоне леонеси; Sierra Leonean Leone; Sierra Leonean leone; Sierra Leonean leones
SOS сомалийский шиллинг; сомалийских шиллинга; сомалийских шиллингов; Сомали шиллинги; Somali Shilling; Somali shilling
SOS Somali shillings
SRD суринамский доллар; суринамских доллара; суринамских долларов; суринам доллары; Surinamese Dollar
SRD Surinamese dollar; Surinamese dollars
SSP южносуданский фунт; южносуданских фунта; южносуданских фунтов; Түштүк Судан фунту; South Sudanese Pound
SSP South Sudanese pound; South Sudanese pounds
STN добра Сан-Томе и Принсипи; добры Сан-Томе и Принсипи; добр Сан-Томе и Принсипи; Сао Томе жана Принсипе добрасы
STN São Tomé & Príncipe Dobra; São Tomé & Príncipe dobra; São Tomé & Príncipe dobras
SVC Сальвадорский колон; Salvadoran Colón; Salvadoran colón; Salvadoran colones
SYP сирийский фунт; сирийских фунта; сирийских фунтов; Сирия фунту; Syrian Pound; Syrian pound; Syrian pounds
SZL свазилендский лилангени; свазилендских лилангени; Свази лилангени; Свази эмалангени; Swazi Lilangeni
SZL Swazi lilangeni; Swazi emalangeni
THB таиландский бат; таиландских бата; таиландских батов; Тай баты; Thai Baht; Thai baht
TJS таджикский сомони; таджикских сомони; Тажикстан сомониси; Tajikistani Somoni; Tajikistani somoni
TJS Tajikistani somonis
TMT новый туркменский манат; новых туркменских маната; новых туркменских манатов; Түркмөнстан манаты
TMT Turkmenistani Manat; Turkmenistani manat
TND тунисский динар; тунисских динара; тунисских динаров; тунис динары; Tunisian Dinar; Tunisian dinar; Tunisian dinars
TOP тонганская паанга; тонганские паанги; тонганских паанг; Тонга паангасы; Tongan Paʻanga; Tongan paʻanga
TRY турецкая лира; турецкие лиры; турецких лир; Түркия лирасы; Turkish Lira; Turkish lira
TTD доллар Тринидада и Тобаго; доллара Тринидада и Тобаго; долларов Тринидада и Тобаго; тринидад жана тобаго доллары
TTD Trinidad & Tobago Dollar; Trinidad & Tobago dollar; Trinidad & Tobago dollars
TWD новый тайваньский доллар; новых тайваньских доллара; новых тайваньских долларов; Тайвань жаңы доллары
TWD New Taiwan Dollar; New Taiwan dollar; New Taiwan dollars
TZS танзанийский шиллинг; танзанийских шиллинга; танзанийских шиллингов; Танзания шиллинги; Tanzanian Shilling
TZS Tanzanian shilling; Tanzanian shillings
UAH украинская гривна; украинские гривны; украинских гривен; украин гривени; Ukrainian Hryvnia; Ukrainian hryvnia
UAH Ukrainian hryvnias
UGX угандийский шиллинг; угандийских шиллинга; угандийских шиллингов; Уганда шиллинги; Ugandan Shilling
UGX Ugandan shilling; Ugandan shillings
USD доллар США; доллара США; долларов США; АКШ доллары; US Dollar; US dollar; US dollars
UYU уругвайский песо; уругвайских песо; уругвай песосу; Uruguayan Peso; Uruguayan peso; Uruguayan pesos
UZS узбекский сум; узбекских сума; узбекских сумов; Өзбекстан суму; Uzbekistani Som; Uzbekistani som
VED Bolívar Soberano; Bolívar Soberanos
VES венесуэльский боливар; венесуэльских боливара; венесуэльских боливаров; Венесуэла боливары; Venezuelan Bolívar
VES Venezuelan bolívar; Venezuelan bolívars
VND вьетнамский донг; вьетнамских донга; вьетнамских донгов; Вьетнам доңу; Vietnamese Dong; Vietnamese dong
VUV вату Вануату; Вануату ватусу; Vanuatu Vatu; Vanuatu vatu; Vanuatu vatus
WST самоанская тала; самоанские талы; самоанских тал; Самоа таласы; Samoan Tala; Samoan tala
XAF франк КФА BEAC; франк КФА ВЕАС; франка КФА ВЕАС; франков КФА ВЕАС; Борбордук Африка КФА франкы
XAF Central African CFA Franc; Central African CFA franc; Central African CFA francs
XCD восточно-карибский доллар; восточно-карибских доллара; восточно-карибских долларов; чыгыш кариб доллары
XCD East Caribbean Dollar; East Caribbean dollar; East Caribbean dollars
XCG карибский гульден; карибских гульдена; карибских гульденов; Кариб гулдени; кариб гулдени; Caribbean guilder
XCG Caribbean guilders
XOF франк КФА ВСЕАО; франка КФА ВСЕАО; франков КФА ВСЕАО; КФА франкы; West African CFA Franc; West African CFA franc
XOF West African CFA francs
XPF французский тихоокеанский франк; французских тихоокеанских франка; французских тихоокеанских франков; КФП франкы
XPF CFP Franc; CFP franc; CFP francs
YER йеменский риал; йеменских риала; йеменских риалов; Йемен риалы; Yemeni Rial; Yemeni rial; Yemeni rials
ZAR южноафриканский рэнд; южноафриканских рэнда; южноафриканских рэндов; Түштүк Африка ранды; South African Rand
ZAR South African rand
ZMW замбийская квача; замбийские квачи; замбийских квач; Замбия квачасы; Zambian Kwacha; Zambian kwacha
ZMW Zambian kwachas
ZWG зимбабвийский золотой; зимбабвийских золотых; Зимбабве алтыны; Zimbabwean Gold; Zimbabwean gold
"""
"""A code and its names, with semicolons between them; where a line is full, the code stands again."""
