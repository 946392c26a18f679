"""`htp fees --compare`: the same company in the park and outside it, and how the other side was worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from htp.assessing.costs import Findings, entry_on
from htp.assessing.outside import VALUE_ADDED_TAX, Charge, Comparison, Line, OutsideTax, Range, Regime
from htp.company.profile import Profile
from htp.money import Money, Number, negated
from htp.reports.answers.parts import amount, amount_range, citation, figure, plain_amount, provenance, titled
from htp.reports.blocks import NO_WORDS, Align, Block, Column, Cost, CostsChart, Entries, Entry, Paragraph, Table, Words
from htp.rulebook.model import DatedValue, Rulebook
from htp.rules import fee, income_tax, social_contributions
from htp.verdict import Text, TextValue

_RULE_BY_CHARGE = {
    Charge.FEE: fee.ID,
    Charge.INCOME_TAX: income_tax.ID,
    Charge.INSURANCE: social_contributions.ID,
}
_COLUMNS = (
    Column(NO_WORDS),
    Column(Text("compare.in-the-park"), Align.RIGHT),
    Column(Text("compare.outside"), Align.RIGHT),
)


def blocks(
    profile: Profile,
    findings: Findings,
    comparisons: Sequence[Comparison],
    rulebook: Rulebook,
    as_of: date,
    cited: Sequence[str],
) -> Iterator[Block]:
    """The park beside each regime outside it; beside the single tax only where its rate is known."""
    for comparison in _shown(comparisons):
        yield from _side_by_side(profile, findings, comparison)
    worked_out = _worked_out(profile, _taxes(comparisons), cited)
    yield Entries(Text("compare.how"), (*worked_out, *_left_out(rulebook, as_of, cited)))


def blocks_in_short(
    profile: Profile, findings: Findings, comparisons: Sequence[Comparison], cited: Sequence[str]
) -> Iterator[Block]:
    """The sides beside each other, and of how the other one was worked out only what is not known of it."""
    for comparison in _shown(comparisons):
        yield from _side_by_side(profile, findings, comparison)
    open_ = [tax for tax in _taxes(comparisons) if tax.amount is None or tax.is_base_open]
    if open_:
        yield Entries(Text("compare.how"), tuple(_worked_out(profile, open_, cited)))


def charts(comparisons: Iterable[Comparison], currency: str | None) -> Iterator[CostsChart]:
    """A picture of each comparison that says something."""
    return (_costs_chart(each, currency) for each in comparisons if each.has_comparable_tax)


def _costs_chart(comparison: Comparison, currency: str | None) -> CostsChart:
    """Both sides, with the charges that are known on both: no other sum says anything."""
    unknown = tuple(Text(f"charge.{each}.name") for each in comparison.unknown_charges)
    remark = Text("page.costs.known", {"charges": unknown}) if unknown else Text("page.costs.all")
    outside = comparison.outside
    costs = (
        _cost(Text("compare.in-the-park"), comparison.inside, comparison.inside),
        _cost(Text("compare.outside"), outside.least, outside.most),
    )
    return CostsChart(titled(f"page.costs.{comparison.regime}", currency), costs, remark)


def _cost(name: Text, least: Number, most: Number) -> Cost:
    return Cost(name, (least, most), amount_range(Money(least, ""), Money(most, "")))


def _shown(comparisons: Iterable[Comparison]) -> list[Comparison]:
    return [each for each in comparisons if each.regime is Regime.GENERAL or _is_single_tax_known(each)]


def _taxes(comparisons: Iterable[Comparison]) -> list[OutsideTax]:
    """Each tax once, in the order of the charges."""
    taxes = {tax.charge: tax for comparison in comparisons for tax in comparison.taxes}
    return [taxes[each] for each in Charge if each in taxes]


def sources_compared(comparisons: Sequence[Comparison], rulebook: Rulebook, as_of: date) -> Iterator[str]:
    """The sources of everything that is compared, in the order in which it is shown."""
    for comparison in comparisons:
        for entry in (entry for tax in comparison.taxes for entry in tax.entries):
            yield from entry.sources
    if (left_out := entry_on(rulebook, VALUE_ADDED_TAX, as_of)) is not None:
        yield from left_out.sources


def _is_single_tax_known(comparison: Comparison) -> bool:
    return any(tax.rates for tax in comparison.taxes if tax.charge is Charge.SINGLE_TAX)


def _side_by_side(profile: Profile, findings: Findings, comparison: Comparison) -> Iterator[Block]:
    rows = tuple((Text(f"charge.{line.charge}"), _inside(line, findings), _outside(line)) for line in comparison.lines)
    total: tuple[Words, ...] | None = None
    if comparison.has_comparable_tax:
        name = Text("compare.known-on-both-sides" if comparison.unknown_charges else "together")
        total = (name, plain_amount(comparison.inside), _range(comparison.outside))
    yield Table(_COLUMNS, rows, titled(f"compare.title.{comparison.regime}", profile.revenue.currency), total)
    yield Paragraph(tuple(_benefit(profile, comparison)))


def _inside(line: Line, findings: Findings) -> Words:
    if line.inside is not None:
        return plain_amount(line.inside) if line.inside else Text("nothing")
    rule = _RULE_BY_CHARGE.get(line.charge)
    found = findings[rule].amount if rule else None
    return Text("not-known") if found is None else amount(found)


def _outside(line: Line) -> Words:
    if line.outside is None:
        return Text("not-known")
    return _range(line.outside) if line.outside.most else Text("nothing")


def _range(amounts: Range) -> Text:
    return amount_range(Money(amounts.least, ""), Money(amounts.most, ""))


def _benefit(profile: Profile, comparison: Comparison) -> Iterator[Words]:
    """What the park saves or costs, and what is in no sum."""
    unknown = tuple(Text(f"charge.{each}.name") for each in comparison.unknown_charges)
    kind = f"compare.{comparison.regime}"
    if comparison.is_of_entrepreneur:
        yield Text("compare.entrepreneur")
    elif not comparison.has_comparable_tax:
        yield Text("compare.cannot-be-told", {"charges": unknown})
    elif unknown:
        yield _saving(profile, comparison.saved, f"{kind}.as-far-as-known")
        yield Text("compare.not-in-that", {"charges": unknown})
    else:
        yield _saving(profile, comparison.saved, kind)


def _saving(profile: Profile, saved: Range, kind: str) -> Text:
    if saved.least == saved.most == 0:
        return Text(f"{kind}.same")
    if saved.least >= 0:
        less = amount_range(profile.money(saved.least), profile.money(saved.most))
        return Text(f"{kind}.less", {"amount": less})
    if saved.most <= 0:
        more = amount_range(profile.money(negated(saved.most)), profile.money(negated(saved.least)))
        return Text(f"{kind}.more", {"amount": more})
    ends = {"less": profile.money(saved.most), "more": profile.money(negated(saved.least))}
    return Text(f"{kind}.less-or-more", ends)


def _worked_out(profile: Profile, taxes: Iterable[OutsideTax], cited: Sequence[str]) -> Iterator[Entry]:
    for tax in taxes:
        yield Entry(Text(f"charge.{tax.charge}"), (_tax(profile, tax, cited), *_provenances(tax.entries, cited)))


def _left_out(rulebook: Rulebook, as_of: date, cited: Sequence[str]) -> Iterator[Entry]:
    entry = entry_on(rulebook, VALUE_ADDED_TAX, as_of)
    if entry is not None:
        id_ = "compare.value-added-tax.rate" if entry.gap is None else "compare.value-added-tax.no-rate"
        left_out = Text(id_, {"rate": figure(entry)})
        yield Entry(Text("compare.value-added-tax"), (left_out, *_provenances((entry,), cited)))
    yield Entry(Text("compare.left-out"), Text("compare.left-out.text"))


def _tax(profile: Profile, tax: OutsideTax, cited: Sequence[str]) -> Text:
    """The rate, its base and what they come to, or what is missing for it."""
    values: dict[str, TextValue] = {"base": Text(f"base.{tax.charge}"), "rates": _rates(tax.rates)}
    if tax.amount is not None and tax.base is not None:
        found = amount_range(profile.money(tax.amount.least), profile.money(tax.amount.most))
        values = {**values, "of": profile.money(tax.base), "amount": found}
        if not tax.is_base_open or tax.least_base is None:
            return Text("compare.tax", values)
        return Text("compare.tax.or-at-home", {**values, "at_home": profile.money(tax.least_base)})
    if tax.gaps:
        return _gap(tax, values, cited)
    return Text("compare.tax-missing", {**values, "keys": tax.missing})


def _rates(rates: Sequence[Number]) -> Text:
    if len(rates) > 1:
        return Text("compare.rates", {"least": rates[0], "most": rates[-1]})
    return Text("value", {"value": rates[0] if rates else ""})


def _gap(tax: OutsideTax, values: Mapping[str, TextValue], cited: Sequence[str]) -> Text:
    id_ = "compare.some-rates-known" if tax.rates else "compare.rate-not-known"
    reason = tax.gaps[0] if len(tax.gaps) == 1 else "; ".join(map(str, tax.gaps))
    named = {**values, "reasons": reason}
    sources = dict.fromkeys(source for each in tax.entries if each.gap for source in each.sources)
    if not sources:
        return Text(id_, named)
    return Text(f"{id_}.cited", {**named, "citation": citation(sources, cited)})


def _provenances(entries: Iterable[DatedValue], cited: Sequence[str]) -> Iterator[Text]:
    """How sure each figure is; what is not known has none."""
    known = [each for each in entries if each.gap is None]
    ways = dict.fromkeys((each.status, each.place, each.sources) for each in known)
    return (provenance(status, place, citation(sources, cited)) for status, place, sources in ways)
