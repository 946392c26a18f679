"""The commands of the program, each read when it is asked for: what the others need costs its start nothing."""

from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup

from htp.cli.exit_codes import exit_codes_help

_READING_PROFILES = ("check", "plan", "activity", "export", "fees")
"""Those whose help lists the exit codes."""
_OTHERS = ("activities", "rules", "explain", "init", "schema")
_NAMES = (*_READING_PROFILES, *_OTHERS)
"""In the order of the help; a command is the function of that name in the module of that name."""


class CommandsOnDemand(TyperGroup):
    """A group that reads a command when it is asked for it, as Click's documentation shows."""

    def list_commands(self, ctx: object) -> list[str]:
        del ctx
        return list(_NAMES)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        del ctx
        if cmd_name in _NAMES:
            return _command(cmd_name)
        for name in _NAMES:  # from which Typer suggests the one that is most like it
            self.add_command(_command(name))
        return None


def _command(name: str) -> TyperCommand:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    epilog = exit_codes_help() if name in _READING_PROFILES else None
    app.command(name, epilog=epilog)(getattr(import_module(f"htp.cli.{name}"), name))
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
    return command
