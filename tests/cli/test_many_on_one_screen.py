"""`htp check` of many companies: what they owe, those that need work first, and what to type next."""

import shlex
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from support.run_htp import environment, htp

HEADERS = (
    "company.name,company.tax_id,period,activities,revenue.currency,revenue.total,revenue.export,"
    "residency.status,residency.initial_registration,residency.final_registration,residency.fees_paid"
)
CLIENTS = (
    "Far Away LLC,,2016,software-development,KGS,1000000,300000,,,,",
    "Enough LLC,,2016,software-development,KGS,1000000,900000,,,,",
    "Broken LLC,,2016,software-development,KGS,-5,,,,,",
    "Unknown LLC,,2016,software-development,KGS,1000000,,,,,",
    "Broken Too LLC,,2016,software-development,KGS,-5,,,,,",
    "Nearly LLC,,2016,software-development,KGS,1000000,799999,,,,",
    "Resident LLC,,2016,software-development,KGS,1000000,500000,resident,2014-01-15,2014-07-15,10000",
    "Little Arrears LLC,,2015,software-development,KGS,1000000,900000,resident,2014-01-15,2014-07-15,9000",
    "Large Arrears LLC,,2015,software-development,KGS,1000000,900000,resident,2014-01-15,2014-07-15,1000",
    "In Time LLC,,2016,software-development,KGS,1000000,500000,resident,2016-01-15,2016-07-15,10000",
    "Shop LLC,,2016,retail,KGS,1000000,900000,,,,",
)
IN_ORDER = (
    "Resident LLC",
    "Large Arrears LLC",
    "Little Arrears LLC",
    "Nearly LLC",
    "In Time LLC",
    "Unknown LLC",
    "Far Away LLC",
    "Shop LLC",
    "Enough LLC",
)


def a_list(path: Path, *rows: str) -> str:
    path.write_text("\n".join((HEADERS, *rows, "")), encoding="utf-8")
    return str(path)


@pytest.fixture
def clients(tmp_path: Path) -> str:
    return a_list(tmp_path / "clients.csv", *CLIENTS)


def test_the_whole_screen(clients: str) -> None:
    run = htp("check", Path(clients).name, "--as-of", "2016-12-31", width=100, folder=Path(clients).parent)
    assert run.stdout.splitlines() == [
        "9 companies: 4 not eligible, 1 undetermined, 4 eligible. 2 inputs are invalid.",
        " Fee to the park, as if all were residents: 80,000.00 KGS.",
        " Overdue: 10,000.00 KGS of 2 companies.",
        " Client                     Missing  Row  What is wrong",
        " ✘ Resident LLC           30 points    8  resident; export share 50% < 80%",
        " ! Large Arrears LLC   9,000.00 KGS   10  the fee is overdue",
        " ! Little Arrears LLC  1,000.00 KGS    9  the fee is overdue",
        " ✘ Nearly LLC           0.01 points    7  export share 79.99% < 80%; turns on a reading",
        " … In Time LLC            30 points   11  export share 50% < 80% asked later; turns on a reading",
        " ? Unknown LLC           1 question    5  ask for revenue.export",
        " ✘ Far Away LLC           50 points    2  export share 30% < 80%; turns on a reading",
        " ✘ Shop LLC                           12  permitted activity is missed; permitted share 0% < 90%",
        " ✔ Enough LLC                          3  every condition is met",
        " 2 inputs could not be read",
        " clients.csv:4 and 1 more with the same problem: revenue.total: -5 is negative",
        " htp check --as-of 2016-12-31 --client row:8 clients.csv  the most urgent one in full",
        " htp check -v --as-of 2016-12-31 clients.csv",
        " Rulebook kg-htp of 2026-11-28: an interpretation, not the law or legal advice.",
    ]


def test_the_most_urgent_comes_first_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    path = a_list(tmp_path / "clients.csv", *reversed(CLIENTS))
    lines = htp("check", path, "--as-of", "2016-12-31", width=100).stdout.splitlines()
    shown = [name for line in lines for name in IN_ORDER if line[3:].startswith(name)]
    assert shown == list(IN_ORDER)


def test_another_order_is_kept(clients: str) -> None:
    lines = htp("check", clients, "--sort", "company").stdout.splitlines()
    shown = [name for line in lines for name in IN_ORDER if line[3:].startswith(name)]
    assert shown == sorted(IN_ORDER)


def test_the_same_problem_and_the_same_question_are_said_once(tmp_path: Path) -> None:
    more = [CLIENTS[3].replace("Unknown", f"Unknown {number}") for number in range(4)]
    run = htp("check", a_list(tmp_path / "clients.csv", *CLIENTS, *more), width=100)
    assert "2 inputs could not be read" in run.stdout
    assert run.stdout.count("-5 is negative") == 1
    assert "clients.csv:4 and 1 more with the same problem: revenue.total: -5 is negative" in run.words
    assert "Missing most often: revenue.export (5 clients)." in run.words


def shown_at_terminal(*arguments: str) -> str:
    terminal: Any = pexpect.spawn(
        sys.executable,
        ["-m", "htp", *arguments],
        env=environment(TERM="xterm"),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 80),
    )
    terminal.expect(pexpect.EOF)
    return str(terminal.before).replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_sixty_clients_fit_a_terminal_and_a_pipe_has_all(tmp_path: Path) -> None:
    rows = [CLIENTS[number % len(CLIENTS)].replace(" LLC", f" {number} of a Long Name LLC") for number in range(60)]
    path = a_list(tmp_path / "clients.csv", *rows)
    screen = shown_at_terminal("check", path, "--as-of", "2016-12-31", "--color", "never")
    lines = screen[screen.index("48 companies: ") :].splitlines()
    assert sum(max(1, -(-len(line) // 80)) for line in lines) <= 23
    assert sum(line[1:2] in "✘!…?✔" for line in lines) == 10
    assert "38 more, less urgent: --all shows them too." in screen
    for whole in ([path], [path, "--all"]):
        everything = htp("check", *whole, "--as-of", "2016-12-31", width=80).stdout
        assert sum(line[1:2] in "✘!…?✔" for line in everything.splitlines()) == 48
        assert "more, less urgent" not in everything


def test_the_commands_run_as_they_stand_and_show_the_most_urgent_client(clients: str) -> None:
    run = htp("check", clients, "--as-of", "2016-12-31", width=300)
    command, totals = (line.split("  ")[0].strip() for line in run.stdout.splitlines() if line.startswith(" htp "))
    assert command == f"htp check --as-of 2016-12-31 --client row:8 {clients}"
    assert htp(*shlex.split(command)[1:]).stdout.startswith("Resident LLC · a resident")
    assert "In total" in htp(*shlex.split(totals)[1:]).stdout


def test_a_company_in_a_file_of_its_own_is_named_by_that(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("company: {name: One}\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("company: {name: Two}\n---\ncompany: {name: Three}\n", encoding="utf-8")
    run = htp("check", str(tmp_path), width=300)
    assert f"htp ask {tmp_path}/one.yaml" in run.words
    assert f"htp ask --client row:1 {tmp_path}/two.yaml" in htp("check", f"{tmp_path}/two.yaml", width=300).words


@pytest.mark.parametrize("width", [40, 60, 120, 200])
def test_every_client_is_there_at_any_width(width: int, clients: str) -> None:
    words = htp("check", clients, width=width).words
    assert all(name in words for name in IN_ORDER)


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "cp866"])
def test_a_console_of_any_encoding_has_the_list(encoding: str, clients: str) -> None:
    run = htp("check", clients, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "x Nearly LLC" in run.stdout
    assert "\\u" not in run.stdout
