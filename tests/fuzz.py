"""Looks for inputs that the program does not answer as it promises, guided by what code they reach.

    python tests/fuzz.py [seconds] [kind …]

Needs the extra `fuzz` (Atheris). The kinds are those of `support/program_checks.py`, all unless some are named. What is
found becomes a file in `tests/hostile/found`, in the folder of its kind, where the tests read it.
"""

import hashlib
import importlib
import pkgutil
import random
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["htp", "yaml"]):
    import htp

    for module in pkgutil.walk_packages(htp.__path__, "htp."):
        if not module.name.startswith(("htp.__main__", "htp.__pyinstaller")):
            importlib.import_module(module.name)  # what a command imports later would not be watched
from support.program_checks import KINDS
from support.seeds import changed, seeds

TESTS = Path(__file__).parent
MAX_BYTES = 1 << 16
FOUND = TESTS / "hostile" / "found"


def try_input(kinds: tuple[str, ...], made: bytes) -> None:
    """One input: the first of the bytes that the fuzzer made chooses its kind, the rest is its content."""
    if not made:
        return
    kind, content = kinds[made[0] % len(kinds)], made[1:]
    try:
        KINDS[kind](content)
    except Exception:
        folder = FOUND / kind
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
        raise


def mutated(made: bytes, most: int, seed: int) -> bytes:
    """The bytes changed by the fuzzer, or as the tests do, with words that blind changes seldom write."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return bytes(atheris.Mutate(made, most))
    return changed(made, chance)[:most]


def _seeds(kind: str) -> Iterator[bytes]:
    """What is changed first: a good input of the kind, and those that were found before."""
    yield from seeds(kind)
    yield from (path.read_bytes() for path in (FOUND / kind).glob("*"))


def main() -> None:
    """Fuzz until the time is over or an input breaks a promise."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    kinds = tuple(sys.argv[2:]) or tuple(KINDS)
    with tempfile.TemporaryDirectory(prefix="htp-corpus-") as corpus:
        for number, kind in enumerate(kinds):
            for at, content in enumerate(_seeds(kind)):
                (Path(corpus) / f"{kind}-{at}").write_bytes(bytes([number]) + content)
        options = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", "-timeout=60", "-rss_limit_mb=1024"]
        atheris.Setup(
            [sys.argv[0], *options, "-print_final_stats=1", corpus],
            partial(try_input, kinds),
            custom_mutator=mutated,
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
