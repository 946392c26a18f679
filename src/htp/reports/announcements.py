"""What a build server is told of a result, whatever its format: what is wrong, where, how serious."""

import os
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from htp.assessing.places import deciding_places
from htp.assessing.results import Assessed, Result
from htp.document import Rejected
from htp.errors import Diagnostic
from htp.reports import wording
from htp.reports.wording.messages import message
from htp.verdict import Finding, RuleVerdict

UNREADABLE = "input"
"""Stands for the rule where an input could not be read."""


class Weight(Enum):
    """How serious something is."""

    FAILED = "failed"
    """A criterion is not met."""
    OPEN = "open"
    """A fact is missing, or the law is not known."""
    DEFERRED = "deferred"
    """A criterion is not met, and not required yet."""
    UNREADABLE = "unreadable"


class Announcement(NamedTuple):
    """One thing that is wrong."""

    weight: Weight
    rule: str
    title: str
    text: str
    """Why, and what to do, in sentences."""
    path: str
    """Without the dot that a folder named `.` puts before it."""
    line: int | None
    column: int | None


_WEIGHT_BY_VERDICT = {
    RuleVerdict.FAIL: Weight.FAILED,
    RuleVerdict.UNDETERMINED: Weight.OPEN,
    RuleVerdict.DEFERRED: Weight.DEFERRED,
}


def announcements(result: Result) -> Iterator[Announcement]:
    """One for each criterion that is not met, or for each thing that is wrong with an input."""
    if isinstance(result, Rejected):
        yield from (_unreadable(each) for each in result.diagnostics)
        return
    places = deciding_places(result)
    for finding in result.assessment.criteria:
        if finding.verdict in _WEIGHT_BY_VERDICT:
            first = next(iter(places.get(finding.rule, ())), None)
            line, column = (first.line, first.column) if first else (None, None)
            title = message("announcement-title", company=result.assessment.company, rule=finding.title)
            weight = _WEIGHT_BY_VERDICT[finding.verdict]
            yield Announcement(weight, finding.rule, title, _text(result, finding), tidy(result.path), line, column)


def tidy(path: str) -> str:
    """The path as build servers name it."""
    return path.removeprefix(f".{os.sep}")


def _text(result: Assessed, finding: Finding) -> str:
    sentences = [wording.explanation(finding), *wording.remedies(finding)]
    if result.assessment.turning:
        sentences.append(message("announcement-turning"))
    return " ".join(sentences)


def _unreadable(diagnostic: Diagnostic) -> Announcement:
    from htp.reports.wording.problems import in_one_line

    place, title = diagnostic.location, message("announcement-unreadable")
    text = in_one_line(diagnostic)
    return Announcement(Weight.UNREADABLE, UNREADABLE, title, text, tidy(place.path), place.line, place.column)
