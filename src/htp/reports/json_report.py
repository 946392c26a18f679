"""`--format json`: one document of one shape, whatever happened to the inputs (htp/assessment/1)."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from htp.assessing.places import FactPlace, deciding_places
from htp.assessing.results import Assessed, Result
from htp.assessing.totals import CurrencyTotals, LeftOutFiles, Portfolio
from htp.company.stated_facts import stated_facts
from htp.document import InputNote, Original, Rejected
from htp.errors import Diagnostic
from htp.location import dotted
from htp.money import Money
from htp.reports import wording
from htp.reports.json_parts import amount_object, report_head, text_object, values_object
from htp.reports.provenance import Provenance, provenance_object
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook
from htp.rules import fee
from htp.verdict import Caveat, Eligibility, FeeFigures, Finding, Note, ReadingTaken, RuleVerdict

FORMAT = "htp/assessment/1"


class JsonReport:
    """The report in pieces; ASCII only, so that it is the same in every encoding. Errors wait for the end."""

    def __init__(self, rulebook: Rulebook, version: str, provenance: Provenance | None = None) -> None:
        self._head = head_object(rulebook, version, provenance)
        self._has_results = False
        self._errors: list[str] = []

    def opening(self) -> str:
        head = json.dumps(self._head, indent=2)
        return head.removesuffix("\n}") + ',\n  "results": ['

    def item(self, result: Result) -> tuple[bool, list[str]]:
        """Whether it is an error, and the text of each object."""
        if isinstance(result, Rejected):
            return True, [_indented(each) for each in error_objects(result)]
        return False, [_indented(assessed_object(result))]

    def entry(self, item: tuple[bool, list[str]]) -> str:
        is_error, texts = item
        if is_error:
            self._errors += texts
            return ""
        comma = "," if self._has_results else ""
        self._has_results = True
        return f"{comma}\n    {texts[0]}"

    def closing(self, portfolio: Portfolio) -> str:
        end_of_results = "\n  ]" if self._has_results else "]"
        errors = f"[\n    {_BETWEEN.join(self._errors)}\n  ]" if self._errors else "[]"
        ends = {**remark_objects(portfolio), "summary": summary_object(portfolio)}
        rest = json.dumps(ends, indent=2).removeprefix("{")
        return f'{end_of_results},\n  "errors": {errors},{rest}\n'


def head_object(rulebook: Rulebook, version: str, provenance: Provenance | None) -> dict[str, Any]:
    """What the report begins with; null where nothing is known of how it was made."""
    made_from = None if provenance is None else provenance_object(provenance)
    return {**report_head(FORMAT, rulebook, version), "provenance": made_from}


_BETWEEN = ",\n    "


def _indented(value: dict[str, Any]) -> str:
    """The object as it stands in a list of the report."""
    return json.dumps(value, indent=2).replace("\n", "\n    ")


def assessed_object(result: Assessed) -> dict[str, Any]:
    return {
        **result_head(result),
        "input": _input_object(result),
        "facts": {} if result.profile is None else stated_facts(result.profile),
        "findings": [*finding_objects(result)],
        **doubts_of(result),
    }


def _input_object(result: Assessed) -> dict[str, Any]:
    """Which bytes the company was read from, and on which day where that matters."""
    original = result.original
    return {
        "sha256": original.sha256 if isinstance(original, Original) else original,
        "today": None if result.today is None else result.today.isoformat(),
    }


def doubts_of(result: Assessed) -> dict[str, Any]:
    """What was read or looks wrong, and under which readings of the law the verdict is another one."""
    assessment = result.assessment
    return {
        "notes": notes_of(result),
        "readings": [_reading_object(each) for each in assessment.readings],
        "turning": [
            [{"id": each.reading, "option": each.option} for each in one.choices] for one in assessment.turning
        ],
        "holds_under_all_readings": not assessment.turning,
    }


def notes_of(result: Assessed) -> list[dict[str, Any]]:
    """What was read or looks wrong, by the reader and by the rules."""
    return [
        *(note_object(each, result.path) for each in result.notes),
        *(_note_object(each, result.path) for each in result.assessment.notes),
    ]


def note_object(note: InputNote, path: str) -> dict[str, Any]:
    """A note with its place; its id without what all ids of notes begin with."""
    from htp.reports.wording.notes import message

    return {
        "kind": note.kind,
        "id": note.id.removeprefix("note."),
        "path": path,
        "key": dotted(note.keys) or None,
        "line": note.line,
        "column": note.column,
        "message": message(note),
        "values": values_object(note.values),
    }


def remark_objects(portfolio: Portfolio) -> dict[str, list[dict[str, Any]]]:
    """The notes that belong to no company, and the files that were not read."""
    return {
        "notes": [note_object(each.note, each.path) for each in portfolio.file_notes],
        "left_out": list(_left_out_objects(portfolio.left_out)),
    }


def _left_out_objects(left_out: LeftOutFiles) -> Iterator[dict[str, Any]]:
    """Each file that was not read and why; a folder, or nothing, stands for files that are not named one by one."""
    from htp.reports.wording.notes import reason

    named = ((each.path, each.id, each.files) for each in left_out.files)
    for path, id_, count in (*named, *((None, id_, count) for id_, count in left_out.others.items())):
        yield {"path": path, "id": id_.removeprefix("left-out."), "reason": reason(id_), "count": count}


def _note_object(note: Note, path: str) -> dict[str, Any]:
    """A note of a rule, of which the place is not known."""
    return {
        "kind": note.kind.value,
        "id": note.text.id.removeprefix("note."),
        "path": path,
        "key": note.key,
        "line": None,
        "column": None,
        "message": wording.note(note),
        "values": values_object(note.text.values),
    }


def _reading_object(reading: ReadingTaken) -> dict[str, Any]:
    return {
        "id": reading.id,
        "chosen": reading.chosen,
        "default": reading.default,
        "alternatives": [{"option": each.option, "verdict": each.verdict.value} for each in reading.alternatives],
    }


def result_head(result: Assessed) -> dict[str, Any]:
    """Which company it is, and whether it qualifies."""
    assessment = result.assessment
    return {
        "path": result.path,
        "document": result.document,
        "company": assessment.company,
        "as_of": assessment.as_of.isoformat(),
        "verdict": assessment.verdict.value,
        "what_if": what_if_object(result),
    }


_OF_NOW = ("rule", "verdict", "measured", "amount")


def what_if_object(result: Assessed) -> dict[str, Any] | None:
    """What was supposed, and the answer without it: null in both places where there is none."""
    if result.what_if is None:
        return None
    supposed, now, _ = result.what_if
    return {
        "set": dict(supposed.facts),
        "customers": [
            {
                "is_more": each.is_more,
                "amount": amount_object(Money(each.amount, each.currency or "")),
                "market": each.market,
                "activity": each.activity,
            }
            for each in supposed.customers
        ],
        "now": now
        and {
            "as_of": now.as_of.isoformat(),
            "verdict": now.verdict.value,
            "findings": [
                {key: value for key, value in _finding_object(each).items() if key in _OF_NOW} for each in now.findings
            ],
        },
    }


def finding_objects(result: Assessed) -> Iterator[dict[str, Any]]:
    """What each rule says; of a criterion that is not met with the places of the facts that it looks at."""
    places = deciding_places(result)
    for each in result.assessment.findings:
        yield _finding_object(each, places.get(each.rule, ()))


def _finding_object(finding: Finding, places: Iterable[FactPlace] = ()) -> dict[str, Any]:
    sentences = wording.remedies(finding)
    measured = finding.measured
    return {
        "rule": finding.rule,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "measured": None if measured is None else figures.share_decimal(measured, finding.required),
        "required": None if finding.required is None else figures.rate_decimal(finding.required),
        "amount": amount_object(finding.amount),
        **_fee_figures(finding),
        "explanation": wording.explanation(finding),
        "text": text_object(finding.explanation),
        "remedy": " ".join(sentences) or None,
        "remedies": [
            {
                "name": each.name,
                "set": dict(each.changes),
                "explanation": sentence,
                "text": text_object(each.text),
            }
            for each, sentence in zip(finding.remedies, sentences, strict=True)
        ],
        "missing": list(finding.missing),
        "sources": list(finding.sources),
        "caveats": [_caveat_object(each) for each in finding.caveats],
        "at": [each._asdict() for each in places],
    }


def _fee_figures(finding: Finding) -> dict[str, Any]:
    """Where a company stands with the fee, in the finding about it only; nothing is known of an applicant."""
    if finding.rule != fee.ID:
        return {}
    return {key: finding.fee and amount_object(getattr(finding.fee, key)) for key in FeeFigures._fields}


def _caveat_object(caveat: Caveat) -> dict[str, Any]:
    return {
        "subject": caveat.subject,
        "value": wording.caveat_value(caveat),
        "status": caveat.status.value,
        "sources": list(caveat.sources),
        "place": caveat.place,
        "message": None if caveat.doubt is None else wording.filled(caveat.doubt),
        "text": None if caveat.doubt is None else text_object(caveat.doubt),
    }


def error_objects(result: Rejected) -> list[dict[str, Any]]:
    return [_error_object(result, each) for each in result.diagnostics]


def _error_object(result: Rejected, diagnostic: Diagnostic) -> dict[str, Any]:
    from htp.reports.wording.problems import sentences

    problem, remedy = sentences(diagnostic)
    return {
        "path": result.path,
        "document": result.document,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "message": problem,
        "hint": remedy,
        "id": diagnostic.id,
        "values": values_object(diagnostic.values),
    }


def summary_object(portfolio: Portfolio) -> dict[str, Any]:
    """The companies by verdict, and the figures of all of them together."""
    companies = portfolio.companies
    return {
        "companies": companies.total(),
        "eligible": companies[Eligibility.ELIGIBLE],
        "not_eligible": companies[Eligibility.NOT_ELIGIBLE],
        "undetermined": companies[Eligibility.UNDETERMINED],
        "invalid": portfolio.invalid,
        "rules": {
            rule: {verdict.value: verdicts[verdict] for verdict in RuleVerdict if verdicts[verdict]}
            for rule, verdicts in portfolio.verdicts_by_rule.items()
        },
        "employees": {"number": portfolio.employees, "companies": portfolio.companies_with_employees},
        "totals": [_totals_object(currency, totals) for currency, totals in portfolio.by_currency()],
        "without_figures": portfolio.without_figures,
    }


def _totals_object(currency: str, totals: CurrencyTotals) -> dict[str, Any]:
    share = totals.export_share
    return {
        "currency": currency,
        "companies": totals.companies,
        "revenue": figures.amount_decimal(Money(totals.revenue, currency)),
        "export": figures.amount_decimal(Money(totals.export, currency)),
        "export_known_for": figures.amount_decimal(Money(totals.measured_revenue, currency)),
        "export_share": None if share is None else figures.share_decimal(share, None),
        "fee": figures.amount_decimal(Money(totals.fee, currency)),
        "fee_known_for": totals.companies_with_fee,
        "fee_to_pay": figures.amount_decimal(Money(totals.fee_to_pay, currency)),
        "markets": [
            {"market": market, "export": figures.amount_decimal(Money(amount, currency))}
            for market, amount in totals.markets
        ],
    }
