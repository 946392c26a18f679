"""Prints how fast the program is, as ratios within one run: `python tests/benchmarks` (it takes some minutes).

`python tests/benchmarks 100` also measures with 100,000 profiles.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from companies import written
from measuring import Command, cost, costs, htp, python, ratios

PASS = python("pass")
PACKAGES = python("import typer, rich, pydantic, yaml\nclass Model(pydantic.BaseModel):\n    number: int")
CSAFE = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    with open(path, "rb") as file:
        yaml.load(file.read(), yaml.CSafeLoader)
"""
ZEN = """
import sys, yaml, zen
from pathlib import Path
export = "sum(map(filter(revenue.lines, #.market != 'KG'), #.amount)) >= 0.8 * sum(map(revenue.lines, #.amount))"
rules = ["some(activities, # in permitted)", export, "0.01 * sum(map(revenue.lines, #.amount))"]
totals = [rules[0], "revenue.export >= 0.8 * revenue.total", "0.01 * revenue.total"]
for path in sorted(Path(sys.argv[1]).iterdir()):
    with open(path, "rb") as file:
        facts = yaml.load(file.read(), yaml.CSafeLoader)
    facts.pop("residency", None)  # it takes no dates
    facts["permitted"] = ["software-development", "call-centre"]
    print([zen.evaluate_expression(rule, facts) for rule in (rules if "lines" in facts["revenue"] else totals)])
"""
FORMATS = ("json", "jsonl", "csv")
Row = tuple[str, object]


def start_up(profile: Path) -> Iterator[Row]:
    one = str(profile)
    commands: dict[str, Command] = {
        "pass": PASS,
        "packages": PACKAGES,
        "version": htp("--version"),
        "quiet": htp("check", "-q", one),
        "table": htp("check", one),
    }
    found = costs(commands, 15)
    completion = costs({"pass": PASS, "completion": htp()}, 15, **_completing("htp check --f"))
    yield "`htp --version` / `python -c pass`", ratios(found["version"], found["pass"])
    yield "a completion request / `python -c pass`", ratios(completion["completion"], completion["pass"])
    yield "`htp check -q` of one profile / importing the four packages", ratios(found["quiet"], found["packages"])
    yield "`htp check` of one profile, table / the same", ratios(found["table"], found["packages"])


def _completing(words: str) -> dict[str, str]:
    return {"_HTP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "2"}


def batch(folder: Path, count: int, turns: int) -> Iterator[Row]:
    commands = {"csafe": python(CSAFE, str(folder)), "lines": htp("check", "-f", "jsonl", str(folder))}
    found = costs(commands, turns)
    yield f"{count:,} profiles to JSON lines / parsing them with CSafeLoader", ratios(found["lines"], found["csafe"])
    alone = costs({**commands, "lines": htp("check", "-f", "jsonl", "--jobs", "1", str(folder))}, turns)
    yield f"the same in one process, {count:,}", ratios(alone["lines"], alone["csafe"])


def memory(folders: dict[int, Path]) -> Iterator[Row]:
    smallest, *larger = folders
    for format_ in FORMATS:
        peaks = {count: cost(htp("check", "-f", format_, str(folder))).peak_kib for count, folder in folders.items()}
        for count in larger:
            yield f"peak memory, {count:,} / {smallest:,}, {format_}", f"{peaks[count] / peaks[smallest]:.2f}"


def peers(folder: Path, schema: Path) -> Iterator[Row]:
    files = sorted(map(str, folder.iterdir()))
    commands: dict[str, Command] = {
        "htp": htp("check", "-q", str(folder)),
        "zen": python(ZEN, str(folder)),
        "check-jsonschema": (sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files),
    }
    found = costs(commands, 5)
    yield "check-jsonschema, validation alone / `htp check`", ratios(found["check-jsonschema"], found["htp"])
    yield "zen-engine on CSafeLoader, three rules, no validation / `htp check`", ratios(found["zen"], found["htp"])


def main() -> None:
    sizes = [2_000, 20_000, *(1000 * int(each) for each in sys.argv[1:])]
    with TemporaryDirectory() as name:
        top = Path(name)
        folders = {count: written(top / str(count), count) for count in sizes}
        schema = top / "schema.json"
        schema.write_bytes(subprocess.run(htp("schema"), capture_output=True, check=True).stdout)
        print("| what | ratio: median (least to most) |\n| --- | --- |")
        small = folders[2_000]
        _print(start_up(small / "000001.yaml"))
        for count, folder in folders.items():
            _print(batch(folder, count, 5 if count == 2_000 else 3))
        _print(memory(folders))
        _print(peers(small, schema))


def _print(rows: Iterator[Row]) -> None:
    for what, ratio in rows:
        print(f"| {what} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
