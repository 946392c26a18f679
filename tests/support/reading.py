"""Profiles from paths, and what is said of those that cannot be used."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from htp.assessing.profiles import ProfileRead, profile_in
from htp.document import Document, Rejected, Remark
from htp.errors import Diagnostic, TextProblem
from htp.location import Location
from htp.reading.choices import NO_CHOICES, Choices
from htp.reading.documents import StandardInput, documents_in, inputs_below
from htp.reading.layout import TextLayout
from htp.reports.wording.problems import sentences


class Said(NamedTuple):
    """What a person reads of a problem."""

    location: Location
    problem: str
    remedy: str
    excerpt: str | None = None


def said(diagnostic: Diagnostic) -> Said:
    return Said(diagnostic.location, *sentences(diagnostic), diagnostic.excerpt)


class SaidOf(NamedTuple):
    """An input, or one document of it, that cannot be used, with what a person reads of it."""

    path: str
    document: int
    diagnostics: tuple[Said, ...]


def in_words(rejected: Rejected) -> SaidOf:
    return SaidOf(rejected.path, rejected.document, tuple(map(said, rejected.diagnostics)))


def read_profiles(
    paths: Iterable[str], standard_input: StandardInput, choices: Choices = NO_CHOICES
) -> Iterator[ProfileRead | SaidOf]:
    """Every profile below the paths, in the order given and by name within a folder."""
    for source in inputs_below(paths, standard_input, choices):
        for document in documents_in(source):
            if isinstance(document, Remark):
                continue
            found = document if isinstance(document, Rejected) else profile_in(document)
            yield in_words(found) if isinstance(found, Rejected) else found


class SaidAt(NamedTuple):
    """What a person reads of something wrong in a text, and where."""

    line: int
    column: int
    problem: str
    remedy: str


def said_at(problem: TextProblem) -> SaidAt:
    return SaidAt(problem.line, problem.column, *sentences(problem))


def layout_of(document: Document) -> TextLayout:
    """Where the document stands in its text."""
    assert isinstance(document.layout, TextLayout)
    return document.layout


class Bounded(BytesIO):
    """A file of which nobody may ask for everything: it might never end."""

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size >= 0
        return super().read(size)

    def readline(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size >= 0
        return super().readline(size)
