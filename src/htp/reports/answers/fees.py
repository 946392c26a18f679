"""`htp fees`: the fee by quarter, paid and outstanding, the taxes on pay, the exemptions, and everything together."""

from collections.abc import Iterator, Sequence
from datetime import date

from htp.assessing.costs import (
    COSTS,
    CostsTogether,
    Findings,
    MissingForCosts,
    QuarterlyFee,
    findings_by_rule,
    instalments,
    missing_for_costs,
    per_head,
    together,
    wage_entry,
)
from htp.assessing.outside import Comparison, compared
from htp.company.profile import Profile
from htp.reports.answers import outside as outside_blocks
from htp.reports.answers.parts import (
    amount,
    caveat_text,
    citation,
    company_heading,
    end,
    explained,
    keys,
    plain_amount,
    span,
    title,
    titled,
)
from htp.reports.blocks import NO_WORDS, Align, Block, Blocks, Column, Entries, Entry, Paragraph, Table, Words
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import name_text, reason_text
from htp.rules import exemptions, fee, income_tax, social_contributions
from htp.verdict import Assessment, FeeFigures, Finding, RuleVerdict, Text, TextValue

Company = tuple[Profile, Assessment]


def in_order(companies: Sequence[Company]) -> list[Company]:
    """Those in arrears first."""
    return sorted(companies, key=lambda each: each[1].finding(fee.ID).verdict is not RuleVerdict.ARREARS)


def blocks(
    companies: Sequence[Company], rulebook: Rulebook, *, with_comparison: bool = False, in_short: bool = False
) -> Blocks:
    """A section for each company, those in arrears first, and then the sources of all of them."""
    if not companies:
        return ()
    return tuple(_blocks(in_order(companies), rulebook, with_comparison=with_comparison, in_short=in_short))


def _blocks(
    companies: Sequence[Company], rulebook: Rulebook, *, with_comparison: bool, in_short: bool
) -> Iterator[Block]:
    cited = _cited(companies, rulebook, with_comparison=with_comparison)
    for profile, assessment in companies:
        comparisons = compared(profile, assessment.findings, rulebook, assessment.as_of) if with_comparison else ()
        yield company_heading(assessment, [assessment.finding(fee.ID)], cited, rulebook)
        if not in_short:
            yield from outside_blocks.charts(comparisons, profile.revenue.currency)
        tell = section_in_short if in_short else section
        yield from tell((profile, assessment), comparisons, rulebook, cited)
    yield from end(cited, rulebook)


def section(
    company: Company, comparisons: Sequence[Comparison], rulebook: Rulebook, cited: Sequence[str]
) -> Iterator[Block]:
    """What residency costs one company, below its heading; without comparisons the park alone."""
    profile, assessment = company
    findings = findings_by_rule(assessment)
    as_of = assessment.as_of
    yield from _standing(findings[fee.ID])
    yield from _instalments(profile, findings[fee.ID], as_of)
    yield Entries(Text("fees.on-pay"), tuple(_taxes_on_pay(profile, findings, rulebook, as_of, cited)))
    yield Entries(Text("fees.exempt"), (_explained(findings[exemptions.ID], cited),))
    if comparisons:
        yield from outside_blocks.blocks(profile, findings, comparisons, rulebook, as_of, cited)
    else:
        yield Entries(Text("together"), tuple(_together(together(profile, findings), findings)))
    yield from _missing(_missing_keys(profile, findings, comparisons))
    caveats = tuple(_caveats(findings, rulebook, cited))
    if caveats:
        yield Entries(Text("caveats.title"), caveats)


def section_in_short(
    company: Company, comparisons: Sequence[Comparison], rulebook: Rulebook, cited: Sequence[str]
) -> Iterator[Block]:
    """The same with a line or two for each cost, and of the other side only what is not known."""
    profile, assessment = company
    findings = findings_by_rule(assessment)
    by_quarter = tuple(_instalments(profile, findings[fee.ID], assessment.as_of, in_short=True))
    if comparisons:
        yield from outside_blocks.charts(comparisons[:1], profile.revenue.currency)
        yield from outside_blocks.blocks_in_short(profile, findings, comparisons, cited)
        yield Entries(Text("caveats.title"), tuple(_doubts(findings[exemptions.ID], title(exemptions.ID))))
    else:
        yield from by_quarter or _standing(findings[fee.ID])
        costs = together(profile, findings)
        beside_fee = (findings[rule] for rule in (income_tax.ID, social_contributions.ID, exemptions.ID))
        told = tuple(entry for each in beside_fee for entry in (_in_short(each), *_doubts(each)))
        yield Entries(Text("together"), (*told, *_together(costs, findings)))
    yield from _missing(_missing_keys(profile, findings, comparisons))


def _in_short(finding: Finding) -> Entry:
    """The amount, and the reason in a few words."""
    reason = Text(reason_text(finding.explanation.id), finding.explanation.values)
    if finding.amount is None:
        is_open = finding.verdict is RuleVerdict.UNDETERMINED
        return Entry(title(finding.rule), Text("fees.in-short.not-known", {"reason": reason}) if is_open else reason)
    if finding.rule == social_contributions.ID and (each := per_head(finding)) is not None:
        values = {**each._asdict(), "total": finding.amount}
        return Entry(title(finding.rule), Text("fees.in-short.per-head", values))
    return Entry(title(finding.rule), Text("fees.in-short", {"amount": finding.amount, "reason": reason}))


def _doubts(finding: Finding, name: Words = NO_WORDS) -> Iterator[Entry]:
    return (Entry(name, caveat_text(each)) for each in finding.caveats if each.doubt is not None)


def _cited(companies: Sequence[Company], rulebook: Rulebook, *, with_comparison: bool) -> list[str]:
    cited: list[str] = []
    for profile, assessment in companies:
        comparisons = compared(profile, assessment.findings, rulebook, assessment.as_of) if with_comparison else ()
        cited += sources_of_costs(assessment, comparisons, rulebook)
    return list(dict.fromkeys(cited))


def sources_of_costs(assessment: Assessment, comparisons: Sequence[Comparison], rulebook: Rulebook) -> Iterator[str]:
    """What a section about the costs of a company cites, in its order."""
    for rule in (*COSTS, exemptions.ID):
        yield from assessment.finding(rule).sources
    if comparisons:
        yield from outside_blocks.sources_compared(comparisons, rulebook, assessment.as_of)


def _explained(finding: Finding, cited: Sequence[str]) -> Entry:
    return Entry(title(finding.rule), explained(finding, cited))


def _standing(finding: Finding) -> Iterator[Entries]:
    """What is due, paid, to pay and not yet due, as far as that is known."""
    known = [(key, each) for key, each in zip(FeeFigures._fields, finding.fee or (), strict=False) if each is not None]
    if known:
        yield Entries(
            Text("fees.standing"), tuple(Entry(Text(f"fees.standing.{key}"), amount(each)) for key, each in known)
        )


def _instalments(profile: Profile, finding: Finding, as_of: date, *, in_short: bool = False) -> Iterator[Block]:
    """The fee by quarter; what has been paid is counted towards the oldest quarter first."""
    found = instalments(profile, finding, as_of)
    if found is None:
        return
    has_payments = found.total.paid is not None
    headings = ("quarter", "revenue", "fee", *(("paid", "open") if has_payments else ()))
    columns = tuple(
        Column(Text(f"fees.{each}"), Align.RIGHT if index else Align.LEFT) for index, each in enumerate(headings)
    )
    rows = tuple((_name(each, has_payments=has_payments), *_figures(each)) for each in found.quarters)
    heading = titled("fees.by-quarter", profile.revenue.currency)
    yield Table(columns, rows, heading, (Text("total"), *_figures(found.total)))
    way = "fees.oldest-first" if profile.residency.payments is None else "fees.own-quarter-first"
    notes: list[Words] = [Text(way)] if has_payments and not in_short else []
    if found.overpaid:
        notes.append(Text("fees.overpaid", {"amount": profile.money(found.overpaid)}))
    if notes or not in_short:
        yield Paragraph(tuple(notes))


def _name(quarter: QuarterlyFee, *, has_payments: bool) -> Words:
    """The quarter; where payments are shown, with what is not yet due of it."""
    if quarter.quarter is None:
        return Text("no-quarter")
    name = Text(f"quarter.{quarter.quarter}")
    if has_payments and quarter.is_over is False:
        return Text("fees.quarter.not-over", {"quarter": name})
    return name


def _figures(quarter: QuarterlyFee) -> tuple[Words, ...]:
    """Revenue and fee; and what is paid towards it and open, where that can be told."""
    known = [quarter.revenue, quarter.fee]
    if quarter.paid is not None and quarter.open is not None:
        known += [quarter.paid, quarter.open]
    return tuple(map(plain_amount, known))


def _taxes_on_pay(
    profile: Profile, findings: Findings, rulebook: Rulebook, as_of: date, cited: Sequence[str]
) -> Iterator[Entry]:
    yield _explained(findings[income_tax.ID], cited)
    contributions = findings[social_contributions.ID]
    yield _explained(contributions, cited)
    if (each := per_head(contributions)) is not None:
        yield Entry(Text("fees.per-head"), Text("fees.per-head.text", each._asdict()))
    entry = wage_entry(profile, findings, rulebook, as_of)
    if entry is not None:
        values: dict[str, TextValue] = {
            "span": span(entry),
            "place": entry.place,
            "citation": citation(entry.sources, cited),
        }
        yield Entry(Text("fees.wage"), Text(f"fees.wage.{entry.status}", values))
    elif contributions.amount is not None and profile.assumptions.average_monthly_wage is not None:
        yield Entry(Text("fees.wage"), Text("fees.wage.of-profile"))


def _together(costs: CostsTogether, findings: Findings) -> Iterator[Entry]:
    known: Words
    if costs.amounts:
        known = Text("list", {"items": tuple(amount(each) for each in costs.amounts)})
    else:
        known = Text("not-known" if costs.is_nothing_known else "nothing")
    yield Entry(Text("fees.in-period"), known)
    withheld = findings[income_tax.ID].amount
    if withheld is not None and costs.amounts:
        yield Entry(Text("fees.withheld"), amount(withheld))
    if costs.without_rate:
        yield Entry(NO_WORDS, Text("fees.not-added", {"currencies": costs.without_rate}))
    if costs.unknown and costs.amounts:
        names = tuple(Text(name_text(rule)) for rule in costs.unknown)
        yield Entry(Text("fees.not-in-it"), Text("fees.unknown", {"rules": names}))


def _missing_keys(profile: Profile, findings: Findings, comparisons: Sequence[Comparison]) -> MissingForCosts:
    asked = tuple(key for comparison in comparisons for tax in comparison.taxes for key in tax.missing)
    return missing_for_costs(profile, findings, asked)


def _missing(missing: MissingForCosts) -> Iterator[Entries]:
    """The keys that are needed for what is not known above."""
    entries = [Entry(title(rule), keys(asked)) for rule, asked in missing.by_rule]
    if missing.to_add_up:
        entries.append(Entry(Text("fees.to-add-up"), ", ".join(missing.to_add_up)))
    if missing.to_compare:
        entries.append(Entry(Text("fees.to-compare"), ", ".join(missing.to_compare)))
    if entries:
        yield Entries(Text("missing.title"), tuple(entries))


def _caveats(findings: Findings, rulebook: Rulebook, cited: Sequence[str]) -> Iterator[Entry]:
    named_above = rulebook.parameters[social_contributions.WAGE].title
    for rule in (*COSTS, exemptions.ID):
        for each in findings[rule].caveats:
            is_in_heading = rule == fee.ID and each.doubt is not None
            if each.subject != named_above and not is_in_heading:
                yield Entry(title(rule), caveat_text(each, cited))
