"""Every problem that the program can have has its sentences, every sentence is used, and the values are those given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import htp
from htp.errors import Diagnostic, Fault, Shape
from htp.location import Location
from htp.reports.wording.problem_sentences import SENTENCES
from htp.reports.wording.problems import sentences

SOURCE = Path(htp.__file__).parent
FIRST_ARGUMENT_IS_ID = {"Fault": 0, "UnusableText": 0, "refuse": 0, "Problem": 1, "Diagnostic": 1, "TextProblem": 2}
"""What makes a problem, and which of its arguments is the id."""
COUNTS = {"most", "cells", "headers"}
FAMILIES = ("country", "currency", "legal-form", "quarter", "status")
"""Facts whose ids the code puts together from the name of the fact."""


def values_named(id_: str) -> frozenset[str]:
    return frozenset(name for each in SENTENCES[id_] for _, name, _, _ in Formatter().parse(each) if name is not None)


class Use(NamedTuple):
    """A problem that the code makes, with the names of the values it gives; None where they are made elsewhere."""

    place: str
    id: str
    values: frozenset[str] | None


def uses() -> Iterator[Use]:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _use(node, f"{path.relative_to(SOURCE)}:{node.lineno}")


def _use(call: ast.Call, place: str) -> Iterator[Use]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    at = FIRST_ARGUMENT_IS_ID.get(name)
    if at is None or len(call.args) <= at:
        return
    id_ = call.args[at]
    if isinstance(id_, ast.Constant) and isinstance(id_.value, str):
        yield Use(place, id_.value, _named(call) if name == "refuse" else _given(call.args[at + 1 :]))


def _named(call: ast.Call) -> frozenset[str] | None:
    """The values given by keyword; None where there are others beside them."""
    names = [each.arg for each in call.keywords]
    return None if None in names else frozenset(name for name in names if name is not None)


def _given(rest: list[ast.expr]) -> frozenset[str] | None:
    if not rest:
        return frozenset()
    if not isinstance(rest[0], ast.Dict):
        return None
    keys = [key.value for key in rest[0].keys if isinstance(key, ast.Constant)]
    return frozenset(map(str, keys)) if len(keys) == len(rest[0].keys) else None


USES = tuple(uses())


def texts_in_source() -> set[str]:
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        if not path.name.endswith("problem_sentences.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_problems_are_found_in_the_code() -> None:
    assert len(USES) > 70


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.place} {use.id}")
def test_every_problem_has_its_sentences_and_gives_the_values_that_they_name(use: Use) -> None:
    assert use.id in SENTENCES
    if use.values is not None:
        assert use.values == values_named(use.id)


def test_every_sentence_is_used() -> None:
    used = texts_in_source()
    endings = ("not-text", "unknown", "unknown-but-like", "word-too", "cyrillic")
    composed = {f"{fact}.{ending}" for fact in FAMILIES for ending in endings}
    assert [id_ for id_ in SENTENCES if id_ not in used | composed] == []


@pytest.mark.parametrize("id_", SENTENCES)
def test_every_problem_says_something_to_write_or_to_do(id_: str) -> None:
    problem, remedy = sentences(Fault(id_, {name: 1 if name in COUNTS else "VALUE" for name in values_named(id_)}))
    assert problem.strip() == problem != ""
    assert remedy.strip() == remedy != ""


def test_values_are_written_as_their_kind_is() -> None:
    known = Fault("profile.unknown-key", {"key": "a\nb", "known": ("c", "d")})
    assert sentences(known) == ('unknown key "a⏎b"', "use one of: c, d")
    assert sentences(Fault("amount.comma", {"text": "1," + "0" * 40})).problem.startswith(f'"1,{"0" * 37}…" is not')
    assert sentences(Fault("file.too-many-companies", {"most": 5000})).problem.startswith("more than 5,000 companies")
    assert sentences(Fault("amount.not-text", {"found": Shape.MAPPING})).problem == "a mapping is not an amount"


def test_a_diagnostic_names_the_fact_and_that_it_was_set() -> None:
    place = Location("a.yaml")
    assert sentences(Diagnostic(place, "text.empty", keys=("company", "name"))).problem == (
        "company.name: the text is empty"
    )
    assert sentences(Diagnostic(place, "text.empty", keys=("company", "name"), is_of_set_facts=True)).problem == (
        "with the facts that were set, company.name: the text is empty"
    )
