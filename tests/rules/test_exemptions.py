"""Exemptions: no sales tax, profit tax or value-added tax under the regime."""

from datetime import date, timedelta

import pytest
from support.builders import a_company, findings, rulebook, situation_of

from htp.verdict import Note, NoteKind, Text


@pytest.mark.parametrize(
    "status, situation", [(None, "applicant"), ("applicant", "applicant"), ("resident", "resident")]
)
def test_the_regime_lifts_three_taxes_for_residents_and_would_for_applicants(
    status: str | None, situation: str
) -> None:
    finding = findings(a_company(status=status))["exemptions"]
    assert (finding.verdict, finding.kind, situation_of(finding)) == ("exempt", "information", situation)


def test_the_sources_are_named_and_nothing_is_asked() -> None:
    finding = findings(a_company())["exemptions"]
    assert finding.sources == ("interview-2017", "law-87-2011", "kgaccount", "revera-taxation")
    assert (finding.amount, finding.missing, finding.remedies) == (None, (), ())


@pytest.mark.parametrize("day, situation", [("2016-01-01", "resident"), ("2016-01-02", "from-registration")])
def test_they_run_from_the_registration_on(day: str, situation: str) -> None:
    company = a_company(period="2016", status="resident", initial_registration=day)
    assert situation_of(findings(company)["exemptions"]) == situation


def test_a_day_after_the_rulebook_was_written_is_noted_with_both_days() -> None:
    written = date.fromisoformat(rulebook().version)
    (note,) = findings(a_company(), written + timedelta(days=1))["exemptions"].notes
    values = {"as_of": written + timedelta(days=1), "version": written}
    assert note == Note(NoteKind.CHECK, Text("note.after-rulebook", values))
    assert findings(a_company(), written)["exemptions"].notes == ()


@pytest.mark.parametrize("day, is_noted", [("2013-09-30", True), ("2013-10-01", False)])
@pytest.mark.parametrize("key", ["initial_registration", "final_registration"])
def test_a_registration_before_the_first_residents_is_noted_at_its_key(key: str, day: str, *, is_noted: bool) -> None:
    finding = findings(a_company(status="resident", **{key: day}))["exemptions"]
    text = Text("note.before-first-residents", {"day": date.fromisoformat(day)})
    assert finding.notes == (Note(NoteKind.CHECK, text, f"residency.{key}"),) * is_noted
