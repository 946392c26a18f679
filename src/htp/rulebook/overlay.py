"""Lays other values over a rulebook: a bill under discussion, another threshold, one more category.

An overlay is a YAML file with `rulebook` (id, version, title) and any of `sources`, `parameters` (an id of the rulebook
with dated `values`) and `activities`, written like the rulebook's own files and refused for the same reasons.
A dated value holds from its first day to its last; what the rulebook says of all other days stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from htp.errors import InvalidInput, Problem
from htp.rulebook.entries import Entry, diagnostics_of, document_of, each_built
from htp.rulebook.loader import category_from, dated_value_from, refuse_shared_names, source_from
from htp.rulebook.model import Category, DatedValue, Overlay, Parameter, Rulebook, Source
from htp.spelling import nearest


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
    for id_, section in entry.optional_entry("parameters").entries():
        if id_ in parameters:
            values = _values(section, parameters[id_], sources)
            parameters[id_] = parameters[id_]._replace(values=_spliced(parameters[id_].values, values))
            _refuse_too_early(section, values, rulebook.in_force_from)
        else:
            if meant := nearest(id_, parameters):
                section.refuse("overlay.unknown-parameter-but-like", meant=meant[0])
            else:
                section.refuse("overlay.unknown-parameter")
            section.value("values")
        section.finish()
    activities = entry.optional_entry("activities")
    categories: dict[str, Category] = {
        **rulebook.categories,
        **each_built(activities, lambda id_, section: category_from(id_, section, sources)),
    }
    refuse_shared_names(categories, activities)
    entry.finish()
    diagnostics = tuple(diagnostics_of(path, text, document.problems, problems))
    if diagnostics:
        raise InvalidInput(diagnostics)
    return replace(rulebook, sources=sources, parameters=parameters, categories=categories, overlay=overlay)


def _values(section: Entry, parameter: Parameter, sources: Mapping[str, Source]) -> list[DatedValue]:
    listed = section.value("values")
    if not isinstance(listed, list):
        section.refuse("overlay.not-list", "values")
        return []
    values = []
    for index, each in enumerate(listed):
        dated = Entry(each, (*section.keys, "values", index), section.problems)
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
