"""Draws a page as Markdown: the same sections and sentences, the pictures as the figures that they show."""

from collections.abc import Iterator, Sequence

from htp.language import speaking
from htp.reports import markdown
from htp.reports.blocks import mark_of
from htp.reports.page_blocks import (
    Client,
    Clients,
    Gauge,
    Gauges,
    Letter,
    Overview,
    Page,
    PageBlock,
    Road,
    Scatter,
    SpokenPage,
)
from htp.reports.page_origin import INDEX, ORIGIN_IN_MARKDOWN
from htp.reports.wording.writing import Wording
from htp.verdict import Text


def draw(pages: Sequence[SpokenPage]) -> str:
    """The page as the text of a file; in several languages one after the other."""
    first, *others = map(_in_one_language, pages)
    return "\n\n---\n\n".join([f"{first}{_origin(pages[0].page)}", *others]) + "\n"


def _in_one_language(spoken: SpokenPage) -> str:
    with speaking(spoken.wording.language):
        return "\n\n".join(_parts(spoken.page, spoken.wording.escaping_with(markdown.escape)))


def _parts(page: Page, wording: Wording) -> Iterator[str]:
    for number, section in enumerate(page.sections):
        parts = [part for block in section.blocks for part in _drawn(block, wording)]
        if number and parts:
            yield f"## {wording.write(section.title)}"
        yield from map(_below, parts) if number else parts
    if page.is_index:
        yield f"[//]: # ({INDEX})"


def _origin(page: Page) -> str:
    return f"\n\n{ORIGIN_IN_MARKDOWN.format(_as_json_in_comment(page.origin))}" if page.origin else ""


def _as_json_in_comment(json: str) -> str:
    """JSON that can stand in a comment of HTML: nothing in it ends the comment; it has these signs in texts alone."""
    return json.replace("-", r"\u002d").replace("<", r"\u003c").replace(">", r"\u003e")


def _below(part: str) -> str:
    """A title of a block is one level below that of its section."""
    return f"#{part}" if part.startswith("## ") else part


def _drawn(block: PageBlock, wording: Wording) -> Iterator[str]:
    match block:
        case Gauges():
            yield "\n".join(_gauge(each, wording) for each in block.gauges)
        case Road():
            yield f"## {wording.write(block.title)}"
            steps = enumerate(block.steps, start=1)
            yield "\n".join(
                f"{number}. **{wording.write(each.name)}.** {wording.write(each.words)}" for number, each in steps
            )
        case Letter():
            yield f"## {wording.write(block.title)}"
            yield "\n>\n".join(f"> {wording.write(each)}" for each in block.lines)
        case Overview():
            yield f"# {wording.write(block.title)}"
            yield wording.write(block.words)
            yield f"[{wording.write(Text('index.workbook'))}]({block.workbook})"
        case Clients():
            headings = [wording.write(each) for each in block.headings]
            yield markdown.grid(headings, [":--"] * len(headings), (_client(each, wording) for each in block.clients))
        case Scatter():
            return  # the table has its figures
        case _:
            yield from markdown.drawn(block, wording)


def _gauge(gauge: Gauge, wording: Wording) -> str:
    verdict = wording.write(Text(f"verdict.{gauge.verdict}"))
    line = f"- **{wording.write(gauge.title)}:** {mark_of(gauge.verdict)} {verdict}. {wording.write(gauge.words)}"
    in_words = wording.write(gauge.in_words)
    return f"{line}\\\n  {in_words}" if in_words else line


def _client(client: Client, wording: Wording) -> tuple[str, ...]:
    name = wording.write(client.company)
    verdict = wording.write(Text(f"eligibility.{client.verdict or 'invalid'}"))
    figures = (wording.write(each) for each in (client.share, client.revenue, client.work, client.place))
    return (f"[{name}]({client.page})" if client.page else name, verdict, *figures)
