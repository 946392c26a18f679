"""`htp plan`: what to change, what to fill in, or the road to registration."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from htp.reports import wording
from htp.reports.drawing import STYLES, Canvas, drawn, entry_list, source_notes
from htp.reports.wording import escape_controls
from htp.rulebook.model import Plan, Rulebook, Step
from htp.verdict import Change, Eligibility

_NEXT = {
    Eligibility.ELIGIBLE: "Every criterion is met. What lies ahead:",
    Eligibility.NOT_ELIGIBLE: "A criterion is not met. Each of these changes was tried on the profile and meets it:",
    Eligibility.UNDETERMINED: "A fact is missing. Fill in first what a criterion waits for:",
}


def render(plans: Sequence[Plan], rulebook: Rulebook, canvas: Canvas) -> str:
    """The plans one below the other."""
    return drawn((part for plan in plans for part in _plan(plan, rulebook)), rulebook, canvas) if plans else ""


def _plan(plan: Plan, rulebook: Rulebook) -> Iterator[RenderableType]:
    answer = Text(wording.VERDICT_WORDS[plan.verdict].upper(), style=STYLES[plan.verdict])
    answer.append(f"  {_NEXT[plan.verdict]}", style="not bold")
    yield Group(Text(escape_controls(plan.company), style="bold"), answer, Text(""))
    if plan.changes:
        yield _changes(plan.changes)
    elif plan.verdict is Eligibility.NOT_ELIGIBLE:
        yield Text("No single change of figures meets it: see `htp check` for what the rule asks.\n")
    if plan.missing:
        rows = [
            (each.key, f"{'decides: ' if each.is_decisive else 'for the costs: '}{', '.join(each.rules)}")
            for each in plan.missing[: wording.MAX_KEYS]
        ]
        if left_out := wording.hidden_keys_note(plan.missing):
            rows.append(("…", left_out))
        yield entry_list("Facts to fill in", rows)
    if plan.steps:
        cited = list(dict.fromkeys(source for step in plan.steps for source in step.sources))
        yield entry_list("The road to residency", _steps(plan.steps, cited))
        yield source_notes(cited, rulebook)


def _changes(changes: Sequence[Change]) -> RenderableType:
    parts: list[RenderableType] = []
    for index, each in enumerate(changes):
        if index == 0 or changes[index - 1].rule != each.rule:
            parts.append(Text(each.title, style="bold"))
        settings = " ".join(f"--set {key}={value}" for key, value in each.remedy.changes.items())
        after = f"With this alone: {wording.VERDICT_WORDS[each.verdict]}. Try it: {settings}"
        parts.append(Padding(Group(Text(wording.filled(each.remedy.text)), Text(after, style="dim")), (0, 0, 1, 2)))
    return Group(*parts)


def _steps(steps: Sequence[Step], cited: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, step in enumerate(steps, start=1):
        notes = ", ".join(str(cited.index(source) + 1) for source in step.sources)
        yield f"{number}. {step.title}", f"{step.text} [{notes}]"


def plan_object(plan: Plan, path: str, document: int) -> dict[str, Any]:
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
        "missing": [each.key for each in plan.missing],
        "waiting": {each.key: list(each.rules) for each in plan.missing},
        "steps": [
            {"id": each.id, "title": each.title, "text": each.text, "sources": list(each.sources), "place": each.place}
            for each in plan.steps
        ],
    }


def render_json(plan: Plan, path: str, document: int) -> str:
    return json.dumps(plan_object(plan, path, document), indent=2) + "\n"
