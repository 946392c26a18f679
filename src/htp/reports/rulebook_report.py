"""`htp rules` and `htp explain`: what is in force on a day, and what one entry of the rulebook rests on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from htp.reports import wording
from htp.reports.drawing import Canvas, drawn, entry_list, source_notes
from htp.reports.wording import escape_controls
from htp.rulebook.index import Entry, sources_of, users_of
from htp.rulebook.model import Category, DatedValue, Parameter, Rulebook, RuleEntry, Source, Step, common_text
from htp.verdict import Kind, Status, Value
from htp.verdict import Text as Sentence

_NAME_WIDTH = 34
"""The longest id fits, and a calendar year from its first day to its last."""
_MARKS = {Status.VERIFIED: "", Status.SECONDARY: "*", Status.ASSUMED: "**"}
_LEGEND = "   ".join(f"{mark} {wording.STATUS_WORDS[status]}" for status, mark in _MARKS.items() if mark)

Rows = Iterator[tuple[str, str]]


def render_rules(rulebook: Rulebook, as_of: date, canvas: Canvas) -> str:
    """What is in force on that day, one line each."""
    return drawn(_rules(rulebook, as_of), rulebook, canvas)


def _rules(rulebook: Rulebook, as_of: date) -> Iterator[RenderableType]:
    if as_of < rulebook.in_force_from:
        values: dict[str, Value] = {"as_of": as_of, "in_force_from": rulebook.in_force_from}
        yield Text(f"{wording.filled(Sentence(common_text('before-law'), values))}\n")
        return
    yield Group(Text(f"Rules in force on {wording.day(as_of)}", style="bold"), Text(""))
    for kind in Kind:
        rules = [each for each in rulebook.rules.values() if each.kind is kind]
        rows = [(f"{each.id}{_MARKS[each.status]}", each.question) for each in rules]
        yield from _lines(wording.KIND_WORDS[kind], rows)
    yield from _lines("Figures", [_figure_line(each, as_of) for each in rulebook.parameters.values()])
    yield Text(f"{_LEGEND}\n", style="dim")
    count = wording.counted(len(rulebook.categories), "permitted activity", "permitted activities")
    yield Text(f"{count}: see `htp activities`. `htp explain NAME` tells what an entry rests on and how it was read.\n")


def _figure_line(parameter: Parameter, as_of: date) -> tuple[str, ...]:
    entry = next(each for each in parameter.values if each.covers(as_of))
    until = f"until {wording.day(entry.last)}" if entry.last else wording.span(entry.first, None)
    return f"{parameter.id}{_MARKS[entry.status]}", wording.figure(entry), entry.gap or until


def _lines(title: str, rows: Iterable[Sequence[str]]) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(Text(escape_controls(cell)) for cell in row))
    if table.row_count:
        yield Group(Text(title, style="bold"), Padding(table, (0, 0, 1, 2)))


def render_entries(entries: Sequence[Entry], rulebook: Rulebook, as_of: date, canvas: Canvas) -> str:
    """The entries in full, one below the other, and then the sources of all of them."""
    return drawn(_entries(entries, rulebook, as_of), rulebook, canvas)


def _entries(entries: Sequence[Entry], rulebook: Rulebook, as_of: date) -> Iterator[RenderableType]:
    cited = _cited(entries, rulebook)
    for entry in entries:
        yield Group(
            Text(escape_controls(entry.id), style="bold").append(f"  {_what(entry)}", style="not bold dim"),
            Text(escape_controls(entry.question if isinstance(entry, RuleEntry) else entry.title)),
            Text(""),
        )
        for title, rows in _sections(entry, rulebook, as_of, cited):
            shown = [(escape_controls(name), escape_controls(text)) for name, text in rows]
            if shown:
                yield entry_list(title, shown, name_width=_NAME_WIDTH)
    if cited:
        yield source_notes(cited, rulebook)


def _cited(entries: Iterable[Entry], rulebook: Rulebook) -> list[str]:
    told = [each for entry in entries for each in _told_with(entry, rulebook)]
    return list(dict.fromkeys(source for each in told for source in sources_of(each, rulebook)))


def _told_with(entry: Entry, rulebook: Rulebook) -> Iterator[Entry]:
    yield entry
    if isinstance(entry, RuleEntry):
        yield from (rulebook.parameters[each] for each in entry.uses)


def _what(entry: Entry) -> str:
    if isinstance(entry, RuleEntry):
        return "rule"
    if isinstance(entry, Parameter):
        return "figure"
    if isinstance(entry, Category):
        return "permitted activity"
    return "step to residency" if isinstance(entry, Step) else "source"


def _sections(entry: Entry, rulebook: Rulebook, as_of: date, cited: list[str]) -> Iterator[tuple[str, Rows]]:
    if isinstance(entry, RuleEntry):
        yield "What it rests on", _about_rule(entry, cited)
        history = (
            row for id_ in entry.uses for row in _history(rulebook.parameters[id_], as_of, cited, with_name=True)
        )
        yield "The figures it uses, in time", history
        yield "What it can say, with the company's figures in place of the braces", iter(entry.texts.items())
        yield "What it can propose", iter(entry.remedies.items())
    elif isinstance(entry, Parameter):
        yield f"On {wording.day(as_of)}", _in_force(entry, as_of, rulebook)
        yield "In time", _history(entry, as_of, cited, with_name=False)
        yield "How it is read", _readings(entry, rulebook)
    elif isinstance(entry, Category):
        yield "What it is", _about_category(entry, cited)
        yield "How the list is read", _readings(entry, rulebook)
    elif isinstance(entry, Step):
        yield "What happens", _about_step(entry, cited)
    else:
        yield "What it is", _about_source(entry)
    yield "Used by", _users(entry, rulebook)


def _about_rule(rule: RuleEntry, cited: list[str]) -> Rows:
    yield "What it is for", f"{wording.KIND_WORDS[rule.kind]}."
    if rule.needs:
        yield "What it asks of a profile", ", ".join(rule.needs)
    yield "Where it stands", _provenance(rule, cited)
    yield "How it is read", rule.interpretation
    yield "The other reading", rule.alternative


def _about_category(category: Category, cited: list[str]) -> Rows:
    yield "In Russian", category.title_ru
    yield "Group", f"{wording.GROUP_WORDS[category.group]}."
    yield "Basis", wording.sentence(wording.basis(category))
    yield "Where it stands", _provenance(category, cited)
    if category.note:
        yield "What is open", category.note
    if category.includes:
        yield "Includes", f"{'; '.join(category.includes)}."
    if category.excludes:
        yield "Not meant", f"{'; '.join(category.excludes)}."
    if category.aliases:
        yield "Also called", ", ".join(category.aliases)
    if category.codes:
        yield "Classifier codes", f"{', '.join(category.codes)} (our own mapping, part of no law)"


def _about_step(step: Step, cited: list[str]) -> Rows:
    yield "What happens", step.text
    yield "For", ", ".join(step.legal_forms) or "every company"
    yield "Where it stands", _provenance(step, cited)


def _about_source(source: Source) -> Rows:
    yield "Kind", wording.sentence(wording.SOURCE_KIND_WORDS[source.kind])
    yield "To be cited as", source.citation
    yield "Where it was found", source.url
    yield "Last read", f"{wording.day(source.read_on)}."


def _in_force(parameter: Parameter, as_of: date, rulebook: Rulebook) -> Rows:
    entry = next((each for each in parameter.values if each.covers(as_of)), None)
    if entry is None:
        yield "not known", f"The regime began on {wording.day(rulebook.in_force_from)}."
    else:
        yield wording.figure(entry), wording.sentence(entry.gap or wording.span(entry.first, entry.last))


def _history(parameter: Parameter, as_of: date, cited: list[str], *, with_name: bool) -> Rows:
    for index, each in enumerate(parameter.values):
        when = wording.span(each.first, each.last)
        now = f" (in force on {wording.day(as_of)})" if with_name and each.covers(as_of) else ""
        told = f"{wording.sentence(each.gap)} " if each.gap else ""
        text = f"{wording.figure(each)}{now}. {told}{_provenance(each, cited)}"
        if with_name:
            yield parameter.id if index == 0 else "", f"{wording.sentence(when)[:-1]}: {text}"
        else:
            yield when, wording.sentence(text)


def _provenance(entry: RuleEntry | DatedValue | Category | Step, cited: list[str]) -> str:
    told = wording.provenance(entry.status, entry.place, wording.notes(entry.sources, cited))
    return wording.sentence(told)


def _readings(entry: Entry, rulebook: Rulebook) -> Rows:
    """The reading taken, and the one not taken, of the rules that use the entry."""
    readings = [each for each in users_of(entry, rulebook) if isinstance(each, RuleEntry)]
    for each in readings:
        yield each.id, each.interpretation
        yield "  the other reading", each.alternative


def _users(entry: Entry, rulebook: Rulebook) -> Rows:
    users = users_of(entry, rulebook)
    for each in users:
        if isinstance(entry, Source):
            yield each.id, "; ".join(_cited_for(each, entry.id))
        else:
            yield each.id, each.question if isinstance(each, RuleEntry) else each.title
    if not users:
        yield "no other entry", ""


def _cited_for(user: Entry, source: str) -> Iterator[str]:
    """Where in the source the entry stands, and how sure it is."""
    if isinstance(user, Parameter):
        for each in user.values:
            if source in each.sources:
                when = wording.span(each.first, each.last)
                yield f"{wording.figure(each)} {when}; {wording.provenance(each.status, each.place)}"
    elif isinstance(user, Category) and source not in user.sources:
        yield f"{user.title}; named in its note, {wording.provenance(user.status, user.note or user.place)}"
    elif isinstance(user, RuleEntry | Category | Step):
        yield f"{user.title}; {wording.provenance(user.status, user.place)}"
