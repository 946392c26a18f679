"""Whole folders, with every field of what is read of them, left out of them, and refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.records import shown

from htp.reading import exclusion, listing
from htp.reading.choices import NO_CHOICES, Choices, Exclusions
from htp.reading.documents import StandardInput, count_of_inputs, documents_in, inputs_below
from htp.reading.formats import is_table
from htp.reading.ignore_patterns import NoPattern, patterns_of
from htp.reading.listing import is_read_once

Compare = Callable[[str, str], None]
FILES = (
    *("a.yaml", "B.YML", "c.json", "d.jsonl", "e.csv", "f.txt", "g.pdf", ".hidden.yaml", ".settings", ".cache/a.yaml"),
    *("node_modules/a.yaml", "Node_Modules/b.yaml", "sub/a.yaml", "sub.yaml", "sub/deep/z.ndjson", "~$x.xlsx", "y.xls"),
    *(
        "z.ods",
        "e.csv.htp-mapping.yaml",
        "tmp/x.log",
        "tmp/keep/a.yaml",
        "tmp/drop/b.yaml",
        "other.yaml",
        "sub-2/a.yaml",
    ),
)
TEXT_BY_SUFFIX = {
    ".csv": "company.name\nOf a table\n",
    ".json": '{"company": {"name": "Of JSON"}}',
    ".jsonl": '{"company": {"name": "1"}}\n{"company": {"name": "2"}}\n',
    ".ndjson": "",
}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        path = Path("clients", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT_BY_SUFFIX.get(path.suffix, f"company: {{name: {name}}}\n"), encoding="utf-8")
    Path("clients/other.yaml").write_text("services: {}\n")
    Path("outside.yaml").write_text("company: {name: outside}\n")
    Path("clients/link.yaml").symlink_to("../outside.yaml")
    Path("clients/loop").symlink_to("../clients")
    Path("clients/inside.yaml").symlink_to("sub/a.yaml")
    Path("clients/to-itself.yaml").symlink_to("to-itself.yaml")
    os.mkfifo("clients/pipe.yaml")


def read(*paths: str, choices: Choices = NO_CHOICES) -> str:
    inputs = inputs_below(paths, StandardInput(lambda _: b""), choices)
    found = shown(each for source in inputs for each in documents_in(source))
    return f"=== {' '.join(paths)} {tuple(choices.exclusions)}, {count_of_inputs(paths, choices)} inputs\n{found}\n"


def excluding(*patterns: str, uses_gitignore: bool = False) -> Choices:
    return Choices(exclusions=Exclusions(patterns, uses_gitignore))


def test_of_every_kind_of_file_it_is_known_what_becomes_of_it(
    assert_snapshot: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MAX_NAMED", 2)
    Path("clients/sub/.gitignore").write_text("deep/\n!a.yaml\n", encoding="utf-8")
    Path("clients/.gitignore").write_text(
        "\ufeff*.json\r\n/a.yaml\nsub/a.yaml\ntmp/*\n!tmp/keep\n[\n", encoding="utf-8"
    )
    found = [
        read("clients"),
        read("clients/", "clients/f.txt", "clients/a.yaml", "clients/e.csv", "outside.yaml", "gone.yaml"),
        read("clients", choices=excluding("sub/", "*.csv", "/a.yaml", "!tmp", "tmp/drop")),
        read("clients", choices=excluding(uses_gitignore=True)),
        read("clients/sub", choices=excluding("z*", uses_gitignore=True)),
    ]
    Path(".git").mkdir()
    Path(".gitignore").write_text("/clients/sub-2/\nother.yaml\n/sub.yaml\n", encoding="utf-8")
    found += [read("clients", choices=excluding(uses_gitignore=True)), read(".", choices=excluding("clients/[a-t]*"))]
    assert_snapshot("folders.txt", "".join(found))


def test_a_file_of_patterns_is_as_large_as_it_may_be_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exclusion, "_MAX_BYTES", 10)
    Path("clients/.gitignore").write_text("a.yaml\n# x")
    assert "clients/a.yaml: left-out.ignored, 1\n" in read("clients", choices=excluding(uses_gitignore=True))
    Path("clients/sub/.gitignore").write_text("a.yaml\n# more")
    refused = "rejected\n    ('{0}', 1, None, None) ('file.too-large', {{}}, (), None, False)\n"
    found = read("clients", choices=excluding(uses_gitignore=True))
    assert f"clients/sub 1: {refused.format('clients/sub')}" in found
    assert "sub/deep" not in found
    assert "clients/tmp/keep/a.yaml" in found
    Path(".git").mkdir()
    Path(".gitignore").write_text("a.yaml\n# more")
    found = read("clients", choices=excluding(uses_gitignore=True))
    assert found.partition("\n")[2] == f"clients 1: {refused.format('clients')}\n"


LEFT_OUT = ("X.yaml: left-out.excluded", "b.yaml: left-out.ignored", "X.yaml: left-out.file-again")


def test_a_pattern_begins_at_the_folder_whatever_its_name(tmp_path: Path) -> None:
    Path("our clients /sub").mkdir(parents=True)
    for name in ("X.yaml", "sub/X.yaml", "b.yaml"):
        Path("our clients ", name).write_text("company: {name: A}\n", encoding="utf-8")
    Path("our clients /inside.yaml").symlink_to("sub/X.yaml")
    Path("our clients /.gitignore").write_bytes(b"\xff.yaml\n/b.yaml\nb.yaml/\nsub/inside.yaml\n")
    for folder in ("our clients ", "our clients /", f"{tmp_path}/our clients ", f"{tmp_path}/our clients //"):
        found = read(folder, choices=excluding("/X.yaml", "inside.yaml/", uses_gitignore=True))
        left_out = [line.rpartition("/")[2] for line in found.splitlines() if "left-out" in line]
        assert left_out == [f"{each}, 1" for each in LEFT_OUT]


def test_what_can_be_read_once_is_neither_a_file_nor_a_folder() -> None:
    once = [path for path in ("clients", "clients/a.yaml", "clients/pipe.yaml", "gone", "\0") if is_read_once(path)]
    assert once == ["clients/pipe.yaml"]
    assert count_of_inputs(["clients/a.yaml", "gone.csv"]) == 2
    os.mkfifo("pipe.csv")
    assert count_of_inputs(["clients/a.yaml", "pipe.csv"]) is None
    assert count_of_inputs(["clients/a.yaml", "-"]) is None


@pytest.mark.parametrize(
    "path, is_one", [("a.csv", True), ("A.XLSX", True), ("a.tsv", True), ("a.yaml", False), ("csv", False)]
)
def test_a_table_is_one_by_its_name(path: str, *, is_one: bool) -> None:
    assert is_table(path) is is_one


def test_what_is_no_pattern_is_named() -> None:
    with pytest.raises(NoPattern, match=r"^!$") as refused:
        patterns_of(["a", "!", "b"])
    assert refused.value.text == "!"
    assert patterns_of(["a"]).exclude(["a"], is_folder=False)


@pytest.mark.parametrize("folder", ["clients/sub", "clients"])
def test_a_folder_that_cannot_be_looked_into_is_said(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: str) -> object:
        if path == folder:
            raise PermissionError
        return real(path)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    refused = f"{folder} 1: rejected\n    ('{folder}', 1, None, None) ('file.not-permitted', {{}}, (), None, False)\n"
    assert refused in read("clients")
