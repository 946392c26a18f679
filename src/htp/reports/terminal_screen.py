"""An answer on one screen: its parts below each other, and what becomes of them where there is too little room."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, OverflowMethod, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as RichTable
from rich.text import Text

from htp.reports.blocks import OneScreen, ShortPart, ShortRow, ShortTable, VerdictLine
from htp.reports.canvas import Canvas
from htp.reports.terminal_console import with_usual_blanks
from htp.reports.terminal_tables import ELIGIBILITY_STYLES, VERDICT_STYLES, mark_of
from htp.reports.wording.figures import display_width, escape_controls
from htp.reports.wording.writing import Wording
from htp.verdict import Text as Sentence

_PROMPT = 1
"""Lines of the screen that the answer leaves free."""
_INDENT, _GAP = 1, 2
_TITLE_INDENT = 4
_NARROW = 60
"""Columns below which the figures and the reason stand below the name of the rule."""

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

Draw = Callable[[RenderableType], str]


class _Drawn(NamedTuple):
    """A part as it is on the screen."""

    part: ShortPart
    text: str
    height: int


def one_screen(block: OneScreen, wording: Wording, canvas: Canvas, draw: Draw) -> Iterator[RenderableType]:
    """The answer; where the canvas is too low for it, its parts are shortened in their order."""
    above = (Text(wording.write(block.above), style="bold reverse"),) if block.above else ()
    verdict = (_verdict(block.verdict, wording),) if block.verdict is not None else ()
    head = "".join(map(draw, (*above, _Title(wording.write(block.title)), *verdict)))

    def drawn(part: ShortPart) -> _Drawn:
        text = "".join(map(draw, _part(part, wording, canvas)))
        return _Drawn(part, text, _height(text, canvas.width))

    room = canvas.height - _PROMPT - _height(head, canvas.width)
    parts = _fitting([drawn(each) for each in block.parts], room, drawn)
    yield Segments([Segment(head), *(Segment(each.text) for each in parts)])


class _Title:
    """The title with its lines after the first one indented and runs of blanks folded: no name looks like a verdict."""

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.split())

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        first = Text(self._text).wrap(console, options.max_width)[0].plain.rstrip()
        rest = self._text.removeprefix(first).lstrip()
        yield Text(first, style="bold")
        if rest:
            yield Padding(Text(rest, style="bold"), (0, 0, 0, _TITLE_INDENT))


def _fitting(whole: Sequence[_Drawn], room: int, drawn: Callable[[ShortPart], _Drawn]) -> Sequence[_Drawn]:
    """The parts, as many of them shortened as have to be; one that fits again beside those after it is whole."""
    shown = list(whole)
    giving_way = (place for place, each in enumerate(whole) if each.part.gives_way is not None)
    places = sorted(giving_way, key=lambda place: whole[place].part.gives_way or 0)
    for place in places:
        excess = sum(each.height for each in shown) - room
        if excess <= 0:
            break
        shown[place] = _shortened(whole[place], excess, drawn)
    for place in reversed(places):
        if sum(each.height for each in shown) - shown[place].height + whole[place].height <= room:
            shown[place] = whole[place]
    return shown


def _shortened(whole: _Drawn, excess: int, drawn: Callable[[ShortPart], _Drawn]) -> _Drawn:
    """The part without as many of its last lines as are too much, and a line that counts them; commands need none."""
    part = whole.part
    if part.commands:
        return drawn(part._replace(commands=part.commands[: part.least]))
    if part.table is not None:
        count = len(part.table.rows)
        return drawn(ShortPart(lines=(("", Sentence(part.rest, {"count": count})),)))
    if len(part.lines) <= part.least:
        return whole
    shorter = whole
    lines = len(part.lines) - 1  # each takes one of the screen at least
    for kept in range(max(part.least, min(lines, whole.height - excess)), part.least - 1, -1):
        rest = Sentence(part.rest, {"count": len(part.lines) - kept})
        shorter = drawn(ShortPart(part.title if kept else "", lines=(*part.lines[:kept], ("", rest))))
        if shorter.height <= whole.height - excess:
            break
    return shorter


def _height(text: str, width: int) -> int:
    """Lines of a terminal that the text takes."""
    return sum(max(1, -(-display_width(_ESCAPES.sub("", line)) // width)) for line in text.splitlines())


def _verdict(verdict: VerdictLine, wording: Wording) -> RenderableType:
    word = wording.write(Sentence(f"eligibility.{verdict.verdict}"))
    line = RichTable.grid(padding=(0, 2, 0, 0))
    line.add_column(no_wrap=True)
    line.add_column(overflow="fold")
    line.add_row(Text(word.upper(), style=ELIGIBILITY_STYLES[verdict.verdict]), Text(wording.write(verdict.meaning)))
    return Padding(line, (0, 0, 0, 1))


def _part(part: ShortPart, wording: Wording, canvas: Canvas) -> Iterator[RenderableType]:
    if part.title:
        yield Padding(Text(wording.write(part.title), style="bold"), (0, 0, 0, _INDENT))
    if part.table is not None:
        yield _table(part.table, wording, canvas) if canvas.width >= _NARROW else _list(part.table, wording)
    if part.commands:
        yield from _commands(part, wording, canvas)
    if part.lines:
        rows = RichTable.grid(padding=(0, 1, 0, 0))
        rows.add_column(no_wrap=True)
        rows.add_column(overflow="fold")
        for mark, words in part.lines:
            rows.add_row(Text(mark), Text(wording.write(words)))
        if any(mark for mark, _ in part.lines):
            yield Padding(rows, (0, 0, 0, 1))
        else:
            yield from (Padding(Text(wording.write(words)), (0, 0, 0, 1)) for _, words in part.lines)


def _commands(part: ShortPart, wording: Wording, canvas: Canvas) -> Iterator[RenderableType]:
    """The commands below each other; what each is for stands beside it where that fits."""
    shown = [(escape_controls(command), wording.write(words)) for command, words in part.commands]
    widths = [display_width(command) for command, _ in shown]
    room = [canvas.width - _INDENT - _GAP - display_width(purpose) for _, purpose in shown]
    widest = max((width for width, most in zip(widths, room, strict=True) if width <= most), default=0)
    for (command, purpose), width, most in zip(shown, widths, room, strict=True):
        fits = width <= widest <= most
        padded = f"{command}{' ' * (widest - width + _GAP)}{purpose}" if fits else command
        yield WholeLine(f"{' ' * _INDENT}{padded}")


class WholeLine:
    """A line that can be copied whole: the terminal breaks what is too wide for it, and no line end is put in."""

    def __init__(self, text: str) -> None:
        self._text = escape_controls(with_usual_blanks(text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console, options
        yield Segment(self._text)
        yield Segment.line()


def _table(table: ShortTable, wording: Wording, canvas: Canvas) -> RenderableType:
    headings = [Text(wording.write(each), style="bold") for each in table.headings]
    rows = [
        [_name(each, wording), *(Text(wording.write(cell)) for cell in (each.measured, each.required, each.reason))]
        for each in table.rows
    ]
    if table.is_cut:
        _cut([headings, *rows], canvas)
    grid = RichTable.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(overflow="fold", min_width=20)
    grid.add_column(justify="right", overflow="fold")
    grid.add_column(justify="right", overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for each in (headings, *rows):
        grid.add_row(*each)
    return Padding(grid, (0, 0, 0, _INDENT))


def _cut(rows: Sequence[Sequence[Text]], canvas: Canvas) -> None:
    """Names get a third of the canvas at most, figures what they need, and the reason what is left."""
    widest = [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]
    name = max(20, min(widest[0], canvas.width // 3))
    reason = max(1, canvas.width - _INDENT - name - sum(widest[1:3]) - 4 * _GAP)
    overflow: OverflowMethod = "ellipsis" if canvas.has_unicode else "crop"
    for row in rows:
        row[0].truncate(name, overflow=overflow)
        row[3].truncate(reason, overflow=overflow)


def _name(row: ShortRow, wording: Wording) -> Text:
    if row.verdict is None:
        return Text(f"  {wording.write(row.name)}")
    return Text(f"{mark_of(row.verdict)} {wording.write(row.name)}", style=VERDICT_STYLES.get(row.verdict, ""))


def _list(table: ShortTable, wording: Wording) -> RenderableType:
    """The rows with what there is to say of each below its name."""
    grid = RichTable.grid()
    grid.add_column(overflow="fold")
    for each in table.rows:
        name = _name(each, wording)
        figures = " / ".join(filter(None, (wording.write(each.measured), wording.write(each.required))))
        grid.add_row(name.append(f"  {figures}", style="default") if figures else name)
        grid.add_row(Padding(Text(wording.write(each.reason)), (0, 0, 0, 2)))
    return Padding(grid, (0, 0, 0, 1))
