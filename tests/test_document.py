"""Facts laid over the data of a profile, by dotted keys; what one of them cannot mean is refused."""

from collections.abc import Mapping

import pytest

from htp.document import Data, with_facts
from htp.errors import UnusableText
from htp.reports.wording.problems import sentences

_DATA: Mapping[str, Data] = {"a": ["x", "y"], "b": {"c": "1"}, "lines": [{"amount": "5"}]}


def with_fact(key: str, value: Data) -> Data:
    return with_facts({**_DATA}, {key: value})


@pytest.mark.parametrize(
    "key, value, changed",
    [
        ("b", "2", {"b": "2"}),
        ("b.c", "2", {"b": {"c": "2"}}),
        ("b.d", "2", {"b": {"c": "1", "d": "2"}}),
        ("d.e.f", "2", {"d": {"e": {"f": "2"}}}),
        ("a.0", "z", {"a": ["z", "y"]}),
        ("a.1", "z", {"a": ["x", "z"]}),
        ("a.2", "z", {"a": ["x", "y", "z"]}),
        ("lines.0.market", "US", {"lines": [{"amount": "5", "market": "US"}]}),
        ("lines.1.amount", "6", {"lines": [{"amount": "5"}, {"amount": "6"}]}),
        ("new.0", "z", {"new": ["z"]}),
        ("new.0.amount", "6", {"new": [{"amount": "6"}]}),
        ("new.0.0", "z", {"new": [["z"]]}),
        ("a.2.0", "z", {"a": ["x", "y", ["z"]]}),
        ("a.2.b", "z", {"a": ["x", "y", {"b": "z"}]}),
        ("b.c", None, {"b": {"c": None}}),
    ],
)
def test_a_fact_changes_what_its_key_names_and_nothing_else(key: str, value: Data, changed: dict[str, Data]) -> None:
    assert with_fact(key, value) == {**_DATA, **changed}


def test_the_data_given_stays_as_it_was() -> None:
    given: Data = {"revenue": {"lines": [{"amount": "5"}]}}
    assert with_facts(given, {"revenue.lines.0.amount": "6"}) == {"revenue": {"lines": [{"amount": "6"}]}}
    assert given == {"revenue": {"lines": [{"amount": "5"}]}}


def test_what_an_alias_shares_changes_only_where_it_is_named() -> None:
    line: Data = {"amount": "5", "market": "KG"}
    changed = with_facts({"lines": [line, line]}, {"lines.0.market": "US", "lines.2.amount": "1"})
    assert changed == {"lines": [{"amount": "5", "market": "US"}, line, {"amount": "1"}]}
    assert line == {"amount": "5", "market": "KG"}


@pytest.mark.parametrize("entry", ["3", "x", "-1", "٠", "00", "01", "0000000000", "99999999999"])
def test_a_list_has_no_entry_past_its_end_or_by_another_name(entry: str) -> None:
    with pytest.raises(UnusableText) as refused:
        with_fact(f"a.{entry}", "z")
    assert sentences(refused.value.fault) == (
        f"a.{entry}: the list has no entry {entry}",
        "write a number from 0 to 2, counted from 0",
    )


@pytest.mark.parametrize("key", ["b.c.d", "a.1.", "lines.0.amount.d"])
def test_a_key_below_a_text_is_refused_by_its_whole_name(key: str) -> None:
    with pytest.raises(UnusableText) as refused:
        with_fact(key, "z")
    assert sentences(refused.value.fault) == (f"{key}: there are no keys below a text", "check the key")
