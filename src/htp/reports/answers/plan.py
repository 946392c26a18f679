"""`htp plan`: what to change, what to fill in, or the road to registration."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from htp.assessing.plan import MissingFact, Plan, TriedRemedy
from htp.reports.answers.parts import MAX_KEYS, citation, sources_of_answer, title
from htp.reports.blocks import (
    Block,
    Blocks,
    Disclaimer,
    Entries,
    Entry,
    Heading,
    Item,
    Items,
    Paragraph,
    VerdictLine,
    Words,
)
from htp.rulebook.model import Rulebook, Step
from htp.verdict import Eligibility, Text, TextValue


def blocks(plans: Sequence[Plan], rulebook: Rulebook) -> Blocks:
    """The plans one below the other."""
    if not plans:
        return ()
    return (*(block for plan in plans for block in _plan(plan, rulebook)), Disclaimer())


def _plan(plan: Plan, rulebook: Rulebook) -> Iterator[Block]:
    yield Heading(plan.company, verdict=VerdictLine(plan.verdict, _next(plan)))
    for rule, changes in groupby(plan.changes, key=lambda each: each.rule):
        yield Items(title(rule), tuple(_change(each) for each in changes), are_apart=True)
    if not plan.changes and plan.verdict is Eligibility.NOT_ELIGIBLE:
        yield Paragraph((Text("plan.no-single-change"),))
    if plan.missing:
        yield Entries(Text("plan.facts"), tuple(_facts(plan.missing)))
    if plan.steps:
        cited = list(dict.fromkeys(source for step in plan.steps for source in step.sources))
        yield Entries(Text("plan.road"), tuple(_steps(plan.steps, cited)))
        yield sources_of_answer(cited, rulebook)


def _next(plan: Plan) -> Text:
    match plan.verdict:
        case Eligibility.ELIGIBLE:
            return Text("plan.eligible.deferred" if plan.has_deferred else "plan.eligible")
        case Eligibility.NOT_ELIGIBLE:
            return Text("plan.not-eligible")
        case Eligibility.UNDETERMINED:
            return Text(f"plan.undetermined.{plan.obstacle}")


def _change(change: TriedRemedy) -> Item:
    values: dict[str, TextValue] = {"verdict": Text(f"eligibility.{change.verdict}"), "settings": settings_of(change)}
    return Item("", (change.remedy.text,), Text("plan.try", values))


def settings_of(change: TriedRemedy) -> str:
    """What has to be typed for the change to be tried."""
    return " ".join(f"--set {key}={value}" for key, value in change.remedy.changes.items())


def _facts(missing: Sequence[MissingFact]) -> Iterator[Entry]:
    for each in missing[:MAX_KEYS]:
        waiting = Text("plan.decides" if each.is_decisive else "plan.for-costs", {"rules": ", ".join(each.rules)})
        yield Entry(each.key, waiting)
    rest = len(missing) - MAX_KEYS
    if rest > 0:
        yield Entry("…", Text("keys.hidden", {"rest": rest}))


def _steps(steps: Sequence[Step], cited: Sequence[str]) -> Iterator[Entry]:
    for number, step in enumerate(steps, start=1):
        words: Words = (step.text, citation(step.sources, cited))
        yield Entry(Text("plan.step", {"number": str(number), "title": step.title}), words)
