"""Random client lists as people save them, and what happens to one at a single place."""

import csv
from collections.abc import Sequence
from io import StringIO
from random import Random
from typing import Literal, NamedTuple

DELIMITERS = ",;\t|"
_HEADERS = {
    "company.name": ("company.name", "Наименование", "Название компании", "Client\nname"),
    "company.tax_id": ("company.tax_id", "ИНН"),
    "period": ("period", "Период", "Отчетный период"),
    "activities": ("activities", "Вид деятельности"),
    "revenue.currency": ("revenue.currency", "Валюта"),
    "revenue.total": ("revenue.total", "Выручка всего"),
    "revenue.export": ("revenue.export", "в т.ч. экспорт"),
    "revenue.lines.0.amount": ("revenue.lines.0.amount",),
    "revenue.lines.0.market": ("revenue.lines.0.market",),
    "staff.employees": ("staff.employees", "Сотрудники"),
    "residency.status": ("residency.status", "Статус"),
    "remark": ("Телефон", "Примечание"),
    "": ("",),
}
_NAMES = (
    *("Tash Code", "Naryn Apps", "ОсОО «Суусамыр»", 'ОсОО "Талас"', "Kara-Balta, Soft; Co", "Иссык-Куль Софт"),
    *("Total Apps", "Osh"),
)
_ACTIVITIES = (
    *("software-development", "разработка ПО", "62.01; call-centre", "software-development; call-centre", "62.01"),
)
_QUARTERS = (
    ("2016-Q1", "2016-Q2"),
    ("3 кв. 2016", "4 кв. 2016"),
    ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"),
)


_QUOTING: Sequence[Literal[0, 1]] = (csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL)


class Table(NamedTuple):
    """A list as a text, with the delimiter between its cells."""

    text: str
    delimiter: str


def random_table(chance: Random) -> Table:
    """Up to eight companies, some in several rows, in columns of any order; perhaps with a title and totals."""
    delimiter = chance.choice(DELIMITERS)
    columns = _columns(chance)
    rows = _rows(chance, delimiter, is_by_line="revenue.lines.0.amount" in columns)
    file = StringIO()
    quoting = chance.choice(_QUOTING)
    line_end = chance.choice(("\n", "\n", "\r\n"))
    writer = csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    if chance.random() < 0.2:
        writer.writerow(["Список клиентов", *([""] * chance.choice((0, len(columns) - 1)))])
    writer.writerow([chance.choice(_HEADERS[key]) for key in columns])
    keys = _without_empty_end(columns)
    is_trimmed = chance.random() < 0.2 and all(row[keys[-1]] for row in rows)
    for row in rows:
        writer.writerow([row.get(key, "") for key in (keys if is_trimmed else columns)])
    mark = f"sep={delimiter}\n" if chance.random() < 0.1 else ""
    return Table(mark + file.getvalue(), delimiter)


def _columns(chance: Random) -> list[str]:
    columns = ["company.name", "period", "activities", "revenue.currency"]
    is_by_line = chance.random() < 0.4
    columns += (
        ("revenue.lines.0.amount", "revenue.lines.0.market") if is_by_line else ("revenue.total", "revenue.export")
    )
    for key in ("company.tax_id", "staff.employees", "remark", "residency.status"):
        if chance.random() < 0.3:
            columns.append(key)
    if chance.random() < 0.5:
        chance.shuffle(columns)
    if chance.random() < 0.1:
        columns.insert(chance.randrange(len(columns)), "")
    return [*columns, *([""] * chance.choice((0, 0, 0, 1, 2)))]


def _without_empty_end(columns: Sequence[str]) -> Sequence[str]:
    return columns[: max(number for number, key in enumerate(columns, start=1) if key)]


def _rows(chance: Random, delimiter: str, *, is_by_line: bool) -> list[dict[str, str]]:
    rows = []
    for name in chance.sample(_NAMES, chance.randint(1, 5)):
        company = {
            "company.name": name,
            "company.tax_id": f"{chance.randrange(10**14):014}",
            "period": chance.choice(("2016", "2016", "2017", "2016-Q1", "2016 год")),
            "activities": chance.choice(_ACTIVITIES),
            "revenue.currency": chance.choice(("KGS", "сом", "USD")),
            "residency.status": chance.choice(("заявитель", "резидент", "")),
        }
        number_of_rows = chance.choice((1, 1, 2, 3) if is_by_line else (1, 1, 1, 1, 2))
        periods = chance.choice(_QUARTERS) if chance.random() < 0.2 else (company["period"],) * number_of_rows
        employees = chance.randrange(1, 99)
        for period in periods:
            total = chance.randrange(1, 10**7)
            rows.append(
                {
                    **company,
                    "period": period,
                    "revenue.total": _amount(chance, delimiter, total),
                    "revenue.export": _amount(chance, delimiter, chance.randrange(total + 1)),
                    "revenue.lines.0.amount": _amount(chance, delimiter, total),
                    "revenue.lines.0.market": chance.choice(("KG", "US", "DE", "США")),
                    "staff.employees": str(employees),
                    "remark": chance.choice(("", "0555 12", "звонить")),
                }
            )
    if chance.random() < 0.3:
        rows.append({**rows[0], "company.name": chance.choice(("Итого", "Всего:", "Total")), "company.tax_id": ""})
    if is_by_line and chance.random() < 0.3:
        chance.shuffle(rows)
    return rows


def _amount(chance: Random, delimiter: str, number: int) -> str:
    if delimiter == ";" and chance.random() < 0.3:
        return f"{number:,}".replace(",", "\u00a0") + ",00"
    return f"{number:,}.00" if chance.random() < 0.2 else str(number)


def damaged(chance: Random, table: Table) -> str:
    """The text with a quotation mark, a delimiter or a line end more or less.

    A comma within a number in quotation marks is left alone: with one more or less it is another number.
    """
    text, delimiter = table
    if chance.random() < 0.4:
        places = [
            at for at, each in enumerate(text) if each in f'"\n{delimiter}' and not _is_in_number(text, at, at + 1)
        ]
        place = chance.choice(places)
        return text[:place] + text[place + 1 :]
    place, added = chance.randrange(len(text)), chance.choice(f'"\n{delimiter}')
    if added == "," and _is_in_number(text, place, place):
        added = '"'
    return text[:place] + added + text[place:]


def _is_in_number(text: str, begin: int, end: int) -> bool:
    """Whether there are digits on both sides, and a quotation mark before or after the whole number."""
    before, after = text[:begin].rstrip("0123456789,."), text[end:].lstrip("0123456789,.")
    is_quoted = before.endswith('"') and after.startswith('"')
    return is_quoted and len(before) < begin and len(after) < len(text) - end


def encoded(chance: Random, text: str) -> bytes:
    """In an encoding that has all its characters."""
    try:
        return text.encode(chance.choice(("utf-8", "utf-8-sig", "cp1251", "utf-16")))
    except UnicodeEncodeError:
        return text.encode()
