"""Draws a page as Markdown: the same sections and sentences, the pictures as the figures that they show."""

from collections.abc import Iterator

from htp.reports import markdown
from htp.reports.blocks import mark_of
from htp.reports.page_blocks import CostsChart, Gauge, Gauges, Letter, Page, PageBlock, Road
from htp.reports.wording.writing import Wording
from htp.verdict import Text


def draw(page: Page, wording: Wording) -> str:
    """The page as the text of a file."""
    safe = wording.escaping_with(markdown.escape)
    return "\n\n".join(_parts(page, safe)) + "\n"


def _parts(page: Page, wording: Wording) -> Iterator[str]:
    for number, section in enumerate(page.sections):
        if number:
            yield f"## {wording.write(section.title)}"
        for block in section.blocks:
            yield from (_below(part) if number else part for part in _drawn(block, wording))


def _below(part: str) -> str:
    """A title of a block is one level below that of its section."""
    return f"#{part}" if part.startswith("## ") else part


def _drawn(block: PageBlock, wording: Wording) -> Iterator[str]:
    match block:
        case Gauges():
            yield "\n".join(_gauge(each, wording) for each in block.gauges)
        case CostsChart():
            yield f"## {wording.write(block.title)}"
            yield "\n".join(f"- **{wording.write(each.name)}:** {wording.write(each.in_words)}" for each in block.costs)
            yield wording.write(block.remark)
        case Road():
            yield f"## {wording.write(block.title)}"
            steps = enumerate(block.steps, start=1)
            yield "\n".join(
                f"{number}. **{wording.write(each.name)}.** {wording.write(each.words)}" for number, each in steps
            )
        case Letter():
            yield f"## {wording.write(block.title)}"
            yield "\n>\n".join(f"> {wording.write(each)}" for each in block.lines)
        case _:
            yield from markdown.drawn(block, wording)


def _gauge(gauge: Gauge, wording: Wording) -> str:
    verdict = wording.write(Text(f"verdict.{gauge.verdict}"))
    line = f"- **{wording.write(gauge.title)}:** {mark_of(gauge.verdict)} {verdict}. {wording.write(gauge.words)}"
    in_words = wording.write(gauge.in_words)
    return f"{line}\\\n  {in_words}" if in_words else line
