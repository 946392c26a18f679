"""What `import htp` offers to a program or a notebook: profiles in, assessments out, nothing printed.

All of it is pure but for `read`, which reads files. Amounts come as text, int or Decimal, never as a float.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from htp.assessing import assessment as decision
from htp.assessing.profiles import ProfileRead, profile_in
from htp.company import validation
from htp.company.profile import Profile
from htp.company.validation import InvalidProfile
from htp.document import Rejected, Remark
from htp.errors import Diagnostic, InvalidInput
from htp.money import Money
from htp.rulebook.model import Rulebook
from htp.rules import export_share, fee, shipped_rulebook
from htp.verdict import Assessment as Assessed
from htp.verdict import Eligibility, Finding, RuleVerdict, Share


class InputError(ValueError):
    """A file that cannot be read; `problems` has a line for each thing that is wrong: place, problem, what to write."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class Assessment(Assessed):
    """Every rule's finding about one company under the rules in force on one day."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """As an entry of `results` in `htp check --format json`, without the place it was read from."""
        from htp.assessing.results import Assessed as Result
        from htp.reports.json_report import doubts_of, finding_objects, result_head

        result = Result("", 1, self)
        head = {key: value for key, value in result_head(result).items() if key not in ("path", "document")}
        return {**head, "findings": [*finding_objects(result)], **doubts_of(result)}

    def _repr_html_(self) -> str:
        """What a notebook shows: the verdict, each rule, and what is in doubt; without the sources."""
        from htp.assessing.figures import Figures
        from htp.reports.answers.assessment import blocks
        from htp.reports.answers.in_short import without_sources
        from htp.reports.html.drawing import fragment
        from htp.reports.wording.writing import Wording

        rulebook = shipped_rulebook()
        return fragment(without_sources(blocks(self, rulebook, (), Figures())), Wording(rulebook))


class Verdict(NamedTuple):
    """The answer about one company in a row, for a table of many."""

    company: str
    tax_id: str | None
    as_of: date
    verdict: Eligibility
    failed: tuple[str, ...]
    """The criteria that are not met."""
    missing: tuple[str, ...]
    """The keys that can still change the verdict."""
    turns_on: tuple[str, ...]
    """The contested points of the law that turn the verdict; none where it holds under all."""
    export_share: Fraction | None
    """The part of the revenue that comes from abroad, exactly; None where it is not known."""
    fee: Money | None
    """The fee to the park for the period; None where a fact is missing for it."""


def profile_from(data: Mapping[str, object]) -> Profile:
    """The profile with those facts, by section and key as in a file; raises InvalidProfile, which names the keys."""
    try:
        return validation.profile_from(dict(data))  # type: ignore[arg-type] # what is no fact is refused with its key
    except InvalidProfile as error:
        raise _in_words(error) from None


def _in_words(error: InvalidProfile) -> InvalidProfile:
    from htp.location import dotted
    from htp.reports.wording.problems import in_one_line

    lines = (f"{dotted(each.keys)}: {in_one_line(each)}" if each.keys else in_one_line(each) for each in error.problems)
    return InvalidProfile(error.problems, "\n".join(lines))


def read(*paths: str | Path, sheet: str | None = None, encoding: str | None = None) -> Iterator[Profile]:
    """The profiles in those files, tables and folders, in their order; raises InputError at the first that is wrong.

    Files are opened one after the other, as the profiles are asked for.
    """
    from htp.reading.choices import Choices
    from htp.reading.documents import StandardInput, documents_in, inputs_below

    choices = Choices(encoding=encoding, sheet=sheet)
    for source in inputs_below(map(str, paths), StandardInput(_nothing), choices):
        for document in documents_in(source):
            found = document if isinstance(document, Remark | Rejected) else profile_in(document)
            if isinstance(found, Rejected):
                raise _unreadable(found.diagnostics)
            if isinstance(found, ProfileRead):
                yield found.profile


def _nothing(_: int) -> NoReturn:
    raise ValueError("standard input belongs to the program that calls this")


def _unreadable(diagnostics: Iterable[Diagnostic]) -> InputError:
    from htp.reports.wording.problems import in_one_line

    return InputError(tuple(f"{each.location}: {in_one_line(each)}" for each in diagnostics))


def rulebook_with(overlay: str | Path) -> Rulebook:
    """The rulebook with the values of that file laid over it; raises InputError."""
    from htp.rulebook.overlay import overlaid_at

    try:
        return overlaid_at(shipped_rulebook(), str(overlay))
    except InvalidInput as error:
        raise _unreadable(error.diagnostics) from None


def assess(profile: Profile, rulebook: Rulebook | None = None, as_of: date | None = None) -> Assessment:
    """The whole decision about one company under the rules of that day.

    Without a rulebook it is the shipped one; without a day the last of the profile's period, else today's.
    """
    day = decision.day_to_assess(profile, as_of, date.today())  # noqa: DTZ011 - the day where the program runs
    return Assessment(*decision.assess(profile, rulebook or shipped_rulebook(), day))


def verdicts(
    profiles: Iterable[Profile], rulebook: Rulebook | None = None, as_of: date | None = None
) -> Iterator[Verdict]:
    """A row for each profile, in their order, as each is asked for."""
    for profile in profiles:
        found = assess(profile, rulebook, as_of)
        share, charge = found.finding(export_share.ID).measured, found.finding(fee.ID)
        yield Verdict(
            found.company,
            profile.company.tax_id,
            found.as_of,
            found.verdict,
            tuple(each.rule for each in found.criteria if each.verdict is RuleVerdict.FAIL),
            _missing(found.open_criteria),
            found.turning_readings,
            None if share is None else _fraction(share),
            charge.amount,
        )


def _missing(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for each in findings for key in each.missing))


def _fraction(share: Share) -> Fraction | None:
    return Fraction(share.part) / Fraction(share.whole) if share.whole else None
