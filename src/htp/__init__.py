"""htp: does a company qualify for the High Technology Park of the Kyrgyz Republic, why, and what does it cost?

from htp import assess, profile_from
assessment = assess(profile_from({"company": {"name": "Ala-Too"}}))
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from htp.api import Assessment as Assessment
    from htp.api import InputError as InputError
    from htp.api import Verdict as Verdict
    from htp.api import assess as assess
    from htp.api import profile_from as profile_from
    from htp.api import read as read
    from htp.api import rulebook_with as rulebook_with
    from htp.api import verdicts as verdicts
    from htp.company.profile import Profile as Profile
    from htp.company.validation import InvalidProfile as InvalidProfile
    from htp.money import Money as Money
    from htp.reports.wording import explanation as explanation
    from htp.rulebook.model import Rulebook as Rulebook
    from htp.rules import shipped_rulebook as shipped_rulebook
    from htp.verdict import Finding as Finding
    from htp.vocabulary import Eligibility as Eligibility
    from htp.vocabulary import RuleVerdict as RuleVerdict

_MODULE_BY_NAME = {
    "Assessment": "htp.api",
    "Eligibility": "htp.vocabulary",
    "Finding": "htp.verdict",
    "InputError": "htp.api",
    "InvalidProfile": "htp.company.validation",
    "Money": "htp.money",
    "Profile": "htp.company.profile",
    "RuleVerdict": "htp.vocabulary",
    "Rulebook": "htp.rulebook.model",
    "Verdict": "htp.api",
    "assess": "htp.api",
    "explanation": "htp.reports.wording",
    "profile_from": "htp.api",
    "read": "htp.api",
    "rulebook_with": "htp.api",
    "shipped_rulebook": "htp.rules",
    "verdicts": "htp.api",
}
__all__ = [*_MODULE_BY_NAME]


def __getattr__(name: str) -> object:
    """Imports a public name when it is asked for, so that `htp --version` loads no profile model."""
    if name not in _MODULE_BY_NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULE_BY_NAME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
