"""Rows whose amounts are the sums of the rows above them: they may be totals, whatever they are called."""

import re
from collections.abc import Mapping
from functools import lru_cache

AMOUNT_KEYS = re.compile(r"revenue\.(?:total|export|lines\.\d+\.amount)|staff\.payroll|profit")
_PLAIN = re.compile(r"([0-9]{1,30})(?:[.,]([0-9]{1,2}))?")
_BLANKS = str.maketrans("", "", " \u00a0\u202f")
_MIN_ROWS = 2
_MIN_SUMS = 2
"""Columns that have to agree in a row with other facts: the amounts of a single column are often round ones."""
_NO_OTHER_FACTS = frozenset({"company.name", "revenue.currency"})


class Sums:
    """The sums of the amounts in each column, from the first row on and since the last row of sums."""

    def __init__(self) -> None:
        self._all: dict[str, int | None] = {}
        self._part: dict[str, int | None] = {}
        self._rows = self._rows_of_part = 0
        self._first: Mapping[str, str] = {}

    def has(self, facts: Mapping[str, str]) -> bool:
        """Whether the row may be one of sums; if it is none, it is added to them."""
        amounts = _amounts_in(facts)
        self._first = self._first or facts
        for sums, rows in ((self._part, self._rows_of_part), (self._all, self._rows)):
            if rows >= _MIN_ROWS and _are_sums(amounts, sums, facts):
                self._part, self._rows_of_part = {}, 0
                return True
        for sums in (self._part, self._all):
            for key, amount in amounts.items():
                before = sums.get(key, 0)
                sums[key] = None if amount is None or before is None else before + amount
        self._rows, self._rows_of_part = self._rows + 1, self._rows_of_part + 1
        return False

    def are_in_first_row(self) -> bool:
        """Whether the first row may have the sums of all below it."""
        amounts = _amounts_in(self._first)
        below = {key: None if all_ is None else all_ - (amounts.get(key) or 0) for key, all_ in self._all.items()}
        return self._rows > _MIN_ROWS and _are_sums(amounts, below, self._first)


def _are_sums(amounts: Mapping[str, int | None], sums: Mapping[str, int | None], facts: Mapping[str, str]) -> bool:
    if any(amount is None or amount != sums.get(key) for key, amount in amounts.items()):
        return False
    positive = sum(map(bool, amounts.values()))
    return positive >= _MIN_SUMS or (positive > 0 and facts.keys() - amounts.keys() <= _NO_OTHER_FACTS)


def _amounts_in(facts: Mapping[str, str]) -> dict[str, int | None]:
    return {key: _hundredths(text) for key, text in facts.items() if _is_of_amounts(key)}


@lru_cache(maxsize=1_000)
def _is_of_amounts(key: str) -> bool:
    """Kept, because the columns of a table are few."""
    return AMOUNT_KEYS.fullmatch(key) is not None


def _hundredths(text: str) -> int | None:
    """The amount in hundredths; None where it is not written in digits alone."""
    found = _PLAIN.fullmatch(text.translate(_BLANKS))
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else None
