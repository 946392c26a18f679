"""The rules, one module each; a new one is a new module and a line in RULES."""

from functools import lru_cache

from htp.rulebook.loader import load_rulebook
from htp.rulebook.model import Rulebook
from htp.rules import (
    activity,
    activity_share,
    exemptions,
    export_share,
    fee,
    income_tax,
    social_contributions,
)
from htp.rules.parts.rule import Rule, signature_of

RULES: tuple[Rule, ...] = (
    activity,
    activity_share,
    export_share,
    fee,
    income_tax,
    social_contributions,
    exemptions,
)


@lru_cache(maxsize=1)
def shipped_rulebook() -> Rulebook:
    """The rulebook that comes with the program, held against its rules; raises InvalidInput."""
    return load_rulebook({rule.ID: signature_of(rule) for rule in RULES})
