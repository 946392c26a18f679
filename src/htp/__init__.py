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


def __getattr__(name: str) -> object:
    """Imports a public name when it is asked for, so that `htp --version` loads no profile model."""
    match name:
        case "Profile":
            from htp.company.profile import Profile

            return Profile
        case "assess":
            from htp.assessing.assessment import assess

            return assess
        case "explanation":
            from htp.reports.wording import explanation

            return explanation
        case "profile_from":
            from htp.company.validation import profile_from

            return profile_from
        case "shipped_rulebook":
            from htp.assessing.assessment import shipped_rulebook

            return shipped_rulebook
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
