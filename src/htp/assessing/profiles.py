"""From a document to a profile, and to the same profile with other facts; every problem is placed here, once."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from htp.company.profile import Profile
from htp.company.validation import InvalidProfile, read_facts
from htp.document import MAX_PROBLEMS, Data, Document, InputNote, Original, Rejected, with_facts
from htp.errors import Diagnostic, Problem, UnusableText
from htp.location import Location


class ProfileRead(NamedTuple):
    """A profile and where it was read."""

    path: str
    document: int
    profile: Profile
    data: Data
    """What the profile was read from; changes of it can be tried with `with_changes`."""
    notes: tuple[InputNote, ...] = ()
    original: Original | str | None = None
    """As of a document."""


def profile_in(document: Document, most: int = MAX_PROBLEMS) -> ProfileRead | Rejected:
    """The profile that the document describes, or what is wrong with it, up to so many problems."""
    try:
        profile, data, notes = read_facts(document.data, most)
    except InvalidProfile as error:
        return document.rejected(error.problems)
    if document.problems:
        return document.rejected()
    all_notes = (*document.notes, *placed(document, notes))
    return ProfileRead(document.path, document.number, profile, data, all_notes, document.original)


def placed(document: Document, notes: tuple[InputNote, ...]) -> Iterator[InputNote]:
    """The notes of one kind, each with the place of its fact."""
    if notes:
        problems = tuple(Problem(each.keys, each.id, each.values) for each in notes)
        for found in document.layout.diagnostics(document, problems):
            line, column = found.location.line, found.location.column
            yield InputNote(notes[0].kind, found.id, found.values, found.keys, line, column)


def with_changes(read: ProfileRead, facts: Mapping[str, Data]) -> ProfileRead | Rejected:
    """The same profile with other facts at those dotted keys, checked anew."""
    place = Location(read.path, read.document)
    try:
        profile, data, notes = read_facts(with_facts(read.data, facts))
        return read._replace(profile=profile, data=data, notes=(*read.notes, *notes))
    except UnusableText as error:
        found: tuple[Diagnostic, ...] = (Diagnostic(place, *error.fault, is_of_set_facts=True),)
    except InvalidProfile as error:
        found = tuple(
            Diagnostic(place, each.id, each.values, each.keys, is_of_set_facts=True) for each in error.problems
        )
    return Rejected(read.path, read.document, found)
