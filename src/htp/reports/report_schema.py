"""`htp schema --report`: the JSON Schema of a report: of all of it (json), of a line (jsonl) or of a row (csv).

Every key and column that a report has today is required and typed; more may be added, so a program that validates
reports goes on working.
"""

from collections.abc import Iterator

from htp.language import CODES
from htp.reports import company_row
from htp.reports.json_report import FORMAT
from htp.reports.schema_parts import (
    AMOUNT,
    CURRENCY_OR_EMPTY,
    DAY,
    DIALECT,
    SHA256,
    Schema,
    cell,
    count,
    decimal,
    decimal_or_empty,
    list_of,
    object_of,
    one_of,
    or_null,
    ref,
    text,
)
from htp.rulebook.model import Rulebook, RuleEntry
from htp.rules import fee
from htp.verdict import Eligibility, Kind, NoteKind, RuleVerdict, Status


def schema() -> Schema:
    """What stands in a report of htp/assessment/1."""
    return {
        "$schema": DIALECT,
        "title": f"Report of htp ({FORMAT})",
        **object_of(
            "The verdicts on all inputs of one run, and the inputs that could not be used.",
            **_head(),
            results=list_of("The companies that were judged, in the order of the inputs.", ref("Result")),
            errors=list_of("What is wrong with inputs that could not be used.", ref("Error")),
            notes=_NOTES,
            left_out=_LEFT_OUT,
            summary=ref("Summary"),
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
            {**object_of("A company that was judged.", type={"const": "result"}), **ref("Result")},
            {**object_of("Something wrong with an input.", type={"const": "error"}), **ref("Error")},
            {
                **object_of(
                    "The end of the report.", type={"const": "summary"}, **_head(), notes=_NOTES, left_out=_LEFT_OUT
                ),
                **ref("Summary"),
            },
        ],
        "$defs": _DEFINITIONS,
    }


def row_schema(rulebook: Rulebook) -> Schema:
    """What a row of `--format csv` says when it is read with its headers, as csv.DictReader does: texts by column."""
    columns: Schema = {
        "path": cell("The input as it was named, or the file found in it."),
        "document": text("Which document of the file, counted from 1.", pattern="^[1-9][0-9]*$"),
        "company": cell("The name of the company."),
        "as_of": text("The day whose rules were applied.", pattern=f"^(?:{DAY})?$"),
        "verdict": text(
            f"Whether the company qualifies; {company_row.INVALID} for an input that could not be used.",
            enum=[*(each.value for each in Eligibility), company_row.INVALID],
        ),
        **{column: schema for rule in rulebook.rules.values() for column, schema in _cells_of(rule)},
        "missing": cell("Keys of the profile that can still change an answer, between semicolons."),
        "remedies": cell("All the ways to meet the criteria, in sentences."),
        "errors": cell("What is wrong with an input that could not be used, between semicolons."),
        "turning": cell("Readings that turn the verdict, as --reading takes them, between semicolons."),
        "verdict_now": text(
            "The verdict without what --set and --if suppose; empty where nothing is supposed.",
            enum=[*(each.value for each in Eligibility), ""],
        ),
        "rulebook": text("The rulebook and its version.", pattern="^[^ ]+ [^ ]+$"),
        "overlay": cell("What --rulebook laid over it: its id, its version and its file; empty where nothing was."),
        "readings": cell("The readings that were asked for with --reading, between semicolons."),
    }
    empty, filled = {"const": ""}, {"minLength": 1}
    without_company = columns.keys() - {"path", "document", "verdict", "errors", "rulebook", "overlay", "readings"}
    return {
        "$schema": DIALECT,
        "title": f"Row of a report of htp ({FORMAT}, --format csv)",
        **object_of("A company that was judged, or an input that could not be used.", **columns),
        "additionalProperties": {"type": "string"},
        "if": {"properties": {"verdict": {"const": company_row.INVALID}}},
        "then": {"properties": {**dict.fromkeys(sorted(without_company), empty), "errors": filled}},
        "else": {"properties": {**dict.fromkeys(["as_of", *rulebook.rules], filled), "errors": empty}},
    }


def _cells_of(rule: RuleEntry) -> Iterator[tuple[str, Schema]]:
    """The columns of a rule, each with what may stand in it."""
    cells = {
        "measured": decimal_or_empty("The share measured, rounded toward the failing side."),
        "required": decimal_or_empty("The share required."),
        "amount": decimal_or_empty("The amount, exactly."),
        "currency": text("Its ISO 4217 code; empty where the profile names none.", pattern=CURRENCY_OR_EMPTY),
        **{key: decimal_or_empty(f"{meaning} In the currency of the fee.") for key, meaning in _FEE_FIGURES.items()},
    }
    verdict, *figures = company_row.columns_of(rule)
    yield verdict, text(f"{rule.title}: what the rule says.", enum=[*(each.value for each in RuleVerdict), ""])
    for column in figures:
        yield column, cells[column.rpartition(".")[2]]


LANGUAGE = text("What its sentences are in.", enum=list(CODES))


def _head() -> dict[str, Schema]:
    """What a report says of itself."""
    return {
        "format": {"description": "The format; it changes when a key is renamed or removed.", "const": FORMAT},
        "generator": object_of("The program.", name={"const": "htp"}, version=text("Its version.")),
        "rulebook": ref("Rulebook"),
        "language": LANGUAGE,
        "provenance": or_null(ref("Provenance")),
    }


_FEE_FIGURES = {
    "due": "The fee of the quarters that are over.",
    "paid": "All that has been paid for the period.",
    "to_pay": "What is open of the fee that is due; the least that it can be, where a quarter is missing.",
    "not_yet_due": "What is open of the fee of quarters that are not over.",
}
"""What a report says of a resident's fee."""

_VALUES = {
    "type": "object",
    "description": "The values that the sentence names, by name: shares and amounts as decimals, days as in ISO 8601.",
}
_SOURCES = list_of("Ids of the sources; htp explain shows each in full.", text("An id."))
_NOTES = list_of("What there is to note of inputs, and belongs to none of their companies.", ref("Note"))
_LEFT_OUT = list_of("Files and folders that were not read.", ref("LeftOut"))
_PATH = text("The input as it was named, or the file found in it.")
_DOCUMENT = count("Which document of the file, counted from 1.", least=1)


def _with_fee_figures(description: str, **properties: Schema) -> Schema:
    """A finding; the one about the fee has its figures as well."""
    figures = {key: or_null({"description": meaning, **ref("Amount")}) for key, meaning in _FEE_FIGURES.items()}
    return {
        **object_of(description, **properties),
        "if": {"properties": {"rule": {"const": fee.ID}}},
        "then": {"properties": figures, "required": list(figures)},
    }


_DEFINITIONS: Schema = {
    "Rulebook": object_of(
        "The rules that were applied.",
        id=text("Which rulebook."),
        version=text("Of which day."),
        readings={
            "type": "object",
            "description": "The options that --reading asked for, by the id of the reading.",
            "additionalProperties": {"type": "string"},
        },
        overlay=or_null(
            object_of(
                "What --rulebook laid over it.",
                id=text("Its id."),
                version=text("Its version."),
                title=text("Its title."),
                path=text("Its file."),
            )
        ),
    ),
    "Provenance": object_of(
        "What the report was made from, so that it can be made again; htp verify does that.",
        command=text("The whole command."),
        paths=list_of("The inputs as they were named.", text("A path, or - for standard input.")),
        options=list_of(
            "The options that the report depends on, in the order of the command.",
            object_of(
                "An option.",
                name=text("What it is called: --as-of."),
                value=or_null(text("What was typed after it; null for one that takes no value.")),
            ),
        ),
        rulebook_sha256=text("The SHA-256 of the files of the rulebook, one after the other.", pattern=SHA256),
        overlay_sha256=or_null(text("The SHA-256 of the file that --rulebook names.", pattern=SHA256)),
    ),
    "Result": object_of(
        "What the rules say of one company.",
        path=_PATH,
        document=_DOCUMENT,
        company=text("The company's name."),
        as_of=text("The day whose rules were applied.", format="date", pattern=f"^{DAY}$"),
        verdict=one_of(Eligibility, "Whether the company qualifies."),
        input=object_of(
            "What the company was read from.",
            sha256=or_null(text("The SHA-256 of the whole file or stream.", pattern=SHA256)),
            today=or_null(text("The day of the run, where the answer depends on it.", format="date")),
        ),
        facts={
            "type": "object",
            "description": "What the profile states, --set included, by dotted key; who paid is left out.",
            "additionalProperties": {"type": "string"},
        },
        what_if=or_null(ref("WhatIf")),
        findings=list_of("What each rule says.", ref("Finding")),
        notes=list_of("What was read otherwise than it is written, looks wrong or was left out.", ref("Note")),
        readings=list_of("The contested points of the law that matter to the company.", ref("Reading")),
        turning=list_of(
            "Every smallest set of other options under which the verdict is another one.",
            list_of("Options that turn the verdict together.", ref("Choice")),
        ),
        holds_under_all_readings={
            "type": "boolean",
            "description": "Whether the verdict is the same under every combination of options.",
        },
    ),
    "Finding": _with_fee_figures(
        "What one rule says of one company.",
        rule=text("The id of the rule.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        kind=one_of(Kind, "What the rule is for: only a criterion decides the verdict."),
        verdict=one_of(RuleVerdict, "What the rule says."),
        measured=or_null(decimal("The share measured, rounded toward the failing side: 0.85.")),
        required=or_null(decimal("The share required: 0.8.")),
        amount=or_null(ref("Amount")),
        explanation=text("Why, with the company's own figures, in the language of the report."),
        text=ref("Text"),
        remedy=or_null(text("All the ways to meet the criterion, in sentences.")),
        remedies=list_of("The ways to meet the criterion, one by one.", ref("Remedy")),
        missing=list_of("Keys of the profile that can still change this answer.", text("A dotted key: revenue.total.")),
        sources=_SOURCES,
        caveats=list_of("Values that the answer rests on and that no official text confirms.", ref("Caveat")),
        at=list_of("Of a criterion that is not met: the facts that it looks at, and where they stand.", ref("Place")),
    ),
    "WhatIf": object_of(
        "What --set and --if suppose of the company, and what the rules say without it.",
        set={"type": "object", "description": "The facts that were set, by dotted key; null for one left out."},
        customers=list_of(
            "The customers added or taken away.",
            object_of(
                "A customer.",
                is_more={"type": "boolean", "description": "Whether it is added."},
                amount=ref("Amount"),
                market=text("The ISO 3166-1 code of its country.", pattern="^[A-Z]{2}$"),
                activity=or_null(text("What is paid for, where that was said.")),
            ),
        ),
        now=or_null(
            object_of(
                "The answer without it; null where the facts as they are contradict each other.",
                as_of=text("The day whose rules were applied.", format="date", pattern=f"^{DAY}$"),
                verdict=one_of(Eligibility, "Whether the company qualifies."),
                findings=list_of(
                    "What each rule says.",
                    object_of(
                        "A rule.",
                        rule=text("Its id."),
                        verdict=one_of(RuleVerdict, "What it says."),
                        measured=or_null(decimal("The share measured, rounded toward the failing side.")),
                        amount=or_null(ref("Amount")),
                    ),
                ),
            )
        ),
    ),
    "Amount": AMOUNT,
    "Place": object_of(
        "A fact in its input.",
        key=text("Its dotted key."),
        line=or_null(count("The line, counted from 1.", least=1)),
        column=or_null(count("The column, counted from 1.", least=1)),
    ),
    "Remedy": object_of(
        "One way to meet the criterion.",
        name=text("What it is called in the rulebook."),
        set={
            "type": "object",
            "description": "The facts that it changes: new values by dotted key, as for --set.",
            "additionalProperties": {"type": "string"},
        },
        explanation=text("The same in a sentence."),
        text=ref("Text"),
    ),
    "Text": object_of(
        "A sentence, the same whatever the language.",
        id=text("What it is called."),
        values=_VALUES,
    ),
    "Caveat": object_of(
        "A value that was not read in an official text.",
        subject=text("The parameter or category that has the value."),
        value=text("The value, for a reader."),
        status=one_of(Status, "How sure the value is."),
        sources=_SOURCES,
        place=text("Where in the source it stands."),
        message=or_null(text("What is not sure, in a sentence; null where it is the value itself.")),
        text=or_null(ref("Text")),
    ),
    "Note": object_of(
        "Something that was read, assumed or looks wrong without being an error.",
        kind=one_of(NoteKind, "What the note is about."),
        id=text("What it is called.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        path=or_null(_PATH),
        key=or_null(text("The dotted key of the fact that it is about.")),
        line=or_null(count("The line, counted from 1.", least=1)),
        column=or_null(count("The column, counted from 1.", least=1)),
        message=text("The same in a sentence."),
        values=_VALUES,
    ),
    "LeftOut": object_of(
        "A file or folder that was not read.",
        path=or_null(text("The file or folder; null for files that are not named one by one.")),
        id=text("What the reason is called.", pattern="^[a-z]+(?:-[a-z]+)*$"),
        reason=text("The same in words."),
        count=count("How many files it stands for: of very many in a folder, the others are counted.", least=1),
    ),
    "Reading": object_of(
        "A contested point of the law, and how it was read.",
        id=text("The id of the reading."),
        chosen=text("The option that was taken."),
        default=text("The option that is taken unless another one is asked for."),
        alternatives=list_of(
            "What the verdict is if this reading alone is taken otherwise.",
            object_of(
                "Another option.",
                option=text("Its id."),
                verdict=one_of(Eligibility, "Whether the company qualifies under it."),
            ),
        ),
    ),
    "Choice": object_of("An option of a reading.", id=text("The id of the reading."), option=text("The option.")),
    "Error": object_of(
        "Something wrong with an input.",
        path=_PATH,
        document=_DOCUMENT,
        line=or_null(count("The line, counted from 1; null where the input could not be read at all.", least=1)),
        column=or_null(count("The column, counted from 1.", least=1)),
        message=text("What is wrong."),
        hint=text("What to write instead."),
        id=text("What the problem is called."),
        values=_VALUES,
    ),
    "Summary": object_of(
        "How many companies there were of each verdict.",
        companies=count("All that were judged."),
        eligible=count("Those that qualify."),
        not_eligible=count("Those that do not."),
        undetermined=count("Those of which a fact is missing."),
        invalid=count("Inputs that could not be used."),
        rules={
            "type": "object",
            "description": "How many companies each rule gave each of its verdicts.",
            "additionalProperties": {
                "type": "object",
                "propertyNames": {"enum": [each.value for each in RuleVerdict]},
                "additionalProperties": {"type": "integer", "minimum": 1},
            },
        },
        employees=object_of(
            "The people employed.",
            number=count("All of them."),
            companies=count("How many companies say how many they employ."),
        ),
        totals=list_of(
            "The money of the companies, apart by currency; the one of most companies first.", ref("Totals")
        ),
        without_figures=count("Companies in none of the totals: their revenue or its currency is missing."),
    ),
    "Totals": object_of(
        "What the companies that account in one currency come to.",
        currency=text("Its ISO 4217 code.", pattern="^[A-Z]{3}$"),
        companies=count("How many companies.", least=1),
        revenue=decimal("Their revenue."),
        export=decimal("The export of those whose export is known."),
        export_known_for=decimal("The revenue of those whose export is known."),
        export_share=or_null(decimal("The one divided by the other, rounded down.")),
        fee=decimal("The fees to the park that are known."),
        fee_known_for=count("Of how many companies."),
        fee_to_pay=decimal("What residents are in arrears with."),
        markets=list_of(
            "The export that is known by market, largest first.",
            object_of(
                "One market.",
                market=text("Its ISO 3166-1 code.", pattern="^[A-Z]{2}$"),
                export=decimal("The export to it."),
            ),
        ),
    ),
}
