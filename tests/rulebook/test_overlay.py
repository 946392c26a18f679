"""An overlay lays dated values over the rulebook; what it does not speak of stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import rulebook
from support.given_files import written
from support.overlays import HEAD, dated, laid_over
from support.run_htp import htp

from htp.errors import Diagnostic, Fault, InvalidInput, UnusableText
from htp.location import Location
from htp.reports.wording.problems import sentences
from htp.rulebook.matching import match
from htp.rulebook.model import Category, CategoryKind, DatedValue, Overlay, Source
from htp.rulebook.overlay import overlaid, overlaid_at
from htp.verdict import Status

CATEGORY = """\
sources:
  new-law:
    title: A new law
    kind: law
    citation: Law No. 2
    url: https://example.org/new
    read_on: 2026-11-23
activities:
  sewing:
    group: practice
    basis: law
    title: {en: Sewing, ru: Шитьё}
    includes: [dresses]
    excludes: [shoes]
    aliases: [tailor]
    codes: ["14.13"]
    source: new-law
    place: Art. 1
    status: assumed
"""
SAMPLE = Path(__file__).parents[2] / "sample_inputs" / "rulebooks" / "proposal_of_2021.yaml"


def values_of(*entries: tuple[str, str | None, str]) -> Sequence[DatedValue]:
    return laid_over({"export-share-minimum": entries}).parameters["export-share-minimum"].values


def days_and_values(values: Sequence[DatedValue]) -> list[tuple[str, str | None, str]]:
    return [(str(each.first), str(each.last) if each.last else None, str(each.value)) for each in values]


def test_an_overlay_may_add_sources_and_categories_and_leaves_all_the_rest() -> None:
    base = rulebook()
    source = Source("new-law", "A new law", "law", "Law No. 2", "https://example.org/new", *[date(2026, 11, 23)] * 2)
    sewing = Category(
        id="sewing",
        kind=CategoryKind.PERMITTED,
        group="practice",
        basis="law",
        title="Sewing",
        titles={"en": "Sewing", "ru": "Шитьё"},
        includes=("dresses",),
        excludes=("shoes",),
        aliases=("tailor",),
        codes=("14.13",),
        sources=("new-law",),
        place="Art. 1",
        status=Status.ASSUMED,
        note=None,
    )
    laid_over = overlaid(base, "test.yaml", HEAD + CATEGORY)
    garments = laid_over.categories["garments"]
    assert {"sewing", "tailor"} & set(base.categories["garments"].aliases)
    assert not {"sewing", "tailor"} & set(garments.aliases)
    base = replace(base, categories={**base.categories, "garments": garments})
    assert laid_over == replace(
        base,
        sources={**base.sources, "new-law": source},
        categories={**base.categories, "sewing": sewing},
        overlay=Overlay("test", "1", "A test", "test.yaml"),
    )


@pytest.mark.parametrize("code, is_read", [("14.13", True), ("14", False)])
def test_another_trade_gives_up_the_code_that_an_added_category_takes(code: str, *, is_read: bool) -> None:
    """A whole division is not permitted by its number alone."""
    taken = overlaid(rulebook(), "test.yaml", HEAD + CATEGORY.replace("14.13", code))
    garments = rulebook().categories["garments"]
    assert "14" in garments.codes
    assert taken.categories["garments"].codes == tuple(each for each in garments.codes if each != code)
    assert match(taken, "14.13").is_permitted is is_read


def test_a_file_is_laid_over_with_its_hash_whatever_ends_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    content = (HEAD + CATEGORY).replace("\n", "\r\n").encode()
    file.write_bytes(content)
    expected = overlaid(rulebook(), str(file), HEAD + CATEGORY)
    overlay = Overlay("test", "1", "A test", str(file), sha256(content).hexdigest())
    assert overlaid_at(rulebook(), str(file)) == replace(expected, overlay=overlay)


def _refuse(error: Exception) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        raise error

    return read


@pytest.mark.parametrize(
    "read, fault",
    [
        (lambda path: b"\xff", Fault("rulebook.not-utf-8")),
        (_refuse(FileNotFoundError(2, "No such file")), Fault("rulebook.unreadable", {"reason": "No such file"})),
        (_refuse(ValueError("embedded null byte")), Fault("rulebook.unreadable", {"reason": "embedded null byte"})),
        (_refuse(UnusableText("file.device", {"kind": "x"})), Fault("file.device", {"kind": "x"})),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(read: Callable[[str], bytes], fault: Fault) -> None:
    with pytest.raises(InvalidInput) as refused:
        overlaid_at(rulebook(), "new.yaml", read)
    assert refused.value.diagnostics == (Diagnostic(Location("new.yaml"), *fault),)


def test_a_value_that_ends_with_an_entry_leaves_nothing_behind_it() -> None:
    text = HEAD + (
        "parameters: {average-monthly-wage: {values: [{from: 2019-07-01, to: 2019-12-31, value: "
        "{amount: 100, currency: KGS}, sources: [interview-2017], place: here, status: assumed}]}}\n"
    )
    values = overlaid(rulebook(), "test.yaml", text).parameters["average-monthly-wage"].values
    assert [(str(each.first), str(each.last)) for each in values[2:5]] == [
        ("2018-01-01", "2019-06-30"),
        ("2019-07-01", "2019-12-31"),
        ("2020-01-01", "2020-12-31"),
    ]


def test_a_value_without_end_holds_from_its_first_day_on() -> None:
    assert days_and_values(values_of(("2027-01-01", None, "0.70"))) == [
        ("2011-07-08", "2026-12-31", "0.80"),
        ("2027-01-01", None, "0.70"),
    ]


def test_a_value_with_an_end_leaves_the_days_around_it_as_they_were() -> None:
    assert days_and_values(values_of(("2020-01-01", "2020-12-31", "0.70"))) == [
        ("2011-07-08", "2019-12-31", "0.80"),
        ("2020-01-01", "2020-12-31", "0.70"),
        ("2021-01-01", None, "0.80"),
    ]


def test_a_value_from_the_first_day_of_the_regime_replaces_all() -> None:
    assert days_and_values(values_of(("2011-07-08", None, "0.70"))) == [("2011-07-08", None, "0.70")]


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=6, unique=True).map(sorted))
def test_whatever_is_laid_over_leaves_no_hole_and_no_overlap(days: list[int]) -> None:
    begin = date(2011, 7, 8)
    bounds = [begin + timedelta(days=each) for each in days]
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    values = values_of(*((str(first), str(last - timedelta(days=1)), "0.5") for first, last in pairs))
    assert values[0].first == begin
    assert values[-1].last is None
    for earlier, later in pairwise(values):
        assert earlier.last is not None
        assert later.first == earlier.last + timedelta(days=1)


@pytest.mark.parametrize(
    "text, location, problem, remedy",
    [
        (
            HEAD + "parameters:\n  export-share: {values: []}\n",
            "o.yaml:3:3",
            "parameters.export-share: is no parameter of the rulebook",
            "did you mean export-share-grace?",
        ),
        (
            HEAD + f"parameters:\n  fee-rate:\n    values:\n    - {dated('2010-01-01', None, '0.02')}\n",
            "o.yaml:5:7",
            "parameters.fee-rate.values.0: begins on 2010-01-01, before the regime itself",
            "begin on 2011-07-08 or later",
        ),
        (
            HEAD + f"parameters:\n  fee-rate:\n    values:\n    - {dated('2020-01-01', None, '2')}\n",
            "o.yaml:5:26",
            "parameters.fee-rate.values.0.value: is not a share",
            "write a number from 0 to 1, e.g. 0.80",
        ),
        (
            HEAD + "parameters:\n  zzz: {values: []}\n",
            "o.yaml:3:3",
            "parameters.zzz: is no parameter of the rulebook",
            "see `htp rules`",
        ),
        (
            HEAD + "parameters:\n  fee-rate:\n    values: 0.02\n",
            "o.yaml:4:5",
            "parameters.fee-rate.values: is not a list of values",
            "list each value with its date",
        ),
        (
            HEAD
            + "parameters:\n  fee-rate:\n    values:\n"
            + f"    - {dated('2020-01-01', '2020-12-31', '0.02')}\n    - {dated('2020-12-31', None, '0.03')}\n",
            "o.yaml:6:7",
            "parameters.fee-rate.values.1: begins before the entry above has ended",
            "correct from or to",
        ),
        (
            HEAD
            + "parameters:\n  fee-rate:\n    values:\n"
            + f"    - {dated('2020-01-01', None, '0.02')}\n    - {dated('2020-01-01', '2020-12-31', '0.03')}\n",
            "o.yaml:6:7",
            "parameters.fee-rate.values.1: begins before the entry above has ended",
            "correct from or to",
        ),
        (
            HEAD + CATEGORY.replace("aliases: [tailor]", "aliases: [tailor, Call-Centre]"),
            "o.yaml:10:3",
            'activities.sewing: "call centre" also stands for call-centre',
            "keep it in one category only",
        ),
        (
            HEAD.replace("test,", "[test"),
            "o.yaml:1:16",
            "not well-formed YAML: the bracket [ is not closed, or a comma is missing after one of its entries",
            "write the ] or the comma",
        ),
        (HEAD + "paramters: {}\n", "o.yaml:2:1", "paramters: is not known here", "did you mean parameters?"),
        ("rulebook: {id: a, title: b}\n", "o.yaml:1:1", "rulebook: version is missing", "add version: …"),
    ],
)
def test_an_overlay_is_refused_for_the_reasons_of_the_rulebook(
    text: str, location: str, problem: str, remedy: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        overlaid(rulebook(), "o.yaml", text)
    (found,) = error.value.diagnostics
    assert (str(found.location), *sentences(found)) == (location, problem, remedy)


def test_an_overlay_of_nothing_but_the_beginning_of_a_document_is_refused() -> None:
    with pytest.raises(InvalidInput) as error:
        overlaid(rulebook(), "o.yaml", "---")
    found = error.value.diagnostics[0]
    assert (str(found.location), sentences(found).problem, found.excerpt) == (
        "o.yaml:1:4",
        "rulebook is missing",
        "---",
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"], ids=ascii)
@pytest.mark.parametrize(
    "wrong, place, excerpt",
    [
        ("paramters: {}", "o.yaml:4:1", "paramters: {}"),
        ('parameters: "', "o.yaml:4:13", 'parameters: "'),
        ("parameters: {fee-rate: {}, fee-rate: {}}", "o.yaml:4:28", "parameters: {fee-rate: {}, fee-rate: {}}"),
    ],
)
def test_lines_are_counted_and_quoted_as_yaml_counts_them(
    wrong: str, place: str, excerpt: str, line_break: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        overlaid(rulebook(), "o.yaml", f"# one{line_break}# two{line_break}{HEAD}{wrong}\n")
    found = error.value.diagnostics[0]
    assert (str(found.location), found.excerpt) == (place, excerpt)


def test_the_proposal_of_2021_would_have_changed_the_verdict_from_its_day_on(tmp_path: Path) -> None:
    paths = written(tmp_path, "not-eligible")
    assert htp("check", *paths, "--as-of", "2022-01-01").exit_code == 1
    assert htp("check", *paths, "--rulebook", SAMPLE, "--as-of", "2021-12-31").exit_code == 1
    done = htp("check", "-v", *paths, "--rulebook", SAMPLE, "--as-of", "2022-01-01")
    assert done.exit_code == 0
    assert "overlaid by Proposal of 2021 to drop the export threshold, never adopted" in done.words


def test_an_overlay_that_cannot_be_read_ends_with_4(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible")
    done = htp("check", *paths, "--rulebook", tmp_path / "none.yaml")
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr == (
        f"{tmp_path / 'none.yaml'}: the rulebook cannot be read: No such file or directory\n"
        "  = check the path of its file\n"
    )
