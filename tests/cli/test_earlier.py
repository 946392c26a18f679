"""`htp check` beside an earlier report: --since shows what changed, --baseline and --fail-on say what fails."""

from pathlib import Path

import pytest
from support.given_files import ELIGIBLE, INVALID, NOT_ELIGIBLE, UNDETERMINED
from support.run_htp import Run, htp

STRONG, WEAK, OPEN = (text.replace("name: ", "name: Company ") for text in (ELIGIBLE, NOT_ELIGIBLE, UNDETERMINED))


def check(folder: Path, *options: str) -> Run:
    return htp("check", "clients", *options, folder=folder)


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """A folder of a company of each verdict, and the report on them."""
    (tmp_path / "clients").mkdir()
    for name, text in {"strong": STRONG, "weak": WEAK, "open": OPEN}.items():
        (tmp_path / "clients" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "last.jsonl").write_text(check(tmp_path, "--format", "jsonl").stdout, encoding="utf-8")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / "clients" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_since_shows_what_changed_below_the_report_and_the_exit_code_stays(clients: Path) -> None:
    write(clients, "strong", STRONG.replace("8_500_000", "1"))
    before, run = check(clients), check(clients, "--since", "last.jsonl")
    assert run.exit_code == before.exit_code == 1
    assert run.stdout.startswith(
        f"{before.stdout}\nWhat changed: last.jsonl → now\n1 company got worse and 2 are unchanged.\n"
    )
    assert "\nBoth: rulebook kg-htp" in run.stdout
    assert check(clients, "--since", "last.jsonl", "-q").stdout == ""


def test_since_compares_all_companies_whatever_is_shown(clients: Path) -> None:
    run = check(clients, "--since", "last.jsonl", "--only", "eligible")
    assert "What changed: last.jsonl → now\n3 are unchanged.\nNothing got worse.\n" in run.stdout


def test_since_beside_a_report_for_programs_goes_to_the_terminal_alone(clients: Path) -> None:
    run = check(clients, "--since", "last.jsonl", "--format", "jsonl", "-o", "today.jsonl")
    assert "Nothing got worse." in run.stdout
    assert "What changed" not in (clients / "today.jsonl").read_text("utf-8")
    run = check(clients, "--since", "last.jsonl", "--format", "json")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "htp compare last.jsonl - --format json" in " ".join(run.stderr.split())


def test_with_a_baseline_only_what_got_worse_or_is_new_fails(clients: Path) -> None:
    assert check(clients, "-q").exit_code == 1
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 0
    write(clients, "strong", STRONG.replace(", export: 8_500_000", ""))
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 3
    write(clients, "strong", STRONG.replace("8_500_000", "1"))
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 1
    write(clients, "strong", STRONG)
    write(clients, "new", WEAK.replace("Too Little", "Another"))
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 1


def test_with_a_baseline_what_got_better_or_is_gone_fails_nothing(clients: Path) -> None:
    write(clients, "weak", WEAK.replace("7_999_999", "8_000_000"))
    (clients / "clients" / "open.yaml").unlink()
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 0


def test_two_of_one_name_count_as_they_are_because_nobody_knows_which_is_which(clients: Path) -> None:
    write(clients, "weak-too", WEAK.replace("7_999_999", "7_000_000"))
    write(clients, "weak", WEAK.replace("7_999_999", "6_000_000"))
    assert check(clients, "-q", "--baseline", "last.jsonl").exit_code == 1


def test_what_cannot_be_read_fails_whatever_the_baseline_says(clients: Path) -> None:
    write(clients, "broken", INVALID)
    for options in (("--baseline", "last.jsonl"), ("--fail-on", "none"), ()):
        assert check(clients, "-q", *options).exit_code == 4
    assert check(clients, "-q", "--fail-on", "none", "--exit-zero").exit_code == 0


def test_a_baseline_that_cannot_be_read_ends_with_4_before_anything_is_checked(clients: Path) -> None:
    (clients / "last.jsonl").write_text("{", encoding="utf-8")
    run = check(clients, "--baseline", "last.jsonl")
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr.startswith("last.jsonl:1:2: the report has broken off")


@pytest.mark.parametrize("option", ["--since", "--baseline"])
def test_a_company_of_the_earlier_report_that_cannot_be_read_ends_with_4_and_its_line(
    option: str, clients: Path
) -> None:
    first, _, rest = (clients / "last.jsonl").read_text("utf-8").partition("\n")
    broken = rest.replace('"company": ', '"company" ', 1)
    (clients / "last.jsonl").write_text(f"{first}\n{broken}", encoding="utf-8")
    run = check(clients, option, "last.jsonl")
    assert run.exit_code == 4
    assert run.stderr.startswith("last.jsonl:2:")
    assert run.stdout.startswith(check(clients).stdout)


@pytest.mark.parametrize(
    "verdicts, files, code",
    [
        ("not-eligible", "weak open", 1),
        ("not-eligible", "open strong", 0),
        ("undetermined", "weak open", 3),
        ("undetermined", "weak strong", 0),
        ("not-eligible undetermined", "open strong", 3),
        ("none", "weak open strong", 0),
    ],
)
def test_only_the_verdicts_that_are_asked_for_fail(verdicts: str, files: str, code: int, clients: Path) -> None:
    paths = [f"clients/{each}.yaml" for each in files.split()]
    options = [word for each in verdicts.split() for word in ("--fail-on", each)]
    assert htp("check", *paths, *options, "-q", folder=clients).exit_code == code


def test_nothing_to_check_is_no_success_whatever_may_fail(clients: Path) -> None:
    (clients / "empty").mkdir()
    for options in (("--fail-on", "none"), ("--baseline", "last.jsonl")):
        assert htp("check", "empty", *options, "-q", folder=clients).exit_code == 4


def test_none_and_a_verdict_together_are_wrong_usage(clients: Path) -> None:
    assert check(clients, "--fail-on", "none", "--fail-on", "undetermined").exit_code == 2
