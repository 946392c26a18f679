"""Writes the files of completions/: run `python tests/write_completions.py` where a help has changed."""

from pathlib import Path

from man_page import man_page

from htp.cli.completion import Shell, script_for

FOLDER = Path(__file__).parent.parent / "completions"
_SHELL_BY_FILE = {"htp.bash": Shell.BASH, "_htp": Shell.ZSH, "htp.fish": Shell.FISH, "htp.ps1": Shell.POWERSHELL}


def completions() -> dict[str, str]:
    """The scripts, and the manual page, by file name."""
    return {**{file: script_for(shell) for file, shell in _SHELL_BY_FILE.items()}, "htp.1": man_page()}


if __name__ == "__main__":
    for name, text in completions().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)  # noqa: T201 - a script of its own, not a part of the program
