"""`htp plan`: changes that work, facts to fill in, or the road to residency."""

import json
from datetime import date
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
    assert {"export-share"} <= {change.rule for change in plan.changes}
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
    assert (planned.exit_code, planned.stderr) == (1, "")
    assert {key: plan[key] for key in ("path", "document", "company", "steps")} == {
        "path": str(path),
        "document": 1,
        "company": "Shop with Software",
        "steps": [],
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
    assert done.exit_code == 3
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
    assert plan["changes"] == plan["steps"] == []


@pytest.mark.parametrize(
    "form, documents",
    [
        ("legal_entity", ["documents-of-a-company"]),
        ("branch", ["documents-of-a-company"]),
        ("individual_entrepreneur", ["documents-of-an-individual"]),
        (None, ["documents-of-a-company", "documents-of-an-individual"]),
    ],
)
def test_the_road_to_residency_follows_the_legal_form(form: str | None, documents: list[str]) -> None:
    text = ELIGIBLE.replace("{name: Ala-Too}", f"{{name: Ala-Too, legal_form: {form or 'null'}}}")
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert [each["id"] for each in plan["steps"]] == [
        "application",
        *documents,
        "review",
        "initial-registration",
        "report",
        "final-registration",
        "export-test",
        "end-of-residency",
    ]
    assert all(each["sources"] and each["place"] for each in plan["steps"])


def test_a_resident_sees_only_what_still_lies_ahead() -> None:
    text = ELIGIBLE + "residency: {status: resident}\n"
    (plan,) = json.loads(htp("plan", "--format", "json", "-", stdin=text).stdout)["plans"]
    assert [each["id"] for each in plan["steps"]] == ["export-test", "end-of-residency"]


def test_the_json_of_plans_has_the_head_of_the_other_reports_for_one_company_and_for_many(tmp_path: Path) -> None:
    for kinds in (("eligible",), ("eligible", "not-eligible", "invalid")):
        report = json.loads(htp("plan", "--format", "json", *written(tmp_path, *kinds)).stdout)
        assert [*report] == ["format", "generator", "rulebook", "plans", "errors"]
        assert report["format"] == "htp/plan/1"
        assert len(report["plans"]) == len(set(kinds) - {"invalid"})
        assert bool(report["errors"]) == ("invalid" in kinds)


def test_a_person_reads_the_changes_and_how_to_try_them(tmp_path: Path) -> None:
    done = htp("plan", *written(tmp_path, "not-eligible"), width=200)
    assert done.exit_code == 1
    assert done.stdout.split("\n\n")[1].split("\n") == [
        "Export share",
        "  Win at least 5.00 KGS more from customers abroad.",
        "  With this alone: eligible. Try it: --set revenue.total=10000005.00 --set revenue.export=8000004.00",
    ]


def test_a_plan_shows_the_first_of_very_many_facts_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    lines = "    - {amount: 10}\n" * 100
    path.write_text(
        f"company: {{name: Many}}\nactivities: [call-centre]\nrevenue:\n  lines:\n{lines}", encoding="utf-8"
    )
    shown = htp("plan", str(path)).stdout
    assert shown.count("decides: export-share") == 30
    # one hundred markets, the currency, payroll, employees and period
    assert "…                        74 more, which `htp check --format json` names" in shown
