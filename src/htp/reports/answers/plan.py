"""`htp plan`: what to change, what to fill in, and the road to residency with what comes first."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from htp.assessing.plan import First, FirstStep, MissingFact, Plan
from htp.assessing.tried_changes import Combination, OutOfReach, TriedRemedy
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
    VerdictLine,
    Words,
)
from htp.rulebook.model import Rulebook
from htp.rules.parts.changes import MAX_GROWTH
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
    yield from beyond_single_changes(plan)
    cited = list(dict.fromkeys(source for step in plan.steps for source in step.sources))
    yield Entries(road_title(plan), tuple(_road(plan, cited, rulebook)))
    yield sources_of_answer(cited, rulebook)


def beyond_single_changes(plan: Plan) -> Iterator[Block]:
    """Changes that are enough together, shares that are out of reach, and facts to fill in."""
    if plan.combinations:
        together = tuple(_combination(each) for each in plan.combinations)
        yield Items(Text("plan.together"), together, are_apart=True)
    if plan.out_of_reach:
        yield Entries(Text("plan.out-of-reach"), tuple(map(_far, plan.out_of_reach)))
    if plan.missing:
        yield Entries(Text("plan.facts"), tuple(_facts(plan.missing)))


def road_title(plan: Plan) -> Text:
    return Text("plan.ahead" if plan.is_resident else "plan.road")


def _next(plan: Plan) -> Text:
    match plan.verdict:
        case Eligibility.ELIGIBLE:
            return Text("plan.eligible.deferred" if plan.has_deferred else "plan.eligible")
        case Eligibility.NOT_ELIGIBLE:
            if plan.changes:
                return Text("plan.not-eligible")
            return Text("plan.not-eligible.out-of-reach")
        case Eligibility.UNDETERMINED:
            is_answered = plan.is_start_up and not any(each.is_decisive for each in plan.missing)
            return Text("plan.undetermined.start-up" if is_answered else f"plan.undetermined.{plan.obstacle}")


def _change(change: TriedRemedy) -> Item:
    values: dict[str, TextValue] = {"verdict": Text(f"eligibility.{change.verdict}"), "settings": settings_of(change)}
    if change.verdict is Eligibility.UNDETERMINED and change.missing:
        return Item("", (change.remedy.text,), Text("plan.try.missing", {**values, "keys": named_keys(change.missing)}))
    return Item("", (change.remedy.text,), Text("plan.try", values))


def named_keys(missing: Sequence[str]) -> TextValue:
    """The first of them; how many more there are, where they are very many."""
    rest = len(missing) - MAX_KEYS
    return Text("keys.first", {"keys": ", ".join(missing[:MAX_KEYS]), "rest": rest}) if rest > 0 else tuple(missing)


def _combination(combination: Combination) -> Item:
    lines: list[Words] = [step.remedy.text for step in combination.steps]
    return Item("", tuple(lines), Text("plan.try.together", {"settings": _settings(combination.changes)}))


def _far(share: OutOfReach) -> Entry:
    values: dict[str, TextValue] = {
        "part": share.part,
        "whole": share.whole,
        "needed": share.needed,
        "required": share.required,
        "most": MAX_GROWTH,
    }
    return Entry(title(share.rule), Text("plan.out-of-reach.text", values))


def settings_of(change: TriedRemedy) -> str:
    """What has to be typed for the change to be tried."""
    return _settings(change.remedy.changes)


def _settings(changes: Mapping[str, str]) -> str:
    return " ".join(f"--set {key}={value}" for key, value in changes.items())


def _facts(missing: Sequence[MissingFact]) -> Iterator[Entry]:
    for each in missing[:MAX_KEYS]:
        waiting = Text("plan.decides" if each.is_decisive else "plan.for-costs", {"rules": ", ".join(each.rules)})
        yield Entry(each.key, waiting)
    rest = len(missing) - MAX_KEYS
    if rest > 0:
        yield Entry("…", Text("keys.hidden", {"rest": rest}))


def _road(plan: Plan, cited: Sequence[str], rulebook: Rulebook) -> Iterator[Entry]:
    """What comes first for this company, then the steps of the procedure."""
    for number, (name, words) in enumerate(road(plan, cited, rulebook), start=1):
        yield Entry(Text("plan.step", {"number": str(number), "title": name}), words)


def road(plan: Plan, cited: Sequence[str], rulebook: Rulebook) -> Iterator[tuple[str | Text, Words]]:
    """What comes first for this company, then the steps of the procedure; each with its name."""
    yield from ((Text(f"plan.first.{each.step}"), _about(each, rulebook)) for each in plan.first)
    yield from ((step.title, (step.text, citation(step.sources, cited))) for step in plan.steps)


def _about(first: First, rulebook: Rulebook) -> Words:
    if first.step is FirstStep.ASK_READING:
        return Text("plan.first.ask-reading.text"), *(rulebook.readings[each].question for each in first.names)
    is_about_rules = first.step in (FirstStep.CHANGE, FirstStep.ASK_WHETHER)
    names = tuple(title(each) for each in first.names) if is_about_rules else named_keys(first.names)
    return Text(f"plan.first.{first.step}.text", {"names": names})
