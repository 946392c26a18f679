"""`htp report … -o reports/`: a page for each of many companies, and an index, written whole or not at all."""

import json
import os
import re
import signal
import stat
import sys
from pathlib import Path

import openpyxl
import pytest
from support.audit_events import tree
from support.given_files import ELIGIBLE, NOT_ELIGIBLE, written
from support.run_htp import htp, peak_memory_of, running, waited_for

from htp.reports.page_names import MAX_LENGTH, PATTERN, page_name

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CLIENTS = SAMPLES / "tables" / "clients.csv"
HEADERS = "company.name,period,activities,revenue.currency,revenue.total,revenue.export\n"


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_every_company_has_a_page_and_the_index_leads_to_it(tmp_path: Path) -> None:
    run = htp("report", CLIENTS, "-o", "reports/", folder=tmp_path)
    assert (run.exit_code, run.stdout, run.stderr.splitlines()[-1]) == (0, "", "Wrote reports/index.html.")
    checked = json.loads(htp("check", CLIENTS, "-f", "json").stdout)["results"]
    *pages, index, summary = names_in(tmp_path / "reports")
    assert (index, summary) == ("index.html", "summary.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "reports" / summary).worksheets[0].max_row
    assert rows == len(checked) + 1
    assert len(pages) == len(checked)
    text = (tmp_path / "reports" / index).read_text(encoding="utf-8")
    for page, result in zip(pages, checked, strict=True):
        assert PATTERN.fullmatch(page)
        of_company = (tmp_path / "reports" / page).read_text(encoding="utf-8")
        assert f'href="{page}"' in text
        assert f'"document": {result["document"]}' in of_company
        assert f'"verdict": "{result["verdict"]}"' in of_company


def test_the_command_of_a_page_makes_that_page_alone(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        f"{HEADERS}A,2016,software-development,KGS,100,90\nB,2016,software-development,KGS,100,70\n", encoding="utf-8"
    )
    htp("report", "list.csv", "-qo", "reports/", folder=tmp_path)
    made = (tmp_path / "reports" / "0002-b.html").read_text(encoding="utf-8")
    assert "<code>htp report list.csv --client row:3 --output page.html</code>" in made
    assert htp("report", "list.csv", "--client", "row:3", "--output", "page.html", folder=tmp_path).exit_code == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == made


@pytest.mark.parametrize("second", [NOT_ELIGIBLE, "company: {name: B}\nperiod: soon\n"])
def test_the_command_names_each_of_several_companies_of_a_file_the_first_too(second: str, tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(f"{ELIGIBLE}---\n{second}", encoding="utf-8")
    (tmp_path / "zuletzt.yaml").write_text(ELIGIBLE, encoding="utf-8")
    htp("report", ".", "-qo", "reports/", folder=tmp_path)
    for page in sorted((tmp_path / "reports").glob("0*.html")):
        (command,) = re.findall("<code>htp (report .*?)</code>", page.read_text(encoding="utf-8"))
        assert ("--client row:" in command) == ("two.yaml" in command)
        assert htp(*command.split(), folder=tmp_path).exit_code == 0
        assert (tmp_path / "page.html").read_bytes() == page.read_bytes()


def test_pages_of_markdown_have_an_index_of_markdown(tmp_path: Path) -> None:
    written(tmp_path, "eligible", "not-eligible")
    assert htp("report", ".", "-f", "markdown", "-qo", "reports/", folder=tmp_path).exit_code == 0
    assert names_in(tmp_path / "reports") == ["0001-ala-too.md", "0002-too-little.md", "index.md", "summary.xlsx"]
    index = (tmp_path / "reports" / "index.md").read_text(encoding="utf-8")
    assert "| [Ala-Too](0001-ala-too.md) | eligible | 85% | 10,000,000.00 KGS |  |" in index
    assert "## Export share by revenue" not in index, "a picture has no figures but those of the table"


def test_what_needs_work_comes_first_and_what_could_not_be_read_is_named(tmp_path: Path) -> None:
    written(tmp_path, "eligible", "undetermined", "not-eligible", "invalid")
    run = htp("report", ".", "-qo", "reports/", folder=tmp_path)
    assert run.exit_code == 4
    assert "is negative" in run.stderr
    index = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td><span class="verdict (\S+)">', index)
    assert rows == [
        ("–", "invalid"),
        ('<a href="0003-too-little.html">Too Little</a>', "not-eligible"),
        ('<a href="0004-unknown.html">Unknown</a>', "undetermined"),
        ('<a href="0001-ala-too.html">Ala-Too</a>', "eligible"),
    ]
    assert "3 companies: 1 not eligible, 1 undetermined, 1 eligible. 1 input is invalid." in index


@pytest.mark.parametrize(
    "company, name",
    [
        ("ОсОО «Ала-Тоо Софт»", "0007-osoo-ala-too-soft.html"),
        ("Көк Жайык ӨҢДҮРҮШ", "0007-kok-zhayyk-ongdurush.html"),
        ("../../etc/passwd", "0007-etc-passwd.html"),
        ("CON", "0007-con.html"),
        ('a\x00b\n\u202e/\\:*?"<>|', "0007-a-b.html"),
        ("株式会社", "0007-company.html"),
        ("Ünïcode ﬁ", "0007-unicode-fi.html"),
        ("x" * 500, f"0007-{'x' * MAX_LENGTH}.html"),
    ],
)
def test_a_page_has_a_safe_name_whatever_the_company_is_called(company: str, name: str) -> None:
    assert page_name(7, company, ".html") == name
    assert PATTERN.fullmatch(name)


def test_our_own_folder_is_replaced_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    written(tmp_path, "eligible", "not-eligible")
    assert htp("report", ".", "-qo", "reports/", folder=tmp_path).exit_code == 0
    (tmp_path / "not-eligible.yaml").unlink()
    assert htp("report", ".", "-qo", "reports", folder=tmp_path).exit_code == 0
    assert names_in(tmp_path / "reports") == ["0001-ala-too.html", "index.html", "summary.xlsx"]
    assert names_in(tmp_path) == ["eligible.yaml", "reports"]
    if sys.platform != "win32":
        modes = {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "reports").iterdir()}
        assert (stat.S_IMODE((tmp_path / "reports").stat().st_mode), modes) == (0o700, {0o600})


@pytest.mark.parametrize("found", ["notes.txt", "index.html", "0001-mine.html", "0001-a.html/"])
def test_a_folder_with_anything_of_others_stays_as_it_is(found: str, tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    folder = tmp_path / "reports"
    folder.mkdir()
    if found == "notes.txt" or found.endswith("/"):
        htp("report", "eligible.yaml", "-qo", "reports/", folder=tmp_path)
    if found.endswith("/"):
        (folder / found).mkdir()
    else:
        (folder / found).write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    run = htp("report", "eligible.yaml", "-qo", "reports/", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (2, "")
    assert "reports/: this folder is not replaced" in run.stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize("kind", ["invalid", "missing"])
def test_without_a_company_there_is_no_folder(kind: str, tmp_path: Path) -> None:
    paths = written(tmp_path, kind)
    before = tree(tmp_path)
    assert htp("report", *paths, "-qo", "reports/", folder=tmp_path).exit_code == 4
    assert tree(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_stopped_leaves_nothing_half_written(signal_number: int, tmp_path: Path) -> None:
    row = "Ala-Too,2016,software-development,KGS,100,90\n"
    (tmp_path / "list.csv").write_text(HEADERS + "".join(f"{n}{row}" for n in range(2_000)), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(ELIGIBLE, encoding="utf-8")
    htp("report", "a.yaml", "-qo", "reports/", folder=tmp_path)
    before = tree(tmp_path)
    with running("report", "list.csv", "-o", "reports/", cwd=tmp_path) as program:

        def begun() -> int | None:
            return next((1 for each in tmp_path.glob(".reports.*/*.html")), None)

        waited_for("the first page", begun)
        os.kill(program.pid, signal_number)
        _, stderr = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"reports/: stopped; nothing is written." in stderr
    assert tree(tmp_path) == before


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_of_many_companies_none_is_held(tmp_path: Path) -> None:
    row = "Ala-Too,2016,software-development,KGS,100,90\n"
    peaks = []
    for count in (20, 320):
        path = tmp_path / f"{count}.csv"
        path.write_text(HEADERS + "".join(f"{n}{row}" for n in range(count)), encoding="utf-8")
        peaks.append(peak_memory_of("report", str(path), "-qo", str(tmp_path / f"reports{count}/")))
    assert peaks[1] - peaks[0] < 300 * 20, "KiB: less than 20 a company, where a page has 50"
