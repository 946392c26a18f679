"""YAML as text: every scalar stays what was written, and every key has its line and column."""

from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.reading import SaidAt, layout_of, said_at

from htp.document import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, Data, Document
from htp.errors import BrokenDocument
from htp.location import KeyPath
from htp.reading import yaml_text as yaml_source
from htp.reading.layout import Place
from htp.reading.yaml_text import places, read_documents


def data_of(text: str) -> Data:
    """The one document of a text with nothing wrong in it."""
    (document,) = read_documents(text)
    assert document.problems == ()
    return document.data


def problems_of(text: str) -> list[str]:
    (document,) = read_documents(text)
    return [said_at(each).problem for each in document.problems]


def broken(text: str) -> SaidAt:
    with pytest.raises(BrokenDocument) as error:
        list(read_documents(text))
    return said_at(error.value.place)


# --- Scalars ----------------------------------------------------------------------------------------------------------


_AS_WRITTEN = """
NO no yes on off true False 1:30 12:30:45 0o17 0x1F 01234567 1e7 +5 0.1 .5 5. NaN .inf 10_000_000 10000000.00
2016-07-15 Null NULL = １２３ 01234567890123 99999999999999999999.99 -5
"""


@pytest.mark.parametrize(
    "text",
    _AS_WRITTEN.split(),
)
def test_a_scalar_is_the_text_that_was_written(text: str) -> None:
    assert data_of(f"key: {text}") == data_of(f"{{key: {text}}}") == data_of(f"? key\n: {text}") == {"key": text}


@pytest.mark.parametrize("nothing", ["", "~", "null", "# a comment"])
def test_a_key_without_value_has_none(nothing: str) -> None:
    assert data_of(f"key: {nothing}") == {"key": None}


@pytest.mark.parametrize("text", ["", "~", "null", "NO"])
def test_what_stands_in_quotation_marks_is_text(text: str) -> None:
    assert data_of(f'key: "{text}"') == data_of(f"key: '{text}'") == data_of(f"key: !!str {text}") == {"key": text}


def test_keys_are_text_too() -> None:
    assert data_of("NO: a\n12:30: b\n~: c\n'': d") == {"NO": "a", "12:30": "b", "~": "c", "": "d"}


def test_block_scalars_keep_or_fold_their_lines() -> None:
    assert data_of("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two"}


def test_characters_beyond_the_first_65536_are_read() -> None:
    assert data_of('{name: "😀 Ала-Тоо \\U0001F600"}') == {"name": "😀 Ала-Тоо 😀"}


def test_windows_lines_are_lines() -> None:
    assert data_of("company:\r\n  name: A\r\nactivities:\r\n  - a\r\n") == {
        "company": {"name": "A"},
        "activities": ["a"],
    }


def test_tabs_may_stand_between_words_but_not_in_indentation() -> None:
    assert data_of("key:\tvalue\t# a comment") == {"key": "value"}
    assert broken("key:\n\tvalue: 1").problem == "not well-formed YAML: the line is indented with a tab"


# --- Documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n---\n...\n", "~"])
def test_a_text_without_anything_has_no_documents(text: str) -> None:
    assert list(read_documents(text)) == []


def test_documents_are_counted_with_the_empty_ones() -> None:
    found = list(read_documents("a: 1\n---\n---\nb: 2\n...\n# end\n---\n"))
    assert [(each.number, each.data, layout_of(each).first_line) for each in found] == [
        (1, {"a": "1"}, 1),
        (3, {"b": "2"}, 3),
    ]


def test_documents_before_a_broken_one_are_handed_out() -> None:
    documents = read_documents("a: 1\n---\nb: 2\n---\nc: [")
    assert [next(documents).number, next(documents).number] == [1, 2]
    with pytest.raises(BrokenDocument):
        next(documents)


def test_an_anchor_ends_with_its_document() -> None:
    first, second = read_documents("a: &x 1\n---\nb: *x\n")
    assert first.problems == ()
    assert [said_at(each).problem for each in second.problems] == ["nothing is marked as &x"]


# --- What a profile does not need -------------------------------------------------------------------------------------


def test_aliases_stand_for_what_they_name() -> None:
    text = "a: &a {x: &x 1, y: [*x]}\nb: *a\nc: [*a, *x]\n&key d: 1\n? *key\n: 2\n"
    (document,) = read_documents(text)
    one = {"x": "1", "y": ["1"]}
    assert document.data == {"a": one, "b": one, "c": [one, "1"], "d": "1"}
    assert [(each.line, said_at(each).problem) for each in document.problems] == [(5, 'the key "d" stands twice')]


def test_an_alias_may_be_a_key() -> None:
    assert data_of("- &k name\n- {*k : A}") == ["name", {"name": "A"}]


def test_a_name_can_be_given_to_another_value() -> None:
    assert data_of("[&a 1, *a, &a 2, *a]") == ["1", "1", "2", "2"]


def test_an_alias_within_what_it_names_is_refused() -> None:
    assert problems_of("a: &a [*a]") == problems_of("a: &a {b: [*a]}") == ["*a contains itself"]
    assert problems_of("&a [b, &a c, *a]") == []  # names the c


def test_a_document_holds_so_many_values_and_no_more() -> None:
    assert data_of(f"[{'x,' * (MAX_VALUES - 1)}]") == ["x"] * (MAX_VALUES - 1)  # the list counts too
    place = broken(f"[{'x,' * (MAX_VALUES - 1)}\n x]")
    assert place == SaidAt(2, 2, "more than 60,000 values in one company", "add up lines of revenue that are alike")
    assert broken("{a: b}\n---\n" + "k: v\n" * (MAX_VALUES // 2)).line == 2 + MAX_VALUES // 2


def test_a_few_aliases_cannot_stand_for_more() -> None:
    thousand = f"- &a [{'x,' * 999}]\n"
    data_of(thousand + "- *a\n" * (MAX_VALUES // 1000 - 2))
    assert broken(thousand + "- *a\n" * (MAX_VALUES // 1000)).line == MAX_VALUES // 1000


def test_an_alias_of_a_word_counts_as_one_value_and_so_does_one_of_nothing() -> None:
    data_of("- &a x\n" + "- *a\n" * (MAX_VALUES - 2))
    (document,) = read_documents("- *a\n" * (MAX_VALUES - 1))
    assert len(document.problems) == MAX_PROBLEMS


def test_an_alias_counts_for_what_it_names_and_not_for_what_stands_before_that() -> None:
    data_of(f"- [{'x,' * 1000}]\n- &b [y]\n" + "- *b\n" * 1000)


def test_a_list_too_many_is_refused_where_it_begins() -> None:
    data_of(f"[{'x,' * (MAX_VALUES - 2)} []]")
    assert (
        broken(f"[{'x,' * (MAX_VALUES - 1)}\n  []]").line,
        broken(f"[{'x,' * (MAX_VALUES - 1)}\n  []]").column,
    ) == (2, 3)


def test_aliases_of_aliases_count_for_all_that_they_stand_for() -> None:
    levels = "".join(f"- &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    assert broken("- &a0 x\n" + levels).line == 6


def test_a_duplicate_key_keeps_the_first_value() -> None:
    (document,) = read_documents("{a: 1, b: {c: 1}, a: {x: 2}, b: {d: 2}}")
    assert document.data == {"a": "1", "b": {"c": "1"}}
    assert [said_at(each).problem for each in document.problems] == [
        'the key "a" stands twice',
        'the key "b" stands twice',
    ]


def test_a_long_key_is_cut_in_the_message() -> None:
    key = "k" * 1000
    assert problems_of(f"{{{key}: 1, {key}: 2}}") == [f'the key "{"k" * 39}…" stands twice']


@pytest.mark.parametrize(
    "tag", ["!!int", "!!binary", "!!python/object/apply:os.system", "!mine", "!!set", "!!map", "!!null"]
)
def test_tags_are_refused_wherever_they_stand(tag: str) -> None:
    expected = [f"tags are not read here: {tag}"]
    assert problems_of(f"{tag} a: 1") == problems_of(f"a: {tag} b") == problems_of(f"a: {tag} [b]") == expected
    assert problems_of(f"a: {tag} {{b: c}}") == problems_of(f"{tag} {{b: c}}") == expected


def test_the_tag_that_says_nothing_is_none() -> None:
    assert data_of("a: ! [b]\nc: ! {d: e}\nf: ! g\n") == {"a": ["b"], "c": {"d": "e"}, "f": "g"}


def test_a_merge_key_is_refused_and_one_in_quotation_marks_is_a_key() -> None:
    assert problems_of("a: &a {x: 1}\nb: {<<: *a}") == ["merge keys (<<) are not read here"]
    assert data_of('{"<<": 1}') == {"<<": "1"}


def test_a_key_that_is_no_word_is_refused_and_what_follows_is_read() -> None:
    (document,) = read_documents("? [a, {b: c}]\n: {d: e}\n? {f: g}\n: 1\nh: i\n&l [1]: 2\n")
    assert isinstance(document.data, dict)
    assert document.data["h"] == "i"
    refused = "a key must be a single word, not a list or a mapping"
    assert [said_at(each)[:3] for each in document.problems] == [
        (1, 3, refused),
        (3, 3, refused),
        (6, 1, refused),
    ]


def test_an_alias_of_a_list_is_no_key() -> None:
    (document,) = read_documents("- &l [1]\n- {*l : A}\n")
    assert document.data == [["1"], {"": "A"}]
    refused = "a key must be a single word, not a list or a mapping"
    assert tuple(map(said_at, document.problems)) == (SaidAt(2, 4, refused, "write a key such as company"),)


def test_nesting_has_a_limit() -> None:
    data_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    problem, remedy = "nested more than 40 levels deep", "remove the brackets: a profile has five levels"
    assert broken("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == SaidAt(1, MAX_DEPTH + 1, problem, remedy)
    assert broken("- " * (MAX_DEPTH + 1)) == SaidAt(1, 2 * MAX_DEPTH + 1, problem, remedy)


# --- Places -----------------------------------------------------------------------------------------------------------


def test_places_of_block_style() -> None:
    text = "# Ёж 😀\ncompany:\n  name: A\n'lines':\n  - {amount: 5}\n  -\n    - x\nempty:\n"
    assert places(text) == {
        (): Place((2, 1), (2, 1)),
        ("company",): Place((2, 1), (3, 3)),
        ("company", "name"): Place((3, 3), (3, 9)),
        ("lines",): Place((4, 1), (5, 3)),
        ("lines", 0): Place((5, 5), (5, 5)),
        ("lines", 0, "amount"): Place((5, 6), (5, 14)),
        ("lines", 1): Place((7, 5), (7, 5)),
        ("lines", 1, 0): Place((7, 7), (7, 7)),
        ("empty",): Place((8, 1), (8, 7)),
    }


def test_places_of_flow_style() -> None:
    assert places('{"Ё": "😀", b: [1, &c {d: e}], f: *c}') == {
        (): Place((1, 1), (1, 1)),
        ("Ё",): Place((1, 2), (1, 7)),
        ("b",): Place((1, 12), (1, 15)),
        ("b", 0): Place((1, 16), (1, 16)),
        ("b", 1): Place((1, 19), (1, 19)),
        ("b", 1, "d"): Place((1, 23), (1, 26)),
        ("f",): Place((1, 31), (1, 34)),
    }


def test_places_after_a_key_that_is_no_word() -> None:
    assert places("? {a: b}\n: {c: d}\ne: f\n") == {
        (): Place((1, 1), (1, 1)),
        ("",): Place((1, 3), (2, 3)),
        ("", "a"): Place((1, 4), (1, 7)),
        ("", "c"): Place((2, 4), (2, 7)),
        ("e",): Place((3, 1), (3, 4)),
    }


def test_a_document_that_is_indented_is_kept_with_its_indentation() -> None:
    text = "  a: 1\n  b: 2\n"
    (document,) = read_documents(text)
    assert layout_of(document).text == text
    assert places(layout_of(document).text)[("b",)] == Place((2, 3), (2, 6))


def test_a_character_that_cannot_stand_in_yaml_is_shown_where_it_stands_first() -> None:
    problem, remedy = "the character U+0007 cannot stand in YAML", "remove the character"
    assert broken("a: b\x07\nc: d\x07\n") == SaidAt(1, 5, problem, remedy)


def test_half_a_character_is_shown_where_it_stands_first() -> None:
    problem, remedy = "the character U+DCFF cannot stand in YAML", "remove the character"
    assert broken("a: b\nc: \udcff\nd: \udcff\n") == SaidAt(2, 4, problem, remedy)


@pytest.mark.parametrize("text, end", [("---", (1, 4)), ("# one\n--- # two", (2, 10)), ("---\n", (2, 1))])
def test_what_is_nothing_stands_no_lower_than_the_text(text: str, end: tuple[int, int]) -> None:
    assert places(text) == {(): Place(end, end)}


def test_a_key_that_is_nothing_stands_no_lower_than_the_text() -> None:
    assert places("a: 1\n?")[("",)] == Place((2, 2), (2, 2))


def test_places_of_a_later_document_count_from_the_beginning_of_the_text() -> None:
    text = "# 😀\na: 1\n---\n\n  b:\n    - 2\n--- {c: 3}\n...\n"
    _, second, third = read_documents(text)
    assert places(layout_of(second).text, layout_of(second).first_line) == {
        (): Place((5, 3), (5, 3)),
        ("b",): Place((5, 3), (6, 5)),
        ("b", 0): Place((6, 7), (6, 7)),
    }
    assert places(layout_of(third).text, layout_of(third).first_line)[("c",)] == Place((7, 6), (7, 9))


def test_lines_are_those_that_yaml_counts() -> None:
    text = "a: 1\r\nb: 2\rc: 3\nd: 4\u2028e: 5"
    assert yaml_source.lines(text) == ["a: 1", "b: 2", "c: 3", "d: 4", "e: 5"]
    assert [places(text)[(key,)].key for key in "abcde"] == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]


# --- Both parsers -----------------------------------------------------------------------------------------------------


EXAMPLES = [
    "company: {name: A}\nactivities:\n  - a\n  - 'b'\n---\nrevenue: [&a 1, *a]\n",
    "a: {b: 1, b: 2}\n? [x]\n: y\n",
    "a: !!int 5\n",
    "\x07",
    "a: b\x00",
    "company:\n\tname: A",
    'company:\n  name: "A" B',
    "company:\n  name: A: B",
    "company:\n  name: @A",
    "company:\n  name: & A",
    "company:\n  name: >A",
    "company:\n  name: 'A",
    "company: {name: A\n",
    "company: [A\n",
    "company: {name: A}\n period: 5\n",
    "company:\n  name: A\n period: 5\n",
    "company: - A",
    "- a\nb: c\n",
    "period 2016\na: b\n",
    "a: b\n...\nc: d\n",
    "%YAML 3.0\n---\na",
]


def _noted(document: Document) -> dict[KeyPath, Place]:
    """The places as they were noted while the document was read."""
    layout = layout_of(document)
    return dict(layout.find_places(layout.text, layout.first_line))


@pytest.mark.parametrize("text", [*EXAMPLES, "\ufeffa: b\nc: [d]", "a: &b {c: d}\ne: *b\n"])
def test_places_are_noted_as_they_are_found(text: str) -> None:
    try:
        for each in read_documents(text):
            assert _noted(each) == places(layout_of(each).text, layout_of(each).first_line)
    except BrokenDocument:
        pass


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_parser_in_python_reads_and_refuses_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer() -> Sequence[object]:
        try:
            documents = list(read_documents(text))
        except BrokenDocument as error:
            return (error.place,)
        return [(*each[:3], layout_of(each)[:2], each.problems, _noted(each)) for each in documents]

    in_c = answer()
    monkeypatch.setattr(yaml_source, "_Parser", yaml.BaseLoader)
    assert answer() == in_c


# --- Whatever comes in ------------------------------------------------------------------------------------------------


words = st.text(st.characters(exclude_categories=["C"]), max_size=8)
values = st.recursive(
    st.one_of(st.none(), words),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)


@given(data=st.lists(values.filter(lambda each: each is not None), min_size=1, max_size=3), flow=st.booleans())
def test_what_another_program_writes_is_read_as_it_was(data: list[Data], flow: bool) -> None:  # noqa: FBT001 - drawn
    text = yaml.safe_dump_all(data, default_flow_style=flow, allow_unicode=True)
    documents = list(read_documents(text))
    assert [each.data for each in documents] == data
    for document in documents:
        found = places(layout_of(document).text, layout_of(document).first_line)
        assert set(found) == set(_paths(document.data))
        assert _noted(document) == found


def _paths(data: Data, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, value in below for each in _paths(value, (*path, key)))]


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_whatever_is_read_or_refused_within_the_text(text: str) -> None:
    try:
        found = [problem for document in read_documents(text) for problem in document.problems]
    except BrokenDocument as error:
        found = [error.place]
    every_line = yaml_source.lines(text)
    for each in found:
        assert 1 <= each.line <= len(every_line)
        assert 1 <= each.column <= len(every_line[each.line - 1]) + 1


# --- Blanks that are none ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2007", "\u3000"])
@pytest.mark.parametrize(
    "marked",
    [
        "company:\n▶_name: A\n",
        "company:\n▶_ name: A\n  country: KG\n",
        "company:\n  name: A\n ▶_country: KG\n",
        "company:▶_A\n",
        "company: {name:▶_A}\n",
        "company: {name: A, country:▶_KG}\n",
        "company: {name: A}\nperiod:▶_2016\nactivities: [x]\n",
        "company: {name: A}\nrevenue:▶_{total: 5}\n",
        "revenue:\n  lines:\n  -▶_amount: 5\n",
        "company: {name: A}\n---\n▶_period: 2016\n",
    ],
)
def test_a_blank_that_is_no_space_is_named_where_yaml_asks_for_one(marked: str, blank: str) -> None:
    before = marked[: marked.index("▶")].split("\n")
    found = broken(marked.replace("▶", "").replace("_", blank))
    assert (found.line, found.column) == (len(before), len(before[-1]) + 1)
    assert found.problem == (
        f"not well-formed YAML: a non-breaking blank, U+{ord(blank):04X}, stands where a space must stand"
    )


@pytest.mark.parametrize(
    "text, data",
    [
        ("name: A\u00a0B", {"name": "A\u00a0B"}),
        ("name: 'A:\u00a0B'", {"name": "A:\u00a0B"}),
        ("total: 12\u202f500", {"total": "12\u202f500"}),
        ("note: |\n  text:\u00a0B\n  \u00a0B\n", {"note": "text:\u00a0B\n\u00a0B\n"}),
    ],
)
def test_such_a_blank_within_a_value_stays(text: str, data: Data) -> None:
    assert data_of(text) == data
