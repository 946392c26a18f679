"""Prints how fast the program is, as ratios within one run: `python tests/benchmarks` (it takes some minutes).

`python tests/benchmarks 100` also measures with 100,000 profiles.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from companies import short_ones, table, written
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
EACH_COMPANY = """
import sys, yaml
from pathlib import Path
def companies():
    for path in sorted(Path(sys.argv[1]).iterdir()):
        with open(path, "rb") as file:
            facts = yaml.load(file.read(), yaml.CSafeLoader)
        revenue, permitted = facts["revenue"], {"software-development", "call-centre"}
        lines = revenue.get("lines", ())
        total = sum(each["amount"] for each in lines) if lines else revenue["total"]
        export = sum(each["amount"] for each in lines if each["market"] != "KG") if lines else revenue["export"]
        yield facts, not permitted.isdisjoint(facts["activities"]), total, export
"""
PLAIN = f"""{EACH_COMPANY}
for _, is_permitted, total, export in companies():
    print(is_permitted, export >= 0.8 * total, 0.01 * total)
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
OPENFISCA = f"""{EACH_COMPANY}
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
company = build_entity("company", "companies", "", is_person=True)
def variable(name, type_, formula=None):
    parts = dict(value_type=type_, entity=company, definition_period=YEAR, label=name)
    return type(name, (Variable,), {{**parts, "formula": formula}} if formula else parts)
law = TaxBenefitSystem([company])
law.add_variables(
    variable("permitted", bool), variable("total", float), variable("export", float),
    variable("enough", bool, lambda each, period: each("export", period) >= 0.8 * each("total", period)),
    variable("fee", float, lambda each, period: 0.01 * each("total", period)),
)
facts = list(zip(*[each[1:] for each in companies()]))
simulation = SimulationBuilder().build_default_simulation(law, len(facts[0]))
for name, values in zip(("permitted", "total", "export"), facts):
    simulation.set_input(name, "2016", values)
answers = [simulation.calculate(name, "2016") for name in ("permitted", "enough", "fee")]
for each in zip(*answers):
    print(*each)
"""
FORMATS = ("json", "jsonl", "csv")
_FEW, _MANY = 2_000, 20_000
"""Profiles."""
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
    for answer in (("-f", "jsonl"), ("-q",)):
        for jobs in ((), ("--jobs", "1")):
            commands = {"csafe": python(CSAFE, str(folder)), "htp": htp("check", *answer, *jobs, str(folder))}
            found = costs(commands, turns)
            command = " ".join(("htp check", *answer, *jobs))
            yield (
                f"{count:,} profiles, `{command}` / parsing them with CSafeLoader",
                ratios(found["htp"], found["csafe"]),
            )


def short(top: Path, count: int) -> Iterator[Row]:
    folder, rows = short_ones(top / "short", count), table(top / "rows.csv", count)
    of_all = ("check", "-f", "jsonl")
    alone = (*of_all, "--jobs", "1")
    commands = {
        "csafe": python(CSAFE, str(folder)),
        "two": htp(*of_all, str(folder)),
        "files": htp(*alone, str(folder)),
        "rows": htp(*alone, str(rows)),
    }
    found = costs(commands, 3)
    yield f"{count:,} profiles of five facts to JSON lines / parsing them", ratios(found["two"], found["csafe"])
    yield "a row of a table / a YAML profile with the same facts", ratios(found["rows"], found["files"])


def memory(folders: dict[int, Path]) -> Iterator[Row]:
    smallest, *larger = folders
    for format_ in FORMATS:
        peaks = {count: cost(htp("check", "-f", format_, str(folder))).peak_kib for count, folder in folders.items()}
        for count in larger:
            yield f"peak memory, {count:,} / {smallest:,}, {format_}", f"{peaks[count] / peaks[smallest]:.2f}"


def validating_peer(folder: Path, schema: Path) -> Iterator[Row]:
    files = sorted(map(str, folder.iterdir()))
    commands: dict[str, Command] = {
        "htp": htp("check", "-q", str(folder)),
        "peer": (sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files),
    }
    found = costs(commands, 3)
    yield "check-jsonschema, validation alone / `htp check -q`", ratios(found["peer"], found["htp"])


def judging_peers(folder: Path) -> Iterator[Row]:
    """What answers three rules, with floats and without looking at what the profile says."""
    peers = {"zen-engine": ZEN, "OpenFisca, vectorised": OPENFISCA, "a plain script": PLAIN}
    commands = {name: python(script, str(folder)) for name, script in peers.items()}
    found = costs({**commands, "htp": htp("check", "-q", str(folder))}, 3)
    for name in peers:
        yield f"{name}, on CSafeLoader, three rules / `htp check -q`", ratios(found[name], found["htp"])


def main() -> None:
    sizes = [_FEW, _MANY, *(1000 * int(each) for each in sys.argv[1:])]
    with TemporaryDirectory() as name:
        top = Path(name)
        folders = {count: written(top / str(count), count) for count in sizes}
        schema = top / "schema.json"
        schema.write_bytes(subprocess.run(htp("schema"), capture_output=True, check=True).stdout)
        print("| what | ratio: median (least to most) |\n| --- | --- |")
        small = folders[_FEW]
        _print(start_up(small / "000001.yaml"))
        for count, folder in folders.items():
            _print(batch(folder, count, 5 if count == _FEW else 3))
        _print(short(top, _MANY))
        _print(memory(folders))
        _print(validating_peer(small, schema))
        _print(judging_peers(folders[_MANY]))


def _print(rows: Iterator[Row]) -> None:
    for what, ratio in rows:
        print(f"| {what} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
