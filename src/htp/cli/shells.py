"""How the shells are answered that ask for the words which fit: as Typer does, and values behind `--option=` too."""

from typer import _completion_classes as typer_classes
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_EQUALS = "="
_WITHOUT_BLANK = "compadd -S '' --"
"""How zsh takes words that another one is written right behind: no blank follows."""


class _Bash(typer_classes.BashComplete):
    """bash breaks a word at `=` and replaces only what stands behind it."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        if incomplete == _EQUALS:
            return args, ""
        return (args[:-1] if args[-1:] == [_EQUALS] else args), incomplete


class _ValueBehindEquals(ShellComplete):
    """The other shells replace the whole word, so the option is part of every answer."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        option, equals, value = incomplete.partition(_EQUALS)
        if not equals or not option.startswith("-"):
            return super().get_completions(args, incomplete)
        items = super().get_completions([*args, option], value)
        return [CompletionItem(f"{option}={each.value}", each.type, each.help) for each in items]


class _Zsh(_ValueBehindEquals, typer_classes.ZshComplete):
    def complete(self) -> str:
        args, incomplete = self.get_completion_args()
        open_words = [each.value for each in self.get_completions(args, incomplete) if each.value.endswith(_EQUALS)]
        return f"{_WITHOUT_BLANK} {' '.join(open_words)}" if open_words else super().complete()


class _Fish(_ValueBehindEquals, typer_classes.FishComplete):
    pass


class _PowerShell(_ValueBehindEquals, typer_classes.PowerShellComplete):
    pass


def answer_shells() -> None:
    """Make these the classes by which Typer answers."""
    for shell in (_Bash, _Zsh, _Fish, _PowerShell):
        add_completion_class(shell, shell.name)
    add_completion_class(_PowerShell, "pwsh")
