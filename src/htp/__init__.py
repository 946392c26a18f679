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
    from htp.company.facts import LegalForm as LegalForm
    from htp.company.facts import ResidencyStatus as ResidencyStatus
    from htp.company.period import Period as Period
    from htp.company.period import Quarter as Quarter
    from htp.company.period import QuarterOfYear as QuarterOfYear
    from htp.company.profile import Assumptions as Assumptions
    from htp.company.profile import AverageWage as AverageWage
    from htp.company.profile import Company as Company
    from htp.company.profile import Pay as Pay
    from htp.company.profile import Profile as Profile
    from htp.company.profile import Residency as Residency
    from htp.company.profile import Revenue as Revenue
    from htp.company.profile import RevenueLine as RevenueLine
    from htp.company.profile import Staff as Staff
    from htp.company.validation import InvalidProfile as InvalidProfile
    from htp.language import speaking as speaking
    from htp.money import Brief as Brief
    from htp.money import Money as Money
    from htp.money import Number as Number
    from htp.reports.wording import explanation as explanation
    from htp.rulebook.model import Rulebook as Rulebook
    from htp.rules import shipped_rulebook as shipped_rulebook
    from htp.verdict import Alternative as Alternative
    from htp.verdict import Caveat as Caveat
    from htp.verdict import Choice as Choice
    from htp.verdict import FeeFigures as FeeFigures
    from htp.verdict import Finding as Finding
    from htp.verdict import Note as Note
    from htp.verdict import ReadingTaken as ReadingTaken
    from htp.verdict import Remedy as Remedy
    from htp.verdict import Share as Share
    from htp.verdict import Text as Text
    from htp.verdict import Turning as Turning
    from htp.vocabulary import Eligibility as Eligibility
    from htp.vocabulary import Kind as Kind
    from htp.vocabulary import NoteKind as NoteKind
    from htp.vocabulary import RuleVerdict as RuleVerdict
    from htp.vocabulary import Status as Status

_MODULE_BY_NAME = {
    "Alternative": "htp.verdict",
    "Assessment": "htp.api",
    "Assumptions": "htp.company.profile",
    "AverageWage": "htp.company.profile",
    "Brief": "htp.money",
    "Caveat": "htp.verdict",
    "Choice": "htp.verdict",
    "Company": "htp.company.profile",
    "Eligibility": "htp.vocabulary",
    "FeeFigures": "htp.verdict",
    "Finding": "htp.verdict",
    "InputError": "htp.api",
    "InvalidProfile": "htp.company.validation",
    "Kind": "htp.vocabulary",
    "LegalForm": "htp.company.facts",
    "Money": "htp.money",
    "Note": "htp.verdict",
    "NoteKind": "htp.vocabulary",
    "Number": "htp.money",
    "Pay": "htp.company.profile",
    "Period": "htp.company.period",
    "Profile": "htp.company.profile",
    "Quarter": "htp.company.period",
    "QuarterOfYear": "htp.company.period",
    "ReadingTaken": "htp.verdict",
    "Remedy": "htp.verdict",
    "Residency": "htp.company.profile",
    "ResidencyStatus": "htp.company.facts",
    "Revenue": "htp.company.profile",
    "RevenueLine": "htp.company.profile",
    "RuleVerdict": "htp.vocabulary",
    "Rulebook": "htp.rulebook.model",
    "Share": "htp.verdict",
    "Staff": "htp.company.profile",
    "Status": "htp.vocabulary",
    "Text": "htp.verdict",
    "Turning": "htp.verdict",
    "Verdict": "htp.api",
    "assess": "htp.api",
    "explanation": "htp.reports.wording",
    "profile_from": "htp.api",
    "read": "htp.api",
    "rulebook_with": "htp.api",
    "shipped_rulebook": "htp.rules",
    "speaking": "htp.language",
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
