"""htp: does a company qualify for the High Technology Park of the Kyrgyz Republic, why, and what does it cost?

from htp import assess, profile_from, shipped_rulebook
assessment = assess(profile_from({"company": {"name": "Ala-Too"}}), shipped_rulebook(), date(2016, 12, 31))
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Profile", "assess", "explanation", "profile_from", "shipped_rulebook"]

if TYPE_CHECKING:
    from htp.assessing.assessment import assess, shipped_rulebook
    from htp.company.profile import Profile
    from htp.company.validation import profile_from
    from htp.reports.wording import explanation

_HOME_BY_NAME = {
    "Profile": "htp.company.profile",
    "assess": "htp.assessing.assessment",
    "explanation": "htp.reports.wording",
    "profile_from": "htp.company.validation",
    "shipped_rulebook": "htp.assessing.assessment",
}


def __getattr__(name: str) -> object:
    """Brings a public name in when it is asked for, so that `htp --version` reads no profile model."""
    if name not in _HOME_BY_NAME:
        raise AttributeError(f"module 'htp' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME_BY_NAME[name]), name)
