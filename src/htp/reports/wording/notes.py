"""Notes on what was read, and why files were not, written out for programs and for standard error."""

from htp.document import InputNote
from htp.language import translated
from htp.reports.wording.note_sentences import NOTES, REASONS
from htp.reports.wording.problems import in_words


def message(note: InputNote) -> str:
    """The sentence of a note."""
    return in_words(translated(note.id, NOTES[note.id]), note.values)


def reason(id_: str) -> str:
    """Why a file is left out."""
    return translated(id_, REASONS[id_])
