"""A page of Markdown at a terminal."""

from htp.reports import terminal_page
from htp.reports.canvas import Canvas

PAGE = """# What a page is

<!-- a list -->
| code | means |
| --- | --- |
| 0 | **every** company is eligible |

- `22 632 048,00` and `1,234` are two amounts, and this line is too long for so narrow a terminal.

## Try it

```sh
htp check company.yaml --set revenue.export=9_000_000 --as-of 2025-12-31
```
"""


def test_a_page_has_no_marks_of_markdown_but_those_of_code() -> None:
    assert terminal_page.draw(PAGE, Canvas(width=60)) == (
        "What a page is\n"
        "\n"
        "code  means\n"
        "0     every company is eligible\n"
        "\n"
        " • `22 632 048,00` and `1,234` are two amounts, and this\n"
        "   line is too long for so narrow a terminal.\n"
        "\n"
        "Try it\n"
        "\n"
        "  htp check company.yaml --set revenue.export=9_000_000\n"
        "  --as-of 2025-12-31\n"
    )


def test_colour_takes_the_place_of_the_marks_of_code() -> None:
    shown = terminal_page.draw(PAGE, Canvas(has_color=True))
    assert "\x1b[1mWhat a page is\x1b[0m" in shown
    assert "\x1b[36m1,234\x1b[0m" in shown
    assert "`" not in shown


def test_a_terminal_without_unicode_gets_ascii() -> None:
    assert terminal_page.draw(PAGE, Canvas(has_unicode=False)).isascii()


def test_no_line_is_longer_than_can_be_read_with_ease() -> None:
    shown = terminal_page.draw("word " * 100, Canvas(width=200))
    assert max(map(len, shown.splitlines())) <= 100
