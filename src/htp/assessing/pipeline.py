"""From an input to what the rules say of the companies in it: read, changed where asked, assessed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from htp.assessing.assessment import assess, day_to_assess
from htp.assessing.totals import figures_of
from htp.document import Data
from htp.reading.profile_files import Input, ProfileRead, profiles_in, with_changes
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Rejected


class RunSettings(NamedTuple):
    """What companies are held against: the same for every one of a run."""

    rulebook: Rulebook
    as_of: date | None
    """The day whose rules apply to all; None for the last day of each profile's period, or today."""
    today: date
    facts: Mapping[str, Data]
    """Set in every profile, by dotted key, before it is assessed."""


class AssessedProfile(NamedTuple):
    """A company with its profile and what the rules say of it."""

    read: ProfileRead
    result: Assessed


def assess_input(source: Input, terms: RunSettings) -> Iterator[AssessedProfile | Rejected]:
    """Every company of the input, in its order."""
    for read in profiles_in(source):
        changed = with_changes(read, terms.facts) if terms.facts and isinstance(read, ProfileRead) else read
        yield changed if isinstance(changed, Rejected) else _assess(changed, terms)


def _assess(read: ProfileRead, terms: RunSettings) -> AssessedProfile:
    day = day_to_assess(read.profile, terms.as_of, terms.today)
    assessment = assess(read.profile, terms.rulebook, day)
    return AssessedProfile(read, Assessed(read.path, read.document, assessment, figures_of(read.profile, assessment)))
