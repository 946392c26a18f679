"""The result of one input: a company that was assessed, or an input that cannot be used."""

from typing import NamedTuple

from htp.assessing.figures import Figures
from htp.document import InputNote, Rejected
from htp.verdict import Assessment


class Standing(NamedTuple):
    """Where a company stands with the park, and for which period it gives its figures."""

    is_resident: bool | None = False
    """None where the profile says too little to tell."""
    period: str | None = None


class Assessed(NamedTuple):
    """A company that was read and assessed."""

    path: str
    document: int
    assessment: Assessment
    figures: Figures = Figures()
    notes: tuple[InputNote, ...] = ()
    """What there is to note of the way in which it was read."""
    standing: Standing = Standing()


Result = Assessed | Rejected
