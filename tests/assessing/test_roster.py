"""What shows only when companies are seen together: doubles across files, and a revenue unlike its neighbours."""

import tracemalloc
from collections.abc import Iterable
from typing import Any

import pytest

from htp.assessing.roster import FAR, GAP, MAX_DOUBLES, MAX_PLACES, MIN_NEIGHBOURS, Roster, Seen

NAMELESS = Seen("a.yaml", 1, "", None, "2016", None, 0.0)


def seen(path: str, name: str, document: int = 1, **facts: Any) -> Seen:
    return NAMELESS._replace(path=path, name=name, document=document, **facts)


def notes(companies: Iterable[Seen]) -> list[tuple[str, str, Any]]:
    """The path and id of each note, and the places or rows that it names."""
    roster = Roster()
    roster.take(companies)
    return [
        (each.path, each.note.id.removeprefix("note."), next(iter(each.note.values.values())))
        for each in roster.notes()
    ]


def test_a_company_in_two_files_is_noted_with_both_places() -> None:
    found = notes([seen("a.yaml", "a"), seen("b.yaml", "b"), seen("list.csv", "a", 12), seen("c.yaml", "a", 2)])
    assert found == [("list.csv", "company-again", ("a.yaml", "list.csv:12", "c.yaml#2"))]


@pytest.mark.parametrize(
    "one, other, are_doubles",
    [
        ({}, {}, True),
        ({"tax_id": "1"}, {}, True),
        ({"tax_id": "1"}, {"tax_id": "1"}, True),
        ({"tax_id": "1"}, {"tax_id": "1", "name": "b"}, True),
        ({"tax_id": "1"}, {"tax_id": "2"}, False),
        ({}, {"name": "b"}, False),
        ({}, {"period": "2017"}, False),
        ({"tax_id": "1"}, {"tax_id": "1", "period": "2017"}, False),
        ({"period": None}, {"period": None}, True),
    ],
)
def test_the_tax_id_decides_and_else_the_name_in_one_period(
    one: dict[str, Any],
    other: dict[str, Any],
    are_doubles: bool,  # noqa: FBT001
) -> None:
    first, second = seen("a.yaml", "a")._replace(**one), seen("b.yaml", "a")._replace(**other)
    assert bool(notes([first, second])) is are_doubles


@pytest.mark.parametrize(
    "one, other, note",
    [
        ("осоо ала тоо", "ала тоо", "name-again"),
        ("осоо ала тоо", "ип ала тоо", "name-again"),
        ("ala too llc", "ala too", "name-again"),
        ("ala too, ltd.", "ala too", "name-again"),
        ("ооо", "осоо", None),
        ("осоо ала тоо", "осоо ала", None),
        ("ала тоо", "ала тоо", "company-again"),
    ],
)
def test_a_name_that_comes_again_but_for_its_legal_form_is_noted(one: str, other: str, note: str | None) -> None:
    found = notes([seen("list.csv", one, 2), seen("list.csv", other, 3)])
    assert found == ([("list.csv", note, ("list.csv:2", "list.csv:3"))] if note else [])
    assert notes([seen("list.csv", one, 2, tax_id="1"), seen("list.csv", other, 3, tax_id="2")]) == []


def test_of_very_many_doubles_the_first_are_named_and_the_others_counted() -> None:
    found = notes(
        seen(f"{folder}/{number:04}.yaml", str(number)) for folder in "ab" for number in range(MAX_DOUBLES + 7)
    )
    assert len(found) == MAX_DOUBLES + 1
    assert found[0] == ("b/0000.yaml", "company-again", ("a/0000.yaml", "b/0000.yaml"))
    assert found[-1] == ("a/0100.yaml", "companies-again", 7)


def test_of_very_many_places_the_first_are_named() -> None:
    ((_, _, places),) = notes(seen(f"{number}.yaml", "a") for number in range(MAX_PLACES + 1))
    assert places == (*(f"{number}.yaml" for number in range(MAX_PLACES)), "…")


def a_list(*revenues: float, path: str = "list.csv", currency: str = "KGS") -> list[Seen]:
    return [
        seen(path, f"{path} {currency} {number}", number, currency=currency, revenue=revenue)
        for number, revenue in enumerate(revenues, start=2)
    ]


USUAL = (9e6, 10e6, 11e6, 12e6)


@pytest.mark.parametrize(
    "revenues, expected",
    [
        ((*USUAL, 12_500.0), [("list.csv", "revenue-far-below", ("6",))]),
        ((*USUAL, 12.5e9), [("list.csv", "revenue-far-above", ("6",))]),
        (
            (12_500.0, *USUAL, 12.5e9),
            [("list.csv", "revenue-far-below", ("2",)), ("list.csv", "revenue-far-above", ("7",))],
        ),
        ((*USUAL, 10e6 / FAR), [("list.csv", "revenue-far-below", ("6",))]),
        ((*USUAL, 10e6 / FAR + 1), []),
        ((*USUAL, 11e6 * FAR), [("list.csv", "revenue-far-above", ("6",))]),
        ((*USUAL, 11e6 * FAR - 1), []),
        ((*USUAL[1:], 12_500.0), []),  # too few to say what is usual
        ((*USUAL, 12_500.0, 12_400.0), []),  # more than a fifth of the list
        ((*USUAL, 8e6, 7e6, 9e6, 9e6, 12_500.0, 12_400.0), [("list.csv", "revenue-far-below", ("10", "11"))]),
        ((*USUAL, 9e6, 9e6, 9e6, 9e6, 9e6, 20_000.0, 20_000.0 * (GAP - 1)), []),  # small companies, not slips
    ],
)
def test_a_revenue_of_another_scale_than_the_rest_of_its_list_is_noted(
    revenues: tuple[float, ...], expected: list[tuple[str, str, Any]]
) -> None:
    assert notes(a_list(*revenues)) == expected


def test_only_one_list_and_one_currency_are_compared() -> None:
    assert notes([*a_list(*USUAL), *a_list(12_500.0, path="other.csv")]) == []
    assert notes([*a_list(*USUAL), *a_list(12_500.0, currency="USD")]) == []
    assert notes(a_list(*USUAL, 12_500.0, path="list.yaml")) == []
    assert notes(a_list(*USUAL, 0.0)) == []
    assert len(USUAL) + 1 == MIN_NEIGHBOURS


def test_of_a_company_at_most_a_hundred_bytes_are_kept() -> None:
    count = 20_000
    roster = Roster()
    tracemalloc.start()
    roster.take(
        seen(f"clients/of this year/company number {number}.yaml", str(number), tax_id=str(number))
        for number in range(count)
    )
    assert not list(roster.notes())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * count
