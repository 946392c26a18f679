"""What a text says of the amounts beside it: that they are in thousands or millions, or shares in per cent."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from htp.company.words import currency_codes
from htp.spelling import normalised

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[$€£¥₽₸₴₾₼₺₹₩₪₫⃀]")
_THOUSANDS = re.compile(
    r"тыс|тысяч(?:а|и|ах|у)?|млн|миллион(?:а|ы|ов|ах)?|млрд|миллиард(?:а|ы|ов|ах)?|миң|"
    r"thousands?|thous|mln|mio|millions?|bln|billions?"
)
_LETTERS = "[kmbт]|mn|bn"
"""Letters that mean thousands or millions beside a currency alone: `USD k`, `т. сом`."""
_USUAL = "kgs|usd|eur|rub|kzt|uzs|cny|gbp"
_GLUED = re.compile(rf"(?:{_LETTERS})(?:{_USUAL})|(?:{_USUAL})(?:{_LETTERS})")
_TIMES_THOUSAND = re.compile(r"(?:[x×х*] ?|\b(?:в|in|по) )1[ .,']?000(?:[ .,']?000)?\b")
_COUNT = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]+")
"""A number that is no year."""
_ZEROS = "000"
_ROUBLES = "р"
"""As in `т. р.`; alone it is no currency to anyone."""
_LINKING = frozenset(
    {"в", "на", "in", "of", "ед", "изм", "единица", "измерения", "единицы", "сумма", "суммы", "amounts", "s"}
)
"""Words around a unit that say nothing else."""
_IN_PER_CENT = re.compile(r"[%‰]|\b(?:процент(?:а|ах|ы|ов)?|пайыз(?:ы|да|менен)?|per ?cent|percentage)\b")


def is_in_thousands(text: str) -> bool:
    """Whether it says that the amounts beside it are in thousands or millions: `Выручка, тыс. сом`, `USD '000`."""
    return any(means for means, _ in _units_in(text)) or _TIMES_THOUSAND.search(normalised(text)) is not None


def says_thousands(title: str) -> bool:
    """The same of a text that can name thousands of something too: `up to 8 million`."""
    return any(means and not counts for means, counts in _units_in(title)) or bool(
        _TIMES_THOUSAND.search(normalised(title))
    )


@lru_cache(maxsize=1_000)
def is_unit_in_thousands(text: str) -> bool:
    """Whether it is such a unit, and nothing else: `тыс. сом`; zeros alone may be a code."""
    if not is_in_thousands(text) or not re.search(r"[^\W\d_]|[$€£¥₽×]", text):
        return False
    tokens = _tokens(_TIMES_THOUSAND.sub(" ", normalised(text)))
    means = _means_thousands_each(tokens)
    rest = " ".join(
        token for token, is_unit in zip(tokens, means, strict=True) if not is_unit and token not in _LINKING
    )
    return not rest or _is_currency(rest)


def is_in_per_cent(text: str) -> bool:
    """Whether it says that the numbers beside it are shares: `Экспорт, %`."""
    return _IN_PER_CENT.search(text.casefold()) is not None


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(normalised(text))


def _units_in(text: str) -> Iterator[tuple[bool, bool]]:
    """For each word of the text whether it means thousands, and whether a number before it counts them."""
    tokens = _tokens(text)
    counts = (_COUNT.fullmatch(before) is not None for before in ("", *tokens))
    return zip(_means_thousands_each(tokens), counts, strict=False)


def _means_thousands_each(tokens: Sequence[str]) -> list[bool]:
    around = zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
    return [_means_thousands(before, token, after) for before, token, after in around]


def _means_thousands(before: str, token: str, after: str) -> bool:
    if _THOUSANDS.fullmatch(token):
        return True
    if token == _ZEROS:
        return not _COUNT.fullmatch(before)
    if re.fullmatch(_LETTERS, token):
        return _is_currency(before) or _is_currency(after)
    return _GLUED.fullmatch(token) is not None


def _is_currency(text: str) -> bool:
    return text == _ROUBLES or bool(currency_codes(text))
