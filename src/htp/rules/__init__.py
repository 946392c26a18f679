"""The rules, one module each; a new one is a new module and a line in RULES."""

from collections.abc import Mapping
from functools import lru_cache

from htp.language import CODES, speaking, spoken
from htp.rulebook.loader import load_rulebook
from htp.rulebook.model import Rulebook, Signature
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


def shipped_rulebook() -> Rulebook:
    """The rulebook that comes with the program, in the language that is spoken; raises InvalidInput."""
    return _shipped_rulebook(spoken())


@lru_cache(maxsize=len(CODES))
def _shipped_rulebook(language: str) -> Rulebook:
    """Held against its rules."""
    with speaking(language):
        return load_rulebook(signatures())


def signatures() -> Mapping[str, Signature]:
    """What each rule hands to the texts, by its id."""
    return {rule.ID: signature_of(rule) for rule in RULES}
