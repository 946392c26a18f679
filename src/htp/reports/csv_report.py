"""`--format csv`: a row for each company and each input that could not be used, safe to open in a spreadsheet.

The columns follow from the rules of the rulebook and are the same in every row. Figures are those of the JSON report.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.document import Rejected
from htp.errors import Diagnostic
from htp.reports import wording
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook, RuleEntry
from htp.rules import fee
from htp.verdict import FeeFigures, Finding, Kind, Turning

INVALID = "invalid"
"""Stands in the column `verdict` for an input that could not be used."""
_BEFORE_RULES = ("path", "document", "company", "as_of", "verdict")
_AFTER_RULES = ("missing", "remedies", "errors", "turning", "verdict_now")
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # a spreadsheet may take the wide ones for the others


class CsvReport:
    """Comma-separated, lines that end with a line feed; a first row of headers."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = tuple(rulebook.rules.values())

    def opening(self) -> str:
        return _row([*_BEFORE_RULES, *(column for rule in self._rules for column in columns_of(rule)), *_AFTER_RULES])

    def item(self, result: Result) -> str:
        cells = self._cells_of_rejected(result) if isinstance(result, Rejected) else self._cells_of_assessed(result)
        return _row(cells)

    def entry(self, item: str) -> str:
        return item

    def closing(self, portfolio: Portfolio) -> str:
        del portfolio  # totals among the rows would be counted as a company
        return ""

    def _cells_of_assessed(self, result: Assessed) -> Iterator[str]:
        assessment = result.assessment
        yield from (result.path, str(result.document), assessment.company, assessment.as_of.isoformat())
        yield assessment.verdict.value
        findings = {each.rule: each for each in assessment.findings}
        for rule in self._rules:
            yield from _cells_of_finding(rule.kind, findings[rule.id])
        yield "; ".join(dict.fromkeys(key for each in assessment.findings for key in each.missing))
        yield " ".join(sentence for each in assessment.findings for sentence in wording.remedies(each))
        yield ""
        yield "; ".join(_turning(each) for each in assessment.turning)
        now = result.what_if and result.what_if.now
        yield now.verdict.value if now else ""

    def _cells_of_rejected(self, result: Rejected) -> Iterator[str]:
        yield from (result.path, str(result.document), "", "", INVALID)
        yield from ("" for rule in self._rules for _ in columns_of(rule))
        yield from ("", "")
        yield "; ".join(map(_error, result.diagnostics))
        yield from ("", "")


def _turning(turning: Turning) -> str:
    """Options that turn the verdict together, as `--reading` takes them."""
    return " + ".join(f"{each.reading}={each.option}" for each in turning.choices)


def _error(diagnostic: Diagnostic) -> str:
    from htp.reports.wording.problems import sentences

    problem, remedy = sentences(diagnostic)
    return f"{diagnostic.location}: {problem} ({remedy})"


def columns_of(rule: RuleEntry) -> tuple[str, ...]:
    """What stands of a rule in a row."""
    if rule.kind is Kind.CRITERION:
        return (rule.id, f"{rule.id}.measured", f"{rule.id}.required")
    if rule.kind is Kind.OBLIGATION:
        figures_of_fee = FeeFigures._fields if rule.id == fee.ID else ()
        return (rule.id, *(f"{rule.id}.{each}" for each in ("amount", "currency", *figures_of_fee)))
    return (rule.id,)


def _cells_of_finding(kind: Kind, finding: Finding) -> tuple[str, ...]:
    if kind is Kind.CRITERION:
        measured, required = finding.measured, finding.required
        return (
            finding.verdict.value,
            "" if measured is None else figures.share_decimal(measured, required),
            "" if required is None else figures.rate_decimal(required),
        )
    if kind is Kind.OBLIGATION:
        amount = finding.amount
        return (
            finding.verdict.value,
            *(("", "") if amount is None else (figures.amount_decimal(amount), amount.currency)),
            *(_cells_of_fee(finding.fee) if finding.rule == fee.ID else ()),
        )
    return (finding.verdict.value,)


def _cells_of_fee(found: FeeFigures | None) -> Iterator[str]:
    for each in found or FeeFigures(None, None, None, None):
        yield "" if each is None else figures.amount_decimal(each)


def _row(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(each) for each in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """The cell so that no spreadsheet runs it: what would begin a formula gets an apostrophe, a control is escaped."""
    shown = figures.escape_controls(cell)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_SIGNS) else shown
