"""`htp schema --answer NAME`: what the commands that go into depth print as JSON keeps to its schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.run_htp import htp

ANSWERS = ("activity", "ask", "export", "fees", "plan")
SAMPLES = Path(__file__).parents[2] / "sample_inputs"
FOLDERS = [SAMPLES / name for name in ("eligible", "not_eligible", "undetermined", "invalid")]
SUPPOSED = ("--set", "period=2026", "--set", "profit=4_000_000")


def schema_of(answer: str) -> dict[str, Any]:
    run = htp("schema", "--answer", answer)
    assert (run.exit_code, run.stderr) == (0, "")
    schema: dict[str, Any] = json.loads(run.stdout)
    Draft202012Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("options", [(), SUPPOSED], ids=["as they are", "what if"])
def test_what_is_said_of_every_sample_keeps_to_the_schema(answer: str, options: tuple[str, ...]) -> None:
    more = ["--compare"] if answer == "fees" else []
    report = json.loads(htp(answer, *FOLDERS, *options, *more, "--format", "json").stdout)
    schema = schema_of(answer)
    Draft202012Validator(schema).validate(report)
    assert {*schema["required"]} == {*report}, "a key that the schema does not name"


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_schema_names_every_key_of_a_result(answer: str) -> None:
    list_name = "plans" if answer == "plan" else "results"
    report = json.loads(htp(answer, *FOLDERS, "--format", "json").stdout)
    items = schema_of(answer)["properties"][list_name]["items"]
    for each in report[list_name]:
        assert {*each} == {*items["required"]}


def test_one_schema_is_asked_for_at_a_time() -> None:
    run = htp("schema", "--answer", "fees", "--report")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.endswith("ask for one schema: --report, --comparison or --answer\n")
