"""What each rule finds about one company, and what the criteria together say."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from htp.company.profile import Profile
from htp.rulebook.model import Category, DatedValue, NoValue, Rulebook, RuleEntry
from htp.rulebook.text_ids import common_text, note_text, situation_text
from htp.rules import RULES
from htp.rules.parts.rule import Outcome, Rule, Used
from htp.verdict import Caveat, Eligibility, Finding, Kind, Remedy, RuleVerdict, Status, Text, Value


def verdict_of(criteria: Iterable[RuleVerdict]) -> Eligibility:
    """A failed criterion decides, whatever else is missing; then a missing fact; a deferred one counts as met."""
    verdicts = frozenset(criteria)
    if RuleVerdict.FAIL in verdicts:
        return Eligibility.NOT_ELIGIBLE
    return Eligibility.UNDETERMINED if RuleVerdict.UNDETERMINED in verdicts else Eligibility.ELIGIBLE


def verdict_on(profile: Profile, rulebook: Rulebook, as_of: date) -> Eligibility:
    """What the criteria come to under the readings in force, without the findings that say why."""
    return verdict_of([judgement_of(each, profile, rulebook, as_of).verdict for each in criteria_in(rulebook)])


def criteria_of(profile: Profile, rulebook: Rulebook, as_of: date) -> tuple[Finding, ...]:
    """What the criteria alone find."""
    return tuple(finding_of(rule, profile, rulebook, as_of) for rule in criteria_in(rulebook))


def criteria_in(rulebook: Rulebook) -> list[Rule]:
    """The rules that decide whether a company is eligible."""
    return [each for each in RULES if rulebook.rules[each.ID].kind is Kind.CRITERION]


class Judgement(NamedTuple):
    """What a rule comes to, without the finding that says why."""

    verdict: RuleVerdict
    readings: tuple[str, ...] = ()
    """The readings that it took a side on."""
    missing: tuple[str, ...] = ()
    """The keys that can still change it."""


def judgement_of(rule: Rule, profile: Profile, rulebook: Rulebook, as_of: date) -> Judgement:
    """As in the finding of the same rule, in half the time."""
    outcome = _outcome_of(rule, profile, rulebook, as_of)
    if isinstance(outcome, _NoAnswer):
        return Judgement(RuleVerdict.UNDETERMINED)
    return Judgement(rule.SITUATIONS[outcome.situation].verdict, outcome.readings, outcome.missing)


def finding_of(rule: Rule, profile: Profile, rulebook: Rulebook, as_of: date) -> Finding:
    """What the rule finds about the company under the rules in force on that day."""
    entry = rulebook.rules[rule.ID]
    outcome = _outcome_of(rule, profile, rulebook, as_of)
    if isinstance(outcome, _NoAnswer):
        sources = _each_once(entry.sources, outcome.sources)
        return Finding(entry.id, entry.title, entry.kind, RuleVerdict.UNDETERMINED, outcome.reason, sources=sources)
    return _explained(entry, rule.SITUATIONS[outcome.situation].verdict, outcome, rulebook, as_of)


class _NoAnswer(NamedTuple):
    """No fact of the profile can answer this: the rulebook does not know."""

    reason: Text
    sources: tuple[str, ...] = ()


def _outcome_of(rule: Rule, profile: Profile, rulebook: Rulebook, as_of: date) -> Outcome | _NoAnswer:
    if as_of < rulebook.in_force_from:
        return _NoAnswer(Text(common_text("before-law"), {"as_of": as_of, "in_force_from": rulebook.in_force_from}))
    try:
        return rule.check(profile, rulebook, as_of)
    except NoValue as gap:
        return _NoAnswer(Text(common_text("no-value"), {"as_of": as_of, "reason": gap.reason}), gap.entry.sources)


def _explained(entry: RuleEntry, verdict: RuleVerdict, outcome: Outcome, rulebook: Rulebook, as_of: date) -> Finding:
    common: Mapping[str, Value] = {"as_of": as_of}
    sources, caveats = _grounds(entry.id, outcome.used, rulebook)
    return Finding(
        entry.id,
        entry.title,
        entry.kind,
        verdict,
        Text(situation_text(entry.id, outcome.situation), {**common, **outcome.values}),
        measured=outcome.measured,
        required=outcome.required,
        amount=outcome.amount,
        remedies=tuple(
            Remedy(each.name, Text(each.text.id, {**common, **each.text.values}), each.changes)
            for each in outcome.remedies()
        ),
        missing=outcome.missing,
        sources=sources,
        caveats=(*[_doubt(entry, each) for each in outcome.caveats], *caveats),
        notes=outcome.notes,
        fee=outcome.fee,
        readings=outcome.readings,
    )


@lru_cache(maxsize=1_000)
def _grounds(rule: str, used: Used, rulebook: Rulebook) -> tuple[tuple[str, ...], tuple[Caveat, ...]]:
    """What an answer of the rule cites, and what is doubtful in it; kept, because companies share the same few."""
    sources = _each_once(rulebook.rules[rule].sources, *[each.sources for _, each in used])
    return sources, tuple(_caveat(id_, each, rulebook) for id_, each in used if _is_doubtful(each))


def _each_once(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources in the order in which they are cited."""
    return tuple(dict.fromkeys(chain.from_iterable(sources)))


def _is_doubtful(used: DatedValue | Category) -> bool:
    return used.status is not Status.VERIFIED or (isinstance(used, Category) and used.note is not None)


def _doubt(entry: RuleEntry, text: Text) -> Caveat:
    """A point that no source settles: there is no value to show."""
    caveat = entry.caveats[text.id.rpartition(".")[2]]
    return Caveat(text.id, Text("not-found"), Status.ASSUMED, caveat.sources, caveat.place, text)


def _caveat(id_: str, used: DatedValue | Category, rulebook: Rulebook) -> Caveat:
    if isinstance(used, Category):
        doubt = Text(note_text(used.id)) if used.note else None
        return Caveat(id_, used.title, used.status, used.sources, used.note or used.place, doubt)
    title = rulebook.parameters[id_].title
    shown: Value = "lifted" if used.value is None else used.value
    return Caveat(title, shown, used.status, used.sources, used.place)
