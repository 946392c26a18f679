"""Many companies together: exact sums, currency by currency, in whatever order and portions they come."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from support.builders import END_OF_2016, a_company, line, lines, rulebook
from support.profiles import profiles

from htp.assessing.assessment import assess
from htp.assessing.figures import Figures, figures_of
from htp.assessing.results import Assessed, Result, WhatIf
from htp.assessing.suppositions import NOTHING_SUPPOSED, Supposed
from htp.assessing.totals import MAX_FILE_NOTES, Portfolio
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.document import Data, FileNote, InputNote, LeftOut, Rejected
from htp.money import Number, exact_sum
from htp.verdict import Eligibility, NoteKind, RuleVerdict, Share

END_OF_2026 = date(2026, 12, 31)


def result(profile: Profile, as_of: date = END_OF_2016) -> Assessed:
    assessment = assess(profile, rulebook(), as_of)
    return Assessed("a.yaml", 1, assessment, figures_of(profile, assessment))


def portfolio(*results: Result) -> Portfolio:
    taken = Portfolio()
    for each in results:
        taken.take(each)
    return taken


COMPANIES = profiles().map(profile_from)
RESULTS = st.lists(st.one_of(COMPANIES.map(result), st.just(Rejected("b.yaml", 1, ()))), max_size=8)


@given(RESULTS, st.data())
def test_the_portions_and_their_order_do_not_matter(results: list[Result], data: st.DataObject) -> None:
    whole = portfolio(*results)
    shuffled = data.draw(st.permutations(results))
    cut = data.draw(st.integers(0, len(results)))
    first, second = portfolio(*shuffled[:cut]), portfolio(*shuffled[cut:])
    second.add(first)
    assert second == whole
    assert whole.inputs == len(results)


def test_companies_with_notes_are_counted_and_those_to_check_among_them() -> None:
    to_check = result(a_company(period="2016", status="resident", initial_registration="2013-09-30"))
    read_as = result(a_company(period="2016", activities=["сайты на заказ"]))
    found = portfolio(to_check, read_as, to_check, result(a_company(period="2016")))
    assert (found.companies_with_notes, found.companies_to_check) == (3, 2)
    found.add(portfolio(to_check))
    assert (found.companies_with_notes, found.companies_to_check) == (4, 3)


def test_what_residents_are_in_arrears_with_is_added_up_and_others_owe_nothing() -> None:
    facts: dict[str, Data] = {"period": "2016", "export": "80", "status": "resident", "fees_paid": "0"}
    since: dict[str, Data] = {"initial_registration": "2014-01-01", "final_registration": "2014-06-01"}
    owing = [result(a_company(**facts, **since, total=total), END_OF_2026) for total in ("100", "250")]
    found = portfolio(*owing, result(a_company(period="2016", total="1000", export="900"), END_OF_2026))
    assert found.totals_by_currency["KGS"].fee_to_pay == Number("3.5")
    other = portfolio(*owing[:1])
    other.add(found)
    assert other.totals_by_currency["KGS"].fee_to_pay == Number("4.5")


def test_what_was_supposed_is_kept_with_the_verdicts_without_it() -> None:
    supposed = Supposed({"revenue.export": "80"})

    def supposing(now: str | None) -> Assessed:
        without = None if now is None else result(a_company(total="100", export=now)).assessment
        return result(a_company(total="100", export="80"))._replace(what_if=WhatIf(supposed, without, supposed.facts))

    plain, found = portfolio(result(a_company(total="1", export="1"))), portfolio(supposing("80"), supposing("79"))
    assert (plain.supposed, plain.companies_now) == (NOTHING_SUPPOSED, {})
    for each in (portfolio(supposing("79"), supposing(None)), portfolio()):
        found.add(each)
    assert found.supposed == supposed
    assert found.companies == {Eligibility.ELIGIBLE: 4}
    assert found.companies_now == {Eligibility.ELIGIBLE: 1, Eligibility.NOT_ELIGIBLE: 2}


def test_of_very_many_files_the_first_are_named_and_the_others_counted_by_reason() -> None:
    note = FileNote("a.csv", 1, InputNote(NoteKind.READ_AS, "read-as.encoding", {}))
    found, other = portfolio(), portfolio()
    for number in range(MAX_FILE_NOTES - 1):
        for remark in (note, LeftOut(f"{number}.pdf", "left-out.suffix")):
            found.note(remark)
    assert not other.left_out
    for remark in (note, note, LeftOut("x", "left-out.own"), LeftOut("y", "left-out.own", files=3)):
        other.note(remark)
    found.add(other)
    found.note(LeftOut("z", "left-out.own", files=2))
    assert (len(found.file_notes), found.file_notes[-1]) == (MAX_FILE_NOTES, note)
    assert (len(found.left_out.files), found.left_out.files[-1].path) == (MAX_FILE_NOTES, "x")
    assert found.left_out.others == {"left-out.own": 5}
    assert found.left_out
    whole = portfolio()
    for others in ({"left-out.own": 5}, {"left-out.own": 11, "left-out.suffix": MAX_FILE_NOTES - 1}):
        whole.add(found)
        assert whole.left_out.others == others


def test_a_portion_is_added_to_what_was_taken_before() -> None:
    abroad = lines(line("5", market="JP"), line("2", market="KG"))
    companies = [
        a_company(),
        a_company(total="100", export="80", employees="3"),
        a_company(lines=abroad, employees="4"),
        a_company(total="50", export="20"),
        a_company(currency="USD", total="7", export="5"),
        a_company(),
    ]
    results: list[Result] = [*map(result, companies), Rejected("b.yaml", 1, ())]
    found = portfolio(*results[:2])
    found.add(portfolio(*results[2:5]))
    found.add(portfolio(*results[5:]))
    assert found == portfolio(*results)
    totals = found.totals_by_currency["KGS"]
    assert (totals.companies, totals.companies_with_fee) == (3, 3)
    assert (totals.revenue, totals.measured_revenue, totals.export) == (Number(157), Number(157), Number(105))
    assert (found.inputs, found.invalid, found.without_figures) == (7, 1, 2)
    for _ in range(2):
        found.take(Rejected("b.yaml", 1, ()))
    assert (found.inputs, found.invalid) == (9, 3)
    assert (found.employees, found.companies_with_employees) == (7, 2)


@given(st.lists(COMPANIES, max_size=8))
def test_the_totals_are_the_sums_of_the_profiles(companies: list[Profile]) -> None:
    found = portfolio(*map(result, companies))
    for currency, totals in found.by_currency():
        same = [each for each in companies if each.revenue.currency == currency and each.total is not None]
        assert totals.companies == len(same)
        assert totals.revenue == exact_sum(each.total or Number(0) for each in same)
    counted = sum(totals.companies for _, totals in found.by_currency())
    assert counted + found.without_figures == len(companies)
    assert found.employees == sum(each.staff.employees or 0 for each in companies)


def test_currencies_are_never_added_to_each_other() -> None:
    companies = [a_company(total="100", export="80"), a_company(currency="USD", total="7", export="5")]
    found = portfolio(*map(result, companies))
    assert [(currency, totals.revenue) for currency, totals in found.by_currency()] == [
        ("KGS", Number(100)),
        ("USD", Number(7)),
    ]


def test_the_export_share_is_that_of_the_companies_whose_export_is_known() -> None:
    found = portfolio(*(result(a_company(total="100", export=export)) for export in ("80", "60", None)))
    totals = found.totals_by_currency["KGS"]
    assert (totals.revenue, totals.export_share) == (Number(300), Share(Number(140), Number(200)))
    assert portfolio(result(a_company(total="0", export="0"))).totals_by_currency["KGS"].export_share is None


def test_a_company_without_revenue_or_currency_is_counted_and_in_no_total() -> None:
    found = portfolio(result(a_company()), result(a_company(currency=None, total="5", export="5")))
    assert (found.companies.total(), found.without_figures, found.by_currency()) == (2, 2, [])


def test_markets_are_ranked_and_what_is_not_given_by_market_is_known() -> None:
    abroad = lines(line("5", market="JP"), line("9", market="US"), line("5", market="KZ"), line("2", market="KG"))
    found = portfolio(result(a_company(lines=abroad)), result(a_company(total="10", export="8")))
    totals = found.totals_by_currency["KGS"]
    assert totals.markets == [("US", Number(9)), ("JP", Number(5)), ("KZ", Number(5))]
    assert (totals.export, totals.export_without_market) == (Number(27), Number(8))


def test_all_that_goes_to_one_market_is_added_up_within_a_company_and_over_all() -> None:
    companies = [
        a_company(lines=lines(*(line(amount, market=market) for amount, market in sold)))
        for sold in ([("5", "JP"), ("3", "US"), ("7", "JP")], [("1", "US"), ("2", "JP")])
    ]
    assert figures_of(companies[0], assess(companies[0], rulebook(), END_OF_2016)).export_by_market == (
        ("JP", Number(12)),
        ("US", Number(3)),
    )
    totals = portfolio(*map(result, companies)).totals_by_currency["KGS"]
    assert totals.markets == [("JP", Number(14)), ("US", Number(4))]
    assert totals.export_without_market == 0


def test_the_currency_of_most_companies_comes_first_and_then_they_go_by_name() -> None:
    found = portfolio(
        *(result(a_company(currency=each, total="1", export="1")) for each in ("KGS", "USD", "EUR", "USD"))
    )
    assert [(currency, totals.companies) for currency, totals in found.by_currency()] == [
        ("USD", 2),
        ("EUR", 1),
        ("KGS", 1),
    ]


def test_a_line_without_a_market_leaves_the_export_unknown() -> None:
    company = a_company(lines=lines(line("5", market="JP"), line("9")))
    assessment = assess(company, rulebook(), END_OF_2016)
    fee = Number("0.14")
    assert figures_of(company, assessment) == Figures("KGS", Number(14), None, fee)


def test_verdicts_are_counted_by_company_and_by_rule() -> None:
    found = portfolio(*(result(a_company(total="100", export=export)) for export in ("80", "79", None)))
    assert found.companies == dict.fromkeys(Eligibility, 1)
    export = found.verdicts_by_rule["export-share"]
    assert export == {RuleVerdict.PASS: 1, RuleVerdict.FAIL: 1, RuleVerdict.UNDETERMINED: 1}
