"""The totals below a table of companies: verdicts, rules, money by currency, staff and export markets."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from htp.assessing.totals import CurrencyTotals, Portfolio
from htp.company.countries import NAME_BY_CODE
from htp.money import Money, Number, exact_sum
from htp.reports import wording
from htp.reports.drawing import entry_list
from htp.rulebook.model import Rulebook
from htp.verdict import Kind, RuleVerdict, Share
from htp.vocabulary import NEEDING_WORK_FIRST

_OPEN = (RuleVerdict.FAIL, RuleVerdict.ARREARS, RuleVerdict.UNDETERMINED, RuleVerdict.DEFERRED)
"""The verdicts that leave something to do or to wait for."""
_MAX_MARKETS = 10


def verdict_line(portfolio: Portfolio) -> str:
    """`5 companies: 3 not eligible, 2 undetermined, 0 eligible. 1 input is invalid.`"""
    words = [f"{portfolio.companies[each]:,} {wording.VERDICT_WORDS[each]}" for each in NEEDING_WORK_FIRST]
    line = f"{wording.counted(portfolio.companies.total(), 'company', 'companies')}: {', '.join(words)}."
    if portfolio.invalid:
        line += f" {wording.counted(portfolio.invalid, 'input is', 'inputs are')} invalid."
    return line


def portfolio_section(portfolio: Portfolio, rulebook: Rulebook) -> RenderableType:
    """Everything that the companies come to together."""
    lists = [
        ("How the rules stand", list(_rules(portfolio, rulebook))),
        ("In total", list(_totals(portfolio))),
        *((f"Export markets, in {currency}", list(_markets(totals))) for currency, totals in portfolio.by_currency()),
    ]
    shown = [entry_list(title, entries) for title, entries in lists if entries]
    return Group(Text(verdict_line(portfolio)), Text(""), *shown)


def _rules(portfolio: Portfolio, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """How often each rule fails or waits."""
    for rule, verdicts in portfolio.verdicts_by_rule.items():
        words = [f"{verdicts[each]:,} {wording.VERDICT_WORDS[each]}" for each in _OPEN if verdicts[each]]
        entry = rulebook.rules[rule]
        if entry.kind is Kind.CRITERION:
            words.append(f"{verdicts[RuleVerdict.PASS]:,} {wording.VERDICT_WORDS[RuleVerdict.PASS]}")
        if words:
            yield entry.title, ", ".join(words)


def _totals(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    if portfolio.companies_with_employees:
        companies = wording.counted(portfolio.companies_with_employees, "company", "companies")
        yield "Employees", f"{portfolio.employees:,} in {companies}"
    for currency, totals in portfolio.by_currency():
        companies = wording.counted(totals.companies, "company", "companies")
        yield f"Revenue, {currency}", f"{_figure(totals.revenue)} in {companies}"
        share = totals.export_share
        if share is not None:
            known = "" if totals.measured_revenue == totals.revenue else " of the revenue whose export is known"
            yield f"Export, {currency}", f"{_figure(totals.export)}, {wording.share(share)}{known}"
        if totals.companies_with_fee:
            yield f"Fee to the park, {currency}", _figure(totals.fee)
    if portfolio.without_figures:
        companies = wording.counted(portfolio.without_figures, "company", "companies")
        yield "Not in the totals", f"{companies} without revenue or currency"


def _markets(totals: CurrencyTotals) -> Iterator[tuple[str, str]]:
    """The export markets, largest first; the rest in one line."""
    markets = totals.markets
    if not markets:
        return
    smaller = exact_sum(amount for _, amount in markets[_MAX_MARKETS:])
    for market, amount in [*markets[:_MAX_MARKETS], ("others", smaller), ("not given", totals.export_without_market)]:
        if amount:
            yield NAME_BY_CODE.get(market, market), f"{_figure(amount)}, {wording.share(Share(amount, totals.export))}"


def _figure(amount: Number) -> str:
    """The amount without its currency, which the heading names."""
    return wording.amount(Money(amount, ""))
