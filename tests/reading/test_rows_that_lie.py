"""Rows that are not what they look like are refused or left out, never believed; what belongs together is one."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reading import Said, SaidOf, read_profiles

from htp.assessing.profiles import ProfileRead
from htp.document import FileNote
from htp.reading.documents import StandardInput, documents_in, inputs_below

HEADERS = "company.name;period;activities;revenue.currency;revenue.total;revenue.export"
FACTS = "2016;software-development;KGS"


def read(text: str) -> list[ProfileRead | SaidOf]:
    return list(read_profiles(["-"], StandardInput(BytesIO(text.encode()).read, "clients.csv")))


def companies(text: str) -> list[str]:
    return [each.profile.company.name for each in read(text) if isinstance(each, ProfileRead)]


def refused(text: str) -> list[tuple[int, str]]:
    """Row and problem of everything that is refused."""
    return [
        (diagnostic.location.document, diagnostic.problem)
        for each in read(text)
        if isinstance(each, SaidOf)
        for diagnostic in each.diagnostics
    ]


def noted(text: str) -> list[tuple[str, str, int | None]]:
    """Kind, id and line of each note on the table."""
    inputs = inputs_below(["-"], StandardInput(BytesIO(text.encode()).read, "clients.csv"))
    found = [each for source in inputs for each in documents_in(source)]
    return [(each.note.kind, each.note.id, each.note.line) for each in found if isinstance(each, FileNote)]


def test_a_decimal_comma_that_shifts_the_columns_is_refused_with_its_row() -> None:
    text = "company.name,period,revenue.currency,revenue.total,revenue.export\nTash Code,2016,KGS,1000000,50,900000,\n"
    assert refused(text) == [(2, "the row has 7 cells, the headers are 5")]
    text = "company.name,period,revenue.total,revenue.export\nTash Code,2016,1000000,50,\n"
    assert refused(text) == [(2, "the row has 5 cells, the headers are 4")]


def test_a_row_that_is_wrapped_in_quotation_marks_is_no_company_and_the_one_before_stays() -> None:
    text = 'company.name,period,revenue.total\nTash Code,2016,1000000\n"Suusamyr Soft,2016,1000000"\n'
    assert refused(text) == [(3, "the whole row is one cell: it is wrapped in quotation marks")]
    assert companies(text) == ["Tash Code"]


def test_two_stray_quotation_marks_hide_no_rows_between_them() -> None:
    text = (
        f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n"
        f'"Suusamyr Soft;{FACTS};1000000;900000\n'
        f"Naryn Apps;{FACTS};3000000;100000\n"
        f'Talas Soft";{FACTS};1000000;900000\n'
    )
    assert refused(text) == [(3, "a cell holds whole rows: a quotation mark is not closed in its row")]
    assert companies(text) == ["Tash Code", "Naryn Apps", 'Talas Soft"']


def test_line_breaks_within_a_cell_are_read() -> None:
    text = f'{HEADERS}\n"Tash\nCode";2016;"software-development;\ncall-centre";KGS;1000000;900000\n'
    assert companies(text) == ["Tash\nCode"]


def test_a_row_that_is_cut_in_two_is_refused_with_what_came_before_it() -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000000;900\n000\nNaryn Apps;{FACTS};3000000;100000\n"
    assert refused(text) == [
        (2, "the next line has too few cells: the end of this row may stand there"),
        (3, "the row has 1 cells, the headers are 6"),
    ]
    assert companies(text) == ["Naryn Apps"]


def test_a_table_that_is_cut_off_within_a_row_is_refused_from_the_row_before_on() -> None:
    text = f"{HEADERS}\nA1;{FACTS};1;1\nTash Code;{FACTS};1000000;900000\nNaryn Apps;2016;softw"
    assert [row for row, _ in refused(text)] == [3, 4]
    assert companies(text) == ["A1"]


def test_a_last_line_without_its_end_is_noted_because_its_last_cell_may_be_cut() -> None:
    (row,) = read(f"{HEADERS}\nTash Code;{FACTS};1000000;900000")
    assert isinstance(row, ProfileRead)
    assert [(each.kind, each.id, each.line) for each in row.notes] == [("check", "note.no-line-end", 2)]
    (row,) = read(f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n")
    assert isinstance(row, ProfileRead)
    assert row.notes == ()


@pytest.mark.parametrize(
    "row, is_read", [("A;1", True), ("A;1;", True), ("A;;", True), ("A;", False), ("A;1;;", False)]
)
def test_only_cells_without_a_header_may_be_missing(row: str, *, is_read: bool) -> None:
    """A missing cell could as well be one delimiter less before it, unless something stands in the last one."""
    assert companies(f"company.name;profit;\n{row}\n") == (["A"] if is_read else [])


@pytest.mark.parametrize(
    "name", ["ИТОГО:", "Итого", "Всего", "Итого по г. Бишкек", "Total", "GRAND TOTAL", "Жыйынтыгы", "Общий итог:"]
)
def test_a_row_of_totals_is_left_out_and_said(name: str) -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n{name};{FACTS};1000000;900000\n"
    assert companies(text) == ["Tash Code"]
    assert refused(text) == []
    assert noted(text) == [("left-out", "note.row-of-totals", 3)]


@pytest.mark.parametrize("name", ["Total Soft LLC", "Итого Софт", "Totality", "Сумма технологий"])
def test_a_company_that_is_called_like_totals_is_a_company(name: str) -> None:
    assert companies(f"{HEADERS}\n{name};{FACTS};1000000;900000\n") == [name]


def test_a_company_named_total_is_known_by_its_tax_id() -> None:
    assert companies("company.name;company.tax_id\nTotal;01234567890123\n") == ["Total"]


def test_a_heading_among_the_rows_is_refused() -> None:
    text = f"{HEADERS}\nг. Бишкек;;;;;\nTash Code;{FACTS};1000000;900000\n"
    assert refused(text) == [(2, "the row has nothing but a name: it may be a heading")]
    assert companies(text) == ["Tash Code"]


@pytest.mark.parametrize("name", ["ОсОО Код", "«Таш»", "Tash Code"])
def test_a_company_of_which_nothing_is_known_is_no_heading(name: str) -> None:
    assert companies(f"{HEADERS}\n{name};;;;;\n") == [name]


def test_headers_that_come_again_are_left_out() -> None:
    text = "company.name,profit\nA,1\n\ufeffcompany.name,profit\nB,2\n"
    assert companies(text) == ["A", "B"]
    assert noted(text) == [("left-out", "note.headers-again", 3)]


EXAMPLE = "An example to be replaced LLC"
TEMPLATE = (
    f"company.name,period,revenue.currency,revenue.total,revenue.export\n{EXAMPLE},2016,KGS,10000000.00,8500000.00\n"
)


def test_the_example_of_the_template_is_left_out_where_it_was_not_replaced() -> None:
    text = f"{TEMPLATE}Tash Code,2016,KGS,1000000,900000\n"
    assert companies(text) == ["Tash Code"]
    assert noted(text) == [("left-out", "note.example-of-template", 2)]
    assert companies(TEMPLATE) == [EXAMPLE]
    assert companies(text.replace("10000000.00", "10000000.01")) == [EXAMPLE, "Tash Code"]


# ---- One company in several rows -------------------------------------------------------------------------------------

LINES = "company.name,company.tax_id,period,revenue.currency,revenue.lines.0.amount,revenue.lines.0.market\n"
TASH = "Tash Code,01234567890123"


def test_rows_that_differ_in_their_revenue_line_alone_are_one_company() -> None:
    text = f"{LINES}{TASH},2016,KGS,6000000,KG\nNaryn,,2016,KGS,5,US\n{TASH},2016,KGS,1000000,DE\n"
    naryn, tash = read(text)
    assert isinstance(naryn, ProfileRead)
    assert isinstance(tash, ProfileRead)
    assert naryn.profile.company.name == "Naryn"
    assert (tash.document, tash.data) == (
        2,
        {
            "company": {"name": "Tash Code", "tax_id": "01234567890123"},
            "period": "2016",
            "revenue": {
                "currency": "KGS",
                "lines": [{"amount": "6000000", "market": "KG"}, {"amount": "1000000", "market": "DE"}],
            },
        },
    )
    assert [(each.id, each.values) for each in tash.notes] == [("note.rows-of-one-company", {"rows": ("2", "4")})]


def test_rows_for_the_quarters_of_a_year_are_one_company() -> None:
    rows = "".join(f"{TASH},2016-Q{quarter},KGS,{quarter}00,DE\n" for quarter in (2, 1))
    (tash,) = read(f"{LINES}{rows}")
    assert isinstance(tash, ProfileRead)
    assert str(tash.profile.period) == "2016-H1"
    assert [(str(each.amount), each.quarter) for each in tash.profile.revenue.lines or ()] == [
        ("200", "Q2"),
        ("100", "Q1"),
    ]


def test_quarters_of_a_year_are_one_company_in_any_notation() -> None:
    quarters = ("1 кв. 2016", "2016 Q2", "III квартал 2016 года", "2016-жылдын төртүнчү чейреги")
    rows = "".join(f"{TASH},{quarter},KGS,{number}00,DE\n" for number, quarter in enumerate(quarters, start=1))
    (tash,) = read(f"{LINES}{rows}")
    assert isinstance(tash, ProfileRead)
    assert str(tash.profile.period) == "2016"
    assert [each.quarter for each in tash.profile.revenue.lines or ()] == ["Q1", "Q2", "Q3", "Q4"]


def test_one_period_in_two_notations_is_one_period() -> None:
    (tash,) = read(f"{LINES}{TASH},2016-Q1,KGS,1,KG\n{TASH},1 кв. 2016,KGS,2,DE\n")
    assert isinstance(tash, ProfileRead)
    assert str(tash.profile.period) == "2016-Q1"
    same = f"{TASH},2016-Q1,KGS,1,KG\n{TASH},1 кв. 2016,KGS,1,KG\n"
    assert refused(f"{LINES}{same}")[0] == (2, "the company stands in several rows: 2, 3")


@pytest.mark.parametrize(
    "rows",
    [
        f"{TASH},2016,KGS,1,KG\n{TASH},2016,USD,2,DE\n",  # another fact differs
        f"{TASH},2016,KGS,1,KG\n{TASH},2016,KGS,1,KG\n",  # the same row twice, or two sales of one amount?
        f"{TASH},2016-Q1,KGS,1,KG\n{TASH},2016-Q3,KGS,2,DE\n",  # no period has these two quarters
        f"{TASH},2016-Q1,KGS,1,KG\n{TASH},2016,KGS,2,DE\n",
        "Tash Code,,2016,KGS,1,KG\nTASH CODE,01234567890123,2016,KGS,2,DE\n",
        f"{TASH},2016,KGS,1,KG\nTash Code LLC,01234567890123,2016,KGS,2,DE\n",
    ],
)
def test_other_rows_of_one_company_are_refused_each_naming_all(rows: str) -> None:
    assert refused(f"{LINES}Naryn,,2016,KGS,5,US\n{rows}") == [
        (3, "the company stands in several rows: 3, 4"),
        (4, "the company stands in several rows: 3, 4"),
    ]
    assert companies(f"{LINES}Naryn,,2016,KGS,5,US\n{rows}") == ["Naryn"]


@pytest.mark.parametrize(
    "rows",
    [
        f"{TASH},2016,KGS,1,KG\n{TASH},2017,KGS,1,KG\n",
        "Tash Code,01234567890123,2016,KGS,1,KG\nTash Code,01234567890124,2016,KGS,1,KG\n",
    ],
)
def test_another_year_or_another_tax_id_is_another_profile(rows: str) -> None:
    assert companies(f"{LINES}{rows}") == ["Tash Code", "Tash Code"]


def test_a_company_in_very_many_rows_is_refused_without_keeping_them() -> None:
    rows = "".join(f"{TASH},2016,KGS,{number},KG\n" for number in range(1_001))
    found = refused(f"{LINES}{rows}")
    assert len(found) == 1_001
    assert found[0] == (2, "the company stands in 1001 rows")


# ---- Headers ---------------------------------------------------------------------------------------------------------


def test_titles_above_the_headers_are_left_out_and_said() -> None:
    text = f"Список клиентов за 2016 г.;;;;;\n;;;;;\n{HEADERS}\nTash Code;{FACTS};1000000;900000\n"
    (row,) = read(text)
    assert isinstance(row, ProfileRead)
    assert row.document == 4
    assert noted(text) == [("left-out", "note.rows-above-headers", 3)]


def test_headers_can_be_names_in_russian_or_kyrgyz_and_have_line_breaks() -> None:
    text = '"Наименование\nорганизации";Мезгил;Вид деятельности;Валюта;"Выручка,\nвсего";в т.ч. экспорт;Телефон\n'
    (row,) = read(f"{text}Tash Code;{FACTS};1000000;900000;0555\n")
    assert isinstance(row, ProfileRead)
    assert row.data == {
        "company": {"name": "Tash Code"},
        "period": "2016",
        "activities": ["software-development"],
        "revenue": {"currency": "KGS", "total": "1000000", "export": "900000"},
    }
    assert noted(f"{text}Tash Code;{FACTS};1;1;0555\n") == [("left-out", "note.columns-of-nobody", 1)]


@pytest.mark.parametrize(
    "header, meant",
    [
        ("Выручка, сом", "revenue.total"),
        ("revenue.exprot", "revenue.export"),
        ("Статус клиента", "residency.status"),
    ],
)
def test_a_header_that_may_mean_a_fact_is_asked_about(header: str, meant: str) -> None:
    (found,) = read(f"company.name;{header}\nTash Code;1\n")
    assert isinstance(found, SaidOf)
    (told,) = found.diagnostics
    assert isinstance(told, Said)
    assert (told.problem, told.remedy) == (f'there is no key "{header}" in a profile', f"did you mean {meant}?")


def test_amounts_in_thousands_are_not_taken_for_amounts() -> None:
    assert refused("company.name;Выручка, тыс. сом\nTash Code;1\n") == [
        (1, 'the amounts below "Выручка, тыс. сом" are in thousands or millions')
    ]


def test_where_no_column_has_the_names_nothing_is_left_out() -> None:
    assert refused("Телефон;Примечание\n1;2\n") == [
        (1, 'there is no key "Телефон" in a profile'),
        (1, 'there is no key "Примечание" in a profile'),
    ]


def test_two_names_of_one_key_are_the_column_twice() -> None:
    assert refused("company.name;Выручка;revenue.total\nTash Code;1;2\n") == [
        (1, "the column revenue.total stands twice")
    ]


def test_headers_above_headers_are_not_read_as_one_of_them() -> None:
    text = "company;;period;revenue;;\nname;tax_id;;currency;total;export\nTash Code;;2016;KGS;1000000;900000\n"
    assert companies(text) == []


# ---- A table that is damaged at one place ----------------------------------------------------------------------------

_AMOUNTS = st.integers(1, 10**7).map(str)
_ROWS = st.lists(
    st.tuples(st.sampled_from(["2016", "2017", ""]), _AMOUNTS, _AMOUNTS, st.sampled_from(["KGS", "USD"])),
    min_size=1,
    max_size=5,
)


@given(_ROWS, st.sampled_from(",;\t"), st.sampled_from([0, 1, 2]), st.data())
def test_a_table_damaged_at_one_place_says_nothing_new(
    rows: list[tuple[str, str, str, str]], delimiter: str, empty_columns: int, data: st.DataObject
) -> None:
    """A quotation mark, a delimiter or a line end more or less; the facts of each company stay, or are refused."""
    end = delimiter * empty_columns
    names = [f"Company {number}" for number in range(len(rows))]
    shown = [f'"{name}"' if data.draw(st.booleans()) else name for name in names]
    headers = ("company.name", "period", "revenue.total", "profit", "revenue.currency")
    all_rows = [headers, *((name, *cells) for name, cells in zip(shown, rows, strict=True))]
    lines = [delimiter.join(cells) + end for cells in all_rows]
    text = "\n".join(lines) + "\n"
    place = data.draw(st.integers(0, len(text) - 1))
    change = data.draw(st.sampled_from(['"', delimiter, "\n", "less", "cut"]))
    if change == "less":
        place = data.draw(st.sampled_from([at for at, each in enumerate(text) if each in {'"', delimiter, "\n"}]))
        damaged = text[:place] + text[place + 1 :]
    elif change == "cut":
        damaged = text[:place]
        if delimiter not in text[place:].split("\n")[0] and damaged.rpartition("\n")[2].count(delimiter) >= 4:
            return  # within the last cell; that is noted
    else:
        damaged = text[:place] + change + text[place:]
    assert figures_in(damaged) <= figures_in(text), damaged


def figures_in(text: str) -> set[str]:
    """The facts of each company with figures, without its name."""
    found = set()
    for each in read(text):
        if isinstance(each, ProfileRead) and isinstance(each.data, dict) and "revenue" in each.data:
            found.add(str({key: value for key, value in each.data.items() if key != "company"}))
    return found


def test_what_comes_through_a_pipe_is_kept_to_be_read_twice(tmp_path: Path) -> None:
    text = "company.name,profit\n" + "".join(f"Company {number},1\n" for number in range(10))
    parts = iter([text[:30].encode(), text[30:].encode(), b""])
    assert len(list(read_profiles(["-"], StandardInput(lambda _: next(parts), "clients.csv")))) == 10
