"""An answer without its sources: what a person at a terminal sees first. `--verbose` shows it in full."""

from collections.abc import Iterable, Iterator

from htp.reports.blocks import (
    NO_WORDS,
    Block,
    Blocks,
    Commands,
    Disclaimer,
    Entries,
    Enumeration,
    Findings,
    Heading,
    Items,
    Paragraph,
    Sources,
    Style,
    Table,
    Words,
)
from htp.reports.wording.disclaimer import disclaimer_in_short
from htp.rulebook.model import Rulebook
from htp.verdict import Text

_CITATION = "citation"
"""The id of a citation, and the name of the value that is one."""
_ABOUT_SOURCES = ("caveat.cited", "provenance.", "fees.wage.")
"""What the ids of sentences begin with that only say how sure a value is, and where it stands."""


def in_short(answer: Blocks, rulebook: Rulebook, commands: Iterable[str]) -> Blocks:
    """The answer without sources and the sentences about them; what can be typed next, and the rulebook in a line."""
    if not answer:
        return ()
    blocks = without_sources(answer)
    next_ = Commands(Text("next.title"), tuple(commands))
    return (*blocks, next_, Paragraph((disclaimer_in_short(rulebook),), Style.DIM, is_followed_by_gap=False))


def without_sources(answer: Blocks) -> Blocks:
    """The answer without its sources, what refers to them, and the name of the rulebook."""
    return tuple(short for block in answer if not isinstance(block, Sources | Disclaimer) for short in _short(block))


def _short(block: Block) -> Iterator[Block]:
    match block:
        case Heading():
            answers = tuple(each._replace(words=_without_citations(each.words)) for each in block.answers)
            yield block._replace(answers=answers)
        case Findings():
            yield block._replace(rows=tuple(each._replace(citation=NO_WORDS) for each in block.rows))
        case Entries():
            kept = tuple(each._replace(words=_without_citations(each.words)) for each in block.entries)
            if any(each.words for each in kept):
                yield block._replace(entries=tuple(each for each in kept if each.words))
        case Items():
            yield block._replace(items=tuple(each._replace(lines=_lines(each.lines)) for each in block.items))
        case Table():
            yield block._replace(is_close=True)
        case _:
            yield block


def _lines(lines: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(short for line in lines if (short := _without_citations(line)))


def _without_citations(words: Words) -> Words:
    """The words without citations, and without the sentences that only say how sure a value is and where it stands."""
    if isinstance(words, str | Text | Enumeration):
        return _uncited(words)
    return tuple(short for each in words if (short := _uncited(each)))


def _uncited(words: str | Text | Enumeration) -> str | Text | Enumeration:
    if not isinstance(words, Text) or (_CITATION not in words.values and words.id != _CITATION):
        return words
    if words.id == _CITATION or words.id.startswith(_ABOUT_SOURCES):
        return ""
    return Text(
        words.id.removesuffix(".cited"), {name: each for name, each in words.values.items() if name != _CITATION}
    )
