"""What the drawn reports are made of: a canvas, headings with lists, tables, verdicts and source notes."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN
from io import StringIO
from typing import NamedTuple

from rich import box
from rich.bar import Bar
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from htp.money import ZERO, Number, minus, quotient_down, times
from htp.reports import wording
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment, Eligibility, RuleVerdict, Share


class Canvas(NamedTuple):
    """What the report is drawn on."""

    width: int = 100
    has_color: bool = False
    has_unicode: bool = True


STYLES = {
    Eligibility.ELIGIBLE: "bold green",
    Eligibility.NOT_ELIGIBLE: "bold red",
    Eligibility.UNDETERMINED: "bold yellow",
    RuleVerdict.PASS: "green",
    RuleVerdict.FAIL: "red",
    RuleVerdict.DEFERRED: "cyan",
    RuleVerdict.UNDETERMINED: "yellow",
    RuleVerdict.ARREARS: "red",
}
_MARKS = {
    RuleVerdict.PASS: "✔",
    RuleVerdict.FAIL: "✘",
    RuleVerdict.DEFERRED: "…",
    RuleVerdict.UNDETERMINED: "?",
    RuleVerdict.ARREARS: "!",
}


_ANY_HEIGHT = 25
"""Without a height Rich would take a dumb terminal to be 80 columns wide, whatever the canvas is."""


def drawn(parts: Iterable[RenderableType], rulebook: Rulebook, canvas: Canvas) -> str:
    """The parts below each other, and once what they are worth."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=canvas.width,
        height=_ANY_HEIGHT,
        force_terminal=canvas.has_color,
        color_system="standard" if canvas.has_color else None,
        no_color=not canvas.has_color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    console.print(Text(f"{wording.rulebook_name(rulebook)} {wording.DISCLAIMER}", style="dim"))
    text = stream.getvalue() if canvas.has_unicode else stream.getvalue().translate(_ASCII)
    return "\n".join(line.rstrip() for line in text.split("\n"))


_BARS = {"█": "#", "│": "|", **dict.fromkeys("▏▎▍▌▋▊▉", " ")}
_ASCII = str.maketrans({"…": "...", "–": "-", "—": "-", "•": "-", "✔": "+", "✘": "x", "≥": ">=", **_BARS})


def lined_table(canvas: Canvas, *, show_lines: bool = False) -> Table:
    """An empty table with the lines that the canvas can draw."""
    lines = box.HORIZONTALS if canvas.has_unicode else box.ASCII2
    return Table(box=lines, show_lines=show_lines, expand=False, header_style="bold")


def verdict_text(verdict: RuleVerdict) -> Text:
    """The verdict in words; mark and colour only underline it."""
    mark = _MARKS.get(verdict, " ")
    return Text(f"{mark} {wording.VERDICT_WORDS[verdict]}", style=STYLES.get(verdict, ""))


def share_bar(share: Share, required: Number | None, width: int, color: str = "default") -> RenderableType:
    """A bar for the share on a scale from nothing to the whole, with a line at the share required.

    What falls short never touches the line, however little is missing: both sides of it are rounded down.
    """
    if not required or required >= 1:
        return _bar(share.part, share.whole, width, color)
    line = times(required, share.whole)
    left = _place_of_line(required, width)
    cells = Table.grid(padding=0)
    cells.add_row(
        _bar(min(share.part, line), line, left, color),
        Text("│"),
        _bar(max(minus(share.part, line), ZERO), minus(share.whole, line), width - left - 1, color),
    )
    return cells


def _bar(part: Number, whole: Number, width: int, color: str) -> Bar:
    """In whole eighths of a column, reckoned exactly: Rich itself divides floats."""
    eighths = width * 8
    return Bar(
        eighths, 0, int(quotient_down(times(Number(eighths), part), whole, 0)) if whole else 0, width=width, color=color
    )


def line_label(required: Number, width: int) -> Text:
    """What stands above the line of a `share_bar` of that width."""
    return Text(f"{wording.value_text(required)} ".rjust(_place_of_line(required, width)) + "│")


def _place_of_line(required: Number, width: int) -> int:
    """Columns before the line at the share required in a bar of that width."""
    nearest = times(Number(width), required).to_integral_value(ROUND_HALF_EVEN)
    return min(max(int(nearest), 1), width - 2)


def company_line(assessment: Assessment) -> Text:
    """Whose assessment it is, and under the rules of which day."""
    line = Text(wording.escape_controls(assessment.company), style="bold")
    return line.append(f"  (rules in force on {wording.day(assessment.as_of)})", style="not bold dim")


def entry_list(title: str, entries: Iterable[tuple[str, str]], *, name_width: int = 26) -> RenderableType:
    """A heading with names and, beside each, what there is to say of it."""
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(max_width=name_width, overflow="fold")
    rows.add_column(overflow="fold")
    for name, text in entries:
        rows.add_row(Text(name), Text(text, overflow="fold"))
    return Group(Text(title, style="bold"), Padding(rows, (0, 0, 1, 2)))


def source_notes(sources: Iterable[str], rulebook: Rulebook) -> RenderableType:
    """The sources in full, numbered from 1 in the order given."""
    rows = Table.grid(padding=(0, 1, 0, 0))
    for number, source in enumerate(sources, start=1):
        entry = rulebook.sources[source]
        rows.add_row(f"[{number}]", Text(f"{entry.title}. {entry.citation}. {entry.url}", overflow="fold"))
    return Group(Text("Sources", style="bold"), Padding(rows, (0, 0, 1, 2)))
