"""`htp activities`: the permitted activities as the law groups them, or those that a query is about."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from htp.reports.answers.parts import basis, citation, end
from htp.reports.blocks import NO_WORDS, Block, Blocks, Disclaimer, Heading, Item, Items, Paragraph, Words
from htp.rulebook.index import sources_of
from htp.rulebook.model import Category, Rulebook
from htp.verdict import Text, TextValue

_GROUPS = ("software", "it-export", "call-centres", "practice")
"""In the order of the law; the last is none of its groups."""
_CLOSED_LIST = Text("activities.closed-list")


def blocks_of_all(rulebook: Rulebook) -> Blocks:
    """The whole catalogue, group by group, briefly."""
    return tuple(_catalogue(list(rulebook.categories.values()), rulebook))


def _catalogue(categories: Sequence[Category], rulebook: Rulebook) -> Iterator[Block]:
    cited = _cited(categories, rulebook)
    yield Paragraph(((Text("activities.count", {"count": len(categories)}), _CLOSED_LIST),))
    in_order = sorted(categories, key=lambda each: _GROUPS.index(each.group))
    for group, members in groupby(in_order, key=lambda each: each.group):
        yield Items(Text(f"group.{group}"), tuple(_item(each, (_in_brief(each, cited),)) for each in members))
    sources, disclaimer = end(cited, rulebook)
    yield sources
    yield Paragraph((Text("activities.search"),))
    yield disclaimer


def blocks_of_found(query: str, found: Sequence[Category], near: Sequence[Category], rulebook: Rulebook) -> Blocks:
    """The categories that the query is about, best first; where there is none, those that come near."""
    return tuple(_found(query, found, rulebook) if found else _not_found(query, near))


def _found(query: str, found: Sequence[Category], rulebook: Rulebook) -> Iterator[Block]:
    cited = _cited(found, rulebook)
    yield Heading(Text("activities.found", {"count": len(found), "query": query}))
    yield Items(NO_WORDS, tuple(_item(each, tuple(_in_full(each, cited))) for each in found), are_apart=True)
    yield from end(cited, rulebook)


def _not_found(query: str, near: Sequence[Category]) -> Iterator[Block]:
    yield Paragraph(((Text("activities.not-found", {"query": query}), _CLOSED_LIST),))
    if near:
        yield Items(Text("activities.near"), tuple(_item(each, ()) for each in near))
    else:
        yield Paragraph((Text("activities.covers"),))
    yield Paragraph((Text("activities.try-another"),))
    yield Disclaimer()


def _item(category: Category, notes: tuple[Words, ...]) -> Item:
    names = {"title": category.title, "title_ru": category.title_ru}
    if category.codes:
        shown = Text("activities.names-and-codes", {**names, "codes": ", ".join(category.codes)})
    else:
        shown = Text("activities.names", names)
    return Item(category.id, (shown, *notes))


def _in_brief(category: Category, cited: Sequence[str]) -> Text:
    values = {"basis": basis(category), "citation": citation(category.sources, cited)}
    return Text(f"activities.brief.{category.status}", values)


def _in_full(category: Category, cited: Sequence[str]) -> Iterator[Words]:
    if category.includes:
        yield Text("activities.includes", {"items": "; ".join(category.includes)})
    if category.excludes:
        yield Text("activities.excludes", {"items": "; ".join(category.excludes)})
    values: dict[str, TextValue] = {
        "basis": basis(category),
        "place": category.place,
        "citation": citation(category.sources, cited),
    }
    yield Text(f"activities.full.{category.status}", values)
    if category.note:
        yield category.note


def _cited(categories: Sequence[Category], rulebook: Rulebook) -> list[str]:
    return list(dict.fromkeys(source for each in categories for source in sources_of(each, rulebook)))
