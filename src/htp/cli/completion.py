"""`htp completion`: the script with which a shell completes what is typed.

The scripts are Typer's own. They ask the program for the words that fit, so a new option needs no new script.
"""

from enum import StrEnum
from typing import Annotated

import typer

from htp.cli.options import Options
from htp.cli.suggestions import COMPLETION_REQUEST


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_USE_BY_SHELL = {
    Shell.BASH: "Completion of htp for bash: source this file in ~/.bashrc.",
    Shell.ZSH: "Completion of htp for zsh: put this file, as _htp, into a folder of $fpath.",
    Shell.FISH: "Completion of htp for fish: put this file into ~/.config/fish/completions.",
    Shell.POWERSHELL: "Completion of htp for PowerShell: run this file in $PROFILE.",
}
_BASH_ANSWER = "    return 0\n"
_BASH_NO_BLANK = """    # A word that ends with = waits for its value: no blank follows.
    [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
"""
_ZSH_REGISTRATION = "compdef _htp_completion htp"
_ZSH_FIRST_ANSWER = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  # Read because of a first Tab, which Typer's own script leaves without an answer.
  _htp_completion "$@"
fi"""


class CompletionRequest(Options):
    """The options of `htp completion`."""

    HELP = "Print the script with which a shell completes what is typed."
    EXAMPLES = (
        ("htp completion bash >> ~/.bashrc", "from the next shell on"),
        ("htp completion fish > htp.fish", "a file for fish"),
    )

    shell: Annotated[Shell, typer.Argument(help="The shell that you use.")]


def completion(request: CompletionRequest) -> None:
    from htp.cli.streams import write_answer

    write_answer(script_for(request.shell))


def script_for(shell: Shell) -> str:
    """The script; it ends with a line feed."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="htp", complete_var=COMPLETION_REQUEST, shell=shell.value)
    use = f"# {_USE_BY_SHELL[shell]}\n"
    if shell is Shell.BASH:
        assert _BASH_ANSWER in script
        script = script.replace(_BASH_ANSWER, _BASH_NO_BLANK + _BASH_ANSWER)
    if shell is not Shell.ZSH:
        return f"{use}{script}\n"
    first_line, rest = script.split("\n", maxsplit=1)  # zsh looks for #compdef in the first line
    assert rest.endswith(_ZSH_REGISTRATION)
    return f"{first_line}\n{use}{rest}{_ZSH_FIRST_ANSWER}\n"
