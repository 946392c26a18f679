"""In a language of one letter nothing of English is left: every sentence of every command goes through the catalogues.

The language has a ж for each letter of an English sentence. What still has Latin letters then is a value, a name or a
word to type; all of these are known.
"""

import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from support.builders import rulebook

from htp import language
from htp.cli import app as program
from htp.cli import commands
from htp.cli.completion import Shell
from htp.company import countries, currencies
from htp.company.keys import dotted_keys
from htp.reports.formats import FORMATS, CsvFor
from htp.rules import _shipped_rulebook

SAMPLES = Path(__file__).parents[1] / "sample_inputs"
_WORD = re.compile(r"[A-Za-z]{2,}")
_VALUE_IN_TEMPLATE = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")
_NO_SENTENCE = re.compile(r"^ *\d+ \|.*|[0-9a-f]{64}|[A-Z]{2,}", re.MULTILINE)
"""Excerpts of files, digests, and what stands for a word to type."""
_TO_TYPE = re.compile(r"`[^`]*`|https?://\S+|\bhtp [a-z]+(?: [^\sж]+)*|--?[a-z][\w-]*(?:[= ][A-Z<\[][^\s]*)?")


class OfOneLetter:
    """A catalogue that has everything."""

    def pgettext(self, id_: str, english: str) -> str:
        del id_
        parts = _VALUE_IN_TEMPLATE.split(english)
        return "".join(part if number % 2 else re.sub("[A-Za-z]", "ж", part) for number, part in enumerate(parts))

    def npgettext(self, id_: str, one: str, several: str, count: int) -> str:
        return self.pgettext(id_, one if count == 1 else several)


@pytest.fixture(scope="module")
def of_one_letter() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "_catalogue", lambda _: OfOneLetter())
        patch.setattr("typer.core._", program._said_by_typer)
        patch.setenv("HTP_LANG", "ru")
        patch.setenv("COLUMNS", "300")
        _shipped_rulebook.cache_clear()
        with language.speaking("ru"):
            yield
    _shipped_rulebook.cache_clear()


def words_in(value: object) -> Iterator[str]:
    """Every word of data, keys included."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from words_in(key)
            yield from words_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from words_in(each)
    else:
        yield from _WORD.findall(str(value))


@cache
def known_words() -> frozenset[str]:
    """What is no sentence: facts and keys of profiles, ids and names of the rulebook, words to type."""
    with language.speaking(language.ENGLISH):
        ours = rulebook()
    known = {
        *words_in([*dotted_keys(), *countries.NAME_BY_CODE, *currencies.CODES, *language.CODES]),
        *words_in([(each.name, *each.suffixes) for each in FORMATS]),
        *words_in([[*CsvFor], [*Shell], "::error ::warning ::notice file= col= shell"]),
        *words_in([*ours.rules, *ours.parameters, *ours.sources, *ours.readings, *(step.id for step in ours.steps)]),
        *words_in([list(each.options) for each in ours.readings.values()]),
        *words_in([(*each.names, each.title) for each in ours.categories.values()]),
        *words_in([*commands.COMMANDS, ours.id]),
        *words_in([[*each.texts, *each.remedies, *each.caveats] for each in ours.rules.values()]),
        *words_in([_VALUE_IN_TEMPLATE.findall(text) for text in ours.texts.values()]),
        *words_in(
            [_VALUE_IN_TEMPLATE.findall(text) for each in ours.rules.values() for text in each.remedies.values()]
        ),
    }
    for file in SAMPLES.rglob("*"):
        known |= {*words_in(str(file.relative_to(SAMPLES.parent)))}
        if file.suffix in (".yaml", ".json", ".csv"):
            known |= {*words_in(_data_of(file))}
    return frozenset(known)


def _data_of(file: Path) -> Any:
    try:
        return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    except yaml.YAMLError:
        return file.read_text("utf-8")


COMMANDS = """
check sample_inputs
check -v sample_inputs/eligible
check -v sample_inputs/tables
check sample_inputs/tables/clients.csv --all
check sample_inputs/eligible/resident_in_arrears.yaml
check -v sample_inputs/eligible/us_outsourcer.yaml
check sample_inputs/not_eligible/bishkek_studio_2025.yaml --if '+5000000 KGS DE'
check -f markdown sample_inputs/not_eligible
ask sample_inputs
ask -v sample_inputs/undetermined
plan sample_inputs
plan -v sample_inputs/not_eligible
activity sample_inputs
activity -v sample_inputs/not_eligible
export sample_inputs
export -v sample_inputs/eligible/ala_too_2025.yaml sample_inputs/eligible/written_by_a_program.json
fees sample_inputs
fees -v --compare sample_inputs/eligible sample_inputs/not_eligible
report sample_inputs/not_eligible/bishkek_studio_2025.yaml -o -
report sample_inputs/eligible/resident_in_arrears.yaml -o - -f markdown
report sample_inputs/undetermined/chat_bots_2025.yaml -o -
rules
rules -v
rules --stale 1
activities
activities -v
activities веб
activities qwertyuio
explain export-share
explain other-activities
explain call-centre
explain fee-rate
explain park-residents-page
explain retail
explain nosuch
check nosuch.yaml
check
check --nosuch
check -f nosuch x
check sample_inputs/eligible -o x.nosuch
check --jobs x y
check --files-from nosuch
check sample_inputs/eligible/shortest.yaml -f json -o README.md/x.json
check --rulebook README.md/x sample_inputs/eligible/shortest.yaml
check --set nokey=1 sample_inputs/eligible/shortest.yaml
check --reading a=b sample_inputs/eligible/shortest.yaml
check --as-of x sample_inputs/eligible/shortest.yaml
check --rulebook README.md sample_inputs/eligible/shortest.yaml
compare sample_inputs/eligible --and-as-of 2016-12-31
compare sample_inputs --and-reading export-share-for-applicants=year-after-final-registration
import sample_inputs/tables/clients.csv -o -
--help
check --help
report --help
plan --help
compare --help
verify --help
import --help
rules --help
explain --help
activities --help
schema --help
completion --help
help --help
ask --help
fees --help
export --help
activity --help
check -f github sample_inputs
check -f junit sample_inputs/not_eligible
"""


@pytest.mark.parametrize("command", COMMANDS.strip().split("\n"))
def test_no_word_of_english_is_left(
    command: str,
    of_one_letter: None,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(SAMPLES.parent)
    monkeypatch.setattr(sys, "argv", ["htp", *shlex.split(command)])
    with suppress(typer.Exit, SystemExit):
        program._run()
    shown = "\n".join(capfd.readouterr())
    text = unescape(re.sub(r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^>]*>", " ", shown, flags=re.DOTALL))
    words = _WORD.findall(_NO_SENTENCE.sub(" ", _TO_TYPE.sub(" ", text)))
    assert {*words} - known_words() - {*words_in(command)} == set()
