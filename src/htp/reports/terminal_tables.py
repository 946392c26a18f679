"""Lists and tables for a terminal, and what becomes of a table where the terminal is too narrow for it."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from htp.reports.blocks import Align, Cell, Column, FindingRow, Findings, Table, VerdictCell
from htp.reports.blocks import mark_of as mark_of
from htp.reports.canvas import Canvas
from htp.reports.wording.figures import display_width
from htp.reports.wording.writing import Wording
from htp.verdict import Eligibility, RuleVerdict
from htp.verdict import Text as Sentence

WIDE = 110
"""Columns from which on the explanations fit into the table itself."""
NARROW = 80
"""Columns below which a table has no room but for the verdicts; what else there is to say stands below it."""
_PADDING = 2
"""Columns of a cell beside its text; each column has a border more, and the table one."""
_LONGEST_FIGURE = 22
"""A figure that is wider may be broken."""
_FIGURES = (2, 3)
"""The columns of what was measured and what is required."""
_LONGEST_KEY = 36
"""Columns that a name has at most so that no word of it is broken."""
_LEAST_WRAPPED = 10
"""Columns that a text which wraps needs at least."""

ELIGIBILITY_STYLES = {
    Eligibility.ELIGIBLE: "bold green",
    Eligibility.NOT_ELIGIBLE: "bold red",
    Eligibility.UNDETERMINED: "bold yellow",
}
VERDICT_STYLES = {
    RuleVerdict.PASS: "green",
    RuleVerdict.FAIL: "red",
    RuleVerdict.DEFERRED: "cyan",
    RuleVerdict.UNDETERMINED: "yellow",
    RuleVerdict.ARREARS: "red",
}


def verdict_text(verdict: RuleVerdict, wording: Wording) -> Text:
    """The verdict in words; mark and colour only underline it."""
    word = wording.write(Sentence(f"verdict.{verdict}"))
    return Text(f"{mark_of(verdict)} {word}", style=VERDICT_STYLES.get(verdict, ""))


def titled(title: str, part: RenderableType) -> RenderableType:
    """A title, and below it what stands a little further right."""
    return Group(Text(title, style="bold"), Padding(part, (0, 0, 1, 2)))


def entry_list(title: str, entries: Iterable[tuple[str, str]], name_width: int = 26) -> RenderableType:
    """A title with names and, beside each, what there is to say of it; the key of a fact is not broken."""
    shown = list(entries)
    longest_word = max((display_width(word) for name, _ in shown for word in name.split()), default=0)
    rows = RichTable.grid(padding=(0, 2, 0, 0))
    rows.add_column(max_width=max(name_width, min(longest_word, _LONGEST_KEY)), overflow="fold")
    rows.add_column(overflow="fold")
    for name, text in shown:
        rows.add_row(Text(name), Text(text, overflow="fold"))
    return titled(title, rows)


def findings(block: Findings, wording: Wording, canvas: Canvas) -> Iterator[RenderableType]:
    """The verdicts; beside them the figures, and beside those the explanations, as far as there is room."""
    rows = [_row(each, wording, canvas) for each in block.rows]
    names = ("rule", "verdict", "measured", "required", "explanation" if canvas.width >= WIDE else "sources")
    headings = [_heading(each, wording) for each in names[: 5 if canvas.width >= NARROW else 2]]
    cells = [[heading, *(str(row[number]) for row in rows)] for number, heading in enumerate(headings)]
    table = lined_table(canvas, show_lines=canvas.width >= WIDE)
    for number, (heading, width) in enumerate(zip(headings, _widths(cells, canvas), strict=True)):
        table.add_column(heading, width=width, justify="right" if number in _FIGURES else "left", overflow="fold")
    for row in rows:
        table.add_row(*row[: len(headings)])
    yield table
    if canvas.width < WIDE:
        yield entry_list(wording.write(Sentence("why.title")), _reasons(block, wording, canvas))


def _row(row: FindingRow, wording: Wording, canvas: Canvas) -> tuple[str | Text, ...]:
    citation = wording.write(row.citation)
    last = f"{wording.write(row.explanation)} {citation}" if canvas.width >= WIDE else citation[1:-1]
    figures = wording.write(row.measured), wording.write(row.required)
    return (wording.write(row.title), verdict_text(row.verdict, wording), *figures, last)


def _widths(columns: Sequence[Sequence[str]], canvas: Canvas) -> list[int]:
    """Of each column so many that no word and no amount is broken; figures get first what is left of the canvas."""
    widest = [max(map(display_width, cells)) for cells in columns]
    widths = [min(max(map(_longest_word, cells)), _LONGEST_FIGURE) for cells in columns]
    widths[1] = widest[1]
    room = canvas.width - sum(widths) - (_PADDING + 1) * len(widths) - 1
    for number in sorted(range(len(widths)), key=lambda number: (number not in _FIGURES, number)):
        more = max(0, min(widest[number] - widths[number], room))
        widths[number] += more
        room -= more
    return widths


def _longest_word(text: str) -> int:
    return max(map(display_width, text.split()), default=0)


def _heading(name: str, wording: Wording) -> str:
    return wording.write(Sentence(f"findings.{name}"))


def _reasons(block: Findings, wording: Wording, canvas: Canvas) -> Iterator[tuple[str, str]]:
    for each in block.rows:
        citation = f" {wording.write(each.citation)}" if canvas.width < NARROW else ""
        yield wording.write(each.title), wording.write(each.explanation) + citation


def table(block: Table, wording: Wording, canvas: Canvas) -> Iterator[RenderableType]:
    """The table, or the same row by row where the canvas is too narrow for it."""
    if block.merged_heading:
        yield _merged(block, wording, canvas) if canvas.width < NARROW else _full(block, wording, canvas)
    elif _least_width(block, wording) > canvas.width:
        yield _as_entries(block, wording)
    else:
        if block.title:
            yield Text(wording.write(block.title), style="bold")
        drawn = _full(block, wording, canvas)
        yield Padding(drawn, (0, 0, 1, _PADDING)) if block.is_close else drawn


def lined_table(canvas: Canvas, *, show_lines: bool = False) -> RichTable:
    """An empty table with the lines that the canvas can draw."""
    lines = box.HORIZONTALS if canvas.has_unicode else box.ASCII2
    return RichTable(box=lines, show_lines=show_lines, expand=False, header_style="bold")


def _full(block: Table, wording: Wording, canvas: Canvas) -> RichTable:
    drawn = RichTable(box=None, padding=(0, _PADDING, 0, 0)) if block.is_close else lined_table(canvas)
    for column in block.columns:
        drawn.add_column(
            wording.write(column.heading),
            justify="right" if column.align is Align.RIGHT else "left",
            overflow="fold" if column.wraps else "ellipsis",
            no_wrap=not column.wraps,
        )
    for index, row in enumerate(block.rows, start=1):
        is_last = index == len(block.rows) and block.total is not None
        drawn.add_row(*(_cell(each, wording) for each in row), end_section=is_last)
    if block.total is not None:
        name, *figures = block.total
        drawn.add_row(Text(wording.write(name), style="bold"), *(_cell(each, wording) for each in figures))
    return drawn


def _cell(cell: Cell, wording: Wording) -> Text:
    if not isinstance(cell, VerdictCell):
        return Text(wording.write(cell))
    if cell.verdict is None:
        return Text(wording.write(Sentence("eligibility.invalid")), style="bold red")
    return Text(wording.write(Sentence(f"eligibility.{cell.verdict}")), style=ELIGIBILITY_STYLES[cell.verdict])


def _merged(block: Table, wording: Wording, canvas: Canvas) -> RichTable:
    """The columns that wrap as one, its lines below each other, and beside it those that do not."""
    drawn = lined_table(canvas, show_lines=True)
    drawn.add_column(wording.write(block.merged_heading), overflow="fold")
    for column in block.columns:
        if not column.wraps:
            drawn.add_column(wording.write(column.heading), no_wrap=True)
    for row in block.rows:
        cells = [(column, _cell(cell, wording)) for column, cell in zip(block.columns, row, strict=True)]
        merged = Text("\n".join(filter(None, (cell.plain for column, cell in cells if column.wraps))))
        drawn.add_row(merged, *(cell for column, cell in cells if not column.wraps))
    return drawn


def _least_width(block: Table, wording: Wording) -> int:
    """Columns that the table needs for every figure to be whole."""
    rows = [row for row in (*block.rows, block.total) if row is not None]
    widths = (
        _least_width_of(column, [column.heading, *(row[index] for row in rows)], wording)
        for index, column in enumerate(block.columns)
    )
    return sum(width + _PADDING + 1 for width in widths) + 1


def _least_width_of(column: Column, cells: Sequence[Cell], wording: Wording) -> int:
    widest = max(display_width(_cell(each, wording).plain) for each in cells)
    return min(widest, _LEAST_WRAPPED) if column.wraps else widest


def _as_entries(block: Table, wording: Wording) -> RenderableType:
    """A row as an entry: its name, and each figure under the heading of its column."""
    title = block.title or block.columns[0].heading
    rows = [row for row in (*block.rows, block.total) if row is not None]
    entries = ((_cell(row[0], wording).plain, _labelled(block.columns[1:], row[1:], wording)) for row in rows)
    return entry_list(wording.write(title), entries)


def _labelled(columns: Sequence[Column], cells: Sequence[Cell], wording: Wording) -> str:
    lines = []
    for column, cell in zip(columns, cells, strict=True):
        text = _cell(cell, wording).plain
        lines.append(f"{wording.write(column.heading)}: {text}" if column.align is Align.RIGHT else text)
    return "\n".join(filter(None, lines))
