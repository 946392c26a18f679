"""Finds permitted activities by what people call them: in English or Russian, misspelt or in another word order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from os.path import commonprefix

from htp.rulebook.model import Category, Rulebook
from htp.spelling import normalised

MAX_QUERY_LENGTH = 200
"""Characters of a query that are looked at."""
_CODE = re.compile(r"[0-9]{2}(?:\.[0-9]{1,2}(?:\.[0-9]+)*)?", re.ASCII)
_CODE_LENGTH = len("62.01")
_SMALL_WORDS = frozenset("a an and at by for from in of on or s the to with без в для и из к на о от с".split())  # noqa: SIM905
"""Words that say nothing about the subject; по is none of them, because ПО is software."""

_LEAST_LIKENESS = 0.75
"""What one misspelt word may differ from the one that is meant."""
_SAME_STEM = 0.85
_FOUND = 0.6
"""The part of the query's words that a category must have to be found; with less it is only near."""
_NEAR = 0.3
_MAX_NEAR = 3
_OWN_NAME = 2.0
"""Above any likeness: the query is the category's very name or code."""


class MatchedBy(StrEnum):
    """How a company called an activity that was recognised."""

    ID = "id"
    TITLE = "title"
    ALIAS = "alias"
    CODE = "classifier code"


def matched_by(category: Category, activity: str) -> MatchedBy:
    """By which of its names the category was recognised."""
    asked = normalised(activity)
    if asked == normalised(category.id):
        return MatchedBy.ID
    if asked in (normalised(category.title), normalised(category.title_ru)):
        return MatchedBy.TITLE
    return MatchedBy.ALIAS if asked in map(normalised, category.aliases) else MatchedBy.CODE


def found(rulebook: Rulebook, query: str) -> list[Category]:
    """The categories that the query is about, best first; empty if there is none."""
    scores = _scores(rulebook, query)
    return [rulebook.categories[id_] for id_ in _best_first(scores) if scores[id_] >= _FOUND]


def near(rulebook: Rulebook, query: str) -> list[Category]:
    """The categories that have at least something in common with the query, best first and three at most."""
    scores = _scores(rulebook, query)
    return [rulebook.categories[id_] for id_ in _best_first(scores) if scores[id_] >= _NEAR][:_MAX_NEAR]


def _best_first(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda id_: -scores[id_])


def _scores(rulebook: Rulebook, query: str) -> dict[str, float]:
    query = query[:MAX_QUERY_LENGTH]
    if _CODE.fullmatch(query.strip()):
        code = query.strip()[:_CODE_LENGTH]
        return {
            each.id: _OWN_NAME if any(own.startswith(code) for own in each.codes) else 0.0
            for each in rulebook.categories.values()
        }
    asked = _words(query)
    if not asked:
        return {}
    known = {word for each in rulebook.categories.values() for text in _texts(each) for word in _words(text)}
    likeness = {(word, other): _likeness(word, other) for word in asked for other in known}
    return {each.id: _score(each, query, asked, likeness) for each in rulebook.categories.values()}


def _texts(category: Category) -> tuple[str, ...]:
    return (*category.names, *category.includes)


def _score(category: Category, query: str, asked: Sequence[str], likeness: Mapping[tuple[str, str], float]) -> float:
    """How well the category's best text covers the query; a little better where the query covers the text too."""
    if normalised(query) in map(normalised, category.names):
        return _OWN_NAME
    by_name = max(_agreement(asked, _words(name), likeness) for name in category.names)
    by_spelling = max(_alike("".join(asked), "".join(_words(name))) for name in category.names)
    everything = [word for text in _texts(category) for word in _words(text)]
    return max(by_name, 0.9 * by_spelling, 0.8 * _coverage(asked, everything, likeness))


def _agreement(asked: Sequence[str], words: Sequence[str], likeness: Mapping[tuple[str, str], float]) -> float:
    reverse = {(word, other): likeness[other, word] for word in words for other in asked}
    return 0.8 * _coverage(asked, words, likeness) + 0.2 * _coverage(words, asked, reverse)


def _coverage(words: Sequence[str], others: Sequence[str], likeness: Mapping[tuple[str, str], float]) -> float:
    """How much of the words stands among the others, from 0 to 1."""
    if not words or not others:
        return 0.0
    return sum(max(likeness[word, other] for other in others) for word in words) / len(words)


def _likeness(word: str, other: str) -> float:
    """1 for the same word, less for another ending or a slip of the pen, 0 for another word."""
    if word == other:
        return 1.0
    if min(len(word), len(other)) < 3:
        return 0.0
    common = len(commonprefix((word, other)))  # noqa: RUF071 - letter by letter is what is meant
    has_same_stem = common == min(len(word), len(other)) or (common >= 4 and common >= 0.6 * max(len(word), len(other)))
    return max(_SAME_STEM if has_same_stem else 0.0, _alike(word, other))


def _alike(word: str, other: str) -> float:
    matcher = SequenceMatcher(None, word, other)
    if matcher.real_quick_ratio() < _LEAST_LIKENESS or matcher.quick_ratio() < _LEAST_LIKENESS:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _LEAST_LIKENESS else 0.0


def _words(text: str) -> list[str]:
    words = re.findall(r"\w+", normalised(text).replace("ё", "е"))
    return _without_small(words) or words


def _without_small(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS]
