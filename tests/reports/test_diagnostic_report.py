"""A diagnostic shows the place in the line, whatever the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from htp.errors import Diagnostic
from htp.location import Location
from htp.reports import diagnostic_report
from htp.reports.diagnostic_report import DiagnosticLog
from htp.reports.wording import escape_controls


def rendered(excerpt: str | None, column: int = 1, line: int = 1) -> list[str]:
    location = Location("company.yaml", 1, line, column)
    return diagnostic_report.render([Diagnostic(location, "entry.not-text", excerpt=excerpt)]).split("\n")


def marked(excerpt: str, column: int) -> str:
    """What stands above the caret, cut to the cells from there on."""
    _, _, shown, caret, _, _ = rendered(excerpt, column)
    cells = caret.index("^")
    start = next(index for index in range(len(shown) + 1) if cell_len(shown[:index]) == cells)
    return shown[start:]


def test_a_diagnostic_has_place_problem_line_mark_and_remedy() -> None:
    assert rendered("total: 12,5 M", 8, 14) == [
        "company.yaml:14:8: is not a text",
        "     |",
        "  14 | total: 12,5 M",
        "     |        ^",
        "  = write a text",
        "",
    ]


def test_without_a_line_there_is_no_frame() -> None:
    diagnostic = Diagnostic(Location("company.yaml"), "file.missing")
    assert (
        diagnostic_report.render([diagnostic]) == "company.yaml: there is no such file or folder\n  = check the path\n"
    )


def test_several_diagnostics_follow_each_other() -> None:
    diagnostic = Diagnostic(Location("company.yaml"), "file.missing")
    assert diagnostic_report.render([diagnostic] * 3) == diagnostic_report.render([diagnostic]) * 3
    assert diagnostic_report.render([]) == ""


@pytest.mark.parametrize(
    "before",
    [
        "",
        "total: ",
        "\t\t",
        "a\tb\t",
        "名前: 株式会社",
        "Ала-Тоо ",
        "e\u0301e\u0301 ",
        "ไทย ที่ ",
        "👍 ",
        "\x1b[31m",
        "\u202e",
        "\u200b",
    ],
)
def test_the_mark_stands_under_the_place(before: str) -> None:
    assert marked(f"{before}HERE and after", len(before) + 1).startswith("HERE and after")


@pytest.mark.parametrize("length", [49, 50, 51, 1000, 100_000])
def test_a_long_line_is_shown_around_the_place(length: int) -> None:
    shown = rendered("a" * length + "HERE" + "b" * length, length + 1)[2]
    assert marked("a" * length + "HERE" + "b" * length, length + 1).startswith("HEREbbb")
    assert cell_len(shown) <= 100
    assert shown.endswith("…")
    assert ("…aaa" in shown) is (length > 50)


def test_a_place_after_the_end_of_the_line_is_marked_there() -> None:
    assert rendered("total:", 7)[2:4] == ["  1 | total:", "    |       ^"]
    assert rendered("", 1)[2:4] == ["  1 | ", "    | ^"]


@given(st.text(st.characters(exclude_characters="\n"), max_size=150), st.integers(1, 160), st.integers(1, 10**6))
def test_a_frame_has_its_six_lines_whatever_the_line_holds(excerpt: str, column: int, line: int) -> None:
    lines = rendered(excerpt, column, line)
    assert len(lines) == 6
    assert all(escape_controls(each) == each for each in lines)
    assert lines[3].rstrip("^").replace(" ", "") == "|"
    assert cell_len(lines[3]) <= cell_len(lines[2]) + 1


def a_mistake(row: int, key: str = "revenue.total", path: str = "clients.csv") -> Diagnostic:
    return Diagnostic(Location(path, row, row), "amount.unreadable", {"text": f"about {row}"}, tuple(key.split(".")))


def logged(*diagnostics: Diagnostic) -> list[str]:
    log = DiagnosticLog()
    texts = [log.text_about([each]) for each in diagnostics]
    return [line for line in "".join([*texts, log.end()]).splitlines() if not line.startswith("  = ")]


def test_a_mistake_that_comes_again_in_a_column_is_shown_once_with_its_rows() -> None:
    assert logged(*map(a_mistake, (2, 3, 5))) == [
        'clients.csv:2: revenue.total: "about 2" is not an amount',
        "clients.csv:2: revenue.total: the same mistake in 2 more rows: 3, 5",
    ]
    assert logged(*map(a_mistake, (2, 3)))[1:] == [
        "clients.csv:2: revenue.total: the same mistake in 1 more row: 3",
    ]
    assert logged(*map(a_mistake, range(2, 1_240)))[1:] == [
        f"clients.csv:2: revenue.total: the same mistake in 1,237 more rows: {', '.join(map(str, range(3, 23)))}, …"
    ]


def test_mistakes_of_other_columns_files_or_kinds_are_shown_each() -> None:
    others = [
        a_mistake(2),
        a_mistake(2, "revenue.export"),
        a_mistake(2, path="other.csv"),
        Diagnostic(Location("other.csv", 3, 3), "table.rows-in-cell"),
    ]
    assert len(logged(*others)) == 4
    again = Diagnostic(Location("other.csv", 4, 4), "table.rows-in-cell")
    assert logged(*others, again)[-1] == "other.csv:3: the same mistake in 1 more row: 4"


def test_in_a_text_of_several_companies_they_are_counted_by_company() -> None:
    first, again = (
        Diagnostic(Location("clients.yaml", document, 4 * document, 3), "entry.not-text", {}, ("company", "name"))
        for document in (1, 2)
    )
    assert logged(first, again)[-1] == "clients.yaml:4:3: company.name: the same mistake in 1 more company: 2"
