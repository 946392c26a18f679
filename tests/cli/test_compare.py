"""`htp compare`: what is better, worse, new or gone, what may have done it, and the exit code for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.given_files import ELIGIBLE
from support.run_htp import Run, htp

from htp.reports import comparison_schema

COMPARISON = Draft202012Validator(comparison_schema.schema())
PROPOSAL = Path(__file__).parents[2] / "sample_inputs" / "rulebooks" / "proposal_of_2021.yaml"
END = (
    "Both: rulebook kg-htp of {version}, htp 0.1.0.\n"
    "An interpretation of public sources, not the law and not legal advice.\n"
)


def company(name: str, export: str = "8_500_000", more: str = "", tax_id: str = "") -> str:
    text = ELIGIBLE.replace("{name: Ala-Too}", f"{{name: {name}{tax_id}}}").replace("8_500_000", export) + more
    return text.replace(", export: \n", "\n")


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., str]:
    """Makes a report on companies in a file of that name, and gives its name."""

    def make(name: str, *companies: str, options: tuple[str, ...] = ()) -> str:
        (tmp_path / "clients.yaml").write_text("---\n".join(companies), encoding="utf-8")
        format_ = Path(name).suffix.removeprefix(".")
        run = htp("check", "clients.yaml", "--format", format_, *options, folder=tmp_path)
        (tmp_path / name).write_text(run.stdout, encoding="utf-8")
        return name

    return make


def compare(folder: Path, *arguments: str | Path, width: int = 80) -> Run:
    return htp("compare", *arguments, folder=folder, width=width)


def as_json(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(compare(folder, *arguments, "--format", "json").stdout)
    COMPARISON.validate(found)
    return found


def test_each_direction_has_its_list_and_the_worst_comes_first(tmp_path: Path, report: Callable[..., str]) -> None:
    fallen, forgotten = company("Fallen"), company("Forgotten")
    before = report("last.json", fallen, forgotten, company("Risen", "1"), company("Left"), company("Same"))
    after = report(
        "today.json",
        company("Same"),
        company("Fallen", "7_999_999"),
        company("Forgotten").replace(", export: 8_500_000", ""),
        company("Risen", "9_000_000"),
        company("Grown", "8_000_001"),
    )
    run = compare(tmp_path, before, after)
    assert run.exit_code == 5
    version = as_json(tmp_path, before, after)["before"]["rulebook"]["version"]
    assert run.stdout == (
        "What changed: last.json → today.json\n"
        "2 companies got worse, 1 is new, 1 got better, 1 is gone and 1 is unchanged.\n"
        "\n"
        "Worse\n"
        "  Fallen     Eligible → not eligible. Export share: 85% → 79.99%.\n"
        "             revenue.export: 8,500,000 → 7,999,999.\n"
        "  Forgotten  Eligible → undetermined. Export share: pass → undetermined.\n"
        "             revenue.export: 8,500,000 → not stated.\n"
        "\n"
        "New\n"
        "  Grown  Eligible.\n"
        "\n"
        "Better\n"
        "  Risen  Not eligible → eligible. Export share: 0% → 90%. revenue.export: 1 →\n"
        "         9,000,000.\n"
        "\n"
        "Gone\n"
        "  Left  Eligible.\n"
        "\n"
    ) + END.format(version=version)


def test_another_fee_is_neither_better_nor_worse(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("last.jsonl", company("A"))
    after = report("today.jsonl", company("A", "17_000_000").replace("10_000_000", "20_000_000"))
    run = compare(tmp_path, before, after)
    assert run.exit_code == 0
    assert run.stdout.split("\n\n")[:2] == [
        "What changed: last.jsonl → today.jsonl\n1 keeps its verdict with other figures.\nNothing got worse.\n"
        "Fee to the park: 100,000.00 KGS more.",
        "The same verdict, other figures\n"
        "  A  Fee to the park: 100,000.00 KGS → 200,000.00 KGS. revenue.total: 10,000,000\n"
        "     → 20,000,000. revenue.export: 8,500,000 → 17,000,000.",
    ]


def test_the_same_report_twice_is_unchanged_in_either_format(tmp_path: Path, report: Callable[..., str]) -> None:
    as_lines, whole = (
        report("a.jsonl", company("A"), company("B", "1")),
        report("a.json", company("A"), company("B", "1")),
    )
    for one, other in ((as_lines, as_lines), (as_lines, whole), (whole, as_lines)):
        run = compare(tmp_path, one, other)
        assert (run.exit_code, run.stdout.splitlines()[1:3]) == (0, ["2 are unchanged.", "Nothing got worse."])


def test_json_names_the_rules_the_facts_and_the_causes(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A", tax_id=", tax_id: '00000000000101'"))
    after = report("b.json", company("B", "7_000_000", tax_id=", tax_id: '00000000000101'"))
    (change,) = as_json(tmp_path, before, after)["changes"]
    was = change["before"]
    assert (was["tax_id"], was["period"], was["as_of"]) == ("00000000000101", "2016", "2016-12-31")
    assert change["rules"] == [
        {
            "rule": "export-share",
            "before": {"verdict": "pass", "measured": "0.85", "required": "0.8", "amount": None, "to_pay": None},
            "after": {"verdict": "fail", "measured": "0.7", "required": "0.8", "amount": None, "to_pay": None},
        }
    ]
    assert change["facts"] == [
        {"key": "company.name", "before": "A", "after": "B"},
        {"key": "revenue.export", "before": "8500000", "after": "7000000"},
    ]
    assert (change["change"], change["company"], change["causes"]) == ("worse", "B", ["facts"])


def test_entries_of_lists_are_compared_by_what_they_say(tmp_path: Path, report: Callable[..., str]) -> None:
    def with_lines(*lines: str) -> str:
        listed = "".join(f"    - {{{each}}}\n" for each in lines)
        return f"company: {{name: A}}\nperiod: 2016\nrevenue:\n  currency: KGS\n  lines:\n{listed}"

    us, home = "amount: 900, market: US, activity: software-development", "amount: 90, market: KG, activity: retail"
    before, after = report("a.json", with_lines(us, home)), report("b.json", with_lines(home.replace("90", "99"), us))
    (change,) = as_json(tmp_path, before, after)["changes"]
    assert change["facts"] == [{"key": "revenue.lines", "before": "90 retail KG", "after": "99 retail KG"}]


def test_the_law_alone_did_it_where_nothing_else_differs(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(company("A", "1").replace("2016", "2022"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(company("B", "2").replace("2016", "2022"), encoding="utf-8")
    run = compare(tmp_path, "a.yaml", "b.yaml", "--and-rulebook", PROPOSAL, width=120)
    assert run.exit_code == 0
    assert run.stdout.startswith(
        f"What changed: without --rulebook → --rulebook {PROPOSAL}\n"
        "2 got better.\n"
        "Nothing got worse.\n"
        "The rulebook is another one.\n"
        "\n"
        "Better\n"
        "  A  Not eligible → eligible. Export share: 80% → nothing needed.\n"
        "  B  Not eligible → eligible. Export share: 80% → nothing needed.\n"
    )
    assert "overlaid by proposal-2021 of 2021-12-08" in run.words


def test_another_day_and_another_reading_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(company("A", "1"), encoding="utf-8")
    other = "export-share-for-applicants=year-after-final-registration"
    (change,) = as_json(tmp_path, "a.yaml", "--and-reading", other)["changes"]
    assert (change["change"], change["causes"]) == ("better", ["readings"])
    days = as_json(tmp_path, "a.yaml", "--as-of", "2010-01-01", "--and-as-of", "2016-12-31")
    assert (days["before"]["name"], days["after"]["name"]) == ("--as-of 2010-01-01", "--as-of 2016-12-31")
    assert [(each["change"], each["causes"]) for each in days["changes"]] == [("worse", ["day"])]


def test_several_differences_are_all_named_and_none_is_blamed(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A"), options=("--as-of", "2016-12-31"))
    after = report("b.json", company("A", "1"), options=("--as-of", "2017-12-31"))
    run = compare(tmp_path, before, after, width=200)
    assert (
        "revenue.export: 8,500,000 → 1. Rules of 31 December 2016 → 31 December 2017. Any of these may have done it."
        in run.words
    )


def test_a_report_of_an_older_version_is_matched_by_name_and_its_facts_are_not_known(
    tmp_path: Path, report: Callable[..., str]
) -> None:
    before, after = report("a.json", company("A")), report("b.json", company("A", "1"))
    old = json.loads((tmp_path / before).read_text("utf-8"))
    del old["provenance"]
    for each in old["results"]:
        del each["facts"], each["input"]
    (tmp_path / before).write_text(json.dumps(old), encoding="utf-8")
    (change,) = as_json(tmp_path, before, after)["changes"]
    assert (change["change"], change["facts"], change["causes"]) == ("worse", [], ["unknown-facts"])


def test_companies_of_one_name_are_not_told_apart_and_that_is_no_all_clear(
    tmp_path: Path, report: Callable[..., str]
) -> None:
    before = report("a.json", company("A", "8_100_000"), company("A", "8_200_000"))
    after = report("b.json", company("A", "8_300_000"), company("A", "8_400_000"))
    run = compare(tmp_path, before, after)
    assert run.exit_code == 5
    assert "Whether something got worse is not known: see below." in run.stdout
    assert "A  2 then and 2 now under this name or tax id. Add tax ids or periods to tell" in run.stdout
    assert as_json(tmp_path, before, after)["ambiguous"] == [{"company": "A", "before": 2, "after": 2}]


def test_one_of_two_that_states_the_same_is_certainly_the_same(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A", "8_100_000"), company("A", "8_200_000"))
    after = report("b.json", company("A", "8_200_000"), company("A", "1"))
    found = as_json(tmp_path, before, after)
    assert found["summary"]["unchanged"] == 1
    assert [(each["change"], each["facts"][0]["before"]) for each in found["changes"]] == [("worse", "8100000")]


def test_a_company_whose_input_can_no_longer_be_read_is_no_all_clear(
    tmp_path: Path, report: Callable[..., str]
) -> None:
    before, after = report("a.json", company("A")), report("b.json", company("A", "-1"))
    run = compare(tmp_path, before, after)
    assert (run.exit_code, run.stdout.splitlines()[1]) == (5, "1 can no longer be read.")


def test_a_report_can_come_through_standard_input(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A"))
    text = (tmp_path / report("b.jsonl", company("A", "1"))).read_text("utf-8")
    run = htp("compare", before, "-", folder=tmp_path, stdin=text)
    assert (run.exit_code, run.stdout.splitlines()[0]) == (5, "What changed: a.json → -")


def test_a_report_in_utf_16_as_some_shells_save_it_is_read(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A"))
    (tmp_path / "b.json").write_text((tmp_path / before).read_text("utf-8"), encoding="utf-16")
    assert compare(tmp_path, before, "b.json").exit_code == 0


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda _: "", "b.json:1:1: this is no report of htp check: it is not JSON"),
    "profile": (lambda _: ELIGIBLE, "b.json:1:1: this is no report of htp check: it is not JSON"),
    "other json": (lambda _: '{"results": []}', "b.json: this is JSON, and no report of htp check"),
    "list": (lambda _: "[1, 2]", "b.json: this is JSON, and no report of htp check"),
    "plan": (
        lambda text: text.replace("htp/assessment/1", "htp/plan/1"),
        "b.json: this is htp/plan/1, and no report of htp check",
    ),
    "later": (
        lambda text: text.replace("htp/assessment/1", "htp/assessment/2"),
        "b.json: this report is of a later version of the program: htp/assessment/2",
    ),
    "cut off": (lambda text: text[: len(text) // 2], "the report has broken off: its end is missing"),
    "other verdict": (
        lambda text: text.replace('"verdict": "eligible"', '"verdict": "yes"', 1),
        "verdict: this is not what htp check writes there",
    ),
    "no rule": (
        lambda text: text.replace('"rule": "export-share"', '"role": "export-share"'),
        "findings.2.rule: this is not what htp check writes there",
    ),
    "key twice": (lambda text: text.replace('"document": 1,', '"document": 1, "document": 1,'), '"document"'),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_what_is_no_whole_report_is_refused_with_its_place(
    what: str, format_: str, tmp_path: Path, report: Callable[..., str]
) -> None:
    before = report(f"a.{format_}", company("A"))
    break_, said = BROKEN[what]
    (tmp_path / "b.json").write_text(break_((tmp_path / before).read_text("utf-8")), encoding="utf-8")
    run = compare(tmp_path, before, "b.json")
    assert (run.exit_code, run.stdout) == (4, "")
    assert said.removeprefix("b.json") in run.stderr


def test_a_wrong_value_is_shown_with_line_and_column(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A"))
    text = (tmp_path / before).read_text("utf-8").replace('"verdict": "eligible"', '"verdict": "yes"', 1)
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if '"yes"' in each)
    assert compare(tmp_path, before, "b.json").stderr == (
        f"b.json:{line}:7: verdict: this is not what htp check writes there\n  = make the report again\n"
    )


def test_lines_after_the_summary_are_refused(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.jsonl", company("A"))
    (tmp_path / "b.jsonl").write_text((tmp_path / before).read_text("utf-8") * 2, encoding="utf-8")
    assert compare(tmp_path, before, "b.jsonl").stderr == (
        "b.jsonl:3: the report goes on after its summary\n  = keep each report in a file of its own\n"
    )


def test_a_missing_report_is_said_and_one_alone_is_wrong_usage(tmp_path: Path, report: Callable[..., str]) -> None:
    before = report("a.json", company("A"))
    assert compare(tmp_path, before, "none.json").stderr == (
        "none.json: there is no such file or folder\n  = check the path\n"
    )
    run = compare(tmp_path, before)
    assert run.exit_code == 2
    assert "name two reports, e.g. htp compare last.json today.json" in " ".join(run.stderr.split())
    run = compare(tmp_path, before, before, "--as-of", "2020-01-01")
    assert (run.exit_code, "it changes nothing in reports that are made already" in " ".join(run.stderr.split())) == (
        2,
        True,
    )


def test_inputs_that_cannot_be_read_under_one_of_the_two_end_with_4_and_are_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(company("A", "-1"), encoding="utf-8")
    run = compare(tmp_path, "a.yaml", "--and-as-of", "2020-01-01")
    assert (run.exit_code, run.stderr.count("revenue.export")) == (4, 1)


def test_names_of_companies_and_facts_act_nowhere(tmp_path: Path, report: Callable[..., str]) -> None:
    before, after = report("a.json", company('"\\e[31mRed"')), report("b.json", company('"\\e[31mRed"', "1"))
    assert "\x1b" not in compare(tmp_path, before, after).stdout


def test_markdown_has_the_same_lists(tmp_path: Path, report: Callable[..., str]) -> None:
    before, after = report("a.json", company("A")), report("b.json", company("A", "1"))
    shown = compare(tmp_path, before, after, "--format", "markdown").stdout
    assert shown.startswith(
        "# What changed: a.json → b.json\n\n1 company got worse.\n\n## Worse\n\n- **A:** Eligible → "
    )


def test_the_schema_of_a_comparison_is_published() -> None:
    assert json.loads(htp("schema", "--comparison").stdout) == comparison_schema.schema()
    assert htp("schema", "--comparison", "--report").exit_code == 2
