"""`htp activity`: each declared activity, the category it matched and why, and what share of the revenue it earns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from htp.company.profile import Profile
from htp.money import Number, exact_sum
from htp.reports import wording
from htp.reports.drawing import Canvas, company_line, drawn, entry_list, lined_table, source_notes, verdict_text
from htp.reports.wording import escape_controls
from htp.rulebook import search
from htp.rulebook.index import sources_of
from htp.rulebook.model import Category, Rulebook
from htp.rulebook.search import MatchedBy
from htp.rules import activity, activity_share
from htp.rules.parts.permitted import Declared, declared_by
from htp.verdict import Assessment, Finding, Share

_NAMING_WORDS = {
    MatchedBy.ID: "This is the category's own id.",
    MatchedBy.TITLE: "This is the category's own title.",
    MatchedBy.ALIAS: "This is another name of the category.",
    MatchedBy.CODE: "The classifier code stands for the category; that mapping is ours and part of no law.",
}
_NO_ACTIVITY = "(no activity named)"
_NONE = "–"


@dataclass(frozen=True, slots=True)
class _Row:
    """A declared activity, or the revenue that names none."""

    name: str
    category: str
    earned: Number | None


def render(companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook, canvas: Canvas) -> str:
    """A section for each company, and then the sources of all of them."""
    return drawn(_sections(companies, rulebook, canvas), rulebook, canvas) if companies else ""


def _sections(
    companies: Sequence[tuple[Profile, Assessment]], rulebook: Rulebook, canvas: Canvas
) -> Iterator[RenderableType]:
    findings = [_findings(assessment) for _, assessment in companies]
    declared = [declared_by(profile, rulebook) for profile, _ in companies]
    cited = [source for each in findings for finding in each for source in finding.sources]
    permitted = [category for each in declared for category in each.permitted.values()]
    cited += [source for category in permitted for source in sources_of(category, rulebook)]
    cited = list(dict.fromkeys(cited))
    for (profile, assessment), each in zip(companies, declared, strict=True):
        yield from _company(profile, assessment, each, rulebook, canvas, cited)
    yield source_notes(cited, rulebook)


def _findings(assessment: Assessment) -> list[Finding]:
    """What the two rules about activities found."""
    return [each for each in assessment.findings if each.rule in (activity.ID, activity_share.ID)]


def _company(
    profile: Profile,
    assessment: Assessment,
    declared: Declared,
    rulebook: Rulebook,
    canvas: Canvas,
    cited: list[str],
) -> Iterator[RenderableType]:
    findings = _findings(assessment)
    yield _heading(assessment, findings, cited)
    if assessment.as_of >= rulebook.in_force_from and (profile.declared_activities or declared.open_keys):
        yield _table(profile, declared, findings[-1], canvas)
        yield entry_list("Why", _reasons(profile, declared, rulebook, cited))
        if declared.unlisted or declared.unclear:
            yield Text(f"{wording.CLOSED_LIST}\n")
    ways = [(each.title, sentence) for each in findings for sentence in wording.remedies(each)]
    if ways:
        yield entry_list("What would have to change", ways)
    missing = [(each.title, wording.keys(each.missing)) for each in findings if each.missing]
    if missing:
        yield entry_list("What to fill in", missing)


def _heading(assessment: Assessment, findings: Sequence[Finding], cited: list[str]) -> RenderableType:
    answers = Table.grid(padding=(0, 2, 0, 0))
    for each in findings:
        told = f"{wording.explanation(each)} {wording.notes(each.sources, cited)}"
        answers.add_row(verdict_text(each.verdict), Text(told, overflow="fold"))
    return Group(company_line(assessment), answers, Text(""))


def _table(profile: Profile, declared: Declared, share: Finding, canvas: Canvas) -> RenderableType:
    table = lined_table(canvas)
    table.add_column("Activity", overflow="fold")
    table.add_column("Permitted category", overflow="fold")
    table.add_column("Revenue", justify="right")
    table.add_column("Share", justify="right")
    rows = list(_rows(profile, declared))
    measured, required = wording.measured_and_required(share)
    for index, each in enumerate(rows, start=1):
        earned = _NONE if each.earned is None else wording.amount(profile.money(each.earned))
        is_last = index == len(rows)
        table.add_row(
            Text(escape_controls(each.name)),
            each.category,
            earned,
            _share(each, profile, share.required),
            end_section=is_last,
        )
    permitted = _NONE if share.measured is None else wording.amount(profile.money(share.measured.part))
    asked = f"required: {required}" if required else ""
    table.add_row(Text("Permitted together", style="bold"), asked, permitted, measured or _NONE)
    return table


def _rows(profile: Profile, declared: Declared) -> Iterator[_Row]:
    for name in profile.declared_activities:
        if name in declared.permitted:
            category = declared.permitted[name].title
        elif name in declared.unclear:
            category = f"not clear: {declared.unclear[name].title}?"
        else:
            category = "none"
        yield _Row(name, escape_controls(category), _earned(profile, name))
    if any(line.activity is None for line in profile.lines or ()):
        yield _Row(_NO_ACTIVITY, "not clear" if declared.open_keys else "one of those above", _earned(profile, None))


def _earned(profile: Profile, name: str | None) -> Number | None:
    """What the activity earned; None where the revenue is not broken down."""
    if profile.lines is not None:
        return exact_sum(line.amount for line in profile.lines if line.activity == name)
    return profile.total if len(profile.declared_activities) == 1 else None


def _share(row: _Row, profile: Profile, required: Number | None) -> str:
    if row.earned is None or not profile.total:
        return _NONE
    return wording.share(Share(row.earned, profile.total), wording.places_beside(required))


def _reasons(profile: Profile, declared: Declared, rulebook: Rulebook, cited: list[str]) -> Iterator[tuple[str, str]]:
    for name in profile.declared_activities:
        if name in declared.permitted:
            yield escape_controls(name), _basis(name, declared.permitted[name], cited)
        elif name in declared.unclear:
            meant = declared.unclear[name]
            yield (
                escape_controls(name),
                f"Not recognised. Perhaps a slip of the pen for {_named(meant)}? Correct the name.",
            )
        else:
            near = [_named(each) for each in search.near(rulebook, name)]
            nearest = f"Nearest to it: {'; '.join(near)}." if near else "No category comes near it."
            yield escape_controls(name), f"Nothing on the list has this name. {nearest}"
    if declared.open_keys:
        yield (
            _NO_ACTIVITY,
            f"Some revenue does not say what it was earned with: {', '.join(declared.open_keys)}.",
        )


def _basis(name: str, category: Category, cited: list[str]) -> str:
    basis = wording.sentence(wording.basis(category))
    notes = wording.notes(category.sources, cited)
    told = wording.sentence(wording.provenance(category.status, category.place, notes))
    note = f" {escape_controls(category.note)}" if category.note else ""
    return f"{_NAMING_WORDS[search.matched_by(category, name)]} {basis} {told}{note}"


def _named(category: Category) -> str:
    return escape_controls(f"{category.id} ({category.title})")
