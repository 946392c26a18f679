"""A mapping says what the columns and words of a list mean: the list is read so, and what is wrong with it is said."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.reading import SaidOf, in_words, read_profiles

from htp.assessing.profiles import ProfileRead
from htp.company.headers import shown
from htp.document import Data, FileNote, LeftOut, Rejected
from htp.reading.choices import Choices, ListMapping
from htp.reading.documents import StandardInput, documents_in, inputs_below
from htp.reading.formats import WORKBOOK
from htp.reading.mapping_file import mapping_at
from htp.reading.outline import ListOutline, outline_of
from htp.reports import mapping_yaml
from htp.reports.topics import Topic, page

HEADERS = "Заказчик (юрлицо);Регномер;Оборот за год;За рубеж;Занятие;Состояние;Телефон\n"
LIST = (
    f"{HEADERS}"
    "ОсОО Ала-Тоо Софт;01234567890123;12 500 000,00;11 000 000,00;разработка ПО; ДЕЙСТВУЕТ ;0555\n"
    "ОсОО Чолпон;01234567890124;500 000,00;–;ПО; думает;0555\n"
)
MAPPING = """\
    columns:
      Заказчик (юрлицо): company.name
      Регномер: company.tax_id
      Оборот за год: revenue.total
      За рубеж: revenue.export
      Занятие: activities
      Состояние: residency.status
      Телефон:
    constants: {revenue.currency: сом, period: 2016 год}
    words:
      residency.status: {Действует: resident, думает: applicant}
      activities: {по: software-development}
      revenue.export: {–: }
"""
Read = Callable[[str], ListMapping | Rejected]


@pytest.fixture
def mapping_of(tmp_path: Path) -> Read:
    def read(text: str) -> ListMapping | Rejected:
        path = tmp_path / "list.htp-mapping.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return mapping_at(str(path))

    return read


def read(text: str, mapping: ListMapping | Rejected) -> list[ProfileRead | SaidOf]:
    assert isinstance(mapping, ListMapping)
    standard_input = StandardInput(BytesIO(text.encode()).read, "clients.csv")
    return list(read_profiles(["-"], standard_input, Choices(mapping=mapping)))


def test_columns_constants_and_words_are_read_as_the_mapping_says(mapping_of: Read) -> None:
    ala_too, cholpon = read(LIST, mapping_of(MAPPING))
    assert isinstance(ala_too, ProfileRead)
    assert isinstance(cholpon, ProfileRead)
    assert ala_too.data == {
        "company": {"name": "ОсОО Ала-Тоо Софт", "tax_id": "01234567890123"},
        "period": "2016",
        "activities": ["разработка ПО"],
        "revenue": {"currency": "KGS", "total": "12500000.00", "export": "11000000.00"},
        "residency": {"status": "resident"},
    }
    assert cholpon.data == {
        "company": {"name": "ОсОО Чолпон", "tax_id": "01234567890124"},
        "period": "2016",
        "activities": ["software-development"],
        "revenue": {"currency": "KGS", "total": "500000.00"},
        "residency": {"status": "applicant"},
    }
    assert [(each.id, *each.values.values()) for each in cholpon.notes[:3]] == [
        ("note.read-as-missing", "–", ""),
        ("note.read-as", "ПО", "software-development"),
        ("note.read-as", "думает", "applicant"),
    ]


def test_that_the_mapping_was_used_and_which_columns_it_leaves_out_is_said(mapping_of: Read) -> None:
    mapping = mapping_of(MAPPING)
    assert isinstance(mapping, ListMapping)
    inputs = inputs_below(["-"], StandardInput(BytesIO(LIST.encode()).read, "a.csv"), Choices(mapping=mapping))
    notes = [found.note for each in inputs for found in documents_in(each) if isinstance(found, FileNote)]
    assert [(each.kind, each.id, *each.values.values()) for each in notes] == [
        ("read-as", "note.mapping", mapping.path),
        ("left-out", "note.columns-of-nobody", ("Телефон",)),
    ]


def test_a_header_that_the_mapping_does_not_name_means_what_it_means_without_it(mapping_of: Read) -> None:
    mapping = mapping_of("columns: {Фирма: company.name}")
    (row,) = read("Фирма;Период\nCholpon;2016\n", mapping)
    assert isinstance(row, ProfileRead)
    assert row.data == {"company": {"name": "Cholpon"}, "period": "2016"}


def test_the_mapping_says_otherwise_than_the_dictionary(mapping_of: Read) -> None:
    mapping = mapping_of("columns: {Название: company.name, Выручка: , Оборот: revenue.total}")
    (row,) = read("Название;Выручка;Оборот\nCholpon;1;2\n", mapping)
    assert isinstance(row, ProfileRead)
    assert row.data == {"company": {"name": "Cholpon"}, "revenue": {"total": "2"}}


def test_headers_are_found_below_titles_by_what_the_mapping_names(mapping_of: Read) -> None:
    (row,) = read("Наши клиенты;\n;\nФирма;Год отчёта\nCholpon;2016\n", mapping_of("columns: {Фирма: company.name}"))
    assert isinstance(row, ProfileRead)
    assert (row.document, row.profile.company.name) == (4, "Cholpon")


def test_several_words_of_one_cell_are_read_each_by_itself(mapping_of: Read) -> None:
    mapping = mapping_of("columns: {Дело: activities}\nwords: {activities: {сайты: web-development}}")
    (row,) = read('Название;Дело\nCholpon;"сайты; игры"\n', mapping)
    assert isinstance(row, ProfileRead)
    assert isinstance(row.data, dict)
    assert row.data["activities"] == ["web-development", "игры"]


def test_rows_of_one_company_are_joined_with_a_constant_period(mapping_of: Read) -> None:
    mapping = mapping_of(
        "columns: {Фирма: company.name, Сумма: revenue.lines.0.amount, Куда: revenue.lines.0.market}\n"
        "constants: {period: 2016}"
    )
    (row,) = read("Фирма;Сумма;Куда\nCholpon;1;KG\nCholpon;2;DE\n", mapping)
    assert isinstance(row, ProfileRead)
    assert row.data == {
        "company": {"name": "Cholpon"},
        "period": "2016",
        "revenue": {"lines": [{"amount": "1", "market": "KG"}, {"amount": "2", "market": "DE"}]},
    }


def test_rows_of_totals_and_headings_are_none_although_constants_say_something_of_them(mapping_of: Read) -> None:
    mapping = mapping_of("columns: {Фирма: company.name}\nconstants: {revenue.currency: KGS, period: 2016}")
    text = "Фирма;Выручка;Экспорт\nг. Ош;;\nCholpon;1;1\nИтого;1;1\nФирма;Выручка;Экспорт\n"
    heading, row = read(text, mapping)
    assert isinstance(heading, SaidOf)
    assert isinstance(row, ProfileRead)
    assert row.profile.company.name == "Cholpon"


@pytest.mark.parametrize(
    "mapping, problem",
    [
        (
            "columns: {Фирма: company.name, Оборот: revenue.total}",
            'there is no column "Оборот", which the mapping MAPPING names',
        ),
        (
            "columns: {Фирма: company.name}\nconstants: {period: 2016}",
            "the column period is there, and the mapping MAPPING has a constant for it too",
        ),
        (
            "columns: {Фирма: company.name, Год отчёта: period}",
            'the columns "Год отчёта" and "Период" both mean period',
        ),
    ],
)
def test_a_list_that_the_mapping_does_not_fit_is_refused(mapping: str, problem: str, mapping_of: Read) -> None:
    made = mapping_of(mapping)
    assert isinstance(made, ListMapping)
    (refused,) = read("Фирма;Год отчёта;Сумма;Период\nCholpon;2016;2;2016\n", made)
    assert isinstance(refused, SaidOf)
    assert [each.problem.replace(made.path, "MAPPING") for each in refused.diagnostics] == [problem]


BAD = """\
    columns:
      A: company.nam
      B: revenue
      C: [a]
      D, тыс. сом: revenue.total
      E: company.tax_id
      F: company.tax_id
      G: phone
      A: profit
    constants: {revenue.currency: KGSS, company.tax_id: "1", zz: 1, period: , profit: [1]}
    words:
      residency.status: {a: resident, A: applicant, b: maybe}
      x: {}
      period: 3
    columsn: 1
"""


def test_everything_that_is_wrong_with_a_mapping_is_said_with_its_place(mapping_of: Read) -> None:
    found = mapping_of(BAD)
    assert isinstance(found, Rejected)
    said = [(each.location.line, each.location.column, each.problem) for each in in_words(found).diagnostics]
    assert said == [
        (2, 6, 'columns.A: there is no key "company.nam" in a profile'),
        (3, 6, "columns.B: revenue is several facts"),
        (4, 6, "columns.C: a value must be a single text"),
        (5, 16, 'columns.D, тыс. сом: the amounts below "D, тыс. сом" are in thousands or millions'),
        (7, 6, "columns.F: two columns are company.tax_id"),
        (8, 6, 'columns.G: there is no key "phone" in a profile'),
        (9, 3, 'the key "A" stands twice'),
        (10, 31, 'constants.revenue.currency: "KGSS" is not a currency code of ISO 4217'),
        (10, 37, "constants.company.tax_id: company.tax_id is a column and a constant"),
        (10, 58, 'constants.zz: there is no key "zz" in a profile'),
        (10, 73, "constants.period: a constant without a value"),
        (10, 83, "constants.profit: a value must be a single text"),
        (12, 35, 'words.residency.status.A: the word "A" stands twice'),
        (12, 52, 'words.residency.status.b: "maybe" is not a status'),
        (13, 3, 'words.x: there is no key "x" in a profile'),
        (14, 11, "words.period: the part period is not a mapping"),
        (15, 1, 'columsn: a mapping has no part "columsn"'),
    ]


@pytest.mark.parametrize(
    "text, problem",
    [
        ("", "this is no mapping of the columns of a list"),
        ("company: {name: A}\n", "this is no mapping of the columns of a list"),
        ("columns: {}\n---\ncolumns: {}\n", "this is no mapping of the columns of a list"),
        ("columns: [\n", "not well-formed YAML: a value is missing, or a bracket is not closed"),
        ("columns: []\n", "columns: the part columns is not a mapping"),
    ],
)
def test_what_is_no_mapping_is_said(text: str, problem: str, mapping_of: Read) -> None:
    found = mapping_of(text)
    assert isinstance(found, Rejected)
    assert [each.problem for each in in_words(found).diagnostics] == [problem]


@pytest.mark.parametrize(
    "content, line, column, id_",
    [
        (b"\xff\xfe\x00", 1, 1, "text.not-utf-8"),
        (b"columns: {\xd0\x90: company.name}\n# \xff\n", 2, 3, "text.not-utf-8"),
        (b"columns: {}\n\tconstants: {}\n", 2, 1, "yaml.tab"),
        (None, None, None, "file.missing"),
    ],
)
def test_a_mapping_that_cannot_be_read_is_refused_with_its_place(
    content: bytes | None, line: int | None, column: int | None, id_: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.yaml"
    if content is not None:
        path.write_bytes(content)
    found = mapping_at(str(path))
    assert isinstance(found, Rejected)
    (diagnostic,) = found.diagnostics
    location = diagnostic.location
    assert (location.path, location.line, location.column, diagnostic.id) == (str(path), line, column, id_)


@pytest.mark.parametrize(
    "columns, constants, is_refused",
    [
        ("Оборот, USD: revenue.total", "revenue.currency: KGS", True),
        ("Оборот (сом): revenue.total", "revenue.currency: USD", True),
        ("Оборот (сом): revenue.total", "revenue.currency: сом", False),
        ("Оборот, USD: revenue.total", "period: 2016", False),  # the rows say the currency
        ("ФОТ, USD: staff.payroll", "revenue.currency: KGS", True),
        ("ФОТ, USD: staff.payroll.amount", "{revenue.currency: KGS, staff.payroll.currency: USD}", False),
        ("ФОТ, USD: staff.payroll.amount", "revenue.currency: KGS", True),
        ("Курс USD: exchange_rates.USD", "revenue.currency: KGS", False),
    ],
)
def test_a_currency_in_a_header_that_the_constants_deny_is_refused(
    columns: str, constants: str, *, is_refused: bool, mapping_of: Read
) -> None:
    entries = "\n".join(f"  {each.strip()}" for each in constants.strip("{}").split(","))
    found = mapping_of(f'columns: {{"{columns.replace(": ", chr(34) + ": ", 1)}}}\nconstants:\n{entries}\n')
    assert isinstance(found, Rejected) is is_refused
    if isinstance(found, Rejected):
        (diagnostic,) = found.diagnostics
        assert diagnostic.id == "mapping.other-currency"


def test_a_mapping_beside_a_list_is_not_used_unless_it_is_named_and_both_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Название\nCholpon\n", encoding="utf-8")
    mapping = tmp_path / "a.csv.htp-mapping.yaml"
    mapping.write_text("columns: {Название: company.name}\n", encoding="utf-8")
    inputs = inputs_below([str(tmp_path)], StandardInput(lambda _: b""))
    found = [each for source in inputs for each in documents_in(source)]
    notes = [(Path(each.path).name, each.note.id) for each in found if isinstance(each, FileNote)]
    assert notes == [("a.csv", "note.mapping-not-used")]
    assert LeftOut(str(mapping), "left-out.mapping") in found
    assert len(found) == 3


def test_the_example_of_the_reference_is_a_mapping(mapping_of: Read) -> None:
    ((_, example),) = re.findall(r"```(yaml)\n(.*?)```", page(Topic.TABLES), re.DOTALL)
    mapping = mapping_of(example)
    assert isinstance(mapping, ListMapping)
    assert mapping.words["residency.status"]["?"] == ""


KEYS = ("company.name", "period", "activities", "revenue.currency", "revenue.total", "revenue.export")
CELLS = ("Cholpon", "2016", "software-development", "KGS", "1000000.00", "900000.00")
SIGNS = st.text(st.sampled_from("аяXe1 :#-{}[]'\"&*!|>%@`,?~\n.…"), min_size=1, max_size=12)


@given(
    st.permutations(range(len(KEYS))),
    st.lists(SIGNS, min_size=len(KEYS) + 1, max_size=len(KEYS) + 1, unique_by=lambda text: shown(f"ы{text}")),
)
@settings(max_examples=60)
def test_any_headers_are_read_as_a_mapping_says_that_was_written(order: list[int], signs: list[str]) -> None:
    headers = [f"ы{each}" for each in signs]
    text = StringIO()
    rows = [[CELLS[index] for index in order] + ["0555"]]
    csv.writer(text, delimiter=";").writerows([headers, *rows])
    columns: dict[str, Data] = {shown(header): KEYS[index] for header, index in zip(headers, order, strict=False)}
    columns[shown(headers[-1])] = None
    with TemporaryDirectory() as folder:
        path = Path(folder, "m.yaml")
        path.write_text(mapping_yaml.render("a.csv", "m.yaml", {"columns": columns}), encoding="utf-8")
        mapping = mapping_at(str(path))
    (found,) = read(text.getvalue(), mapping)
    assert isinstance(found, ProfileRead)
    assert found.data == {
        "company": {"name": "Cholpon"},
        "period": "2016",
        "activities": ["software-development"],
        "revenue": {"currency": "KGS", "total": "1000000.00", "export": "900000.00"},
    }


def test_a_workbook_is_read_as_the_mapping_says(tmp_path: Path, mapping_of: Read) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Клиенты")
    for cells in (
        ["Клиенты на сегодня"],
        ["Заказчик", "Оборот за год", "За рубеж", "Год\nотчёта"],
        ["Чолпон", 500000.5, 100000, 2016],
    ):
        sheet.append(cells)
    workbook.save(tmp_path / "a.xlsx")
    mapping = mapping_of(
        "columns: {Заказчик: company.name, Год отчёта: period, Оборот за год: revenue.total, За рубеж: revenue.export}"
        "\n"
        "constants: {revenue.currency: KGS}"
    )
    assert isinstance(mapping, ListMapping)
    (row,) = read_profiles([str(tmp_path / "a.xlsx")], StandardInput(lambda _: b""), Choices(mapping=mapping))
    assert isinstance(row, ProfileRead)
    assert (row.document, row.data) == (
        3,
        {
            "company": {"name": "Чолпон"},
            "period": "2016",
            "revenue": {"currency": "KGS", "total": "500000.5", "export": "100000"},
        },
    )
    outline = outline_of(str(tmp_path / "a.xlsx"), WORKBOOK, Choices())
    assert isinstance(outline, ListOutline)
    assert (outline.row_of_headers, outline.rows) == (2, 1)
    assert [(each.header, each.key, each.guess, each.sample) for each in outline.columns] == [
        ("Заказчик", "", "company.name", "Чолпон"),
        ("Оборот за год", "", "revenue.total", "500000.5"),
        ("За рубеж", "", "revenue.export", "100000"),
        ("Год отчёта", "", "period", "2016"),
    ]
