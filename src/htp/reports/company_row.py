"""A company, or an input that could not be used, as a row: the same columns and figures in every kind of table.

The columns follow from the rules of the rulebook. Figures are those of the JSON report.
"""

from collections.abc import Iterator
from datetime import date

from htp.assessing.results import Assessed, Result
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
_AFTER_RULES = ("missing", "remedies", "errors", "turning", "verdict_now", "rulebook", "overlay", "readings")


class AmountText(str):
    """An amount as an exact decimal with a point."""

    __slots__ = ()


class ShareText(str):
    """A share or a rate as a decimal with a point: `0.8`."""

    __slots__ = ()


EXCEL_DIGITS = 15
"""Digits of a number that Excel keeps; in place of those after them it writes zeros."""


def is_kept_by_excel(decimal: str) -> bool:
    """Whether the number is in Excel exactly what it is here."""
    return len(decimal.replace(".", "").strip("0")) <= EXCEL_DIGITS


Value = str | int | date
"""What stands in a cell; an empty text where there is nothing."""


def columns_of(rule: RuleEntry) -> tuple[str, ...]:
    """The columns of one rule."""
    if rule.kind is Kind.CRITERION:
        return (rule.id, f"{rule.id}.measured", f"{rule.id}.required")
    if rule.kind is Kind.OBLIGATION:
        figures_of_fee = FeeFigures._fields if rule.id == fee.ID else ()
        return (rule.id, *(f"{rule.id}.{each}" for each in ("amount", "currency", *figures_of_fee)))
    return (rule.id,)


class CompanyRow:
    """The columns under one rulebook, and the rows below them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = tuple(rulebook.rules.values())
        self.columns = (*_BEFORE_RULES, *(name for rule in self._rules for name in columns_of(rule)), *_AFTER_RULES)
        self._law = _law_of(rulebook)

    def cells(self, result: Result) -> Iterator[Value]:
        """A value for each column."""
        return self._of_rejected(result) if isinstance(result, Rejected) else self._of_assessed(result)

    def _of_assessed(self, result: Assessed) -> Iterator[Value]:
        assessment = result.assessment
        yield from (result.path, result.document, assessment.company, assessment.as_of)
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
        yield from self._law

    def _of_rejected(self, result: Rejected) -> Iterator[Value]:
        yield from (result.path, result.document, "", "", INVALID)
        yield from ("" for rule in self._rules for _ in columns_of(rule))
        yield from ("", "")
        yield "; ".join(map(_error, result.diagnostics))
        yield from ("", "")
        yield from self._law


def _law_of(rulebook: Rulebook) -> tuple[str, str, str]:
    """The rulebook, what was laid over it, and the readings that were asked for: `kg-htp 2026-11-28`."""
    overlay = rulebook.overlay
    laid_over = "" if overlay is None else f"{overlay.id} {overlay.version} {overlay.path}"
    readings = "; ".join(f"{reading}={option}" for reading, option in rulebook.chosen.items())
    return f"{rulebook.id} {rulebook.version}", laid_over, readings


def _turning(turning: Turning) -> str:
    """Options that turn the verdict together, as `--reading` takes them."""
    return " + ".join(f"{each.reading}={each.option}" for each in turning.choices)


def _error(diagnostic: Diagnostic) -> str:
    from htp.reports.wording.problems import sentences

    problem, remedy = sentences(diagnostic)
    return f"{diagnostic.location}: {problem} ({remedy})"


def _cells_of_finding(kind: Kind, finding: Finding) -> tuple[Value, ...]:
    if kind is Kind.CRITERION:
        measured, required = finding.measured, finding.required
        return (
            finding.verdict.value,
            "" if measured is None else ShareText(figures.share_decimal(measured, required)),
            "" if required is None else ShareText(figures.rate_decimal(required)),
        )
    if kind is Kind.OBLIGATION:
        amount = finding.amount
        return (
            finding.verdict.value,
            *(("", "") if amount is None else (AmountText(figures.amount_decimal(amount)), amount.currency)),
            *(_cells_of_fee(finding.fee) if finding.rule == fee.ID else ()),
        )
    return (finding.verdict.value,)


def _cells_of_fee(found: FeeFigures | None) -> Iterator[Value]:
    for each in found or FeeFigures(None, None, None, None):
        yield "" if each is None else AmountText(figures.amount_decimal(each))
