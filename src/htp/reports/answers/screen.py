"""`htp check` of one company on one screen: the verdict, a line a rule, what is in doubt, and what to type next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from htp.assessing.assessment import Obstacle, obstacle_to
from htp.assessing.results import Assessed
from htp.money import Brief, Money
from htp.reports.answers.notes import said_once
from htp.reports.answers.parts import (
    doubt_by_subject,
    missing_for,
    remedies_title,
    rests_on_one_sum,
    share_beside,
    titled,
)
from htp.reports.answers.what_if import short_table, supposed_text
from htp.reports.blocks import NO_WORDS, Blocks, OneScreen, ShortPart, ShortRow, ShortTable, VerdictLine, Words
from htp.reports.report import Typed
from htp.reports.wording.disclaimer import disclaimer_in_short
from htp.reports.wording.words import period_in_words
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import caveat_text, name_text, reason_text, situation_text
from htp.rules import exemptions
from htp.verdict import Assessment, Eligibility, Finding, Kind, RuleVerdict, Text, TextValue

_STATUSES = {True: "resident", False: "not-resident", None: "open"}
STAGE_OVER = caveat_text(exemptions.ID, "stage-over")
"""The doubt whether a company is a resident still; it is said above the table."""
_MAX_QUESTIONS = 3
"""Questions that are never shortened."""


def blocks(result: Assessed, rulebook: Rulebook, typed: Typed) -> Blocks:
    """The answer about one company."""
    assessment = result.assessment
    marks = _marks(assessment)
    parts = (
        *_now_and_then(result),
        *_turning(assessment, marks),
        *_pointed_out(assessment),
        _conditions(assessment, marks),
        _costs(result),
        *_questions(result),
        *_changes(assessment),
        *_doubts(assessment, rulebook, marks),
        *_notes(result),
        *_not_looked_at(result),
        _commands(result, typed),
        ShortPart(lines=(("", disclaimer_in_short(rulebook)),)),
    )
    above = NO_WORDS if result.what_if is None else supposed_text(result.what_if.supposed)
    return (OneScreen(parts, _title(result), VerdictLine(assessment.verdict, _meaning(result)), above),)


def _title(result: Assessed) -> Words:
    standing = result.standing
    status = Text(f"screen.status.{_STATUSES[standing.is_resident]}")
    values: dict[str, TextValue] = {
        "company": result.assessment.company,
        "status": status,
        "as_of": result.assessment.as_of,
    }
    if standing.period is None:
        return Text("screen.title", values)
    return Text("screen.title.period", {**values, "period": period_in_words(standing.period)})


def _meaning(result: Assessed) -> Text:
    """How many conditions are met or missed, and which."""
    assessment = result.assessment
    criteria = assessment.criteria
    if assessment.verdict is Eligibility.ELIGIBLE:
        return Text("screen.eligible.deferred" if assessment.has_deferred else "screen.eligible")
    deciding = RuleVerdict.FAIL if assessment.verdict is Eligibility.NOT_ELIGIBLE else RuleVerdict.UNDETERMINED
    found = tuple(Text(name_text(each.rule)) for each in criteria if each.verdict is deciding)
    obstacle = obstacle_to(assessment) if deciding is RuleVerdict.UNDETERMINED else None
    id_ = "screen.not-eligible" if obstacle is None else f"screen.undetermined.{obstacle}"
    if obstacle is Obstacle.FACT and not _answerable(result):
        id_ = "screen.undetermined.no-revenue"
    return Text(id_, {"count": len(found), "of": len(criteria), "conditions": found})


def _answerable(result: Assessed) -> tuple[Finding, ...]:
    """The open criteria that facts can answer: of a company that has earned nothing yet, no share can be worked out."""
    has_earned = result.figures.revenue != 0 or result.standing.is_resident is not False
    return tuple(
        each
        for each in result.assessment.open_criteria
        if has_earned or each.explanation.id != situation_text(each.rule, "total-zero")
    )


class _Marks(NamedTuple):
    """The letters under which readings and doubts are explained below the table."""

    by_reading: Mapping[str, str]
    by_doubt: Mapping[str, str]

    def of(self, finding: Finding) -> frozenset[str]:
        """The letters that belong to a rule."""
        letters = [self.by_reading[each] for each in finding.readings if each in self.by_reading]
        letters += [self.by_doubt[each.subject] for each in finding.caveats if each.subject in self.by_doubt]
        return frozenset(letters)


def _marks(assessment: Assessment) -> _Marks:
    letters = (f"({chr(ord('a') + number % 26)})" for number in count())
    by_reading = {each: next(letters) for each in assessment.turning_readings}
    return _Marks(by_reading, {each: next(letters) for each in doubt_by_subject(assessment.criteria)})


def _now_and_then(result: Assessed) -> Iterator[ShortPart]:
    if result.what_if is not None:
        yield ShortPart(table=short_table(result, result.what_if))


def _turning(assessment: Assessment, marks: _Marks) -> Iterator[ShortPart]:
    """Which readings turn the verdict into what: those that do alone in a line a verdict, others in a line each."""
    alone: dict[Eligibility, dict[str, None]] = {}
    together = []
    for each in assessment.turning:
        letters = tuple(marks.by_reading[choice.reading] for choice in each.choices)
        if len(letters) == 1:
            alone.setdefault(each.verdict, {}).update(dict.fromkeys(letters))
        else:
            together.append(_turned("screen.turns.together", letters, each.verdict))
    lines = [
        _turned("screen.turns" if len(letters) == 1 else "screen.turns.each", tuple(letters), verdict)
        for verdict, letters in alone.items()
    ]
    if lines or together:
        yield ShortPart(lines=tuple(("", each) for each in (*lines, *together)))


def _turned(id_: str, marks: tuple[str, ...], verdict: Eligibility) -> Text:
    return Text(id_, {"marks": marks, "verdict": Text(f"eligibility.{verdict}")})


def _pointed_out(assessment: Assessment) -> Iterator[ShortPart]:
    """What does not decide and must not be overlooked: arrears, and an initial registration that is over."""
    lines = [
        Text("screen.arrears", {"name": Text(name_text(each.rule)), "amount": each.fee.to_pay})
        for each in assessment.findings
        if each.verdict is RuleVerdict.ARREARS and each.fee is not None and each.fee.to_pay is not None
    ]
    lines += [
        Text("screen.stage-over", each.doubt.values)
        for each in assessment.finding(exemptions.ID).caveats
        if each.doubt is not None and each.doubt.id == STAGE_OVER
    ]
    if lines:
        yield ShortPart(lines=tuple(("", each) for each in lines))


def _conditions(assessment: Assessment, marks: _Marks) -> ShortPart:
    rows = []
    named: set[str] = set()
    for each in assessment.criteria:
        letters = sorted(marks.of(each) - named)  # each beside the first rule that it belongs to
        named |= marks.of(each)
        measured = NO_WORDS if each.measured is None else share_beside(each.measured, each.required)
        required = NO_WORDS if each.required is None else Text("value", {"value": each.required})
        rows.append(
            ShortRow(each.verdict, Text(name_text(each.rule)), measured, required, _reason(each, letters, shown=_brief))
        )
    names = ("condition", "yours", "needed", "why")
    headings = tuple(Text(f"screen.heading.{each}") for each in names)
    return ShortPart(table=ShortTable((headings[0], headings[1], headings[2], headings[3]), tuple(rows)))


def _reason(finding: Finding, letters: Sequence[str] = (), *, shown: Callable[[TextValue], TextValue]) -> Words:
    values = {name: shown(value) for name, value in finding.explanation.values.items()}
    reason = Text(reason_text(finding.explanation.id), values)
    return (reason, *letters)


def _brief(value: TextValue) -> TextValue:
    """Amounts without their currency, which the heading of the costs names."""
    return Brief(value.amount) if isinstance(value, Money) else value


def _whole(value: TextValue) -> TextValue:
    """The value as it is, where costs are in several currencies."""
    return value


def _costs(result: Assessed) -> ShortPart:
    """The costs of the park; the heading names their currency, if all have the same."""
    costs = [each for each in result.assessment.findings if each.kind is not Kind.CRITERION]
    currencies = {each.amount.currency for each in costs if each.amount is not None}
    shown = _whole if len(currencies) > 1 else _brief
    rows = []
    for each in costs:
        amount = NO_WORDS if each.amount is None else Text("value", {"value": shown(each.amount)})
        rows.append(ShortRow(each.verdict, Text(name_text(each.rule)), amount, NO_WORDS, _reason(each, shown=shown)))
    currency = currencies.pop() if len(currencies) == 1 else None
    title = titled(f"screen.costs.{'resident' if result.standing.is_resident else 'applicant'}", currency or None)
    table = ShortTable((title, NO_WORDS, NO_WORDS, NO_WORDS), tuple(rows))
    return ShortPart(table=table, gives_way=2, rest="screen.more.costs")


def _questions(result: Assessed) -> Iterator[ShortPart]:
    """The facts that open criteria wait for, numbered, in the order of the criteria."""
    if result.assessment.verdict is not Eligibility.UNDETERMINED:
        return
    from htp.reports.wording.questions import QUESTIONS, question

    waiting = _answerable(result)
    keys = list(dict.fromkeys(key for each in waiting for key in each.missing))
    meant = next((each.explanation.values["meant"] for each in waiting if "meant" in each.explanation.values), None)

    def asked(key: str) -> str | Text:
        if key == "period" and result.standing.period is not None:
            return question("period:whole-year")
        if key in QUESTIONS:
            return question(key)
        kind = "activity" if key.startswith("activities.") else key.rpartition(".")[2]
        if kind == "activity" and meant is not None:
            return Text("screen.fact.activity.likely", {"meant": meant})
        return Text(f"screen.fact.{kind}")

    lines = tuple(
        (f"{number}.", Text("screen.question", {"key": key, "question": asked(key)}))
        for number, key in enumerate(keys, start=1)
    )
    if lines:
        yield ShortPart(
            Text("screen.questions"),
            lines=lines,
            gives_way=4,
            least=_MAX_QUESTIONS,
            rest="screen.more.questions",
        )


def _changes(assessment: Assessment) -> Iterator[ShortPart]:
    """What would be enough to meet a missed condition."""
    lines = tuple(("·", remedy.text) for finding in assessment.criteria for remedy in finding.remedies)
    if lines:
        title = remedies_title(assessment.criteria)
        yield ShortPart(title, lines=lines, gives_way=3, rest="screen.more.changes")


def _doubts(assessment: Assessment, rulebook: Rulebook, marks: _Marks) -> Iterator[ShortPart]:
    lines: list[tuple[str, Words]] = []
    for id_, mark in marks.by_reading.items():
        reading = rulebook.readings[id_]
        others = dict.fromkeys(
            choice.option for each in assessment.turning for choice in each.choices if choice.reading == id_
        )
        texts = tuple(reading.options[each].text for each in others)
        missing = missing_for(id_, assessment)
        if missing:
            lines.append((mark, Text("screen.other-reading.fact", {"options": texts, "keys": missing})))
        else:
            lines.append((mark, Text("screen.other-reading", {"options": texts})))
    lines += [(marks.by_doubt[subject], doubt) for subject, doubt in doubt_by_subject(assessment.criteria).items()]
    if lines:
        yield ShortPart(lines=tuple(lines))


def _notes(result: Assessed) -> Iterator[ShortPart]:
    """How the profile was read, what looks wrong in it, and what is in doubt about the costs."""
    assessment = result.assessment
    costs = [each for each in assessment.findings if each.kind is not Kind.CRITERION]
    lines: list[tuple[str, Words]] = [("", each.text) for each in assessment.notes]
    lines += [("", sentence) for _, sentence in said_once(result.notes)]
    lines += [("", each.doubt) for one in costs for each in one.caveats if each.doubt and each.subject != STAGE_OVER]
    if lines:
        yield ShortPart(lines=tuple(lines), gives_way=1, rest="screen.more.notes")


def _not_looked_at(result: Assessed) -> Iterator[ShortPart]:
    if result.assessment.verdict is Eligibility.ELIGIBLE:
        is_open = rests_on_one_sum(result.assessment, result.figures)
        yield ShortPart(lines=(("", Text("screen.not-looked-at.one-sum" if is_open else "screen.not-looked-at")),))


def _commands(result: Assessed, typed: Typed) -> ShortPart:
    """What leads on; the page to hand over gives way before anything that is said of the company."""
    is_asked = result.assessment.verdict is Eligibility.UNDETERMINED and _answerable(result)
    commands = ("ask" if is_asked else "plan", "check -v", "report -o page.html")
    shown = tuple((typed.command(each), Text(f"screen.next.{each.partition(' -o')[0]}")) for each in commands)
    return ShortPart(commands=shown, gives_way=0, least=len(shown) - 1)
