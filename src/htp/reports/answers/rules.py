"""`htp rules`: what is in force on a day, one line each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from htp.reports.answers.parts import figure
from htp.reports.blocks import Block, Blocks, Disclaimer, Heading, Paragraph, Rows, Style, Words
from htp.rulebook.model import Parameter, Rulebook, Source
from htp.rulebook.text_ids import common_text
from htp.verdict import Kind, Status, Text, TextValue

_MARKS = {Status.VERIFIED: "", Status.SECONDARY: "*", Status.ASSUMED: "**"}

Cells = tuple[Words, ...]


def blocks(rulebook: Rulebook, as_of: date) -> Blocks:
    return (*_rules(rulebook, as_of), Disclaimer())


def stale_blocks(sources: Sequence[Source], days: int, as_of: date) -> Blocks:
    """The sources that were not checked for that many days, one line each."""
    since = date.fromordinal(max(as_of.toordinal() - days, date.min.toordinal()))
    values: dict[str, TextValue] = {"since": since, "count": len(sources)}
    if not sources:
        return Paragraph((Text("rules.stale.none", values),)), Disclaimer()
    rows = tuple((each.id, Text("rules.stale.checked", {"day": each.checked_on}), each.title) for each in sources)
    return Heading(Text("rules.stale.title", values)), Rows(Text("sources.title"), rows), Disclaimer()


def _rules(rulebook: Rulebook, as_of: date) -> Iterator[Block]:
    if as_of < rulebook.in_force_from:
        days = {"as_of": as_of, "in_force_from": rulebook.in_force_from}
        yield Paragraph((Text(common_text("before-law"), days),))
        return
    yield Heading(Text("rules.title", {"as_of": as_of}))
    for kind in Kind:
        rules = [each for each in rulebook.rules.values() if each.kind is kind]
        rows = [(_marked(each.id, each.status), each.question) for each in rules]
        yield from _rows(Text(f"kind.{kind}"), rows)
    readings = [(each.id, each.options[rulebook.option_of(each.id)].text) for each in rulebook.readings.values()]
    yield from _rows(Text("rules.readings"), readings)
    yield from _rows(Text("rules.figures"), [_figure(each, as_of) for each in rulebook.parameters.values()])
    yield Paragraph((Text("rules.legend"),), Style.DIM)
    yield Paragraph(((Text("rules.activities", {"count": len(rulebook.permitted)}), Text("rules.explain")),))


def _rows(title: Words, rows: Iterable[Cells]) -> Iterator[Rows]:
    shown = tuple(rows)
    if shown:
        yield Rows(title, shown)


def _figure(parameter: Parameter, as_of: date) -> Cells:
    entry = next(each for each in parameter.values if each.covers(as_of))
    until = Text("span.until", {"last": entry.last}) if entry.last else Text("span.since", {"first": entry.first})
    return _marked(parameter.id, entry.status), figure(entry), entry.gap or until


def _marked(id_: str, status: Status) -> str:
    """The id with a mark for how sure the entry is; the legend explains the marks."""
    return f"{id_}{_MARKS[status]}"
