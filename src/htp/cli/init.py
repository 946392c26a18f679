"""`htp init`: a profile to begin with, from answers at a terminal or as an example to be replaced."""

import os
from contextlib import suppress
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.files import write_file
from htp.cli.messages import report_message, wrong_usage
from htp.cli.options import ProfilesRequest, ScreenOptions
from htp.cli.streams import STANDARD_OUTPUT, ColorChoice, write_answer, write_diagnostics
from htp.reading.formats import JSON, WORKBOOK, is_table
from htp.reports.formats import CsvFor

if TYPE_CHECKING:
    from htp.document import Data
    from htp.rulebook.model import Rulebook

_USUAL_FILE = Path("company.yaml")
_WITH_MACROS = ".xlsm"


class InitRequest(ScreenOptions):
    """The options of `htp init`."""

    HELP = (
        "Write a profile: from your answers, or an example to fill in.\n\n"
        "At a terminal the verdict on the company follows. Exit codes: 0 the profile is written, whatever the "
        "verdict; 2 wrong usage, or FILE exists or cannot be written; 130 interrupted: what was answered is "
        "kept in FILE.part."
    )
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
            "--template",
            help="Ask nothing; write an example to be replaced: YAML, JSON, CSV or a workbook, by the suffix of FILE.",
        ),
    ] = False
    csv_for: Annotated[
        CsvFor,
        typer.Option("--csv-for", help="excel: a template in CSV that an Excel with decimal commas opens."),
    ] = CsvFor.PROGRAMS
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")] = False


def init(request: InitRequest) -> None:
    from htp.cli.conversation import is_at_terminal

    is_terminal = is_at_terminal()
    target = request.file or (_USUAL_FILE if is_terminal else STANDARD_OUTPUT)
    is_file = target != STANDARD_OUTPUT
    if request.csv_for is not CsvFor.PROGRAMS and target.suffix.lower() != ".csv":
        raise wrong_usage("csv-for-without-csv", "--csv-for")
    if is_file:
        _refuse_unsuitable(target, force=request.force)
        if is_table(str(target)) and is_terminal and not request.template:
            _refuse("init-one-company", target)
    if request.template or not is_terminal or not is_file:
        _write_template(target if is_file else None, request.csv_for)
        return
    from htp.cli.rulebook_file import rulebook_with

    rulebook = rulebook_with(None)
    _write_answers(target, _facts_asked_for(rulebook, target, force=request.force), force=request.force)
    _show_verdict(target, request)


def _refuse_unsuitable(target: Path, *, force: bool) -> None:
    """Say before the first question what would go wrong after the last one."""
    folder = target.parent
    if target.suffix.lower() == _WITH_MACROS:
        _refuse("init-no-macros", target, better=target.with_suffix(WORKBOOK.suffixes[0]))
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


def _write_template(target: Path | None, csv_for: CsvFor) -> None:
    from htp.reports import profile_yaml

    if target is None:
        write_answer(profile_yaml.template())
        return
    try:
        write_file(target, _template_for(target, csv_for))
    except OSError as error:
        _refuse("init-not-written", target, reason=error.strerror or error)
    report_message("init-example-written", file=target)


def _template_for(target: Path, csv_for: CsvFor) -> str | bytes:
    from htp.reports import profile_json, profile_table, profile_yaml

    if _is_json(target):
        return profile_json.template(on_one_line=_is_on_one_line(target))
    if target.suffix.lower() in WORKBOOK.suffixes:
        return profile_table.template_workbook()
    if is_table(str(target)) and csv_for is CsvFor.EXCEL:
        return profile_table.template_for_excel()
    if is_table(str(target)):
        return profile_table.template("\t" if target.suffix.lower() == ".tsv" else ",")
    return profile_yaml.template()


def _profile_with(facts: dict[str, "Data"], target: Path) -> str:
    from htp.reports import profile_json, profile_yaml

    if _is_json(target):
        return profile_json.render(facts, on_one_line=_is_on_one_line(target))
    return profile_yaml.render(facts)


def _is_json(target: Path) -> bool:
    return target.suffix.lower() in JSON.suffixes


def _is_on_one_line(target: Path) -> bool:
    """Whether the file is one of JSON lines."""
    return target.suffix.lower() != JSON.suffixes[0]


def _facts_asked_for(rulebook: "Rulebook", target: Path, *, force: bool) -> dict[str, "Data"]:
    """The facts that were answered; what is typed is kept beside the target, and taken up again where it is there."""
    from htp.cli import kept_answers
    from htp.cli.canvas import canvas_for
    from htp.cli.clock import today
    from htp.cli.conversation import answer, begin, say
    from htp.cli.interview import Interview
    from htp.cli.transcript import Answers, Transcript
    from htp.reports.wording.messages import message

    part = kept_answers.file_of(target)
    command = join(["htp", "init", str(target), *(["--force"] if force else [])])
    try:
        known = kept_answers.kept_in(part)
    except (OSError, kept_answers.UnusableAnswers):
        _refuse("init-part-unusable", part)
    begin()
    say(message("init-goes-on", part=part) if known else message("init-keeps", part=part, file=target))

    def keep(answers: Answers) -> None:
        try:
            kept_answers.keep(part, answers, message("init-part-head", file=target, command=command))
        except OSError as error:
            say(message("init-not-kept", part=part, reason=error.strerror or error))

    transcript = Transcript(answer, say, keep, known)
    try:
        width = canvas_for(ColorChoice.NEVER).width
        return Interview(transcript=transcript, rulebook=rulebook, today=today(), width=width).facts()
    except (EOFError, KeyboardInterrupt):
        write_diagnostics("\n")
        if part.exists():
            report_message("init-kept", part=part, command=command)
        else:
            report_message("init-stopped")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


def _write_answers(target: Path, facts: dict[str, "Data"], *, force: bool) -> None:
    """Write the profile; if that fails, show it, so that no answer is lost."""
    from htp.cli import kept_answers
    from htp.cli.conversation import say
    from htp.reports.wording.messages import message

    text = _profile_with(facts, target)
    if os.path.lexists(target) and not force:
        write_answer(f"\n{text}\n")
        _refuse("init-exists", target)
    try:
        write_file(target, text)
    except OSError as error:
        write_answer(f"\n{text}\n")
        _refuse("init-not-written", target, reason=error.strerror or error)
    with suppress(OSError):
        kept_answers.file_of(target).unlink(missing_ok=True)
    say(f"\n{message('init-written', file=target)}\n")


def _show_verdict(target: Path, request: InitRequest) -> None:
    from htp.cli.answering import typed_in
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports.answers import screen
    from htp.reports.formats import drawn

    options: dict[str, Any] = {"paths": [str(target)], "lang": request.lang}
    checked = ProfilesRequest(**options)
    inputs = assess_paths(checked)
    for each in inputs.companies:
        blocks = screen.blocks(each.result, inputs.rulebook, typed_in(checked))
        write_answer(drawn("table", blocks, inputs.rulebook, canvas_for(request.color)))
