"""The words of a text and their stems, and how far apart two of them are spelt."""

import re
import unicodedata
from functools import lru_cache
from os.path import commonprefix
from typing import Protocol

PREFIX = 3
"""Letters that no stemmer changes."""
MAX_KEPT = 20_000
"""Words of which is kept what was worked out."""
_DATIVE = ("у", "ю", "ам", "ям", "ым", "им")
_WORD = re.compile(r"\.net\b|[^\W_]+(?:\+\+|#)?|[,;/|•&+()\[\]:\n.!]")
_PLAIN = re.compile("[a-zа-яөүң0-9]+(?: [a-zа-яөүң0-9]+)*")
"""Words in small letters and single blanks, as most of the lists are, which need no more than be taken apart."""
_APOSTROPHES = re.compile("[’'`\"«»“”„]")
_DASH_BETWEEN_PARTS = re.compile(r"\s[-‐‑‒–—]+\s")
_KYRGYZ_LETTER = re.compile("[өүңӨҮҢ]")
_KYRGYZ_LETTERS = str.maketrans("өүңӨҮҢ", "оунОУН")
_DASHES = str.maketrans(dict.fromkeys("-_‐‑‒–—", " "))


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's own name


def split(text: str) -> list[str]:
    """The words of the text in small letters, and the signs between its parts."""
    if _PLAIN.fullmatch(text):
        return text.split(" ")
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold().replace("ё", "е")
    text = _DASH_BETWEEN_PARTS.sub(" : ", text)
    text = _APOSTROPHES.sub("", text).translate(_DASHES)
    return _WORD.findall(text)


def without_kyrgyz_letters(text: str) -> str:
    """The text as it is typed where the keyboard or the code page has Russian letters alone: "тузуу" for "түзүү"."""
    return text.translate(_KYRGYZ_LETTERS) if _KYRGYZ_LETTER.search(text) else text


def is_dative(word: str) -> bool:
    """Whether a Russian word may follow the preposition по: "по городу", "по заявкам"."""
    return word.split()[0].endswith(_DATIVE)


def one_letter_less(word: str) -> list[str]:
    """The word without each of its letters but the first."""
    return [word[:index] + word[index + 1 :] for index in range(1, len(word))]


def is_misspelt(word: str, other: str) -> bool:
    """Whether one of them, or its stem, is the other with a slip in one place."""
    return _is_one_edit(word, other) or _is_one_edit(stem(word), stem(other))


def _is_one_edit(word: str, other: str) -> bool:
    """Whether one letter was left out, put in, replaced or changed with the one after it."""
    start = len(commonprefix((word, other)))  # noqa: RUF071 - letter by letter is what is meant
    rest, other_rest = word[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (len(rest) > 1 and rest[1::-1] == other_rest[:2] and rest[2:] == other_rest[2:])
    )


@lru_cache(maxsize=MAX_KEPT)
def stem(word: str) -> str:
    """The word without its ending, by the language of its letters."""
    if len(word) < PREFIX:
        return word
    english, russian = _stemmers()
    stemmed: str = (english if word.isascii() else russian).stemWord(word)
    return stemmed


@lru_cache(maxsize=1)
def _stemmers() -> tuple[_Stemmer, _Stemmer]:
    import snowballstemmer  # only a text that is no exact name needs it

    return snowballstemmer.stemmer("english"), snowballstemmer.stemmer("russian")
