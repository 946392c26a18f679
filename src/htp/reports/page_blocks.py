"""What a page about a company is made of beside the blocks of every answer: sections, pictures and a letter."""

from dataclasses import dataclass
from typing import NamedTuple

from htp.money import Number
from htp.reports.blocks import Block, Words
from htp.reports.wording.writing import Wording
from htp.verdict import Eligibility, RuleVerdict, Share


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


@dataclass(frozen=True, slots=True)
class Overview:
    """What a page about many companies begins with."""

    title: Words
    words: Words
    workbook: str
    """The name of the file beside the page that has the same for a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Client:
    """A company of many with its page; without one for an input that could not be used."""

    page: str
    """The name of the file beside the index; empty for none."""
    company: Words
    verdict: Eligibility | None
    share: Words
    share_key: Share | None
    """What it is sorted by."""
    revenue: Words
    revenue_key: Number | None
    work: Words
    place: Words


@dataclass(frozen=True, slots=True)
class Clients:
    """A table of companies that can be sorted by each column."""

    headings: tuple[Words, ...]
    clients: tuple[Client, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A company in a picture of many."""

    page: str
    words: Words
    verdict: Eligibility
    share: Share
    revenue: Number
    """More than nothing."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """The share of each company by its revenue in one currency, with a line at the share required of all."""

    title: Words
    points: tuple[Point, ...]
    required: Number | None


PageBlock = Block | Gauges | Road | Letter | Overview | Clients | Scatter


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
    """Everything about one company, to be handed over, or the index of such pages."""

    title: Words
    sections: tuple[Section, ...]
    origin: str = ""
    """What the page was made from, as a line of JSON, for programs."""
    is_index: bool = False
    """It leads to other pages, with a table that a small script sorts where scripts may run."""


class SpokenPage(NamedTuple):
    """A page in one of the languages that it is written in."""

    page: Page
    wording: Wording
