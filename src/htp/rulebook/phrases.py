"""The phrases of the catalogue and of words.yaml, found in a text in whatever form its words have.

Words are compared by their stems: of Snowball for English and Russian; for Kyrgyz, which it does not know, by taking
endings off until a known word is left. Nothing is stemmed before a text needs it: the phrases lie in buckets by the
first letters of their first word, and a bucket is filled when a word of the text begins like it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from htp.rulebook.model import Category, CategoryKind
from htp.rulebook.stems import (
    MAX_KEPT,
    PREFIX,
    is_dative,
    is_misspelt,
    one_letter_less,
    split,
    stem,
    without_kyrgyz_letters,
)
from htp.rulebook.tokens import Roles, Token
from htp.rulebook.words import Role, Words

_MAX_SUFFIXES = 4
_PLURAL = 3
"""Letters of a Kyrgyz plural."""
_POSSESSIVES = frozenset({"сы", "си", "су", "сү"})
_FLEETING = ("ок", "ек")
"""Endings of a Russian genitive with a vowel that other forms lack: розеток, of розетка."""
_MIN_STEM = 3
_MIN_CORRECTED = 5
"""Shorter words are like too many others to be taken for a misspelling."""
_ANY_GENERAL = "it"
"""Stands for every word that is as general as IT when names are compared."""
_ANY_CONCERN = "services"
"""Likewise for every word for a business and what it offers."""
_SEPARATORS = frozenset(",;/|•&+()[]:\n.!")

_UNKNOWN: Roles = {Role.UNKNOWN: None}
_FILLER: Roles = {Role.FILLER: None}
_JOINT: Roles = {Role.JOINT: None}
_ROLE_BY_KIND = {
    CategoryKind.PERMITTED: Role.TRADE,
    CategoryKind.OPEN: Role.OPEN,
    CategoryKind.OUTSIDE: Role.OUTSIDE,
}
_ROLES_OF_NAMES = frozenset({Role.TRADE, Role.OPEN, Role.PRODUCT, Role.OUTSIDE})
_SAYING_LITTLE = frozenset(
    {
        Role.VERB,
        Role.SELLING,
        Role.TEACHING,
        Role.VETO,
        Role.MAKER,
        Role.SUPPLYING,
        Role.OWN,
        Role.HARDWARE,
        Role.GOODS,
        Role.HANDLING,
        Role.TECHNICAL,
        Role.PROGRAM,
        Role.BUSINESS,
    }
)
_STRONGER_THAN_NAMES = frozenset({Role.VERB, Role.FILLER, Role.GENERAL, Role.JOINT})


def _spellings(names: Iterable[str]) -> Iterator[list[str]]:
    """The words of each name, and how they are typed without the letters that a Russian keyboard lacks."""
    for name in names:
        yield split(name)
        if (plain := without_kyrgyz_letters(name)) != name:
            parts = split(plain)
            if len(parts) > 1 or len(parts[0]) > _MIN_STEM:
                yield parts


class _Bucket:
    """The phrases whose first word begins with the same letters."""

    def __init__(self) -> None:
        self.phrases: dict[tuple[str, ...], dict[Role, str | None]] = {}
        self.longest = Counter[str]()
        """How many words the longest phrase has, by the key of its first word."""

    def add(self, keys: tuple[str, ...], role: Role, category: str | None) -> None:
        """The phrase with one role more; a name that is a word like "outsourcing" has its meaning as a word."""
        roles = self.phrases.setdefault(keys, {})
        if role in _ROLES_OF_NAMES and roles.keys() & _STRONGER_THAN_NAMES:
            return
        roles.setdefault(role, category)
        self.longest[keys[0]] = max(len(keys), self.longest[keys[0]])


class _Names(NamedTuple):
    """The categories by the words that say something in their names."""

    whole: dict[frozenset[str], str]
    by_fillers: dict[frozenset[str], list[tuple[frozenset[str], str]]]
    """For names of which one such word is left: with the others that have to be there, as in "medical services"."""


class Phrases:
    """Every phrase that means something, and the words that they are made of."""

    def __init__(self, categories: Mapping[str, Category], words: Words) -> None:
        self._kept = {form: word for word, forms in words.kept.items() for form in forms}
        self._kept |= {without_kyrgyz_letters(form): without_kyrgyz_letters(self._kept[form]) for form in self._kept}
        self._suffixes = frozenset(words.suffixes)
        self.customers = frozenset(words.customers)
        self._longest_suffix = max(map(len, words.suffixes), default=0)
        self._listed_by_prefix: dict[str, list[tuple[list[str], Role, str | None]]] = defaultdict(list)
        self._words_by_prefix: dict[str, set[str]] = defaultdict(set)
        self._names_by_prefix: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        self._listed_keys: dict[str, str] = {}
        kept = lru_cache(maxsize=MAX_KEPT)
        self._known_with, self._bucket = kept(self._known_keys), kept(self._filled_bucket)
        self._names_with, self._misspelt_with = kept(self._named_with), kept(self._misspellings)
        self.key = kept(self._key_of)
        """What stands for a word in all of its forms."""
        self._first_forms: set[str] = set()
        for group in words.groups:
            if group.category is None or group.category in categories or group.role is Role.VERB:
                for parts in _spellings(group.words):
                    self._list(parts, group.role, group.category)
                    self._first_forms.add(" ".join(parts))
        self._others = {id_ for id_, category in categories.items() if category.kind is not CategoryKind.PERMITTED}
        self._names_of_others: dict[str, Roles] = {}
        self._names_of_permitted: set[str] = set()
        for category in categories.values():
            role = Role.PRODUCT if category.is_product else _ROLE_BY_KIND[category.kind]
            for parts in _spellings(category.names):
                self._list(parts, role, category.id)
                if category.id in self._others:
                    self._names_of_others.setdefault(" ".join(parts), {role: category.id})
                else:
                    self._names_of_permitted.add(" ".join(parts))
                for prefix in {part[:PREFIX] for part in parts}:
                    self._names_by_prefix[prefix].append((parts, category.id))

    def _list(self, parts: list[str], role: Role, category: str | None) -> None:
        if parts:
            self._listed_by_prefix[parts[0][:PREFIX]].append((parts, role, category))
            for part in parts:
                self._words_by_prefix[part[:PREFIX]].add(part)

    def tokens(self, text: str) -> list[Token]:
        """The text as its longest phrases, from the first word on."""
        return self.tokens_of(split(text))

    def tokens_of(self, words: list[str]) -> list[Token]:
        """The words of a text likewise."""
        return list(self._tokens(words, [self.key(word) for word in words]))

    def _tokens(self, words: list[str], keys: list[str]) -> Iterator[Token]:
        index = 0
        while index < len(words):
            length, roles = self._phrase_at(words, keys, index)
            text = " ".join(words[index : index + length])
            yield Token(" ".join(keys[index : index + length]), roles, text)
            index += length

    def _phrase_at(self, words: list[str], keys: list[str], index: int) -> tuple[int, Roles]:
        word, key = words[index], keys[index]
        if word[:PREFIX] in self._listed_by_prefix:
            bucket = self._bucket(word[:PREFIX])
            for length in range(min(bucket.longest[key], len(keys) - index), 0, -1):
                roles = bucket.phrases.get(tuple(keys[index : index + length]))
                if roles is not None:
                    return length, roles
        if word in _SEPARATORS:
            return 1, _JOINT
        return 1, _FILLER if word.isdecimal() else _UNKNOWN

    def _key_of(self, word: str) -> str:
        known = self._known_with(word[:PREFIX])
        if not known:
            return word
        key = self._stemmed(word)
        if key in known:
            return key
        for form in (key, word):  # a stemmer takes more off some forms than off others: "систем", "ресторан"
            if form in known or form in self._listed_keys:
                return self._listed_keys.get(form, form)
        if word.isascii():
            return key
        if word.endswith(_FLEETING) and f"{word[:-2]}к" in known:
            return f"{word[:-2]}к"
        bases = (base for _, base in self._without_endings(word) if base in self._listed_keys)
        return next((self._listed_keys[base] for base in bases), key)

    def is_listed(self, word: str) -> bool:
        """Whether the word stands so in a name or in words.yaml."""
        return word in self._words_by_prefix.get(word[:PREFIX], ())

    def is_name(self, word: str) -> bool:
        """Whether the word, as it stands, is a whole name or a whole word of words.yaml."""
        return any(parts == [word] for parts, _, _ in self._listed_by_prefix.get(word[:PREFIX], ()))

    def begins_in_first_form(self, token: Token) -> bool:
        """Whether it, or its first word, stands as it does in words.yaml."""
        return token.text in self._first_forms or token.text.split()[0] in self._first_forms

    def is_first_form(self, token: Token) -> bool:
        """Whether the name stands as it does in the lists."""
        return token.text in self._names_of_permitted or token.text in self._first_forms

    def words_of(self, token: Token) -> list[Token]:
        """The words of the phrase one by one."""
        words = token.text.split()
        return (
            [token] if len(words) < 2 else [each for word in words for each in self._tokens([word], [self.key(word)])]
        )

    def _stemmed(self, word: str) -> str:
        return self._kept.get(word) or stem(word)

    def _without_endings(self, word: str) -> Iterator[tuple[int, str]]:
        """The word with one Kyrgyz ending after the other taken off, as many ways as there are, and how much it is."""
        rests = [word]
        for _ in range(_MAX_SUFFIXES):
            shorter = []
            for rest in rests:
                for length in range(min(self._longest_suffix, len(rest) - _MIN_STEM), 0, -1):
                    if rest[-length:] in self._suffixes:
                        shorter.append(rest[:-length])
            for rest in shorter:
                yield len(word) - len(rest), rest
            rests = shorter[:4]

    def _known_keys(self, prefix: str) -> frozenset[str]:
        """The keys of the known words that begin so."""
        keys = {word: self._base_of(word) for word in self._words_by_prefix.get(prefix, ())}
        self._listed_keys.update(keys)
        return frozenset(keys.values())

    def _base_of(self, word: str) -> str:
        """The key of a word of the lists: a Kyrgyz plural or possessive has that of its first form, if it is listed."""
        key = self._stemmed(word)
        if word.isascii() or word in self._kept:
            return key
        bases = (base for length, base in self._without_endings(word) if length >= _PLURAL or word[-2:] in _POSSESSIVES)
        return next((self._stemmed(base) for base in bases if base in self._words_by_prefix[word[:PREFIX]]), key)

    def _listed_key(self, word: str) -> str:
        self._known_with(word[:PREFIX])
        return self._listed_keys[word]

    def _filled_bucket(self, prefix: str) -> _Bucket:
        bucket = _Bucket()
        for parts, role, category in self._listed_by_prefix[prefix]:
            bucket.add(tuple(map(self._listed_key, parts)), role, category)
        return bucket

    def knows_any(self, words: list[str]) -> bool:
        """Whether a word of the text is one of the lists, in any form."""
        return any(self.key(word) in self._known_with(word[:PREFIX]) or word.isdecimal() for word in words)

    def category_named(self, words: list[str]) -> str | None:
        """The category one of whose names has the same words, in any order and but for those that add nothing."""
        if any(word == "по" and is_dative(after) for word, after in pairwise(words[1:])):
            return None
        content, fillers = self._content(words)
        particular = [key for key in content if key != _ANY_GENERAL]
        if not particular:
            return None
        names = self._names_with(min(particular)[:PREFIX])
        if content in names.whole or len(content) > 1:
            return names.whole.get(content)
        return next((id_ for needed, id_ in names.by_fillers.get(content, ()) if needed <= fillers), None)

    def other_named(self, text: str) -> Token | None:
        """The text as one phrase, where it is a name, as it stands, of what is not known to be on the list."""
        roles = self._names_of_others.get(text)
        return None if roles is None else Token(" ".join(map(self.key, text.split())), roles, text)

    def _named_with(self, prefix: str) -> _Names:
        """The categories by the words of those names in which a word begins so."""
        names = _Names({}, defaultdict(list))
        for parts, category in self._names_by_prefix.get(prefix, ()):
            name, fillers = self._content(parts)
            if len(parts) > 1 and len(name) == 1:
                if not self._says_too_little(name):
                    names.by_fillers[name].append((fillers - {_ANY_CONCERN} or fillers, category))
            elif category in self._others and names.whole.get(name) not in self._others:
                names.whole[name] = category  # what may be something else is not taken for what is on the list
            else:
                names.whole.setdefault(name, category)
        return names

    def _says_too_little(self, content: frozenset[str]) -> bool:
        """Whether words that add nothing are all that makes a name of it: "agency" is left of "digital agency"."""
        return any(token.roles.keys() & _SAYING_LITTLE for token in self.tokens(*content))

    def _content(self, words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
        """What stands for the words that say something, and for those that add nothing to it."""
        keys = [self.key(word) for word in words]
        content, fillers = set(), set()
        index = 0
        while index < len(words):
            length, roles = self._phrase_at(words, keys, index)
            if Role.GENERAL in roles:
                content.add(keys[index] if Role.BROAD in roles else _ANY_GENERAL)
            elif roles.keys() & {Role.FILLER, Role.JOINT}:
                fillers.add(_ANY_CONCERN if Role.CONCERN in roles else keys[index])
            else:
                length = 1
                content.add(keys[index])
            index += length
        return frozenset(content), frozenset(fillers)

    def corrected(self, word: str) -> str | None:
        """A known word of which this may be a misspelling: one letter more, less, other or changed with the next."""
        if len(word) < _MIN_CORRECTED or word.isdecimal() or self.key(word) in self._known_with(word[:PREFIX]):
            return None
        known = self._misspelt_with(word[0])
        stems = (self._stemmed(word),) if word[:PREFIX] in self._words_by_prefix else ()
        for each in dict.fromkeys((word, *stems)):
            for shorter in (each, *one_letter_less(each)):
                for other in known.get(shorter, ()):
                    if is_misspelt(word, other):
                        return other
        return None

    def _misspellings(self, letter: str) -> Mapping[str, set[str]]:
        """The known words that begin with the letter, by what is left of them without a letter."""
        known = defaultdict(set)
        for prefix, words in self._words_by_prefix.items():
            if prefix.startswith(letter):
                for word in words:
                    for form in {word, self._stemmed(word)}:
                        if len(form) >= _MIN_CORRECTED - 1:
                            for shorter in (form, *one_letter_less(form)):
                                known[shorter].add(word)
        return known
