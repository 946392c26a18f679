"""`--format github`: workflow commands, of which GitHub Actions makes annotations beside the lines that decide.

A step shows ten of each kind; the summary of the job, which `htp check` writes as well, has all companies.
"""

from collections.abc import Mapping

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.reports.announcements import Announcement, Weight, announcements
from htp.reports.wording.figures import escape_characters

_COMMAND_BY_WEIGHT = {
    Weight.FAILED: "error",
    Weight.UNREADABLE: "error",
    Weight.OPEN: "warning",
    Weight.DEFERRED: "notice",
}
_ESCAPES: Mapping[str, str] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPES_IN_PROPERTIES: Mapping[str, str] = {**_ESCAPES, ":": "%3A", ",": "%2C"}


class GithubReport:
    """A line for each thing that is wrong; nothing where nothing is."""

    def opening(self) -> str:
        return ""

    def item(self, result: Result) -> str:
        return "".join(_command(each) for each in announcements(result))

    def entry(self, item: str) -> str:
        return item

    def closing(self, portfolio: Portfolio) -> str:
        del portfolio
        return ""


def _command(found: Announcement) -> str:
    properties = {"file": found.path, "line": found.line, "col": found.column, "title": found.title}
    written = ",".join(
        f"{name}={_escaped(str(value), _ESCAPES_IN_PROPERTIES)}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{_COMMAND_BY_WEIGHT[found.weight]} {written}::{_escaped(found.text, _ESCAPES)}\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in escape_characters(text))
