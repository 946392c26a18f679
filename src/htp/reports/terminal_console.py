"""What text for a terminal is drawn with: Rich, as wide as the canvas is, in the characters that it can show."""

from io import StringIO

from rich.console import Console

from htp.reports.canvas import Canvas

_ANY_HEIGHT = 25
"""Without a height Rich would take a dumb terminal to be 80 columns wide, whatever the canvas is."""
_BARS = {"█": "#", "│": "|", "░": "-", **dict.fromkeys("▏▎▍▌▋▊▉", " ")}
_ASCII = str.maketrans(
    {"…": "...", "–": "-", "—": "-", "•": "-", "✔": "+", "✘": "x", "≥": ">=", "·": ".", "\u00a0": " ", **_BARS}
)


_FIRM_BLANK = "\ue000"
"""Stands for a blank at which no line may break: Rich breaks lines there too."""


def with_firm_blanks(text: str) -> str:
    """The text as it has to be handed to Rich."""
    return text.replace("\u00a0", _FIRM_BLANK)


def with_usual_blanks(text: str) -> str:
    """The text as it is to be shown."""
    return text.replace(_FIRM_BLANK, "\u00a0")


def console_on(canvas: Canvas, stream: StringIO) -> Console:
    """A console that writes to the stream; escape sequences only where the canvas has colour."""
    return Console(
        file=stream,
        width=canvas.width,
        height=_ANY_HEIGHT,
        force_terminal=canvas.has_color,
        color_system="standard" if canvas.has_color else None,
        no_color=not canvas.has_color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def text_of(stream: StringIO, canvas: Canvas) -> str:
    """What was drawn, without blanks at the ends of lines, in ASCII where the canvas has nothing else."""
    text = with_usual_blanks(stream.getvalue())
    text = text if canvas.has_unicode else text.translate(_ASCII)
    return "\n".join(line.rstrip() for line in text.split("\n"))
