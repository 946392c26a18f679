"""How the program starts: its version, its help, and nothing loaded that the answer does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.given_files import written
from support.run_htp import environment, htp, modules_loaded_by

import htp as htp_package
from htp import __version__
from htp.cli.commands import COMMANDS
from htp.cli.options import ProfilesRequest

HEAVY = {"rich", "pydantic", "yaml"}
ROOMS = ("assessing", "company", "reading", "reports", "rulebook", "rules")
"""What answers are made from."""
NAMES_FOR_HELP = {"htp.reading", "htp.reading.formats", "htp.reports", "htp.reports.formats", "htp.reports.topics"}
"""Help names the suffixes of input, the formats of reports and the topics; that needs nothing else of those rooms."""
MODULE_BY_COMMAND = {name: f"htp.cli.{name}" for name in COMMANDS} | {"import": "htp.cli.import_list"}
MODULE_BY_FORMAT = {
    "table": "htp.reports.terminal",
    "json": "htp.reports.json_report",
    "jsonl": "htp.reports.json_lines_report",
    "csv": "htp.reports.csv_report",
}
BUILT_ON = {"jsonl": {"json"}}
"""The formats that a format is made of."""


def loaded(*arguments: str, **variables: str) -> set[str]:
    """The top-level packages that are loaded when the program ends."""
    return {name.partition(".")[0] for name in modules_loaded_by(*arguments, **variables)}


def ours(*arguments: str, **variables: str) -> set[str]:
    """The modules of the program itself that are loaded when it ends."""
    return {name for name in modules_loaded_by(*arguments, **variables) if name.partition(".")[0] == "htp"}


def test_the_version_is_printed() -> None:
    run = htp("--version")
    assert (run.exit_code, run.stdout, run.stderr) == (0, f"htp {__version__}\n", "")


def test_the_installed_program_and_the_module_are_the_same() -> None:
    program = Path(sys.executable).with_name("htp")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    done = subprocess.run([program, "--help"], capture_output=True, check=True, encoding="utf-8", env=environment())
    assert done.stdout == htp("--help", width=None).stdout
    assert done.stdout.startswith("Usage: htp [OPTIONS] COMMAND")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], ["check"]])
def test_help_has_a_short_and_a_long_name(command: list[str], option: str) -> None:
    run = htp(*command, option)
    assert run.exit_code == 0
    assert run.stdout.startswith("Usage: htp")


def test_without_a_command_the_help_is_shown() -> None:
    run = htp()
    assert run.exit_code == 2
    assert "check" in run.stdout + run.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_what_asks_no_rules_loads_none_of_the_large_packages(arguments: list[str]) -> None:
    assert not loaded(*arguments) & HEAVY


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_what_asks_no_rules_knows_the_words_of_a_verdict_but_no_figures(arguments: list[str]) -> None:
    assert not {"fractions", "decimal"} & loaded(*arguments)


def test_completion_loads_none_of_the_large_packages() -> None:
    for words, number in (("htp ch", "1"), ("htp check --", "2"), ("htp check --format ", "3")):
        assert not loaded(_HTP_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number) & HEAVY


def test_without_a_table_nothing_is_drawn(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "not-eligible", "undetermined", "invalid", "missing")
    assert "rich" not in loaded("check", "-q", *paths)
    assert "rich" not in loaded("check", "-f", "json", *paths)
    assert "rich" in loaded("check", *paths)


def commands_in(modules: set[str]) -> set[str]:
    return {name for name, module in MODULE_BY_COMMAND.items() if module in modules}


def rooms_in(modules: set[str]) -> set[str]:
    loaded_modules = modules - NAMES_FOR_HELP
    return {room for room in ROOMS if any(each.startswith(f"htp.{room}") for each in loaded_modules)}


def test_the_version_reads_no_command() -> None:
    read = ours("--version")
    assert not commands_in(read)
    assert not rooms_in(read)
    assert "htp.cli.options" not in read


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_reads_no_other_command_and_nothing_to_answer_with(command: str) -> None:
    read = ours(command, "--help")
    assert commands_in(read) == {command}
    assert not rooms_in(read)


def test_completion_reads_the_command_that_is_completed_and_no_other() -> None:
    for words, number in (("htp ch", "1"), ("htp check --", "2"), ("htp check --format ", "3")):
        read = ours(_HTP_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number)
        assert commands_in(read) <= {"check"}
        assert not rooms_in(read)


@pytest.mark.parametrize("options", [[], ["-f", "json"]])
def test_the_rules_are_listed_without_the_model_of_profiles(options: list[str]) -> None:
    read = ours("rules", *options)
    assert commands_in(read) == {"rules"}
    assert not rooms_in(read) & {"assessing"}
    assert "htp.company.profile" not in read
    assert "pydantic" not in loaded("rules", *options)


@pytest.mark.parametrize("format_", MODULE_BY_FORMAT)
def test_a_check_reads_the_report_that_is_asked_for_and_no_other(format_: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    read = ours("check", "-f", format_, path)
    assert commands_in(read) == {"check"}
    formats = {name for name, module in MODULE_BY_FORMAT.items() if module in read}
    assert formats == {format_} | BUILT_ON.get(format_, set())
    assert ("htp.reports.terminal_tables" in read) == (format_ == "table")


def test_a_quiet_check_reads_no_report_and_no_sentence(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    drawing = {*MODULE_BY_FORMAT.values(), "htp.reports.terminal_tables", "htp.reports.wording"}
    assert not ours("check", "-q", path) & drawing


def test_the_screen_of_a_company_loads_no_chart_and_no_answer_in_full(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    assert not ours("check", path) & {"htp.reports.terminal_charts", "htp.reports.answers.assessment"}
    assert "htp.reports.answers.assessment" in ours("check", "-v", path)


def test_names_are_compared_only_where_there_are_several_companies(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "not-eligible")
    assert "htp.company.words" not in ours("check", "-q", paths[0])
    assert "htp.company.words" in ours("check", "-q", *paths)


def test_a_check_of_a_yaml_file_loads_nothing_for_json_or_several_processes(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    assert not modules_loaded_by("check", "-q", path) & {"json", "multiprocessing"}


def test_no_plugin_of_pydantic_is_looked_for_in_what_is_installed(tmp_path: Path) -> None:
    plugin = tmp_path / "plugin" / "meddler.py"
    metadata = plugin.parent / "meddler-1.dist-info"
    metadata.mkdir(parents=True)
    plugin.write_text("raise SystemExit('loaded')\n", encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: meddler\nVersion: 1\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[pydantic]\nmeddler = meddler\n", encoding="utf-8")
    (path,) = written(tmp_path, "eligible")
    search = f"{plugin.parent}{os.pathsep}{environment().get('PYTHONPATH', '')}"
    run = htp("check", "-q", path, PYTHONPATH=search)
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "")


def test_the_public_names_are_listed_and_others_are_missing() -> None:
    assert set(htp_package.__all__) <= set(dir(htp_package))
    known_otherwise = {"Number"}  # Decimal is called so here
    named = set(htp_package.__all__) - known_otherwise
    assert all(getattr(htp_package, name).__name__ == name for name in named)
    with pytest.raises(AttributeError, match="module 'htp' has no attribute 'nothing'"):
        _ = htp_package.nothing


def test_the_options_of_a_command_have_defaults_and_stay_as_they_are() -> None:
    request = ProfilesRequest(paths=["clients"], quiet=True)
    assert (request.paths, request.quiet, request.exit_zero) == (["clients"], True, False)
    with pytest.raises(AttributeError, match="stay as they are: quiet"):
        setattr(request, "quiet", False)  # noqa: B010 - mypy would not let it be written plainly


@pytest.mark.parametrize("period, are_loaded", [("2025", False), ("2025 год", True)])
def test_other_notations_are_loaded_only_for_a_fact_that_is_not_plain(
    period: str, *, are_loaded: bool, tmp_path: Path
) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(f"company: {{name: A}}\nperiod: {period}\n", encoding="utf-8")
    read = ours("check", "-q", str(path))
    assert ("htp.company.amounts" in read) is ("htp.company.dates" in read) is are_loaded
    assert "htp.company.headers" not in read


def test_nothing_is_loaded_before_python_is_told_to_look_seldom_for_garbage() -> None:
    code = (
        "import gc, sys; from htp.__main__ import run; sys.argv = ['htp', '--version']\n"
        "gc.callbacks.append(lambda phase, found: print('looked', file=sys.stderr)); run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment())
    assert (done.stdout, done.stderr) == (f"htp {__version__}\n", "")


@pytest.mark.parametrize("activity, is_loaded", [("software-development", False), ("сайты на заказ", True)])
def test_a_stemmer_is_loaded_only_for_what_is_no_exact_name(activity: str, *, is_loaded: bool, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(f"company: {{name: A}}\nactivities: [{activity}]\n", encoding="utf-8")
    assert ("snowballstemmer" in loaded("check", "-q", str(path))) is is_loaded


SEEN_AT_THE_END = """
import os, sys
class Last:
    def __del__(self, write=os.write):
        write(2, b"taken apart\\n")
{before}
from htp.cli.app import run
last = Last()
run()
"""


def ended(before: str, *arguments: str) -> tuple[int, str, str]:
    """The exit code of the program, the first line of its answer, and what is seen at the end of its process."""
    command = [sys.executable, "-c", SEEN_AT_THE_END.format(before=before), *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=environment())
    return done.returncode, done.stdout.partition("\n")[0], done.stderr


def test_a_process_ends_with_its_answer_and_is_not_taken_apart() -> None:
    assert ended("", "--version") == (0, f"htp {__version__}", "")


@pytest.mark.parametrize(
    "before",
    [
        "import atexit; atexit.register(print, 'called at the end', file=sys.stderr)",
        "sys.setprofile(lambda *_: None)",
        "import threading, time; threading.Thread(target=time.sleep, args=(2,)).start()",
    ],
    ids=["hook", "profiler", "thread"],
)
def test_who_waits_for_the_usual_end_of_a_process_sees_it(before: str) -> None:
    code, answer, seen = ended(before, "--version")
    assert (code, answer) == (0, f"htp {__version__}")
    assert seen.endswith("taken apart\n")
    assert ("called at the end" in seen) == ("atexit" in before)


def test_the_exit_code_is_that_of_the_answer_however_the_process_ends(tmp_path: Path) -> None:
    assert (
        ended("", "check", str(tmp_path))[0] == ended("sys.setprofile(lambda *_: None)", "check", str(tmp_path))[0] == 4
    )
