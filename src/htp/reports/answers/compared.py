"""`htp compare`: what became of the companies of two reports, the worst first, and what may have done it."""

import re
from collections.abc import Iterator, Sequence

from htp.assessing.compared_reports import Comparison, FeeChange
from htp.assessing.comparison import Basis, Cause, Change, Direction, FactChange, Outcome, RuleAnswer, RuleChange
from htp.money import ONE, ZERO, Brief, Money, Number, negated
from htp.reports.blocks import Block, Blocks, Entries, Entry, Heading, Paragraph, Style, Words
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import title_text
from htp.verdict import RuleVerdict, Share, Text, TextValue

_MAX_FACTS = 2
"""Facts that are named of a company; the others are counted."""
_MAX_RULES = 2
_AMOUNTS = re.compile(
    r"revenue\.(total|export)|profit|residency\.(fees_paid|payments\..+)|(staff\.payroll|.+average_monthly_wage)\.amount"
)
"""The facts that are amounts of money."""
Name = str | Text
"""What a side of the comparison is called."""


def blocks(comparison: Comparison, names: tuple[Name, Name], rulebook: Rulebook, most: int | None = None) -> Blocks:
    """At most so many companies are named, and the others counted; all of them where there is no limit."""
    shown = comparison.changes[:most]
    shared = _shared_causes(comparison)
    return (
        Heading(Text("compared.title", {"before": names[0], "after": names[1]}), is_followed_by_gap=False),
        Paragraph((*_in_short(comparison), *(Text(f"compared.cause.{each}") for each in shared))),
        *_by_direction(shown, shared, rulebook),
        *_ambiguous(comparison),
        *_rest(len(comparison.changes) - len(shown)),
        Paragraph(tuple(_bases(comparison, names)), Style.DIM, is_followed_by_gap=False),
    )


def _in_short(comparison: Comparison) -> Iterator[Words]:
    counts = comparison.counts
    found = [Text(f"compared.count.{each}", {"count": counts[each]}) for each in Direction if counts[each]]
    if comparison.unchanged or not found:
        found.append(Text("compared.count.unchanged", {"count": comparison.unchanged}))
    yield Text("compared.counts", {"counts": tuple(found)})
    if comparison.nothing_got_worse:
        yield Text("compared.nothing-worse")
    elif not (counts[Direction.WORSE] or counts[Direction.UNREADABLE]):
        yield Text("compared.not-known-whether-worse")
    if comparison.unusable[1]:
        yield Text("compared.unusable", {"count": comparison.unusable[1]})
    yield from (line for each in comparison.fees() for line in _fee(each))


def _fee(change: FeeChange) -> Iterator[Words]:
    for name, difference in (("fee", change.fee), ("to-pay", change.to_pay)):
        if difference != ZERO:
            is_more = difference > ZERO
            shown = Money(difference if is_more else negated(difference), change.currency)
            yield Text(f"compared.{name}.{'more' if is_more else 'less'}", {"amount": shown})


_OF_REPORTS = (Cause.UNKNOWN_FACTS, Cause.READINGS, Cause.LAW, Cause.PROGRAM)
"""The causes that are often those of every company, and are then said once."""


def _shared_causes(comparison: Comparison) -> tuple[Cause, ...]:
    """Those of all companies that are in both reports, where there are several."""
    of_both = [each.causes for each in comparison.changes if each.before and each.after]
    if len(of_both) <= 1:
        return ()
    return tuple(each for each in _OF_REPORTS if all(each in causes for causes in of_both))


def _by_direction(changes: Sequence[Change], shared: Sequence[Cause], rulebook: Rulebook) -> Iterator[Block]:
    for direction in Direction:
        of_it = [each for each in changes if each.direction is direction]
        if of_it:
            yield Entries(
                Text(f"compared.title.{direction}"),
                tuple(Entry(each.company, _words(each, shared, rulebook)) for each in of_it),
            )


def _words(change: Change, shared: Sequence[Cause], rulebook: Rulebook) -> Words:
    """What changed in a company, the verdict first."""
    before, after = change.before, change.after
    if before is None or after is None:
        return _alone(after or before)
    parts: list[Text] = []
    if before.verdict is not after.verdict:
        verdicts = {"before": Text(f"eligibility.{before.verdict}"), "after": Text(f"eligibility.{after.verdict}")}
        parts.append(Text("compared.verdict", verdicts))
    parts += [_rule(each, rulebook) for each in change.rules[:_MAX_RULES]]
    if (more := len(change.rules) - _MAX_RULES) > 0:
        parts.append(Text("compared.more-rules", {"count": more}))
    return (*(parts or [Text("compared.turning")]), *_causes(change, shared))


def _alone(outcome: Outcome | None) -> Words:
    assert outcome is not None
    return Text("compared.alone", {"verdict": Text(f"eligibility.{outcome.verdict}")})


def _rule(change: RuleChange, rulebook: Rulebook) -> Text:
    """`export share 85% → 74.71%`: the figure that tells most, or else the verdict of the rule."""
    name: TextValue = Text(title_text(change.rule)) if change.rule in rulebook.rules else change.rule
    before, after = change.before, change.after
    if before is None or after is None:
        return Text("compared.rule.other", {"rule": name})
    is_open = RuleVerdict.UNDETERMINED in (before.verdict, after.verdict)
    if not (is_open and change.has_other_verdict):
        for id_, was, now in _figures(before, after):
            if was != now:
                return Text(f"compared.rule.{id_}", {"rule": name, "before": _shown(was), "after": _shown(now)})
    verdicts = {"before": Text(f"verdict.{before.verdict}"), "after": Text(f"verdict.{after.verdict}")}
    return Text("compared.rule.verdict", {"rule": name, **verdicts})


Figure = Share | Number | Money | None


def _figures(before: RuleAnswer, after: RuleAnswer) -> Iterator[tuple[str, Figure, Figure]]:
    """What tells most comes first: another law, then other figures of the company."""
    yield "required", before.required, after.required
    yield "measured", _share(before.measured), _share(after.measured)
    yield "to-pay", before.to_pay, after.to_pay
    yield "amount", before.amount, after.amount


def _share(measured: Number | None) -> Share | None:
    return None if measured is None else Share(measured, ONE)


def _shown(figure: Figure) -> TextValue:
    return Text("nothing") if figure is None else figure


def _causes(change: Change, shared: Sequence[Cause]) -> Iterator[Text]:
    """What did it, where it is one thing; else everything that differs, without what is said of all companies."""
    causes = change.causes
    if not causes:
        yield Text("compared.cause.unknown")
        return
    if Cause.FACTS in causes:
        yield from map(_fact, _facts_first(change.facts)[:_MAX_FACTS])
        if (more := len(change.facts) - _MAX_FACTS) > 0:
            yield Text("compared.more-facts", {"count": more})
    others = [each for each in causes if each is not Cause.FACTS and each not in shared]
    yield from (_cause(each, change) for each in others)
    if len(causes) > 1:
        yield Text("compared.cause.several")


def _cause(cause: Cause, change: Change) -> Text:
    values: dict[str, TextValue] = {}
    if cause is Cause.DAY and change.before and change.after:
        values = {"before": change.before.as_of, "after": change.after.as_of}
    return Text(f"compared.cause.{cause}", values)


def _facts_first(facts: Sequence[FactChange]) -> list[FactChange]:
    """What only says which company it is comes last."""
    return sorted(facts, key=lambda each: each.key.startswith("company."))


def _fact(change: FactChange) -> Text:
    before, after = (_fact_value(change.key, each) for each in (change.before, change.after))
    return Text("compared.fact", {"key": change.key, "before": before, "after": after})


def _fact_value(key: str, value: str | None) -> TextValue:
    if value is None:
        return Text("compared.not-stated")
    return Brief(Number(value)) if _AMOUNTS.fullmatch(key) else value


def _ambiguous(comparison: Comparison) -> Iterator[Block]:
    if comparison.ambiguous:
        yield Entries(
            Text("compared.title.ambiguous"),
            tuple(
                Entry(each.company, Text("compared.ambiguous", {"before": each.before, "after": each.after}))
                for each in comparison.ambiguous
            ),
        )


def _rest(count: int) -> Iterator[Block]:
    if count:
        yield Paragraph((Text("compared.more", {"count": count}),))


def _bases(comparison: Comparison, names: tuple[Name, Name]) -> Iterator[Words]:
    """Which rules either report rests on; an overlay is always named."""
    before, after = comparison.bases
    if before == after:
        yield _basis(Text("compared.both"), before)
    else:
        yield from map(_basis, names, comparison.bases)
    yield Text("compared.disclaimer")


def _basis(name: Name, basis: Basis) -> Text:
    values: dict[str, TextValue] = {
        "name": name,
        "rulebook": basis.rulebook,
        "version": basis.rulebook_version,
        "program": basis.program,
    }
    if basis.overlay is None:
        return Text("compared.basis", values)
    id_, version, _ = basis.overlay
    return Text("compared.basis.overlaid", {**values, "overlay": id_, "overlay_version": version})
