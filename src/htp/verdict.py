"""What the program concludes: verdicts, the findings they rest on, and the assessment of one company."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from htp.money import Money, Number, times
from htp.vocabulary import Eligibility as Eligibility
from htp.vocabulary import Kind as Kind
from htp.vocabulary import RuleVerdict as RuleVerdict
from htp.vocabulary import Status as Status


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole: kept as its two amounts, so that nothing is divided before it is shown."""

    part: Number
    whole: Number

    def __lt__(self, other: "Share") -> bool:
        return times(self.part, other.whole) < times(other.part, self.whole)


Value = Money | Share | Number | int | date | str | tuple[str, ...]
"""What a text can name. A Number is a share or rate, shown in per cent; an int is a count."""


class Text(NamedTuple):
    """A sentence by its id, with the values that it names; the reports write it out in the language asked for."""

    id: str
    values: Mapping[str, "TextValue"] = MappingProxyType({})


TextValue = Value | Text | tuple[Text, ...]
"""A value of a text; a word of the language is a text itself."""


class Remedy(NamedTuple):
    """One way to meet a criterion, and the facts of the profile that it would change."""

    name: str
    text: Text
    changes: Mapping[str, str]
    """New values by dotted key, as they would be written into the profile."""


class Caveat(NamedTuple):
    """A value that the finding rests on and that was not read in an official text."""

    subject: str
    shown: Value
    status: Status
    sources: tuple[str, ...]
    place: str


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


class Assessment(NamedTuple):
    """Every rule's finding about one company under the rules in force on one day."""

    company: str
    as_of: date
    verdict: Eligibility
    findings: tuple[Finding, ...]

    @property
    def has_deferred(self) -> bool:
        """A criterion is not met, and not required yet."""
        return any(each.kind is Kind.CRITERION and each.verdict is RuleVerdict.DEFERRED for each in self.findings)

    def finding(self, rule: str) -> Finding:
        """What the rule of that id found."""
        return next(each for each in self.findings if each.rule == rule)
