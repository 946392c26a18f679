"""`htp import`: at a terminal it asks which column is which fact; elsewhere it says what is recognised."""

import sys
from pathlib import Path

import pytest
from support.run_htp import htp

from htp.cli.list_interview import ListInterview
from htp.document import Data, Rejected
from htp.reading.choices import NO_CHOICES
from htp.reading.formats import DELIMITED
from htp.reading.outline import ListOutline, outline_of
from htp.reports import mapping_yaml

LIST = (
    "Список клиентов на 2016 год;;;;;;;\n"
    "Наименование компании;ИНН клиента;Выручка, сом;в т.ч. экспорт;Занятие;Состояние;Телефон;ФОТ, тыс. сом\n"
    "ОсОО Ала-Тоо Софт;01234567890123;12 500 000,00;11 000 000,00;разработка ПО;действует;0555;120\n"
    "ОсОО Чолпон;01234567890124;500 000,00;100 000,00;разработка ПО;думает;0555;130\n"
)
PRINTED = """\
# Which column of a list is which fact of a profile. It is used where it is named:
#   htp check --mapping clients.csv.htp-mapping.yaml clients.csv
# columns: the key of each header; nothing behind it where the column is left out.
# constants: facts that are the same in every row. words: what the words of a column mean.

columns:
  Наименование компании: company.name
  Выручка, сом: revenue.total
  в т.ч. экспорт: revenue.export
  Состояние:
  Телефон:
  ФОТ, тыс. сом:
constants:
  revenue.currency: KGS
"""
FACTS = """\
company: {name: ОсОО Ала-Тоо Софт, tax_id: "01234567890123"}
period: 2016
activities: [разработка ПО]
revenue: {currency: KGS, total: 12500000.00, export: 11000000.00}
residency: {status: resident}
---
company: {name: ОсОО Чолпон, tax_id: "01234567890124"}
period: 2016
activities: [разработка ПО]
revenue: {currency: KGS, total: 500000.00, export: 100000.00}
residency: {status: applicant}
"""


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def outline(path: Path) -> ListOutline:
    found = outline_of(str(path), DELIMITED, NO_CHOICES)
    assert not isinstance(found, Rejected)
    return found


def interview(path: Path, *answers: str) -> tuple[dict[str, dict[str, Data]], list[str]]:
    """The parts of the mapping and what was said; every question after the last answer is answered with Enter."""
    said: list[str] = []
    left = [*answers]
    asking = ListInterview(outline(path), lambda: left.pop(0) if left else "", said.append, 80)
    parts = {key: {**entries} for key, entries in asking.parts("out.yaml").items() if entries}
    assert left == []
    return parts, said


ANSWERS = ("", "", "status", "", "", "", "2016 год", "2", "1", "")
COLUMNS = {
    "Наименование компании": "company.name",
    "ИНН клиента": "company.tax_id",
    "Выручка, сом": "revenue.total",
    "в т.ч. экспорт": "revenue.export",
    "Занятие": "activities",
    "Состояние": "residency.status",
    "Телефон": None,
    "ФОТ, тыс. сом": None,
}


def test_elsewhere_what_is_recognised_is_printed_and_what_is_not_is_said(clients: Path) -> None:
    run = htp("import", clients.name, folder=clients.parent)
    assert (run.exit_code, run.stdout) == (4, PRINTED)
    assert run.stderr.splitlines() == [
        f'clients.csv: the column "{header}" may be {key}: if it is, add it to the columns of the mapping'
        for header, key in (("ИНН клиента", "company.tax_id"), ("Занятие", "activities"))
    ] + [
        'clients.csv: no column is period, and the title "Список клиентов на 2016 год" says 2016: '
        "if the figures are of it, add  period: 2016  to the constants"
    ]


def test_a_list_whose_columns_are_all_known_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Название,Период,Валюта,Примечание\nЧолпон,2016,KGS,\n", encoding="utf-8")
    run = htp("import", "a.csv", "-o", "b.yaml", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr == "Wrote b.yaml. What comes next:\n  htp check --mapping b.yaml a.csv\n"
    assert (
        (tmp_path / "b.yaml")
        .read_text(encoding="utf-8")
        .endswith("columns:\n  Название: company.name\n  Период: period\n  Валюта: revenue.currency\n  Примечание:\n")
    )
    again = htp("import", "a.csv", "-o", "b.yaml", folder=tmp_path)
    assert again.exit_code == 2
    assert "b.yaml: this file exists already, and it stays as it is" in again.stderr
    assert htp("import", "a.csv", "-o", "b.yaml", "--force", folder=tmp_path).exit_code == 0


def test_what_is_asked_for_goes_into_the_mapping(clients: Path) -> None:
    parts, said = interview(clients, *ANSWERS)
    assert parts == {
        "columns": COLUMNS,
        "constants": {"revenue.currency": "KGS", "period": "2016"},
        "words": {"residency.status": {"действует": "resident", "думает": "applicant"}},
    }
    assert '  "2016 год" read as 2016' in said


def test_the_same_facts_by_a_mapping_and_in_yaml_have_the_same_verdicts(clients: Path) -> None:
    parts, _ = interview(clients, *ANSWERS)
    folder = clients.parent
    text = mapping_yaml.render("clients.csv", "m.yaml", parts)
    (folder / "m.yaml").write_text(text, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    by_mapping = htp("check", "--mapping", "m.yaml", "clients.csv", "--format", "csv", folder=folder)
    in_yaml = htp("check", "facts.yaml", "--format", "csv", folder=folder)
    assert by_mapping.exit_code == in_yaml.exit_code == 1

    def verdicts(report: str) -> list[str]:
        return [row.split(",", 2)[2] for row in report.splitlines()]

    assert verdicts(by_mapping.stdout) == verdicts(in_yaml.stdout)


def test_mistakes_are_said_and_every_line_can_be_changed(clients: Path) -> None:
    parts, said = interview(
        clients,
        *("bank account", "?", "company.name", "revenue", "7"),  # which fact is ИНН клиента
        *("", "!"),  # Занятие is right, all that follow are left out
        *("somm", "dollar", "KGS", "2016"),
        *("11", "x", "3", "-", "3", "revenue.total"),
        *("8", "payroll", ""),
        *("9", "-"),
        *("1", "-", "", "1", "company.name"),
    )
    assert parts == {
        "columns": {**COLUMNS, "Состояние": None},
        "constants": {"period": "2016"},
    }
    text = "\n".join(said)
    for each in (
        'There is no fact "bank account".',
        " 1  period                          What the figures are for",
        'company.name is the column "Наименование компании" already',
        "revenue is several facts",
        '"ИНН клиента" is company.tax_id.',
        '"somm" is not a currency code of ISO 4217',
        '"dollar" can be several currencies',
        'There is no line "x". Type a number from 1 to 10.',
        'The amounts below "ФОТ, тыс. сом" are in thousands or millions',
        "No column is company.name: without the names of the companies nothing can be read.",
    ):
        assert each in text, each


def test_a_column_in_another_currency_is_not_read_in_that_of_the_revenue(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Название;Выручка, USD;Экспорт, сом;ФОТ, сом\nЧолпон;1;2;3\n", encoding="utf-8")
    parts, said = interview(path, "", "2016")
    assert parts == {
        "columns": {
            "Название": "company.name",
            "Выручка, USD": "revenue.total",
            "Экспорт, сом": None,
            "ФОТ, сом": "staff.payroll.amount",
        },
        "constants": {"revenue.currency": "USD", "period": "2016", "staff.payroll.currency": "KGS"},
    }
    assert '  The amounts below "Экспорт, сом" are in KGS, the revenue is in USD. The column is left out.' in said


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("ФОТ в месяц", 'The amounts below "ФОТ в месяц" are of a month or averages.'),
        ("ФОТ, %", 'Below "ФОТ, %" are shares or changes, not amounts.'),
        ("ФОТ 1 кв", 'The amounts below "ФОТ 1 кв" are of a part of a year.'),
    ],
)
def test_what_is_not_the_whole_amount_is_not_taken_for_it(header: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Название;Период;{header}\nЧолпон;2016;3\n", encoding="utf-8")
    parts, said = interview(path, "staff.payroll", "")
    assert parts["columns"][header] is None
    assert any(hint in each for each in said)


def test_a_column_that_counts_the_rows_is_not_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("№ п/п;Название;Период;Резидент ПВТ\n1;Чолпон;2016;да\n", encoding="utf-8")
    parts, said = interview(path, "")
    assert parts["columns"]["№ п/п"] is None
    assert not [each for each in said if "?" in each]


def test_columns_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Название,Сумма,Сумма\nЧолпон,1,2\n", encoding="utf-8")
    parts, said = interview(path, "revenue.total")
    assert parts == {"columns": {"Название": "company.name", "Сумма": None}}
    assert '  "Сумма" stands above several columns: give each a name of its own in the list.' in said


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("company: {name: A}\n", encoding="utf-8")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    for name, exit_code, problem in (
        ("a.yaml", 2, "a.yaml: this is no list: only a table has columns\n  name a table: .csv, .tsv, .xlsx, .xlsm\n"),
        ("empty.csv", 4, "empty.csv:1:1: the table has no headers\n"),
        ("old.xlsx", 4, "old.xlsx: this is a workbook of Excel of before 2007\n"),
        ("none.csv", 4, "none.csv: there is no such file or folder\n"),
    ):
        run = htp("import", name, folder=tmp_path)
        assert (run.exit_code, run.stdout) == (exit_code, "")
        assert run.stderr.startswith(problem)


if sys.platform != "win32":
    from support.terminal import Terminal

    def test_at_a_terminal_it_asks_and_writes_beside_the_list(clients: Path) -> None:
        at = Terminal(clients.parent, "import", "clients.csv")
        for question in ("is it company.tax_id?", "is it activities?"):
            at.answer(question)
        at.answer("Состояние", "status")
        at.answer("Телефон")
        at.answer("ФОТ")
        at.answer("revenue.currency")
        at.answer("period", "2016 год")
        at.answer("действует", "2")
        at.answer("думает", "1")
        at.answer("Enter writes clients.csv.htp-mapping.yaml")
        exit_code, shown = at.ends()
        assert exit_code == 0
        assert "htp check --mapping clients.csv.htp-mapping.yaml clients.csv" in shown
        checked = htp("check", "--mapping", "clients.csv.htp-mapping.yaml", "clients.csv", folder=clients.parent)
        assert checked.exit_code == 1

    def test_an_existing_mapping_is_overwritten_only_on_demand(clients: Path) -> None:
        mapping = clients.parent / "clients.csv.htp-mapping.yaml"
        mapping.write_text("columns: {}\n", encoding="utf-8")
        at = Terminal(clients.parent, "import", "clients.csv")
        at.answer("clients.csv.htp-mapping.yaml exists already.", "no")
        assert at.ends()[0] == 2
        assert mapping.read_text(encoding="utf-8") == "columns: {}\n"
        at = Terminal(clients.parent, "import", "clients.csv")
        at.answer("exists already.", "yes")
        at.sees("ИНН клиента")
        at.waits()
        at.presses("c")
        exit_code, shown = at.ends()
        assert exit_code == 130
        assert "Stopped; nothing is written." in shown
        assert mapping.read_text(encoding="utf-8") == "columns: {}\n"
