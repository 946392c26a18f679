"""`--format markdown`: the same answers for a page, in which no name, key or figure acts."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from support.run_htp import htp

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
ONE = SAMPLES / "not_eligible" / "local_web_studio.yaml"
MANY = SAMPLES / "undetermined"
ANSWERS = (
    ("check", ONE),
    ("check", MANY),
    ("check", "--summary", MANY),
    ("plan", ONE),
    ("plan", SAMPLES / "eligible"),
    ("ask", SAMPLES / "undetermined"),
    ("activity", ONE),
    ("activity", MANY),
    ("export", SAMPLES / "eligible"),
    ("fees", ONE),
    ("fees", "--compare", "--set", "profit=1_000_000", "--as-of", "2026-12-31", SAMPLES / "eligible"),
    ("rules",),
    ("explain", "export-share"),
    ("explain", "call-centre"),
    ("activities",),
    ("activities", "мобильные игры"),
)
HOSTILE = (
    "<script>alert(1)</script> [a](javascript:b) `c` | **d** ![e](f) # _g_ <https://h.example> &copy; @i www.j.example"
)
COMPANY = f"""
company: {{name: '{HOSTILE}'}}
period: 2016
activities: ['{HOSTILE}', software-development]
revenue:
  currency: KGS
  lines:
    - {{activity: '{HOSTILE}', market: US, amount: 100, quarter: Q1}}
    - {{activity: software-development, market: KG, amount: 300, quarter: Q2}}
residency: {{status: resident, fees_paid: 1}}
"""


def tokens_of(markdown: str) -> list[Token]:
    """Everything that a reader of GitHub Flavored Markdown sees in it, inner parts too."""
    blocks = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def text_of(markdown: str) -> str:
    return " ".join(each.content for each in tokens_of(markdown) if each.type in ("text", "code_inline"))


@pytest.mark.parametrize("arguments", ANSWERS, ids=lambda each: " ".join(map(str, each[:2])))
def test_an_answer_has_headings_and_names_its_rules(arguments: tuple[str | Path, ...]) -> None:
    run = htp(*arguments, "--format", "markdown")
    assert (run.exit_code in (0, 1, 3), run.stderr) == (True, "")
    kinds = {each.type for each in tokens_of(run.stdout)}
    assert "heading_open" in kinds
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence"}
    assert "Rulebook kg-htp of" in text_of(run.stdout)


@pytest.mark.parametrize("arguments", ANSWERS[:10], ids=lambda each: " ".join(map(str, each[:2])))
def test_it_has_the_figures_of_the_terminal(arguments: tuple[str | Path, ...]) -> None:
    amount = re.compile(r"[0-9][0-9,]*\.[0-9]{2}(?= KGS)")
    drawn = htp(*arguments, width=400).words
    in_markdown = text_of(htp(*arguments, "--format", "markdown").stdout)  # where a heading may name the currency
    assert {*amount.findall(drawn)} <= {*re.findall(r"[0-9][0-9,]*\.[0-9]{2}", in_markdown)}


@pytest.mark.parametrize("command", ["check", "plan", "ask", "activity", "export", "fees"])
def test_no_name_acts(command: str, tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(COMPANY, encoding="utf-8")
    markdown = htp(command, path, "--format", "markdown").stdout
    assert not {each.type for each in tokens_of(markdown)} & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "s_open",
    }
    links = [each.attrs["href"] for each in tokens_of(markdown) if each.type == "link_open"]
    assert all(str(link).startswith("http") and "h.example" not in str(link) for link in links)
    name = next(each for each in tokens_of(markdown) if each.type == "inline").content
    assert HOSTILE.replace(" ", "")[:8] not in name
    assert "<script>alert(1)</script>" in text_of(markdown)


def test_a_file_of_that_name_holds_the_whole_report(tmp_path: Path) -> None:
    run = htp("check", ONE, "--format", "markdown", "-qo", "report.md", folder=tmp_path)
    assert (run.exit_code, run.stdout) == (1, "")
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == htp("check", ONE, "--format", "markdown").stdout
