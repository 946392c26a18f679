"""The sentences of the rules written out in English, as the formats for programs have them; the rest stands beside."""

from htp.language import translated
from htp.reports.wording.figures import display_width as display_width
from htp.reports.wording.figures import escape_controls as escape_controls
from htp.reports.wording.figures import filled_in, value_text
from htp.reports.wording.words import NOT_FOUND
from htp.rules import shipped_rulebook
from htp.verdict import Caveat, Finding, Note, Text


def explanation(finding: Finding) -> str:
    """Why the rule says what it says, with the company's own figures."""
    return filled(finding.explanation)


def remedies(finding: Finding) -> list[str]:
    """Each way to meet the criterion, in a sentence."""
    return [filled(each.text) for each in finding.remedies]


def caveat_value(caveat: Caveat) -> str:
    """The value that is not sure."""
    return translated("not-found", NOT_FOUND) if isinstance(caveat.shown, Text) else value_text(caveat.shown)


def note(note: Note) -> str:
    """The note in a sentence."""
    from htp.reports.wording.note_sentences import NOTES

    return filled_in(translated(note.text.id, NOTES[note.text.id]), note.text.values)


def filled(text: Text) -> str:
    """The sentence of a rule with its values written out."""
    return filled_in(shipped_rulebook().texts[text.id], text.values)
