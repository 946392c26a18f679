"""`--format table`: draws blocks for a person at a terminal, with Rich, as wide as the canvas is."""

from collections.abc import Callable, Iterator
from io import StringIO
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from htp.reports.blocks import (
    Block,
    Blocks,
    Commands,
    CostsChart,
    Disclaimer,
    Entries,
    Findings,
    Heading,
    Item,
    Items,
    OneScreen,
    Paragraph,
    PartsChart,
    Rows,
    SharesChart,
    Sources,
    Style,
    Table,
    VerdictLine,
)
from htp.reports.canvas import Canvas
from htp.reports.terminal_console import console_on, text_of, with_firm_blanks
from htp.reports.terminal_screen import WholeLine, one_screen
from htp.reports.terminal_tables import ELIGIBILITY_STYLES, entry_list, findings, table, titled, verdict_text
from htp.reports.wording.disclaimer import disclaimer
from htp.reports.wording.figures import display_width
from htp.reports.wording.writing import Wording
from htp.verdict import Text as Sentence

_NAME_WIDTH = 26
_LONG_NAME_WIDTH = 34
"""The longest id of the rulebook fits, and a calendar year from its first day to its last."""


def draw(blocks: Blocks, wording: Wording, canvas: Canvas) -> str:
    """The blocks below each other; escape sequences only where the canvas has colour."""
    if not blocks:
        return ""
    wording = wording.finished_with(with_firm_blanks)
    stream = StringIO()
    console = console_on(canvas, stream)

    def drawn(part: RenderableType) -> str:
        with console.capture() as capture:
            console.print(part, crop=False)
        return capture.get()

    for block in blocks:
        for part in _drawn(block, wording, canvas, drawn):
            console.print(part, crop=False)
    return text_of(stream, canvas)


def _drawn(
    block: Block, wording: Wording, canvas: Canvas, drawn: Callable[[RenderableType], str]
) -> Iterator[RenderableType]:
    match block:
        case OneScreen():
            yield from one_screen(block, wording, canvas, drawn)
        case Heading():
            yield from _heading(block, wording)
        case Paragraph():
            yield from _paragraph(block, wording)
        case Entries():
            yield _entries(block, wording)
        case Rows():
            yield _rows(block, wording, canvas)
        case Items():
            yield from _items(block, wording)
        case Findings():
            yield from findings(block, wording, canvas)
        case Table():
            yield from table(block, wording, canvas)
        case PartsChart() | SharesChart() | CostsChart():
            from htp.reports.terminal_charts import chart

            yield chart(block, wording, canvas)
        case Sources():
            yield _sources(block, wording)
        case Commands():
            yield Text(wording.write(block.title), style="bold")
            yield from (Padding(Text(wording.write(each)), (0, 0, 0, 2)) for each in block.commands)
        case Disclaimer():
            yield Text(wording.write(disclaimer(wording.rulebook)), style="dim")
        case _:
            assert_never(block)


def _heading(heading: Heading, wording: Wording) -> Iterator[RenderableType]:
    title = Text(wording.write(heading.title), style="bold")
    if heading.remark:
        title.append(f"  {wording.write(heading.remark)}", style="not bold dim")
    yield title
    if heading.verdict is not None:
        yield _verdict_line(heading.verdict, wording)
    if heading.answers:
        answers = RichTable.grid(padding=(0, 2, 0, 0))
        for each in heading.answers:
            answers.add_row(verdict_text(each.verdict, wording), Text(wording.write(each.words), overflow="fold"))
        yield answers
    for note in heading.notes:
        yield Text(wording.write(note))
    if heading.is_followed_by_gap:
        yield Text("")


def _verdict_line(line: VerdictLine, wording: Wording) -> Text:
    word = wording.write(Sentence(f"eligibility.{line.verdict}"))
    answer = Text(word.upper(), style=ELIGIBILITY_STYLES[line.verdict])
    return answer.append(f"  {wording.write(line.meaning)}", style="not bold")


def _paragraph(paragraph: Paragraph, wording: Wording) -> Iterator[RenderableType]:
    style = "dim" if paragraph.style is Style.DIM else ""
    lines = [wording.write(each) for each in paragraph.lines]
    if paragraph.is_followed_by_gap:
        lines = [*lines[:-1], f"{lines[-1]}\n"] if lines else [""]
    yield from (Text(each, style=style) for each in lines)


def _entries(entries: Entries, wording: Wording) -> RenderableType:
    written = ((wording.write(each.name), wording.write(each.words)) for each in entries.entries)
    width = _LONG_NAME_WIDTH if entries.has_long_names else _NAME_WIDTH
    return entry_list(wording.write(entries.title), written, width)


def _rows(rows: Rows, wording: Wording, canvas: Canvas) -> RenderableType:
    """Nothing is cut, and what can be typed is broken last."""
    written = [[wording.write(each) for each in row] for row in rows.rows]
    cells = RichTable.grid(padding=(0, 2, 0, 0))
    cells.add_column(no_wrap=max(display_width(first) for first, *_ in written) <= canvas.width // 2)
    for row in written:
        cells.add_row(*(Text(each, overflow="fold") for each in row))
    return titled(wording.write(rows.title), cells)


def _items(items: Items, wording: Wording) -> Iterator[RenderableType]:
    if items.title:
        yield Text(wording.write(items.title), style="bold")
    if items.are_apart:
        for each in items.items:
            yield Padding(_item(each, wording), (0, 0, 0 if each.command else 1, 2))
            if each.command:
                yield WholeLine(f"  {each.command}")
                yield Text("")
    else:
        yield Padding(Group(*(_item(each, wording) for each in items.items)), (0, 0, 1, 2))


def _item(item: Item, wording: Wording) -> RenderableType:
    lines: list[RenderableType] = [Text(wording.write(each)) for each in item.lines]
    if item.remark:
        lines.append(Text(wording.write(item.remark), style="dim"))
    if not item.name:
        return Group(*lines)
    return Group(Text(wording.write(item.name), style="bold"), Padding(Group(*lines), (0, 0, 0, 2)))


def _sources(sources: Sources, wording: Wording) -> RenderableType:
    rows = RichTable.grid(padding=(0, 1, 0, 0))
    for number, source in enumerate(sources.sources, start=1):
        values = {"title": source.title, "citation": source.citation, "url": source.url}
        shown = wording.write(Sentence("sources.source", values))
        rows.add_row(f"[{number}]", Text(shown, overflow="fold"))
    return titled(wording.write(Sentence("sources.title")), rows)
