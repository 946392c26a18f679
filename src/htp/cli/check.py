"""`htp check`: profiles in, verdicts out."""

from collections.abc import Sequence
from pathlib import Path

import typer

from htp import __version__
from htp.cli.exit_codes import ExitCode
from htp.cli.options import (
    AllowEmpty,
    AsOf,
    Color,
    ExitZero,
    Facts,
    Format,
    FormatOption,
    Output,
    Paths,
    Quiet,
    RulebookFile,
    StdinFilename,
)
from htp.cli.streams import ColorChoice, write_answer, write_diagnostics, write_file
from htp.rulebook.model import Rulebook
from htp.verdict import Result


def check(
    paths: Paths,
    format_: FormatOption = Format.TABLE,
    output: Output = None,
    facts: Facts = None,
    as_of: AsOf = None,
    rulebook_file: RulebookFile = None,
    quiet: Quiet = False,
    exit_zero: ExitZero = False,
    allow_empty: AllowEmpty = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = ColorChoice.AUTO,
) -> None:
    """Say whether companies qualify, why, what would have to change, and what residency costs.

    Example: htp check company.yaml
    """
    from htp.cli.inquiry import inquire

    inquiry = inquire(paths, rulebook_file, as_of, facts, stdin_filename)
    results, rulebook = inquiry.results, inquiry.rulebook
    if output is not None:
        _write_report(output, _plain_report(results, rulebook, format_))
    if not quiet:
        write_answer(_report(results, rulebook, Format.TABLE if output else format_, color))
    raise inquiry.exit(exit_zero=exit_zero, allow_empty=allow_empty)


def _report(results: Sequence[Result], rulebook: Rulebook, format_: Format, color: ColorChoice) -> str:
    if format_ is Format.JSON:
        from htp.reports import json_report

        return json_report.render(results, rulebook, __version__)
    from htp.cli.canvas import canvas_for
    from htp.reports import table_report

    return table_report.render(results, rulebook, canvas_for(color))


def _plain_report(results: Sequence[Result], rulebook: Rulebook, format_: Format) -> str:
    """The report as it goes into a file: without colour and of the same width everywhere."""
    if format_ is Format.JSON:
        return _report(results, rulebook, format_, ColorChoice.NEVER)
    from htp.reports import table_report
    from htp.reports.drawing import Canvas

    return table_report.render(results, rulebook, Canvas())


def _write_report(output: Path, text: str) -> None:
    from htp.reports.wording import printable

    try:
        write_file(output, text)
    except OSError as error:
        problem = f"the report cannot be written: {error.strerror or error}"
        write_diagnostics(f"{printable(str(output))}: {problem}\n")
        raise typer.Exit(ExitCode.USAGE) from error
