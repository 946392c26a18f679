"""`--format junit`: a test case for each company, as build servers read the results of tests.

Not eligible is a failure, undetermined is skipped, and what could not be read is an error: no state of its own is known
to these files, so each case also has the verdict as a property.
"""

from collections import Counter
from enum import Enum
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.document import Rejected
from htp.reports.announcements import Announcement, announcements, tidy
from htp.reports.wording import escape_controls
from htp.verdict import Eligibility


class _State(Enum):
    """The element that says how a case ended."""

    PASSED = ""
    FAILED = "failure"
    SKIPPED = "skipped"
    ERROR = "error"


_STATE_BY_VERDICT = {
    Eligibility.ELIGIBLE: _State.PASSED,
    Eligibility.NOT_ELIGIBLE: _State.FAILED,
    Eligibility.UNDETERMINED: _State.SKIPPED,
}
_UNREADABLE = "invalid"


class Case(NamedTuple):
    """A case, and how it ended."""

    state: _State
    text: str


class JunitReport:
    """One suite; its counts come first, so the cases wait until the last company is judged."""

    def __init__(self) -> None:
        self._cases: list[Case] = []

    def opening(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n'

    def item(self, result: Result) -> Case:
        found, path = tuple(announcements(result)), tidy(result.path)
        if isinstance(result, Rejected):
            return _case(_State.ERROR, path, f"{path} ({result.document})", _UNREADABLE, found)
        verdict, company = result.assessment.verdict, result.assessment.company
        return _case(_STATE_BY_VERDICT[verdict], path, company, verdict.value, found)

    def entry(self, item: Case) -> str:
        self._cases.append(item)
        return ""

    def closing(self, portfolio: Portfolio) -> str:
        del portfolio
        counts = Counter(each.state for each in self._cases)
        suite = (
            f'tests="{len(self._cases)}" failures="{counts[_State.FAILED]}" errors="{counts[_State.ERROR]}" '
            f'skipped="{counts[_State.SKIPPED]}"'
        )
        cases = "".join(each.text for each in self._cases)
        return f'<testsuites {suite}>\n  <testsuite name="htp" {suite}>\n{cases}  </testsuite>\n</testsuites>\n'


def _case(state: _State, path: str, name: str, verdict: str, found: tuple[Announcement, ...]) -> Case:
    lines = [
        f"    <testcase classname={_attribute(path)} name={_attribute(name)}>\n",
        f'      <properties><property name="verdict" value="{verdict}"/></properties>\n',
    ]
    if state is not _State.PASSED:
        head = "; ".join(dict.fromkeys(each.title for each in found))
        body = "\n".join(f"{_place(each)}: {each.text}" for each in found)
        lines.append(
            f'      <{state.value} type="{verdict}" message={_attribute(head)}>{_text(body)}</{state.value}>\n'
        )
    return Case(state, "".join([*lines, "    </testcase>\n"]))


def _place(found: Announcement) -> str:
    return ":".join(str(each) for each in (found.path, found.line, found.column) if each is not None)


def _attribute(value: str) -> str:
    return quoteattr(escape_controls(value))


def _text(value: str) -> str:
    return escape("\n".join(escape_controls(line) for line in value.split("\n")))
