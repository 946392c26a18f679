"""`htp check --format json` on hundreds of random profiles, against a calculation written apart from the rules."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from support import independent
from support.builders import END_OF_2016, Facts
from support.examples import examples
from support.profiles import profiles
from support.run_htp import htp


def random_profiles() -> list[Facts]:
    drawn: list[Facts] = []

    @examples(300)
    @given(profiles())
    def draw(data: Facts) -> None:
        drawn.append(data)

    draw()
    return drawn


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
        for rule, (verdict, amount, _) in {
            "fee": independent.fee(data),
            "income-tax": independent.income_tax(data),
            "social-contributions": independent.social_contributions(data, END_OF_2016),
        }.items():
            shown = by_rule[rule]["amount"]
            assert (by_rule[rule]["verdict"], shown and Fraction(shown["value"])) == (verdict, amount)
        for rule in ("activity-share", "export-share"):
            measured, required = by_rule[rule]["measured"], by_rule[rule]["required"]
            if measured is not None and by_rule[rule]["verdict"] in ("pass", "fail", "deferred"):
                assert (Fraction(measured) >= Fraction(required)) == (by_rule[rule]["verdict"] == "pass")
