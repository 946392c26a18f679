"""`htp ask --format json` (htp/ask/1): the questions to all companies, for one as for many."""

from collections.abc import Iterable

from htp.assessing.pipeline import AssessedProfile
from htp.assessing.questions import Inquiry, Question
from htp.reports.answers.ask import meaning_of, reason_for, wording_of
from htp.reports.json_answer import Found, Object, beside_results, written
from htp.reports.json_parts import report_head
from htp.reports.json_report import doubts_of, result_head
from htp.reports.wording.writing import Wording
from htp.rulebook.model import Rulebook
from htp.verdict import Text

FORMAT = "htp/ask/1"


def render(asked: Iterable[tuple[AssessedProfile, Inquiry]], found: Found, rulebook: Rulebook, version: str) -> str:
    """The questions in the order of the inputs, and what is wrong with those that could not be used."""
    wording = Wording(rulebook, escape=str)
    results = [_result(company, inquiry, wording) for company, inquiry in asked]
    return written({**report_head(FORMAT, rulebook, version), "results": results, **beside_results(found)})


def _result(company: AssessedProfile, inquiry: Inquiry, wording: Wording) -> Object:
    meaning = meaning_of(inquiry, company.result.assessment)
    return {
        **result_head(company.result),
        "questions": [_question(each, company, wording) for each in inquiry.questions],
        **doubts_of(company.result),
        "text": meaning,
        "message": wording.write(Text(meaning)),
    }


def _question(asked: Question, company: AssessedProfile, wording: Wording) -> Object:
    """`alone`: what the verdict can become with an answer to this key and no other."""
    return {
        "key": asked.key,
        "rules": list(asked.rules),
        "alone": [each.value for each in asked.alone],
        "question": wording.write(wording_of(asked, company.read.profile)),
        "why": wording.write(reason_for(asked, company.result.assessment)),
    }
