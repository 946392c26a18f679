"""The README and the pages of `htp help` tell the truth: examples, commands and lists are those of the program."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from support.pages import PAGES, README, README_RU, current, listed
from support.run_htp import htp

import htp as htp_package
from htp.cli.app import app
from htp.cli.options import CheckFormat
from htp.language import CODES
from htp.reports.topics import FOLDER, Topic

_TOPIC_PAGES = sorted(FOLDER.glob("*/*.md"))
_MAX_CODE_WIDTH = 78
"""What stays on one line of a terminal of 80 columns."""
_CODE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
SOURCE = Path(__file__).parents[1] / "src"
SAMPLES = Path(__file__).parents[1] / "sample_inputs"


def text_of(topic: Topic) -> str:
    return (FOLDER / "en" / f"{topic}.md").read_text("utf-8")


def _name_of(page: Path) -> str:
    return f"{page.parent.name}-{page.stem}"


@pytest.mark.parametrize("page", PAGES, ids=_name_of)
def test_every_example_prints_what_the_page_shows_and_the_lists_are_the_programs(page: Path) -> None:
    assert current(page) == page.read_text("utf-8"), "run: python tests/write_readme.py"


def test_every_topic_has_a_page_and_no_page_is_without_its_topic() -> None:
    for language in CODES:
        pages = (FOLDER / language).iterdir()
        assert {page.stem for page in pages} == {*Topic, "topics"}


def test_a_page_of_the_reference_has_the_same_parts_in_every_language() -> None:
    for name in (*Topic, "topics"):
        parts = {code: _parts((FOLDER / code / f"{name}.md").read_text("utf-8")) for code in CODES}
        assert all(found == parts["en"] for found in parts.values()), name


def _parts(page: str) -> list[str]:
    """What each line begins that is a title, a point of a list, a row or code."""
    return re.findall(r"^(#+ |- |\d+\. |\| |```\w*)", page, re.MULTILINE)


def commands_in(text: str) -> Iterator[list[str]]:
    """The commands of a page that can be run as they stand, whatever they are piped to."""
    for line in text.replace("\\\n", " ").split("\n"):
        for written in [line.removeprefix("$ "), *re.findall(r"`(htp [^`]+ [^`]+)`", line)]:
            command = re.split(r" [|>#] ?|; | && |\)$", written)[0]
            if command.startswith("htp ") and not re.search(r"\b[A-Z]{2,}\b|…", command):
                yield shlex.split(command)[1:]


@pytest.mark.parametrize(
    "page", [*PAGES, Path(__file__).parents[1] / "CONTRIBUTING.md"], ids=lambda page: f"{page.parent.name}-{page.stem}"
)
def test_every_command_of_a_page_has_the_arguments_and_options_of_the_program(page: Path) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    context = group.context_class(group)
    for name, *arguments in commands_in(page.read_text("utf-8")):
        command = group.get_command(context, name)
        assert command is not None, name
        if "--help" not in arguments and name != "help":
            command.make_context(name, arguments)


def test_every_option_that_a_page_names_is_one_of_the_program() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    context = group.context_class(group)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]
    known = {option for each in commands if each for parameter in each.params for option in parameter.opts}
    for page in PAGES:
        named = re.findall(r"`(--[a-z][a-z-]+)", page.read_text("utf-8"))
        assert {*named} <= {*known, "--help", "--version", "--cov"}, page


def test_lines_of_code_stay_whole_at_a_terminal() -> None:
    for page in _TOPIC_PAGES:
        for language, code in _CODE.findall(page.read_text("utf-8")):
            lines = code.split("\n") if language in ("sh", "yaml") else []
            assert [line for line in lines if len(line) > _MAX_CODE_WIDTH] == [], page


def test_the_python_example_runs() -> None:
    code, _ = (code for language, code in _CODE.findall(text_of(Topic.PYTHON)) if language == "python")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("undetermined\n", "")


def test_the_names_of_the_library_are_those_that_the_page_lists() -> None:
    called = {name for cell in listed(text_of(Topic.PYTHON), "library") for name in re.findall(r"(\w+)\(", cell)}
    assert called == {name for name in htp_package.__all__ if name.islower()}


def test_the_example_for_a_cluster_gives_what_one_process_gives(tmp_path: Path) -> None:
    pytest.importorskip("dask.distributed")
    _, code = (code for language, code in _CODE.findall(text_of(Topic.PYTHON)) if language == "python")
    samples = [str(each) for each in sorted((SAMPLES / "eligible").glob("*.yaml"))]
    script = (
        f"{code}\n\nif __name__ == '__main__':\n    print([*assess_all({samples})] == [*verdicts(read(*{samples}))])\n"
    )
    (tmp_path / "cluster.py").write_text(script, encoding="utf-8")
    done = subprocess.run([sys.executable, "cluster.py"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr


@pytest.mark.parametrize("page", [FOLDER / "en" / "profile.md", README_RU], ids=_name_of)
def test_the_example_of_a_profile_is_one(page: Path) -> None:
    (profile,) = (code for language, code in _CODE.findall(page.read_text("utf-8")) if language == "yaml")
    run = htp("check", "-q", "-", stdin=profile)
    assert (run.exit_code, run.stderr) == (0, "")


def test_the_list_of_formats_is_the_programs() -> None:
    assert listed(text_of(Topic.FORMATS), "formats") == [*CheckFormat]


def test_the_list_of_variables_is_the_programs() -> None:
    asked = r'environ(?:ment)?(?:\.get\(|\[)"([A-Z_]+)"|"([A-Z_]+)" in environment'
    found = (match for path in SOURCE.rglob("*.py") for match in re.findall(asked, path.read_text("utf-8")))
    names = {name for pair in found for name in pair if name} - {"PYDANTIC_DISABLE_PLUGINS"} | {
        "GITHUB_STEP_SUMMARY",
        "HTP_JOBS",
        "HTP_LANG",
    }
    listed_names = {name for cell in listed(text_of(Topic.ENVIRONMENT), "variables") for name in cell.split(", ")}
    assert listed_names == names


def test_every_promise_has_a_test_of_its_name_and_no_test_is_without_its_promise() -> None:
    promised = text_of(Topic.PROMISES).partition("<!-- promises -->\n")[2].partition("\n\n")[0].split("\n")
    promises = [re.sub(r"- \*\*(.*?)\.\*\* .*", r"\1", each) for each in promised]
    tests = re.findall(
        r"^def test_(\w+)", Path(__file__).with_name("test_promises.py").read_text("utf-8"), re.MULTILINE
    )
    assert [re.sub(r"\W+", "_", each).lower() for each in promises] == tests


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 150
