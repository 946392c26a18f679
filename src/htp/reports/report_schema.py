"""`htp schema --report`: the JSON Schema of a report: of all of it (json), of a line (jsonl) or of a row (csv).

Every key and column that a report has today is required and typed; more may be added, so a program that validates
reports goes on working.
"""

import json
from collections.abc import Iterator

from htp.reports import company_row
from htp.reports.json_report import FORMAT
from htp.reports.schema_parts import CURRENCY_OR_EMPTY as _CURRENCY_OR_EMPTY
from htp.reports.schema_parts import DAY as _DAY
from htp.reports.schema_parts import DIALECT as DIALECT
from htp.reports.schema_parts import SHA256 as _SHA256
from htp.reports.schema_parts import Schema as Schema
from htp.reports.schema_parts import cell as _cell
from htp.reports.schema_parts import count as _count
from htp.reports.schema_parts import decimal as _decimal
from htp.reports.schema_parts import decimal_or_empty as _decimal_or_empty
from htp.reports.schema_parts import list_of as _list
from htp.reports.schema_parts import object_of as _object
from htp.reports.schema_parts import one_of as _one_of
from htp.reports.schema_parts import or_null as _or_null
from htp.reports.schema_parts import ref as _ref
from htp.reports.schema_parts import text as _text
from htp.rulebook.model import Rulebook, RuleEntry
from htp.rules import fee
from htp.verdict import Eligibility, Kind, NoteKind, RuleVerdict, Status


def render(schema: Schema) -> str:
    """The schema as a text."""
    return json.dumps(schema, indent=2) + "\n"


def schema() -> Schema:
    """What stands in a report of htp/assessment/1."""
    return {
        "$schema": DIALECT,
        "title": f"Report of htp ({FORMAT})",
        **_object(
            "The verdicts on all inputs of one run, and the inputs that could not be used.",
            **_head(),
            results=_list("The companies that were judged, in the order of the inputs.", _ref("Result")),
            errors=_list("What is wrong with inputs that could not be used.", _ref("Error")),
            notes=_NOTES,
            left_out=_LEFT_OUT,
            summary=_ref("Summary"),
        ),
        "$defs": _DEFINITIONS,
    }


def line_schema() -> Schema:
    """What a line of `--format jsonl` says: a result, an error or, in the last one, the summary."""
    return {
        "$schema": DIALECT,
        "title": f"Line of a report of htp ({FORMAT}, --format jsonl)",
        "description": "The last line, and no other, is the summary; a report without it has broken off.",
        "oneOf": [
            {**_object("A company that was judged.", type={"const": "result"}), **_ref("Result")},
            {**_object("Something wrong with an input.", type={"const": "error"}), **_ref("Error")},
            {
                **_object(
                    "The end of the report.", type={"const": "summary"}, **_head(), notes=_NOTES, left_out=_LEFT_OUT
                ),
                **_ref("Summary"),
            },
        ],
        "$defs": _DEFINITIONS,
    }


def row_schema(rulebook: Rulebook) -> Schema:
    """What a row of `--format csv` says when it is read with its headers, as csv.DictReader does: texts by column."""
    columns: Schema = {
        "path": _cell("The input as it was named, or the file found in it."),
        "document": _text("Which document of the file, counted from 1.", pattern="^[1-9][0-9]*$"),
        "company": _cell("The name of the company."),
        "as_of": _text("The day whose rules were applied.", pattern=f"^(?:{_DAY})?$"),
        "verdict": _text(
            f"Whether the company qualifies; {company_row.INVALID} for an input that could not be used.",
            enum=[*(each.value for each in Eligibility), company_row.INVALID],
        ),
        **{column: cell for rule in rulebook.rules.values() for column, cell in _cells_of(rule)},
        "missing": _cell("Keys of the profile that can still change an answer, between semicolons."),
        "remedies": _cell("All the ways to meet the criteria, in sentences."),
        "errors": _cell("What is wrong with an input that could not be used, between semicolons."),
        "turning": _cell("Readings that turn the verdict, as --reading takes them, between semicolons."),
        "verdict_now": _text(
            "The verdict without what --set and --if suppose; empty where nothing is supposed.",
            enum=[*(each.value for each in Eligibility), ""],
        ),
        "rulebook": _text("The rulebook and its version.", pattern="^[^ ]+ [^ ]+$"),
        "overlay": _cell("What --rulebook laid over it: its id, its version and its file; empty where nothing was."),
        "readings": _cell("The readings that were asked for with --reading, between semicolons."),
    }
    empty, filled = {"const": ""}, {"minLength": 1}
    without_company = columns.keys() - {"path", "document", "verdict", "errors", "rulebook", "overlay", "readings"}
    return {
        "$schema": DIALECT,
        "title": f"Row of a report of htp ({FORMAT}, --format csv)",
        **_object("A company that was judged, or an input that could not be used.", **columns),
        "additionalProperties": {"type": "string"},
        "if": {"properties": {"verdict": {"const": company_row.INVALID}}},
        "then": {"properties": {**dict.fromkeys(sorted(without_company), empty), "errors": filled}},
        "else": {"properties": {**dict.fromkeys(["as_of", *rulebook.rules], filled), "errors": empty}},
    }


def _cells_of(rule: RuleEntry) -> Iterator[tuple[str, Schema]]:
    """The columns of a rule, each with what may stand in it."""
    cells = {
        "measured": _decimal_or_empty("The share measured, rounded toward the failing side."),
        "required": _decimal_or_empty("The share required."),
        "amount": _decimal_or_empty("The amount, exactly."),
        "currency": _text("Its ISO 4217 code; empty where the profile names none.", pattern=_CURRENCY_OR_EMPTY),
        **{key: _decimal_or_empty(f"{meaning} In the currency of the fee.") for key, meaning in _FEE_FIGURES.items()},
    }
    verdict, *figures = company_row.columns_of(rule)
    yield verdict, _text(f"{rule.title}: what the rule says.", enum=[*(each.value for each in RuleVerdict), ""])
    for column in figures:
        yield column, cells[column.rpartition(".")[2]]


def _head() -> dict[str, Schema]:
    """What a report says of itself."""
    return {
        "format": {"description": "The format; it changes when a key is renamed or removed.", "const": FORMAT},
        "generator": _object("The program.", name={"const": "htp"}, version=_text("Its version.")),
        "rulebook": _ref("Rulebook"),
        "provenance": _or_null(_ref("Provenance")),
    }


_FEE_FIGURES = {
    "due": "The fee of the quarters that are over.",
    "paid": "All that has been paid for the period.",
    "to_pay": "What is open of the fee that is due; the least that it can be, where a quarter is missing.",
    "not_yet_due": "What is open of the fee of quarters that are not over.",
}
"""What a report says of a resident's fee."""

_SOURCES = _list("Ids of the sources; htp explain shows each in full.", _text("An id."))
_NOTES = _list("What there is to note of inputs, and belongs to none of their companies.", _ref("Note"))
_LEFT_OUT = _list("Files and folders that were not read.", _ref("LeftOut"))
_PATH = _text("The input as it was named, or the file found in it.")
_DOCUMENT = _count("Which document of the file, counted from 1.", least=1)


def _with_fee_figures(description: str, **properties: Schema) -> Schema:
    """A finding; the one about the fee has its figures as well."""
    figures = {key: _or_null({"description": meaning, **_ref("Amount")}) for key, meaning in _FEE_FIGURES.items()}
    return {
        **_object(description, **properties),
        "if": {"properties": {"rule": {"const": fee.ID}}},
        "then": {"properties": figures, "required": list(figures)},
    }


_DEFINITIONS: Schema = {
    "Rulebook": _object(
        "The rules that were applied.",
        id=_text("Which rulebook."),
        version=_text("Of which day."),
        readings={
            "type": "object",
            "description": "The options that --reading asked for, by the id of the reading.",
            "additionalProperties": {"type": "string"},
        },
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
    "Provenance": _object(
        "What the report was made from, so that it can be made again; htp verify does that.",
        command=_text("The whole command."),
        paths=_list("The inputs as they were named.", _text("A path, or - for standard input.")),
        options=_list(
            "The options that the report depends on, in the order of the command.",
            _object(
                "An option.",
                name=_text("What it is called: --as-of."),
                value=_or_null(_text("What was typed after it; null for one that takes no value.")),
            ),
        ),
        rulebook_sha256=_text("The SHA-256 of the files of the rulebook, one after the other.", pattern=_SHA256),
        overlay_sha256=_or_null(_text("The SHA-256 of the file that --rulebook names.", pattern=_SHA256)),
    ),
    "Result": _object(
        "What the rules say of one company.",
        path=_PATH,
        document=_DOCUMENT,
        company=_text("The company's name."),
        as_of=_text("The day whose rules were applied.", format="date", pattern=f"^{_DAY}$"),
        verdict=_one_of(Eligibility, "Whether the company qualifies."),
        input=_object(
            "What the company was read from.",
            sha256=_or_null(_text("The SHA-256 of the whole file or stream.", pattern=_SHA256)),
            today=_or_null(_text("The day of the run, where the answer depends on it.", format="date")),
        ),
        facts={
            "type": "object",
            "description": "What the profile states, --set included, by dotted key; who paid is left out.",
            "additionalProperties": {"type": "string"},
        },
        what_if=_or_null(_ref("WhatIf")),
        findings=_list("What each rule says.", _ref("Finding")),
        notes=_list("What was read otherwise than it is written, looks wrong or was left out.", _ref("Note")),
        readings=_list("The contested points of the law that matter to the company.", _ref("Reading")),
        turning=_list(
            "Every smallest set of other options under which the verdict is another one.",
            _list("Options that turn the verdict together.", _ref("Choice")),
        ),
        holds_under_all_readings={
            "type": "boolean",
            "description": "Whether the verdict is the same under every combination of options.",
        },
    ),
    "Finding": _with_fee_figures(
        "What one rule says of one company.",
        rule=_text("The id of the rule.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        kind=_one_of(Kind, "What the rule is for: only a criterion decides the verdict."),
        verdict=_one_of(RuleVerdict, "What the rule says."),
        measured=_or_null(_decimal("The share measured, rounded toward the failing side: 0.85.")),
        required=_or_null(_decimal("The share required: 0.8.")),
        amount=_or_null(_ref("Amount")),
        explanation=_text("Why, with the company's own figures."),
        remedy=_or_null(_text("All the ways to meet the criterion, in sentences.")),
        remedies=_list("The ways to meet the criterion, one by one.", _ref("Remedy")),
        missing=_list("Keys of the profile that can still change this answer.", _text("A dotted key: revenue.total.")),
        sources=_SOURCES,
        caveats=_list("Values that the answer rests on and that no official text confirms.", _ref("Caveat")),
        at=_list("Of a criterion that is not met: the facts that it looks at, and where they stand.", _ref("Place")),
    ),
    "WhatIf": _object(
        "What --set and --if suppose of the company, and what the rules say without it.",
        set={"type": "object", "description": "The facts that were set, by dotted key; null for one left out."},
        customers=_list(
            "The customers added or taken away.",
            _object(
                "A customer.",
                is_more={"type": "boolean", "description": "Whether it is added."},
                amount=_ref("Amount"),
                market=_text("The ISO 3166-1 code of its country.", pattern="^[A-Z]{2}$"),
                activity=_or_null(_text("What is paid for, where that was said.")),
            ),
        ),
        now=_or_null(
            _object(
                "The answer without it; null where the facts as they are contradict each other.",
                as_of=_text("The day whose rules were applied.", format="date", pattern=f"^{_DAY}$"),
                verdict=_one_of(Eligibility, "Whether the company qualifies."),
                findings=_list(
                    "What each rule says.",
                    _object(
                        "A rule.",
                        rule=_text("Its id."),
                        verdict=_one_of(RuleVerdict, "What it says."),
                        measured=_or_null(_decimal("The share measured, rounded toward the failing side.")),
                        amount=_or_null(_ref("Amount")),
                    ),
                ),
            )
        ),
    ),
    "Amount": _object(
        "An amount of money.",
        value=_decimal("The amount, exactly: 100000.00."),
        currency=_text("Its ISO 4217 code; empty where the profile names none.", pattern=_CURRENCY_OR_EMPTY),
    ),
    "Place": _object(
        "A fact in its input.",
        key=_text("Its dotted key."),
        line=_or_null(_count("The line, counted from 1.", least=1)),
        column=_or_null(_count("The column, counted from 1.", least=1)),
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
        message=_or_null(_text("What is not sure, in a sentence; null where it is the value itself.")),
    ),
    "Note": _object(
        "Something that was read, assumed or looks wrong without being an error.",
        kind=_one_of(NoteKind, "What the note is about."),
        id=_text("What it is called.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        path=_or_null(_PATH),
        key=_or_null(_text("The dotted key of the fact that it is about.")),
        line=_or_null(_count("The line, counted from 1.", least=1)),
        column=_or_null(_count("The column, counted from 1.", least=1)),
        message=_text("The same in a sentence."),
    ),
    "LeftOut": _object(
        "A file or folder that was not read.",
        path=_or_null(_text("The file or folder; null for files that are not named one by one.")),
        id=_text("What the reason is called.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        reason=_text("The same in words."),
        count=_count("How many files it stands for: of very many in a folder, the others are counted.", least=1),
    ),
    "Reading": _object(
        "A contested point of the law, and how it was read.",
        id=_text("The id of the reading."),
        chosen=_text("The option that was taken."),
        default=_text("The option that is taken unless another one is asked for."),
        alternatives=_list(
            "What the verdict is if this reading alone is taken otherwise.",
            _object(
                "Another option.",
                option=_text("Its id."),
                verdict=_one_of(Eligibility, "Whether the company qualifies under it."),
            ),
        ),
    ),
    "Choice": _object("An option of a reading.", id=_text("The id of the reading."), option=_text("The option.")),
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
                "propertyNames": {"enum": [each.value for each in RuleVerdict]},
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
        fee_to_pay=_decimal("What residents are in arrears with."),
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
