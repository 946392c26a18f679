"""`htp init`: a profile to begin with, from answers at a terminal or as an example to be replaced."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.options import Color
from htp.cli.streams import ColorChoice, write_answer, write_diagnostics, write_file
from htp.reading.formats import is_table

if TYPE_CHECKING:
    from htp.document import Data
    from htp.rulebook.model import Rulebook

_USUAL_FILE = Path("company.yaml")
_STANDARD_OUTPUT = Path("-")
_EXISTS = ("this file exists already, and it stays as it is", "name another file, or overwrite it with --force")


def init(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="The profile to write; company.yaml at a terminal, - for standard output."
        ),
    ] = None,
    template: Annotated[
        bool,
        typer.Option(
            "--template", help="Ask nothing; write an example to be replaced: a profile, or a table for clients.csv."
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")] = False,
    color: Color = ColorChoice.AUTO,
) -> None:
    """Write a company profile: from your answers at a terminal, or as a commented example elsewhere.

    At a terminal the verdict on the company follows. Exit codes: 0 the profile is written, whatever the verdict;
    2 wrong usage, or FILE exists or cannot be written; 130 interrupted, nothing is written.

    Example: htp init company.yaml
    """
    is_terminal = _is_terminal()
    target = file or (_USUAL_FILE if is_terminal else _STANDARD_OUTPUT)
    is_file = target != _STANDARD_OUTPUT
    if is_file:
        _refuse_unsuitable(target, force=force)
        if is_table(str(target)) and is_terminal and not template:
            _fail(target, "the questions are about one company", "add --template to get a table for many")
    if template or not is_terminal or not is_file:
        _write_template(target if is_file else None)
        return
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(None)
    _write_answers(target, _facts_asked_for(rulebook), force=force)
    _show_verdict(target, color)


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _refuse_unsuitable(target: Path, *, force: bool) -> None:
    """Say before the first question what would go wrong after the last one."""
    folder = target.parent
    if target.suffix.lower() == ".json":
        _fail(target, "what is written is YAML", f"name it {target.with_suffix('.yaml')}")
    if os.path.isdir(target):  # noqa: PTH112 - Path.is_dir raises where a path is too long
        _fail(target, "this is a folder", f"name a file in it: {target / _USUAL_FILE}")
    if os.path.lexists(target) and not force:
        _fail(target, *_EXISTS)
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        _fail(target, f"there is no folder {folder}", "make it first, or name another file")
    if not os.access(folder, os.W_OK):
        _fail(target, "writing in that folder is not permitted", "name a file in another folder")


def _fail(target: Path, problem: str, remedy: str) -> NoReturn:
    write_diagnostics(_line(f"{target}: {problem}") + _line(f"  {remedy}"))
    raise typer.Exit(ExitCode.USAGE)


def _write_template(target: Path | None) -> None:
    from htp.reports import profile_yaml

    if target is None:
        write_answer(profile_yaml.template())
        return
    try:
        write_file(target, _template_for(target))
    except OSError as error:
        _fail(target, *_not_written(error))
    write_diagnostics(_line(f"Wrote {target}: an example to be replaced by the facts of your own company."))


def _template_for(target: Path) -> str:
    from htp.reports import profile_table, profile_yaml

    if is_table(str(target)):
        return profile_table.template("\t" if target.suffix.lower() == ".tsv" else ",")
    return profile_yaml.template()


def _not_written(error: OSError) -> tuple[str, str]:
    return f"the profile cannot be written: {error.strerror or error}", "name another file"


def _line(text: str) -> str:
    """The text as a line, in which nothing that was typed or named can act on the terminal."""
    from htp.reports.wording import escape_controls

    return f"{escape_controls(text)}\n"


def _facts_asked_for(rulebook: "Rulebook") -> dict[str, "Data"]:
    from htp.cli.interview import Interview

    with suppress(ImportError):
        import readline  # noqa: F401 - lets input() understand the arrow keys
    try:
        return Interview(rulebook, _answer, lambda text: write_answer(_line(text))).facts()
    except (EOFError, KeyboardInterrupt):
        write_diagnostics("\nStopped; nothing is written.\n")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def _answer() -> str:
    """The next line that is typed; one that is no text in the terminal's encoding is asked for again."""
    while True:
        with suppress(UnicodeError):
            answer = input("> ")
            answer.encode("utf-8")  # a byte that was no text may have come through as half a surrogate pair
            return answer
        write_answer("  This cannot be read as text. Type it again.\n")


def _write_answers(target: Path, facts: dict[str, "Data"], *, force: bool) -> None:
    """Write the profile; if that fails, show it, so that no answer is lost."""
    from htp.reports import profile_yaml

    text = profile_yaml.render(facts)
    problem: tuple[str, str] | None = None
    if os.path.lexists(target) and not force:
        problem = _EXISTS
    else:
        try:
            write_file(target, text)
        except OSError as error:
            problem = _not_written(error)
    if problem:
        write_answer(f"\n{text}\n")
        _fail(target, *problem)
    written = _line(f"Wrote {target}. This is what the rules say of it; htp check {target} says it again.")
    write_answer(f"\n{written}\n")


def _show_verdict(target: Path, color: ColorChoice) -> None:
    from htp.cli.canvas import canvas_for
    from htp.cli.inquiry import assess_paths
    from htp.reports import table_report

    inquiry = assess_paths([str(target)])
    for each in inquiry.companies:
        write_answer(table_report.render(each.result.assessment, inquiry.rulebook, canvas_for(color)))
