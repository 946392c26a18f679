"""The rows of a table that could not be read: whether one of them may be another row of a company.

A company of which a row is not read is not judged by its other rows.
"""

import re
from dataclasses import dataclass

from htp.reading.shape import Refused
from htp.spelling import normalised

MAX_KEPT = 100_000
"""Characters of refused rows that are kept; where there are more, any company may be among them."""
_MARKS = re.compile(r"[,;\t\n\"|]")
_PUNCTUATION = re.compile(r"[^\w |]")
_AROUND_MARKS = re.compile(r" ?\|[ |]*")
_LATIN_BY_LOOK = str.maketrans("авекмнорстухі", "abekmhopctyxi")
_NO_LETTERS = re.compile(r"[\W_]+")
_PERIOD = re.compile(r"\|([12][0-9]{3})(?: ?(?:q[1-4]|h[12]|[0-9]{2}|г|г\w?д\w*))?(?=\|)")


@dataclass(slots=True)
class _Run:
    """Rows that follow each other: a line break too many makes two of one."""

    last_number: int
    text: str
    """With a bar for each delimiter, quotation mark and line break."""

    @property
    def letters(self) -> str:
        return letters_of(self.text)

    def may_be_of(self, year: str) -> bool:
        return not year or year in self.letters or not _PERIOD.search(self.text)

    def names(self, letters: str) -> bool:
        """Whether the name is there as a cell, cut in two, or together with the cell beside it."""
        pattern = r"[\W_]*?".join(map(re.escape, letters))
        for found in re.finditer(pattern, self.text):
            beside = self.text[found.start() - 1], self.text[found.end()]
            if "|" in beside and " " not in beside:
                return True
        return False


class RefusedRows:
    """Refused rows in the order of the table."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._kept = 0
        self._letters: str | None = None

    def __bool__(self) -> bool:
        return bool(self._runs)

    def add(self, row: Refused) -> None:
        text = _with_bars(row.text) if self._kept <= MAX_KEPT else ""
        self._kept += len(text)
        if self._runs and self._runs[-1].last_number == row.number - 1:
            run = self._runs[-1]
            run.last_number, run.text = row.number, run.text + text[1:]
        elif text:
            self._runs.append(_Run(row.number, text))

    def row_of(self, name: str, tax_id: str, year: str) -> int | None:
        """The number of a row that may be of the company in that year; empty is what is not known of it."""
        if self._kept > MAX_KEPT:
            return self._runs[0].last_number
        if self._letters is None:
            self._letters = "|".join(run.letters for run in self._runs)
        letters = letters_of(name)
        is_named, has_tax_id = bool(letters) and letters in self._letters, bool(tax_id) and tax_id in self._letters
        if not is_named and not has_tax_id:
            return None
        for run in self._runs:
            is_of_company = (has_tax_id and tax_id in run.letters) or (is_named and run.names(letters))
            if is_of_company and run.may_be_of(year):
                return run.last_number
        return None


def _with_bars(text: str) -> str:
    words = _PUNCTUATION.sub("", folded(_MARKS.sub("|", text)))
    return _AROUND_MARKS.sub("|", f"|{words}|")


def folded(text: str) -> str:
    """The text as names are compared: letters that look alike are one, whatever their alphabet."""
    return normalised(text).translate(_LATIN_BY_LOOK)


def letters_of(text: str) -> str:
    """The letters and digits of the text alone."""
    return _NO_LETTERS.sub("", text)
