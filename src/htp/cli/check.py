"""`htp check`: profiles in, verdicts out."""

import os
import sys
from collections.abc import Sequence
from datetime import date

import typer

from htp import __version__
from htp.cli.exit_codes import ExitCode, exit_code_of
from htp.cli.options import (
    AllowEmpty,
    AsOf,
    Color,
    ExitZero,
    Format,
    FormatOption,
    Output,
    Paths,
    Quiet,
    StdinFilename,
)
from htp.cli.streams import ColorChoice, screen, write_answer, write_diagnostics, write_file
from htp.rulebook.model import Rulebook
from htp.verdict import Assessed, Rejected, Result


def check(
    paths: Paths,
    format_: FormatOption = Format.TABLE,
    output: Output = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
    exit_zero: ExitZero = False,
    allow_empty: AllowEmpty = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = ColorChoice.AUTO,
) -> None:
    """Say whether companies qualify, why, what would have to change, and what residency costs.

    Example: htp check company.yaml
    """
    from htp.assessment import shipped_rulebook
    from htp.reports import diagnostic_report

    rulebook = shipped_rulebook()
    results = list(judged(paths, rulebook, as_of.date() if as_of else None, stdin_filename))
    for each in results:
        if isinstance(each, Rejected):
            write_diagnostics(diagnostic_report.render(each.diagnostics))
    if not results:
        write_diagnostics("There is nothing to check: no .yaml, .yml or .json file was found.\n")
    if output is not None:
        _write_report(output, _plain_report(results, rulebook, format_))
    if not quiet:
        write_answer(_report(results, rulebook, Format.TABLE if output else format_, color))
    raise typer.Exit(ExitCode.ELIGIBLE if exit_zero else exit_code_of(results, allow_empty=allow_empty))


def judged(paths: Sequence[str], rulebook: Rulebook, as_of: date | None, stdin_filename: str) -> Sequence[Result]:
    """Every company below the paths assessed, and every input that cannot be used, in the order they are met."""
    from htp.assessment import assess, day_to_assess
    from htp.profile_files import StandardInput, read_profiles

    today = date.today()  # noqa: DTZ011 - the day where the user is; asked for here and nowhere else
    standard_input = StandardInput(sys.stdin.buffer.read, stdin_filename)
    results: list[Result] = []
    for each in read_profiles(paths, standard_input):
        if isinstance(each, Rejected):
            results.append(each)
        else:
            day = day_to_assess(each.profile, as_of, today)
            results.append(Assessed(each.path, each.document, assess(each.profile, rulebook, day)))
    return results


def _report(results: Sequence[Result], rulebook: Rulebook, format_: Format, color: ColorChoice) -> str:
    if format_ is Format.JSON:
        from htp.reports import json_report

        return json_report.render(results, rulebook, __version__)
    from htp.reports import table_report

    shown_on = screen(color, os.environ)
    canvas = table_report.Canvas(shown_on.width, shown_on.has_color, shown_on.has_unicode)
    return table_report.render(results, rulebook, canvas)


def _plain_report(results: Sequence[Result], rulebook: Rulebook, format_: Format) -> str:
    """The report as it goes into a file: without colour and of the same width everywhere."""
    if format_ is Format.JSON:
        return _report(results, rulebook, format_, ColorChoice.NEVER)
    from htp.reports import table_report

    return table_report.render(results, rulebook, table_report.Canvas())


def _write_report(output: os.PathLike[str], text: str) -> None:
    from pathlib import Path

    try:
        write_file(Path(output), text)
    except OSError as error:
        write_diagnostics(f"{output}: the report cannot be written: {error.strerror or error}\n")
        raise typer.Exit(ExitCode.USAGE) from error
