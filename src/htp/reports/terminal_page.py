"""A page of Markdown drawn for a terminal: a topic of `htp help`."""

from io import StringIO
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement, TableElement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from htp.reports.canvas import Canvas
from htp.reports.terminal_console import console_on, text_of

_MAX_WIDTH = 100
"""Columns of a line that can still be read with ease."""
_STYLES = Theme(
    {
        **dict.fromkeys(("markdown.h1", "markdown.h2", "markdown.h3", "markdown.strong"), "bold"),
        **dict.fromkeys(("markdown.code", "markdown.code_block"), "cyan"),
        "markdown.item.bullet": "none",
        "markdown.table.header": "bold",
    }
)


class _PlainHeading(Heading):
    """A title at the left, as those of other answers."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text


class _PlainCode(CodeBlock):
    """Lines that can be copied: without a frame, and broken only where the terminal ends."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = Text(str(self.text).rstrip(), style="cyan", overflow="fold")
        yield Padding(code, (0, 0, 0, 2))


class _PlainTable(TableElement):
    """Columns with a gap between them."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        assert self.header is not None
        assert self.header.row is not None
        assert self.body is not None
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
        for column in self.header.row.cells:
            table.add_column(column.content, overflow="fold")
        for row in self.body.rows:
            table.add_row(*(cell.content for cell in row.cells))
        yield table


class _Page(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _PlainHeading,
        "fence": _PlainCode,
        "code_block": _PlainCode,
        "table_open": _PlainTable,
    }

    def __init__(self, markdown: str, *, has_color: bool) -> None:
        super().__init__(markdown, hyperlinks=False)
        self.parsed = [each for each in self.parsed if each.type != "html_block"]
        if not has_color:
            self._keep_marks_of_code()

    def _keep_marks_of_code(self) -> None:
        """Without colour nothing else shows where a word of code begins and ends."""
        for token in (inline for block in self.parsed for inline in block.children or ()):
            if token.type == "code_inline":
                token.content = f"`{token.content}`"


def draw(markdown: str, canvas: Canvas) -> str:
    """The page, no wider than what can be read with ease."""
    narrowed = canvas._replace(width=min(canvas.width, _MAX_WIDTH))
    stream = StringIO()
    console = console_on(narrowed, stream)
    console.push_theme(_STYLES)
    console.print(_Page(markdown, has_color=canvas.has_color))
    return text_of(stream, narrowed)
