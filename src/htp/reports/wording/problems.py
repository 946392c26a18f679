"""The sentences of problems: what is wrong with an input, and what to write instead, by the id of the problem.

A sentence names its values in braces: `{text:quoted}` in quotation marks, on one line and cut where it is long,
`{text:cut}` only cut, `{most:,}` with commas. Several values stand with commas between them, each in quotation marks.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Any, NamedTuple

from htp.errors import Diagnostic, Fault, Problem, Shape, TextProblem, Value, Values
from htp.language import translated
from htp.location import dotted
from htp.reports.wording.figures import count, cut, escape_controls, quoted, value_text
from htp.reports.wording.messages import message
from htp.reports.wording.note_sentences import NOTE_REFUSED, NOTES
from htp.reports.wording.problem_sentences import SENTENCES
from htp.reports.wording.system_reasons import with_system_reason

SHAPES: Mapping[Shape, str] = {
    Shape.NOTHING: "an empty entry",
    Shape.TRUE: "true",
    Shape.FALSE: "false",
    Shape.NUMBER: "a number",
    Shape.LIST: "a list",
    Shape.MAPPING: "a mapping",
}
REMEDY = "remedy"
"""The id of all remedies: the same one goes with many problems."""


class Sentences(NamedTuple):
    """A problem in words, and what to write instead."""

    problem: str
    remedy: str


def sentences(found: Fault | Problem | TextProblem | Diagnostic) -> Sentences:
    """What is said of a problem; of a diagnostic with the key of the fact that is wrong before it."""
    if found.id in NOTES:
        problem, remedy = _of_note(found.id, found.values), translated(REMEDY, NOTE_REFUSED)
    else:
        in_english = Sentences(*SENTENCES[found.id])
        problem = in_words(translated(found.id, in_english.problem), found.values)
        remedy = in_words(translated(REMEDY, in_english.remedy), found.values)
    if isinstance(found, Diagnostic):
        if dotted(found.keys):
            problem = f"{dotted(found.keys)}: {problem}"
        if found.is_of_set_facts:
            problem = message("problem-with-set-facts", problem=problem)
    return Sentences(problem, remedy)


def in_one_line(found: Fault | Problem | TextProblem | Diagnostic) -> str:
    """The problem and what to write instead, where there is no room for two lines."""
    return message("problem-and-remedy", **sentences(found)._asdict())


def _of_note(id_: str, values: Values) -> str:
    """The sentence of a note that `--strict` takes for a problem; a rule writes amounts and days into its own."""
    return in_words(translated(id_, NOTES[id_]), {key: _written(value) for key, value in values.items()})


def _written(value: Value) -> Value:
    return value if isinstance(value, str | int | tuple | Shape) else value_text(value)


def in_words(sentence: str, values: Values) -> str:
    """The sentence with its values written out."""
    return _FORMATTER.vformat(sentence, (), with_system_reason(values))


def not_usable_setting(key: str, fault: Fault | TextProblem) -> str:
    """What is wrong with the value of `--set`; no character of it can act on a terminal."""
    return escape_controls(f"{key}: {in_one_line(fault)}")


def not_usable_customer(fault: Fault) -> str:
    """What is wrong with the value of `--if`; no character of it can act on a terminal."""
    return escape_controls(in_one_line(fault))


class _Formatter(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Shape):
            return translated(f"shape.{value.name.lower()}", SHAPES[value])
        if isinstance(value, tuple):
            return ", ".join(map(quoted, value) if format_spec == "quoted" else value)
        if format_spec == "quoted":
            return quoted(value)
        if format_spec == "cut":
            return cut(value)
        if format_spec == ",":
            return count(value)
        return format(value, format_spec) if format_spec else str(value)


_FORMATTER = _Formatter()
