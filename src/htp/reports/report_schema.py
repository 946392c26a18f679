"""`htp schema --report`: the JSON Schema of the report that `--format json` prints.

Every key that the report has today is required and typed; keys may be added, so a program that validates reports goes
on working.
"""

import json
from enum import StrEnum
from typing import Any

from htp.reports.json_report import FORMAT
from htp.verdict import Eligibility, Kind, Status, Verdict

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def render() -> str:
    """The schema as a text."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> Schema:
    """What stands in a report of htp/assessment/1."""
    return {
        "$schema": DIALECT,
        "title": f"Report of htp ({FORMAT})",
        **_object(
            "The verdicts on all inputs of one run, and the inputs that could not be used.",
            format={"description": "The format; it changes when a key is renamed or removed.", "const": FORMAT},
            generator=_object("The program.", name={"const": "htp"}, version=_text("Its version.")),
            rulebook=_ref("Rulebook"),
            results=_list("The companies that were judged, in the order of the inputs.", _ref("Result")),
            errors=_list("What is wrong with inputs that could not be used.", _ref("Error")),
            summary=_ref("Summary"),
        ),
        "$defs": _DEFINITIONS,
    }


def _object(description: str, **properties: Schema) -> Schema:
    """An object that has at least all these keys."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _text(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **more}


def _decimal(description: str) -> Schema:
    return _text(description, pattern=r"^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$")


def _count(description: str, *, least: int = 0) -> Schema:
    return {"type": "integer", "description": description, "minimum": least}


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _one_of(words: type[StrEnum], description: str) -> Schema:
    return _text(description, enum=[each.value for each in words])


_SOURCES = _list("Ids of the sources; htp explain shows each in full.", _text("An id."))
_PATH = _text("The input as it was named, or the file found in it.")
_DOCUMENT = _count("Which document of the file, counted from 1.", least=1)

_DEFINITIONS: Schema = {
    "Rulebook": _object(
        "The rules that were applied.",
        id=_text("Which rulebook."),
        version=_text("Of which day."),
        overlay=_or_null(
            _object(
                "What --rulebook laid over it.",
                id=_text("Its id."),
                version=_text("Its version."),
                title=_text("Its title."),
                path=_text("Its file."),
            )
        ),
    ),
    "Result": _object(
        "What the rules say of one company.",
        path=_PATH,
        document=_DOCUMENT,
        company=_text("The company's name."),
        as_of=_text("The day whose rules were applied.", format="date", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        verdict=_one_of(Eligibility, "Whether the company qualifies."),
        findings=_list("What each rule says.", _ref("Finding")),
    ),
    "Finding": _object(
        "What one rule says of one company.",
        rule=_text("The id of the rule.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        kind=_one_of(Kind, "What the rule is for: only a criterion decides the verdict."),
        verdict=_one_of(Verdict, "What the rule says."),
        measured=_or_null(_decimal("The share measured, rounded toward the failing side: 0.85.")),
        required=_or_null(_decimal("The share required: 0.8.")),
        amount=_or_null(_ref("Amount")),
        explanation=_text("Why, with the company's own figures."),
        remedy=_or_null(_text("All the ways to meet the criterion, in sentences.")),
        remedies=_list("The ways to meet the criterion, one by one.", _ref("Remedy")),
        missing=_list("Keys of the profile that can still change this answer.", _text("A dotted key: revenue.total.")),
        sources=_SOURCES,
        caveats=_list("Values that the answer rests on and that no official text confirms.", _ref("Caveat")),
    ),
    "Amount": _object(
        "An amount of money.",
        value=_decimal("The amount, exactly: 100000.00."),
        currency=_text("Its ISO 4217 code; empty where the profile names none.", pattern="^(?:[A-Z]{3})?$"),
    ),
    "Remedy": _object(
        "One way to meet the criterion.",
        name=_text("What it is called in the rulebook."),
        set={
            "type": "object",
            "description": "The facts that it changes: new values by dotted key, as for --set.",
            "additionalProperties": {"type": "string"},
        },
        explanation=_text("The same in a sentence."),
    ),
    "Caveat": _object(
        "A value that was not read in an official text.",
        subject=_text("The parameter or category that has the value."),
        value=_text("The value, for a reader."),
        status=_one_of(Status, "How sure the value is."),
        sources=_SOURCES,
        place=_text("Where in the source it stands."),
    ),
    "Error": _object(
        "Something wrong with an input.",
        path=_PATH,
        document=_DOCUMENT,
        line=_or_null(_count("The line, counted from 1; null where the input could not be read at all.", least=1)),
        column=_or_null(_count("The column, counted from 1.", least=1)),
        message=_text("What is wrong."),
        hint=_text("What to write instead."),
    ),
    "Summary": _object(
        "How many companies there were of each verdict.",
        companies=_count("All that were judged."),
        eligible=_count("Those that qualify."),
        not_eligible=_count("Those that do not."),
        undetermined=_count("Those of which a fact is missing."),
        invalid=_count("Inputs that could not be used."),
        rules={
            "type": "object",
            "description": "How many companies each rule gave each of its verdicts.",
            "additionalProperties": {
                "type": "object",
                "propertyNames": {"enum": [each.value for each in Verdict]},
                "additionalProperties": {"type": "integer", "minimum": 1},
            },
        },
        employees=_object(
            "The people employed.",
            number=_count("All of them."),
            companies=_count("How many companies say how many they employ."),
        ),
        totals=_list("The money of the companies, apart by currency; the one of most companies first.", _ref("Totals")),
        without_figures=_count("Companies in none of the totals: their revenue or its currency is missing."),
    ),
    "Totals": _object(
        "What the companies that account in one currency come to.",
        currency=_text("Its ISO 4217 code.", pattern="^[A-Z]{3}$"),
        companies=_count("How many companies.", least=1),
        revenue=_decimal("Their revenue."),
        export=_decimal("The export of those whose export is known."),
        export_known_for=_decimal("The revenue of those whose export is known."),
        export_share=_or_null(_decimal("The one divided by the other, rounded down.")),
        fee=_decimal("The fees to the park that are known."),
        fee_known_for=_count("Of how many companies."),
        markets=_list(
            "The export that is known by market, largest first.",
            _object(
                "One market.",
                market=_text("Its ISO 3166-1 code.", pattern="^[A-Z]{2}$"),
                export=_decimal("The export to it."),
            ),
        ),
    ),
}
