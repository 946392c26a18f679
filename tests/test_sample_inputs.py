"""Every sample has the verdict that its folder says."""

import json
from pathlib import Path

import pytest
from program import htp

FOLDER = Path(__file__).parent.parent / "sample_inputs"
_CODE_BY_FOLDER = {"eligible": 0, "not_eligible": 1, "undetermined": 3, "invalid": 4}
SAMPLES = sorted(path.relative_to(FOLDER).as_posix() for name in _CODE_BY_FOLDER for path in (FOLDER / name).iterdir())


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_verdict_is_that_of_the_folder(sample: str) -> None:
    folder = sample.partition("/")[0]
    run = htp("check", "--format", "json", FOLDER / sample)
    report = json.loads(run.stdout)
    assert run.exit_code == _CODE_BY_FOLDER[folder], run.stderr
    assert [each["verdict"].replace("-", "_") for each in report["results"]] == [folder] * len(report["results"])
    assert bool(report["errors"]) is (folder == "invalid")


@pytest.mark.parametrize("folder, code", _CODE_BY_FOLDER.items())
def test_a_folder_has_one_verdict(folder: str, code: int) -> None:
    assert any(sample.startswith(f"{folder}/") for sample in SAMPLES)
    assert htp("check", "-q", FOLDER / folder).exit_code == code
