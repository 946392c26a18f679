"""`htp explain`: what an entry of the rulebook says, what it rests on and who uses it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import assert_never

from htp.language import other_language
from htp.reports.answers.parts import basis, citation, end, figure, provenance, span
from htp.reports.blocks import NO_WORDS, Block, Blocks, Disclaimer, Entries, Entry, Enumeration, Heading, Words
from htp.rulebook.index import Entry as RulebookEntry
from htp.rulebook.index import readings_of, sources_of, users_of
from htp.rulebook.model import (
    Category,
    DatedValue,
    Parameter,
    Reading,
    ReadingOption,
    Rulebook,
    RuleEntry,
    Source,
    Step,
)
from htp.verdict import Text, TextValue

_Sections = Iterator[tuple[Text, Iterable[Entry]]]

_FORM = re.compile(r":\w+(?=\})")
"""How a text asks for a value: no word for a reader."""


def blocks(entries: Sequence[RulebookEntry], rulebook: Rulebook, as_of: date) -> Blocks:
    """The entries in full, one below the other, and then the sources of all of them."""
    return tuple(_blocks(entries, rulebook, as_of))


def _blocks(entries: Sequence[RulebookEntry], rulebook: Rulebook, as_of: date) -> Iterator[Block]:
    cited = _cited(entries, rulebook)
    for entry in entries:
        name = entry.question if isinstance(entry, RuleEntry) else entry.title
        yield Heading(entry.id, Text(f"explain.{_kind(entry)}"), notes=(name,))
        for title, rows in _sections(entry, rulebook, as_of, cited):
            shown = tuple(rows)
            if shown:
                yield Entries(title, shown, has_long_names=True)
    yield from end(cited, rulebook) if cited else (Disclaimer(),)


def _cited(entries: Iterable[RulebookEntry], rulebook: Rulebook) -> list[str]:
    shown = [each for entry in entries for each in _related_entries(entry, rulebook)]
    return list(dict.fromkeys(source for each in shown for source in sources_of(each, rulebook)))


def _related_entries(entry: RulebookEntry, rulebook: Rulebook) -> Iterator[RulebookEntry]:
    yield entry
    if isinstance(entry, RuleEntry):
        yield from (rulebook.parameters[each] for each in entry.uses)


def _kind(entry: RulebookEntry) -> str:
    match entry:
        case RuleEntry():
            return "rule"
        case Reading():
            return "reading"
        case Parameter():
            return "figure"
        case Category():
            return "activity"
        case Step():
            return "step"
        case Source():
            return "source"
        case _:
            assert_never(entry)


def _sections(entry: RulebookEntry, rulebook: Rulebook, as_of: date, cited: Sequence[str]) -> _Sections:
    match entry:
        case RuleEntry():
            yield Text("explain.rests-on"), about_rule(entry, cited)
            contested = readings_of(entry, rulebook)
            yield (
                Text("explain.contested"),
                (Entry(each.id, Text("value", {"value": each.question})) for each in contested),
            )
            yield Text("explain.figures-in-time"), _figures_in_time(entry, rulebook, as_of, cited)
            yield Text("explain.can-say"), (Entry(name, _FORM.sub("", text)) for name, text in entry.texts.items())
            yield Text("explain.can-propose"), (Entry(*each) for each in entry.remedies.items())
        case Reading():
            yield Text("explain.contested-point"), _about_reading(entry)
            yield Text("explain.ways"), (Entry(each.id, way(each, entry, cited)) for each in entry.options.values())
        case Parameter():
            yield Text("explain.on-day", {"as_of": as_of}), _in_force(entry, as_of, rulebook)
            yield Text("explain.in-time"), (Entry(span(each), _value(each, cited)) for each in entry.values)
            yield Text("explain.how-it-is-read"), _readings(entry, rulebook)
        case Category():
            yield Text("explain.what-it-is"), _about_category(entry, cited)
            yield Text("explain.how-the-list-is-read"), _readings(entry, rulebook)
        case Step():
            yield Text("explain.what-happens"), _about_step(entry, cited)
        case Source():
            yield Text("explain.what-it-is"), _about_source(entry)
        case _:
            assert_never(entry)
    yield Text("explain.used-by"), _users(entry, rulebook)


def about_rule(rule: RuleEntry, cited: Sequence[str]) -> Iterator[Entry]:
    """What it is for, what it asks for, where it stands, how it is read and how else it could be read."""
    yield Entry(Text("explain.purpose"), Text("as-sentence", {"words": Text(f"kind.{rule.kind}")}))
    if rule.needs:
        yield Entry(Text("explain.needs"), ", ".join(rule.needs))
    yield Entry(Text("explain.place"), _provenance(rule, cited))
    yield Entry(Text("explain.how-it-is-read"), rule.interpretation)
    yield Entry(Text("explain.other-reading"), rule.alternative)


def _about_reading(reading: Reading) -> Iterator[Entry]:
    yield Entry(Text("explain.ask-directorate"), reading.question)
    yield Entry(
        Text("explain.default"), Text("explain.default.text", {"reading": reading.id, "option": reading.default})
    )


def way(option: ReadingOption, reading: Reading, cited: Sequence[str]) -> Words:
    """What the option says, whether it is the one taken, what is said for it, and the figures that go with it."""
    is_default = [Text("explain.is-default")] if option.id == reading.default else []
    own_way = [Text("explain.compared-like", {"option": option.like})] if option.like != option.id else []
    figures = [
        Text("explain.option-figure", {"id": id_, "figure": figure(value), "span": span(value)})
        for id_, parameter in option.parameters.items()
        for value in parameter.values
    ]
    return option.text, *is_default, *own_way, *figures, _provenance(option, cited)


def _about_category(category: Category, cited: Sequence[str]) -> Iterator[Entry]:
    yield Entry(Text(f"explain.in-{other_language()}"), category.titles[other_language()])
    yield Entry(Text("explain.group"), Text("as-sentence", {"words": Text(f"group.{category.group}")}))
    yield Entry(Text("explain.basis"), Text("basis.sentence", {"basis": basis(category)}))
    yield Entry(Text("explain.place"), _provenance(category, cited))
    if category.note:
        yield Entry(Text("explain.open"), category.note)
    if category.includes:
        yield Entry(Text("explain.includes"), Text("explain.items", {"items": "; ".join(category.includes)}))
    if category.excludes:
        yield Entry(Text("explain.excludes"), Text("explain.items", {"items": "; ".join(category.excludes)}))
    if category.aliases:
        yield Entry(Text("explain.aliases"), ", ".join(category.aliases))
    if category.codes:
        yield Entry(Text("explain.codes"), Text("explain.codes.text", {"codes": ", ".join(category.codes)}))


def _about_step(step: Step, cited: Sequence[str]) -> Iterator[Entry]:
    yield Entry(Text("explain.what-happens"), step.text)
    yield Entry(Text("explain.for"), ", ".join(step.legal_forms) or Text("explain.for-all"))
    yield Entry(Text("explain.place"), _provenance(step, cited))


def _about_source(source: Source) -> Iterator[Entry]:
    yield Entry(Text("explain.kind"), Text("as-sentence", {"words": Text(f"source-kind.{source.kind}")}))
    yield Entry(Text("explain.citation"), source.citation)
    yield Entry(Text("explain.url"), source.url)
    yield Entry(Text("explain.read-on"), Text("as-sentence", {"words": Text("value", {"value": source.read_on})}))
    yield Entry(Text("explain.checked-on"), Text("as-sentence", {"words": Text("value", {"value": source.checked_on})}))


def _in_force(parameter: Parameter, as_of: date, rulebook: Rulebook) -> Iterator[Entry]:
    entry = next((each for each in parameter.values if each.covers(as_of)), None)
    if entry is None:
        began = Text("explain.regime-began", {"in_force_from": rulebook.in_force_from})
        yield Entry(Text("figure.not-known"), began)
    else:
        yield Entry(figure(entry), Text("as-sentence", {"words": entry.gap or span(entry)}))


def _figures_in_time(rule: RuleEntry, rulebook: Rulebook, as_of: date, cited: Sequence[str]) -> Iterator[Entry]:
    for id_ in rule.uses:
        for index, each in enumerate(rulebook.parameters[id_].values):
            now = ".now" if each.covers(as_of) else ""
            values: dict[str, TextValue] = {"span": span(each), "figure": figure(each), "as_of": as_of}
            yield Entry(id_ if index == 0 else NO_WORDS, (Text(f"explain.value{now}", values), *grounds(each, cited)))


def _value(entry: DatedValue, cited: Sequence[str]) -> Words:
    return Text("as-sentence", {"words": figure(entry)}), *grounds(entry, cited)


def grounds(entry: DatedValue, cited: Sequence[str]) -> Iterator[str | Text]:
    """Why no value is known, and how sure it is."""
    if entry.gap:
        yield Text("as-sentence", {"words": entry.gap})
    yield _provenance(entry, cited)


def _provenance(entry: RuleEntry | ReadingOption | DatedValue | Category | Step, cited: Sequence[str]) -> Text:
    return provenance(entry.status, entry.place, citation(entry.sources, cited))


def _readings(entry: RulebookEntry, rulebook: Rulebook) -> Iterator[Entry]:
    """The reading taken, and the one not taken, of the rules that use the entry."""
    for each in users_of(entry, rulebook):
        if isinstance(each, RuleEntry):
            yield Entry(each.id, each.interpretation)
            yield Entry(Text("explain.other-reading.indented"), each.alternative)


def _users(entry: RulebookEntry, rulebook: Rulebook) -> Iterator[Entry]:
    users = users_of(entry, rulebook)
    for each in users:
        if isinstance(entry, Source):
            yield Entry(each.id, _cited_for(each, entry.id))
        else:
            yield Entry(each.id, each.question if isinstance(each, RuleEntry) else each.title)
    if not users:
        yield Entry(Text("explain.no-user"), NO_WORDS)


def _cited_for(user: RulebookEntry, source: str) -> Words:
    """Where in the source the entry stands, and how sure it is."""
    match user:
        case Parameter():
            return Enumeration(tuple(_value_cited(each) for each in user.values if source in each.sources), "; ")
        case Reading():
            cited = [each for each in user.options.values() if source in each.sources]
            return Enumeration(tuple(_option_cited(each) for each in cited), "; ")
        case Category() if source not in user.sources:
            return _use("in-note", user, user.note or user.place)
        case RuleEntry() | Category() | Step():
            return _use("use", user, user.place)
        case Source():
            return NO_WORDS
        case _:
            assert_never(user)


def _value_cited(entry: DatedValue) -> Text:
    values: dict[str, TextValue] = {"figure": figure(entry), "span": span(entry), "place": entry.place}
    return Text(f"explain.value-use.{entry.status}", values)


def _option_cited(option: ReadingOption) -> Text:
    return Text(f"explain.option-use.{option.status}", {"option": option.text, "place": option.place})


def _use(kind: str, user: RuleEntry | Category | Step, place: str) -> Text:
    return Text(f"explain.{kind}.{user.status}", {"title": user.title, "place": place})
