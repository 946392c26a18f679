"""Rows that are not what they look like are refused or left out, never believed; what belongs together is one."""

from io import BytesIO
from pathlib import Path

import pytest
from support.reading import Said, SaidOf, read_profiles

from htp.assessing.profiles import ProfileRead
from htp.company.headers import guessed_from, key_of, meant_by
from htp.company.profile import Pay
from htp.document import FileNote
from htp.money import Number
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


def test_a_first_cell_that_is_cut_in_two_takes_the_row_after_it_along() -> None:
    """`Итого` would be a company called `го`, and a tax id another one."""
    total = f"Ито\nго;{FACTS};4000000;3800000\n"
    assert refused(f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n\n{total}") == [
        (4, "the row has 1 cells, the headers are 6"),
        (5, "the line before has too few cells: the beginning of this row may stand there"),
    ]
    text = "revenue.total;company.name\n100\n000;Tash Code\n"
    assert [row for row, _ in refused(text)] == [2, 3]


def test_a_text_in_quotation_marks_that_lost_the_delimiter_before_it_is_refused() -> None:
    text = 'company.name,profit,activities,period\nA,1"62.01, call-centre",2016\n'
    assert refused(text) == [(2, "a text in quotation marks goes over several cells")]


def test_a_last_line_without_its_end_is_noted_because_its_last_cell_may_be_cut() -> None:
    (row,) = read(f"{HEADERS}\nTash Code;{FACTS};1000000;900000")
    assert isinstance(row, ProfileRead)
    assert [(each.kind, each.id, each.line) for each in row.notes] == [("check", "note.no-line-end", 2)]
    (row,) = read(f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n")
    assert isinstance(row, ProfileRead)
    assert row.notes == ()


@pytest.mark.parametrize("last", ["Телефон;Tash Code;0555 12", "profit;Tash Code;"])
def test_a_last_cell_that_says_nothing_decides_nothing(last: str) -> None:
    header, _, row = last.partition(";")
    (found,) = read(f"company.name;{header}\n{row}")
    assert isinstance(found, ProfileRead)
    assert found.notes == ()


def test_a_last_line_without_its_end_and_its_empty_cells_is_cut_off() -> None:
    assert companies("company.name;profit;\nA;12;\nB;1") == []
    assert companies("company.name;profit;\nA;12\nB;1\n") == ["A", "B"]


@pytest.mark.parametrize(
    "row, is_read", [("A;1", True), ("A;1;", True), ("A;;", True), ("A;", False), ("A;1;;", False)]
)
def test_only_cells_without_a_header_may_be_missing(row: str, *, is_read: bool) -> None:
    """A missing cell could as well be one delimiter less before it, unless something stands in the last one."""
    assert companies(f"company.name;profit;\n{row}\n") == (["A"] if is_read else [])


@pytest.mark.parametrize(
    "name",
    [
        *("ИТОГО:", "Итого", "Всего", "Итого по г. Бишкек", "Total", "GRAND TOTAL", "Жыйынтыгы", "Общий итог:"),
        *('Ит"ого', "Всего клиентов: 60", "Итого, сом", "Subtotal", "Sub-total", "Баардыгы", "Общая сумма", "Сумма"),
        *("Промежуточный итог", "Итого за 2016 год", "Итого 60 компаний", "Total amount", "В среднем", "Average"),
        *("Средний показатель", "Среднее значение:", "Медиана", "Median"),
    ],
)
def test_a_row_of_totals_is_left_out_and_said(name: str) -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n{name};{FACTS};1000000;900000\n"
    assert companies(text) == ["Tash Code"]
    assert refused(text) == []
    assert noted(text) == [("left-out", "note.row-of-totals", 3)]


def test_a_row_of_totals_is_known_by_another_cell_where_it_has_no_name() -> None:
    text = "№;company.name;period;revenue.total\n1;Tash Code;2016;100\nИтого:;;;100\n;;Всего;100\n"
    assert companies(text) == ["Tash Code"]
    assert refused(text) == []


def test_the_subtotals_of_a_spreadsheet_are_left_out() -> None:
    headers = "company.name;period;activities;revenue.total\n"
    text = f"{headers}Tash Code;2016;62.01;100\nБишкек Итог;;;100\nTash Code Total;;;100\n"
    assert companies(text) == ["Tash Code"]
    assert companies(f"{headers}Media Total;2016;62.01;100\n") == ["Media Total"]


@pytest.mark.parametrize("name", ["Максимум", "Минимум:", "Количество", "Кол-во компаний", "Max", "Count", "Эң көп"])
def test_a_row_of_a_statistic_is_left_out_where_it_has_amounts_alone_and_is_asked_about_elsewhere(name: str) -> None:
    company = f"Tash Code;{FACTS};1000000;900000\n"
    text = f"{HEADERS}\n{company}{name};;;;7;7\n"
    assert (companies(text), refused(text)) == (["Tash Code"], [])
    assert noted(text) == [("left-out", "note.row-of-totals", 3)]
    assert [row for row, _ in refused(f"{HEADERS}\n{company}{name};{FACTS};7;7\n")] == [3]
    assert [row for row, _ in refused(f"company.name;profit\nTash Code;5\n{name};7\n")] == [3]


@pytest.mark.parametrize("name", ["Барлыгы", "∑", "=SUM(E2:E3)", "Jami", "Группа компаний"])
def test_a_row_with_the_sums_of_others_is_asked_about_whatever_its_name(name: str) -> None:
    two = f"Tash Code;{FACTS};1 000 000,50;900000\nNaryn;{FACTS};500;0\n"
    sums = f"{name};{FACTS};1000500,50;900000.00\n"
    said = "the amounts are the sums of other rows: it may be a row of totals"
    assert refused(f"{HEADERS}\n{two}{sums}") == [(4, said)]
    assert refused(f"{HEADERS}\n{sums}{two}") == [(2, said)]
    assert companies(f"{HEADERS}\n{two}{sums}") == ["Tash Code", "Naryn"]
    two_others = two.replace("Tash", "Kara").replace("Naryn", "Osh")
    assert refused(f"{HEADERS}\n{two}{sums}{two_others}{sums}") == [(4, said), (7, said)]
    assert refused(f"{HEADERS}\n{two}{sums.replace('500,50', '500,51')}") == []


def test_a_sum_in_a_single_column_is_one_of_totals_only_beside_nothing_else() -> None:
    text = "company.name;period;revenue.total\nA;2016;100\nB;2016;200\n"
    assert companies(f"{text}C;2016;300\n") == ["A", "B", "C"]
    assert companies(f"{text}C;;300\n") == ["A", "B"]
    with_tax_id = "company.name;company.tax_id;profit\nA;;100\nB;;200\nC;01234567890123;300\n"
    assert companies(with_tax_id) == ["A", "B", "C"]


@pytest.mark.parametrize("name", ["Total Soft LLC", "Итого Софт", "Totality", "Сумма технологий", "Средняя Азия Софт"])
def test_a_company_that_is_called_like_totals_is_a_company(name: str) -> None:
    assert companies(f"{HEADERS}\n{name};{FACTS};1000000;900000\n") == [name]


def test_a_company_named_total_is_known_by_its_tax_id() -> None:
    assert companies("company.name;company.tax_id\nTotal;01234567890123\n") == ["Total"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *(("в т.ч. филиал", "в т.ч."), ("В т. ч.: Ош", "в т. ч."), ("втч филиал", "втч"), ("в т.ч.Ош", "в т.ч.")),
        *(("– в том числе экспорт", "в том числе"), ("Из них: Ошский филиал", "из них"), ("из неё", "из неё")),
        *(("including a branch", "including"), ("Of which export", "of which"), ("анын ичинде Ош", "анын ичинде")),
        *(("Примечание: за год", "примечание"), ("Прочие клиенты", "прочие"), ("План 2016", "план"), ("Факт", "факт")),
        *(("Курс USD", "курс"), ("Доля, %", "доля"), ("Рост к 2015 г.", "рост"), ("Физ. лица", "физ. лица")),
        *(("СПРАВОЧНО: Tash Code", "справочно"), ("Справочно", "справочно"), ("«Для справки» 2015", "для справки")),
    ],
)
def test_a_part_of_the_row_above_and_a_remark_are_asked_about(name: str, words: str) -> None:
    two = f"Tash Code;{FACTS};1000000;900000\n{name};{FACTS};400000;300000\n"
    text = f"{HEADERS}\n{two}Naryn;{FACTS};500;0\n"
    said = f'the name begins with "{words}": the row may be a part of another row, or a remark'
    assert refused(text) == [(3, said)]
    assert companies(text) == ["Tash Code", "Naryn"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *(("Возврат", "возврат"), ("Сторно за март", "сторно"), ("Refund", "refund")),
        *(("Tash Code (возврат)", "возврат"), ("ОсОО Код – сторно", "сторно"), ("Tash Code - Return", "Return")),
    ],
)
def test_a_row_that_takes_back_an_amount_is_no_company(name: str, word: str) -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n{name};{FACTS};5;0\n"
    assert refused(text) == [(3, f'the row may take back an amount of another one: "{word}"')]
    assert companies(text) == ["Tash Code"]


def test_parts_are_not_added_up_where_rows_of_sums_are_looked_for() -> None:
    two = f"Tash Code;{FACTS};1000000;900000\nв т.ч. филиал;{FACTS};400000;300000\nNaryn;{FACTS};500;0\n"
    assert [row for row, _ in refused(f"{HEADERS}\n{two}Барлыгы;{FACTS};1000500;900000\n")] == [3, 5]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ОсОО Из них Софт",
            "ОсОО «Включая»",
            "Софт, в т.ч. сервис",
            "Справочная служба",
            "Includingo",
            "Ofwhich",
            "Втчк",
            "План Б",
            "Unknown 3 LLC",
            "Курс 7 Софт",
            "Share for Life LLC",
            "Рост Софт",
            "Динамика Плюс",
            "ОсОО Максимум",
            "ИП Возврат",
            "Быстрый-возврат",
            "Note Labs",
            "Разница в IT",
        )
    ],
)
def test_a_company_with_such_words_elsewhere_or_after_its_legal_form_is_a_company(name: str) -> None:
    assert companies(f"{HEADERS}\n{name};{FACTS};1000000;900000\n") == [name]


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


@pytest.mark.parametrize(
    "other",
    [
        'Tash "Code",,2016,KGS,1,KG',  # a quotation mark
        "TashCode,,2016,KGS,1,KG",
        "Tash Code,,,KGS,1,KG",  # no period, as below a merged cell
        'Tash Code,,20"16,KGS,1,KG',
    ],
)
def test_a_row_that_may_be_of_the_same_company_is_refused_with_the_others(other: str) -> None:
    assert [row for row, _ in refused(f"{LINES}Tash Code,,2016,KGS,7,US\n{other}\n")] == [2, 3]


def test_two_rows_of_one_tax_id_are_one_company_where_no_period_is_given() -> None:
    text = "company.name,company.tax_id,revenue.total\nTash,01234567890123,1\nTash Code,01234567890123,2\n"
    assert [row for row, _ in refused(text)] == [2, 3]


# ---- A company of which a row cannot be read -------------------------------------------------------------------------

REFUSED = "the company may have another row, which cannot be read: row {}"


@pytest.mark.parametrize(
    "broken",
    [
        "Tash Code,,2016,KGS,6000000,50,KG",  # a decimal comma
        "Tash, Code,,2016,KGS,6000000,KG",
        "Tash,Code,,2016,KGS,6000000,KG",
        '"Tash Code,,2016,KGS,6000000,KG',
        '"Tash Code"x,,2016,KGS,6000000,KG',
        "Tash Code,,2016,KGS,6000000KG",
        "Naryn,01234567890123,2016,KGS,6000000",
    ],
)
def test_a_company_is_not_judged_by_one_row_while_another_cannot_be_read(broken: str) -> None:
    text = f"{LINES}{TASH},2016,KGS,7000000,US\nOsh,,2016,KGS,1,US\nAnother,,2016,KGS,1,US\n{broken}\n"
    found = refused(text)
    assert found[0] == (2, REFUSED.format(5))
    assert "Osh" in companies(text)


@pytest.mark.parametrize(
    "broken", ["Tash Code,,2017,KGS,6000000,50,KG", "Tash Code Two,,2016,KGS,1,1,KG", "New Tash Code,,2016,KGS,1,1,KG"]
)
def test_a_row_of_another_year_or_company_casts_no_doubt(broken: str) -> None:
    assert companies(f"{LINES}Tash Code,,2016,KGS,7000000,US\n{broken}\n") == ["Tash Code"]


def test_where_companies_have_several_rows_a_table_that_is_cut_off_has_none_that_is_whole() -> None:
    rows = f"{LINES}{TASH},2016,KGS,1,US\n{TASH},2016,KGS,2,US\nNaryn,,2016,KGS,1,US\n"
    assert companies(rows) == ["Tash Code", "Naryn"]
    assert [row for row, _ in refused(f"{rows}Osh,,20")] == [2, 3, 4, 5]


def test_where_very_many_rows_cannot_be_read_any_company_may_be_among_them() -> None:
    broken = "".join(f"Company {number},,2016,KGS,1,50,US\n" for number in range(5_000))
    assert refused(f"{LINES}Tash Code,,2016,KGS,1,US\n{broken}")[0] == (2, REFUSED.format(5002))


@pytest.mark.parametrize("below", [",,,,400,US", ",01234567890123,2016,KGS,400,US"])
def test_a_row_without_a_name_takes_the_company_above_along(below: str) -> None:
    """As below a merged cell; the row itself has a problem of its own."""
    found = refused(f"{LINES}Osh,,2016,KGS,1,US\n{TASH},2016,KGS,600,KG\n{below}\n")
    assert found[:1] == [(3, "row 4 has no name: it may be another row of this company")]
    assert [row for row, _ in found] == [3, 4]


def test_sums_without_a_name_are_totals() -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000;900\nNaryn;{FACTS};500;0\n;;;;1500;900\n"
    assert companies(text) == ["Tash Code", "Naryn"]
    assert noted(text) == [("left-out", "note.row-of-totals", 4)]


def test_letters_that_look_alike_make_no_other_company() -> None:
    text = f"{LINES}T\u0430ш,,2016,KGS,600,KG\nTaш,,2016,KGS,400,US\n"
    assert [row for row, _ in refused(text)] == [2, 3]


def test_a_bar_is_a_delimiter_too() -> None:
    assert companies(f"{HEADERS}\nTash Code;{FACTS};1;1\n".replace(";", "|")) == ["Tash Code"]


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


def may_mean(key: str) -> str:
    return f"if it is {key}, write that above the column, or say which column is which with htp import"


@pytest.mark.parametrize(
    "header, meant",
    [
        ("Выручка без НДС", "revenue.total"),
        ("Статус клиента", "residency.status"),
        ('Ста"тус', "residency.status"),
        ("Статсу", "residency.status"),
        ("Сттатус", "residency.status"),
        ('Отчетный пер"иод', "period"),
    ],
)
def test_a_header_that_may_mean_a_fact_is_asked_about(header: str, meant: str) -> None:
    (found,) = read(f"company.name;{header}\nTash Code;1\n")
    assert isinstance(found, SaidOf)
    (told,) = found.diagnostics
    assert isinstance(told, Said)
    assert (told.problem, told.remedy) == (f'there is no key "{header}" in a profile', may_mean(meant))


FIGURES = "company.name;Вид деятельности"
SOFT = "Tash Code;разработка ПО"


@pytest.mark.parametrize(
    ("header", "of_revenue", "period"),
    [
        ("Выручка, сом", ("KGS", "100"), None),
        ("Выручка (в сомах)", ("KGS", "100"), None),
        ("Revenue total (USD)", ("USD", "100"), None),
        ("Выручка за год, сом", ("KGS", "100"), None),
        ("Выручка за 2025 год, сом", ("KGS", "100"), "2025"),
        ("Выручка за 1 квартал 2025 г.", (None, "100"), "2025-Q1"),
        ("Түшүм 2025-жыл, сом", ("KGS", "100"), "2025"),
        ("Годовая выручка", (None, "100"), None),
    ],
)
def test_a_header_that_names_the_currency_and_the_period_too_is_read_and_said(
    header: str, of_revenue: tuple[str | None, str], period: str | None
) -> None:
    text = f"{FIGURES};{header}\n{SOFT};100\n"
    (row,) = read(text)
    assert isinstance(row, ProfileRead)
    revenue = row.profile.revenue
    assert (revenue.currency, str(revenue.total)) == of_revenue
    assert (str(row.profile.period) if row.profile.period else None) == period
    assert noted(text) == [("read-as", "note.read-as", 1)]


def test_a_column_of_currencies_fills_its_empty_cells_from_the_header_and_must_not_deny_it() -> None:
    text = f"{FIGURES};Период;Валюта;Выручка за год, сом\n"
    rows = ("Tash", "2025;сом"), ("Kara", ";"), ("Ош", "2025;USD"), ("Naryn", "2025-Q1;KGS"), ("Talas", "2025;тугрики")
    text += "".join(f"{name};разработка ПО;{facts};100\n" for name, facts in rows)
    assert companies(text) == ["Tash", "Kara"]
    assert refused(text) == [
        (4, 'revenue.currency: the header "Выручка за год, сом" says KGS, and "USD" stands here'),
        (
            5,
            'period: the header "Выручка за год, сом" says that the amounts are of a year, '
            'and the period here is "2025-Q1"',
        ),
        (6, 'revenue.currency: "тугрики" is not a currency code of ISO 4217'),
    ]


def test_a_period_of_the_header_must_not_be_denied_by_the_row() -> None:
    text = f"{FIGURES};Период;Выручка 2025\n{SOFT};2025;1\nKara;;2024;1\n"
    assert companies(text) == ["Tash Code"]
    assert refused(text) == [(3, 'period: the header "Выручка 2025" says 2025, and "2024" stands here')]


def test_pay_in_a_currency_of_its_own_keeps_it() -> None:
    (row,) = read(f"{FIGURES};Выручка, сом;ФОТ, USD\n{SOFT};100;10\n")
    assert isinstance(row, ProfileRead)
    assert row.profile.staff.payroll == Pay(amount=Number(10), currency="USD")
    (row,) = read(f"{FIGURES};Выручка, сом;ФОТ, сом\n{SOFT};100;10\n")
    assert isinstance(row, ProfileRead)
    assert isinstance(row.data, dict)
    assert row.data["staff"] == {"payroll": "10"}


def test_pay_that_is_missing_in_a_quarter_is_said_and_not_its_currency() -> None:
    rows = "".join(f"{SOFT};{number} кв. 2025;100;{'5' if number < 4 else ''}\n" for number in range(1, 5))
    found = refused(f"{FIGURES};Квартал;Выручка, сом;ФОТ, USD\n{rows}")
    assert {problem.partition(":")[2] for _, problem in found} == {" rows 2, 3, 4, 5; ФОТ, USD"}


def test_a_currency_of_pay_is_nothing_where_no_pay_is_given() -> None:
    (row,) = read(f"{FIGURES};Выручка, сом;ФОТ, USD\n{SOFT};100;\n")
    assert isinstance(row, ProfileRead)
    assert row.profile.staff.payroll is None


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        (
            "Выручка, сом;Экспорт, USD",
            'the amounts below "Экспорт, USD" are in another currency than those below "Выручка, сом"',
        ),
        ("Выручка;Экспорт, USD", 'the header "Экспорт, USD" names a currency, and that of the whole revenue does not'),
        (
            "revenue.lines.0.amount;Прибыль, сом",
            'the header "Прибыль, сом" names a currency, and that of the whole revenue does not',
        ),
        ("Выручка 2024;Выручка 2025", 'the amounts are of different periods: "Выручка 2024", "Выручка 2025"'),
        ("Выручка 1 кв;Выручка 2 кв", 'the amounts are of parts of a year: "Выручка 1 кв", "Выручка 2 кв"'),
        (
            "1 кв. 2025;2 кв. 2025",
            'the headers name periods, and not which amounts are below them: "1 кв. 2025", "2 кв. 2025"',
        ),
        ("Выручка внутр. рынок", 'the amounts below "Выручка внутр. рынок" are a part of the revenue'),
        (
            "Выручка от зарубежных клиентов",
            'the amounts below "Выручка от зарубежных клиентов" are a part of the revenue',
        ),
        ("ФОТ в месяц", 'the amounts below "ФОТ в месяц" are of a month, or averages'),
        ("Средняя зарплата, сом", 'the amounts below "Средняя зарплата, сом" are of a month, or averages'),
        ("Revenue total per month", 'the amounts below "Revenue total per month" are of a month, or averages'),
        ("Выручка (план);Выручка (факт)", 'several columns may be revenue.total: "Выручка (план)", "Выручка (факт)"'),
        ("Экспорт ЕАЭС;Экспорт, США", 'several columns may be revenue.export: "Экспорт ЕАЭС", "Экспорт, США"'),
        ("Вид деятельности 2", 'the column "Вид деятельности 2" has one of several activities'),
        ("Выручка;Выручка, сом", 'the columns "Выручка" and "Выручка, сом" both mean revenue.total'),
    ],
)
def test_headers_that_do_not_fit_together_refuse_the_list(headers: str, problem: str) -> None:
    assert refused(f"{FIGURES};{headers}\n{SOFT};1;2\n") == [(1, problem)]


def test_an_average_beside_the_whole_amount_is_left_out() -> None:
    assert companies(f"{FIGURES};ФОТ;Средняя зарплата\n{SOFT};100;5\n") == ["Tash Code"]


@pytest.mark.parametrize("header", ["ФОТ в месяц", "Выручка внутренний рынок", "Average payroll"])
def test_what_is_not_the_whole_amount_is_not_guessed_to_be_it(header: str) -> None:
    assert guessed_from(header) is None
    assert guessed_from("Выручка от зарубежных клиентов") == "revenue.export"


def test_two_currencies_of_one_amount_are_said_once() -> None:
    said = 'the amounts below "Выручка USD" are in another currency than those below "Выручка KGS"'
    assert refused(f"{FIGURES};Выручка KGS;Выручка USD\n{SOFT};1;2\n") == [(1, said)]


@pytest.mark.parametrize("title", ["Выписка за период с 01.01.2025", "Реестр реализаций"])
def test_below_a_title_the_widest_line_is_that_of_headers_which_are_not_known(title: str) -> None:
    said = 'no column has the names of the companies; the headers are: "Дата", "Контрагент", "Сумма"'
    assert refused(f"{title};;\nДата;Контрагент;Сумма\n12.01.2025;Acme;5\n") == [(2, said)]


@pytest.mark.parametrize("row", ["1;2;3;4;5;6", "А;Б;1;2;3;4", ";1;2;3;4;5"])
def test_a_row_that_counts_the_columns_is_left_out(row: str) -> None:
    text = f"{HEADERS}\n{row}\nTash Code;{FACTS};1000000;900000\n"
    assert (companies(text), refused(text)) == (["Tash Code"], [])
    assert noted(text) == [("left-out", "note.column-numbers", 2)]


def test_a_row_with_nothing_in_the_columns_that_are_read_is_left_out() -> None:
    text = "№;company.name;profit;Заметка\n1;Tash Code;1;\n2;;;\nИсп. Асанова Б.;;;\n;;;сдано 1 марта\n"
    assert (companies(text), refused(text)) == (["Tash Code"], [])
    assert [id_ for _, id_, _ in noted(text)][1:] == ["note.row-without-facts"] * 3


def test_figures_that_follow_each_other_by_chance_are_those_of_a_company() -> None:
    assert companies("company.name;profit;staff.employees;staff.payroll\nTash Code;1;2;3\n") == ["Tash Code"]


@pytest.mark.parametrize("name", ["* предварительные данные", "Исп. Асанова Б.", "Гл. бухгалтер", "Примечание: нет"])
def test_what_stands_below_a_list_is_left_out(name: str) -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000000;900000\n{name};;;;;\n"
    assert (companies(text), refused(text)) == (["Tash Code"], [])
    assert noted(text) == [("left-out", "note.row-of-remark", 3)]
    assert [row for row, _ in refused(f"{HEADERS}\nСоставил:;;Асанова;;;\n")] == [2]


def test_columns_of_years_beside_the_revenue_are_columns_of_nobody() -> None:
    assert companies(f"{FIGURES};Выручка;2024\n{SOFT};1;да\n") == ["Tash Code"]


@pytest.mark.parametrize("second", [";;Выручка;Экспорт", ";;Выручка, сом;Экспорт, сом", "Название;ИНН;;"])
def test_headers_in_two_rows_are_not_read_as_one(second: str) -> None:
    ((row, problem),) = refused(f"{FIGURES};2025;\n{second}\n{SOFT};1;1\n")
    assert (row, problem.partition(":")[0]) == (1, "the row below the headers has headers too")


@pytest.mark.parametrize("header", ["Оборот за год", "Доход (USD)"])
def test_a_column_that_is_left_out_and_may_be_a_fact_is_named_with_it(header: str) -> None:
    notes = noted(f"{FIGURES};{header}\n{SOFT};1\n")
    assert ("check", "note.column-may-be", 1) in notes
    assert ("check", "note.column-may-be", 1) not in noted(f"{FIGURES};{header};Выручка\n{SOFT};1;1\n")


@pytest.mark.parametrize("title", ["Клиенты за 2025 год", "Отчет за I квартал 2025 г. (сводный)", "Период: 2025"])
def test_a_period_that_only_a_title_names_is_offered_and_not_taken(title: str) -> None:
    text = f"{title};;\n{FIGURES};profit\n{SOFT};1\n"
    (row,) = read(text)
    assert isinstance(row, ProfileRead)
    assert row.profile.period is None
    assert ("check", "note.period-above", 1) in noted(text)


@pytest.mark.parametrize("title", ["Клиенты на 12.01.2026", "Клиенты", "Сравнение 2024 и 2025", "Тел. 2025123"])
def test_a_title_without_a_period_or_with_several_offers_none(title: str) -> None:
    notes = noted(f"{title};;\n{FIGURES};profit\n{SOFT};1\n")
    assert ("check", "note.period-above", 1) not in notes


def test_a_misspelt_key_above_a_column_gets_the_key() -> None:
    (found,) = read("company.name;revenue.exprot\nTash Code;1\n")
    assert isinstance(found, SaidOf)
    assert [each.remedy for each in found.diagnostics] == ["did you mean revenue.export?"]


@pytest.mark.parametrize("header", ["Выручка, тыс. сом", "Выручка, '000", "Revenue total (USD k)", "Оборот, млн"])
def test_amounts_in_thousands_are_not_taken_for_amounts(header: str) -> None:
    said = f'the amounts below "{header}" are in thousands or millions'
    assert refused(f"company.name;{header}\nTash Code;1\n") == [(1, said)]


def test_a_unit_in_the_line_of_the_headers_refuses_the_list() -> None:
    said = 'the title "тыс. сом" says that the amounts are in thousands or millions'
    assert refused("company.name;profit;тыс. сом\nTash Code;1;\n") == [(1, said)]


@pytest.mark.parametrize(
    ("rows", "row", "cell"),
    [
        ("Tash Code;1;тыс. сом\n", 2, "тыс. сом"),
        ("Tash Code;1;\nПримечание: суммы в тыс. сом;;\n", 3, "Примечание: суммы в тыс. сом"),
        ("Tash Code;1;\n;;in USD '000\n", 3, "in USD '000"),
    ],
)
def test_a_unit_in_a_column_of_nobody_or_in_a_remark_refuses_the_list(rows: str, row: int, cell: str) -> None:
    said = f'the cell "{cell}" says that the amounts are in thousands or millions'
    assert refused(f"company.name;profit;Единица\n{rows}") == [(row, said)]


def test_a_remark_of_a_company_that_names_thousands_says_nothing_of_its_amounts() -> None:
    assert companies("company.name;profit;Заметка\nTash Code;1;продаёт тысячи сайтов\n") == ["Tash Code"]


def test_a_share_in_per_cent_is_left_out_and_not_taken_for_the_amount() -> None:
    (row,) = read("company.name;revenue.total;Экспорт, %\nTash Code;100;85\n")
    assert isinstance(row, ProfileRead)
    assert row.profile.revenue.export is None


def test_a_header_with_a_point_is_a_key_only_if_it_looks_like_one() -> None:
    assert companies("company.name;Тел. конт.\nTash Code;1\n") == ["Tash Code"]
    assert refused("company.name;revenu.sum\nTash Code;1\n")


@pytest.mark.parametrize(
    ("units", "unit"),
    [
        (";;;;тыс. сом;тыс. сом", "тыс. сом"),
        ("Ед. изм.;год;;;в тыс.сом;", "в тыс.сом"),
        (";;;;KGS;Сумма, млн сом", "Сумма, млн сом"),
        (";;;;(thousands);", "(thousands)"),
    ],
)
def test_a_row_of_units_that_says_thousands_refuses_the_list(units: str, unit: str) -> None:
    said = f'the cell "{unit}" says that the amounts are in thousands or millions'
    company = f"Tash Code;{FACTS};1000;900\n"
    assert refused(f"{HEADERS}\n{units}\n{company}") == [(2, said)]
    assert companies(f"{HEADERS}\n{units}\n{company}") == []


def test_a_row_of_units_between_the_rows_refuses_the_whole_list() -> None:
    company = f"Tash Code;{FACTS};1000;900\n"
    text = f"{HEADERS}\n{company};;;;тыс. сом;\n{company.replace('Tash', 'Kara')}"
    assert refused(text) == [(3, 'the cell "тыс. сом" says that the amounts are in thousands or millions')]
    assert companies(text) == []


def test_an_amount_in_words_is_wrong_in_its_row_alone() -> None:
    text = f"{HEADERS}\nTash Code;{FACTS};1000;900\nNaryn;{FACTS};миллион;900\nОш;{FACTS};5 тыс.;900\n"
    assert [row for row, _ in refused(text)] == [3, 4]
    assert companies(text) == ["Tash Code"]


@pytest.mark.parametrize("title", ["тыс. сом", "Клиенты за 2025 г. (в тыс. сом)", "Список 2025, млн. сом"])
def test_a_title_that_says_thousands_is_no_title_to_be_left_out(title: str) -> None:
    assert refused(f"{title};;;;;\n{HEADERS}\nTash Code;{FACTS};10;9\n") == [
        (2, f'the title "{title}" says that the amounts are in thousands or millions')
    ]


@pytest.mark.parametrize("title", ["Клиенты с оборотом до 8 млн сом", "Firms above 10 thousand", "Миллионная улица, 1"])
def test_a_title_that_names_thousands_of_something_says_no_unit(title: str) -> None:
    (row,) = read(f'"{title}";;;;;\n{HEADERS}\nTash Code;{FACTS};10;9\n')
    assert isinstance(row, ProfileRead)


def test_where_no_column_has_the_names_nothing_is_left_out() -> None:
    assert refused("Телефон;Примечание\n1;2\n") == [
        (1, 'no column has the names of the companies; the headers are: "Телефон", "Примечание"')
    ]


def test_a_title_that_lost_its_line_end_is_no_part_of_a_header() -> None:
    (found,) = read("Клиенты за 2016 годПериод;company.name\n2016;Tash Code\n")
    assert isinstance(found, SaidOf)
    assert found.diagnostics[0].remedy == may_mean("period")


@pytest.mark.parametrize("text", ["Ста\nтус;company.name\nрезидент;A\n", "company.name;Ста\nтус\nA;резидент\n"])
def test_a_header_that_goes_over_two_lines_is_refused(text: str) -> None:
    assert refused(text)[0][1] == "a header goes over two lines"


def test_a_column_is_not_asked_about_that_resembles_one_that_is_there() -> None:
    assert companies("Клиент;Клиенты;profit\nTash Code;5;1\n") == ["Tash Code"]


def test_two_names_of_one_key_are_refused_with_both() -> None:
    assert refused("company.name;Выручка;revenue.total\nTash Code;1;2\n") == [
        (1, 'the columns "Выручка" and "revenue.total" both mean revenue.total')
    ]
    assert refused("company.name;profit;profit\nTash Code;1;2\n") == [(1, "the column profit stands twice")]


def test_a_quarter_beside_the_year_is_never_left_out() -> None:
    """What was earned in a quarter would be taken for what was earned in the year."""
    assert refused("Клиент;Год;Квартал;Выручка\nTash Code;2016;1;2\n") == [
        (1, 'the columns "Год" and "Квартал" both mean period')
    ]
    (row,) = read("Клиент;Квартал;Выручка\nTash Code;I кв. 2016;2\n")
    assert isinstance(row, ProfileRead)
    assert str(row.profile.period) == "2016-Q1"


@pytest.mark.parametrize(
    "header, key",
    [
        ("ИНН/ПИН", "company.tax_id"),
        ("Салык төлөөчүнүн ИНН", "company.tax_id"),
        ("Ишкананын аты", "company.name"),
        ("Наим. организации", "company.name"),
        ("Вид экономической деятельности", "activities"),
        ("Кол-во работников", "staff.employees"),
        ("Сотр.", "staff.employees"),
        ("Сотрудники/чел.", "staff.employees"),
        ("Company", "company.name"),
        ("Фонд з/п", "staff.payroll"),
        ("Человеко-месяцев", "staff.employee_months"),
        ("В т.ч. на экспорт", "revenue.export"),
        ("Отчетный квартал", "period"),
        ("Дата первичной рег.", "residency.initial_registration"),
    ],
)
def test_the_headers_of_accountants_are_known(header: str, key: str) -> None:
    assert key_of(header) == key


@pytest.mark.parametrize(
    "header, guess",
    [
        ("Заказчик", "company.name"),
        ("Контрагент", "company.name"),
        ("Рег. номер", "company.tax_id"),
        ("Регномер", "company.tax_id"),
        ("Выручка от нерезидентов", "revenue.export"),
        ("Страна", "company.country"),
        ("Резидент (да/нет)", "residency.status"),
    ],
)
def test_a_header_with_two_meanings_is_only_guessed(header: str, guess: str) -> None:
    """A customer may be one of the company, and a number of registration is no tax id in some registers."""
    assert (key_of(header), guessed_from(header)) == (None, guess)


@pytest.mark.parametrize("header", ["Резидент ПВТ", "Резидент парка (да/нет)", "HTP resident", "ЖТП резиденти"])
def test_yes_and_no_answer_a_header_that_asks_for_residents(header: str) -> None:
    said = ("Да", "+", "✓", "ооба", "yes", "нет", "Жок", "TRUE")
    rows = "".join(f"Company {number};{word}\n" for number, word in enumerate(said))
    found = [each for each in read(f"company.name;{header}\n{rows}") if isinstance(each, ProfileRead)]
    assert [str(each.profile.residency.status) for each in found] == [
        *(["resident"] * 5),
        *("applicant", "applicant", "resident"),
    ]
    assert [(each.id, each.values["text"]) for each in found[0].notes] == [("note.read-as", "Да")]
    assert [row for row, _ in refused(f"company.name;{header}\nA;-\nB;1\nC;?\n")] == [2, 3, 4]


def test_yes_is_no_status_below_a_header_that_asks_nothing() -> None:
    assert refused("company.name;Статус\nA;да\n") == [(2, 'residency.status: "да" is not a status')]


def test_a_column_that_says_whether_a_client_is_a_resident_is_never_left_out() -> None:
    assert key_of("Резидент ПВТ") == "residency.status"
    assert meant_by("Резидент ПВТ (да/нет)") == "residency.status"


@pytest.mark.parametrize("header", ["Страна заказчика", "Страна клиента, код", "Country of the customer"])
def test_the_country_of_somebody_else_is_not_guessed_to_be_that_of_the_company(header: str) -> None:
    assert guessed_from(header) is None


def test_headers_above_headers_are_not_read_as_one_of_them() -> None:
    text = "company;;period;revenue;;\nname;tax_id;;currency;total;export\nTash Code;;2016;KGS;1000000;900000\n"
    assert companies(text) == []


def test_what_comes_through_a_pipe_is_kept_to_be_read_twice(tmp_path: Path) -> None:
    text = "company.name,profit\n" + "".join(f"Company {number},1\n" for number in range(10))
    parts = iter([text[:30].encode(), text[30:].encode(), b""])
    assert len(list(read_profiles(["-"], StandardInput(lambda _: next(parts), "clients.csv")))) == 10
