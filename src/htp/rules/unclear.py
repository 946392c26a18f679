"""Which of the revenue lines that leave something open can still decide whether a share is reached."""

from collections.abc import Sequence
from fractions import Fraction

from htp.profile import ConvertedLine

MOST_SUMS = 10_000
"""Ways to add up the other lines that are tried out; beyond that a line is taken to matter."""


def deciding(lines: Sequence[ConvertedLine], certain: Fraction, needed: Fraction) -> list[ConvertedLine]:
    """The unclear lines that tip the balance for some answer about the others; `certain` is what is reached anyway."""
    return [each for each in lines if _decides(each, [line for line in lines if line is not each], certain, needed)]


def _decides(line: ConvertedLine, others: Sequence[ConvertedLine], certain: Fraction, needed: Fraction) -> bool:
    sums = {certain}
    for other in others:
        sums |= {reached + other.amount for reached in sums if reached + other.amount < needed}
        if len(sums) > MOST_SUMS:
            return line.amount > 0
    return any(reached < needed <= reached + line.amount for reached in sums)
