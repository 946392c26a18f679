"""What each reader of the program is given, good and broken: reports, mappings, overlays, workbooks, words."""

from pathlib import Path
from random import Random

import pytest
from support.examples import IS_THOROUGH
from support.program_checks import KINDS
from support.seeds import changed, seeds

pytestmark = pytest.mark.no_cover

CHANGES = 2_000 if IS_THOROUGH else 10
FOUND = sorted((Path(__file__).parent / "found").glob("*/*"))


@pytest.mark.parametrize("kind", KINDS)
def test_good_inputs_of_every_kind_are_answered(kind: str) -> None:
    for content in seeds(kind):
        KINDS[kind](content)


@pytest.mark.parametrize("kind", KINDS)
def test_broken_inputs_of_every_kind_are_answered(kind: str) -> None:
    chance = Random(kind)
    for _ in range(CHANGES):
        made = chance.choice(seeds(kind))
        for _ in range(chance.choice((1, 1, 2, 4))):
            made = changed(made, chance)
        KINDS[kind](made)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_fuzzing_found(path: Path) -> None:
    KINDS[path.parent.name](path.read_bytes())
