"""`htp schema`: what may stand in a profile, and in a report, for editors and programs."""

from typing import Annotated

import typer

from htp.cli.streams import write_answer


def schema(
    report: Annotated[
        bool, typer.Option("--report", help="Print the schema of the report that htp check --format json prints.")
    ] = False,
) -> None:
    """Print the JSON Schema (2020-12) of a profile, from which an editor completes and explains the keys.

    Example: htp schema > .htp.schema.json
    """
    if report:
        from htp.reports import report_schema

        write_answer(report_schema.render())
    else:
        from htp.reports import profile_schema
        from htp.rules import shipped_rulebook

        write_answer(profile_schema.render(shipped_rulebook()))
