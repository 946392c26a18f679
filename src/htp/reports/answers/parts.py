"""What several answers are built of: reasons with their sources, keys to fill in, what is not verified."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from htp.money import Money, Number
from htp.reports.blocks import Answer, Blocks, Disclaimer, Entries, Entry, Heading, Sources, Words, rules_of_day
from htp.reports.wording import figures
from htp.rulebook.model import Category, CategoryKind, DatedValue, Rulebook
from htp.rulebook.text_ids import title_text
from htp.rules import export_share
from htp.verdict import Assessment, Caveat, Eligibility, Finding, RuleVerdict, Share, Status, Text, TextValue, Turning

if TYPE_CHECKING:
    from htp.assessing.figures import Figures

MAX_KEYS = 30
"""Keys to fill in that a person is shown of one rule."""
NONE: Words = "–"


def cited_by(findings: Iterable[Finding]) -> list[str]:
    """The sources of the findings, each once; an answer cites a source by its place in such a list."""
    return list(dict.fromkeys(source for each in findings for source in each.sources))


def citation(sources: Iterable[str], cited: Sequence[str]) -> Text:
    """`[1, 2]`: the numbers under which the answer lists those sources."""
    return Text("citation", {"numbers": ", ".join(str(cited.index(each) + 1) for each in sources)})


def sources_of_answer(cited: Iterable[str], rulebook: Rulebook) -> Sources:
    return Sources(tuple(rulebook.sources[each] for each in cited))


def end(cited: Sequence[str], rulebook: Rulebook) -> Blocks:
    """What an answer ends with."""
    return (sources_of_answer(cited, rulebook), Disclaimer()) if cited else (Disclaimer(),)


def company_heading(
    assessment: Assessment, findings: Sequence[Finding], cited: Sequence[str], rulebook: Rulebook
) -> Heading:
    """Whose answer it is, what the rules say that it is about, and what is in doubt or contested about that."""
    answers = tuple(Answer(each.verdict, explained(each, cited)) for each in findings)
    rules = {each.rule for each in findings}
    concerned = [each for each in assessment.turning if any(_is_about(rules, each, rulebook))]
    notes = (*_turning(concerned, rulebook), *doubts_of(findings))
    return Heading(assessment.company, rules_of_day(assessment.as_of), answers=answers, notes=notes)


def _is_about(rules: Set[str], turning: Turning, rulebook: Rulebook) -> Iterator[bool]:
    return (not rules.isdisjoint(rulebook.readings[each.reading].rules) for each in turning.choices)


def title(rule: str) -> Text:
    return Text(title_text(rule))


def explained(finding: Finding, cited: Sequence[str]) -> Words:
    return finding.explanation, citation(finding.sources, cited)


def keys(missing: Sequence[str]) -> str | Text:
    """The keys to fill in, with commas; of very many the first, so that what stands around them can still be found."""
    shown = ", ".join(missing[:MAX_KEYS])
    rest = len(missing) - MAX_KEYS
    return Text("keys.first", {"keys": shown, "rest": rest}) if rest > 0 else shown


def remedies_title(findings: Iterable[Finding]) -> Text:
    """What stands above the remedies, in the order of the findings: whether one of them is enough."""
    remedied = [each for each in findings if each.remedies]
    counts = [len(each.remedies) for each in remedied]
    if all(each.verdict is RuleVerdict.DEFERRED for each in remedied):
        return Text("remedies.title.later" if max(counts) == 1 else "remedies.title.later.each")
    if max(counts) == 1:
        return Text("remedies.title")
    return Text("remedies.title.each" if len(counts) == 1 else "remedies.title.each-rule")


def missing_entries(findings: Iterable[Finding]) -> list[Entries]:
    """A list of what to fill in for each finding, or nothing."""
    entries = tuple(Entry(title(each.rule), keys(each.missing)) for each in findings if each.missing)
    return [Entries(Text("missing.title"), entries)] if entries else []


def provenance(status: Status, place: str, cited_as: Text) -> Text:
    """How sure a value is, and where it stands: `Read in an official text: page on residents [1].`"""
    return Text(f"provenance.{status}", {"place": place, "citation": cited_as})


def basis(category: Category) -> Text:
    """Why the activity counts as permitted: by law, by law as we read it, or in practice; or why it does not."""
    if category.kind is not CategoryKind.PERMITTED:
        return Text(f"basis.{category.kind}")
    if category.basis == "practice":
        return Text("basis.practice")
    return Text("basis.law-as-read" if category.status is Status.ASSUMED else "basis.law")


def readings_of(assessment: Assessment, rulebook: Rulebook, figures: "Figures") -> Iterator[Words]:
    """How contested points were read where somebody chose it, and whether another reading turns the verdict."""
    for taken in assessment.readings:
        if taken.chosen != taken.default:
            yield Text("readings.taken", {"option": rulebook.readings[taken.id].options[taken.chosen].text})
    yield from _turning(assessment.turning, rulebook)
    if not assessment.turning:
        yield Text("readings.hold.one-sum" if rests_on_one_sum(assessment, figures) else "readings.hold")


def rests_on_one_sum(assessment: Assessment, figures: "Figures") -> bool:
    """The company is eligible by an export of which the countries are not stated: part of it may be no export."""
    is_reached = assessment.finding(export_share.ID).verdict is RuleVerdict.PASS
    return assessment.verdict is Eligibility.ELIGIBLE and is_reached and figures.is_export_one_sum


def _turning(turning: Iterable[Turning], rulebook: Rulebook) -> Iterator[Words]:
    """Each way to read the law that turns the verdict, and what to ask about it."""
    asked: dict[str, None] = {}
    missing: dict[str, None] = {}
    for each in turning:
        id_ = "readings.turn" if len(each.choices) == 1 else "readings.turn.together"
        verdict = Text(id_, {"verdict": Text(f"eligibility.{each.verdict}")})
        yield verdict, *(rulebook.readings[one.reading].options[one.option].text for one in each.choices)
        asked.update(dict.fromkeys(one.reading for one in each.choices))
        missing.update(dict.fromkeys(each.missing))
    if missing:
        yield Text("readings.state", {"keys": keys(tuple(missing))})
    for reading in asked:
        yield Text("readings.ask", {"question": rulebook.readings[reading].question})


def missing_for(reading: str, assessment: Assessment) -> str | Text:
    """The facts that could show that this reading alone does not turn the verdict; no words where there are none."""
    alone = [each for each in assessment.turning if [one.reading for one in each.choices] == [reading]]
    return keys(tuple(dict.fromkeys(key for each in alone for key in each.missing)))


def doubt_by_subject(findings: Iterable[Finding]) -> dict[str, Text]:
    """What is not sure about the answers of those findings, each once and in their order."""
    doubts: dict[str, Text] = {}
    for finding in findings:
        for each in finding.caveats:
            if each.doubt is not None:
                doubts.setdefault(each.subject, each.doubt)
    return doubts


def doubts_of(findings: Iterable[Finding]) -> Iterator[Text]:
    """The same, each said to be a doubt."""
    return (Text("doubt", {"doubt": each}) for each in doubt_by_subject(findings).values())


def caveat_value(caveat: Caveat) -> Text:
    """`80%`, `12 months`, `16,427.00 KGS`, or a title."""
    if isinstance(caveat.shown, int):
        return Text("figure.months", {"count": caveat.shown})
    return Text("value", {"value": caveat.shown})


def caveat_text(caveat: Caveat, cited: Sequence[str] | None = None) -> Text:
    """A value with how sure it is, or the doubt; the sources are named where the answer is given what it cites."""
    if caveat.doubt is not None:
        return Text("as-sentence", {"words": caveat.doubt})
    values: dict[str, TextValue] = {
        "value": caveat_value(caveat),
        "status": Text(f"status.{caveat.status}"),
        "place": caveat.place,
    }
    if cited is None:
        return Text("caveat", values)
    return Text("caveat.cited", {**values, "citation": citation(caveat.sources, cited)})


def figure(entry: DatedValue) -> Text:
    """What a parameter is: `80%`, `12 months`, `16,427.00 KGS a month`, `lifted`, or `not known`."""
    if entry.gap is not None:
        return Text("figure.not-known")
    value = entry.value
    if value is None:
        return Text("figure.lifted")
    if isinstance(value, int):
        return Text("figure.months", {"count": value})
    return Text("figure.monthly" if isinstance(value, Money) else "value", {"value": value})


def span(entry: DatedValue) -> Text:
    """`since 8 July 2011`, `1 January 2020 to 31 December 2020`."""
    if entry.last is None:
        return Text("span.since", {"first": entry.first})
    return Text("span.between", {"first": entry.first, "last": entry.last})


def amount(value: Money) -> Text:
    return Text("value", {"value": value})


def amount_range(least: Money, most: Money) -> Text:
    """`145,000.00 to 725,000.00 KGS`, or the one amount that both are."""
    if least == most:
        return amount(most)
    return Text("amount.range", {"least": Money(least.amount, ""), "most": most})


def plain_amount(value: Number) -> Text:
    """The amount where the heading names the currency."""
    return amount(Money(value, ""))


def share_beside(share: Share, required: Number | None) -> Text:
    """The share with as many decimals as tell it from the share required."""
    return Text("share", {"share": share} if required is None else {"share": share, "required": required})


def titled(id_: str, currency: str | None) -> Text:
    """The title of that id; where there is a currency, the one that names it."""
    return Text(f"{id_}.in-currency", {"currency": figures.currency(currency)}) if currency else Text(id_)
