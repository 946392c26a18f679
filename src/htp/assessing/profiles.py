"""From a document to a profile, and to the same profile with other facts; every problem is placed here, once."""

from collections.abc import Mapping
from typing import NamedTuple

from htp.company.notation import canonical
from htp.company.profile import Profile
from htp.company.validation import InvalidProfile, profile_of
from htp.document import Data, Document, InputNote, Rejected, with_facts
from htp.errors import Diagnostic, UnusableText
from htp.location import Location


class ProfileRead(NamedTuple):
    """A profile and where it was read."""

    path: str
    document: int
    profile: Profile
    data: Data
    """What the profile was read from; changes of it can be tried with `with_changes`."""
    notes: tuple[InputNote, ...] = ()


def profile_in(document: Document) -> ProfileRead | Rejected:
    """The profile that the document describes, or everything that is wrong with it."""
    data, notes = canonical(document.data)
    try:
        profile = profile_of(data)
    except InvalidProfile as error:
        return document.rejected(error.problems)
    if document.problems:
        return document.rejected()
    return ProfileRead(document.path, document.number, profile, data, (*document.notes, *notes))


def with_changes(read: ProfileRead, facts: Mapping[str, Data]) -> ProfileRead | Rejected:
    """The same profile with other facts at those dotted keys, checked anew."""
    place = Location(read.path, read.document)
    try:
        data, notes = canonical(with_facts(read.data, facts))
        return ProfileRead(read.path, read.document, profile_of(data), data, (*read.notes, *notes))
    except UnusableText as error:
        found: tuple[Diagnostic, ...] = (Diagnostic(place, *error.fault, is_of_set_facts=True),)
    except InvalidProfile as error:
        found = tuple(
            Diagnostic(place, each.id, each.values, each.keys, is_of_set_facts=True) for each in error.problems
        )
    return Rejected(read.path, read.document, found)
