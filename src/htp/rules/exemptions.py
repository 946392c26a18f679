"""The taxes that the regime lifts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from htp.rulebook.model import Rulebook
from htp.rules.parts.rule import Outcome, Situation, situation
from htp.verdict import RuleVerdict

if TYPE_CHECKING:
    from htp.company.profile import Profile

ID = "exemptions"
SITUATIONS: Mapping[str, Situation] = {
    "resident": situation(RuleVerdict.EXEMPT),
    "applicant": situation(RuleVerdict.EXEMPT),
}
REMEDIES: Mapping[str, frozenset[str]] = {}
CAVEATS: Mapping[str, frozenset[str]] = {}


def check(profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome:
    """Sales tax, profit tax and value-added tax: nothing to work out."""
    del rulebook, as_of
    return Outcome(profile.residency.status.value)
