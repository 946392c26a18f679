"""`htp export`: where the revenue comes from, and what would close the gap."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.run_htp import Run, htp

SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
LIFTED = SAMPLES / "rulebooks" / "proposal_of_2021.yaml"
MIXED = """
company: {name: Ala-Too}
period: 2016
activities: [software-development]
revenue:
  currency: KGS
  lines:
    - {market: KG, amount: 69_000, quarter: Q2}
    - {market: KZ, amount: 10_000, quarter: Q2}
    - {market: US, amount: 1_000, currency: USD, quarter: Q1}
    - {amount: 20_000, quarter: Q3}
    - {market: US, amount: 1_000}
exchange_rates: {USD: 69.0}
"""


def ran(tmp_path: Path, text: str, *options: str, width: int = 80) -> Run:
    profile = tmp_path / "company.yaml"
    profile.write_text(text, encoding="utf-8")
    return htp("export", profile, *options, width=width)


def totals(total: str, export: str) -> str:
    return (
        "{company: {name: A}, period: 2016, activities: [saas], "
        f"revenue: {{currency: KGS, total: {total}, export: {export}}}}}"
    )


def bar_of(run: Run, name: str) -> str:
    """What is drawn beside the name."""
    line = next(each for each in run.stdout.splitlines() if each.strip().startswith(name))
    return line.partition("%  ")[2]


@pytest.mark.parametrize(
    "sample, width",
    [
        ("eligible/call_centre_japan.yaml", 80),
        ("eligible/call_centre_japan.yaml", 120),
        ("not_eligible/local_web_studio.yaml", 80),
        ("not_eligible/local_web_studio.yaml", 40),
    ],
)
def test_the_whole_answer(sample: str, width: int, assert_snapshot: Callable[[str, str], None]) -> None:
    run = htp("export", sample, width=width, folder=SAMPLES)
    assert_snapshot(f"export_{Path(sample).stem}_{width}.txt", run.stdout)
    assert run.stderr == ""
    assert max(map(len, run.stdout.splitlines())) <= width


def test_the_whole_answer_on_a_console_without_unicode(assert_snapshot: Callable[[str, str], None]) -> None:
    run = htp("export", "eligible/call_centre_japan.yaml", folder=SAMPLES, PYTHONIOENCODING="ascii")
    assert_snapshot("export_call_centre_japan_ascii.txt", run.stdout)


def test_markets_are_named_and_stand_largest_first_with_home_set_apart(tmp_path: Path) -> None:
    rows = [line.strip() for line in ran(tmp_path, MIXED).stdout.splitlines()]
    names = [
        "Customers abroad",
        "United States (US)",
        "Kazakhstan (KZ)",
        "At home, Kyrgyzstan (KG)",
        "Market not stated",
    ]
    places = [next(index for index, row in enumerate(rows) if row.startswith(name)) for name in names]
    assert places == sorted(places)
    assert rows[places[3] - 1] == "│"


def test_the_line_of_the_share_required_runs_through_every_bar_in_one_column(tmp_path: Path) -> None:
    chart = ran(tmp_path, MIXED).stdout.partition("Revenue by market")[2].partition("\n\n")[0].splitlines()[1:-1]
    assert "80% │" in chart[0]
    assert {line.index("│") for line in chart} == {chart[0].index("│")}


def test_a_bar_short_of_the_line_by_the_least_amount_does_not_touch_it(tmp_path: Path) -> None:
    under = ran(tmp_path, totals("1_000_000_000_000.00", "799_999_999_999.99"))
    exactly = ran(tmp_path, totals("1_000_000_000_000.00", "800_000_000_000.00"))
    assert bar_of(under, "Customers abroad").rstrip().endswith("▉│")
    assert bar_of(exactly, "Customers abroad").rstrip().endswith("██│")


def test_the_share_is_exact_or_said_to_be_rounded_down(tmp_path: Path) -> None:
    assert "Its share of the total exactly 21.875%" in ran(tmp_path, totals("3_200_000", "700_000")).words
    under = ran(tmp_path, totals("1_234_567.90", "987_654.31"))
    assert "Its share of the total 79.999999%, rounded down" in under.words
    assert "Short of it by 0.01 KGS" in under.words
    assert under.exit_code == 0


def test_exactly_the_share_required_is_said_to_be_enough(tmp_path: Path) -> None:
    run = ran(tmp_path, totals("1_000", "800"))
    assert "Above it by nothing: exactly the share required, which is enough" in run.words
    assert run.exit_code == 0


def test_the_three_ways_to_close_the_gap_come_with_their_amounts(tmp_path: Path) -> None:
    words = ran(tmp_path, totals("3_200_000", "700_000")).words
    assert "1. Win at least 9,300,000.00 KGS more from customers abroad." in words
    assert "2. Have revenue of at most 175,000.00 KGS from customers at home." in words
    assert "3. Win customers abroad instead of at home, for 1,860,000.00 KGS of the revenue of a later period." in words
    assert "What would close the gap" not in ran(tmp_path, totals("1_000", "800")).words


def test_a_bad_quarter_shows(tmp_path: Path) -> None:
    run = ran(tmp_path, MIXED)
    quarters = run.stdout.partition("By quarter")[2].partition("\n\n")[0].splitlines()
    remarks = {line.split()[0]: line.rpartition("│")[2].strip("█▏▎▍▌▋▊▉ ") for line in quarters[2:]}
    assert remarks == {"Q1": "", "Q2": "below 80%", "Q3": "market missing", "no": ""}
    assert "over the whole period of the profile, not quarter by quarter" in run.words


def test_lines_without_quarters_give_no_quarters(tmp_path: Path) -> None:
    assert "By quarter" not in ran(tmp_path, MIXED.replace(", quarter: Q", ", activity: q")).stdout


def test_each_foreign_currency_shows_its_rate_and_what_it_makes(tmp_path: Path) -> None:
    assert "USD 1,000.00 USD at 69.00 KGS for 1 USD: 69,000.00 KGS" in ran(tmp_path, MIXED).words
    assert "Converted" not in ran(tmp_path, totals("1_000", "800")).words


def test_a_market_that_could_decide_is_asked_for() -> None:
    profile = """
    company: {name: A}
    activities: [saas]
    revenue: {lines: [{market: US, amount: 79}, {market: KG, amount: 20}, {amount: 1}]}
    """
    run = htp("export", "-", stdin=profile)
    assert run.exit_code == 0
    assert "What to fill in Export share revenue.lines.2.market" in run.words
    assert "How far from the line" not in run.words


@pytest.mark.parametrize(
    "revenue, key",
    [("{total: 5}", "revenue.export"), ("{}", "revenue.export, revenue.total"), ("{total: 0}", "revenue")],
)
def test_a_missing_figure_is_asked_for_and_nothing_is_drawn(revenue: str, key: str) -> None:
    run = htp("export", "-", stdin=f"{{company: {{name: A}}, activities: [saas], revenue: {revenue}}}")
    assert run.exit_code == 0
    assert f"What to fill in Export share {key}" in run.words
    assert "█" not in run.stdout


def test_where_no_share_is_required_there_is_no_line() -> None:
    run = htp("export", SAMPLES / "eligible" / "shortest.yaml", "--rulebook", LIFTED, "--as-of", "2023-01-01")
    assert "no export share is required" in run.words
    assert "│" not in run.stdout
    assert "█" in run.stdout


def test_a_name_cannot_act_on_the_terminal_or_be_taken_for_markup() -> None:
    run = htp("export", "-", stdin='{company: {name: "Acme [/] [bold] \\e[2J"}, revenue: {total: 1, export: 1}}')
    assert "Acme [/] [bold] \\x1b[2J" in run.stdout
    assert "\x1b" not in run.stdout


def test_colour_only_underlines_what_stands_there_anyway() -> None:
    sample = SAMPLES / "eligible" / "call_centre_japan.yaml"
    colored = htp("export", sample, "--color", "always")
    assert "\x1b[" in colored.stdout
    assert "\x1b[" not in htp("export", sample).stdout


def test_markets_of_the_union_and_sales_through_a_platform_are_marked() -> None:
    lines = "[{market: KZ, amount: 50}, {market: DE, amount: 30, through: App Store}, {market: KG, amount: 20}]"
    text = f"company: {{name: A}}\nactivities: [software-development]\nrevenue: {{currency: KGS, lines: {lines}}}\n"
    words = htp("export", "-", stdin=text).words
    assert "Kazakhstan (KZ) * 50.00" in words
    assert "Germany (DE) 30.00" in words
    assert "* In the Eurasian Economic Union: whether sales there count as export was not found." in words
    assert "Sold through App Store: whether the platform or its users are the customers was not found." in words
    without = htp("export", "-", "--set", "revenue.lines.0.market=US", stdin=text).words
    assert "* In the Eurasian" not in without


SAMPLED = [
    SAMPLES / "not_eligible" / name
    for name in ("local_web_studio.yaml", "one_tyiyn_under.yaml", "retailer_with_software_arm.yaml")
] + [SAMPLES / "eligible" / "shortest.yaml"]


def test_every_company_has_its_section_and_the_sources_stand_once() -> None:
    run = htp("export", "-v", *SAMPLED)
    names = ["Bishkek Web Studio LLC", "Threshold Software LLC", "Dordoi Home LLC", "Ala-Too Software"]
    places = [run.stdout.index(f"{name}  (rules in force on") for name in names]
    assert places == sorted(places)
    assert run.stdout.count("\nSources\n") == 1
    assert run.exit_code == 0


def test_a_broken_profile_is_reported_and_does_not_stop_the_others() -> None:
    run = htp("export", SAMPLES / "invalid", SAMPLES / "eligible" / "shortest.yaml")
    assert run.exit_code == 4
    assert "unknown key" in run.stderr
    assert "Ala-Too Software" in run.stdout


def test_the_options_are_those_of_check(tmp_path: Path) -> None:
    failing = SAMPLES / "not_eligible" / "local_web_studio.yaml"
    assert htp("export", failing, "--set", "revenue.export=3_000_000").exit_code == 0
    assert htp("export", failing, "--exit-zero").exit_code == 0
    assert htp("export", failing, "-q").stdout == ""
    assert htp("export", tmp_path).exit_code == 4
    assert htp("export", tmp_path, "--allow-empty").exit_code == 0
    assert "a.yaml:1" in htp("export", "-", "--stdin-filename", "a.yaml", stdin="x: 1").stderr
    assert "rules in force on 1 July 2016" in htp("export", failing, "--as-of", "2016-07-01").stdout
    assert htp("export", failing, "--as-of", "2010-01-01").exit_code == 0
