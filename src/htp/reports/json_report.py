"""`--format json`: one document of one shape, whatever happened to the inputs (htp/assessment/1)."""

import json
from collections.abc import Sequence
from typing import Any

from htp.errors import Diagnostic
from htp.money import decimal_text
from htp.reports import wording
from htp.reports.json_parts import rulebook_object as rulebook_object
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Caveat, Eligibility, Finding, Rejected, Result

FORMAT = "htp/assessment/1"


def render(results: Sequence[Result], rulebook: Rulebook, version: str) -> str:
    """The whole report; ASCII only, so that it is the same in every encoding."""
    report = {
        "format": FORMAT,
        "generator": {"name": "htp", "version": version},
        "rulebook": rulebook_object(rulebook),
        "results": [assessed_object(each) for each in results if isinstance(each, Assessed)],
        "errors": [error for each in results if isinstance(each, Rejected) for error in error_objects(each)],
        "summary": summary_object(results),
    }
    return json.dumps(report, indent=2) + "\n"


def assessed_object(result: Assessed) -> dict[str, Any]:
    assessment = result.assessment
    return {
        "path": result.path,
        "document": result.document,
        "company": assessment.company,
        "as_of": assessment.as_of.isoformat(),
        "verdict": assessment.verdict.value,
        "findings": [_finding_object(each) for each in assessment.findings],
    }


def _finding_object(finding: Finding) -> dict[str, Any]:
    sentences = wording.remedies(finding)
    measured, amount = finding.measured, finding.amount
    return {
        "rule": finding.rule,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "measured": None if measured is None else wording.share_decimal(measured, finding.required),
        "required": None if finding.required is None else decimal_text(finding.required),
        "amount": None if amount is None else {"value": wording.amount_decimal(amount), "currency": amount.currency},
        "explanation": wording.explanation(finding),
        "remedy": " ".join(sentences) or None,
        "remedies": [
            {"name": each.name, "set": dict(each.changes), "explanation": sentence}
            for each, sentence in zip(finding.remedies, sentences, strict=True)
        ],
        "missing": list(finding.missing),
        "sources": list(finding.sources),
        "caveats": [_caveat_object(each) for each in finding.caveats],
    }


def _caveat_object(caveat: Caveat) -> dict[str, Any]:
    return {
        "subject": caveat.subject,
        "value": wording.value_text(caveat.shown),
        "status": caveat.status.value,
        "sources": list(caveat.sources),
        "place": caveat.place,
    }


def error_objects(result: Rejected) -> list[dict[str, Any]]:
    return [_error_object(result, each) for each in result.diagnostics]


def _error_object(result: Rejected, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": result.path,
        "document": result.document,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "message": diagnostic.problem,
        "hint": diagnostic.remedy,
    }


def summary_object(results: Sequence[Result]) -> dict[str, int]:
    verdicts = [each.assessment.verdict for each in results if isinstance(each, Assessed)]
    return {
        "companies": len(verdicts),
        "eligible": verdicts.count(Eligibility.ELIGIBLE),
        "not_eligible": verdicts.count(Eligibility.NOT_ELIGIBLE),
        "undetermined": verdicts.count(Eligibility.UNDETERMINED),
        "invalid": len(results) - len(verdicts),
    }
