"""`htp schema`: what an editor says of a profile is what the program says, and every report keeps to its schema."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from support.builders import rulebook
from support.profiles import profiles
from support.run_htp import htp
from support.schema_checks import FOR_PROGRAMS
from write_schemas import FOLDER, schemas

from htp.cli.schema import ReportFormat
from htp.company import profile as model
from htp.company.facts import LegalForm, ResidencyStatus
from htp.company.period import Quarter
from htp.company.validation import InvalidProfile, read_facts
from htp.reports import profile_schema, profile_yaml, report_schema
from htp.verdict import Eligibility, Kind, RuleVerdict, Status

SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
VALID = sorted(each for kind in ("eligible", "not_eligible", "undetermined") for each in (SAMPLES / kind).iterdir())
INVALID = sorted((SAMPLES / "invalid").iterdir())
BEYOND_A_SCHEMA = frozenset[str]()
"""Invalid samples whose mistake no schema can see."""

SCHEMA = profile_schema.schema(rulebook())
PROFILE = Draft202012Validator(SCHEMA)
REPORT = Draft202012Validator(report_schema.schema())
LINE = Draft202012Validator(report_schema.line_schema())
ROW = Draft202012Validator(report_schema.row_schema(rulebook()))
SECTIONS = {
    each.__name__: each
    for each in vars(model).values()
    if isinstance(each, type) and issubclass(each, BaseModel) and each.model_fields
}


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: with the types of YAML 1.2's core schema, to which a date is a text."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
Editor.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
Editor.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def seen_by_an_editor(text: str) -> list[Any]:
    return [each for each in yaml.load_all(text, Loader=Editor) if each is not None]


def complaints(text: str) -> list[str]:
    """Where an editor underlines the profile."""
    return [
        ".".join(map(str, error.absolute_path))
        for document in seen_by_an_editor(text)
        for error in PROFILE.iter_errors(document)
    ]


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ("", SCHEMA),
        ("--report", report_schema.schema()),
        ("--report --format json", report_schema.schema()),
        ("--report --format jsonl", report_schema.line_schema()),
        ("--report -f csv", report_schema.row_schema(rulebook())),
    ],
)
def test_every_schema_is_valid_and_printed_as_it_is(arguments: str, expected: dict[str, Any]) -> None:
    run = htp("schema", *arguments.split())
    assert run.exit_code == 0
    printed = json.loads(run.stdout)
    assert printed == expected
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert run.stdout.startswith("{\n  ")
    assert run.stdout.isascii()
    Draft202012Validator.check_schema(printed)


def test_the_files_of_the_schemas_are_current() -> None:
    stored = {each.name: each.read_text(encoding="utf-8") for each in FOLDER.iterdir()}
    assert stored == schemas(), "run: python tests/write_schemas.py"


def test_every_text_of_a_report_for_programs_has_a_schema() -> None:
    assert {*ReportFormat} == {*FOR_PROGRAMS}


def test_only_the_schema_of_a_report_has_a_format() -> None:
    run = htp("schema", "--format", "jsonl")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "add --report" in run.stderr


@pytest.mark.parametrize("path", VALID, ids=lambda each: each.name)
def test_an_editor_finds_nothing_wrong_with_a_valid_sample(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda each: each.name)
def test_an_editor_objects_to_an_invalid_sample(path: Path) -> None:
    try:
        found = complaints(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    assert bool(found) is (path.name not in BEYOND_A_SCHEMA)


def test_an_editor_finds_every_mistake_of_the_broken_sample() -> None:
    found = complaints((SAMPLES / "invalid" / "broken.yaml").read_text(encoding="utf-8"))
    assert {
        "company",  # a key that there is not
        "company.tax_id",
        "period",
        "activities",
        "revenue.currency",
        "revenue.total",
        "revenue.export",
        "staff.employees",
    } <= set(found)


def test_the_template_and_a_written_profile_are_valid_in_an_editor() -> None:
    assert complaints(profile_yaml.template()) == []
    assert (
        complaints(profile_yaml.render({"company": {"name": "NO", "country": "NO", "tax_id": "01234567890123"}})) == []
    )


@given(profiles())
def test_an_editor_finds_nothing_wrong_with_any_valid_profile(facts: dict[str, Any]) -> None:
    assert complaints(profile_yaml.render(facts)) == []


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_key_of_the_model_is_in_the_schema_and_explained(section: str) -> None:
    described = SCHEMA if section == "Profile" else SCHEMA["$defs"][section]
    assert list(described["properties"]) == list(SECTIONS[section].model_fields)
    assert described["additionalProperties"] is False
    for key, fact in described["properties"].items():
        assert fact["description"].endswith("."), key


def test_the_words_to_choose_from_are_those_of_the_model_and_the_rulebook() -> None:
    for words in (LegalForm, ResidencyStatus, Quarter):
        assert SCHEMA["$defs"][words.__name__]["enum"] == list(words)
    activity = SCHEMA["$defs"]["Activity"]
    assert activity["anyOf"][0]["enum"] == list(rulebook().permitted)
    for category in rulebook().permitted.values():
        assert f"{category.id}: {category.title}" in activity["description"]


VALUES = {
    "company.name": ["Ala-Too", "2016", "''", "'  '", "[a]", "{a: b}", "x" * 500, "x" * 501],
    "company.legal_form": ["branch", "Branch", "llc", "''", "[branch]"],
    "company.country": ["KG", "NO", "kg", "XX", "Kyrgyzstan", "1"],
    "company.tax_id": ["'01234567890123'", "12345678901234", "123", "'123'", "'0123456789012x'"],
    "period": [
        "2016",
        "'2016'",
        "2016-H1",
        "2016-H3",
        "2016-Q4",
        "2016-Q5",
        "2016-07",
        "2016-13",
        "16",
        "3016",
        "[2016]",
    ],
    "activities": ["[]", "[62.01]", "['62.01', x]", "software", "[[a]]", "[null]", "['']"],
    "revenue.currency": ["KGS", "kgs", "som", "XTS"],
    "revenue.total": [
        *("0", "10", "10.50", "10_000.50", "'10_000'", "-1", "12,5", "1__0", "_1", "1_", "0_1", "x", "[1]", "''"),
    ],
    "revenue.lines": ["[]", "[{amount: 1}]", "[{}]", "[{market: US}]", "[{amount: 1, other: 2}]", "[1]", "{amount: 1}"],
    "exchange_rates": ["{}", "{USD: 69.0}", "{USD: 0}", "{USD: '0.00'}", "{usd: 1}", "{USD: x}", "[USD]", "{USD: }"],
    "staff.employees": ["0", "12", "1_000", "-1", "1.5", "twelve", "10_00", "1000000000"],
    "staff.payroll": [
        "9_600_000",
        "1.50",
        "-1",
        "x",
        "[1]",
        "{amount: 5}",
        "{amount: 5, currency: KGS}",
        "{}",
        "{currency: KGS}",
        "{amount: x}",
        "{amount: 5, currency: som}",
        "{amount: 5, other: 1}",
    ],
    "staff.employee_months": ["15", "-1", "1.5"],
    "residency.payments": ["{}", "{2025-Q1: 5}", "{2025-Q1: }", "{2025-Q1: -5}", "{2025-Q5: 5}", "{Q1: 5}", "5", "[5]"],
    "residency.status": ["resident", "Resident", "yes"],
    "residency.fees_paid": ["60_000", "-1"],
    "residency.initial_registration": ["2016-01-15", "2016-1-15", "15.01.2016", "2016-13-01", "2016", "0000-01-01"],
    "assumptions.average_monthly_wage": ["{amount: 1, currency: KGS}", "{amount: 1}", "{currency: KGS}", "1"],
    "unknown": ["1", "null"],
    "company.unknown": ["1"],
    "revenue": [
        "{total: 1, lines: []}",
        "{export: 1, lines: []}",
        "{lines: [{amount: 1, currency: KGS}]}",
        "{lines: }",
    ],
}


@pytest.mark.parametrize("key, value", [(key, value) for key, values in VALUES.items() for value in [*values, ""]])
def test_the_schema_and_the_reader_agree(key: str, value: str) -> None:
    section, _, name = key.rpartition(".")
    lines = ["company:", "  name: Ala-Too"] if not key.startswith("company.name") else ["company:"]
    if section and section != "company":
        lines.append(f"{section}:")
    lines.append(f"{'  ' if section else ''}{name}: {value}")
    text = "\n".join(lines) + "\n"
    assert (complaints(text) == []) is _is_read(text), text


def _is_read(text: str) -> bool:
    """Whether it is read, and as it is written: an editor knows no other notation."""
    from htp.reading.yaml_text import read_documents

    try:
        return not read_facts(next(read_documents(text)).data).notes
    except InvalidProfile:
        return False


@given(st.from_regex(r"[0-9_.]{1,9}", fullmatch=True))
def test_the_schema_and_the_reader_agree_on_every_amount_in_quotation_marks(amount: str) -> None:
    for key in ("total", "export"):
        text = f"company: {{name: A}}\nrevenue: {{{key}: '{amount}'}}\n"
        assert (complaints(text) == []) is _is_read(text)


@pytest.mark.parametrize("format_", ReportFormat)
def test_every_report_keeps_to_its_schema(format_: str) -> None:
    """What `htp` runs is held to the schema, here and in every other test."""
    run = htp("check", "--format", format_, SAMPLES, SAMPLES / "no_such_file.yaml")
    assert (run.exit_code, len(run.stdout) > 1000) == (4, True)


def test_a_report_may_have_more_keys_but_not_fewer_and_no_other_words() -> None:
    report = json.loads(htp("check", "--format", "json", SAMPLES / "not_eligible", SAMPLES / "invalid").stdout)
    for holder, key in _every_key(report):
        value = holder[key]
        holder["added_later"] = 1
        assert REPORT.is_valid(report)
        del holder["added_later"], holder[key]
        assert not REPORT.is_valid(report), key
        holder[key] = value
    finding = report["results"][0]["findings"][0]
    for key in ("verdict", "kind"):
        right, finding[key] = finding[key], "maybe"
        assert not REPORT.is_valid(report)
        finding[key] = right


def _every_key(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """One object of each kind with each of its keys."""
    failed = next(each for result in report["results"] for each in result["findings"] if each["remedies"])
    priced = next(each for result in report["results"] for each in result["findings"] if each["amount"])
    doubted = next(each for result in report["results"] for each in result["findings"] if each["caveats"])
    holders = [report, report["generator"], report["rulebook"], report["summary"], report["errors"][0]]
    holders += [report["results"][0], failed, failed["remedies"][0], priced["amount"], doubted["caveats"][0]]
    for holder in holders:
        yield from ((holder, key) for key in list(holder))


def test_a_line_is_a_result_an_error_or_a_summary_with_all_its_keys() -> None:
    lines = [json.loads(each) for each in htp("check", "-f", "jsonl", SAMPLES).stdout.splitlines()]
    for type_ in ("result", "error", "summary"):
        line = next(each for each in lines if each["type"] == type_)
        assert LINE.is_valid({**line, "added_later": 1})
        for key in line:
            assert not LINE.is_valid({name: value for name, value in line.items() if name != key}), key
        for other in {"result", "error", "summary", "maybe"} - {type_}:
            assert not LINE.is_valid({**line, "type": other}), (type_, other)


def test_a_row_is_a_company_or_an_input_that_could_not_be_used_with_all_its_columns() -> None:
    rows = list(csv.DictReader(StringIO(htp("check", "-f", "csv", SAMPLES).stdout)))
    company = next(each for each in rows if each["verdict"] == "not-eligible")
    unusable = next(each for each in rows if each["verdict"] == "invalid")
    assert list(company) == list(report_schema.row_schema(rulebook())["properties"])
    for row in (company, unusable):
        assert ROW.is_valid({**row, "added later": "1"})
        for column in row:
            assert not ROW.is_valid({name: value for name, value in row.items() if name != column}), column
            assert not ROW.is_valid({**row, column: "=1+1"}), column
            assert not ROW.is_valid({**row, column: None}), f"{column}: the row is too short"
        assert not ROW.is_valid({**row, "surplus": ["a", "cell"]}), "the row is too long"
    assert not ROW.is_valid({**company, "verdict": "maybe"})
    assert not ROW.is_valid({**company, "verdict": "invalid"})
    assert not ROW.is_valid({**company, "errors": "a: it is wrong"})
    assert not ROW.is_valid({**company, "export-share.measured": "80%"})
    assert not ROW.is_valid({**company, "fee.amount": "1,000.00"})
    assert not ROW.is_valid({**company, "document": "0"})
    assert not ROW.is_valid({**unusable, "verdict": "eligible"})
    assert not ROW.is_valid({**unusable, "company": "Ala-Too"})
    assert not ROW.is_valid({**unusable, "errors": ""})


def test_the_words_of_the_report_are_those_of_the_program() -> None:
    definitions = report_schema.schema()["$defs"]
    assert definitions["Result"]["properties"]["verdict"]["enum"] == list(Eligibility)
    assert definitions["Finding"]["properties"]["verdict"]["enum"] == list(RuleVerdict)
    assert definitions["Finding"]["properties"]["kind"]["enum"] == list(Kind)
    assert definitions["Caveat"]["properties"]["status"]["enum"] == list(Status)
