"""Pages in a real browser, Debian's Chromium with its network off; without it these are skipped, and fail in CI."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright
from pypdf import PdfReader
from support.run_htp import htp

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = "HTP_TEST_BROWSER"
"""Set to `required` where a missing browser is a failure."""
PAGES = (
    "eligible/ala_too_2025.yaml",
    "eligible/call_centre_japan.yaml",
    "eligible/resident_2026.yaml",
    "eligible/resident_in_arrears.yaml",
    "not_eligible/bishkek_studio_2025.yaml",
    "not_eligible/retailer_with_software_arm.yaml",
    "undetermined/chat_bots_2025.yaml",
    "undetermined/start_up_before_first_sale.yaml",
)
"""Samples whose pages have different parts: doubts, markets, quarters, arrears, ways to change it, no pictures."""
HOSTILE = (
    "</script><script>document.title='acted'</script><img src=x onerror=\"document.title='acted'\"> \" autofocus "
    "onfocus=\"document.title='acted'\" \u202e\u2066 \x1b[2J =cmd|' /C calc'!A0 javascript:alert(1) https://evil.example/"
)
LONG = "".join(f"{number}-" for number in range(60))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    if not CHROMIUM.exists():
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(f"{CHROMIUM} is missing")
        pytest.skip(f"there is no {CHROMIUM}")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Opened:
    """A page that is open, and what it did beside being read."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def dismiss(self, dialog: Dialog) -> None:
        self.messages.append(dialog.message)
        dialog.dismiss()

    def measure(self, expression: str) -> Any:
        return self.page.evaluate(expression)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Any]:
    """Opens files in a window of that width, in the colours asked for."""
    contexts = []

    def open_file(file: Path, width: int = 360, colors: Any = "light") -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colors, offline=True)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.messages.append(message.text))
        opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
        opened.page.on("dialog", opened.dismiss)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.goto(file.as_uri())
        return opened

    yield open_file
    for each in contexts:
        each.close()


def written(path: Path, folder: Path) -> Path:
    file = folder / f"{path.stem}.html"
    run = htp("report", path, "-qo", file)
    assert (run.exit_code, run.stderr) == (0, "")
    return file


def faults_of(opened: Opened) -> list[str]:
    """What axe finds that is serious or worse."""
    opened.measure((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = opened.measure("axe.run({resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("sample", PAGES)
def test_a_page_opens_without_a_network_fits_a_telephone_and_is_accessible(
    sample: str, opened: Any, tmp_path: Path
) -> None:
    file = written(SAMPLES / sample, tmp_path)
    page = opened(file)
    assert page.requests == [file.as_uri()]
    assert page.measure("document.documentElement.scrollWidth") == 360
    assert faults_of(page) == []
    assert page.messages == []


def test_a_telephone_shows_the_currency_of_the_costs_above_them(opened: Any, tmp_path: Path) -> None:
    page = opened(written(SAMPLES / "eligible" / "game_studio.yaml", tmp_path))
    heading = page.page.locator(".cards thead th").filter(has_text="Costs as a resident, USD")
    box = heading.bounding_box()
    assert box["width"] > 250
    assert box["height"] < 50


@pytest.mark.parametrize("width, colors", [(800, "dark"), (1280, "dark"), (1280, "light")])
def test_a_page_is_accessible_in_every_colour_and_width(width: int, colors: str, opened: Any, tmp_path: Path) -> None:
    page = opened(written(SAMPLES / "eligible" / "game_studio.yaml", tmp_path), width, colors)
    assert page.measure("document.documentElement.scrollWidth") == width
    assert faults_of(page) == []


def test_an_index_is_sorted_by_any_column_and_leads_to_pages(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    a_hostile_company(tmp_path / "a")
    clients = [SAMPLES / "eligible", SAMPLES / "not_eligible", tmp_path / "a"]
    assert htp("report", *clients, "-qo", tmp_path / "reports").exit_code == 2, "no folder of that name yet"
    assert htp("report", *clients, "-qo", f"{tmp_path / 'reports'}/").exit_code == 0
    index = tmp_path / "reports" / "index.html"
    for width, colors in ((360, "light"), (1280, "dark")):
        page = opened(index, width, colors)
        assert page.measure("document.documentElement.scrollWidth") == width
        assert faults_of(page) == []
        for column in range(6):
            for order in ("ascending", "descending"):
                page.page.locator("th button").nth(column).click()
                assert page.page.locator("th").nth(column).get_attribute("aria-sort") == order
        page.page.locator("th button").nth(2).click()
        keys = page.measure("[...document.querySelectorAll('tbody tr')].map(row => row.cells[2].dataset.key)")
        known = [float(each) for each in keys if each]
        assert (known, keys[len(known) :]) == (sorted(known), [""] * (len(keys) - len(known)))
        assert (page.messages, page.requests) == ([], [index.as_uri()])
    page.page.locator("svg.cloud a").last.click()
    assert page.page.url.startswith((tmp_path / "reports" / "00").as_uri())


def a_hostile_company(folder: Path) -> Path:
    path = folder / "hostile.json"
    lines = [{"amount": "1", "activity": f"{HOSTILE} {LONG}", "market": "US", "customer": HOSTILE}, {"amount": "3"}]
    profile = {
        "company": {"name": f"{HOSTILE} {LONG.replace('-', '')}"},
        "period": "2016",
        "activities": ["software-development", HOSTILE],
        "revenue": {"currency": "KGS", "lines": lines},
    }
    path.write_text(json.dumps(profile), encoding="utf-8")
    return path


def test_nothing_that_an_input_says_acts(opened: Any, tmp_path: Path) -> None:
    file = written(a_hostile_company(tmp_path), tmp_path)
    page = opened(file)
    assert page.messages == []
    assert page.requests == [file.as_uri()]
    assert "acted" not in page.measure("document.title").partition("</script>")[0]
    assert page.measure("document.querySelectorAll('img, [onfocus], [onerror], [autofocus]').length") == 0
    assert page.measure("document.scripts.length") == 1
    assert page.measure("[...document.links].filter(a => a.href.includes('evil')).length") == 0
    assert page.measure("/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML)") is False
    assert page.measure("document.documentElement.scrollWidth") == 360
    assert faults_of(page) == []


def test_on_paper_rows_stay_whole_and_headings_are_repeated(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "many_lines.json"
    words = " ".join(["some words of an activity"] * 12)
    lines = [{"amount": "1", "market": "US", "activity": f"begin{n} {words} end{n}"} for n in range(30)]
    revenue = {"currency": "KGS", "lines": lines}
    path.write_text(json.dumps({"company": {"name": "A"}, "period": "2016", "revenue": revenue}), encoding="utf-8")
    page = opened(written(path, tmp_path), 1280, "dark")
    pdf = tmp_path / "page.pdf"
    page.page.pdf(path=pdf, prefer_css_page_size=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(pdf).pages]
    size = PdfReader(pdf).pages[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in sheet
    with_facts = [sheet for sheet in sheets if "revenue.lines." in sheet and "As given" in sheet]
    listed = [sheet for sheet in sheets if ".amount" in sheet]
    assert len(with_facts) > 2
    assert set(listed) <= set(with_facts)
    for number in range(30):
        key = f"revenue.lines.{number}.activity"
        for sheet in listed:
            if key in sheet:
                assert f"begin{number} " in sheet.partition(key)[2]
                assert f"end{number} " in f"{sheet.partition(key)[2]} "


def test_a_page_of_several_languages_shows_one_and_switches_without_a_script(tmp_path: Path, opened: Any) -> None:
    file = tmp_path / "page.html"
    profile = SAMPLES / "not_eligible" / "bishkek_studio_2025.yaml"
    assert htp("report", profile, "-q", "-o", file, "--lang", "ru,ky,en").exit_code == 0
    page = opened(file)
    shown = "[...document.querySelectorAll('main')].filter(each => each.offsetHeight).map(each => each.lang)"
    assert page.measure(shown) == ["ru"]
    page.page.get_by_label("English").check()
    assert page.measure(shown) == ["en"]
    page.page.get_by_label("Кыргызча").check()
    assert page.measure("document.documentElement.scrollWidth") == 360
    assert faults_of(page) == []
    ids = page.measure("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len({*ids})
    assert page.messages == []
    assert htp("verify", file, profile).exit_code == 0
