"""What the rulebook's own files say, kept so that it is read at once: their YAML took a tenth of the start of a check.

The file is made when the package is built or installed, and nobody's source. Its first line is a checksum of the YAML
that it was made from and of its own content; where that is another by now, the YAML is read.
"""

import marshal
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from htp.document import Data
from htp.errors import InvalidInput
from htp.rulebook.entries import diagnostics_of, document_of

NAME = "compiled.marshal"
_VERSION = 2
"""Of the format: one that every Python 3 reads, and in which the same data is the same bytes."""


def compiled(contents: Mapping[str, bytes]) -> bytes:
    """The content of the file for the YAML files by name; raises InvalidInput where one of them is not well written."""
    texts = {name: content.decode() for name, content in contents.items()}
    documents = {name: document_of(name, text) for name, text in texts.items()}
    for name, each in documents.items():
        if each.problems:
            raise InvalidInput(tuple(diagnostics_of(name, texts[name], each.problems, [])))
    content = marshal.dumps({name: each.data for name, each in documents.items()}, _VERSION)
    return _checksum(contents, content) + b"\n" + content


def data_from(file: Path, contents: Mapping[str, bytes]) -> dict[str, Data] | None:
    """What the YAML files say by name; None where there is no such file, or it was made from others."""
    try:
        checksum, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if checksum != _checksum(contents, content):
        return None
    data: dict[str, Data] = marshal.loads(content)
    return data


def _checksum(contents: Mapping[str, bytes], content: bytes) -> bytes:
    parts = [part for name, each in contents.items() for part in (name.encode(), each)]
    return b"%08x" % crc32(b"\0".join([*parts, content]))
