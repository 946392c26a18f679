"""Broken and malicious inputs of every kind: each is answered as promised, whatever it holds."""

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import rulebook
from support.contract_checks import answered
from support.examples import IS_THOROUGH, examples, places
from support.run_htp import peak_memory_of

from htp.assessing.results import Assessed
from htp.company.validation import profile_from
from htp.document import MAX_VALUES, Rejected
from htp.reports.wording.problems import sentences
from htp.rulebook.matching import match
from htp.rulebook.phrases import Phrases

pytestmark = pytest.mark.no_cover  # tens of thousands of inputs take ways that other tests take with one

PROFILE = b"""\
company: {name: "\xd0\x90\xd0\xbb\xd0\xb0", tax_id: '01234567890123'}
period: 2016-H1
activities: [62.01, call-centre] # both
revenue:
  currency: KGS
  lines:
  - {activity: 62.01, market: US, amount: 8_0.5, currency: USD, quarter: Q1}
exchange_rates: {USD: 69.0}
staff: {employees: 2, payroll: 10}
residency: {status: resident, initial_registration: 2015-01-31}
"""
AS_JSON = b"""\
{"company": {"name": "\xd0\x90\\u0301\\ud83d\\ude00"}, "period": 2016, "activities": ["62.01"],
 "revenue": {"currency": "KGS", "total": 1e2, "export": 80.0}, "staff": null}
"""
AS_TABLE = b"""\
company.name;activities;revenue.currency;revenue.total;revenue.export
"Ala ""Too"" \xd0\x90";62.01;KGS;100;80
Two;call-centre;KGS;10.5;
"""
SAMPLES = sorted((Path(__file__).parents[2] / "sample_inputs" / "eligible").iterdir())
SEEDS = {"company.yaml": PROFILE, "company.json": AS_JSON, "clients.csv": AS_TABLE}

# ---- Every byte ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SEEDS)
def test_cut_off_at_every_byte(name: str) -> None:
    for end in places(len(SEEDS[name])):
        answered(name, SEEDS[name][:end])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_cut_off_at_many_places(sample: Path) -> None:
    content = sample.read_bytes()
    for end in places(len(content) // 11):
        answered(sample.name, content[: 11 * end])


@pytest.mark.parametrize("mask", [0x01, 0x20, 0xFF])
@pytest.mark.parametrize("name", SEEDS)
def test_every_byte_flipped(name: str, mask: int) -> None:
    seed = SEEDS[name]
    for index in places(len(seed), start=mask):
        answered(name, seed[:index] + bytes([seed[index] ^ mask]) + seed[index + 1 :])


@pytest.mark.parametrize("name", SEEDS)
def test_every_byte_left_out_or_doubled(name: str) -> None:
    seed = SEEDS[name]
    for index in places(len(seed)):
        answered(name, seed[:index] + seed[index + 1 :])
        answered(name, seed[: index + 1] + seed[index:])


@pytest.mark.parametrize("byte", [b"\x00", b"\x1b", b"\xff", b'"'])
@pytest.mark.parametrize("name", SEEDS)
def test_a_byte_put_in_everywhere(name: str, byte: bytes) -> None:
    for index in places(len(SEEDS[name]) + 1, start=ord(byte)):
        answered(name, SEEDS[name][:index] + byte + SEEDS[name][index:])


@examples(300)
@given(st.sampled_from([*SEEDS, "<stdin>"]), st.one_of(st.binary(max_size=200), st.text().map(str.encode)))
def test_random_bytes_and_characters(name: str, content: bytes) -> None:
    answered(name, content)


@examples(300)
@given(st.sampled_from([*SEEDS, "clients.tsv"]), st.data())
def test_pieces_of_profiles_in_any_order(name: str, data: st.DataObject) -> None:
    whole = b"".join(SEEDS.values())
    cuts = st.integers(0, len(whole))
    pieces = [sorted((data.draw(cuts), data.draw(cuts))) for _ in range(data.draw(st.integers(1, 4)))]
    answered(name, b"".join(whole[start:end] for start, end in pieces))


# ---- Every construct of YAML -----------------------------------------------------------------------------------------

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n" + "".join(
    f"e{n}: &e{n} [*{'d' if n == 0 else f'e{n - 1}'}, *{'d' if n == 0 else f'e{n - 1}'}]\n" for n in range(40)
)
REFUSED_YAML = {
    "tag": "company: !!python/object/apply:os.system [echo]\n",
    "local tag": "company: !x {name: A}\n",
    "verbatim tag": "company: !<tag:yaml.org,2002:str> A\n",
    "binary tag": "company: {name: !!binary QQ==}\n",
    "merge key": "company: {<<: {name: A}}\n",
    "bomb of aliases": BOMB,
    "cycle by alias": "company: &a {name: *a}\n",
    "alias to nothing": "company: *nobody\n",
    "sequence as key": "? [a, b]\n: 1\n",
    "mapping as key": "? {a: b}\n: 1\n",
    "key without value": "company: {name}\n",
    "duplicate key": "company: {name: A}\ncompany: {name: B}\n",
    "unknown directive": "%TAG ! tag:example.org,2000:\n---\ncompany: !x {name: A}\n",
    "version directive twice": "%YAML 1.1\n%YAML 1.1\n---\ncompany: {name: A}\n",
    "not YAML 1": "%YAML 2.0\n---\ncompany: {name: A}\n",
    "tab as indentation": "company:\n\tname: A\n",
    "NUL": "company: {name: A\x00}\n",
    "escaped unpaired surrogate": 'company: {name: "\\ud800"}\n',
    "unclosed bracket": "company: {name: A\n",
    "unclosed quotation": 'company: {name: "A\n',
    "too deep": "company: " + "[" * 60 + "]" * 60 + "\n",
    "very deep": "[" * 100_000,
    "very deep blocks": "".join(" " * n + "a:\n" for n in range(500)),
    "sequence at the top": "- company\n- name\n",
    "scalar at the top": "company\n",
    "nothing": "",
    "comment alone": "# company: {name: A}\n",
    "end of document alone": "...\n",
    "reserved": "company: @name\n",
    "backtick": "company: `name`\n",
    "wide": "company: {name: A}\n" + "".join(f"key{n}: {n}\n" for n in range(10_000)),
    "one very long line": "company: {name: " + "A" * 500_000 + "}\n",
    "many empty documents": "---\n" * 50_000,
    "many anchors": "".join(f"k{n}: &a{n} x\n" for n in range(20_000)),
    "many aliases": "k: &a x\nl: [" + "*a, " * 20_000 + "]\n",
}
READ_YAML = {
    "block scalars": "company:\n  name: >-\n    Ala\n    Too\n",
    "literal block": "company:\n  name: |\n    Ala-Too\n",
    "explicit key": "? company\n: ? name\n  : Ala-Too\n",
    "anchor and alias": "company: {name: &a Ala-Too}\nactivities: [*a]\n",
    "directive": "%YAML 1.1\n---\ncompany: {name: Ala-Too}\n",
    "document end": "company: {name: Ala-Too}\n...\n",
    "carriage returns and line feeds": "company:\r\n  name: Ala-Too\r\n",
    "carriage returns": "company:\r  name: Ala-Too\r",
    "byte order mark": "\ufeffcompany: {name: Ala-Too}\n",
    "flow over lines": "company: {\n name:\n  Ala-Too,\n}\n",
    "single quotes": "company: {name: 'Ala''Too'}\n",
    "escapes": 'company: {name: "\\x41\\u006c\\U00000061"}\n',
    "comments": "company: # who\n  name: Ala-Too # what\n",
    "no line feed at the end": "company: {name: Ala-Too}",
    "word that YAML 1.1 makes a boolean": "company: {name: yes}\n",
}


@pytest.mark.parametrize("construct", REFUSED_YAML)
def test_a_construct_that_has_no_place_in_a_profile_is_refused_at_its_place(construct: str) -> None:
    results = answered("company.yaml", REFUSED_YAML[construct].encode())
    refused = [each for each in results if isinstance(each, Rejected)]
    assert refused
    assert all(each.location.line and each.location.column for one in refused for each in one.diagnostics)


@pytest.mark.parametrize("construct", READ_YAML)
def test_a_construct_of_yaml_that_says_the_same_is_read(construct: str) -> None:
    (result,) = answered("company.yaml", READ_YAML[construct].encode())
    assert isinstance(result, Assessed)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "cp866", "koi8-r"])
@pytest.mark.parametrize("name", SEEDS)
def test_another_encoding_is_refused_with_the_advice_to_save_as_utf_8(name: str, encoding: str) -> None:
    content = SEEDS[name].replace(b'""', b"").decode().encode(encoding, errors="replace")
    refused = [each for each in answered(name, content) if isinstance(each, Rejected)]
    assert any("UTF-8" in sentences(each).remedy for one in refused for each in one.diagnostics)


# ---- Numbers and dates -----------------------------------------------------------------------------------------------

NO_AMOUNTS = [
    *("1e3", "1E400", "1e-5", "0x10", "0o17", "0b1", "017", "1_", "_1", "1__0", "1.", ".5", "1._5", "1.5_", "+1", "-0"),
    *("-1", "--1", "1,500", "1 00", "1'00", "1:30", "NaN", ".inf", "-.inf", "Infinity", "true", "null_", "１２", "٣",
      "½", "²", "Ⅷ", "1\u00a000", "1\u202f0000", "1.500",
      "1 000 000 00", "−1", "1%", "$1", "1 KGS", "(1)", "=1", "9" * 101, "1" + "0" * 400,
      "1." + "0" * 101, "9" * 1_000_000),
]  # fmt: skip


@pytest.mark.parametrize("written", NO_AMOUNTS, ids=lambda written: ascii(written[:12]))
def test_what_is_no_amount_is_refused_where_it_stands(written: str) -> None:
    for text in (written, json.dumps(written)):
        (result,) = answered("company.yaml", f"company: {{name: A}}\nrevenue:\n  total: {text}\n".encode())
        assert isinstance(result, Rejected), text[:20]
        assert [each.location.line for each in result.diagnostics] == [3]


@pytest.mark.parametrize(
    "written", ["0", "0.0", "1", "10_000_000", "10_000_000.00", "0.000_1", "9" * 100, "0." + "1" * 100]
)
def test_an_amount_within_the_limits_is_read(written: str) -> None:
    (result,) = answered("company.yaml", f"company: {{name: A}}\nrevenue: {{total: {written}}}\n".encode())
    assert isinstance(result, Assessed)


NO_DATES = [
    *("2016-02-30", "2015-02-29", "1900-02-29", "2016-13-01", "2016-00-10", "2016-01-00", "0000-01-01", "10000-01-01"),
    *(
        "2016-1",
        "16-01-01",
        "2016/01-01",
        "01/02/2016",
        "01.01.16",
        "2016-01-01T00:00:01",
        "２０１６-01-01",
        "today",
    ),
    *("20160101", "2016-W01-1", "2016-001", "-2016-01-01", "1e3-01-01", "9" * 10_000),
]


@pytest.mark.parametrize("written", NO_DATES, ids=lambda written: ascii(written[:16]))
def test_what_is_no_day_is_refused_where_it_stands(written: str) -> None:
    content = f"company: {{name: A}}\nresidency:\n  initial_registration: {json.dumps(written)}\n".encode()
    (result,) = answered("company.yaml", content)
    assert isinstance(result, Rejected)
    assert [each.location.line for each in result.diagnostics] == [3]


@pytest.mark.parametrize("day", ["0001-01-01", "2016-02-29", "2000-02-29", "9999-12-31"])
def test_the_first_the_last_and_every_leap_day_are_days(day: str) -> None:
    for key in ("initial_registration", "final_registration"):
        profile = profile_from({"company": {"name": "A"}, "residency": {"status": "resident", key: day}})
        assert str(getattr(profile.residency, key)) == day


# ---- Characters ------------------------------------------------------------------------------------------------------


def _some_of_each_category() -> Iterator[tuple[str, str]]:
    """The first and the last character of each of Unicode's categories."""
    ends: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        ends.setdefault(category, [chr(code), chr(code)])[1] = chr(code)
    return ((category, "".join(dict.fromkeys(each))) for category, each in sorted(ends.items()))


HARMFUL = {
    "escape sequence": "\x1b[31m\x1b[2J\x1b]0;title\x07",
    "C1 control": "\x9b31m",
    "direction": "\u202e\u2066\u200f\u061c",
    "line separators": "\u2028\u2029\x85\x0b\x0c",
    "invisible": "\u200b\u200d\ufeff\u00ad\U000e0041",
    "markup": "[bold][/] [link=https://example.org]x[/link] [/red]",
    "template": "{amount} {0} %s $HOME ${x} {{",
    "formula": "=HYPERLINK(1) +1 -1 @SUM",
    "HTML": "<script>alert(1)</script>&lt;",
    "shell": "$(reboot) `reboot` ; rm -rf /",
    "combining": "a" + "\u0301" * 300,
    "wide": "\uff21" * 300,
}
TEXTS = [*_some_of_each_category(), *HARMFUL.items()]
PLACES = (
    '{{"company": {{"name": {0}}}, "activities": [{0}]}}',
    '{{"company": {{"name": "A", "tax_id": {0}, "country": {0}}}, "period": {0}}}',
    '{{"company": {{"name": "A"}}, {0}: {0}}}',
    '{{"company": {{"name": "A"}}, "revenue": {{"currency": {0}, "total": {0}, "lines": {0}}}}}',
    '{{"company": {{"name": "A"}}, "residency": {{"status": {0}, "final_registration": {0}}}, "staff": {0}}}',
    '{{"company": {{"name": "A"}}, "exchange_rates": {{{0}: 1, "USD": {0}}}, "revenue": {{"lines": [{0}]}}}}',
)


@pytest.mark.parametrize("kind, text", TEXTS, ids=[kind for kind, _ in TEXTS])
def test_any_character_anywhere(kind: str, text: str) -> None:
    for place in PLACES:
        for quoted in (json.dumps(text), json.dumps(text, ensure_ascii=False)):
            content = place.format(quoted).encode(errors="surrogatepass")
            answered("company.json", content)
            answered("company.yaml", content)
    row = text.replace('"', '""').encode(errors="surrogatepass")
    answered("clients.csv", b'company.name,activities,revenue.total\n"%b","%b","%b"\n' % (row, row, row))
    answered("clients.csv", b'company.name,"%b"\nA,1\n' % row)


# ---- Limits ----------------------------------------------------------------------------------------------------------

MIB = 1024 * 1024


class Filled(NamedTuple):
    """An input of any size: a start, pieces, and an end."""

    start: bytes
    piece: bytes
    end: bytes = b""

    def up_to(self, size: int) -> bytes:
        return self.start + self.piece * ((size - len(self.start) - len(self.end)) // len(self.piece)) + self.end


def _most(piece: str, values: int) -> str:
    """As many pieces of so many values as a company may have."""
    return piece * ((MAX_VALUES - 10) // values)


def _numbered(piece: str, values: int) -> str:
    return "".join(piece.format(number) for number in range((MAX_VALUES - 10) // values))


_A = "company: {name: A}\n"
_LINES = _A + "revenue:\n  currency: KGS\n  lines:\n"
FULL = {
    "wrong lines.yaml": _LINES + _most("  - {amount: -1}\n", 3),
    "unknown keys of lines.yaml": _LINES + _most("  - {a: 1}\n", 3),
    "lines without a market.yaml": _LINES + _most("  - {amount: 1}\n", 3),
    "good lines.yaml": _LINES + _most("  - {activity: call-centre, market: US, amount: 1_000.50, quarter: Q1}\n", 9),
    "names for countries.yaml": _LINES + _numbered("  - {{market: Kyrgyzstan{}, amount: 1}}\n", 5),
    "names for currencies.yaml": _LINES + _numbered("  - {{currency: dollars{}, amount: 1}}\n", 5),
    "names for activities.yaml": _A + "activities:\n" + _numbered("- software developing {}\n", 1),
    "names for rates.yaml": _A + "exchange_rates:\n" + _numbered("  dollar{}: a\n", 2),
    "unknown keys.yaml": _A + _numbered("key{}: 1\n", 2),
    "rates.yaml": _A + "exchange_rates:\n" + _most("  USD: 1\n", 2),
}
"""Companies with as many values as one may have."""
_WRONG_IN_MANY_WAYS = b"company: {name: A, country: Kyrgyzstann}\nexchange_rates: {%b}\n" % b", ".join(
    b"ZZ%04d: 1" % number for number in range(100)
)
OF_ANY_SIZE = {
    "values.yaml": Filled(b"company: {name: A}\nrevenue:\n  lines:\n", b"  - {amount: -1}\n"),
    "keys.yaml": Filled(b"company: {name: A}\n", b"a: 1\n"),
    "names.yaml": Filled(b"company: {name: A}\nactivities:\n", b"- sofware\n"),
    "brackets.yaml": Filled(b"", b"["),
    "braces.json": Filled(b"", b'{"":'),
    "spaces.yaml": Filled(b"", b" "),
    "quotes.yaml": Filled(b'"', b"\\u0041"),
    "comment.yaml": Filled(b"#", b"x"),
    "aliases.yaml": Filled(b"company: &a {name: A}\nactivities: [", b"*a,", b"]\n"),
    "empty companies.yaml": Filled(b"", b"{}\n---\n"),
    "wrong companies.yaml": Filled(b"", _WRONG_IN_MANY_WAYS + b"---\n"),
    "good companies.yaml": Filled(b"", b"company: {name: A}\n---\n"),
    "nothing.yaml": Filled(b"", b"---\n"),
    "list.json": Filled(b"[{}", b",{}", b"]"),
    "numbers.json": Filled(b'{"company": {"name": "A"}, "activities": [', b"1,", b"1]}"),
    "digits.json": Filled(b'{"company": {"name": "A"}, "revenue": {"total": ', b"9", b"}}"),
    "zeros.yaml": Filled(b"\x00", b"\x00"),
    "high.yaml": Filled(b"", b"\xff"),
    "row.csv": Filled(b"company.name\n", b"A"),
    "cells.csv": Filled(b"company.name\n", b"A,"),
    "quotes.csv": Filled(b'company.name\n"', b'""'),
    "headers.csv": Filled(b"company.name", b",a"),
}


SIZE = MIB if IS_THOROUGH else MIB // 64
"""A look at every result of the largest inputs takes long; the program itself is always given them whole."""
AT_THE_LIMIT = {
    **{name: text.encode() for name, text in FULL.items()},
    **{name: filled.up_to(MIB) for name, filled in OF_ANY_SIZE.items()},
}


@pytest.mark.parametrize("name", FULL)
def test_a_company_of_as_many_values_as_it_may_have_is_answered(name: str) -> None:
    answered(name, FULL[name].encode())


@pytest.mark.parametrize("name", OF_ANY_SIZE)
def test_a_large_input_is_answered(name: str) -> None:
    answered(name, OF_ANY_SIZE[name].up_to(SIZE))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a program had")
@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_an_input_of_the_largest_size_is_answered_with_no_more_than_100_mib(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(AT_THE_LIMIT[name])
    assert peak_memory_of("check", "--format", "json", str(path)) < 100 * 1024


def test_few_words_of_a_text_are_compared_with_all_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """That finds misspelt words, and takes long: two hundred texts of fifty bytes took most of a second."""
    compared: list[str] = []

    def none(_: Phrases, word: str) -> None:
        compared.append(word)

    monkeypatch.setattr(Phrases, "corrected", none)
    chance = Random(0)
    text = " ".join("".join(chance.choices("аеиорлтснвeitanorsl", k=9)) for _ in range(50))
    match(rulebook(), text)
    assert 1 <= len(compared) <= 6
