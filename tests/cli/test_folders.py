"""A folder as a user checks it: what is left out is on standard error and in JSON."""

import json
from pathlib import Path

import pytest
from support.given_files import ELIGIBLE
from support.run_htp import htp

SAID = """\
clients/drafts: left out: excluded by --exclude
clients/.git: left out: hidden: the name begins with a point
clients/offer.pdf: left out: neither a profile nor a table, by the name
clients/compose.yml: left out: no profile: it has no key of one; name the file itself to have it read
"""
LEFT_OUT = [("clients/drafts", "excluded"), ("clients/.git", "hidden"), ("clients/offer.pdf", "other-kind")]


@pytest.fixture(autouse=True)
def _clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "a.yaml": ELIGIBLE,
        "compose.yml": "services: {}\n",
        "drafts/b.yaml": ELIGIBLE,
        ".git/config.yaml": ELIGIBLE,
        "offer.pdf": "%PDF",
    }.items():
        path = Path("clients", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "plan", "ask", "activity", "export", "fees"])
def test_what_is_left_out_of_a_folder_is_said(command: str) -> None:
    run = htp(command, "clients", "--exclude", "drafts/", "--format", "json")
    assert (run.exit_code, run.stderr) == (0, SAID)
    report = json.loads(run.stdout)
    assert [(each["path"], each["id"]) for each in report["left_out"]] == [
        *LEFT_OUT,
        ("clients/compose.yml", "no-profile"),
    ]
    assert report["left_out"][0] == {
        "path": "clients/drafts",
        "id": "excluded",
        "reason": "excluded by --exclude",
        "count": 1,
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_lines_have_it_in_the_summary(jobs: str) -> None:
    run = htp("check", "clients", "--exclude", "drafts/", "--format", "jsonl", "-j", jobs)
    *_, summary = map(json.loads, run.stdout.splitlines())
    assert [each["id"] for each in summary["left_out"]] == ["excluded", "hidden", "other-kind", "no-profile"]


def test_a_folder_of_nothing_else_is_nothing_to_check() -> None:
    options = ("--exclude", "a.yaml", "--exclude", "drafts")
    run = htp("check", "clients", *options)
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr.splitlines()[-1].startswith("There is nothing to check: ")
    assert htp("check", "clients", *options, "--allow-empty").exit_code == 0


def test_git_is_followed_where_it_is_asked_for() -> None:
    Path("clients/.gitignore").write_text("/drafts/\n")
    run = htp("check", "-q", "clients", "--gitignore")
    assert "clients/drafts: left out: excluded by a .gitignore file" in run.stderr.splitlines()
    assert len(run.stderr.splitlines()) == 4


def test_a_pattern_that_is_none_is_wrong_usage() -> None:
    run = htp("check", "clients", "--exclude", "!")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "'!' is not a pattern, e.g. drafts/ or *.old.yaml" in run.stderr


def test_the_next_commands_leave_out_the_same() -> None:
    run = htp("check", "clients", "--exclude", "drafts/", "--gitignore")
    assert "htp plan --exclude drafts/ --gitignore clients" in run.stdout
