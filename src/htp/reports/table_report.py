"""`--format table`: for a person. One company in full, or many with those that need work first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.document import Rejected
from htp.reading.formats import is_table
from htp.reports import wording
from htp.reports.drawing import STYLES, Canvas, company_line, drawn, entry_list, lined_table, source_notes, verdict_text
from htp.reports.portfolio_section import portfolio_section
from htp.reports.wording import escape_controls
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment, Eligibility, Finding, Kind, RuleVerdict

WIDE = 110
"""Columns from which on the explanations fit into the table itself."""
NARROW = 80
"""Columns below which a table has no room but for the verdicts; what else there is to say stands below it."""

_MEANINGS = {
    Eligibility.ELIGIBLE: "Every criterion is met.",
    Eligibility.NOT_ELIGIBLE: "A criterion is not met:",
    Eligibility.UNDETERMINED: "A fact is missing, so this cannot be answered yet:",
}


class Row(NamedTuple):
    """A line of the table of several companies."""

    company: str
    verdict: Eligibility | None
    """None for an input that could not be used."""
    needs_work: str
    path: str
    document: int


class TableReport:
    """The report as text, drawn when everything is judged; escape sequences only where the canvas has colour."""

    def __init__(self, rulebook: Rulebook, canvas: Canvas) -> None:
        self._rulebook = rulebook
        self._canvas = canvas
        self._first: Result | None = None
        self._rows: list[Row] = []

    def opening(self) -> str:
        return ""

    def item(self, result: Result) -> Row:
        if self._first is None:
            self._first = result
        return _row(result)

    def entry(self, item: Row) -> str:
        self._rows.append(item)
        return ""

    def closing(self, portfolio: Portfolio) -> str:
        if not portfolio.companies.total():
            return ""
        rulebook, canvas = self._rulebook, self._canvas
        if len(self._rows) == portfolio.inputs == 1 and isinstance(self._first, Assessed):
            return render(self._first.assessment, rulebook, canvas)
        is_anybody_shown = any(each.verdict for each in self._rows)
        table = [_portfolio(self._rows, canvas)] if is_anybody_shown else []
        return drawn([*table, portfolio_section(portfolio, rulebook)], rulebook, canvas)


def render(assessment: Assessment, rulebook: Rulebook, canvas: Canvas) -> str:
    """One company in full."""
    return drawn(_company(assessment, rulebook, canvas), rulebook, canvas)


def _company(assessment: Assessment, rulebook: Rulebook, canvas: Canvas) -> Iterator[RenderableType]:
    yield _header(assessment)
    cited = _cited(assessment.findings)
    yield _table(assessment.findings, cited, canvas)
    if canvas.width < WIDE:
        yield entry_list("Why", _explanations(assessment.findings, cited, canvas))
    if any(each.remedies for each in assessment.findings):
        yield entry_list("What would have to change", _numbered_remedies(assessment.findings))
    if any(each.missing for each in assessment.findings):
        yield entry_list(
            "What to fill in",
            ((each.title, wording.keys(each.missing)) for each in assessment.findings if each.missing),
        )
    caveats = list(_caveats(assessment.findings))
    if caveats:
        yield entry_list("Not verified in an official text", caveats)
    yield source_notes(cited, rulebook)


def _header(assessment: Assessment) -> RenderableType:
    verdict = assessment.verdict
    answer = Text(wording.VERDICT_WORDS[verdict].upper(), style=STYLES[verdict])
    named = {Eligibility.NOT_ELIGIBLE: RuleVerdict.FAIL, Eligibility.UNDETERMINED: RuleVerdict.UNDETERMINED}.get(
        verdict
    )
    titles = [each.title.lower() for each in _criteria(assessment.findings) if each.verdict is named]
    answer.append(f"  {_MEANINGS[verdict]}", style="not bold")
    if titles:
        answer.append(f" {wording.listing(titles)}.", style="not bold")
    notes = [Text(each) for each in _pointed_out(assessment.findings)]
    return Group(company_line(assessment), answer, *notes)


def _pointed_out(findings: Iterable[Finding]) -> Iterator[str]:
    for each in findings:
        if each.verdict is RuleVerdict.DEFERRED:
            yield f"Deferred, not met yet: {each.title.lower()}."
        if each.verdict is RuleVerdict.ARREARS:
            yield f"In arrears: {each.title.lower()}."


def _criteria(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (each for each in findings if each.kind is Kind.CRITERION)


def _table(findings: Sequence[Finding], cited: list[str], canvas: Canvas) -> Table:
    """The verdicts; beside them the figures, and beside those the explanations, as far as there is room."""
    table = lined_table(canvas, show_lines=canvas.width >= WIDE)
    table.add_column("Rule", min_width=12, overflow="fold")
    table.add_column("Verdict", no_wrap=True)
    if canvas.width >= NARROW:
        table.add_column("Measured", justify="right", overflow="fold")
        table.add_column("Required", justify="right", overflow="fold")
        table.add_column("Explanation" if canvas.width >= WIDE else "Sources", overflow="fold")
    for each in findings:
        cells: list[RenderableType] = [each.title, verdict_text(each.verdict)]
        if canvas.width >= NARROW:
            measured, required = wording.measured_and_required(each)
            if each.amount is not None:
                measured = wording.amount(each.amount)
            notes = wording.notes(each.sources, cited)
            last = f"{wording.explanation(each)} {notes}" if canvas.width >= WIDE else notes[1:-1]
            cells += [measured or "–", required or "–", last]
        table.add_row(*cells)
    return table


def _explanations(findings: Iterable[Finding], cited: list[str], canvas: Canvas) -> Iterator[tuple[str, str]]:
    for each in findings:
        notes = f" {wording.notes(each.sources, cited)}" if canvas.width < NARROW else ""
        yield each.title, wording.explanation(each) + notes


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
                yield finding.title, f"{value} – {wording.provenance(each.status, each.place)}."


def _cited(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(source for each in findings for source in each.sources))


def _portfolio(rows: Sequence[Row], canvas: Canvas) -> Table:
    table = lined_table(canvas, show_lines=canvas.width < NARROW)
    if canvas.width < NARROW:
        table.add_column("Company, needs work, file", overflow="fold")
        table.add_column("Verdict", no_wrap=True)
    else:
        table.add_column("Company", ratio=3, overflow="fold")
        table.add_column("Verdict", no_wrap=True)
        table.add_column("Needs work", ratio=3, overflow="fold")
        table.add_column("File", ratio=3, overflow="fold")
    documents = Counter(each.path for each in rows)
    for each in rows:
        verdict, place = _verdict(each.verdict), _place(each, documents)
        if canvas.width < NARROW:
            table.add_row(Text("\n".join(filter(None, (each.company, each.needs_work, place)))), verdict)
        else:
            table.add_row(Text(each.company), verdict, Text(each.needs_work), Text(place))
    return table


def _row(result: Result) -> Row:
    if isinstance(result, Rejected):
        problems = wording.counted(len(result.diagnostics), "problem", "problems")
        return Row("–", None, problems, result.path, result.document)
    assessment = result.assessment
    company = escape_controls(assessment.company)
    return Row(company, assessment.verdict, _needs_work(assessment.findings), result.path, result.document)


def _verdict(verdict: Eligibility | None) -> Text:
    if verdict is None:
        return Text("invalid", style="bold red")
    return Text(wording.VERDICT_WORDS[verdict], style=STYLES[verdict])


def _place(row: Row, documents: Mapping[str, int]) -> str:
    if is_table(row.path):
        return f"{escape_controls(row.path)} (row {row.document})"
    document = f" (document {row.document})" if documents[row.path] > 1 else ""
    return escape_controls(row.path) + document


def _needs_work(findings: Sequence[Finding]) -> str:
    words = [
        f"{each.rule}: {each.verdict}"
        for each in findings
        if each.verdict in (RuleVerdict.FAIL, RuleVerdict.DEFERRED, RuleVerdict.ARREARS)
        or (each.verdict is RuleVerdict.UNDETERMINED and each.kind is Kind.CRITERION)
    ]
    return ", ".join(words)
