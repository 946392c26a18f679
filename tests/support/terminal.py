"""The program at a terminal, where there are pseudo-terminals."""

import os
import sys
from pathlib import Path
from typing import Any

import pexpect

from support.run_htp import hear_interrupts


class Terminal:
    """The program at a terminal, in a folder, with somebody who types."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        environment = {name: value for name, value in os.environ.items() if "COLOR" not in name}
        environment |= {"PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "120"}
        self._program: Any = pexpect.spawn(
            sys.executable,
            ["-m", "htp", *arguments],
            cwd=str(folder),
            env=environment,
            encoding="utf-8",
            timeout=30,
            dimensions=(60, 120),
            preexec_fn=hear_interrupts,
        )

    def answer(self, question: str, words: str = "") -> None:
        self.sees(question)
        self._program.expect_exact("> ")
        self._program.sendline(words)

    def sees(self, text: str) -> None:
        self._program.expect_exact(text)

    def waits(self) -> None:
        self._program.expect_exact("> ")

    def presses(self, key: str) -> None:
        self._program.sendcontrol(key)

    def ends(self) -> tuple[int, str]:
        """The exit code and what was shown since the last text that was looked for."""
        self._program.expect(pexpect.EOF)
        self._program.close()
        return self._program.exitstatus, self._program.before.replace("\r\n", "\n")
