"""Notes on what was read, written out for programs and for standard error."""

from htp.document import InputNote
from htp.reports.wording.note_sentences import NOTES
from htp.reports.wording.problems import in_words


def message(note: InputNote) -> str:
    """The sentence of a note."""
    return in_words(NOTES[note.id], note.values)
