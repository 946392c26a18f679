"""Tables as profiles: whatever a spreadsheet writes, and what is wrong with it by row and column."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import END_OF_2016, rulebook
from support.reading import Said, SaidOf, read_profiles

from htp.assessing.assessment import assess
from htp.assessing.profiles import ProfileRead
from htp.company.keys import dotted_keys, unknown_column
from htp.company.validation import profile_from
from htp.document import Data, with_facts
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading.columns import data_of
from htp.reading.documents import StandardInput
from htp.reading.lines import MAX_LINES_OF_A_ROW
from htp.reading.text import MAX_LINE_LENGTH
from htp.spelling import normalised

HEADERS = ("company.name", "activities", "revenue.currency", "revenue.total", "revenue.export")


def read(content: str | bytes, name: str = "clients.csv") -> list[ProfileRead | SaidOf]:
    encoded = content.encode() if isinstance(content, str) else content
    return list(read_profiles(["-"], StandardInput(BytesIO(encoded).read, name)))


def facts(content: str | bytes) -> list[Data]:
    found = read(content)
    assert all(isinstance(each, ProfileRead) for each in found), found
    return [each.data for each in found if isinstance(each, ProfileRead)]


def problems(content: str | bytes) -> list[tuple[str, str, str]]:
    """The place, the problem and what to write, of everything that is wrong."""
    return [
        (str(diagnostic.location), diagnostic.problem, diagnostic.remedy)
        for each in read(content)
        if isinstance(each, SaidOf)
        for diagnostic in each.diagnostics
    ]


ACME: Data = {
    "company": {"name": "Acme"},
    "activities": ["software-development", "call-centre"],
    "revenue": {"currency": "KGS", "total": "100", "export": "80"},
}


@pytest.mark.parametrize("byte_order_mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("is_named", [False, True])
def test_delimiter_byte_order_mark_and_line_ends_are_recognised(
    delimiter: str, end: str, byte_order_mark: str, *, is_named: bool
) -> None:
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerows([HEADERS, ("Acme", "software-development; call-centre", "KGS", "100", "80")])
    first = f"sep={delimiter}{end}" if is_named else ""
    assert facts(f"{byte_order_mark}{first}{text.getvalue()}") == [ACME]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=20).filter(
    lambda text: "\n" not in text or not any(each in text for each in ",;\t")
)
"""A cell with line breaks and delimiters may hold whole rows, which are read as such."""


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5, unique_by=lambda cells: normalised(cells[0])),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_any_table_that_a_program_writes_reads_as_the_same_facts(
    rows: list[tuple[str, str, str]], delimiter: str, quoting: int
) -> None:
    text = StringIO()
    headers = ("company.name", "company.tax_id", "profit")
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerow(headers)  # type: ignore[arg-type]
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    expected = []
    for number, cells in enumerate(rows, start=2):
        name, tax_id, profit = (each.strip() for each in cells)
        if name or tax_id or profit:
            may_be_heading = name and not (tax_id or profit)
            expected.append((number, name, may_be_heading or not name or bool(tax_id or profit)))
    found = [(each.document, each) for each in read(text.getvalue())]
    if not expected:
        (only,) = found
        assert isinstance(only[1], SaidOf)
        assert only[1].diagnostics[0].problem == "there is no company in it"
        return
    assert [number for number, _ in found] == [number for number, _, _ in expected]
    for (_, result), (_, name, may_be_wrong) in zip(found, expected, strict=True):
        if isinstance(result, ProfileRead):
            assert result.profile.company.name == name
        else:
            assert may_be_wrong


def test_a_row_and_a_profile_with_the_same_facts_get_the_same_assessment() -> None:
    text = ",".join(HEADERS) + "\nAcme,software-development; call-centre,KGS,100,80\n"
    (row,) = (each for each in read(text) if isinstance(each, ProfileRead))
    assert assess(row.profile, rulebook(), END_OF_2016) == assess(profile_from(ACME), rulebook(), END_OF_2016)


def test_lines_of_revenue_and_exchange_rates_can_be_columns() -> None:
    text = (
        "company.name,revenue.currency,revenue.lines.0.amount,revenue.lines.0.market,revenue.lines.0.currency,"
        "exchange_rates.USD\nAcme,KGS,10,US,USD,69.5\n"
    )
    assert facts(text) == [
        {
            "company": {"name": "Acme"},
            "revenue": {"currency": "KGS", "lines": [{"amount": "10", "market": "US", "currency": "USD"}]},
            "exchange_rates": {"USD": "69.5"},
        }
    ]


def test_an_empty_cell_is_a_missing_fact_and_an_empty_row_no_company() -> None:
    found = read("company.name,profit,\nAcme,,\n,,\n\nBeta,5\nGamma,6,\n")
    assert [(each.document, each.data) for each in found if isinstance(each, ProfileRead)] == [
        (2, {"company": {"name": "Acme"}}),
        (5, {"company": {"name": "Beta"}, "profit": "5"}),
        (6, {"company": {"name": "Gamma"}, "profit": "6"}),
    ]
    assert len(found) == 3


POINT = "write digits with a point for decimals, e.g. 12_500_000.00"


def test_errors_name_the_row_and_the_column_and_the_other_rows_are_read() -> None:
    text = (
        "company.name;revenue.currency;revenue.total\n"
        ";KGS;1\n"
        "Acme;KGS;12,5 M\n"
        "Beta;KGS;1\n"
        "Gamma;KGS;1;5\n"
        'De"lta;KGS;1\n'
        '"Epsilon;KGS;1\n'
        "Zeta;KGS;2\n"
    )
    assert problems(text) == [
        ("clients.csv:2", "company.name: it is missing or empty", "fill in the column company.name"),
        (
            "clients.csv:3",
            'revenue.total: "12,5 M" is not an amount: a comma can mean thousands or decimals',
            POINT,
        ),
        (
            "clients.csv:5",
            "the row has 4 cells, the headers are 3",
            "write decimals with a point, and put a cell that holds the delimiter in quotation marks",
        ),
        (
            "clients.csv:7",
            "a quotation mark is not closed",
            "put a cell that holds quotation marks in quotation marks, and write each of its own twice",
        ),
    ]
    names = [each.profile.company.name for each in read(text) if isinstance(each, ProfileRead)]
    assert names == ["Beta", 'De"lta', "Zeta"]


def test_a_quotation_mark_that_nobody_closes_hides_no_row() -> None:
    count = 3 * MAX_LINES_OF_A_ROW
    text = 'company.name\n"Acme\n' + "".join(f"Company {number}\n" for number in range(count))
    found = read(text)
    assert [each.document for each in found if isinstance(each, SaidOf)] == [2]
    assert [each.profile.company.name for each in found if isinstance(each, ProfileRead)] == [
        f"Company {number}" for number in range(count)
    ]


def test_rows_after_a_quotation_mark_that_nobody_closes_keep_their_lines() -> None:
    text = 'company.name,profit\nAcme,1\n"Beta,1\nGamma,1\n"Delta\nLLC",x\nEpsilon,y\n'
    assert [place for place, _, _ in problems(text)] == ["clients.csv:3", "clients.csv:5", "clients.csv:7"]
    assert [each.document for each in read(text)] == [2, 3, 4, 5, 6]


def test_a_row_has_so_many_lines_and_no_more() -> None:
    def first_problem(count: int) -> list[tuple[str, str, str]]:
        return problems('company.name\n"Acme' + "\n" * (count - 1) + '"\n')[:1]

    remedy = "put a cell that holds quotation marks in quotation marks, and write each of its own twice"
    assert first_problem(MAX_LINES_OF_A_ROW) == []
    assert first_problem(MAX_LINES_OF_A_ROW + 1) == [("clients.csv:2", "a quotation mark is not closed", remedy)]


def test_a_delimiter_within_quotation_marks_is_none() -> None:
    ((place, problem, _),) = problems('"x;y;z",profit\nAcme,1\n')
    assert (place, problem) == ("clients.csv:1:1", _no_names("x;y;z"))


def test_a_comma_for_a_point_in_a_table_with_commas_is_a_cell_too_many() -> None:
    text = "company.name,revenue.currency,revenue.total\nAcme,KGS,12,5\n"
    ((place, problem, remedy),) = problems(text)
    assert (place, problem) == ("clients.csv:2", "the row has 4 cells, the headers are 3")
    assert remedy.startswith("write decimals with a point")


def test_every_wrong_header_is_told_once_with_its_column_and_no_row_is_judged() -> None:
    text = "company.name,revenue.exprot,revenue,company.name,staff.phone\n" + "Acme,1,2,3,4\n" * 50
    (rejected,) = read(text)
    assert isinstance(rejected, SaidOf)
    found = [(str(each.location), each.problem) for each in rejected.diagnostics]
    assert found == [
        ("clients.csv:1:14", 'there is no key "revenue.exprot" in a profile'),
        ("clients.csv:1:29", "revenue is several facts"),
        ("clients.csv:1:37", "the column company.name stands twice"),
        ("clients.csv:1:50", 'there is no key "staff.phone" in a profile'),
    ]
    assert (rejected.path, rejected.document) == ("clients.csv", 1)
    assert rejected.diagnostics[0].remedy == "did you mean revenue.export?"
    assert rejected.diagnostics[2].remedy == "keep one of the two"


def test_a_cell_without_a_header_is_an_error_of_its_row() -> None:
    remedy = "write a key of the profile above it, or empty the cell"
    assert problems("company.name,,profit\nAcme,what,1\n") == [
        ("clients.csv:2", 'the cell "what" has no header', remedy)
    ]
    assert problems(f"company.name,\nAcme,{'x' * 41}\n") == [
        ("clients.csv:2", f'the cell "{"x" * 40}" has no header', remedy)
    ]
    assert problems("company.name\tprofit\t\nAcme\t1\twhat\n") == [
        ("clients.csv:2", 'the cell "what" has no header', remedy)
    ]


@pytest.mark.parametrize(
    "content, line",
    [
        ("", 1),
        ("\n", 1),
        (",,\n", 1),
        (" ;\t\n", 1),
        ("\ufeff", 1),
        ("sep=;\n", 1),
        ("sep=;\n\n", 2),
        ("\f\n,x\n", 1),
        ("\u200b,\xa0,\n", 1),
        ('"";"  "\n', 1),
    ],
)
def test_a_table_without_headers_is_an_error(content: str, line: int) -> None:
    (rejected,) = read(content)
    told = Said(
        Location("clients.csv", 1, line, 1),
        "the table has no headers",
        "write the keys of the profile as headers, e.g. company.name; htp init --template clients.csv does it",
    )
    assert rejected == SaidOf("clients.csv", 1, (told,))


def test_headers_that_are_not_well_formed_are_an_error() -> None:
    (rejected,) = read('"company.name"x,profit\nAcme,1\n')
    told = Said(
        Location("clients.csv", 1, 1, 1),
        "the headers are not well formed: ',' expected after '\"'",
        "write them without quotation marks",
    )
    assert rejected == SaidOf("clients.csv", 1, (told,))


@pytest.mark.parametrize("header", ["profitX", "Xprofit"])
def test_a_header_is_told_as_it_is_written(header: str) -> None:
    ((place, problem, _),) = problems(f"{header}\n1\n")
    assert (place, problem) == ("clients.csv:1:1", f'there is no key "{header}" in a profile')


def _no_names(header: str) -> str:
    return f'no column has the names of the companies; the headers are: "{header}"'


def test_headers_without_the_names_of_companies_are_told_together_and_of_very_many_the_first() -> None:
    assert problems("X\n1\n")[0][:2] == ("clients.csv:1:1", _no_names("X"))
    ((_, problem, _),) = problems(",".join(f"Column {number}" for number in range(100)) + "\n1\n")
    assert problem.endswith('"Column 19", "…"')


def test_the_delimiter_that_excel_names_holds_where_the_headers_have_none() -> None:
    ((place, problem, _),) = problems("sep=;\ncompany.name\nAcme;Beta\n")
    assert (place, problem) == ("clients.csv:3", "the row has 2 cells, the headers are 1")


def test_a_table_without_rows_has_no_company_in_it() -> None:
    (rejected,) = read("company.name\n\n")
    told = Said(
        Location("clients.csv", 1, 1, 1),
        "there is no company in it",
        "write a company in each row below",
        "company.name",
    )
    assert rejected == SaidOf("clients.csv", 1, (told,))


def test_a_table_in_another_encoding_is_read_up_to_there() -> None:
    content = b"company.name\nAcme\n" + "Ак-Суу Код\n".encode("cp866") + b"Beta\n"
    assert [type(each) for each in read(content)] == [ProfileRead, SaidOf]
    told = Said(
        Location("clients.csv", 3, 3, 1),
        "not UTF-8 text: byte 0x80; as cp866 the line is Russian; nothing from here on is read",
        'name the encoding: --encoding cp866, or save the table again as "CSV UTF-8"',
    )
    assert read(content)[1] == SaidOf("clients.csv", 3, (told,))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_without_its_mark_is_told(encoding: str) -> None:
    ((place, problem, _),) = problems("company.name\nAcme\n".encode(encoding))
    assert (place, problem) == (
        "clients.csv",
        "not UTF-8 text: it looks like UTF-16 without its mark, or like UTF-32",
    )


@pytest.mark.parametrize(
    "more, said",
    [
        (0, "the row has 1,048,572 cells, the headers are 2"),
        (1, "the line has more than 1,048,576 characters"),
    ],
)
def test_a_line_is_as_long_as_a_mebibyte_at_most(more: int, said: str) -> None:
    line = "Acme" + "," * (MAX_LINE_LENGTH + more - 5) + "\n"
    ((_, problem, _),) = problems(f"company.name,profit\n{line}")
    assert problem == said


def test_a_cell_that_is_too_long_is_an_error_of_its_row() -> None:
    text = f"company.name,profit\nAcme,{' ' * 200_000}\nBeta,1\n"
    ((place, problem, _),) = problems(text)
    assert (place, problem) == ("clients.csv:2", "the row is not well formed: field larger than field limit (131072)")
    assert len(read(text)) == 2


def test_a_line_is_too_long_however_it_comes_in() -> None:
    parts = iter([b"company.name,profit\n", b"Acme," + b"," * (MAX_LINE_LENGTH - 5), b"\nBeta,1\n", b""])
    (found,) = read_profiles(["-"], StandardInput(lambda _: next(parts), "clients.csv"))
    assert isinstance(found, SaidOf)
    (told,) = found.diagnostics
    assert (str(told.location), told.problem, told.remedy) == (
        "clients.csv:2:1",
        "the line has more than 1,048,576 characters",
        "check that this is a table, with a company a line",
    )


def test_no_more_than_a_portion_of_a_table_is_asked_for_at_once() -> None:
    content = BytesIO(b"company.name,profit\n" + f"Acme,{'9' * 50}\n".encode() * 5_000)
    asked: list[int] = []

    def portion(most: int) -> bytes:
        asked.append(most)
        return content.read(most)

    assert len(list(read_profiles(["-"], StandardInput(portion, "clients.csv")))) == 5_000
    assert set(asked) == {64 * 1024}


def test_a_table_that_ends_within_a_character_is_told() -> None:
    content = "company.name\nAcme\nАк-Суу".encode()
    assert problems(content) == []
    ((place, problem, remedy),) = problems(content[:-1])
    assert (place, problem) == ("clients.csv:3:6", "not UTF-8 text: byte 0xD1; nothing from here on is read")
    assert remedy == 'save the table again as "CSV UTF-8": "Save as" in the spreadsheet program offers it'


def test_a_revenue_line_without_a_cell_is_none() -> None:
    headers = "company.name,revenue.lines.0.amount,revenue.lines.0.market,revenue.lines.1.amount,revenue.lines.1.market"
    assert facts(f"{headers}\nAcme,,,5,US\n") == [
        {"company": {"name": "Acme"}, "revenue": {"lines": [{"amount": "5", "market": "US"}]}}
    ]
    assert problems(f"{headers}\nAcme,,KG,5,US\n") == [
        (
            "clients.csv:2",
            "revenue.lines.0.amount: it is missing or empty",
            "fill in the column revenue.lines.0.amount",
        )
    ]


def test_a_problem_of_a_revenue_line_names_its_own_column() -> None:
    headers = "company.name,revenue.lines.0.amount,revenue.lines.1.amount"
    ((_, problem, _),) = problems(f"{headers}\nAcme,,x\n")
    assert problem == 'revenue.lines.1.amount: "x" is not an amount'


def test_the_order_of_columns_is_not_that_of_revenue_lines() -> None:
    text = "company.name,revenue.lines.1.amount,revenue.lines.0.amount\nAcme,10,100\n"
    assert facts(text) == [{"company": {"name": "Acme"}, "revenue": {"lines": [{"amount": "100"}, {"amount": "10"}]}}]


def test_a_revenue_line_that_is_left_empty_is_none_wherever_it_stands() -> None:
    headers = "company.name,revenue.lines.0.amount,revenue.lines.0.market,revenue.lines.1.amount,revenue.lines.1.market"
    for cells in (",,100,US", "100,US,,"):
        assert facts(f"{headers}\nAcme,{cells}\n") == [
            {"company": {"name": "Acme"}, "revenue": {"lines": [{"amount": "100", "market": "US"}]}}
        ]


@pytest.mark.parametrize(
    "keys",
    [
        ("company.name", "staff.payroll.amount", "staff.payroll.currency", "profit"),
        ("staff.payroll", "staff.payroll.currency"),
        ("exchange_rates.USD", "exchange_rates.840"),
        ("exchange_rates.0",),
    ],
)
def test_columns_are_the_facts_that_the_same_keys_set(keys: tuple[str, ...]) -> None:
    cells: dict[str, Data] = dict.fromkeys(keys, "1")
    assert data_or_fault(lambda: data_of((key, "1") for key in keys)[0]) == data_or_fault(
        lambda: with_facts({"company": {}}, cells)
    )


def data_or_fault(read: Callable[[], Data]) -> Data | Fault:
    try:
        return read()
    except UnusableText as error:
        return error.fault


def test_a_revenue_line_has_one_number() -> None:
    ((_, problem, _),) = problems("company.name,revenue.lines.0.market,revenue.lines.00.market\nAcme,KG,US\n")
    assert problem == 'there is no key "revenue.lines.00.market" in a profile'


def test_a_company_of_a_table_is_known_by_the_file_and_its_row(tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("company.name,profit\nAcme,1\n\nBeta,x\n", encoding="utf-8")
    good, bad = read_profiles([str(table)], StandardInput(lambda _: b""))
    assert isinstance(good, ProfileRead)
    assert (good.path, good.document) == (str(table), 2)
    assert isinstance(bad, SaidOf)
    assert (bad.path, bad.document, str(bad.diagnostics[0].location)) == (str(table), 4, f"{table}:4")


def test_a_table_may_be_larger_than_a_profile(tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    rows = "".join(f"Company {number} {'A' * 400},1\n" for number in range(3_000))
    table.write_text(f"company.name,profit\n{rows}", encoding="utf-8")
    assert table.stat().st_size > 1024 * 1024
    nothing = StandardInput(lambda _: b"")
    assert sum(isinstance(each, ProfileRead) for each in read_profiles([str(table)], nothing)) == 3_000


def test_the_keys_of_columns_are_those_of_a_profile() -> None:
    assert "residency.fees_paid" in dotted_keys()
    assert "assumptions.average_monthly_wage.amount" in dotted_keys()
    assert "revenue.lines" not in dotted_keys()
    assert all(unknown_column(each) is None for each in dotted_keys())
    assert unknown_column("revenue.lines.0.amount") is None
    assert unknown_column("revenue.lines.01.amount") is not None
    assert unknown_column("revenue.lines.0.price") is not None
    assert unknown_column("revenue.lines") is not None
