"""`htp check` of many companies on one screen: what they owe, who needs work first, and what to type next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from htp.assessing.results import Assessed, Result
from htp.assessing.totals import Portfolio
from htp.assessing.urgency import Urgency, points_short, urgency_of
from htp.document import Rejected
from htp.errors import Diagnostic
from htp.money import Brief, Money, Number
from htp.reading.formats import is_table
from htp.reports.answers.parts import share_beside
from htp.reports.answers.portfolio import supposed_lines, verdict_line
from htp.reports.blocks import NO_WORDS, Blocks, Enumeration, OneScreen, ShortPart, ShortRow, ShortTable, Words
from htp.reports.report import Typed
from htp.reports.wording.disclaimer import disclaimer_in_short
from htp.rulebook.model import Rulebook
from htp.rulebook.text_ids import name_text
from htp.rules import fee
from htp.verdict import RuleVerdict, Share, Text, TextValue

_MARKS = {
    Urgency.RESIDENT_FAILS: RuleVerdict.FAIL,
    Urgency.ARREARS: RuleVerdict.ARREARS,
    Urgency.NEARLY: RuleVerdict.FAIL,
    Urgency.GRACE: RuleVerdict.DEFERRED,
    Urgency.ASK: RuleVerdict.UNDETERMINED,
    Urgency.FAR: RuleVerdict.FAIL,
    Urgency.NOTHING: RuleVerdict.PASS,
}
_MAX_KEYS = 2
"""Facts to ask for that are named of one company."""
_MAX_ASKED = 4
"""Facts that are named as those that most companies miss."""


class Missed(NamedTuple):
    """A condition that is not met, or not yet."""

    rule: str
    measured: Share | None
    required: Number | None
    is_deferred: bool


class ClientRow(NamedTuple):
    """What the list says of a company; it holds little, because every company waits for the list."""

    company: str
    path: str
    document: int
    urgency: Urgency
    missed: tuple[Missed, ...]
    points: Number | None
    arrears: Money | None
    open_rules: tuple[str, ...]
    keys: tuple[str, ...]
    """Facts that open conditions wait for."""
    turns: bool
    """Another reading of the law gives another verdict."""


class UnreadRow(NamedTuple):
    """An input that could not be used."""

    path: str
    document: int
    problem: Diagnostic


Row = ClientRow | UnreadRow


def row_of(result: Result) -> Row:
    if isinstance(result, Rejected):
        return UnreadRow(result.path, result.document, result.diagnostics[0])
    assessment = result.assessment
    unmet = (RuleVerdict.FAIL, RuleVerdict.DEFERRED)
    missed = tuple(
        Missed(each.rule, each.measured, each.required, each.verdict is RuleVerdict.DEFERRED)
        for each in assessment.criteria
        if each.verdict in unmet
    )
    waiting = assessment.open_criteria
    return ClientRow(
        assessment.company,
        result.path,
        result.document,
        urgency_of(result),
        missed,
        points_short(result),
        _arrears(result),
        tuple(each.rule for each in waiting),
        tuple(dict.fromkeys(key for each in waiting for key in each.missing)),
        bool(assessment.turning),
    )


def _arrears(result: Assessed) -> Money | None:
    found = result.assessment.finding(fee.ID)
    return found.fee.to_pay if found.verdict is RuleVerdict.ARREARS and found.fee is not None else None


def blocks(rows: Sequence[Row], portfolio: Portfolio, rulebook: Rulebook, typed: Typed) -> Blocks:
    """The companies in the order of the rows, at most as many as were asked for."""
    clients = [each for each in rows if isinstance(each, ClientRow)]
    unread = [each for each in rows if isinstance(each, UnreadRow)]
    shown = clients[: typed.most]
    documents = Counter(each.path for each in rows)
    parts = (
        *_owed(portfolio),
        _table(shown, documents, is_cut=typed.most is not None),
        *_more(len(clients) - len(shown)),
        *_asked(clients),
        *_unread(unread),
        *_notes(portfolio),
        _commands(clients, documents, typed),
        ShortPart(lines=(("", disclaimer_in_short(rulebook)),)),
    )
    if typed.most is None:  # all is asked for, so nothing gives way
        parts = tuple(each._replace(gives_way=None) for each in parts)
    return (OneScreen(parts, verdict_line(portfolio), above=tuple(supposed_lines(portfolio)) or NO_WORDS),)


def _owed(portfolio: Portfolio) -> Iterator[ShortPart]:
    """What all of them owe the park for the periods of their figures, and what of it is overdue."""
    totals = portfolio.by_currency()
    fees = tuple(_money(each.fee, currency) for currency, each in totals if each.companies_with_fee)
    overdue = tuple(_money(each.fee_to_pay, currency) for currency, each in totals if each.fee_to_pay)
    lines = []
    if fees:
        lines.append(Text("clients.fees", {"amounts": fees}))
    if overdue:
        count = portfolio.verdicts_by_rule[fee.ID][RuleVerdict.ARREARS]
        lines.append(Text("clients.overdue", {"amounts": overdue, "count": count}))
    if lines:
        yield ShortPart(lines=tuple(("", each) for each in lines))


def _money(amount: Number, currency: str) -> Text:
    return Text("value", {"value": Money(amount, currency)})


def _table(clients: Sequence[ClientRow], documents: Mapping[str, int], *, is_cut: bool) -> ShortPart:
    names = ("client", "far", "where", "wrong")
    headings = [Text(f"clients.heading.{each}") for each in names]
    places = [_where(each, documents) for each in clients]
    where: Words = headings[2] if any(places) else NO_WORDS
    rows = tuple(
        ShortRow(_MARKS[each.urgency], each.company, _how_far(each), place, _what_is_wrong(each))
        for each, place in zip(clients, places, strict=True)
    )
    table = ShortTable((headings[0], headings[1], where, headings[3]), rows, is_cut=is_cut)
    return ShortPart(table=table)


def _where(client: ClientRow, documents: Mapping[str, int]) -> Words:
    """Its row, or its place in a file with several companies."""
    return str(client.document) if is_table(client.path) or documents[client.path] > 1 else NO_WORDS


def _how_far(client: ClientRow) -> Words:
    """In money where something is overdue, else in points of a share or in questions."""
    if client.urgency is Urgency.ARREARS and client.arrears is not None:
        return Text("value", {"value": client.arrears})
    if client.points is not None:
        id_ = "clients.point" if client.points == 1 else "clients.points"
        return Text(id_, {"points": Brief(client.points)})
    if client.urgency is Urgency.ASK and client.keys:
        return Text("clients.questions", {"count": len(client.keys)})
    return NO_WORDS


def _what_is_wrong(client: ClientRow) -> Words:
    words = [_missed(each) for each in client.missed]
    if client.urgency is Urgency.RESIDENT_FAILS:
        words.insert(0, Text("clients.resident"))
    if client.arrears is not None:
        words.append(Text("clients.arrears"))
    if client.open_rules:
        words.append(_open(client))
    if not words:
        words.append(Text("clients.turns" if client.turns else "clients.met"))
    elif client.turns and client.urgency is not Urgency.ASK:
        words.append(Text("clients.turns"))
    return Enumeration(tuple(words), "; ")


def _missed(missed: Missed) -> Text:
    values: dict[str, TextValue] = {"name": Text(name_text(missed.rule))}
    if missed.measured is None or missed.required is None:
        return Text("clients.missed", values)
    shown: dict[str, TextValue] = {
        "measured": share_beside(missed.measured, missed.required),
        "required": missed.required,
    }
    return Text("clients.deferred" if missed.is_deferred else "clients.short", {**values, **shown})


def _open(client: ClientRow) -> Text:
    if not client.keys:
        return Text("clients.open", {"names": tuple(Text(name_text(each)) for each in client.open_rules)})
    rest = len(client.keys) - _MAX_KEYS
    if rest > 0:
        return Text("clients.ask.more", {"keys": ", ".join(client.keys[:_MAX_KEYS]), "count": rest})
    return Text("clients.ask", {"keys": client.keys})


def _more(count: int) -> Iterator[ShortPart]:
    if count:
        yield ShortPart(lines=(("", Text("clients.more", {"count": count})),))


def _asked(clients: Sequence[ClientRow]) -> Iterator[ShortPart]:
    """The same question to several companies, once; what is asked of a line or an entry is one question."""
    counts = Counter(key for each in clients for key in {_general(key) for key in each.keys})
    common = [(key, count) for key, count in counts.most_common(_MAX_ASKED) if count > 1]
    if common:
        keys = tuple(Text("clients.asked.of", {"key": key, "count": count}) for key, count in common)
        yield ShortPart(lines=(("", Text("clients.asked", {"keys": keys})),), gives_way=2, rest="clients.rest.asked")


def _general(key: str) -> str:
    """The key without the number of a line or an entry."""
    return ".".join(part for part in key.split(".") if not part.isdecimal())


def _unread(rows: Sequence[UnreadRow]) -> Iterator[ShortPart]:
    """What could not be read; the same problem once, with the number of inputs that have it."""
    from htp.reports.wording.problems import sentences

    by_problem: dict[str, list[UnreadRow]] = {}
    for each in rows:
        by_problem.setdefault(sentences(each.problem._replace(excerpt=None)).problem, []).append(each)
    lines = []
    for problem, found in by_problem.items():
        values: dict[str, TextValue] = {"place": str(found[0].problem.location), "problem": problem}
        id_ = "clients.unread" if len(found) == 1 else "clients.unread.several"
        lines.append(("", Text(id_, {**values, "count": len(found) - 1})))
    if lines:
        title = Text("clients.unread.title", {"count": len(rows)})
        yield ShortPart(title, lines=tuple(lines), gives_way=3, rest="clients.rest.unread")


def _notes(portfolio: Portfolio) -> Iterator[ShortPart]:
    if portfolio.companies_with_notes:
        values = {"count": portfolio.companies_with_notes, "to_check": portfolio.companies_to_check}
        line = Text("clients.notes", values)
        yield ShortPart(lines=(("", line),), gives_way=1, rest="clients.rest.notes")


def _commands(clients: Sequence[ClientRow], documents: Mapping[str, int], typed: Typed) -> ShortPart:
    commands = [(typed.command("check -v"), Text("clients.next.all"))]
    first = next((each for each in clients if each.urgency is not Urgency.NOTHING), None)
    if first is not None:
        choice = typed.choice(first.path, first.document, is_alone=documents[first.path] == 1)
        name = "ask" if first.urgency is Urgency.ASK else "check"
        commands.insert(0, (typed.of_company(name, choice), Text(f"clients.next.{name}")))
    return ShortPart(commands=tuple(commands))
