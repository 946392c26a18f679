"""The help of the program and of a command: examples first, then what it takes, in groups."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from htp.cli.streams import write_answer
from htp.language import HELP, translated

if TYPE_CHECKING:
    from htp.cli.options import Options

_WIDEST_EXAMPLE = 50
"""Columns of an example that still has its remark beside it."""
_GROUPS = {
    "InputOptions": "Input",
    "RulesOptions": "Facts and rules",
    "JobsOption": "Run",
    "RunOptions": "Run",
    "ScreenOptions": "Run",
    "Options": "Run",
}
"""The title of the options of a class, in the order of the help; those of any other are about the answer."""
USAGE = "Usage: "
SHOW_HELP = "Show this message and exit."
_ANSWER, _ARGUMENTS, _EXAMPLES, OPTIONS = "Answer", "Arguments", "Examples", "Options"
TITLES = (_EXAMPLES, *dict.fromkeys((_ARGUMENTS, _ANSWER, *_GROUPS.values())), OPTIONS)
"""Of the sections of a help, in their order."""
EXAMPLES = (
    ("htp init company.yaml", "answer questions about your company"),
    ("htp check company.yaml", "does it qualify, why, what does it cost"),
    ("htp check clients.xlsx", "a list of companies, the most urgent first"),
)
"""Those of the program as a whole."""


class HelpOnStandardOutput:
    """A command whose help goes to standard output as every other answer does."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = _show_help
            option.help = translated(HELP, SHOW_HELP)
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=translated(HELP, USAGE))


def _show_help(ctx: Any, _: object, is_asked_for: Any) -> None:
    if is_asked_for and not ctx.resilient_parsing:
        write_answer(f"{ctx.get_help()}\n")
        ctx.exit()


class CommandWithGroups(HelpOnStandardOutput, TyperCommand):
    """A command whose help lists options by the class of the request that has them."""

    request: "type[Options]"

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Without the braces around what has to be given."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        super().format_help_text(ctx, formatter)
        write_examples(self.request.EXAMPLES, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        group_by_name = {
            name: _GROUPS.get(owner.__name__, _ANSWER) for owner, name, _ in self.request.options_by_class()
        }
        records: dict[str, list[tuple[str, str]]] = {title: [] for title in TITLES}
        for parameter in self.get_params(ctx):
            is_argument = parameter.param_type_name == "argument"
            title = _ARGUMENTS if is_argument else group_by_name.get(parameter.name or "", "Run")
            if record := parameter.get_help_record(ctx):
                records[title].append(record)
        for title, found in records.items():
            if found:
                with formatter.section(translated(HELP, title)):
                    formatter.write_dl(found)


def write_examples(examples: Sequence[tuple[str, str]], formatter: Any) -> None:
    with formatter.section(translated(HELP, _EXAMPLES)):
        translated_remarks = [(command, translated(HELP, remark)) for command, remark in examples]
        formatter.write_dl(translated_remarks, col_max=_WIDEST_EXAMPLE)


def write_commands(groups: Mapping[str, Mapping[str, str]], formatter: Any) -> None:
    """The commands with a line for each, in columns of the same width in all groups."""
    width = max(len(name) for names in groups.values() for name in names)
    for title, summary_by_name in groups.items():
        with formatter.section(translated(HELP, title)):
            formatter.write_dl([(name.ljust(width), summary) for name, summary in summary_by_name.items()])


def say_help_in_language(command: Any) -> None:
    """What the help says of the options, in the language that is spoken."""
    for each in command.params:
        if text := getattr(each, "help", None):
            each.help = translated(HELP, text)
