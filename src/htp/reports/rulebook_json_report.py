"""`--format json` of the commands that show the rulebook: every value with its dates, source, place and status."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, assert_never

from htp.money import Money, decimal_text
from htp.reports.json_parts import report_head
from htp.reports.wording.figures import amount_decimal
from htp.rulebook.index import Entry, users_of
from htp.rulebook.matching import Match
from htp.rulebook.model import (
    Category,
    CategoryKind,
    DatedValue,
    Parameter,
    ParameterValue,
    Reading,
    ReadingOption,
    Rulebook,
    RuleEntry,
    Source,
    Step,
)

RULEBOOK_FORMAT = "htp/rulebook/1"
EXPLANATION_FORMAT = "htp/explanation/1"
CATALOGUE_FORMAT = "htp/activities/1"
SOURCES_FORMAT = "htp/sources/1"


def render_rules(rulebook: Rulebook, as_of: date, version: str) -> str:
    """The whole rulebook; what is in force on the day stands in `in_force`, None before the regime and in a gap."""
    report = {
        **report_head(RULEBOOK_FORMAT, rulebook, version),
        "as_of": as_of.isoformat(),
        "in_force_from": rulebook.in_force_from.isoformat(),
        "is_in_force": as_of >= rulebook.in_force_from,
        "rules": [_rule_object(each) for each in rulebook.rules.values()],
        "readings": [_reading_object(each, as_of) for each in rulebook.readings.values()],
        "parameters": [_parameter_object(each, as_of) for each in rulebook.parameters.values()],
        **_by_kind(rulebook.categories.values()),
        "steps": [_step_object(each) for each in rulebook.steps],
        "sources": [_source_object(each) for each in rulebook.sources.values()],
    }
    return _written(report)


def render_sources(sources: Iterable[Source], rulebook: Rulebook, as_of: date, days: int, version: str) -> str:
    """The sources that were not checked for that many days."""
    report = {
        **report_head(SOURCES_FORMAT, rulebook, version),
        "as_of": as_of.isoformat(),
        "unchecked_for_days": days,
        "sources": [_source_object(each) for each in sources],
    }
    return _written(report)


def render_entries(entries: Iterable[Entry], rulebook: Rulebook, as_of: date, version: str) -> str:
    """The entries, each with its kind and the ids of those that use it."""
    report = {
        **report_head(EXPLANATION_FORMAT, rulebook, version),
        "as_of": as_of.isoformat(),
        "entries": [
            {**_entry_object(each, as_of), "used_by": [user.id for user in users_of(each, rulebook)]}
            for each in entries
        ],
    }
    return _written(report)


def render_catalogue(
    query: str | None,
    read: Match | None,
    found: Sequence[Category],
    near: Sequence[Category],
    rulebook: Rulebook,
    version: str,
) -> str:
    """The categories found, by their kind, and where there is none the ids of those that come near."""
    report = {
        **report_head(CATALOGUE_FORMAT, rulebook, version),
        "query": query,
        "read_as": None if read is None else read.recognition.value,
        "matched_by": None if read is None or read.matched_by is None else read.matched_by.name.lower(),
        **_by_kind(found),
        "suggestions": [each.id for each in near],
    }
    return _written(report)


def _written(report: dict[str, Any]) -> str:
    return json.dumps(report, indent=2) + "\n"


def _entry_object(entry: Entry, as_of: date) -> dict[str, Any]:
    match entry:
        case RuleEntry():
            return {"entry": "rule", **_rule_object(entry)}
        case Reading():
            return {"entry": "reading", **_reading_object(entry, as_of)}
        case Parameter():
            return {"entry": "parameter", **_parameter_object(entry, as_of)}
        case Category():
            return {"entry": "activity", **_category_object(entry)}
        case Step():
            return {"entry": "step", **_step_object(entry)}
        case Source():
            return {"entry": "source", **_source_object(entry)}
        case _:
            assert_never(entry)


def _rule_object(rule: RuleEntry) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "question": rule.question,
        "kind": rule.kind.value,
        "needs": list(rule.needs),
        "uses": list(rule.uses),
        **_provenance(rule),
        "interpretation": rule.interpretation,
        "alternative": rule.alternative,
        "texts": dict(rule.texts),
        "remedies": dict(rule.remedies),
    }


def _reading_object(reading: Reading, as_of: date) -> dict[str, Any]:
    return {
        "id": reading.id,
        "title": reading.title,
        "question": reading.question,
        "rules": list(reading.rules),
        "default": reading.default,
        "options": [_option_object(each, as_of) for each in reading.options.values()],
    }


def _option_object(option: ReadingOption, as_of: date) -> dict[str, Any]:
    return {
        "id": option.id,
        "text": option.text,
        "like": option.like,
        "parameters": [_parameter_object(each, as_of) for each in option.parameters.values()],
        **_provenance(option),
    }


def _parameter_object(parameter: Parameter, as_of: date) -> dict[str, Any]:
    in_force = next((each for each in parameter.values if each.covers(as_of) and each.gap is None), None)
    return {
        "id": parameter.id,
        "title": parameter.title,
        "unit": parameter.unit,
        "in_force": None if in_force is None else _value_object(in_force),
        "values": [_value_object(each) for each in parameter.values],
    }


def _value_object(entry: DatedValue) -> dict[str, Any]:
    return {
        "from": entry.first.isoformat(),
        "to": None if entry.last is None else entry.last.isoformat(),
        "value": _plain(entry.value),
        "is_lifted": entry.is_lifted,
        "gap": entry.gap,
        **_provenance(entry),
    }


def _plain(value: ParameterValue | None) -> Any:
    """Shares and amounts as decimal text, months as a number."""
    if isinstance(value, Money):
        return {"value": amount_decimal(value), "currency": value.currency}
    return value if value is None or isinstance(value, int) else decimal_text(value)


def _by_kind(categories: Iterable[Category]) -> dict[str, Any]:
    """Under `activities` those that are permitted, and nothing else."""
    key_by_kind = {CategoryKind.PERMITTED: "activities", CategoryKind.OPEN: "open", CategoryKind.OUTSIDE: "outside"}
    by_key: dict[str, Any] = {key: [] for key in key_by_kind.values()}
    for category in categories:
        by_key[key_by_kind[category.kind]].append(_category_object(category))
    return by_key


def _category_object(category: Category) -> dict[str, Any]:
    return {
        "id": category.id,
        "kind": category.kind.value,
        "group": category.group,
        "basis": category.basis,
        "title": dict(category.titles),
        "includes": list(category.includes),
        "excludes": list(category.excludes),
        "aliases": list(category.aliases),
        "codes": list(category.codes),
        **_provenance(category),
        "note": category.note,
    }


def _step_object(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": step.title,
        "text": step.text,
        "for": list(step.legal_forms),
        "stage": step.stage,
        **_provenance(step),
    }


def _provenance(entry: RuleEntry | ReadingOption | DatedValue | Category | Step) -> dict[str, Any]:
    return {"sources": list(entry.sources), "place": entry.place, "status": entry.status.value}


def _source_object(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind,
        "citation": source.citation,
        "url": source.url,
        "read_on": source.read_on.isoformat(),
        "checked_on": source.checked_on.isoformat(),
    }
