"""`htp help`: the reference, and what the program says to those who do not know its commands yet."""

import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from rich.cells import cell_len
from support.contract_checks import look_at_terminal
from support.run_htp import environment, htp, modules_loaded_by

from htp.cli.commands import COMMANDS
from htp.reports.topics import Topic, list_of_topics, page


def test_without_a_topic_the_topics_are_listed() -> None:
    run = htp("help")
    assert run.exit_code == 0
    assert [line.split()[0] for line in run.stdout.splitlines() if line.partition(" ")[0] in [*Topic]] == [*Topic]


@pytest.mark.parametrize("topic", [None, *Topic])
def test_a_page_fits_every_terminal(topic: Topic | None) -> None:
    arguments = ["help", topic] if topic else ["help"]
    first_line = (page(topic) if topic else list_of_topics()).partition("\n")[0].removeprefix("# ")
    for width in (40, 80, 200):
        run = htp(*arguments, width=width)
        assert (run.exit_code, run.stderr) == (0, "")
        assert run.words.startswith(first_line)
        assert max(map(cell_len, run.stdout.splitlines())) <= min(width, 100)
        look_at_terminal(run.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_long_page_goes_through_the_pager_at_a_terminal() -> None:
    variables = environment(PAGER="tail -n 2", TERM="xterm", COLUMNS="80", LINES="24")
    for topic, is_paged in (("promises", True), ("topics", False)):
        arguments = ["-m", "htp", "help", *([topic] if is_paged else [])]
        terminal: Any = pexpect.spawn(sys.executable, arguments, env=variables, timeout=60, dimensions=(24, 80))
        terminal.expect(pexpect.EOF)
        terminal.close()
        assert (terminal.before.count(b"\n") == 2) is is_paged


def test_an_unknown_topic_names_those_that_there_are() -> None:
    run = htp("help", "profiles", width=400)
    assert (run.exit_code, run.stdout) == (2, "")
    assert all(f"'{topic}'" in run.stderr for topic in Topic)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_with_a_command_is_the_help_of_the_command(command: str) -> None:
    assert htp("help", command) == htp(command, "--help")


def test_help_loads_nothing_that_reads_profiles_or_rules() -> None:
    loaded = modules_loaded_by("help", "law")
    assert not {"pydantic", "yaml", "htp.rulebook.loader", "htp.company.profile"} & loaded


@pytest.mark.parametrize("name", ["company.yaml", "my clients.xlsx", "clients"])
def test_an_input_without_a_command_gets_the_command_to_check_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    run = htp(name, "--as-of", "2025-12-31", folder=tmp_path)
    shown = f"'{name}'" if " " in name else name
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith(
        f"Error: {name} is an input and no command; to check it: htp check {shown} --as-of 2025-12-31\n"
    )


def test_a_word_that_is_neither_is_no_command() -> None:
    run = htp("chek")
    assert run.exit_code == 2
    assert run.stderr.endswith("Error: No such command 'chek'. Did you mean 'check', 'schema'?\n")
