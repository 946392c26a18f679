"""Everything that was read of an input, each field of it, as a text that can be compared as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO

from htp.assessing.profiles import profile_in
from htp.document import Data, Document, FileNote, InputNote, LeftOut, NumberText, Original, Rejected, Remark
from htp.reading.choices import NO_CHOICES, Choices
from htp.reading.documents import StandardInput, documents_in, inputs_below
from htp.reading.table import RowLayout


def everything(content: bytes, name: str, choices: Choices = NO_CHOICES) -> str:
    """All that is read of a content that comes in by that name."""
    inputs = inputs_below(["-"], StandardInput(BytesIO(content).read, name), choices)
    found = shown(each for source in inputs for each in documents_in(source))
    return found.replace(sha256(content).hexdigest(), "what came in")  # a workbook has the time in it


def of_all(read: Mapping[str, str]) -> str:
    """What was read of several inputs, each below what it is."""
    return "\n".join(f"=== {what}\n{found}" for what, found in read.items())


def shown(records: Iterable[Document | Remark | Rejected]) -> str:
    """A line for each record, and one below it for each thing that is said of it."""
    return "".join(f"{line}\n" for each in records for line in _lines(each))


def _lines(record: Document | Remark | Rejected) -> Iterator[str]:
    match record:
        case Document():
            layout, original = record.layout, record.original
            numbers = f", its revenue lines {layout.line_numbers}" if isinstance(layout, RowLayout) else ""
            of = original.sha256 if isinstance(original, Original) else original
            yield f"{record.path} {record.number}: company in line {layout.first_line}{numbers}, of {of}"
            yield f"    {_marked(record.data)}"
            yield from (f"    problem {tuple(each)}" for each in record.problems)
            yield from (f"    {_note(each)}" for each in record.notes)
            read = profile_in(record)
            yield from _lines(read) if isinstance(read, Rejected) else ()
        case FileNote():
            yield f"{record.path} {record.document}: {_note(record.note)}"
        case LeftOut():
            yield f"{record.path}: {record.id}, {record.files}"
        case Rejected():
            yield f"{record.path} {record.document}: rejected"
            yield from (f"    {tuple(each.location)} {tuple(each[1:])}" for each in record.diagnostics)


def _note(note: InputNote) -> str:
    return f"note {tuple(note)}"


def _marked(data: Data) -> object:
    """The data with a `#` before each number that was written as one."""
    if isinstance(data, dict):
        return {key: _marked(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_marked(each) for each in data]
    return f"#{data}" if isinstance(data, NumberText) else data
