"""`htp export --format json` (htp/export/1): the revenue by market and quarter, and how far it is from the line."""

from htp.assessing.export import Markets, conversions, distance, markets, quarters, remark_on
from htp.assessing.pipeline import AssessedProfile
from htp.company.profile import Profile
from htp.money import ZERO, Money, Number, decimal_text, negated
from htp.reports import json_answer
from htp.reports.json_answer import Found, Object, in_revenue, share_of
from htp.reports.json_parts import amount_object
from htp.rulebook.model import Rulebook
from htp.rules import export_share
from htp.verdict import Finding

FORMAT = "htp/export/1"


def render(found: Found, rulebook: Rulebook, version: str) -> str:
    return json_answer.render(FORMAT, found, rulebook, version, (export_share.ID,), _depth)


def _depth(company: AssessedProfile) -> Object:
    profile = company.read.profile
    finding = company.result.assessment.finding(export_share.ID)
    found = markets(profile)
    return {
        "distance": _distance(profile, finding),
        "markets": None if found is None else _markets(profile, found, finding.required),
        "quarters": _quarters(profile, finding.required),
        "conversions": [
            {
                "currency": each.currency,
                "earned": amount_object(Money(each.earned, each.currency)),
                "rate": decimal_text(each.rate),
                "converted": in_revenue(profile, each.converted),
            }
            for each in conversions(profile)
        ],
    }


def _distance(profile: Profile, finding: Finding) -> Object | None:
    if finding.measured is None or finding.required is None:
        return None
    found = distance(finding.measured, finding.required)
    return {
        "export": in_revenue(profile, found.export),
        "needed": in_revenue(profile, found.needed),
        "short_by": in_revenue(profile, max(found.short_by, ZERO)),
        "above_by": in_revenue(profile, max(negated(found.short_by), ZERO)),
    }


def _markets(profile: Profile, found: Markets, required: Number | None) -> Object:
    countries = None
    if found.countries is not None:
        countries = [
            {
                "market": code,
                "amount": in_revenue(profile, amount),
                "share": share_of(amount, found.total, required),
            }
            for code, amount in found.countries
        ]
    return {
        "total": in_revenue(profile, found.total),
        "abroad": in_revenue(profile, found.abroad),
        "at_home": in_revenue(profile, found.at_home),
        "not_stated": in_revenue(profile, found.unclear),
        "countries": countries,
    }


def _quarters(profile: Profile, required: Number | None) -> list[Object]:
    objects = []
    for each in quarters(profile):
        remark = remark_on(each, required)
        objects.append(
            {
                "quarter": each.quarter,
                "abroad": in_revenue(profile, each.abroad),
                "not_stated": in_revenue(profile, each.unclear),
                "total": in_revenue(profile, each.total),
                "share": share_of(each.abroad, each.total, required),
                "remark": None if remark is None else remark.value,
            }
        )
    return objects
