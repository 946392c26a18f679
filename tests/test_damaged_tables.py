"""A table that is damaged at one place never leads to a verdict that the whole one did not have.

What a damaged table says is the same, or refused, or asked. Thousands of random tables are damaged at random places.
"""

from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import rulebook
from support.examples import examples
from support.reading import SaidOf, read_profiles
from support.tables import damaged, encoded, random_table

from htp.assessing.assessment import assess
from htp.assessing.profiles import ProfileRead
from htp.reading.documents import StandardInput
from htp.reading.row import ROWS_OF_ONE_COMPANY
from htp.verdict import Eligibility

chances = st.integers(0, 2**64 - 1).map(Random)


class Answer(NamedTuple):
    """A company as it was read, and its verdict."""

    name: str
    facts: str
    """Without its name, in which a quotation mark more changes nothing."""
    verdict: Eligibility
    notes: frozenset[str]


def answers(content: bytes) -> Iterator[Answer | SaidOf]:
    for found in read_profiles(["-"], StandardInput(BytesIO(content).read, "clients.csv")):
        if isinstance(found, SaidOf):
            yield found
            continue
        day = found.profile.period.end if found.profile.period else None
        verdict = assess(found.profile, rulebook(), day).verdict if day else Eligibility.UNDETERMINED
        notes = frozenset(each.id for each in found.notes)
        yield Answer(found.profile.company.name, _facts(found), verdict, notes)


def _facts(found: ProfileRead) -> str:
    assert isinstance(found.data, dict)
    company = found.data["company"]
    assert isinstance(company, dict)
    without_name = {**found.data, "company": {key: value for key, value in company.items() if key != "name"}}
    return repr(sorted(without_name.items()))


def hold(whole: bytes, broken: bytes) -> None:
    """Every firm verdict on the broken table is one of the whole; or a note says that its last cell may be cut."""
    before = [each for each in answers(whole) if isinstance(each, Answer)]
    facts, verdicts = {each.facts for each in before}, {(each.name, each.verdict) for each in before}
    for each in answers(broken):
        if isinstance(each, SaidOf) or each.verdict == Eligibility.UNDETERMINED or "note.no-line-end" in each.notes:
            continue
        assert each.facts in facts or (each.name, each.verdict) in verdicts, (each, broken)


@examples(300)
@given(chances)
def test_a_quotation_mark_delimiter_or_line_end_more_or_less_leads_to_no_other_verdict(chance: Random) -> None:
    table = random_table(chance)
    broken = damaged(chance, table)
    seed = chance.random()
    hold(encoded(Random(seed), table.text), encoded(Random(seed), broken))


@examples(150)
@given(chances)
def test_a_table_that_is_cut_off_leads_to_no_other_verdict(chance: Random) -> None:
    """Where a company has several rows, nothing shows that one after the end of the last line is missing."""
    table = random_table(chance)
    content = encoded(chance, table.text)
    before = list(answers(content))
    if not any(isinstance(each, SaidOf) or each.notes & ROWS_OF_ONE_COMPANY for each in before):
        hold(content, content[: chance.randrange(len(content))])


BY_LINE = (
    "revenue.lines.0.amount;company.name;period;activities;revenue.lines.0.market;revenue.currency\n"
    '1000;Tash Code;2016;"62.01; call-centre";KG;KGS\n'
    '7000;Tash Code;2016;"62.01; call-centre";US;KGS\n'
    "100;Naryn Apps;2016;62.01;KG;KGS\n"
)
BY_QUARTER = (
    "revenue.total;company.name;period;activities;revenue.export;revenue.currency\n"
    '1000;Tash Code;2016-Q1;"62.01; call-centre";900;KGS\n'
    '7000;Tash Code;2016-Q2;"62.01; call-centre";100;KGS\n'
    "100;Naryn Apps;2016-Q1;62.01;90;KGS\n"
)


@pytest.mark.parametrize("text", [BY_LINE, BY_QUARTER])
def test_each_place_of_a_small_table_can_be_damaged(text: str) -> None:
    """Every damage at every place, of two companies in three rows."""
    whole = text.encode()
    for place, character in enumerate(text):
        for added in '"\n;':
            hold(whole, (text[:place] + added + text[place:]).encode())
        if character in '"\n;':
            hold(whole, (text[:place] + text[place + 1 :]).encode())
