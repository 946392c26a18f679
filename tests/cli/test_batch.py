"""Batches of thousands: the same report whatever the number of processes, and nothing lost but what is broken."""

import csv
import json
import os
import signal
import sys
from io import StringIO
from pathlib import Path
from time import sleep
from typing import Any

import pexpect
import pytest
from support.examples import IS_THOROUGH
from support.given_files import ELIGIBLE, INVALID, NOT_ELIGIBLE, UNDETERMINED
from support.run_htp import environment, htp, running, wait_for_a_reader_of, waited_for
from support.schema_checks import hold

from htp.cli.options import CheckFormat

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and links as on Unix")


def a_folder(folder: Path, count: int, text: str = ELIGIBLE) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.yaml").write_text(text.replace("Ala-Too", f"Company {number}"), encoding="utf-8")
    return folder


def a_mixed_folder(folder: Path, count: int) -> Path:
    """Every fifth profile is not eligible, every seventh undetermined, the others eligible."""
    a_folder(folder, count)
    for number in range(count):
        text = NOT_ELIGIBLE if number % 5 == 0 else UNDETERMINED if number % 7 == 0 else None
        if text:
            (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")
    return folder


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few hundred profiles, some of them broken in the ways that files are."""
    folder = a_mixed_folder(tmp_path_factory.mktemp("batch") / "clients", 300)
    (folder / "00010.yaml").write_text(INVALID, encoding="utf-8")
    (folder / "00020.yaml").write_text("", encoding="utf-8")
    (folder / "00030.yaml").write_text("a: [", encoding="utf-8")
    (folder / "00040.yaml").write_bytes(b"company: {name: \xd0}")
    (folder / "00050.yaml").write_text(ELIGIBLE + "#" * 2**20, encoding="utf-8")
    (folder / "00060.yaml").unlink()
    (folder / "00060.yaml").symlink_to(folder / "vanished.yaml")
    (folder / "00070.yaml").unlink()
    (folder / "00070.yaml").symlink_to("00070.yaml")
    (folder / "00080.yaml").write_text("\n---\n".join([ELIGIBLE, INVALID, NOT_ELIGIBLE]), encoding="utf-8")
    return folder


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("options", [(), ("--sort", "company"), ("--only", "not-eligible", "--only", "undetermined")])
def test_the_report_is_the_same_to_the_byte_whatever_the_number_of_processes(
    format_: str, options: tuple[str, ...], clients: Path
) -> None:
    one, two, seven = (htp("check", clients, "-f", format_, "-j", jobs, *options) for jobs in ("1", "2", "7"))
    assert one == two == seven
    assert one.exit_code == 4


def test_thousands_of_files_and_the_broken_ones_among_them(tmp_path: Path) -> None:
    count = 5000 if IS_THOROUGH else 2000
    folder = a_mixed_folder(tmp_path / "clients", count)
    sound = {path.name for path in folder.iterdir()}
    problems = {
        "00100.yaml": "is not an amount",
        "00500.yaml": "there is no company in it",
        "01000.yaml": "larger than 1 MiB",
        "01500.yaml": "there is no such file or folder",
        "01900.yaml": "cannot be read",
        "01999.yaml": "not well-formed YAML",
    }
    for name in problems:
        (folder / name).unlink()
    (folder / "00100.yaml").write_text(ELIGIBLE.replace("8_500_000", "8.5.0"), encoding="utf-8")
    (folder / "00500.yaml").touch()
    (folder / "01000.yaml").write_text("# " + "long " * 300_000, encoding="utf-8")
    (folder / "01500.yaml").symlink_to(folder / "gone.yaml")
    (folder / "01900.yaml").symlink_to("01900.yaml")
    (folder / "01999.yaml").write_text("company: {", encoding="utf-8")
    run = htp("check", "clients", "-f", "jsonl", folder=tmp_path)
    *lines, summary = objects(run.stdout)
    assert run.exit_code == 4
    errors = {each["path"].removeprefix("clients/"): each["message"] for each in lines if each["type"] == "error"}
    assert errors.keys() == problems.keys()
    assert [name for name, problem in problems.items() if problem not in errors[name]] == []
    judged = [each["path"].removeprefix("clients/") for each in lines if each["type"] == "result"]
    assert judged == sorted(sound - problems.keys())
    assert (summary["type"], summary["companies"], summary["invalid"]) == ("summary", count - 6, 6)
    assert all(f"clients/{name}" in run.stderr for name in problems)


def children_of(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(each) for each in listed.split()]


def worker_at(path: Path, program: int) -> int:
    """The child of the program that has the file open."""

    def find() -> int | None:
        return next((child for child in children_of(program) if has_open(child, path)), None)

    return waited_for(f"a child that reads {path}", find)


def has_open(process: int, path: Path) -> bool:
    return any(os.path.realpath(each) == str(path) for each in Path(f"/proc/{process}/fd").iterdir())


def is_alive(process: int) -> bool:
    return Path(f"/proc/{process}/exe").exists()


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the children of a process are in /proc")


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_killing_a_worker_loses_nothing_but_the_file_that_it_was_at(number: int, tmp_path: Path) -> None:
    before, after = a_mixed_folder(tmp_path / "before", 100), a_mixed_folder(tmp_path / "later", 100)
    stuck = tmp_path / "stuck.yaml"
    os.mkfifo(stuck)
    report = tmp_path / "report.jsonl"
    with (
        report.open("wb") as stdout,
        running("check", "-f", "jsonl", "-j", "2", before, stuck, after, stdout=stdout) as program,
    ):
        end = wait_for_a_reader_of(stuck)
        os.kill(worker_at(stuck, program.pid), number)
        _, stderr = program.communicate()
        os.close(end)
    hold(CheckFormat.JSONL, report.read_text(encoding="utf-8"))
    *lines, summary = objects(report.read_text(encoding="utf-8"))
    sound = [str(each) for folder in (before, after) for each in sorted(folder.iterdir())]
    assert [each["path"] for each in lines] == [*sound[:100], str(stuck), *sound[100:]]
    (error,) = (each for each in lines if each["type"] == "error")
    assert (error["path"], error["line"]) == (str(stuck), None)
    assert error["message"] == f"it could not be judged: the process that read it was ended by signal {number:d}"
    assert (summary["companies"], summary["invalid"]) == (200, 1)
    assert str(stuck) in stderr.decode()
    assert program.returncode == 4


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_says_how_far_it_got_and_leaves_nothing_behind(number: int, tmp_path: Path) -> None:
    folder, stuck, report = a_folder(tmp_path / "clients", 200), tmp_path / "stuck.yaml", tmp_path / "report.jsonl"
    os.mkfifo(stuck)
    report.write_text("the old report", encoding="utf-8")
    with running("check", "-f", "jsonl", "-o", report, "-j", "2", folder, stuck) as program:
        end = wait_for_a_reader_of(stuck)
        workers = children_of(program.pid)
        assert workers
        program.send_signal(number)
        stdout, stderr = program.communicate(timeout=30)
        os.close(end)
    assert (program.returncode, stdout) == (130, b"")
    inputs = int(stderr.decode().removeprefix("Stopped after ").partition(" inputs: the report is not complete.\n")[0])
    assert 32 <= inputs <= 200
    assert not any(Path(f"/proc/{each}").exists() for each in workers)
    assert report.read_text(encoding="utf-8") == "the old report"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["clients", "report.jsonl", "stuck.yaml"]


def test_workers_end_when_the_program_is_killed(tmp_path: Path) -> None:
    folder, stuck = a_folder(tmp_path / "clients", 100), tmp_path / "stuck.yaml"
    os.mkfifo(stuck)
    with running("check", "-q", "-j", "2", folder, stuck) as program:
        end = wait_for_a_reader_of(stuck)
        workers = children_of(program.pid)
        program.kill()
        program.wait()
        os.close(end)  # the worker reads the end of the pipe, and nobody wants to know
        waited_for("the end of the workers", lambda: 0 if not any(map(is_alive, workers)) else None)
        assert not any(map(is_alive, workers))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("format_", ["json", "jsonl", "csv"])
def test_a_reader_who_leaves_ends_the_work_without_a_word(format_: str, jobs: str, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "clients", 1000)
    with running("check", "-f", format_, "-j", jobs, folder) as program:
        assert program.stdout is not None
        program.stdout.read(10)
        program.stdout.close()
        program.stdout = None
        _, stderr = program.communicate(timeout=60)
    assert stderr == b""
    assert program.returncode == 2  # not all of the report could be written, and not all companies were judged


def test_only_shows_the_companies_of_those_verdicts_and_counts_all(clients: Path) -> None:
    run = htp("check", clients, "-f", "jsonl", "--only", "undetermined")
    *lines, summary = objects(run.stdout)
    assert {each.get("verdict") for each in lines} == {"undetermined", None}
    assert {each["type"] for each in lines} == {"result", "error"}
    everything = objects(htp("check", clients, "-f", "jsonl").stdout)
    assert {**summary, "provenance": None} == {**everything[-1], "provenance": None}
    assert summary["eligible"] > 0
    assert run.exit_code == 4


def test_summary_shows_the_totals_alone(clients: Path) -> None:
    everything, summary = htp("check", clients, "-f", "json"), htp("check", clients, "-f", "json", "--summary")
    whole, short = json.loads(everything.stdout), json.loads(summary.stdout)
    assert short == {**whole, "results": [], "provenance": short["provenance"]}
    table = htp("check", clients, "--summary")
    assert table.stdout.startswith("294 companies: 53 not eligible, 34 undetermined, 207 eligible. ")
    assert "00001.yaml" not in table.stdout
    assert (summary.exit_code, table.exit_code) == (4, 4)


def test_a_table_of_companies_has_no_summary(clients: Path) -> None:
    run = htp("check", clients, "-f", "csv", "--summary")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "use --format json" in " ".join(run.stderr.split())


def test_results_are_sorted_by_company_or_export_share_on_demand(tmp_path: Path) -> None:
    exports = {"b": ("Zaria", "9_000_000"), "c": ("aibek", "8_500_000"), "d": ("Manas", "8_000_000")}
    for name, (company, export) in exports.items():
        text = ELIGIBLE.replace("Ala-Too", company).replace("8_500_000", export)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(UNDETERMINED, encoding="utf-8")
    (tmp_path / "z.yaml").write_text("", encoding="utf-8")

    def order(*options: str) -> list[str]:
        lines = objects(htp("check", tmp_path, "-f", "jsonl", *options).stdout)[:-1]
        return [Path(each["path"]).stem for each in lines]

    assert order() == ["a", "b", "c", "d", "z"]
    assert order("--sort", "company") == ["z", "c", "d", "a", "b"]
    assert order("--sort", "export") == ["z", "d", "c", "b", "a"]
    assert order("--sort", "work") == ["z", "a", "b", "c", "d"]


def test_the_table_goes_to_the_terminal_while_another_format_goes_to_the_file(clients: Path, tmp_path: Path) -> None:
    table = htp("check", clients, width=100).stdout
    for format_, suffix in (("json", "json"), ("jsonl", "jsonl"), ("csv", "csv"), ("table", "txt"), ("csv", "dat")):
        report = tmp_path / f"report.{suffix}"
        run = htp("check", clients, "-f", format_, "-o", report, width=100)
        in_full = ["-v"] if format_ == "table" else []  # a file is not as high as a terminal
        alone = htp("check", clients, "-f", format_, *in_full, width=100)
        assert run.stdout == table
        assert report.read_text(encoding="utf-8-sig") == alone.stdout
        assert report.read_bytes().startswith(b"\xef\xbb\xbf") == (format_ == "csv")


def test_progress_is_shown_at_a_terminal_when_the_work_takes_long(tmp_path: Path) -> None:
    folder, slow = a_folder(tmp_path / "clients", 100), tmp_path / "slow.yaml"
    (folder / "00099.yaml").write_text("", encoding="utf-8")
    os.mkfifo(slow)
    terminal: Any = pexpect.spawn(
        sys.executable,
        ["-m", "htp", "check", "--summary", "-j", "1", str(slow), str(folder)],
        env=environment(TERM="xterm"),
        encoding="utf-8",
        timeout=60,
        dimensions=(30, 100),
    )
    end = wait_for_a_reader_of(slow)
    sleep(1.1)  # the work takes over a second
    os.write(end, ELIGIBLE.encode())
    os.close(end)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 4
    assert "Checking" in terminal.before
    assert " 32/101" in terminal.before
    after_the_bar = terminal.before.rpartition("\x1b[2K")[2]
    assert after_the_bar.strip().startswith("100 companies: ")
    assert terminal.before.count("there is no company in it") == 1


FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "=cmd|' /C calc'!A0", "A;=1+1;B", "A|-1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_report_runs_in_a_spreadsheet(formula: str, tmp_path: Path) -> None:
    folder = tmp_path / "=clients"
    folder.mkdir()
    text = ELIGIBLE.replace("Ala-Too", json.dumps(formula)) + f"# {formula}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    (folder / "b.yaml").write_text(f"company: {json.dumps([formula])}", encoding="utf-8")
    run = htp("check", "=clients", "-f", "csv", folder=tmp_path)
    rows = list(csv.reader(StringIO(run.stdout)))
    assert len(rows) == 3
    for separator in ",;\t|":  # a spreadsheet may take another one than ours
        for cell in (cell for row in csv.reader(StringIO(run.stdout), delimiter=separator) for cell in row):
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert cell.isprintable()
    assert rows[1][2].replace("'", "").strip() == formula.replace("'", "").strip()
