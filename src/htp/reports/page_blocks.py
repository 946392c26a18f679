"""What a page about a company is made of beside the blocks of every answer: sections, pictures and a letter."""

from dataclasses import dataclass

from htp.money import Number
from htp.reports.blocks import Block, Words
from htp.verdict import RuleVerdict, Share


@dataclass(frozen=True, slots=True)
class Gauge:
    """What one criterion found, and how far its share is from the one required."""

    title: Words
    verdict: RuleVerdict
    words: Words
    """Why the rule says so, with its sources."""
    required: Number | None
    """None where no share is asked for: then nothing is drawn."""
    measured: Share | None
    measured_in_words: Words
    """The share, or what is known of it."""
    in_words: Words
    """The same beside the share required, where nothing can be drawn."""


@dataclass(frozen=True, slots=True)
class Gauges:
    """The criteria below each other."""

    gauges: tuple[Gauge, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What is paid, somewhere between two ends."""

    name: Words
    ends: tuple[Number, Number]
    in_words: Words


@dataclass(frozen=True, slots=True)
class CostsChart:
    """What is paid inside the park and outside it, as bars on one scale."""

    title: Words
    costs: tuple[Cost, ...]
    remark: Words
    """What is in these sums, and what is not."""


@dataclass(frozen=True, slots=True)
class RoadStep:
    """A step with what there is to say of it."""

    name: Words
    words: Words
    is_first: bool = False
    """It comes before the steps of the procedure."""


@dataclass(frozen=True, slots=True)
class Road:
    """The steps in their order, to be drawn as a line and ticked off."""

    title: Words
    steps: tuple[RoadStep, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to copy, a line a paragraph."""

    title: Words
    lines: tuple[Words, ...]


PageBlock = Block | Gauges | CostsChart | Road | Letter


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a title; the first section of a page needs none."""

    id: str
    """What a link leads to."""
    title: Words
    blocks: tuple[PageBlock, ...]
    is_appendix: bool = False
    """It begins on a new sheet of paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything about one company, to be handed over."""

    title: Words
    sections: tuple[Section, ...]
    origin: str = ""
    """What the page was made from, as a line of JSON, for programs."""
