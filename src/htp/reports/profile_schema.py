"""`htp schema`: the JSON Schema of a profile, from which an editor completes and explains the keys.

It is derived from the model of the profile, so that a new key is in it by itself. It judges a profile as an editor sees
it, with types given to figures; what depends on several facts at once it leaves to `htp check`, but for the revenue.
"""

import json
from typing import Any

from htp.company.fact_types import AMOUNT_SCHEMA
from htp.company.facts import MAX_TEXT_LENGTH
from htp.company.keys import SECTIONS
from htp.company.profile import Profile
from htp.rulebook.model import Rulebook

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_EXAMPLE = {
    "company": {"name": "Ala-Too Software LLC"},
    "period": 2016,
    "activities": ["software-development"],
    "revenue": {"currency": "KGS", "total": 10_000_000, "export": 8_500_000},
}
_NO_TOTAL_BESIDE_LINES = {
    "if": {"properties": {"lines": {"type": "array"}}, "required": ["lines"]},
    "then": {"properties": {"total": {"type": "null"}, "export": {"type": "null"}}},
}
_CURRENCY_OF_LINES_NEEDS_ANOTHER = {
    "if": {
        "properties": {
            "lines": {
                "type": "array",
                "contains": {"properties": {"currency": {"type": "string"}}, "required": ["currency"]},
            }
        },
        "required": ["lines"],
    },
    "then": {"properties": {"currency": {"type": "string"}}, "required": ["currency"]},
}


def render(rulebook: Rulebook) -> str:
    """The schema as a text; ASCII only, so that it is the same in every encoding."""
    return json.dumps(schema(rulebook), indent=2) + "\n"


def schema(rulebook: Rulebook) -> Schema:
    """What may stand in a profile, with the activities of the rulebook to choose from."""
    derived = Profile.model_json_schema()
    sections: dict[str, Schema] = {"Profile": derived, **derived.pop("$defs")}
    descriptions = {
        (model.__name__, key): fact.description
        for model in SECTIONS.values()
        for key, fact in model.model_fields.items()
    }
    shared: dict[str, Schema] = {}
    for name, section in sections.items():
        for written_for_programmers in ("title", "description"):
            section.pop(written_for_programmers, None)
        required = section.get("required", [])
        for key, described in section.get("properties", {}).items():
            is_required = key in required
            fact = _shared(described, shared)
            fact["description"] = descriptions[name, key]
            below = sections.get(fact.get("$ref", "").rpartition("/")[2], {})
            if not is_required and below.get("type") == "object":
                below["type"] = ["object", "null"]  # said there, so that an editor marks the very key that is wrong
            elif not is_required:
                fact = _or_nothing(fact)
            section["properties"][key] = fact
    root = sections.pop("Profile")
    activity = _activity(rulebook)
    _replace_fact(root["properties"]["activities"], {"type": "array", "items": {"$ref": "#/$defs/Activity"}})
    _replace_fact(sections["RevenueLine"]["properties"]["activity"], {"$ref": "#/$defs/Activity"})
    pay = sections["Pay"]
    pay.update({**AMOUNT_SCHEMA, "type": [*AMOUNT_SCHEMA["type"], *pay["type"]]})
    sections["Revenue"]["allOf"] = [_NO_TOTAL_BESIDE_LINES, _CURRENCY_OF_LINES_NEEDS_ANOTHER]
    return {
        "$schema": DIALECT,
        "title": "Company profile for htp",
        **root,
        "examples": [_EXAMPLE],
        "$defs": {"Activity": activity, **shared, **sections},
    }


def _shared(fact: Schema, shared: dict[str, Schema]) -> Schema:
    """The fact without what pydantic adds; long lists of codes are put into `shared` and referred to."""
    if "enum" in fact and "title" in fact:
        name = fact["title"]
        shared[name] = {key: value for key, value in fact.items() if key != "title"}
        return {"$ref": f"#/$defs/{name}"}
    kept: Schema = {}
    for key, value in fact.items():
        if key == "anyOf":
            (only,) = (each for each in value if each != {"type": "null"})
            kept |= _shared(only, shared)
        elif key == "propertyNames":
            if "enum" in value:
                kept[key] = {"$ref": "#/$defs/Currency"}
        elif key == "patternProperties":
            kept[key] = {pattern: _or_nothing(below) for pattern, below in value.items()}
            kept["additionalProperties"] = False
        elif key == "additionalProperties" and isinstance(value, dict):
            kept[key] = _or_nothing(value)
        elif key not in ("title", "description") and not (
            key == "default" and (value is None or isinstance(value, dict))
        ):
            kept[key] = value
    return kept


def _or_nothing(fact: Schema) -> Schema:
    """The same fact, which may also be left empty."""
    if "type" not in fact:
        return {"description": fact["description"], "anyOf": [_without_description(fact), {"type": "null"}]}
    types = fact["type"] if isinstance(fact["type"], list) else [fact["type"]]
    return {**fact, "type": [*types, "null"]}


def _without_description(fact: Schema) -> Schema:
    return {key: value for key, value in fact.items() if key != "description"}


def _replace_fact(property_: Schema, fact: Schema) -> None:
    """Put another fact in the place of one that may be left empty; its description stays."""
    description = property_["description"]
    property_.clear()
    property_.update(_or_nothing({"description": description, **fact}))


def _activity(rulebook: Rulebook) -> Schema:
    categories = rulebook.permitted.values()
    titles = "; ".join(f"{each.id}: {each.title}" for each in categories)
    return {
        "description": f"A permitted activity, its classifier code, or any other words. Permitted are: {titles}.",
        "anyOf": [
            {
                "type": "string",
                "enum": [each.id for each in categories],
                "enumDescriptions": [" - ".join(each.titles.values()) for each in categories],
            },
            {"type": ["string", "number"], "pattern": r"\S", "maxLength": MAX_TEXT_LENGTH},
        ],
        "examples": [next(iter(categories)).id, "62.01"],
    }
