"""The rules, one module each; a new one is a new module and a line in RULES."""

from htp.rules import (
    activity,
    activity_share,
    exemptions,
    export_share,
    fee,
    income_tax,
    social_contributions,
)
from htp.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    activity,
    activity_share,
    export_share,
    fee,
    income_tax,
    social_contributions,
    exemptions,
)
