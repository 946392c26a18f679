"""Writes the shell completions: run `python tests/write_completions.py` after Typer or a name here has changed.

The scripts are Typer's own. They ask the program for the words that fit, so a new option needs no new script.
"""

from pathlib import Path

from typer._completion_shared import get_completion_script

from htp.cli.app import COMPLETION_REQUEST, app

FOLDER = Path(__file__).parent.parent / "completions"
_SHELL_BY_FILE = {"htp.bash": "bash", "_htp": "zsh", "htp.fish": "fish", "htp.ps1": "powershell"}
_USE_BY_SHELL = {
    "bash": "Completion of htp for bash: source this file in ~/.bashrc.",
    "zsh": "Completion of htp for zsh: put this file, as _htp, into a folder of $fpath.",
    "fish": "Completion of htp for fish: put this file into ~/.config/fish/completions.",
    "powershell": "Completion of htp for PowerShell: run this file in $PROFILE.",
}
_ZSH_REGISTRATION = "compdef _htp_completion htp"
_ZSH_FIRST_ANSWER = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  # Read because of a first Tab, which Typer's own script leaves without an answer.
  _htp_completion "$@"
fi"""


def completions() -> dict[str, str]:
    """The scripts by file name."""
    return {file: _script(shell) for file, shell in _SHELL_BY_FILE.items()}


def _script(shell: str) -> str:
    assert app.info.name == "htp"
    script = get_completion_script(prog_name=app.info.name, complete_var=COMPLETION_REQUEST, shell=shell)
    use = f"# {_USE_BY_SHELL[shell]}\n"
    if shell != "zsh":
        return f"{use}{script}\n"
    first_line, rest = script.split("\n", maxsplit=1)  # zsh looks for #compdef in the first line
    assert rest.endswith(_ZSH_REGISTRATION)
    return f"{first_line}\n{use}{rest}{_ZSH_FIRST_ANSWER}\n"


if __name__ == "__main__":
    for name, text in completions().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)  # noqa: T201 - a script of its own, not a part of the program
