"""The result of one input: a company that was assessed, or an input that cannot be used."""

from typing import NamedTuple

from htp.assessing.figures import Figures
from htp.document import InputNote, Rejected
from htp.verdict import Assessment


class Assessed(NamedTuple):
    """A company that was read and assessed."""

    path: str
    document: int
    assessment: Assessment
    figures: Figures = Figures()
    notes: tuple[InputNote, ...] = ()
    """What there is to note of the way in which it was read."""


Result = Assessed | Rejected
