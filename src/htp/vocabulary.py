"""The words of an answer, on which scripts depend; apart, because the options of a command need nothing else of it."""

from enum import StrEnum


class Kind(StrEnum):
    """What a rule is for."""

    CRITERION = "criterion"
    """Decides whether a company is eligible."""
    OBLIGATION = "obligation"
    """Says what residency costs; never changes the verdict."""
    INFORMATION = "information"


class RuleVerdict(StrEnum):
    """What one rule says of one company."""

    PASS = "pass"
    FAIL = "fail"
    DEFERRED = "deferred"
    """Not met, and not yet required."""
    UNDETERMINED = "undetermined"
    """A fact is missing; never treated as a failure."""
    ESTIMATE = "estimate"
    """What an applicant would owe as a resident."""
    DUE = "due"
    SETTLED = "settled"
    ARREARS = "arrears"
    """Less has been paid than is owed."""
    EXEMPT = "exempt"


class Eligibility(StrEnum):
    """What all criteria together say."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    UNDETERMINED = "undetermined"


NEEDING_WORK_FIRST = (Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED, Eligibility.ELIGIBLE)
"""The order in which verdicts are shown to a person."""


class NoteKind(StrEnum):
    """What a note is about."""

    READ_AS = "read-as"
    """Something was read otherwise than it is written."""
    CHECK = "check"
    """Something looks wrong."""
    LEFT_OUT = "left-out"
    """Something was not used."""


class Status(StrEnum):
    """How sure a value is; from surest to least sure."""

    VERIFIED = "verified"
    """Read in an official text."""
    SECONDARY = "secondary"
    """Read in the press, an adviser's page or an interview only."""
    ASSUMED = "assumed"
    """Our own reading."""
