"""The program watched while it runs: what it and its workers open, write, start and connect to."""

import os
from ast import literal_eval
from pathlib import Path
from typing import NamedTuple

from support.run_htp import Run, environment, htp

_WATCHER = """
import os, sys

_notes = os.open(os.environ["NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_WATCHED = ("open", "os.", "shutil.", "tempfile.", "socket.", "subprocess.", "pty.", "urllib.", "ctypes.")


def _note(event, arguments):
    if event.startswith(_WATCHED):
        subject = arguments[0] if arguments else ""
        path = os.fsdecode(subject) if isinstance(subject, (str, bytes, os.PathLike)) else ""
        flags = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
        number = int(arguments[1]) if event == "socket.__new__" else flags
        os.write(_notes, ascii((event, path, number, os.getpid())).encode() + b"\\n")


sys.addaudithook(_note)
"""


class Event(NamedTuple):
    """Something that Python's audit events tell of: https://docs.python.org/3/library/audit_events.html."""

    name: str
    path: str
    """Or what else the event is about; empty where that is no text, as for a file that is open already."""
    number: int
    """The flags with which a file was opened, the family of a socket."""
    process: int

    @property
    def is_opening_to_write(self) -> bool:
        return self.name == "open" and bool(self.number & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def watched(*arguments: str | Path, folder: Path, stdin: str = "") -> tuple[Run, list[Event]]:
    """The program as `htp` runs it, and what was noted of it; Python writes no compiled modules meanwhile."""
    beside = folder.parent / f"{folder.name}-watcher"
    beside.mkdir(exist_ok=True)
    (beside / "sitecustomize.py").write_text(_WATCHER, encoding="utf-8")
    notes = beside / "notes"
    notes.write_bytes(b"")
    search = os.pathsep.join(filter(None, (str(beside), environment().get("PYTHONPATH"))))
    run = htp(*arguments, folder=folder, stdin=stdin, PYTHONPATH=search, PYTHONDONTWRITEBYTECODE="1", NOTES=str(notes))
    events = [Event(*literal_eval(line)) for line in notes.read_text(encoding="ascii").splitlines()]
    assert events, "the watcher was not there"
    return run, events


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in the folder: by path, its kind and permissions, its content or where it leads."""
    found = {}
    for path in folder.rglob("*"):
        content = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (path.lstat().st_mode, content)
    return found
