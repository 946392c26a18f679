"""`--format jsonl`: an object a line, as the companies are judged; each says of what type it is.

`result` and `error` are the objects of `--format json`. The last line is the `summary`, with all that `--format json`
says beside them, so that a report without one is known to have broken off.
"""

import json
from typing import Any

from htp.assessing.results import Result
from htp.assessing.totals import Portfolio
from htp.document import Rejected
from htp.reports.json_report import assessed_object, error_objects, head_object, remark_objects, summary_object
from htp.reports.provenance import Provenance
from htp.rulebook.model import Rulebook


class JsonLinesReport:
    """ASCII only, so that it is the same in every encoding."""

    def __init__(self, rulebook: Rulebook, version: str, provenance: Provenance | None = None) -> None:
        self._head = head_object(rulebook, version, provenance)

    def opening(self) -> str:
        return ""

    def item(self, result: Result) -> str:
        if isinstance(result, Rejected):
            return "".join(_line("error", each) for each in error_objects(result))
        return _line("result", assessed_object(result))

    def entry(self, item: str) -> str:
        return item

    def closing(self, portfolio: Portfolio) -> str:
        return _line("summary", {**self._head, **summary_object(portfolio), **remark_objects(portfolio)})


def _line(type_: str, value: dict[str, Any]) -> str:
    return _encoded({"type": type_, **value}) + "\n"


_encoded = json.JSONEncoder(check_circular=False).encode
"""No object of a report contains itself; to look for that takes a tenth of the time."""
