"""One company among many: by its tax id, its row or its name, and those that come near."""

from collections.abc import Sequence

import pytest

from htp.document import Data, Document, FileNote, InputNote, LeftOut, Rejected
from htp.errors import Fault
from htp.location import Location
from htp.reading.choices import NO_CHOICES
from htp.reading.clients import MAX_CANDIDATES, Candidate, FoundClient, find_client
from htp.reading.documents import Content, Input
from htp.reading.row import ONE_COMPANY, QUARTERS
from htp.reading.table import RowLayout


def row(number: int, company: Data, *notes: InputNote) -> Document:
    return Document("clients.csv", number, {"company": company}, RowLayout(number), notes=notes)


def of_rows(id_: str, *numbers: str) -> InputNote:
    return InputNote("read-as", id_, {"rows": numbers})


ALA = row(2, {"name": "ОсОО «Ала Код»", "tax_id": "01234567890123"})
NARYN = row(3, {"name": "Naryn Apps", "tax_id": "0123 4567 890124"})
NARYN_AGAIN = row(5, {"name": "NARYN  APPS"}, of_rows(ONE_COMPANY, "5", "7"))
TALAS = row(9, {"name": "Талас Софт", "tax_id": "12"}, of_rows(QUARTERS, "9", "11"))
NAMELESS = row(12, None)
REFUSED = Rejected.at(Location("clients.csv", 6, 6), Fault("table.row-wrapped"))
REMARKS: list[Input] = [FileNote("clients.csv", 1, InputNote("check", "note.mapping")), LeftOut("a.txt", "left-out")]
CLIENTS: list[Input] = [*REMARKS, ALA, NARYN, NARYN_AGAIN, REFUSED, TALAS, NAMELESS]

CHOICE_OF_ALA = Candidate("ОсОО «Ала Код»", "01234567890123", "clients.csv", 2)
CHOICE_OF_NARYN = Candidate("Naryn Apps", "01234567890124", "clients.csv", 3)
CHOICE_OF_NARYN_AGAIN = Candidate("NARYN  APPS", None, "clients.csv", 5)
CHOICE_OF_TALAS = Candidate("Талас Софт", None, "clients.csv", 9)


@pytest.mark.parametrize(
    "asked, inputs, candidates",
    [
        ("01234567890123", [ALA], [CHOICE_OF_ALA]),
        (" '0123 4567 890124", [NARYN], [CHOICE_OF_NARYN]),
        ("01234567890125", [], []),
        ('осоо "ала код"', [ALA], [CHOICE_OF_ALA]),
        ("naryn apps", [NARYN, NARYN_AGAIN], [CHOICE_OF_NARYN, CHOICE_OF_NARYN_AGAIN]),
        ("Ала", [], [CHOICE_OF_ALA, CHOICE_OF_TALAS]),
        ("Талас Саф", [], [CHOICE_OF_TALAS]),
        ("apps", [], [CHOICE_OF_NARYN, CHOICE_OF_NARYN_AGAIN]),
        ("Chui", [], []),
        ("", [NAMELESS], [Candidate("", None, "clients.csv", 12)]),
    ],
)
def test_a_company_is_found_by_its_tax_id_or_its_name(
    asked: str, inputs: list[Document | Rejected], candidates: Sequence[Candidate]
) -> None:
    found = find_client(CLIENTS, asked)
    assert found == FoundClient(tuple(inputs), tuple(candidates), (REFUSED,))


@pytest.mark.parametrize(
    "asked, inputs, candidates",
    [
        ("row:2", [ALA], [CHOICE_OF_ALA]),
        (" row:7 ", [NARYN_AGAIN], [CHOICE_OF_NARYN_AGAIN]),
        ("row:5", [NARYN_AGAIN], [CHOICE_OF_NARYN_AGAIN]),
        ("row:11", [TALAS], [CHOICE_OF_TALAS]),
        ("row:6", [REFUSED], [Candidate("", None, "clients.csv", 6)]),
        ("row:8", [], []),
    ],
)
def test_a_row_is_found_by_any_of_its_numbers_whether_or_not_it_can_be_read(
    asked: str, inputs: list[Document | Rejected], candidates: Sequence[Candidate]
) -> None:
    assert find_client(CLIENTS, asked) == FoundClient(tuple(inputs), tuple(candidates), ())


def test_a_note_that_names_no_row_of_the_company_chooses_nothing() -> None:
    noted = row(2, {"name": "Ала"}, InputNote("check", "note.hidden-rows", {"rows": ("4",)}))
    assert find_client([noted], "row:4").inputs == ()
    single = row(2, {"name": "Ала"}, InputNote("read-as", ONE_COMPANY, {"rows": "14"}))
    assert find_client([single], "row:14").inputs == (single,)


@pytest.mark.parametrize("data", ["a text", ["company"], {"company": "Ала"}, {"company": {"name": ["Ала"]}}, {}])
def test_what_has_no_name_is_found_by_none(data: Data) -> None:
    nameless = Document("a.yaml", 1, data, RowLayout(1))
    assert find_client([nameless], "Ала") == FoundClient((), (), ())
    assert find_client([nameless], "01234567890123") == FoundClient((), (), ())
    assert find_client([nameless], "row:1").candidates == (Candidate("", None, "a.yaml", 1),)


def test_a_tax_id_that_is_no_text_is_none() -> None:
    assert find_client([row(2, {"name": "Ала", "tax_id": ["01234567890123"]})], "01234567890123").inputs == ()


def test_of_those_with_the_same_name_that_come_near_the_first_is_offered() -> None:
    inputs = [row(2, {"name": "Ала Код"}), row(3, {"name": "Ала Код"})]
    assert find_client(inputs, "Ала").candidates == (Candidate("Ала Код", None, "clients.csv", 2),)


def test_of_very_many_that_come_near_the_first_are_offered_with_the_word_before_those_of_like_spelling() -> None:
    like = [row(number, {"name": f"Чолпан {number}"}) for number in range(2, 2 + MAX_CANDIDATES + 1)]
    assert len(find_client(like, "Чолпон").candidates) == MAX_CANDIDATES
    with_word = row(90, {"name": "Группа компаний «Чолпон» и партнёры"})
    candidates = find_client([*like, with_word], "Чолпон").candidates
    assert (len(candidates), candidates[0].number) == (MAX_CANDIDATES, 90)


def test_every_company_of_an_input_is_looked_at() -> None:
    text = "company: {name: Ала}\n---\ncompany: {name: Талас}\n"
    found = find_client([Content("a.yaml", text.encode(), NO_CHOICES)], "талас")
    assert [(each.name, each.number) for each in found.candidates] == [("Талас", 2)]
