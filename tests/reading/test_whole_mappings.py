"""Whole mappings of lists, and lists without one, with every field of what is read of them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from support.records import of_all, shown

from htp.document import Rejected
from htp.reading.choices import NO_CHOICES
from htp.reading.formats import table_format
from htp.reading.mapping_file import is_amount, mapping_at
from htp.reading.outline import outline_of

Compare = Callable[[str, str], None]
MAPPINGS: Mapping[str, str | bytes | None] = {
    "all parts": (
        "columns: {\" Оборот\\n за год\": ' revenue.total ', Имя: company.name, Телефон: }\n"
        "constants: {revenue.currency: сом, period: 2016 год, activities: 62.01}\n"
        "words: {residency.status: {Действует: resident, Нет  данных: }, activities: {ПО: software-development}}\n"
    ),
    "one part": "columns:\n  Имя: company.name\nconstants:\nwords: {}\n",
    "nothing": "# nothing\n",
    "a profile": "company: {name: A}\n",
    "a list": "- columns\n",
    "two mappings": "columns: {}\n---\ncolumns: {}\n",
    "other parts": "columns: {A: company.name}\ncolumsn: {}\nwords: x\nconstants: [1]\n",
    "wrong columns": (
        "columns:\n  Y:\n  A: company.nam\n  B: revenue\n  C: [a]\n  Z: ''\n  D: ' revenue.totl '\n"
        "  E: profit\n  F: ' profit '\n"
        "  Выручка, тыс. сом: revenue.total\n  Штат, тыс.: staff.employees\n  Взнос, тыс.: residency.payments.2025-Q1\n"
    ),
    "wrong constants": (
        "columns: {A: profit}\n"
        "constants: {profit: 5, revenue.total: x, zz: 1, period: , staff.employees: '', company.name: [1], staff: 1}\n"
    ),
    "wrong words": (
        "words:\n  residency.status: {a: resident, ' A': applicant, b: maybe, c: [1], d: }\n  x: {}\n  period: 3\n"
        "  activities: {a: '', b: [c]}\n"
    ),
    "currencies that contradict": (
        "columns: {'Оборот, USD': revenue.total, 'ФОТ, EUR': staff.payroll.amount, 'Штат, USD': staff.employees}\n"
        "constants: {revenue.currency: сом, staff.payroll.currency: USD}\n"
    ),
    "a currency of pay that contradicts": (
        "columns: {'Оборот, сом': revenue.total, 'ФОТ, EUR': staff.payroll.amount}\n"
        "constants: {revenue.currency: KGS}\n"
    ),
    "currencies that are not known": (
        "columns: {'Оборот, USD': revenue.total, 'Экспорт, $': revenue.export}\nconstants: {revenue.currency: $}\n"
    ),
    "keys that stand twice": "columns: {A: company.name, A: profit}\nconstants: {zz: 1}\n",
    "no YAML": "columns: {A: company.name\nx: 1\n",
    "a broken byte": b"columns: {}\n# \xd0\x90\xff x\n",
    "a workbook": b"PK\x03\x04xl/",
    "no file": None,
}


def test_of_every_kind_of_mapping_everything_is_read(
    assert_snapshot: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = {}
    for what, content in MAPPINGS.items():
        Path("m.yaml").unlink(missing_ok=True)
        if content is not None:
            Path("m.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
        mapping = mapping_at("m.yaml")
        found[what] = shown([mapping]) if isinstance(mapping, Rejected) else "".join(f"{each}\n" for each in mapping)
    assert_snapshot("mappings.txt", of_all(found))


@pytest.mark.parametrize(
    "key, is_one",
    [
        ("revenue.total", True),
        ("revenue.lines.0.amount", True),
        ("residency.payments.2025-Q1", True),
        ("profit", True),
        ("residency.payments", False),
        ("staff.employees", False),
        ("amount.currency", False),
    ],
)
def test_it_is_known_at_which_keys_amounts_stand(key: str, *, is_one: bool) -> None:
    assert is_amount(key) is is_one


WORDS = "".join(f"A{number};{number % 12};слово\n" for number in range(13))
LISTS: Mapping[str, tuple[str, bytes | None]] = {
    "known headers": ("a.csv", "Название;Год;Телефон\nA;2016;\n;;\nB; 2017 ;05\n".encode()),
    "headers that may be known": ("a.csv", "Клиенты\n\nЗаказчик;Оборот;Оборот, тыс. сом;Доход\nA;1;2;3\n".encode()),
    "a header twice": ("a.csv", "Название;Название;Наименование\nA;B;C\n".encode()),
    "few and many words": ("a.csv", f"Фирма;Статус;Занятие\n{WORDS}".encode()),
    "rows of other widths": ("a.csv", b"company.name;profit;;\nB;1\n\nC;2;;\n\nD;3;x;\n"),
    "a header in thousands": ("a.csv", "Заказчик;Оборот, тыс. сом;Взнос\nA;1;2\n".encode()),
    "headers with a currency and a period": ("a.csv", "Фирма;Выручка за 2025 год, сом;ФОТ, USD\nA;1;2\n".encode()),
    "headers with several periods": ("a.csv", "Фирма;Выручка за 2025 год;Экспорт за 2024 год\nA;1;2\n".encode()),
    "a title with a period": ("a.csv", "За 2024 год\n\nФирма;Выручка, сом\nA;1\n".encode()),
    "headers with parts of a year": ("a.csv", "Фирма;Выручка за январь, сом;Выручка за март\nA;1;2\n".encode()),
    "a single column": ("a.csv", b"Foo\nA\n"),
    "headers that are not well formed": ("a.csv", b'"Foo"x;Bar\nA;1\n'),
    "headers alone": ("a.csv", b"company.name;profit\n"),
    "no headers": ("a.csv", b""),
    "a broken byte": ("a.csv", b"company.name;profit\nA;1\nB\xff;2\n"),
    "no text": ("a.csv", b"%PDF-1.7"),
    "no file": ("a.csv", None),
    "no workbook": ("a.xlsx", b"PK\x03\x04"),
}


def test_of_every_list_the_outline_is_known(
    assert_snapshot: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = {}
    for what, (name, content) in LISTS.items():
        Path(name).unlink(missing_ok=True)
        if content is not None:
            Path(name).write_bytes(content)
        table = table_format(name)
        assert table is not None
        outline = outline_of(name, table, NO_CHOICES)
        found[what] = (
            shown([outline])
            if isinstance(outline, Rejected)
            else f"{outline.path}, headers in row {outline.row_of_headers}, {outline.rows} rows\n"
            + f"    {dict(outline.constants)} {outline[5:]}\n"
            + "".join(f"    {tuple(each)}\n" for each in outline.columns)
        )
    assert_snapshot("outlines.txt", of_all(found))
