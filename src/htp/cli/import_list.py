"""`htp import`: which column of a list is which fact, as a mapping for the other commands."""

import os
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.files import write_file
from htp.cli.messages import report_message
from htp.cli.options import EncodingOption, Options, SheetOption
from htp.cli.streams import STANDARD_OUTPUT, write_answer, write_diagnostics
from htp.reading.formats import MAPPING_SUFFIX, TABLE_SUFFIXES, table_format

if TYPE_CHECKING:
    from htp.document import Data
    from htp.reading.outline import ListOutline

Parts = dict[str, dict[str, "Data"]]
"""The parts of a mapping."""


class ImportRequest(Options):
    """The options of `htp import`."""

    HELP = (
        "Say which column of a list is which fact.\n\n"
        "What is said is written to a file for --mapping.\n\n"
        "At a terminal it asks about columns that are not recognised, and lets each be changed. Elsewhere it "
        "prints what is recognised, and on standard error what is not. Exit codes: 0 done; 2 wrong usage, or "
        "the file exists or cannot be written; 4 the list cannot be read, or columns are still to be said; "
        "130 interrupted, nothing is written."
    )
    EXAMPLES = (
        ("htp import clients.xlsx", "which column is which fact"),
        ("htp import clients.csv -o mapping.yaml", "written to a file of that name"),
    )

    table: Annotated[str, typer.Argument(metavar="LIST", help=f"A table of companies ({', '.join(TABLE_SUFFIXES)}).")]
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write the mapping to FILE; usual is LIST{MAPPING_SUFFIX} at a terminal, else - for standard output.",
        ),
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")] = False
    encoding: EncodingOption = None
    sheet: SheetOption = None


def import_list(request: ImportRequest) -> None:
    from htp.cli.conversation import is_at_terminal

    outline = _outline(request)
    is_asked = is_at_terminal() and request.output != STANDARD_OUTPUT
    target = request.output or (Path(request.table + MAPPING_SUFFIX) if is_asked else STANDARD_OUTPUT)
    if is_asked:
        _write(target, _parts_asked_for(outline, target, is_forced=request.force), request)
        return
    if os.path.lexists(target) and not request.force:
        _refuse("import-exists", target)
    from htp.cli.list_interview import parts_of

    keys = [each.key or (None if each.guess else "") for each in outline.columns]
    _write(target, parts_of(outline, keys, outline.constants), request)
    if not _is_complete(outline):
        raise typer.Exit(ExitCode.INVALID)


def _outline(request: ImportRequest) -> "ListOutline":
    from htp.cli.inputs import codec_of
    from htp.document import Rejected
    from htp.reading.choices import Choices
    from htp.reading.outline import outline_of
    from htp.reports import diagnostic_report

    table = table_format(request.table)
    if table is None:
        report_message("import-no-list", file=request.table, suffixes=", ".join(TABLE_SUFFIXES))
        raise typer.Exit(ExitCode.USAGE)
    outline = outline_of(request.table, table, Choices(codec_of(request.encoding), request.sheet))
    if isinstance(outline, Rejected):
        write_diagnostics(diagnostic_report.render(outline.diagnostics))
        raise typer.Exit(ExitCode.INVALID)
    return outline


def _parts_asked_for(outline: "ListOutline", target: Path, *, is_forced: bool) -> Parts:
    from htp.cli.canvas import canvas_for
    from htp.cli.conversation import answer, begin, say
    from htp.cli.list_interview import ListInterview
    from htp.cli.streams import ColorChoice
    from htp.reports.wording.list_questions import list_question

    begin()
    try:
        if os.path.lexists(target) and not is_forced:
            say(list_question("exists", file=target))
            if answer().strip().lower() != list_question("yes"):
                say(list_question("stays"))
                raise typer.Exit(ExitCode.USAGE)
        return ListInterview(outline, answer, say, canvas_for(ColorChoice.NEVER).width).parts(str(target))
    except (EOFError, KeyboardInterrupt):
        write_diagnostics("\n")
        report_message("import-stopped")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def _write(target: Path, parts: Parts, request: ImportRequest) -> None:
    from htp.reports import mapping_yaml

    is_file = target != STANDARD_OUTPUT
    name = str(target) if is_file else request.table + MAPPING_SUFFIX
    text = mapping_yaml.render(request.table, name, parts)
    if not is_file:
        write_answer(text)
        return
    try:
        write_file(target, text)
    except OSError as error:
        write_answer(text)
        _refuse("import-not-written", target, reason=error.strerror or error)
    report_message("import-written", file=target, command=join(_next_command(name, request)))


def _next_command(mapping: str, request: ImportRequest) -> list[str]:
    options = {"--mapping": mapping, "--sheet": request.sheet, "--encoding": request.encoding}
    given = [word for name, value in options.items() if value is not None for word in (name, value)]
    return ["htp", "check", *given, request.table]


def _is_complete(outline: "ListOutline") -> bool:
    """Whether nothing is left for a person to say; says on standard error what is."""
    from htp.cli.list_interview import CONSTANTS

    guesses = [each for each in outline.columns if each.guess]
    for each in guesses:
        report_message("import-guess", file=outline.path, header=each.header, key=each.guess)
    if not outline.has_names:
        report_message("import-no-name", file=outline.path)
    above = outline.period_above
    for key in CONSTANTS:
        if key in outline.constants or any(each.key == key for each in outline.columns):
            continue
        if key == "period" and above:
            report_message("import-title", file=outline.path, title=above[1], period=above[0])
        else:
            report_message("import-missing", file=outline.path, key=key)
    return outline.has_names and not guesses


def _refuse(message_id: str, target: Path, **values: object) -> NoReturn:
    report_message(message_id, file=target, **values)
    raise typer.Exit(ExitCode.USAGE)
