"""A diagnostic shows the place in the line, whatever the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from htp.errors import Diagnostic
from htp.location import Location
from htp.reports import diagnostic_report
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
