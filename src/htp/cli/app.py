"""The program: its commands, and what happens at its edge."""

import os
import sys
from contextlib import suppress
from io import StringIO
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from htp import __version__
from htp.cli.commands import CommandsOnDemand
from htp.cli.exit_codes import ExitCode
from htp.cli.language_choice import LANGUAGE_OPTION, speak_as_asked
from htp.cli.process import end_at_once, serve_if_worker_of_frozen_program
from htp.cli.streams import open_missing_streams, terminal_encoding, write_answer, write_diagnostics
from htp.cli.suggestions import COMPLETION_REQUEST, suggested_languages
from htp.language import ENGLISH, spoken, translated

app = typer.Typer(
    name="htp",
    cls=CommandsOnDemand,
    help="Does a company qualify for the High Technology Park of the Kyrgyz Republic, why, and what does it cost?",
    epilog="`htp help` lists the pages of the reference, `htp help COMMAND` shows the options of a command.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_asked_for: bool) -> None:
    if is_asked_for:
        write_answer(f"htp {__version__}\n")
        raise typer.Exit


@app.callback()
def _htp(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(LANGUAGE_OPTION, metavar="LANG", help="Speak en, ru or ky.", autocompletion=suggested_languages),
    ] = None,
) -> None:
    del version, lang


def _run() -> int | None:
    """The exit code; what is wrong with the command line is said on standard error as every diagnostic is."""
    try:
        code: int | None = app(prog_name="htp", standalone_mode=False)
    except ClickException as error:
        text = StringIO()
        error.show(text)
        write_diagnostics(_in_language(text.getvalue()))
        return error.exit_code
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return code


def _said_by_typer(message: str) -> str:
    from htp.reports.wording.usage_sentences import USAGE

    return translated(USAGE, message)


def _in_language(text: str) -> str:
    if spoken() == ENGLISH:
        return text
    from htp.reports.wording.usage_sentences import usage_in_language

    return usage_in_language(text)


def main() -> None:
    """Run the program; whatever it did not foresee ends with its traceback and exit code 70, never 1."""
    try:
        open_missing_streams()
        serve_if_worker_of_frozen_program()
        # No plugin that happens to be installed has a say in a profile, nor is one looked for in all that is installed.
        os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
        speak_as_asked(sys.argv[1:], os.environ, terminal_encoding())
        if spoken() != ENGLISH:
            typer.core._ = _said_by_typer  # type: ignore[attr-defined] # its own `gettext` finds no catalogues
        if COMPLETION_REQUEST in os.environ:
            from htp.cli.shells import answer_shells

            answer_shells()
        sys.exit(_run())
    except BrokenPipeError:
        sys.exit(ExitCode.USAGE)
    except Exception:  # noqa: BLE001 - the last resort at the edge of the process
        import traceback

        with suppress(OSError):
            traceback.print_exc()
        sys.exit(ExitCode.FAULT)


def run() -> None:
    """`main`, in a process that is there for it alone."""
    try:
        main()
    except SystemExit as end:
        end_at_once(end.code)
        raise
