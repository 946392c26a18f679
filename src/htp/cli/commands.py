"""The commands of the program, each imported when it is asked for: what the others need costs its start nothing.

A new command is a module, a function that imports it, and a line in GROUPS.
"""

import shlex
from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from htp.cli.command_help import (
    EXAMPLES,
    OPTIONS,
    CommandWithGroups,
    HelpOnStandardOutput,
    say_help_in_language,
    write_commands,
    write_examples,
)
from htp.cli.exit_codes import exit_codes_help, exit_codes_of_answers
from htp.cli.language_choice import LANGUAGE_OPTION, language_and_others, languages_asked
from htp.cli.messages import wrong_usage
from htp.language import HELP, translated

if TYPE_CHECKING:
    from htp.cli.options import Options

Command = Callable[[Any], None]
"""It takes one request: a frozen value whose fields are the arguments and options of the command."""


def _check() -> Command:
    from htp.cli.check import check

    return check


def _report() -> Command:
    from htp.cli.report import report

    return report


def _plan() -> Command:
    from htp.cli.plan import plan

    return plan


def _ask() -> Command:
    from htp.cli.ask import ask

    return ask


def _activity() -> Command:
    from htp.cli.activity import activity

    return activity


def _export() -> Command:
    from htp.cli.export import export

    return export


def _fees() -> Command:
    from htp.cli.fees import fees

    return fees


def _compare() -> Command:
    from htp.cli.compare import compare

    return compare


def _verify() -> Command:
    from htp.cli.verify import verify

    return verify


def _activities() -> Command:
    from htp.cli.activities import activities

    return activities


def _rules() -> Command:
    from htp.cli.rules import rules

    return rules


def _explain() -> Command:
    from htp.cli.explain import explain

    return explain


def _init() -> Command:
    from htp.cli.init import init

    return init


def _import() -> Command:
    from htp.cli.import_list import import_list

    return import_list


def _schema() -> Command:
    from htp.cli.schema import schema

    return schema


def _help() -> Command:
    from htp.cli.help import help_

    return help_


def _completion() -> Command:
    from htp.cli.completion import completion

    return completion


GROUPS: Mapping[str, Mapping[str, Callable[[], Command]]] = {
    "Companies": {
        "check": _check,
        "report": _report,
        "ask": _ask,
        "plan": _plan,
        "compare": _compare,
        "verify": _verify,
    },
    "One question in depth": {
        "activity": _activity,
        "export": _export,
        "fees": _fees,
    },
    "The rules": {
        "rules": _rules,
        "explain": _explain,
        "activities": _activities,
    },
    "Files and help": {
        "init": _init,
        "import": _import,
        "schema": _schema,
        "completion": _completion,
        "help": _help,
    },
}
"""What imports each command, in the groups and the order of the help."""
COMMANDS = {name: command for group in GROUPS.values() for name, command in group.items()}


class CommandsOnDemand(HelpOnStandardOutput, TyperGroup):
    """A group that imports a command when it is asked for it, as Click's documentation shows."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.help = translated(HELP, self.help or "")
        self.epilog = translated(HELP, self.epilog or "")
        say_help_in_language(self)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        super().format_help_text(ctx, formatter)
        write_examples(EXAMPLES, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands, and below them the few options."""
        write_commands({title: {name: _summary(name) for name in names} for title, names in GROUPS.items()}, formatter)
        with formatter.section(translated(HELP, OPTIONS)):
            formatter.write_dl([each.get_help_record(ctx) for each in self.get_params(ctx)])

    def list_commands(self, ctx: object) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        del ctx
        if cmd_name in COMMANDS:
            return typer_command(cmd_name)
        for name in COMMANDS:  # from which Typer suggests the one that is most like it
            self.add_command(typer_command(name))
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """`htp --lang ru check` is `htp check --lang ru`, and `htp help check` is `htp check --help`.

        Whoever names an input and no command most probably wants to check it.
        """
        name, *others = args
        if name not in COMMANDS and _is_named_like_an_input(name):
            from htp.reports.wording.messages import message

            ctx.fail(message("no-command-but-input", input=name, command=shlex.join(["htp", "check", *args])))
        if language := ctx.params.get("lang"):
            others = [f"{LANGUAGE_OPTION}={language}", *others]
        match [name, *language_and_others(others)[1]]:
            case ["help", named] if named in COMMANDS:
                name, others = named, ["--help"]
        return super().resolve_command(ctx, [name, *others])


def _is_named_like_an_input(word: str) -> bool:
    from htp.reading.formats import SUFFIXES

    return word.lower().endswith(SUFFIXES) or Path(word).exists()


def _summary(name: str) -> str:
    """The first paragraph of what the help of a command says."""
    return translated(HELP, request_of(COMMANDS[name]()).HELP).partition("\n")[0]


def typer_command(name: str) -> TyperCommand:
    command = COMMANDS[name]()
    from htp.cli.options import InputOptions

    request = request_of(command)
    epilog = None
    if issubclass(request, InputOptions):
        epilog = exit_codes_help() if request.judges else exit_codes_of_answers(name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=CommandWithGroups, epilog=epilog)(_with_options(command))
    made = typer.main.get_command(app)
    assert isinstance(made, CommandWithGroups)
    made.request = request
    say_help_in_language(made)
    return made


def _with_options(command: Command) -> Callable[..., None]:
    """The command as Typer reads it: a function with a parameter for each field of the request."""
    request = request_of(command)

    def run(**options: Any) -> None:
        if "files_from" in options:
            from htp.cli.paths import paths_of

            options |= {"paths": paths_of(options["paths"], options["files_from"]), "files_from": None}
        if len(languages_asked(options["lang"])) > 1 and not request.speaks_several:
            raise wrong_usage("several-languages", LANGUAGE_OPTION)
        command(request(**options))

    run.__doc__ = translated(HELP, request.HELP)
    run.__signature__ = Signature([*_parameters_of(request)])  # type: ignore[attr-defined]
    return run


def request_of(command: Command) -> "type[Options]":
    request: type[Options] = get_type_hints(command)["request"]
    return request


def _parameters_of(request: "type[Options]") -> Iterator[Parameter]:
    for _, name, annotation in request.options_by_class():
        default = getattr(request, name, Parameter.empty)
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
