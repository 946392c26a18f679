"""Writes the files of completions/: run `python tests/write_completions.py` when `htp completion` has changed."""

from pathlib import Path

from htp.cli.completion import Shell, script_for

FOLDER = Path(__file__).parent.parent / "completions"
_SHELL_BY_FILE = {"htp.bash": Shell.BASH, "_htp": Shell.ZSH, "htp.fish": Shell.FISH, "htp.ps1": Shell.POWERSHELL}


def completions() -> dict[str, str]:
    """The scripts by file name."""
    return {file: script_for(shell) for file, shell in _SHELL_BY_FILE.items()}


if __name__ == "__main__":
    for name, text in completions().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)  # noqa: T201 - a script of its own, not a part of the program
