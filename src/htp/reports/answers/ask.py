"""`htp ask`: which facts can still change the verdict, in words, and why each is asked."""

from collections.abc import Iterator, Sequence

from htp.assessing.assessment import Obstacle
from htp.assessing.pipeline import AssessedProfile
from htp.assessing.questions import Inquiry, Question
from htp.company.profile import Profile
from htp.reports.answers.parts import MAX_KEYS, cited_by, end, explained, keys, title
from htp.reports.blocks import (
    Block,
    Blocks,
    Entries,
    Entry,
    Heading,
    Item,
    Items,
    Paragraph,
    VerdictLine,
    Words,
    rules_of_day,
)
from htp.reports.wording.questions import QUESTIONS, question
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment, Eligibility, Finding, Kind, Text, TextValue


def blocks(asked: Sequence[tuple[AssessedProfile, Inquiry]], rulebook: Rulebook) -> Blocks:
    """The questions to each company, and then the sources of all of them."""
    if not asked:
        return ()
    cited = cited_by(finding for company, _ in asked for finding in _open(company.result.assessment))
    companies = (block for company, inquiry in asked for block in _company(company, inquiry, cited, rulebook))
    return (*companies, *end(cited, rulebook))


def _open(assessment: Assessment) -> tuple[Finding, ...]:
    """The criteria that are not answered, unless one that has failed decides."""
    return assessment.open_criteria if assessment.verdict is Eligibility.UNDETERMINED else ()


def _company(company: AssessedProfile, inquiry: Inquiry, cited: Sequence[str], rulebook: Rulebook) -> Iterator[Block]:
    assessment = company.result.assessment
    meaning = Text(meaning_of(inquiry, assessment))
    yield Heading(assessment.company, rules_of_day(assessment.as_of), VerdictLine(assessment.verdict, meaning))
    if inquiry.questions:
        yield Items(Text("ask.questions"), tuple(_items(company.read.profile, assessment, inquiry)))
    if assessment.turning:
        yield Entries(Text("ask.directorate"), tuple(_to_the_directorate(assessment, rulebook)))
    costs = _missing_for_costs(assessment, inquiry)
    if costs:
        yield Paragraph((Text("ask.costs", {"keys": keys(costs)}),))
    found = _open(assessment)
    if found:
        yield Entries(Text("ask.open"), tuple(Entry(title(each.rule), explained(each, cited)) for each in found))


def _missing_for_costs(assessment: Assessment, inquiry: Inquiry) -> tuple[str, ...]:
    """The facts that only what residency costs waits for."""
    asked = {each.key for each in inquiry.questions}
    costs = (each for each in assessment.findings if each.kind is not Kind.CRITERION)
    return tuple(dict.fromkeys(key for each in costs for key in each.missing if key not in asked))


def meaning_of(inquiry: Inquiry, assessment: Assessment) -> str:
    """The id of what is said above the questions, or instead of them."""
    if inquiry.questions:
        return "ask.some"
    if assessment.turning:
        return "ask.nothing.readings"
    if assessment.verdict is not Eligibility.UNDETERMINED:
        return "ask.nothing"
    if inquiry.has_no_revenue and inquiry.obstacle is Obstacle.FACT:
        return "ask.nothing.no-revenue"
    return "ask.nothing.law"


def _to_the_directorate(assessment: Assessment, rulebook: Rulebook) -> Iterator[Entry]:
    """The questions on which the verdict turns, and what it is if the answer is another than the one taken."""
    for turning in assessment.turning:
        questions = tuple(rulebook.readings[each.reading].question for each in turning.choices)
        verdict = Text("ask.turns", {"verdict": Text(f"eligibility.{turning.verdict}")})
        facts = (Text("readings.state", {"keys": ", ".join(turning.missing[:MAX_KEYS])}),) if turning.missing else ()
        yield Entry(", ".join(each.reading for each in turning.choices), (*questions, verdict, *facts))


def _items(profile: Profile, assessment: Assessment, inquiry: Inquiry) -> Iterator[Item]:
    for number, each in enumerate(inquiry.questions[:MAX_KEYS], start=1):
        name = Text("plan.step", {"number": str(number), "title": each.key})
        yield Item(name, (wording_of(each, profile), reason_for(each, assessment)))
    rest = len(inquiry.questions) - MAX_KEYS
    if rest > 0:
        yield Item("…", (Text("ask.hidden", {"rest": rest}),))


def wording_of(asked: Question, profile: Profile) -> Words:
    """The question in words, about a line of revenue with its number and amount."""
    section, _, rest = asked.key.removeprefix("revenue.lines.").partition(".")
    if not asked.key.startswith("revenue.lines.") or not rest:
        return _plain_question(asked.key, profile)
    line = (profile.lines or ())[int(section)]
    words = question("activities:meant", words=line.activity) if rest == "activity" and line.activity else None
    values: dict[str, TextValue] = {"number": str(line.position + 1), "amount": profile.money(line.amount)}
    return Text("ask.line", values), words or question(f"revenue.lines.{rest}")


def _plain_question(key: str, profile: Profile) -> Words:
    section, _, index = key.partition(".")
    if section == "activities" and index.isdecimal():
        return question("activities:meant", words=(profile.activities or ())[int(index)])
    if key == "period" and profile.period is not None:
        return question("period:whole-year")
    return question(key) if key in QUESTIONS else Text("ask.fact", {"key": key})


def reason_for(asked: Question, assessment: Assessment) -> Words:
    """Why it is asked: which criteria wait for it, and what an answer can do."""
    if not asked.rules:
        return Text(f"ask.left-out.{asked.key}", {"as_of": assessment.as_of})
    words = Text("ask.for", {"criteria": tuple(title(each) for each in asked.rules)})
    return words, Text(f"ask.effect.{_effect(asked)}")


def _effect(asked: Question) -> str:
    firm = [each for each in asked.alone if each is not Eligibility.UNDETERMINED]
    return "either" if len(firm) == 2 else firm[0].value if firm else "together"
