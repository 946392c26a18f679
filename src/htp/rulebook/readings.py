"""Reads the contested points of the law and the ways to read each: readings.yaml, and what an overlay says of them."""

from collections.abc import Container, Mapping

from htp.rulebook.entries import Entry, cited_in, each_built
from htp.rulebook.model import Reading, ReadingOption, Source
from htp.verdict import Status

_LEAST_OPTIONS = 2
MAX_OPTIONS = 4
"""Every combination of options that can matter to a company is tried."""


def reading_from(id_: str, entry: Entry, sources: Mapping[str, Source], rules: Container[str]) -> Reading:
    """A reading of the rulebook; the rules know each of its options."""
    title, question, concerned = entry.prose("title"), entry.prose("question"), entry.texts("rules")
    for rule in concerned:
        if rule not in rules:
            entry.refuse("reading.unknown-rule", "rules", rule=rule)
    options = each_built(
        entry.entry("options"), lambda option, section: option_from(option, section, sources, like=option)
    )
    if len(options) < _LEAST_OPTIONS:
        entry.refuse("reading.too-few-options", "options")
    refuse_too_many(options, entry)
    return Reading(id_, title, question, concerned, entry.one_of("default", tuple(options)), options)


def refuse_too_many(options: Mapping[str, ReadingOption], entry: Entry) -> None:
    if len(options) > MAX_OPTIONS:
        entry.refuse("reading.too-many-options", "options", most=MAX_OPTIONS)


def option_from(id_: str, entry: Entry, sources: Mapping[str, Source], like: str) -> ReadingOption:
    return ReadingOption(
        id_,
        entry.prose("text"),
        like,
        cited_in(entry, sources),
        entry.prose("place"),
        entry.choice("status", Status),
    )
