"""What is wrong with an input: its place, the line with the place marked, and what to write instead.

The sentences are loaded only where something is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from htp.document import FileNote, LeftOut
from htp.errors import Diagnostic
from htp.location import KeyPath, Location, dotted
from htp.reading.formats import is_table

if TYPE_CHECKING:
    from htp.assessing.totals import LeftOutFiles

_BEFORE, _AFTER = 50, 40
"""Characters of a long line that are shown on either side of the place."""
_MAX_NAMED = 3
"""Files left out for one reason that a person is shown by name."""
_MAX_COMPANIES_NAMED = 20
"""Companies that are named where a mistake comes again."""


@dataclass(slots=True, eq=False, repr=False)
class _Mistake:
    """A mistake that was shown, and where in the same file it comes again."""

    first: Location
    again: int = 0
    documents: list[int] = field(default_factory=list)


class DiagnosticLog:
    """The paragraphs about one input after the other; a mistake that comes again in a file is counted, not shown again.

    A mistake is the same where it has the same id and is of the same fact, as it is in a column of a table.
    """

    def __init__(self) -> None:
        self._path = ""
        self._mistakes: dict[tuple[str, KeyPath], _Mistake] = {}

    def text_about(self, diagnostics: Iterable[Diagnostic]) -> str:
        """What is new in them; when a file is done, first how often its mistakes came again."""
        return "".join(self._texts(diagnostics))

    def end(self) -> str:
        """How often the mistakes of the last file came again."""
        texts = [_again(keys, each) for (_, keys), each in self._mistakes.items() if each.again]
        self._mistakes.clear()
        return "".join(texts)

    def _texts(self, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        for each in diagnostics:
            place = each.location
            if place.path != self._path:
                yield self.end()
                self._path = place.path
            known = self._mistakes.get((each.id, each.keys))
            if known is None or known.first.document == place.document:
                self._mistakes[each.id, each.keys] = known or _Mistake(place)
                yield _paragraph(each)
            else:
                known.again += 1
                if len(known.documents) < _MAX_COMPANIES_NAMED:
                    known.documents.append(place.document)


def _again(keys: KeyPath, mistake: _Mistake) -> str:
    from htp.reports.wording.messages import message

    named = ", ".join(map(str, mistake.documents)) + (", …" if mistake.again > len(mistake.documents) else "")
    kind = "rows" if is_table(mistake.first.path) else "companies"
    values = {"place": mistake.first, "count": mistake.again, "named": named}
    if keys:
        return f"{message(f'mistake-of-fact-again-in-{kind}', key=dotted(keys), **values)}\n"
    return f"{message(f'mistake-again-in-{kind}', **values)}\n"


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """One paragraph for each diagnostic."""
    return "".join(_paragraph(each) for each in diagnostics)


def line_of(found: FileNote) -> str:
    """A note on an input: `clients.csv:5: left out: the row of totals`."""
    from htp.reports.wording.figures import escape_controls
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
    from htp.reports.wording.figures import display_width, escape_controls
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
