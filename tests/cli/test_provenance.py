"""What a report says of how it was made: the bytes, the rulebook, the options, and the command that makes it again."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from shlex import split

from support.given_files import ELIGIBLE, written
from support.run_htp import htp

DATA = Path(__file__).parents[2] / "src" / "htp" / "rulebook" / "data"
OVERLAY = Path(__file__).parents[2] / "sample_inputs" / "rulebooks" / "proposal_of_2021.yaml"
LIST = "company.name,period,activities,revenue.currency,revenue.total,revenue.export\n" + (
    "A,2025,software-development,KGS,100,90\nB,2025,software-development,KGS,100,80\n"
)


def test_a_report_names_its_inputs_its_options_and_its_rulebook(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    options = ["--set", "revenue.export=9_000_000", "--set", "company.name=It's", "--as-of", "2017-01-01"]
    options += ["--rulebook", str(OVERLAY), "--only", "eligible", "--sort", "input", "--format", "json", "--jobs", "2"]
    report = json.loads(htp("check", path, *options, "--exit-zero").stdout)
    made = report["provenance"]
    assert split(made.pop("command")) == [
        *("htp", "check", path, "--set", "revenue.export=9_000_000", "--set", "company.name=It's"),
        *("--as-of", "2017-01-01", "--rulebook", str(OVERLAY), "--format", "json", "--only", "eligible"),
        *("--sort", "input"),
    ]
    files = ("sources", "parameters", "activities", "words", "rules", "readings", "procedure")
    assert made == {
        "paths": [path],
        "options": [
            {"name": "--set", "value": "revenue.export=9_000_000"},
            {"name": "--set", "value": "company.name=It's"},
            {"name": "--as-of", "value": "2017-01-01"},
            {"name": "--rulebook", "value": str(OVERLAY)},
            {"name": "--format", "value": "json"},
            {"name": "--only", "value": "eligible"},
            {"name": "--sort", "value": "input"},
        ],
        "rulebook_sha256": sha256(b"".join((DATA / f"{each}.yaml").read_bytes() for each in files)).hexdigest(),
        "overlay_sha256": sha256(OVERLAY.read_bytes()).hexdigest(),
    }
    (result,) = report["results"]
    assert result["input"] == {"sha256": sha256(ELIGIBLE.encode()).hexdigest(), "today": None}
    assert result["facts"]["revenue.export"] == "9000000"


def test_the_command_of_a_report_makes_the_same_report_again(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "not-eligible")
    first = htp("check", path, "--set", "revenue.export=", "--format", "json")
    program, *arguments = split(json.loads(first.stdout)["provenance"]["command"])
    assert program == "htp"
    assert htp(*arguments) == first


def test_every_company_of_a_table_or_of_a_file_has_the_hash_of_the_whole_file(tmp_path: Path) -> None:
    table, several = tmp_path / "list.csv", tmp_path / "several.yaml"
    table.write_text(LIST, encoding="utf-8")
    several.write_text(f"{ELIGIBLE}---\n{ELIGIBLE}", encoding="utf-8")
    for file in (table, several):
        results = json.loads(htp("check", file, "--format", "json").stdout)["results"]
        assert [each["input"]["sha256"] for each in results] == [sha256(file.read_bytes()).hexdigest()] * 2


def test_json_lines_say_it_in_their_summary(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    as_lines = [json.loads(each) for each in htp("check", path, "--format", "jsonl").stdout.splitlines()]
    assert as_lines[-1]["provenance"]["command"] == f"htp check {path} --format jsonl"
    assert as_lines[0]["input"]["sha256"] == sha256(ELIGIBLE.encode()).hexdigest()


def test_the_day_of_the_run_is_in_the_report_only_where_the_answer_depends_on_it(tmp_path: Path) -> None:
    given = {
        "of-a-year": ELIGIBLE,
        "without": ELIGIBLE.replace("period: 2016\n", ""),
        "ahead": ELIGIBLE.replace("2016", "2099"),
    }
    for name, text in given.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    results = json.loads(htp("check", tmp_path, "--format", "json").stdout)["results"]
    days = {Path(each["path"]).stem: each["input"]["today"] for each in results}
    today = date.today().isoformat()  # noqa: DTZ011 - as the program does
    assert days == {"of-a-year": None, "without": today, "ahead": today}
    dated = json.loads(htp("check", tmp_path / "without.yaml", "--as-of", "2016-12-31", "--format", "json").stdout)
    assert dated["results"][0]["input"]["today"] is None


def test_standard_input_is_named_with_what_it_is_called(tmp_path: Path) -> None:
    report = json.loads(htp("check", "-", "--stdin-filename", "a.csv", "--format", "json", stdin=LIST).stdout)
    assert report["provenance"]["command"] == "htp check - --format json --stdin-filename a.csv"
    assert report["results"][0]["input"]["sha256"] == sha256(LIST.encode()).hexdigest()
