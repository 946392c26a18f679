"""What the program does with one input, whatever it holds: judged, told in every format, and each promise looked at."""

import re
import unicodedata
from datetime import date
from io import BytesIO

from htp import __version__
from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.assessing.results import Assessed, Result
from htp.document import Rejected, Remark
from htp.reading.documents import STANDARD_INPUT, StandardInput, inputs_below
from htp.reports import diagnostic_report
from htp.reports.csv_report import CsvReport
from htp.reports.json_lines_report import JsonLinesReport
from htp.reports.wording.problems import sentences
from htp.vocabulary import Eligibility
from support.builders import rulebook
from support.render import table_report, whole

TODAY = date(2026, 11, 23)
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""
_ACTING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""The categories of what a terminal may act on instead of showing it: escapes, directions, what cannot be seen."""


def answered(name: str, content: bytes) -> tuple[Result, ...]:
    """The results of an input of that name, after every format has told them and nothing was found amiss."""
    terms = RunSettings(rulebook(), None, TODAY)
    results: list[Result] = []
    for source in inputs_below([STANDARD_INPUT], StandardInput(BytesIO(content).read, name)):
        found = [each for each in assess_input(source, terms) if not isinstance(each, Remark)]
        results += (each.result if isinstance(each, AssessedProfile) else each for each in found)
    assert results, "no result at all: nobody would know that the input was not judged"
    line_count = len(_LINE_BREAK.split(content.decode(errors="replace")))
    for each in results:
        if isinstance(each, Rejected):
            _look_at_rejected(each, name, line_count)
        else:
            assert each.assessment.verdict in Eligibility
    for report in (JsonLinesReport(rulebook(), __version__), CsvReport(rulebook())):
        whole(report, results)
    if any(isinstance(each, Assessed) for each in results):
        look_at_terminal(whole(table_report(rulebook()), results))
    return tuple(results)


def _look_at_rejected(rejected: Rejected, name: str, line_count: int) -> None:
    assert rejected.path == name
    assert rejected.diagnostics, "refused without a word"
    for each in rejected.diagnostics:
        problem, remedy = sentences(each)
        assert problem.strip()
        assert remedy.strip()
        if each.location.line is not None:
            assert 1 <= each.location.line <= line_count + 1
            assert each.location.column is None or each.location.column >= 1
    look_at_terminal(diagnostic_report.render(rejected.diagnostics))


def look_at_terminal(text: str) -> None:
    """Nothing in a text for a terminal can do more there than be seen."""
    assert not [each for each in text if unicodedata.category(each) in _ACTING and each != "\n"]
    text.encode()
