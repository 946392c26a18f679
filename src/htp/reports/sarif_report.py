"""`--format sarif`: SARIF 2.1.0, which code scanning and editors read; one result for each criterion that is not met.

A missed criterion and an input that could not be read are errors. What is open has the kind `open`, which that format
has for a rule that knows too little, and what is deferred is a note; neither is an alert.
"""

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.language import spoken
from htp.reports.announcements import UNREADABLE, Announcement, Weight, announcements
from htp.reports.wording import escape_controls
from htp.reports.wording.messages import message
from htp.rulebook.model import Rulebook
from htp.verdict import Kind

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_JUDGED: Mapping[Weight, dict[str, str]] = {
    Weight.FAILED: {"kind": "fail", "level": "error"},
    Weight.UNREADABLE: {"kind": "fail", "level": "error"},
    Weight.OPEN: {"kind": "open", "level": "none"},
    Weight.DEFERRED: {"kind": "fail", "level": "note"},
}


class SarifReport:
    """ASCII only, so that it is the same in every encoding."""

    def __init__(self, rulebook: Rulebook, version: str) -> None:
        self._head = _head(rulebook, version)
        self._has_results = False

    def opening(self) -> str:
        return json.dumps(self._head)[: -len("]}]}")]

    def item(self, result: Result) -> str:
        return ",\n".join(json.dumps(_result(each)) for each in announcements(result))

    def entry(self, item: str) -> str:
        if not item:
            return ""
        comma, self._has_results = ("," if self._has_results else ""), True
        return f"{comma}\n{item}"

    def closing(self, portfolio: Portfolio) -> str:
        del portfolio
        return "\n]}]}\n"


def _head(rulebook: Rulebook, version: str) -> dict[str, Any]:
    criteria = [each for each in rulebook.rules.values() if each.kind is Kind.CRITERION]
    rules = [
        {
            "id": each.id,
            "shortDescription": {"text": each.title},
            "fullDescription": {"text": each.interpretation},
            "help": {"text": each.place},
        }
        for each in criteria
    ]
    unreadable = {"id": UNREADABLE, "shortDescription": {"text": message("announcement-unreadable")}}
    driver = {"name": "htp", "version": version, "rules": [*rules, unreadable]}
    properties = {"rulebook": rulebook.id, "rulebookVersion": rulebook.version}
    run = {
        "tool": {"driver": driver},
        "language": spoken(),
        "columnKind": "unicodeCodePoints",
        "properties": properties,
        "results": [],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(found: Announcement) -> dict[str, Any]:
    region = {} if found.line is None else {"startLine": found.line}
    if found.line is not None and found.column is not None:
        region["startColumn"] = found.column
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.path)}}
    return {
        "ruleId": found.rule,
        **_JUDGED[found.weight],
        "message": {"text": escape_controls(f"{found.title}. {found.text}")},
        "locations": [{"physicalLocation": {**place, **({"region": region} if region else {})}}],
    }


def _uri(path: str) -> str:
    """The path as a reference: relative where it was named so, else with the scheme of files."""
    slashes = path.replace(os.sep, "/")
    return f"file://{quote(slashes)}" if slashes.startswith("/") else quote(slashes)
