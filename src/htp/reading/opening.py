"""From a path to bytes: no more than a profile may have, or why there are none."""

from htp.document import Rejected
from htp.errors import Fault, UnusableText
from htp.location import Location
from htp.reading.text import CHUNK_BYTES, Read

MAX_BYTES = 1024 * 1024


def content_of(path: str) -> bytes:
    """The bytes of a file; raises OSError, ValueError for a path that cannot be one, and UnusableText."""
    with open(path, "rb") as file:  # noqa: PTH123 - measurably cheaper than Path for thousands of files
        content = file.read(CHUNK_BYTES)  # few are larger, and room for the largest costs more than the reading
        if len(content) == CHUNK_BYTES:
            content += file.read(MAX_BYTES + 1 - CHUNK_BYTES)
    return limited(content)


def content_from(read: Read) -> bytes:
    """The bytes of a stream, and one more than there may be where there are too many."""
    return read(MAX_BYTES + 1)


def limited(content: bytes) -> bytes:
    """The content; raises UnusableText where it is too large."""
    if len(content) > MAX_BYTES:
        raise UnusableText("file.too-large")
    return content


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
