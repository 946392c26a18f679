"""What the rulebook's own files say, kept so that it is read at once: their YAML took a tenth of the start of a check.

The file is made when the package is built or installed, and nobody's source. Its first line is the SHA-256 of the YAML
that it was made from and of its own content; where that is another by now, the YAML is read.
"""

import marshal
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from htp.document import Document
from htp.errors import InvalidInput
from htp.reading import yaml_text
from htp.reading.layout import TextLayout
from htp.rulebook.entries import diagnostics_of, document_of

NAME = "compiled.marshal"
_VERSION = 2
"""Of the format: one that every Python 3 reads, and in which the same data is the same bytes."""


def compiled(texts: Mapping[str, str]) -> bytes:
    """The content of the file for the YAML texts by name; raises InvalidInput where one of them is not well written."""
    documents = {name: document_of(name, text) for name, text in texts.items()}
    for name, each in documents.items():
        if each.problems:
            raise InvalidInput(tuple(diagnostics_of(name, texts[name], each.problems, [])))
    data = {name: each.data for name, each in documents.items()}
    content = marshal.dumps(data, _VERSION)
    return _digest(texts, content) + b"\n" + content


def documents_from(file: Path, texts: Mapping[str, str]) -> dict[str, Document] | None:
    """The documents of the YAML texts by name; None where there is no such file, or it was made from others."""
    try:
        digest, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(texts, content):
        return None
    data = marshal.loads(content)
    return {
        name: Document(name, 1, data[name], TextLayout(text, 1, yaml_text.places, yaml_text.lines))
        for name, text in texts.items()
    }


def _digest(texts: Mapping[str, str], content: bytes) -> bytes:
    parts = [part.encode() for each in texts.items() for part in each]
    return sha256(b"\0".join([*parts, content])).hexdigest().encode()
