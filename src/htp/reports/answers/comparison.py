"""`htp fees --compare`: the same company in the park and outside it, and how the other side was worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from htp.assessing.comparison import VALUE_ADDED_TAX, Charge, Comparison, GeneralTax, Line, Range
from htp.assessing.costs import Findings, entry_on
from htp.company.facts import LegalForm
from htp.company.profile import Profile
from htp.money import Money, negated
from htp.reports.answers.parts import amount, amount_range, citation, figure, plain_amount, provenance, titled
from htp.reports.blocks import NO_WORDS, Align, Block, Column, Entries, Entry, Paragraph, Table, Words
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
    comparison: Comparison,
    rulebook: Rulebook,
    as_of: date,
    cited: Sequence[str],
) -> Iterator[Block]:
    rows = tuple((Text(f"charge.{line.charge}"), _inside(line, findings), _outside(line)) for line in comparison.lines)
    total: tuple[Words, ...] | None = None
    if comparison.has_comparable_tax:
        name = Text("compare.known-on-both-sides" if comparison.unknown_charges else "together")
        total = (name, plain_amount(comparison.inside), _range(comparison.outside))
    yield Table(_COLUMNS, rows, titled("compare.title", profile.revenue.currency), total)
    yield Paragraph(tuple(_benefit(profile, comparison)))
    yield Entries(Text("compare.how"), tuple(_worked_out(profile, comparison, rulebook, as_of, cited)))


def _inside(line: Line, findings: Findings) -> Words:
    if line.inside is not None:
        return plain_amount(line.inside) if line.inside else Text("nothing")
    found = findings[_RULE_BY_CHARGE[line.charge]].amount
    return Text("not-known") if found is None else amount(found)


def _outside(line: Line) -> Words:
    if line.outside is None:
        return Text("not-known")
    return _range(line.outside) if line.outside.most else Text("nothing")


def _range(amounts: Range) -> Text:
    return amount_range(Money(amounts.least, ""), Money(amounts.most, ""))


def _benefit(profile: Profile, comparison: Comparison) -> Iterator[Words]:
    """What the park saves or costs, and what is in no sum."""
    # lower-case titles: go with the answer issue
    unknown = tuple(Text(f"charge.{each}.lower-case") for each in comparison.unknown_charges)
    if not comparison.has_comparable_tax:
        yield Text("compare.cannot-be-told", {"charges": unknown})
    elif unknown:
        yield _saving(profile, comparison.saved, "compare.as-far-as-known")
        yield Text("compare.not-in-that", {"charges": unknown})
    else:
        yield _saving(profile, comparison.saved, "compare")
    if profile.company.legal_form is LegalForm.INDIVIDUAL_ENTREPRENEUR:
        yield Text("compare.entrepreneur")


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


def _worked_out(
    profile: Profile, comparison: Comparison, rulebook: Rulebook, as_of: date, cited: Sequence[str]
) -> Iterator[Entry]:
    for tax in comparison.taxes:
        yield Entry(Text(f"charge.{tax.charge}"), (_tax(profile, tax, cited), *_provenances(tax.entries, cited)))
    entry = entry_on(rulebook, VALUE_ADDED_TAX, as_of)
    if entry is not None:
        id_ = "compare.value-added-tax.rate" if entry.gap is None else "compare.value-added-tax.no-rate"
        left_out = Text(id_, {"rate": figure(entry)})
        yield Entry(Text("compare.value-added-tax"), (left_out, *_provenances((entry,), cited)))
    yield Entry(Text("compare.left-out"), Text("compare.left-out.text"))


def _tax(profile: Profile, tax: GeneralTax, cited: Sequence[str]) -> Text:
    """The rate, its base and what they come to, or what is missing for it."""
    ends = list(dict.fromkeys(tax.rates))
    values: dict[str, TextValue] = {"base": Text(f"base.{tax.charge}"), "rates": _rates([*ends])}
    if tax.amount is not None and tax.base is not None:
        found = amount_range(profile.money(tax.amount.least), profile.money(tax.amount.most))
        return Text("compare.tax", {**values, "of": profile.money(tax.base), "amount": found})
    if tax.gaps:
        return _gap(tax, values, cited)
    return Text("compare.tax-missing", {**values, "keys": tax.missing})


def _rates(ends: Sequence[TextValue]) -> Text:
    if len(ends) == 2:
        return Text("compare.rates", {"least": ends[0], "most": ends[1]})
    return Text("value", {"value": ends[0] if ends else ""})


def _gap(tax: GeneralTax, values: Mapping[str, TextValue], cited: Sequence[str]) -> Text:
    id_ = "compare.one-rate-known" if tax.rates else "compare.rate-not-known"
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
