"""How each language writes numbers, shares, amounts, days and lists; after the Unicode CLDR, which tests compare.

Where the CLDR has what people in the Republic do not write, theirs is taken: `сом` for KGS, and Kyrgyz days as laws
have them: `2016-жылдын 31-декабры`, and without the ending before a noun that has one, `31-декабрь күнүнөн`.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from htp.language import spoken

NO_BREAK = "\u00a0"


class Notation(NamedTuple):
    """What differs between languages in what is no sentence."""

    name: str
    """Of the language, in itself."""
    group: str
    """Between each three digits."""
    decimal: str
    percent: str
    """After a share."""
    before_currency: str
    day: str
    """A pattern of {day}, {month} and {year}."""
    months: tuple[str, ...]
    months_before_noun: tuple[str, ...]
    last: str
    """Between the last two of a list."""
    quotation: str
    """A pattern of {}, the text in quotation marks."""
    currencies: Mapping[str, str]
    """What is written otherwise than by its code."""

    def number(self, english: str) -> str:
        """A number with commas and a point as this language has it."""
        if self.group == "," and self.decimal == ".":
            return english
        return english.translate({ord(","): self.group, ord("."): self.decimal})

    def currency(self, code: str) -> str:
        """`KGS`, or what this language says for it."""
        return self.currencies.get(code, code)

    def written_day(self, when: date, *, is_before_noun: bool = False) -> str:
        months = self.months_before_noun if is_before_noun else self.months
        return self.day.format(day=when.day, month=months[when.month - 1], year=when.year)


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_RUSSIAN_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_KYRGYZ_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_MONTHS_OF_KYRGYZ_YEARS = (
    "январы", "февралы", "марты", "апрели", "майы", "июну",
    "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры",
)  # fmt: skip

_RUSSIAN = Notation(
    name="Русский",
    group=NO_BREAK,
    decimal=",",
    percent=f"{NO_BREAK}%",
    before_currency=NO_BREAK,
    day=f"{{day}}{NO_BREAK}{{month}} {{year}}{NO_BREAK}г.",
    months=_RUSSIAN_MONTHS,
    months_before_noun=_RUSSIAN_MONTHS,
    last=" и ",
    quotation="«{}»",
    currencies={"KGS": "сом"},
)
NOTATIONS: Mapping[str, Notation] = {
    "en": Notation(
        name="English",
        group=",",
        decimal=".",
        percent="%",
        before_currency=" ",
        day="{day} {month} {year}",
        months=_ENGLISH_MONTHS,
        months_before_noun=_ENGLISH_MONTHS,
        last=" and ",
        quotation='"{}"',
        currencies={},
    ),
    "ru": _RUSSIAN,
    "ky": _RUSSIAN._replace(
        name="Кыргызча",
        day="{year}-жылдын {day}-{month}",
        months=_MONTHS_OF_KYRGYZ_YEARS,
        months_before_noun=_KYRGYZ_MONTHS,
        last=" жана ",
    ),
}
"""Numbers, shares and amounts are written in Kyrgyz as in Russian."""


def notation() -> Notation:
    """Of the language that is spoken."""
    return NOTATIONS[spoken()]
