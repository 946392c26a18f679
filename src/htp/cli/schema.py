"""`htp schema`: what may stand in a profile, and in a report, for editors and programs."""

from enum import StrEnum
from typing import Annotated

import typer

from htp.cli.messages import wrong_usage
from htp.cli.options import Options
from htp.cli.streams import write_data


class ReportFormat(StrEnum):
    """The formats of a report that have a schema."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Answer(StrEnum):
    """The answers in depth, by the command that gives them."""

    ACTIVITY = "activity"
    ASK = "ask"
    EXPORT = "export"
    FEES = "fees"
    PLAN = "plan"


class SchemaRequest(Options):
    """The options of `htp schema`."""

    HELP = "Print the JSON Schema of a profile or of a report."
    EXAMPLES = (
        ("htp schema > .htp.schema.json", "lets an editor complete the keys"),
        ("htp schema --report", "what htp check --format json prints"),
        ("htp schema --answer fees", "what htp fees --format json prints"),
    )

    report: Annotated[
        bool, typer.Option("--report", help="Print the schema of the report that htp check --format json prints.")
    ] = False
    comparison: Annotated[
        bool, typer.Option("--comparison", help="Print the schema of what htp compare --format json prints.")
    ] = False
    answer: Annotated[
        Answer | None, typer.Option("--answer", help="Print the schema of what that command prints with --format json.")
    ] = None
    format_: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="Of which report: json (usual); jsonl: the schema of a line; csv: of a row, read by its headers.",
        ),
    ] = None


def schema(request: SchemaRequest) -> None:
    if request.format_ and not request.report:
        raise wrong_usage("schema-format-without-report", "--format")
    if request.report + request.comparison + (request.answer is not None) > 1:
        raise wrong_usage("schema-of-two", "--answer" if request.answer else "--comparison")
    write_data(schema_for(request))


def schema_for(request: SchemaRequest) -> str:
    """The schema; ASCII only, and it ends with a line feed."""
    if request.answer is not None:
        return _schema_of_answer(request.answer)
    if request.comparison:
        return _schema_of_comparison()
    if request.report:
        return _schema_of_report(request.format_ or ReportFormat.JSON)
    from htp.reports import profile_schema
    from htp.rules import shipped_rulebook

    return profile_schema.render(shipped_rulebook())


def _schema_of_comparison() -> str:
    from htp.reports import comparison_schema
    from htp.reports.schema_parts import render

    return render(comparison_schema.schema())


def _schema_of_answer(answer: Answer) -> str:
    from htp.reports import depth_schema
    from htp.reports.schema_parts import render

    return render(depth_schema.schema(answer))


def _schema_of_report(format_: ReportFormat) -> str:
    from htp.reports import report_schema
    from htp.reports.schema_parts import render

    if format_ is ReportFormat.JSON:
        return render(report_schema.schema())
    if format_ is ReportFormat.JSONL:
        return render(report_schema.line_schema())
    from htp.rules import shipped_rulebook

    return render(report_schema.row_schema(shipped_rulebook()))
