"""A report of this program as an input: its head and its records, to be read as often as needed.

A report of `--format json` is held as a whole; of JSON lines no more than a line is. What is wrong raises InvalidInput
with its place.
"""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from typing import IO, Any, NamedTuple, Protocol, cast

from htp.document import NumberText
from htp.errors import Diagnostic, Fault, InvalidInput, TextProblem
from htp.location import KeyPath, Location
from htp.reading.json_text import broken_json
from htp.reading.opening import IN_MEMORY_BYTES, unreadable
from htp.reading.text import CHUNK_BYTES, Read

FORMAT = "htp/assessment/1"
_FORMAT_OF_ANY_VERSION = "htp/assessment/"
MAX_WHOLE_BYTES = 512 * 1024 * 1024
"""Of a report of `--format json`; one of JSON lines is as large as it likes."""
_MAX_SEARCHED = 8 * 1024 * 1024
MAX_LINE_BYTES = 64 * 1024 * 1024

Object = dict[str, Any]
"""Numbers are kept as they are written (NumberText), so that an edited one is found."""


class Record(NamedTuple):
    """What the report says of one company, or of an input that could not be used."""

    is_error: bool
    data: Object
    at: int
    """Where it can be read again with `record_at`."""


class ReportFile(Protocol):
    """A report that was opened and begins and ends as it should."""

    path: str
    head: Object
    """Everything but results and errors."""

    def records(self) -> Iterator[Record]:
        """Results and errors, the results in their order."""

    def record_at(self, at: int) -> Record: ...

    def place(self, record: Record | None, keys: KeyPath) -> Location:
        """Where a value of the record, or of the head, stands."""


def refused(report: ReportFile, record: Record | None, keys: KeyPath, fault: Fault) -> InvalidInput:
    """What to raise where a value of the record, or of the head, is not what this program writes."""
    return InvalidInput((Diagnostic(report.place(record, keys), *fault),))


def report_at(path: str, opened: Callable[[], IO[bytes]]) -> ReportFile:
    """The report that `opened` gives; raises InvalidInput, also for what is no report or has broken off."""
    try:
        file = _in_utf_8(opened())
        file.seek(0)
        first = file.readline(MAX_LINE_BYTES)
        file.seek(0)
        if _is_line_of_report(first):
            return _Lines(path, file)
        return _Whole(path, file)
    except (OSError, ValueError) as error:
        raise InvalidInput(unreadable(path, error).diagnostics) from error


def copy_of(read: Read) -> IO[bytes]:
    """What can be read only once, to be read again; a large one is on disk, without a name."""
    from tempfile import SpooledTemporaryFile

    copy = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY_BYTES))  # noqa: SIM115 - the reader closes it
    while chunk := read(CHUNK_BYTES):
        copy.write(chunk)
    copy.seek(0)
    return copy


def _in_utf_8(file: IO[bytes]) -> IO[bytes]:
    """The file, or a copy of one in UTF-16, in which some shells save what a program prints."""
    start = file.read(len(BOM_UTF16_LE))
    file.seek(0)
    if start not in (BOM_UTF16_LE, BOM_UTF16_BE):
        return file
    text = TextIOWrapper(cast(BytesIO, file), "utf-16", "replace", newline="")
    return copy_of(lambda size: text.read(size).encode())


def _is_line_of_report(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("type") in ("result", "error", "summary")


class _Whole:
    """A report of `--format json`."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self.path = path
        content = file.read(MAX_WHOLE_BYTES + 1)
        if len(content) > MAX_WHOLE_BYTES:
            raise _invalid(path, Fault("report.too-large"))
        self._text = _decoded(path, content.removeprefix(BOM_UTF8), 1)
        report = _object(path, self._text, 1)
        _refuse_other_format(path, report)
        self._results, self._errors = (self._list(report, key) for key in ("results", "errors"))
        self.head = {key: value for key, value in report.items() if key not in ("results", "errors")}

    def _list(self, report: Object, key: str) -> list[Object]:
        found = report.get(key)
        if isinstance(found, list) and all(isinstance(each, dict) for each in found):
            return found
        raise refused(self, None, (key,), Fault("report.not-ours", {"key": key}))

    def records(self) -> Iterator[Record]:
        for at in range(len(self._results) + len(self._errors)):
            yield self.record_at(at)

    def record_at(self, at: int) -> Record:
        of_errors = at - len(self._results)
        return Record(of_errors >= 0, self._results[at] if of_errors < 0 else self._errors[of_errors], at)

    def place(self, record: Record | None, keys: KeyPath) -> Location:
        if record is not None:
            before = ("errors", record.at - len(self._results)) if record.is_error else ("results", record.at)
            keys = (*before, *keys)
        return _place(self.path, self._text, keys, 1)


class _Lines:
    """A report of `--format jsonl`; the place of a record is that of its first byte."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self.path, self._file = path, file
        last, line = self._last_line()
        try:
            summary = _object(path, _decoded(path, last, line), line)
        except InvalidInput:
            summary = {}
        if summary.get("type") != "summary":
            raise _invalid(path, Fault("report.broken-off"), line)
        _refuse_other_format(path, summary, line)
        self.head = summary

    def records(self) -> Iterator[Record]:
        self._file.seek(0)
        number, has_ended = 0, False
        while line := self._file.readline(MAX_LINE_BYTES):
            number += 1
            at = self._file.tell() - len(line)
            if not line.strip():
                continue
            if has_ended:
                raise _invalid(self.path, Fault("report.goes-on"), number)
            if not line.endswith(b"\n") and len(line) == MAX_LINE_BYTES:
                raise _invalid(self.path, Fault("report.line-too-long"), number)
            record = self._record(line, at, number)
            if record is None:
                has_ended = True
            else:
                yield record

    def record_at(self, at: int) -> Record:
        self._file.seek(at)
        found = self._record(self._file.readline(MAX_LINE_BYTES), at, None)
        assert found is not None  # the summary is no record
        return found

    def _record(self, line: bytes, at: int, number: int | None) -> Record | None:
        """The record of the line; None for the summary."""
        data = _object(self.path, _decoded(self.path, line.removeprefix(BOM_UTF8).rstrip(), number), number)
        match data.pop("type", None):
            case "summary":
                return None
            case "result" | "error" as type_:
                return Record(type_ == "error", data, at)
            case _:
                raise _invalid(self.path, Fault("report.not-ours", {"key": "type"}), number)

    def place(self, record: Record | None, keys: KeyPath) -> Location:
        if record is None:
            last, line = self._last_line()
        else:
            self._file.seek(0)
            line = self._file.read(record.at).count(b"\n") + 1
            last = self._file.readline(MAX_LINE_BYTES)
        return _place(self.path, _decoded(self.path, last, line), keys, line)

    def _last_line(self) -> tuple[bytes, int]:
        """The last line that is not blank, and its number."""
        self._file.seek(0)
        last, number = b"", 1
        for count, line in enumerate(iter(lambda: self._file.readline(MAX_LINE_BYTES), b""), start=1):
            if not line.isspace():
                last, number = line, count
        return last.rstrip().removeprefix(BOM_UTF8), number


def _decoded(path: str, content: bytes, line: int | None) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        at = (line or 1) + content[: error.start].count(b"\n")
        fault = Fault("text.not-utf-8", {"byte": f"{content[error.start]:02X}"})
        raise _invalid(path, fault, at) from error


def _object(path: str, text: str, line: int | None) -> Object:
    """The object that the text is; what is none is no report."""

    def build(pairs: list[tuple[str, Any]]) -> Object:
        built = dict(pairs)
        if len(built) != len(pairs):
            twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
            raise _invalid(path, Fault("key.twice", {"key": twice}), line)
        return built

    try:
        found = json.loads(text, object_pairs_hook=build, parse_int=NumberText, parse_float=NumberText)
    except json.JSONDecodeError as error:
        is_at_end = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        if is_at_end and text.strip():
            place = TextProblem(error.lineno, error.colno, "report.broken-off")
        elif text.lstrip()[:1] not in ("{", "["):
            place = TextProblem(error.lineno, error.colno, "report.no-json")
        else:
            place = broken_json(error)
        number = place.line + (line or 1) - 1
        raise InvalidInput((Diagnostic(Location(path, 1, number, place.column), place.id),)) from error
    except RecursionError as error:
        raise _invalid(path, Fault("report.no-report"), line) from error
    if not isinstance(found, dict):
        raise _invalid(path, Fault("report.no-report"), line)
    return found


def _refuse_other_format(path: str, head: Object, line: int | None = None) -> None:
    format_ = head.get("format")
    if format_ == FORMAT:
        return
    if not isinstance(format_, str) or not format_.startswith("htp/"):
        fault = Fault("report.no-report")
    elif format_.startswith(_FORMAT_OF_ANY_VERSION):
        fault = Fault("report.later-version", {"format": format_})
    else:
        fault = Fault("report.other-answer", {"format": format_})
    raise _invalid(path, fault, line)


def _place(path: str, text: str, keys: KeyPath, line: int) -> Location:
    """Where the value stands, or what it should stand in, in the text that begins on that line.

    Of a very long text only the path: looking it up would take as much memory again, and more.
    """
    if len(text) > _MAX_SEARCHED:
        return Location(path)
    from htp.reading.json_text import places

    found = places(text, line)
    while keys not in found:
        keys = keys[:-1]
    return Location(path, 1, *found[keys].key)


def _invalid(path: str, fault: Fault, line: int | None = None) -> InvalidInput:
    return InvalidInput((Diagnostic(Location(path, 1, line), *fault),))
