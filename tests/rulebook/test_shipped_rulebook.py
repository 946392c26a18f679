"""The rulebook that comes with the program, as a lawyer would check it."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from string import Formatter

import pytest
from support.builders import a_company, rulebook

import htp.rules
from htp.assessing.assessment import assess
from htp.money import Money, Number
from htp.rulebook.model import Category, CategoryKind, DatedValue, NoValue, RuleEntry, Step
from htp.rules import RULES
from htp.rules.parts.rule import Rule
from htp.verdict import RuleVerdict, Status

FIRST_DAY = date(2011, 7, 8)
HELPERS = {"parts"}
"""Modules of the rules that are no rule themselves."""


def quarters() -> Iterator[date]:
    """The first day of the regime, and the first and the last day of every quarter from then to the end of 2030."""
    yield FIRST_DAY
    for year in range(2011, 2031):
        for month in (1, 4, 7, 10):
            first = date(year, month, 1)
            if first > FIRST_DAY:
                yield from (first - timedelta(days=1), first)
    yield date(2030, 12, 31)


@pytest.mark.parametrize("parameter_id", sorted(rulebook().parameters))
def test_every_parameter_has_a_value_or_a_declared_gap_in_every_quarter(parameter_id: str) -> None:
    for day in quarters():
        [entry] = [each for each in rulebook().parameters[parameter_id].values if each.covers(day)]
        if entry.gap:
            with pytest.raises(NoValue):
                rulebook().entry_on(parameter_id, day)
        else:
            assert rulebook().entry_on(parameter_id, day) is entry
            assert entry.value is not None or entry.is_lifted


@pytest.mark.parametrize("parameter_id", sorted(rulebook().parameters))
def test_every_value_has_sources_place_and_status_and_days_that_follow_each_other(parameter_id: str) -> None:
    values = rulebook().parameters[parameter_id].values
    assert values[0].first == rulebook().in_force_from == FIRST_DAY
    assert values[-1].last is None
    for earlier, later in pairwise(values):
        assert earlier.last == later.first - timedelta(days=1)
    for each in values:
        assert each.sources
        assert each.place
        assert each.status in Status
        assert set(each.sources) <= rulebook().sources.keys()


@pytest.mark.parametrize("year, wage", [(2023, None), (2024, "30749"), (2025, None), (2026, "44074"), (2027, None)])
def test_the_wage_of_bishkek_is_known_for_two_years(year: int, wage: str | None) -> None:
    for day in (date(year, 1, 1), date(year, 12, 31)):
        [entry] = [each for each in rulebook().parameters["average-monthly-wage-bishkek"].values if each.covers(day)]
        assert entry.value == (Money(Number(wage), "KGS") if wage else None)
        assert (entry.gap is None) == (wage is not None)


@pytest.mark.parametrize(
    "parameter_id", ["export-share-minimum", "activity-share-minimum", "export-share-grace", "initial-registration"]
)
def test_that_a_figure_of_an_undated_page_is_in_force_is_our_own_reading(parameter_id: str) -> None:
    (entry,) = rulebook().parameters[parameter_id].values
    assert entry.status is Status.ASSUMED
    assert "undated" in entry.place
    assert "inferred" in entry.place


def test_the_article_with_the_list_and_those_on_export_are_not_cited_as_read() -> None:
    assert "Art. 4 was not read" in rulebook().rules["activity"].place
    assert "law-84-2011" not in rulebook().rules["export-share"].sources


def test_before_the_law_no_rule_says_anything_but_undetermined() -> None:
    company = a_company(total="100", export="100", payroll="1", employees="1")
    eve = assess(company, rulebook(), FIRST_DAY - timedelta(days=1))
    assert {each.verdict for each in eve.findings} == {RuleVerdict.UNDETERMINED}
    assert {each.missing for each in eve.findings} == {()}
    assert assess(company, rulebook(), FIRST_DAY).verdict == "eligible"


def test_ids_match_the_modules_of_the_rules() -> None:
    modules = {each.name for each in pkgutil.iter_modules(htp.rules.__path__)} - HELPERS
    assert {rule.ID.replace("-", "_") for rule in RULES} == modules
    for rule in RULES:
        assert importlib.import_module(f"htp.rules.{rule.ID.replace('-', '_')}") is rule


def test_every_source_is_cited_somewhere() -> None:
    book = rulebook()
    entries: list[DatedValue | Category | RuleEntry | Step] = [
        *(value for each in book.parameters.values() for value in each.values),
        *book.categories.values(),
        *book.rules.values(),
        *book.steps,
    ]
    cited = {source for each in entries for source in each.sources}
    notes = " ".join(each.note or "" for each in book.categories.values())
    named_in_notes = {source for source in book.sources if source in notes}
    assert book.sources.keys() - cited - named_in_notes == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_a_rule_uses_only_the_parameters_that_its_entry_names(rule: Rule) -> None:
    code = importlib.import_module(f"htp.rules.{rule.ID.replace('-', '_')}")
    used = {value for value in vars(code).values() if isinstance(value, str) and value in rulebook().parameters}
    assert used == set(rulebook().rules[rule.ID].uses)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_value_that_a_rule_returns_is_shown_by_some_text(rule: Rule) -> None:
    """What no text ever names need not be worked out, but for the ids of what is named by its title."""
    entry = rulebook().rules[rule.ID]
    named = {name for text in entry.texts.values() for _, name, _, _ in Formatter().parse(text)}
    returned = {name for each in rule.SITUATIONS.values() for name in each.values if not name.endswith("_ids")}
    assert returned <= named


@pytest.mark.parametrize("category_id", sorted(rulebook().categories))
def test_a_category_has_names_in_both_languages_and_says_what_it_is_and_is_not(category_id: str) -> None:
    category = rulebook().categories[category_id]
    assert any(re.search("[а-я]", name) for name in (category.titles["ru"], *category.aliases))
    assert any(re.search("[a-z]", name) for name in category.aliases)
    assert category.place
    if category.kind is not CategoryKind.OUTSIDE:
        assert (category.status is Status.ASSUMED) <= (category.note is not None)
    if category.kind is CategoryKind.PERMITTED:
        assert category.includes
        assert category.excludes
    else:
        assert category.status is Status.ASSUMED
