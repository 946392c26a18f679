"""Lays other values over a rulebook: a bill under discussion, another threshold, one more category.

An overlay is a YAML file with `rulebook` (id, version, title) and any of `sources`, `parameters` (an id of the rulebook
with dated `values`), `activities` and `readings` (an id of the rulebook with another `default` or more `options`, each
`like` one of the rulebook's and with `parameters` of its own if it has other figures), written like the rulebook's own
files and refused for the same reasons.
A dated value holds from its first day to its last; what the rulebook says of all other days stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import StringIO

from htp.errors import Diagnostic, Fault, InvalidInput, Problem, UnusableText
from htp.location import Location
from htp.reading.opening import content_of
from htp.rulebook.entries import Entry, diagnostics_of, document_of, each_built
from htp.rulebook.loader import category_from, refuse_shared_names, source_from
from htp.rulebook.model import (
    Category,
    CategoryKind,
    DatedValue,
    Overlay,
    Parameter,
    Reading,
    ReadingOption,
    Rulebook,
    Source,
)
from htp.rulebook.parameters import dated_value_from
from htp.rulebook.readings import option_from, refuse_too_many
from htp.spelling import nearest, normalised


def overlaid_at(rulebook: Rulebook, path: str, read: Callable[[str], bytes] = content_of) -> Rulebook:
    """The rulebook with the overlay in that file laid over it; raises InvalidInput, also for a file that is missing."""
    try:
        content = read(path)
        laid_over = overlaid(rulebook, path, StringIO(content.decode(), newline=None).read())
    except UnusableText as error:
        fault = error.fault
    except UnicodeDecodeError:
        fault = Fault("rulebook.not-utf-8")
    except (OSError, ValueError) as error:
        fault = Fault("rulebook.unreadable", {"reason": getattr(error, "strerror", None) or str(error)})
    else:
        assert laid_over.overlay is not None
        return replace(laid_over, overlay=laid_over.overlay._replace(sha256=sha256(content).hexdigest()))
    raise InvalidInput((Diagnostic(Location(path), *fault),))


def overlaid(rulebook: Rulebook, path: str, text: str) -> Rulebook:
    """The rulebook with the overlay's text laid over it; raises InvalidInput with everything that is wrong."""
    document = document_of(path, text)
    problems: list[Problem] = []
    entry = Entry(document.data, (), problems)
    head = entry.entry("rulebook")
    overlay = Overlay(head.text("id"), head.text("version"), head.text("title"), path)
    head.finish()
    sources = {**rulebook.sources, **each_built(entry.optional_entry("sources"), source_from)}
    parameters = dict(rulebook.parameters)
    parameters.update(_parameters(entry.optional_entry("parameters"), parameters, sources, rulebook.in_force_from))
    activities = entry.optional_entry("activities")
    added = each_built(activities, lambda id_, section: category_from(id_, section, sources))
    categories = {**_without_names_of(added, rulebook.categories), **added}
    refuse_shared_names(categories, activities)
    readings = dict(rulebook.readings)
    for id_, section in entry.optional_entry("readings").entries():
        if id_ in readings:
            readings[id_] = _reading(
                section,
                readings[id_],
                sources,
                lambda option: _parameters(option, parameters, sources, rulebook.in_force_from),
            )
            section.finish()
        elif meant := nearest(id_, readings):
            section.refuse("overlay.unknown-reading-but-like", meant=meant[0])
        else:
            section.refuse("overlay.unknown-reading")
    entry.finish()
    diagnostics = tuple(diagnostics_of(path, text, document.problems, problems))
    if diagnostics:
        raise InvalidInput(diagnostics)
    return replace(
        rulebook,
        sources=sources,
        parameters=parameters,
        categories=categories,
        overlay=overlay,
        readings=readings,
    )


def _parameters(
    section: Entry, parameters: Mapping[str, Parameter], sources: Mapping[str, Source], in_force_from: date
) -> dict[str, Parameter]:
    """The parameters that the section gives other values, each with these laid over it."""
    changed = {}
    for id_, entry in section.entries():
        if id_ in parameters:
            values = _values(entry, parameters[id_], sources)
            changed[id_] = parameters[id_]._replace(values=_spliced(parameters[id_].values, values))
            _refuse_too_early(entry, values, in_force_from)
        else:
            if meant := nearest(id_, parameters):
                entry.refuse("overlay.unknown-parameter-but-like", meant=meant[0])
            else:
                entry.refuse("overlay.unknown-parameter")
            entry.value("values")
        entry.finish()
    return changed


def _reading(
    section: Entry,
    reading: Reading,
    sources: Mapping[str, Source],
    parameters_of: Callable[[Entry], dict[str, Parameter]],
) -> Reading:
    """The reading with the options of the section beside its own, and its default."""

    def option(id_: str, entry: Entry) -> ReadingOption:
        like = entry.one_of("like", tuple(reading.options))
        return option_from(id_, entry, sources, like)._replace(
            parameters=parameters_of(entry.optional_entry("parameters"))
        )

    options = {**reading.options, **each_built(section.optional_entry("options"), option)}
    refuse_too_many(options, section)
    default = section.one_of("default", tuple(options)) if section.has("default") else reading.default
    return reading._replace(options=options, default=default)


def _without_names_of(added: Mapping[str, Category], categories: Mapping[str, Category]) -> dict[str, Category]:
    """The categories; what is open or another trade gives up the names and codes that an added category takes."""
    taken = {normalised(name) for each in added.values() for name in (*each.names, *each.codes)}
    return {
        each.id: each
        if each.kind is CategoryKind.PERMITTED
        else each._replace(
            aliases=tuple(name for name in each.aliases if normalised(name) not in taken),
            codes=tuple(code for code in each.codes if code not in taken),
        )
        for each in categories.values()
    }


def _values(section: Entry, parameter: Parameter, sources: Mapping[str, Source]) -> list[DatedValue]:
    listed = section.value("values")
    if not isinstance(listed, list):
        section.refuse("overlay.not-list", "values")
        return []
    values = []
    for index, each in enumerate(listed):
        dated = section.entry_of(each, "values", index)
        values.append(dated_value_from(dated, parameter.unit, sources))
        dated.finish()
        if index and (values[index - 1].last or date.max) >= values[index].first:
            section.refuse("overlay.overlaps", "values", index)
    return values


def _refuse_too_early(section: Entry, values: Sequence[DatedValue], in_force_from: date) -> None:
    if values and values[0].first < in_force_from:
        section.refuse("overlay.before-regime", "values", 0, first=values[0].first, regime=in_force_from)


def _spliced(base: Sequence[DatedValue], laid_over: Sequence[DatedValue]) -> tuple[DatedValue, ...]:
    """The entries of the base cut around those laid over them, in the order of their days."""
    kept = list(base)
    for each in laid_over:
        kept = [part for entry in kept for part in _around(entry, each)]
    return tuple(sorted([*kept, *laid_over], key=lambda entry: entry.first))


def _around(entry: DatedValue, cut: DatedValue) -> list[DatedValue]:
    """What is left of the entry before and after the days of `cut`."""
    parts = []
    if entry.first < cut.first:
        last_before = cut.first - timedelta(days=1)
        parts.append(entry._replace(last=min(entry.last or date.max, last_before)))
    if cut.last is not None and (entry.last or date.max) > cut.last:
        parts.append(entry._replace(first=max(entry.first, cut.last + timedelta(days=1))))
    return parts
