"""Which of the words we know somebody may have meant."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DASHES = "-_‐‑‒–—"
_MARKS = str.maketrans({**dict.fromkeys("«»„“”‟‘’‚‛\"'`", " "), "ё": "е"})


@lru_cache(maxsize=10_000)
def normalised(text: str) -> str:
    """The text as it is compared: case, hyphens, underscores, width and spacing do not tell words apart.

    Companies name the same few activities, and what they may have meant is compared with the same names every time;
    all names of the catalogue are kept.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    for dash in _DASHES:
        folded = folded.replace(dash, " ")
    return " ".join(folded.split())


def compared_name(name: str) -> str:
    """The name of a company without what tells no two companies apart."""
    return normalised(name.translate(_MARKS)).translate(_MARKS)


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.7, most: int = 1) -> list[str]:
    """The known words most like `word`, best first; `likeness` is difflib's ratio, from 0 to 1."""
    from difflib import get_close_matches  # wanted only where something is misspelt

    known_by_form = {normalised(each): each for each in known}
    found = get_close_matches(normalised(word)[:200], known_by_form, n=most, cutoff=likeness)
    return [known_by_form[form] for form in found]
