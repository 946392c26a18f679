"""The loader refuses what a lawyer could not check or a rule could not use, and says where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from htp.assessing.assessment import shipped_rulebook
from htp.errors import InvalidInput
from htp.money import Money, Number
from htp.reports.wording.problems import sentences
from htp.rulebook.loader import SHIPPED_FILES, load_rulebook
from htp.rulebook.model import (
    Category,
    CategoryKind,
    DatedValue,
    NoValue,
    Parameter,
    ParameterValue,
    Reading,
    ReadingOption,
    Rulebook,
    RuleEntry,
    Signature,
    Source,
    Stage,
    Step,
)
from htp.rulebook.words import FLAT_ROLES, WordGroup, Words
from htp.rules import RULES
from htp.verdict import Kind, Status

TEXTS = {
    "sources.yaml": """\
the-law:
  title: A law
  kind: law
  citation: Law No. 1
  url: https://example.org/law
  read_on: 2026-11-23
the-page:
  title: A page
  kind: official
  citation: A page
  url: https://example.org/page
  read_on: 2026-11-23
  checked_on: 2026-11-25
""",
    "parameters.yaml": """\
smallest-share:
  title: A share
  unit: share
  values:
    - from: 2011-07-08
      to: 2015-12-31
      value: 0.80
      sources: [the-law]
      place: Art. 1
      status: verified
    - from: 2016-01-01
      to: 2016-12-31
      gap: not found
      sources: [the-law]
      place: Art. 2
      status: assumed
    - from: 2017-01-01
      value: null
      sources: [the-law, the-page]
      place: Art. 3
      status: secondary
wage:
  title: A wage
  unit: money a month
  values:
    - from: 2011-07-08
      value: {amount: 36_047.50, currency: KGS}
      sources: [the-page]
      place: top
      status: verified
grace:
  title: A grace
  unit: months
  values:
    - {from: 2011-07-08, value: 12, sources: [the-law], place: Art. 4, status: verified}
""",
    "activities.yaml": """\
programming:
  group: software
  basis: law
  title: {en: Programming, ru: Программирование}
  includes: []
  excludes: []
  aliases: [coding]
  codes: ["62.01"]
  source: the-law
  place: Art. 4
  status: verified
calls:
  group: call-centres
  basis: practice
  title: {en: Call centre, ru: Колл-центр}
  includes: []
  excludes: []
  aliases: [call center, телефон]
  codes: ["82.20"]
  source: the-page
  place: list
  status: verified
  note: a note
""",
    "rules.yaml": """\
rulebook: {id: tiny, version: 2026-11-23, in_force_from: 2011-07-08}
common:
  before-law: "Not before {in_force_from}."
  no-value: "Nothing known on {as_of}: {reason}."
rules:
  export-share:
    title: Export share
    question: Enough?
    kind: criterion
    needs: [revenue.total]
    uses: [smallest-share]
    sources: [the-law]
    place: Art. 5
    status: verified
    interpretation: so
    alternative: otherwise
    texts:
      pass: "{export} of {total}."
      fail: "Only {export} on {as_of}."
    remedies:
      win: "Win {amount}."
    name: share
    reasons:
      pass: "{export}"
      fail: "only {export}"
common-reasons:
  before-law: too early
  no-value: not known
""",
    "readings.yaml": """\
line:
  title: Where the line is
  question: Is exactly the share enough?
  rules: [export-share]
  default: at-least
  options:
    at-least:
      text: It is enough.
      sources: [the-page]
      place: top
      status: verified
    more-than:
      text: It must be more.
      sources: [the-law]
      place: Art. 9
      status: secondary
""",
    "procedure.yaml": """\
apply:
  title: Apply
  text: Write a letter.
  for: [branch]
  stage: applicant
  sources: [the-page]
  place: top
  status: verified
""",
}
TEXTS["words.yaml"] = "".join(
    [
        *(f"{role.value}: []\n" for role in FLAT_ROLES),
        "placeholders: []\nkept: {}\nsuffixes: []\ncustomers: []\n",
        "verbs: {}\ntrades: {}\nhandling: {}\nthings: {firm: {}, loose: {}}\n",
    ]
)
SIGNATURES = {
    "export-share": Signature(
        {"pass": frozenset({"export", "total"}), "fail": frozenset({"export"})}, {"win": frozenset({"amount"})}
    )
}

VERIFIED = Status.VERIFIED

Refusal = tuple[str, str, str, str | None]
"""Where, what is wrong, what to write instead, and the line it stands in."""


def refusals_of(texts: dict[str, str], signatures: dict[str, Signature] = SIGNATURES) -> list[Refusal]:
    with pytest.raises(InvalidInput) as refused:
        load_rulebook(signatures, texts)
    assert {each.location.document for each in refused.value.diagnostics} == {1}
    return [(str(each.location), *sentences(each), each.excerpt) for each in refused.value.diagnostics]


def with_change(file: str, old: str, new: str) -> dict[str, str]:
    """The tiny rulebook with the first `old` in one of its files written as `new`."""
    assert old in TEXTS[file]
    return {**TEXTS, file: TEXTS[file].replace(old, new, 1)}


# ---- What is accepted ------------------------------------------------------------------------------------------------


def tiny() -> Rulebook:
    return load_rulebook(SIGNATURES, TEXTS)


@pytest.mark.parametrize("product, is_product", [("yes", True), ("no", False)])
def test_a_category_says_whether_it_is_something_that_can_be_built(product: str, *, is_product: bool) -> None:
    texts = with_change("activities.yaml", "  note: a note", f"  note: a note\n  product: {product}")
    found = load_rulebook(SIGNATURES, texts).categories
    assert [each.is_product for each in found.values()] == [False, is_product]


def test_the_shipped_rulebook_loads_and_knows_every_rule() -> None:
    assert list(shipped_rulebook().rules) == [rule.ID for rule in RULES]


def test_the_tiny_rulebook_has_every_file_of_the_shipped_one() -> None:
    assert set(TEXTS) == set(SHIPPED_FILES)


def dated(first: date, last: date | None, value: ParameterValue | None, place: str) -> DatedValue:
    """A verified value of the law."""
    return DatedValue(first, last, value, is_lifted=False, gap=None, sources=("the-law",), place=place, status=VERIFIED)


def test_a_rulebook_is_what_stands_in_its_files() -> None:
    read_on = date(2026, 11, 23)
    first_day = date(2011, 7, 8)
    assert tiny() == Rulebook(
        id="tiny",
        version="2026-11-23",
        in_force_from=first_day,
        sources={
            "the-law": Source("the-law", "A law", "law", "Law No. 1", "https://example.org/law", read_on, read_on),
            "the-page": Source(
                "the-page", "A page", "official", "A page", "https://example.org/page", read_on, date(2026, 11, 25)
            ),
        },
        parameters={
            "smallest-share": Parameter(
                "smallest-share",
                "A share",
                "share",
                (
                    dated(first_day, date(2015, 12, 31), Number("0.8"), "Art. 1"),
                    dated(date(2016, 1, 1), date(2016, 12, 31), None, "Art. 2")._replace(
                        gap="not found", status=Status.ASSUMED
                    ),
                    dated(date(2017, 1, 1), None, None, "Art. 3")._replace(
                        is_lifted=True, sources=("the-law", "the-page"), status=Status.SECONDARY
                    ),
                ),
            ),
            "wage": Parameter(
                "wage",
                "A wage",
                "money a month",
                (dated(first_day, None, Money(Number("36047.50"), "KGS"), "top")._replace(sources=("the-page",)),),
            ),
            "grace": Parameter("grace", "A grace", "months", (dated(first_day, None, 12, "Art. 4"),)),
        },
        categories={
            "programming": Category(
                id="programming",
                kind=CategoryKind.PERMITTED,
                group="software",
                basis="law",
                title="Programming",
                titles={"en": "Programming", "ru": "Программирование"},
                includes=(),
                excludes=(),
                aliases=("coding",),
                codes=("62.01",),
                sources=("the-law",),
                place="Art. 4",
                status=VERIFIED,
                note=None,
            ),
            "calls": Category(
                id="calls",
                kind=CategoryKind.PERMITTED,
                group="call-centres",
                basis="practice",
                title="Call centre",
                titles={"en": "Call centre", "ru": "Колл-центр"},
                includes=(),
                excludes=(),
                aliases=("call center", "телефон"),
                codes=("82.20",),
                sources=("the-page",),
                place="list",
                status=VERIFIED,
                note="a note",
            ),
        },
        rules={
            "export-share": RuleEntry(
                id="export-share",
                title="Export share",
                question="Enough?",
                kind=Kind.CRITERION,
                needs=("revenue.total",),
                uses=("smallest-share",),
                sources=("the-law",),
                place="Art. 5",
                status=VERIFIED,
                interpretation="so",
                alternative="otherwise",
                texts={"pass": "{export} of {total}.", "fail": "Only {export} on {as_of}."},
                remedies={"win": "Win {amount}."},
                name="share",
                reasons={"pass": "{export}", "fail": "only {export}"},
            )
        },
        common_texts={
            "before-law": "Not before {in_force_from}.",
            "no-value": "Nothing known on {as_of}: {reason}.",
        },
        words=Words(tuple(WordGroup(role, None, ()) for role in FLAT_ROLES)),
        common_reasons={"before-law": "too early", "no-value": "not known"},
        readings={
            "line": Reading(
                "line",
                "Where the line is",
                "Is exactly the share enough?",
                ("export-share",),
                "at-least",
                {
                    "at-least": ReadingOption("at-least", "It is enough.", "at-least", ("the-page",), "top", VERIFIED),
                    "more-than": ReadingOption(
                        "more-than", "It must be more.", "more-than", ("the-law",), "Art. 9", Status.SECONDARY
                    ),
                },
            )
        },
        steps=(
            Step("apply", "Apply", "Write a letter.", ("branch",), Stage.APPLICANT, ("the-page",), "top", VERIFIED),
        ),
    )


def test_a_procedure_may_have_no_steps() -> None:
    assert load_rulebook(SIGNATURES, {**TEXTS, "procedure.yaml": ""}).steps == ()


@pytest.mark.parametrize(
    "file, old, new",
    [
        ("parameters.yaml", "value: 0.80", "value: 1"),
        ("parameters.yaml", "value: 0.80", "value: 0"),
        ("parameters.yaml", "value: 12,", "value: 999,"),
        ("parameters.yaml", "to: 2016-12-31", "to: 2016-01-01"),
    ],
    ids=["a share of all", "a share of nothing", "many months", "an entry for a single day"],
)
def test_what_is_at_the_edge_is_accepted(file: str, old: str, new: str) -> None:
    texts = with_change(file, old, new)
    if old.startswith("to"):
        texts[file] = texts[file].replace("from: 2017-01-01", "from: 2016-01-02")
    load_rulebook(SIGNATURES, texts)


def test_values_are_exact_and_hold_from_their_first_to_their_last_day() -> None:
    rulebook = tiny()
    assert rulebook.entry_on("smallest-share", date(2011, 7, 8)).value == Number("0.8")
    assert rulebook.entry_on("smallest-share", date(2015, 12, 31)).value == Number("0.8")
    assert rulebook.entry_on("wage", date(2020, 1, 1)).value == Money(Number("36047.5"), "KGS")
    assert rulebook.entry_on("grace", date(2020, 1, 1)).value == 12


@pytest.mark.parametrize("day", [date(2016, 1, 1), date(2016, 12, 31)])
def test_in_a_gap_there_is_no_value_and_the_reason_is_told(day: date) -> None:
    with pytest.raises(NoValue) as gap:
        tiny().entry_on("smallest-share", day)
    assert (str(gap.value), gap.value.entry.gap) == ("smallest-share: not found", "not found")


def test_null_is_a_decision_and_no_gap() -> None:
    entry = tiny().entry_on("smallest-share", date(2017, 1, 1))
    assert (entry.value, entry.is_lifted, entry.gap) == (None, True, None)


def test_a_category_without_a_kind_is_permitted_and_needs_a_group_and_a_basis() -> None:
    assert all(each.kind is CategoryKind.PERMITTED for each in tiny().categories.values())
    refused = refusals_of(with_change("activities.yaml", "  group: software\n", ""))
    assert [each[0] for each in refused] == ["activities.yaml:1:1"]


@pytest.mark.parametrize("kind", ["open", "outside"])
def test_what_is_not_permitted_has_neither_a_group_nor_a_basis(kind: str) -> None:
    changed = with_change("activities.yaml", "  group: software\n  basis: law\n", f"  kind: {kind}\n")
    category = load_rulebook(SIGNATURES, changed).categories["programming"]
    assert (category.kind, category.group, category.basis) == (kind, kind, kind)


def test_words_of_a_category_that_the_catalogue_does_not_have_are_refused() -> None:
    ((place, *_),) = refusals_of(with_change("words.yaml", "trades: {}", "trades:\n  cooking: [cook]"))
    assert place.startswith("words.yaml:")


def test_a_day_without_an_entry_is_a_fault_of_the_loader() -> None:
    empty = replace(tiny(), parameters={"grace": Parameter("grace", "A grace", "months", ())})
    with pytest.raises(AssertionError) as error:
        empty.entry_on("grace", date(2020, 1, 1))
    assert str(error.value) == "grace has no entry on 2020-01-01, which the loader should have refused"


# ---- What is refused -------------------------------------------------------------------------------------------------


REFUSED = [
    pytest.param(
        "parameters.yaml",
        "      sources: [the-law]\n",
        "",
        [
            (
                "parameters.yaml:5:7",
                "smallest-share.values.0: sources is missing",
                "add sources: …",
                "    - from: 2011-07-08",
            )
        ],
        id="a value without sources",
    ),
    pytest.param(
        "parameters.yaml",
        "      sources: [the-law]\n",
        "      sources: []\n",
        [
            (
                "parameters.yaml:8:7",
                "smallest-share.values.0.sources: cites no source",
                "name at least one id of sources.yaml",
                "      sources: []",
            )
        ],
        id="a value with an empty list of sources",
    ),
    pytest.param(
        "parameters.yaml",
        "      sources: [the-law]\n",
        '      sources: [""]\n',
        [
            (
                "parameters.yaml:8:7",
                'smallest-share.values.0.sources: there is no source ""',
                "add it to sources.yaml",
                '      sources: [""]',
            )
        ],
        id="a value with a blank source",
    ),
    pytest.param(
        "parameters.yaml",
        "      sources: [the-law]\n",
        "      sources: [the-lew]\n",
        [
            (
                "parameters.yaml:8:7",
                'smallest-share.values.0.sources: there is no source "the-lew"',
                "did you mean the-law?",
                "      sources: [the-lew]",
            )
        ],
        id="an unknown source",
    ),
    pytest.param(
        "parameters.yaml",
        "      place: Art. 1\n      status: verified\n",
        "      place: Art. 1\n",
        [
            (
                "parameters.yaml:5:7",
                "smallest-share.values.0: status is missing",
                "add status: …",
                "    - from: 2011-07-08",
            )
        ],
        id="a value without a status",
    ),
    pytest.param(
        "parameters.yaml",
        "      status: verified\n",
        "      status: certain\n",
        [
            (
                "parameters.yaml:10:7",
                'smallest-share.values.0.status: "certain" is none of verified, secondary, assumed',
                "write one of them",
                "      status: certain",
            )
        ],
        id="an unknown status",
    ),
    pytest.param(
        "parameters.yaml",
        "      place: Art. 1\n",
        "",
        [
            (
                "parameters.yaml:5:7",
                "smallest-share.values.0: place is missing",
                "add place: …",
                "    - from: 2011-07-08",
            )
        ],
        id="a value without the place in its source",
    ),
    pytest.param(
        "parameters.yaml",
        "      to: 2015-12-31\n",
        "      to: 2016-01-01\n",
        [
            (
                "parameters.yaml:11:7",
                "smallest-share.values.1: begins on 2016-01-01 before the entry above has ended (2016-01-01)",
                "give the entry above the day before as its last day (to)",
                "    - from: 2016-01-01",
            )
        ],
        id="dates that overlap by a day",
    ),
    pytest.param(
        "parameters.yaml",
        "      to: 2015-12-31\n",
        "",
        [
            (
                "parameters.yaml:10:7",
                "smallest-share.values.1: begins on 2016-01-01 before the entry above has ended (an open end)",
                "give the entry above the day before as its last day (to)",
                "    - from: 2016-01-01",
            )
        ],
        id="an open end before another entry",
    ),
    pytest.param(
        "parameters.yaml",
        "      to: 2015-12-31\n",
        "      to: 2015-12-30\n",
        [
            (
                "parameters.yaml:11:7",
                "smallest-share.values.1: leaves the days from 2015-12-31 on without an entry",
                "declare a gap for them and say why no value is known",
                "    - from: 2016-01-01",
            )
        ],
        id="an undeclared gap of a day",
    ),
    pytest.param(
        "parameters.yaml",
        "    - from: 2011-07-08\n",
        "    - from: 2011-07-09\n",
        [
            (
                "parameters.yaml:5:7",
                "smallest-share.values.0: begins on 2011-07-09, the regime on 2011-07-08",
                "begin with the first day of the regime, with a gap if no value is known",
                "    - from: 2011-07-09",
            )
        ],
        id="a first day after that of the regime",
    ),
    pytest.param(
        "parameters.yaml",
        "    - from: 2017-01-01\n",
        "    - from: 2017-01-01\n      to: 2030-12-31\n",
        [
            (
                "parameters.yaml:17:7",
                "smallest-share.values.2: ends on 2030-12-31",
                "leave the last day (to) out, or declare a gap after it",
                "    - from: 2017-01-01",
            )
        ],
        id="an end after which nothing is said",
    ),
    pytest.param(
        "parameters.yaml",
        (
            "      to: 2016-12-31\n      gap: not found\n      sources: [the-law]\n      place: Art. 2\n"
            "      status: assumed\n    - from: 2017-01-01\n"
        ),
        (
            "      to: 2015-12-31\n      gap: not found\n      sources: [the-law]\n      place: Art. 2\n"
            "      status: assumed\n    - from: 2016-01-01\n"
        ),
        [
            (
                "parameters.yaml:11:7",
                "smallest-share.values.1: ends on 2015-12-31 before it begins",
                "correct from or to",
                "    - from: 2016-01-01",
            )
        ],
        id="an entry that ends before it begins",
    ),
    pytest.param(
        "parameters.yaml",
        "      to: 2015-12-31\n",
        "      to: 2015-02-30\n",
        [
            (
                "parameters.yaml:6:7",
                'smallest-share.values.0.to: "2015-02-30" is not a date',
                "write year-month-day",
                "      to: 2015-02-30",
            )
        ],
        id="a day that no calendar has",
    ),
    pytest.param(
        "parameters.yaml",
        "    - from: 2011-07-08\n",
        "    - from: 8.7.2011\n",
        [
            (
                "parameters.yaml:5:7",
                'smallest-share.values.0.from: "8.7.2011" is not a date',
                "write year-month-day",
                "    - from: 8.7.2011",
            )
        ],
        id="a date in another notation",
    ),
    pytest.param(
        "parameters.yaml",
        "      value: 0.80\n",
        "",
        [
            (
                "parameters.yaml:5:7",
                "smallest-share.values.0: value is missing",
                "add value: …",
                "    - from: 2011-07-08",
            )
        ],
        id="neither value nor gap",
    ),
    pytest.param(
        "parameters.yaml",
        "      gap: not found\n",
        "      gap: not found\n      value: 0.80\n",
        [
            (
                "parameters.yaml:14:7",
                "smallest-share.values.1.value: has both a value and a gap",
                "keep one of the two",
                "      value: 0.80",
            )
        ],
        id="a value and a gap",
    ),
    pytest.param(
        "parameters.yaml",
        "      value: 0.80\n",
        "      value: 80\n",
        [
            (
                "parameters.yaml:7:7",
                "smallest-share.values.0.value: is not a share",
                "write a number from 0 to 1, e.g. 0.80",
                "      value: 80",
            )
        ],
        id="a share above one",
    ),
    pytest.param(
        "parameters.yaml",
        "      value: 0.80\n",
        "      value: 0,80\n",
        [
            (
                "parameters.yaml:7:7",
                'smallest-share.values.0.value: "0,80" is not an amount: a comma can mean thousands or decimals',
                "write digits with a point for decimals, e.g. 12_500_000.00",
                "      value: 0,80",
            )
        ],
        id="a share with a comma",
    ),
    pytest.param(
        "parameters.yaml",
        "{amount: 36_047.50, currency: KGS}",
        "36047.50",
        [
            (
                "parameters.yaml:27:7",
                "wage.values.0.value: is not an amount of money",
                "write {amount: 36047, currency: KGS}",
                "      value: 36047.50",
            )
        ],
        id="money without a currency",
    ),
    pytest.param(
        "parameters.yaml",
        "currency: KGS",
        "currency: SOM",
        [
            (
                "parameters.yaml:27:7",
                "wage.values.0.value: is not an amount of money",
                "write {amount: 36047, currency: KGS}",
                "      value: {amount: 36_047.50, currency: SOM}",
            )
        ],
        id="a currency that nobody pays in",
    ),
    pytest.param(
        "parameters.yaml",
        "value: 12,",
        "value: a year,",
        [
            (
                "parameters.yaml:35:26",
                "grace.values.0.value: is not a number of months",
                "write a whole number, e.g. 12",
                "    - {from: 2011-07-08, value: a year, sources: [the-law], place: Art. 4, status: verified}",
            )
        ],
        id="months in words",
    ),
    pytest.param(
        "parameters.yaml",
        "  unit: share\n",
        "  unit: percent\n",
        [
            (
                "parameters.yaml:3:3",
                'smallest-share.unit: "percent" is none of share, months, money a month',
                "write one of them",
                "  unit: percent",
            )
        ],
        id="an unknown unit",
    ),
    pytest.param(
        "parameters.yaml",
        "  values:\n    - {from: 2011-07-08, value: 12, sources: [the-law], place: Art. 4, status: verified}\n",
        "",
        [("parameters.yaml:31:1", "grace: values is missing", "add values: …", "grace:")],
        id="a parameter without values",
    ),
    pytest.param(
        "parameters.yaml",
        "    - {from: 2011-07-08, value: 12, sources: [the-law], place: Art. 4, status: verified}\n",
        "    []\n",
        [
            (
                "parameters.yaml:34:3",
                "grace.values: has no values",
                "list at least one value with its date",
                "  values:",
            )
        ],
        id="an empty list of values",
    ),
    pytest.param(
        "parameters.yaml",
        "      place: Art. 1\n",
        "      place: Art. 1\n      plase: Art. 1\n",
        [
            (
                "parameters.yaml:10:7",
                "smallest-share.values.0.plase: is not known here",
                "did you mean place?",
                "      plase: Art. 1",
            )
        ],
        id="an unknown key that resembles a known one",
    ),
    pytest.param(
        "sources.yaml",
        "  kind: law\n",
        "  kind: law\n  zzz: 1\n",
        [("sources.yaml:4:3", "the-law.zzz: is not known here", "remove it", "  zzz: 1")],
        id="an unknown key",
    ),
    pytest.param(
        "sources.yaml",
        "  kind: law\n",
        "  kind: rumour\n",
        [
            (
                "sources.yaml:3:3",
                'the-law.kind: "rumour" is none of law, official, interview, press, adviser',
                "write one of them",
                "  kind: rumour",
            )
        ],
        id="an unknown kind of source",
    ),
    pytest.param(
        "sources.yaml",
        "  kind: law\n",
        "  kind: law\n  kind: press\n",
        [("sources.yaml:4:3", 'the key "kind" stands twice', "keep one of the two", "  kind: press")],
        id="a key that stands twice",
    ),
    pytest.param(
        "sources.yaml",
        "  title: A law\n",
        "  title:\n",
        [("sources.yaml:2:3", "the-law.title: is not a text", "write a text", "  title:")],
        id="a title left empty",
    ),
    pytest.param(
        "sources.yaml",
        "the-page:\n",
        "---\nthe-page:\n",
        [("sources.yaml", "holds several documents", "remove the lines --- between them", None)],
        id="a file of two documents",
    ),
    pytest.param(
        "activities.yaml",
        "  aliases: [coding]\n",
        "  aliases: [coding, Call-Centre]\n",
        [
            (
                "activities.yaml:12:1",
                'calls: "call centre" also stands for programming',
                "keep it in one category only",
                "calls:",
            )
        ],
        id="a name that two categories share",
    ),
    pytest.param(
        "activities.yaml",
        '  codes: ["82.20"]\n',
        '  codes: ["82.20", "62.01"]\n',
        [
            (
                "activities.yaml:12:1",
                'calls: "62.01" also stands for programming',
                "keep it in one category only",
                "calls:",
            )
        ],
        id="a code that two categories share",
    ),
    pytest.param(
        "activities.yaml",
        '  codes: ["62.01"]\n',
        "  codes: [621]\n",
        [
            (
                "activities.yaml:8:3",
                'programming.codes: "621" is not a class of the classifier',
                'write two to four digits such as "62.01"',
                "  codes: [621]",
            )
        ],
        id="a code without a point",
    ),
    pytest.param(
        "parameters.yaml",
        "      value: 0.80\n",
        "      value: [0.80]\n",
        [
            (
                "parameters.yaml:7:7",
                "smallest-share.values.0.value: is not a share",
                "write a number from 0 to 1, e.g. 0.80",
                "      value: [0.80]",
            )
        ],
        id="a list where a share should be",
    ),
    pytest.param(
        "parameters.yaml",
        "value: 12,",
        "value: ١٢,",
        [
            (
                "parameters.yaml:35:26",
                "grace.values.0.value: is not a number of months",
                "write a whole number, e.g. 12",
                "    - {from: 2011-07-08, value: ١٢, sources: [the-law], place: Art. 4, status: verified}",
            )
        ],
        id="months in other digits",
    ),
    pytest.param(
        "activities.yaml",
        '  codes: ["62.01"]\n',
        '  codes: ["٦٢.٠١"]\n',
        [
            (
                "activities.yaml:8:3",
                'programming.codes: "٦٢.٠١" is not a class of the classifier',
                'write two to four digits such as "62.01"',
                '  codes: ["٦٢.٠١"]',
            )
        ],
        id="a code in other digits",
    ),
    pytest.param(
        "activities.yaml",
        "  title: {en: Call centre, ru: Колл-центр}\n",
        "",
        [
            ("activities.yaml:12:1", "calls: title is missing", "add title: …", "calls:"),
            ("activities.yaml:12:1", "calls.title: en is missing", "add en: …", "calls:"),
            ("activities.yaml:12:1", "calls.title: ru is missing", "add ru: …", "calls:"),
        ],
        id="a category without a title",
    ),
    pytest.param(
        "activities.yaml",
        "  source: the-law\n",
        "",
        [("activities.yaml:1:1", "programming: source is missing", "add source: …", "programming:")],
        id="a category without a source",
    ),
    pytest.param(
        "activities.yaml",
        "  aliases: [coding]\n",
        "  aliases: coding\n",
        [
            (
                "activities.yaml:7:3",
                "programming.aliases: is not a list of texts",
                "write a list, [] if it is empty",
                "  aliases: coding",
            )
        ],
        id="a text where a list should be",
    ),
    pytest.param(
        "rules.yaml",
        '      pass: "{export} of {total}."\n',
        '      pass: "{export} of {totals}."\n',
        [
            (
                "rules.yaml:18:7",
                "rules.export-share.texts.pass: names {totals}, which the rule does not return here",
                "it can name: as_of, export, total",
                '      pass: "{export} of {totals}."',
            )
        ],
        id="a text that names an unknown value",
    ),
    pytest.param(
        "rules.yaml",
        '      fail: "Only {export} on {as_of}."\n',
        '      fail: "Only {export} of {total}."\n',
        [
            (
                "rules.yaml:19:7",
                "rules.export-share.texts.fail: names {total}, which the rule does not return here",
                "it can name: as_of, export",
                '      fail: "Only {export} of {total}."',
            )
        ],
        id="a text that names a value of another situation",
    ),
    pytest.param(
        "rules.yaml",
        '      win: "Win {amount}."\n',
        '      win: "Win {amount:.2f}."\n',
        [
            (
                "rules.yaml:21:7",
                "rules.export-share.remedies.win: names {amount}, which the rule does not return here",
                "it can name: amount, as_of",
                '      win: "Win {amount:.2f}."',
            )
        ],
        id="a text that formats a value",
    ),
    pytest.param(
        "rules.yaml",
        '      win: "Win {amount}."\n',
        '      win: "Win {amount."\n',
        [
            (
                "rules.yaml:21:7",
                "rules.export-share.remedies.win: has a brace that is not closed",
                "write {name}",
                '      win: "Win {amount."',
            )
        ],
        id="a brace that is not closed",
    ),
    pytest.param(
        "rules.yaml",
        "{reason}",
        "{cause}",
        [
            (
                "rules.yaml:4:3",
                "common.no-value: names {cause}, which the rule does not return here",
                "it can name: as_of, reason",
                '  no-value: "Nothing known on {as_of}: {cause}."',
            )
        ],
        id="a common text that names an unknown value",
    ),
    pytest.param(
        "rules.yaml",
        '      fail: "Only {export} on {as_of}."\n',
        "",
        [
            (
                "rules.yaml:17:5",
                "rules.export-share.texts: there is no text for fail",
                "add fail: …",
                "    texts:",
            )
        ],
        id="a situation without a text",
    ),
    pytest.param(
        "rules.yaml",
        '      fail: "only {export}"\n',
        "",
        [
            (
                "rules.yaml:23:5",
                "rules.export-share.reasons: there is no text for fail",
                "add fail: …",
                "    reasons:",
            )
        ],
        id="a situation without a reason",
    ),
    pytest.param(
        "rules.yaml",
        "    name: share\n",
        "    name: share\n    caveats:\n      late: {text: Late., sources: [the-law], place: Art. 5}\n",
        [
            (
                "rules.yaml:24:7",
                "rules.export-share.caveats.late: the rule never uses this text",
                "remove it",
                "      late: {text: Late., sources: [the-law], place: Art. 5}",
            )
        ],
        id="a caveat that no rule uses",
    ),
    pytest.param(
        "rules.yaml",
        '      win: "Win {amount}."\n',
        '      win: "Win {amount}."\n      wait: "Wait."\n',
        [
            (
                "rules.yaml:22:7",
                "rules.export-share.remedies.wait: the rule never uses this text",
                "remove it",
                '      wait: "Wait."',
            )
        ],
        id="a text that no rule uses",
    ),
    pytest.param(
        "rules.yaml",
        "    uses: [smallest-share]\n",
        "    uses: [largest-share]\n",
        [
            (
                "rules.yaml:11:5",
                'rules.export-share.uses: there is no parameter "largest-share"',
                "add it to parameters.yaml",
                "    uses: [largest-share]",
            )
        ],
        id="a rule that uses an unknown parameter",
    ),
    pytest.param(
        "rules.yaml",
        "    kind: criterion\n",
        "    kind: suggestion\n",
        [
            (
                "rules.yaml:9:5",
                'rules.export-share.kind: "suggestion" is none of criterion, obligation, information',
                "write one of them",
                "    kind: suggestion",
            )
        ],
        id="an unknown kind of rule",
    ),
    pytest.param(
        "rules.yaml",
        "rulebook: {id: tiny, version: 2026-11-23, in_force_from: 2011-07-08}\n",
        "rulebook: {id: tiny, version: 2026-11-23, in_force_from: 2011}\n",
        [
            (
                "rules.yaml:1:43",
                'rulebook.in_force_from: "2011" is not a date',
                "write year-month-day",
                "rulebook: {id: tiny, version: 2026-11-23, in_force_from: 2011}",
            )
        ],
        id="a regime without a first day",
    ),
    pytest.param(
        "procedure.yaml",
        "  sources: [the-page]\n",
        "  sources: [the-pag]\n",
        [
            (
                "procedure.yaml:6:3",
                'apply.sources: there is no source "the-pag"',
                "did you mean the-page?",
                "  sources: [the-pag]",
            )
        ],
        id="a step with an unknown source",
    ),
    pytest.param(
        "readings.yaml",
        "  default: at-least\n",
        "  default: at-most\n",
        [
            (
                "readings.yaml:5:3",
                'line.default: "at-most" is none of at-least, more-than',
                "write one of them",
                "  default: at-most",
            )
        ],
        id="a default that is no option",
    ),
    pytest.param(
        "readings.yaml",
        "  rules: [export-share]\n",
        "  rules: [export-shar]\n",
        [
            (
                "readings.yaml:4:3",
                "line.rules: names the rule export-shar, which does not exist",
                "see `htp rules`",
                "  rules: [export-shar]",
            )
        ],
        id="a reading of a rule that does not exist",
    ),
    pytest.param(
        "readings.yaml",
        "    more-than:\n"
        "      text: It must be more.\n"
        "      sources: [the-law]\n"
        "      place: Art. 9\n"
        "      status: secondary\n",
        "",
        [("readings.yaml:6:3", "line.options: has no two options", "list at least two ways to read it", "  options:")],
        id="a reading with one option",
    ),
]


@pytest.mark.parametrize("file, old, new, refusals", REFUSED)
def test_the_loader_refuses(file: str, old: str, new: str, refusals: list[Refusal]) -> None:
    assert refusals_of(with_change(file, old, new)) == refusals


def test_a_rule_without_a_function_is_refused() -> None:
    assert refusals_of(with_change("rules.yaml", "  export-share:\n", "  exprot-share:\n")) == [
        (
            "rules.yaml:6:3",
            "rules.exprot-share: no rule of the program has this id",
            "did you mean export-share?",
            "  exprot-share:",
        ),
        ("rules.yaml:5:1", "rules: there is no entry for the rule export-share", "add export-share: …", "rules:"),
    ]


def test_a_rule_that_resembles_none_of_the_program_is_to_be_removed() -> None:
    rules, key, reasons = TEXTS["rules.yaml"].partition("common-reasons:")
    more = "  zzz:\n" + rules.partition("  export-share:\n")[2]
    [refusal] = refusals_of({**TEXTS, "rules.yaml": rules + more + key + reasons})
    assert refusal == (
        "rules.yaml:26:3",
        "rules.zzz: no rule of the program has this id",
        "remove the entry or write the rule",
        "  zzz:",
    )


def test_a_file_left_empty_is_refused_at_its_beginning() -> None:
    refusals = refusals_of({**TEXTS, "rules.yaml": ""})
    assert refusals[0] == ("rules.yaml:1:1", "rulebook is missing", "add rulebook: …", "")
    assert {(where, excerpt) for where, _, _, excerpt in refusals} == {("rules.yaml:1:1", "")}


def test_a_function_without_a_rule_is_refused() -> None:
    signatures = {**SIGNATURES, "fee": Signature({}, {}), "activity": Signature({}, {})}
    assert refusals_of(TEXTS, signatures) == [
        ("rules.yaml:5:1", "rules: there is no entry for the rule fee", "add fee: …", "rules:"),
        ("rules.yaml:5:1", "rules: there is no entry for the rule activity", "add activity: …", "rules:"),
    ]


def test_a_missing_section_is_refused() -> None:
    text = TEXTS["rules.yaml"].replace("common:", "comon:")
    assert refusals_of({**TEXTS, "rules.yaml": text}) == [
        ("rules.yaml:1:1", "common is missing", "add common: …", text.split("\n")[0]),
        ("rules.yaml:1:1", "common: before-law is missing", "add before-law: …", text.split("\n")[0]),
        ("rules.yaml:1:1", "common: no-value is missing", "add no-value: …", text.split("\n")[0]),
        ("rules.yaml:2:1", "comon: is not known here", "did you mean common?", "comon:"),
    ]


def test_text_that_is_no_yaml_is_refused_with_its_place() -> None:
    [(where, problem, _, excerpt)] = refusals_of(with_change("activities.yaml", "[coding]", "[coding"))
    assert (where, excerpt) == ("activities.yaml:7:12", "  aliases: [coding")
    assert problem.startswith("not well-formed YAML: ")


def test_a_list_where_entries_should_be_is_refused() -> None:
    refusals = refusals_of({**TEXTS, "procedure.yaml": "- apply\n"})
    assert refusals == [("procedure.yaml:1:1", "needs keys of its own", "indent its entries below it", "- apply")]


def test_everything_wrong_in_every_file_is_reported_at_once() -> None:
    texts = {name: text.replace("  status: verified\n", "  status: sure\n") for name, text in TEXTS.items()}
    assert [where for where, *_ in refusals_of(texts)] == [
        "parameters.yaml:10:7",
        "parameters.yaml:30:7",
        "activities.yaml:11:3",
        "activities.yaml:22:3",
        "rules.yaml:14:5",
        "readings.yaml:11:7",
        "procedure.yaml:8:3",
    ]
