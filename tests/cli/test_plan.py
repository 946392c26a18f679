"""`htp plan`: changes that work, facts to fill in, or the road to residency."""

import json
import shlex
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from support.builders import END_OF_2016, Facts, rulebook
from support.examples import examples
from support.given_files import ELIGIBLE, written
from support.profiles import failing_profiles
from support.run_htp import htp

from htp.assessing.assessment import assess
from htp.assessing.plan import plan_for
from htp.assessing.profiles import ProfileRead, with_changes
from htp.cli.inputs import facts_of
from htp.company.validation import profile_from
from htp.document import Data
from htp.verdict import Assessment

SHOP = """
company: {name: Shop with Software, legal_form: legal_entity}
period: 2026
activities: [software-development, retail]
revenue:
  currency: KGS
  lines:
    - {activity: software-development, market: US, amount: 800}
    - {activity: retail, market: KG, amount: 200}
"""


def read(data: Facts) -> ProfileRead:
    return ProfileRead("a.yaml", 1, profile_from(cast(Data, data)), cast(Data, data))


def assessed(profile: ProfileRead, as_of: date = END_OF_2016) -> Assessment:
    return assess(profile.profile, rulebook(), as_of)


@examples(200)
@given(failing_profiles())
def test_every_change_of_a_plan_given_to_set_makes_its_rule_pass(data: Facts) -> None:
    profile = read(data)
    plan = plan_for(profile, assessed(profile), rulebook())
    assert {"export-share"} <= {*(each.rule for each in plan.changes), *(each.rule for each in plan.out_of_reach)}
    for change in plan.changes:
        facts = facts_of([f"{key}={value}" for key, value in change.remedy.changes.items()])
        changed = with_changes(profile, facts)
        assert isinstance(changed, ProfileRead)
        after = assessed(changed)
        assert {each.rule: each.verdict for each in after.findings}[change.rule] == "pass"
        assert after.verdict == change.verdict


def test_a_change_of_the_json_given_to_check_makes_its_rule_pass(tmp_path: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    planned = htp("plan", path, "--format", "json")
    (plan,) = json.loads(planned.stdout)["plans"]
    assert (planned.exit_code, planned.stderr) == (0, "")
    assert {key: plan[key] for key in ("path", "document", "company", "first", "combinations", "out_of_reach")} == {
        "path": str(path),
        "document": 1,
        "company": "Shop with Software",
        "first": [{"id": "change", "names": ["activity-share"]}],
        "combinations": [],
        "out_of_reach": [],
    }
    assert [(each["rule"], each["set"]) for each in plan["changes"]] == [
        ("activity-share", {"revenue.lines.0.amount": "1800.00"}),
        ("activity-share", {"revenue.lines.1.amount": "88.88"}),
    ]
    for change in plan["changes"]:
        settings_ = [word for key, value in change["set"].items() for word in ("--set", f"{key}={value}")]
        report = json.loads(htp("check", path, "--format", "json", *settings_).stdout)
        verdicts = {each["rule"]: each["verdict"] for each in report["results"][0]["findings"]}
        assert verdicts[change["rule"]] == "pass"
        assert report["results"][0]["verdict"] == change["verdict"] == "eligible"


def test_missing_facts_are_named_the_deciding_ones_first(tmp_path: Path) -> None:
    done = htp("plan", "--format", "json", "-", stdin="company: {name: Nobody}\n")
    (plan,) = json.loads(done.stdout)["plans"]
    assert done.exit_code == 0
    assert plan["missing"] == [
        "revenue.total",
        "activities",
        "revenue.export",
        "revenue.currency",
        "staff.payroll",
        "staff.employees",
        "period",
    ]
    assert plan["waiting"]["activities"] == ["activity", "activity-share"]
    assert plan["changes"] == []
    assert plan["first"] == [{"id": "fill-in", "names": ["revenue.total", "activities", "revenue.export"]}]


@pytest.mark.parametrize(
    "form, documents",
    [
        ("legal_entity", ["statutory-documents", "application", "documents-of-a-company"]),
        ("branch", ["statutory-documents", "application", "documents-of-a-company"]),
        ("individual_entrepreneur", ["application", "documents-of-an-individual"]),
        (
            None,
            ["statutory-documents", "application", "documents-of-a-company", "documents-of-an-individual"],
        ),
    ],
)
def test_the_road_to_residency_follows_the_legal_form(form: str | None, documents: list[str]) -> None:
    text = ELIGIBLE.replace("{name: Ala-Too}", f"{{name: Ala-Too, legal_form: {form or 'null'}}}")
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert [each["id"] for each in plan["steps"]] == [
        *documents,
        "review",
        "initial-registration",
        "report",
        "final-registration",
        "export-test",
        "end-of-residency",
    ]
    assert all(each["sources"] and each["place"] for each in plan["steps"])


@pytest.mark.parametrize("kind", ["eligible", "undetermined", "not-eligible"])
def test_the_road_is_shown_whatever_the_verdict(kind: str, tmp_path: Path) -> None:
    (plan,) = json.loads(htp("plan", "--format", "json", *written(tmp_path, kind)).stdout)["plans"]
    assert plan["verdict"] == kind
    assert [each["id"] for each in plan["steps"]][-2:] == ["export-test", "end-of-residency"]


FIRST_SIX_MONTHS = ["initial-registration", "report", "final-registration"]


@pytest.mark.parametrize(
    "dates, first_steps",
    [
        ("", FIRST_SIX_MONTHS),
        (", initial_registration: 2016-10-15", FIRST_SIX_MONTHS),
        (", final_registration: 2016-12-31", []),
    ],
)
def test_a_resident_sees_only_what_still_lies_ahead(dates: str, first_steps: list[str]) -> None:
    text = ELIGIBLE + f"residency: {{status: resident{dates}}}\n"
    (plan,) = json.loads(htp("plan", "--as-of", "2016-12-31", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert [each["id"] for each in plan["steps"]] == [*first_steps, "export-test", "end-of-residency"]


@pytest.mark.parametrize(
    "revenue", ["{currency: KGS, total: 0}", "{currency: KGS, lines: []}", "{total: 0, export: 0}"]
)
def test_a_start_up_that_says_that_it_has_no_revenue_is_told_what_nothing_found_forbids(revenue: str) -> None:
    text = f"company: {{name: Start}}\nactivities: [software-development]\nrevenue: {revenue}\n"
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert plan["verdict"] == "undetermined"
    assert plan["first"] == []
    assert not [key for key in plan["missing"] if key in ("revenue.total", "revenue.export", "revenue.lines")]
    assert plan["steps"][0]["id"] == "before-the-first-sale"
    words = htp("plan", "-", stdin=text, width=200).words
    assert "Without revenue no share can be worked out. Nothing found forbids to apply." in words
    assert "Ask whether you can" in words


@pytest.mark.parametrize(
    "rest", ["", "revenue: {currency: KGS}\n", "revenue: {total: 0}\nresidency: {status: resident}\n"]
)
def test_who_states_no_revenue_or_is_a_resident_is_no_start_up(rest: str) -> None:
    text = f"company: {{name: Start}}\nactivities: [software-development]\n{rest}"
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert "before-the-first-sale" not in [each["id"] for each in plan["steps"]]
    assert "revenue.total" in plan["missing"]


# ---- Several changes, or none ----------------------------------------------------------------------------------------

GOODS_ABROAD = """
company: {name: Goods Abroad}
period: 2026
activities: [software-development, retail]
revenue:
  currency: KGS
  lines:
    - {activity: software-development, market: KG, amount: 450}
    - {activity: retail, market: US, amount: 550}
"""


def test_where_no_single_change_is_enough_several_are_tried_together() -> None:
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=GOODS_ABROAD).stdout)["plans"]
    assert {each["verdict"] for each in plan["changes"]} == {"not-eligible"}
    assert [[(step["rule"], step["explanation"]) for step in each["steps"]] for each in plan["combinations"]] == [
        [
            ("activity-share", "Bring the revenue from other activities down to at most 50.00 KGS."),
            (
                "export-share",
                "Win at least 1,750.00 KGS more from customers abroad (assumed here: software-development).",
            ),
        ],
        [
            ("activity-share", "Bring the revenue from other activities down to at most 50.00 KGS."),
            (
                "export-share",
                "Win customers abroad instead of at home, for 350.00 KGS of the revenue of a later period "
                "(assumed here: software-development).",
            ),
        ],
    ]
    for each in plan["combinations"]:
        settings_ = [word for key, value in each["set"].items() for word in ("--set", f"{key}={value}")]
        assert htp("check", "-q", "-", *settings_, stdin=GOODS_ABROAD).exit_code == 0
    words = htp("plan", "-", stdin=GOODS_ABROAD, width=200).words
    assert "No single change is enough. Each of these lists, with all of its changes, is" in words
    assert "With all of this: eligible. htp check --set" in words


@examples(150)
@given(failing_profiles())
def test_a_combination_makes_the_company_eligible_and_no_part_of_it_does(data: Facts) -> None:
    profile = read(data)
    plan = plan_for(profile, assessed(profile), rulebook())
    if plan.combinations:
        assert "eligible" not in {each.verdict for each in plan.changes}
    for each in plan.combinations:
        facts = facts_of([f"{key}={value}" for key, value in each.changes.items()])
        changed = with_changes(profile, facts)
        assert isinstance(changed, ProfileRead)
        assert assessed(changed).verdict == "eligible"
        assert len(each.steps) > 1
        before, after = profile.profile.total, changed.profile.total
        assert before is not None
        assert after is not None
        assert Fraction(before) <= 5 * Fraction(after) <= 25 * Fraction(before)


@examples(150)
@given(failing_profiles())
def test_every_failed_share_has_a_change_or_is_said_to_be_out_of_reach(data: Facts) -> None:
    profile = read(data)
    assessment = assessed(profile)
    plan = plan_for(profile, assessment, rulebook())
    failed = {
        each.rule
        for each in assessment.findings
        if each.verdict == "fail" and each.rule != "activity" and each.measured
    }
    if not plan.combinations:
        assert failed == {*(each.rule for each in plan.changes), *(each.rule for each in plan.out_of_reach)} - {
            "activity"
        }


def test_what_is_out_of_reach_is_told_with_the_figures_that_would_be_needed() -> None:
    text = GOODS_ABROAD.replace("amount: 450", "amount: 100").replace("amount: 550", "amount: 900")
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert plan["changes"] == []
    assert plan["out_of_reach"] == [
        {
            "rule": "activity-share",
            "part": {"value": "100.00", "currency": "KGS"},
            "needed": {"value": "900.00", "currency": "KGS"},
            "total": {"value": "1000.00", "currency": "KGS"},
        }
    ]
    assert plan["first"] == [{"id": "ask-whether", "names": ["activity-share"]}]
    words = htp("plan", "-", stdin=text, width=200).words
    assert "A condition is not met, and no change within reach was found that meets it." in words
    assert "Of 1,000.00 KGS, 100.00 KGS counts; 900.00 KGS would have to." in words


def test_a_company_that_another_reading_of_the_law_would_admit_is_told_to_ask_first() -> None:
    text = "company: {name: At Home}\nperiod: 2016\nactivities: [software-development]\n"
    text += "revenue: {currency: KGS, total: 100, export: 79}\n"
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert plan["first"] == [
        {"id": "ask-reading", "names": ["export-share-for-applicants"]},
        {"id": "change", "names": ["export-share"]},
    ]
    words = htp("plan", "-v", "-", stdin=text, width=200).words
    assert "Under another reading the verdict is another one; htp check says which. Must a company have" in words


def test_a_change_that_leaves_a_question_says_what_to_fill_in_then() -> None:
    text = "company: {name: Shop}\nactivities: [retail]\nrevenue: {currency: KGS, total: 100, export: 90}\n"
    words = htp("plan", "-", stdin=text, width=200).words
    assert "With this alone: undetermined; then fill in revenue.lines. htp check --set activities.1=" in words


def test_the_json_of_plans_has_the_head_of_the_other_reports_for_one_company_and_for_many(tmp_path: Path) -> None:
    for kinds in (("eligible",), ("eligible", "not-eligible", "invalid")):
        report = json.loads(htp("plan", "--format", "json", *written(tmp_path, *kinds)).stdout)
        assert [*report] == ["format", "generator", "rulebook", "language", "plans", "errors", "notes", "left_out"]
        assert report["format"] == "htp/plan/1"
        assert len(report["plans"]) == len(set(kinds) - {"invalid"})
        assert bool(report["errors"]) == ("invalid" in kinds)


def test_a_person_reads_the_changes_and_how_to_try_them(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "not-eligible")
    done = htp("plan", path, width=80)
    assert done.exit_code == 0
    assert done.stdout.split("\n\n")[1].split("\n") == [
        "Export share",
        "  Win at least 5.00 KGS more from customers abroad.",
        "  With this alone: eligible.",
        f"  htp check --set revenue.total=10000005.00 --set revenue.export=8000004.00 {path}",
    ]


@pytest.mark.parametrize("options", [[], ["--if", "+5 EUR DE: web development"], ["--set", "staff.employees="]])
def test_every_command_of_a_plan_runs_as_it_stands_and_does_what_is_said(options: list[str], tmp_path: Path) -> None:
    path = tmp_path / "our clients.yaml"
    line = "{amount: 90, market: KG, activity: web-development}"
    facts = f"revenue: {{currency: KGS, lines: [{line}]}}\nexchange_rates: {{EUR: 3}}\n"
    path.write_text(f"company: {{name: A}}\n{facts}---\ncompany: {{name: B}}\n{facts}", encoding="utf-8")
    shown = htp("plan", path, *options, "--as-of", "2016-12-31").stdout
    commands = [shlex.split(each) for each in shown.splitlines() if each.startswith("  htp check ")]
    assert len(commands) == 4
    for number, words in enumerate(commands):
        run = htp(*words[1:])
        assert (run.exit_code, run.stderr) == (0, "")
        assert f"\n{'A' if number < 2 else 'B'} · not a resident" in run.stdout


def test_a_plan_shows_the_first_of_very_many_facts_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    lines = "    - {amount: 10}\n" * 100
    path.write_text(
        f"company: {{name: Many}}\nactivities: [call-centre]\nrevenue:\n  lines:\n{lines}", encoding="utf-8"
    )
    shown = htp("plan", str(path)).stdout
    assert shown.count("decides: Export share") == 30
    # one hundred markets, the currency, payroll, employees and period
    assert "…                        74 more, which `htp check --format json` names" in shown


RESIDENT = """
company: {name: Ala-Too}
period: 2026
activities: [saas]
revenue: {currency: KGS, total: 100, export: 100}
residency: {status: resident, REGISTERED}
"""


@pytest.mark.parametrize(
    "registered, said",
    [
        (
            "final_registration: 2025-07-15",
            "Final registration 15 July 2025 Export share The park's page asks for it from",
        ),
        ("final_registration: 2025-07-15", "asks for it from 15 July 2026 on."),
        ("initial_registration: 2026-03-01", "Final registration not before 1 September 2026 Export share"),
        ("initial_registration: 2026-03-01", "asks for it from 1 September 2027 on at the earliest."),
        (
            "initial_registration: 2026-03-01, final_registration: 2026-11-01",
            "asks for it from 1 November 2027 on.",
        ),
    ],
)
def test_a_resident_reads_from_which_day_on_the_export_share_is_asked(registered: str, said: str) -> None:
    text = RESIDENT.replace("REGISTERED", registered)
    for options in ((), ("-v",)):
        assert said in htp("plan", "-", *options, "--as-of", "2026-11-01", stdin=text).words


def test_a_resident_without_days_is_told_none() -> None:
    run = htp("plan", "-", "--as-of", "2026-11-01", stdin=RESIDENT.replace(", REGISTERED", ""))
    assert "In days" not in run.words
    assert "Initial registration --" not in run.words


def test_an_applicant_reads_how_many_months_lie_between_the_steps() -> None:
    line = "Initial registration --6 months--> final one --12 months--> export share."
    sample = Path(__file__).parents[2] / "sample_inputs" / "eligible" / "ala_too_2025.yaml"
    assert line in htp("plan", sample, width=80).stdout.splitlines()
    assert line in htp("plan", "-v", sample).words
    (made,) = json.loads(htp("plan", sample, "-f", "json").stdout)["plans"]
    assert made["time_line"] == {
        "months_to_final": 6,
        "months_to_export": 12,
        "final": None,
        "export_from": None,
        "is_earliest": False,
    }


def test_before_the_law_there_is_no_time_line() -> None:
    run = htp("plan", "--as-of", "2005-01-01", "-", stdin="company: {name: Ala-Too}\n")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "The day lies before the law on the park" in run.words
    assert "Initial registration --" not in run.words


def test_where_no_export_share_is_asked_the_time_line_ends_before_it() -> None:
    samples = Path(__file__).parents[2] / "sample_inputs"
    lifted = ("--rulebook", samples / "rulebooks" / "proposal_of_2021.yaml")
    words = htp("plan", samples / "eligible" / "ala_too_2025.yaml", *lifted).words
    assert "Initial registration --6 months--> final one." in words
    text = RESIDENT.replace("REGISTERED", "final_registration: 2025-07-15")
    assert "asks for it" not in htp("plan", "-", *lifted, "--as-of", "2026-11-01", stdin=text).words
