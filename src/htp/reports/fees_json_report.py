"""`htp fees --format json` (htp/fees/1): the fee by quarter, everything together, and the other side with --compare."""

from collections.abc import Sequence
from functools import partial

from htp.assessing.costs import (
    COSTS,
    Instalments,
    QuarterlyFee,
    findings_by_rule,
    instalments,
    missing_for_costs,
    per_head,
    together,
)
from htp.assessing.outside import Comparison, OutsideTax, Range, compared
from htp.assessing.pipeline import AssessedProfile
from htp.company.profile import Profile
from htp.money import Number, decimal_text
from htp.reports import json_answer
from htp.reports.json_answer import Found, Object, in_revenue
from htp.reports.json_parts import amount_object
from htp.reports.wording.writing import Wording
from htp.rulebook.model import Rulebook
from htp.rules import exemptions, fee, social_contributions

FORMAT = "htp/fees/1"


def render(found: Found, rulebook: Rulebook, version: str, *, with_comparison: bool = False) -> str:
    depth = partial(_depth, rulebook=rulebook, with_comparison=with_comparison)
    return json_answer.render(FORMAT, found, rulebook, version, (*COSTS, exemptions.ID), depth)


def _depth(company: AssessedProfile, rulebook: Rulebook, *, with_comparison: bool) -> Object:
    profile, assessment = company.read.profile, company.result.assessment
    findings, as_of = findings_by_rule(assessment), assessment.as_of
    by_quarter = instalments(profile, findings[fee.ID], as_of)
    costs = together(profile, findings)
    comparisons = compared(profile, assessment.findings, rulebook, as_of) if with_comparison else ()
    for_comparison = tuple(key for each in comparisons for tax in each.taxes for key in tax.missing)
    each = per_head(findings[social_contributions.ID])
    missing = missing_for_costs(profile, findings, for_comparison)
    return {
        "instalments": None if by_quarter is None else _instalments(profile, by_quarter),
        "together": {
            "amounts": [amount_object(each) for each in costs.amounts],
            "unknown": list(costs.unknown),
            "without_rate": list(costs.without_rate),
        },
        "contribution_per_employee_and_month": None if each is None else amount_object(each.amount),
        "missing": {"to_add_up": list(missing.to_add_up), "to_compare": list(missing.to_compare)},
        "comparison": _comparisons(profile, comparisons, rulebook) if comparisons else None,
    }


def _instalments(profile: Profile, found: Instalments) -> Object:
    return {
        "quarters": [{"quarter": each.quarter, **_quarter(profile, each)} for each in found.quarters],
        "total": _quarter(profile, found.total),
        "overpaid": in_revenue(profile, found.overpaid),
    }


def _quarter(profile: Profile, found: QuarterlyFee) -> Object:
    return {
        "revenue": in_revenue(profile, found.revenue),
        "fee": in_revenue(profile, found.fee),
        "paid": in_revenue(profile, found.paid),
        "open": in_revenue(profile, found.open),
    }


def _comparisons(profile: Profile, found: Sequence[Comparison], rulebook: Rulebook) -> Object:
    """The general regime, and under a key of its own each other regime outside the park."""
    general, *others = found
    named = {each.regime.value.replace("-", "_"): _comparison(profile, each, rulebook) for each in others}
    return {**_comparison(profile, general, rulebook), **named}


def _comparison(profile: Profile, found: Comparison, rulebook: Rulebook) -> Object:
    is_comparable = found.has_comparable_tax
    return {
        "charges": [
            {
                "charge": each.charge.value,
                "inside": in_revenue(profile, each.inside),
                "outside": _range(profile, each.outside),
            }
            for each in found.lines
        ],
        "unknown": [each.value for each in found.unknown_charges],
        "is_comparable": is_comparable,
        "inside": in_revenue(profile, found.inside),
        "outside": _range(profile, found.outside),
        "saved": _saved(profile, found.saved) if is_comparable else None,
        "taxes": [_tax(profile, each, rulebook) for each in found.taxes],
    }


def _saved(profile: Profile, saved: Range) -> Object:
    """How much less is paid in the park; what is negative is more."""
    currency = profile.money(Number(0)).currency
    return {"least": _signed(saved.least), "most": _signed(saved.most), "currency": currency}


def _signed(amount: Number) -> str:
    return decimal_text(amount, least_places=2)


def _tax(profile: Profile, tax: OutsideTax, rulebook: Rulebook) -> Object:
    wording = Wording(rulebook)
    return {
        "charge": tax.charge.value,
        "base": in_revenue(profile, tax.base),
        "least_base": in_revenue(profile, tax.base if tax.least_base is None else tax.least_base),
        "rates": [decimal_text(each) for each in tax.rates],
        "amount": _range(profile, tax.amount),
        "missing": list(tax.missing),
        "gaps": [wording.write(each) for each in tax.gaps],
        "sources": list(dict.fromkeys(source for each in tax.entries for source in each.sources)),
    }


def _range(profile: Profile, found: Range | None) -> Object | None:
    if found is None:
        return None
    return {"least": in_revenue(profile, found.least), "most": in_revenue(profile, found.most)}
