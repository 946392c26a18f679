"""How much is said of a file in which nearly everything is wrong."""

import json
from pathlib import Path

import pytest
from support.run_htp import htp

from htp.document import MAX_PROBLEMS_OF_FILE

PROBLEMS_OF_ONE = 100
WRONG = (
    f"company: {{name: A}}\nexchange_rates: {{{', '.join(f'ZZ{number:03}: 1' for number in range(PROBLEMS_OF_ONE))}}}\n"
)
MORE = "something is wrong here too; there are too many problems in this file to name them all"


def problems(folder: Path, companies: int, right: str = "") -> list[tuple[int, str]]:
    file = folder / "companies.yaml"
    file.write_text("---\n".join([*[WRONG] * companies, *([right] if right else [])]), encoding="utf-8")
    run = htp("check", "--format", "json", file)
    report = json.loads(run.stdout)
    assert run.exit_code == 4
    assert len(report["results"]) == bool(right)
    return [(each["document"], each["message"]) for each in report["errors"]]


@pytest.mark.parametrize("more", [0, 1, 30])
def test_of_the_companies_after_many_problems_it_is_only_said_that_something_is_wrong(
    more: int, tmp_path: Path
) -> None:
    told_in_full = MAX_PROBLEMS_OF_FILE // PROBLEMS_OF_ONE
    found = problems(tmp_path, told_in_full + more)
    assert len(found) == MAX_PROBLEMS_OF_FILE + more
    assert found[MAX_PROBLEMS_OF_FILE:] == [(told_in_full + 1 + number, MORE) for number in range(more)]


def test_a_company_without_a_fault_behind_them_is_judged(tmp_path: Path) -> None:
    assert problems(tmp_path, 12, "company: {name: B}\n")
