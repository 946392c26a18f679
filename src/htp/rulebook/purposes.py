"""For whom or for what something is done: "sites for shops and restaurants".

It decides nothing, so that only what plainly goes on saying for whom is passed over. What may as well be a trade of its
own is a part of its own: "sites for shops and retail trade".
"""

import re
from collections.abc import Sequence

from htp.rulebook.phrases import Phrases
from htp.rulebook.tokens import Token
from htp.rulebook.words import Role

_SAYING_WHAT_IS_DONE = frozenset(
    {Role.VERB, Role.TRADE, Role.FIRM_THING, Role.LOOSE_THING, Role.OPEN, Role.SELLING, Role.TEACHING, Role.VETO}
)
_PLURAL = re.compile(r"(?<!ic)(?<![isu])s$")
_GENITIVE = re.compile(r"(?<!отд)[ыи]х$|[ое]го$|[ое]в$|ей$|ций$|[еа]ний$|тий$|изма$|инга$")
"""Endings that a Russian word has in the genitive and hardly ever in its first form."""
_ADJECTIVE_GENITIVE = re.compile(r"ой [^ ]+[ыи]$")
_GENITIVE_OF_ONE = re.compile(r"[аяыи]$")
"""Endings that the first form of another word may have as well, or its plural."""
_VOWELS = "аяоеь"
"""Endings of first forms that a genitive does not have."""


def without_purpose(segment: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words that say what is done, and those that say for whom."""
    for index, token in enumerate(segment):
        if Role.PURPOSE in token.roles:
            return segment[:index], segment[index + 1 :]
        if Role.PURPOSE_BEFORE in token.roles:
            return segment[index + 1 :], segment[:index]
    return segment, ()


def purpose_at_end(segment: Sequence[Token]) -> Sequence[Token]:
    """The words that say for whom, where they stand last and "and" may add more of them."""
    is_first = any(Role.PURPOSE_BEFORE in token.roles for token in segment)
    return () if is_first else without_purpose(segment)[1]


def continues_purpose(purpose: Sequence[Token], after: Sequence[Token], phrases: Phrases) -> bool:
    """Whether the words after "for … and" can only go on saying for whom."""
    if not purpose or any(token.roles.keys() & _SAYING_WHAT_IS_DONE for token in after):
        return False
    if all(Role.FILLER in token.roles for token in after):
        return True
    text, of_purpose = (" ".join(token.text for token in each) for each in (after, purpose))
    if text.isascii():
        return _are_customers(text, phrases) or (of_purpose.isascii() and _are_fields(purpose, after))
    return _is_genitive(text, of_purpose, phrases)


def _are_customers(text: str, phrases: Phrases) -> bool:
    """Whether the English words are those for whom software is made: "insurance companies", not "online stores"."""
    return text in phrases.customers or (text.split()[-1] in phrases.customers and phrases.other_named(text) is None)


def _are_fields(purpose: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether both are fields in English: "insurance and healthcare", not "banks and insurance"."""
    last = purpose[-1], after[-1]
    is_said = not any(token.roles.keys() & _SAYING_WHAT_IS_DONE or Role.FILLER in token.roles for token in last)
    return is_said and not any(_PLURAL.search(token.text) for token in last)


def _is_genitive(text: str, of_purpose: str, phrases: Phrases) -> bool:
    """Whether the Russian words are in the form that "для" asks for, and can be in no other."""
    first = text.split()[0]
    if phrases.is_name(first):
        return False
    if _GENITIVE.search(first) or _ADJECTIVE_GENITIVE.search(" ".join(text.split()[:2])):
        return True
    if phrases.is_listed(first):
        return False
    stem = first[:-1]
    if phrases.is_name(stem):
        return first[-1] == "а"
    if any(phrases.is_name(first + vowel) for vowel in _VOWELS):
        return True
    is_of_one = _GENITIVE_OF_ONE.search(first) and any(phrases.is_name(stem + vowel) for vowel in _VOWELS)
    return bool(is_of_one and _GENITIVE_OF_ONE.search(of_purpose.split()[0]))
