"""What the program concludes: verdicts, the findings they rest on, and the assessment of one company."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from htp.money import Brief, Money, Number, times
from htp.vocabulary import Eligibility as Eligibility
from htp.vocabulary import Kind as Kind
from htp.vocabulary import NoteKind as NoteKind
from htp.vocabulary import RuleVerdict as RuleVerdict
from htp.vocabulary import Status as Status


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole: kept as its two amounts, so that nothing is divided before it is shown."""

    part: Number
    whole: Number

    def __lt__(self, other: "Share") -> bool:
        return times(self.part, other.whole) < times(other.part, self.whole)


class PeriodName(str):
    """A period as profiles write it, `2016-H2`; sentences have its words."""

    __slots__ = ()


Value = Money | Brief | Share | Number | int | date | str | tuple[str, ...]
"""What a text can name. A Number is a share or rate, shown in per cent; an int is a count."""


_NO_VALUES: Mapping[str, "TextValue"] = {}


class Text(NamedTuple):
    """A sentence by its id, with the values that it names; the reports write it out in the language asked for."""

    id: str
    values: Mapping[str, "TextValue"] = _NO_VALUES


TextValue = Value | Text | tuple[Text, ...]
"""A value of a text; a word of the language is a text itself."""


class Remedy(NamedTuple):
    """One way to meet a criterion, and the facts of the profile that it would change."""

    name: str
    text: Text
    changes: Mapping[str, str]
    """New values by dotted key, as they would be written into the profile."""


class Caveat(NamedTuple):
    """A doubt about a finding: a value that was not read in an official text, or a point that was not found."""

    subject: str
    shown: "Value | Text"
    """The value; the text `not-found` where there is none."""
    status: Status
    sources: tuple[str, ...]
    place: str
    doubt: Text | None = None
    """What is not sure, in a sentence; None where it is the value itself."""


class Note(NamedTuple):
    """Something that was read, assumed or looks wrong without being an error."""

    kind: NoteKind
    text: Text
    key: str | None = None
    """The dotted key of the fact that it is about."""


class Choice(NamedTuple):
    """An option of a reading."""

    reading: str
    option: str


class Alternative(NamedTuple):
    """What the verdict is if one reading is taken otherwise."""

    option: str
    verdict: Eligibility


class Turning(NamedTuple):
    """Options of other readings that turn the verdict together, and no part of them does."""

    choices: tuple[Choice, ...]
    verdict: Eligibility
    missing: tuple[str, ...] = ()
    """The keys of facts that the profile does not state and that could show that they do not turn it after all."""


class ReadingTaken(NamedTuple):
    """A contested point of the law that matters to a company: how it was read, and what else it could mean."""

    id: str
    chosen: str
    default: str
    alternatives: tuple[Alternative, ...]


class FeeFigures(NamedTuple):
    """Where a resident stands with the fee of the period; None where a fact is missing for it."""

    due: Money | None
    """The fee of the quarters that are over."""
    paid: Money | None
    """All that has been paid for the period."""
    to_pay: Money | None
    """What is open of the fee that is due; the least that it can be, where the quarter of some revenue is missing."""
    not_yet_due: Money | None
    """What is open of the fee of quarters that are not over."""


class Finding(NamedTuple):
    """What one rule says of one company, and why."""

    rule: str
    title: str
    kind: Kind
    verdict: RuleVerdict
    explanation: Text
    measured: Share | None = None
    required: Number | None = None
    amount: Money | None = None
    remedies: tuple[Remedy, ...] = ()
    missing: tuple[str, ...] = ()
    """The keys that can still change this answer."""
    sources: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    notes: tuple[Note, ...] = ()
    readings: tuple[str, ...] = ()
    """The readings that this answer took a side on."""
    fee: FeeFigures | None = None


class Assessment(NamedTuple):
    """Every rule's finding about one company under the rules in force on one day."""

    company: str
    as_of: date
    verdict: Eligibility
    findings: tuple[Finding, ...]
    readings: tuple[ReadingTaken, ...] = ()
    """The readings that matter to the company."""
    turning: tuple[Turning, ...] = ()
    """Every smallest set of other options that turns the verdict; none where it holds under all."""

    def __hash__(self) -> int:
        return hash((self.company, self.as_of, self.verdict))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all findings, each once."""
        notes: list[Note] = []
        for finding in self.findings:
            notes += [each for each in finding.notes if each not in notes]
        return tuple(notes)

    @property
    def criteria(self) -> tuple[Finding, ...]:
        """The findings that decide the verdict."""
        return tuple(each for each in self.findings if each.kind is Kind.CRITERION)

    @property
    def open_criteria(self) -> tuple[Finding, ...]:
        """Those of them that are not answered."""
        return tuple(each for each in self.criteria if each.verdict is RuleVerdict.UNDETERMINED)

    @property
    def turning_readings(self) -> tuple[str, ...]:
        """The readings that turn the verdict, alone or together."""
        return tuple(dict.fromkeys(choice.reading for each in self.turning for choice in each.choices))

    @property
    def has_deferred(self) -> bool:
        """A criterion is not met, and not required yet."""
        return any(each.verdict is RuleVerdict.DEFERRED for each in self.criteria)

    def finding(self, rule: str) -> Finding:
        """What the rule of that id found."""
        return next(each for each in self.findings if each.rule == rule)
