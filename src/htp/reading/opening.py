"""From a path to bytes: no more than a profile may have, or why there are none."""

import re
import stat
from os import fstat
from typing import IO, cast

from htp.document import Rejected
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading.text import CHUNK_BYTES, MAX_LINE_LENGTH, Read

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a workbook of Excel begins with, and one of before 2007 or with a password."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|table|\w+:workbook)\b", re.IGNORECASE)
"""What programs write under the suffix of a workbook: a page that spreadsheets open."""
MAX_BYTES = 1024 * 1024
MAX_COPIED_BYTES = 1024 * 1024 * 1024
"""Of a table that comes through a pipe; one in a file is as large as it likes."""
IN_MEMORY_BYTES = 8 * 1024 * 1024
_BYTES_OF_A_CHARACTER = 4


def content_of(path: str) -> bytes:
    """The bytes of a file; raises OSError, ValueError for a path that cannot be one, and UnusableText."""
    with open(path, "rb") as file:  # noqa: PTH123 - measurably cheaper than Path for thousands of files
        content = file.read(CHUNK_BYTES)  # few are larger, and room for the largest costs more than the reading
        if len(content) == CHUNK_BYTES:
            content += file.read(MAX_BYTES + 1 - CHUNK_BYTES)
    return limited(content)


def table_at(path: str) -> IO[bytes]:
    """The table of that path, to be read as often as needed; raises OSError, ValueError and UnusableText."""
    file = open(path, "rb")  # noqa: PTH123, SIM115 - raises no more than OSError and ValueError; the reader closes it
    if stat.S_ISREG(fstat(file.fileno()).st_mode):
        return file
    with file:
        return table_from(file.read)


def table_from(read: Read) -> IO[bytes]:
    """A copy of what can be read only once, to be read as often as needed; a large one is on disk, without a name.

    It ends within a line that is too long, which is said when it is read. Raises UnusableText.
    """
    from tempfile import SpooledTemporaryFile

    copy = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY_BYTES))  # noqa: SIM115 - the reader closes it
    copied = of_line = 0
    while chunk := read(CHUNK_BYTES):
        copied += len(chunk)
        if copied > MAX_COPIED_BYTES:
            copy.close()
            raise UnusableText("table.too-large-to-copy")
        copy.write(chunk)
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        of_line = of_line + len(chunk) if end < 0 else len(chunk) - end
        if of_line > MAX_LINE_LENGTH * _BYTES_OF_A_CHARACTER:
            break
    copy.seek(0)
    return copy


def content_from(read: Read) -> bytes:
    """The bytes of a stream, and one more than there may be where there are too many."""
    return read(MAX_BYTES + 1)


def limited(content: bytes) -> bytes:
    """The content; raises UnusableText where it is no text, or too large."""
    refuse_other_kinds(content)
    if len(content) > MAX_BYTES:
        raise UnusableText("file.too-large")
    return content


def refuse_other_kinds(content: bytes) -> None:
    """Raises UnusableText where the content, or the beginning of it, is that of a workbook, a document or a page."""
    if content.startswith(OLD_OFFICE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise UnusableText("workbook.encrypted" if is_encrypted else "workbook.old")
    if content.startswith(ZIP):
        refuse_open_document(content)
        raise UnusableText("file.is-workbook" if b"xl/" in content else "file.is-packed")
    if content.startswith(b"%PDF-"):
        raise UnusableText("file.is-pdf")
    if _PAGE.match(content):
        raise UnusableText("file.is-page")


def refuse_open_document(content: bytes) -> None:
    """Raises UnusableText for a spreadsheet of LibreOffice, which says in its first entry what it is."""
    if _OPEN_DOCUMENT in content[:200]:
        raise UnusableText("workbook.open-document")


def unreadable(path: str, error: OSError | ValueError) -> Rejected:
    """A file or folder rejected for what the system says of it."""
    if isinstance(error, FileNotFoundError):
        fault = Fault("file.missing")
    elif isinstance(error, PermissionError):
        fault = Fault("file.not-permitted")
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        fault = Fault("file.unreadable", {"reason": reason})
    return Rejected.at(Location(path), fault)
