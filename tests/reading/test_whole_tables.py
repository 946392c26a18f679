"""Whole tables, with every field of what is read of them: companies, notes, what is left out, refused, and where."""

from collections.abc import Callable, Mapping

import pytest
from support.records import everything, of_all

from htp.reading import companies, header_line, headers, joining, lines, opening, refused_rows, table
from htp.reading.choices import NO_CHOICES, Choices, ListMapping

H = "company.name;period;activities;revenue.currency;revenue.total;revenue.export\n"
"""The headers of a usual list."""
F = "2016;62.01;KGS;1000"
"""The facts of a usual company, but for its export."""
L = "company.name;period;revenue.currency;revenue.lines.0.amount;revenue.lines.0.market;revenue.lines.2.amount\n"
Q = "company.name;company.tax_id;period;revenue.currency;revenue.total;revenue.export;staff.employees\n"
EXAMPLE = "company.name;period;revenue.total\nAn example to be replaced LLC;2016"

TABLES: Mapping[str, str] = {
    "nothing": "",
    "headers alone": H,
    "headers and blank lines": f"{H}\n \n;;;;;\n",
    "a company": f"{H}A;{F};900\n",
    "the last line without its end": f"{H}A;{F};900\nB;{F};90",
    "the last line without its end or last cell": f"{H}A;{F};900\nB;{F};",
    "a last column without a key, and no end": "company.name;Remark\nA;x",
    "a company after blank lines": f"{H}\n\nA;{F};900\n",
    "cells that are missing at the end": "company.name;period;profit;;\nA;;1\nB;;1;;\n\nC;2016;\n\nD;2016;1;\n\nE;;1",
    "cells with line breaks": f'{H}"A\nB";{F};900\nC;{F};90\n',
    "a title, a blank line and columns of nobody": "Clients;;\n\nNo.;Название;Phone\n1;A;0555\n",
    "a title of its own": "Clients of 2025\ncompany.name;period\nA;2016\n",
    "very many columns of nobody": f"company.name;{';'.join(f'c{number}' for number in range(21))}\nA;{';' * 20}\n",
    "a delimiter that Excel is told": "sep=,\n\ncompany.name,period\nA,2016\n",
    "a delimiter that Excel is told, and nothing else": "sep=;\n",
    "a delimiter that Excel is told, without its end": "sep=;",
    "a mark before the headers": f"\ufeff{H}A;{F};900\n",
    "headers in quotation marks over two lines": '"company.name";"period\n";profit\nA;2016;1\n',
    "columns without headers at the end": "company.name;profit;;\nA;1\nB;2;;\nC;3;;x\n;;;\n",
    "several activities": 'company.name;activities\nA;" 62.01 ;; b ;"\nB;b\n',
    # Rows that are no companies.
    "headers again": f"{H}A;{F};900\n{H}B;{F};90\n",
    "a row that counts the columns": f"{H}1;2;3;4;5;6\nA;{F};900\n",
    "a row that counts the columns from letters on": f"{H}А;Б;1;2;3;4\nA;{F};900\n",
    "a row of numbers that count nothing": f"{H}1;5;7;9;2;3\nA;{F};900\n",
    "a row of numbers that begin too late": f"{H}7;8;9;10;11;12\nA;{F};900\n",
    "totals": f"{H}A;{F};900\nИтого;;;;1000;900\n",
    "totals by number": "№;company.name;profit\n1;A;1\nИтого;;1\n",
    "subtotals": "company.name;profit\nБишкек Итог;5\nA;5\n",
    "names like subtotals": "company.name;period;profit\nБишкек Итог;2016;5\nБишкек Итог;;6\nA;2016;5\n",
    "a part of another and a heading": f"{H}A;{F};900\nв т.ч. B;;;;10;9\nг. Ош;;;;;\n",
    "the example of the template": f"{EXAMPLE};10 000 000,00\nA;;\nAn example to be replaced LLC;2016;10000000\n",
    "the example alone": f"{EXAMPLE};10000000\n",
    "sums of the rows above": f"{H}A;{F};900\nB;{F};90\nВместе;2016;62.01;KGS;2000;990\nC;{F};1\n",
    "sums with decimals": "company.name;revenue.total;profit\nA;1,5;0.25\nB;2 000.50;0,5\nC;2 002;0.75\n",
    "sums of a single column": "company.name;activities;profit\nA;b;1\nB;b;2\nC;b;3\nD;;6\n",
    "sums twice": "company.name;revenue.total;profit\nA;1;1\nB;2;2\n;3;3\nC;4;4\nD;5;5\n;9;9\n;12;12\n",
    "sums without a name": "company.name;revenue.total;revenue.export\nA;10;1\nB;20;2\n;30;3\n",
    "sums first": "company.name;revenue.total;revenue.export\nAll;30;3\nA;10;1\nB;20;2\n",
    "facts below without a name": f"{H}A;{F};900\n;{F};90\nB;{F};9\n",
    "a row of units": "company.name;profit\n;тыс. сом\nA;1\n",
    # Rows of one company.
    "lines of one company": f"{L}A;2016;KGS;1;US;\nB;2016;KGS;1;US;2\nA;2016;KGS;2;KG;\n",
    "lines of one company with two periods": f"{L}A;2016;KGS;1;US;\nA;2017;KGS;2;KG;\n",
    "a company twice": f"{H}A;{F};900\nB;{F};90\nA;{F};900\n",
    "quarters": f"{Q}A;;2016-Q1;KGS;1 000,5;1;5\nA;;1 кв. 2017;KGS;1;1;5\nA;;2016-Q2;KGS;2;2;5\n",
    "quarters of a year, two of another": (
        f"{Q}A;01234567890123;2016-Q1;KGS;1;1;5\nA;01234567890123;2016-Q2;KGS;2;2;5\nB;;2016;KGS;2;2;5\n"
    ),
    "quarters of a year": "".join((Q, *(f"A;;2016-Q{each};KGS;{each},50;{each};5\n" for each in (3, 1, 2, 4)))),
    "quarters of no period": f"{Q}A;;2016-Q1;KGS;1;1;5\nA;;2016-Q3;KGS;2;2;5\n",
    "quarters with other employees": f"{Q}A;;2016-Q1;KGS;1;1;5\nA;;2016-Q2;KGS;2;2;6\n",
    "quarters that differ": f"{Q}A;;2016-Q1;KGS;1;1;5\nA;;2016-Q2;USD;2;2;5\n",
    "quarters with a mistake": f"{Q}A;;2016-Q1;KGS;1;1;5\nA;;2016-Q2;KGS;zz;2;5\n",
    "quarters without an export": f"{Q}A;;2016-Q1;KGS;1;1;5\nA;;2016-Q2;KGS;2;;5\n",
    "quarters with lines": f"{L}A;2016-Q2;KGS;1;US;5\nA;2016-Q1;KGS;2;KG;\n",
    "quarters with lines in only one": f"{L}A;2016-Q2;KGS;1;US;5\nA;2016-Q1;KGS;;;\n",
    "quarters with lines that name theirs": (
        "company.name;period;revenue.lines.0.amount;revenue.lines.0.quarter\nA;2016-Q1;1;Q1\nA;2016-Q2;1;Q2\n"
    ),
    "quarters with a mistake in a line": f"{L}A;2016-Q1;KGS;;;x\nA;2016-Q2;KGS;2;KG;\n",
    "quarters with a loss": "company.name;period;profit\nA;2016-Q1;5\nA;2016-Q2;0\n",
    "quarters with losses": "company.name;period;profit\nA;2016-Q1;0\nA;2016-Q2;0\n",
    "quarters with pay, months and payments": (
        "company.name;period;staff.payroll;staff.employee_months;residency.payments.2016-Q1;residency.fees_paid\n"
        "A;2016-Q3;1 000;6;5;1\nA;2016-Q4;2.5;9;;2\n"
    ),
    "quarters with payments that differ": "company.name;period;residency.payments.2016-Q1\nA;2016-Q3;5\nA;2016-Q4;6\n",
    "quarters with two columns that cannot stand beside each other": (
        "company.name;period;staff.payroll;staff.payroll.amount\nA;2016-Q1;1;1\nA;2016-Q2;1;1\nB;2016;1;1\n"
    ),
    "quarters and a year": "company.name;period;profit\nA;2016-Q1;5\nA;2016;6\n",
    "quarters of two years": "company.name;period;profit\nA;2016-Q1;5\nA;2016-Q2;5\nA;;6\n",
    "the same quarter twice": "company.name;period;profit\nA;2016-Q1;5\nA;2016-Q1;6\n",
    "a line and a row without one": f"{L}A;2016;KGS;1;US;\nA;2016;KGS;;;\n",
    "lines of two columns": f"{L}A;2016;KGS;1;US;5\nA;2016;KGS;2;KG;5\n",
    "a line twice": f"{L}A;2016;KGS;1;US;\nA;2016;KGS;1;US;\n",
    "lines with other facts": f"{L}A;2016;KGS;1;US;\nA;2016;USD;2;US;\n",
    "a company in a row that cannot be read": f"{H}A;{F};900\nA;2017;62.01;KGS;1;000;900\n",
    "a company of several rows where the table is cut off": (
        f'{L}A;2016;KGS;1;US;\nA;2016;KGS;2;KG;\nB;2016;KGS;1;US;\n"C;2016'
    ),
    # Rows that cannot be read.
    "a cell too many": f"{H}A;2016;62.01;KGS;1000;50;900\n",
    "a cell too few": f"{H}A;{F};900\nB;{F}\nC;{F};900\n",
    "a row in two lines": f"{H}A;{F};900\nB;2016;62\n.01;KGS;1;1\nC;{F};900\n",
    "a row before a single cell": f"{H}A;{F};900\nmore\nc;{F};900\n",
    "a company after the rest of an amount": f"{H}A;{F};900\n000\n«Ала»;{F};900\n",
    "a company after the rest of an amount, with a blank": f'{H}A;{F};900\n000\n "Ала;{F};900\nB;{F};9\n',
    "a company in Latin letters after the rest of an amount": f"{H}A;{F};900\n000\nXyz;{F};900\n",
    "a word in small letters after the rest of an amount": f"{H}A;{F};900\n000\nала;{F};900\n",
    "a company after the rest of a name": f"{H}A;{F};900\nСофт\nАла;{F};900\n",
    "a row in quotation marks": f'{H}"A;{F};900"\nB;{F};900\n',
    "a row in a cell": f'{H}"A;{F};900\nB";{F};900\nC;{F};900\n',
    "a row in a cell of two columns": 'company.name;profit\n"A;1\nB";2\nC;3\n',
    "quotation marks over cells": f'{H}A";2016"";62.01";KGS;1000;900\nB;{F};9\n',
    "a quotation mark that is not closed": f'{H}A;{F};900\n"B;{F};900\nC;{F};9\n',
    "characters after a quotation mark": f'{H}"A"x;{F};900\nB;{F};9\n',
    "a cell without a header": "company.name;;profit\nA;" + "x" * 41 + ";1\n",
    "a column of two facts": "company.name;revenue;profit\nA;1;2\n",
    "facts below a text": "company.name;exchange_rates.USD;exchange_rates.USD.x\nA;1;2\n",
    "mistakes in cells": f"{L}A;2017;KGS;;;zz\n;2016;KGS;1;US;\n;2016;KGSS;1;US;1\n",
    # Headers.
    "columns that may be facts": "Название;Оборот;Штат;Телефон\nA;1;2;0555\n",
    "headers with a currency and a period": "Название;Выручка за 2025 год, сом;Экспорт, сом\nA;2;1\n;5;5\n",
    "headers with a currency and columns of it": (
        "Название;Валюта;Период;Выручка за 2025 год, сом\nA;сом;2025;1\nB;USD;2025;1\nC;;;1\nD;KGS;2024;1\nE;x;y;1\n"
        "F;KGS;2025-Q1;1\n"
    ),
    "headers with a quarter": "Название;Выручка за 1 квартал 2025, сом;Период\nA;1;2025-Q1\nB;1;2025\nC;1;\n",
    "headers with a year of whatever part": "Название;Год;Выручка за год, сом\nA;2025;1\nB;2025-Q1;1\n",
    "headers with two currencies": "Название;Выручка, сом;Экспорт, USD;ФОТ, EUR\nA;2;1;1\n",
    "headers with pay before two currencies": "Название;ФОТ, EUR;Выручка, сом;Экспорт, USD\nA;1;2;1\n",
    "headers with a period of pay before two currencies": "Название;ФОТ за 2025;Выручка, сом;Экспорт, USD\nA;1;2;1\n",
    "headers with a currency of the export alone": "Название;Выручка;Экспорт, USD\nA;2;1\n",
    "headers with a currency of the export beside one of the rows": "Название;Валюта;Выручка;Экспорт, USD\nA;USD;2;1\n",
    "headers with a currency of pay": "Название;Выручка, сом;ФОТ, USD\nA;2;1\n",
    "headers with a currency of pay alone": "Название;Валюта;Выручка;ФОТ, USD\nA;KGS;2;1\n",
    "headers with a currency of pay and a column of it": (
        "Название;Валюта;Выручка;ФОТ, USD;staff.payroll.currency\nA;KGS;2;1;KGS\nB;KGS;2;1;USD\nC;KGS;2;1;\n"
    ),
    "headers with a currency of pay that is the same": "Название;Выручка, сом;ФОТ, сом\nA;2;1\n",
    "headers with several periods": "Название;Выручка за 2025 год;Экспорт за 2024 год;Прибыль за 2025 год\nA;2;1;1\n",
    "headers with the same amount of several periods": "Название;Выручка за 2025 год;Выручка за 2024 год\nA;2;1\n",
    "headers with parts of a year": "Название;Выручка за январь;Выручка за февраль\nA;2;1\n",
    "headers with a period below a title of another": "Отчёт за 2024 год\n\nНазвание;Выручка за 2025 год, сом\nA;2\n",
    "headers below a title with a period": "Отчёт за 2024 год\n\nНазвание;Выручка, сом\nA;2\n",
    "headers of which none is known": "Foo;Bar\nA;1\n",
    "headers without a name of companies": "period;Bar;revenue.x\n2016;1;2\n",
    "headers twice": "company.name;Название;profit;profit;Прибыль\nA;B;1;2;3\n",
    "headers like others": "company.name;revenue.totl;revenue;Выручка, тыс. сом;Выручка от всех;revenue.x\n",
    "a header in thousands": "company.name;Выручка, тыс. сом\nA;1\n",
    "a header that may mean a fact": "company.name;Общая выручка компании\nA;1\n",
    "a header with a wrong letter": "company.name;Выручк\nA;1\n",
    "a title that is glued to a header": "за 2016 годНазвание;Прибыль\nA;1\n",
    "a title in thousands": "Отчёт\nв тыс. сом\n\ncompany.name;profit\nA;1\n",
    "headers cut in two": "Наимено\nвание;profit\nA;1\n",
    "headers cut in two with a title": "Clients\nвание;profit\nA;1\n",
    "headers cut in two at the end": "company.name;prof\nit\nA;1\n",
    "headers that are not well formed": '"company.name"x;profit\nA;1\n',
    "no headers": "\n;;\n\n",
    "headers of delimiters alone": '";";" , "\nA;1\n',
    "a line of headers alone without its end": "Foo",
    "headers in quotation marks with other delimiters": '"Foo, Inc, x";Bar\nA;1\n',
    "headers of which only the last is known": 'Foo;"Bar, Baz, x, y"\nA;1\n',
    "a delimiter that Excel is told and headers that are not known": "sep=,\nFoo,Bar;x\n1,2\n",
    "a report of this program": "path;document;company;as_of;verdict\nx;1;A;2016-12-31;eligible\n",
}
"""By what is in the table, its text."""


def read(content: bytes, choices: Choices = NO_CHOICES) -> str:
    return everything(content, "clients.csv", choices)


Compare = Callable[[str, str], None]


def test_of_every_kind_of_table_everything_is_read(assert_snapshot: Compare) -> None:
    assert_snapshot("tables.txt", of_all({what: read(text.encode()) for what, text in TABLES.items()}))


BOUNDS: Mapping[str, str] = {
    "headers below the most titles": "\n\n\ncompany.name;profit\nA;1\n",
    "headers below more titles": "\n\n\n\ncompany.name;profit\nA;1\n",
    "the most columns": "company.name;profit;;\nA;1;;\n",
    "too many columns": "company.name;profit;;;\nA;1;;\n",
    "too many columns below a title": "Clients\ncompany.name;profit;;;\nA;1;;\n",
    "too many columns after another delimiter": "sep=;\ncompany.name;profit;;;\nA;1;;\n",
    "too many columns in a row": "company.name;profit\nA;1;;;\n",
    "the most lines of a row": 'company.name;profit\n"A\n\n\nB";1\n',
    "too many lines of a row": 'company.name;profit\n"A\n\n\n\nB";1\nC;2\n',
    "the most characters of a line": f"company.name;profit\n{'A' * 27};1\nB;2\n",
    "too many characters of a line": f"company.name;profit\nB;2\n{'A' * 28};1\nC;2\n",
    "too many characters of the headers": f"company.name;profit;{'A' * 30}\nA;1\n",
    "too many characters of a title": f"Clients{'s' * 30}\n\ncompany.name;profit\nA;1\n",
    "the most rows that are named": "company.name;profit\n" + "A;1\n" * 2 + "B;2\n",
    "the most rows of a company": "company.name;profit\n" + "A;1\n" * 3 + "B;2\n",
    "too many rows of a company": "company.name;profit\n" + "A;1\n" * 4 + "B;2\n",
    "the most columns of nobody": "company.name;b;c\nA;;\n",
    "too many columns of nobody": "company.name;b;c;d\nA;;;\n",
    "the most mistakes in headers": "revenue;staff\n1;2\n",
    "too many mistakes in headers": "revenue;staff;residency\n1;2;3\n",
}
"""By what there is as much of as there may be, or more, where that is little; the text of a table."""


def test_a_table_has_as_much_as_it_may_have_and_no_more(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, bound in (
        (header_line, "MAX_TITLE_LINES", 4),
        (header_line, "MAX_COLUMNS", 4),
        (headers, "MAX_PROBLEMS", 2),
        (lines, "MAX_LINES_OF_A_ROW", 4),
        (lines, "MAX_LINE_LENGTH", 30),
        (companies, "MAX_ROWS_OF_A_COMPANY", 3),
        (joining, "_MAX_ROWS_NAMED", 2),
        (table, "MAX_COLUMNS_NAMED", 2),
    ):
        monkeypatch.setattr(module, name, bound)
    assert_snapshot("bounds_of_tables.txt", of_all({what: read(text.encode()) for what, text in BOUNDS.items()}))


@pytest.mark.parametrize("size, is_refused", [(22, False), (21, True)])
def test_a_table_that_comes_once_is_as_large_as_it_may_be_and_no_larger(
    size: int, *, is_refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_COPIED_BYTES", size)
    refused = (
        "clients.csv 1: rejected\n    ('clients.csv', 1, None, None) ('table.too-large-to-copy', {}, (), None, False)\n"
    )
    assert (read(b"company.name;profit\nA;") == refused) is is_refused


@pytest.mark.parametrize("kept, is_refused", [(5, False), (4, True)])
def test_beside_very_many_rows_that_cannot_be_read_any_company_may_be_among_them(
    kept: int, *, is_refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refused_rows, "MAX_KEPT", kept)
    found = read(f"{H}B;1\n\nA;{F};900\n".encode())
    assert ("('table.company-in-refused-row', {'row': 2}" in found) is is_refused


MAPPING = ListMapping(
    "list.htp-mapping.yaml",
    {"Name": "company.name", "Phone": "", "State": "residency.status", "Work": "activities", "Sum": "revenue.total"},
    {"revenue.currency": "KGS", "period": "2016"},
    {
        "residency.status": {"active": "resident", "no data": "", "": "applicant"},
        "activities": {"it": "software-development"},
        "revenue.total": {"–": ""},
    },
)
MAPPED: Mapping[str, str] = {
    "all columns": "Name;Phone;State;Work;Sum\nA;0555; Active ;it; 100\nB;;no data;it;–\nC;;resident;x; It ;2\n",
    "several activities": 'Name;Phone;State;Work;Sum\nA;;;"x; It ;";1\n',
    "several words where there is one": 'Name;Phone;State;Work;Sum\nA;;"active;no data";;1\n',
    "a row without its last cells": "Name;State;Sum;Phone;Work\nA;active;–\n",
    "a row without the cells between": "Name;Work;Sum;State;;Phone\nA;it;–;active;\n;;;;;\n",
    "a header with a currency that the mapping denies": "Name;Phone;State;Work;Sum;Экспорт, USD\nA;;;;2;1\n",
    "a header with a period that the mapping denies": "Name;Phone;State;Work;Sum;Экспорт за 2017 год\nA;;;;2;1\n",
    "a header that the mapping agrees with": "Name;Phone;State;Work;Sum;Экспорт за 2016 год, сом\nA;;;;2;1\n",
    "a column that is missing": "Name;State;Work\nA;;\n",
    "a column of a constant": "Name;Phone;State;Work;Sum;Period\nA;;;;1;2016\n",
    "a row of totals": "Name;Phone;State;Work;Sum\nA;;;;1\nTotal;;;;1\n",
    "a row that is refused": "Name;Phone;State;Work;Sum\nA;;active;it;1\nB;;active;it;1;2\n",
    "rows of one company": "Name;Phone;State;Work;Sum\nA;;active;it;1\nA;;active;it;1\n",
}
"""By what is in a list that a mapping explains, its text."""


def test_of_every_kind_of_list_with_a_mapping_everything_is_read(assert_snapshot: Compare) -> None:
    choices = Choices(mapping=MAPPING)
    found = {what: read(text.encode(), choices) for what, text in MAPPED.items()}
    assert_snapshot("mapped_tables.txt", of_all(found))


DENIED: Mapping[str, tuple[str, dict[str, str]]] = {
    "the currency of the export": ("Название;Выручка;Экспорт, USD\nA;2;1\n", {"revenue.currency": "сом"}),
    "the currency of the profit alone": ("Название;Прибыль, USD\nA;1\n", {"revenue.currency": "KGS"}),
    "the currency of all": ("Название;Выручка, USD;Экспорт, USD\nA;2;1\n", {"revenue.currency": "KGS"}),
    "the currency of pay": ("Название;ФОТ, USD\nA;1\n", {"staff.payroll.currency": "KGS", "revenue.currency": "USD"}),
    "no currency of pay": ("Название;ФОТ, USD\nA;1\n", {"revenue.currency": "KGS"}),
    "nothing": ("Название;Выручка, $\nA;1\n", {"revenue.currency": "USD"}),
}
"""By what of the headers the facts deny that a mapping says of all rows, the text of a table, and those facts."""


def test_what_a_header_says_and_a_mapping_denies_is_not_read(assert_snapshot: Compare) -> None:
    found = {
        what: read(text.encode(), Choices(mapping=ListMapping("m.yaml", constants=constants)))
        for what, (text, constants) in DENIED.items()
    }
    assert_snapshot("denied_headers.txt", of_all(found))


ENCODED: Mapping[str, tuple[bytes, str | None]] = {
    "Windows-1251 with a letter lost": (
        "Название;Период\nОсОО «?нугуу»;2016\nОсОО «Код»;2016\n".encode("cp1251"),
        None,
    ),
    "UTF-16": ("\ufeffНазвание;Период\nКод;2016\n".encode("utf-16"), None),
    "UTF-16 without its mark": ("Название;Период\n".encode("utf-16-le"), None),
    "KOI8-R": ("Название;Период\nОсОО «Код»;2016\n".encode("koi8-r", "replace"), None),
    "KOI8-R that was named": ("Название;Период\nОсОО Код;2016\n".encode("koi8-r"), "koi8-r"),
    "a broken byte in the headers": (b"company.name;Re\xffmark\nA;1\n", None),
    "a broken byte in a title": (b"Clie\xffnts\n\ncompany.name;profit\nA;1\n", None),
    "a broken byte in a row": (b"company.name;profit\nA;1\nB\xd0;2\nC;3\n", None),
    "a broken byte below the rows of one company": (
        f"{L}A;2016;KGS;1;US;\nA;2016;KGS;2;KG;\nB;2016;KGS;1;US;\n".encode() + b"C\xff\n",
        None,
    ),
    "a byte that is not in the encoding": (b"company.name;profit\nA;1\nB\xff;2\n", "ascii"),
    "a byte of headers that is not in the encoding": (b"company.name;pro\xfffit\nA;1\n", "ascii"),
    "a workbook": (b"PK\x03\x04xl/", None),
    "a page": (b"<html>", None),
}
"""By their encoding, the bytes of a table, and the encoding that is named for it."""


def test_of_tables_in_every_encoding_everything_is_read(assert_snapshot: Compare) -> None:
    found = {what: read(content, Choices(named)) for what, (content, named) in ENCODED.items()}
    assert_snapshot("encoded_tables.txt", of_all(found))
