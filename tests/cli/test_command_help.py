"""The help of the program and of its commands: examples first, nothing cut off, options in groups."""

import re
import shlex
from collections.abc import Iterator

import pytest
import typer
from support.run_htp import htp

from htp.cli import command_help
from htp.cli.app import app
from htp.cli.command_help import CommandWithGroups
from htp.cli.commands import COMMANDS, GROUPS


def commands() -> Iterator[tuple[str, CommandWithGroups]]:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    for name in COMMANDS:
        command = group.get_command(group.context_class(group), name)
        assert isinstance(command, CommandWithGroups)
        yield name, command


def sections(text: str) -> dict[str, list[str]]:
    """The lines below each title."""
    found: dict[str, list[str]] = {}
    for part in text.split("\n\n"):
        title, *lines = part.split("\n")
        if title.endswith(":"):
            found[title.removesuffix(":")] = [line for line in lines if line]
    return found


def test_the_help_of_the_program_has_a_line_for_each_command_in_its_group() -> None:
    found = sections(htp("--help").stdout)
    assert list(found) == ["Examples", *GROUPS, "Options"]
    for title, names in GROUPS.items():
        assert [line.split()[0] for line in found[title]] == list(names)
        assert all(line.endswith(".") for line in found[title]), "a summary that is cut off or broken"
    assert [line.split("  ")[1] for line in found["Examples"]] == [example for example, _ in command_help.EXAMPLES]


def test_without_a_command_the_same_help_is_shown_as_wrong_usage() -> None:
    run = htp()
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == htp("--help").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_begins_with_examples_each_on_one_line(name: str) -> None:
    found = sections(htp(name, "--help").stdout)
    command = dict(commands())[name]
    assert next(iter(found)) == "Examples"
    assert [line.split("  ")[1] for line in found["Examples"]] == [each for each, _ in command.request.EXAMPLES]


def test_every_example_can_be_run_as_it_stands() -> None:
    by_name = dict(commands())
    for _, command in by_name.items():
        for example, _ in [*command.request.EXAMPLES, *command_help.EXAMPLES]:
            program, name, *arguments = shlex.split(re.split(" >+ ", example)[0])
            assert program == "htp"
            if name != "help":
                by_name[name].make_context(name, arguments)


def test_the_options_are_in_groups() -> None:
    found = sections(htp("check", "--help").stdout)
    assert list(found)[:6] == ["Examples", "Arguments", "Answer", "Input", "Facts and rules", "Run"]
    assert found["Facts and rules"][0].startswith("  --set KEY=VALUE")
    assert found["Run"][-1].startswith("  -h, --help")
