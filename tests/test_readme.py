"""The README tells the truth: its examples print what stands there, and its Python example runs."""

import re
import subprocess
import sys
from pathlib import Path

from support.readme import README, current_readme


def test_every_example_prints_what_the_readme_shows_and_the_exit_codes_are_the_programs() -> None:
    assert current_readme() == README.read_text("utf-8")


def test_the_python_example_runs() -> None:
    code = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("undetermined\n", "")


def test_every_promise_of_the_readme_has_a_test_of_its_name_and_no_test_is_without_its_promise() -> None:
    listed = README.read_text("utf-8").partition("<!-- promises -->\n")[2].partition("\n\n")[0].split("\n")
    promises = [re.sub(r"- \*\*(.*?)\.\*\* .*", r"\1", each) for each in listed]
    tests = re.findall(
        r"^def test_(\w+)", Path(__file__).with_name("test_promises.py").read_text("utf-8"), re.MULTILINE
    )
    assert [re.sub(r"\W+", "_", each).lower() for each in promises] == tests
