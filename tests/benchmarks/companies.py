"""Profiles to measure with: the same every time, three of four with revenue lines, staff and residency."""

from pathlib import Path
from random import Random

_ACTIVITIES = ("software-development", "call-centre", "62.01")
_MARKETS = ("US", "JP", "KZ", "KG")


def written(folder: Path, count: int) -> Path:
    """A folder with so many profiles of invented companies."""
    folder.mkdir()
    random = Random(84)
    for number in range(count):
        text = _short(number, random) if number % 4 == 0 else _long(number, random)
        (folder / f"{number:06}.yaml").write_text(text, encoding="utf-8")
    return folder


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
