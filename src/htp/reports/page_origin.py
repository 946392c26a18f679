"""What a page was made from: read by the lawyer in its appendix, and by programs as a line of JSON."""

import json
from typing import NamedTuple

from htp.assessing.results import Assessed
from htp.document import Original
from htp.reports.provenance import Provenance, provenance_object

FORMAT = "htp/page/1"
PAGE_ELEMENT = "htp-provenance"
"""The id of the element that has it in a page."""
ORIGIN_IN_MARKDOWN = "<!-- htp-provenance {} -->"
"""The line that has it in Markdown, which shows no comments."""
INDEX = "htp/index/1"
"""Stands in every index, so that a folder of pages can be known as one."""


class PageOrigin(NamedTuple):
    """One company of a run."""

    made_from: Provenance
    version: str
    """Of the program."""
    result: Assessed

    @property
    def input_sha256(self) -> str | None:
        """Of the file that the company was read from, whole."""
        original = self.result.original
        return original.sha256 if isinstance(original, Original) else original


def as_json(origin: PageOrigin) -> str:
    """The origin with the verdict, in a line."""
    result = origin.result
    return json.dumps(
        {
            "format": FORMAT,
            "version": origin.version,
            "provenance": provenance_object(origin.made_from),
            "path": result.path,
            "document": result.document,
            "sha256": origin.input_sha256,
            "as_of": result.assessment.as_of.isoformat(),
            "today": None if result.today is None else result.today.isoformat(),
            "company": result.assessment.company,
            "verdict": result.assessment.verdict.value,
        }
    )
