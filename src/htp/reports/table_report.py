"""`--format table`: for a person. One company in full, or many with those that need work first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from htp.reports import wording
from htp.reports.drawing import STYLES, Canvas, drawn, entry_list, lined_table, source_notes, verdict_text
from htp.reports.wording import printable
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Assessment, Eligibility, Finding, Kind, Rejected, Result, Verdict

WIDE = 110
"""Columns from which on the explanations fit into the table itself."""

_MEANINGS = {
    Eligibility.ELIGIBLE: "Every criterion is met.",
    Eligibility.NOT_ELIGIBLE: "A criterion is not met:",
    Eligibility.UNDETERMINED: "A fact is missing, so this cannot be answered yet:",
}
_ORDER = (Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED, Eligibility.ELIGIBLE)


def render(results: Sequence[Result], rulebook: Rulebook, canvas: Canvas) -> str:
    """The report as text; with escape sequences only where the canvas has colour."""
    if not any(isinstance(each, Assessed) for each in results):
        return ""
    if len(results) == 1 and isinstance(results[0], Assessed):
        return drawn(_company(results[0].assessment, rulebook, canvas), rulebook, canvas)
    return drawn(chain(_portfolio(results, canvas), _totals(results)), rulebook, canvas)


def _company(assessment: Assessment, rulebook: Rulebook, canvas: Canvas) -> Iterator[RenderableType]:
    yield _header(assessment)
    if canvas.width >= WIDE:
        yield _table(assessment.findings, canvas, with_explanation=True)
    else:
        yield _table(assessment.findings, canvas, with_explanation=False)
        yield entry_list("Why", ((each.title, wording.explanation(each)) for each in assessment.findings))
    if any(each.remedies for each in assessment.findings):
        yield entry_list("What would have to change", _numbered_remedies(assessment.findings))
    if any(each.missing for each in assessment.findings):
        yield entry_list(
            "What to fill in",
            ((each.title, ", ".join(each.missing)) for each in assessment.findings if each.missing),
        )
    caveats = list(_caveats(assessment.findings))
    if caveats:
        yield entry_list("Not verified in an official text", caveats)
    yield source_notes(_cited(assessment.findings), rulebook)


def _header(assessment: Assessment) -> RenderableType:
    verdict = assessment.verdict
    line = Text(printable(assessment.company), style="bold")
    line.append(f"  (rules in force on {wording.day(assessment.as_of)})", style="not bold dim")
    answer = Text(wording.VERDICT_WORDS[verdict].upper(), style=STYLES[verdict])
    named = {Eligibility.NOT_ELIGIBLE: Verdict.FAIL, Eligibility.UNDETERMINED: Verdict.UNDETERMINED}.get(verdict)
    titles = [each.title.lower() for each in _criteria(assessment.findings) if each.verdict is named]
    answer.append(f"  {_MEANINGS[verdict]}", style="not bold")
    if titles:
        answer.append(f" {wording.listing(titles)}.", style="not bold")
    notes = [Text(each) for each in _pointed_out(assessment.findings)]
    return Group(line, answer, *notes)


def _pointed_out(findings: Iterable[Finding]) -> Iterator[str]:
    for each in findings:
        if each.verdict is Verdict.DEFERRED:
            yield f"Deferred, not met yet: {each.title.lower()}."
        if each.verdict is Verdict.ARREARS:
            yield f"In arrears: {each.title.lower()}."


def _criteria(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (each for each in findings if each.kind is Kind.CRITERION)


def _table(findings: Sequence[Finding], canvas: Canvas, *, with_explanation: bool) -> Table:
    table = lined_table(canvas, show_lines=with_explanation)
    cited = _cited(findings)
    table.add_column("Rule", min_width=12)
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Measured", justify="right")
    table.add_column("Required", justify="right")
    table.add_column("Explanation" if with_explanation else "Sources", ratio=1 if with_explanation else None)
    for each in findings:
        measured, required = wording.measured_and_required(each)
        if each.amount is not None:
            measured = wording.amount(each.amount)
        notes = ", ".join(str(cited.index(source) + 1) for source in each.sources)
        last = f"{wording.explanation(each)} [{notes}]" if with_explanation else notes
        table.add_row(
            each.title, verdict_text(each.verdict), measured or "–", required or "–", Text(last, overflow="fold")
        )
    return table


def _numbered_remedies(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    for finding in findings:
        for index, sentence in enumerate(wording.remedies(finding)):
            yield finding.title if index == 0 else "", sentence


def _caveats(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    seen = set()
    for finding in findings:
        for each in finding.caveats:
            if each.subject not in seen:
                seen.add(each.subject)
                value = wording.value_text(each.shown)
                yield finding.title, f"{value} – {wording.STATUS_WORDS[each.status]}: {each.place.removesuffix('.')}."


def _cited(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(source for each in findings for source in each.sources))


def _portfolio(results: Sequence[Result], canvas: Canvas) -> Iterator[RenderableType]:
    table = lined_table(canvas)
    table.add_column("Company", ratio=3, overflow="fold")
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Needs work", ratio=3, overflow="fold")
    table.add_column("File", ratio=3, overflow="fold")
    for result in (each for each in results if isinstance(each, Rejected)):
        problems = wording.counted(len(result.diagnostics), "problem", "problems")
        table.add_row("–", Text("invalid", style="bold red"), problems, _place(result, results))
    assessed = [each for each in results if isinstance(each, Assessed)]
    for each in sorted(assessed, key=lambda each: _ORDER.index(each.assessment.verdict)):
        verdict = each.assessment.verdict
        table.add_row(
            Text(printable(each.assessment.company)),
            Text(wording.VERDICT_WORDS[verdict], style=STYLES[verdict]),
            Text(_needs_work(each.assessment.findings)),
            _place(each, results),
        )
    yield table


def _place(result: Result, results: Sequence[Result]) -> Text:
    is_one_of_several = sum(each.path == result.path for each in results) > 1
    return Text(printable(result.path) + (f" (document {result.document})" if is_one_of_several else ""))


def _needs_work(findings: Sequence[Finding]) -> str:
    words = [
        f"{each.rule}: {each.verdict}"
        for each in findings
        if each.verdict in (Verdict.FAIL, Verdict.DEFERRED, Verdict.ARREARS)
        or (each.verdict is Verdict.UNDETERMINED and each.kind is Kind.CRITERION)
    ]
    return ", ".join(words)


def _totals(results: Sequence[Result]) -> Iterator[RenderableType]:
    assessed = [each.assessment.verdict for each in results if isinstance(each, Assessed)]
    words = [f"{assessed.count(each):,} {wording.VERDICT_WORDS[each]}" for each in _ORDER]
    line = f"{wording.counted(len(assessed), 'company', 'companies')}: {', '.join(words)}."
    invalid = len(results) - len(assessed)
    if invalid:
        line += f" {wording.counted(invalid, 'input is', 'inputs are')} invalid."
    yield Text(line)
    yield Text("")
