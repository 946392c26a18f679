"""The file of `--output`: refused before anything is read where it is an input, by whatever name."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from htp.cli.messages import wrong_usage
from htp.cli.options import InputOptions
from htp.reading.listing import FileId, id_of, identity_of


def refuse_input(file: Path, request: InputOptions) -> None:
    """Wrong usage where the file would be written over an input, or over standard output.

    A report of before in a folder that is checked is no input, so it can be written anew.
    """
    identity = _identity(file)
    if identity is None:
        return
    with suppress(OSError, AttributeError, ValueError):
        if identity == id_of(os.fstat(sys.stdout.fileno())):
            raise wrong_usage("output-is-standard-output", "--output", file=file)
    for path in _inputs(request):
        if identity_of(path) == identity and not (_is_report(path) and path not in request.paths):
            raise wrong_usage("output-is-input", "--output", file=file, path=path)


def _identity(file: Path) -> FileId | None:
    try:
        return id_of(file.stat())
    except (OSError, ValueError):
        return None


def _inputs(request: InputOptions) -> Iterator[str]:
    """The files that the command reads, those in folders too."""
    from htp.reading.listing import File, files_at

    for named in (request.rulebook_file, request.mapping):
        if named is not None:
            yield str(named)
    for path in request.paths:
        yield from (each.path for each in files_at(path) if isinstance(each, File))


def _is_report(path: str) -> bool:
    """Whether the file is a report that this program has written."""
    from htp.document import LeftOut
    from htp.reading.documents import StandardInput, documents_in, inputs_below

    nothing = StandardInput(lambda _: b"")
    first = next((found for each in inputs_below((path,), nothing) for found in documents_in(each)), None)
    return isinstance(first, LeftOut) and first.id == "left-out.own-report"
