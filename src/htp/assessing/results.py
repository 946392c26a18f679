"""The result of one input: a company that was assessed, or an input that cannot be used."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from htp.assessing.figures import Figures
from htp.assessing.suppositions import Supposed
from htp.document import Data, Document, InputNote, Original, Rejected
from htp.verdict import Assessment

if TYPE_CHECKING:
    from htp.company.profile import Profile


class Standing(NamedTuple):
    """Where a company stands with the park, and for which period it gives its figures."""

    is_resident: bool | None = False
    """None where the profile says too little to tell."""
    period: str | None = None


class WhatIf(NamedTuple):
    """What was supposed of a company, and the answer without that."""

    supposed: Supposed
    now: Assessment | None
    """None where the facts as they are contradict each other on the day."""
    facts: Mapping[str, Data]
    """What was supposed as facts to set, customers included."""


class Assessed(NamedTuple):
    """A company that was read and assessed."""

    path: str
    document: int
    assessment: Assessment
    figures: Figures = Figures()
    notes: tuple[InputNote, ...] = ()
    """What there is to note of the way in which it was read."""
    standing: Standing = Standing()
    profile: "Profile | None" = None
    """None where a program has assessed a company without reading it."""
    original: Original | str | None = None
    """What it was read from, or its SHA-256."""
    source: Document | None = None
    """The document, for places of facts in it; it does not travel to other processes."""
    today: date | None = None
    """The day of the run, where the answer would be another one on another day."""
    what_if: WhatIf | None = None
    """None for an answer about the facts as they are."""

    @property
    def kinds_of_notes(self) -> set[str]:
        """What there is to note of the company, by the reader and by the rules."""
        return {*(each.kind for each in self.notes), *(each.kind for each in self.assessment.notes)}


Result = Assessed | Rejected
