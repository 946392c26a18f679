"""The rulebook as the rules see it: sources, dated parameters, activity categories and what each rule says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from htp.language import ENGLISH
from htp.money import Money, Number
from htp.rulebook.text_ids import (
    caveat_text,
    common_text,
    name_text,
    note_text,
    reason_text,
    remedy_text,
    situation_text,
    title_text,
)
from htp.rulebook.words import Words
from htp.verdict import Kind, Status

_NO_WORDS = Words()
_NOTHING: Mapping[str, Any] = {}

ParameterValue = Number | int | Money
"""A share, a number of months, or an amount of money a month."""


class Source(NamedTuple):
    """A text that a fact was taken from."""

    id: str
    title: str
    kind: str
    citation: str
    url: str
    read_on: date
    checked_on: date
    """When it was last compared with the rulebook: the day it was read, if not since."""


class DatedValue(NamedTuple):
    """What a parameter is from `first` to `last`, both included; `last` is None where no end is known.

    Exactly one of three holds: there is a value; the requirement is lifted; or `gap` says why no value is known.
    """

    first: date
    last: date | None
    value: ParameterValue | None
    is_lifted: bool
    gap: str | None
    sources: tuple[str, ...]
    place: str
    status: Status
    is_about: bool = False
    """The source gives the value as about that much."""

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Parameter(NamedTuple):
    """A figure of the law with its history; the values follow each other without gap or overlap."""

    id: str
    title: str
    unit: str
    values: tuple[DatedValue, ...]


class CategoryKind(StrEnum):
    """What the catalogue says of an activity."""

    PERMITTED = "permitted"
    OPEN = "open"
    """Neither on the park's list as we could read it nor proved to be off it."""
    OUTSIDE = "outside"
    """Plainly another trade."""


class Category(NamedTuple):
    """An activity of the catalogue."""

    id: str
    kind: CategoryKind
    group: str
    """Of the park's list, or `practice`; for what is not permitted, its kind."""
    basis: str
    """`law` or `practice`; for what is not permitted, its kind."""
    title: str
    """In the language that is spoken."""
    titles: Mapping[str, str]
    """In each language, by its code: English and Russian at least."""
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    """Classifier codes; the mapping is our own and no part of any law."""
    sources: tuple[str, ...]
    place: str
    status: Status
    note: str | None
    is_product: bool = False
    """It can be built as software, to order: a market place, but not an advertisement."""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the activity may be called, codes apart."""
        return (self.id, *self.titles.values(), *self.aliases)


class Stage(StrEnum):
    """For whom a step of the procedure still lies ahead."""

    START_UP = "start-up"
    """Applicants that have had no revenue yet."""
    APPLICANT = "applicant"
    INITIAL = "initial"
    """Applicants, and residents without their final registration."""
    RESIDENT = "resident"
    """Applicants and residents."""


class Step(NamedTuple):
    """A step on the road to a tested residency."""

    id: str
    title: str
    text: str
    legal_forms: tuple[str, ...]
    """Whom the step is for; empty if for all."""
    stage: Stage
    sources: tuple[str, ...]
    place: str
    status: Status


class Signature(NamedTuple):
    """What a rule hands to the texts: the values that each situation, remedy and caveat can name."""

    situations: Mapping[str, frozenset[str]]
    remedies: Mapping[str, frozenset[str]]
    caveats: Mapping[str, frozenset[str]] = _NOTHING


class RuleCaveat(NamedTuple):
    """A point that was not found or is contested, where it can decide an answer of a rule."""

    text: str
    sources: tuple[str, ...]
    place: str


class ReadingOption(NamedTuple):
    """One way to read a contested point."""

    id: str
    text: str
    like: str
    """The shipped option that is compared like this one: its own id, but for an option that an overlay adds."""
    sources: tuple[str, ...]
    place: str
    status: Status
    parameters: Mapping[str, "Parameter"] = _NOTHING
    """Figures that hold under this option instead of those of the rulebook; only an overlay has some."""


class Reading(NamedTuple):
    """A contested point of the law, with the ways to read it."""

    id: str
    title: str
    question: str
    """What to ask the Directorate."""
    rules: tuple[str, ...]
    """The rules that the point can change."""
    default: str
    options: Mapping[str, ReadingOption]


class RuleEntry(NamedTuple):
    """What the rulebook says about a rule; the comparing itself is code."""

    id: str
    title: str
    question: str
    kind: Kind
    needs: tuple[str, ...]
    uses: tuple[str, ...]
    sources: tuple[str, ...]
    place: str
    status: Status
    interpretation: str
    alternative: str
    texts: Mapping[str, str]
    remedies: Mapping[str, str]
    caveats: Mapping[str, RuleCaveat] = _NOTHING
    name: str = ""
    """What the rule is called where there is little room."""
    reasons: Mapping[str, str] = _NOTHING
    """Each situation in a few words."""


class NoValue(LookupError):
    """On that day the rulebook knows no value of the parameter, and says so."""

    def __init__(self, parameter: Parameter, entry: DatedValue, reason: str) -> None:
        super().__init__(f"{parameter.id}: {reason}")
        self.entry = entry
        self.reason = reason


class Overlay(NamedTuple):
    """What was laid over a rulebook: a bill under discussion, another threshold."""

    id: str
    version: str
    title: str
    path: str
    sha256: str | None = None
    """Of the file; None where there is none."""


@dataclass(frozen=True)
class Rulebook:
    """The rules of one regime; look-ups take the day on which they are to be in force."""

    id: str
    version: str
    in_force_from: date
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    categories: Mapping[str, Category]
    """Of all kinds: permitted, open and outside."""
    rules: Mapping[str, RuleEntry]
    common_texts: Mapping[str, str]
    common_reasons: Mapping[str, str]
    """The same in a few words."""
    steps: tuple[Step, ...] = ()
    words: Words = _NO_WORDS
    overlay: Overlay | None = None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The options taken instead of the defaults, by the id of the reading."""
    language: str = ENGLISH
    """What its texts for people are in."""

    def __repr__(self) -> str:
        """Which one it is; a notebook or a traceback has no room for all that it says."""
        return f"Rulebook(id={self.id!r}, version={self.version!r}, chosen={dict(self.chosen)!r})"

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Kept, because what is kept of companies is kept by rulebook."""
        return hash((self.id, self.version, self.language, frozenset(self.chosen.items())))

    def __getstate__(self) -> dict[str, object]:
        """Without what was worked out from the rest, which another process works out anew where it needs it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def option_of(self, reading: str) -> str:
        """The option of the reading that is in force."""
        return self.chosen.get(reading, self.readings[reading].default)

    def reading(self, reading: str) -> str:
        """How the reading is taken, as the rules know it: the shipped option that is like the one in force."""
        return self.readings[reading].options[self.option_of(reading)].like

    @cached_property
    def readings_with_figures(self) -> tuple[str, ...]:
        """The readings that have an option with figures of its own: these matter whatever a rule takes a side on."""
        return tuple(
            each.id for each in self.readings.values() if any(option.parameters for option in each.options.values())
        )

    def under(self, options: Mapping[str, str]) -> "Rulebook":
        """The rulebook with those options in force, the others as they are; raises KeyError for an unknown one."""
        chosen = {**self.chosen, **options}
        key = frozenset(chosen.items())
        if key not in self._variants:
            parameters = dict(self.parameters)
            for reading, option in chosen.items():
                parameters.update(self.readings[reading].options[option].parameters)
            self._variants[key] = replace(self, chosen=chosen, parameters=parameters)
        return self._variants[key]

    @cached_property
    def _variants(self) -> dict[frozenset[tuple[str, str]], "Rulebook"]:
        return {}

    def entry_on(self, parameter_id: str, day: date) -> DatedValue:
        """The entry of the parameter for that day; raises NoValue in a declared gap, KeyError for an unknown id."""
        parameter = self.parameters[parameter_id]
        for entry in parameter.values:
            if entry.covers(day):
                if entry.gap is not None:
                    raise NoValue(parameter, entry, entry.gap)
                return entry
        raise AssertionError(f"{parameter_id} has no entry on {day}, which the loader should have refused")

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The titles of rules and the sentences about what they find, by id; `{names}` are values of the text."""
        texts = {common_text(name): text for name, text in self.common_texts.items()}
        texts.update((reason_text(common_text(name)), text) for name, text in self.common_reasons.items())
        for rule in self.rules.values():
            texts[title_text(rule.id)] = rule.title
            texts[name_text(rule.id)] = rule.name
            texts.update((reason_text(situation_text(rule.id, name)), text) for name, text in rule.reasons.items())
            texts.update((situation_text(rule.id, name), text) for name, text in rule.texts.items())
            texts.update((remedy_text(rule.id, name), text) for name, text in rule.remedies.items())
            texts.update((caveat_text(rule.id, name), caveat.text) for name, caveat in rule.caveats.items())
        texts.update((note_text(each.id), each.note) for each in self.categories.values() if each.note)
        return texts

    @cached_property
    def permitted(self) -> Mapping[str, Category]:
        """The categories that a resident may earn its income from."""
        return {each.id: each for each in self.categories.values() if each.kind is CategoryKind.PERMITTED}
