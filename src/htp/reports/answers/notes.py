"""What there is to note of companies beside an answer: each note of one, and of several how many have some."""

from collections.abc import Iterator, Sequence

from htp.assessing.results import Assessed
from htp.document import InputNote
from htp.reports.blocks import NO_WORDS, Block, Blocks, Disclaimer, Entries, Entry, Paragraph, Sources
from htp.reports.wording.notes import message
from htp.verdict import NoteKind, Text

_END = (Sources, Disclaimer)


def entries_of(notes: Sequence[InputNote]) -> tuple[Entry, ...]:
    """Notes on the way in which a company was read."""
    return tuple(Entry(NO_WORDS, sentence) for _, sentence in said_once(notes))


def said_once(notes: Sequence[InputNote]) -> tuple[tuple[str, str], ...]:
    """The kind and the sentence of each note; the same sentence about several facts comes once."""
    return tuple(dict.fromkeys((each.kind, message(each)) for each in notes))


def with_notes(answer: Blocks, results: Sequence[Assessed]) -> Blocks:
    """The answer with the notes above its sources."""
    end = len(answer)
    while end and isinstance(answer[end - 1], _END):
        end -= 1
    return (*answer[:end], *(notes_of(*results) if len(results) == 1 else _counted(results)), *answer[end:])


def notes_of(result: Assessed) -> Iterator[Entries]:
    """What there is to note of one company, by the rules and by the reader."""
    of_rules = (Entry(NO_WORDS, each.text) for each in result.assessment.notes)
    if entries := (*of_rules, *entries_of(result.notes)):
        yield Entries(Text("notes.title"), entries)


def _counted(results: Sequence[Assessed]) -> Iterator[Block]:
    kinds = [each.kinds_of_notes for each in results if each.kinds_of_notes]
    if kinds:
        values = {"count": len(kinds), "to_check": sum(NoteKind.CHECK in each for each in kinds)}
        yield Paragraph((Text("totals.companies-with-notes", values),))
