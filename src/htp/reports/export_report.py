"""`htp export`: where the revenue comes from, how far that is from the share required, and what would close the gap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from htp.company import countries
from htp.company.profile import HOME_MARKET, ConvertedLine, Profile
from htp.money import ZERO, Money, Number, exact_sum, minus, plus, times
from htp.reports import wording
from htp.reports.drawing import (
    STYLES,
    Canvas,
    company_line,
    drawn,
    entry_list,
    line_label,
    share_bar,
    source_notes,
    verdict_text,
)
from htp.rulebook.model import Rulebook
from htp.rules import export_share
from htp.verdict import Assessment, Finding, RuleVerdict, Share

_WIDEST_BAR = 40
_NARROWEST_BAR = 10
_NARROWEST_NAME = 12
_INDENT = 2
_GAP = 2
"""Columns between two cells of a chart."""
_NONE = "–"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the revenue, with the name that the chart gives it."""

    name: str
    amount: Number
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Quarter:
    """What one quarter brought; `unclear` is the part whose market is not stated."""

    name: str
    abroad: Number
    unclear: Number
    total: Number


def render(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook, canvas: Canvas) -> str:
    """A section for each company, and then the sources of all of them."""
    return drawn(_sections(companies, rulebook, canvas), rulebook, canvas) if companies else ""


def _sections(
    companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook, canvas: Canvas
) -> Iterator[RenderableType]:
    findings = [_finding(assessment) for _, assessment in companies]
    cited = list(dict.fromkeys(source for each in findings for source in each.sources))
    for (profile, assessment), finding in zip(companies, findings, strict=True):
        yield from _company(profile, assessment, finding, canvas, cited)
    yield Text(f"What counts as export, and what is not settled: htp explain {export_share.ID}\n")
    yield source_notes(cited, rulebook)


def _finding(assessment: Assessment) -> Finding:
    return assessment.finding(export_share.ID)


def _company(
    profile: Profile, assessment: Assessment, finding: Finding, canvas: Canvas, cited: list[str]
) -> Iterator[RenderableType]:
    answer = Table.grid(padding=(0, 2, 0, 0))
    told = f"{wording.explanation(finding)} {wording.notes(finding.sources, cited)}"
    answer.add_row(verdict_text(finding.verdict), Text(told, overflow="fold"))
    yield Group(company_line(assessment), answer, Text(""))
    if finding.measured is not None and finding.required is not None:
        yield entry_list("How far from the line", _distance(profile, finding.measured, finding.required))
    yield from _markets(profile, finding, canvas)
    yield from _quarters(profile, finding, canvas)
    conversions = list(_conversions(profile))
    if conversions:
        yield entry_list("Converted from other currencies", conversions)
    if finding.remedies:
        numbered = ((f"{number}.", way) for number, way in enumerate(wording.remedies(finding), start=1))
        yield entry_list("What would close the gap; each is enough by itself", numbered)
    if finding.missing:
        yield entry_list("What to fill in", [(finding.title, wording.keys(finding.missing))])
    if finding.caveats:
        yield entry_list("Not verified in an official text", _caveats(finding, cited))


def _distance(profile: Profile, measured: Share, required: Number) -> Iterator[tuple[str, str]]:
    needed = times(required, measured.whole)
    yield "Revenue from abroad", _amount(profile, measured.part)
    yield "Its share of the total", wording.share_exactly(measured, required)
    yield f"Required, {wording.value_text(required)}", _amount(profile, needed)
    if measured.part < needed:
        yield "Short of it by", _amount(profile, minus(needed, measured.part))
    elif measured.part == needed:
        yield "Above it by", "nothing: exactly the share required, which is enough"
    else:
        yield "Above it by", _amount(profile, minus(measured.part, needed))


def _markets(profile: Profile, finding: Finding, canvas: Canvas) -> Iterator[RenderableType]:
    """The revenue by market, or its two totals, as bars."""
    total = profile.total
    if not total or (profile.lines is None and profile.revenue.export is None):
        return
    if profile.lines is None:
        export = profile.revenue.export or ZERO
        abroad, at_home = [_Part("Customers abroad", export)], [_Part("Customers at home", minus(total, export))]
    else:
        markets = _parts_by_market(profile.lines)
        abroad = [_Part(f"  {each.name}", each.amount) for each in markets if not each.style]
        together = exact_sum(each.amount for each in abroad)
        abroad = [_Part("Customers abroad", together, "bold"), *abroad]
        at_home = [each for each in markets if each.style]
    color = {RuleVerdict.FAIL: "red", RuleVerdict.PASS: "green", RuleVerdict.DEFERRED: "cyan"}.get(
        finding.verdict, "default"
    )
    rows: list[tuple[_Part, str] | None] = [(each, color) for each in abroad]
    rows += [None, *((each, "default") for each in at_home)]
    chart = _Chart(canvas, finding.required, (each[0].name for each in rows if each), total)
    for row in rows:
        chart.add(*row) if row else chart.skip()
    chart.add_sum("Total", total)
    yield chart.drawn(
        f"Revenue by market{_in_currency(profile)}" if profile.lines else f"Revenue{_in_currency(profile)}"
    )


def _parts_by_market(lines: Iterable[ConvertedLine]) -> list[_Part]:
    """Abroad, largest first; then, with a style of their own, home and what names no market."""
    amounts: dict[str | None, Number] = {}
    for line in lines:
        amounts[line.market] = plus(amounts.get(line.market, ZERO), line.amount)
    abroad = [_Part(_country(code), amount) for code, amount in amounts.items() if code and code != HOME_MARKET]
    abroad.sort(key=lambda each: each.name)
    abroad.sort(key=lambda each: each.amount, reverse=True)
    home = _Part(f"At home, {_country(HOME_MARKET)}", amounts.get(HOME_MARKET, ZERO), "bold")
    unclear = [_Part("Market not stated", amounts[None], "bold")] if None in amounts else []
    return [*abroad, home, *unclear]


def _country(code: str) -> str:
    return f"{countries.NAME_BY_CODE[code]} ({code})"


class _Chart:
    """Rows of a name, an amount, its share and a bar, with the line at the share required through all of them.

    Where they do not fit beside each other, the bar stands below.
    """

    def __init__(self, canvas: Canvas, required: Number | None, names: Iterable[str], total: Number) -> None:
        self.total, self.required = total, required
        self.places = wording.places_beside(required)
        name = min(max(map(wording.display_width, names)), max(canvas.width // 3, _NARROWEST_NAME))
        left = canvas.width - _INDENT - name - len(_figure(total)) - _share_width(required) - 3 * _GAP
        self.is_stacked = left < _NARROWEST_BAR
        self.bar_width = min(canvas.width - 2 * _INDENT if self.is_stacked else left, _WIDEST_BAR)
        self.rows = Table.grid(padding=(0, _GAP, 0, 0))
        self.rows.add_column(max_width=None if self.is_stacked else name, overflow="fold")
        if not self.is_stacked:
            self.rows.add_column(justify="right", no_wrap=True)
            self.rows.add_column(justify="right", no_wrap=True)
            self.rows.add_column(no_wrap=True)
        if required:
            self._add_row(None, "", "", line_label(required, self.bar_width))

    def add(self, part: _Part, color: str) -> None:
        share = Share(part.amount, self.total)
        bar = share_bar(share, self.required, self.bar_width, color)
        self._add_row(Text(part.name, style=part.style), _figure(part.amount), wording.share(share, self.places), bar)

    def skip(self) -> None:
        """An empty row, through which the line runs on."""
        self._add_row(None, "", "", share_bar(Share(ZERO, self.total), self.required, self.bar_width))

    def add_sum(self, name: str, amount: Number) -> None:
        self._add_row(Text(name), _figure(amount), "100%", None)

    def _add_row(self, name: Text | None, amount: str, share: str, bar: RenderableType | None) -> None:
        if not self.is_stacked:
            self.rows.add_row(name, amount, share, bar)
            return
        if name is not None:
            self.rows.add_row(Text.assemble(name, f": {amount}, {share}", overflow="fold"))
        if bar is not None:
            self.rows.add_row(bar)

    def drawn(self, title: str) -> RenderableType:
        return Group(Text(title, style="bold"), Padding(self.rows, (0, 0, 1, _INDENT)))


def _quarters(profile: Profile, finding: Finding, canvas: Canvas) -> Iterator[RenderableType]:
    """The share of each quarter, so that a bad one shows; nothing where the lines carry no quarters."""
    quarters = _by_quarter(profile.lines or ())
    if not quarters:
        return
    title = f"By quarter{_in_currency(profile)}"
    remarks = {each.name: _remark(each, finding.required) for each in quarters}
    figures = 2 * len(_figure(profile.total or ZERO))
    names, widest_remark = max(map(len, remarks)), max(map(len, remarks.values()))
    left = canvas.width - _INDENT - names - figures - _share_width(finding.required) - widest_remark - 5 * _GAP
    if left < _NARROWEST_BAR:
        yield entry_list(
            title, ((each.name, _quarter_told(each, remarks[each.name], finding.required)) for each in quarters)
        )
    else:
        rows = _quarter_rows(quarters, remarks, finding.required, min(left, _WIDEST_BAR))
        yield Group(Text(title, style="bold"), Padding(rows, (0, 0, 1, _INDENT)))
    if any(remarks.values()):
        yield Text("The share is asked for over the whole period; a single quarter decides nothing.\n")


def _quarter_rows(
    quarters: Iterable[_Quarter], remarks: Mapping[str, str], required: Number | None, width: int
) -> RenderableType:
    rows = Table.grid(padding=(0, _GAP, 0, 0))
    rows.add_column()
    for _ in ("from abroad", "of", "share"):
        rows.add_column(justify="right", no_wrap=True)
    rows.add_row("", "from abroad", "of", "share", line_label(required, width) if required else "", "")
    for each in quarters:
        remark = remarks[each.name]
        share = Share(each.abroad, each.total)
        bar = share_bar(share, required, width, "red" if remark else "green") if each.total else ""
        figures = (_figure(each.abroad), _figure(each.total), _share(each, required))
        rows.add_row(each.name, *figures, bar, Text(remark, style=STYLES[RuleVerdict.FAIL]))
    return rows


def _quarter_told(quarter: _Quarter, remark: str, required: Number | None) -> str:
    told = f"{_figure(quarter.abroad)} of {_figure(quarter.total)} from abroad, {_share(quarter, required)}"
    return f"{told}, {remark}" if remark else told


def _share(quarter: _Quarter, required: Number | None) -> str:
    places = wording.places_beside(required)
    return wording.share(Share(quarter.abroad, quarter.total), places) if quarter.total else _NONE


def _share_width(required: Number | None) -> int:
    """Columns of the widest share: two digits, the point, the decimals and the sign."""
    return 2 + 1 + wording.places_beside(required) + 1


def _by_quarter(lines: Iterable[ConvertedLine]) -> list[_Quarter]:
    lines = list(lines)
    named = sorted({line.quarter for line in lines if line.quarter is not None})
    if not named:
        return []
    quarters = []
    for quarter in (*named, None):
        own = [line for line in lines if line.quarter == quarter]
        if own:
            quarters.append(
                _Quarter(
                    quarter or "no quarter",
                    exact_sum(line.amount for line in own if line.is_export),
                    exact_sum(line.amount for line in own if line.is_export is None),
                    exact_sum(line.amount for line in own),
                )
            )
    return quarters


def _remark(quarter: _Quarter, required: Number | None) -> str:
    """What there is to point out about the quarter's share."""
    if required is None or quarter.abroad >= times(required, quarter.total):
        return ""
    if plus(quarter.abroad, quarter.unclear) >= times(required, quarter.total):
        return "market missing"
    return f"below {wording.value_text(required)}"


def _conversions(profile: Profile) -> Iterator[tuple[str, str]]:
    """Each foreign currency with what was earned in it, the rate used and what that makes."""
    earned: dict[str, Number] = {}
    for line in profile.revenue.lines or ():
        if line.currency is not None and line.currency != profile.revenue.currency:
            earned[line.currency] = plus(earned.get(line.currency, ZERO), line.amount)
    for currency, amount in earned.items():
        rate = profile.rate_of(currency)
        written = f"{wording.amount(Money(amount, currency))} at {_amount(profile, rate)} for 1 {currency}"
        yield currency, f"{written}: {_amount(profile, times(amount, rate))}"


def _caveats(finding: Finding, cited: list[str]) -> Iterator[tuple[str, str]]:
    for each in finding.caveats:
        told = wording.provenance(each.status, each.place, wording.notes(each.sources, cited))
        yield wording.value_text(each.shown), wording.sentence(told)


def _amount(profile: Profile, amount: Number) -> str:
    return wording.amount(profile.money(amount))


def _figure(amount: Number) -> str:
    """The amount where the heading names the currency."""
    return wording.amount(Money(amount, ""))


def _in_currency(profile: Profile) -> str:
    return f", in {profile.revenue.currency}" if profile.revenue.currency else ""
