"""Names that mean something to a terminal, to Rich or to a spreadsheet are only names."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from given_files import ELIGIBLE, INVALID, UNDETERMINED
from program import Run, htp

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
}
ACTING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def assert_harmless(run: Run) -> None:
    for text in (run.stdout, run.stderr):
        assert not [each for each in text if unicodedata.category(each) in ACTING and each != "\n"]
    assert "Traceback" not in run.stderr


def in_yaml(name: str) -> str:
    return json.dumps(name)  # double-quoted YAML has the escapes of JSON


@pytest.mark.parametrize("name, shown", SHOWN_BY_NAME.items())
def test_a_company_can_have_any_name(name: str, shown: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(ELIGIBLE.replace("Ala-Too", in_yaml(name)), encoding="utf-8")
    alone, together = htp("check", path), htp("check", path, path, width=200)
    for run in (alone, together):
        assert_harmless(run)
    if alone.exit_code == 0:
        assert alone.stdout.startswith(f"{shown}  (rules in force")
        assert f"  {shown}  " in together.stdout
        report = htp("check", "-f", "json", path)
        assert_harmless(report)
        assert json.loads(report.stdout)["results"][0]["company"] == name
    else:
        assert (alone.exit_code, alone.stdout) == (4, "")


@pytest.mark.parametrize("name", SHOWN_BY_NAME)
def test_an_activity_can_have_any_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(UNDETERMINED.replace("[software", f"[{in_yaml(name)}, software"), encoding="utf-8")
    for options in ([], ["-f", "json"], ["--color", "never"]):
        assert_harmless(htp("check", path, *options))


@pytest.mark.parametrize("name", [name for name in SHOWN_BY_NAME if "\x00" not in name])
def test_a_file_can_have_any_name(name: str, tmp_path: Path) -> None:
    good, bad = tmp_path / f"{name.replace('/', '')}.yaml", tmp_path / f"{name.replace('/', '')}.yml"
    good.write_text(ELIGIBLE, encoding="utf-8")
    bad.write_text(INVALID, encoding="utf-8")
    for options in ([], ["-f", "json"]):
        run = htp("check", tmp_path, *options, width=400)
        assert_harmless(run)
        assert run.exit_code == 4
    report = json.loads(run.stdout)
    assert [report[each][0]["path"] for each in ("results", "errors")] == [str(good), str(bad)]
    assert_harmless(htp("check", tmp_path / name / "none"))
    assert_harmless(htp("check", good, "--output", tmp_path / name.replace("/", "") / "none"))


@pytest.mark.parametrize("name", ["A\x1b[31mB", "A\u202eB", "A\nB"])
def test_standard_input_can_have_any_name(name: str) -> None:
    for text in (ELIGIBLE, INVALID, ELIGIBLE + "---\n" + INVALID):
        assert_harmless(htp("check", "-", "--stdin-filename", name, stdin=text))


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
    path.write_bytes(ELIGIBLE.replace("Ala-Too", "Ала").encode("cp1251"))
    run = htp("check", path)
    assert_harmless(run)
    assert run.stderr.startswith(f"{path}:1:17: not UTF-8 text: byte 0xC0")


def test_the_same_words_in_the_table_whatever_the_name_does_to_rich(tmp_path: Path) -> None:
    """Markup in a name changes neither the layout nor the words around it."""
    tables = []
    for name in ("[bold]", "abcdef", "[/red]"):
        path = tmp_path / "company.yaml"
        path.write_text(ELIGIBLE.replace("Ala-Too", in_yaml(name)), encoding="utf-8")
        tables.append(htp("check", path).stdout.replace(name, "abcdef"))
    assert tables[0] == tables[1] == tables[2]
    assert re.search("abcdef", tables[0])
