"""`htp verify --format json` (htp/verification/1)."""

from htp.document import NumberText
from htp.reports.json_answer import Object, written
from htp.reports.verification import ABSENT, Difference, Reason, Verification

FORMAT = "htp/verification/1"


def render(found: Verification, report: str, version: str) -> str:
    """What is another one, and the first differences; of all of them the number."""
    return written(
        {
            "format": FORMAT,
            "generator": {"name": "htp", "version": version},
            "report": report,
            "same": found.is_same,
            "reasons": [each.value for each in Reason if each in found.reasons],
            "count": found.count,
            "differences": [_difference_object(each) for each in found.differences],
        }
    )


def _difference_object(difference: Difference) -> Object:
    sides = {"stated": difference.stated, "derived": difference.derived}
    return {
        "key": difference.key or None,
        "line": difference.place.line,
        "column": difference.place.column,
        **{side: _value(value) for side, value in sides.items() if value is not ABSENT},
    }


def _value(value: object) -> object:
    return int(value) if isinstance(value, NumberText) and value.isdecimal() else value
