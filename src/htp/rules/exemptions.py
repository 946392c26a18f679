"""The taxes that the regime lifts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.rulebook.model import Rulebook
from htp.rules.parts.residence import Residence, residence_in
from htp.rules.parts.rule import Outcome, Situation, situation
from htp.verdict import RuleVerdict

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "exemptions"
SITUATIONS: Mapping[str, Situation] = {
    "resident": situation(RuleVerdict.EXEMPT),
    "from-registration": situation(RuleVerdict.EXEMPT, "registered"),
    "applicant": situation(RuleVerdict.EXEMPT),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Sales tax, profit tax and value-added tax, from the registration on: nothing to work out."""
    del rulebook
    if not profile.is_resident:
        return Outcome("applicant")
    registered = profile.residency.initial_registration
    if registered is not None and residence_in(profile, as_of) is not Residence.WHOLE:
        return Outcome("from-registration", {"registered": registered})
    return Outcome("resident")
