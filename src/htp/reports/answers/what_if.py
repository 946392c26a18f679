"""WHAT IF: what was supposed of a company, and now and then side by side: the verdict, and what else changes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from htp.assessing.results import Assessed, WhatIf
from htp.assessing.suppositions import Supposed
from htp.document import Data
from htp.money import Money
from htp.reports.answers.parts import amount, share_beside
from htp.reports.blocks import NO_WORDS, Align, Blocks, Column, Paragraph, ShortRow, ShortTable, Table, Words
from htp.reports.wording import figures
from htp.rulebook.text_ids import name_text
from htp.verdict import Finding, Text, TextValue

if TYPE_CHECKING:
    from htp.company.customers import Customer

Row = tuple[Words, Words, Words]
"""What it is, how it is now, and how it would be."""


def supposed_text(supposed: Supposed) -> Text:
    """`WHAT IF revenue.export=9_000_000 and 50,000.00 EUR more from Germany`"""
    return Text("what-if.title", {"supposed": (*_settings(supposed.facts), *map(_customer, supposed.customers))})


def _settings(facts: Mapping[str, Data]) -> Iterator[Text]:
    for key, value in facts.items():
        if value is None:
            yield Text("what-if.without", {"key": key})
        elif isinstance(value, str):
            yield Text("what-if.fact", {"key": key, "value": value})
        else:
            yield Text("what-if.facts", {"key": key})


def _customer(customer: "Customer") -> Text:
    values: dict[str, TextValue] = {
        "amount": Money(customer.amount, customer.currency or ""),
        "country": Text(f"country.{customer.market}"),
    }
    id_ = "what-if.customer.more" if customer.is_more else "what-if.customer.less"
    return Text(id_, values) if customer.activity is None else Text(f"{id_}.for", {**values, "for": customer.activity})


def blocks(results: Iterable[Assessed]) -> Blocks:
    """What stands above the answer about each company; nothing where nothing is supposed."""
    found = [(each, each.what_if) for each in results if each.what_if is not None]
    if not found:
        return ()
    first = found[0][1]
    tables = (_table(result, what_if) for result, what_if in found)
    return (Paragraph((supposed_text(first.supposed),), is_followed_by_gap=False), *tables)


def _table(result: Assessed, what_if: WhatIf) -> Table:
    columns = (
        Column(result.assessment.company, wraps=True),
        Column(Text("what-if.now"), Align.RIGHT),
        Column(Text("what-if.then"), Align.RIGHT),
    )
    return Table(columns, tuple(rows(result, what_if)))


def short_table(result: Assessed, what_if: WhatIf) -> ShortTable:
    """The same for an answer on one screen."""
    headings = (NO_WORDS, Text("what-if.now"), Text("what-if.then"), NO_WORDS)
    return ShortTable(headings, tuple(ShortRow(None, *each, NO_WORDS) for each in rows(result, what_if)))


def rows(result: Assessed, what_if: WhatIf) -> Iterator[Row]:
    """The verdict, and each rule of which the figure or the answer changes."""
    now, then = what_if.now, result.assessment
    verdict = Text(f"eligibility.{then.verdict}")
    if now is None:
        yield Text("what-if.verdict"), Text("what-if.contradicts"), verdict
        return
    yield Text("what-if.verdict"), Text(f"eligibility.{now.verdict}"), verdict
    for before, after in zip(now.findings, then.findings, strict=True):
        if not _is_same_figure(before, after):
            yield Text(name_text(after.rule)), _shown(before), _shown(after)
        elif before.verdict is not after.verdict:
            yield Text(name_text(after.rule)), Text(f"verdict.{before.verdict}"), Text(f"verdict.{after.verdict}")


def _is_same_figure(before: Finding, after: Finding) -> bool:
    """Whether both are shown alike."""
    one, other = before.measured, after.measured
    if one is None or other is None:
        return one is other and before.amount == after.amount
    places = figures.places_beside(after.required)
    return figures.share(one, places) == figures.share(other, places)


def _shown(finding: Finding) -> Words:
    """Its figure, else what the rule says."""
    if finding.amount is not None:
        return amount(finding.amount)
    if finding.measured is not None:
        return share_beside(finding.measured, finding.required)
    return Text(f"verdict.{finding.verdict}")
