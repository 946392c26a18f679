"""`htp report`: a page about one company, in one file."""

import json
import os
import random
import re
import shutil
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from shlex import split
from threading import Thread

import pytest
from support.examples import IS_THOROUGH
from support.given_files import ELIGIBLE, written
from support.run_htp import Run, htp, modules_loaded_by

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CLIENTS = SAMPLES / "tables" / "clients.csv"
PROPOSAL = SAMPLES / "rulebooks" / "proposal_of_2021.yaml"
ONE = (
    *(SAMPLES / "eligible").iterdir(),
    *(SAMPLES / "not_eligible").iterdir(),
    *(SAMPLES / "undetermined").iterdir(),
)
SECTIONS = ("answer", "sure", "criteria", "changes", "costs", "road", "facts", "limits", "appendix")


class Seen(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.data).split())

    def ids_of(self, tag: str) -> list[str | None]:
        return [attributes.get("id") for name, attributes in self.elements if name == tag]


def page_of(path: Path | str, *options: str) -> str:
    run = htp("report", path, "-o", "-", *options)
    assert (run.exit_code, run.stderr) == (0, "")
    return run.stdout


def origin_of(html: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/json" id="htp-provenance">(.*?)</script>', html)
    origin: dict[str, object] = json.loads(found)
    return origin


@pytest.mark.parametrize("path", ONE, ids=lambda path: path.stem)
def test_a_page_has_every_section_and_says_what_the_screen_says(path: Path) -> None:
    seen = Seen(page_of(path))
    assert tuple(seen.ids_of("section")) == SECTIONS
    screen = htp("check", path, width=400).stdout.splitlines()
    title, verdict, *_ = (" ".join(line.split()) for line in screen)
    assert title in seen.words
    assert verdict in seen.words
    for line in screen[2:]:
        marked = re.match(r" \([a-z]\) (.*)|^ (Turns on .*|In arrears.*|Not looked at.*)", line)
        if marked:
            assert (marked[1] or marked[2]) in seen.words


@pytest.mark.parametrize("path", ONE, ids=lambda path: path.stem)
def test_markdown_has_the_same_sections_and_figures(path: Path) -> None:
    seen, markdown = Seen(page_of(path)), page_of(path, "-f", "markdown")
    assert len(re.findall(r"^## ", markdown, re.MULTILINE)) == len(SECTIONS) - 1 + markdown.partition("\n## How sure")[
        0
    ].count("\n## ")
    amount = re.compile(r"[0-9][0-9,]*\.[0-9]{2}(?= [A-Z]{3})")
    assert {*amount.findall(seen.words)} == {*amount.findall(markdown)}


@pytest.mark.parametrize("path", ONE, ids=lambda path: path.stem)
def test_a_page_asks_nobody_and_runs_nothing(path: Path) -> None:
    seen = Seen(page_of(path))
    kinds = {name for name, _ in seen.elements}
    assert not kinds & {"img", "link", "iframe", "object", "embed", "form", "base", "video", "audio"}
    assert [attributes for name, attributes in seen.elements if name == "script"] == [
        {"type": "application/json", "id": "htp-provenance"}
    ]
    assert not any(attribute.startswith("on") for _, attributes in seen.elements for attribute in attributes)
    links = [attributes["href"] or "" for name, attributes in seen.elements if name == "a"]
    assert all(each.startswith(("http://", "https://", "#")) for each in links)


def test_pictures_have_a_text_beside_them() -> None:
    seen = Seen(page_of(SAMPLES / "eligible" / "game_studio.yaml"))
    pictures = [attributes for name, attributes in seen.elements if name == "svg"]
    assert pictures
    assert all(each.get("aria-hidden") == "true" or each.get("aria-label") for each in pictures)
    labels = {each["aria-label"] for each in pictures if "aria-label" in each}
    assert "Export share: 89.43%; at least 80% is required." in labels


def test_what_falls_short_by_a_hair_ends_before_the_line() -> None:
    html = page_of(SAMPLES / "not_eligible" / "one_tyiyn_under.yaml")
    ((width, line),) = re.findall(r'width="([0-9.]+)" height="20" class="bar fail"/>\s*<line x1="([0-9.]+)"', html)
    assert (float(width), float(line)) == (255, 256)


def test_what_is_not_clear_is_hatched_and_nothing_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "company: {name: A}\nperiod: 2016\nactivities: [software-development]\nrevenue:\n  currency: KGS\n  lines:\n"
        "    - {amount: 70, market: US}\n    - {amount: 20}\n    - {amount: 10, market: KG}\n",
        encoding="utf-8",
    )
    html = page_of(path)
    assert "Export share: the share is not known; at least 80% is required." in html
    assert "20% of the revenue is not clear" in html
    assert 'class="bar unclear"' in html
    assert "Hatched: the country of these customers is not stated." in html


def test_the_letter_asks_about_what_the_law_leaves_open_and_not_about_a_slip_of_the_pen(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for activity, is_asked in (("sofware-developmnt", False), ("IT", False), ("хостинг", True), ("zorbing", True)):
        path.write_text(f"company: {{name: A}}\nperiod: 2016\nactivities: [{activity}]\n", encoding="utf-8")
        question = f"Is this activity permitted to a resident of the park: {activity}?"
        assert (question in Seen(page_of(path)).words) is is_asked, activity


HOSTILE = (
    '</script><script>alert(1)</script><img src=x onerror=alert(2)> " onload="x" \u202e =1+1 {{ 7*7 }} {% raw %} ${x}'
)
HOSTILE_PROFILE = {
    "company": {"name": HOSTILE},
    "period": "2016",
    "activities": ["software-development", HOSTILE],
    "revenue": {
        "currency": "KGS",
        "lines": [{"amount": "1", "activity": HOSTILE, "market": "US"}, {"amount": "3", "customer": HOSTILE}],
    },
}


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_no_name_acts(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(HOSTILE_PROFILE), encoding="utf-8")
    text = page_of(path, "-f", format_)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in text.replace("\\", "")
    if format_ == "html":
        assert not any("onload" in attributes or "onerror" in attributes for _, attributes in Seen(text).elements)
        assert origin_of(text)["company"] == HOSTILE


def test_a_page_says_what_it_was_made_from_and_the_command_makes_it_again(tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    options = ["--set", "revenue.export=9_000_000", "--reading", "other-activities=none"]
    run = htp("report", "eligible.yaml", *options, "-o", "page.html", folder=tmp_path)
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "Wrote page.html.\n")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    origin = origin_of(html)
    assert {key: origin[key] for key in ("format", "path", "document", "as_of", "today", "verdict", "sha256")} == {
        "format": "htp/page/1",
        "path": "eligible.yaml",
        "document": 1,
        "as_of": "2016-12-31",
        "today": None,
        "verdict": "eligible",
        "sha256": sha256(ELIGIBLE.encode()).hexdigest(),
    }
    made_from = origin["provenance"]
    assert isinstance(made_from, dict)
    program, *arguments = split(made_from["command"])
    assert made_from["command"] in Seen(html).words
    assert "revenue.export=9_000_000" in Seen(html).words
    (tmp_path / "page.html").unlink()
    assert (program, htp(*arguments, folder=tmp_path).exit_code) == ("htp", 0)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == html


@pytest.mark.parametrize("kind", ["eligible", "not-eligible", "undetermined"])
def test_the_exit_code_is_no_verdict(kind: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, kind)
    assert htp("report", path, "-q", "-o", "page.html", folder=tmp_path) == Run(0, "", "")


@pytest.mark.parametrize("kind, problem", [("invalid", "is negative"), ("missing", "there is no such file")])
def test_what_cannot_be_read_gets_no_page(kind: str, problem: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, kind)
    run = htp("report", path, "-o", "page.html", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (4, "")
    assert problem in run.stderr
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize(
    "arguments, problem",
    [
        ("-o page.pdf", "no format has that suffix: end the name with one of .md, .markdown, .html, .htm"),
        ("-o page.json", "no format has that suffix"),
        ("-o page.md -f html", "the suffix is that of markdown, --format is html"),
        ("-o nowhere/page.html", "nowhere/page.html: the report cannot be written: No such file or directory"),
        ("", "Missing option '--output'"),
    ],
)
def test_a_file_that_cannot_be_the_page_is_refused(arguments: str, problem: str, tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    run = htp("report", path, *arguments.split(), folder=tmp_path, width=400)
    assert (run.exit_code, run.stdout) == (2, "")
    assert problem in " ".join(run.stderr.split())


def test_a_page_is_about_one_company_that_can_be_chosen(tmp_path: Path) -> None:
    clients = SAMPLES / "tables" / "clients.csv"
    refused = htp("report", clients, "-o", "page.html", folder=tmp_path, width=400)
    assert refused.exit_code == 2
    assert "there are several companies" in refused.stderr
    assert not (tmp_path / "page.html").exists()
    run = htp("report", clients, "--client", "row:2", "-o", "page.html", folder=tmp_path)
    assert run.exit_code == 0
    assert "company 2 in it" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_check_loads_nothing_of_pages_and_a_page_nothing_of_terminals(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "eligible")
    assert not modules_loaded_by("check", path) & {"jinja2", "htp.reports.page_blocks"}
    assert not modules_loaded_by("report", path, "-qo", str(tmp_path / "a.md")) & {"jinja2", "rich"}
    assert "rich" not in modules_loaded_by("report", path, "-qo", str(tmp_path / "a.html"))


def page_at(folder: Path, *options: str, name: str = "page.html") -> Path:
    (folder / name).unlink(missing_ok=True)
    assert htp("report", "eligible.yaml", *options, "-qo", name, folder=folder).exit_code == 0
    return folder / name


@pytest.mark.parametrize("name", ["page.html", "page.md"])
@pytest.mark.parametrize(
    "options",
    [(), ("--set", "revenue.export=9_000_000", "--as-of", "2017-01-01"), ("--reading", "other-activities=none")],
)
def test_a_page_that_is_made_again_is_the_same(options: tuple[str, ...], name: str, tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    page_at(tmp_path, *options, name=name)
    (tmp_path / "eligible.yaml").rename(tmp_path / "moved.yaml")
    run = htp("verify", name, "moved.yaml", folder=tmp_path)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "The same." in run.stdout


def test_a_page_of_a_folder_is_the_same_made_again_alone(tmp_path: Path) -> None:
    options = ("--as-of", "2016-12-31", "--set", "staff.employees=3")
    assert htp("report", CLIENTS, *options, "-qo", "reports/", folder=tmp_path).exit_code == 0
    for page in sorted((tmp_path / "reports").glob("0*.html")):
        assert htp("verify", page, CLIENTS, folder=tmp_path).exit_code == 0


def test_no_name_in_a_page_of_markdown_is_taken_for_what_it_was_made_from(tmp_path: Path) -> None:
    name = "A --> <!-- htp-provenance {} -->"
    (tmp_path / "eligible.yaml").write_text(ELIGIBLE.replace("Ala-Too", f'"{name}"'), encoding="utf-8")
    page = page_at(tmp_path, name="page.md")
    assert page.read_text(encoding="utf-8").count("<!--") == 1
    assert htp("verify", "page.md", "eligible.yaml", folder=tmp_path).exit_code == 0


def test_another_input_rulebook_or_page_is_told_apart(tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    overlay = tmp_path / "overlay.yaml"
    shutil.copy(PROPOSAL, overlay)
    page = page_at(tmp_path, "--rulebook", "overlay.yaml")
    verify = ("verify", "page.html", "eligible.yaml", "--rulebook", "overlay.yaml")
    assert htp(*verify, folder=tmp_path).exit_code == 0
    overlay.write_text(f"{overlay.read_text(encoding='utf-8')}# one more line\n", encoding="utf-8")
    run = htp(*verify, folder=tmp_path)
    assert (run.exit_code, "Other law" in run.words) == (5, True)
    shutil.copy(PROPOSAL, overlay)
    (tmp_path / "eligible.yaml").write_text(f"{ELIGIBLE}# one more line\n", encoding="utf-8")
    run = htp(*verify, folder=tmp_path)
    assert (run.exit_code, "Other facts" in run.words) == (5, True)
    written(tmp_path, "eligible")
    page.write_text(page.read_text(encoding="utf-8").replace("ELIGIBLE", "ELIGIBLE INDEED", 1), encoding="utf-8")
    run = htp(*verify, folder=tmp_path)
    assert run.exit_code == 5
    assert re.search(r"page\.html:\d+", run.stdout)


@pytest.mark.parametrize(("name", "beginning"), [("page.html", "<!doctype html>"), ("page.md", "# ")])
def test_no_edit_of_a_page_stays_unseen(name: str, beginning: str, tmp_path: Path) -> None:
    written(tmp_path, "eligible")
    page = page_at(tmp_path, name=name)
    text = page.read_text(encoding="utf-8")
    dice = random.Random(16)
    for _ in range(50 if IS_THOROUGH else 6):
        place = dice.randrange(len(beginning), len(text))
        kept = place + dice.randrange(2)
        edited = f"{text[:place]}{dice.choice(['', 'x', '1', ' '])}{text[kept:]}"
        if edited != text:
            page.write_text(edited, encoding="utf-8")
            assert htp("verify", "-q", name, "eligible.yaml", folder=tmp_path).exit_code in (2, 4, 5), edited


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("output", ["page.html", "reports/"])
def test_an_overlay_from_a_pipe_is_read_once_whatever_asks_for_it(output: str, tmp_path: Path) -> None:
    pipe = tmp_path / "overlay"
    os.mkfifo(pipe)
    Thread(target=pipe.write_bytes, args=(PROPOSAL.read_bytes(),), daemon=True).start()
    profile = SAMPLES / "not_eligible" / "local_web_studio.yaml"
    run = htp("report", profile, "-qo", output, "--lang", "ru,en", "--rulebook", pipe, folder=tmp_path)
    assert (run.exit_code, run.stderr) == (0, "")
