"""Whole folders, with every field of what is read of them, left out of them, and refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.records import shown

from htp.reading import exclusion, listing
from htp.reading.choices import NO_CHOICES, Choices, Exclusions
from htp.reading.documents import StandardInput, count_of_inputs, documents_in, inputs_below
from htp.reading.exclusion import NoPattern, spec_of

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
    Path("clients/.gitignore").write_text("a.yaml\n# ")
    assert "clients/a.yaml: left-out.ignored, 1\n" in read("clients", choices=excluding(uses_gitignore=True))
    Path("clients/sub/.gitignore").write_text("a.yaml\n# more")
    refused = "rejected\n    ('{0}', 1, None, None) ('file.too-large', {{}}, (), None, False)\n"
    found = read("clients", choices=excluding(uses_gitignore=True))
    assert f"clients/sub 1: {refused.format('clients/sub')}" in found
    assert "sub/deep" not in found
    Path(".git").mkdir()
    Path(".gitignore").write_text("a.yaml\n# more")
    found = read("clients", choices=excluding(uses_gitignore=True))
    assert found.partition("\n")[2] == f"clients 1: {refused.format('clients')}\n"


def test_what_is_no_pattern_is_named() -> None:
    with pytest.raises(NoPattern, match=r"^!$") as refused:
        spec_of(["a", "!", "b"])
    assert refused.value.text == "!"
    assert spec_of(["a"]).match_file("a")


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
