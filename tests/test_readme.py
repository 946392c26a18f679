"""The README tells the truth: its examples print what stands there, and its Python example runs."""

import re
import subprocess
import sys

from readme import README, current_readme


def test_every_example_prints_what_the_readme_shows_and_the_exit_codes_are_the_programs() -> None:
    assert current_readme() == README.read_text("utf-8")


def test_the_python_example_runs() -> None:
    code = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("undetermined\n", "")
