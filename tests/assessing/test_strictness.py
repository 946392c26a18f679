"""`--strict`: what only looks wrong is refused like what is wrong, in its place."""

from typing import Any

import pytest
from support.builders import END_OF_2016, rulebook

from htp.assessing.assessment import assess
from htp.assessing.results import Assessed
from htp.assessing.strictness import refused, refused_file
from htp.company.validation import profile_from
from htp.document import Document, FileNote, InputNote, Rejected
from htp.errors import Diagnostic
from htp.location import KeyPath, Location
from htp.reading.yaml_text import read_documents
from htp.verdict import NoteKind

TEXT = """\
company: {name: Ala-Too}
revenue:
  currency: KGS
  total: 10
staff: {payroll: 100.01}
"""


def document(text: str = TEXT) -> Document:
    (found,) = read_documents(text, "a.yaml")
    return found._replace(number=3)


def result(*notes: InputNote, text: str = TEXT) -> Assessed:
    profile = profile_from(document(text).data)
    return Assessed("a.yaml", 3, assess(profile, rulebook(), END_OF_2016), notes=notes)


def a_note(keys: KeyPath = (), line: int | None = None, kind: NoteKind = NoteKind.CHECK) -> InputNote:
    return InputNote(kind, "check.scale", {"text": "10"}, keys, line, None)


PLAIN = TEXT.replace("100.01", "5")
TOTAL = ("revenue", "total")


def diagnostics(facts: dict[str, Any], *notes: InputNote, text: str = PLAIN) -> tuple[Diagnostic, ...]:
    found = refused(document(text), result(*notes, text=text), facts)
    if found is None:
        return ()
    assert (found.path, found.document) == ("a.yaml", 3)
    return found.diagnostics


def test_a_note_that_a_fact_looks_wrong_is_refused_at_the_fact() -> None:
    at = Location("a.yaml", 3, 4, 10)
    assert diagnostics({}, a_note(TOTAL)) == (Diagnostic(at, "check.scale", {"text": "10"}, TOTAL, "  total: 10"),)


@pytest.mark.parametrize("key", ["revenue.total", "revenue"])
def test_a_fact_that_was_set_stands_nowhere(key: str) -> None:
    at = Location("a.yaml", 3, None)
    expected = Diagnostic(at, "check.scale", {"text": "10"}, TOTAL, is_of_set_facts=True)
    assert diagnostics({key: "10"}, a_note(TOTAL)) == (expected,)
    assert diagnostics({"revenue.tota": "10"}, a_note(TOTAL)) == diagnostics({}, a_note(TOTAL))


def test_a_note_about_no_fact_is_refused_at_its_line_before_those_about_facts() -> None:
    of_line = Diagnostic(Location("a.yaml", 3, 2), "check.scale", {"text": "10"})
    assert diagnostics({}, a_note(TOTAL), a_note(line=2)) == (of_line, *diagnostics({}, a_note(TOTAL)))


def test_what_is_only_said_is_not_refused() -> None:
    assert diagnostics({}) == ()
    assert diagnostics({}, a_note(TOTAL, kind=NoteKind.READ_AS)) == ()


def test_a_note_of_a_rule_is_refused_at_its_fact() -> None:
    (found,) = diagnostics({}, text=TEXT)
    assert (found.location, found.id) == (Location("a.yaml", 3, 5, 18), "note.pay-above-revenue")
    assert (found.keys, found.excerpt) == (("staff", "payroll"), "staff: {payroll: 100.01}")
    assert found.values.keys() == {"payroll", "total"}


def test_a_day_after_the_rulebook_is_about_no_fact_that_could_be_corrected() -> None:
    later = assess(profile_from(document(PLAIN).data), rulebook(), END_OF_2016.replace(year=2100))
    assert [each.text.id for each in later.notes] == ["note.after-rulebook"]
    assert refused(document(PLAIN), Assessed("a.yaml", 3, later), {}) is None


def test_a_note_on_a_file_is_refused_at_its_line_and_column() -> None:
    note = InputNote(NoteKind.CHECK, "check.scale", {"text": "10"}, (), 7, 2)
    diagnostic = Diagnostic(Location("b.csv", 2, 7, 2), "check.scale", {"text": "10"})
    assert refused_file(FileNote("b.csv", 2, note)) == Rejected("b.csv", 2, (diagnostic,))
    assert refused_file(FileNote("b.csv", 2, note._replace(kind=NoteKind.READ_AS))) is None
