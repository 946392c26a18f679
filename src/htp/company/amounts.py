"""Numbers as people write them: amounts in groups of three digits, with a comma, a unit or an exponent; counts.

`readings` gives every number that a text can be. One is read; where there are several, nothing is concluded here.
"""

import re
from collections.abc import Callable, Iterator

_BLANKS = " \u00a0\u2007\u2009\u202f"
"""Between groups of three digits: the blank of a keyboard, of a spreadsheet, of print."""
_GROUPINGS = (f"[{_BLANKS}]", r"\.", ",", "['’]")
_WHOLE = "0|[1-9][0-9]*"
_DECIMALS = "[0-9]{1,100}"
_NOTATIONS = (
    re.compile(rf"({_WHOLE})(?:[.,]({_DECIMALS}))?"),
    *(
        re.compile(rf"([1-9][0-9]{{0,2}}(?:{grouping}[0-9]{{3}})+)(?:{point}({_DECIMALS}))?")
        for grouping in _GROUPINGS
        for point in (r"\.", ",")
        if grouping != point
    ),
    re.compile(rf"([1-9][0-9]{{0,2}}(?:[{_BLANKS}.,'’][0-9]{{3}})+|[1-9][0-9]*,[0-9]{{3}})()"),
)
"""The last one takes a mixture for groups throughout: `1 234,567` can be over a million, or a thousand and a bit."""
_NO_DIGITS = re.compile(rf"[{_BLANKS}.,'’]")
_MAX_LENGTH = 140
_SIGNS = "$€₽₸£¥₴₾₼₺₹₩₪₫⃀"
_UNIT = rf"(?:[^\W\d_]|[{_SIGNS}])(?:[^\W\d_]|[{_SIGNS}{_BLANKS}.])*"
_WITH_UNIT = re.compile(rf"([0-9].*?)[{_BLANKS}]*({_UNIT})|({_UNIT}?)[{_BLANKS}]*([0-9].*)")
_NUMBER_OF_PROGRAM = re.compile(r"([0-9]+)(?:\.([0-9]+))?[eE]([+-]?[0-9]{1,3})")
_GROUP = 3
"""Decimals that would be taken for thousands are written with a zero behind them."""
_DOUBLE_OF_JAVA = re.compile(r"[1-9]\.[0-9]+E-?[0-9]{1,3}")
"""Every digit of it counts. Spreadsheets write `1.23E+07`, where digits may be missing."""
_GUARD = re.compile(r"^'(?=[0-9])")
"""What a spreadsheet shows before a number that it keeps as a text."""
_PEOPLE = re.compile(
    rf"(.*[0-9])[{_BLANKS}]*(?:чел|человек|человека|сотрудник|сотрудника|сотрудников|работник|работника|работников|"
    r"people|persons?|employees?|staff|адам|киши|кызматкер)\.?",
    re.IGNORECASE,
)


def readings(text: str) -> tuple[str, ...]:
    """The plain digits of every number that the text can be, the largest first."""
    if len(text) > _MAX_LENGTH:
        return ()
    return tuple(sorted(set(_readings(text)), key=lambda each: -len(each.partition(".")[0])))


def _readings(text: str) -> Iterator[str]:
    for notation in _NOTATIONS:
        if found := notation.fullmatch(text):
            whole = _NO_DIGITS.sub("", found[1])
            yield f"{whole}.{found[2]}" if found[2] else whole


def number_in(text: str) -> str:
    """The part of the text that is a number, without the unit before or behind it."""
    found = _WITH_UNIT.fullmatch(text)
    return (found[1] or found[4]) if found else text


def unit_in(text: str) -> str | None:
    """What stands before or behind the number: `сом`, `$`."""
    found = _WITH_UNIT.fullmatch(text)
    return (found[2] or found[3]).strip(_BLANKS) if found else None


def amount(text: str, is_unit: Callable[[str], bool]) -> str | None:
    """The digits of an amount with one reading; a unit has to be that of the amount."""
    if _DOUBLE_OF_JAVA.fullmatch(text):
        return written_out(text)
    text = _GUARD.sub("", text)
    unit = unit_in(text)
    if unit is not None and not is_unit(unit):
        return None
    found = readings(number_in(text))
    return found[0] if len(found) == 1 else None


def written_out(text: str) -> str | None:
    """The number without its exponent: exactly that value in digits; None if the text is no such number."""
    found = _NUMBER_OF_PROGRAM.fullmatch(text)
    if not found:
        return None
    decimals, shift = found[2] or "", int(found[3])
    digits = f"{found[1]}{decimals}"
    point = len(found[1]) + shift
    digits, point = digits.rjust(len(digits) + max(0, -point), "0"), max(point, 0)
    digits = digits.ljust(point, "0")
    rest = digits[point:].rstrip("0")
    if len(rest) == _GROUP:
        rest = f"{rest}0"
    whole = digits[:point].lstrip("0") or "0"
    return f"{whole}.{rest}" if rest else whole


def people_in(text: str) -> str:
    """The number without the word for people behind it."""
    found = _PEOPLE.fullmatch(text)
    return found[1] if found else text


def count(text: str) -> str | None:
    """The digits of a number of people with one reading: `12 чел.`, `1 200`, `12.0`."""
    found = readings(people_in(text))
    whole, _, decimals = found[0].partition(".") if len(found) == 1 else ("", "", "")
    return None if decimals.strip("0") else whole or None
