"""Headers of client lists: which fact each names, may mean, or says that it is not."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from htp.company.header_names import GUESSES_BY_KEY, NAMES_BY_KEY
from htp.company.keys import dotted_keys
from htp.spelling import normalised

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

_ASKS_FOR_RESIDENTS = re.compile(
    r"(?:является )?резидент(?:ом)? (?:пвт|парка)(?: да нет)?|жтп резиденти(?:би)?(?: ооба жок)?|"
    r"resident of the park|htp resident(?: yes no)?"
)
_YES = ("да", "yes", "ооба", "true", "+", "✓", "✔", "☑", "есть", "бар")
_NO = ("нет", "no", "жок", "false")


def is_of_numbers(header: str) -> bool:
    """Whether the column counts the rows."""
    return header_words(header) in ("", "no", "no п п", "no пп", "п п", "пп", "n п п", "n", "порядковый номер", "катар")


def answers_to(header: str) -> Mapping[str, str]:
    """What yes and no mean below a header that is a question: `Резидент ПВТ`; nothing below any other."""
    return _ANSWERS if _ASKS_FOR_RESIDENTS.fullmatch(header_words(header)) else _NO_ANSWERS


_ANSWERS: Mapping[str, str] = MappingProxyType({**dict.fromkeys(_YES, "resident"), **dict.fromkeys(_NO, "applicant")})
_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def header_words(text: str) -> str:
    """The header as it is compared: its words alone, whatever stands between them, line breaks too."""
    return " ".join(re.findall(r"\w+", normalised(_INVISIBLE.sub("", text)).replace("ё", "е")))


@cache
def _key_by_words() -> Mapping[str, str]:
    by_words = {header_words(key): key for key in dotted_keys()}
    for key, names in NAMES_BY_KEY.items():
        by_words |= {header_words(name): key for name in names.split(",")}
    return by_words


def visible(text: str) -> str:
    """The header without blanks around it and without the characters that nobody sees."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def shown(header: str) -> str:
    """The header on one line, as it is named in messages."""
    return " ".join(visible(header).split())


def key_of(header: str) -> str | None:
    """The key that a header names: the dotted key itself, or one of the names for it; None for any other."""
    shown = visible(header)
    if shown in dotted_keys():
        return shown
    return None if is_share(header) else _key_by_words().get(header_words(header))


_SHARE_OR_CHANGE = re.compile(r"[%‰Δ∆±]")


def is_share(header: str) -> bool:
    """Whether it names the share or the change of a fact, not the fact: `Экспорт, %`."""
    return _SHARE_OR_CHANGE.search(header) is not None


def currency_of(header: str) -> str | None:
    """The currency that the header names: `Выручка, сом`."""
    from htp.company.words import currency_codes  # wanted only where a mapping is made or read

    words = (word.strip(",.;:()") for word in header.split())
    named = {codes[0] for word in words if len(codes := currency_codes(word)) == 1}
    return named.pop() if len(named) == 1 else None


_MIN_LETTERS = 5
"""Letters of a name at least of which one can be wrong."""


def _with_one_less(letters: str) -> frozenset[str]:
    return frozenset({letters, *(letters[:place] + letters[place + 1 :] for place in range(len(letters)))})


@cache
def _key_by_letters() -> Mapping[str, str]:
    return {
        less: key
        for words, key in _key_by_words().items()
        for letters in (words.replace(" ", ""),)
        if len(letters) >= _MIN_LETTERS
        for less in _with_one_less(letters)
    }


def misspelt(header: str) -> str | None:
    """The key that a header would name with one letter more, less or other, or with other blanks."""
    letters = header_words(header[:_MAX_LENGTH]).replace(" ", "")
    if len(letters) < _MIN_LETTERS or is_share(header):
        return None
    return next((key for less in sorted(_with_one_less(letters)) if (key := _key_by_letters().get(less))), None)


def glued_to(header: str) -> str | None:
    """The key of which the name stands at the end of the header, without a blank before it: `за 2016 годПериод`."""
    words = header_words(header[-_MAX_LENGTH:])
    for name, key in _key_by_words().items():
        if len(name) >= _MIN_LETTERS and words.endswith(name) and not words.endswith((f" {name}", f"_{name}")):
            return key if words != name else None
    return None


_MAX_LENGTH = 100
"""Characters of a header in which misspellings are looked for."""


def meant_by(header: str) -> str | None:
    """The key of a fact that a header may mean which has more words than its name: `Выручка, тыс. сом`.

    A single word such as `name` or `year` in a longer header says little: `Имя директора`, `Год основания`; so does a
    period behind other words: `Обороты за период`.
    """
    if is_share(header):
        return None
    said_by_one_word = ("company.", "period")
    for key, words, start in _keys_within(header):
        if (words > 1 or not key.startswith(said_by_one_word)) and (key != "period" or start == 0):
            return key
    return None


_ABROAD = re.compile(
    r"зарубеж\w*|за рубежом|иностр\w*|нерезидент\w*|экспорт\w*|внешн\w*|чет ?өлкө\w*|abroad|foreign|export"
)
_AT_HOME = re.compile(r"внутр\w*|местн\w*|отечеств\w*|по кр|в кр|кыргыз\w*|ички|жергиликтүү|domestic|local|home")


def part_of_revenue(header: str) -> bool:
    """Whether it names the revenue from one side only: `Выручка, внутренний рынок`."""
    words = header_words(header)
    sides = (side.search(words) for side in (_ABROAD, _AT_HOME))
    return meant_by(header) == "revenue.total" and any(sides)


_PER_MONTH = re.compile(
    r"в месяц|за месяц|ежемесячн\w*|помесячн\w*|среднемесячн\w*|средн\w+|на (?:1|одного) \w+|"
    r"monthly|per month|average|avg|per employee|орточо|ай сайын|айына"
)


def is_per_month(header: str) -> bool:
    """Whether it names an amount of a month, or an average: `ФОТ в месяц`."""
    return _PER_MONTH.search(header_words(header)) is not None


def guessed_from(header: str) -> str | None:
    """The key that a person may confirm: its first word is enough, and words that have other meanings too.

    A country is that of the company only where nothing says whose it is: `Страна заказчика` is another.
    """
    if is_share(header) or is_per_month(header):
        return None
    if part_of_revenue(header):
        return "revenue.export" if _ABROAD.search(header_words(header)) else None
    words = header_words(header).split()
    guesses = {header_words(name): key for key, names in GUESSES_BY_KEY.items() for name in names.split(",")}
    beginnings = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    found = (_key_by_words().get(each) or guesses.get(each) for each in beginnings)
    begun = next((key for key in found if key and key != "company.country"), None)
    return guesses.get(header_words(header)) or meant_by(header) or begun


def _keys_within(header: str) -> Iterator[tuple[str, int, int]]:
    """The keys that parts of the header are names of, each with its number of words and those before it."""
    words = header_words(header).split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            if found := _key_by_words().get(" ".join(words[start : start + length])):
                yield found, length, start
