"""Classifier codes as people and spreadsheets write them: 62.01, 6201, J62.01.0, "ОКЭД 62.01", 62.1 for 62.10."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from htp.rulebook.model import Category, CategoryKind

_NAMES = (
    r"(?:(?:код|code|оквэд|окэд|гкэд|nace|isic|okved|gked|class|класс|раздел|division)"
    r"\s*(?:rev\.?\s*[0-9.]+)?\s*[:№#-]?\s*)"
)
_CODE = re.compile(
    rf"(?P<prefix>{_NAMES}*(?:[a-u]\s?)?)"
    r"(?P<code>[0-9]{2}(?:\s?[.,]\s?[0-9]{1,2}(?:\.[0-9]+)*)?|[0-9]{4,5})(?![0-9])",
    re.IGNORECASE,
)
_MONTHS = "янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATES = (
    re.compile(rf"(?P<month>{_MONTHS})[a-zа-я]*\.?[\s.-]?(?P<year>(?:19|20)?[0-9]{{2}})(?:\s?г\.?)?", re.IGNORECASE),
    re.compile(r"0?1\.(?P<month>[0-9]{1,2})\.(?P<year>(?:19|20)?[0-9]{2})", re.ASCII),
    re.compile(r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-01(?:[ T]00:00:00(?:\.0+)?)?", re.ASCII),
    re.compile(r"(?P<month>[0-9]{1,2})/0?1/(?P<year>(?:19|20)?[0-9]{2})", re.ASCII),
)
_MONTH_NAMES = (
    "янв|jan",
    "фев|feb",
    "мар|mar",
    "апр|apr",
    "ма|may",
    "июн|jun",
    "июл|jul",
    "авг|aug",
    "сен|sep",
    "окт|oct",
    "ноя|nov",
    "дек|dec",
)
_JOINED_CODE = re.compile(r"^(?:и|and|или|or|жана|плюс|plus)\s+(?=[a-zа-я]?[0-9])", re.IGNORECASE)
_CODE_WITHIN = re.compile(r"(?<![0-9])[0-9]{2}[.,][0-9]{1,2}(?![0-9])", re.ASCII)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LONGEST = 400


class Code(NamedTuple):
    """A code that stands at the beginning of a text, and what follows it."""

    digits: str
    """With a point after the second, and without a letter in front."""
    rest: str
    may_be_number: bool
    """It is written like any number, without a point, a letter or a name in front."""


def code_at_start(text: str) -> Code | None:
    """The code that the text begins with; None where it begins with something else."""
    found = _CODE.match(text.strip()[:_LONGEST])
    if found is None:
        return None
    code = re.sub(r"\s", "", found["code"]).replace(",", ".")
    may_be_number = "." not in code and not found["prefix"]
    if "." not in code and len(code) >= 4:
        code = f"{code[:2]}.{code[2:4]}"
    rest = text.strip()[found.end() :]
    if rest and not re.match(r"\s*[-–—,;:.()|/+&]|\s+", rest):
        return None
    rest = _JOINED_CODE.sub("", rest.strip(" \t\n,;:-–—.()|/+&"))
    if may_be_number and (_YEAR.fullmatch(found["code"]) or (rest and len(code) == 2)):
        return None
    return Code(code, rest, may_be_number)


def codes_within(text: str) -> list[str]:
    """What may be codes anywhere in the text."""
    return [code.replace(",", ".") for code in _CODE_WITHIN.findall(text)]


def code_made_a_date(text: str) -> str | None:
    """The code that a spreadsheet made a date of: 62.01 of "Jan-62", "янв.62" and "01.01.1962"."""
    for pattern in _DATES:
        if found := pattern.fullmatch(text.strip()):
            month = found["month"].casefold()
            number = int(month) if month.isdecimal() else _month_number(month)
            if 1 <= number <= 12:
                return f"{found['year'][-2:]}.{number:02}"
    return None


def _month_number(name: str) -> int:
    return next(number for number, names in enumerate(_MONTH_NAMES, 1) if name.startswith(tuple(names.split("|"))))


def categories_of(code: str, category_by_code: Mapping[str, Category]) -> tuple[Category, ...]:
    """The categories that the code may stand for; several where a zero is missing or its classes are of several.

    A division such as 47 covers its classes where the trade is outside or open; what is permitted is named in full.
    """
    whole = re.match(r"[0-9]{2}(?:\.[0-9]{1,2})?", code)
    assert whole is not None
    division, digits = whole[0][:2], whole[0][3:]
    forms = (
        [whole[0]]
        if len(digits) != 1 or "." in code[4:]
        else [whole[0], f"{division}.0{digits}", f"{division}.{digits}0"]
    )
    exact = tuple(dict.fromkeys(category_by_code[form] for form in forms if form in category_by_code))
    if exact:
        return exact
    for shorter in (whole[0][:4], division):
        category = category_by_code.get(shorter)
        if category is not None and category.kind is not CategoryKind.PERMITTED:
            return (category,)
    of_classes = {each.id: each for form, each in category_by_code.items() if form.startswith(whole[0])}
    return tuple(of_classes.values()) if len(of_classes) > 1 else ()
