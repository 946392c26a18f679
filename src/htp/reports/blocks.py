"""What an answer is made of. It is built once as a tuple of these blocks; each format draws them in its own way.

The blocks hold texts and figures, and know nothing of widths, colours or languages.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import NamedTuple

from htp.money import Number
from htp.reports.wording.words import Enumeration as Enumeration
from htp.reports.wording.words import Words as Words
from htp.rulebook.model import Source
from htp.verdict import Eligibility, RuleVerdict, Text

NO_WORDS: Words = ""


class Style(StrEnum):
    """What a paragraph is worth."""

    PLAIN = "plain"
    DIM = "dim"
    """Only for those who look for it."""


class VerdictLine(NamedTuple):
    """What is said of a company, and what that means."""

    verdict: Eligibility
    meaning: Words


class Answer(NamedTuple):
    """What one rule says, and why."""

    verdict: RuleVerdict
    words: Words


class Heading(NamedTuple):
    """What the blocks below it are about, a company perhaps, with the answer in short."""

    title: Words
    remark: Words = NO_WORDS
    verdict: VerdictLine | None = None
    answers: tuple[Answer, ...] = ()
    notes: tuple[Words, ...] = ()
    is_followed_by_gap: bool = True


class Paragraph(NamedTuple):
    """Sentences, each on a line of its own."""

    lines: tuple[Words, ...]
    style: Style = Style.PLAIN
    is_followed_by_gap: bool = True


class Entry(NamedTuple):
    """A name and what there is to say of it; without a name it goes on with the entry before."""

    name: Words
    words: Words


class Entries(NamedTuple):
    """A title with entries."""

    title: Words
    entries: tuple[Entry, ...]
    has_long_names: bool = False


class Rows(NamedTuple):
    """A title with rows of cells that need no headings."""

    title: Words
    rows: tuple[tuple[Words, ...], ...]


class Item(NamedTuple):
    """Lines that belong together, with a name over them."""

    name: Words
    lines: tuple[Words, ...]
    remark: Words = NO_WORDS
    command: str = ""
    """What can be typed to see it, whole."""


class Items(NamedTuple):
    """A list with several lines an item."""

    title: Words
    items: tuple[Item, ...]
    are_apart: bool = False


class FindingRow(NamedTuple):
    """What one rule found, in the columns of a table."""

    title: Words
    verdict: RuleVerdict
    measured: Words
    required: Words
    explanation: Words
    citation: Words


class Findings(NamedTuple):
    """What each rule found, with the reasons."""

    rows: tuple[FindingRow, ...]


class ShortRow(NamedTuple):
    """What one rule found, in a line: the company's figure, the one required, and the reason in a few words."""

    verdict: RuleVerdict | None
    """None for a row that is about no rule."""
    name: Words
    measured: Words
    required: Words
    reason: Words


class ShortTable(NamedTuple):
    """What the rules found, in a line each, under headings for the four columns."""

    headings: tuple[Words, Words, Words, Words]
    rows: tuple[ShortRow, ...]
    is_cut: bool = False
    """Each row takes one line, and what is too long for it is cut."""


class ShortPart(NamedTuple):
    """A part of an answer on one screen: a table, or lines below a title, each with a mark before it."""

    title: Words = NO_WORDS
    table: ShortTable | None = None
    lines: tuple[tuple[str, Words], ...] = ()
    """The mark, such as `(a)`, and the line."""
    commands: tuple[tuple[str, Words], ...] = ()
    """What can be typed next, and what it is for."""
    gives_way: int | None = None
    """The order in which parts are shortened where there is no room; None for one that never is."""
    least: int = 0
    """Lines or commands that stay when it is shortened; of a table none does."""
    rest: str = ""
    """The text that stands for what is left out; its value `count` says how much that is."""


class OneScreen(NamedTuple):
    """A whole answer made to fit a screen."""

    parts: tuple[ShortPart, ...]
    title: Words
    verdict: VerdictLine | None = None
    above: Words = NO_WORDS
    """What has to be known before anything else: that this is a WHAT IF."""


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"


class VerdictCell(NamedTuple):
    """What is said of a company; None for an input that could not be used."""

    verdict: Eligibility | None


class Column(NamedTuple):
    """A column of a table; what wraps can be told in several lines."""

    heading: Words
    align: Align = Align.LEFT
    wraps: bool = False


Cell = Words | VerdictCell


class Table(NamedTuple):
    """A table; where there is too little room, a row becomes an entry with the headings as labels."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: Words = NO_WORDS
    total: tuple[Words, ...] | None = None
    merged_heading: Words = NO_WORDS
    """Where there is too little room, the columns that wrap become one under this heading instead."""
    is_close: bool = False
    """It is drawn without lines, to take less of a screen."""


class Tone(Enum):
    """How a bar compares with what is required."""

    NEUTRAL = "neutral"
    GOOD = "good"
    BAD = "bad"
    LATER = "later"
    UNCLEAR = "unclear"
    """It may belong to one side or the other."""


class Part(NamedTuple):
    """A part of a whole."""

    name: Words
    amount: Number
    tone: Tone = Tone.NEUTRAL
    is_sum: bool = False
    """It stands for parts that are listed below it, or for none."""
    is_inside: bool = False
    """It is a part of the sum above it."""


class PartsChart(NamedTuple):
    """The parts of a whole as bars, group by group, with a line at the share required of the first group."""

    title: Words
    groups: tuple[tuple[Part, ...], ...]
    total_name: Words
    total: Number
    required: Number | None


class ShareRow(NamedTuple):
    """A part, its own whole, and what there is to point out."""

    name: Words
    part: Number
    whole: Number
    in_words: Words
    """The figures and the remark, where nothing can be drawn."""
    remark: Words = NO_WORDS


class SharesChart(NamedTuple):
    """Several shares below each other as bars, with a line at the share required."""

    title: Words
    part_heading: Words
    whole_heading: Words
    share_heading: Words
    rows: tuple[ShareRow, ...]
    whole: Number
    """Of all rows together."""
    required: Number | None


class Cost(NamedTuple):
    """What is paid, somewhere between two ends."""

    name: Words
    ends: tuple[Number, Number]
    in_words: Words


class CostsChart(NamedTuple):
    """What is paid inside the park and outside it, as bars on one scale."""

    title: Words
    costs: tuple[Cost, ...]
    remark: Words
    """What is in these sums, and what is not."""


class Sources(NamedTuple):
    """The sources in full, under the numbers by which the blocks above cite them."""

    sources: tuple[Source, ...]


class Commands(NamedTuple):
    """What can be typed next."""

    title: Words
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """Which rules an answer rests on, and what it is worth."""


Block = (
    Heading
    | Paragraph
    | Entries
    | Rows
    | Items
    | Findings
    | OneScreen
    | Table
    | PartsChart
    | SharesChart
    | CostsChart
    | Sources
    | Commands
    | Disclaimer
)
Blocks = tuple[Block, ...]


def rules_of_day(as_of: date) -> Text:
    """What a heading says beside the name of a company."""
    return Text("heading.as-of", {"as_of": as_of})


_MARKS = {
    RuleVerdict.PASS: "✔",
    RuleVerdict.FAIL: "✘",
    RuleVerdict.DEFERRED: "…",
    RuleVerdict.UNDETERMINED: "?",
    RuleVerdict.ARREARS: "!",
    RuleVerdict.ESTIMATE: "~",
    RuleVerdict.EXEMPT: "·",
}


def mark_of(verdict: RuleVerdict) -> str:
    return _MARKS.get(verdict, " ")
