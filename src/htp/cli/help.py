"""`htp help`: the reference."""

from typing import Annotated

import typer

from htp.cli.options import ScreenOptions
from htp.reports.topics import Topic


class HelpRequest(ScreenOptions):
    """The options of `htp help`."""

    HELP = (
        "Show a page of the reference, or the list of its topics.\n\n"
        "`htp help check` shows the options of a command, as `htp check --help` does."
    )
    EXAMPLES = (
        ("htp help", "the topics"),
        ("htp help profile", "how to write the facts of a company"),
        ("htp help law", "what is not known about the law"),
        ("htp help check", "the options of a command"),
    )

    topic: Annotated[
        Topic | None, typer.Argument(metavar="[TOPIC]", help="What to read about; without it the topics are listed.")
    ] = None


def help_(request: HelpRequest) -> None:
    from htp.cli.canvas import canvas_for
    from htp.cli.pager import write_paged
    from htp.reports import terminal_page, topics

    canvas = canvas_for(request.color)
    text = topics.list_of_topics() if request.topic is None else topics.page(request.topic)
    write_paged(terminal_page.draw(text, canvas), canvas.height)
