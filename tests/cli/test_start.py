"""How the program starts: its version, its help, and nothing loaded that the answer does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.given_files import written
from support.run_htp import environment, htp, modules_loaded_by

from htp import __version__

HEAVY = {"rich", "pydantic", "yaml"}
START = {
    *("htp", "htp.cli", "htp.vocabulary"),
    *("htp.cli.app", "htp.cli.commands", "htp.cli.exit_codes", "htp.cli.streams"),
}
COMMAND = {"htp.cli.options"}
RULEBOOK = {
    *("htp.cli.clock", "htp.cli.rulebook_file"),
    *("htp.rulebook", "htp.rulebook.loader", "htp.rulebook.model", "htp.reading.yaml_text"),
    *(
        "htp.company.currencies",
        "htp.document",
        "htp.errors",
        "htp.location",
        "htp.money",
        "htp.spelling",
        "htp.verdict",
    ),
    *(
        "htp.rules",
        "htp.rules.parts",
        "htp.company",
        "htp.reading",
        "htp.rules.parts.rule",
        "htp.rules.parts.changes",
        "htp.rules.parts.permitted",
        "htp.rules.parts.pivotal",
    ),
    *("htp.rules.activity", "htp.rules.activity_share", "htp.rules.export_share", "htp.rules.fee"),
    *("htp.rules.income_tax", "htp.rules.social_contributions", "htp.rules.exemptions"),
    *("htp.reports", "htp.reports.wording", "htp.reports.diagnostic_report"),
}
CHECK = {
    *("htp.cli.check", "htp.cli.delivery", "htp.cli.formats", "htp.cli.inquiry", "htp.cli.progress"),
    *(
        "htp.assessing",
        "htp.assessing.assessment",
        "htp.assessing.batch",
        "htp.company.countries",
        "htp.assessing.pipeline",
        "htp.assessing.totals",
    ),
    *("htp.company.profile", "htp.reading.documents", "htp.reading.table", "htp.reports.report"),
}
DRAWING = {"htp.cli.canvas", "htp.reports.drawing"}


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


def test_the_version_reads_no_command() -> None:
    assert ours("--version") <= START


def test_completion_reads_the_command_that_is_completed_and_no_other() -> None:
    for words, number in (("htp ch", "1"), ("htp check --", "2"), ("htp check --format ", "3")):
        read = ours(_HTP_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number)
        assert read <= START | COMMAND | {"htp.cli.check"}


def test_the_rules_are_listed_without_the_model_of_profiles() -> None:
    expected = START | COMMAND | RULEBOOK | {"htp.cli.rules", "htp.rulebook.index"}
    as_json = {"htp.reports.json_parts", "htp.reports.rulebook_json_report"}
    assert ours("rules", "-f", "json") <= expected | as_json
    assert ours("rules") <= expected | DRAWING | {"htp.reports.rulebook_report"}
    assert "pydantic" not in loaded("rules")


def test_a_check_reads_the_report_that_is_asked_for_and_no_other(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    expected = START | COMMAND | RULEBOOK | CHECK
    assert ours("check", "-q", path) <= expected
    as_json = {"htp.reports.json_parts", "htp.reports.json_report"}
    assert ours("check", "-f", "json", path) <= expected | as_json
    as_table = DRAWING | {"htp.reports.table_report", "htp.reports.portfolio_section"}
    assert ours("check", path) <= expected | as_table


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
