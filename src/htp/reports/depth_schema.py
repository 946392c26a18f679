"""`htp schema --answer NAME`: the JSON Schema of what a command says that goes into depth (htp/fees/1 and the like).

Every key that an answer has today is required and typed; more may be added.
"""

from collections.abc import Callable, Mapping

from htp.assessing.outside import Charge
from htp.assessing.plan import FirstStep
from htp.reports import report_schema
from htp.reports.schema_parts import (
    CURRENCY_OR_EMPTY,
    DAY,
    DIALECT,
    Schema,
    count,
    decimal,
    list_of,
    object_of,
    one_of,
    or_null,
    ref,
    text,
)
from htp.rulebook.matching import Recognition
from htp.rulebook.model import Stage
from htp.vocabulary import Eligibility


def schema(answer: str) -> Schema:
    """What `--format json` prints of the answer of that name: activity, ask, export, fees or plan."""
    format_ = f"htp/{answer}/1"
    items = {"plans": list_of("The plans, in the order of the inputs.", _PLAN)}
    if answer != "plan":
        result = object_of("What is said of one company.", **_HEAD, **_DEPTH[answer]())
        items = {"results": list_of("The companies, in the order of the inputs.", result)}
    return {
        "$schema": DIALECT,
        "title": f"Answer of htp {answer} ({format_})",
        **object_of(
            "What was asked about all inputs, and the inputs that could not be used.",
            format={"description": "The format; it changes when a key is renamed or removed.", "const": format_},
            generator=object_of("The program.", name={"const": "htp"}, version=text("Its version.")),
            rulebook=ref("Rulebook"),
            language=report_schema.LANGUAGE,
            **items,
            errors=list_of("What is wrong with inputs that could not be used.", ref("Error")),
            notes=list_of("What there is to note of inputs, and belongs to none of their companies.", ref("Note")),
            left_out=list_of("Files and folders that were not read.", ref("LeftOut")),
        ),
        "$defs": report_schema.schema()["$defs"],
    }


_AMOUNT = or_null(ref("Amount"))
_SHARE = or_null(decimal("The share, rounded toward the failing side; null where it is not known."))
_KEYS = list_of("Keys of the profile to fill in.", text("A dotted key: revenue.total."))
_RULES = list_of("Ids of rules.", text("An id."))
_SOURCES = list_of("Ids of the sources; htp explain shows each in full.", text("An id."))
_SETTINGS = {
    "type": "object",
    "description": "New values by dotted key, as for --set.",
    "additionalProperties": {"type": "string"},
}
_PLACE = {
    "path": text("The input as it was named, or the file found in it."),
    "document": count("Which document of the file, counted from 1.", least=1),
    "company": text("The company's name."),
    "verdict": one_of(Eligibility, "Whether the company qualifies."),
    "notes": list_of("What was read otherwise than it is written, looks wrong or was left out.", ref("Note")),
    "what_if": or_null(ref("WhatIf")),
}
_HEAD = {
    **_PLACE,
    "as_of": text("The day whose rules were applied.", format="date", pattern=f"^{DAY}$"),
    "readings": list_of("The contested points of the law that matter to the company.", ref("Reading")),
    "turning": list_of(
        "Every smallest set of other options under which the verdict is another one.",
        list_of("Options that turn the verdict together.", ref("Choice")),
    ),
    "holds_under_all_readings": {"type": "boolean", "description": "Whether the verdict is the same under all."},
}
_FINDINGS = list_of("What the rules say that the answer is about.", ref("Finding"))


def _amounts(description: str, *names: str) -> Schema:
    """An object of amounts, null where they are not known."""
    return object_of(description, **dict.fromkeys(names, _AMOUNT))


def _activity() -> dict[str, Schema]:
    earned = {"earned": _AMOUNT, "share": _SHARE}
    return {
        "findings": _FINDINGS,
        "activities": list_of(
            "The declared activities.",
            object_of(
                "What one was read as, and what it earned.",
                name=text("What the company calls it."),
                recognition=one_of(Recognition, "How it stands with the list of permitted activities."),
                matched_by=or_null(text("How it was recognised.")),
                categories=list_of("The categories that it was read as, or may mean.", text("An id.")),
                **earned,
            ),
        ),
        "unnamed": or_null(object_of("Revenue that names no activity.", **earned, missing=_KEYS)),
    }


def _ask() -> dict[str, Schema]:
    return {
        "questions": list_of(
            "The facts that can still change the verdict, the most decisive first.",
            object_of(
                "One fact.",
                key=text("Its dotted key."),
                rules=_RULES,
                alone=list_of("What the verdict can become with it alone.", one_of(Eligibility, "A verdict.")),
                question=text("The question in words."),
                why=text("Why it is asked."),
            ),
        ),
        "text": text("The id of the message."),
        "message": text("What is said above the questions, or instead of them."),
    }


def _export() -> dict[str, Schema]:
    market = object_of(
        "One country.",
        market=text("Its ISO 3166-1 code.", pattern="^[A-Z]{2}$"),
        amount=_AMOUNT,
        share=_SHARE,
    )
    markets = _amounts("The revenue by where the customers are.", "total", "abroad", "at_home", "not_stated")
    countries = or_null(list_of("The countries, the largest first; null where the profile has totals.", market))
    markets["properties"]["countries"] = countries
    markets["required"].append("countries")
    quarter = _amounts("One quarter.", "abroad", "not_stated", "total")
    quarter["properties"] |= {
        "quarter": or_null(text("Which one; null for revenue that names none.")),
        "share": _SHARE,
        "remark": {"description": "What there is to point out.", "enum": [None, "below", "market-missing"]},
    }
    quarter["required"] += ["quarter", "share", "remark"]
    return {
        "findings": _FINDINGS,
        "distance": or_null(_amounts("How far it is from the line.", "export", "needed", "short_by", "above_by")),
        "markets": or_null(markets),
        "quarters": list_of("The revenue by quarter, where lines name them.", quarter),
        "conversions": list_of(
            "The revenue in other currencies.",
            object_of(
                "One currency.",
                currency=text("Its ISO 4217 code."),
                earned=ref("Amount"),
                rate=decimal("Units of the currency of the revenue for one unit."),
                converted=_AMOUNT,
            ),
        ),
    }


def _fees() -> dict[str, Schema]:
    quarter = ("revenue", "fee", "paid", "open")
    named = _amounts("One quarter.", *quarter)
    named["properties"]["quarter"] = or_null(text("Which one; null for revenue that names none."))
    named["required"].append("quarter")
    comparison = _comparison()
    comparison["properties"]["single_tax"] = {"description": "The same beside the single tax.", **_comparison()}
    return {
        "findings": _FINDINGS,
        "instalments": or_null(
            object_of(
                "The fee by quarter.",
                quarters=list_of("The quarters.", named),
                total=_amounts("All of them together.", *quarter),
                overpaid=_AMOUNT,
            )
        ),
        "together": object_of(
            "The costs that are known.",
            amounts=list_of("By currency.", ref("Amount")),
            unknown=_RULES,
            without_rate=list_of("Currencies without a rate.", text("An ISO 4217 code.")),
        ),
        "contribution_per_employee_and_month": _AMOUNT,
        "missing": object_of("What to fill in.", to_add_up=_KEYS, to_compare=_KEYS),
        "comparison": or_null(comparison),
    }


def _comparison() -> Schema:
    range_ = or_null(_amounts("From the least to the most.", "least", "most"))
    signed = text("An amount; with a minus sign where it is more in the park.", pattern=r"^-?[0-9]+(?:\.[0-9]+)?$")
    charges = list_of("What is not known on one of the sides.", one_of(Charge, "A charge."))
    currency = text("Its ISO 4217 code; empty where the profile names none.", pattern=CURRENCY_OR_EMPTY)
    charge = object_of("One charge.", charge=one_of(Charge, "Which one."), inside=_AMOUNT, outside=range_)
    return object_of(
        "The same company in the park and outside it.",
        charges=list_of("What is paid, charge by charge.", charge),
        unknown=charges,
        is_comparable={"type": "boolean", "description": "Whether a tax is known on both sides."},
        inside=_AMOUNT,
        outside=range_,
        saved=or_null(object_of("How much less is paid in the park.", least=signed, most=signed, currency=currency)),
        taxes=list_of(
            "How the taxes outside were worked out.",
            object_of(
                "One tax.",
                charge=one_of(Charge, "Which one."),
                base=_AMOUNT,
                least_base=_AMOUNT,
                rates=list_of("The lowest and the highest rate.", decimal("A rate.")),
                amount=range_,
                missing=_KEYS,
                gaps=list_of("What was not found.", text("A reason.")),
                sources=_SOURCES,
            ),
        ),
    )


_PLAN = object_of(
    "The plan of one company.",
    **_PLACE,
    changes=list_of(
        "Changes that were tried, each by itself.",
        object_of(
            "One change.",
            rule=text("The rule that it meets."),
            set=_SETTINGS,
            explanation=text("The same in a sentence."),
            verdict=one_of(Eligibility, "The verdict with it."),
        ),
    ),
    combinations=list_of(
        "Changes that are enough only together.",
        object_of(
            "Several changes.",
            steps=list_of(
                "The changes.",
                object_of("One of them.", rule=text("The rule that it meets."), explanation=text("In a sentence.")),
            ),
            set=_SETTINGS,
            verdict=one_of(Eligibility, "The verdict with all of them."),
        ),
    ),
    out_of_reach=list_of(
        "Shares that no change within reach meets.",
        object_of("One share.", rule=text("The rule."), part=_AMOUNT, needed=_AMOUNT, total=_AMOUNT),
    ),
    time_line=or_null(
        object_of(
            "How long the road is; null where the rulebook does not know the months.",
            months_to_final=count("From the initial to the final registration."),
            months_to_export=count(
                "From then on until the export share is asked; 0 where it is asked at once or never."
            ),
            final=or_null(text("A resident's final registration, or the earliest day for it.", format="date")),
            export_from=or_null(text("From this day on its export share is asked.", format="date")),
            is_earliest={"type": "boolean", "description": "The days are counted from the initial registration."},
        )
    ),
    first=list_of(
        "What comes before the steps.",
        object_of(
            "One thing.", id=one_of(FirstStep, "What it is."), names=list_of("What it is about.", text("An id or key."))
        ),
    ),
    missing=_KEYS,
    waiting={"type": "object", "description": "The rules that wait for each key.", "additionalProperties": _RULES},
    steps=list_of(
        "The steps of the procedure that lie ahead.",
        object_of(
            "One step.",
            id=text("Its id."),
            title=text("Its title."),
            text=text("What it asks."),
            stage=one_of(Stage, "For whom it lies ahead."),
            sources=_SOURCES,
            place=text("Where in the source it stands."),
        ),
    ),
)
_DEPTH: Mapping[str, Callable[[], dict[str, Schema]]] = {
    "activity": _activity,
    "ask": _ask,
    "export": _export,
    "fees": _fees,
}
