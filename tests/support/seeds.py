"""Good inputs of every kind, small ones, which fuzzing and the tests of broken inputs change."""

from collections.abc import Mapping, Sequence
from contextlib import chdir
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from support.given_files import ELIGIBLE
from support.program_checks import GIVEN, LIST, packed_workbook, ran

_SAMPLES = Path(__file__).parents[2] / "sample_inputs"
_WORDS_OF_PROFILES = Path(__file__).parents[1] / "hostile" / "words.txt"
_MOST_BYTES = 4096
_EXCEL = (
    "Список клиентов;;;\r\nНаименование;ИНН;Период;Виды деятельности;Валюта;Выручка всего;в т.ч. экспорт\r\n"
    '"ОсОО ""Талас""";01234567890123;2016 год;разработка ПО;сом;12 500 000,00;11 000 000,00\r\n'
    "Ош Софт;01234567890124;1 кв. 2016;62.01;$;100;90\r\nИтого;;;;;12 500 100,00;11 000 090,00\r\n"
)
_BY_QUARTER = (
    "Компания;Период;Виды деятельности;Валюта;Выручка всего;в т.ч. экспорт;прибыль\n"
    "Талас;1 кв. 2016;62.01;сом;100;90;5\nТалас;II квартал 2016;62.01;сом;100;90;5\nТалас;2016-Q3;62.01;сом;10;9;5\n"
    "Талас;2016-Q4;62.01;сом;100;90;5\nИтого;;;;310;279;\n"
)
_BY_LINE = (
    "sep=;\ncompany.name;period;activities;revenue.currency;revenue.lines.0.amount;revenue.lines.0.market\n"
    "Tash;2016;62.01;KGS;10;US\nTash;2016;62.01;KGS;10;KG\nOsh;2016-Q1;call-centre;USD;1,5;DE\n"
)
_LINES = (
    '{"company": {"name": "A"}, "period": 2016.0, "activities": ["62.01"], "revenue": '
    '{"currency": "KGS", "total": 1.25E7, "export": "11 000 000"}}\n{"company": {"name": "B"}}\n'
)
_MAPPING = """\
columns: {Фирма: company.name, ИНН: company.tax_id, Период: period, Виды: activities, Оборот: revenue.total,
  Экспорт: revenue.export, Телефон: }
constants: {revenue.currency: сом}
words:
  activities: {по: software-development}
  revenue.export: {–: }
"""
_BILL = """\
rulebook: {id: bill, version: 1, title: A bill}
sources:
  bill: {title: A bill, kind: law, citation: Law No. 2, url: "https://example.org", read_on: 2026-01-01}
parameters:
  export-share-minimum:
    values:
    - {from: 2016-01-01, to: 2016-12-31, value: 0.75, sources: [bill], place: here, status: assumed}
    - {from: 2022-01-01, value: null, sources: [interview-2017], place: here, status: assumed}
  average-monthly-wage:
    values: [{from: 2026-01-01, gap: not known yet, sources: [bill], place: here, status: assumed}]
activities:
  robots: {group: practice, basis: law, title: {en: Robots, ru: Роботы}, includes: [arms], excludes: [toys],
    aliases: [robotics], codes: ["28.22"], source: bill, place: here, status: assumed}
readings:
  export-share-for-applicants:
    default: later
    options:
      later: {text: Later., sources: [bill], place: here, status: assumed, like: year-after-final-registration,
        parameters: {fee-rate: {values: [{from: 2016-01-01, value: 0.02, sources: [bill], place: here,
          status: assumed}]}}}
"""
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ENTRIES = {
    "[Content_Types].xml": f'<Types xmlns="{_OF_PACKAGE}/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName='
    '"/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OF_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="Clients" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_OF_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
    f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}"><si><t>company.name</t></si><si><t>62.01</t></si></sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><dimension ref="A1:E2"/><sheetData><row r="1">'
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>activities</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>revenue.currency</t></is></c><c r="D1" t="inlineStr"><is><t>revenue.total</t></is>'
    '</c><c r="E1" t="inlineStr"><is><t>revenue.export</t></is></c></row><row r="2" hidden="0"><c r="A2" t="str">'
    '<f>"A"</f><v>A</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>KGS</t></is></c>'
    '<c r="D2"><v>100.5</v></c><c r="E2"><v>90</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/>'
    "</mergeCells></worksheet>",
}
ENTRIES = b"\x00".join(part.encode() for entry in _ENTRIES.items() for part in entry)
"""A workbook taken apart: names and contents in turn."""
_NOTATIONS = (
    *(
        "ОсОО",
        "США",
        "01234567890123",
        "1 кв. 2016",
        "сом",
        "12 500 000,00",
        "KG",
        "II квартал",
        "$",
        "12 чел.",
        "резидент",
    ),
    *("18.02.2023", "69,5", "1.25E7"),
)
"""A fact for each key of `program_checks`, in its order."""
_TOTALS = """\
Ala-Too
мобильные приложения
62.01
zzz
1

1
сом
12,5 M
10 000 000,00
8_500_000
2016 год
2
15.01.2016
2016-07-15
100_000
3
Германия
Кыргызстан
12
5_760_000
16_427
6
9 млн

"""
_BY_CUSTOMER = """\
Талас
call-centre
62.01

2
USD
2016-Q3
Amazon
US
100
1

Мегаком
<
Мегаком
Кыргызстан
1 000
2
сом
0,0145
-

1
1
5




"""
_ON_LIST = """\
?
3
7

!
somm
USD
2
-
3
выручка
3
period

"""
_WORDS = {
    "if": ("+50000 KGS DE", "+50000 EUR DE", "-20 000 som Kyrgyzstan: call centre", "+1,5 $ Япония"),
    "set": (
        "revenue.export=9_000_000",
        "activities=[62.01, call-centre]",
        "exchange_rates.USD=69,5",
        "period=2016 год",
    ),
    "client": ("01234567890123", "row:2", "Таш Код"),
    "activity": ("software-development", "разработка ПО для банков", "62.01", "call centre, web design"),
    "excluded": ("drafts/", "*.yaml", "!list.*", "/[a-c]ompany.y?ml", "\\#list.csv", "**/company.yaml"),
    "ignored": (
        "# drafts\n*.yaml\n!company.yaml\n",
        "/list.csv \nlist.csv\\ \n[!a-k]*\n",
        "**/[[:alpha:]]*.csv\n/**\n!/*/\n",
    ),
    "answers": (_TOTALS, _BY_CUSTOMER),
    "answers-on-list": ("", "\n" * 12, _ON_LIST),
    "paths": ("company.yaml\nlist.csv\n", "company.yaml\0list.csv\0", "*.yaml\n"),
    "mapping": (_MAPPING,),
    "overlay": (_BILL,),
    "rules": (_BILL,),
    "json-lines": (_LINES,),
    "csv": (_EXCEL, _BY_LINE, _BY_QUARTER, LIST),
    "tsv": (LIST.replace(";", "\t"), _BY_LINE.replace(";", "\t")),
    "imported": (_EXCEL, _BY_QUARTER, LIST),
}


def seeds(kind: str) -> Sequence[bytes]:
    """Good inputs of a kind of `program_checks.KINDS`."""
    words = [each.encode() for each in _WORDS.get(kind, ())]
    match kind:
        case "csv":
            return [*words, _EXCEL.encode("cp1251"), _EXCEL.encode("utf-16"), *_samples(kind)]
        case "cyrillic-table":
            return [_EXCEL.encode("cp1251")]
        case "yaml" | "json":
            return _samples(kind)
        case "none":
            return [ELIGIBLE.encode()]
        case "workbook":
            return [packed_workbook(ENTRIES)]
        case "entries-of-workbook":
            return [ENTRIES]
        case "overlay" | "rules":
            return [*words, (_SAMPLES / "rulebooks" / "proposal_of_2021.yaml").read_bytes()]
        case "notation":
            return [bytes([key]) + text.encode() for key, text in enumerate(_NOTATIONS)]
    return words or [_reports()[_SUFFIX_OF_REPORT[kind]]]


def changed(made: bytes, chance: Random) -> bytes:
    """The bytes with a piece of them left out, doubled, moved or flipped, or with a word of profiles in its place."""
    start = chance.randrange(len(made) + 1)
    end = min(len(made), start + chance.choice((0, 1, 1, 4, 16, 64)))
    before, piece, after = made[:start], made[start:end], made[end:]
    match chance.randrange(6):
        case 0:
            return before + after
        case 1:
            return before + piece * chance.choice((2, 3, 40)) + after
        case 2:
            at = chance.randrange(len(after) + 1)
            return before + after[:at] + piece + after[at:]
        case 3:
            return before + bytes(each ^ chance.choice((1, 2, 0x20, 0x80, 0xFF)) for each in piece) + after
        case 4:
            return before + bytes([chance.randrange(256)]) + after
    return before + chance.choice(words()) + chance.choice((piece, b"")) + after


@cache
def words() -> tuple[bytes, ...]:
    """The words of profiles, a line each, with the escapes of Python's literals of bytes."""
    lines = _WORDS_OF_PROFILES.read_text(encoding="ascii").splitlines()
    return tuple(line.encode().decode("unicode_escape").encode("latin-1") for line in lines)


def _samples(suffix: str) -> list[bytes]:
    contents = (path.read_bytes() for path in sorted(_SAMPLES.rglob(f"*.{suffix}")))
    return [each for each in contents if len(each) < _MOST_BYTES]


_SUFFIX_OF_REPORT = {"before": "jsonl", "since": "jsonl", "baseline": "json", "verified": "json", "page": "html"}


@cache
def _reports() -> Mapping[str, bytes]:
    """Reports on the company that is given in each trial, by the suffix of their format."""
    with TemporaryDirectory() as name, chdir(name):
        for path, text in GIVEN.items():
            Path(path).write_text(text, encoding="utf-8")
        ran(("report", "company.yaml", "-o", "page.html"))
        return {
            **{format_: ran(("check", "company.yaml", "-f", format_)).stdout.encode() for format_ in ("json", "jsonl")},
            "html": Path("page.html").read_bytes(),
        }
