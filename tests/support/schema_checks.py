"""Every report that a test produces keeps to its published schema: the one place where that is looked at."""

import csv
import json
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import typer
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from openpyxl import load_workbook

from htp.cli.app import app
from htp.cli.formats import format_of_answer
from htp.cli.options import CheckFormat, CsvFor
from htp.reports.formats import FORMAT_BY_NAME, Answer
from htp.reports.report_schema import line_schema, row_schema, schema
from support.builders import rulebook

_COLUMNS = list(row_schema(rulebook())["properties"])
_REPORT, _LINE, _ROW = (Draft202012Validator(each) for each in (schema(), line_schema(), row_schema(rulebook())))
_FINDING = Draft202012Validator({"$ref": "#/$defs/Finding", "$defs": schema()["$defs"]})
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_OF_OTHERS = {CheckFormat.GITHUB, CheckFormat.JUNIT, CheckFormat.SARIF}
"""What build servers have laid down; tests/cli/test_build_servers.py reads them with their tools."""
FOR_PROGRAMS = tuple(
    each
    for each in CheckFormat
    if not FORMAT_BY_NAME[each].is_for_people and each not in {*_OF_OTHERS, CheckFormat.XLSX}
)
"""The texts that are not drawn for people; each has a schema. A workbook has the columns of a CSV."""
_HAS_REPORTED = {0, 1, 3, 4}
"""The exit codes of a run that was neither refused nor broken off."""


def hold(format_: CheckFormat, text: str) -> None:
    """Looks at a whole report; the table alone has no schema."""
    if format_ is CheckFormat.JSON:
        assert text.isascii()
        report = _object(text)
        _hold(_REPORT, {**report, "results": [_without_findings(each) for each in report["results"]]})
    elif format_ is CheckFormat.JSONL:
        assert text.isascii()
        lines = [_object(each) for each in text.splitlines()]
        for each in lines:
            _hold(_LINE, _without_findings(each) if "findings" in each else each)
        assert [each["type"] == "summary" for each in lines] == [False] * (len(lines) - 1) + [True]
    elif format_ is CheckFormat.CSV:
        for row in _rows(text):
            _hold(_ROW, row)
            assert not [each for each in row.values() if each.startswith(_FORMULA_STARTS)]


def hold_finding(finding: dict[str, Any]) -> None:
    """Looks at one finding of a report in depth."""
    _hold(_FINDING, finding)


def hold_run(arguments: Sequence[str], folder: Path | None, exit_code: int, stdout: str) -> None:
    """Looks at what a run of the program with those arguments reported, on standard output and into a file."""
    asked = _asked_for(arguments)
    is_refused_rulebook = bool(asked.get("rulebook_file")) and exit_code == 4 and not stdout
    if not asked or exit_code not in _HAS_REPORTED or is_refused_rulebook:
        return
    named = Path(asked["output"]) if asked["output"] not in (None, "-") else None
    format_ = CheckFormat(format_of_answer(Answer.CHECK, asked["format_"], named))
    if asked["csv_for"] == CsvFor.EXCEL:
        return
    if named:
        file = (folder or Path()) / named
        if file.is_file() and format_ is CheckFormat.XLSX:
            hold_workbook(file.read_bytes())
        elif file.is_file():
            hold(format_, file.read_text(encoding="utf-8-sig"))
    elif not asked["quiet"]:
        hold(format_, stdout)


def hold_workbook(content: bytes) -> None:
    """Looks at a workbook: its columns are those of a CSV, and no cell of it is a formula or an error."""
    book = load_workbook(BytesIO(content), read_only=True)
    companies, *_ = book.worksheets
    assert [each.value for each in next(companies.iter_rows())] == _COLUMNS
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "inlineStr", "n", "d"}, kinds


@cache
def _check() -> typer.core.TyperCommand:
    program = typer.main.get_command(app)
    assert isinstance(program, typer.core.TyperGroup)
    check = program.get_command(program.context_class(program), "check")
    assert isinstance(check, typer.core.TyperCommand)
    return check


def _asked_for(arguments: Sequence[str]) -> dict[str, Any]:
    """The options of `htp check` as the program itself reads them; nothing where another command is asked for."""
    if "check" not in arguments[:1] or "--help" in arguments or "-h" in arguments:
        return {}
    return _check().make_context("check", [*arguments[1:]], resilient_parsing=True).params


def _object(text: str) -> dict[str, Any]:
    read = json.loads(text, object_pairs_hook=_without_duplicates)
    assert isinstance(read, dict)
    return read


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    return dict(pairs)


def _without_findings(result: dict[str, Any]) -> dict[str, Any]:
    """The result whose findings have been looked at apart, because the same ones come again and again."""
    for each in result["findings"]:
        _hold_finding(json.dumps(each))
    return {**result, "findings": []}


@cache
def _hold_finding(text: str) -> None:
    _hold(_FINDING, json.loads(text))


def _rows(text: str) -> Iterator[dict[str, str]]:
    usual = csv.field_size_limit(2 * len(text))  # it is one for the whole process
    try:
        reader = csv.DictReader(StringIO(text, newline=""), restkey="more cells than headers")
        assert reader.fieldnames == _COLUMNS
        yield from reader
    finally:
        csv.field_size_limit(usual)


def _hold(validator: Draft202012Validator, value: object) -> None:
    worst = best_match(validator.iter_errors(value))
    assert worst is None, f"{worst.json_path}: {worst.message}"
