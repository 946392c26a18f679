"""`--strict`: what only looks wrong is as bad as what is wrong, with the same place and sentence."""

from collections.abc import Iterator, Mapping
from typing import cast

from htp.assessing.results import Assessed
from htp.document import Document, FileNote, Rejected
from htp.errors import Diagnostic, Problem, Values
from htp.location import KeyPath, Location, dotted
from htp.vocabulary import NoteKind


def refused_file(found: FileNote) -> Rejected | None:
    """The file as an input that cannot be used, where the note says that something looks wrong."""
    note = found.note
    if note.kind != NoteKind.CHECK:
        return None
    place = Location(found.path, found.document, note.line, note.column)
    return Rejected(found.path, found.document, (Diagnostic(place, note.id, note.values),))


def refused(document: Document, result: Assessed, facts: Mapping[str, object]) -> Rejected | None:
    """The company as one that cannot be used, where something looks wrong; `facts` were set by dotted key."""
    diagnostics: list[Diagnostic] = []
    problems: list[Problem] = []
    for keys, id_, values, line in _checks(result):
        if keys and not _are_set(keys, facts):
            problems.append(Problem(keys, id_, values))
        else:
            place = Location(document.path, document.number, line)
            diagnostics.append(Diagnostic(place, id_, values, keys, is_of_set_facts=bool(keys)))
    if problems:
        diagnostics += document.layout.diagnostics(document, tuple(problems))
    return Rejected(document.path, document.number, tuple(diagnostics)) if diagnostics else None


def _checks(result: Assessed) -> Iterator[tuple[KeyPath, str, Values, int | None]]:
    """The key, sentence and line of each note that something looks wrong, whoever found it.

    A note of a rule without a key, such as a day after that of the rulebook, is about no fact that could be corrected.
    """
    for each in result.notes:
        if each.kind == NoteKind.CHECK:
            yield each.keys, each.id, each.values, each.line
    for note in result.assessment.notes:
        if note.kind is NoteKind.CHECK and note.key:
            keys = tuple(int(key) if key.isdecimal() else key for key in note.key.split("."))
            yield keys, note.text.id, cast(Values, note.text.values), None  # amounts too, which the wording knows


def _are_set(keys: KeyPath, facts: Mapping[str, object]) -> bool:
    return any(dotted(keys) == each or dotted(keys).startswith(f"{each}.") for each in facts)
