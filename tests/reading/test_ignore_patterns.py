"""Patterns as in a `.gitignore` exclude what Git itself excludes."""

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from htp.reading.choices import Exclusions
from htp.reading.ignore_patterns import NoPattern, patterns_of, patterns_of_file
from htp.reading.listing import File, files_at

FILES = (
    *(
        "a.yaml",
        "b.yaml",
        "ab.yaml",
        "A.yaml",
        "a b.yaml",
        "a!.yaml",
        "#a.yaml",
        "[a].yaml",
        "a-b.yaml",
        "1.yaml",
        "a^.yaml",
    ),
    *("a\\.yaml", "d/a.yaml", "d/b.yaml", "d/e/a.yaml", "d/e/c.yaml", "d/e/d/a.yaml", "e/a.yaml", "x.y/a.yaml"),
)
IN_D = {each for each in FILES if each.startswith("d/")}
AT_THE_TOP = {each for each in FILES if "/" not in each}
EXCLUDED = {
    "d": IN_D,
    "d/": IN_D,
    "/d/e/": {"d/e/a.yaml", "d/e/c.yaml", "d/e/d/a.yaml"},
    "e": {"d/e/a.yaml", "d/e/c.yaml", "d/e/d/a.yaml", "e/a.yaml"},
    "d/**\n!d/a.yaml": IN_D - {"d/a.yaml"},
    "d/*\n!d/e/\nd/e/*\n!d/e/c.yaml": IN_D - {"d/e/c.yaml"},
    "d\n!d/a.yaml": IN_D,
    "*\n!*/\n!a.yaml": {each for each in FILES if not each.endswith(("/a.yaml",)) and each != "a.yaml"},
    "d/**/": IN_D - {"d/a.yaml", "d/b.yaml"},
    "d/**/a.yaml": {"d/a.yaml", "d/e/a.yaml", "d/e/d/a.yaml"},
    "**/d/a.yaml": {"d/a.yaml", "d/e/d/a.yaml"},
    "***/d/a.yaml": {"d/a.yaml", "d/e/d/a.yaml"},
    "**": {*FILES},
    "*/": {*FILES} - AT_THE_TOP,
    "/*.yaml": AT_THE_TOP,
    "/a*b*.yaml": {"ab.yaml", "a b.yaml", "a-b.yaml"},
    "?[!a]": set(),
    "/?.yaml": {"1.yaml", "A.yaml", "a.yaml", "b.yaml"},
    "/1.yamlX": set(),
    "/1.yaml\\\\ ": set(),
    "d[!x]a.yaml": set(),
    "[[:digit:]]*": {"1.yaml"},
    "[[:upper:][:digit:]].yaml": {"1.yaml", "A.yaml"},
    "[[:space:]a-b] b.yaml": {"a b.yaml"},
    "[^[:lower:]]*.yaml": {"A.yaml", "1.yaml", "#a.yaml", "[a].yaml"},
    "[[:no-such:]].yaml": set(),
    "[z-a].yaml": set(),
    "a[&&||~~ -]b.yaml": {"a b.yaml", "a-b.yaml"},
    "a[]!^].yaml": {"a!.yaml", "a^.yaml"},
    "a[\\\\].yaml": {"a\\.yaml"},
    "[[]a[]].yaml": {"[a].yaml"},
    "\\[a\\].yaml": {"[a].yaml"},
    "[a.yaml": set(),
    "a.yaml\\": set(),
    "#a.yaml": set(),
    "\\#a.yaml": {"#a.yaml"},
    "\\!*\n!": set(),
    "/": set(),
    "/1.yaml  \r\n\n\r": {"1.yaml"},
    "/b.yaml\rx\n": set(),
    "/b.yaml\u2028x\n": set(),
}
"""What each `.gitignore` excludes, as Git says too."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def excluded_below(folder: Path, patterns: str) -> set[str]:
    (folder / ".gitignore").write_text(patterns, encoding="utf-8", newline="")
    exclusions = Exclusions(uses_gitignore=True)
    found = {each.path for each in files_at(str(folder), exclusions) if isinstance(each, File)}
    return {*FILES} - {Path(each).relative_to(folder).as_posix() for each in found}


def excluded_by_git(folder: Path, patterns: str) -> set[str]:
    (folder / ".gitignore").write_text(patterns, encoding="utf-8", newline="")
    command = ["git", "-C", str(folder), "ls-files", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split("\0")
    return {*FILES} - {*listed}


@pytest.mark.parametrize("patterns", EXCLUDED)
def test_what_a_pattern_excludes(patterns: str, folder: Path) -> None:
    assert excluded_below(folder, patterns) == EXCLUDED[patterns]


PIECES = (
    *("a", "b", "d", "e", "*", "?", "**/", "/**", "/", "!", "#", ".", ".yaml", "*.y?ml", " ", "-", "\\", "\\ ", "\r"),
    *(
        "[a-c]",
        "[!a]",
        "[^a]",
        "[]a]",
        "[--z]",
        "[!-z]",
        "[z-a]",
        "[[:alpha:]]",
        "[a",
        "]",
        "(",
        "|",
        "$",
        "&&",
        "{a,b}",
    ),
)


def test_git_excludes_the_same(folder: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("there is no Git here")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    chance = Random(0)
    made = ("".join(chance.choices((*PIECES, "\n"), k=chance.randrange(1, 9))) for _ in range(60))
    for patterns in (*EXCLUDED, *made):
        assert (patterns, excluded_below(folder, patterns)) == (patterns, excluded_by_git(folder, patterns))


@pytest.mark.parametrize("text", ["!", "/", "!/", "a\\", "[a", "drafts/[[:no-such:]]"])
def test_what_can_match_nothing_is_no_pattern(text: str) -> None:
    with pytest.raises(NoPattern):
        patterns_of([text])


@pytest.mark.parametrize("text", ["*a" * 40 + "b", "**/a/" * 40 + "b", "[" * 100_000, "a" + " " * 100_000 + "b"])
def test_no_pattern_takes_for_ever(text: str) -> None:
    """One that was tried at every place, for every place before it, would."""
    assert patterns_of_file(text).exclude(["a" * 200] * 20, is_folder=False) is None


@pytest.mark.parametrize("pattern", ["a*b", "*b", "a?b", "a*?b*", "a\nb"])
def test_a_line_break_is_a_character_of_a_name_like_any_other(pattern: str) -> None:
    assert patterns_of([pattern]).exclude(["a\nb"], is_folder=False)
