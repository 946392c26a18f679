"""What is wrong with an input: its place, the line with the place marked, and what to write instead.

The sentences are loaded only where something is wrong.
"""

from collections.abc import Iterable

from htp.document import FileNote
from htp.errors import Diagnostic
from htp.location import Location
from htp.reports.wording import display_width, escape_controls

_BEFORE, _AFTER = 50, 40
"""Characters of a long line that are shown on either side of the place."""


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """One paragraph for each diagnostic."""
    return "".join(_paragraph(each) for each in diagnostics)


def line_of(found: FileNote) -> str:
    """A note on an input: `clients.csv:5: left out: the row of totals`."""
    from htp.reports.wording.notes import message

    place = escape_controls(str(Location(found.path, found.document, found.note.line)))
    return f"{place}: {escape_controls(message(found.note))}\n"


def _paragraph(diagnostic: Diagnostic) -> str:
    from htp.reports.wording.problems import sentences

    place = escape_controls(str(diagnostic.location))
    problem, remedy = sentences(diagnostic)
    lines = [f"{place}: {escape_controls(problem)}"]
    line, column = diagnostic.location.line, diagnostic.location.column
    if line is not None and column is not None and diagnostic.excerpt is not None:
        before, after = diagnostic.excerpt[: column - 1], diagnostic.excerpt[column - 1 :]
        shown_before = escape_controls(("…" if len(before) > _BEFORE else "") + before[-_BEFORE:].expandtabs(1))
        shown_after = escape_controls(after[:_AFTER].expandtabs(1)) + ("…" if len(after) > _AFTER else "")
        gutter = " " * len(str(line))
        lines += [
            f"  {gutter} |",
            f"  {line} | {shown_before}{shown_after}",
            f"  {gutter} | {' ' * display_width(shown_before)}^",
        ]
    lines.append(f"  = {escape_controls(remedy)}")
    return "\n".join(lines) + "\n"
