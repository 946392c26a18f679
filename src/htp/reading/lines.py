"""The lines of a table: counted, refused where they are too long or no text, and taken back where a row went wrong."""

import csv
import re
from collections.abc import Iterator

from htp.errors import BrokenDocument, Fault, TextProblem
from htp.reading.text import MAX_LINE_LENGTH, russian_codec

MAX_LINES_OF_A_ROW = 100
"""Lines that a row may have, where its cells hold line breaks."""
_NO_TEXT = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte that is not UTF-8 when it is asked to go on (surrogateescape)."""


class Lines:
    """Gives one line after the other, each with its line feed; only the last one may have none."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._of_this_row: list[str] = []
        self._taken_back: list[str] = []
        self._failure: BrokenDocument | None = None
        self._has_letters = False
        """Whether a line before had letters outside ASCII, which were UTF-8."""
        self.count = 0
        self.is_last_line_ended = True

    def begin_row(self) -> None:
        self._of_this_row = []

    def take_back(self, kept: int = 0) -> None:
        """The lines of this row after those first ones are read again: a stray quotation mark hides no row."""
        following = self._of_this_row[kept:]
        self.count -= len(following)
        self._taken_back += reversed(following)
        del self._of_this_row[kept:]

    @property
    def of_this_row(self) -> str:
        return "".join(self._of_this_row)

    def _next(self) -> str:
        """The next line that was not read before; what goes wrong there goes wrong whenever that line is asked for."""
        if self._failure is not None:
            raise self._failure
        try:
            return next(self._lines)
        except BrokenDocument as error:
            self._failure = error
            raise

    def _no_text(self, line: str, byte: str) -> Fault:
        values = {"byte": f"{ord(byte) - 0xDC00:02X}"}
        if not self._has_letters and (codec := russian_codec(line.encode("utf-8", "surrogateescape"))):
            return Fault("table.not-utf-8-but-russian", {**values, "codec": codec})
        return Fault("table.not-utf-8", values)

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        if len(self._of_this_row) >= MAX_LINES_OF_A_ROW:
            raise csv.Error("unexpected end of data")
        line = self._taken_back.pop() if self._taken_back else self._next()
        self.count += 1
        self._of_this_row.append(line)
        if len(line) > MAX_LINE_LENGTH:
            raise BrokenDocument(TextProblem(self.count, 1, "table.line-too-long", {"most": MAX_LINE_LENGTH}))
        if not line.isascii():
            if byte := _NO_TEXT.search(line):
                raise BrokenDocument(TextProblem(self.count, byte.start() + 1, *self._no_text(line, byte[0])))
            self._has_letters = True
        self.is_last_line_ended = line.endswith("\n")
        return line
