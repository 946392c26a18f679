"""The manual page, from the help of the program; `python tests/write_completions.py` writes it."""

import re
from collections.abc import Iterator
from typing import Any

import typer

from htp.cli.app import app
from htp.cli.command_help import EXAMPLES
from htp.cli.commands import GROUPS
from htp.cli.exit_codes import MEANINGS
from htp.reports.topics import Topic, page


def man_page() -> str:
    """The page in the language of man(7), the same for every version of Typer and of the program."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    program = typer.main.get_command(app)
    assert isinstance(program, typer.core.TyperGroup)
    context = program.context_class(program, info_name="htp")
    yield from (
        '.\\" Written by tests/write_completions.py from the help of the program.',
        '.TH HTP 1 "" htp "User Commands"',
    )
    yield from (".SH NAME", "htp \\- check whether a company qualifies for the High Technology Park of Kyrgyzstan")
    yield from (".SH SYNOPSIS", ".B htp", r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]")
    yield from (".SH DESCRIPTION", _text(program.help or ""))
    yield ".SH EXAMPLES"
    for example, remark in EXAMPLES:
        yield from (".TP", rf"\fB{_text(example)}\fR", _text(remark))
    for title, names in GROUPS.items():
        yield f'.SH "{_text(title).upper()}"'
        for name in names:
            command = program.get_command(context, name)
            assert command is not None
            yield from _command(name, command)
    yield ".SH EXIT STATUS"
    for code, meaning in MEANINGS.items():
        yield from (".TP", rf"\fB{code.value}\fR", _text(meaning))
    yield ".SH ENVIRONMENT"
    for row in re.findall(r"^\| ([A-Z_, ]+) \| (.*) \|$", page(Topic.ENVIRONMENT), re.MULTILINE):
        yield from (".TP", rf"\fB{_text(row[0])}\fR", _text(row[1].replace("`", "")))
    yield from (".SH SEE ALSO", r"\fBhtp help\fR lists the pages of the reference.")


def _command(name: str, command: Any) -> Iterator[str]:
    context = command.context_class(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f'.SS "htp {name} {_text(usage)}"', _text(command.help or ""))
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            yield from (".TP", rf"\fB{_text(record[0])}\fR", _text(record[1]))


def _text(text: str) -> str:
    """The text on one line, with nothing in it that the typesetter would act on."""
    on_one_line = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    in_ascii = "".join(each if each.isascii() else rf"\[u{ord(each):04X}]" for each in on_one_line)
    return in_ascii if in_ascii[:1] not in (".", "'") else rf"\&{in_ascii}"
