"""The ways in which people break YAML, told from the complaints of its parser and from blanks that are no spaces."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from htp.document import Data
from htp.errors import TextProblem

_BLANKS = "\u00a0\u2007\u202f\u3000"
"""What looks like a space, and is none to YAML."""
_OTHER_BLANK = rf"(?m)(?:^ *-?|(?:^[ -]*|[{{,] *)[\w.]+:)([{_BLANKS}])"
"""Such a blank where YAML asks for a space: before a key, after its colon or after a dash."""


class _Mistake(NamedTuple):
    """A way in which people break YAML: how the parser complains of it, and the id of how to say it to them."""

    complaint: str
    """A pattern for what the parser was doing and what it found."""
    id: str
    began: bool = False
    """The place to show is where the thing that went wrong begins, not where the parser noticed."""


_MISTAKES = (
    _Mistake(r"quoted scalar: found unexpected (end|document)", "yaml.quote-not-closed", began=True),
    _Mistake(r"quoted scalar: .*(escape|hexdecimal)", "yaml.no-escape"),
    _Mistake(r"flow mapping: .*',' or '}'", "yaml.brace-not-closed", began=True),
    _Mistake(r"flow sequence: .*',' or '\]'", "yaml.bracket-not-closed", began=True),
    _Mistake(r"could not find expected ':'", "yaml.key-without-colon", began=True),
    _Mistake(r"mapping values are not allowed", "yaml.no-key-here"),
    _Mistake(r"sequence entries are not allowed", "yaml.no-list-here"),
    _Mistake(r"block collection: .*('-' indicator|block end)", "yaml.no-entry-of-list"),
    _Mistake(r"flow node: .*node content", "yaml.value-missing"),
    _Mistake(
        r"(cannot start any token|expected alphabetic|expected comment or line|chomping|node content)",
        "yaml.no-begin-of-text",
        began=True,
    ),
    _Mistake(r"expected <document start>|expected '<document start>'", "yaml.goes-on-after-end"),
    _Mistake(r"found incompatible YAML", "yaml.other-version"),
    _Mistake(r"tag", "yaml.word-read-as-tag", began=True),
)
_ANY_OTHER = _Mistake("", "yaml.unreadable")


def not_well_formed(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> TextProblem:
    """What is wrong in the lines of the text that the parser complains of."""
    complaint = f"{error.context or ''}: {error.problem or ''}"
    mistake = next((each for each in _MISTAKES if re.search(each.complaint, complaint)), _ANY_OTHER)
    mark = (mistake.began and error.context_mark) or error.problem_mark or error.context_mark
    assert mark is not None  # the parser marks every mistake
    for index in (error.context_mark or mark).line, mark.line - 1, mark.line:
        if 0 <= index < len(lines) and (found := re.search(_OTHER_BLANK, lines[index])):
            return _at_blank(found, index + 1)
    if mark.line < len(lines):
        number, before, rest = mark.line, lines[mark.line][: mark.column], lines[mark.line][mark.column :]
    else:  # libyaml puts the end of a text without a last line break on a line of its own
        number, before, rest = len(lines) - 1, lines[-1], ""
    id_ = mistake.id
    if not before.strip() and "\t" in before + rest[:1]:
        id_ = "yaml.tab"
    elif re.search(r"block mapping: .*(expected key|block end)", complaint):
        id_ = "yaml.value-has-ended" if before.strip() else "yaml.other-indent"
    return TextProblem(number + 1, len(before) + 1, id_)


def has_other_blanks(text: str) -> bool:
    """Whether there is such a blank anywhere where YAML asks for a space."""
    return any(each in text for each in _BLANKS) and re.search(_OTHER_BLANK, text) is not None


def other_blank(lines: Sequence[str], before: int, data: Data) -> TextProblem | None:
    """The first such blank in the lines of the data, if it became part of a key or of all that there is.

    `before` is how many lines of the text come before them.
    """
    keys = list(_keys_with_blank(data)) if lines else []
    if not keys:
        return None
    for number, line in enumerate(lines, start=before + 1):
        found = re.search(_OTHER_BLANK, line)
        if found and any(key.strip(f"-{_BLANKS}").partition(":")[0] in line for key in keys):
            return _at_blank(found, number)
    return None


def _keys_with_blank(data: Data) -> Iterator[str]:
    """The keys that begin with such a blank or have one after a colon; a document that is a text is looked at too."""
    waiting: list[Data] = [{data: None} if isinstance(data, str) else data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from (key for key in each if key[:1] in tuple(_BLANKS) or re.search(f"[:-][{_BLANKS}]", key))
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _at_blank(found: re.Match[str], number: int) -> TextProblem:
    return TextProblem(number, found.start(1) + 1, "yaml.no-break-blank", {"code": f"{ord(found[1]):04X}"})
