"""Looks for inputs that the program does not answer as it promises, guided by what code they reach.

    python tests/fuzz.py [seconds]

Needs the extra `fuzz` (Atheris). What is found becomes a file in `tests/hostile/found`, where the tests read it.
"""

import hashlib
import random
import sys
import tempfile
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["htp", "yaml"]):
    from support.contract_checks import answered

TESTS = Path(__file__).parent
SUFFIXES = (".yaml", ".json", ".csv", ".tsv", "")
"""The first byte of what the fuzzer makes chooses the kind of input; the rest is its content."""
MAX_BYTES = 4096
FOUND = TESTS / "hostile" / "found"
WORDS = TESTS / "hostile" / "words.txt"


def try_input(made: bytes) -> None:
    """One input, made of the bytes that the fuzzer chose."""
    if not made:
        return
    suffix, content = SUFFIXES[made[0] % len(SUFFIXES)], made[1:]
    try:
        answered(f"company{suffix}", content)
    except Exception:
        FOUND.mkdir(exist_ok=True)
        (FOUND / f"{hashlib.sha256(content).hexdigest()[:16]}{suffix}").write_bytes(content)
        raise


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
    for path in [*(TESTS.parent / "sample_inputs").rglob("*.*"), *FOUND.glob("*")]:
        content = path.read_bytes()
        if path.suffix in SUFFIXES and len(content) < MAX_BYTES:
            (folder / path.name).write_bytes(bytes([SUFFIXES.index(path.suffix)]) + content)


def main() -> None:
    """Fuzz until the time is over or an input breaks a promise."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    with tempfile.TemporaryDirectory(prefix="htp-corpus-") as corpus:
        _write_seeds(Path(corpus))
        options = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", "-timeout=10", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, corpus], try_input, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
