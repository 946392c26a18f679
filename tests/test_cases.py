"""The cases in tests/cases, written so that people who know the scheme can read, correct and add them."""

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from support.builders import rulebook

from htp.assessing.assessment import assess
from htp.company.validation import profile_from
from htp.money import decimal_text
from htp.reading import yaml_text as yaml_source
from htp.rules import RULES
from htp.verdict import Assessment

CASES = Path(__file__).parent / "cases"
OTHERWISE: dict[str, Any] = {"company": {"name": "the company of the case"}}
"""What holds unless a case says something else; a new criterion adds what meets it, for cases of the others."""


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for document in yaml_source.read_documents(path.read_text(encoding="utf-8"))
        for case in cast(list[dict[str, Any]], document.data)
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    profile = profile_from({**OTHERWISE, **case["given"]})
    assessment = assess(profile, rulebook().under(case.get("under", {})), date.fromisoformat(case["as_of"]))
    found = {
        "verdict": str(assessment.verdict),
        **{each.rule: str(each.verdict) for each in assessment.findings},
        "turning": [{each.reading: each.option for each in one.choices} for one in assessment.turning],
        "doubts": [caveat.subject for each in assessment.findings for caveat in each.caveats if caveat.doubt],
        "notes": [each.text.id for each in assessment.notes],
        "missing": list(dict.fromkeys(key for each in assessment.findings for key in each.missing)),
    }
    figures = {key: _figure(assessment, key) for key in case["expect"] if "." in key}
    assert {key: {**found, **figures}[key] for key in case["expect"]} == case["expect"]


def _figure(assessment: Assessment, key: str) -> str | list[str]:
    """What a rule asks for as `fee.missing`, its amount as `fee.amount`, a figure of the fee as `fee.to_pay`."""
    rule, _, figure = key.partition(".")
    finding = assessment.finding(rule)
    if figure == "missing":
        return list(finding.missing)
    if figure == "doubts":
        return [each.subject for each in finding.caveats if each.doubt]
    money = finding.amount if figure == "amount" else finding.fee and getattr(finding.fee, figure)
    return "unknown" if money is None else decimal_text(money.amount)


def test_every_case_says_what_it_expects_and_no_two_have_one_name() -> None:
    cases = [case.values[0] for case in _cases()]
    assert all(set(case) - {"under"} == {"name", "as_of", "given", "expect"} and case["expect"] for case in cases)
    assert len({case["name"] for case in cases}) == len(cases)


def test_every_rule_has_its_cases() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} >= {rule.ID.replace("-", "_") for rule in RULES}
