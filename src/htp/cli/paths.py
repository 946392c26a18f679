"""The inputs that a command is given: those that are named, and those in the file of `--files-from`."""

import codecs
import os
from collections.abc import Sequence
from pathlib import Path

from htp.cli.messages import wrong_usage
from htp.cli.streams import read_standard_input

_OPTION = "--files-from"
_MAX_BYTES = 64 * 2**20
"""Of a list of paths: a million long ones."""


def paths_of(named: Sequence[str], files_from: str | None) -> list[str]:
    """The paths that are named and those that the file lists; none at all is wrong usage, but for an empty list."""
    if files_from is None:
        if not named:
            raise wrong_usage("no-path", "PATH...")
        return [*named]
    from htp.reading.documents import STANDARD_INPUT

    if files_from == STANDARD_INPUT and STANDARD_INPUT in named:
        raise wrong_usage("standard-input-twice", _OPTION)
    return [*named, *_listed(files_from, is_standard_input=files_from == STANDARD_INPUT)]


def _listed(file: str, *, is_standard_input: bool) -> list[str]:
    try:
        content = read_standard_input(_MAX_BYTES) if is_standard_input else _content_of(Path(file))
    except OSError as error:
        raise wrong_usage("paths-unreadable", _OPTION, file=file, reason=error.strerror) from error
    content = _in_utf_8(content)
    separator = b"\0" if b"\0" in content else b"\n"
    lines = (each.removesuffix(b"\r") for each in content.split(separator))
    return [os.fsdecode(each) for each in lines if each]


def _in_utf_8(content: bytes) -> bytes:
    """The list without the mark that a shell of Windows begins it with, which also says whether it is UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").encode("utf-8", "replace")
    return content.removeprefix(codecs.BOM_UTF8)


def _content_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MAX_BYTES)
