"""`htp plan --format json` (htp/plan/1): the plans of all companies, for one as for many."""

from collections.abc import Iterable

from htp.assessing.pipeline import AssessedProfile
from htp.assessing.plan import Plan, TimeLine
from htp.reports import wording
from htp.reports.json_answer import Found, Object, beside_results, written
from htp.reports.json_parts import amount_object, report_head
from htp.reports.json_report import notes_of, what_if_object
from htp.rulebook.model import Rulebook
from htp.verdict import Eligibility

FORMAT = "htp/plan/1"


def render(plans: Iterable[tuple[AssessedProfile, Plan]], found: Found, rulebook: Rulebook, version: str) -> str:
    """The plans in the order of the inputs, and what is wrong with those that could not be used."""
    objects = [
        {
            **plan_object(plan, company.read.path, company.read.document),
            "notes": notes_of(company.result),
            "what_if": what_if_object(company.result),
        }
        for company, plan in plans
    ]
    return written({**report_head(FORMAT, rulebook, version), "plans": objects, **beside_results(found)})


def plan_object(plan: Plan, path: str, document: int) -> Object:
    """The plan for programs; feeding a change's `set` to `--set` makes its rule pass."""
    return {
        "path": path,
        "document": document,
        "company": plan.company,
        "verdict": plan.verdict.value,
        "changes": [
            {
                "rule": each.rule,
                "set": dict(each.remedy.changes),
                "explanation": wording.filled(each.remedy.text),
                "verdict": each.verdict.value,
            }
            for each in plan.changes
        ],
        "combinations": [
            {
                "steps": [{"rule": step.rule, "explanation": wording.filled(step.remedy.text)} for step in each.steps],
                "set": dict(each.changes),
                "verdict": Eligibility.ELIGIBLE.value,
            }
            for each in plan.combinations
        ],
        "out_of_reach": [
            {
                "rule": each.rule,
                "part": amount_object(each.part),
                "needed": amount_object(each.needed),
                "total": amount_object(each.whole),
            }
            for each in plan.out_of_reach
        ],
        "time_line": _time_line(plan.time_line),
        "first": [{"id": each.step.value, "names": list(each.names)} for each in plan.first],
        "missing": [each.key for each in plan.missing],
        "waiting": {each.key: list(each.rules) for each in plan.missing},
        "steps": [
            {
                "id": each.id,
                "title": each.title,
                "text": each.text,
                "stage": each.stage.value,
                "sources": list(each.sources),
                "place": each.place,
            }
            for each in plan.steps
        ],
    }


def _time_line(line: TimeLine | None) -> Object | None:
    if line is None:
        return None
    days = {"final": line.final, "export_from": line.export_from}
    return {
        "months_to_final": line.months_to_final,
        "months_to_export": line.months_to_export,
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "is_earliest": line.is_earliest,
    }
