"""Looks for inputs that the program does not answer as it promises, guided by what code they reach.

    python tests/fuzz.py [seconds] [folder for what is found]

Needs the extra `fuzz` (Atheris). What is found becomes a file of `tests/hostile/found`, where the tests read it.
"""

import random
import sys
import tempfile
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["htp", "yaml"]):
    from answered import answered

TESTS = Path(__file__).parent
SUFFIXES = (".yaml", ".json", ".csv", ".tsv", "")
"""The first byte of what the fuzzer makes chooses the kind of input; the rest is its content."""
LONGEST_BYTES = 4096
WORDS = TESTS / "hostile" / "words.txt"


def try_input(made: bytes) -> None:
    """One input, made of the bytes that the fuzzer chose."""
    if made:
        answered(name_of(made), made[1:])


def name_of(made: bytes) -> str:
    """The file name that the first byte stands for."""
    return f"company{SUFFIXES[made[0] % len(SUFFIXES)]}"


def mutated(made: bytes, most: int, seed: int) -> bytes:
    """The bytes changed at random, or with a word of profiles put in, which blind changes seldom write."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return bytes(atheris.Mutate(made, most))
    start = chance.randrange(len(made) + 1)
    end = min(len(made), start + chance.choice((0, 0, 1, 4, 16)))
    return (made[:start] + chance.choice(_words()) + made[end:])[:most]


@cache
def _words() -> tuple[bytes, ...]:
    """The words of profiles, a line each, with the escapes of Python's literals of bytes."""
    lines = WORDS.read_text(encoding="ascii").splitlines()
    return tuple(line.encode().decode("unicode_escape").encode("latin-1") for line in lines)


def _write_seeds(folder: Path) -> None:
    """The samples and the inputs that were found before, each with the byte for its kind in front."""
    for path in [*(TESTS.parent / "sample_inputs").rglob("*.*"), *(TESTS / "hostile").glob("found/*")]:
        content = path.read_bytes()
        if path.suffix in SUFFIXES and len(content) < LONGEST_BYTES:
            (folder / path.name).write_bytes(bytes([SUFFIXES.index(path.suffix)]) + content)


def main() -> None:
    """Fuzz until the time is over or an input breaks a promise."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    found = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="htp-found-"))
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="htp-corpus-") as corpus:
        _write_seeds(Path(corpus))
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST_BYTES}", "-timeout=10", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={found}/", corpus], try_input, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
