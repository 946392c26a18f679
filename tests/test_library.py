"""`import htp` as a program and a notebook use it."""

import copy
import json
import pickle
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from support.run_htp import htp as run_htp

import htp
from htp import Assessment, InputError, InvalidProfile, Profile, Rulebook

SAMPLES = Path(__file__).parent.parent / "sample_inputs"
FACTS = {
    "company": {"name": "Ala-Too Soft"},
    "period": 2016,
    "activities": ["software development"],
    "revenue": {"currency": "KGS", "total": 1_000, "export": Decimal("800.00")},
    "exchange_rates": {"USD": Decimal("69.23")},
    "residency": {"status": "resident", "payments": {"2016-Q1": "1.00"}},
}
DAY = date(2016, 12, 31)


def profile() -> Profile:
    return htp.profile_from(FACTS)


def a_copy_of_each() -> list[tuple[Any, Any]]:
    values = [profile(), htp.shipped_rulebook(), htp.assess(profile(), as_of=DAY)]
    copies = [pickle.loads(pickle.dumps(each)) for each in values]
    return [*zip(values, copies, strict=True), *((each, copy.deepcopy(each)) for each in values)]


def test_every_public_name_is_there_and_listed() -> None:
    assert set(htp.__all__) <= set(dir(htp))
    assert all(getattr(htp, name) is not None for name in htp.__all__)


def test_whatever_an_answer_or_a_profile_is_made_of_has_a_public_name() -> None:
    met: set[type] = set()
    to_look_at: list[Any] = [Assessment, htp.Verdict, Profile]
    while to_look_at:
        part = to_look_at.pop()
        to_look_at += get_args(getattr(part, "__value__", part))
        if isinstance(part, type) and part.__module__.startswith("htp.") and part not in met:
            met.add(part)
            to_look_at += get_type_hints(part).values() if not issubclass(part, StrEnum) else ()
    public = {getattr(htp, name) for name in htp.__all__}
    assert met <= public


def test_amounts_are_calculated_with_as_decimals() -> None:
    fees = [each.fee for each in htp.verdicts([profile(), profile()], as_of=DAY)]
    assert sum((Decimal(fee.amount) for fee in fees if fee is not None), Decimal(0)) == 20


def test_a_notebook_shows_a_rulebook_in_a_line() -> None:
    chosen = htp.shipped_rulebook().under({"export-share-for-applicants": "year-after-final-registration"})
    version = chosen.version
    assert repr(chosen) == (
        f"Rulebook(id='kg-htp', version='{version}', "
        "chosen={'export-share-for-applicants': 'year-after-final-registration'})"
    )


def test_an_unknown_name_is_an_error_that_says_it() -> None:
    with pytest.raises(AttributeError, match="module 'htp' has no attribute 'asses'"):
        htp.__getattr__("asses")


def test_facts_are_taken_as_texts_ints_and_decimals() -> None:
    written = htp.profile_from({**FACTS, "revenue": {"currency": "KGS", "total": "1000", "export": "800"}})
    assert (profile().total, profile().revenue.export) == (written.total, written.revenue.export)


def test_a_float_is_refused_with_its_key_and_what_to_hand_over() -> None:
    with pytest.raises(InvalidProfile) as raised:
        htp.profile_from({**FACTS, "revenue": {"currency": "KGS", "total": 0.1}})
    assert str(raised.value) == (
        "revenue.total: 0.1 is a float, which holds most decimals only nearly; "
        'hand over a Decimal, an int or a text: Decimal("1250.50")'
    )


def test_everything_that_is_wrong_is_said_a_line_each() -> None:
    with pytest.raises(InvalidProfile) as raised:
        htp.profile_from({"company": {"name": ""}, "revenu": {}})
    assert [each.split(":")[0] for each in str(raised.value).splitlines()] == ["company.name", "revenu"]
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_values_travel_to_another_process_and_are_equal_there() -> None:
    for value, copied in a_copy_of_each():
        assert copied == value
        assert hash(copied) == hash(value)
        assert type(copied) is type(value)


def test_a_rulebook_under_other_readings_travels_too() -> None:
    chosen = htp.shipped_rulebook().under({"export-share-for-applicants": "year-after-final-registration"})
    travelled: Rulebook = pickle.loads(pickle.dumps(chosen))
    assert travelled == chosen
    assert travelled != htp.shipped_rulebook()
    assert htp.assess(profile(), travelled, DAY) == htp.assess(profile(), chosen, DAY)


def test_the_rulebook_is_parsed_once() -> None:
    assert htp.shipped_rulebook() is htp.shipped_rulebook()


def test_without_a_day_the_rules_are_those_of_the_last_day_of_the_period() -> None:
    assert htp.assess(profile()) == htp.assess(profile(), htp.shipped_rulebook(), DAY)


def test_an_assessment_as_a_dict_is_the_entry_of_the_report() -> None:
    sample = SAMPLES / "eligible" / "us_outsourcer.yaml"
    (entry,) = json.loads(run_htp("check", sample, "--format", "json").stdout)["results"]
    (read,) = htp.read(sample)
    found = htp.assess(read).to_dict()
    assert {key: entry[key] for key in found} == found  # all criteria are met, so that none has a place
    assert found["verdict"] == "eligible"


def test_a_notebook_shows_the_verdict_and_each_rule_and_no_name_acts_there() -> None:
    hostile = "<script>alert(1)</script>"
    found = htp.assess(htp.profile_from({**FACTS, "company": {"name": hostile}, "residency": {}}), as_of=DAY)
    shown = found._repr_html_()
    assert hostile not in shown
    assert "&lt;script&gt;" in shown
    assert all(each.title in shown for each in found.findings)
    assert "80%" in shown
    assert "[1" not in shown  # the sources stand in to_dict()


def test_an_answer_can_be_had_in_another_language() -> None:
    profile = htp.profile_from({"company": {"name": "A"}, "activities": ["cookery"]})
    with htp.speaking("ru"):
        russian = htp.assess(profile)
        said = htp.explanation(russian.findings[0])
        assert '<div class="htp" lang="ru">' in russian._repr_html_()
    assert said != htp.explanation(htp.assess(profile).findings[0])
    assert russian.verdict is htp.assess(profile).verdict
    with pytest.raises(ValueError, match="'de' is no language of the program: one of en, ru, ky"), htp.speaking("de"):
        pass


def test_files_tables_and_folders_are_read_as_profiles_in_their_order() -> None:
    names = [each.company.name for each in htp.read(SAMPLES / "eligible")]
    assert names == [each.company.name for file in sorted((SAMPLES / "eligible").iterdir()) for each in htp.read(file)]
    assert len([*htp.read(SAMPLES / "tables" / "clients.xlsx")]) > 1


def test_a_file_that_is_wrong_is_an_error_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("company: {name: Ala-Too}\nrevenue: {currency: KGS, total: many}\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        [*htp.read(file)]
    assert raised.value.problems[0].startswith(f"{file}:2:33: revenue.total: ")
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


@pytest.mark.parametrize(
    "content, problem",
    [
        (None, "the rulebook cannot be read: No such file or directory; check the path of its file"),
        (
            "rulebook: {title: Закон}".encode("cp1251"),
            "the rulebook cannot be read: it is not UTF-8 text; save it as UTF-8",
        ),
    ],
    ids=["no file", "not UTF-8"],
)
def test_an_overlay_that_cannot_be_read_is_an_error_like_one_that_is_wrong(
    content: bytes | None, problem: str, tmp_path: Path
) -> None:
    file = tmp_path / "overlay.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError) as raised:
        htp.rulebook_with(file)
    assert str(raised.value) == f"{file}: {problem}"


def test_many_profiles_become_a_row_each() -> None:
    short = htp.profile_from({**FACTS, "revenue": {"currency": "KGS", "total": 3, "export": 1}, "residency": {}})
    unknown = htp.profile_from({"company": {"name": "Kün", "tax_id": "01234567890123"}})
    rows = [*htp.verdicts([profile(), short, unknown], as_of=DAY)]
    assert [each.verdict.value for each in rows] == ["eligible", "not-eligible", "undetermined"]
    assert [each.export_share for each in rows] == [Fraction(4, 5), Fraction(1, 3), None]
    assert [each.tax_id for each in rows] == [None, None, "01234567890123"]
    assert "revenue.total" in rows[2].missing


def test_an_assessment_is_one_of_the_core_with_more_to_show() -> None:
    found = htp.assess(profile(), as_of=DAY)
    assert isinstance(found, Assessment)
    assert found.finding("fee").rule == "fee"
