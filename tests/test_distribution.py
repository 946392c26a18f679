"""What is built for the index: whole, the same each time, and working where nothing else of the checkout is."""

import compileall
import hashlib
import shutil
import subprocess
import sys
import tomllib
from email.message import Message
from email.parser import BytesParser
from importlib.metadata import distributions
from pathlib import Path
from runpy import run_path
from zipfile import ZipFile

import pytest
from support.run_htp import environment
from write_schemas import schemas

from htp.errors import InvalidInput
from htp.rulebook import loader

ROOT = Path(__file__).parent.parent


def built(folder: Path, target: str = "wheel") -> Path:
    """What the build backend makes of the checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=environment(SOURCE_DATE_EPOCH="1764288000"))
    (file,) = folder.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which only the files of the wheel are."""
    folder = tmp_path_factory.mktemp("unpacked")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def metadata(wheel: Path) -> Message:
    with ZipFile(wheel) as archive, archive.open(next(n for n in archive.namelist() if n.endswith("METADATA"))) as file:
        return BytesParser().parse(file)


def run(unpacked: Path, *options: str, arguments: tuple[str, ...]) -> str:
    """What the program of the wheel prints, started with those options of Python."""
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r}); from htp.cli.app import main; main()"
    command = [sys.executable, *options, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=unpacked, check=True, capture_output=True, encoding="utf-8", env=environment()
    ).stdout


def test_no_rulebook_is_compiled_that_would_be_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in loader.SHIPPED_FILES:
        shutil.copy(loader.DATA / name, tmp_path)
    activities = tmp_path / "activities.yaml"
    text = activities.read_text(encoding="utf-8")
    activities.write_text(text.replace("aliases: [", "aliases: [call-centre, ", 1), encoding="utf-8")
    monkeypatch.setattr(loader, "DATA", tmp_path)
    with pytest.raises(InvalidInput, match=r"category\.name-taken"):
        run_path(str(ROOT / ".build" / "made_files.py"))["_compiled_rulebook"]()


def test_the_distribution_has_a_name_of_its_own_and_says_what_it_is(wheel: Path) -> None:
    found = metadata(wheel)
    assert wheel.name.startswith("kg_htp-")
    assert (found["Name"], found["License-Expression"], found["Author"]) == ("kg-htp", "MIT", "the htp founders")
    assert found["Requires-Python"] == ">=3.11"
    assert "Typing :: Typed" in (found.get_all("Classifier") or [])


def test_every_file_of_the_package_is_in_the_wheel_with_completions(wheel: Path) -> None:
    """Of what people translate there is what was compiled from it."""
    package = ROOT / "src"
    expected = {
        each.relative_to(package).as_posix()
        for each in package.rglob("*")
        if each.is_file() and "__pycache__" not in each.parts
        if (each.parent.name != "translations" or each.suffix == ".mo") and each.parent.parent.name != "data"
    }
    names = set(ZipFile(wheel).namelist())
    made = {"htp/rulebook/data/compiled.marshal", *(f"htp/schemas/{each}" for each in schemas())}
    assert {*expected, *made} <= names
    shared = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    assert shared == {
        "share/bash-completion/completions/htp",
        "share/zsh/site-functions/_htp",
        "share/fish/vendor_completions.d/htp.fish",
        "share/man/man1/htp.1",
    }


def test_pyinstaller_finds_the_hook_that_adds_the_files_beside_the_modules(unpacked: Path) -> None:
    (hooks,) = (
        each
        for found in distributions(path=[str(unpacked)])
        for each in found.entry_points
        if each.group == "pyinstaller40"
    )
    assert hooks.name == "hook-dirs"
    assert [Path(folder, "hook-htp.py").is_file() for folder in hooks.load()()] == [True]


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_two_builds_of_the_same_files_are_the_same_to_the_byte(target: str, tmp_path: Path) -> None:
    folders = tmp_path / "first", tmp_path / "second"
    digests = {hashlib.sha256(built(each, target).read_bytes()).hexdigest() for each in folders}
    assert len(digests) == 1


@pytest.mark.parametrize("option", ["-O", "-OO"])
def test_the_program_of_the_wheel_answers_without_assertions_and_docstrings(option: str, unpacked: Path) -> None:
    assert run(unpacked, option, arguments=("schema",)) == schemas()["profile.schema.json"]
    sample = str(ROOT / "sample_inputs" / "eligible" / "us_outsourcer.yaml")
    assert run(unpacked, option, arguments=("check", sample)) == run(unpacked, arguments=("check", sample))
    assert run(unpacked, option, arguments=("check", "--help")) == run(unpacked, arguments=("check", "--help"))
    assert run(unpacked, option, arguments=("--help",)) == run(unpacked, arguments=("--help",))


def test_the_program_answers_where_only_compiled_files_are_installed(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert compileall.compile_dir(tmp_path, quiet=1, legacy=True)
    for source in tmp_path.rglob("*.py"):
        source.unlink()
    sample = str(ROOT / "sample_inputs" / "eligible" / "us_outsourcer.yaml")
    assert " ELIGIBLE " in run(tmp_path, arguments=("check", sample))


def test_the_versions_of_python_that_are_promised_are_those_that_are_named(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        each.rpartition(" ")[2]
        for each in project["classifiers"]
        if each.startswith("Programming Language :: Python :: 3.")
    ]
    assert project["requires-python"] == f">={named[0]}"
    assert metadata(wheel).get_all("Classifier") == project["classifiers"]
