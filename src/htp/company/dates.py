"""Days, periods and quarters as people write them, in Russian, Kyrgyz and English: as `2023-02-18`, `2016-Q1`, `Q1`.

A day of which day and month could be exchanged has two readings, and a year of two digits many: neither is read.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from htp.company.period import MONTHS_BY_PART

_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]+")
_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—", " "))

_MONTHS = (
    r"янв(?:ар[ьяы])?|jan(?:uary)?",
    r"февр?|феврал[ьяы]|feb(?:ruary)?",
    r"мар(?:т[аы]?)?|mar(?:ch)?",
    r"апр(?:ел[ьяи])?|apr(?:il)?",
    r"ма[йя]|майы|may",
    r"июн[ьяу]?|june?",
    r"июл[ьяу]?|july?",
    r"авг(?:уст[ау]?)?|aug(?:ust)?",
    r"сент?|сентябр[ьяы]|sept?|september",
    r"окт(?:ябр[ьяы])?|oct(?:ober)?",
    r"нояб?|ноябр[ьяы]|nov(?:ember)?",
    r"дек(?:абр[ьяы])?|dec(?:ember)?",
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_NUMBERS: Mapping[str, str] = {
    **{number: number for number in "1234"},
    **dict(zip(("i", "ii", "iii", "iv"), "1234", strict=True)),
    **dict(zip(("первый", "второй", "третий", "четвертый"), "1234", strict=True)),
    **dict(zip(("первое", "второе"), "12", strict=True)),
    **dict(zip(("биринчи", "экинчи", "үчүнчү", "төртүнчү"), "1234", strict=True)),
    **dict(zip(("first", "second", "third", "fourth"), "1234", strict=True)),
}
_PART = rf"(?P<part>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ENDING = "(?: ?(?:й|ый|ой|е|ое|st|nd|rd|th))?"
_QUARTER_WORD = r"(?:квартала?|кв\.?|чейреги|чейрек|quarter|qtr\.?)"
_HALF_WORD = r"(?:полугоди[ея]|п/?г\.?|жарым жылдыгы|жарым жылдык|half(?: year)?)"
_QUARTERS = (rf"q ?{_PART}", rf"{_PART} ?q", rf"{_PART}{_ENDING} ?{_QUARTER_WORD}", rf"{_QUARTER_WORD} ?{_PART}")
_HALVES = (rf"h ?{_PART}", rf"{_PART} ?h", rf"{_PART}{_ENDING} ?{_HALF_WORD}")
_YEAR = r"(?P<year>[12][0-9]{3})(?: ?(?:года|год|г\.?|жылдын|жылы|жыл|ж\.?|year))?"
_OF = r"[ ,/]*"


def _folded(text: str) -> str:
    """In lower case with one blank between words; a dash is a blank."""
    return _BLANKS.sub(" ", text.strip().lower().replace("ё", "е").translate(_DASHES))


def _in_year(part: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"{part}{_OF}{_YEAR}"), re.compile(rf"{_YEAR}{_OF}{part}")


@cache
def _patterns_of_parts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kept from the first text that is no plain year on: to compile them takes long, and few profiles need them."""
    return (
        *(("Q", pattern) for quarter in _QUARTERS for pattern in _in_year(quarter)),
        *(("H", pattern) for half in _HALVES for pattern in _in_year(half)),
    )


@cache
def _patterns_of_months() -> tuple[re.Pattern[str], ...]:
    """Likewise of a month with its year."""
    return (*_in_year(_MONTH), re.compile("(?P<number>0[1-9]|1[0-2])[./](?P<year>[12][0-9]{3})"))


_MONTH_NUMBER = re.compile(r"(?P<year>[12][0-9]{3})-(?P<number>[5-9])")
"""`2016-1` could be a quarter as well."""


@cache
def _patterns_of_days() -> tuple[re.Pattern[str], ...]:
    """Likewise of a day whose month is a word."""
    return (
        re.compile(rf"[«\"“„]?(?P<day>[0-9]{{1,2}})[»\"”“]?(?:st|nd|rd|th)? ?(?:of )?{_MONTH}{_OF}{_YEAR}"),
        re.compile(rf"{_MONTH} ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[12][0-9]{{3}})"),
        re.compile(rf"{_YEAR}{_OF}(?P<day>[0-9]{{1,2}}) ?{_MONTH}"),
    )


_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
_YEAR_FIRST = re.compile(r"([12][0-9]{3})([-./])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([12][0-9]{3})(?: ?(?:г\.?|года))?")
_DAY_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([12][0-9]{3})")


def day(text: str) -> str | None:
    """The day as year-month-day; where the month could as well be the day, there is none."""
    core = _MIDNIGHT.sub("", _BLANKS.sub(" ", text).strip())
    if found := _YEAR_FIRST.fullmatch(core):
        return _in_calendar(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(core):
        return _in_calendar(found[3], found[2], found[1])
    if _DAY_OR_MONTH_FIRST.fullmatch(core):
        readings = set(readings_of_day(core))
        return readings.pop() if len(readings) == 1 else None
    for pattern in _patterns_of_days():
        if found := pattern.fullmatch(_folded(core)):
            return _in_calendar(found["year"], _number_of(found["month"]), found["day"])
    return None


def day_numbered(text: str) -> str | None:
    """The day that a spreadsheet keeps as that number; None for one that is no day since the law on the park."""
    if not re.fullmatch(r"[1-9][0-9]{4}(?:[.,]0+)?", text) or not (_FIRST_NUMBER <= int(text[:5]) <= _LAST_NUMBER):
        return None
    return (_BEFORE_DAY_ONE + timedelta(days=int(text[:5]))).isoformat()


_BEFORE_DAY_ONE = date(1899, 12, 30)
_FIRST_NUMBER, _LAST_NUMBER = 40_000, 60_000
"""From 2009 to 2064."""


def readings_of_day(text: str) -> tuple[str, ...]:
    """The different days that `01/02/2016` can be."""
    found = _DAY_OR_MONTH_FIRST.fullmatch(text.strip())
    if not found:
        return ()
    both = (_in_calendar(found[4], found[3], found[1]), _in_calendar(found[4], found[1], found[3]))
    return tuple(dict.fromkeys(each for each in both if each))


def _in_calendar(year: str, month: str, of_month: str) -> str | None:
    try:
        return date(int(year), int(month), int(of_month)).isoformat()
    except ValueError:
        return None


def _number_of(month: str) -> str:
    """The month as two digits."""
    return next(f"{number:02}" for number, names in enumerate(_MONTHS, start=1) if re.fullmatch(names, month))


def period(text: str) -> str | None:
    """A year, half-year, quarter or month as a profile has it."""
    core = _folded(text).removeprefix("за ")
    if found := re.fullmatch(rf"(?:год |year )?{_YEAR}", core) or re.fullmatch(r"(?P<year>[12][0-9]{3})[.,]0+", core):
        return found["year"]
    for letter, pattern in _patterns_of_parts():
        if (found := pattern.fullmatch(core)) and (number := _NUMBERS[found["part"]]) and (letter + number) in _PARTS:
            return f"{found['year']}-{letter}{number}"
    for pattern in _patterns_of_months():
        if found := pattern.fullmatch(core):
            number = found.groupdict().get("number") or _number_of(found["month"])
            return f"{found['year']}-{number}"
    if found := _MONTH_NUMBER.fullmatch(text.strip()):
        return f"{found['year']}-0{found['number']}"
    return _period_between(text)


@cache
def _pattern_of_spans() -> re.Pattern[str]:
    """Likewise of the first and the last day or month of a period."""
    day_, month = r"[0-9]{1,2}\.[0-9]{2}\.[12][0-9]{3}", "|".join(_MONTHS)
    to = " ?(?:-|–|—| по | to | ) ?"
    of_days = rf"(?:с |from )?(?P<first>{day_}){to}(?P<last>{day_})"
    year_of_begin = "(?: (?P<year_of_begin>[12][0-9]{3}))?"
    of_months = rf"(?P<begin>{month})\.?{year_of_begin} ?[-–—] ?(?P<end>{month})\.? (?P<year>[12][0-9]{{3}})"
    of_year = r"12 мес(?:\.|яцев)? (?P<whole>[12][0-9]{3})"
    return re.compile(rf"(?:за )?(?:{of_days}|{of_months}|{of_year})(?: ?(?:г\.?|года?))?")


def _period_between(text: str) -> str | None:
    """The period from one day or month to another, if it is one of those that a profile can have."""
    found = _pattern_of_spans().fullmatch(_BLANKS.sub(" ", text.strip().lower().replace("ё", "е")))
    if not found:
        return None
    if found["whole"]:
        return str(found["whole"])
    if found["first"]:
        first, last = day(found["first"]), day(found["last"])
        if not (first and last and first[:4] == last[:4] and first.endswith("-01") and _is_last_of_month(last)):
            return None
        months = int(first[5:7]), int(last[5:7])
        return _part_between(first[:4], *months)
    if found["year_of_begin"] not in (None, found["year"]):
        return None
    return _part_between(found["year"], int(_number_of(found["begin"])), int(_number_of(found["end"])))


def _is_last_of_month(day_: str) -> bool:
    return (date.fromisoformat(day_) + timedelta(days=1)).day == 1


def _part_between(year: str, first: int, last: int) -> str | None:
    """The year or the part of it between two months, both included."""
    if (first, last) == (1, 12):
        return year
    return next((f"{year}-{part}" for part, months in MONTHS_BY_PART.items() if months == (first, last)), None)


def periods_in(text: str) -> frozenset[str]:
    """The periods that a longer text names, `Выручка клиентов за 1 квартал 2025 г.`; a day has none."""
    words, found, place = text.split(), set[str](), 0
    while place < len(words):
        for length in range(min(_MAX_WORDS_OF_PERIOD, len(words) - place), 0, -1):
            said = " ".join(words[place : place + length]).strip("\"'«»“”„(),;:")
            is_day = day(said) is not None
            read = None if is_day else period(said)
            if read:
                found.add(read)
            if read or is_day:
                place += length
                break
        else:
            place += 1
    return frozenset(found)


_MAX_WORDS_OF_PERIOD = 5
_PARTS = frozenset({"H1", "H2", "Q1", "Q2", "Q3", "Q4"})


def quarter(text: str) -> str | None:
    """A quarter without its year."""
    core = _folded(text)
    for pattern in (_PART, *_QUARTERS):
        if found := re.fullmatch(pattern, core):
            return f"Q{_NUMBERS[found['part']]}"
    return None


def quarter_of_year(text: str) -> str | None:
    """A quarter with its year."""
    read = period(text)
    return read if read and "-Q" in read else None
