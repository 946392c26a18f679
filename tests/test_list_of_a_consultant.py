"""A list of clients as a consultant has it is checked with no edit: the workbook, or the CSV that Excel makes of it."""

import csv
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from support.run_htp import htp
from support.terminal import Terminal

Cell = str | int | float | datetime | None
HEADERS = (
    *("№ п/п", "Наименование клиента", "Правовая форма", "Страна регистрации", "ИНН", "Отчетный период"),
    *("Вид деятельности", "Валюта", "Выручка всего", "в т.ч. экспорт", "Кол-во сотрудников", "Статус в ПВТ"),
    *("Дата первичной регистрации", None, "Примечание"),
)
_ACTIVITIES = ("сайты и мобильные приложения под ключ", "разработка ПО", "колл-центр", "62.01", "розничная торговля")
_STATUSES = ("резидент ПВТ", "заявитель", "не резидент", "резидент")
_FORMS = (("ОсОО", "Кыргызстан"), ("ИП", "КР"), ("АО", "Кыргызская Республика"))
_CURRENCIES = ("сом", "KGS", "долл. США")


def sixty_clients() -> list[list[Cell]]:
    """A title, an empty row, the headers, the clients and their totals."""
    clients = [_client(number) for number in range(60)]
    sum_ = sum(row[8] for row in clients if isinstance(row[8], float))
    totals: list[Cell] = [None, "Итого:", *([None] * 6), sum_, *([None] * 6)]
    return [["Список клиентов (вымышленные компании)"], [], [*HEADERS], *clients, totals]


def _client(number: int) -> list[Cell]:
    status = _STATUSES[number % 4]
    form, country = _FORMS[number % 3]
    total = 1_000_000.5 + 250_000 * number
    return [
        *(number + 1, f"Клиент № {number + 1} (вымышлен)", form, country, f"{number + 10:014}", "2025 год"),
        *(_ACTIVITIES[number % 5], _CURRENCIES[number % 3], total, total // 10 * (9 if number % 7 else 5)),
        *(1 + number, status, datetime(2023, 1 + number % 12, 18) if status.startswith("резидент") else None),  # noqa: DTZ001
        *(None, "звонить после обеда" if number % 7 else None),
    ]


def _as_russian_excel_saves(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, float):
        return f"{cell:,.2f}".replace(",", "\u00a0").replace(".", ",")
    return "" if cell is None else str(cell)


def write_sixty_clients(folder: Path) -> None:
    """The workbook, and what Excel makes of it as CSV."""
    rows = sixty_clients()
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "clients.xlsx")
    with (folder / "clients.csv").open("w", encoding="cp1251", newline="") as file:
        padded = [[*row, *([None] * (len(HEADERS) - len(row)))] for row in rows]
        csv.writer(file, delimiter=";").writerows([_as_russian_excel_saves(cell) for cell in row] for row in padded)


def test_sixty_clients_get_the_same_answers_from_the_workbook_and_from_its_csv(tmp_path: Path) -> None:
    write_sixty_clients(tmp_path)
    reports = [json.loads(htp("check", "-f", "json", name, folder=tmp_path).stdout) for name in _FILES]
    for report in reports:
        assert (len(report["results"]), report["errors"]) == (60, [])
        assert "row-of-totals" in [each["id"] for each in report["notes"]]
    workbook, table = ([_answer(each) for each in report["results"]] for report in reports)
    assert workbook == table
    verdicts = Counter(verdict for _, verdict, _ in workbook)
    assert verdicts == {"eligible": 41, "not-eligible": 14, "undetermined": 5}


_FILES = ("clients.xlsx", "clients.csv")


@pytest.mark.parametrize("file", _FILES)
def test_sixty_clients_are_one_screen_with_the_most_urgent_first(tmp_path: Path, file: str) -> None:
    write_sixty_clients(tmp_path)
    code, shown = Terminal(tmp_path, "check", "--color", "never", file).ends()
    screen = shown[shown.index("60 companies:") :].splitlines()
    assert code == 1
    assert screen[0] == "60 companies: 14 not eligible, 5 undetermined, 41 eligible."
    assert [each.split("№ ")[1].split()[0] for each in screen if each.startswith(" ✘")] == _RESIDENTS_THAT_MISS
    assert " 50 more, less urgent: --all shows them too." in screen
    assert len(screen) <= _LINES_OF_A_SCREEN


_RESIDENTS_THAT_MISS = ["5", "20", "25", "40", "45", "60"]
_LINES_OF_A_SCREEN = 23


def _answer(result: dict[str, Any]) -> tuple[str, str, list[tuple[str, str, object]]]:
    findings = [(each["rule"], each["verdict"], each.get("measured")) for each in result["findings"]]
    return result["company"], result["verdict"], findings
