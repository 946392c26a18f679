"""`htp report` of one company: everything there is to say of it, in the order in which it is asked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from htp.assessing.outside import Comparison, compared
from htp.assessing.pipeline import AssessedProfile
from htp.assessing.plan import Plan, plan_for
from htp.assessing.tried_changes import TriedRemedy
from htp.company.profile import Profile
from htp.document import Data
from htp.money import Money
from htp.reading.formats import is_table
from htp.reports.answers import activity, appendix, certainty, export, fees, outside, plan, screen
from htp.reports.answers.notes import notes_of
from htp.reports.answers.parts import cited_by, doubts_of, explained, share_beside, title
from htp.reports.answers.what_if import supposed_text
from htp.reports.blocks import (
    NO_WORDS,
    Cell,
    Column,
    Disclaimer,
    Entries,
    Entry,
    OneScreen,
    Paragraph,
    Table,
    VerdictCell,
    Words,
)
from htp.reports.page_blocks import Gauge, Gauges, Page, PageBlock, Road, RoadStep, Section
from htp.reports.page_origin import PageOrigin, as_json
from htp.reports.report import Typed
from htp.rulebook.model import Rulebook
from htp.rules import export_share, fee
from htp.rules.parts.permitted import Declared, declared_by
from htp.verdict import Assessment, Eligibility, Finding, Share, Text, TextValue

MAX_FACTS = 200
"""Facts that are listed; nobody reads the thousands of a long list of revenue on a page."""


class _Subject(NamedTuple):
    """One company with what several sections need of it."""

    company: AssessedProfile
    profile: Profile
    assessment: Assessment
    rulebook: Rulebook
    typed: Typed
    comparisons: tuple[Comparison, ...]
    plan: Plan
    declared: Declared
    cited: Sequence[str]
    """The sources, in the order of their numbers."""


def page(company: AssessedProfile, rulebook: Rulebook, typed: Typed, origin: PageOrigin) -> Page:
    """The page about one company; `typed` is how it was asked for."""
    subject = _subject(company, rulebook, typed)
    sections = (
        ("answer", _answer(subject)),
        ("sure", _sure(subject)),
        ("criteria", _criteria(subject)),
        ("changes", _changes(subject)),
        ("costs", _costs(subject)),
        ("road", _road(subject)),
        ("facts", _facts(subject)),
        ("limits", _limits(subject)),
    )
    last = Section(
        "appendix",
        Text("page.appendix"),
        (
            *appendix.blocks(subject.assessment, rulebook, subject.cited),
            *appendix.how_to_repeat(origin, rulebook),
            Disclaimer(),
        ),
        is_appendix=True,
    )
    named = (Section(id_, Text(f"page.{id_}"), tuple(blocks)) for id_, blocks in sections)
    return Page(Text("page.title", {"company": subject.assessment.company}), (*named, last), as_json(origin))


def _subject(company: AssessedProfile, rulebook: Rulebook, typed: Typed) -> _Subject:
    profile, assessment = company.read.profile, company.result.assessment
    comparisons = compared(profile, assessment.findings, rulebook, assessment.as_of)
    steps = plan_for(company.read, assessment, rulebook)
    declared = declared_by(profile, rulebook)
    cited = (
        *cited_by(assessment.findings),
        *activity.sources_of_names(declared, rulebook),
        *fees.sources_of_costs(assessment, comparisons, rulebook),
        *(source for step in steps.steps for source in step.sources),
        *appendix.sources_of_rules(assessment, rulebook),
    )
    numbered = list(dict.fromkeys(cited))
    return _Subject(company, profile, assessment, rulebook, typed, comparisons, steps, declared, numbered)


def _answer(subject: _Subject) -> Iterator[PageBlock]:
    """What the screen never leaves out, as it says it; the rest of it has sections of its own."""
    (whole,) = screen.blocks(subject.company.result, subject.rulebook, subject.typed)
    assert isinstance(whole, OneScreen)
    parts = (each for each in whole.parts if not each.commands and (each.gives_way is None or each.table or each.least))
    yield OneScreen(tuple(parts), whole.title, whole.verdict, whole.above)


def _sure(subject: _Subject) -> Iterator[PageBlock]:
    yield from certainty.blocks(subject.assessment, subject.rulebook, subject.cited, subject.company.result.figures)
    yield from certainty.letter(subject.profile, subject.assessment, subject.rulebook)


def _criteria(subject: _Subject) -> Iterator[PageBlock]:
    assessment, cited = subject.assessment, subject.cited
    yield Gauges(tuple(_gauge(each, cited) for each in assessment.criteria))
    names = activity.readings_of_names(subject.profile, assessment, subject.declared, subject.rulebook, cited)
    yield from names
    yield from export.figures(subject.profile, assessment.finding(export_share.ID))


def _gauge(finding: Finding, cited: Sequence[str]) -> Gauge:
    return Gauge(
        title(finding.rule),
        finding.verdict,
        explained(finding, cited),
        finding.required,
        finding.measured,
        _measured(finding),
        _beside_required(finding),
    )


def _measured(finding: Finding) -> Words:
    """The share, or which part of the revenue the open finding names as not clear."""
    if finding.measured is not None:
        return share_beside(finding.measured, finding.required)
    part, whole = (finding.explanation.values.get(each) for each in ("unclear", "total"))
    if isinstance(part, Money) and isinstance(whole, Money) and whole.amount:
        return Text("page.gauge.unclear", {"share": Share(part.amount, whole.amount)})
    return Text("not-known")


def _beside_required(finding: Finding) -> Words:
    if finding.required is None:
        return NO_WORDS
    values: dict[str, TextValue] = {"title": title(finding.rule), "required": finding.required}
    if finding.measured is None:
        return Text("page.gauge.open", values)
    return Text("page.gauge", {**values, "share": finding.measured})


def _changes(subject: _Subject) -> Iterator[PageBlock]:
    made, assessment = subject.plan, subject.assessment
    if made.changes:
        yield Paragraph((Text("page.changes.each"),))
        columns = (
            Column(Text("page.changes.change"), wraps=True),
            Column(Text("page.changes.now")),
            Column(Text("page.changes.then")),
        )
        yield Table(columns, tuple(_change(each, assessment.verdict) for each in made.changes))
    command = plan.trying(subject.company, subject.typed, is_alone=True)  # the options name a client already
    rest = tuple(plan.beyond_single_changes(made, command))
    yield from rest
    if not made.changes and not rest:
        yield Paragraph((_nothing_to_change(assessment),))
    if assessment.turning:
        yield Paragraph((Text("page.changes.readings"),))


def _change(change: TriedRemedy, now: Eligibility) -> tuple[Cell, ...]:
    missing = change.verdict is Eligibility.UNDETERMINED and change.missing
    words = (
        (change.remedy.text, Text("page.changes.missing", {"keys": plan.named_keys(change.missing)})) if missing else ()
    )
    return words or change.remedy.text, VerdictCell(now), VerdictCell(change.verdict)


def _nothing_to_change(assessment: Assessment) -> Text:
    if assessment.verdict is not Eligibility.ELIGIBLE:
        return Text("page.changes.none")
    return Text("page.changes.none.deferred" if assessment.has_deferred else "page.changes.none.eligible")


def _costs(subject: _Subject) -> Iterator[PageBlock]:
    yield from outside.charts(subject.comparisons, subject.profile.revenue.currency)
    fee_to_park = subject.assessment.finding(fee.ID)
    said = Entry(title(fee.ID), explained(fee_to_park, subject.cited))
    yield Entries(Text("page.costs.fee"), (said, *(Entry("", doubt) for doubt in doubts_of((fee_to_park,)))))
    company = (subject.profile, subject.assessment)
    yield from fees.section(company, subject.comparisons, subject.rulebook, subject.cited)


def _road(subject: _Subject) -> Iterator[PageBlock]:
    made = subject.plan
    steps = enumerate(plan.road(made, subject.cited, subject.rulebook))
    count = len(made.first)
    yield Road(plan.road_title(made), tuple(RoadStep(name, words, number < count) for number, (name, words) in steps))


def _facts(subject: _Subject) -> Iterator[PageBlock]:
    read = subject.company.read
    values: dict[str, TextValue] = {"path": read.path, "number": str(read.document)}
    is_one_of_many = read.document > 1 or is_table(read.path)
    lines = [Text("page.facts.from.several" if is_one_of_many else "page.facts.from", values)]
    if subject.company.result.what_if is not None:
        lines.append(Text("page.facts.set", {"what_if": supposed_text(subject.company.result.what_if.supposed)}))
    yield Paragraph(tuple(lines))
    facts = list(_leaves(read.data))
    columns = (Column(Text("page.facts.key")), Column(Text("page.facts.value"), wraps=True))
    yield Table(columns, tuple(facts[:MAX_FACTS]))
    if len(facts) > MAX_FACTS:
        yield Paragraph((Text("page.facts.more", {"count": len(facts) - MAX_FACTS}),))
    yield from export.conversions_used(subject.profile)
    yield from notes_of(subject.company.result)


def _leaves(data: Data, key: str = "") -> Iterator[tuple[str, str]]:
    """Every fact by its dotted key, as it is written in the input."""
    if isinstance(data, dict | list):
        below = data.items() if isinstance(data, dict) else enumerate(data)
        for name, value in below:
            yield from _leaves(value, f"{key}.{name}" if key else f"{name}")
    elif data is not None:
        yield key, str(data).lower() if isinstance(data, bool) else str(data)


def _limits(subject: _Subject) -> Iterator[PageBlock]:
    lines = (Text("not-looked-at"), Text("page.limits.facts"), Text("page.limits.values"))
    yield Paragraph(lines)
    yield Disclaimer()
