"""The one matcher: what a company calls its activity, and which entry of the catalogue that is.

Only what is plain is recognised. A misspelling, a thing that may be several, a word that is as general as "IT" and a
word that nobody knows are questions, and a placeholder is a fact that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from htp.rulebook.model import Category, CategoryKind, Rulebook
from htp.rulebook.words import Role
from htp.spelling import normalised

if TYPE_CHECKING:
    from htp.rulebook.meaning import Part
    from htp.rulebook.phrases import Phrases
    from htp.rulebook.tokens import Token

MAX_QUERY_LENGTH = 500
"""Characters of a text that are looked at."""
_MAX_KEPT = 10_000
_MAX_CORRECTED = 6
"""Words of a text that are looked at as possibly misspelt."""
_MAX_CODES = 20
_WHOLE_CODE = len("62.01")
_DIGIT = re.compile("[0-9]")


class MatchedBy(StrEnum):
    """How a company called an activity that was recognised."""

    ID = "id"
    TITLE = "title"
    ALIAS = "alias"
    CODE = "classifier code"
    WORDS = "words"
    """By the meaning of its words, not by a name of a category."""


_EXACT = (MatchedBy.ID, MatchedBy.TITLE, MatchedBy.ALIAS)


class Meaning(StrEnum):
    """How far it is known what a text means."""

    RECOGNISED = "recognised"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    GENERAL = "general"
    """Too general to say anything: IT."""
    PLACEHOLDER = "placeholder"
    """Not an activity: the sign that none is stated."""


class Recognition(StrEnum):
    """How an activity stands with the list of permitted ones, as far as that is known."""

    PERMITTED = "permitted"
    MIXED = "mixed"
    """Something permitted, and something else as well."""
    OPEN = "open"
    """Neither on the list as we could read it nor proved to be off it."""
    UNCLEAR = "unclear"
    """Not recognised, but likely one of these categories."""
    UNKNOWN = "unknown"
    GENERAL = "general"
    UNLISTED = "unlisted"
    """Plainly another trade."""
    MISSING = "missing"
    """A placeholder: no activity is stated."""


@dataclass(frozen=True)
class Match:
    """What a text was read as; what was asked of it once is kept."""

    meaning: Meaning
    categories: tuple[Category, ...] = ()
    """What it is, or what it is likely to be; several where the text names several activities."""
    matched_by: MatchedBy | None = None
    is_partial: bool = False
    """Something else is named that is not recognised."""

    @cached_property
    def is_permitted(self) -> bool:
        """Everything that is named is permitted."""
        return self._is_all(CategoryKind.PERMITTED)

    @cached_property
    def is_outside(self) -> bool:
        """Everything that is named is plainly another trade."""
        return self._is_all(CategoryKind.OUTSIDE)

    @cached_property
    def permitted(self) -> tuple[Category, ...]:
        """The permitted ones of what is named."""
        return self._of(CategoryKind.PERMITTED) if self.meaning is Meaning.RECOGNISED else ()

    @property
    def is_missing(self) -> bool:
        return self.meaning is Meaning.PLACEHOLDER

    @property
    def is_exact(self) -> bool:
        """The text is a name of the category, letter by letter."""
        return self.matched_by in _EXACT

    @cached_property
    def recognition(self) -> Recognition:
        if self.meaning is not Meaning.RECOGNISED:
            return _RECOGNITION_BY_MEANING[self.meaning]
        if self.is_permitted:
            return Recognition.PERMITTED
        if self.is_outside:
            return Recognition.UNLISTED
        return Recognition.MIXED if self.permitted else Recognition.OPEN

    def _is_all(self, kind: CategoryKind) -> bool:
        return (
            self.meaning is Meaning.RECOGNISED
            and not self.is_partial
            and all(each.kind is kind for each in self.categories)
        )

    def _of(self, kind: CategoryKind) -> tuple[Category, ...]:
        return tuple(each for each in self.categories if each.kind is kind)


_RECOGNITION_BY_MEANING = {
    Meaning.LIKELY: Recognition.UNCLEAR,
    Meaning.UNKNOWN: Recognition.UNKNOWN,
    Meaning.GENERAL: Recognition.GENERAL,
    Meaning.PLACEHOLDER: Recognition.MISSING,
}
_UNKNOWN = Match(Meaning.UNKNOWN)
_GENERAL = Match(Meaning.GENERAL)
_PLACEHOLDER = Match(Meaning.PLACEHOLDER)


def match(rulebook: Rulebook, text: str) -> Match:
    """What the text means, by the catalogue of the rulebook."""
    return _matcher_of(rulebook).match(text)


def near(rulebook: Rulebook, text: str) -> tuple[Category, ...]:
    """The categories that have a word of the text in their name, permitted ones first and three at most."""
    return _matcher_of(rulebook).near(text)


_kept_matchers: list[_Matcher] = []
_MAX_MATCHERS = 4


def _matcher_of(rulebook: Rulebook) -> _Matcher:
    """The matcher of the rulebook's catalogue, which rulebooks that differ in readings or figures share."""
    for each in _kept_matchers:
        if each.categories is rulebook.categories:
            return each
    matcher = _Matcher(rulebook)
    _kept_matchers.insert(0, matcher)
    del _kept_matchers[_MAX_MATCHERS:]
    return matcher


class _Matcher:
    """The catalogue by its names; codes and words are looked at, and imported, only for a text that is none of them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.categories = rulebook.categories
        self._words = rulebook.words
        self._by_code = {code: each for each in rulebook.categories.values() for code in each.codes}
        self._phrases: Phrases | None = None
        self.match = lru_cache(maxsize=_MAX_KEPT)(self._match)

    def _match(self, text: str) -> Match:
        if text in self.categories:
            return Match(Meaning.RECOGNISED, (self.categories[text],), MatchedBy.ID)
        if len(text) == _WHOLE_CODE and text in self._by_code:
            return Match(Meaning.RECOGNISED, (self._by_code[text],), MatchedBy.CODE)
        return self._by_name.get(normalised(text)) or self._read(text)

    @cached_property
    def _by_name(self) -> dict[str, Match]:
        """Everything that a category is called; made for the first text that is neither an id nor a code."""
        matches: dict[str, Match] = {}
        for category in self.categories.values():
            recognised = {by: Match(Meaning.RECOGNISED, (category,), by) for by in MatchedBy}
            for name, matched_by in _names_of(category):
                matches.setdefault(normalised(name), recognised[matched_by])
        return matches

    @cached_property
    def _placeholders(self) -> frozenset[str]:
        return frozenset(map(normalised, self._words.placeholders))

    @property
    def phrases(self) -> Phrases:
        if self._phrases is None:
            from htp.rulebook.phrases import Phrases

            self._phrases = Phrases(self.categories, self._words)
        return self._phrases

    def _read(self, text: str) -> Match:
        if normalised(text) in self._placeholders or not any(map(str.isalnum, text)):
            return _PLACEHOLDER
        if not _DIGIT.search(text):
            return self._by_words(text)
        return self._by_classifier(text) or self._beside_codes(text, self._by_words(text))

    # ---- Codes

    def _by_classifier(self, text: str) -> Match | None:
        from htp.rulebook import classifier

        if made_a_date := classifier.code_made_a_date(text):
            return Match(Meaning.LIKELY, classifier.categories_of(made_a_date, self._by_code), MatchedBy.CODE)
        categories: list[Category] = []
        is_likely = is_partial = False
        rest = text
        for _ in range(_MAX_CODES):
            code = classifier.code_at_start(rest)
            if code is None:
                break
            found = classifier.categories_of(code.digits, self._by_code)
            if code.may_be_number and len(code.digits) == 2:
                found = tuple(each for each in found if each.kind is not CategoryKind.OUTSIDE)
            if not found and not categories and code.rest:
                return None
            is_partial |= not found
            is_likely |= len(found) > 1
            categories += found
            rest = code.rest
        if rest == text:
            return None
        if not categories:
            return _UNKNOWN
        if rest and not self._agrees(rest, categories):
            return Match(Meaning.LIKELY, tuple(dict.fromkeys(categories)), MatchedBy.CODE)
        meaning_ = Meaning.LIKELY if is_likely else Meaning.RECOGNISED
        return Match(meaning_, tuple(dict.fromkeys(categories)), MatchedBy.CODE, is_partial)

    def _agrees(self, title: str, categories: Iterable[Category]) -> bool:
        """Whether the words beside a code say nothing that its category is not."""
        from htp.rulebook.classifier import codes_within

        named = self.match(title)
        if named.meaning is Meaning.RECOGNISED:
            return {each.kind for each in named.categories} <= {each.kind for each in categories}
        tokens = self.phrases.tokens(title)
        is_denied = any(Role.NEGATION in token.roles for token in tokens)
        names_more = any(Role.JOINT in token.roles and token.text.isalpha() for token in tokens[:1])
        return not (named.is_missing or is_denied or names_more or codes_within(title))

    def _beside_codes(self, text: str, read: Match) -> Match:
        """What the words mean, where a code behind them may say something else: "software, 47.91"."""
        from htp.rulebook.classifier import categories_of, codes_within

        named = [each for code in codes_within(text) for each in categories_of(code, self._by_code)]
        kinds = {each.kind for each in read.categories}
        if read.meaning is not Meaning.RECOGNISED or all(each.kind in kinds for each in named):
            return read
        if read.permitted:
            return Match(read.meaning, read.categories, read.matched_by, is_partial=True)
        return Match(Meaning.LIKELY, _not_outside((*read.categories, *named)))

    # ---- Words

    def _by_words(self, text: str) -> Match:
        from htp.rulebook.clauses import lists_another_trade
        from htp.rulebook.stems import split

        words = split(text)
        knows_any = self.phrases.knows_any(words)
        tokens = self.phrases.tokens_of(words)
        says_more = any(Role.MORE in token.roles for token in tokens)
        named = self.phrases.category_named(words) if knows_any and not says_more else None
        if named is not None and not lists_another_trade(tokens, self.phrases):
            return Match(Meaning.RECOGNISED, (self.categories[named],), MatchedBy.WORDS)
        read = self._composed(tokens) if knows_any else _UNKNOWN
        corrected = self._corrected(tokens)
        if corrected is None:
            return read
        meant = self._composed(self.phrases.tokens(corrected))
        if meant.meaning is Meaning.RECOGNISED or meant.meaning is Meaning.LIKELY:
            return Match(Meaning.LIKELY, _not_outside(meant.categories))
        return _UNKNOWN if read.meaning is Meaning.RECOGNISED else read

    def _corrected(self, tokens: list[Token]) -> str | None:
        """The text with its misspelt words put right; None where none is."""
        unknown = [token for token in tokens if Role.UNKNOWN in token.roles][:_MAX_CORRECTED]
        by_word = {token.text: self.phrases.corrected(token.text) for token in unknown}
        if not any(by_word.values()):
            return None
        return " ".join(by_word.get(token.text) or token.text for token in tokens)

    def _composed(self, tokens: list[Token]) -> Match:
        from htp.rulebook.meaning import Plainness, parts_of

        parts = parts_of(tokens, self.phrases)
        plain = [part for part in parts if part.plainness is Plainness.PLAIN]
        likely = self._all(part for part in parts if part.plainness is Plainness.LIKELY)
        known = self._all(plain)
        is_partial = len(plain) < len(parts)
        if any(each.kind is CategoryKind.PERMITTED for each in known):
            is_heading = parts[0].plainness is Plainness.GENERAL  # "IT company: software development"
            return Match(Meaning.RECOGNISED, known, MatchedBy.WORDS, is_partial=len(plain) + is_heading < len(parts))
        if likely and (meant := _not_outside((*likely, *known))):
            return Match(Meaning.LIKELY, meant)
        if any(each.kind is CategoryKind.OPEN for each in known) or (known and not is_partial):
            return Match(Meaning.RECOGNISED, known, MatchedBy.WORDS, is_partial=is_partial)
        return _GENERAL if all(part.plainness is Plainness.GENERAL for part in parts) else _UNKNOWN

    def _all(self, parts: Iterable[Part]) -> tuple[Category, ...]:
        ids = dict.fromkeys(each for part in parts for each in part.categories)
        return tuple(self.categories[each] for each in ids if each in self.categories)

    def near(self, text: str) -> tuple[Category, ...]:
        tokens = self.phrases.tokens(text)
        ids = dict.fromkeys(id_ for token in tokens for id_ in token.roles.values() if id_ in self.categories)
        found = sorted(
            (self.categories[id_] for id_ in ids if id_), key=lambda each: list(CategoryKind).index(each.kind)
        )
        return tuple(found[:3])


def _not_outside(categories: Iterable[Category]) -> tuple[Category, ...]:
    return tuple(dict.fromkeys(each for each in categories if each.kind is not CategoryKind.OUTSIDE))


def _names_of(category: Category) -> Iterable[tuple[str, MatchedBy]]:
    yield category.id, MatchedBy.ID
    for title in category.titles.values():
        yield title, MatchedBy.TITLE
    for alias in category.aliases:
        yield alias, MatchedBy.ALIAS
    for code in category.codes:
        if len(code) == _WHOLE_CODE:  # a shorter one may be a number or have lost a zero
            yield code, MatchedBy.CODE
