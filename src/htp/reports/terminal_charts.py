"""Shares as bars on a terminal, with a line at the share that is required."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from htp.money import ZERO, Money, Number, minus, quotient_down, times
from htp.reports.blocks import CostsChart, Part, PartsChart, ShareRow, SharesChart, Tone
from htp.reports.canvas import Canvas
from htp.reports.terminal_console import with_firm_blanks
from htp.reports.terminal_tables import VERDICT_STYLES, entry_list, titled
from htp.reports.wording import figures
from htp.reports.wording.notation import notation
from htp.reports.wording.writing import Wording
from htp.verdict import RuleVerdict, Share

_WIDEST_BAR = 40
_NARROWEST_BAR = 10
_NARROWEST_NAME = 12
_INDENT = 2
_GAP = 2
"""Columns between two cells of a chart."""
_NONE = "–"
_COLORS = {
    Tone.NEUTRAL: "default",
    Tone.GOOD: "green",
    Tone.BAD: "red",
    Tone.LATER: "cyan",
    Tone.UNCLEAR: "default",
}


def chart(block: PartsChart | SharesChart | CostsChart, wording: Wording, canvas: Canvas) -> RenderableType:
    match block:
        case PartsChart():
            return _parts_chart(block, wording, canvas)
        case SharesChart():
            return _shares_chart(block, wording, canvas)
        case CostsChart():
            return _costs_chart(block, wording, canvas)


def _parts_chart(chart: PartsChart, wording: Wording, canvas: Canvas) -> RenderableType:
    """Rows of a name, an amount, its share and a bar; where they do not fit beside each other, the bar stands below."""
    names = [_part_name(each, wording) for group in chart.groups for each in group]
    drawing = _PartsDrawing(chart, canvas, max(map(figures.display_width, names)))
    for index, group in enumerate(chart.groups):
        if index:
            drawing.skip()
        for part in group:
            drawing.add(part, _part_name(part, wording))
    drawing.add_sum(wording.write(chart.total_name))
    return titled(wording.write(chart.title), drawing.rows)


def _part_name(part: Part, wording: Wording) -> str:
    return f"  {wording.write(part.name)}" if part.is_inside else wording.write(part.name)


class _PartsDrawing:
    """The rows of a chart of parts, with the line at the share required through all of them."""

    def __init__(self, chart: PartsChart, canvas: Canvas, widest_name: int) -> None:
        self._total, self._required = chart.total, chart.required
        self._places = figures.places_beside(chart.required)
        name = min(widest_name, max(canvas.width // 3, _NARROWEST_NAME))
        fixed = _INDENT + name + len(_figure(chart.total)) + _share_width(chart.required) + 3 * _GAP
        left = canvas.width - fixed
        self._is_stacked = left < _NARROWEST_BAR
        self._bar_width = min(canvas.width - 2 * _INDENT if self._is_stacked else left, _WIDEST_BAR)
        self.rows = RichTable.grid(padding=(0, _GAP, 0, 0))
        self.rows.add_column(max_width=None if self._is_stacked else name, overflow="fold")
        if not self._is_stacked:
            self.rows.add_column(justify="right", no_wrap=True)
            self.rows.add_column(justify="right", no_wrap=True)
            self.rows.add_column(no_wrap=True)
        if chart.required:
            self._add_row(None, "", "", _line_label(chart.required, self._bar_width))

    def add(self, part: Part, name: str) -> None:
        share = Share(part.amount, self._total)
        bar = share_bar(share, self._required, self._bar_width, _COLORS[part.tone])
        style = "bold" if part.is_sum else ""
        self._add_row(Text(name, style=style), _figure(part.amount), _share(share, self._places), bar)

    def skip(self) -> None:
        """An empty row, through which the line runs on."""
        nothing = Share(Number(0), self._total)
        self._add_row(None, "", "", share_bar(nothing, self._required, self._bar_width))

    def add_sum(self, name: str) -> None:
        self._add_row(Text(name), _figure(self._total), with_firm_blanks(figures.percent(Number(1))), None)

    def _add_row(self, name: Text | None, amount: str, share: str, bar: RenderableType | None) -> None:
        if not self._is_stacked:
            self.rows.add_row(name, amount, share, bar)
            return
        if name is not None:
            self.rows.add_row(Text.assemble(name, f": {amount} ({share})", overflow="fold"))
        if bar is not None:
            self.rows.add_row(bar)


def _shares_chart(chart: SharesChart, wording: Wording, canvas: Canvas) -> RenderableType:
    """A row for each share; a list of them where there is no room for bars."""
    names = [wording.write(each.name) for each in chart.rows]
    remarks = [wording.write(each.remark) for each in chart.rows]
    fixed = 2 * len(_figure(chart.whole)) + _share_width(chart.required) + 5 * _GAP
    left = canvas.width - _INDENT - max(map(len, names)) - max(map(len, remarks)) - fixed
    title = wording.write(chart.title)
    if left < _NARROWEST_BAR:
        return entry_list(title, ((wording.write(each.name), wording.write(each.in_words)) for each in chart.rows))
    return titled(title, _share_rows(chart, remarks, min(left, _WIDEST_BAR), wording))


def _share_rows(chart: SharesChart, remarks: Sequence[str], width: int, wording: Wording) -> RenderableType:
    rows = RichTable.grid(padding=(0, _GAP, 0, 0))
    rows.add_column()
    headings = [wording.write(each) for each in (chart.part_heading, chart.whole_heading, chart.share_heading)]
    for _ in headings:
        rows.add_column(justify="right", no_wrap=True)
    rows.add_row("", *headings, _line_label(chart.required, width) if chart.required else "", "")
    for each, remark in zip(chart.rows, remarks, strict=True):
        color = "red" if remark else "green"
        bar = share_bar(Share(each.part, each.whole), chart.required, width, color) if each.whole else ""
        shown = (_figure(each.part), _figure(each.whole), _share_text(each, chart.required))
        rows.add_row(wording.write(each.name), *shown, bar, Text(remark, style=VERDICT_STYLES[RuleVerdict.FAIL]))
    return rows


def _share_text(row: ShareRow, required: Number | None) -> str:
    return _share(Share(row.part, row.whole), figures.places_beside(required)) if row.whole else _NONE


def _share(share: Share, places: int) -> str:
    return with_firm_blanks(figures.share(share, places))


def _costs_chart(chart: CostsChart, wording: Wording, canvas: Canvas) -> RenderableType:
    """A bar for each side on the scale of the largest: full what is paid in any case, pale what may be."""
    told = [(wording.write(each.name), wording.write(each.in_words)) for each in chart.costs]
    widths = (max(map(figures.display_width, column)) for column in zip(*told, strict=True))
    width = min(canvas.width - _INDENT - sum(widths) - 2 * _GAP, _WIDEST_BAR)
    rows = RichTable.grid(padding=(0, _GAP, 0, 0))
    rows.add_column()
    rows.add_column(justify="right")
    most = max(each.ends[1] for each in chart.costs)
    for (name, in_words), each in zip(told, chart.costs, strict=True):
        certain, highest = (_columns_of(end, most, width) for end in each.ends)
        bar = [f"{'█' * certain}{'░' * (highest - certain)}"] if width >= _NARROWEST_BAR else []
        rows.add_row(Text(name), Text(in_words), *bar)
    return titled(wording.write(chart.title), Group(rows, Text(wording.write(chart.remark))))


def _columns_of(amount: Number, most: Number, width: int) -> int:
    return int(quotient_down(times(Number(max(width, 0)), amount), most, 0)) if most else 0


def share_bar(share: Share, required: Number | None, width: int, color: str = "default") -> RenderableType:
    """A bar for the share on a scale from nothing to the whole, with a line at the share required.

    What falls short never touches the line, however little is missing: both sides of it are rounded down.
    """
    if not required or required >= 1:
        return _bar(share.part, share.whole, width, color)
    line = times(required, share.whole)
    left = _place_of_line(required, width)
    cells = RichTable.grid(padding=0)
    cells.add_row(
        _bar(min(share.part, line), line, left, color),
        Text("│"),
        _bar(max(minus(share.part, line), ZERO), minus(share.whole, line), width - left - 1, color),
    )
    return cells


def _bar(part: Number, whole: Number, width: int, color: str) -> Bar:
    """In whole eighths of a column, worked out exactly: Rich itself divides floats."""
    eighths = width * 8
    filled = int(quotient_down(times(Number(eighths), part), whole, 0)) if whole else 0
    return Bar(eighths, 0, filled, width=width, color=color)


def _line_label(required: Number, width: int) -> Text:
    """What stands above the line of a `share_bar` of that width."""
    return Text(f"{with_firm_blanks(figures.percent(required))} ".rjust(_place_of_line(required, width)) + "│")


def _place_of_line(required: Number, width: int) -> int:
    """Columns before the line at the share required in a bar of that width."""
    nearest = times(Number(width), required).to_integral_value(ROUND_HALF_EVEN)
    return min(max(int(nearest), 1), width - 2)


def _figure(amount: Number) -> str:
    """The amount where the title names the currency."""
    return with_firm_blanks(figures.amount(Money(amount, "")))


def _share_width(required: Number | None) -> int:
    """Columns of the widest share: two digits, the point, the decimals and the sign."""
    return 2 + 1 + figures.places_beside(required) + len(notation().percent)
