"""`htp check` of one company: the verdict, what each rule says, and what would have to change."""

from collections.abc import Iterable, Iterator, Sequence

from htp.assessing.assessment import obstacle_to
from htp.assessing.figures import Figures
from htp.document import InputNote
from htp.reports.answers.notes import entries_of
from htp.reports.answers.parts import (
    NONE,
    amount,
    caveat_text,
    citation,
    cited_by,
    doubts_of,
    end,
    missing_entries,
    readings_of,
    remedies_title,
    share_beside,
    title,
)
from htp.reports.blocks import (
    NO_WORDS,
    Block,
    Blocks,
    Entries,
    Entry,
    FindingRow,
    Findings,
    Heading,
    VerdictLine,
    Words,
    rules_of_day,
)
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import name_text
from htp.verdict import Assessment, Eligibility, Finding, Kind, RuleVerdict, Text


def blocks(assessment: Assessment, rulebook: Rulebook, notes: Sequence[InputNote], figures: Figures) -> Blocks:
    """One company in full, with what there is to note of the way in which it was read."""
    return tuple(_blocks(assessment, rulebook, notes, figures))


def _blocks(
    assessment: Assessment, rulebook: Rulebook, notes: Sequence[InputNote], figures: Figures
) -> Iterator[Block]:
    findings = assessment.findings
    cited = cited_by(findings)
    yield _heading(assessment, rulebook, figures)
    yield Findings(tuple(_row(each, cited) for each in findings))
    remedies = tuple(_remedies(findings))
    if remedies:
        yield Entries(remedies_title(findings), remedies)
    yield from missing_entries(findings)
    caveats = tuple(_caveats(findings))
    if caveats:
        yield Entries(Text("caveats.title"), caveats)
    if notes:
        yield Entries(Text("notes.title"), entries_of(notes))
    yield from end(cited, rulebook)
    yield Heading(assessment.company, verdict=_verdict(assessment), is_followed_by_gap=False)


def _verdict(assessment: Assessment) -> VerdictLine:
    return VerdictLine(assessment.verdict, _meaning(assessment))


def _heading(assessment: Assessment, rulebook: Rulebook, figures: Figures) -> Heading:
    return Heading(
        assessment.company,
        rules_of_day(assessment.as_of),
        _verdict(assessment),
        notes=tuple(_notes(assessment, rulebook, figures)),
        is_followed_by_gap=False,
    )


def _notes(assessment: Assessment, rulebook: Rulebook, figures: Figures) -> Iterator[Words]:
    yield from _pointed_out(assessment.findings)
    yield from readings_of(assessment, rulebook, figures)
    yield from doubts_of(assessment.criteria)
    if assessment.verdict is Eligibility.ELIGIBLE:
        yield Text("not-looked-at")
    yield from (each.text for each in assessment.notes)


def _meaning(assessment: Assessment) -> Text:
    criteria = assessment.criteria
    verdict = assessment.verdict
    if verdict is Eligibility.ELIGIBLE:
        return Text("check.eligible.deferred" if assessment.has_deferred else "check.eligible")
    if verdict is Eligibility.NOT_ELIGIBLE:
        return Text("check.not-eligible", {"criteria": _names(criteria, RuleVerdict.FAIL)})
    return Text(
        f"check.undetermined.{obstacle_to(assessment)}", {"criteria": _names(criteria, RuleVerdict.UNDETERMINED)}
    )


def _names(findings: Iterable[Finding], verdict: RuleVerdict) -> tuple[Text, ...]:
    return tuple(Text(name_text(each.rule)) for each in findings if each.verdict is verdict)


def _pointed_out(findings: Iterable[Finding]) -> Iterator[Text]:
    for each in findings:
        if each.verdict in (RuleVerdict.DEFERRED, RuleVerdict.ARREARS):
            yield Text(f"check.{each.verdict}", {"title": Text(name_text(each.rule))})


def _row(finding: Finding, cited: Sequence[str]) -> FindingRow:
    return FindingRow(
        title(finding.rule),
        finding.verdict,
        _measured(finding) or NONE,
        required_share(finding) or NONE,
        finding.explanation,
        citation(finding.sources, cited),
    )


def _measured(finding: Finding) -> Words:
    if finding.amount is not None:
        return amount(finding.amount)
    return NO_WORDS if finding.measured is None else share_beside(finding.measured, finding.required)


def required_share(finding: Finding) -> Words:
    """`at least 80%`; no words where no share is required."""
    return NO_WORDS if finding.required is None else Text("share.at-least", {"required": finding.required})


def _remedies(findings: Iterable[Finding]) -> Iterator[Entry]:
    for finding in findings:
        for index, remedy in enumerate(finding.remedies):
            yield Entry(title(finding.rule) if index == 0 else NO_WORDS, remedy.text)


def _caveats(findings: Iterable[Finding]) -> Iterator[Entry]:
    seen = set()
    for finding in findings:
        for each in finding.caveats:
            if each.subject not in seen and not (each.doubt and finding.kind is Kind.CRITERION):
                seen.add(each.subject)
                yield Entry(title(finding.rule), each.doubt or caveat_text(each))
