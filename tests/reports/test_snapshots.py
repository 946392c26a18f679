"""Whole reports, kept as files: a change of wording or layout is visible in the diff.

Write them anew with `pytest --update-snapshots tests/reports`; `␛` stands for the escape character.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.builders import a_company, line, lines, rulebook
from support.render import table_report, whole

from htp.assessing.assessment import assess, day_to_assess
from htp.assessing.figures import figures_of
from htp.assessing.results import Assessed, Result
from htp.cli.options import Order
from htp.company.profile import Profile
from htp.document import Rejected
from htp.errors import Diagnostic
from htp.location import Location
from htp.reports import diagnostic_report
from htp.reports.canvas import Canvas
from htp.reports.csv_report import CsvReport
from htp.reports.json_lines_report import JsonLinesReport
from htp.reports.json_report import JsonReport

Compare = Callable[[str, str], None]
COMPANIES = {
    "eligible": a_company(
        name="Tulpar Outsourcing LLC", period="2016", total="14500000", export="13900000", payroll="5760000"
    ),
    "not-eligible": a_company(
        name="Dordoi Home LLC",
        period="2016",
        activities=["software-development", "retail-of-household-goods"],
        lines=lines(
            line("21000000", activity="retail-of-household-goods", market="KG"),
            line("4600000.50", activity="software-development", market="US"),
        ),
        employees="31",
        payroll="8400000",
        wage={"amount": "16427", "currency": "KGS"},
    ),
    "undetermined": a_company(
        name="Issyk-Kul Labs LLC", period="2016", activities=["sofware-developmnt"], total="5000000"
    ),
    "resident": a_company(
        name="Kok-Boru Apps LLC",
        period="2016",
        total="6000000",
        export="3300000",
        status="resident",
        initial_registration="2016-01-15",
        final_registration="2016-07-15",
        fees_paid="43500",
    ),
}
REJECTED = Rejected(
    "clients/broken.yaml",
    1,
    (
        Diagnostic(
            Location("clients/broken.yaml", 1, 6, 3),
            "profile.unknown-key-but-like",
            {"key": "legal_from", "meant": "legal_form"},
            ("company", "legal_from"),
            "  legal_from: legal_entity       # a slip of the pen",
        ),
        Diagnostic(
            Location("clients/broken.yaml", 1, 15, 10),
            "amount.unreadable",
            {"text": "12,5 M"},
            ("revenue", "total"),
            "  total: 12,5 M",
        ),
    ),
)
UNREADABLE = Rejected(
    "clients/missing.yaml",
    1,
    (Diagnostic(Location("clients/missing.yaml"), "file.missing"),),
)


def assessed(name: str, path: str, document: int = 1) -> Assessed:
    company: Profile = COMPANIES[name]
    assert company.period is not None
    day = day_to_assess(company, None, company.period.end)
    assessment = assess(company, rulebook(), day)
    return Assessed(path, document, assessment, figures_of(company, assessment), profile=company)


PORTFOLIO: list[Result] = [
    assessed("eligible", "clients/tulpar.yaml"),
    REJECTED,
    assessed("undetermined", "clients/two.yaml", 1),
    assessed("not-eligible", "clients/two.yaml", 2),
    assessed("resident", "clients/kok-boru.json"),
    UNREADABLE,
]
RESULTS_BY_NAME: dict[str, list[Result]] = {
    **{name: [assessed(name, f"{name}.yaml")] for name in COMPANIES},
    "portfolio": PORTFOLIO,
}
TABLES = {
    f"{name}_{width}{'_color' if has_color else ''}.txt": (name, Canvas(width, has_color))
    for name in ("not-eligible", "portfolio")
    for width in (60, 80, 120, 200)
    for has_color in (False, True)
}
TABLES |= {f"{name}.txt": (name, Canvas()) for name in ("eligible", "undetermined", "resident")}
TABLES |= {f"{name}_ascii.txt": (name, Canvas(80, has_unicode=False)) for name in ("not-eligible", "portfolio")}
JSONS = {f"{name}.json": results for name, results in RESULTS_BY_NAME.items()} | {"nothing.json": []}
LINES = {"portfolio.jsonl": PORTFOLIO, "nothing.jsonl": []}
ROWS = {"portfolio.csv": PORTFOLIO, "nothing.csv": []}
DIAGNOSTICS = "diagnostics.txt"


@pytest.mark.parametrize("file", TABLES)
def test_table(file: str, assert_snapshot: Compare) -> None:
    name, canvas = TABLES[file]
    text = whole(table_report(rulebook(), canvas), RESULTS_BY_NAME[name], Order.WORK)
    assert_snapshot(file, text.replace("\x1b", "␛"))


@pytest.mark.parametrize("file", JSONS)
def test_json(file: str, assert_snapshot: Compare) -> None:
    assert_snapshot(file, whole(JsonReport(rulebook(), "0.0.0"), JSONS[file]))


@pytest.mark.parametrize("file", LINES)
def test_json_lines(file: str, assert_snapshot: Compare) -> None:
    assert_snapshot(file, whole(JsonLinesReport(rulebook(), "0.0.0"), LINES[file]))


@pytest.mark.parametrize("file", ROWS)
def test_csv(file: str, assert_snapshot: Compare) -> None:
    assert_snapshot(file, whole(CsvReport(rulebook()), ROWS[file]))


def test_diagnostics(assert_snapshot: Compare) -> None:
    assert_snapshot(DIAGNOSTICS, diagnostic_report.render([*REJECTED.diagnostics, *UNREADABLE.diagnostics]))


def test_every_snapshot_belongs_to_a_report() -> None:
    stored = {each.name for each in (Path(__file__).parent / "snapshots").iterdir()}
    assert stored == {*TABLES, *JSONS, *LINES, *ROWS, DIAGNOSTICS}


def test_where_nobody_was_assessed_there_is_no_table() -> None:
    for results in ([], [REJECTED], [REJECTED, UNREADABLE]):
        assert whole(table_report(rulebook()), results) == ""
