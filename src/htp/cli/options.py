"""The options that several commands share, each written once."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from htp.cli.streams import ColorChoice
from htp.reading.formats import PROFILE_SUFFIXES, TABLE_SUFFIXES
from htp.vocabulary import Eligibility


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"


class CheckFormat(StrEnum):
    """The formats of a report on companies."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Order(StrEnum):
    """The orders of a report on companies."""

    INPUT = "input"
    WORK = "work"
    COMPANY = "company"
    EXPORT = "export"


Profile = Annotated[
    str,
    typer.Argument(
        metavar="PATH",
        help=f"A profile ({', '.join(PROFILE_SUFFIXES)}), a table of them ({', '.join(TABLE_SUFFIXES)}), a folder of "
        "them, or - for standard input.",
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help=f"Profiles ({', '.join(PROFILE_SUFFIXES)}), tables of them ({', '.join(TABLE_SUFFIXES)}), folders, or - "
        "for standard input.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the report.")]
CheckFormatOption = Annotated[CheckFormat, typer.Option("--format", "-f", help="How to print the report.")]
Only = Annotated[
    list[Eligibility] | None,
    typer.Option(
        metavar="VERDICT",
        help="Show only companies of that verdict: eligible, not-eligible or undetermined; can be given several times. "
        "Totals and exit code are still those of all.",
    ),
]
Sort = Annotated[
    Order | None,
    typer.Option(
        help="input: as they come; work: those that need it first (usual for the table); company: by name; "
        "export: smallest share first.",
    ),
]
Summary = Annotated[bool, typer.Option("--summary", help="Show the totals only.")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Judge in N processes; as many as pay unless it is given."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report to FILE too; the table still goes to the terminal."
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Use the rules of that day instead of the last day of the profile's period.",
    ),
]
RulesOfDay = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Show what holds on that day, not today."),
]
Facts = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Try a fact without editing the file: revenue.export=9_000_000."),
]
RulebookFile = Annotated[
    Path | None,
    typer.Option("--rulebook", metavar="FILE", help="Lay the values of FILE over the rulebook, e.g. those of a bill."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but diagnostics.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever the verdicts are.")]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Exit 0 if there is nothing to check.")]
StdinFilename = Annotated[
    str, typer.Option(metavar="NAME", help="What to call standard input; .json or .csv at its end says what it is.")
]
Color = Annotated[ColorChoice, typer.Option(help="When to use colour.")]
