"""Compares what two versions of the program print for many command lines and inputs.

    python tests/compare_programs.py OLD NEW PATH… [--random N] [--seed N] [--commands NAME,…] [--ignore REGEX]…

OLD and NEW are two programs `htp`, such as those of two virtual environments. A PATH is an input or a folder of them.
Standard output, standard error, the exit code and the file written have to be the same. Each difference is shown once,
below the first command line that has it. Exit code 0: no difference; 1: some; 2: wrong usage.

It is run by hand before and after a change that should not be seen, and is no part of the test command. Only the
standard library is needed.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import chain, count, cycle, pairwise
from pathlib import Path
from typing import NamedTuple

from random_profiles import write_profiles

# ---- What is run -----------------------------------------------------------------------------------------------------

LAID_OUT = ("check", "check --summary", "plan", "ask", "activity", "export", "fees", "fees --compare")
"""Commands on profiles whose answer is laid out for the width of the terminal."""
AS_DATA = ("check --format json", "check --format jsonl", "check --format csv", "check -q", "plan --format json")
ON_PROFILES = (*LAID_OUT, *AS_DATA)
ON_ONE_COMPANY = ("check", "plan --format json")
"""Commands that answer otherwise about several companies. Of the rest a run on a folder shows every variant."""

USUAL_WIDTH = 80
WIDTHS = (USUAL_WIDTH, 40, 120)
OPTIONS = (
    "--as-of 2010-01-01",
    "--as-of 2020-06-30",
    "--set revenue.total=10_000_000 --set revenue.export=7_999_999.99 --set revenue.lines=",
    "--set residency.status=resident --set residency.final_registration=2016-07-15 --set residency.fees_paid=1",
    "--set period=2023 --set profit=4_000_000 --set staff.payroll=1_440_000 --set staff.employees=3",
    "--set 'activities=[sofware-development, restaurant]'",
)
CHECK_OPTIONS = (
    *("--only not-eligible", "--sort company", "--sort export --format csv", "--sort input", "--exit-zero"),
    *("--set revenue.totl=5", "--color always", "--jobs 2 --format jsonl"),
)
"""Options of `check` that matter where there are several companies."""
REPORT_FORMATS = ("table", "json", "jsonl", "csv")
TEMPLATE_SUFFIXES = (".yaml", ".csv", ".tsv")

COMMANDS = (
    "check",
    "report",
    "plan",
    "ask",
    "activity",
    "export",
    "fees",
    "activities",
    "rules",
    "explain",
    "init",
    "schema",
)
NO_COMMAND = "program"
"""What `--commands` calls the options of the program itself."""
LAID_OUT_ALONE = (
    "--help",
    *(f"{command} --help" for command in COMMANDS),
    *("rules", "rules --as-of 2016-12-31", "rules --as-of 2010-01-01", "activities"),
)
"""Commands without profiles whose answer is laid out for the width of the terminal."""
AS_DATA_ALONE = (
    *("--version", "", "rules --format json", "rules --format json --as-of 2016-12-31", "activities --format json"),
    *("schema", "schema --report", *(f"schema --report --format {each}" for each in ("json", "jsonl", "csv"))),
    *("init", "init --template", "init --template -"),
)
WRONG_USAGE = (
    *("chek", "check", "check nowhere", "check --frmat json -", "check --format xml -", "check -f csv --summary -"),
    *("check --as-of 2016-13-01 -", "check --set revenue -", "check --set revenue.lines=[ -", "check --jobs 0 -"),
    *("check --rulebook nowhere.yaml -", "check -o nowhere/report.json -", "check --only eligable -", "plan nowhere"),
    *("schema --format json", "explain", "explain export-shar", "explain nothing-like-it", "init nowhere/company.yaml"),
    *("init company.json", "rules --as-of yesterday", "activities --format csv"),
)
QUERIES = (
    *("mobile apps", "call centre", "games", "software", "export", "video", "restaurant", "sofware", "aplication"),
    *("разработка программ", "колл-центр", "тестирование", "програмирование", "62.01", "62.01.0", "6201", "99.99"),
)
WITH_OVERLAY = ("rules", "rules --format json", "activities --format json", "explain export-share-minimum")
OVERLAID_PROFILE = """
company: {name: Ala-Too Software}
period: 2022
activities: [software-development, restaurant]
revenue:
  currency: KGS
  lines:
    - {activity: software-development, market: US, amount: 7_000_000, quarter: Q1}
    - {activity: software-development, market: KG, amount: 2_500_000}
    - {activity: restaurant, market: KG, amount: 500_000}
staff: {employees: 12, payroll: 3_600_000}
profit: 1_000_000
residency: {status: resident, final_registration: 2020-07-15, fees_paid: 60_000}
"""


class CommandLine(NamedTuple):
    """The arguments of a run, and what else it depends on."""

    words: tuple[str, ...]
    width: int = USUAL_WIDTH
    encoding: str = "utf-8"
    stdin: str = os.devnull
    """The path of the file that standard input is read from."""
    report: str | None = None
    """The path of the file that the run writes."""

    @property
    def command(self) -> str:
        """The name of the command, or NO_COMMAND."""
        return self.words[0] if self.words[:1] and self.words[0] in COMMANDS else NO_COMMAND

    def __str__(self) -> str:
        """What somebody types to see it."""
        variables = [f"COLUMNS={self.width}"] if self.width != USUAL_WIDTH else []
        variables += [f"PYTHONIOENCODING={self.encoding}"] if self.encoding != "utf-8" else []
        redirection = [] if self.stdin == os.devnull else ["<", shlex.quote(self.stdin)]
        return " ".join([*variables, "htp", shlex.join(self.words), *redirection])


def words(text: str, *more: str) -> tuple[str, ...]:
    return (*shlex.split(text), *more)


def without_profiles(entry_ids: Iterable[str], reports: Iterator[Path]) -> Iterator[CommandLine]:
    """The commands that read no profile; the widths take turns among the entries of the rulebook."""
    for text in (*AS_DATA_ALONE, *WRONG_USAGE):
        yield CommandLine(words(text))
    for text in LAID_OUT_ALONE:
        yield from in_every_width(words(text))
        yield CommandLine(words(text), encoding="ascii")
    for query in QUERIES:
        yield CommandLine(words("activities", *query.split()))
        yield CommandLine(words("activities --format json", query))
    for entry_id, width in zip(entry_ids, cycle(WIDTHS), strict=False):
        yield CommandLine(words("explain", entry_id), width)
        yield CommandLine(words("explain --format json", entry_id))
    for suffix in TEMPLATE_SUFFIXES:
        report = str(next(reports).with_suffix(suffix))
        yield CommandLine(words("init --template", report), report=report)


def on_path(path: str, reports: Iterator[Path]) -> Iterator[CommandLine]:
    """Every command on profiles with every variant."""
    for text in ON_PROFILES:
        yield CommandLine(words(text, path))
        yield CommandLine(words(text, path), encoding="ascii")
        for options in OPTIONS:
            yield CommandLine(words(f"{text} {options}", path))
    for text in LAID_OUT:
        yield from in_every_width(words(text, path))
    for options in CHECK_OPTIONS:
        yield CommandLine(words(f"check {options}", path))
    for format_ in REPORT_FORMATS:
        report = str(next(reports))
        yield CommandLine(words(f"check --format {format_} --output", report, path), report=report)


def on_file(path: str, options: str) -> Iterator[CommandLine]:
    """Every command, standard input, and variants that a run on the folder of the file does not show."""
    for text in ON_PROFILES:
        yield CommandLine(words(text, path))
    yield from in_every_width(words("check", path))
    yield CommandLine(words("check", path), encoding="ascii")
    for text in ON_ONE_COMPANY:
        yield CommandLine(words(f"{text} {options}", path))
    yield CommandLine(words("check - --stdin-filename", path), stdin=path)
    yield CommandLine(words("check --format json -"), stdin=path)


def with_overlay(overlay: str, profile: str) -> Iterator[CommandLine]:
    """The rulebook with that overlay, and what the commands on profiles answer under it."""
    for text in (*ON_PROFILES, *(f"check {options}" for options in OPTIONS)):
        yield CommandLine(words(f"{text} --rulebook", overlay, profile))
    for text in WITH_OVERLAY:
        yield CommandLine(words(f"{text} --rulebook", overlay))


def in_every_width(arguments: tuple[str, ...]) -> Iterator[CommandLine]:
    for width in WIDTHS:
        yield CommandLine(arguments, width)


def on_inputs(paths: Sequence[Path], scratch: Path, reports: Iterator[Path]) -> Iterator[CommandLine]:
    """The paths themselves, every file below them, for which the options take turns, and overlays as such too."""
    profile = scratch / "overlaid.yaml"
    profile.write_text(OVERLAID_PROFILE, encoding="utf-8")
    for path in paths:
        yield from on_path(str(path), reports)
        for file, options in zip(files_below(path), cycle(OPTIONS), strict=False):
            yield from on_file(str(file), options)
            if is_overlay(file):
                yield from with_overlay(str(file), str(profile))


def on_random_profiles(number: int, seed: int, scratch: Path, reports: Iterator[Path]) -> Iterator[CommandLine]:
    """The folders of the profiles in every variant, each profile alone only once."""
    for folder in write_profiles(scratch / "profiles", number, seed):
        yield from on_path(str(folder), reports)
        for file in files_below(folder):
            yield CommandLine(words("check --format json", str(file)))


def files_below(path: Path) -> list[Path]:
    return sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def is_overlay(file: Path) -> bool:
    return file.suffix in (".yaml", ".yml") and re.search(rb"^rulebook:", file.read_bytes(), re.MULTILINE) is not None


def entry_ids_of(*programs: str) -> list[str]:
    """The ids of all entries of the rulebooks of the programs."""
    ids: list[str] = []
    for program in programs:
        for command in ("rules", "activities"):
            answer = outcome_of(program, CommandLine((command, "--format", "json")))
            sections = json.loads(answer.stdout).values() if answer.exit_code == "0" else ()
            ids += (entry["id"] for section in sections if isinstance(section, list) for entry in section)
    return list(dict.fromkeys(ids))


# ---- What is compared ------------------------------------------------------------------------------------------------

PATIENCE_SECONDS = 120
LONGEST_LINE = 200
"""Characters; of a longer line each piece up to a comma is compared by itself, so that a difference stays short."""
COMMA = re.compile(r",(?![0-9])")
"""One that is not inside a number."""
CONTINUED = "↪ "
MOST_LINES = 40
"""Lines of a piece that are shown."""


class Outcome(NamedTuple):
    """What a run printed and wrote, and how it ended."""

    stdout: str
    stderr: str
    exit_code: str
    report: str


@dataclass(frozen=True)
class Hunk:
    """A piece of a difference; two pieces that change the same lines are equal."""

    part: str
    """What differs: a field of Outcome."""
    changed: tuple[str, ...]
    """The lines that were taken out or put in."""
    lines: tuple[str, ...] = field(compare=False)
    """The same with their surroundings."""

    def __str__(self) -> str:
        shown = [_visible(line) for line in self.lines[:MOST_LINES]]
        hidden = len(self.lines) - len(shown)
        more = [f"… {hidden:,} more lines"] if hidden else []
        part = self.part.replace("_", " ")
        return "\n".join([f"--- OLD {part}", f"+++ NEW {part}", *shown, *more])


def outcome_of(program: str, line: CommandLine) -> Outcome:
    """What the program does with that command line in the working directory; the report that it writes is removed."""
    path = os.environ.get("PATH", os.defpath)
    variables = {"PATH": path, "PYTHONUTF8": "1", "PYTHONIOENCODING": line.encoding, "COLUMNS": str(line.width)}
    with Path(line.stdin).open("rb") as stdin:
        try:
            done = subprocess.run(
                [program, *line.words],
                stdin=stdin,
                capture_output=True,
                check=False,
                env=variables,
                timeout=PATIENCE_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return Outcome("", "", f"none after {PATIENCE_SECONDS} seconds", _take_report(line))
    return Outcome(_text(done.stdout), _text(done.stderr), str(done.returncode), _take_report(line))


def _take_report(line: CommandLine) -> str:
    """The text of the file that was written, which is removed; empty if there is none."""
    if line.report is None or not Path(line.report).exists():
        return ""
    content = Path(line.report).read_bytes()
    Path(line.report).unlink()
    return _text(content)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace")


def hunks_between(old: Outcome, new: Outcome, ignored: Sequence[re.Pattern[str]]) -> list[Hunk]:
    """How two runs differ, each piece once. Lines in which one of `ignored` is found are left out."""
    hunks: list[Hunk] = []
    for part, before, after in zip(Outcome._fields, old, new, strict=True):
        if before != after:
            left_out = () if part == "exit_code" else ignored
            hunks += _hunks(part, _lines(before, left_out), _lines(after, left_out))
    return list(dict.fromkeys(hunks))


def _lines(text: str, ignored: Sequence[re.Pattern[str]]) -> list[str]:
    """The lines that count, long ones in pieces; an empty one at the end stands for a line break before it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if not any(each.search(line) for each in ignored):
            lines += COMMA.sub(f",\n{CONTINUED}", line).split("\n") if len(line) > LONGEST_LINE else [line]
    return lines


def _hunks(part: str, before: list[str], after: list[str]) -> Iterator[Hunk]:
    diff = list(unified_diff(before, after, n=1, lineterm=""))
    starts = [number for number, line in enumerate(diff) if line.startswith("@@")]
    for start, end in pairwise([*starts, len(diff)]):
        lines = tuple(diff[start:end])
        yield Hunk(part, tuple(line for line in lines if line[0] in "+-"), lines)


def _visible(line: str) -> str:
    """The line with an escape for whatever acts on a terminal."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in line)


def lines_by_hunk(
    old: str, new: str, lines: Sequence[CommandLine], ignored: Sequence[re.Pattern[str]]
) -> dict[Hunk, list[CommandLine]]:
    """Every difference, and the command lines that have it; as many run at a time as there are processors."""

    def hunks_of(line: CommandLine) -> list[Hunk]:
        return hunks_between(outcome_of(old, line), outcome_of(new, line), ignored)

    found: dict[Hunk, list[CommandLine]] = {}
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for done, (line, hunks) in enumerate(zip(lines, pool.map(hunks_of, lines), strict=True), 1):
            for hunk in hunks:
                found.setdefault(hunk, []).append(line)
            _show_progress(done, len(lines))
    finally:
        pool.shutdown(cancel_futures=True)
    return found


def _show_progress(done: int, total: int) -> None:
    is_terminal = sys.stderr.isatty()
    if is_terminal or done % 100 == 0 or done == total:
        start, end = ("\r", "") if is_terminal and done < total else ("\r", "\n")
        sys.stderr.write(f"{start}{done:,} of {total:,}{end}")
        sys.stderr.flush()


# ---- The answer ------------------------------------------------------------------------------------------------------


def difference(hunk: Hunk, lines: Sequence[CommandLine]) -> str:
    """The first command line that has it, how many others have it too, and the difference itself."""
    others = f"  and {len(lines) - 1:,} more, the last one: {_visible(str(lines[-1]))}\n" if len(lines) > 1 else ""
    return f"{_visible(str(lines[0]))}\n{others}{hunk}\n\n"


def _program(text: str) -> str:
    if shutil.which(text) is None:
        raise ArgumentTypeError(f"{text} is not a program")
    return text


def _input(text: str) -> Path:
    if not Path(text).exists():
        raise ArgumentTypeError(f"there is no {text}")
    return Path(text)


def _command_names(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in (*COMMANDS, NO_COMMAND):
            raise ArgumentTypeError(f"{name} is not one of {', '.join((*COMMANDS, NO_COMMAND))}")
    return names


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise ArgumentTypeError(f"{text} is not a regular expression: {error}") from error


def arguments() -> Namespace:
    parser = ArgumentParser(description="Compare what two versions of htp print for many command lines and inputs.")
    parser.add_argument("old", metavar="OLD", type=_program, help="the program htp of the old version")
    parser.add_argument("new", metavar="NEW", type=_program, help="the program htp of the new version")
    parser.add_argument("paths", metavar="PATH", nargs="*", type=_input, help="an input, or a folder of inputs")
    parser.add_argument("--random", metavar="N", type=int, default=0, help="compare N random profiles too")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="other random profiles for another N")
    parser.add_argument(
        "--commands",
        metavar="NAME,…",
        type=_command_names,
        default=[*COMMANDS, NO_COMMAND],
        help=f"only those commands; {NO_COMMAND} stands for the options of the program itself",
    )
    parser.add_argument(
        "--ignore",
        metavar="REGEX",
        type=_pattern,
        action="append",
        default=[],
        help="leave out the lines in which it is found; can be given several times",
    )
    return parser.parse_intermixed_args()


def command_lines(asked: Namespace, scratch: Path) -> list[CommandLine]:
    """Everything that is to be run, each once; what the runs read besides the paths is written to `scratch`."""
    reports = (scratch / f"report-{number}" for number in count())
    entry_ids = entry_ids_of(asked.old, asked.new) if "explain" in asked.commands else []
    lines = chain(
        without_profiles(entry_ids, reports),
        on_inputs(asked.paths, scratch, reports),
        on_random_profiles(asked.random, asked.seed, scratch, reports),
    )
    return [line for line in dict.fromkeys(lines) if line.command in asked.commands]


def main() -> int:
    asked = arguments()
    scratch = Path(tempfile.mkdtemp(prefix="htp-compare-"))
    found: dict[Hunk, list[CommandLine]] = {}
    try:
        lines = command_lines(asked, scratch)
        found = lines_by_hunk(asked.old, asked.new, lines, asked.ignore)
    finally:
        if not found:
            shutil.rmtree(scratch)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    for hunk, having_it in found.items():
        sys.stdout.write(difference(hunk, having_it))
    differing = {line for having_it in found.values() for line in having_it}
    sys.stdout.write(f"Command lines: {len(lines):,}; that differ: {len(differing):,}; differences: {len(found):,}.\n")
    if found:
        sys.stdout.write(f"What they read besides PATH is kept in {scratch}.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
