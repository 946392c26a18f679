"""What is wrong with an input: its place, the line with the place marked, and what to write instead.

The sentences are loaded only where something is wrong.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from htp.document import FileNote, LeftOut
from htp.errors import Diagnostic
from htp.location import Location
from htp.reports.wording import display_width, escape_controls

if TYPE_CHECKING:
    from htp.assessing.totals import LeftOutFiles

_BEFORE, _AFTER = 50, 40
"""Characters of a long line that are shown on either side of the place."""
_MAX_NAMED = 3
"""Files left out for one reason that a person is shown by name."""


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """One paragraph for each diagnostic."""
    return "".join(_paragraph(each) for each in diagnostics)


def line_of(found: FileNote) -> str:
    """A note on an input: `clients.csv:5: left out: the row of totals`."""
    from htp.reports.wording.notes import message

    place = escape_controls(str(Location(found.path, found.document, found.note.line)))
    return f"{place}: {escape_controls(message(found.note))}\n"


def lines_on_left_out(left_out: "LeftOutFiles") -> str:
    """A line for each file that is not read, or one for all that are left out for the same reason."""
    if not left_out:
        return ""
    from htp.reports.wording.notes import reason

    by_reason: dict[str, list[LeftOut]] = {id_: [] for id_ in (*(each.id for each in left_out.files), *left_out.others)}
    for each in left_out.files:
        by_reason[each.id].append(each)
    lines = (line for id_, found in by_reason.items() for line in _left_out(found, left_out.others[id_], reason(id_)))
    return "".join(f"{line}\n" for line in lines)


def _left_out(found: list[LeftOut], others: int, reason: str) -> Iterator[str]:
    from htp.reports.wording.messages import message

    paths = [each.path for each in found[:_MAX_NAMED]]
    rest = sum(each.files for each in found) + others - len(paths)
    if not rest:
        yield from (message("left-out", path=path, reason=reason) for path in paths)
    elif paths:
        yield message("left-out-several", paths=", ".join(paths), count=rest, reason=reason)
    else:
        yield message("left-out-others", count=rest, reason=reason)


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
