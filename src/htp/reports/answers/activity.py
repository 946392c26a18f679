"""`htp activity`: each declared activity, the category it matched and why, and what share of the revenue it earns."""

from collections.abc import Iterator, Sequence

from htp.assessing.activities import (
    DeclaredActivity,
    UnnamedRevenue,
    declared_activities,
    unnamed_revenue,
)
from htp.company.profile import Profile
from htp.money import Number
from htp.reports.answers.parts import (
    NONE,
    amount,
    basis,
    citation,
    cited_by,
    company_heading,
    end,
    missing_entries,
    provenance,
    remedies_title,
    share_beside,
    title,
)
from htp.reports.blocks import NO_WORDS, Align, Block, Blocks, Column, Entries, Entry, Paragraph, Table, Words
from htp.rulebook.index import sources_of
from htp.rulebook.matching import MatchedBy, Recognition
from htp.rulebook.model import Category, Rulebook
from htp.rules import activity, activity_share
from htp.rules.parts.permitted import Declared, declared_by
from htp.verdict import Assessment, Finding, Share, Text

_COLUMNS = (
    Column(Text("activity.activity"), wraps=True),
    Column(Text("activity.category"), wraps=True),
    Column(Text("activity.revenue"), Align.RIGHT),
    Column(Text("activity.share"), Align.RIGHT),
)


def blocks(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook) -> Blocks:
    """A section for each company, and then the sources of all of them."""
    return tuple(_blocks(companies, rulebook)) if companies else ()


def _blocks(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook) -> Iterator[Block]:
    declared = [declared_by(profile, rulebook) for profile, _ in companies]
    cited = cited_by(finding for _, assessment in companies for finding in findings_about_activities(assessment))
    cited += [source for each in declared for source in sources_of_names(each, rulebook)]
    cited = list(dict.fromkeys(cited))
    for (profile, assessment), each in zip(companies, declared, strict=True):
        yield from _company(profile, assessment, each, rulebook, cited)
    yield from end(cited, rulebook)


def sources_of_names(declared: Declared, rulebook: Rulebook) -> Iterator[str]:
    """What is cited of the categories that the declared activities were read as."""
    for match in declared.named.values():
        for category in match.categories:
            yield from sources_of(category, rulebook)


def findings_about_activities(assessment: Assessment) -> list[Finding]:
    """What the two rules about activities found."""
    return [each for each in assessment.findings if each.rule in (activity.ID, activity_share.ID)]


def _company(
    profile: Profile, assessment: Assessment, declared: Declared, rulebook: Rulebook, cited: Sequence[str]
) -> Iterator[Block]:
    findings = findings_about_activities(assessment)
    yield company_heading(assessment, findings, cited, rulebook)
    yield from readings_of_names(profile, assessment, declared, rulebook, cited)
    ways = tuple(Entry(title(each.rule), remedy.text) for each in findings for remedy in each.remedies)
    if ways:
        yield Entries(remedies_title(findings), ways)
    yield from missing_entries(findings)


def readings_of_names(
    profile: Profile, assessment: Assessment, declared: Declared, rulebook: Rulebook, cited: Sequence[str]
) -> Iterator[Block]:
    """What each declared activity was read as, what it earned, and why; nothing where the rulebook does not apply."""
    if assessment.as_of < rulebook.in_force_from or not (profile.declared_activities or declared.open_keys):
        return
    activities = declared_activities(profile, declared, rulebook)
    unnamed = unnamed_revenue(profile, declared)
    yield _table(profile, activities, unnamed, findings_about_activities(assessment)[-1])
    yield Entries(Text("why.title"), tuple(_reasons(activities, unnamed, cited)))
    if declared.unlisted or declared.uncertain:
        yield Paragraph((Text("activities.closed-list"),))


def _table(
    profile: Profile, activities: Sequence[DeclaredActivity], unnamed: UnnamedRevenue | None, share: Finding
) -> Table:
    def row(name: Words, category: Words, earned: Number | None) -> tuple[Words, ...]:
        return name, category, _amount(profile, earned), _share(profile, earned, share.required)

    rows = [row(each.name, _category(each), each.earned) for each in activities]
    if unnamed is not None:
        of = Text("activity.unclear" if unnamed.open_keys else "activity.one-of-those")
        rows.append(row(Text("activity.none-named"), of, unnamed.earned))
    measured = share.measured
    total = (
        Text("activity.permitted-together"),
        NO_WORDS if share.required is None else Text("activity.required", {"required": share.required}),
        NONE if measured is None else amount(profile.money(measured.part)),
        NONE if measured is None else share_beside(measured, share.required),
    )
    return Table(_COLUMNS, tuple(rows), total=total)


def _category(declared: DeclaredActivity) -> Words:
    titles = tuple(each.title for each in declared.categories)
    match declared.recognition:
        case Recognition.PERMITTED | Recognition.MIXED:
            return "; ".join(titles)
        case Recognition.OPEN:
            return Text("activity.open-category", {"categories": titles})
        case Recognition.UNCLEAR if titles:
            return Text("activity.unclear-category", {"categories": titles})
        case Recognition.UNLISTED:
            return Text("activity.outside-category", {"categories": titles})
        case Recognition.GENERAL:
            return Text("activity.too-general")
        case _:
            return Text("activity.not-recognised")


def _amount(profile: Profile, earned: Number | None) -> Words:
    return NONE if earned is None else amount(profile.money(earned))


def _share(profile: Profile, earned: Number | None, required: Number | None) -> Words:
    if earned is None or not profile.total:
        return NONE
    return share_beside(Share(earned, profile.total), required)


def _reasons(
    activities: Sequence[DeclaredActivity], unnamed: UnnamedRevenue | None, cited: Sequence[str]
) -> Iterator[Entry]:
    for each in activities:
        yield Entry(each.name, _reason(each, cited))
    if unnamed is not None and unnamed.open_keys:
        keys = Text("activity.open-keys", {"keys": ", ".join(unnamed.open_keys)})
        yield Entry(Text("activity.none-named"), keys)


def _reason(declared: DeclaredActivity, cited: Sequence[str]) -> Words:
    titles = tuple(each.title for each in declared.categories)
    match declared.recognition:
        case Recognition.PERMITTED:
            return tuple(_recognised(declared, cited))
        case Recognition.MIXED:
            return Text("activity.mixed"), *_recognised(declared, cited)
        case Recognition.OPEN:
            return Text("activity.reason.open"), *(each.note for each in declared.categories if each.note)
        case Recognition.UNCLEAR if declared.matched_by is MatchedBy.CODE:
            return _perhaps(declared), Text("activity.perhaps-date")
        case Recognition.UNCLEAR if titles:
            return _perhaps(declared)
        case Recognition.UNLISTED:
            return Text("activity.unlisted", {"categories": titles})
        case Recognition.GENERAL:
            return Text("activity.reason.general")
        case _ if titles:
            near = tuple(_named(each) for each in declared.categories)
            return Text("activity.reason.unknown"), Text("activity.nearest", {"categories": near})
        case _:
            return Text("activity.reason.unknown")


def _perhaps(declared: DeclaredActivity) -> Text:
    return Text("activity.perhaps", {"categories": tuple(_named(each) for each in declared.categories)})


def _recognised(declared: DeclaredActivity, cited: Sequence[str]) -> Iterator[Text | str]:
    assert declared.matched_by is not None
    yield Text(f"matched-by.{declared.matched_by.name.lower()}")
    for category in declared.categories:
        if len(declared.categories) > 1:
            yield Text("as-sentence", {"words": category.title})
        yield Text("basis.sentence", {"basis": basis(category)})
        yield provenance(category.status, category.place, citation(category.sources, cited))
        if category.note:
            yield category.note


def _named(category: Category) -> str:
    return f"{category.id} ({category.title})"
