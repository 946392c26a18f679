"""`htp check` of many companies: a table of them, and the totals below it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from htp.assessing.results import Result
from htp.assessing.totals import CurrencyTotals, Portfolio
from htp.document import Rejected
from htp.money import exact_sum
from htp.reading.formats import is_table
from htp.reports.answers.parts import NONE, plain_amount, title
from htp.reports.answers.what_if import supposed_text
from htp.reports.blocks import (
    Block,
    Blocks,
    Column,
    Disclaimer,
    Entries,
    Entry,
    Enumeration,
    Paragraph,
    Table,
    VerdictCell,
    Words,
)
from htp.reports.wording import figures
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import name_text
from htp.verdict import Eligibility, Finding, Kind, RuleVerdict, Share, Text, TextValue
from htp.vocabulary import NEEDING_WORK_FIRST

_OPEN = (RuleVerdict.FAIL, RuleVerdict.ARREARS, RuleVerdict.UNDETERMINED, RuleVerdict.DEFERRED)
"""The verdicts that leave something to do or to wait for."""
_MAX_MARKETS = 10


class Row(NamedTuple):
    """A line of the table of several companies."""

    company: str
    verdict: Eligibility | None
    """None for an input that could not be used."""
    needs_work: Words
    problems: int
    path: str
    document: int


def row_of(result: Result) -> Row:
    """What the table says of a result: little, because every result waits for the table."""
    if isinstance(result, Rejected):
        return Row("", None, "", len(result.diagnostics), result.path, result.document)
    assessment = result.assessment
    return Row(assessment.company, assessment.verdict, needs_work(assessment.findings), 0, result.path, result.document)


def blocks(rows: Sequence[Row], portfolio: Portfolio, rulebook: Rulebook) -> Blocks:
    """The table, where it has a company, and what all companies come to together."""
    table = (_table(rows),) if any(each.verdict for each in rows) else ()
    return (*table, *_totals(portfolio, rulebook), Disclaimer())


def _table(rows: Sequence[Row]) -> Table:
    columns = (
        Column(Text("companies.company"), wraps=True),
        Column(Text("companies.verdict")),
        Column(Text("companies.needs-work"), wraps=True),
        Column(Text("companies.file"), wraps=True),
    )
    documents = Counter(each.path for each in rows)
    cells = tuple(
        (
            NONE if each.verdict is None else each.company,
            VerdictCell(each.verdict),
            Text("companies.problems", {"count": each.problems}) if each.verdict is None else each.needs_work,
            _place(each, documents),
        )
        for each in rows
    )
    return Table(columns, cells, merged_heading=Text("companies.merged"))


def _place(row: Row, documents: Mapping[str, int]) -> Words:
    values = {"path": row.path, "number": str(row.document)}
    if is_table(row.path):
        return Text("companies.row", values)
    return Text("companies.document", values) if documents[row.path] > 1 else row.path


def needs_work(findings: Iterable[Finding]) -> Words:
    """Which rules there is something to do about."""
    return _works(
        tuple(
            (each.rule, each.verdict)
            for each in findings
            if each.verdict in (RuleVerdict.FAIL, RuleVerdict.DEFERRED, RuleVerdict.ARREARS)
            or (each.verdict is RuleVerdict.UNDETERMINED and each.kind is Kind.CRITERION)
        )
    )


@lru_cache(maxsize=100)
def _works(verdicts: tuple[tuple[str, RuleVerdict], ...]) -> Words:
    """Kept, because every result waits for the table, and most need the same."""
    return Enumeration(
        tuple(
            Text("index.work-of", {"name": Text(name_text(rule)), "verdict": Text(f"verdict.{verdict}")})
            for rule, verdict in verdicts
        )
    )


def _totals(portfolio: Portfolio, rulebook: Rulebook) -> Iterator[Block]:
    yield Paragraph((*supposed_lines(portfolio), verdict_line(portfolio)))
    lists = [
        (Text("totals.rules"), tuple(_rules(portfolio, rulebook))),
        (Text("totals.title"), tuple(_sums(portfolio))),
        *(
            (Text("totals.markets", {"currency": figures.currency(currency)}), tuple(_markets(totals)))
            for currency, totals in portfolio.by_currency()
        ),
    ]
    yield from (Entries(name, entries) for name, entries in lists if entries)


def supposed_lines(portfolio: Portfolio) -> Iterator[Text]:
    """What was supposed of every company, and how many had which verdict without it."""
    if portfolio.supposed:
        yield supposed_text(portfolio.supposed)
        counts = {f"{each}": portfolio.companies_now[each] for each in NEEDING_WORK_FIRST}
        yield Text("what-if.companies", counts)


def verdict_line(portfolio: Portfolio) -> Text | tuple[Text, Text]:
    """`5 companies: 3 not eligible, 2 undetermined, 0 eligible. 1 input is invalid.`"""
    counts = {f"{each}": portfolio.companies[each] for each in NEEDING_WORK_FIRST}
    line = Text("totals.companies", {"count": portfolio.companies.total(), **counts})
    return (line, Text("totals.invalid", {"count": portfolio.invalid})) if portfolio.invalid else line


def _rules(portfolio: Portfolio, rulebook: Rulebook) -> Iterator[Entry]:
    """How often each rule fails or waits."""
    for rule, verdicts in portfolio.verdicts_by_rule.items():
        shown = [each for each in _OPEN if verdicts[each]]
        if rulebook.rules[rule].kind is Kind.CRITERION:
            shown.append(RuleVerdict.PASS)
        if shown:
            yield Entry(title(rule), Enumeration(tuple(_of_verdict(each, verdicts[each]) for each in shown)))


def _of_verdict(verdict: RuleVerdict, number: int) -> Text:
    return Text("totals.of-verdict", {"number": number, "verdict": Text(f"verdict.{verdict}")})


def _sums(portfolio: Portfolio) -> Iterator[Entry]:
    if portfolio.companies_with_employees:
        values = {"employees": portfolio.employees, "count": portfolio.companies_with_employees}
        yield Entry(Text("totals.employees"), Text("totals.employees-in", values))
    for currency, totals in portfolio.by_currency():
        named = {"currency": figures.currency(currency)}
        revenue = Text("totals.revenue-in", {"revenue": plain_amount(totals.revenue), "count": totals.companies})
        yield Entry(Text("totals.revenue", named), revenue)
        share = totals.export_share
        if share is not None:
            id_ = "totals.share" if totals.measured_revenue == totals.revenue else "totals.share-of-known"
            export = Text(id_, {"export": plain_amount(totals.export), "share": share})
            yield Entry(Text("totals.export", named), export)
        if totals.companies_with_fee:
            yield Entry(Text("totals.fee", named), plain_amount(totals.fee))
        if totals.fee_to_pay:
            yield Entry(Text("totals.fee-to-pay", named), plain_amount(totals.fee_to_pay))
    if portfolio.without_figures:
        without = Text("totals.without-figures", {"count": portfolio.without_figures})
        yield Entry(Text("totals.not-in-them"), without)
    if portfolio.companies_with_notes:
        values = {"count": portfolio.companies_with_notes, "to_check": portfolio.companies_to_check}
        yield Entry(Text("totals.notes"), Text("totals.companies-with-notes", values))


def _markets(totals: CurrencyTotals) -> Iterator[Entry]:
    """The export markets, largest first; the rest in one line."""
    markets = totals.markets
    if not markets:
        return
    named = [(Text(f"country.{market}"), amount) for market, amount in markets[:_MAX_MARKETS]]
    others = exact_sum(amount for _, amount in markets[_MAX_MARKETS:])
    without = totals.export_without_market
    for name, amount in [*named, (Text("totals.others"), others), (Text("totals.not-given"), without)]:
        if amount:
            values: dict[str, TextValue] = {"export": plain_amount(amount), "share": Share(amount, totals.export)}
            yield Entry(name, Text("totals.share", values))
