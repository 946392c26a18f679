"""Every entry of the rulebook by its name, and which entries rest on which."""

import re
from collections.abc import Iterator
from datetime import date

from htp.rulebook.matching import Meaning, match
from htp.rulebook.model import Category, CategoryKind, Parameter, Reading, Rulebook, RuleEntry, Source, Step
from htp.spelling import nearest, normalised

Entry = RuleEntry | Reading | Parameter | Category | Step | Source

_ACTIVITIES = "activities"
"""The key of a profile that is compared with the categories."""
_MAX_LIKE = 3
"""Ids that are named as possibly meant; each can be close by two of its names."""


def every_entry(rulebook: Rulebook) -> Iterator[Entry]:
    yield from rulebook.rules.values()
    yield from rulebook.readings.values()
    yield from rulebook.parameters.values()
    yield from rulebook.categories.values()
    yield from rulebook.steps
    yield from rulebook.sources.values()


def entries_named(rulebook: Rulebook, name: str) -> tuple[Entry, ...]:
    """The entries of that id or title, and the activities that the name means; a name can stand for several."""
    asked = normalised(name)
    found = [each for each in every_entry(rulebook) if asked in (normalised(each.id), normalised(each.title))]
    read = match(rulebook, name)
    if read.meaning is Meaning.RECOGNISED and (read.is_exact or not found):
        found += [each for each in read.categories if each not in found]
    return tuple(found)


def names_like(rulebook: Rulebook, name: str) -> tuple[str, ...]:
    """The ids that somebody may have meant, best first and three at most."""
    id_by_name = {normalised(each.title): each.id for each in every_entry(rulebook)}
    for category in rulebook.categories.values():
        is_permitted = category.kind is CategoryKind.PERMITTED
        names = category.names if is_permitted else (category.id, *category.titles.values())
        id_by_name.update((normalised(each), category.id) for each in names)
    id_by_name.update((normalised(each.id), each.id) for each in every_entry(rulebook))
    close = nearest(name, id_by_name, likeness=0.6, most=2 * _MAX_LIKE)
    return tuple(dict.fromkeys(id_by_name[each] for each in close))[:_MAX_LIKE]


def users_of(entry: Entry, rulebook: Rulebook) -> tuple[Entry, ...]:
    """The entries that use this one: the rules of a figure, category or reading, and everything that cites a source."""
    if isinstance(entry, Reading):
        return tuple(each for each in rulebook.rules.values() if each.id in entry.rules)
    if isinstance(entry, Parameter):
        return tuple(each for each in rulebook.rules.values() if entry.id in each.uses)
    if isinstance(entry, Category):
        return tuple(each for each in rulebook.rules.values() if _ACTIVITIES in each.needs)
    if isinstance(entry, Source):
        return tuple(each for each in every_entry(rulebook) if entry.id in sources_of(each, rulebook))
    return ()


def readings_of(rule: RuleEntry, rulebook: Rulebook) -> tuple[Reading, ...]:
    """The contested points that can change an answer of the rule."""
    return tuple(each for each in rulebook.readings.values() if rule.id in each.rules)


def sources_unchecked_for(days: int, rulebook: Rulebook, as_of: date) -> tuple[Source, ...]:
    """The sources last checked more than so many days before that day, those longest unchecked first."""
    found = [each for each in rulebook.sources.values() if (as_of - each.checked_on).days > days]
    return tuple(sorted(found, key=lambda source: source.checked_on))


def sources_of(entry: Entry, rulebook: Rulebook) -> tuple[str, ...]:
    """The ids of the sources that the entry cites, also those that only its note names."""
    if isinstance(entry, Source):
        return ()
    if isinstance(entry, Parameter):
        return tuple(dict.fromkeys(source for value in entry.values for source in value.sources))
    if isinstance(entry, Reading):
        return tuple(dict.fromkeys(source for option in entry.options.values() for source in option.sources))
    if isinstance(entry, Category) and entry.note:
        words = re.findall(r"[a-z0-9-]+", entry.note)
        return tuple(dict.fromkeys([*entry.sources, *(each for each in words if each in rulebook.sources)]))
    return entry.sources
