"""Where the facts stand that a criterion looks at."""

import json
from pathlib import Path
from typing import Any

from support.run_htp import htp

SHORT = """\
company: {name: Ala-Too Soft}
period: 2016
activities: [software development]
revenue:
  currency: KGS
  total: 1_000
  export: 799.99
"""


def at(file: Path, text: str, *options: str) -> dict[str, Any]:
    file.write_text(text, encoding="utf-8")
    (result,) = json.loads(htp("check", "--format", "json", *options, file).stdout)["results"]
    return {each["rule"]: [(at["key"], at["line"], at["column"]) for at in each["at"]] for each in result["findings"]}


def test_a_criterion_that_is_not_met_names_the_facts_with_their_places(tmp_path: Path) -> None:
    found = at(tmp_path / "short.yaml", SHORT)
    assert found["export-share"] == [("revenue.total", 6, 10), ("revenue.export", 7, 11), ("period", 2, 9)]


def test_what_is_met_names_none(tmp_path: Path) -> None:
    found = at(tmp_path / "enough.yaml", SHORT.replace("799.99", "800"))
    assert not any(found.values())


def test_lines_stand_for_what_they_add_up_to(tmp_path: Path) -> None:
    lines = "company: {name: A}\nrevenue:\n  currency: KGS\n  lines:\n    - {amount: 5, market: KG}\n"
    assert at(tmp_path / "lines.yaml", lines)["export-share"] == [("revenue.lines", 5, 5)]


def test_a_cell_of_a_table_has_its_line_and_the_key_of_its_column(tmp_path: Path) -> None:
    table = "company.name,period,revenue.currency,revenue.total,revenue.export\nAla-Too,2016,KGS,1000,1\n"
    found = at(tmp_path / "clients.csv", table)
    assert found["export-share"] == [("revenue.total", 2, None), ("revenue.export", 2, None), ("period", 2, None)]


def test_a_fact_that_is_only_set_stands_nowhere(tmp_path: Path) -> None:
    found = at(tmp_path / "set.yaml", "company: {name: A}\n", "--set", "revenue.total=5")
    assert found["export-share"] == []
