"""The promises of `htp help promises`, in its order: a test of its name for each; test_readme.py compares them."""

import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

import pexpect
import pytest
import typer
from rich.cells import cell_len
from support.audit_events import Event, tree, watched
from support.builders import Facts, facts_of
from support.contract_checks import look_at_terminal
from support.given_files import ELIGIBLE, INVALID, NOT_ELIGIBLE, UNDETERMINED, written
from support.profiles import decimals
from support.run_htp import Run, environment, htp, wait_for_a_reader_of

from htp.cli.app import app
from htp.reports import profile_yaml

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals, no pipes with a name", allow_module_level=True)

READING = ("check", "plan", "ask", "activity", "export", "fees")
"""The commands that read profiles."""


def lines_of(run: Run) -> list[dict[str, Any]]:
    return [json.loads(each) for each in run.stdout.splitlines()]


# ---- The answer ------------------------------------------------------------------------------------------------------


def test_amounts_and_shares_are_exact_whatever_their_size() -> None:
    totals = [5 * int("123456789" * 10) // 10**cut * 5 for cut in range(0, 88, 8)]
    neighbours = [(total, total * 4 // 5 + tyiyn) for total in totals for tyiyn in (-1, 0, 1)]
    profiles = (facts_of(total=decimals(total, 2), export=decimals(export, 2)) for total, export in neighbours)
    run = htp("check", "-", "-f", "jsonl", stdin="---\n".join(map(profile_yaml.render, profiles)))
    *results, _ = lines_of(run)
    assert [each["verdict"] for each in results] == ["not-eligible", "eligible", "eligible"] * len(totals)
    fees = [next(each for each in result["findings"] if each["rule"] == "fee")["amount"] for result in results]
    assert [each["value"] for each in fees] == [decimals((total + 50) // 100, 2) for total, _ in neighbours]


def without_each_key(facts: Facts) -> Iterator[tuple[str, Facts]]:
    """The facts without each of their keys and sections but the company; a list is a fact."""
    for section, value in facts.items():
        if section != "company":
            yield section, {key: each for key, each in facts.items() if key != section}
        for name in value if isinstance(value, dict) and section != "company" else ():
            yield f"{section}.{name}", {**facts, section: {key: each for key, each in value.items() if key != name}}


@pytest.mark.parametrize("export, verdict", [("8000000", "eligible"), ("7999999.99", "not-eligible")])
def test_a_missing_fact_is_a_question_never_a_refusal(export: str, verdict: str) -> None:
    facts = facts_of(period="2016", total="10000000", export=export, employees="12", payroll="9600000")
    lacking = dict(without_each_key(facts))
    run = htp("check", "-", "-f", "jsonl", stdin="---\n".join(map(profile_yaml.render, [facts, *lacking.values()])))
    (whole, *results, _) = lines_of(run)
    assert (whole["verdict"], len(results)) == (verdict, len(lacking))
    for key, result in zip(lacking, results, strict=True):
        assert result.get("verdict") in (verdict, "undetermined"), key
        for finding in result["findings"]:
            assert bool(finding["missing"]) is (finding["verdict"] == "undetermined"), key
        if result["verdict"] == "undetermined":
            named = {missing for finding in result["findings"] for missing in finding["missing"]}
            assert any(each.startswith(key) for each in named), key
    undetermined = {key for key, result in zip(lacking, results, strict=True) if result["verdict"] != verdict}
    assert undetermined - {"activities"} == {"revenue", "revenue.total", "revenue.export"}


@pytest.mark.parametrize("files", ["eligible", "undetermined", "not-eligible", "invalid", ""])
def test_the_exit_code_says_what_the_report_says(files: str, tmp_path: Path) -> None:
    """Each kind of file beside all the less serious ones."""
    less_serious = {"undetermined": "eligible", "not-eligible": "eligible undetermined"}
    less_serious["invalid"] = "eligible undetermined not-eligible"
    written(tmp_path, *files.split(), *less_serious.get(files, "").split())
    run = htp("check", "--format", "json", tmp_path)
    told = json.loads(run.stdout)["summary"]
    codes = {"invalid": 4, "not_eligible": 1, "undetermined": 3, "eligible": 0}
    assert run.exit_code == next((code for kind, code in codes.items() if told[kind]), 4)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize("variables", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_an_answer_arrives_whole_or_the_exit_code_is_2(variables: dict[str, str], tmp_path: Path) -> None:
    """Of whatever verdict; cli/test_every_byte.py looks at parts of an answer, slow pipes and a stopped program."""
    for file in written(tmp_path, "eligible", "not-eligible"):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "htp", "check", str(file)]
            run = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, env=environment(**variables), check=False
            )
        assert (run.returncode, run.stderr) == (2, b"The answer cannot be written: No space left on device.\n")


def test_the_same_input_gets_the_same_answer(tmp_path: Path) -> None:
    clients = a_client_list(tmp_path)
    for options in (["-f", "json"], ["--sort", "export"]):
        here = htp("check", clients, *options)
        elsewhere: Any = {
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Kiritimati",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "tr_TR.UTF-8",
        }
        assert htp("check", clients, "-j", "3", *options, **elsewhere) == here


def a_client_list(folder: Path) -> Path:
    """A folder with a company of each verdict, and a table that several processes share; none depends on today."""
    clients = folder / "clients"
    clients.mkdir()
    written(clients, "eligible", "not-eligible", "undetermined")
    rows = (f"Company {number},2016,software-development,KGS,100,{number + 50}\n" for number in range(50))
    head = "company.name,period,activities,revenue.currency,revenue.total,revenue.export\n"
    (clients / "table.csv").write_text(head + "".join(rows), encoding="utf-8")
    return clients


# ---- Inputs and streams ----------------------------------------------------------------------------------------------

BROKEN: dict[str, bytes] = {
    "a_wrong_fact.yaml": INVALID.encode(),
    "an_unknown_key.yaml": b"company: {name: A}\nrevenues: {total: 1}\n",
    "nothing.yaml": b"",
    "no_text.yaml": b"\xff\xfe\x00",
    "no_yaml.yaml": b"company: {name: [",
    "no_json.json": b'{"company"',
    "no_table.csv": b"\x00,\n",
    "a_bomb.yaml": b"company: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "too_large.yaml": b"#" * (2**20 + 1),
    "two.yaml": f"{ELIGIBLE}---\n{INVALID}---\n{NOT_ELIGIBLE}".encode(),
    "three.csv": b"company.name,revenue.total\nA,1\nB,-1\nC,1\n",
}
SOUND_AMONG_THEM = {"two.yaml": 2, "three.csv": 2}
NOT_READ = {"gone.yaml", "too_large.yaml", "no_table.csv"}
"""Those in which there is no line to point at."""


def add_broken_files(folder: Path) -> None:
    for name, content in BROKEN.items():
        (folder / name).write_bytes(content)
    (folder / "gone.yaml").symlink_to("nothing")


def test_one_broken_input_never_stops_the_others(tmp_path: Path) -> None:
    clients = a_client_list(tmp_path)
    *sound, _ = lines_of(htp("check", clients, "-f", "jsonl"))
    add_broken_files(clients)
    run = htp("check", clients, "-f", "jsonl")
    *lines, _ = lines_of(run)
    assert run.exit_code == 4
    among_broken = [Path(each["path"]).name for each in lines if each["type"] == "result" and each not in sound]
    assert {name: among_broken.count(name) for name in among_broken} == SOUND_AMONG_THEM
    assert [each for each in lines if each in sound] == sound
    told = {Path(each["path"]).name: each for each in lines if each["type"] == "error"}
    assert told.keys() == {*BROKEN, "gone.yaml"}
    assert {name for name, each in told.items() if each["line"] is None} == NOT_READ


@pytest.mark.parametrize("command", READING)
def test_standard_output_holds_nothing_but_the_answer(command: str, tmp_path: Path) -> None:
    sound, broken = written(tmp_path, "undetermined", "invalid")
    answer = htp(command, sound)
    assert answer.stdout
    assert answer.stderr == ""
    refused = htp(command, broken)
    assert refused.stdout == ""
    assert refused.stderr.startswith(f"{broken}:4:53: revenue.export: -8_500_000 is negative")
    wrong = htp(command, sound, "--no-such-option")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    if command == "check":
        assert htp(command, "-q", sound).stdout == ""
        assert htp(command, "-v", sound).stdout == what_a_file_gets_while_progress_is_shown(command, sound, tmp_path)


def what_a_file_gets_while_progress_is_shown(command: str, sound: str, folder: Path) -> str:
    slow = folder / "slow.yaml"
    os.mkfifo(slow)
    words = f'"$0" -m htp {command} -v -j 1 slow.yaml > answer.txt'
    variables = environment(TERM="xterm", COLUMNS="80")
    terminal: Any = pexpect.spawn("sh", ["-c", words, sys.executable], cwd=str(folder), env=variables, timeout=60)
    end = wait_for_a_reader_of(slow)
    sleep(1.1)  # progress is shown when the work takes over a second
    os.write(end, Path(sound).read_bytes())
    os.close(end)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert b"Checking" in terminal.before
    return (folder / "answer.txt").read_text(encoding="utf-8")


HOSTILE = "\x1b[2J\x1b]0;title\x07 \x9b31m \u202egnp.exe \u200b\u2028 [bold] [/] {0} =1+1 " + "long" * 40
HOSTILE_FILE = HOSTILE[:60].replace("/", "")
HOSTILE_PROFILE = {
    "company": {"name": HOSTILE},
    "activities": ["software-development", HOSTILE],
    "revenue": {"currency": "KGS", "lines": [{"amount": "1", "activity": HOSTILE, "market": "US"}]},
}


@pytest.mark.parametrize("command", READING)
def test_no_text_of_an_input_acts_on_a_terminal(command: str, tmp_path: Path) -> None:
    hostile = tmp_path / f"{HOSTILE_FILE}.yaml"
    hostile.write_text(json.dumps(HOSTILE_PROFILE), encoding="utf-8")
    (tmp_path / f"{HOSTILE_FILE}2.yaml").write_text(json.dumps({"company": {"name": [HOSTILE]}, HOSTILE: HOSTILE}))
    run = htp(command, hostile, tmp_path, width=60, folder=tmp_path)
    assert r"\x1b[2J" in run.stdout
    assert r"\x1b[2J" in run.stderr
    look_at_terminal(run.stdout)
    look_at_terminal(run.stderr)
    lines = [line for line in run.stdout.splitlines() if not line.startswith(" htp ")]  # commands stay whole
    assert max(map(cell_len, lines)) <= 60


# ---- Files, network, trust -------------------------------------------------------------------------------------------


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    """Here the disk is full; tests/cli/test_files.py has the other ways that writing fails, and interrupts."""
    (path,) = written(tmp_path, "eligible")
    for name in ("report.json", "company.yaml"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    before = tree(tmp_path)

    def room_for_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    for arguments in (
        ["check", path, "-f", "json", "-o", "report.json"],
        ["check", path, "-f", "json", "-o", "new.json"],
        ["init", "--force", "company.yaml"],
        ["init", "new.yaml"],
    ):
        run = htp(*arguments, folder=tmp_path, at_start=room_for_little)
        assert run.exit_code == 2
        assert "cannot be written: File too large" in run.stderr
        assert tree(tmp_path) == before
    assert htp("check", path, "-q", "-f", "json", "-o", "report.json", folder=tmp_path).exit_code == 0
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["summary"]["eligible"] == 1


EVERY_COMMAND = (
    *(f"{command} clients" for command in READING),
    "check clients -f jsonl -j 2",
    "check clients -q -f json -o report.json",
    "report clients/not-eligible.yaml -o page.html",
    "rules",
    "explain export-share",
    "activities software",
    "schema",
    "init",
    "init company.yaml",
    "import clients/table.csv",
    "import clients/table.csv -o mapping.yaml",
    "compare --as-of 2016-12-31 --and-as-of 2017-12-31 clients/not-eligible.yaml",
    "verify report.json clients",
    "help profile",
    "completion bash",
)
NAMED = {
    "check clients -q -f json -o report.json": "report.json",
    "init company.yaml": "company.yaml",
    "report clients/not-eligible.yaml -o page.html": "page.html",
    "import clients/table.csv -o mapping.yaml": "mapping.yaml",
}
"""The file that a command is told to write."""


@dataclass(frozen=True)
class Watched:
    """A command that was watched, and what it changed in its folder."""

    command: str
    events: list[Event]
    changed: set[str]


def every_command(folder: Path) -> Iterator[Watched]:
    """Every command, watched on clients of each kind, among them broken and hostile ones."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    assert {each.split()[0] for each in EVERY_COMMAND} == {*group.list_commands(group.context_class(group))}
    folder.mkdir()
    clients = a_client_list(folder)
    add_broken_files(clients)
    (clients / "hostile.yaml").write_text(json.dumps(HOSTILE_PROFILE), encoding="utf-8")
    for command in EVERY_COMMAND:
        before = tree(folder)
        run, events = watched(*command.split(), folder=folder, stdin=UNDETERMINED)
        after = tree(folder)
        assert run.exit_code in (0, 3, 4), run.stderr
        assert run.stdout or command in NAMED
        yield Watched(command, events, {path for path in before | after if before.get(path) != after.get(path)})


CHANGING = {
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("os.utime", "os.setxattr", "os.removexattr", "tempfile.mkdtemp"),
}
"""The events of a change on the disk, beside those of opening a file to write."""


def test_the_network_is_never_used_and_no_file_is_written_but_the_one_that_is_named(tmp_path: Path) -> None:
    for each in every_command(tmp_path / "folder"):
        name = NAMED.get(each.command)
        assert each.changed == ({name} if name else set()), each.command
        touched = {event.path for event in each.events if event.name in CHANGING or event.is_opening_to_write}
        # Memory that several processes share is a file without a name, where the system keeps such memory.
        touched = {path for path in touched if path and not path.startswith("/dev/shm/pym-")}
        assert [path for path in touched if not Path(path).name.startswith(f".{name}.")] == [], each.command
        assert bool(touched) is bool(name), each.command
        connections = [event for event in each.events if event.name.startswith(("socket.", "urllib.", "http."))]
        between_processes = ("socket.__new__", "", socket.AF_UNIX)
        assert [event for event in connections if event[:3] != between_processes] == [], each.command
        assert ("-j 2" in each.command) is (len({event.process for event in each.events}) > 2), "who was watched?"


SECRET = "company: {name: A}\nactivities: [software-development]\nrevenue: {currency: KGS, total: 1, export: 1}\n"
RULES = "parameters: {export-share-minimum: {values: [{from: 2011-07-08, value: 0.1}]}}\n"
TRYING_MORE = {
    "file": NOT_ELIGIBLE + "include: {}\nimport: {}\nfile: {}\n",
    "reference": '{"$ref": "file://{}", "company": {"name": "A", "$ref": "{}"}}',
    "tag": "company: !include {}\n",
    "tag of Python": "company: !!python/object/apply:os.system ['touch {}']\n",
    "object of Python": "company: !!python/object/new:subprocess.Popen [['touch', '{}']]\n",
    "module of Python": "company: !!python/module:{}\n",
    "every value": NOT_ELIGIBLE.replace("Too Little", "{}").replace("[software", "['{}', '@{}', '$(cat {})', soft"),
    "variable": NOT_ELIGIBLE.replace("Too Little", "${PATH} $HOME %PATH% `touch {}` {{{ 7 * 7 }}}"),
    "rules": NOT_ELIGIBLE + RULES,
    "rulebook": NOT_ELIGIBLE + "rulebook: {id: a, version: b, title: c}\n" + RULES,
    "rulebook file": NOT_ELIGIBLE + "rulebook: {}\n",
    "day": NOT_ELIGIBLE + "as_of: 2011-07-07\n",
    "verdict": NOT_ELIGIBLE + "verdict: eligible\n",
    "share": NOT_ELIGIBLE + "assumptions: {export_share: 0.1, export-share-minimum: 0.1}\n",
}
"""Profiles of a company that is not eligible, which try to do more than to state facts."""


def test_a_profile_states_facts_and_does_nothing_else(tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret.yaml", tmp_path / "folder"
    secret.write_text(SECRET + RULES, encoding="utf-8")
    folder.mkdir()
    for name, text in TRYING_MORE.items():
        (folder / f"{name}.yaml").write_text(text.replace("{}", str(secret)), encoding="utf-8")
    before = tree(tmp_path)
    run, events = watched("check", ".", "-f", "jsonl", folder=folder)
    *lines, summary = lines_of(run)
    assert {Path(each["path"]).stem for each in lines} == {*TRYING_MORE}
    assert {each.get("verdict", "refused") for each in lines} == {"not-eligible", "refused"}
    assert tree(folder) == {path.removeprefix("folder/"): each for path, each in before.items() if "folder/" in path}
    assert {each.name for each in events if each.name.startswith(("os.", "subprocess.", "pty."))} <= {
        *("os.listdir", "os.scandir", "os.putenv"),
    }
    of_python = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[1] / "src"), str(tmp_path / "folder-watcher"))
    opened = {each.path for each in events if each.name == "open" and not each.path.startswith(of_python)}
    assert {Path(path).stem for path in opened} == {*TRYING_MORE}
    assert summary["rulebook"] == lines_of(htp("check", "-", "-f", "jsonl", stdin=NOT_ELIGIBLE))[-1]["rulebook"]


def test_a_rulebook_overlay_is_trusted(tmp_path: Path) -> None:
    samples = Path(__file__).parents[1] / "sample_inputs"
    overlay, company = (
        samples / "rulebooks" / "proposal_of_2021.yaml",
        samples / "not_eligible" / "local_web_studio.yaml",
    )
    choices: list[tuple[list[str | Path], int]] = [([], 1), (["--rulebook", overlay], 0)]
    for options, exit_code in choices:
        run = htp("check", "-v", "--as-of", "2022-01-01", company, *options)
        assert run.exit_code == exit_code
        assert ("overlaid by Proposal of 2021" in run.words) is bool(options)
        report = json.loads(htp("check", "--as-of", "2022-01-01", "-f", "json", company, *options).stdout)
        assert (report["rulebook"]["overlay"] is not None) is bool(options)
