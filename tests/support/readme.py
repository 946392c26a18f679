"""The README with the output of its own examples: written by write_readme.py, compared by test_readme.py."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from htp.cli.exit_codes import MEANINGS

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_EXAMPLE = re.compile(r"(```console\n\$ (?P<command>[^\n]+)\n).*?(```\n)", re.DOTALL)
_EXIT_CODES = re.compile(r"(<!-- exit codes -->\n\| code \| means \|\n\| --- \| --- \|\n).*?(\nIn a batch)", re.DOTALL)


def current_readme() -> str:
    """The README as it should be: each example with what its command prints, the exit codes as the program has them."""
    text = _EXAMPLE.sub(lambda found: found[1] + _output(found["command"]) + found[3], README.read_text("utf-8"))
    codes = "".join(f"| {code.value} | {meaning} |\n" for code, meaning in MEANINGS.items())
    return _EXIT_CODES.sub(lambda found: found[1] + codes + found[2], text)


def _output(command: str) -> str:
    words = shlex.split(command)
    if words[0] == "htp":
        words = [sys.executable, "-m", "htp", *words[1:]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout.rstrip("\n") + "\n"
