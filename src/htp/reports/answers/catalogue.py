"""`htp activities`: the catalogue by its three kinds, or what a query is read as."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from htp.language import other_language
from htp.reports.answers.parts import basis, citation, end
from htp.reports.blocks import NO_WORDS, Block, Blocks, Disclaimer, Heading, Item, Items, Paragraph, Words
from htp.rulebook.index import sources_of
from htp.rulebook.matching import Match, Recognition
from htp.rulebook.model import Category, CategoryKind, Rulebook
from htp.verdict import Text, TextValue

_GROUPS = ("software", "it-export", "call-centres", "practice")
"""In the order of the law; the last is none of its groups."""
_CLOSED_LIST = Text("activities.closed-list")
_KNOWN = (Recognition.PERMITTED, Recognition.MIXED, Recognition.OPEN, Recognition.UNLISTED)
"""What has categories to show."""


def blocks_of_all(rulebook: Rulebook) -> Blocks:
    """The whole catalogue, briefly: what is permitted by the groups of the list, then what is not."""
    return tuple(_catalogue(rulebook))


def _catalogue(rulebook: Rulebook) -> Iterator[Block]:
    permitted = list(rulebook.permitted.values())
    cited = _cited(rulebook.categories.values(), rulebook)
    yield Paragraph(((Text("activities.count", {"count": len(permitted)}), _CLOSED_LIST),))
    in_order = sorted(permitted, key=lambda each: _GROUPS.index(each.group))
    for group, members in groupby(in_order, key=lambda each: each.group):
        yield Items(Text(f"group.{group}"), tuple(_item(each, (_in_brief(each, cited),)) for each in members))
    for kind in (CategoryKind.OPEN, CategoryKind.OUTSIDE):
        entries = [each for each in rulebook.categories.values() if each.kind is kind]
        if entries:
            yield Items(Text(f"activities.kind.{kind.value}"), tuple(_item(each, ()) for each in entries))
    sources, disclaimer = end(cited, rulebook)
    yield sources
    yield Paragraph((Text("activities.search"),))
    yield disclaimer


def blocks_of_query(query: str, read: Match, near: Sequence[Category], rulebook: Rulebook) -> Blocks:
    """What the query is read as; where that is not known, what it may mean or what comes near."""
    heading = Text(f"activities.read.{read.recognition}", {"query": query})
    if read.recognition in _KNOWN:
        return tuple(_read(heading, read, rulebook))
    return tuple(_not_known(heading, near, is_likely=read.recognition is Recognition.UNCLEAR))


def _read(heading: Text, read: Match, rulebook: Rulebook) -> Iterator[Block]:
    cited = _cited(read.categories, rulebook)
    yield Heading(heading)
    kinds = {each.kind for each in read.categories}
    for kind in CategoryKind:
        entries = [each for each in read.categories if each.kind is kind]
        if entries:
            title = Text(f"activities.kind.{kind.value}") if len(kinds) > 1 else NO_WORDS
            yield Items(title, tuple(_item(each, tuple(_in_full(each, cited))) for each in entries), are_apart=True)
    yield from end(cited, rulebook)


def _not_known(heading: Text, near: Sequence[Category], *, is_likely: bool) -> Iterator[Block]:
    yield Paragraph((heading,))
    if near:
        yield Items(
            NO_WORDS if is_likely else Text("activities.near"),
            tuple(_item(each, (Text("basis.sentence", {"basis": basis(each)}),)) for each in near),
        )
    else:
        yield Paragraph((Text("activities.covers"),))
    yield Paragraph((Text("activities.try-another"),))
    yield Disclaimer()


def _item(category: Category, notes: tuple[Words, ...]) -> Item:
    names = {"title": category.title, "other_title": category.titles[other_language()]}
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


def _cited(categories: Iterable[Category], rulebook: Rulebook) -> list[str]:
    return list(dict.fromkeys(source for each in categories for source in sources_of(each, rulebook)))
