"""`htp fees`: the fee by quarter, paid and outstanding, the taxes on pay, the exemptions, and the comparison."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from htp.assessing.costs import (
    RATES,
    VALUE_ADDED_TAX,
    Charge,
    Comparison,
    GeneralTax,
    Line,
    Range,
    compared,
    in_revenue_currency,
)
from htp.company.facts import LegalForm
from htp.company.profile import Profile
from htp.money import ZERO, Money, Number, minus, negated, plus
from htp.reports import wording
from htp.reports.drawing import Canvas, company_line, drawn, entry_list, lined_table, source_notes, verdict_text
from htp.rulebook.model import DatedValue, Rulebook
from htp.rules import exemptions, fee, income_tax, social_contributions
from htp.rules.parts.rule import share_on
from htp.verdict import Assessment, Finding, RuleVerdict

_COSTS = (fee.ID, income_tax.ID, social_contributions.ID)
_RULE_BY_CHARGE = {
    Charge.FEE: fee.ID,
    Charge.INCOME_TAX: income_tax.ID,
    Charge.INSURANCE: social_contributions.ID,
}
_CHARGE_WORDS = {
    Charge.FEE: "Fee to the park",
    Charge.PROFIT_TAX: "Profit tax",
    Charge.SALES_TAX: "Sales tax",
    Charge.INCOME_TAX: "Income tax of employees",
    Charge.INSURANCE: "Social contributions",
}
_BASE_WORDS = {
    Charge.PROFIT_TAX: "the profit",
    Charge.SALES_TAX: "the total revenue",
    Charge.INCOME_TAX: "the payroll",
    Charge.INSURANCE: "the payroll",
}
_CELL_PADDING = 2
_BORDERS = 4
"""Columns that the edges of a table take, whatever it is drawn with."""
_UNKNOWN = "not known"
_NOTHING = "nothing"

Company = tuple[Profile, Assessment]
Findings = Mapping[str, Finding]
"""The findings about one company by their rule."""
_Row = tuple[str, tuple[str, ...]]
"""A name and the figures beside it."""


def render(companies: Sequence[Company], rulebook: Rulebook, canvas: Canvas, *, with_comparison: bool = False) -> str:
    """A section for each company, those in arrears first, and then the sources of all of them."""
    if not companies:
        return ""
    ordered = sorted(companies, key=lambda each: _findings(each[1])[fee.ID].verdict is not RuleVerdict.ARREARS)
    return drawn(_sections(ordered, rulebook, canvas, with_comparison=with_comparison), rulebook, canvas)


def _findings(assessment: Assessment) -> Findings:
    return {each.rule: each for each in assessment.findings}


def _sections(
    companies: Sequence[Company], rulebook: Rulebook, canvas: Canvas, *, with_comparison: bool
) -> Iterator[RenderableType]:
    cited = _cited(companies, rulebook, with_comparison=with_comparison)
    for profile, assessment in companies:
        findings = _findings(assessment)
        comparison = compared(profile, assessment.findings, rulebook, assessment.as_of) if with_comparison else None
        yield from _heading(assessment, findings, cited)
        yield from _instalments(profile, findings[fee.ID], rulebook, assessment.as_of, canvas)
        yield entry_list("Taxes on pay", _taxes_on_pay(profile, findings, rulebook, assessment.as_of, cited))
        yield entry_list("What the regime exempts", [_told(findings[exemptions.ID], cited)])
        if comparison is None:
            yield entry_list("Together", _together(profile, findings))
        else:
            yield from _comparison(profile, findings, comparison, rulebook, assessment.as_of, canvas, cited)
        missing = list(_missing(profile, findings, comparison))
        if missing:
            yield entry_list("What to fill in", missing)
        caveats = list(_caveats(findings, rulebook, cited))
        if caveats:
            yield entry_list("Not verified in an official text", caveats)
    yield source_notes(cited, rulebook)


def _cited(companies: Iterable[Company], rulebook: Rulebook, *, with_comparison: bool) -> list[str]:
    cited: list[str] = []
    for _, assessment in companies:
        findings = _findings(assessment)
        cited += [source for rule in (*_COSTS, exemptions.ID) for source in findings[rule].sources]
        if with_comparison:
            parameters = [each for both in RATES.values() for each in both]
            entries = [_entry(rulebook, each, assessment.as_of) for each in (*parameters, VALUE_ADDED_TAX)]
            cited += [source for entry in entries if entry for source in entry.sources]
    return list(dict.fromkeys(cited))


def _entry(rulebook: Rulebook, parameter: str, as_of: date) -> DatedValue | None:
    """What the rulebook says of the parameter on that day, also where that is a gap; None before the law."""
    return next((each for each in rulebook.parameters[parameter].values if each.covers(as_of)), None)


def _heading(assessment: Assessment, findings: Findings, cited: list[str]) -> Iterator[RenderableType]:
    answer = Table.grid(padding=(0, 2, 0, 0))
    _, told = _told(findings[fee.ID], cited)
    answer.add_row(verdict_text(findings[fee.ID].verdict), Text(told, overflow="fold"))
    yield Group(company_line(assessment), answer, Text(""))


def _told(finding: Finding, cited: list[str]) -> tuple[str, str]:
    return finding.title, f"{wording.explanation(finding)} {wording.notes(finding.sources, cited)}"


def _instalments(
    profile: Profile, finding: Finding, rulebook: Rulebook, as_of: date, canvas: Canvas
) -> Iterator[RenderableType]:
    """The fee by quarter; what has been paid is counted towards the oldest quarter first."""
    if finding.amount is None:
        return
    rate = share_on(rulebook, fee.RATE, as_of)
    parts = fee.instalments(profile, rate.minimum) if rate else ()
    if not any(each.quarter for each in parts):
        return
    paid = profile.residency.fees_paid if profile.is_resident else None
    left = paid or ZERO
    rows: list[_Row] = []
    for each in parts:
        towards = min(left, each.fee)
        left = minus(left, towards)
        name = each.quarter.value if each.quarter else "no quarter"
        rows.append((name, _figures((each.revenue, each.fee), paid, towards)))
    owed = finding.amount.amount
    total = ("Total", _figures((profile.total or ZERO, owed), paid, minus(paid or ZERO, left)))
    headings = ("Quarter", "Revenue", "Fee", *(("Paid", "Open") if paid is not None else ()))
    yield _table(f"The fee by quarter{_in_currency(profile)}", headings, rows, total, canvas)
    if paid is not None:
        yield Text("What has been paid is counted towards the oldest quarter first.")
    if left:
        yield Text(f"{wording.amount(profile.money(left))} more has been paid than is owed.")
    yield Text("")


def _figures(known: tuple[Number, Number], paid: Number | None, towards: Number) -> tuple[str, ...]:
    """Revenue and fee; and what is paid towards it and open, where that can be told."""
    _, owed = known
    return tuple(map(_figure, known if paid is None else (*known, towards, minus(owed, towards))))


def _table(
    title: str, headings: Sequence[str], rows: Sequence[_Row], total: _Row | None, canvas: Canvas
) -> RenderableType:
    """Names with figures beside them; one below the other where the canvas is too narrow for a table."""
    heading = Text(title, style="bold")
    every = [*rows, total] if total else rows
    columns = zip(*([name, *figures] for name, figures in [(headings[0], headings[1:]), *every]), strict=True)
    if sum(max(map(len, column)) + _CELL_PADDING for column in columns) + _BORDERS > canvas.width:
        told = ((name, _one_below_the_other(headings[1:], figures)) for name, figures in every)
        return entry_list(title, told)
    table = lined_table(canvas)
    for index, name in enumerate(headings):
        table.add_column(name, justify="right" if index else "left", no_wrap=True)
    for index, (name, figures) in enumerate(rows, start=1):
        table.add_row(name, *figures, end_section=index == len(rows))
    if total:
        table.add_row(Text(total[0], style="bold"), *total[1])
    return Group(heading, table)


def _one_below_the_other(headings: Sequence[str], figures: Sequence[str]) -> str:
    return "\n".join(f"{heading}: {figure}" for heading, figure in zip(headings, figures, strict=True))


def _taxes_on_pay(
    profile: Profile, findings: Findings, rulebook: Rulebook, as_of: date, cited: list[str]
) -> Iterator[tuple[str, str]]:
    yield _told(findings[income_tax.ID], cited)
    contributions = findings[social_contributions.ID]
    yield _told(contributions, cited)
    if contributions.amount is None:
        return
    entry = _entry(rulebook, social_contributions.WAGE, as_of)
    if profile.assumptions.average_monthly_wage is not None:
        yield "The wage figure", "It is the one that the profile states under assumptions."
    elif entry is not None:
        told = wording.provenance(entry.status, entry.place, wording.notes(entry.sources, cited))
        yield "The wage figure", f"It is the rulebook's, {wording.span(entry.first, entry.last)}; {told}."


def _together(profile: Profile, findings: Findings) -> Iterator[tuple[str, str]]:
    """Everything above by currency; amounts of different currencies are added only at a rate of the profile."""
    amounts: dict[str, Number] = {}
    for rule in _COSTS:
        amount = findings[rule].amount
        if amount is not None:
            converted = in_revenue_currency(profile, amount)
            in_one = amount if converted is None else profile.money(converted)
            amounts[in_one.currency] = plus(amounts.get(in_one.currency, ZERO), in_one.amount)
    unknown = [findings[rule].title.lower() for rule in _COSTS if _is_unknown(findings[rule])]
    known = [wording.amount(Money(amount, currency)) for currency, amount in amounts.items()]
    yield "In this period", wording.listing(known) or ("nothing" if len(unknown) < len(_COSTS) else _UNKNOWN)
    if len(amounts) > 1:
        yield "", f"They are not added: {_no_rate(profile, amounts)}."
    if unknown and known:
        yield "Not in it", f"{wording.listing(unknown)}, because a figure is missing"


def _is_unknown(finding: Finding) -> bool:
    return finding.amount is None and finding.verdict is not RuleVerdict.SETTLED


def _no_rate(profile: Profile, currencies: Iterable[str]) -> str:
    foreign = [each for each in currencies if each != profile.revenue.currency]
    return f"the profile has no exchange rate for {wording.listing(foreign)}"


def _comparison(
    profile: Profile,
    findings: Findings,
    comparison: Comparison,
    rulebook: Rulebook,
    as_of: date,
    canvas: Canvas,
    cited: list[str],
) -> Iterator[RenderableType]:
    rows = [(_CHARGE_WORDS[line.charge], (_inside(line, findings), _outside(line))) for line in comparison.lines]
    total = None
    if comparison.has_comparable_tax:
        name = "Known on both sides" if comparison.unknown_charges else "Together"
        total = (name, (_figure(comparison.inside), _range(comparison.outside)))
    title = f"The same company in the park and outside it{_in_currency(profile)}"
    yield _table(title, ("", "In the park", "Outside"), rows, total, canvas)
    yield from (Text(each) for each in _benefit(profile, comparison))
    yield Text("")
    yield entry_list("How it was reckoned outside the park", _reckoned(profile, comparison, rulebook, as_of, cited))


def _inside(line: Line, findings: Findings) -> str:
    if line.inside is not None:
        return _figure(line.inside) if line.inside else _NOTHING
    amount = findings[_RULE_BY_CHARGE[line.charge]].amount
    return _UNKNOWN if amount is None else wording.amount(amount)


def _outside(line: Line) -> str:
    if line.outside is None:
        return _UNKNOWN
    return _range(line.outside) if line.outside.most else _NOTHING


def _benefit(profile: Profile, comparison: Comparison) -> Iterator[str]:
    """What the park saves or costs, in a sentence, and what is in no sum."""
    names = wording.listing([_CHARGE_WORDS[each].lower() for each in comparison.unknown_charges])
    if not comparison.has_comparable_tax:
        yield f"Whether the park saves money cannot be told: one side or both are not known of {names}."
    elif names:
        yield wording.sentence(f"as far as both sides are known, {_saving(profile, comparison.saved)}")
        yield f"Not in that: {names}."
    else:
        yield wording.sentence(_saving(profile, comparison.saved))
    if profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR:
        yield "But outside the park an individual entrepreneur is taxed by other rules, which are not reckoned here."


def _saving(profile: Profile, saved: Range) -> str:
    who = "in the park the company and its employees together pay"
    if saved.least == saved.most == 0:
        return f"{who} as much as outside it"
    if saved.least >= 0:
        return f"{who} {_amounts(profile, saved.least, saved.most)} less than outside it"
    if saved.most <= 0:
        return f"{who} {_amounts(profile, negated(saved.most), negated(saved.least))} more than outside it"
    less, more = (wording.amount(profile.money(each)) for each in (saved.most, negated(saved.least)))
    return f"{who} up to {less} less or up to {more} more than outside it, depending on the rates that would apply"


def _amounts(profile: Profile, least: Number, most: Number) -> str:
    return wording.amounts(profile.money(least), profile.money(most))


def _reckoned(
    profile: Profile, comparison: Comparison, rulebook: Rulebook, as_of: date, cited: list[str]
) -> Iterator[tuple[str, str]]:
    for tax in comparison.taxes:
        yield _CHARGE_WORDS[tax.charge], " ".join([_worked_out(profile, tax, cited), *_provenances(tax.entries, cited)])
    entry = _entry(rulebook, VALUE_ADDED_TAX, as_of)
    if entry is not None:
        rate = f"{wording.figure(entry)}, and " if entry.gap is None else ""
        told = f"{rate}left out: what a company bears of it depends on its purchases and on where its customers are"
        yield "Value-added tax", " ".join([wording.sentence(told), *_provenances((entry,), cited)])
    yield (
        "Left out",
        "The single tax that small companies may choose, the tax on electronic trade, and the lowest and highest base "
        "of contributions. The profit is taken to be the same on both sides.",
    )


def _worked_out(profile: Profile, tax: GeneralTax, cited: list[str]) -> str:
    """The rate, its base and what they come to, or what is missing for it."""
    rates = " to ".join(wording.value_text(each) for each in dict.fromkeys(tax.rates))
    base = _BASE_WORDS[tax.charge]
    if tax.amount is not None and tax.base is not None:
        of = f"{rates} of {base} of {wording.amount(profile.money(tax.base))}"
        return f"{of}: {_amounts(profile, tax.amount.least, tax.amount.most)}."
    if tax.gaps:
        known = f"One end of the rate is {rates}; the other is not known" if rates else "The rate is not known"
        sources = dict.fromkeys(source for each in tax.entries if each.gap for source in each.sources)
        return f"{known}: {'; '.join(tax.gaps)}{f' {wording.notes(sources, cited)}' if sources else ''}."
    return f"{rates} of {base}. Missing in the profile: {wording.listing(list(tax.missing))}."


def _provenances(entries: Iterable[DatedValue], cited: list[str]) -> Iterator[str]:
    """How sure each figure is; what is not known has none."""
    known = [each for each in entries if each.gap is None]
    told = (wording.provenance(each.status, each.place, wording.notes(each.sources, cited)) for each in known)
    return (wording.sentence(each) for each in dict.fromkeys(told))


def _missing(profile: Profile, findings: Findings, comparison: Comparison | None) -> Iterator[tuple[str, str]]:
    """The keys that are needed for what is not known above."""
    for rule in _COSTS:
        if findings[rule].missing:
            yield findings[rule].title, wording.keys(findings[rule].missing)
    foreign = [amount for rule in _COSTS if (amount := findings[rule].amount) is not None]
    keys = [f"exchange_rates.{each.currency}" for each in foreign if in_revenue_currency(profile, each) is None]
    if keys:
        yield "To add up", ", ".join(dict.fromkeys(keys))
    asked_for = {key for rule in _COSTS for key in findings[rule].missing}
    keys = [key for tax in (comparison.taxes if comparison else ()) for key in tax.missing if key not in asked_for]
    if keys:
        yield "To compare", ", ".join(dict.fromkeys(keys))


def _caveats(findings: Findings, rulebook: Rulebook, cited: list[str]) -> Iterator[tuple[str, str]]:
    told_above = rulebook.parameters[social_contributions.WAGE].title
    for rule in _COSTS:
        for each in (caveat for caveat in findings[rule].caveats if caveat.subject != told_above):
            told = wording.provenance(each.status, each.place, wording.notes(each.sources, cited))
            yield findings[rule].title, f"{wording.value_text(each.shown)} – {told}."


def _figure(amount: Number) -> str:
    """The amount where the heading names the currency."""
    return wording.amount(Money(amount, ""))


def _range(amounts: Range) -> str:
    return wording.amounts(Money(amounts.least, ""), Money(amounts.most, ""))


def _in_currency(profile: Profile) -> str:
    return f", in {profile.revenue.currency}" if profile.revenue.currency else ""
