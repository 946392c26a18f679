"""`htp rules`: what is in force on a day."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from support.builders import rulebook
from support.run_htp import htp, modules_loaded_by

from htp.language import CODES

OVERLAY = """
rulebook: {id: bill, version: 2026-12-01, title: A bill}
sources:
  bill:
    {title: Bill of 2026, kind: law, citation: Bill of 2026, url: "https://example.org", read_on: 2026-12-01}
parameters:
  export-share-minimum:
    values:
      - {from: 2027-01-01, value: 0.50, sources: [bill], place: Art. 1, status: assumed}
"""


def lines(*arguments: str) -> list[str]:
    return [" ".join(line.split()) for line in htp("rules", *arguments).stdout.splitlines()]


def test_every_rule_and_figure_has_one_line() -> None:
    firsts = [line.partition(" ")[0].rstrip("*") for line in lines("--as-of", "2026-12-31")]
    assert {id_: firsts.count(id_) for id_ in (*rulebook().rules, *rulebook().parameters)} == dict.fromkeys(
        (*rulebook().rules, *rulebook().parameters), 1
    )


def test_every_contested_point_is_shown_with_the_way_it_is_read() -> None:
    found = htp("rules", "--as-of", "2026-12-31", width=200).words
    for reading in rulebook().readings.values():
        assert f"{reading.id} {reading.options[reading.default].text}" in found
    report = json.loads(htp("rules", "--format", "json").stdout)
    assert [each["id"] for each in report["readings"]] == list(rulebook().readings)


def test_a_figure_is_that_of_the_day_asked_for() -> None:
    assert "average-monthly-wage* 240.00 USD a month until 31 December 2017" in lines("--as-of", "2017-06-30")
    assert "average-monthly-wage** 16,427.00 KGS a month until 31 December 2020" in lines("--as-of", "2020-01-01")


def test_a_figure_that_is_not_known_says_why() -> None:
    words = htp("rules", "--as-of", "2018-06-30").words
    assert "average-monthly-wage** not known the figure used for the years 2018 and 2019 was not found" in words


def test_what_was_not_read_in_an_official_text_is_marked() -> None:
    found = lines("--as-of", "2016-12-31")
    assert "fee-rate* 1% since 8 July 2011" in found
    assert "* read in secondary sources only ** our own reading" in found


def test_before_the_law_nothing_is_claimed() -> None:
    run = htp("rules", "--as-of", "2011-07-07")
    assert run.exit_code == 0
    assert run.words.startswith("The law on the park is of 8 July 2011; what held on 7 July 2011 is not known here.")
    assert "80%" not in run.stdout


def test_the_json_has_every_value_with_dates_source_place_status_and_reading() -> None:
    report = json.loads(htp("rules", "--format", "json", "--as-of", "2026-11-24").stdout)
    assert (report["format"], report["as_of"], report["is_in_force"]) == ("htp/rulebook/1", "2026-11-24", True)
    assert [each["id"] for each in report["rules"]] == list(rulebook().rules)
    assert all(each["interpretation"] and each["alternative"] for each in report["rules"])
    sources = {each["id"] for each in report["sources"]}
    values = [value for each in report["parameters"] for value in each["values"]]
    for entry in [*values, *report["rules"], *report["activities"], *report["steps"]]:
        assert sources.issuperset(entry["sources"])
        assert entry["place"]
        assert entry["status"] in ("verified", "secondary", "assumed")
    assert len(values) == sum(len(each.values) for each in rulebook().parameters.values())
    in_force = {each["id"]: each["in_force"]["value"] for each in report["parameters"]}
    assert in_force["export-share-minimum"] == "0.8"
    assert in_force["export-share-grace"] == 12
    assert in_force["average-monthly-wage"] == {"value": "36047.00", "currency": "KGS"}


def test_the_json_of_a_day_without_a_value_says_null() -> None:
    before = json.loads(htp("rules", "--format", "json", "--as-of", "2011-07-07").stdout)
    assert not before["is_in_force"]
    assert {each["in_force"] for each in before["parameters"]} == {None}


def test_an_overlay_changes_what_is_in_force_and_is_named(tmp_path: Path) -> None:
    overlay = tmp_path / "bill.yaml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    run = htp("rules", "--rulebook", overlay, "--as-of", "2027-01-01")
    assert "export-share-minimum** 50% since 1 January 2027" in run.words
    assert "overlaid by A bill" in run.words


def test_an_overlay_that_cannot_be_read_ends_with_4(tmp_path: Path) -> None:
    run = htp("rules", "--rulebook", tmp_path / "none.yaml")
    assert (run.exit_code, run.stdout) == (4, "")
    assert "the rulebook cannot be read" in run.stderr


def test_a_line_each_fits_into_80_columns() -> None:
    run = htp("rules", "--as-of", "2026-11-24", width=80)
    assert max(map(len, run.stdout.splitlines())) <= 80
    assert "  activity        Is at least one activity on the list of permitted activities?\n" in run.stdout


@pytest.mark.parametrize("language", CODES)
def test_no_id_is_cut_at_80_columns_in_any_language(language: str) -> None:
    shown = htp("rules", "--lang", language, width=80).stdout
    assert all(each in shown for each in (*rulebook().parameters, *rulebook().readings))
    assert "…" not in shown


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_sources_not_checked_for_long_are_listed_the_oldest_first(format_: str) -> None:
    first, last = (choose(each.checked_on for each in rulebook().sources.values()) for choose in (min, max))
    days = ("--as-of", f"{last + timedelta(days=30)}", "--format", format_)
    run = htp("rules", "--stale", "30", *days, width=160)
    stale = {each.id for each in rulebook().sources.values() if each.checked_on < last}
    assert run.exit_code == 0
    assert f"{len(stale)} sources were last checked before {last.day} November 2026" in run.words
    assert {id_ for id_ in rulebook().sources if re.search(rf"^\W*{id_}\W* ", run.stdout, re.MULTILINE)} == stale
    assert f"checked on {first.day} November 2026" in run.words
    every = htp("rules", "--stale", "29", *days, width=160).stdout
    assert all(id_ in every for id_ in rulebook().sources)


def test_where_every_source_was_checked_that_is_said() -> None:
    run = htp("rules", "--stale", "365", "--as-of", "2026-12-31")
    assert run.words.startswith("Every source was checked on 31 December 2025 or later.")
    assert run.exit_code == 0
    before = htp("rules", "--stale", "0", "--as-of", "2011-07-08")
    assert before.words.startswith("Every source was checked")


def test_the_json_of_sources_to_check_has_each_with_its_day() -> None:
    report = json.loads(htp("rules", "--stale", "0", "--as-of", "2030-01-01", "--format", "json").stdout)
    assert (report["format"], report["as_of"], report["unchecked_for_days"]) == ("htp/sources/1", "2030-01-01", 0)
    days = [each["checked_on"] for each in report["sources"]]
    assert days == sorted(days)
    assert {each["id"] for each in report["sources"]} == set(rulebook().sources)


def test_a_number_of_days_below_zero_is_wrong_usage() -> None:
    assert htp("rules", "--stale", "-1").exit_code == 2


def test_the_profile_model_is_not_loaded_and_for_json_no_drawing_library_either() -> None:
    assert not {"pydantic", "rich", "htp.company.profile"} & modules_loaded_by("rules", "--format", "json")
