"""The outline of a list: what its columns are known for or may mean, and what stands in them."""

from pathlib import Path

import pytest

from htp.document import Rejected
from htp.reading.choices import NO_CHOICES
from htp.reading.formats import DELIMITED
from htp.reading.outline import ColumnOutline, ListOutline, outline_of


def outline(path: Path) -> ListOutline | Rejected:
    return outline_of(str(path), DELIMITED, NO_CHOICES)


def test_every_column_has_its_key_or_a_guess_its_first_cell_and_few_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"Фирма {number};{number}; да ;;2;;x\n" for number in range(13))
    path.write_text(
        f"Клиенты\n\nНазвание;Оборот за год;Статус клиента;;Оборот, тыс. сом;Год;Год\n{rows}", encoding="utf-8"
    )
    assert outline(path) == ListOutline(
        str(path),
        3,
        13,
        (
            ColumnOutline("Название", "company.name", "", "Фирма 0", ()),
            ColumnOutline("Оборот за год", "", "revenue.total", "0", ()),
            ColumnOutline("Статус клиента", "", "residency.status", "да", ("да",)),
            ColumnOutline("Оборот, тыс. сом", "", "", "2", ("2",)),
            ColumnOutline("Год", "period", "", "", ()),
            ColumnOutline("Год", "", "", "x", ("x",)),
        ),
    )


def test_a_row_that_counts_the_columns_is_none_of_the_list(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("№;Название;Статус\n1;2;3\n1;Tash Code;резидент\n", encoding="utf-8")
    found = outline(path)
    assert isinstance(found, ListOutline)
    assert (found.rows, [each.sample for each in found.columns]) == (1, ["1", "Tash Code", "резидент"])


def test_a_column_of_twelve_words_has_them_all_and_a_key_is_guessed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    words = tuple(f"слово {number}" for number in range(12))
    rows = "".join(f"{word};1;2\n{word};;\n" for word in words)
    path.write_text(f"Занятие;Оборот за год;Оборот общий\n{rows}", encoding="utf-8")
    found = outline(path)
    assert isinstance(found, ListOutline)
    assert (found.rows, found.has_names) == (24, False)
    assert [each[1:] for each in found.columns] == [
        ("", "activities", "слово 0", words),
        ("", "revenue.total", "1", ("1",)),
        ("", "", "2", ("2",)),
    ]


def test_of_rows_with_as_many_cells_the_first_has_the_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Clients of 2025\nFoo;Bar\n1;2\n3;4\n", encoding="utf-8")
    found = outline(path)
    assert isinstance(found, ListOutline)
    assert (found.row_of_headers, found.rows, [each.header for each in found.columns]) == (2, 2, ["Foo", "Bar"])


@pytest.mark.parametrize(
    "content, line, id_",
    [
        (b"\xff\xfe\x00", 1, "text.not-in-encoding"),
        (b"PK\x03\x04", None, "file.is-packed"),
        (b"", 1, "table.no-headers"),
        (None, None, "file.missing"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes | None, line: int | None, id_: str) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    found = outline(path)
    assert isinstance(found, Rejected)
    (diagnostic,) = found.diagnostics
    assert (diagnostic.location.path, diagnostic.location.line, diagnostic.id) == (str(path), line, id_)
