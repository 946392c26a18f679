"""Which of the revenue lines that leave something open can still decide whether a share is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from htp.money import Number, plus

if TYPE_CHECKING:
    from htp.company.profile import ConvertedLine

MAX_LINES_TRIED = 8
"""Beyond so many, every line with an amount is taken to matter: each further line doubles the answers to try."""


def pivotal_lines(lines: Sequence[ConvertedLine], certain: Number, needed: Number) -> list[ConvertedLine]:
    """The unclear lines that tip the balance for some answer about the others; `certain` is what is reached anyway."""
    if len(lines) > MAX_LINES_TRIED:
        return [line for line in lines if line.amount > 0]
    return [each for each in lines if _is_pivotal(each, [line for line in lines if line is not each], certain, needed)]


def _is_pivotal(line: ConvertedLine, others: Sequence[ConvertedLine], certain: Number, needed: Number) -> bool:
    sums = {certain}
    for other in others:
        sums |= {plus(reached, other.amount) for reached in sums}
    return any(reached < needed <= plus(reached, line.amount) for reached in sums)
