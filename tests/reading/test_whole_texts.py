"""Whole profiles in YAML and JSON, with every field of what is read of them: facts, notes, what is wrong and where."""

from collections.abc import Callable, Mapping

import pytest
from support.records import everything, of_all

from htp.reading import documents, json_text, yaml_text
from htp.reading.choices import Choices

Compare = Callable[[str, str], None]
FULL = """\
# a client
company: {name: Ала-Тоо, tax_id: "01234567890123"}
period: 2016 год
activities: [62.01, ~, ""]
revenue:
  currency: сом
  lines:
    - {amount: 1 000,5, market: США, quarter: 1}
    - amount: 2
      market: KG
exchange_rates: {US$: "69,5"}
"""
YAML: Mapping[str, str] = {
    "a profile": FULL,
    "several profiles": "company: {name: A}\n---\n\n---\n# B\ncompany: {name: B}\n...\n---\ncompany:\n  name: C\n",
    "a mark before it": "\ufeffcompany: {name: A}\nprofit: x\n",
    "aliases": "company: &c {name: &n A}\nactivities: [*n, *n]\nrevenue: *c\n",
    "an alias for a key": "company: {&k name: A}\nstaff: {*k : 1}\n",
    "an alias of nothing": "company: {name: *n}\nprofit: *p\n",
    "an alias in itself": "company: {name: A}\nactivities: &a [b, *a]\n",
    "values in quotation marks": "company: {name: '~', country: \"null\"}\nperiod: !!str 2016\nprofit: ! 5\n",
    "tags": "company: !!map {name: !x A}\nactivities: !y [!!int 1]\nprofit: !!float 1\n",
    "merge keys": "company: {name: A, <<: {country: KG}}\n'<<': 1\n",
    "keys that are no words": "company: {name: A, [a]: b, {c: d}: e}\n? [x]\n: {y: z}\nprofit: 1\n",
    "keys that stand twice": "company: {name: A, name: B}\nprofit: 1\nprofit: {a: 1, a: 2}\nstaff: {employees: 1}\n",
    "mistakes of several kinds": "company: {nam: A}\nprofit: x\nperiod: !!int 2016\nstaff:\n  employees: -1\n",
    "a mistake in the second profile": "company: {name: A}\n---\n\ncompany: {name: B}\nprofit: x\n",
    "a mistake below other lines": "---\n# a\n---\n# b\n\ncompany:\n  name: A\n  country: XX\nrevenue: {total: [1]}\n",
    "text after a profile": "company: {name: A}\n---\ncompany: {name: B\n",
    "other line breaks": "company: {name: A}\r\nprofit: x\rstaff: {employees: y}\u2028period: z\x85",
    "blanks that are none": "company:\u00a0{name: A}\nperiod: 2016\n",
    "a blank of another kind in a first line that is broken": "company: {name:\u00a0A\n",
    "a blank of another kind above a line that is broken": "company:\n  name:\u00a0A\n  period: 2016\n",
    "a blank of another kind below": "company: {name: A}\n---\ncompany: {name: B}\nrevenue:\n \u00a0total: 1\n",
    "a blank of another kind in a list": "company: {name: A}\nactivities:\n  - a\n  -\u00a0b\nstaff:\n  - c:\u00a0d\n",
    "a blank of another kind before a list": "company: {name: A}\nstaff:\n  employees: 1\n  \u00a0profit: 5\nx: [a]\n",
    "a blank of another kind in a text": "company: {name: A}\nactivities: [62.01,\u00a0b]\n# x:\u00a0y\n",
    "a character that cannot be read": "company: {name: A}\n---\ncompany: {name: B\x00}\n",
    "half a character": "company: {name: A}\nprofit: '\ud800'\n",
    "nothing": "# only a comment\n",
    "a list": "- company: {name: A}\n- company: {name: B}\n",
    "a text": "just a text\n",
    "an own report": "format: htp/assessment/1\nresults: []\n",
    "an own report after a profile": "company: {name: A}\n---\nformat: htp/plan/1\n",
}
JSON: Mapping[str, str] = {
    "a profile": '{"company": {"name": "A", "tax_id": "01234567890123"}, "period": 2016,\n "profit": 1.50, "x": null}',
    "several profiles": '{"company": {"name": "A"}}\n{"company": {"name": "B"}, "profit": "x"}\n\n{"company": 1}\n',
    "a list": '[{"company": {"name": "A"}},\n\n {"company": {"name": "B"},\n  "profit": "x"}]\n',
    "blank lines before a profile": '\n\n {"company": {"name": "A"}, "profit": "x"}\n',
    "a list and more without a blank": '[{"company": {"name": "A"}}]x',
    "a list without blanks": '[{"company":{"name":"A"}},{"company":{"name":"B"}},{"company":1}]',
    "a list with something else": '[{"company": {"name": "A"}}, null, 5, {"company": {"name": "B"}}]',
    "an empty list": "[]",
    "a list without its end": '[{"company": {"name": "A"}} {"company": {"name": "B"}}]',
    "a list and more": '[{"company": {"name": "A"}}]\n x',
    "a profile and more": '{"company": {"name": "A"}}\nx',
    "a profile and a list": '{"company": {"name": "A"}}[1]',
    "keys that stand twice": '{"company": {"name": "A",\n "name": "B"}, "profit": 1, "a": [{"b": 1, "b": 2}]}',
    "keys that stand twice in the second": '{"company": {"name": "A"}}\n{"company": {"name": "B"}, "company": 1}\n',
    "no numbers": '{"company": {"name": "A"}, "profit": NaN}',
    "half a character": '{"company": {"name": "A"}, "activities": ["\\ud83d\\ude00", "b\\uD83D"]}',
    "a whole character": '{"company": {"name": "\\ud83d\\ude00"}}',
    "a quotation mark that is not closed": '{"company": {"name": "A}}\n',
    "lines of a report": '{"type": "result", "company": "A"}\n',
    "a report": '{"format": "htp/assessment/1"}',
    "mistakes": '{"company": {"nam": "A\\"}"}, "profit": {"a": [1, [2]]}, "revenue": {"lines": [{}, {"amount": "x"}]}}',
    "blank": " \n",
}
BOUNDS: Mapping[str, str] = {
    "as many companies as there may be": "company: {name: A}\n---\ncompany: {name: B}\n",
    "too many companies": "company: {name: A}\n---\ncompany: {name: B}\n---\n# C\ncompany: {name: C}\n",
    "as many values as there may be": "company: {name: A}\nprofit: [1, [2], 3]\n",
    "too many values": "company: {name: A}\nprofit: [1, [2], 3, 4]\n",
    "too many values through aliases": "company: {name: A}\nprofit: &p [1, 2]\nx: *p\n",
    "as many levels as there may be": "company: {name: A}\nx: [[1]]\n",
    "too many levels": "company: {name: A}\nx: [[[1]]]\n",
    "as many problems as are said": "company: {name: A, name: B}\nx: !a 1\n",
    "more problems than are said": "company: {name: A, name: B}\nx: !a 1\ny: !b 2\n",
}
BOUNDS_IN_JSON: Mapping[str, str] = {
    "as many companies as there may be": '{"company": {"name": "A"}}{"company": {"name": "B"}}',
    "too many companies": '{"company": {"name": "A"}}{"company": {"name": "B"}}\n{"company": {"name": "C"}}',
    "as many values as there may be": '{"company": {"name": "A"}, "a": [1, [2], 3]}',
    "too many values": '{"company": {"name": "A"}, "a": [1, [2], 3, 4]}',
    "as many values in each of a list": '[{"company": {"name": "A"}, "a": [1, 2, 3]}, {"company": {"name": "B"}}]',
    "too many values in one of a list": '[{"company": {"name": "A"}}, {"company": {"name": "A"}, "a": [1, [2], 3, 4]}]',
    "as many levels as there may be": '{"company": {"name": "A"}, "x": [[1]]}',
    "too many levels": '{"company": {"name": "A"}, "x": [[[1]]]}',
    "as many levels in a list as there may be": '[{"company": {"name": "A"}, "x": [[1]]}]',
    "too many levels in a list": '[{"company": {"name": "A"}, "x": [[[1]]]}]',
    "as many problems as are said": '{"company": {"name": "A"}, "x": 1, "x": 2, "x": 3}',
    "more problems than are said": '{"company": {"name": "A"}, "x": 1, "x": 2, "x": 3, "x": 4}',
}


def in_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def test_of_every_kind_of_text_everything_is_read(assert_snapshot: Compare) -> None:
    for name, texts in (("a.yaml", YAML), ("a.json", JSON)):
        found = {what: everything(in_bytes(text), name) for what, text in texts.items()}
        assert_snapshot(f"texts_{name}.txt", of_all(found))


def test_a_text_has_as_much_as_it_may_have_and_no_more(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MAX_COMPANIES", 2)
    for module in (yaml_text, json_text):
        monkeypatch.setattr(module, "MAX_DEPTH", 3)
        monkeypatch.setattr(module, "MAX_VALUES", 11)
        monkeypatch.setattr(module, "MAX_PROBLEMS", 2)
    for name, texts in (("a.yaml", BOUNDS), ("a.json", BOUNDS_IN_JSON)):
        found = {what: everything(in_bytes(text), name) for what, text in texts.items()}
        assert_snapshot(f"bounds_of_{name}.txt", of_all(found))


ENCODED: Mapping[str, tuple[bytes, str | None]] = {
    "Windows-1251 with a letter lost": ("company: {name: ОсОО «?нугуу»}\n---\ncompany: 1\n".encode("cp1251"), None),
    "Windows-1251 of an own report": ("format: htp/plan/1\nx: Открытая компания\n".encode("cp1251"), None),
    "UTF-16": ("company: {name: Код}\nprofit: x\n".encode("utf-16"), None),
    "UTF-16 without its mark": ("company: {name: A}\n".encode("utf-16-le"), None),
    "UTF-16 that is named": (b"\xff\xfe\x00", "utf-16"),
    "a broken byte": (b"company: {name: A}\n# \xd0\x90\r\n# \xd0\x90\xff x\n", None),
    "a byte that is not in the encoding": (b"company: {name: A}\r# \xff\rx", "ascii"),
    "an encoding that is broken without a place": (b"xn--\xff", "punycode"),
    "an encoding that is broken somewhere": (b"a-99999999999", "punycode"),
    "a broken byte above other lines": (b"company: {name: A}\n# \xd0\x90\xff x\nperiod: 2016\n# y\n", None),
    "a word of Windows-1251 above words of UTF-8": (
        "company: {name: Код}\n".encode("cp1251") + "activities: [разработка сайтов]\n".encode(),
        None,
    ),
    "letters of JSON that are lost": ('{"company": {"name": "ОсОО ?нугуу"}}'.encode("cp1251"), None),
    "a workbook": (b"PK\x03\x04xl/", None),
}


def test_of_texts_in_every_encoding_everything_is_read(assert_snapshot: Compare) -> None:
    found = {what: everything(content, "a.txt", Choices(named)) for what, (content, named) in ENCODED.items()}
    assert_snapshot("encoded_texts.txt", of_all(found))
