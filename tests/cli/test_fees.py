"""`htp fees`: what residency costs, and what it saves."""

import json
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from support.run_htp import Run, htp

SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
ARREARS = SAMPLES / "eligible" / "resident_in_arrears.yaml"
OUTSOURCER = SAMPLES / "eligible" / "us_outsourcer.yaml"
OF_2026 = ("--set", "period=2026", "--set", "profit=4_000_000")
FORMAT = """
company: {name: Ala-Too}
period: 2016
activities: [saas]
revenue: {currency: KGS, lines: [LINES]}
residency: {status: STATUS}
"""


def ran(*lines: str, status: str = "resident", options: tuple[str, ...] = ()) -> Run:
    text = FORMAT.replace("LINES", ", ".join(lines)).replace("STATUS", status)
    return htp("fees", "-", *options, stdin=text)


def figures(run: Run, name: str) -> list[Decimal]:
    """The amounts of the row of that name in the first table that has one."""
    row = next(line for line in run.stdout.splitlines() if re.match(rf"[ |]*{name} ", line))
    return [Decimal(each.replace(",", "")) for each in re.findall(r"[0-9,]+\.[0-9]+", row)]


@pytest.mark.parametrize(
    "name, arguments, width",
    [
        ("resident_in_arrears", (ARREARS.name,), 80),
        ("resident_in_arrears", (ARREARS.name,), 40),
        ("us_outsourcer_compared", (OUTSOURCER.name, "--compare", *OF_2026), 80),
        ("us_outsourcer_compared", (OUTSOURCER.name, "--compare", *OF_2026), 120),
    ],
)
def test_the_whole_answer(
    name: str, arguments: tuple[str, ...], width: int, assert_snapshot: Callable[[str, str], None]
) -> None:
    run = htp("fees", *arguments, width=width, folder=ARREARS.parent)
    assert_snapshot(f"fees_{name}_{width}.txt", run.stdout)
    assert (run.exit_code, run.stderr) == (0, "")
    assert max(map(len, run.stdout.splitlines())) <= width


def test_the_whole_answer_on_a_console_without_unicode(assert_snapshot: Callable[[str, str], None]) -> None:
    run = htp("fees", ARREARS.name, "--compare", folder=ARREARS.parent, PYTHONIOENCODING="ascii")
    assert_snapshot("fees_resident_in_arrears_ascii.txt", run.stdout)


def test_arrears_come_first_in_the_answer_and_among_companies() -> None:
    run = htp("fees", SAMPLES / "eligible" / "call_centre_japan.yaml", ARREARS)
    first, second = run.stdout.splitlines()[:2]
    assert first.startswith("Chatyr Data LLC")
    assert second.startswith("! arrears")
    assert "19,750.00 KGS is open for quarters that are over, and 29,500.00 KGS is not yet due" in run.words
    assert run.stdout.index("Chatyr Data LLC") < run.stdout.index("Sakura Line LLC")


def test_what_was_paid_is_counted_towards_the_oldest_quarter_first() -> None:
    run = htp("fees", ARREARS, "--set", "residency.fees_paid=30_000")
    assert figures(run, "Q1") == [Decimal("2050000"), Decimal("20500"), Decimal("20500"), 0]
    assert figures(run, "Q2") == [Decimal("2300000"), Decimal("23000"), Decimal("9500"), Decimal("13500")]
    assert figures(run, "Q3") == [Decimal("1975000"), Decimal("19750"), 0, Decimal("19750")]


@pytest.mark.parametrize(
    "amounts",
    [
        ("0.50", "0.50", "0.50", "0.50"),
        ("1.49", "2.49", "3.49", "4.49"),
        ("33.33", "66.66", "99.99", "0.01"),
        ("1234567.89", "0", "7654321.05", "0.45"),
        ("99999999999999999.99", "0.51", "0.49", "50.50"),
    ],
)
def test_the_quarters_add_up_exactly_to_the_fee(amounts: tuple[str, ...]) -> None:
    lines = (f"{{market: US, amount: {each}, quarter: Q{index}}}" for index, each in enumerate(amounts, start=1))
    run = ran(*lines)
    fees = [figures(run, f"Q{quarter}")[1] for quarter in range(1, 5)]
    fee = (sum(map(Decimal, amounts), Decimal(0)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert sum(fees) == fee
    assert figures(run, "Total")[:2] == [sum(map(Decimal, amounts)), fee]


def test_amounts_too_wide_for_a_table_are_listed_in_full() -> None:
    huge = "9" * 60
    run = ran(f"{{market: US, amount: {huge}, quarter: Q1}}", options=("--set", "residency.fees_paid=1"))
    assert f"{int(huge):,}.00".replace(" ", "") in "".join(run.stdout.split())
    assert "…" not in run.stdout


def test_an_applicant_has_paid_nothing_and_owes_nothing_yet() -> None:
    run = ran("{market: US, amount: 100, quarter: Q1}", status="applicant", options=("--set", "residency.fees_paid=1"))
    assert "As a resident the company would owe 1%" in run.words
    assert figures(run, "Q1") == [Decimal(100), Decimal(1)]
    assert "Paid" not in run.stdout


def test_a_resident_that_does_not_say_what_it_paid_is_asked() -> None:
    run = ran("{market: US, amount: 100, quarter: Q1}")
    assert "What has been paid is not stated." in run.words
    assert "Fee to the park residency.fees_paid" in run.words


def test_more_paid_than_owed_is_said() -> None:
    run = ran("{market: US, amount: 100, quarter: Q1}", options=("--set", "residency.fees_paid=3"))
    assert figures(run, "Q1") == [Decimal(100), Decimal(1), Decimal(1), 0]
    assert "2.00 KGS more has been paid than is owed." in run.words


def test_revenue_without_quarters_has_no_table_by_quarter() -> None:
    assert "by quarter" not in ran("{market: US, amount: 100}").words
    assert "by quarter" not in htp("fees", OUTSOURCER).words


def test_taxes_on_pay_show_their_base_the_months_and_where_the_wage_comes_from() -> None:
    words = htp("fees", "-v", OUTSOURCER, "--set", "period=2017-H1").words
    assert "withhold 5% of its payroll of 5,760,000.00 KGS: 288,000.00 KGS" in words
    assert (
        "12% of an average wage of 240.00 USD would be paid for each employee and month: 2,073.60 USD "
        "(months of employment: 72)." in words
    )
    assert "It is the rulebook's, 1 January 2017 to 31 December 2017; read in secondary sources only" in words
    assumed = htp(
        "fees", "-v", OUTSOURCER, "--set", "assumptions.average_monthly_wage={amount: 16_427, currency: KGS}"
    ).words
    assert "It is the one that the profile states under assumptions." in assumed


RESIDENT = SAMPLES / "eligible" / "resident_2026.yaml"


def test_the_contributions_are_told_by_employee_and_month_with_the_figures_they_come_from() -> None:
    in_short, in_full = (htp("fees", *options, RESIDENT).words for options in ((), ("-v",)))
    assert "882,430.56 KGS: 12% of 36,047.00 KGS is 4,325.64 KGS per employee and month" in in_short
    assert "Per employee and month 12% of 36,047.00 KGS, the average wage, is 4,325.64 KGS." in in_full
    (answer,) = json.loads(htp("fees", RESIDENT, "-f", "json").stdout)["results"]
    assert answer["contribution_per_employee_and_month"] == {"value": "4325.64", "currency": "KGS"}


def test_contributions_on_the_pay_itself_have_no_figure_by_employee_and_month() -> None:
    in_full = htp("fees", "-v", RESIDENT, "--reading", "contribution-base=own-pay").words
    assert "per employee and month" not in in_full.lower()


@pytest.mark.parametrize("sample, most", [("us_outsourcer", 23), ("video_producer", 23), ("resident_2026", 25)])
def test_the_fees_of_a_company_are_about_one_screen(sample: str, most: int) -> None:
    assert len(htp("fees", f"{sample}.yaml", folder=RESIDENT.parent).stdout.splitlines()) <= most


def test_amounts_of_different_currencies_are_added_only_at_a_rate() -> None:
    apart = htp("fees", OUTSOURCER, "--set", "period=2017").words
    assert "In this period 433,000.00 KGS and 4,147.20 USD" in apart
    assert "They are not added: the profile has no exchange rate for USD." in apart
    assert "To add up exchange_rates.USD" in apart
    added = htp("fees", OUTSOURCER, "--set", "period=2017", "--set", "exchange_rates.USD=68.5").words
    assert f"In this period {Decimal('433000') + Decimal('4147.20') * Decimal('68.5'):,.2f} KGS" in added


def test_what_is_not_known_is_left_out_of_the_sum_and_named() -> None:
    words = htp("fees", OUTSOURCER).words
    assert "In this period 433,000.00 KGS Withheld, at least 288,000.00 KGS Not in it contributions" in words
    assert "What to fill in Social contributions assumptions.average_monthly_wage" in words


def test_it_says_what_the_regime_exempts() -> None:
    assert "no sales tax, no profit tax and no value-added tax" in htp("fees", "-v", OUTSOURCER).words
    assert "no sales tax, profit tax or value-added tax is due" in htp("fees", "-v", ARREARS).words
    assert "Exemptions no profit tax, sales tax or VAT" in htp("fees", ARREARS).words


def test_the_comparison_shows_what_the_park_saves_in_money() -> None:
    run = htp("fees", OUTSOURCER, "--compare", *OF_2026)
    payroll, total, profit = Decimal(5_760_000), Decimal(14_500_000), Decimal(4_000_000)
    at_home = total - 13_900_000
    inside = total / 100 + payroll * 5 / 100 + Decimal("0.12") * 36_047 * 12 * 12
    least = profit / 10 + at_home / 100 + payroll / 10 + payroll * Decimal("0.1225")
    most = profit / 10 + total * 5 / 100 + payroll / 10 + payroll * Decimal("0.1225")
    assert figures(run, "Together") == [inside, least, most]
    assert f"together pay {least - inside:,.2f} to {most - inside:,.2f} KGS less than outside it." in run.words


def test_the_comparison_shows_where_the_park_costs_more() -> None:
    facts = ("revenue.total=0", "revenue.export=0", "profit=0", "staff.payroll=100", "period=2026")
    run = htp("fees", OUTSOURCER, "--compare", *(part for fact in facts for part in ("--set", fact)))
    inside = Decimal(5) + Decimal("0.12") * 36_047 * 12 * 12
    outside = Decimal(10) + Decimal("12.25")
    assert f"together pay {inside - outside:,.2f} KGS more than outside it." in run.words


def test_without_the_profit_the_comparison_asks_for_it_and_leaves_it_out() -> None:
    words = htp("fees", OUTSOURCER, "--compare", "--set", "period=2026").words
    assert "Profit tax nothing not known" in words
    assert "As far as both sides are known, in the park" in words
    assert "Not in that: profit tax." in words
    assert "To compare profit" in words


def test_where_no_general_rate_is_known_no_benefit_is_claimed() -> None:
    words = htp("fees", OUTSOURCER, "--compare", "--set", "profit=1").words
    assert "Whether the park saves money cannot be told" in words
    assert "The rate is not known: the rates before the Tax Code of 2022 were not found year by year" in words
    assert "less than outside" not in words


def test_a_disputed_rate_is_shown_with_both_ends_and_their_sources() -> None:
    words = htp("fees", "-v", OUTSOURCER, "--compare", *OF_2026).words
    assert (
        "1% to 5% of the total revenue of 14,500,000.00 KGS, or only of 600,000.00 KGS from customers at home: "
        "6,000.00 to 725,000.00 KGS."
    ) in words
    assert "12.25% of the payroll of 5,760,000.00 KGS: 705,600.00 KGS." in words
    assert "Social Fund of the Kyrgyz Republic, notice of 2024" in words


def test_the_single_tax_is_a_second_way_outside_and_needs_no_profit() -> None:
    run = htp("fees", OUTSOURCER, "--compare", "--set", "period=2026")
    payroll, total = Decimal(5_760_000), Decimal(14_500_000)
    inside = total / 100 + payroll * 5 / 100 + Decimal("0.12") * 36_047 * 12 * 12
    on_pay = payroll / 10 + payroll * Decimal("0.1225")
    least, most = (on_pay + total * rate / 100 for rate in (2, 4))
    assert figures(run, "Together") == [inside, least, most]
    assert f"they together pay {least - inside:,.2f} to {most - inside:,.2f} KGS less than outside it with" in run.words
    in_full = htp("fees", "-v", OUTSOURCER, "--compare", "--set", "period=2026").words
    assert "2% to 4% of the total revenue of 14,500,000.00 KGS: 290,000.00 to 580,000.00 KGS." in in_full


def test_the_single_tax_is_left_out_where_its_rate_was_not_found() -> None:
    words = htp("fees", OUTSOURCER, "--compare", "--set", "period=2024").words
    assert "Outside with the single tax" not in words
    assert "Single tax The rate is not known: the rates before 2025 were not found" in words


def test_an_individual_entrepreneur_is_promised_no_saving() -> None:
    sample = SAMPLES / "eligible" / "video_producer.yaml"
    words = htp("fees", sample, "--compare", "--set", "period=2026", "--set", "profit=1000").words
    assert "An individual entrepreneur pays a tax and contributions of his own." in words
    assert "pays a tax of his own instead, which is not worked out here" in words
    assert "less than outside" not in words
    assert "individual entrepreneur" not in htp("fees", OUTSOURCER, "--compare").words


def test_a_profit_that_is_no_amount_is_an_error() -> None:
    for written in ("-5", "1,234", "much"):
        run = htp("fees", OUTSOURCER, "--set", f"profit={written}")
        assert (run.exit_code, run.stdout) == (4, "")
        assert "profit" in run.stderr


def test_before_the_law_nothing_is_worked_out() -> None:
    run = htp("fees", OUTSOURCER, "--compare", "--as-of", "2010-01-01")
    assert run.exit_code == 0
    assert "what held on 1 January 2010 is not known here" in run.words
    assert "In the park the company" not in run.words


def test_every_company_of_a_folder_has_its_section_and_the_sources_stand_once() -> None:
    run = htp("fees", "-v", SAMPLES / "eligible", "--compare")
    assert run.stdout.count("(rules in force on") == len(list((SAMPLES / "eligible").iterdir()))
    assert run.stdout.count("\nSources\n") == 1
    assert run.exit_code == 0


def test_a_quarter_that_is_not_over_is_marked_and_what_is_withheld_from_pay_is_said_apart() -> None:
    words = htp("fees", SAMPLES / "eligible" / "resident_2026.yaml").words
    assert (
        "Q1 4,100,000.00 41,000.00 41,000.00 0.00 Q2, not yet due 5,100,000.00 51,000.00 10,000.00 41,000.00" in words
    )
    assert "In this period 1,254,930.56 KGS Withheld, at least 280,500.00 KGS" in words
    later = htp("fees", SAMPLES / "eligible" / "resident_2026.yaml", "--as-of", "2026-07-01").words
    assert "not yet due 5,100,000.00" not in later


def test_arrears_and_the_comparison_change_no_exit_code() -> None:
    assert htp("fees", ARREARS).exit_code == 0
    assert htp("fees", SAMPLES / "not_eligible", "--compare").exit_code == 0
    assert htp("fees", SAMPLES / "undetermined").exit_code == 0
    assert htp("fees", SAMPLES / "invalid", ARREARS).exit_code == 4


def test_the_options_are_those_of_check(tmp_path: Path) -> None:
    failing = SAMPLES / "not_eligible" / "local_web_studio.yaml"
    assert htp("fees", failing, "--exit-zero").exit_code == 0
    assert htp("fees", failing, "-q").stdout == ""
    assert htp("fees", tmp_path).exit_code == 4
    assert htp("fees", tmp_path, "--allow-empty").exit_code == 0
    assert "a.yaml:1" in htp("fees", "-", "--stdin-filename", "a.yaml", stdin="x: 1").stderr
    assert "\x1b[" in htp("fees", failing, "--color", "always").stdout


def bars(run: Run) -> list[str]:
    rows = [line for line in run.stdout.splitlines() if re.match("  (In the park|Outside) +[0-9]", line)]
    return [re.sub(r"^.*[0-9] *", "", each) for each in rows]


def test_the_comparison_draws_both_sides_on_one_scale_and_what_depends_on_the_rate_paler() -> None:
    run = htp("fees", "--compare", RESIDENT, width=80)
    inside, outside = bars(run)
    assert set(inside) == {"█"}
    assert re.fullmatch("█+░+", outside)
    assert len(inside) * 1_708_225 <= len(outside) * 1_254_930.56 < (len(inside) + 1) * 1_708_225
    assert bars(htp("fees", "--compare", RESIDENT, width=50)) == ["", ""]


def test_where_nothing_can_be_compared_nothing_is_drawn() -> None:
    assert bars(htp("fees", "--compare", SAMPLES / "eligible" / "video_producer.yaml")) == []
