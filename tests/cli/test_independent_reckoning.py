"""`htp check --format json` on hundreds of random profiles, against a calculation written apart from the rules."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from support import independent
from support.builders import END_OF_2016, Facts
from support.examples import examples
from support.profiles import profiles, with_quarters_and_payments
from support.run_htp import htp


def random_profiles() -> list[Facts]:
    drawn: list[Facts] = []

    @examples(300)
    @given(profiles().flatmap(with_quarters_and_payments))
    def draw(data: Facts) -> None:
        drawn.append(data)

    draw()
    return drawn


def _fee(finding: dict[str, Any]) -> independent.Fee:
    figures = [finding[each] for each in ("due", "paid", "to_pay", "not_yet_due")]
    found = tuple(each and Fraction(each["value"]) for each in figures)
    amount = finding["amount"] and Fraction(finding["amount"]["value"])
    is_of_resident = finding["verdict"] not in ("estimate", "undetermined")
    return independent.Fee(finding["verdict"], amount, found if is_of_resident else None)


@pytest.mark.no_cover
def test_the_json_agrees_with_the_independent_reckoning(tmp_path: Path) -> None:
    drawn = random_profiles()
    for number, start in enumerate(range(0, len(drawn), 100)):
        documents = "\n---\n".join(json.dumps(each) for each in drawn[start : start + 100])
        (tmp_path / f"{number:02}.yaml").write_text(documents, encoding="utf-8")
    done = htp("check", tmp_path, "--format", "json", "--as-of", str(END_OF_2016))
    report = json.loads(done.stdout)
    assert (report["errors"], len(report["results"])) == ([], len(drawn))
    for data, result in zip(drawn, report["results"], strict=True):
        by_rule = {each["rule"]: each for each in result["findings"]}
        criteria = {
            "activity": independent.activity(data)[0],
            "activity-share": independent.activity_share(data)[0],
            "export-share": independent.export_share(data, END_OF_2016)[0],
        }
        assert {rule: by_rule[rule]["verdict"] for rule in criteria} == criteria
        assert result["verdict"] == independent.overall(list(criteria.values()))
        for rule, expected in {
            "income-tax": independent.income_tax(data, END_OF_2016),
            "social-contributions": independent.social_contributions(data, END_OF_2016),
        }.items():
            shown = by_rule[rule]["amount"]
            amount = shown and (Fraction(shown["value"]), shown["currency"])
            assert (by_rule[rule]["verdict"], amount) == expected
        assert _fee(by_rule["fee"]) == independent.fee(data, END_OF_2016)
        for rule in ("activity-share", "export-share"):
            measured, required = by_rule[rule]["measured"], by_rule[rule]["required"]
            if measured is not None and by_rule[rule]["verdict"] in ("pass", "fail", "deferred"):
                assert (Fraction(measured) >= Fraction(required)) == (by_rule[rule]["verdict"] == "pass")
