"""The same facts lead to the same answer, whichever way they are written down: in YAML, JSON, tables, or with --set."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from random_profiles import yaml_block
from support.builders import END_OF_2016, Facts, rulebook
from support.examples import examples
from support.profiles import profiles, with_quarters_and_payments
from support.run_htp import htp

from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.assessing.suppositions import Supposed
from htp.cli.inputs import facts_of
from htp.document import Rejected
from htp.reading.documents import StandardInput, inputs_below

TODAY = date(2026, 11, 28)
_AMOUNTS = ("amount", "total", "export", "payroll", "profit", "fees_paid")
_RUSSIAN: Mapping[str, str] = {
    "KGS": "сом",
    "USD": "долл. США",
    "EUR": "евро",
    "JPY": "иена",
    "KG": "Кыргызстан",
    "US": "США",
    "JP": "Япония",
    "KZ": "Казахстан",
    "NO": "Норвегия",
    "resident": "резидент ПВТ",
    "applicant": "заявитель",
    "legal_entity": "ОсОО",
    "individual_entrepreneur": "ИП",
}
_RUSSIAN_PERIODS: Mapping[str, str] = {
    "2016": "2016 год",
    "2016-H2": "2 полугодие 2016 г.",
    "2016-Q4": "4 кв. 2016",
    "2016-11": "ноябрь 2016",
}
_HEADERS: Mapping[str, str] = {
    "company.name": "Наименование",
    "period": "Отчетный период",
    "activities": "Виды деятельности",
    "revenue.total": "Выручка всего",
    "revenue.export": "в т.ч. экспорт",
    "staff.employees": "Кол-во сотрудников",
    "residency.status": "Статус",
    "residency.initial_registration": "Дата первичной регистрации",
}


class Written(NamedTuple):
    """A profile as a file, or as a file with a name alone and the other facts set."""

    name: str
    content: bytes
    options: tuple[str, ...] = ()


def ways_to_write(facts: Facts) -> Iterator[Written]:
    """Every format, and tables as spreadsheets save them in English and in Russian."""
    yield Written("a.yaml", yaml_block(facts, "").encode())
    yield Written("a.json", json.dumps(_as_numbers(facts), ensure_ascii=False).encode())
    yield Written("a.jsonl", json.dumps(facts).encode() + b"\n")
    cells = dict(cells_of(facts))
    yield Written("a.csv", _delimited(cells, ",").encode())
    yield Written("a.tsv", _delimited(cells, "\t").encode("utf-8-sig"))
    yield Written("a.csv", _delimited(cells, ";").encode("utf-16"))
    russian = _delimited({_HEADERS.get(key, key): in_russian(key, text) for key, text in cells.items()}, ";")
    yield Written("a.csv", russian.encode("cp1251"))
    yield Written("a.xlsx", _workbook({key: typed(key, text) for key, text in cells.items()}))
    settings = tuple(f"{key}={text}" for key, text in cells.items() if key not in ("company.name", "activities"))
    activities = [f"activities={json.dumps(facts['activities'])}"] if facts.get("activities") else []
    yield Written("a.yaml", b"company: {name: Ala-Too}\n", (*settings, *activities))


def cells_of(facts: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """The dotted key and the text of each fact."""
    for key, value in facts.items():
        if isinstance(value, Mapping):
            yield from cells_of(value, f"{above}{key}.")
        elif isinstance(value, list) and key == "lines":
            yield from cells_of({str(number): each for number, each in enumerate(value)}, f"{above}{key}.")
        else:
            yield f"{above}{key}", "; ".join(value) if isinstance(value, list) else value


def in_russian(key: str, text: str) -> str:
    """The fact as a Russian Excel shows it."""
    *above, last = key.split(".")
    if last in _AMOUNTS or above[-1:] in (["exchange_rates"], ["payments"]):
        whole, _, decimals = text.partition(".")
        grouped = f"{int(whole):,}".replace(",", "\u00a0")
        return f"{grouped},{decimals}" if decimals else grouped
    if last.endswith("registration"):
        return date.fromisoformat(text).strftime("%d.%m.%Y")
    return (_RUSSIAN_PERIODS if key == "period" else _RUSSIAN).get(text, text)


def typed(key: str, text: str) -> object:
    """The fact as a workbook holds it: numbers and days typed, unless a double cannot hold the number."""
    last = key.rpartition(".")[2]
    if last.endswith("registration"):
        return date.fromisoformat(text)
    is_number = text.replace(".", "", 1).isdecimal() and last != "tax_id" and key != "activities"
    return float(text) if is_number and len(text) <= 15 and Decimal(float(text)) == Decimal(text) else text


def _as_numbers(facts: Any, key: str = "") -> Any:
    """The facts with numbers where JSON has them."""
    if isinstance(facts, dict):
        return {each: _as_numbers(value, each) for each, value in facts.items()}
    if isinstance(facts, list):
        return [_as_numbers(each) for each in facts]
    return int(facts) if key in (*_AMOUNTS, "employees", "employee_months") and facts.isdecimal() else facts


def _delimited(cells: Mapping[str, str], delimiter: str) -> str:
    file = StringIO()
    csv.writer(file, delimiter=delimiter).writerows([cells.keys(), cells.values()])
    return file.getvalue()


def _workbook(cells: Mapping[str, object]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in (cells.keys(), cells.values()):
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    """Any profile with the facts that all formats can state: no table has a list without an entry."""
    facts: Facts = draw(profiles())
    facts = draw(with_quarters_and_payments(facts))
    if not facts.get("activities"):
        facts.pop("activities", None)
    if facts["revenue"].get("lines") == []:
        del facts["revenue"]["lines"]
    if facts["residency"].get("payments") == {}:
        del facts["residency"]["payments"]
    return {key: value for key, value in facts.items() if value}


def answer(written: Written) -> object:
    """What is said of the company or is wrong with it, but for where it was read and what was noted of its notation."""
    settings = RunSettings(rulebook(), None, TODAY, Supposed(facts_of(written.options)))
    source = StandardInput(BytesIO(written.content).read, written.name)
    found = chain.from_iterable(assess_input(each, settings) for each in inputs_below(["-"], source))
    (company,) = (each for each in found if isinstance(each, AssessedProfile | Rejected))
    if isinstance(company, Rejected):
        return [(each.id, each.keys) for each in company.diagnostics]
    result = company.result
    return result.assessment, result.figures, result.standing, result.profile


@examples(60)
@given(all_facts())
def test_the_same_facts_get_the_same_answer_in_every_format(facts: Facts) -> None:
    first, *others = ways_to_write(facts)
    expected = answer(first)
    for written in others:
        assert answer(written) == expected, written


FACTS: Facts = {
    "company": {"name": "Ala-Too", "legal_form": "legal_entity"},
    "period": "2016",
    "activities": ["software-development", "Колл-центр"],
    "revenue": {
        "currency": "KGS",
        "lines": [
            {"amount": "12345678.50", "market": "US", "activity": "software-development", "quarter": "Q1"},
            {"amount": "1000", "market": "NO", "currency": "USD", "activity": "software-development", "quarter": "Q2"},
            {"amount": "900000", "market": "KG", "activity": "Колл-центр", "quarter": "Q3"},
        ],
    },
    "exchange_rates": {"USD": "69.1234"},
    "staff": {"employees": "12", "payroll": "4800000"},
    "residency": {
        "status": "resident",
        "initial_registration": "2015-02-15",
        "final_registration": "2015-07-15",
        "payments": {"2016-Q1": "123456.79"},
    },
}


def test_the_same_facts_get_the_same_report(tmp_path: Path) -> None:
    reports = []
    for number, written in enumerate(ways_to_write(FACTS)):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / written.name).write_bytes(written.content)
        options = [word for each in written.options for word in ("--set", each)]
        run = htp("check", "--format", "json", *options, written.name, folder=tmp_path / str(number))
        assert run.exit_code == 0, run.stderr
        reports.append(json.loads(run.stdout)["results"][0])
    for report in reports:
        for key in ("path", "document", "notes", "input", "what_if"):
            report.pop(key, None)
        for finding in report["findings"]:
            finding.pop("at", None)
    assert all(report == reports[0] for report in reports)


@pytest.mark.parametrize("text", ["0", "0.10", "12345678901.25", str(END_OF_2016.year)])
def test_an_amount_in_russian_is_the_same_amount(text: str) -> None:
    facts = {"company": {"name": "Ala-Too"}, "revenue": {"currency": "KGS", "total": text, "export": "0"}}
    first, *others = ways_to_write(facts)
    assert all(answer(written) == answer(first) for written in others)
