"""What the schemas of reports are made of."""

import json
from enum import StrEnum
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def render(schema: Schema) -> str:
    """The schema as a text."""
    return json.dumps(schema, indent=2) + "\n"


def object_of(description: str, **properties: Schema) -> Schema:
    """An object that has at least all these keys."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def or_null(schema: Schema) -> Schema:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def text(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **more}


DECIMAL = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
SHA256 = "^[0-9a-f]{64}$"
CURRENCY_OR_EMPTY = "^(?:[A-Z]{3})?$"


def decimal(description: str) -> Schema:
    return text(description, pattern=f"^{DECIMAL}$")


def decimal_or_empty(description: str) -> Schema:
    return text(description, pattern=f"^(?:{DECIMAL})?$")


def cell(description: str) -> Schema:
    """A text of a table, which no spreadsheet takes for a formula."""
    return text(description, pattern="^(?!\\s*[=+@＝＋－＠-])")


def count(description: str, *, least: int = 0) -> Schema:
    return {"type": "integer", "description": description, "minimum": least}


def list_of(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def one_of(words: type[StrEnum], description: str) -> Schema:
    return text(description, enum=[each.value for each in words])


AMOUNT = object_of(
    "An amount of money.",
    value=decimal("The amount, exactly: 100000.00."),
    currency=text("Its ISO 4217 code; empty where the profile names none.", pattern=CURRENCY_OR_EMPTY),
)
