"""A report as an input: its head and its records, where each stands, and every way in which it is none."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from support.reading import Bounded

from htp.document import NumberText
from htp.errors import NO_VALUES, Fault, InvalidInput, Values
from htp.location import KeyPath, Location
from htp.reading import report_file
from htp.reading.report_file import Object, Record, ReportFile, copy_of, refused, report_at
from htp.reading.text import CHUNK_BYTES

WHOLE = """\
{"format": "htp/assessment/1",
 "results": [
  {"company": "Ала-Тоо"},
  {"company": "Чолпон",
   "total": 0.10}],
 "as_of": "2026-11-25",
 "errors": [
  {"path": "c.yaml"}]}
"""
LINES = """\
{"type": "result", "company": "Ала-Тоо"}

{"type": "error", "path": "c.yaml"}
{"type": "result", "company": "Чолпон", "total": 0.10}
{"type": "summary", "format": "htp/assessment/1", "as_of": "2026-11-25"}
"""
HEAD = {"format": "htp/assessment/1", "as_of": "2026-11-25"}
ALA_TOO = {"company": "Ала-Тоо"}
CHOLPON = {"company": "Чолпон", "total": NumberText("0.10")}
ERROR = {"path": "c.yaml"}


def report(content: bytes | str) -> ReportFile:
    return report_at("r.json", lambda: BytesIO(content.encode() if isinstance(content, str) else content))


def of_lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def _result(data: Object, at: int) -> Record:
    return Record(is_error=False, data=data, at=at)


def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_file, "CHUNK_BYTES", 7)


SHORT_SUMMARY = '{"type": "summary", "format": "htp/assessment/1"}'

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 of a little end": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 of a big end": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("in_encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_a_whole_report_has_its_results_and_then_its_errors(in_encoding: Callable[[str], bytes]) -> None:
    found = report(in_encoding(WHOLE))
    records = [_result(ALA_TOO, 0), _result(CHOLPON, 1), Record(is_error=True, data=ERROR, at=2)]
    assert (found.path, found.head, list(found.records())) == ("r.json", HEAD, records)
    assert [found.record_at(each.at) for each in records] == records
    assert isinstance(records[1].data["total"], NumberText)


@pytest.mark.parametrize("in_encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_a_report_of_lines_has_its_records_in_their_order(in_encoding: Callable[[str], bytes]) -> None:
    found = report(in_encoding(LINES))
    records = list(found.records())
    assert (found.path, found.head) == ("r.json", {"type": "summary", **HEAD})
    assert [record[:2] for record in records] == [(False, ALA_TOO), (True, ERROR), (False, CHOLPON)]
    assert records == list(found.records()), "as often as needed"
    assert [found.record_at(each.at) for each in reversed(records)] == records[::-1]


PLACES: list[tuple[str, int | None, KeyPath, tuple[int, int]]] = [
    (WHOLE, None, ("as_of",), (6, 2)),
    (WHOLE, None, ("as_of", "year"), (6, 2)),
    (WHOLE, None, ("missing",), (1, 1)),
    (WHOLE, 0, ("company",), (3, 4)),
    (WHOLE, 1, ("total",), (5, 4)),
    (WHOLE, 2, ("path",), (8, 4)),
    (WHOLE, 2, (), (8, 3)),
    (LINES, None, ("as_of",), (5, 51)),
    (LINES, 0, ("company",), (1, 20)),
    (LINES, 1, ("path",), (3, 19)),
    (LINES, 2, ("total",), (4, 41)),
    (LINES, 2, ("missing", "more"), (4, 1)),
]


@pytest.mark.parametrize("text, number, keys, place", PLACES)
def test_a_value_is_found_at_its_place_or_what_it_should_stand_in(
    text: str, number: int | None, keys: KeyPath, place: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_chunks(monkeypatch)
    found = report(text)
    record = None if number is None else list(found.records())[number]
    assert found.place(record, keys) == Location("r.json", 1, *place)
    (diagnostic,) = refused(found, record, keys, Fault("report.not-ours", {"key": "k"})).diagnostics
    assert diagnostic[:3] == (Location("r.json", 1, *place), "report.not-ours", {"key": "k"})


def test_of_a_very_long_text_the_path_is_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_file, "_MAX_SEARCHED", len(WHOLE))
    assert report(WHOLE).place(None, ("as_of",)) == Location("r.json", 1, 6, 2)
    monkeypatch.setattr(report_file, "_MAX_SEARCHED", len(WHOLE) - 1)
    assert report(WHOLE).place(None, ("as_of",)) == Location("r.json")


@pytest.mark.parametrize("blank_lines", ["", "\n", "\r\n \n" * 9])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_summary_is_the_last_line_that_is_not_blank(
    blank_lines: str, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_chunks(monkeypatch)
    found = report(mark + SHORT_SUMMARY + blank_lines)
    assert list(found.records()) == []
    assert found.place(None, ("format",)) == Location("r.json", 1, 1, 21)
    found = report(mark + of_lines('{"type": "error", "path": "c.yaml"}', SHORT_SUMMARY) + blank_lines)
    assert [each.data for each in found.records()] == [ERROR]
    assert found.place(None, ("format",)) == Location("r.json", 1, 2, 21)


RESULT = '{"type": "result", "company": "Чолпон"}'
REFUSED: list[tuple[str | bytes, tuple[int | None, ...], str, Values]] = [
    ("", (1, 1), "report.no-json", NO_VALUES),
    ("Ала-Тоо\n", (1, 1), "report.no-json", NO_VALUES),
    ("\n company: Ала-Тоо", (2, 2), "report.no-json", NO_VALUES),
    ('"a text"', (1,), "report.no-report", NO_VALUES),
    ("[" * 2_000, (1,), "report.no-report", NO_VALUES),
    ('{"a":' * 2_000, (1,), "report.no-report", NO_VALUES),
    ("[1]", (1,), "report.no-report", NO_VALUES),
    ("[1 2]", (1, 4), "json.value-has-ended", NO_VALUES),
    ("{}", (None,), "report.no-report", NO_VALUES),
    ('{"format": 1}', (None,), "report.no-report", NO_VALUES),
    ('{"format": "other/1"}', (None,), "report.no-report", NO_VALUES),
    ('{"format": "htp/fees/1"}', (None,), "report.other-answer", {"format": "htp/fees/1"}),
    ('{"format": "htp/assessment/2"}', (None,), "report.later-version", {"format": "htp/assessment/2"}),
    (WHOLE[: WHOLE.index("]")], (5, 18), "report.broken-off", NO_VALUES),
    (WHOLE[: WHOLE.index("Чолпон")] + "\n", (4, 16), "report.broken-off", NO_VALUES),
    (WHOLE.replace('"total": ', '"total" '), (5, 12), "json.key-without-colon", NO_VALUES),
    (WHOLE.replace('"as_of"', '"format"'), (1,), "key.twice", {"key": "format"}),
    (WHOLE.replace("results", "result"), (1, 1), "report.not-ours", {"key": "results"}),
    (WHOLE.replace('{"path": "c.yaml"}', "1"), (7, 2), "report.not-ours", {"key": "errors"}),
    (WHOLE.encode().replace("Чол".encode(), b"\xff"), (4,), "text.not-utf-8", {"byte": "FF"}),
    (of_lines(RESULT), (1,), "report.broken-off", NO_VALUES),
    (of_lines(RESULT, RESULT[:-9]), (2,), "report.broken-off", NO_VALUES),
    (of_lines(RESULT, '{"type": "summary"}'), (2,), "report.no-report", NO_VALUES),
    (
        of_lines(RESULT, SHORT_SUMMARY.replace("/1", "/2")),
        (2,),
        "report.later-version",
        {"format": "htp/assessment/2"},
    ),
    (of_lines(RESULT, SHORT_SUMMARY, RESULT, SHORT_SUMMARY), (3,), "report.goes-on", NO_VALUES),
    (of_lines(RESULT, "", "[]", SHORT_SUMMARY), (3,), "report.no-report", NO_VALUES),
    (of_lines(RESULT, "", '{"type": "note"}', SHORT_SUMMARY), (3,), "report.not-ours", {"key": "type"}),
    (of_lines(RESULT, '{"path": "c.yaml"}', SHORT_SUMMARY), (2,), "report.not-ours", {"key": "type"}),
    (of_lines(RESULT, '{"a": 1, "b": 1, "b": 2}', SHORT_SUMMARY), (2,), "key.twice", {"key": "b"}),
    (of_lines(RESULT, '{"a" 1}', SHORT_SUMMARY), (2, 6), "json.key-without-colon", NO_VALUES),
    (of_lines(RESULT, '{"a": "b', SHORT_SUMMARY), (2, 7), "report.broken-off", NO_VALUES),
    (of_lines(RESULT, '{"a": 1', SHORT_SUMMARY), (2, 8), "report.broken-off", NO_VALUES),
    (of_lines(RESULT, "company: A", SHORT_SUMMARY), (2, 1), "report.no-json", NO_VALUES),
    (b"\xff\xfe" + "{}".encode("utf-16-le") + b"\x00", (1, 3), "json.goes-on-after-end", NO_VALUES),
    (b"\xfe\xff" + '\r\n\r{"a" 1}'.encode("utf-16-be"), (2, 7), "json.key-without-colon", NO_VALUES),
    (of_lines(RESULT).encode() + b'{"a": "\xb0"}\n' + SHORT_SUMMARY.encode(), (2,), "text.not-utf-8", {"byte": "B0"}),
]


@pytest.mark.parametrize("content, place, id_, values", REFUSED)
def test_what_is_no_report_is_refused_with_its_place(
    content: str | bytes, place: tuple[int | None, ...], id_: str, values: Values
) -> None:
    with pytest.raises(InvalidInput) as caught:
        list(report(content).records())
    assert [each[:3] for each in caught.value.diagnostics] == [(Location("r.json", 1, *place), id_, values)]


def test_a_report_is_as_large_as_it_may_be_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(WHOLE.encode())
    monkeypatch.setattr(report_file, "MAX_WHOLE_BYTES", size)
    assert report(WHOLE).head == HEAD
    monkeypatch.setattr(report_file, "MAX_WHOLE_BYTES", size - 1)
    with pytest.raises(InvalidInput) as caught:
        report(WHOLE)
    assert [each[:2] for each in caught.value.diagnostics] == [(Location("r.json"), "report.too-large")]


def test_a_line_is_as_long_as_it_may_be_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    text = of_lines(RESULT, '{"type": "result", "company": "A long name, which makes the line longer"}', SHORT_SUMMARY)
    longest = max(map(len, text.splitlines()))
    monkeypatch.setattr(report_file, "MAX_LINE_BYTES", longest + len("\n"))
    assert len(list(report(text).records())) == 2
    monkeypatch.setattr(report_file, "MAX_LINE_BYTES", longest - 1)
    with pytest.raises(InvalidInput) as caught:
        list(report(text).records())
    assert [each[:2] for each in caught.value.diagnostics] == [(Location("r.json", 1, 2), "report.line-too-long")]


@pytest.mark.parametrize(
    "now, place, id_, values",
    [
        ('{"type": "result", "b" 1}', (1, 24), "json.key-without-colon", NO_VALUES),
        ('{"type": "result"', (1, 18), "report.broken-off", NO_VALUES),
        (b"\xff", (1,), "text.not-utf-8", {"byte": "FF"}),
        ("[]", (None,), "report.no-report", NO_VALUES),
        ('{"type": "note"}', (None,), "report.not-ours", {"key": "type"}),
    ],
)
def test_a_record_that_has_changed_since_it_was_read_is_refused(
    now: str | bytes, place: tuple[int | None, ...], id_: str, values: Values
) -> None:
    file = BytesIO(of_lines(RESULT, SHORT_SUMMARY).encode())
    found = report_at("r.json", lambda: file)
    (record,) = found.records()
    file.seek(0)
    file.write((now.encode() if isinstance(now, str) else now) + b"\n")
    with pytest.raises(InvalidInput) as caught:
        found.record_at(record.at)
    assert [each[:3] for each in caught.value.diagnostics] == [(Location("r.json", 1, *place), id_, values)]


def test_every_number_stays_what_was_written() -> None:
    (record,) = report(of_lines('{"type": "result", "whole": 10, "part": 1.50}', SHORT_SUMMARY)).records()
    assert record.data == {"whole": NumberText("10"), "part": NumberText("1.50")}
    assert all(isinstance(each, NumberText) for each in record.data.values())


def test_the_last_line_may_have_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_file, "MAX_LINE_BYTES", len(SHORT_SUMMARY) + 1)
    assert list(report(of_lines(SHORT_SUMMARY)[:-1]).records()) == []


def test_what_cannot_be_opened_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        report_at("gone.json", (tmp_path / "gone.json").open)  # type: ignore[arg-type]
    assert [each[:2] for each in caught.value.diagnostics] == [(Location("gone.json"), "file.missing")]


def test_what_can_be_read_once_is_kept_to_be_read_again() -> None:
    content = json.dumps(list(range(40_000))).encode()
    asked: list[Any] = []
    file = BytesIO(content)

    def read(size: int) -> bytes:
        asked.append(size)
        return file.read(size)

    with copy_of(read) as copy:
        assert copy.read() == content
    assert asked == [CHUNK_BYTES] * (len(content) // CHUNK_BYTES + 2)


@pytest.mark.parametrize(
    "content",
    [
        b'{"format": "htp/assessment/1", "results": [{"company": "A"}], "errors": []}',
        of_lines(RESULT, SHORT_SUMMARY).encode(),
    ],
)
def test_no_more_of_a_report_is_read_than_it_may_have(content: bytes) -> None:
    report = report_at("r.json", lambda: Bounded(content))
    for each in report.records():
        assert report.record_at(each.at) == each
        assert report.place(each, ()).line == 1
