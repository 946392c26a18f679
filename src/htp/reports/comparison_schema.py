"""`htp schema --comparison`: the JSON Schema of what `htp compare` says (htp/comparison/1)."""

from htp.assessing.comparison import Cause, Direction
from htp.reports.compared_json_report import FORMAT
from htp.reports.schema_parts import (
    AMOUNT,
    CURRENCY_OR_EMPTY,
    DAY,
    DIALECT,
    SHA256,
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
from htp.vocabulary import Eligibility, RuleVerdict


def schema() -> Schema:
    """What stands in a comparison."""
    return {
        "$schema": DIALECT,
        "title": f"Comparison of htp ({FORMAT})",
        **object_of(
            "What became of the companies of two reports.",
            format={"description": "The format; it changes when a key is renamed or removed.", "const": FORMAT},
            generator=object_of("The program.", name={"const": "htp"}, version=text("Its version.")),
            before=ref("Side"),
            after=ref("Side"),
            changes=list_of("The companies that changed, the worst first.", ref("Change")),
            ambiguous=list_of(
                "Companies of which nobody can say which is which.",
                object_of(
                    "Several of one name or tax id.",
                    company=text("What they are called."),
                    before=count("How many there were.", least=1),
                    after=count("How many there are.", least=1),
                ),
            ),
            summary=_SUMMARY,
        ),
        "$defs": _DEFINITIONS,
    }


_DIFFERENCE = r"^-?(?:0|[1-9][0-9]*)\.[0-9]{2,}$"
_COUNTS = {
    Direction.WORSE: "Companies with a worse verdict: eligible is better than undetermined, that than not eligible.",
    Direction.UNREADABLE: "Companies whose input can no longer be used.",
    Direction.OTHER: "Companies with the same verdict, of which a rule or a figure says something else.",
    Direction.NEW: "Companies that were not there.",
    Direction.BETTER: "Companies with a better verdict.",
    Direction.GONE: "Companies that are no longer there.",
}
_SUMMARY = object_of(
    "How many companies there are of each kind.",
    **{each.value: count(meaning) for each, meaning in _COUNTS.items()},
    unchanged=count("Companies of which every rule says the same."),
    ambiguous=count("Groups of companies of which nobody can say which is which."),
    unusable_before=count("Inputs that could not be used before."),
    unusable_after=count("Inputs that cannot be used after."),
    nothing_got_worse={"type": "boolean", "description": "Whether it is certain that nothing got worse."},
    fees=list_of(
        "By how much the fee to the park changed, for companies that are in both reports; by currency.",
        object_of(
            "In one currency; negative where it is less.",
            currency=text("Its ISO 4217 code.", pattern=CURRENCY_OR_EMPTY),
            fee=text("The fee of the period.", pattern=_DIFFERENCE),
            to_pay=text("What is open of the fee that is due.", pattern=_DIFFERENCE),
        ),
    ),
)
_SHA256_OR_NULL = or_null(text("The SHA-256 of its files; null where the report does not say.", pattern=SHA256))
_DEFINITIONS: Schema = {
    "Side": object_of(
        "One of the two sides.",
        name=text("The report, or the options that tell this side from the other; empty for those left out."),
        program=text("The version of the program that made it."),
        rulebook=object_of(
            "The rules that were applied.",
            id=text("Which rulebook."),
            version=text("Of which day."),
            sha256=_SHA256_OR_NULL,
            overlay=or_null(
                object_of(
                    "What was laid over it.", id=text("Its id."), version=text("Its version."), sha256=_SHA256_OR_NULL
                )
            ),
        ),
    ),
    "Change": object_of(
        "What became of one company.",
        change=one_of(Direction, "Better or worse is only what the verdict says; other: a rule or a figure changed."),
        company=text("The company's name."),
        before=or_null(ref("Outcome")),
        after=or_null(ref("Outcome")),
        rules=list_of("The rules that say something else, those with another verdict first.", ref("RuleChange")),
        facts=list_of("The facts that changed; an entry of a list has the key of the list.", ref("FactChange")),
        causes=list_of(
            "What differs between the two answers; where it is one thing alone, that did it.",
            one_of(Cause, "What differs."),
        ),
    ),
    "Outcome": object_of(
        "What a report says of a company.",
        path=text("The input."),
        document=count("Which document of it, counted from 1.", least=1),
        tax_id=or_null(text("Its tax number.")),
        period=or_null(text("The period of its figures.")),
        as_of=text("The day whose rules were applied.", format="date", pattern=f"^{DAY}$"),
        verdict=one_of(Eligibility, "Whether the company qualifies."),
    ),
    "RuleChange": object_of(
        "A rule that says something else.",
        rule=text("The id of the rule."),
        before=or_null(ref("RuleAnswer")),
        after=or_null(ref("RuleAnswer")),
    ),
    "RuleAnswer": object_of(
        "What a rule says, in its figures.",
        verdict=one_of(RuleVerdict, "What the rule says."),
        measured=or_null(decimal("The share measured.")),
        required=or_null(decimal("The share required.")),
        amount=or_null(ref("Amount")),
        to_pay=or_null(ref("Amount")),
    ),
    "Amount": AMOUNT,
    "FactChange": object_of(
        "A fact that is another one.",
        key=text("Its dotted key."),
        before=or_null(text("What was stated; null for nothing.")),
        after=or_null(text("What is stated; null for nothing.")),
    ),
}
