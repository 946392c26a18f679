"""Reports as inputs: opened by path or from standard input, and what is wrong with them said."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.language_choice import LANGUAGE_OPTION
from htp.cli.options import InputOptions, RulesOptions, options_typed
from htp.cli.streams import read_standard_input, write_diagnostics
from htp.errors import InvalidInput
from htp.language import ENGLISH, codes_in
from htp.reading.documents import STANDARD_INPUT
from htp.reading.listing import is_read_once
from htp.reading.report_file import ReportFile, copy_of, report_at

if TYPE_CHECKING:
    from htp.reports.read_back import Origin


def report_of_path(path: str) -> ReportFile:
    """The report of that path, or from standard input; raises InvalidInput."""
    if path == STANDARD_INPUT:
        return report_at("<stdin>", partial(copy_of, read_standard_input))
    return report_at(path, partial(_opened, path))


def _opened(path: str) -> IO[bytes]:
    """The file, or a copy of what can be read only once."""
    file = Path(path).open("rb")  # noqa: SIM115 - it is read until the program ends
    if not is_read_once(path):
        return file
    with file:
        return copy_of(file.read)


_OWN = frozenset({"--format", "--only", "--sort", "--summary", "--stdin-filename", "--output", LANGUAGE_OPTION})
"""The options of `htp check` and `htp report` themselves."""


def options_of(origin: "Origin") -> dict[str, object]:
    """The options that say which companies were assessed, and how; raises KeyError and ValueError for unknown ones."""
    typed = [each for each in origin.options if each[0] not in _OWN]
    return options_typed(typed, InputOptions, RulesOptions)


def languages_of(origin: "Origin") -> tuple[str, ...]:
    """The languages that the report is in, the first of them first; raises ValueError for an unknown one."""
    return codes_in(dict(origin.options).get(LANGUAGE_OPTION) or ENGLISH)


@contextmanager
def ending_where_unreadable() -> Iterator[None]:
    """Says what is wrong with a report, and ends the program with exit code 4."""
    try:
        yield
    except InvalidInput as error:
        from htp.reports import diagnostic_report

        write_diagnostics(diagnostic_report.render(error.diagnostics))
        raise typer.Exit(ExitCode.INVALID) from error
