"""`htp activities`: the permitted activities as the law groups them, or those that a query is about."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from htp.reports import wording
from htp.reports.drawing import Canvas, drawn, source_notes
from htp.reports.wording import escape_controls
from htp.rulebook.index import sources_of
from htp.rulebook.model import Category, Rulebook


def render_all(rulebook: Rulebook, canvas: Canvas) -> str:
    """The whole catalogue, group by group, briefly."""
    categories = list(rulebook.categories.values())
    return drawn(_catalogue(categories, rulebook), rulebook, canvas)


def _catalogue(categories: Sequence[Category], rulebook: Rulebook) -> Iterator[RenderableType]:
    cited = _cited(categories, rulebook)
    count = wording.counted(len(categories), "permitted activity", "permitted activities")
    yield Group(Text(f"{count}. {wording.CLOSED_LIST}"), Text(""))
    for group, members in groupby(sorted(categories, key=_place_of_group), key=lambda each: each.group):
        yield Text(wording.GROUP_WORDS[group], style="bold")
        yield Padding(Group(*(_entry(each, [_in_brief(each, cited)]) for each in members)), (0, 0, 1, 2))
    yield source_notes(cited, rulebook)
    yield Text("`htp activities WORDS` searches, in English and Russian. `htp explain ID` tells more of one of them.\n")


def _place_of_group(category: Category) -> int:
    return list(wording.GROUP_WORDS).index(category.group)


def render_found(
    query: str, found: Sequence[Category], near: Sequence[Category], rulebook: Rulebook, canvas: Canvas
) -> str:
    """The categories that the query is about, best first; where there is none, those that come near."""
    return drawn(_found(query, found, rulebook) if found else _not_found(query, near), rulebook, canvas)


def _found(query: str, found: Sequence[Category], rulebook: Rulebook) -> Iterator[RenderableType]:
    cited = _cited(found, rulebook)
    count = wording.counted(len(found), "permitted activity", "permitted activities")
    order = ", the closest first" if len(found) > 1 else ""
    yield Group(Text(f'{count} for "{escape_controls(query)}"{order}:', style="bold"), Text(""))
    for each in found:
        yield Padding(_entry(each, [*_in_full(each, cited)]), (0, 0, 1, 2))
    yield source_notes(cited, rulebook)


def _not_found(query: str, near: Sequence[Category]) -> Iterator[RenderableType]:
    yield Text(f'No permitted activity was found for "{escape_controls(query)}". {wording.CLOSED_LIST}\n')
    if near:
        yield Text("What comes near it:", style="bold")
        yield Padding(Group(*(_entry(each, []) for each in near)), (0, 0, 1, 2))
    else:
        groups = [words.lower() for group, words in wording.GROUP_WORDS.items() if group != "practice"]
        yield Text(f"What the list covers: {'; '.join(groups)}.\n")
    yield Text("`htp activities` lists all of them. Try another word, in English or Russian.\n")


def _entry(category: Category, notes: Sequence[str]) -> RenderableType:
    title = Text(escape_controls(category.id), style="bold")
    names = f"{category.title} / {category.title_ru}" + (f" ({', '.join(category.codes)})" if category.codes else "")
    return Group(title, Padding(Group(*(Text(each) for each in (escape_controls(names), *notes))), (0, 0, 0, 2)))


def _in_brief(category: Category, cited: list[str]) -> str:
    notes = wording.notes(category.sources, cited)
    return wording.sentence(f"{wording.basis(category)}; {wording.STATUS_WORDS[category.status]} {notes}")


def _in_full(category: Category, cited: list[str]) -> Iterator[str]:
    if category.includes:
        yield f"Includes: {escape_controls('; '.join(category.includes))}."
    if category.excludes:
        yield f"Not meant: {escape_controls('; '.join(category.excludes))}."
    notes = wording.notes(category.sources, cited)
    told = wording.provenance(category.status, category.place, notes)
    yield wording.sentence(f"{wording.basis(category)}; {told}")
    if category.note:
        yield escape_controls(category.note)


def _cited(categories: Sequence[Category], rulebook: Rulebook) -> list[str]:
    return list(dict.fromkeys(source for each in categories for source in sources_of(each, rulebook)))
