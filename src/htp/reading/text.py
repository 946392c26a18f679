"""From bytes to text: UTF-8 with line feeds alone between its lines."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterator
from io import IncrementalNewlineDecoder

from htp.errors import BrokenDocument, TextProblem, UnusableText

MAX_LINE_LENGTH = 1024 * 1024
"""Characters that a line may have where a text is read line by line."""
CHUNK_BYTES = 64 * 1024
Read = Callable[[int], bytes]
"""Gives at most so many bytes more, and none at the end."""


def decoded(content: bytes) -> str:
    """The whole text; raises UnusableText for another encoding, and BrokenDocument at a byte that is no UTF-8."""
    _refuse_utf_16(content)
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = _with_line_feeds(content[: error.start].decode()).split("\n")
        excerpt = _with_line_feeds(content.decode(errors="replace")).split("\n")[len(before) - 1]
        values = {"byte": f"{content[error.start]:02X}"}
        place = TextProblem(len(before), len(before[-1]) + 1, "text.not-utf-8", values)
        raise BrokenDocument(place, excerpt) from error
    return _with_line_feeds(text)


def lines_of(read: Read) -> Iterator[str]:
    """The text in lines that end with a line feed; bytes that are not UTF-8 are kept as surrogates.

    Raises UnusableText for another encoding. A line that is too long comes unfinished, and is the last one.
    """
    decoder = IncrementalNewlineDecoder(getincrementaldecoder("utf-8")("surrogateescape"), translate=True)
    pending, chunk = "", read(CHUNK_BYTES)
    _refuse_utf_16(chunk)
    while chunk:
        *lines, pending = (pending + decoder.decode(chunk)).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(pending) > MAX_LINE_LENGTH:
            yield pending
            return
        chunk = read(CHUNK_BYTES)
    pending += decoder.decode(b"", final=True)
    if pending:
        yield pending


def _refuse_utf_16(content: bytes) -> None:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[:2].count(0) == 1 < len(content):
        raise UnusableText("text.utf-16")


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
