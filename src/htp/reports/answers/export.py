"""`htp export`: where the revenue comes from, how far that is from the share required, and what would close the gap."""

from collections.abc import Iterator, Sequence

from htp.assessing.export import Markets, Quarter, Remark, conversions, distance, markets, quarters, remark_on
from htp.company.profile import HOME_MARKET, Profile
from htp.money import Money, Number, negated
from htp.reports.answers.parts import (
    amount,
    caveat_value,
    citation,
    cited_by,
    company_heading,
    end,
    missing_entries,
    plain_amount,
    provenance,
    share_beside,
    titled,
)
from htp.reports.blocks import (
    NO_WORDS,
    Block,
    Blocks,
    Entries,
    Entry,
    Paragraph,
    Part,
    PartsChart,
    ShareRow,
    SharesChart,
    Tone,
    Words,
)
from htp.reports.wording.figures import share_in_full
from htp.rulebook.model import Rulebook
from htp.rules import export_share
from htp.rules.parts.exported import EURASIAN_UNION
from htp.verdict import Assessment, Finding, RuleVerdict, Share, Text, TextValue

_TONES = {RuleVerdict.FAIL: Tone.BAD, RuleVerdict.PASS: Tone.GOOD, RuleVerdict.DEFERRED: Tone.LATER}


def blocks(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook) -> Blocks:
    """A section for each company, and then the sources of all of them."""
    return tuple(_blocks(companies, rulebook)) if companies else ()


def _blocks(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook) -> Iterator[Block]:
    cited = cited_by(assessment.finding(export_share.ID) for _, assessment in companies)
    for profile, assessment in companies:
        yield company_heading(assessment, [assessment.finding(export_share.ID)], cited, rulebook)
        yield from section(profile, assessment.finding(export_share.ID), cited)
    yield Paragraph((Text("export.more", {"rule": export_share.ID}),))
    yield from end(cited, rulebook)


def section(profile: Profile, finding: Finding, cited: Sequence[str]) -> Iterator[Block]:
    """What there is to say of the export of one company, below its heading."""
    yield from figures(profile, finding)
    yield from conversions_used(profile)
    if finding.remedies:
        numbered = enumerate(finding.remedies, start=1)
        ways = tuple(Entry(Text("number", {"number": str(number)}), way.text) for number, way in numbered)
        yield Entries(Text("export.remedies"), ways)
    yield from missing_entries([finding])
    caveats = tuple(_caveats(finding, cited))
    if caveats:
        yield Entries(Text("caveats.title"), caveats)


def figures(profile: Profile, finding: Finding) -> Iterator[Block]:
    """How far the export is from the line, the revenue by market and by quarter."""
    if finding.measured is not None and finding.required is not None:
        entries = _distance(profile, finding.measured, finding.required)
        yield Entries(Text("export.distance"), tuple(entries))
    found = markets(profile)
    if found is not None:
        yield _markets(profile, found, finding)
        if remarks := tuple(_about_markets(profile, found)):
            yield Paragraph(remarks)
    yield from _quarters(profile, finding.required)


def conversions_used(profile: Profile) -> Iterator[Entries]:
    """The revenue in other currencies with the rates used; nothing where there is none."""
    converted = tuple(_conversions(profile))
    if converted:
        yield Entries(Text("export.conversions"), converted)


def _distance(profile: Profile, measured: Share, required: Number) -> Iterator[Entry]:
    found = distance(measured, required)
    yield Entry(Text("export.abroad"), amount(profile.money(found.export)))
    yield Entry(Text("export.share"), _share_exactly(measured, required))
    yield Entry(Text("export.required", {"required": required}), amount(profile.money(found.needed)))
    if found.short_by > 0:
        yield Entry(Text("export.short-by"), amount(profile.money(found.short_by)))
    else:
        above = Text("export.exactly-enough") if found.short_by == 0 else amount(profile.money(negated(found.short_by)))
        yield Entry(Text("export.above-by"), above)


def _share_exactly(measured: Share, required: Number) -> Text:
    """`exactly 21.875%`, or `79.999999%, rounded down` where its decimals go on."""
    shown, is_exact = share_in_full(measured, required)
    return Text("share.exactly" if is_exact else "share.rounded", {"share": shown})


def _markets(profile: Profile, found: Markets, finding: Finding) -> PartsChart:
    """The revenue by market, or its two totals."""
    tone = _TONES.get(finding.verdict, Tone.NEUTRAL)
    is_by_country = found.countries is not None
    abroad = [Part(Text("export.customers-abroad"), found.abroad, tone, is_sum=is_by_country)]
    for code, earned in found.countries or ():
        abroad.append(Part(_country(code), earned, tone, is_inside=True))
    if is_by_country:
        home: Words = Text("export.at-home", {"country": _country(HOME_MARKET)})
    else:
        home = Text("export.customers-at-home")
    others = [Part(home, found.at_home, is_sum=is_by_country)]
    if found.unclear is not None:
        others.append(Part(Text("export.no-market"), found.unclear, Tone.UNCLEAR, is_sum=True))
    return PartsChart(
        titled("export.by-market" if is_by_country else "export.revenue", profile.revenue.currency),
        (tuple(abroad), tuple(others)),
        Text("total"),
        found.total,
        finding.required,
    )


def _about_markets(profile: Profile, found: Markets) -> Iterator[Words]:
    """What is not known of customers in the Eurasian Economic Union, and of those of a platform."""
    if any(code in EURASIAN_UNION for code, _ in found.countries or ()):
        yield Text("export.in-union")
    platforms = dict.fromkeys(line.through for line in profile.revenue.lines or () if line.through is not None)
    if platforms:
        yield Text("export.through", {"platforms": tuple(platforms)})


def _country(code: str) -> Text:
    id_ = "country.in-union" if code in EURASIAN_UNION else "country"
    return Text(id_, {"name": Text(f"country.{code}"), "code": code})


def _quarters(profile: Profile, required: Number | None) -> Iterator[Block]:
    """The share of each quarter, so that a bad one shows; nothing where the lines carry no quarters."""
    found = quarters(profile)
    if not found:
        return
    rows = tuple(_quarter_row(each, required) for each in found)
    yield SharesChart(
        titled("export.by-quarter", profile.revenue.currency),
        Text("export.from-abroad"),
        Text("export.of"),
        Text("export.share-heading"),
        rows,
        profile.total or Number(0),
        required,
    )
    if any(each.remark for each in rows):
        yield Paragraph((Text("export.quarters-note"),))


def _quarter_row(quarter: Quarter, required: Number | None) -> ShareRow:
    share = share_beside(Share(quarter.abroad, quarter.total), required) if quarter.total else Text("none")
    values: dict[str, TextValue] = {
        "part": plain_amount(quarter.abroad),
        "whole": plain_amount(quarter.total),
        "share": share,
    }
    remark = _remark(quarter, required)
    if remark is None:
        in_words = Text("export.quarter", values)
    else:
        in_words = Text("export.quarter.remark", {**values, "remark": remark})
    name = Text(f"quarter.{quarter.quarter}") if quarter.quarter else Text("no-quarter")
    return ShareRow(name, quarter.abroad, quarter.total, in_words, remark or NO_WORDS)


def _remark(quarter: Quarter, required: Number | None) -> Text | None:
    remark = remark_on(quarter, required)
    if remark is None or required is None:
        return None
    return Text(f"export.{remark.value}", {"required": required} if remark is Remark.BELOW else {})


def _conversions(profile: Profile) -> Iterator[Entry]:
    """Each foreign currency with what was earned in it, the rate used and what that makes."""
    for each in conversions(profile):
        values: dict[str, TextValue] = {
            "earned": Money(each.earned, each.currency),
            "rate": profile.money(each.rate),
            "currency": each.currency,
            "converted": profile.money(each.converted),
        }
        yield Entry(each.currency, Text("export.converted", values))


def _caveats(finding: Finding, cited: Sequence[str]) -> Iterator[Entry]:
    for each in (caveat for caveat in finding.caveats if caveat.doubt is None):  # the heading has the doubts
        yield Entry(caveat_value(each), provenance(each.status, each.place, citation(each.sources, cited)))
