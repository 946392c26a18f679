"""Each answer rests on the values of its day: the shipped rulebook's, and those of an overlay on its first and last."""

from calendar import isleap
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from json import dumps
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.builders import Facts, a_company, facts_of, line, lines, rulebook
from support.examples import examples
from support.independent import days_after
from support.overlays import HEAD, laid_over
from support.profiles import DAYS, decimals, profiles

from htp.assessing.assessment import assess, day_to_assess
from htp.assessing.costs import COSTS
from htp.assessing.outside import RATES, taxes_outside
from htp.company.validation import profile_from
from htp.document import Data
from htp.errors import InvalidInput
from htp.money import Money, decimal_text
from htp.reports.wording.problems import sentences
from htp.rulebook.model import DatedValue, Rulebook
from htp.rulebook.overlay import overlaid
from htp.verdict import Caveat, Finding, Kind, Status

ONE_DAY = timedelta(days=1)
LAST_MONTH = date(9999, 12, 1)
FIRST_DAY = rulebook().in_force_from
DATED_RULES = sorted(rule.id for rule in rulebook().rules.values() if rule.uses and rule.kind is not Kind.INFORMATION)
OF_OTHER_READINGS = frozenset({"average-monthly-wage-bishkek"})
"""Parameters that no answer under the default readings rests on."""


def entry_of(book: Rulebook, parameter: str, day: date) -> DatedValue:
    (entry,) = (each for each in book.parameters[parameter].values if each.covers(day))
    return entry


def days_around(first: date, last: date | None) -> Iterator[date]:
    """The eve, the first day, the last day and the day after, as far as there are such days under the law."""
    yield from (day for day in (first - ONE_DAY, first) if day >= FIRST_DAY)
    if last is not None:
        yield last
    if last is not None and last < date.max:
        yield last + ONE_DAY


def found_on(day: date, book: Rulebook, data: Facts | None = None) -> dict[str, Finding]:
    profile = profile_from(cast(Data, data or in_its_initial_registration(day)))
    return {each.rule: each for each in assess(profile, book, day).findings}


def in_its_initial_registration(day: date) -> Facts:
    """A resident since that day with all its facts, none of its revenue from abroad or from a permitted activity.

    So every rule needs all the values that its entry in the rulebook names.
    """
    return facts_of(
        period="2016",
        activities=["software-development", "restaurant"],
        lines=lines(line("0", activity="software-development"), line("100", market="KG", activity="restaurant")),
        employees="7",
        payroll="1000",
        status="resident",
        initial_registration=day.isoformat(),
    )


def found_by(rule: str, day: date, book: Rulebook) -> Finding:
    """What the rule finds on that day; a rule about money is asked about the whole month of the day."""
    data = in_its_initial_registration(day)
    if rule in COSTS:
        data["period"] = f"{day:%Y-%m}"
        data["residency"]["initial_registration"] = day.replace(day=1).isoformat()
    return found_on(day, book, data)[rule]


def day_of_values(rule: str, day: date) -> date:
    """The day whose values a rule takes: the last of its month for what is paid, else the day itself."""
    return days_after(day.replace(day=1), 0, 1) - ONE_DAY if rule in COSTS and day < LAST_MONTH else day


_VERDICT_WHERE_LIFTED = {
    "activity-share-minimum": "pass",
    "export-share-minimum": "pass",
    "export-share-grace": "fail",
    "initial-registration": "deferred",
    "fee-rate": "settled",
    "income-tax-rate": "settled",
    "social-contribution-rate": "settled",
    "average-monthly-wage": "settled",
}
"""What is found of a company that needs every value, where that one is lifted."""


def assert_rests_on_its_day(finding: Finding, day: date, book: Rulebook) -> None:
    """On the value of each parameter that the rule uses, its sources and how sure it is.

    The first of them that is not known, or lifted, decides; the rule needs none after it.
    """
    used: dict[str, DatedValue] = {}
    for parameter in book.rules[finding.rule].uses:
        if parameter in OF_OTHER_READINGS:
            continue
        used[parameter] = entry_of(book, parameter, day_of_values(finding.rule, day))
        if used[parameter].gap is not None:
            assert (finding.verdict, finding.explanation.values["reason"]) == ("undetermined", used[parameter].gap)
            assert finding.amount is None
            return
        if used[parameter].is_lifted:
            assert finding.verdict == _VERDICT_WHERE_LIFTED[parameter]
            break
    else:
        assert finding.verdict in ("fail", "deferred", "due")
    values = [each.value for each in used.values() if each.value is not None]
    shown = [finding.required, *finding.explanation.values.values()]
    if finding.verdict in ("fail", "deferred", "due"):
        assert [each for each in values if not isinstance(each, int) and each not in shown] == []
    if finding.verdict == "deferred":
        months = sum(each for each in values if isinstance(each, int))
        assert finding.explanation.values["required_from"] == days_after(day, 0, months)
    assert [each for each in finding.caveats if each.doubt is None] == [*_caveats(used, book)]
    assert {source for each in used.values() for source in each.sources} <= set(finding.sources)


def _caveats(entries: Mapping[str, DatedValue], book: Rulebook) -> Iterator[Caveat]:
    for parameter, entry in entries.items():
        if entry.status is not Status.VERIFIED:
            shown = "lifted" if entry.value is None else entry.value
            yield Caveat(book.parameters[parameter].title, shown, entry.status, entry.sources, entry.place)


# ---- The rulebook's own values ---------------------------------------------------------------------------------------


def _days_of_change(*parameters: str) -> list[date]:
    """Every day on which one of them changes, and its eve."""
    values = (each for id_ in parameters for each in rulebook().parameters[id_].values)
    return sorted({day for each in values for day in days_around(each.first, each.last)})


@pytest.mark.parametrize(
    "rule, day", [(rule, day) for rule in DATED_RULES for day in _days_of_change(*rulebook().rules[rule].uses)]
)
def test_a_finding_rests_on_the_values_of_its_day(rule: str, day: date) -> None:
    assert_rests_on_its_day(found_by(rule, day, rulebook()), day, rulebook())


@pytest.mark.parametrize("charge, parameters", RATES.items())
def test_a_tax_outside_the_park_rests_on_the_rates_of_its_day(charge: str, parameters: tuple[str, ...]) -> None:
    company = a_company(total="1000", payroll="1000")
    for day in _days_of_change(*parameters):
        (tax,) = (each for each in taxes_outside(company, rulebook(), day) if each.charge == charge)
        entries = tuple(dict.fromkeys(entry_of(rulebook(), each, day) for each in parameters))
        assert tax.entries == entries
        assert set(tax.gaps) == {each.gap for each in entries if each.gap is not None}
        assert set(tax.rates) == {each.value for each in entries if each.value is not None}


@examples(20)
@given(profiles(), st.dates(date(1, 1, 1), FIRST_DAY - ONE_DAY))
@example({}, FIRST_DAY - ONE_DAY)
def test_before_the_first_day_of_the_law_nothing_is_known_whatever_the_company(data: Facts, day: date) -> None:
    for finding in found_on(day, rulebook(), data).values():
        assert (finding.verdict, finding.missing, finding.amount) == ("undetermined", (), None)
        assert finding.explanation.values["in_force_from"] == FIRST_DAY


# ---- The days of a residency and of a period -------------------------------------------------------------------------

registrations = st.one_of(
    DAYS,
    st.sampled_from([date(year, 2, 29) for year in range(2012, 2025) if isleap(year)]),
    st.sampled_from([date(2016, month, 31) for month in (1, 3, 5, 7, 8, 10, 12)]),
)


@examples(60)
@given(registrations)
def test_a_resident_has_time_to_the_eve_of_its_anniversary(final_registration: date) -> None:
    anniversary = days_after(final_registration, 1, 0)
    company = facts_of(total="5", export="3", status="resident", final_registration=final_registration.isoformat())
    eve = found_on(anniversary - ONE_DAY, rulebook(), company)["export-share"]
    assert (eve.verdict, eve.explanation.values["required_from"]) == ("deferred", anniversary)
    assert found_on(anniversary, rulebook(), company)["export-share"].verdict == "fail"
    assert found_on(final_registration, rulebook(), company)["export-share"].verdict == "deferred"


@examples(60)
@given(registrations)
def test_six_months_of_initial_registration_come_before_that_year(initial_registration: date) -> None:
    earliest = days_after(initial_registration, 1, 6)
    company = facts_of(total="5", export="3", status="resident", initial_registration=initial_registration.isoformat())
    eve = found_on(earliest - ONE_DAY, rulebook(), company)["export-share"]
    assert (eve.verdict, eve.explanation.values["required_from"]) == ("deferred", earliest)
    later = found_on(earliest, rulebook(), company)["export-share"]
    assert (later.verdict, later.missing) == ("undetermined", ("residency.final_registration",))


_FIRST_MONTH_AFTER = {
    "": 13,
    **{f"-H{half}": 6 * half + 1 for half in (1, 2)},
    **{f"-Q{quarter}": 3 * quarter + 1 for quarter in (1, 2, 3, 4)},
    **{f"-{month:02}": month + 1 for month in range(1, 13)},
}
"""The month after a part of the year; the thirteenth is in the next year."""


@examples(60)
@given(st.integers(1000, 2999), st.sampled_from(sorted(_FIRST_MONTH_AFTER)), DAYS, DAYS)
@example(2016, "-02", date(2016, 2, 28), date(2016, 2, 29))
@example(1900, "-02", date(2016, 2, 28), date(2016, 2, 29))
def test_the_last_day_of_the_period_is_assessed_unless_another_day_is_asked_for(
    year: int, part: str, today: date, asked_for: date
) -> None:
    company = a_company(period=f"{year}{part}")
    month = _FIRST_MONTH_AFTER[part]
    next_day = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    assert day_to_assess(company, None, today) == next_day - ONE_DAY
    assert day_to_assess(company, asked_for, today) == asked_for
    assert day_to_assess(a_company(), None, today) == today


# ---- What an overlay lays over them ----------------------------------------------------------------------------------

_VALUES_BY_UNIT = {
    "share": st.integers(1, 10**4).map(lambda number: decimals(number, 4)),
    "months": st.integers(1, 36).map(str),
    "money a month": st.integers(0, 10**6).map(lambda number: f"{{amount: {number}, currency: KGS}}"),
}
Laid = tuple[date, date | None, str | None]


@st.composite
def values_laid_over(draw: st.DrawFn, parameter: str) -> list[Laid]:
    """One or several values, lifted or not known ones among them, of one day or of many, the last perhaps for good."""
    days = draw(st.lists(st.integers(0, 6000), min_size=1, max_size=4, unique=True).map(sorted))
    value = _VALUES_BY_UNIT[rulebook().parameters[parameter].unit]
    some = st.sampled_from([value, value, st.just("null"), st.none()]).flatmap(lambda each: each)
    laid: list[Laid] = []
    for first, following in zip(days, [*days[1:], None], strict=True):
        longest = 6000 if following is None else following - first
        length = draw(st.one_of(st.just(1), st.just(longest), st.integers(1, longest)))
        is_open = following is None and draw(st.booleans())
        start = FIRST_DAY + timedelta(days=first)
        laid.append((start, None if is_open else start + timedelta(days=length - 1), draw(some)))
    return laid


@pytest.mark.parametrize("rule", DATED_RULES)
@examples(25)
@given(st.data())
def test_an_overlay_holds_from_its_first_day_to_its_last_and_the_rulebook_on_all_others(
    rule: str, rest: st.DataObject
) -> None:
    parameters = rulebook().rules[rule].uses
    laid = {each: rest.draw(values_laid_over(each)) for each in parameters}
    book = laid_over(
        {
            id_: [(str(first), str(last) if last else None, value) for first, last, value in each]
            for id_, each in laid.items()
        }
    )
    for day in {day for each in laid.values() for first, last, _ in each for day in days_around(first, last)}:
        for parameter in parameters:
            entry = entry_of(book, parameter, day)
            values = [each for first, last, each in laid[parameter] if first <= day <= (last or date.max)]
            if values:
                assert [_as_written(entry)] == values
                assert (entry.sources, entry.status) == (("interview-2017",), "assumed")
            else:
                own = entry_of(rulebook(), parameter, day)
                assert entry._replace(first=own.first, last=own.last) == own
        assert_rests_on_its_day(found_by(rule, day, book), day, book)


def _written(first: date, last: date | None, value: str | None) -> tuple[str, str | None, str | None]:
    return str(first), str(last) if last else None, value


def _as_written(entry: DatedValue) -> str | None:
    """The value as an overlay of these tests writes it."""
    if entry.gap is not None:
        return None
    if isinstance(entry.value, Money):
        return f"{{amount: {entry.value.amount}, currency: {entry.value.currency}}}"
    if entry.value is None or isinstance(entry.value, int):
        return "null" if entry.value is None else str(entry.value)
    return decimal_text(entry.value, least_places=4)


def _repeated(entry: DatedValue, first: date, last: date | None) -> dict[str, Any]:
    """The entry as an overlay would write it for those days."""
    value: Any = None if entry.value is None else str(entry.value)
    if isinstance(entry.value, Money):
        value = {"amount": decimal_text(entry.value.amount), "currency": entry.value.currency}
    elif entry.value is not None and not isinstance(entry.value, int):
        value = decimal_text(entry.value)
    what = {"value": value} if entry.gap is None else {"gap": entry.gap}
    rest = {"sources": list(entry.sources), "place": entry.place, "status": entry.status.value}
    return {
        "from": str(first),
        **({"to": str(last)} if last else {}),
        **({"about": "true"} if entry.is_about else {}),
        **what,
        **rest,
    }


def _overlay_of(values_by_parameter: Mapping[str, list[dict[str, Any]]]) -> Rulebook:
    sections = {id_: {"values": values} for id_, values in values_by_parameter.items()}
    # JSON is YAML but for null, which in an overlay is the lifted value, too
    return overlaid(rulebook(), "test.yaml", f"{HEAD}parameters: {dumps(sections, ensure_ascii=False)}\n")


@cache
def _everything_repeated() -> Rulebook:
    return _overlay_of(
        {
            parameter.id: [_repeated(each, each.first, each.last) for each in parameter.values]
            for parameter in rulebook().parameters.values()
        }
    )


def test_an_overlay_that_repeats_the_rulebook_is_the_rulebook() -> None:
    assert _everything_repeated().parameters == rulebook().parameters


@examples(40)
@given(profiles(), st.dates(FIRST_DAY, date(2035, 12, 31)), st.integers(-1, 1))
def test_an_overlay_that_repeats_the_value_of_a_single_day_changes_nothing(
    data: Facts, day: date, distance: int
) -> None:
    as_of = max(day + distance * ONE_DAY, FIRST_DAY)
    book = _overlay_of({each: [_repeated(entry_of(rulebook(), each, day), day, day)] for each in rulebook().parameters})
    assert found_on(as_of, book, data) == found_on(as_of, rulebook(), data)


@pytest.mark.parametrize("first", ["2027-01-01", "9999-12-31"])
def test_a_value_to_the_last_day_of_the_calendar_leaves_nothing_after_it(first: str) -> None:
    book = laid_over({"fee-rate": [(first, "9999-12-31", "0.02")]})
    assert entry_of(book, "fee-rate", date.max).value == entry_of(book, "fee-rate", date.fromisoformat(first)).value
    assert book.parameters["fee-rate"].values[-1].last == date.max


def test_a_value_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidInput) as error:
        laid_over({"fee-rate": [("2020-01-01", "2019-12-31", "0.02")]})
    (found,) = error.value.diagnostics
    assert sentences(found) == (
        "parameters.fee-rate.values.0: ends on 2019-12-31 before it begins",
        "correct from or to",
    )


@pytest.mark.parametrize("value, shown", [("6", 6), ("null", "lifted")])
def test_a_resident_whose_time_is_over_is_told_how_sure_that_time_is(value: str, shown: int | str) -> None:
    book = laid_over({"export-share-grace": [("2016-01-01", None, value)]})
    day, company = date(2016, 12, 31), facts_of(period="2016", total="5", export="3", final_registration="2016-05-01")
    resident = found_on(day, book, {**company, "residency": {**company["residency"], "status": "resident"}})
    title = rulebook().parameters["export-share-grace"].title
    caveat = Caveat(title, shown, Status.ASSUMED, ("interview-2017",), "here")
    assert (resident["export-share"].verdict, resident["export-share"].caveats[-1]) == ("fail", caveat)
    applicant = {**company, "residency": {**company["residency"], "status": "applicant"}}
    assert title not in [each.subject for each in found_on(day, book, applicant)["export-share"].caveats]
