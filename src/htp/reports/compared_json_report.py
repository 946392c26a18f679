"""`htp compare --format json` (htp/comparison/1): what became of every company, but for those that are unchanged."""

from typing import Any

from htp.assessing.compared_reports import Comparison
from htp.assessing.comparison import Basis, Change, Direction, Outcome, RuleAnswer, RuleChange
from htp.money import Number, decimal_text
from htp.reports.json_answer import Object, written
from htp.reports.json_parts import amount_object

FORMAT = "htp/comparison/1"


def render(comparison: Comparison, names: tuple[str, str], version: str) -> str:
    """The worst first; `names` say what either side was made from."""
    return written(comparison_object(comparison, names, version))


def comparison_object(comparison: Comparison, names: tuple[str, str], version: str) -> Object:
    counts = comparison.counts
    return {
        "format": FORMAT,
        "generator": {"name": "htp", "version": version},
        "before": _side(names[0], comparison.bases[0]),
        "after": _side(names[1], comparison.bases[1]),
        "changes": [_change_object(each) for each in comparison.changes],
        "ambiguous": [
            {"company": each.company, "before": each.before, "after": each.after} for each in comparison.ambiguous
        ],
        "summary": {
            **{each.value: counts[each] for each in Direction},
            "unchanged": comparison.unchanged,
            "ambiguous": len(comparison.ambiguous),
            "unusable_before": comparison.unusable[0],
            "unusable_after": comparison.unusable[1],
            "nothing_got_worse": comparison.nothing_got_worse,
            "fees": [
                {"currency": each.currency, "fee": _difference(each.fee), "to_pay": _difference(each.to_pay)}
                for each in comparison.fees()
            ],
        },
    }


def _side(name: str, basis: Basis) -> Object:
    overlay = basis.overlay
    return {
        "name": name,
        "program": basis.program,
        "rulebook": {
            "id": basis.rulebook,
            "version": basis.rulebook_version,
            "sha256": basis.rulebook_sha256,
            "overlay": overlay and {"id": overlay[0], "version": overlay[1], "sha256": overlay[2]},
        },
    }


def _change_object(change: Change) -> Object:
    return {
        "change": change.direction.value,
        "company": change.company,
        "before": _outcome_object(change.before),
        "after": _outcome_object(change.after),
        "rules": [_rule_object(each) for each in change.rules],
        "facts": [each._asdict() for each in change.facts],
        "causes": [each.value for each in change.causes],
    }


def _outcome_object(outcome: Outcome | None) -> Object | None:
    return outcome and {
        "path": outcome.path,
        "document": outcome.document,
        "tax_id": outcome.tax_id,
        "period": (outcome.facts or {}).get("period"),
        "as_of": outcome.as_of.isoformat(),
        "verdict": outcome.verdict.value,
    }


def _rule_object(change: RuleChange) -> Object:
    return {"rule": change.rule, "before": _answer_object(change.before), "after": _answer_object(change.after)}


def _answer_object(answer: RuleAnswer | None) -> dict[str, Any] | None:
    return answer and {
        "verdict": answer.verdict.value,
        "measured": _decimal(answer.measured),
        "required": _decimal(answer.required),
        "amount": amount_object(answer.amount),
        "to_pay": amount_object(answer.to_pay),
    }


def _decimal(number: Number | None) -> str | None:
    return None if number is None else decimal_text(number)


def _difference(amount: Number) -> str:
    return decimal_text(amount, least_places=2)
