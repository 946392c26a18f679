"""What a part of a text is about where it names something else as well: "club of programmers", "hotel search".

A word that nobody knows describes the software or the trade, or it is what they describe. The order of the words tells:
Russian names first what it speaks of, Kyrgyz last, English last or in front of a preposition.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from htp.rulebook.phrases import Phrases
from htp.rulebook.tokens import Roles, Token
from htp.rulebook.words import NAMING, SOFTWARE, Role

_OTHER = frozenset({Role.UNKNOWN, Role.OUTSIDE, Role.GOODS, Role.HARDWARE, Role.BUSINESS, Role.HANDLING})
_MAKING = "manufacturing"
"""What is done with goods and with software alike."""
_OF_TRADES = frozenset({Role.OUTSIDE, Role.SELLING, Role.VETO, Role.HANDLING, Role.GOODS, Role.HARDWARE})
_BESIDE_TRADES = frozenset({Role.UNKNOWN, Role.BUSINESS})
_WITHOUT_FORMS = frozenset({"кафе", "такси", "ателье", "авто", "казино", "кино", "узи"})
_PO = "по"
_ENGLISH_PREPOSITIONS = frozenset(
    {"of", "on", "in", "about", "with", "by", "at", "from", "to", "into", "via", "using", "based", "behind", "as"}
)
_RUSSIAN_PREPOSITIONS = frozenset({"в", "во", "на", "о", "об", "к", "с", "со", "от", "до", "из", "при", "у"})
_ENGLISH_SOFTWARE = frozenset({"software", "firmware", "plugin", "plugins"})
_DONE_WITH_SOFTWARE = frozenset({"design", "audit"})
_OPEN = frozenset({Role.OPEN, Role.PRODUCT})
_UNKNOWN: Roles = {Role.UNKNOWN: None}
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
    """Whether the words, of those roles, are about something that software or a trade only describes.

    As far as their order tells: "обзоры игр", "clinic directory".
    """
    if roles.isdisjoint(SOFTWARE):
        is_mixed = not (roles.isdisjoint(_OF_TRADES) or roles.isdisjoint(_BESIDE_TRADES))
        return is_mixed and _is_beside_a_trade(words, phrases)
    if roles.isdisjoint(_OTHER):
        return False
    if all(word.text.isascii() for word in words):
        return _is_in_english(words)
    return _is_in_kyrgyz(words) if any(map(_is_kyrgyz, words)) else _is_in_russian(words, phrases)


def _is_beside_a_trade(words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether another noun than that of the trade is what the words are about."""
    named = [index for index, word in enumerate(words) if word.roles.keys() & _OF_TRADES]
    before, behind = words[: named[0]], words[named[-1] + 1 :]
    if all(word.text.isascii() for word in words):
        pairs = pairwise(words[: named[0] + 1])
        is_before = any(_is_beside(word) and (_joins(after) or word.text.endswith("ing")) for word, after in pairs)
        return is_before or any(map(_is_beside, takewhile(lambda word: not _joins(word), behind)))
    if any(_KYRGYZ.search(word.text) for word in words):
        return any(map(_is_beside, behind))
    first = words[named[0]]
    is_first_form = phrases.is_first_form(first) or phrases.other_named(first.text) is not None
    depends = not is_first_form or first.text in _WITHOUT_FORMS or _is_preposition(before[-1:])
    return depends and any(_is_beside(word) and not _describes(word.text) for word in before)


def _is_beside(word: Token) -> bool:
    return word.roles.keys() <= _BESIDE_TRADES


def without_uses(words: Sequence[Token]) -> list[Token]:
    """The words that say something; unknown are those that say what software is for: "HR software", not "HR for"."""
    said = [word for word in words if Role.FILLER not in word.roles]
    if not said or said[-1].text not in _ENGLISH_SOFTWARE or any(_joins(word) or _may_be_done(word) for word in words):
        return said
    return [word._replace(roles=_UNKNOWN) if word.roles.keys() & _OPEN else word for word in said]


def _may_be_done(word: Token) -> bool:
    """Whether it may be what is done with the software: "hosting software"."""
    return word.text.endswith("ing") or word.key in _DONE_WITH_SOFTWARE or not word.text.isascii()


def _is_kyrgyz(word: Token) -> bool:
    return bool(_KYRGYZ.search(word.text) or (word.roles.keys() & SOFTWARE and _POSSESSIVE.search(word.text)))


def _is_in_russian(words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether another noun has the next name of software in a form that depends on it: "обзоры игр", not "новая игра".

    "ПО" and English names have no such form: "оценка ПО".
    """
    is_other = depends = is_named = False
    for index, word in enumerate(words):
        if word.roles.keys() & NAMING:
            depends = is_other
            if word.text.isascii() or word.key == _PO:
                continue
            is_of_it = not phrases.is_first_form(word) or (not is_named and _is_preposition(words[index - 1 : index]))
            if is_other and is_of_it:
                return True
            if word.roles.keys() & SOFTWARE:
                return False
            is_other, depends, is_named = False, False, True
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


def _is_preposition(words: Sequence[Token]) -> bool:
    return any(word.text in _RUSSIAN_PREPOSITIONS for word in words)


def _last_named(words: Sequence[Token]) -> int:
    return max(index for index, word in enumerate(words) if word.roles.keys() & NAMING)


def _joins(word: Token) -> bool:
    return word.text.partition(" ")[0] in _ENGLISH_PREPOSITIONS


def _is_other(word: Token) -> bool:
    return word.roles.keys() <= _OTHER and word.roles.get(Role.HANDLING) != _MAKING


def _describes(word: str) -> bool:
    """Whether the Russian word can only be an adjective or an adverb, by its ending."""
    return bool(_ADJECTIVE.search(word) or (len(word) >= _SHORTEST_ADVERB and _ADVERB.search(word)))
