"""How sure an answer about a company is: contested points of the law, doubts, and what to ask the Directorate."""

from collections.abc import Iterator, Sequence

from htp.assessing.activities import declared_activities
from htp.assessing.figures import Figures
from htp.company.profile import Profile
from htp.reports.answers.parts import caveat_text, doubt_by_subject, readings_of, title
from htp.reports.blocks import Block, Column, Entries, Entry, Paragraph, Table, VerdictCell, Words
from htp.reports.page_blocks import Letter
from htp.rulebook.matching import Recognition
from htp.rulebook.model import Rulebook
from htp.rules.parts.permitted import declared_by
from htp.verdict import Assessment, Text

_ASKED = (Recognition.OPEN, Recognition.UNKNOWN, Recognition.MIXED)
"""What the Directorate can be asked about; a misspelling or "IT" alone is a question to the company."""


def blocks(assessment: Assessment, rulebook: Rulebook, cited: Sequence[str], figures: Figures) -> Iterator[Block]:
    """Whether the answer holds under every reading, which readings there are, and what is in doubt."""
    yield Paragraph(tuple(readings_of(assessment, rulebook, figures)))
    if assessment.readings:
        yield _readings(assessment, rulebook)
    doubts = [Entry("", doubt) for doubt in doubt_by_subject(assessment.criteria).values()]
    doubts += _values(assessment, cited)
    if doubts:
        yield Entries(Text("page.sure.doubts"), tuple(doubts))
    else:
        yield Paragraph((Text("page.sure.doubts.none"),))


def _values(assessment: Assessment, cited: Sequence[str]) -> Iterator[Entry]:
    """The values that no official text confirms, each once."""
    seen = set()
    for finding in assessment.criteria:
        for each in finding.caveats:
            if each.doubt is None and each.subject not in seen:
                seen.add(each.subject)
                yield Entry(title(finding.rule), caveat_text(each, cited))


def _readings(assessment: Assessment, rulebook: Rulebook) -> Table:
    columns = tuple(Column(Text(f"page.sure.{each}"), wraps=True) for each in ("point", "taken", "other"))
    rows = []
    for taken in assessment.readings:
        reading = rulebook.readings[taken.id]
        for number, other in enumerate(taken.alternatives):
            point = (reading.title, reading.options[taken.chosen].text) if number == 0 else ("", "")
            rows.append((*point, reading.options[other.option].text, VerdictCell(other.verdict)))
    return Table((*columns, Column(Text("page.sure.verdict"))), tuple(rows), Text("page.sure.readings"))


def letter(profile: Profile, assessment: Assessment, rulebook: Rulebook) -> Iterator[Letter]:
    """What to ask the Directorate; nothing where we know of nothing to ask."""
    questions = tuple(_questions(profile, assessment, rulebook))
    if not questions:
        return
    numbered = (
        Text("page.letter.question", {"number": str(number), "question": each})
        for number, each in enumerate(questions, start=1)
    )
    opening: tuple[Words, ...] = (
        Text("page.letter.opening"),
        Text("page.letter.company", {"company": assessment.company}),
    )
    yield Letter(Text("page.letter"), (*opening, *numbered, Text("page.letter.closing")))


def _questions(profile: Profile, assessment: Assessment, rulebook: Rulebook) -> Iterator[str | Text]:
    """The readings that turn the verdict, those about costs, activities that are not clear, and other doubts."""
    criteria = {each.rule for each in assessment.criteria}
    of_costs = (each.id for each in assessment.readings if criteria.isdisjoint(rulebook.readings[each.id].rules))
    yield from (rulebook.readings[each].question for each in (*assessment.turning_readings, *of_costs))
    if assessment.as_of >= rulebook.in_force_from:
        for each in declared_activities(profile, declared_by(profile, rulebook), rulebook):
            if each.recognition in _ASKED:
                yield Text("page.letter.activity", {"activity": each.name})
    for doubt in doubt_by_subject(assessment.criteria).values():
        yield Text("page.letter.doubt", {"doubt": doubt})
