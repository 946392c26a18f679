"""The canvas that a drawn report gets: what standard output can show."""

import os

from htp.cli.streams import ColorChoice, screen
from htp.reports.canvas import Canvas


def canvas_for(color: ColorChoice) -> Canvas:
    shown_on = screen(color, os.environ)
    return Canvas(shown_on.width, shown_on.has_color, shown_on.has_unicode, shown_on.height)
