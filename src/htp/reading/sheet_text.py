"""What the text of a sheet says beyond its cells: hidden rows and columns, merged cells, formulas without a value."""

import re
from collections.abc import Mapping
from typing import IO, NamedTuple
from zipfile import ZipFile

_CHUNK = 1024 * 1024
_OVERLAP = 64 * 1024
"""Bytes that are looked at twice, because something may stand across two portions."""
_FOUND = re.compile(
    rb"<row\b(?=[^>]{0,500}?\bhidden=\"(?:1|true)\")[^>]{0,500}?\br=\"(?P<row>\d{1,7})\""
    rb"|<col\b(?=[^>]{0,500}?\bhidden=\"(?:1|true)\")(?=[^>]{0,500}?\bmin=\"(?P<first>\d{1,5})\")"
    rb"[^>]{0,500}?\bmax=\"(?P<last>\d{1,5})\""
    rb"|<mergeCell\b[^>]{0,500}?\bref=\"(?P<merged>[A-Z0-9:]{1,20})\""
    rb"|<c\b(?![^>]{0,500}?\bt=\"str\")[^>]{0,500}?\br=\"(?P<column>[A-Z]{1,3})(?P<of_row>\d{1,7})\"[^>]{0,500}>"
    rb"\s{0,9}<f\b[^>]{0,500}(?:/>|>[^<]{0,8192}</f>)\s{0,9}(?:<v\s?/>|<v></v>)?\s{0,9}</c>"
)
"""A text that a formula comes to may be empty; a number may not, so it was never calculated."""
_MAX_FOUND = 10_000


class SheetFacts(NamedTuple):
    """What was found in the text of a sheet; of very many the first."""

    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[range, ...]
    """Counted from 1."""
    merged: tuple[str, ...]
    uncalculated: Mapping[int, tuple[int, ...]]
    """The columns, by row, counted from 1."""


def facts_of_sheet(file: IO[bytes], part: str) -> SheetFacts:
    """Reads the part of the workbook in portions, however large it is."""
    hidden: dict[int, None] = {}
    columns_hidden: dict[range, None] = {}
    merged: dict[str, None] = {}
    uncalculated: dict[int, set[int]] = {}
    place = file.tell()
    with ZipFile(file) as parts, parts.open(part.lstrip("/")) as text:
        before = b""
        while chunk := text.read(_CHUNK):
            portion = before + chunk
            for found in _FOUND.finditer(portion):
                if found["row"]:
                    hidden[int(found["row"])] = None
                elif found["first"]:
                    columns_hidden[range(int(found["first"]), int(found["last"]) + 1)] = None
                elif found["merged"]:
                    merged[found["merged"].decode()] = None
                else:
                    uncalculated.setdefault(int(found["of_row"]), set()).add(_column(found["column"].decode()))
            before = portion[-_OVERLAP:]
            if len(hidden) + len(columns_hidden) + len(merged) + len(uncalculated) > _MAX_FOUND:
                break
    file.seek(place)
    columns = {row: tuple(sorted(each)) for row, each in uncalculated.items()}
    return SheetFacts(tuple(hidden), tuple(columns_hidden), tuple(merged), columns)


def _column(letters: str) -> int:
    """The number of the column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
