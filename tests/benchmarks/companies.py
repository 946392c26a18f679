"""Profiles to measure with: the same every time, three of four with revenue lines, staff and residency."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

_ACTIVITIES = ("software-development", "call-centre", "62.01")
_MARKETS = ("US", "JP", "KZ", "KG")


def written(folder: Path, count: int) -> Path:
    """A folder with so many profiles of invented companies."""
    random = Random(84)
    return _folder_of(folder, [(_long if number % 4 else _short)(number, random) for number in range(count)])


def short_ones(folder: Path, count: int) -> Path:
    """A folder with so many profiles of five facts, a third of which miss the export share."""
    random = Random(85)
    return _folder_of(folder, [_SHORTEST.format(*each) for each in _five_facts(count, random)])


def table(file: Path, count: int) -> Path:
    """The same companies as rows of a table."""
    rows = "".join(_ROW.format(*each) for each in _five_facts(count, Random(85)))
    file.write_text(_HEADERS + rows, encoding="utf-8")
    return file


def _folder_of(folder: Path, texts: Iterable[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:06}.yaml").write_text(text, encoding="utf-8")
    return folder


_SHORTEST = """\
company: {{name: Company {}}}
activities: [software-development]
revenue: {{currency: KGS, total: {}, export: {}}}
"""
_HEADERS = "company.name,activities,revenue.currency,revenue.total,revenue.export\n"
_ROW = "Company {},software-development,KGS,{},{}\n"


def _five_facts(count: int, random: Random) -> Iterator[tuple[int, int, int]]:
    """The number of each company, its revenue and its export."""
    for number in range(count):
        total = random.randrange(1, 10**9)
        yield number, total, total * random.randrange(70, 100) // 100


def _short(number: int, random: Random) -> str:
    total = random.randrange(1, 10**9)
    export = total * random.randrange(60, 100) // 100
    return (
        f"company: {{name: Company {number}}}\nperiod: 2016\nactivities: [software-development]\n"
        f"revenue: {{currency: KGS, total: {total}, export: {export}}}\n"
    )


def _long(number: int, random: Random) -> str:
    lines = "".join(
        f"    - {{activity: {random.choice(_ACTIVITIES)}, market: {random.choice(_MARKETS)}, "
        f"amount: {random.randrange(1, 10**7)}, quarter: Q{1 + index}}}\n"
        for index in range(1 + number % 4)
    )
    return f"""\
# An invented company.
company:
  name: Company {number}
  legal_form: legal_entity
  country: KG
  tax_id: "01234567890123"
period: 2016
activities:
  - software-development
  - call-centre
revenue:
  currency: KGS
  lines:
{lines}staff:
  employees: {random.randrange(1, 100)}
  payroll: {random.randrange(1, 10**7)}
residency:
  status: resident
  initial_registration: 2015-01-15
  final_registration: 2015-07-15
  fees_paid: 60000
"""
