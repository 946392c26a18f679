"""The formats of answers: a line each, and nothing imported but what the format asked for needs.

A new way to draw answers is a module with `draw(blocks, wording, canvas)`, a function here that imports it, and a line.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from htp.reports.blocks import Blocks
    from htp.reports.canvas import Canvas
    from htp.reports.page_blocks import Page, SpokenPage
    from htp.reports.portfolio_report import Draw
    from htp.reports.provenance import Provenance
    from htp.reports.report import Report, Typed
    from htp.rulebook.model import Rulebook

    DrawPage = Callable[[Sequence[SpokenPage]], str]


class Answer(StrEnum):
    """What can be asked for, by the name of the command."""

    CHECK = "check"
    PLAN = "plan"
    ASK = "ask"
    ACTIVITY = "activity"
    EXPORT = "export"
    FEES = "fees"
    ACTIVITIES = "activities"
    RULES = "rules"
    EXPLAIN = "explain"
    REPORT = "report"


class Format(StrEnum):
    """The formats that every answer has."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


class CheckFormat(StrEnum):
    """The formats of a report on companies."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    GITHUB = "github"
    JUNIT = "junit"
    SARIF = "sarif"


class CsvFor(StrEnum):
    """Who reads a table of companies."""

    PROGRAMS = "programs"
    EXCEL = "excel"


class Target(NamedTuple):
    """Where a report for programs goes, and what it is made from."""

    provenance: "Provenance | None" = None
    is_file: bool = False
    csv_for: CsvFor = CsvFor.PROGRAMS


class PageFormat(StrEnum):
    """The formats of a page about a company."""

    HTML = "html"
    MARKDOWN = "markdown"


class Entry(NamedTuple):
    """What there is to know of a format."""

    name: str
    suffixes: tuple[str, ...]
    """How a file of that format is called."""
    answers: frozenset[Answer]
    """Which answers have it."""
    draw: "Callable[[], Draw] | None" = None
    """Brings in what draws blocks; None where the format is made from the results themselves."""
    report: "Callable[[Rulebook, str, Target], Report] | None" = None
    """An empty report on companies, for a version of the program; None where blocks are drawn."""
    page: "Callable[[], DrawPage] | None" = None
    """Brings in what draws a page about a company; None where there is no such page."""

    @property
    def is_for_people(self) -> bool:
        """Its text is shown; else it is data, which is the same wherever it goes."""
        return self.draw is not None


def _terminal() -> "Draw":
    from htp.reports.terminal import draw

    return draw


def _markdown() -> "Draw":
    from htp.reports.markdown import draw

    return draw


def _page_html() -> "DrawPage":
    from htp.reports.html.drawing import draw

    return draw


def _page_markdown() -> "DrawPage":
    from htp.reports.page_markdown import draw

    return draw


def _json(rulebook: "Rulebook", version: str, target: Target) -> "Report":
    from htp.reports.json_report import JsonReport

    return JsonReport(rulebook, version, target.provenance)


def _json_lines(rulebook: "Rulebook", version: str, target: Target) -> "Report":
    from htp.reports.json_lines_report import JsonLinesReport

    return JsonLinesReport(rulebook, version, target.provenance)


def _csv(rulebook: "Rulebook", _: str, target: Target) -> "Report":
    from htp.reports.csv_report import CsvReport, ExcelCsvReport

    if target.csv_for is CsvFor.EXCEL:
        return ExcelCsvReport(rulebook)
    return CsvReport(rulebook, has_mark=target.is_file)


def _xlsx(rulebook: "Rulebook", _: str, __: Target) -> "Report":
    from htp.reports.workbook_report import WorkbookReport

    return WorkbookReport(rulebook)


def _github(_: "Rulebook", __: str, ___: Target) -> "Report":
    from htp.reports.github_report import GithubReport

    return GithubReport()


def _junit(_: "Rulebook", __: str, ___: Target) -> "Report":
    from htp.reports.junit_report import JunitReport

    return JunitReport()


def _sarif(rulebook: "Rulebook", version: str, _: Target) -> "Report":
    from htp.reports.sarif_report import SarifReport

    return SarifReport(rulebook, version)


_PAGE = frozenset({Answer.REPORT})
_EVERY = frozenset(Answer) - _PAGE
_CHECK = frozenset({Answer.CHECK})

FORMATS = (
    Entry("table", (".txt",), _EVERY, draw=_terminal),
    Entry("json", (".json",), _EVERY, report=_json),
    Entry("jsonl", (".jsonl",), _CHECK, report=_json_lines),
    Entry("csv", (".csv",), _CHECK, report=_csv),
    Entry("xlsx", (".xlsx",), _CHECK, report=_xlsx),
    Entry("markdown", (".md", ".markdown"), _EVERY | _PAGE, draw=_markdown, page=_page_markdown),
    Entry("github", (), _CHECK, report=_github),
    Entry("junit", (".xml",), _CHECK, report=_junit),
    Entry("sarif", (".sarif",), _CHECK, report=_sarif),
    Entry("html", (".html", ".htm"), _PAGE, page=_page_html),
)
FORMAT_BY_NAME = {each.name: each for each in FORMATS}


def drawn(name: str, blocks: "Blocks", rulebook: "Rulebook", canvas: "Canvas") -> str:
    """The blocks in the format of that name."""
    from htp.reports.wording.writing import Wording

    draw = FORMAT_BY_NAME[name].draw
    assert draw is not None, f"{name} is not drawn from blocks"
    return draw()(blocks, Wording(rulebook), canvas)


def page_drawn(name: str, pages: "Sequence[tuple[Page, Rulebook]]") -> str:
    """The page about a company in the format of that name, in each language that there is a rulebook of."""
    from htp.reports.page_blocks import SpokenPage
    from htp.reports.wording.writing import Wording

    draw = FORMAT_BY_NAME[name].page
    assert draw is not None, f"{name} has no pages"
    return draw()([SpokenPage(page, Wording(rulebook)) for page, rulebook in pages])


def report_on_companies(
    name: str,
    rulebook: "Rulebook",
    version: str,
    canvas: "Canvas",
    typed: "Typed | None" = None,
    target: Target = Target(),  # noqa: B008 - a value that never changes
) -> "Report":
    """An empty report on companies in the format of that name; `typed` asks for one company on one screen."""
    format_ = FORMAT_BY_NAME[name]
    if format_.report is not None:
        return format_.report(rulebook, version, target)
    assert format_.draw is not None
    from htp.reports.portfolio_report import PortfolioReport
    from htp.reports.wording.writing import Wording

    return PortfolioReport(format_.draw(), Wording(rulebook), canvas, typed if name == "table" else None)
