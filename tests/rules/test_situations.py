"""Every situation that a rule can find is found by some case or by one of the companies below."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from support.builders import END_OF_2016, a_company, line, lines, remedies, rulebook, situation_of
from support.render import whole

from htp.assessing.assessment import assess
from htp.assessing.results import Assessed
from htp.company.profile import Profile
from htp.company.validation import profile_from
from htp.money import Money, Number
from htp.reading import yaml_text as yaml_source
from htp.reports.json_report import JsonReport
from htp.rulebook.model import ParameterValue, Rulebook
from htp.rules import RULES
from htp.rules.parts.rule import Rule
from htp.verdict import Caveat, Finding, Kind, RuleVerdict, Status

CASES = Path(__file__).parent.parent / "cases"
SLIP = "sofware-development"


def amended(parameter_id: str, value: ParameterValue | None) -> Rulebook:
    """The rulebook after an amendment that sets this parameter from the first day on; None lifts it."""
    parameter = rulebook().parameters[parameter_id]
    entry = parameter.values[0]._replace(
        last=None,
        value=value,
        is_lifted=value is None,
        gap=None,
        sources=("law-88-2022",),
        place="the amendment",
        status=Status.ASSUMED,
    )
    amended_parameter = parameter._replace(values=(entry,))
    return replace(rulebook(), parameters={**rulebook().parameters, parameter_id: amended_parameter})


def finding_with(parameter_id: str, value: ParameterValue | None, rule_id: str, profile: Profile) -> Finding:
    assessment = assess(profile, amended(parameter_id, value), END_OF_2016)
    return next(each for each in assessment.findings if each.rule == rule_id)


def finding_without(parameter_id: str, rule_id: str, profile: Profile) -> Finding:
    return finding_with(parameter_id, None, rule_id, profile)


@pytest.mark.parametrize(
    "parameter_id, rule_id, verdict",
    [
        ("activity-share-minimum", "activity-share", "pass"),
        ("export-share-minimum", "export-share", "pass"),
        ("fee-rate", "fee", "settled"),
        ("income-tax-rate", "income-tax", "settled"),
        ("social-contribution-rate", "social-contributions", "settled"),
    ],
)
def test_what_the_law_has_lifted_is_not_asked_for(parameter_id: str, rule_id: str, verdict: str) -> None:
    finding = finding_without(parameter_id, rule_id, a_company(activities=["restaurant"]))
    assert (finding.verdict, situation_of(finding)) == (verdict, "lifted")
    assert (finding.missing, finding.remedies) == ((), ())
    assert_rests_on_the_amendment(finding, parameter_id)


def assert_rests_on_the_amendment(finding: Finding, parameter_id: str) -> None:
    title = rulebook().parameters[parameter_id].title
    assert finding.sources[-1] == "law-88-2022"
    assert finding.caveats[-1] == Caveat(title, "lifted", Status.ASSUMED, ("law-88-2022",), "the amendment")


@pytest.mark.parametrize("rule_id", ["activity-share", "export-share"])
@pytest.mark.parametrize(
    "profile",
    [
        a_company(activities=["restaurant"], total="100", export="0"),
        a_company(activities=["restaurant", "call-centre"], total="100"),
        a_company(activities=None),
    ],
)
def test_a_minimum_of_zero_asks_for_nothing(rule_id: str, profile: Profile) -> None:
    finding = finding_with(f"{rule_id}-minimum", Number(0), rule_id, profile)
    assert (finding.verdict, situation_of(finding)) == ("pass", "lifted")
    assert (finding.missing, finding.remedies) == ((), ())


def test_a_rate_of_zero_is_a_rate() -> None:
    finding = finding_with("fee-rate", Number(0), "fee", a_company(total="100"))
    assert (finding.verdict, finding.amount) == ("estimate", Money(Number(0), "KGS"))


def test_where_all_of_the_revenue_must_come_from_abroad_no_more_of_it_is_ever_enough() -> None:
    company = a_company(total="100", export="60")
    finding = finding_with("export-share-minimum", Number(1), "export-share", company)
    assert remedies(finding) == {"shrink": {"revenue.total": "60.00"}, "instead": {"revenue.export": "100.00"}}


def test_a_lifted_grace_is_no_grace() -> None:
    company = a_company(total="100", export="10", status="resident", final_registration="2016-12-31")
    assert finding_without("export-share-grace", "export-share", company).verdict == "fail"


@pytest.mark.parametrize("status, rests", [("resident", True), ("applicant", False)])
def test_that_a_resident_has_to_reach_the_share_rests_on_what_the_law_says_of_the_grace(
    status: str, *, rests: bool
) -> None:
    company = a_company(total="100", export="10", status=status, final_registration="2016-12-31")
    finding = finding_without("export-share-grace", "export-share", company)
    assert ("law-88-2022" in finding.sources) is rests
    if rests:
        assert_rests_on_the_amendment(finding, "export-share-grace")


@pytest.mark.parametrize("final_registration, verdict", [("2016-06-30", "fail"), ("2016-07-01", "deferred")])
def test_a_grace_that_has_run_out_or_still_runs_is_what_the_answer_rests_on(
    final_registration: str, verdict: str
) -> None:
    """Of six months, told on 31 December."""
    company = a_company(
        period="2016", total="100", export="10", status="resident", final_registration=final_registration
    )
    finding = finding_with("export-share-grace", 6, "export-share", company)
    title = rulebook().parameters["export-share-grace"].title
    assert (finding.verdict, finding.sources[-1]) == (verdict, "law-88-2022")
    assert finding.caveats[-1] == Caveat(title, 6, Status.ASSUMED, ("law-88-2022",), "the amendment")


def test_a_lifted_grace_asks_a_resident_for_no_date() -> None:
    company = a_company(total="100", export="10", status="resident")
    finding = finding_without("export-share-grace", "export-share", company)
    assert (finding.verdict, finding.missing) == ("fail", ())


def test_a_lifted_average_wage_lifts_the_contributions() -> None:
    company = a_company(period="2016", employees="1")
    finding = finding_without("average-monthly-wage", "social-contributions", company)
    assert (finding.verdict, situation_of(finding)) == ("settled", "lifted")
    assert [each.subject for each in finding.caveats] == [
        rulebook().parameters[each].title for each in ("social-contribution-rate", "average-monthly-wage")
    ]
    assert_rests_on_the_amendment(finding, "average-monthly-wage")


def test_without_an_initial_registration_the_grace_begins_with_the_registration() -> None:
    company = a_company(total="100", export="10", status="resident", initial_registration="2016-01-15")
    finding = finding_without("initial-registration", "export-share", company)
    assert finding.verdict == "deferred"
    assert finding.explanation.values["required_from"] == date(2017, 1, 15)


def _companies() -> Iterator[tuple[Profile, date, Rulebook]]:
    """The companies of all cases with the readings that they are under, and those whose situations no case shows."""
    for path in sorted(CASES.glob("*.yaml")):
        for document in yaml_source.read_documents(path.read_text(encoding="utf-8")):
            for case in cast(list[dict[str, Any]], document.data):
                profile = profile_from({"company": {"name": "Ala-Too"}, **case["given"]})
                yield profile, date.fromisoformat(case["as_of"]), rulebook().under(case.get("under", {}))
    for profile in (
        a_company(),
        a_company(activities=None, lines=lines(line("1", activity="restaurant"), line("1"))),
        a_company(activities=[SLIP], total="100"),
    ):
        yield profile, END_OF_2016, rulebook()


def _found() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {rule.ID: set() for rule in RULES}
    for profile, as_of, book in _companies():
        if as_of >= book.in_force_from:
            for finding in assess(profile, book, as_of).findings:
                found[finding.rule].add(situation_of(finding))
    return found


_OF_OTHER_RULEBOOKS = frozenset(
    {
        "lifted",
        "rate-changes",
        "estimate-by-month",
        "due-by-month",
        "months-unknown",
        "estimate-own-pay",
        "due-own-pay",
        "no-payroll",
        "several-currencies",
        "other-business",
    }
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_every_situation_of_a_rule_is_reached(rule: Rule) -> None:
    """Those that the shipped rulebook does not lead to have tests of their own, with other values or readings."""
    assert _found()[rule.ID] | _OF_OTHER_RULEBOOKS == rule.SITUATIONS.keys() | _OF_OTHER_RULEBOOKS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_what_is_answered_in_each_situation_is_kept(rule: Rule, assert_snapshot: Callable[[str, str], None]) -> None:
    """The whole answer to the first company in each of the rule's situations; --update-snapshots writes them anew."""
    answers: dict[str, Any] = {}
    for profile, as_of, book in _companies():
        if as_of >= book.in_force_from:
            assessment = assess(profile, book, as_of)
            situation = situation_of(assessment.finding(rule.ID))
            if situation not in answers:
                report = whole(JsonReport(rulebook(), "0"), [Assessed("company.yaml", 1, assessment)])
                answers[situation] = next(
                    each for each in json.loads(report)["results"][0]["findings"] if each["rule"] == rule.ID
                )
    assert_snapshot(f"{rule.ID}.json", json.dumps(answers, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_a_finding_fills_in_every_value_that_its_text_can_name(rule: Rule) -> None:
    for profile, as_of, book in _companies():
        if as_of >= book.in_force_from:
            finding = assess(profile, book, as_of).finding(rule.ID)
            promised = rule.SITUATIONS[situation_of(finding)].values
            assert finding.explanation.values.keys() == promised | {"as_of"}
            for way in finding.remedies:
                assert way.text.values.keys() == rule.REMEDIES[way.name] | {"as_of"}
            for doubt in [each.doubt for each in finding.caveats if each.doubt and each.doubt.id.startswith(rule.ID)]:
                if ".caveat." in doubt.id:
                    assert doubt.values.keys() == rule.CAVEATS[doubt.id.rpartition(".")[2]]


def test_only_criteria_pass_and_fail_and_only_they_have_remedies() -> None:
    by_kind = {
        Kind.CRITERION: {RuleVerdict.PASS, RuleVerdict.FAIL, RuleVerdict.DEFERRED, RuleVerdict.UNDETERMINED},
        Kind.OBLIGATION: {
            RuleVerdict.ESTIMATE,
            RuleVerdict.DUE,
            RuleVerdict.SETTLED,
            RuleVerdict.ARREARS,
            RuleVerdict.UNDETERMINED,
        },
        Kind.INFORMATION: {RuleVerdict.EXEMPT},
    }
    for rule in RULES:
        kind = rulebook().rules[rule.ID].kind
        assert {each.verdict for each in rule.SITUATIONS.values()} <= by_kind[kind]
        assert not rule.REMEDIES or kind is Kind.CRITERION
