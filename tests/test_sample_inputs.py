"""Every sample has the verdict that its folder says."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from support.run_htp import htp

FOLDER = Path(__file__).parent.parent / "sample_inputs"
_CODE_BY_FOLDER = {"eligible": 0, "not_eligible": 1, "undetermined": 3, "invalid": 4}
SAMPLES = sorted(path.relative_to(FOLDER).as_posix() for name in _CODE_BY_FOLDER for path in (FOLDER / name).iterdir())


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_verdict_is_that_of_the_folder(sample: str) -> None:
    folder = sample.partition("/")[0]
    run = htp("check", "--format", "json", FOLDER / sample)
    report = json.loads(run.stdout)
    assert run.exit_code == _CODE_BY_FOLDER[folder], run.stderr
    assert [each["verdict"].replace("-", "_") for each in report["results"]] == [folder] * len(report["results"])
    assert bool(report["errors"]) is (folder == "invalid")


@pytest.mark.parametrize("folder, code", _CODE_BY_FOLDER.items())
def test_a_folder_has_one_verdict(folder: str, code: int) -> None:
    assert any(sample.startswith(f"{folder}/") for sample in SAMPLES)
    assert htp("check", "-q", FOLDER / folder).exit_code == code


def test_the_folder_of_2016_has_the_shape_of_the_parks_own_figures() -> None:
    """27 residents, 251 employees, 241 million KGS; Kazakhstan, the United States and Japan lead the markets."""
    total, employees, by_market = Fraction(0), 0, dict[str, Fraction]()
    paths = sorted((FOLDER / "park_2016").iterdir())
    for path in paths:
        facts = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        employees += int(facts["staff"]["employees"])
        for line in facts["revenue"]["lines"]:
            rate = Fraction(facts["exchange_rates"][line["currency"]]) if "currency" in line else 1
            amount = Fraction(line["amount"].replace("_", "")) * rate
            total += amount
            by_market[line["market"]] = by_market.get(line["market"], Fraction(0)) + amount
    del by_market["KG"]
    ranked = sorted(by_market, key=lambda market: -by_market[market])
    assert (len(paths), employees, total) == (27, 251, Fraction(241_000_000))
    assert ranked[:3] == ["KZ", "US", "JP"]
    assert set(ranked[3:]) == {"GB", "CN", "HK", "HT", "RU"}

    summary = json.loads(htp("check", "-f", "json", "--summary", FOLDER / "park_2016").stdout)["summary"]
    (totals,) = summary["totals"]
    assert (summary["companies"], summary["eligible"], summary["invalid"]) == (27, 27, 0)
    assert summary["employees"] == {"number": 251, "companies": 27}
    assert totals["revenue"] == totals["export_known_for"] == "241000000.00"
    assert [each["market"] for each in totals["markets"]] == ranked
    assert [Fraction(each["export"]) for each in totals["markets"]] == [by_market[market] for market in ranked]
    assert summary["rules"]["export-share"] == {"pass": 26, "deferred": 1}
    assert summary["rules"]["fee"] == {"settled": 26, "arrears": 1}


def test_the_workbook_of_a_consultant_is_read_as_it_is() -> None:
    """A title above Russian headers, typed numbers and days, activities and statuses in words."""
    report = json.loads(htp("check", "--format", "json", FOLDER / "tables" / "clients.xlsx").stdout)
    assert {each["company"].split("»")[0].removeprefix("ОсОО «"): each["verdict"] for each in report["results"]} == {
        "Талас Код": "eligible",
        "Ак-Суу Софт": "not-eligible",
        "Нарын Колл": "eligible",
        "Бурана Трейд": "not-eligible",
    }
    assert report["errors"] == []
    (talas, *_) = report["results"]
    (fee,) = (each for each in talas["findings"] if each["rule"] == "fee")
    assert (fee["verdict"], fee["paid"]["value"]) == ("settled", "226320.48")


def verdicts(folder: Path, *arguments: str) -> dict[str, str]:
    """The verdict of each company in a table, by what stands in its name between quotation marks."""
    report = json.loads(htp("check", "--format", "json", *arguments, folder=folder).stdout)
    assert report["errors"] == []
    return {re.sub(r"ОсОО «|».*| \(.*", "", each["company"]): each["verdict"] for each in report["results"]}


def test_a_list_whose_headers_have_several_meanings_is_read_with_its_mapping_alone() -> None:
    folder = FOLDER / "own_headers"
    assert verdicts(folder, "--mapping", "clients.csv.htp-mapping.yaml", "clients.csv") == {
        "Кашка-Суу Код": "eligible",
        "Тюп Колл": "undetermined",
        "ИП Токтогул Апп": "eligible",
        "Кочкор Трейд": "not-eligible",
    }
    without = htp("check", "clients.csv", folder=folder)
    assert (without.exit_code, without.stdout) == (4, "")


def test_a_company_with_a_row_for_each_quarter_has_one_verdict() -> None:
    assert verdicts(FOLDER / "tables", "by_quarter.csv") == {
        "Чон-Кемин Код": "eligible",
        "Барскоон Студия": "undetermined",
    }
