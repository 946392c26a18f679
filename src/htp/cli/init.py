"""`htp init`: a profile to begin with, from answers at a terminal or as an example to be replaced."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.files import write_file
from htp.cli.messages import report_message
from htp.cli.options import ProfilesRequest, ScreenOptions
from htp.cli.streams import ColorChoice, write_answer, write_diagnostics
from htp.reading.formats import WORKBOOK, is_table

if TYPE_CHECKING:
    from htp.document import Data
    from htp.rulebook.model import Rulebook

_USUAL_FILE = Path("company.yaml")
_STANDARD_OUTPUT = Path("-")


class InitRequest(ScreenOptions):
    """What `htp init` is asked for."""

    EXAMPLES = (
        ("htp init company.yaml", "questions, then the verdict"),
        ("htp init --template clients.csv", "a list for many companies"),
    )

    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="The profile to write; company.yaml at a terminal, - for standard output."
        ),
    ] = None
    template: Annotated[
        bool,
        typer.Option(
            "--template", help="Ask nothing; write an example to be replaced: a profile, or a table for clients.csv."
        ),
    ] = False
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")] = False


def init(request: InitRequest) -> None:
    """Write a profile: from your answers, or an example to fill in.

    At a terminal the verdict on the company follows. Exit codes: 0 the profile is written, whatever the verdict;
    2 wrong usage, or FILE exists or cannot be written; 130 interrupted, nothing is written.
    """
    is_terminal = _is_terminal()
    target = request.file or (_USUAL_FILE if is_terminal else _STANDARD_OUTPUT)
    is_file = target != _STANDARD_OUTPUT
    if is_file:
        _refuse_unsuitable(target, force=request.force)
        if is_table(str(target)) and is_terminal and not request.template:
            _refuse("init-one-company", target)
    if request.template or not is_terminal or not is_file:
        _write_template(target if is_file else None)
        return
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(None)
    _write_answers(target, _facts_asked_for(rulebook), force=request.force)
    _show_verdict(target, request.color)


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _refuse_unsuitable(target: Path, *, force: bool) -> None:
    """Say before the first question what would go wrong after the last one."""
    folder = target.parent
    if target.suffix.lower() == ".json":
        _refuse("init-not-json", target, better=target.with_suffix(".yaml"))
    if target.suffix.lower() in WORKBOOK.suffixes:
        _refuse("init-not-workbook", target, better=target.with_suffix(".csv"))
    if os.path.isdir(target):  # noqa: PTH112 - Path.is_dir raises where a path is too long
        _refuse("init-folder", target, better=target / _USUAL_FILE)
    if os.path.lexists(target) and not force:
        _refuse("init-exists", target)
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        _refuse("init-no-folder", target, folder=folder)
    if not os.access(folder, os.W_OK):
        _refuse("init-not-permitted", target)


def _refuse(message_id: str, target: Path, **values: object) -> NoReturn:
    report_message(message_id, file=target, **values)
    raise typer.Exit(ExitCode.USAGE)


def _write_template(target: Path | None) -> None:
    from htp.reports import profile_yaml

    if target is None:
        write_answer(profile_yaml.template())
        return
    try:
        write_file(target, _template_for(target))
    except OSError as error:
        _refuse("init-not-written", target, reason=error.strerror or error)
    report_message("init-example-written", file=target)


def _template_for(target: Path) -> str:
    from htp.reports import profile_table, profile_yaml

    if is_table(str(target)):
        return profile_table.template("\t" if target.suffix.lower() == ".tsv" else ",")
    return profile_yaml.template()


def _facts_asked_for(rulebook: "Rulebook") -> dict[str, "Data"]:
    from htp.cli.interview import Interview
    from htp.reports.wording import escape_controls

    with suppress(ImportError):
        import readline  # noqa: F401 - lets input() understand the arrow keys
    try:
        return Interview(rulebook, _answer, lambda text: write_answer(f"{escape_controls(text)}\n")).facts()
    except (EOFError, KeyboardInterrupt):
        write_diagnostics("\n")
        report_message("init-stopped")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def _answer() -> str:
    """The next line that is typed; one that is no text in the terminal's encoding is asked for again."""
    from htp.reports.wording.questions import question

    while True:
        with suppress(UnicodeError):
            answer = input("> ")
            answer.encode("utf-8")  # a byte that was no text may have come through as half a surrogate pair
            return answer
        write_answer(f"  {question('unreadable')}\n")


def _write_answers(target: Path, facts: dict[str, "Data"], *, force: bool) -> None:
    """Write the profile; if that fails, show it, so that no answer is lost."""
    from htp.reports import profile_yaml
    from htp.reports.wording.messages import message

    text = profile_yaml.render(facts)
    if os.path.lexists(target) and not force:
        write_answer(f"\n{text}\n")
        _refuse("init-exists", target)
    try:
        write_file(target, text)
    except OSError as error:
        write_answer(f"\n{text}\n")
        _refuse("init-not-written", target, reason=error.strerror or error)
    write_answer(f"\n{message('init-written', file=target)}\n\n")


def _show_verdict(target: Path, color: ColorChoice) -> None:
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports.answers import screen
    from htp.reports.formats import drawn
    from htp.reports.report import Typed

    inputs = assess_paths(ProfilesRequest(paths=[str(target)]))
    for each in inputs.companies:
        blocks = screen.blocks(each.result, inputs.rulebook, Typed(quote(str(target))))
        write_answer(drawn("table", blocks, inputs.rulebook, canvas_for(color)))
