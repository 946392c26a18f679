"""Names that mean something to a terminal, to Rich or to a spreadsheet are only names."""

import json
import re
import sys
from pathlib import Path

import pytest
from support.contract_checks import look_at_terminal
from support.given_files import ELIGIBLE, INVALID, UNDETERMINED
from support.run_htp import Run, htp

SHOWN_BY_NAME = {
    "[bold]": "[bold]",
    "Acme [/] LLC": "Acme [/] LLC",
    "[red]Acme[/red]": "[red]Acme[/red]",
    "[link=https://example.org]Acme[/link]": "[link=https://example.org]Acme[/link]",
    "=1+1": "=1+1",
    ":smile: {company}": ":smile: {company}",
    "%s {0} {amount}": "%s {0} {amount}",
    "A\x1b[31mB": r"A\x1b[31mB",
    "A\x1b]0;title\x07B": r"A\x1b]0;title\x07B",
    "A\u202eB": r"A\u202eB",
    "A\u2066B\u200bC\ufeffD": r"A\u2066B\u200bC\ufeffD",
    "A\nB\rC\tD": r"A\nB\rC\tD",
    "A\u2028B\u0085C\x9b31mD": r"A\u2028B\x85C\x9b31mD",
    "A\x00B\x7fC": r"A\x00B\x7fC",
    "::stop-commands::x": r"\x3a:stop-commands\x3a:x",
    "##[add-mask]A": r"\x23#[add-mask]A",
    "###vso[task.setvariable variable=PATH]A": r"#\x23#vso[task.setvariable variable=PATH]A",
    "A :: B ## C": "A :: B ## C",
}

COMMAND = re.compile(r"^\s*::[\w-]+[^:]*::|##\w*\[", re.MULTILINE)
"""As the build servers of GitHub, Azure and TeamCity find it in the lines of a log."""


def assert_harmless(run: Run) -> None:
    for text in (run.stdout, run.stderr):
        look_at_terminal(text)
        assert text.startswith("{") or not COMMAND.search(text)  # JSON is data, whatever a server makes of it
    assert "Traceback" not in run.stderr


def in_yaml(name: str) -> str:
    return json.dumps(name)  # double-quoted YAML has the escapes of JSON


@pytest.mark.parametrize("name, shown", SHOWN_BY_NAME.items())
def test_a_company_can_have_any_name(name: str, shown: str) -> None:
    run = htp("check", "-v", "-", stdin=ELIGIBLE.replace("Ala-Too", in_yaml(name)))
    assert_harmless(run)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{shown}  (rules in force")


@pytest.mark.parametrize("between", [" " * 90, " of invented things" * 5 + " "])
def test_no_name_looks_like_a_verdict(between: str) -> None:
    name = f"Acme LLC{between}ELIGIBLE  Every condition is met."
    run = htp("check", "-", stdin=ELIGIBLE.replace("Ala-Too", in_yaml(name)).replace("8_500_000", "1"))
    lines = run.stdout.splitlines()
    verdict = next(number for number, line in enumerate(lines) if line.startswith(" NOT ELIGIBLE"))
    assert lines[0].startswith("Acme LLC ")
    assert all(line.startswith("    ") for line in lines[1:verdict])
    assert "    ELIGIBLE  " not in run.stdout


def test_companies_in_a_row_can_have_any_names() -> None:
    profiles = "---\n".join(ELIGIBLE.replace("Ala-Too", in_yaml(name)) for name in SHOWN_BY_NAME)
    table, report = htp("check", "-", stdin=profiles, width=200), htp("check", "-", "-f", "json", stdin=profiles)
    assert_harmless(table)
    assert_harmless(report)
    assert all(f" {shown} " in table.stdout for shown in SHOWN_BY_NAME.values())
    assert [each["company"] for each in json.loads(report.stdout)["results"]] == list(SHOWN_BY_NAME)


@pytest.mark.parametrize("options", [[], ["-f", "json"]])
def test_activities_can_have_any_names(options: list[str]) -> None:
    names = ", ".join(in_yaml(name) for name in SHOWN_BY_NAME)
    run = htp("check", "-", *options, stdin=UNDETERMINED.replace("[software", f"[{names}, software"), width=400)
    assert_harmless(run)
    assert (run.exit_code, run.stderr) == (3, "")
    words = json.loads(run.stdout)["results"][0]["findings"][0]["explanation"] if options else run.words
    assert all(shown in words for shown in SHOWN_BY_NAME.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has file names of its own")
def test_files_can_have_any_names(tmp_path: Path) -> None:
    names = [name.replace("/", "") for name in SHOWN_BY_NAME if "\x00" not in name]
    for name in names:
        (tmp_path / f"{name}.yaml").write_text(ELIGIBLE, encoding="utf-8")
        (tmp_path / f"{name}.yml").write_text(INVALID, encoding="utf-8")
    for options in ([], ["-f", "json"]):
        run = htp("check", tmp_path, *options, width=400)
        assert_harmless(run)
        assert run.exit_code == 4
    report = json.loads(run.stdout)
    for key, suffix in (("results", "yaml"), ("errors", "yml")):
        assert {each["path"] for each in report[key]} == {f"{tmp_path}/{name}.{suffix}" for name in names}
    missing = htp("check", *(tmp_path / name / "none" for name in names))
    assert_harmless(missing)
    assert missing.stderr.count("there is no such file or folder") == len(names)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has file names of its own")
def test_a_report_file_can_have_any_name(tmp_path: Path) -> None:
    run = htp("check", "-q", "-", "--output", tmp_path / "A\x1b[31mB\u202eC\nD" / "none.txt", stdin=ELIGIBLE)
    assert_harmless(run)
    assert run.exit_code == 2
    assert run.stderr.startswith(rf"{tmp_path}/A\x1b[31mB\u202eC\nD/none.txt: the report cannot be written: ")


def test_standard_input_can_have_any_name() -> None:
    run = htp(
        "check", "-v", "-", "--stdin-filename", "A\x1b[31mB\u202eC\nD", stdin=f"{ELIGIBLE}---\n{INVALID}", width=200
    )
    assert_harmless(run)
    assert r"A\x1b[31mB\u202eC\nD (document 1)" in run.stdout
    assert run.stderr.startswith(r"A\x1b[31mB\u202eC\nD:9:53: ")


@pytest.mark.parametrize(
    "value", ["8\x1b[31m5", "8\u202e5", "8\\e[31m5", "8\\x9b5", "=1+1", "[bold]5", "8\ttabs\there", "\x00"]
)
def test_a_wrong_value_is_quoted_harmlessly(value: str) -> None:
    for text in (f'revenue: {{total: "{value}"}}\n', f'"{value}": 1\n', f"{value}: 1\n", f"# {value}\nnobody: 1\n"):
        run = htp("check", "-", stdin=text)
        assert_harmless(run)
        assert run.exit_code == 4


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_bytes(ELIGIBLE.replace("Ala-Too", "Café").encode("latin-1"))
    run = htp("check", path)
    assert_harmless(run)
    assert run.stderr.startswith(f"{path}:1:20: not UTF-8 text: byte 0xE9")


def test_the_same_words_in_the_table_whatever_the_name_does_to_rich(tmp_path: Path) -> None:
    """Markup in a name changes neither the layout nor the words around it."""
    tables = []
    for name in ("[bold]", "abcdef", "[/red]"):
        path = tmp_path / "company.yaml"
        path.write_text(ELIGIBLE.replace("Ala-Too", in_yaml(name)), encoding="utf-8")
        tables.append(htp("check", path).stdout.replace(name, "abcdef"))
    assert tables[0] == tables[1] == tables[2]


@pytest.mark.parametrize(
    "option", ["--if=5 \x1b[2J", "--if=+5 a\x04\u202eb", "--set=activities\x1b[2J=[", "--set=a\u202e=[1"]
)
def test_words_of_the_command_line_that_cannot_be_used_act_nowhere(option: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", path, option)
    assert_harmless(run)
    assert run.exit_code == 2


@pytest.mark.parametrize("key", ["", "revenue.", "revenue.lines.0."])
def test_a_key_of_bytes_that_are_no_text_is_an_unknown_key(key: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(ELIGIBLE, encoding="utf-8")
    run = htp("check", path, f"--set={key}\udcff=1")
    assert_harmless(run)
    assert run.exit_code == 4
    assert f'{key}\\udcff: unknown key "\\udcff"' in run.stderr
