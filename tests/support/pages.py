"""The README and the pages of `htp help`, with the output of their own examples and the lists that the program has.

write_readme.py writes them, test_readme.py compares them.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from htp.cli.exit_codes import MEANINGS
from htp.language import ENGLISH, HELP, speaking, translated
from htp.reports.topics import FOLDER, Topic, page
from support.builders import rulebook

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
README_RU = ROOT / "README.ru.md"
PAGES = (README, README_RU, *sorted(FOLDER.glob("*/*.md")))
_EXAMPLE = re.compile(r"(```console\n\$ (?P<command>[^\n]+)\n).*?(```\n)", re.DOTALL)
_LIST = re.compile(r"(<!-- (?P<name>[a-z ]+) -->\n\|[^\n]+\n\| --- \| --- \|\n)(?P<rows>(?:\|[^\n]*\n)*)")


def current(path: Path) -> str:
    """The page as it should be: each example with what its command prints, the lists as the program has them."""
    language = language_of(path)
    with speaking(language):
        text = _EXAMPLE.sub(
            lambda found: found[1] + _output(found["command"], language) + found[3], path.read_text("utf-8")
        )
        return _LIST.sub(lambda found: found[1] + (_rows(found["name"]) or found["rows"]), text)


def language_of(path: Path) -> str:
    """The language that the page is in."""
    if path == README_RU:
        return "ru"
    return path.parent.name if path.parent.parent == FOLDER else ENGLISH


def listed(text: str, name: str) -> list[str]:
    """The first cells of the list of that name."""
    rows = next(found["rows"] for found in _LIST.finditer(text) if found["name"] == name)
    return re.findall(r"^\| (.*?) \|", rows, re.MULTILINE)


def _rows(name: str) -> str:
    """The rows of a list that the program has; none where the list is written by hand."""
    rows: list[tuple[str, str]] = []
    match name:
        case "exit codes":
            rows = [(str(code.value), translated(HELP, meaning)) for code, meaning in MEANINGS.items()]
        case "topics":
            rows = [(topic, page(topic).partition("\n")[0].removeprefix("# ")) for topic in Topic]
        case "readings":
            rows = [(id_, ", ".join(_usual_first(id_))) for id_ in rulebook().readings]
    return "".join(f"| {first} | {second} |\n" for first, second in rows)


def _usual_first(reading_id: str) -> list[str]:
    reading = rulebook().readings[reading_id]
    return sorted(reading.options, key=lambda option: option != reading.default)


def _output(command: str, language: str) -> str:
    """What the command prints; after `| head -N` the first lines."""
    words, _, lines = command.partition(" | head -")
    arguments = shlex.split(words)
    if arguments[0] == "htp":
        arguments = [sys.executable, "-m", "htp", *arguments[1:]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "HTP_LANG": language}
    done = subprocess.run(arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    shown = done.stdout.splitlines()[: int(lines) if lines else None]
    return "\n".join(shown).rstrip("\n") + "\n"
