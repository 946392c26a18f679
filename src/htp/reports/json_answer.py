"""What the JSON of the commands that go into depth has in common: the head, a result a company, and the errors."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from htp.assessing.pipeline import AssessedProfile
from htp.assessing.totals import Portfolio
from htp.company.profile import Profile
from htp.document import Rejected, Remark
from htp.money import Number
from htp.reports.json_parts import amount_object, report_head
from htp.reports.json_report import doubts_of, error_objects, finding_objects, remark_objects, result_head
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook
from htp.verdict import Share

Found = Sequence[AssessedProfile | Remark | Rejected]
Object = dict[str, Any]
Depth = Callable[[AssessedProfile], Object]
"""What a command says of one company beside its findings."""


def render(format_: str, found: Found, rulebook: Rulebook, version: str, rules: Sequence[str], depth: Depth) -> str:
    """The findings of those rules about each company, what else there is to say of it, and the errors."""
    results = [
        {**result_head(each.result), "findings": _findings(each, rules), **doubts_of(each.result), **depth(each)}
        for each in assessed(found)
    ]
    return written({**report_head(format_, rulebook, version), "results": results, **beside_results(found)})


def _findings(company: AssessedProfile, rules: Sequence[str]) -> list[Object]:
    return [each for each in finding_objects(company.result) if each["rule"] in rules]


def assessed(found: Found) -> list[AssessedProfile]:
    return [each for each in found if isinstance(each, AssessedProfile)]


def beside_results(found: Found) -> Object:
    """What is wrong with inputs that could not be used, what there is to note of inputs, and what was not read."""
    portfolio = Portfolio()
    for each in found:
        if isinstance(each, Remark):
            portfolio.note(each)
    errors = [error for each in found if isinstance(each, Rejected) for error in error_objects(each)]
    return {"errors": errors, **remark_objects(portfolio)}


def written(report: Object) -> str:
    """ASCII only, so that it is the same in every encoding."""
    return json.dumps(report, indent=2) + "\n"


def in_revenue(profile: Profile, amount: Number | None) -> Object | None:
    """The amount in the currency of the revenue; null where it is not known."""
    return None if amount is None else amount_object(profile.money(amount))


def share_of(part: Number | None, whole: Number | None, required: Number | None) -> str | None:
    """The share as a decimal, rounded down; null where one of the two is not known or there is no whole."""
    return None if part is None or not whole else figures.share_decimal(Share(part, whole), required)
