"""The options that several commands share, each written once."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from htp.cli.streams import ColorChoice


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"


Profile = Annotated[
    str,
    typer.Argument(metavar="PATH", help="A profile (.yaml, .yml, .json), a folder of them, or - for standard input."),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Profiles (.yaml, .yml, .json), folders of them, or - for standard input."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the report.")]
Output = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write the report to FILE too; the table still goes to the terminal."),
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
    str, typer.Option(metavar="NAME", help="What to call standard input; .json in it says that it is JSON.")
]
Color = Annotated[ColorChoice, typer.Option(help="When to use colour.")]
