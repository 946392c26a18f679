"""From an input to what the rules say of the companies in it: documents, profiles, changed where asked, assessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from htp.assessing.assessment import assess, assess_in_short, day_to_assess
from htp.assessing.figures import Figures, figures_of
from htp.assessing.profiles import ProfileRead, placed, profile_in
from htp.assessing.results import Assessed, Standing, WhatIf
from htp.assessing.strictness import refused, refused_file
from htp.assessing.suppositions import NOTHING_SUPPOSED, Supposed, with_supposed
from htp.company.contradictions import contradictions_on
from htp.company.plausibility import oddities
from htp.company.profile import Profile
from htp.document import MAX_PROBLEMS_OF_FILE, Data, Document, FileNote, InputNote, Rejected, Remark
from htp.errors import Diagnostic, Problem
from htp.location import Location, dotted
from htp.reading.documents import Input, documents_in
from htp.rulebook.model import Rulebook
from htp.verdict import Assessment


class RunSettings(NamedTuple):
    """What companies are held against: the same for every one of a run."""

    rulebook: Rulebook
    as_of: date | None
    """The day whose rules apply to all; None for the last day of each profile's period, or today."""
    today: date
    supposed: Supposed = NOTHING_SUPPOSED
    """What is changed in every profile before it is assessed."""
    is_strict: bool = False
    """Whether what looks wrong is refused."""
    is_verdict_enough: bool = False
    """Whether nobody looks at more of the answer than the verdict; then only that is worked out."""


class AssessedProfile(NamedTuple):
    """A company with its profile and what the rules say of it."""

    read: ProfileRead
    result: Assessed


@dataclass(slots=True, eq=False, repr=False)
class Room:
    """How many problems are still reported of an input."""

    left: int = MAX_PROBLEMS_OF_FILE


def assess_input(source: Input, terms: RunSettings) -> Iterator[AssessedProfile | Remark | Rejected]:
    """Every company of the input, in its order, and what there is to note of the input itself."""
    room = Room()
    for document in documents_in(source):
        yield assess_document(document, terms, room)


def assess_document(
    document: Document | Remark | Rejected, terms: RunSettings, room: Room
) -> AssessedProfile | Remark | Rejected:
    """The company of a document, one of those of an input that share the room."""
    found = document if isinstance(document, Remark | Rejected) else _assessed(document, terms, room.left)
    if isinstance(found, Rejected):
        room.left -= len(found.diagnostics)
    return (_refused(document, found, terms) or found) if terms.is_strict else found


def _refused(
    document: Document | Remark | Rejected, found: AssessedProfile | Remark | Rejected, terms: RunSettings
) -> Rejected | None:
    """What is refused because something looks wrong."""
    if isinstance(found, FileNote):
        return refused_file(found)
    if isinstance(document, Document) and isinstance(found, AssessedProfile):
        return refused(document, found.result, terms.supposed.facts)
    return None


def _assessed(document: Document, terms: RunSettings, most_problems: int) -> AssessedProfile | Rejected:
    read = profile_in(document, most_problems)
    if isinstance(read, Rejected):
        return read
    before, what_if = read, None
    if terms.supposed:
        changed = with_supposed(before, terms.supposed)
        if isinstance(changed, Rejected):
            return changed
        read, what_if = changed.read, WhatIf(terms.supposed, _answer_now(before, terms), changed.facts)
    day = day_to_assess(read.profile, terms.as_of, terms.today)
    if found := tuple(contradictions_on(read.profile, terms.rulebook.in_force_from, day)):
        return _rejected_on(document, found, terms)
    return _assess(read._replace(notes=(*read.notes, *_oddities(document, read, terms))), document, terms, day, what_if)


def _answer_now(read: ProfileRead, terms: RunSettings) -> Assessment | None:
    """The answer about the facts as they are; none where the company cannot be as it says on the day."""
    day = day_to_assess(read.profile, terms.as_of, terms.today)
    if any(contradictions_on(read.profile, terms.rulebook.in_force_from, day)):
        return None
    return assess(read.profile, terms.rulebook, day)


def _oddities(document: Document, read: ProfileRead, terms: RunSettings) -> Iterator[InputNote]:
    """What looks wrong in the profile; a fact that was set has no place in the document."""
    found = tuple(oddities(read.profile, terms.today))
    if found:
        of_set_facts = tuple(each for each in found if _is_set(dotted(each.keys), terms.supposed.facts))
        yield from placed(document, tuple(each for each in found if each not in of_set_facts))
        yield from of_set_facts


def _rejected_on(document: Document, found: tuple[Problem, ...], terms: RunSettings) -> Rejected:
    """The company cannot be as it says on the day; a fact that was set for all has no place in its document."""
    are_set = tuple(each for each in found if _is_set(dotted(each.keys), terms.supposed.facts))
    if not are_set:
        return document.rejected(found)
    place = Location(document.path, document.number)
    faults = tuple(Diagnostic(place, each.id, each.values, each.keys, is_of_set_facts=True) for each in are_set)
    return Rejected(document.path, document.number, faults)


def _is_set(key: str, facts: Mapping[str, Data]) -> bool:
    return any(key == each or key.startswith(f"{each}.") for each in facts)


def _assess(
    read: ProfileRead, document: Document, terms: RunSettings, day: date, what_if: WhatIf | None
) -> AssessedProfile:
    if terms.is_verdict_enough:
        assessment, figures = assess_in_short(read.profile, terms.rulebook, day), Figures()
    else:
        assessment = assess(read.profile, terms.rulebook, day)
        figures = figures_of(read.profile, assessment)
    standing = _standing(read.profile)
    today = terms.today if _depends_on_today(read.profile, terms) else None
    result = Assessed(
        read.path,
        read.document,
        assessment,
        figures,
        read.notes,
        standing,
        read.profile,
        read.original,
        document,
        today,
        what_if,
    )
    return AssessedProfile(read, result)


def assessed_under(company: AssessedProfile, rulebook: Rulebook) -> AssessedProfile:
    """The same company under a rulebook that says the same in another language."""
    result = company.result
    assessment = assess(company.read.profile, rulebook, result.assessment.as_of)
    return company._replace(result=result._replace(assessment=assessment))


def _depends_on_today(profile: Profile, terms: RunSettings) -> bool:
    """Whether today's rules were applied, or the period lies ahead of us."""
    if profile.period is None:
        return terms.as_of is None
    return profile.period.begin > terms.today


def _standing(profile: Profile) -> Standing:
    is_resident = None if profile.is_status_open else profile.is_resident
    return Standing(is_resident, None if profile.period is None else str(profile.period))
