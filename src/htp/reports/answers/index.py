"""`htp report` of many companies: the page that leads to all others, with a table and a picture of export shares."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from htp.assessing.pipeline import AssessedProfile
from htp.assessing.totals import Portfolio
from htp.document import Rejected
from htp.money import Money, Number, negated
from htp.reading.formats import is_table
from htp.reports.answers.parts import NONE, amount, share_beside
from htp.reports.answers.portfolio import needs_work, verdict_line
from htp.reports.blocks import NO_WORDS, Disclaimer, Paragraph, Words
from htp.reports.page_blocks import Client, Clients, Overview, Page, PageBlock, Point, Scatter, Section
from htp.reports.page_origin import INDEX
from htp.reports.wording import figures
from htp.rules import export_share
from htp.verdict import Eligibility, Share, Text
from htp.vocabulary import NEEDING_WORK_FIRST

MAX_PICTURES = 3
"""Currencies with a picture of their own, those of most companies first."""


class ClientLine(NamedTuple):
    """What the index keeps of a company, or of an input that could not be used."""

    place: Words
    page: str = ""
    """The file of its page."""
    company: str = ""
    verdict: Eligibility | None = None
    """None for an input that could not be used."""
    share: Share | None = None
    required: Number | None = None
    revenue: Money | None = None
    work: Words = NO_WORDS


def line_of(company: AssessedProfile, page: str) -> ClientLine:
    """What the index says of a company whose page is in that file."""
    profile, result = company.read.profile, company.result
    finding = result.assessment.finding(export_share.ID)
    return ClientLine(
        _place(result.path, result.document),
        page,
        result.assessment.company,
        result.assessment.verdict,
        finding.measured,
        finding.required,
        None if profile.total is None or profile.revenue.currency is None else profile.money(profile.total),
        needs_work(result.assessment.findings),
    )


def line_of_rejected(rejected: Rejected) -> ClientLine:
    """What the index says of an input that has no page."""
    problems = Text("companies.problems", {"count": len(rejected.diagnostics)})
    return ClientLine(_place(rejected.path, rejected.document), work=problems)


def _place(path: str, document: int) -> Words:
    return Text("companies.row", {"path": path, "number": str(document)}) if is_table(path) else path


def index(lines: Sequence[ClientLine], portfolio: Portfolio, summary: str) -> Page:
    """The page, with what needs work first; `summary` is the workbook beside it."""
    pictures = tuple(_pictures(lines, portfolio))
    sections = [
        Section("answer", Text("index.title"), (Overview(Text("index.title"), verdict_line(portfolio), summary),))
    ]
    if pictures:
        sections.append(Section("picture", Text("index.picture"), pictures))
    sections.append(Section("clients", Text("index.clients"), (_table(lines),)))
    sections.append(Section("limits", Text("page.limits"), (Paragraph((Text("page.limits.facts"),)), Disclaimer())))
    return Page(Text("index.title"), tuple(sections), json.dumps({"format": INDEX}), is_index=True)


def _table(lines: Sequence[ClientLine]) -> Clients:
    names = ("company", "verdict", "share", "revenue", "work", "place")
    ordered = sorted(lines, key=lambda each: -1 if each.verdict is None else NEEDING_WORK_FIRST.index(each.verdict))
    return Clients(tuple(Text(f"index.{each}") for each in names), tuple(map(_client, ordered)))


def _client(line: ClientLine) -> Client:
    return Client(
        line.page,
        line.company or NONE,
        line.verdict,
        NONE if line.share is None else share_beside(line.share, line.required),
        line.share,
        NONE if line.revenue is None else amount(line.revenue),
        None if line.revenue is None else line.revenue.amount,
        line.work,
        line.place,
    )


def _pictures(lines: Sequence[ClientLine], portfolio: Portfolio) -> Iterator[PageBlock]:
    """A picture for each currency: revenue in different ones cannot be compared."""
    for currency, _ in portfolio.by_currency()[:MAX_PICTURES]:
        points = tuple(_points(lines, currency))
        if points:
            required = {each.required for each in lines if each.share is not None}
            line = required.pop() if len(required) == 1 else None
            yield Scatter(Text("index.scatter", {"currency": figures.currency(currency)}), points, line)
    missing = sum(each.verdict is not None and each.share is None for each in lines)
    if missing:
        yield Paragraph((Text("index.without-share", {"count": missing}),))


def _points(lines: Sequence[ClientLine], currency: str) -> Iterator[Point]:
    """The largest first, so that small ones are drawn over them."""
    shown = [each for each in lines if each.share is not None and each.revenue and each.revenue.currency == currency]
    for each in sorted(shown, key=lambda each: negated(each.revenue.amount) if each.revenue else Number(0)):
        if each.share is not None and each.revenue is not None and each.verdict is not None and each.revenue.amount > 0:
            words = Text("index.point", {"company": each.company, "share": each.share, "revenue": each.revenue})
            yield Point(each.page, words, each.verdict, each.share, each.revenue.amount)
