"""Many inputs judged: what an input costs that cannot be judged at all, and how many are held at a time."""

from datetime import date
from pathlib import Path

import pytest
from support.builders import rulebook

from htp.assessing.batch import Work, assess_in_chunks
from htp.assessing.pipeline import AssessedProfile, Room, RunSettings, assess_document
from htp.assessing.results import Assessed, Result
from htp.document import Document, Rejected, Remark
from htp.reading.documents import StandardInput, inputs_below

DAY = date(2016, 12, 31)


def test_an_input_for_which_the_memory_is_too_small_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text("company: {name: A}\n---\ncompany: {name: B}\n", encoding="utf-8")

    def short_of_memory(
        document: Document | Remark | Rejected, terms: RunSettings, room: Room
    ) -> AssessedProfile | Remark | Rejected:
        """The second company of the second file takes too much."""
        if isinstance(document, Document) and document.number == 2 and document.path.endswith("b.yaml"):
            raise MemoryError
        return assess_document(document, terms, room)

    monkeypatch.setattr("htp.assessing.batch.assess_document", short_of_memory)
    work: Work[Result | Remark] = Work(RunSettings(rulebook(), DAY, DAY), lambda found: found)
    chunk = work(inputs_below([str(tmp_path)], StandardInput(lambda _: b"")))
    assert [Path(each.path).name for each in chunk.results if isinstance(each, Assessed)] == [
        "a.yaml",
        "a.yaml",
        "b.yaml",
        "c.yaml",
        "c.yaml",
    ]
    (lost,) = (each for each in chunk.results if isinstance(each, Rejected))
    assert Path(lost.path).name == "b.yaml"
    assert [each.id for each in lost.diagnostics] == ["input.out-of-memory"]
    assert (chunk.inputs, chunk.portfolio.invalid) == (3, 1)


def test_no_more_is_held_at_a_time_where_files_are_large(tmp_path: Path) -> None:
    """What comes of a file of the largest size is thirty times as large: of thirty of them it would fill the memory."""
    small, large = "company: {name: A}\n", "company: {name: A}\n" + "#" * 200_000
    for name, text in {"a": small, "b": large, "c": large, "d": small}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    work: Work[Result | Remark] = Work(RunSettings(rulebook(), DAY, DAY), lambda found: found)
    chunks = assess_in_chunks(inputs_below([str(tmp_path)], StandardInput(lambda _: b"")), work, jobs=1)
    assert [each.inputs for each in chunks] == [3, 1, 0]
