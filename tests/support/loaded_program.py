"""The program, loaded once and forked for each run: most of what a start costs is paid for one time only."""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import BinaryIO, NamedTuple

_SOCKET = "HTP_TEST_SOCKET"
MEASURING = "COVERAGE_PROCESS_CONFIG"
"""The variable that makes coverage measure a process; `pytest --cov` sets it."""
_MOST_BYTES = 1 << 20


class Ended(NamedTuple):
    """What the program wrote, and its exit code; that of a program that a signal ended is below zero."""

    code: int
    stdout: bytes
    stderr: bytes


@dataclass(frozen=True, slots=True)
class _Request:
    words: Sequence[str]
    folder: str
    variables: dict[str, str]


class LoadedProgram:
    """A process with the program loaded and nothing done yet; each run is a copy of it, with streams of its own."""

    def __init__(self, variables: dict[str, str]) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**variables, _SOCKET: str(theirs.fileno())},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        theirs.close()

    def run(
        self, words: Sequence[str], folder: Path | None, variables: dict[str, str], stdin: bytes, patience: float
    ) -> Ended:
        """The program run with those words; raises TimeoutError if it takes longer than `patience` seconds."""
        request = json.dumps({"words": list(words), "folder": str(folder or Path.cwd()), "variables": variables})
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        ours_err, theirs_err = os.pipe()
        socket.send_fds(self._socket, [request.encode()], [theirs_in, theirs_out, theirs_err])
        for each in (theirs_in, theirs_out, theirs_err):
            os.close(each)
        out, err = _Reading(os.fdopen(ours_out, "rb")), _Reading(os.fdopen(ours_err, "rb"))
        writing = Thread(target=_write, args=(os.fdopen(ours_in, "wb"), stdin), daemon=True)
        writing.start()
        self._socket.settimeout(patience)
        try:
            code = int(self._socket.recv(_MOST_BYTES))
        except TimeoutError:  # the exit code of this run must never be taken for that of the next
            os.killpg(self._process.pid, signal.SIGKILL)
            raise
        return Ended(code, out.all(), err.all())


class _Reading(Thread):
    """Reads a stream to its end while something else is done."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._read = b""
        self.start()

    def run(self) -> None:
        with self._stream:
            self._read = self._stream.read()

    def all(self) -> bytes:
        self.join()
        return self._read


def _write(stream: BinaryIO, text: bytes) -> None:
    try:
        with stream:
            stream.write(text)
    except BrokenPipeError:  # the program does not read it, or not to its end
        pass


def _copies_itself(asked: socket.socket) -> _Request:
    """Answers each request with the exit code of a copy of this process; returns in the copies only."""
    while True:
        message, streams, *_ = socket.recv_fds(asked, _MOST_BYTES, 3)
        if not message:
            os._exit(0)
        child = os.fork()
        if not child:
            asked.close()
            for stream, standard in zip(streams, (0, 1, 2), strict=True):
                os.dup2(stream, standard)
                os.close(stream)
            return _Request(**json.loads(message))
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(request: _Request) -> None:
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.variables)
    sys.argv[1:] = request.words
    if MEASURING in os.environ:
        process_startup(force=True)


if __name__ == "__main__":
    # What most commands need; a run that is measured finds it loaded, so each command is also started afresh.
    from coverage import process_startup

    import htp.cli.check
    import htp.company.profile
    import htp.reports.terminal  # noqa: F401 - to have them loaded is all that is wanted
    from htp.cli.app import run
    from htp.rules import shipped_rulebook

    shipped_rulebook()
    gc.freeze()
    with socket.socket(fileno=int(os.environ.pop(_SOCKET))) as _asked:
        _become(_copies_itself(_asked))
    run()
