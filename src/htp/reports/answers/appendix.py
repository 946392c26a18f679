"""What a lawyer needs to check a page: rule by rule what it rests on, how else it can be read, and how to repeat it."""

from collections.abc import Iterator, Sequence

from htp.reports.answers.explanation import about_rule, grounds, way
from htp.reports.answers.parts import NONE, figure, sources_of_answer
from htp.reports.blocks import Block, Blocks, Commands, Entries, Entry, Words
from htp.reports.page_origin import PageOrigin
from htp.rulebook.index import readings_of, sources_of
from htp.rulebook.model import DatedValue, Reading, Rulebook, RuleEntry
from htp.verdict import Assessment, Text, TextValue


def sources_of_rules(assessment: Assessment, rulebook: Rulebook) -> Iterator[str]:
    """What the appendix cites."""
    for rule in _rules(assessment, rulebook):
        yield from sources_of(rule, rulebook)
        for _, entry in _figures(rule, assessment, rulebook):
            yield from entry.sources
    for reading in _readings(assessment, rulebook):
        yield from sources_of(reading, rulebook)


def blocks(assessment: Assessment, rulebook: Rulebook, cited: Sequence[str]) -> Iterator[Block]:
    """Each rule with its figures of the day, each contested point with the ways to read it, and the sources."""
    for rule in _rules(assessment, rulebook):
        values = (
            Entry(
                Text("page.appendix.value", {"title": name}),
                (Text("as-sentence", {"words": figure(entry)}), *grounds(entry, cited)),
            )
            for name, entry in _figures(rule, assessment, rulebook)
        )
        yield Entries(rule.title, (*about_rule(rule, cited), *values), has_long_names=True)
    for reading in _readings(assessment, rulebook):
        yield Entries(
            Text("page.appendix.reading", {"title": reading.title}),
            tuple(_about(reading, rulebook, cited)),
            has_long_names=True,
        )
    yield sources_of_answer(cited, rulebook)


def _rules(assessment: Assessment, rulebook: Rulebook) -> list[RuleEntry]:
    return [rulebook.rules[each.rule] for each in assessment.findings]


def _readings(assessment: Assessment, rulebook: Rulebook) -> list[Reading]:
    found = (reading for rule in _rules(assessment, rulebook) for reading in readings_of(rule, rulebook))
    return list({each.id: each for each in found}.values())


def _figures(rule: RuleEntry, assessment: Assessment, rulebook: Rulebook) -> Iterator[tuple[str, DatedValue]]:
    """The figures that the rule uses, as they are on the day."""
    for id_ in rule.uses:
        parameter = rulebook.parameters[id_]
        yield from ((parameter.title, each) for each in parameter.values if each.covers(assessment.as_of))


def _about(reading: Reading, rulebook: Rulebook, cited: Sequence[str]) -> Iterator[Entry]:
    yield Entry(Text("explain.ask-directorate"), reading.question)
    for option in reading.options.values():
        words = way(option, reading, cited)
        taken: Words = Text("page.appendix.taken", {"option": option.id})
        yield Entry(taken if option.id == rulebook.option_of(reading.id) else option.id, words)


def how_to_repeat(origin: PageOrigin, rulebook: Rulebook) -> Blocks:
    """The hashes of everything that decided, the program, and the command that makes the page again."""
    made_from = origin.made_from
    entries = [Entry(Text("page.origin.input", {"path": origin.result.path}), origin.input_sha256 or NONE)]
    law: dict[str, TextValue] = {"id": rulebook.id, "version": rulebook.version}
    entries.append(Entry(Text("page.origin.rulebook", law), made_from.rulebook_sha256))
    if rulebook.overlay is not None:
        overlay = Text("page.origin.overlay", {"path": rulebook.overlay.path})
        entries.append(Entry(overlay, made_from.overlay_sha256 or NONE))
    entries.append(Entry(Text("page.origin.program"), Text("page.origin.program.text", {"version": origin.version})))
    command = Commands(Text("page.origin.command"), (made_from.typed,))
    return Entries(Text("page.origin"), tuple(entries), has_long_names=True), command
