"""`htp plan`: what to change, what to fill in, and the road to residency with what comes first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from htp.assessing.pipeline import AssessedProfile
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
    Paragraph,
    VerdictLine,
    Words,
)
from htp.reports.report import Typed
from htp.rulebook.model import Rulebook
from htp.rules.parts.changes import MAX_GROWTH
from htp.verdict import Eligibility, Text, TextValue

Try = Callable[[Mapping[str, str]], str]
"""The command that tries changes of the company that the plan is about."""


def blocks(
    plans: Sequence[tuple[AssessedProfile, Plan]], rulebook: Rulebook, typed: Typed, *, in_short: bool = False
) -> Blocks:
    """The plans one below the other; in short the steps of the road have their titles alone."""
    if not plans:
        return ()
    companies = Counter(company.read.path for company, _ in plans)
    made = (
        _plan(plan, rulebook, trying(company, typed, is_alone=companies[company.read.path] == 1), in_short=in_short)
        for company, plan in plans
    )
    return (*(block for each in made for block in each), Disclaimer())


def trying(company: AssessedProfile, typed: Typed, *, is_alone: bool) -> Try:
    """What writes the command that tries changes, on top of what is supposed already."""
    result = company.result
    supposed = {} if result.what_if is None else result.what_if.facts
    choice = typed.choice(result.path, result.document, is_alone=is_alone)
    return lambda changes: typed.trying({**supposed, **changes}, choice)


def _plan(plan: Plan, rulebook: Rulebook, command: Try, *, in_short: bool) -> Iterator[Block]:
    yield Heading(plan.company, verdict=VerdictLine(plan.verdict, _next(plan)))
    for rule, changes in groupby(plan.changes, key=lambda each: each.rule):
        yield Items(title(rule), tuple(_change(each, command) for each in changes), are_apart=True)
    yield from beyond_single_changes(plan, command)
    cited = list(dict.fromkeys(source for step in plan.steps for source in step.sources))
    steps = tuple(_road(plan, cited, rulebook))
    if in_short:
        yield Items(road_title(plan), tuple(Item("", (each.name,)) for each in steps))
        yield from _time_line(plan)
        return
    yield Entries(road_title(plan), steps)
    yield from _time_line(plan)
    yield sources_of_answer(cited, rulebook)


def beyond_single_changes(plan: Plan, command: Try) -> Iterator[Block]:
    """Changes that are enough together, shares that are out of reach, and facts to fill in."""
    if plan.combinations:
        together = tuple(_combination(each, command) for each in plan.combinations)
        yield Items(Text("plan.together"), together, are_apart=True)
    if plan.out_of_reach:
        yield Entries(Text("plan.out-of-reach"), tuple(map(_far, plan.out_of_reach)))
    if plan.missing:
        yield Entries(Text("plan.facts"), tuple(_facts(plan.missing)))


def road_title(plan: Plan) -> Text:
    return Text("plan.ahead" if plan.is_resident else "plan.road")


def _time_line(plan: Plan) -> Iterator[Block]:
    """A resident's own days where it states one; else how many months lie between the steps."""
    line = plan.time_line
    if line is None:
        return
    if line.final is not None:
        kind = ".earliest" if line.is_earliest else ""
        entries = [Entry(Text("plan.days.final"), Text(f"plan.days.final.is{kind}", {"day": line.final}))]
        if line.export_from is not None:
            asked = Text(f"plan.days.export.is{kind}", {"day": line.export_from})
            entries.append(Entry(Text("plan.days.export"), asked))
        yield Entries(Text("plan.days"), tuple(entries))
    elif not plan.is_resident:
        months = {"first": _months(line.months_to_final), "second": _months(line.months_to_export)}
        yield Paragraph((Text("plan.time-line" if line.months_to_export else "plan.time-line.no-export", months),))


def _months(count: int) -> Text:
    return Text("figure.months", {"count": count})


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


def _change(change: TriedRemedy, command: Try) -> Item:
    return Item("", (change.remedy.text, _outcome(change)), command=command(change.remedy.changes))


def _outcome(change: TriedRemedy) -> Text:
    """What the verdict is with that change alone."""
    values: dict[str, TextValue] = {"verdict": Text(f"eligibility.{change.verdict}")}
    if change.verdict is Eligibility.UNDETERMINED and change.missing:
        return Text("plan.try.missing", {**values, "keys": named_keys(change.missing)})
    return Text("plan.try", values)


def named_keys(missing: Sequence[str]) -> TextValue:
    """The first of them; how many more there are, where they are very many."""
    rest = len(missing) - MAX_KEYS
    return Text("keys.first", {"keys": ", ".join(missing[:MAX_KEYS]), "rest": rest}) if rest > 0 else tuple(missing)


def _combination(combination: Combination, command: Try) -> Item:
    lines: list[Words] = [step.remedy.text for step in combination.steps]
    return Item("", (*lines, Text("plan.try.together")), command=command(combination.changes))


def _far(share: OutOfReach) -> Entry:
    values: dict[str, TextValue] = {
        "part": share.part,
        "whole": share.whole,
        "needed": share.needed,
        "required": share.required,
        "most": MAX_GROWTH,
    }
    return Entry(title(share.rule), Text("plan.out-of-reach.text", values))


def _facts(missing: Sequence[MissingFact]) -> Iterator[Entry]:
    for each in missing[:MAX_KEYS]:
        rules = tuple(map(title, each.rules))
        waiting = Text("plan.decides" if each.is_decisive else "plan.for-costs", {"rules": rules})
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
