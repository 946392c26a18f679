"""`--format markdown`: draws blocks as GitHub Flavored Markdown; no name, key or figure in them can act there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from htp.money import Money, Number
from htp.reports.blocks import (
    Align,
    Block,
    Blocks,
    Cell,
    Commands,
    CostsChart,
    Disclaimer,
    Entries,
    Entry,
    Findings,
    Heading,
    Item,
    Items,
    OneScreen,
    Paragraph,
    Part,
    PartsChart,
    Rows,
    SharesChart,
    ShortRow,
    Sources,
    Table,
    VerdictCell,
    Words,
)
from htp.reports.canvas import Canvas
from htp.reports.wording import figures
from htp.reports.wording.disclaimer import disclaimer
from htp.reports.wording.figures import escape_controls
from htp.reports.wording.writing import Wording
from htp.verdict import Share, Text

_WITH_BACKSLASH = re.compile(r"[\\`*_\[\]~]")
_AS_REFERENCE = re.compile(r"[<>|&$#]|://|@|(?<=www)\.", re.IGNORECASE)
"""What acts even behind a backslash somewhere, in a table say, or what GitHub makes a link of without any mark."""
_AT_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+=.)])")
"""What would begin a list or underline a heading."""
_LEFT, _RIGHT = ":--", "--:"


def draw(blocks: Blocks, wording: Wording, canvas: Canvas) -> str:
    """The blocks below each other, with an empty line between them; the same on every canvas."""
    del canvas
    safe = wording.escaping_with(escape)
    return "\n\n".join(part for block in blocks for part in drawn(block, safe)) + "\n" if blocks else ""


def escape(text: str) -> str:
    """The text so that it reads the same in Markdown, and nothing in it acts."""
    shown = _WITH_BACKSLASH.sub(r"\\\g<0>", escape_controls(text))
    shown = _AS_REFERENCE.sub(lambda found: _references(found[0]), shown)
    return _AT_START.sub(lambda found: f"{found[1]}{_references(found[2])}", shown)


def _references(text: str) -> str:
    return "".join(f"&#{ord(each)};" for each in text)


def drawn(block: Block, wording: Wording) -> Iterator[str]:
    """The block in parts, with an empty line between them; `wording` has to escape what acts in Markdown."""
    match block:
        case OneScreen():
            yield from _one_screen(block, wording)
        case Heading():
            yield from _heading(block, wording)
        case Paragraph():
            yield from _paragraph(block, wording)
        case Entries():
            yield _title(wording.write(block.title))
            yield "\n".join(_entries(block.entries, wording))
        case Rows():
            yield _title(wording.write(block.title))
            yield "\n".join(_row(row, wording) for row in block.rows)
        case Items():
            yield from _items(block, wording)
        case Findings():
            yield from _findings(block, wording)
        case Table():
            yield from _table(block, wording)
        case PartsChart():
            yield from _parts(block, wording)
        case SharesChart():
            yield from _shares(block, wording)
        case CostsChart():
            yield _title(wording.write(block.title))
            yield "\n".join(f"- **{wording.write(each.name)}:** {wording.write(each.in_words)}" for each in block.costs)
            yield wording.write(block.remark)
        case Sources():
            yield from _sources(block, wording)
        case Commands():
            yield _title(wording.write(block.title))
            yield "\n".join(f"- {_code(each)}" for each in block.commands)
        case Disclaimer():
            yield "---"
            yield wording.write(disclaimer(wording.rulebook))
        case _:
            assert_never(block)


def _one_screen(screen: OneScreen, wording: Wording) -> Iterator[str]:
    if screen.above:
        yield f"**{wording.write(screen.above)}**"
    yield from _heading(Heading(screen.title, verdict=screen.verdict), wording)
    for part in screen.parts:
        if part.title:
            yield _title(wording.write(part.title))
        if part.table is not None:
            cells = (
                (wording.write(each.name), _verdict_of(each, wording), *_figures_of(each, wording))
                for each in part.table.rows
            )
            name, *headings = (wording.write(each) for each in part.table.headings)
            yield grid((name, "", *headings), (_LEFT, _LEFT, _RIGHT, _RIGHT, _LEFT), cells)
        if part.commands:
            yield "\n".join(f"- {_code(command)} {wording.write(words)}" for command, words in part.commands)
        if part.lines:
            yield "\n".join(f"- {f'{mark} ' if mark else ''}{wording.write(words)}" for mark, words in part.lines)


def _verdict_of(row: ShortRow, wording: Wording) -> str:
    return "" if row.verdict is None else wording.write(Text(f"verdict.{row.verdict}"))


def _figures_of(row: ShortRow, wording: Wording) -> Iterator[str]:
    return (wording.write(each) for each in (row.measured, row.required, row.reason))


def _code(command: str) -> str:
    """The command so that it can be copied; one with a backtick has longer marks around it."""
    marks = "`" * (1 + max(map(len, re.findall("`+", command)), default=0))
    return f"{marks} {escape_controls(command)} {marks}" if len(marks) > 1 else f"`{escape_controls(command)}`"


def _title(text: str) -> str:
    return f"## {text}"


def _heading(heading: Heading, wording: Wording) -> Iterator[str]:
    yield f"# {wording.write(heading.title)}"
    if heading.remark:
        yield f"*{wording.write(heading.remark)}*"
    if heading.verdict is not None:
        word = wording.write(Text(f"eligibility.{heading.verdict.verdict}")).upper()
        yield f"**{word}** {wording.write(heading.verdict.meaning)}"
    if heading.answers:
        verdicts = ((wording.write(Text(f"verdict.{each.verdict}")), each.words) for each in heading.answers)
        yield "\n".join(f"- **{verdict}** {wording.write(words)}" for verdict, words in verdicts)
    if heading.notes:
        yield _lines(map(wording.write, heading.notes))


def _paragraph(paragraph: Paragraph, wording: Wording) -> Iterator[str]:
    if paragraph.lines:
        yield _lines(map(wording.write, paragraph.lines))


def _lines(lines: Iterable[str], indent: str = "") -> str:
    """Lines that stay apart: a backslash at the end breaks them."""
    return f"\\\n{indent}".join(each.strip() for each in lines)


def _entries(entries: Sequence[Entry], wording: Wording) -> Iterator[str]:
    for each in entries:
        name, text = wording.write(each.name).strip(), wording.write(each.words)
        yield f"- {_labelled(name)} {text}".rstrip() if name else f"- {text}"


def _labelled(name: str) -> str:
    return f"**{name}**" if name.endswith((".", "…")) else f"**{name}:**"


def _row(row: Sequence[Words], wording: Wording) -> str:
    name, *cells = (wording.write(each) for each in row)
    return f"- {_labelled(name)} {' – '.join(cells)}"


def _items(items: Items, wording: Wording) -> Iterator[str]:
    if items.title:
        yield _title(wording.write(items.title))
    yield "\n".join(_item(each, wording) for each in items.items)


def _item(item: Item, wording: Wording) -> str:
    name = (f"**{wording.write(item.name)}**",) if item.name else ()
    remark = (wording.write(item.remark),) if item.remark else ()
    command = (_code(item.command),) if item.command else ()
    return f"- {_lines((*name, *map(wording.write, item.lines), *remark, *command), '  ')}"


def _findings(findings: Findings, wording: Wording) -> Iterator[str]:
    names = ("rule", "verdict", "measured", "required", "explanation")
    headings = [wording.write(Text(f"findings.{each}")) for each in names]
    rows = (
        (
            wording.write(each.title),
            wording.write(Text(f"verdict.{each.verdict}")),
            wording.write(each.measured),
            wording.write(each.required),
            f"{wording.write(each.explanation)} {wording.write(each.citation)}",
        )
        for each in findings.rows
    )
    yield grid(headings, (_LEFT, _LEFT, _RIGHT, _RIGHT, _LEFT), rows)


def _table(table: Table, wording: Wording) -> Iterator[str]:
    if table.title:
        yield _title(wording.write(table.title))
    headings = [wording.write(each.heading) for each in table.columns]
    aligned = [_RIGHT if each.align is Align.RIGHT else _LEFT for each in table.columns]
    rows = [[_cell(each, wording) for each in row] for row in table.rows]
    if table.total is not None:
        name, *figures_of_all = (wording.write(each) for each in table.total)
        rows.append([f"**{name}**", *figures_of_all])
    yield grid(headings, aligned, rows)


def _cell(cell: Cell, wording: Wording) -> str:
    if isinstance(cell, VerdictCell):
        return wording.write(Text("eligibility.invalid" if cell.verdict is None else f"eligibility.{cell.verdict}"))
    return wording.write(cell)


def grid(headings: Sequence[str], aligned: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts that are escaped already."""
    return "\n".join(f"| {' | '.join(each)} |" for each in (headings, aligned, *rows))


def _parts(chart: PartsChart, wording: Wording) -> Iterator[str]:
    yield _title(wording.write(chart.title))
    if chart.required:
        yield wording.write(Text("chart.line", {"required": chart.required}))
    places = figures.places_beside(chart.required)
    rows = [_part(part, chart, places, wording) for group in chart.groups for part in group]
    rows.append((f"**{wording.write(chart.total_name)}**", _figure(chart.total), figures.percent(Number(1))))
    yield grid(("", "", ""), (_LEFT, _RIGHT, _RIGHT), rows)


def _part(part: Part, chart: PartsChart, places: int, wording: Wording) -> tuple[str, str, str]:
    name = wording.write(part.name)
    shown = f"**{name}**" if part.is_sum else f"– {name}" if part.is_inside else name
    return shown, _figure(part.amount), figures.share(Share(part.amount, chart.total), places)


def _shares(chart: SharesChart, wording: Wording) -> Iterator[str]:
    yield _title(wording.write(chart.title))
    if chart.required:
        yield wording.write(Text("chart.line", {"required": chart.required}))
    places = figures.places_beside(chart.required)
    rows = (
        (
            wording.write(each.name),
            _figure(each.part),
            _figure(each.whole),
            figures.share(Share(each.part, each.whole), places) if each.whole else "–",
            wording.write(each.remark),
        )
        for each in chart.rows
    )
    headings = [wording.write(each) for each in (chart.part_heading, chart.whole_heading, chart.share_heading)]
    yield grid(("", *headings, ""), (_LEFT, _RIGHT, _RIGHT, _RIGHT, _LEFT), rows)


def _figure(amount: Number) -> str:
    return figures.amount(Money(amount, ""))


def _sources(sources: Sources, wording: Wording) -> Iterator[str]:
    yield _title(wording.write(Text("sources.title")))
    cited = ((wording.write(each.title), wording.write(each.citation), each.url) for each in sources.sources)
    yield "\n".join(f"{number}. {title}. {text}. {_link(url)}" for number, (title, text, url) in enumerate(cited, 1))


def _link(url: str) -> str:
    """A link that can be followed where the address is one, else its text."""
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) and url.isascii() else escape(url)
