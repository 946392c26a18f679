"""The compiled rulebook: it says what the YAML says, or nothing."""

import hashlib
import shutil
from pathlib import Path

import pytest

from htp.errors import InvalidInput
from htp.rulebook import compiled, loader
from htp.rulebook.compiled import data_from
from htp.rulebook.entries import document_of
from htp.rulebook.model import Rulebook
from htp.rules import RULES
from htp.rules.parts.rule import signature_of


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the YAML of the package, from which the rulebook is loaded in the test."""
    for name in loader.SHIPPED_FILES:
        shutil.copy(loader.DATA / name, tmp_path)
    monkeypatch.setattr(loader, "DATA", tmp_path)
    return tmp_path


def loaded() -> Rulebook:
    return loader.load_rulebook({rule.ID: signature_of(rule) for rule in RULES})


def compile_in(data: Path) -> Path:
    file = data / compiled.NAME
    file.write_bytes(compiled.compiled(loader.shipped_contents()))
    return file


def test_it_says_what_the_yaml_says(data: Path) -> None:
    found = data_from(compile_in(data), loader.shipped_contents())
    assert found == {name: document_of(name, text).data for name, text in loader.shipped_texts().items()}


def test_the_one_that_was_installed_is_what_would_be_made_now() -> None:
    installed = loader.DATA / compiled.NAME
    if not installed.exists() or data_from(installed, loader.shipped_contents()) is None:
        pytest.skip("the package was installed before the rulebook was changed, or not at all")
    assert installed.read_bytes() == compiled.compiled(loader.shipped_contents())


def test_no_yaml_is_read_where_it_is_current(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, text: str) -> None:
        raise AssertionError(name)

    compile_in(data)
    monkeypatch.setattr(loader, "document_of", refuse)
    assert loaded().version


def test_the_rulebook_is_the_same_without_it(data: Path) -> None:
    without: Rulebook = loaded()
    compile_in(data)
    assert loaded() == without


def test_one_that_does_not_fit_the_rules_is_refused_with_its_places(data: Path) -> None:
    signatures = {rule.ID: signature_of(rule) for rule in RULES[1:]}
    with pytest.raises(InvalidInput) as without:
        loader.load_rulebook(signatures)
    compile_in(data)
    with pytest.raises(InvalidInput) as refused:
        loader.load_rulebook(signatures)
    assert refused.value.args == without.value.args


@pytest.mark.parametrize("name", loader.SHIPPED_FILES)
def test_a_yaml_file_that_was_changed_since_is_read(name: str, data: Path) -> None:
    file = compile_in(data)
    with (data / name).open("a", encoding="utf-8") as changed:
        changed.write("#")
    assert data_from(file, loader.shipped_contents()) is None


def test_a_value_that_was_changed_since_counts(data: Path) -> None:
    compile_in(data)
    rules = data / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    version = loaded().version
    rules.write_text(text.replace(f"version: {version}", "version: another", 1), encoding="utf-8")
    assert loaded().version == "another"


def test_lines_that_were_moved_from_the_end_of_a_file_to_the_next_count(data: Path) -> None:
    file = compile_in(data)
    contents = loader.shipped_contents()
    first, second, *_ = contents
    moved = {**contents, first: contents[first][:-1], second: contents[first][-1:] + contents[second]}
    assert data_from(file, moved) is None


@pytest.mark.parametrize("damage", ["another value", "cut", "empty", "no file"])
def test_one_that_is_damaged_is_as_none(damage: str, data: Path) -> None:
    file = compile_in(data)
    content = file.read_bytes()
    if damage == "no file":
        file.unlink()
    else:
        other = {"another value": content.replace(b"0.80", b"0.08", 1), "cut": content[:-10], "empty": b""}[damage]
        assert other != content
        file.write_bytes(other)
    assert data_from(file, loader.shipped_contents()) is None


def test_yaml_that_is_not_well_written_is_not_compiled() -> None:
    with pytest.raises(InvalidInput, match=r"key\.twice"):
        compiled.compiled({"words.yaml": b"a: b\na: c\n"})


def test_the_hash_of_the_rulebook_is_of_its_yaml(data: Path) -> None:
    compile_in(data)
    yaml = b"".join((data / name).read_bytes() for name in loader.SHIPPED_FILES)
    assert loader.shipped_sha256() == hashlib.sha256(yaml).hexdigest()
