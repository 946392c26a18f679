"""Every entry of the rulebook by its name, what uses it and what it cites."""

from dataclasses import replace
from datetime import date

import pytest
from support.builders import rulebook

from htp.rulebook.index import (
    Entry,
    entries_named,
    every_entry,
    names_like,
    sources_of,
    sources_unchecked_for,
    users_of,
)
from htp.rulebook.model import Parameter, Step


def test_sources_are_unchecked_from_the_day_after_so_many_and_those_longest_unchecked_come_first() -> None:
    first, second, third = list(rulebook().sources.values())[:3]
    checked = {
        each.id: each._replace(checked_on=day)
        for each, day in ((first, date(2026, 3, 2)), (second, date(2026, 3, 3)), (third, date(2026, 3, 1)))
    }
    book = replace(rulebook(), sources=checked)
    found = [sources_unchecked_for(30, book, date(2026, 4, day)) for day in (1, 2)]
    assert [[each.id for each in some] for some in found] == [[third.id, first.id][:1], [third.id, first.id]]


def entry(id_: str) -> Entry:
    (found,) = (each for each in every_entry(rulebook()) if each.id == id_)
    return found


def users(id_: str) -> list[str]:
    return [each.id for each in users_of(entry(id_), rulebook())]


@pytest.mark.parametrize(
    "name, ids",
    [
        ("export-share", ["export-share"]),
        ("EXPORT_SHARE", ["export-share"]),
        (entry("fee-rate").title, ["fee-rate"]),
        ("law-84-2011", ["law-84-2011"]),
        ("final registration", ["final-registration"]),
        ("call-centre", ["call-centre"]),
        ("Колл-центр", ["call-centre"]),
        ("62.01", ["software-development"]),
        ("nothing of the kind", []),
    ],
)
def test_an_entry_is_named_by_its_id_its_title_and_a_category_by_all_its_names(name: str, ids: list[str]) -> None:
    assert [each.id for each in entries_named(rulebook(), name)] == ids


def test_a_name_may_stand_for_several_entries() -> None:
    assert [type(each) for each in entries_named(rulebook(), "initial-registration")] == [Parameter, Step]


@pytest.mark.parametrize(
    "name, ids",
    [
        ("exprot-share", ("export-share", "export-share-grace", "export-share-minimum")),
        ("fee-rat", ("fee-rate", "fee")),
        ("programing", ("software-development", "game-development")),
        ("kolcentr", ("call-centre",)),
        ("registration", ("final-registration", "initial-registration", "park-registration-page")),
        ("zzzz", ()),
    ],
)
def test_ids_that_may_be_meant_come_best_first_each_once_and_three_at_most(name: str, ids: tuple[str, ...]) -> None:
    assert names_like(rulebook(), name) == ids


def test_a_title_with_a_slip_means_its_entry() -> None:
    slip = entry("average-monthly-wage").title.replace("month", "mnoth").upper()
    assert names_like(rulebook(), slip)[0] == "average-monthly-wage"


def test_a_figure_is_used_by_the_rules_that_name_it() -> None:
    assert users("export-share-grace") == ["export-share"]
    assert users("general-profit-tax") == []


def test_a_category_is_used_by_the_rules_that_need_the_activities() -> None:
    assert users("game-development") == ["activity", "activity-share", "exemptions"]


def test_a_source_is_used_by_all_that_cites_it_also_in_a_note() -> None:
    assert users("law-84-2011") == [
        "activity",
        "call-centre",
        "technical-support",
        "virtual-office",
        "workplace-and-software-rental",
    ]
    assert users("24kg-2026") == ["average-monthly-wage", "average-monthly-wage-bishkek"]
    assert users("htp-user-agreement") == ["application", "initial-registration"]


def test_a_rule_and_a_step_are_used_by_nothing() -> None:
    assert users("fee") == users("application") == []


@pytest.mark.parametrize(
    "id_, sources",
    [
        ("activity", ("law-84-2011", "park-residents-page")),
        ("application", ("park-documents-page", "htp-user-agreement")),
        (
            "export-share-minimum",
            ("park-residents-page", "kgaccount", "interview-2017", "startup-central-eurasia-2021"),
        ),
        ("software-development", ("park-residents-page",)),
        ("call-centre", ("park-residents-page", "law-84-2011", "interview-2017")),
        ("law-84-2011", ()),
    ],
)
def test_an_entry_cites_its_sources_once_and_a_category_those_of_its_note_too(
    id_: str, sources: tuple[str, ...]
) -> None:
    assert sources_of(entry(id_), rulebook()) == sources
