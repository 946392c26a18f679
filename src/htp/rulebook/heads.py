"""What a part of a text is about where software is not the only thing that it names: "club of programmers".

A word that nobody knows describes the software, or it is what the software describes. The order of the words tells:
Russian names first what it speaks of, Kyrgyz last, English last or in front of a preposition.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from htp.rulebook.phrases import Phrases, Token
from htp.rulebook.words import SOFTWARE, Role

_OTHER = frozenset({Role.UNKNOWN, Role.OUTSIDE, Role.GOODS, Role.HARDWARE, Role.BUSINESS, Role.HANDLING})
_MAKING = "manufacturing"
"""What is done with goods and with software alike."""
_NAMING = SOFTWARE | {Role.VERB}
_PO = "по"
_ENGLISH_PREPOSITIONS = frozenset(
    {"of", "on", "in", "about", "with", "by", "at", "from", "to", "into", "via", "using", "based", "behind", "as"}
)
_KYRGYZ = re.compile(
    r"[үөң]|(?:аа|оо|уу|ээ)(?:н[ыу]н?|с[ыу]н?|[гк][ао]|[дт][ао]н?)?$|л[аео]р(?:[ыиу]|[дг]|н[ыиу]|$)|[аеиоуы](?:сын|син|сун)$"
)
"""Letters and endings that hardly any Russian word has."""
_POSSESSIVE = re.compile("[аеиоуы](?:сы|си|су)$")
_ADJECTIVE = re.compile(
    r"(?:[ыио]й|[ая]я|[оеыи]е|[ое]го|[ое]му|[ыи]м|[ую]ю|[ыи]х|[ыи]ми)$"
    r"(?<!отдых)(?<![аея]ние)(?<![аея]ний)(?<![тв]ие)(?<![твцс]ий)|ский$"
)
_ADVERB = re.compile("(?:ски|[лнр]ьно|[нвчсржмтд]но)$")
_SHORTEST_ADVERB = 6


def is_about_another(words: Sequence[Token], roles: Set[Role], phrases: Phrases) -> bool:
    """Whether the words, of those roles, are about something that software only describes, as their order tells."""
    if roles.isdisjoint(SOFTWARE) or roles.isdisjoint(_OTHER):
        return False
    if all(word.text.isascii() for word in words):
        return _is_in_english(words)
    return _is_in_kyrgyz(words) if any(map(_is_kyrgyz, words)) else _is_in_russian(words, phrases)


def _is_kyrgyz(word: Token) -> bool:
    return bool(_KYRGYZ.search(word.text) or (word.roles.keys() & SOFTWARE and _POSSESSIVE.search(word.text)))


def _is_in_russian(words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether another noun has the next name of software in a form that depends on it: "обзоры игр", not "новая игра".

    "ПО" and English names have no such form: "оценка ПО".
    """
    is_other = depends = False
    for word in words:
        if word.roles.keys() & _NAMING:
            depends = is_other
            if word.text.isascii() or word.key == _PO:
                continue
            if is_other and not phrases.is_first_form(word):
                return True
            is_other = depends = False
        elif _is_other(word) and not word.text.isascii() and not _describes(word.text):
            is_other = True
    return depends


def _is_in_kyrgyz(words: Sequence[Token]) -> bool:
    """Whether another noun stands last, or last before what is done: "программисттердин клубу", "оюн китебин жазуу"."""
    last = _last_named(words)
    is_done = Role.VERB in words[last].roles and any(word.roles.keys() & SOFTWARE for word in words[: last - 1])
    return any(map(_is_other, words[last + 1 :])) or (is_done and _is_other(words[last - 1]))


def _is_in_english(words: Sequence[Token]) -> bool:
    """Whether another noun stands before a preposition and software, or after software and no preposition."""
    first = next(index for index, word in enumerate(words) if word.roles.keys() & SOFTWARE)
    if any(_is_other(word) and _joins(after) for word, after in pairwise(words[:first])):
        return True
    behind = takewhile(lambda word: not _joins(word), words[_last_named(words) + 1 :])
    return any(Role.UNKNOWN in word.roles for word in behind)


def _last_named(words: Sequence[Token]) -> int:
    return max(index for index, word in enumerate(words) if word.roles.keys() & _NAMING)


def _joins(word: Token) -> bool:
    return word.text.partition(" ")[0] in _ENGLISH_PREPOSITIONS


def _is_other(word: Token) -> bool:
    return word.roles.keys() <= _OTHER and word.roles.get(Role.HANDLING) != _MAKING


def _describes(word: str) -> bool:
    """Whether the Russian word can only be an adjective or an adverb, by its ending."""
    return bool(_ADJECTIVE.search(word) or (len(word) >= _SHORTEST_ADVERB and _ADVERB.search(word)))
