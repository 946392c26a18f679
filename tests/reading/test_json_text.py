"""JSON as text: numbers stay what was written, and every value has its line and column."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reading import SaidAt, layout_of, said_at

from htp.document import MAX_DEPTH, MAX_VALUES, Data
from htp.errors import BrokenDocument
from htp.reading import json_text as json_source
from htp.reading.json_text import places, read_documents
from htp.reading.layout import Place


def data_of(text: str) -> Data:
    (document,) = read_documents(text, "a.json")
    assert document.problems == ()
    assert (document.number, layout_of(document).text, layout_of(document).first_line) == (1, text, 1)
    return document.data


def broken(text: str) -> SaidAt:
    with pytest.raises(BrokenDocument) as error:
        list(read_documents(text, "a.json"))
    return said_at(error.value.place)


@pytest.mark.parametrize("number", ["0.1", "10000000.00", "1e7", "-5", "99999999999999999999.99", "9" * 5000])
def test_a_number_is_the_text_that_was_written(number: str) -> None:
    assert data_of(f'{{"amount": {number}}}') == data_of(f'{{"amount": "{number}"}}') == {"amount": number}


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_python_alone_takes_for_a_number_is_none(word: str) -> None:
    problem = f"not well-formed JSON: there is no {word} in JSON"
    assert broken(f'{{"a":\n{word}}}') == SaidAt(2, 1, problem, "write the number, or null if it is not known")


def companies(text: str) -> list[tuple[int, Data]]:
    return [(each.number, each.data) for each in read_documents(text, "a.json")]


@pytest.mark.parametrize(
    "text", ['[{"a": 1}, {"b": 2}]', '{"a": 1}\n{"b": 2}\n', ' [ {"a":1},\n{"b":2} ] ', '{"a":1} {"b":2}']
)
def test_several_companies_are_a_list_or_stand_after_each_other(text: str) -> None:
    assert companies(text) == [(1, {"a": "1"}), (2, {"b": "2"})]


def test_each_of_several_companies_has_its_own_lines_and_problems() -> None:
    first, second = read_documents('[{"a": 1},\n  {"a": 1,\n "a": 2}]', "a.json")
    assert first.problems == ()
    assert layout_of(second).first_line == 2
    assert places(layout_of(second).text, 2)[("a",)] == Place((2, 4), (2, 9))
    assert tuple(map(said_at, second.problems)) == (SaidAt(3, 2, 'the key "a" stands twice', "keep one of the two"),)


@pytest.mark.parametrize(
    "text, line, column, problem",
    [
        ('{"a": 1}\n{"b": 2', 2, 8, "the value has ended before this"),
        ('[{"a": 1}, {"b": 2}] 5', 1, 22, "the text goes on after its end"),
        ('[{"a": 1} {"b": 2}]', 1, 11, "the value has ended before this"),
        ('[{"a": 1}, ]', 1, 12, "no value begins here"),
        ('[{"a": 1}', 1, 10, "the value has ended before this"),
        ("{} 5", 1, 4, "the text goes on after its end"),
        ("5 {}", 1, 3, "the text goes on after its end"),
    ],
)
def test_the_companies_before_a_mistake_are_read(text: str, line: int, column: int, problem: str) -> None:
    assert broken(text)[:3] == (line, column, f"not well-formed JSON: {problem}")


def test_true_false_and_null_are_no_text() -> None:
    assert data_of('[true, false, null, "true"]') == [True, False, None, "true"]


@pytest.mark.parametrize("text", ["", " \r\n\t", "null", " null "])
def test_a_text_without_anything_has_no_document(text: str) -> None:
    assert list(read_documents(text, "a.json")) == []


def test_a_document_holds_so_many_values_and_no_more() -> None:
    count = (MAX_VALUES - 3) // 3
    full = ", ".join(['{"k": "v"}'] * count)
    assert data_of(f'{{"a": [{full}]}}') == {"a": [{"k": "v"}] * count}
    assert len(companies(f'[{{"a": [{full}]}}, {{"a": [{full}]}}]')) == 2
    place = broken(f'{{"a": [{full},\n1]}}')
    assert place == SaidAt(2, 1, "more than 60,000 values in one company", "add up lines of revenue that are alike")


def test_an_escaped_emoji_is_one_character() -> None:
    assert data_of(r'{"name": "\ud83d\ude00"}') == data_of('{"name": "😀"}') == {"name": "😀"}


@pytest.mark.parametrize(
    "text, column",
    [(r'{"a": "\ud83d"}', 7), (r'{"a": "\uDE00\uD83D"}', 7), (r'{"\ud83d": 1}', 2), (r'["\\ud83d", "x\ud83d"]', 13)],
)
def test_half_an_emoji_is_refused_where_it_stands(text: str, column: int) -> None:
    problem = "the text has an escape for half of a character"
    assert broken(text) == SaidAt(1, column, problem, "write the character itself")


def test_a_duplicate_key_keeps_the_first_value() -> None:
    (document,) = read_documents('{"a": 1,\n "b": [{"c": 1, "c": 2}],\n "a": {"x": 2}}', "a.json")
    assert document.data == {"a": "1", "b": [{"c": "1"}]}
    assert tuple(map(said_at, document.problems)) == (
        SaidAt(2, 17, 'the key "c" stands twice', "keep one of the two"),
        SaidAt(3, 2, 'the key "a" stands twice', "keep one of the two"),
    )


def test_the_same_key_in_two_objects_is_no_duplicate() -> None:
    assert data_of('{"c": [{"a": 1}, {"a": 2}], "b": {"a": {"a": 3}}}') == {
        "c": [{"a": "1"}, {"a": "2"}],
        "b": {"a": {"a": "3"}},
    }


def test_nesting_has_a_limit() -> None:
    data_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    data_of(f'["{"[" * 100}", "\\"{"{" * 100}"]')  # brackets in a text do not count
    problem, remedy = "nested more than 40 levels deep", "remove the brackets: a profile has five levels"
    assert broken('{\n"a":' + "[" * MAX_DEPTH) == SaidAt(2, 5 + MAX_DEPTH - 1, problem, remedy)
    assert broken('[\n{"a":' + "[" * MAX_DEPTH) == SaidAt(2, 6 + MAX_DEPTH - 1, problem, remedy)


def test_places() -> None:
    text = '{"Ё \\"{": "😀",\r\n "b": [1, {"d": true}, []],\n\t"e" : {}}'
    assert places(text) == {
        (): Place((1, 1), (1, 1)),
        ('Ё "{',): Place((1, 2), (1, 11)),
        ("b",): Place((2, 2), (2, 7)),
        ("b", 0): Place((2, 8), (2, 8)),
        ("b", 1): Place((2, 11), (2, 11)),
        ("b", 1, "d"): Place((2, 12), (2, 17)),
        ("b", 2): Place((2, 24), (2, 24)),
        ("e",): Place((3, 2), (3, 8)),
    }
    assert places(text, first_line=11)[("e",)] == Place((13, 2), (13, 8))


def test_a_value_alone_stands_where_it_begins() -> None:
    assert places("\n  5") == {(): Place((2, 3), (2, 3))}


def test_lines_are_those_that_json_counts() -> None:
    assert json_source.lines('{"a":\n"\u2028"}') == ['{"a":', '"\u2028"}']


values = st.recursive(
    st.one_of(st.booleans(), st.none(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=12,
)


@given(data=values.filter(lambda each: each is not None), indent=st.sampled_from([None, 0, 2]), is_ascii=st.booleans())
def test_what_another_program_writes_is_read_as_it_was(data: Data, indent: int | None, is_ascii: bool) -> None:  # noqa: FBT001 - drawn
    text = json.dumps(data, indent=indent, ensure_ascii=is_ascii)
    if isinstance(data, list) and data and isinstance(data[0], dict):
        assert [each.data for each in read_documents(text, "a.json")] == [each for each in data if each is not None]
        return
    assert data_of(text) == data
    for path, place in places(text).items():
        line, column = place.value
        rest = "\n".join(json_source.lines(text)[line - 1 :])[column - 1 :]
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == _at(data, path)


def _at(data: Data, path: tuple[str | int, ...]) -> Data:
    for key in path:
        data = data[key] if isinstance(data, dict) and isinstance(key, str) else data[int(key)]  # type: ignore[index]
    return data


@given(text=st.text())
def test_any_text_whatever_is_read_or_refused_within_the_text(text: str) -> None:
    place = _place_of_breakage(text)
    every_line = json_source.lines(text)
    assert 1 <= place.line <= max(len(every_line), 1)
    assert 1 <= place.column <= len(every_line[place.line - 1]) + 1


def _place_of_breakage(text: str) -> SaidAt:
    """Where the text stops being JSON; its beginning if it never does."""
    try:
        list(read_documents(text, "a.json"))
    except BrokenDocument as error:
        return said_at(error.place)
    return SaidAt(1, 1, "", "")
