"""A verdict that holds under every reading holds under every combination; one that turns names the smallest sets."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import END_OF_2016, Facts, a_company, facts_of, line, lines, rulebook
from support.examples import examples
from support.overlays import HEAD
from support.profiles import Told, assessment_days, profiles, revenues_by_line

from htp.assessing.assessment import assess
from htp.company.validation import profile_from
from htp.errors import InvalidInput
from htp.reports.wording.problems import sentences
from htp.rulebook.model import Rulebook
from htp.rulebook.overlay import overlaid
from htp.verdict import Alternative, Choice, Eligibility, ReadingTaken, Turning

APPLICANTS = "export-share-for-applicants"
END_OF_2026 = date(2026, 12, 31)
LATER = Choice(APPLICANTS, "year-after-final-registration")


def turning_by_brute_force(data: Facts, rulebook: Rulebook, as_of: date) -> set[frozenset[Choice]]:
    """Every combination of every option tried; those that turn the verdict and of which no part does."""
    profile = profile_from(data)
    verdict = assess(profile, rulebook, as_of).verdict
    turning = set()
    for options in product(*(each.options for each in rulebook.readings.values())):
        chosen = dict(zip(rulebook.readings, options, strict=True))
        if assess(profile, rulebook.under(chosen), as_of).verdict is not verdict:
            changed = [(id_, option) for id_, option in chosen.items() if option != rulebook.option_of(id_)]
            turning.add(frozenset(Choice(*each) for each in changed))
    return {each for each in turning if not any(other < each for other in turning)}


@examples(40)
@given(profiles(), assessment_days)
def test_the_sets_that_turn_a_verdict_are_those_of_every_combination_tried(data: Facts, as_of: date) -> None:
    found = assess(profile_from(data), rulebook(), as_of)
    assert {frozenset(each.choices) for each in found.turning} == turning_by_brute_force(data, rulebook(), as_of)


SOLD = st.fixed_dictionaries(
    {}, optional={"through": st.just("App Store"), "through_country": st.sampled_from(["IE", "KG", "KZ"])}
)


@examples(40)
@given(revenues_by_line(), st.lists(SOLD, min_size=5, max_size=5))
def test_likewise_of_what_is_sold_through_platforms(revenue: Told, sold: list[Facts]) -> None:
    told, rates = revenue
    told["lines"] = [each | through for each, through in zip(told["lines"], sold, strict=False)]
    data = facts_of(activities=["software-development"]) | {"revenue": told, "exchange_rates": rates}
    found = assess(profile_from(data), rulebook(), END_OF_2016)
    assert {frozenset(each.choices) for each in found.turning} == turning_by_brute_force(data, rulebook(), END_OF_2016)


@pytest.mark.parametrize("country, missing", [(None, ("revenue.lines.0.through_country",)), ("KG", ())])
def test_a_set_names_the_fact_that_could_show_that_it_does_not_turn_the_verdict(
    country: str | None, missing: tuple[str, ...]
) -> None:
    sold = line("80", market="US", through="an app store") | ({} if country is None else {"through_country": country})
    company = a_company(period="2016", lines=lines(sold, line("20", market="KG")))
    (turning,) = assess(company, rulebook(), END_OF_2016).turning
    assert (turning.choices, turning.missing) == ((Choice("platform-sales", "platform"),), missing)


def test_the_verdict_of_a_set_that_turns_is_the_one_under_it() -> None:
    company = a_company(period="2016", total="100", export="79")
    (turning,) = assess(company, rulebook(), END_OF_2016).turning
    assert turning.choices == (LATER,)
    assert turning.verdict is assess(company, rulebook().under(dict([LATER])), END_OF_2016).verdict
    assert turning.verdict is Eligibility.ELIGIBLE


def test_each_reading_that_matters_has_its_other_options_and_one_of_costs_alone_changes_no_verdict() -> None:
    company = a_company(period="2026", total="100", export="79", employees="2")
    assert assess(company, rulebook(), END_OF_2026).readings == (
        ReadingTaken(APPLICANTS, "at-once", "at-once", (Alternative(LATER.option, Eligibility.ELIGIBLE),)),
        ReadingTaken(
            "contribution-base",
            "national-average",
            "national-average",
            tuple(Alternative(each, Eligibility.NOT_ELIGIBLE) for each in ("bishkek-average", "own-pay")),
        ),
    )


def test_two_readings_that_turn_a_verdict_only_together_are_one_set_in_the_order_of_the_rulebook() -> None:
    sold = lines(line("75", market="JP"), line("10", market="KZ"), line("15", market="KG"))
    book = rulebook().under(dict([LATER]))
    (turning,) = assess(a_company(period="2016", lines=sold), book, END_OF_2016).turning
    together = (Choice(APPLICANTS, "at-once"), Choice("eurasian-union-sales", "not-export"))
    assert turning == Turning(together, Eligibility.NOT_ELIGIBLE)


def test_a_company_that_no_reading_concerns_has_none() -> None:
    found = assess(a_company(period="2016", total="100", export="80"), rulebook(), END_OF_2016)
    assert (found.readings, found.turning) == ((), ())


def test_a_reading_that_was_chosen_is_named_though_it_does_not_matter() -> None:
    book = rulebook().under(dict([LATER]))
    (taken,) = assess(a_company(period="2016", total="100", export="80"), book, END_OF_2016).readings
    assert (taken.id, taken.chosen, taken.default) == (APPLICANTS, LATER.option, "at-once")


def test_a_rulebook_is_made_once_for_the_same_options() -> None:
    assert rulebook().under(dict([LATER])) is rulebook().under(dict([LATER]))


OPTION = "text: It is asked later. \n      sources: [interview-2017]\n      place: here\n      status: assumed\n"


def with_readings(text: str) -> Rulebook:
    return overlaid(rulebook(), "test.yaml", f"{HEAD}readings:\n  {APPLICANTS}:\n{text}")


def test_an_overlay_can_change_the_default() -> None:
    book = with_readings(f"    default: {LATER.option}\n")
    found = assess(a_company(period="2016", total="100", export="79"), book, END_OF_2016)
    assert (found.verdict, found.finding("export-share").verdict) == ("eligible", "deferred")
    assert [each.choices for each in found.turning] == [(Choice(APPLICANTS, "at-once"),)]


def test_an_overlay_can_add_an_option_with_figures_of_its_own() -> None:
    lower = "{from: 2011-07-08, value: 0.50, sources: [interview-2017], place: here, status: assumed}"
    book = with_readings(
        f"    options:\n     half:\n      like: at-once\n      {OPTION}"
        f"      parameters: {{export-share-minimum: {{values: [{lower}]}}}}\n"
    )
    company = a_company(period="2016", total="100", export="50")
    found = assess(company, book, END_OF_2016)
    assert [each.choices for each in found.turning] == [(Choice(APPLICANTS, "half"),), (LATER,)] or [
        each.choices for each in found.turning
    ] == [(LATER,), (Choice(APPLICANTS, "half"),)]
    assert assess(company, book.under({APPLICANTS: "half"}), END_OF_2016).finding("export-share").verdict == "pass"


@pytest.mark.parametrize(
    "text, problem, remedy",
    [
        ("    default: soon\n", f"readings.{APPLICANTS}.default", "write one of them"),
        (f"    options:\n     half:\n      like: soon\n      {OPTION}", f"readings.{APPLICANTS}.options.half.like", ""),
        ("    defaul: at-once\n", f"readings.{APPLICANTS}.defaul: is not known here", "remove it"),
    ],
)
def test_an_overlay_that_says_what_no_reading_can_say_is_refused(text: str, problem: str, remedy: str) -> None:
    with pytest.raises(InvalidInput) as error:
        with_readings(text)
    found = sentences(error.value.diagnostics[0])
    assert found[0].startswith(problem)
    assert remedy in found[1]


def test_a_reading_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInput) as error:
        overlaid(rulebook(), "test.yaml", f"{HEAD}readings:\n  {APPLICANTS}s:\n    default: at-once\n")
    assert sentences(error.value.diagnostics[0])[1] == f"did you mean {APPLICANTS}?"


def test_at_most_four_options_are_tried_of_a_reading() -> None:
    two = "".join(f"     o{number}:\n      like: at-once\n      {OPTION}" for number in range(2))
    assert len(with_readings(f"    options:\n{two}").readings[APPLICANTS].options) == 4
    options = "".join(f"     o{number}:\n      like: at-once\n      {OPTION}" for number in range(3))
    with pytest.raises(InvalidInput) as error:
        with_readings(f"    options:\n{options}")
    assert sentences(error.value.diagnostics[0])[1] == "list at most 4 ways to read it"


@pytest.mark.parametrize("market", ["AM", "BY", "KZ", "RU"])
def test_where_the_union_decides_the_share_turns_on_what_export_is(market: str) -> None:
    company = a_company(period="2016", total=None, lines=lines(line("80", market=market), line("20", market="KG")))
    assert assess(company, rulebook(), END_OF_2016).finding("export-share").readings == ("eurasian-union-sales",)


def test_a_neighbour_outside_the_union_is_abroad_under_every_reading() -> None:
    company = a_company(period="2016", total=None, lines=lines(line("80", market="UZ"), line("20", market="KG")))
    assert assess(company, rulebook(), END_OF_2016).finding("export-share").readings == ()
