"""Whoever reads of one company, on a screen, a page, in a workbook or as data, reads one verdict and the same figures.

The data are compared value by value. In every text for people stand the verdict, a row of each rule, and each sentence
that the data have; on the screen no number is one that the report in full does not have.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from support.builders import Facts, rulebook
from support.examples import examples
from support.profiles import profiles, with_quarters_and_payments
from test_formats_agree import TODAY

from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.assessing.totals import Portfolio
from htp.reading.documents import StandardInput, inputs_below
from htp.reports.answers.page import page
from htp.reports.answers.screen import STAGE_OVER
from htp.reports.blocks import mark_of
from htp.reports.canvas import Canvas
from htp.reports.formats import CsvFor, Target, page_drawn, report_on_companies
from htp.reports.page_origin import PageOrigin
from htp.reports.provenance import Provenance
from htp.reports.report import Typed
from htp.reports.wording.writing import Wording
from htp.rulebook.text_ids import name_text
from htp.verdict import RuleVerdict, Text

WHOLE = Canvas(width=2000, height=10_000)
TYPED = Typed("company.json")
Row = Mapping[str, str]


@st.composite
def companies(draw: st.DrawFn) -> AssessedProfile:
    facts: Facts = draw(with_quarters_and_payments(draw(profiles())))
    source = StandardInput(BytesIO(json.dumps(facts).encode()).read, "company.json")
    settings = RunSettings(rulebook(), None, TODAY)
    (company,) = (found for each in inputs_below(["-"], source) for found in assess_input(each, settings))
    assume(isinstance(company, AssessedProfile))  # else the facts contradict each other
    assert isinstance(company, AssessedProfile)
    return company


def reported(company: AssessedProfile, format_: str, *, typed: Typed | None = None, target: Target = Target()) -> Any:  # noqa: B008
    report, portfolio = report_on_companies(format_, rulebook(), "1", WHOLE, typed, target), Portfolio()
    portfolio.take(company.result)
    text = report.opening() + report.entry(report.item(company.result))
    closing = report.closing(portfolio)
    return closing if isinstance(closing, bytes) else text + closing


def as_page(company: AssessedProfile, format_: str) -> str:
    origin = PageOrigin(Provenance("report", ("company.json",), (), "0" * 64, None), "1", company.result)
    return page_drawn(format_, [(page(company, rulebook(), TYPED, origin), rulebook())])


def words(text: str) -> str:
    return " ".join(text.split())


def words_of_html(text: str) -> str:
    return words(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text))))


def words_of_markdown(text: str) -> str:
    return words(unescape(re.sub(r"\\(.)", r"\1", text.replace("\\\n", "\n"))))


def texts(company: AssessedProfile) -> dict[str, str]:
    """What people read of the company in full, by where they read it."""
    return {
        "in full": words(reported(company, "table")),
        "Markdown": words_of_markdown(reported(company, "markdown")),
        "page": words_of_html(as_page(company, "html")),
        "page of Markdown": words_of_markdown(as_page(company, "markdown")),
    }


def cells_of(finding: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The columns of a table and what is in them, from the finding of the JSON report."""
    rule = finding["rule"]
    yield rule, finding["verdict"]
    if finding["kind"] == "criterion":
        yield from ((f"{rule}.{each}", finding[each]) for each in ("measured", "required"))
    if finding["kind"] == "obligation":
        amount = finding["amount"] or {}
        yield from ((f"{rule}.amount", amount.get("value")), (f"{rule}.currency", amount.get("currency")))
    if rule == "fee":
        for each in ("due", "paid", "to_pay", "not_yet_due"):
            yield f"{rule}.{each}", (finding[each] or {}).get("value")


def row_of_csv(text: str, delimiter: str = ",") -> Row:
    headers, row = csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    return dict(zip(headers, row, strict=True))


def row_of_workbook(content: bytes) -> Row:
    headers, row = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return {str(name): "" if cell is None else str(cell) for name, cell in zip(headers, row, strict=True)}


def same(one: str, other: str) -> bool:
    """Whether both are the same text or the same number, whatever the sign for its decimals."""
    if one == other:
        return True
    numbers = [each.removeprefix("'").replace(",", ".") for each in (one, other)]
    return all(re.fullmatch(r"[\d.]+(e[+-]?\d+)?", each) for each in numbers) and len({*map(Decimal, numbers)}) == 1


@examples(15)
@given(companies())
def test_all_data_have_the_same_verdicts_figures_and_sentences(company: AssessedProfile) -> None:
    (result,) = json.loads(reported(company, "json"))["results"]
    line = json.loads(reported(company, "jsonl").splitlines()[0])
    assert {key: value for key, value in line.items() if key != "type"} == result
    rows = {
        "CSV": row_of_csv(reported(company, "csv")),
        "CSV for Excel": row_of_csv(reported(company, "csv", target=Target(csv_for=CsvFor.EXCEL)), ";"),
        "workbook": row_of_workbook(reported(company, "xlsx")),
    }
    remedies = " ".join(each["explanation"] for finding in result["findings"] for each in finding["remedies"])
    expected = {"verdict": result["verdict"], "remedies": remedies}
    expected |= {name: value for finding in result["findings"] for name, value in cells_of(finding)}
    for name, row in rows.items():
        different = {key: (row[key], value) for key, value in expected.items() if not same(row[key], value or "")}
        assert not different, name


def sentences_of(result: Mapping[str, Any]) -> Iterator[str]:
    """What the data say in words about the verdict: why, what is in doubt, and what would change it."""
    for finding in result["findings"]:
        yield finding["explanation"]
        yield from (each["message"] for each in finding["caveats"] if each["message"])
        yield from (each["explanation"] for each in finding["remedies"])
    yield from (each["message"] for each in result["notes"])


@examples(15)
@given(companies())
def test_all_texts_have_the_verdict_a_row_of_each_rule_and_every_sentence_of_the_data(company: AssessedProfile) -> None:
    (result,) = json.loads(reported(company, "json"))["results"]
    verdict = result["verdict"].replace("-", " ").upper()
    for name, text in texts(company).items():
        assert verdict in text, name
        missing = [each for each in sentences_of(result) if words(each) not in text]
        assert not missing, (name, text)
        for finding in result["findings"]:
            assert rulebook().rules[finding["rule"]].title in text, name


QUESTION = re.compile(r"(?m)^ \d+\. .*$")
"""It has examples of what to write."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers_in(text: str) -> set[Decimal]:
    return {Decimal(each.replace(",", "")) for each in NUMBER.findall(text)}


@examples(15)
@given(companies())
def test_the_screen_has_the_verdict_a_row_of_each_rule_and_no_number_of_its_own(company: AssessedProfile) -> None:
    (result,) = json.loads(reported(company, "json"))["results"]
    shown = reported(company, "table", typed=TYPED)
    of_company = QUESTION.sub("", shown.partition("\n htp ")[0])
    assert result["verdict"].replace("-", " ").upper() in shown
    lines, write = shown.splitlines(), Wording(rulebook()).write
    for finding in result["findings"]:
        start = f"{mark_of(RuleVerdict(finding['verdict']))} {write(Text(name_text(finding['rule'])))}"
        assert sum(each.lstrip().startswith(start.lstrip()) for each in lines) == 1, shown
    said = words(shown)
    caveats = [each for finding in result["findings"] for each in finding["caveats"] if each["text"]]
    doubts = {each["message"] for each in caveats if each["text"]["id"] != STAGE_OVER}
    assert ("initial registration lasted to" in said) == any(each["text"]["id"] == STAGE_OVER for each in caveats), (
        shown
    )
    remedies = {each["explanation"] for finding in result["findings"] for each in finding["remedies"]}
    notes = {each["message"] for each in result["notes"]}
    assert not [each for each in (*doubts, *remedies, *notes) if words(each) not in said], shown
    assert ("Turns on" in shown) == bool(result["turning"])
    in_full = reported(company, "table") + json.dumps(result["facts"])
    assert numbers_in(of_company) <= numbers_in(in_full), (of_company, in_full)
