"""The rulebook that a command works with, under the readings asked for.

Apart from the profiles, so that `htp rules` need not load their model.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import typer

from htp.cli.exit_codes import ExitCode
from htp.cli.messages import wrong_usage
from htp.cli.streams import write_diagnostics
from htp.errors import InvalidInput
from htp.reports import diagnostic_report
from htp.rulebook.model import Rulebook
from htp.rules import shipped_rulebook


def rulebook_with(overlay: Path | None, readings: Sequence[str] | None = None) -> Rulebook:
    """The rulebook with the overlay of that file, under those readings.

    A file that cannot be used ends the program with exit code 4, a reading that does not exist with 2.
    """
    rulebook = shipped_rulebook() if overlay is None else _overlaid(shipped_rulebook(), overlay)
    return rulebook.under(_options_of(readings, rulebook)) if readings else rulebook


def _options_of(readings: Sequence[str], rulebook: Rulebook) -> dict[str, str]:
    """The options of `--reading ID=OPTION`, by the id of the reading."""
    options: dict[str, str] = {}
    for written in readings:
        id_, _, option = written.partition("=")
        reading = rulebook.readings.get(id_)
        if reading is None:
            raise wrong_usage("unknown-reading", "--reading", reading=id_, known=", ".join(rulebook.readings))
        if option not in reading.options:
            values = {"reading": id_, "option": option, "known": ", ".join(reading.options)}
            raise wrong_usage("unknown-option-of-reading", "--reading", **values)
        if options.setdefault(id_, option) != option:
            raise wrong_usage("reading-taken-twice", "--reading", reading=id_)
    return options


@cache
def _overlaid(rulebook: Rulebook, overlay: Path) -> Rulebook:
    """Kept, because a page asks for it again, and for each language."""
    from htp.rulebook.overlay import overlaid_at

    try:
        return overlaid_at(rulebook, str(overlay), _content_of)
    except InvalidInput as error:
        write_diagnostics(diagnostic_report.render(error.diagnostics))
    raise typer.Exit(ExitCode.INVALID)


@cache
def _content_of(overlay: str) -> bytes:
    """Read once: a pipe has nothing to say the second time."""
    from htp.reading.opening import content_of

    return content_of(overlay)
