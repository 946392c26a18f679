"""What is wrong and what to write instead, by the id of the problem; `problems.py` writes the values into it."""

from collections.abc import Mapping
from types import MappingProxyType

from htp.reports.wording.file_problem_sentences import FILE_PROBLEMS
from htp.reports.wording.profile_problem_sentences import PROFILE_PROBLEMS
from htp.reports.wording.report_problem_sentences import REPORT_PROBLEMS
from htp.reports.wording.rulebook_problem_sentences import RULEBOOK_PROBLEMS

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**FILE_PROBLEMS, **PROFILE_PROBLEMS, **REPORT_PROBLEMS, **RULEBOOK_PROBLEMS}
)
"""The problem and what to write instead."""
